"""Steps: what the user does to the text, in the list or in the field of one segment.

What is written in the field becomes a step when the field is left, and whenever the document is saved meanwhile: all of
one stay in the field is one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.ui.transcript.commands import Command
from dictation_app.ui.transcript.segment_field import SegmentField

if TYPE_CHECKING:
    from dictation_app.transcript_edit.editor import Change
    from dictation_app.ui.transcript.cursor import Cursor
    from dictation_app.ui.transcript.editing import Editing
    from dictation_app.ui.transcript.segments_view import SegmentsView

_NUDGE_S: Final = 0.1
_MOVES: Final = {Command.EARLIER: -_NUDGE_S, Command.LATER: _NUDGE_S}
_EDGES: Final = {
    Command.BEGINS_EARLIER: (-_NUDGE_S, 0.0),
    Command.BEGINS_LATER: (_NUDGE_S, 0.0),
    Command.ENDS_EARLIER: (0.0, -_NUDGE_S),
    Command.ENDS_LATER: (0.0, _NUDGE_S),
}


class Steps(QObject):
    """Carries out the commands that change the text, where that `is_allowed`."""

    wanted = Signal(object)
    """`Command` that was given in the field and is no matter of the text."""
    field_changed = Signal()
    refused = Signal(str)
    """Why nothing was done."""

    def __init__(self, editing: Editing, view: SegmentsView, cursor: Cursor, parent: QObject) -> None:
        super().__init__(parent)
        self._editing, self._view, self._cursor = editing, view, cursor
        self.is_allowed = False
        self._row = -1
        """Of the segment in the field; -1 = none is."""
        self._before = ""
        """Its text before."""
        self._goes_on = False
        """What was written is a step already."""
        self._field = SegmentField()
        self._field.hide()
        self._field.setParent(view.viewport())
        self._field.wanted.connect(self.wanted)
        self._field.done.connect(self._on_done)
        self._field.leave_wanted.connect(self._on_given_up)
        self._field.neighbour_wanted.connect(self._on_neighbour)
        self._field.height_changed.connect(view.fit_field)
        self._field.textChanged.connect(self._on_written)
        view.edit_wanted.connect(self.edit)
        view.selectionModel().currentChanged.connect(self._on_current)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001  # what it is called for
        """Whether the text may be changed."""
        self.is_allowed = allowed
        if not allowed:
            self.end_field()

    @property
    def field(self) -> SegmentField:
        """In which a segment is edited."""
        return self._field

    def selected_text(self) -> str:
        """In the field; empty where nothing is."""
        return self._field.textCursor().selectedText() if self._row >= 0 else ""

    # --- the field ------------------------------------------------------------------------------------------------

    @Slot(int, int)
    def edit(self, row: int, character: int) -> None:
        """Edit this segment, the cursor before this character (-1 = at the end)."""
        if not self.is_allowed or not 0 <= row < len(self._editing.document.segments):
            return
        self.end_field()
        self._cursor.go_to_row(row)
        segment = self._editing.document.segments[row]
        self._before, self._goes_on = segment.text.strip(), False
        self._field.blockSignals(True)
        self._field.edit(segment, character)
        self._field.blockSignals(False)
        self._row = row
        self._view.begin_field(row, self._field)
        self._field.setFocus()
        self.field_changed.emit()

    @Slot(object)
    def show_heard(self, position_s: float | None) -> None:
        """Mark the word that is heard in the field, too."""
        if self._row >= 0:
            self._field.show_heard(position_s if self._cursor.heard_row == self._row else None)

    def keep_field(self) -> None:
        """Make a step of what is written so far; no text at all is none yet."""
        if self._row < 0 or not self._field.toPlainText().strip():
            return
        change = self._editing.editor.set_text(self._row, self._field.toPlainText(), goes_on=self._goes_on)
        if change is not None:
            self._goes_on = True
            self._editing.follow(change)

    @Slot()
    def end_field(self) -> None:
        """Leave the field, with what is written in it."""
        if self._row < 0:
            return
        row, text = self._row, self._field.toPlainText()
        self.keep_field()
        self._row = -1
        had_focus = self._field.hasFocus()
        self._view.end_field()
        if not text.strip():
            self._editing.follow(self._editing.editor.set_text(row, "", goes_on=self._goes_on))
        if had_focus:
            self._view.setFocus()
        self.field_changed.emit()

    @Slot()
    def _on_done(self) -> None:
        row = self._row
        self.end_field()
        self._cursor.go_to_row(row)

    @Slot()
    def _on_given_up(self) -> None:
        if self._row >= 0:
            self._field.blockSignals(True)
            self._field.setPlainText(self._before)
            self._field.blockSignals(False)
            self.end_field()

    @Slot(int)
    def _on_neighbour(self, by: int) -> None:
        row, count = self._row + by, len(self._editing.document.segments)
        if 0 <= row < count:
            self.end_field()
            is_gone = len(self._editing.document.segments) < count  # there was no text in the field
            self.edit(row - 1 if is_gone and by > 0 else row, -1 if by < 0 else 0)

    @Slot()
    def _on_written(self) -> None:
        if self._row >= 0 and self._field.toPlainText().strip() != self._shown():
            self._editing.put_off()
            self.field_changed.emit()

    def _shown(self) -> str:
        return self._editing.document.segments[self._row].text.strip()

    @Slot()
    def _on_current(self) -> None:
        if self._row >= 0 and self._cursor.row != self._row:
            self.end_field()

    # --- commands -------------------------------------------------------------------------------------------------

    def do(self, command: Command) -> None:
        """Change the text, if it may be changed."""
        chosen = self._cursor.chosen()
        if not self.is_allowed or chosen is None:
            if self.is_allowed and command in {Command.UNDO, Command.REDO}:
                self._go_back(command)
            return
        match command:
            case Command.EDIT:
                self.edit(self._cursor.row, -1)
            case Command.SPLIT:
                self._split()
            case Command.MERGE:
                self._merge(*chosen)
            case Command.DELETE:
                self._delete(*chosen)
            case Command.UNDO | Command.REDO:
                self._go_back(command)
            case _:
                self._retime(command, *chosen)

    def _go_back(self, command: Command) -> None:
        self.end_field()
        editor = self._editing.editor
        self._then(editor.undo() if command is Command.UNDO else editor.redo())

    def _then(self, change: Change | None) -> None:
        if self._editing.follow(change) is not None and change is not None:
            self._cursor.go_to_row(change.at)

    def _delete(self, first: int, last: int) -> None:
        count = len(self._editing.document.segments)
        self.end_field()
        if len(self._editing.document.segments) == count:  # else there was no text in the field: it is gone already
            self._then(self._editing.editor.delete(first, last))

    def _split(self) -> None:
        """At the cursor in the field; in the list at the word that is heard."""
        row, character = self._row, self._field.character
        if row >= 0:
            text = self._field.toPlainText()
            lead = len(text[:character]) - len(" ".join(text[:character].split()))
            self.end_field()
            change = self._editing.follow(self._editing.editor.split(row, character - lead))
            if change is not None:
                self.edit(row + 1, 0)
            else:
                self.edit(row, character)
                self.refused.emit(self.tr("Nothing to split here. Put the cursor between two words first."))
            return
        row = self._cursor.row
        segment = self._editing.document.segments[row]
        placed = self._view.laid(row).placed
        at_s = self._cursor.position_s
        place = next((each.start for each in placed if each.word.start_s >= at_s - _NUDGE_S / 10), None)
        is_heard = place is not None and segment.start_s <= at_s <= segment.end_s
        if is_heard and self._editing.follow(self._editing.editor.split(row, place or 0)) is not None:
            self._cursor.go_to_row(row + 1)
        else:
            self.refused.emit(self.tr("Nothing to split here. Click the word that is to begin the next segment."))

    def _merge(self, first: int, last: int) -> None:
        """All that are chosen, or the one with the one before; in the field the cursor stays where it is."""
        is_editing, row = self._row >= 0, self._row
        if is_editing:
            first = last = row
        if first == last:
            first -= 1
        if first < 0:
            self.refused.emit(self.tr("There is no segment before this one to join it with."))
            return
        character = self._field.character
        before = len(self._editing.document.segments[first].text.strip())
        text = self._field.toPlainText().strip()
        self.end_field()
        if is_editing and not text:  # there is nothing left to be joined
            self.edit(first, -1)
            return
        self._then(self._editing.editor.merge(first, last))
        if is_editing:
            joined = self._editing.document.segments[first].text.strip()
            space = joined[before : before + 1].isspace()
            self.edit(first, before + space + character)

    def _retime(self, command: Command, first: int, last: int) -> None:
        self.keep_field()
        editor, segments = self._editing.editor, self._editing.document.segments
        row = self._cursor.row
        segment, at_s = segments[row], self._cursor.position_s
        if command in _MOVES:
            change = editor.shift(first, last, _MOVES[command])
        elif command in _EDGES:
            start, end = _EDGES[command]
            change = editor.retime(row, segment.start_s + start, segment.end_s + end)
        elif command is Command.BEGINS_HERE:
            change = editor.retime(row, at_s, segment.end_s)
        elif command is Command.ENDS_HERE:
            change = editor.retime(row, segment.start_s, at_s)
        else:
            return
        self._editing.follow(change)
