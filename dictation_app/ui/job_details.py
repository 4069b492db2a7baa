"""JobDetails: the chosen file: how it stands, its text as it comes, what came of it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dictation_app.ui import files_words, icons, theme
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.history_tools import button_row, push_button
from dictation_app.ui.job_deeds import Deed, has_text, look
from dictation_app.ui.labels import Text, glyph_size, set_up_text
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.file_jobs import FileJob
    from dictation_app.ui.files_words import Usual
    from dictation_app.values.speech import Segment

_TEXT_LINES, _LEAST_TEXT_LINES = 4, 2
"""Where there is room, and where there is none."""
_PARAGRAPH_S = 2.0
_ALL_ROOM = 1000
"""Beside it a stretch of 1 gets nothing."""


class _SmallText(QPlainTextEdit):
    """It takes what room there is, and asks for no more than its smallest height."""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return QSize(super().sizeHint().width(), self.minimumHeight())


class JobDetails(QScrollArea):
    """Shows what is chosen; asks by signals. It scrolls where it does not fit."""

    wanted = Signal(Deed)
    removal_confirmed = Signal(tuple)
    """Ids"""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Chosen file"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._chosen: tuple[FileJob, ...] = ()
        self._last: Segment | None = None
        """Of the text shown."""
        self._to_remove: tuple[int, ...] = ()
        self._name, self._story = Text(role="strong", wrap=True), Text(role="secondary", wrap=True)
        self._problem = Text(role="caution", wrap=True)
        self._text = _SmallText()
        set_up_text(self._text, self.tr("Text so far"))
        self._written = Text(role="secondary", wrap=True)
        self._buttons = {deed: self._make_button(deed) for deed in Deed}
        self._tools = QWidget()
        flow = FlowLayout(gap_px=0)
        self._tools.setLayout(flow)
        for button in self._buttons.values():
            flow.addWidget(button)
        self._question = QWidget()
        self._ask = Text(role="strong", wrap=True)
        self._keep = push_button(self.tr("&Keep"), self.tr("Keep, do not remove"), self.end_question, role="")
        remove = push_button(self.tr("Re&move"), self.tr("Remove, delete the text"), self._on_removed, role="primary")
        asking = QVBoxLayout(self._question)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(SPACE)
        asking.addWidget(self._ask)
        asking.addWidget(button_row(remove, self._keep, gap_px=SPACE))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE // 2)
        column.setSpacing(SPACE // 2)
        for widget in (self._name, self._story, self._problem):
            column.addWidget(widget)
        column.addWidget(self._text, _ALL_ROOM)
        column.addStretch(1)  # where there is no text, what is told stays together
        column.addWidget(self._written)
        column.addWidget(self._question)
        column.addWidget(self._tools)
        self.setWidget(content)
        self._question.hide()
        self.show_jobs((), frozenset(), files_words.Usual())
        self._dress()

    def _make_button(self, deed: Deed) -> QPushButton:
        offered = look(deed)
        button = push_button(offered.label, offered.name, lambda: self.wanted.emit(deed), role="quiet")
        if offered.keys:
            keys = QKeySequence(offered.keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(self.tr("{what} ({keys})").format(what=offered.name, keys=keys))
        return button

    @property
    def is_asking(self) -> bool:
        """Whether an answer is awaited."""
        return not self._question.isHidden()

    def button(self, deed: Deed) -> QPushButton:
        """By which it is asked for; hidden where it is not possible."""
        return self._buttons[deed]

    def show_jobs(self, chosen: Sequence[FileJob], possible: frozenset[Deed], usual: Usual) -> None:
        """Show these; a text that is shown stays while it is that of the same file."""
        before, self._chosen = self._chosen, tuple(chosen)
        one = chosen[0] if len(chosen) == 1 else None
        if [job.id for job in before] != [job.id for job in chosen]:
            self.show_segments(())
            self.end_question()
        if one is not None:
            self._name.setText(one.path.name)
            self._story.setText(files_words.story(one, usual))
        else:
            count = len(chosen)
            self._name.setText(self.tr("{n} files are chosen").format(n=count) if count else "")
            self._story.setText("" if count else self.tr("Choose a file to see its text."))
        self._name.setVisible(bool(chosen))
        self._name.setToolTip(str(one.path) if one else "")
        self._story.setVisible(bool(self._story.text()))
        problem = files_words.problem(one) if one else ""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        written = files_words.written(one) if one else ""
        self._written.setText(written)
        self._written.setVisible(bool(written))
        self._text.setVisible(one is not None and has_text(one))
        self._offer(possible)

    def _offer(self, possible: frozenset[Deed]) -> None:
        for deed, button in self._buttons.items():
            wanted = deed in possible
            if not wanted and button.hasFocus():
                # What goes must not hand the focus on: the space bar would press the next one.
                self._text.setFocus() if self._text.isVisible() else self.setFocus()
            button.setVisible(wanted)
        self._tools.setVisible(bool(possible) and not self.is_asking)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """The whole text so far."""
        self._last = None
        self._text.clear()
        self.add_segments(segments, follows=False)

    def add_segments(self, segments: Sequence[Segment], *, follows: bool = True) -> None:
        """More text; where its end was seen it is seen again."""
        bar = self._text.verticalScrollBar()
        was_at_end = bar.value() >= bar.maximum()
        pieces = []
        for segment in segments:
            pieces.append(self._joined(segment))
            self._last = segment
        cursor = QTextCursor(self._text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText("".join(pieces))
        if follows and was_at_end:
            bar.setValue(bar.maximum())

    def _joined(self, segment: Segment) -> str:
        last = self._last
        text = segment.text
        if last is None or segment.speaker != last.speaker:
            named = f"{segment.speaker}: {text.lstrip()}" if segment.speaker else text.lstrip()
            return named if last is None else f"\n{named}"
        return f"\n{text.lstrip()}" if segment.start_s - last.end_s >= _PARAGRAPH_S else text

    def scroll_to_end(self) -> None:
        """The newest words are what is looked at while it runs."""
        self._text.verticalScrollBar().setValue(self._text.verticalScrollBar().maximum())

    # --- before text goes ---------------------------------------------------------------------------------------------

    def ask_to_remove(self, jobs: Sequence[FileJob]) -> None:
        """Ask first; Enter keeps them."""
        self._to_remove = tuple(job.id for job in jobs)
        self._ask.setText(files_words.really_remove(jobs))
        self._question.show()
        self._tools.hide()
        self._keep.setFocus()
        # Once it has its place.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._question))

    @Slot()
    def end_question(self) -> None:
        """They are kept."""
        if self.is_asking:
            self._question.hide()
            self._tools.show()
            if self._keep.window().focusWidget() in {self._keep, None}:
                self.setFocus()

    @Slot()
    def _on_removed(self) -> None:
        ids = self._to_remove
        self.end_question()
        self.removal_confirmed.emit(ids)

    # --- looks --------------------------------------------------------------------------------------------------------

    def wanted_height(self, width: int) -> int:
        """With a few lines of text."""
        content = self.widget()
        layout = None if content is None else content.layout()
        more_px = (_TEXT_LINES - _LEAST_TEXT_LINES) * self._text.fontMetrics().lineSpacing()
        least_px = layout.totalHeightForWidth(width) if layout is not None else 0
        return least_px + (0 if self._text.isHidden() else more_px)

    def _dress(self) -> None:
        colour = theme.tokens().accent_text
        for deed, button in self._buttons.items():
            button.setIcon(icons.glyph(look(deed).glyph, colour))
            button.setIconSize(glyph_size(self))
        self._text.setMinimumHeight(_LEAST_TEXT_LINES * self._text.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
