"""Cursor: which segment is chosen and which word is heard; both follow each other."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, Slot

if TYPE_CHECKING:
    from dictation_app.ui.transcript.editing import Editing
    from dictation_app.ui.transcript.segments_view import SegmentsView
    from dictation_app.ui.transcript.sound_bar import SoundBar

_SKIP_S: Final = 3.0
_ONE: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class Cursor(QObject):
    """Goes to places; asked which they are."""

    def __init__(self, editing: Editing, view: SegmentsView, sound: SoundBar, parent: QObject) -> None:
        super().__init__(parent)
        self._editing, self._view, self._sound = editing, view, sound
        self._position_s = 0.0
        self._is_following = False
        """The row is changed by what is heard, not by the user."""
        self._heard_row = -1
        self.stays = False
        """On its row, whatever is heard."""
        view.selectionModel().currentChanged.connect(self._on_current)
        view.place_clicked.connect(self.go_to)
        sound.heard.connect(self._on_heard)
        sound.looping_changed.connect(self._show_range)
        editing.changed.connect(self._on_changed)

    @property
    def row(self) -> int:
        """The current one; -1 = none."""
        return self._view.currentIndex().row()

    @property
    def position_s(self) -> float:
        """Where the sound is."""
        return self._position_s

    @property
    def heard_row(self) -> int:
        """The segment that is heard, or was last; -1 = none."""
        return self._heard_row

    def chosen(self) -> tuple[int, int] | None:
        """First and last of the chosen segments, or the current one; None where there is none."""
        rows = [index.row() for index in self._view.selectionModel().selectedIndexes()]
        if rows:
            return min(rows), max(rows)
        return (self.row, self.row) if self.row >= 0 else None

    def chosen_span(self) -> tuple[float, float] | None:
        """From when to when they are spoken."""
        chosen = self.chosen()
        if chosen is None:
            return None
        segments = self._editing.document.segments[chosen[0] : chosen[1] + 1]
        return segments[0].start_s, max(segment.end_s for segment in segments)

    def chosen_text(self) -> str:
        """What is said in them."""
        chosen = self.chosen()
        segments = self._editing.document.segments[chosen[0] : chosen[1] + 1] if chosen is not None else ()
        return "".join(segment.text for segment in segments).strip()

    def row_at(self, position_s: float) -> int:
        """The segment that is heard there, or was last; -1 = none yet."""
        return bisect_right(self._editing.document.segments, position_s, key=lambda each: each.start_s) - 1

    def go_to_row(self, row: int, *, is_heard: bool = False) -> None:
        """Make it the current one, and go to its place in the sound unless it `is_heard` already."""
        count = len(self._editing.document.segments)
        if not count:
            return
        self._is_following = is_heard
        try:
            index = self._editing.model.index(min(max(0, row), count - 1))
            self._view.selectionModel().setCurrentIndex(index, _ONE)
        finally:
            self._is_following = False
        self._view.scrollTo(index)
        self._show_range()

    @Slot(float)
    def go_to(self, position_s: float) -> None:
        """Go on from this place, playing or not."""
        self._sound.bar.go_to(position_s)

    def skip(self, *, forward: bool) -> None:
        """Some seconds on, or back."""
        self.go_to(self._position_s + (_SKIP_S if forward else -_SKIP_S))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_range()
        if self._is_following or self._editing.is_following or not current.isValid():
            return
        segments = self._editing.document.segments
        segment = segments[current.row()] if current.row() < len(segments) else None
        if segment is not None and not segment.start_s <= self._position_s < segment.end_s:
            self.go_to(segment.start_s)

    @Slot()
    def _show_range(self) -> None:
        segments = self._editing.document.segments
        segment = segments[self.row] if 0 <= self.row < len(segments) else None
        self._sound.show_range((segment.start_s, segment.end_s) if segment is not None else None)

    @Slot()
    def _on_changed(self) -> None:
        """Segments may have become others: what is heard is in the one that has it now."""
        self._show_range()
        if self._heard_row >= 0:
            self._heard_row = self.row_at(self._position_s)
            self._view.show_heard(self._heard_row, self._position_s)

    @Slot(object)
    def _on_heard(self, position_s: float | None) -> None:
        self._position_s = position_s or 0.0
        row = self.row_at(self._position_s) if position_s is not None else -1
        before, self._heard_row = self._heard_row, row
        # Else the user has scrolled away, to look at something else.
        is_followed = before < 0 or before >= len(self._editing.document.segments) or self._view.shows_row(before)
        self._view.show_heard(row, position_s)
        if not self._sound.is_playing or row < 0 or row == before:
            return
        is_free = not (self.stays or self._view.is_editing or self._has_several() or self._sound.is_looping)
        if is_followed and is_free:
            self.go_to_row(row, is_heard=True)
        elif is_followed:
            self._view.scrollTo(self._editing.model.index(row))

    def _has_several(self) -> bool:
        return len(self._view.selectionModel().selectedIndexes()) > 1
