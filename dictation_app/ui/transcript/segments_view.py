"""SegmentsView: the list of segments, with the word that is heard, what was found, and what mouse and keys do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from dictation_app.history.spoken import heard_at
from dictation_app.transcript_edit import Search, find_in
from dictation_app.ui import history_words
from dictation_app.ui.transcript import layouts
from dictation_app.ui.transcript.commands import ANYWHERE, READING, Command, command_of
from dictation_app.ui.transcript.layouts import Laid, Marks
from dictation_app.ui.transcript.lazy_rows import LazyRows

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from dictation_app.transcript_edit import Hit
    from dictation_app.ui.transcript.segments_model import SegmentsModel


class SegmentsView(LazyRows):
    """What the user wants it says by signals."""

    wanted = Signal(object)
    """`Command`"""
    place_clicked = Signal(float)
    """Second of the file."""
    edit_wanted = Signal(int, int)
    """Row, and character of its text."""
    menu_wanted = Signal(QPoint)
    """Where on the screen."""

    def __init__(self, model: SegmentsModel) -> None:
        super().__init__(model)
        self._heard_row, self._heard_word = -1, -1
        self._search: Search | None = None
        self._hit: Hit | None = None
        self._pressed_at: QPoint | None = None
        self.setAccessibleName(self.tr("Text of the file"))

    # --- what is heard and found ----------------------------------------------------------------------------------

    def show_heard(self, row: int, position_s: float | None) -> None:
        """Mark the word at this place of the file; row -1 = none is heard."""
        word = -1
        if 0 <= row < self._segments.rowCount() and position_s is not None:
            found = heard_at(self.laid(row).placed, position_s)
            word = -1 if found is None else found
        before = self._heard_row
        if (row, word) == (before, self._heard_word):
            return
        self._heard_row, self._heard_word = row, word
        for changed in {before, row}:
            if 0 <= changed < self._segments.rowCount():
                self.update(self._segments.index(changed))

    def shows_row(self, row: int) -> bool:
        """Whether some of it can be seen."""
        return self.visualRect(self._segments.index(row)).intersects(self.viewport().rect())

    def show_found(self, search: Search | None, hit: Hit | None) -> None:
        """Mark what is looked for, and where it is at."""
        self._search, self._hit = search, hit
        if hit is not None:
            self.scrollTo(self._segments.index(hit.segment))
        self.viewport().update()

    def _marks(self, row: int, laid: Laid) -> Marks:
        index, selection = self._segments.index(row), self.selectionModel()
        hit = self._hit if self._hit is not None and self._hit.segment == row else None
        return Marks(
            is_chosen=selection.isSelected(index),
            has_cursor=self.hasFocus() and self.currentIndex().row() == row,
            is_heard=row == self._heard_row,
            word=self._heard_word if row == self._heard_row and self._heard_word >= 0 else None,
            hits=find_in(laid.segment.text.strip(), self._search) if self._search is not None else (),
            hit=(hit.start, hit.end) if hit is not None else None,
            is_edited=row == self._field_row,
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw what is seen."""
        # A painter that outlives an error in here would take the process with it.
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            row = self._heights.row_at(max(0, event.rect().top() + self.verticalOffset()))
            while 0 <= row < len(self._heights):
                place = self.visualRect(self._segments.index(row))
                if place.top() > event.rect().bottom():
                    break
                laid = self.laid(row)
                layouts.draw(painter, laid, self._look, QRectF(place), self._marks(row, laid))
                row += 1

    # --- mouse and keys -------------------------------------------------------------------------------------------

    def _inside(self, point: QPoint) -> tuple[int, QPointF] | None:
        row = self._heights.row_at(point.y() + self.verticalOffset())
        if row < 0:
            return None
        return row, QPointF(point.x(), point.y() - self.visualRect(self._segments.index(row)).top())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Choose the row; perhaps the beginning of a click."""
        super().mousePressEvent(event)
        is_plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed_at = event.position().toPoint() if is_plain else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """A click on a word goes to its place, one beside the text to the beginning of the segment."""
        super().mouseReleaseEvent(event)
        pressed_at, self._pressed_at = self._pressed_at, None
        point = event.position().toPoint()
        if pressed_at is None or (point - pressed_at).manhattanLength() >= QApplication.startDragDistance():
            return
        found = self._inside(point)
        if found is not None:
            row, inside = found
            word = layouts.word_at(self.laid(row), self._look, inside)
            self.place_clicked.emit(word.word.start_s if word is not None else self._segments.segment(row).start_s)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Edit there."""
        self._pressed_at = None
        found = self._inside(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            row, inside = found
            character = layouts.character_at(self.laid(row), self._look, inside, near_only=False)
            self.edit_wanted.emit(row, character or 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  # Qt's name
        """What can be done with the segment."""
        if event.reason() is event.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            place = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(place.topLeft() + QPoint(self._look.gutter_px, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Commands, and Qt's own keys for going through a list."""
        command = command_of(event, READING, ANYWHERE)
        if command is None:
            super().keyPressEvent(event)
        elif command is Command.LEAVE:
            event.ignore()  # the view around it knows what is to be left
        else:
            self.wanted.emit(command)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Say what a dotted line means."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._inside(event.pos())
            word = layouts.word_at(self.laid(found[0]), self._look, found[1]) if found is not None else None
            if word is not None and word.is_unsure:
                QToolTip.showText(event.globalPos(), history_words.unsure(word.word.probability), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)
