"""The buttons above the chosen entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dictation_app.ui import history_words, icons, theme
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, glyph_size, set_role
from dictation_app.ui.theme import SPACE
from dictation_app.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance

    from dictation_app.history import Entry

_COPIED_MS = 1500


def push_button(text: str, name: str, clicked: Callable[[], None] | SignalInstance, *, role: str) -> QPushButton:
    """A button with a name for screen readers; Enter presses it, too."""
    # The blank keeps the picture away from the word; a style sheet has no property for it.
    button = QPushButton(f" {text}" if role == "quiet" else text)
    button.setAccessibleName(name)
    button.setAutoDefault(True)
    button.clicked.connect(clicked)
    set_role(button, role)
    return button


def button_row(*buttons: QPushButton, gap_px: int) -> QWidget:
    """Buttons beside each other, in as many rows as it takes."""
    row = QWidget()
    layout = FlowLayout(gap_px=gap_px)
    row.setLayout(layout)
    for button in buttons:
        layout.addWidget(button)
    return row


def _where_it_goes() -> str:
    return translate(
        "history",
        "Hides this window and puts the text into the window you used before it. You are told where it went; if that "
        "window does not take it, it is on the clipboard.",
    )


class DeleteQuestion(QWidget):
    """Asks before anything is deleted."""

    confirmed = Signal()
    left = Signal()
    """It is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._question = Text(role="strong", wrap=True)
        self._keep = push_button(self.tr("&Keep"), self.tr("Keep, do not delete"), self.left, role="")
        delete = push_button(self.tr("&Delete for good"), self.tr("Delete for good"), self.confirmed, role="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._question)
        column.addWidget(button_row(delete, self._keep, gap_px=SPACE))

    def ask(self, count: int) -> None:
        """Ask of so many; Enter keeps them."""
        self._question.setText(history_words.really_delete(count))
        self._keep.setFocus()


class EntryTools(QWidget):
    """What can be done with what is chosen; asks by signals."""

    copy_wanted = Signal()
    insert_wanted = Signal()
    correct_wanted = Signal()
    star_wanted = Signal()
    delete_wanted = Signal()
    again_wanted = Signal()
    insert_held_back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied.timeout.connect(self._dress)
        self._copy = self._add(self.tr("&Copy"), self.tr("Copy text"), self.copy_wanted)
        self._insert = self._add(self.tr("&Insert again"), self.tr("Insert text again"), self.insert_wanted)
        self._insert.setToolTip(_where_it_goes())
        self._correct = self._add(self.tr("C&orrect"), self.tr("Correct text"), self.correct_wanted)
        self._star = self._add(
            self.tr("S&tar"), self.tr("Star: is kept when old dictations are deleted"), self.star_wanted
        )
        self._star.setToolTip(self.tr("What has a star is kept when old dictations are deleted."))
        self._star.setCheckable(True)
        self._delete = self._add(self.tr("&Delete"), self.tr("Delete dictation"), self.delete_wanted)
        self._again = self._add(
            self.tr("Transcribe a&gain…"), self.tr("Transcribe again with another model or language"), self.again_wanted
        )
        self._insert_held_back = self._add(
            self.tr("Insert &what was held back"), self.tr("Insert what was held back"), self.insert_held_back_wanted
        )
        self._insert_held_back.setToolTip(_where_it_goes())
        layout = FlowLayout(gap_px=0)
        self.setLayout(layout)
        self._pictures = {
            self._copy: "copy",
            self._insert: "insert",
            self._correct: "correct",
            self._star: "star",
            self._delete: "delete",
            self._again: "again",
            self._insert_held_back: "insert",
        }
        for button in self._pictures:
            layout.addWidget(button)
        self._dress()

    def _add(self, text: str, name: str, clicked: SignalInstance) -> QPushButton:
        return push_button(text, name, clicked, role="quiet")

    def show_entries(self, entries: Sequence[Entry], *, has_sound: bool, is_working: bool) -> None:
        """Offer what can be done with these; `is_working`: one entry is being transcribed again."""
        entry = entries[0] if len(entries) == 1 else None
        for button in (self._insert, self._correct, self._star):
            button.setVisible(entry is not None)
        self._again.setVisible(entry is not None and has_sound)
        self._again.setDisabled(is_working)
        self._again.setToolTip(
            self.tr("One dictation is transcribed again already.")
            if is_working
            else self.tr("With another model or language. The old text is kept.")
        )
        self._insert_held_back.setVisible(entry is not None and bool(history_words.left_out(entry)))
        has_text = any(history_words.shown_text(each) for each in entries)
        for button in (self._copy, self._insert, self._correct):
            button.setEnabled(has_text)
        self._star.setChecked(entry is not None and entry.is_starred)
        self._dress()

    def say_copied(self) -> None:
        """The text is on the clipboard."""
        self._copied.start()
        self._dress()

    def _dress(self) -> None:
        colours = theme.tokens()
        is_copied = self._copied.isActive()
        # As wide as before, so that no other button moves away under the mouse.
        self._copy.setMinimumWidth(self._copy.sizeHint().width() if is_copied else 0)
        self._copy.setText(f" {self.tr('&Copied') if is_copied else self.tr('&Copy')}")
        for button, name in self._pictures.items():
            glyph = "star-filled" if button is self._star and button.isChecked() else name
            if button is self._copy and is_copied:
                glyph = "check"
            button.setIcon(icons.glyph(glyph, colours.accent_text if button.isEnabled() else colours.disabled))
            button.setIconSize(glyph_size(self))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
