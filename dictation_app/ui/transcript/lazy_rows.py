"""LazyRows: a list of segments of which each row is as high as its text, and where rows are.

Only what is seen is laid out at once. The height of the others is guessed, and measured little by little while nothing
else happens; what is on top of the screen stays there meanwhile. So a list of many thousands opens in no time.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QFontMetricsF, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from dictation_app.ui.transcript import layouts
from dictation_app.ui.transcript.row_heights import RowHeights
from dictation_app.ui.transcript.sentences import needs_hours

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from dictation_app.ui.transcript.layouts import Laid, Look
    from dictation_app.ui.transcript.segments_model import SegmentsModel

_KEPT_LAYOUTS: Final = 300
_MEASURE_S: Final = 0.004
"""At once, while the user waits for nothing."""
_AVERAGE: Final = "the quick brown fox jumps over the lazy dog "


class LazyRows(QListView):
    """Shows a `SegmentsModel`; what a row looks like, and what it does, is another's.

    Of Qt's list it takes nothing but its being known to screen readers as one: where a row is, is known here.
    """

    def __init__(self, model: SegmentsModel) -> None:
        super().__init__()
        self._segments = model
        self._heights = RowHeights()
        self._is_settling = False
        self._laid: dict[int, Laid] = {}
        self._field: QWidget | None = None
        self._field_row = -1
        self._look = self._new_look()
        self._measuring = QTimer(self, interval=0)
        self._measuring.timeout.connect(self._measure_some)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        self.setModel(model)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(self._on_removed)
        model.dataChanged.connect(self._on_changed)
        model.modelReset.connect(self._on_reset)

    # --- where rows are -----------------------------------------------------------------------------------------

    def _new_look(self) -> Look:
        segments = self._segments.document.segments
        return layouts.look(
            self.font(), self.viewport().width(), has_hours=needs_hours(segments[-1].end_s) if segments else False
        )

    def _has_name(self, row: int) -> bool:
        segments = self._segments.document.segments
        speaker = segments[row].speaker
        return bool(speaker) and (row == 0 or segments[row - 1].speaker != speaker)

    def laid(self, row: int) -> Laid:
        """The row, laid out."""
        segment, has_name = self._segments.segment(row), self._has_name(row)
        known = self._laid.get(row)
        if known is None or known.segment is not segment or known.has_name != has_name:
            known = layouts.lay_out(segment, self._look, has_name=has_name)
            if len(self._laid) > _KEPT_LAYOUTS:
                self._laid.clear()
            self._laid[row] = known
        return known

    def _measure(self, row: int) -> None:
        height = self.laid(row).height_px
        if row == self._field_row and self._field is not None:
            height = self.laid(row).text_top_px + self._field.height() + layouts.PAD_PX
        self._heights.know(row, height)

    def _guess_all(self) -> None:
        """Everything anew; the row on top stays where it is."""
        top = self._heights.nearest(self.verticalOffset()) if len(self._heights) else (0, 0)
        letter_px = QFontMetricsF(self._look.font).horizontalAdvance(_AVERAGE) / len(_AVERAGE)
        self._heights.guess(
            layouts.guessed_height_px(segment, self._look, letter_px, has_name=self._has_name(row))
            for row, segment in enumerate(self._segments.document.segments)
        )
        self._laid.clear()
        self._settle(*top)
        self._measuring.start()

    def _settle(self, row: int, above_px: int) -> None:
        """Put this row on top, so much of it above the edge, and know the height of all that is seen."""
        bar, count, height = self.verticalScrollBar(), len(self._heights), self.viewport().height()
        row = min(row, max(0, count - 1))
        filled = -above_px
        for seen in range(row, count):
            if self._heights.is_guessed(seen):
                self._measure(seen)
            filled += self._heights.height(seen)
            if filled > height:
                break
        self._is_settling = True
        bar.setPageStep(height)
        bar.setSingleStep(round(self._look.line_px))
        bar.setRange(0, max(0, self._heights.total + layouts.PAD_PX - height))
        bar.setValue(self._heights.top(row) + above_px if count else 0)
        self._is_settling = False
        self._place_field()
        self.viewport().update()

    @Slot()
    def _measure_some(self) -> None:
        until = time.monotonic() + _MEASURE_S
        top, total = self._heights.nearest(self.verticalOffset()), self._heights.total
        row = self._heights.any_guessed()
        while row is not None and time.monotonic() < until:
            self._measure(row)
            row = self._heights.any_guessed()
        if row is None:
            self._measuring.stop()
        if self._heights.total != total or self._heights.nearest(self.verticalOffset()) != top:
            self._settle(*top)

    # --- what Qt asks of a view ---------------------------------------------------------------------------------

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:  # noqa: N802  # Qt's name
        """Where the row is on the screen."""
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._heights.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802  # Qt's name
        """The row there."""
        row = self._heights.row_at(point.y() + self.verticalOffset())
        return self._segments.index(row) if row >= 0 else QModelIndex()

    def scrollTo(  # noqa: N802  # Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Have the row seen."""
        row = index.row()
        if not 0 <= row < len(self._heights):
            return
        self._measure(row)
        height, value = self.viewport().height(), self.verticalOffset()
        top, bottom = self._heights.top(row), self._heights.top(row + 1)
        if top < value or bottom - top > height:
            self._settle(row, 0)
        elif bottom > value + height:
            self._settle(*self._heights.nearest(bottom - height + layouts.PAD_PX))

    def horizontalOffset(self) -> int:  # noqa: N802  # Qt's name
        """It is as wide as the window."""
        return 0

    def verticalOffset(self) -> int:  # noqa: N802  # Qt's name
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: N802  # Qt's name
        """None is."""
        return False

    def moveCursor(  # noqa: N802  # Qt's name
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row a key goes to."""
        count, row = self._segments.rowCount(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        moves = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height() - round(2 * self._look.line_px))
        top = self._heights.top(max(0, row))
        match action:
            case moves.MoveUp | moves.MovePrevious:
                row -= 1
            case moves.MoveDown | moves.MoveNext:
                row += 1
            case moves.MovePageUp:
                row = min(row - 1, self._heights.nearest(max(0, top - page))[0])
            case moves.MovePageDown:
                row = max(row + 1, self._heights.nearest(top + page)[0])
            case moves.MoveHome:
                row = 0
            case moves.MoveEnd:
                row = count - 1
        return self._segments.index(min(max(0, row), count - 1))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802  # Qt's name
        """What the mouse or Shift has chosen."""
        offset = self.verticalOffset()
        count = self._segments.rowCount()
        if not count:
            return
        rect = rect.normalized()
        first, last = (
            self._heights.nearest(max(0, rect.top() + offset))[0],
            self._heights.row_at(rect.bottom() + offset),
        )
        last = count - 1 if last < 0 else last
        chosen = QItemSelection(self._segments.index(first), self._segments.index(max(first, last)))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802  # Qt's name
        """Where what is chosen is seen."""
        region = QRegion()
        seen = self.viewport().rect()
        for number in range(selection.count()):
            block = selection.at(number)
            first, last = self.visualRect(block.topLeft()), self.visualRect(block.bottomRight())
            region += QRegion(first.united(last).intersected(seen))
        return region

    def keyboardSearch(self, _text: str) -> None:  # noqa: N802  # Qt's name
        """Letters go nowhere: there is a field for looking."""

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802  # Qt's name
        """Lay out what comes into sight."""
        QAbstractItemView.scrollContentsBy(self, dx, dy)
        if not self._is_settling:
            self._settle(*self._heights.nearest(self.verticalOffset()))

    # --- changes ------------------------------------------------------------------------------------------------

    @Slot()
    def _on_reset(self) -> None:
        self._heights.guess(())  # none of those rows is there any more
        self.end_field()
        self._look = self._new_look()
        self._guess_all()

    @Slot(QModelIndex, int, int)
    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._move_rows(first, last - first + 1)

    @Slot(QModelIndex, int, int)
    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._move_rows(first, first - last - 1)

    def _move_rows(self, first: int, by: int) -> None:
        """Rows from `first` on have other numbers."""
        top = self._heights.nearest(self.verticalOffset())
        if by > 0:
            self._heights.insert(first, by, round(self._look.line_px))
        else:
            self._heights.remove(first, -by)
        self._laid = {row: laid for row, laid in self._laid.items() if row < first}
        if self._field_row >= first:
            self._field_row += by
        self._settle(*top)
        self._measuring.start()

    @Slot(QModelIndex, QModelIndex)
    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._heights.doubt(first.row(), last.row())
        self._settle(*self._heights.nearest(self.verticalOffset()))
        self._measuring.start()

    def doItemsLayout(self) -> None:  # noqa: N802  # Qt's name
        """Qt's list would ask for the size of every row."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:  # noqa: N802  # Qt's name
        """Likewise: the scroll bar is set where rows are measured."""
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Other widths make other lines."""
        QAbstractItemView.resizeEvent(self, event)
        if self._look.width_px != self.viewport().width():
            self._relay()
        else:
            self._settle(*self._heights.nearest(self.verticalOffset()))

    def _relay(self) -> None:
        self._look = self._new_look()
        self._guess_all()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and hasattr(self, "_look"):
            self._relay()

    # --- the field in which a segment is edited -------------------------------------------------------------------

    @property
    def is_editing(self) -> bool:
        """Whether a segment is in the field."""
        return self._field is not None

    def begin_field(self, row: int, field: QWidget) -> None:
        """Put it where the text of the row is."""
        self._field, self._field_row = field, row
        field.setParent(self.viewport())
        field.setFixedWidth(self._look.text_px + layouts.PAD_PX)
        field.show()
        self.fit_field()
        self.scrollTo(self._segments.index(row))

    def fit_field(self) -> None:
        """It has another height."""
        if self._field is not None:
            self._measure(self._field_row)
            self._settle(*self._heights.nearest(self.verticalOffset()))

    def end_field(self) -> None:
        """Show the text again."""
        field, self._field = self._field, None
        row, self._field_row = self._field_row, -1
        if field is not None:
            field.hide()
            if row < len(self._heights):
                self._measure(row)
            self._settle(*self._heights.nearest(self.verticalOffset()))

    def _place_field(self) -> None:
        if self._field is None or self._field_row >= len(self._heights):
            return
        width = self._look.text_px + layouts.PAD_PX
        if self._field.width() != width:
            self._field.setFixedWidth(width)
        laid = self.laid(self._field_row)
        top = self._heights.top(self._field_row) - self.verticalOffset() + laid.text_top_px
        # The cursor needs its room behind the text, wherever that ends.
        is_usual = laid.layout.textOption().alignment() is Qt.AlignmentFlag.AlignLeft
        self._field.move(self._look.gutter_px - (0 if is_usual else layouts.PAD_PX), top)
