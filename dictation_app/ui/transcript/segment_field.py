"""SegmentField: the text of one segment while it is edited, in its place in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor

from dictation_app.history.spoken import place_words
from dictation_app.ui.entry_text import EntryText
from dictation_app.ui.labels import side_of
from dictation_app.ui.transcript.commands import ANYWHERE, Command, command_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent

    from dictation_app.values.speech import Segment, Word

_DONE_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class SegmentField(EntryText):
    """Enter is done with it, Escape puts back what was there; Up and Down leave it at its first and last line."""

    wanted = Signal(object)
    """`Command`"""
    done = Signal()
    neighbour_wanted = Signal(int)
    """-1 = the segment before, to be edited at its end; 1 = the one after, at its beginning."""
    height_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Text of the segment"))
        self.setReadOnly(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self.setFrameShape(self.Shape.NoFrame)
        self._words: tuple[Word, ...] = ()
        self.textChanged.connect(self._place_words)

    def edit(self, segment: Segment, character: int) -> None:
        """Begin, with the cursor before this character."""
        self._words = segment.words
        self.setPlainText(segment.text.strip())
        self._place_words()
        self.go_to(character)

    @property
    def character(self) -> int:
        """Where the cursor is."""
        units = self.textCursor().position()
        return len(self.toPlainText().encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))

    def go_to(self, character: int) -> None:
        """Put the cursor there; -1 = at the end."""
        cursor = self.textCursor()
        if character < 0:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            units = len(self.toPlainText()[:character].encode("utf-16-le")) // 2
            cursor.setPosition(units)
        self.setTextCursor(cursor)

    def _place_words(self) -> None:
        text = self.toPlainText()
        option = self.document().defaultTextOption()
        alignment = side_of(text)
        if text and option.alignment() != alignment:
            option.setAlignment(alignment)
            self.document().setDefaultTextOption(option)
        self.show_words(place_words(text, self._words))

    def fit(self) -> None:
        """See `EntryText`."""
        before = self.height()
        super().fit()
        if self.height() != before:
            self.height_changed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's name
        """A segment is one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Commands that hold while one writes."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        command = command_of(event, ANYWHERE)
        cursor = self.textCursor()
        if command in {Command.UNDO, Command.REDO} and self._has_own(command):
            self.undo() if command is Command.UNDO else self.redo()
        elif command is not None:
            self.wanted.emit(command)
        elif key in _DONE_KEYS and not modifiers:
            self.done.emit()
        elif key == Qt.Key.Key_Backspace and not modifiers and cursor.atStart() and not cursor.hasSelection():
            self.wanted.emit(Command.MERGE)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not modifiers and self._is_at_edge(up=key == Qt.Key.Key_Up):
            self.neighbour_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _has_own(self, command: Command) -> bool:
        """Whether it is this text that is to be undone, or what was done before it."""
        document = self.document()
        return document.isUndoAvailable() if command is Command.UNDO else document.isRedoAvailable()

    def _is_at_edge(self, *, up: bool) -> bool:
        cursor = QTextCursor(self.textCursor())
        cursor.clearSelection()
        return not cursor.movePosition(QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down)
