"""The chosen entry of the history: its whole text, what became of it, and what can be done with it.

It asks before it deletes, and corrects, in its own place: no dialog comes up. While either is under way it says so by
`is_busy`, and shows no other entry until that has ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dictation_app.ui import history_words, icons, theme
from dictation_app.ui.cards import Glyph, Text, glyph_size, polish_again, set_role, set_up_text
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from dictation_app.history import Entry


class _WholeText(QPlainTextEdit):
    """As high as its text: what is around it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)

    def fit(self) -> None:
        """Take the height of all lines; Qt counts them instead of pixels."""
        lines = round(self.document().documentLayout().documentSize().height())
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        self.setFixedHeight(max(1, lines) * self.fontMetrics().lineSpacing() + around + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Other widths make other lines."""
        super().resizeEvent(event)
        self.fit()


class EntryDetails(QWidget):
    """Shows one `Entry`, or says how many are chosen; asks by signals."""

    copy_requested = Signal(str)
    insert_requested = Signal(str, str)
    """Text and language."""
    correct_requested = Signal(int, str)
    star_requested = Signal(int, bool)
    delete_requested = Signal(list)
    busy_changed = Signal(bool)

    def __init__(self, today: Callable[[], QDate]) -> None:
        super().__init__()
        self._today = today
        self._entries: tuple[Entry, ...] = ()
        self._is_correcting = self._is_asking = False
        self.setAccessibleName(self.tr("Chosen dictation"))
        self._make_buttons()
        self._text = _WholeText()
        set_up_text(self._text, self.tr("Text of the dictation"))
        self._text.cursorPositionChanged.connect(self._follow_cursor)
        self._text.textChanged.connect(self._on_text)
        self._text.installEventFilter(self)
        self._how_many = Text(role="strong", wrap=True)
        self._question = Text(role="strong", wrap=True)
        self._icon = Glyph()
        self._delivery = Text(role="secondary", wrap=True)
        self._held_back = Text(role="caution", wrap=True)
        self._as_written = Text(role="secondary", wrap=True)
        self._facts = Text(role="secondary", wrap=True)
        self._lay_out()
        self._arrange()
        self._dress()

    def _make_buttons(self) -> None:
        self._copy = _button(self.tr("&Copy"), self.tr("Copy text"), self._on_copy)
        self._insert = _button(self.tr("&Insert again"), self.tr("Insert text again"), self._on_insert)
        self._insert.setToolTip(self.tr("Puts this text into the window you used before."))
        self._correct = _button(self.tr("C&orrect"), self.tr("Correct text"), self.correct)
        self._star = _button(self.tr("S&tar"), self.tr("Star: is kept when old dictations are deleted"), self.star)
        self._star.setToolTip(self.tr("What has a star is kept when old dictations are deleted."))
        self._star.setCheckable(True)
        self._delete = _button(self.tr("&Delete"), self.tr("Delete dictation"), self.ask_to_delete)
        self._save = _button(self.tr("&Save"), self.tr("Save correction"), self._on_save, role="primary")
        self._save.setToolTip(self.tr("Ctrl+Enter"))
        self._cancel = _button(self.tr("Cance&l"), self.tr("Cancel correction"), self.end_work, role="")
        self._really = _button(self.tr("&Delete for good"), self.tr("Delete for good"), self._on_delete, role="primary")
        self._keep = _button(self.tr("&Keep"), self.tr("Keep, do not delete"), self.end_work, role="")
        self._insert_held_back = _button(
            self.tr("Insert &what was held back"), self.tr("Insert what was held back"), self._on_insert_held_back
        )
        self._quiet = {
            self._copy: "copy",
            self._insert: "insert",
            self._correct: "correct",
            self._star: "star",
            self._delete: "delete",
            self._insert_held_back: "insert",
        }

    def _lay_out(self) -> None:
        self._tools = _row(
            self._copy, self._insert, self._correct, self._star, self._delete, self._insert_held_back, gap_px=0
        )
        self._saving = _row(self._save, self._cancel, gap_px=SPACE)
        self._asking = _row(self._really, self._keep, gap_px=SPACE)
        self._outcome = QWidget()
        outcome = QHBoxLayout(self._outcome)
        outcome.setContentsMargins(0, 0, 0, 0)
        outcome.setSpacing(SPACE)
        outcome.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        outcome.addWidget(self._delivery, 1)
        self._field = QFrame()
        self._field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._around_text = QVBoxLayout(self._field)
        self._around_text.addWidget(self._text)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(SPACE, 0, SPACE // 2, 0)
        column.setSpacing(SPACE)
        for widget in (self._how_many, self._field, self._outcome, self._held_back, self._as_written, self._facts):
            column.addWidget(widget)
        column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._content)
        work = QVBoxLayout()
        work.setContentsMargins(SPACE, SPACE // 2, SPACE // 2, 0)
        work.setSpacing(SPACE)
        for widget in (self._question, self._asking, self._saving):
            work.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
        whole.setSpacing(SPACE // 2)
        whole.addWidget(self._tools)
        whole.addLayout(work)
        whole.addWidget(self._scroll, 1)

    @property
    def is_busy(self) -> bool:
        """Whether it waits for the user to save or cancel, to delete or keep."""
        return self._is_correcting or self._is_asking

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what is chosen; selection and scrolling of the text stay where it is still the same."""
        chosen = tuple(entries)
        if self.is_busy or chosen == self._entries:
            return
        before, self._entries = self._entries, chosen
        text = history_words.shown_text(chosen[0]) if len(chosen) == 1 else ""
        is_same = [entry.id for entry in before] == [entry.id for entry in chosen]
        if not is_same or text != self._text.toPlainText():
            self._text.setPlainText(text)
        if not is_same:
            self._scroll.verticalScrollBar().setValue(0)
        self._arrange()
        self._dress()

    def copy(self) -> None:
        """Ask for what is chosen on the clipboard; of several, oldest first."""
        self._on_copy()

    def correct(self) -> None:
        """Let the user change the text."""
        if self.is_busy or len(self._entries) != 1 or not self._text.toPlainText():
            return
        self._is_correcting = True
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self._text.setReadOnly(False)
        self._text.setFocus()
        self._start_work()

    def star(self) -> None:
        """Ask for a star, or for its removal."""
        if len(self._entries) == 1 and not self.is_busy:
            entry = self._entries[0]
            self._star.setChecked(entry.is_starred)  # until the store has done it
            self.star_requested.emit(entry.id, not entry.is_starred)

    def ask_to_delete(self) -> None:
        """Ask whether it is to go for good."""
        if self._entries and not self.is_busy:
            self._is_asking = True
            self._start_work()
            self._keep.setFocus()

    def _start_work(self) -> None:
        self._arrange()
        self._dress()
        self.busy_changed.emit(True)

    def end_work(self) -> None:
        """Back to reading, with the text as the history has it; what was not saved is gone."""
        self._is_correcting = self._is_asking = False
        self._text.setReadOnly(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text = history_words.shown_text(self._entries[0]) if len(self._entries) == 1 else ""
        if text != self._text.toPlainText():
            self._text.setPlainText(text)
        self._arrange()
        self._dress()
        self.busy_changed.emit(False)

    def _on_copy(self) -> None:
        texts = [text for entry in reversed(self._entries) if (text := history_words.shown_text(entry))]
        if texts:
            self.copy_requested.emit("\n\n".join(texts))

    def _on_insert(self) -> None:
        entry = self._entries[0]
        self.insert_requested.emit(history_words.shown_text(entry), entry.language)

    def _on_insert_held_back(self) -> None:
        entry = self._entries[0]
        self.insert_requested.emit(entry.withheld_text, entry.language)

    def _on_save(self) -> None:
        entry, text = self._entries[0], self._text.toPlainText().strip()
        if not self._save.isEnabled():
            return
        self.end_work()
        self.correct_requested.emit(entry.id, text)

    def _on_delete(self) -> None:
        ids = [entry.id for entry in self._entries]
        self.end_work()
        self.delete_requested.emit(ids)

    def _on_text(self) -> None:
        if self._is_correcting:
            self._save.setEnabled(self._text.toPlainText().strip() not in {"", self._entries[0].text})

    def _follow_cursor(self) -> None:
        if self._text.hasFocus():
            place = self._text.mapTo(self._content, self._text.cursorRect().center())
            self._scroll.ensureVisible(place.x(), place.y(), 0, self._text.fontMetrics().lineSpacing())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """While a text is corrected, Ctrl+Enter saves and Escape cancels."""
        if self._is_correcting and watched is self._text and isinstance(event, QKeyEvent):
            is_press = event.type() is QEvent.Type.KeyPress
            if event.key() == Qt.Key.Key_Escape:
                if is_press:
                    self.end_work()
                return is_press
            is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if is_control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if is_press:
                    self._on_save()
                return is_press
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Escape keeps what was about to be deleted, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape and self.is_busy:
            self.end_work()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        entry = self._entries[0] if len(self._entries) == 1 else None
        is_reading = not self.is_busy
        several = len(self._entries) > 1
        self._how_many.setText(self.tr("{count} dictations are chosen.").format(count=len(self._entries)))
        self._how_many.setVisible(several and is_reading)
        self._question.setText(
            self.tr("Delete these {count} dictations for good?").format(count=len(self._entries))
            if several
            else self.tr("Delete this dictation for good?")
        )
        for widget in (self._question, self._asking):
            widget.setVisible(self._is_asking)
        self._tools.setVisible(bool(self._entries) and is_reading)
        for button in (self._insert, self._correct, self._star):
            button.setVisible(entry is not None)
        self._insert_held_back.setVisible(entry is not None and bool(history_words.left_out(entry)))
        self._saving.setVisible(self._is_correcting)
        self._save.setEnabled(False)
        self._field.setVisible(entry is not None)
        set_role(self._field, "field" if self._is_correcting else "")
        margin = SPACE // 2 if self._is_correcting else 0
        self._around_text.setContentsMargins(margin, margin, margin, margin)
        is_withheld = entry is not None and not _is_usual(entry)
        if self._text.property("withheld") != is_withheld:
            self._text.setProperty("withheld", is_withheld)
            polish_again(self._text)
        told = (
            (self._delivery, "" if entry is None else history_words.delivery(entry)),
            (self._held_back, "" if entry is None else history_words.held_back(entry)),
            (self._as_written, "" if entry is None else history_words.as_written(entry)),
            (self._facts, "" if entry is None else history_words.facts(entry, self._today())),
        )
        for label, text in told:
            label.setText(text)
            label.setVisible(bool(text) and not self._is_correcting)
        self._outcome.setVisible(bool(self._delivery.text()) and not self._is_correcting)
        has_text = any(history_words.shown_text(entry) for entry in self._entries)
        for button in (self._copy, self._insert, self._correct):
            button.setEnabled(has_text)
        self._star.setChecked(entry is not None and entry.is_starred)

    def _dress(self) -> None:
        colours = theme.tokens()
        for button, name in self._quiet.items():
            glyph = "star-filled" if button is self._star and button.isChecked() else name
            button.setIcon(icons.glyph(glyph, colours.accent_text if button.isEnabled() else colours.disabled))
            button.setIconSize(glyph_size(self))
        sign = history_words.mark(self._entries[0]) if len(self._entries) == 1 else None
        is_trouble = sign is not None and sign.is_trouble
        set_role(self._delivery, "caution" if is_trouble else "secondary")
        self._icon.show_glyph(
            "check" if sign is None else sign.glyph, colours.warning_text if is_trouble else colours.secondary
        )
        self._text.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()


def _is_usual(entry: Entry) -> bool:
    """Whether the text shown was meant to go out."""
    return not history_words.is_held_back(entry) or bool(history_words.left_out(entry))


def _button(text: str, name: str, clicked: Callable[[], None], *, role: str = "quiet") -> QPushButton:
    # The blank keeps the picture away from the word; a style sheet has no property for it.
    button = QPushButton(f" {text}" if role == "quiet" else text)
    button.setAccessibleName(name)
    button.setAutoDefault(True)
    button.clicked.connect(clicked)
    set_role(button, role)
    return button


def _row(*buttons: QPushButton, gap_px: int) -> QWidget:
    row = QWidget()
    layout = FlowLayout(gap_px=gap_px)
    row.setLayout(layout)
    for button in buttons:
        layout.addWidget(button)
    return row
