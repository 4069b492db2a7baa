"""Finder: goes from place to place of what is looked for in a transcript, and replaces it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dictation_app.transcript_edit import Hit, find
from dictation_app.ui.transcript import sentences

if TYPE_CHECKING:
    from dictation_app.ui.transcript.editing import Editing
    from dictation_app.ui.transcript.find_bar import FindBar
    from dictation_app.ui.transcript.segments_view import SegmentsView
    from dictation_app.ui.transcript.steps import Steps


class Finder(QObject):
    """Between the find bar and the list."""

    def __init__(self, editing: Editing, view: SegmentsView, bar: FindBar, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self._editing, self._view, self._bar, self._steps = editing, view, bar, steps
        self._hits: tuple[Hit, ...] = ()
        self._at: Hit | None = None
        self._is_replacing = False
        bar.search_changed.connect(self.look)
        bar.go_wanted.connect(self.go)
        bar.replace_wanted.connect(self._on_replace)
        bar.replace_all_wanted.connect(self._on_replace_all)
        editing.changed.connect(self._on_changed)

    @Slot()
    def look(self) -> None:
        """Something else is looked for: be at its first place from the current segment on."""
        self._find()
        row = max(0, self._view.currentIndex().row())
        self._at = self._from(Hit(row, 0, 0))
        self._show()

    @Slot(int)
    def go(self, by: int) -> None:
        """To the next place, or the one before; from the last to the first."""
        self._find()
        if not self._hits:
            self._at = None
        elif self._at is None:
            self._at = self._from(Hit(max(0, self._view.currentIndex().row()), 0, 0))
        else:
            place = bisect_left(self._hits, self._at)
            is_there = place < len(self._hits) and self._hits[place] == self._at
            if by < 0 or is_there:
                place += by
            self._at = self._hits[place % len(self._hits)]
        self._show()

    def _find(self) -> None:
        search = self._bar.search
        self._hits = find(self._editing.document, search) if search is not None else ()

    def _from(self, place: Hit) -> Hit | None:
        if not self._hits:
            return None
        return self._hits[bisect_left(self._hits, place) % len(self._hits)]

    def _show(self) -> None:
        number = self._hits.index(self._at) + 1 if self._at in self._hits and self._at is not None else 0
        self._bar.show_count(number, len(self._hits), editable=self._steps.is_allowed)
        self._view.show_found(self._bar.search, self._at)

    @Slot()
    def _on_changed(self) -> None:
        if self._bar.search is None or self._is_replacing:
            return
        self._find()
        if self._at not in self._hits:
            self._at = None
        self._show()

    @Slot(str)
    def _on_replace(self, written: str) -> None:
        if self._at is None or not self._steps.is_allowed:
            return
        self._steps.end_field()
        hit = self._at
        if hit is None:  # what was just written moved it
            self.go(1)
            return
        self._is_replacing = True
        self._editing.follow(self._editing.editor.replace_hit(hit, written))
        self._is_replacing = False
        self._find()
        self._at = self._from(Hit(hit.segment, hit.start + len(written), 0))
        self._show()

    @Slot(str)
    def _on_replace_all(self, written: str) -> None:
        search = self._bar.search
        if search is None or not self._steps.is_allowed:
            return
        self._steps.end_field()
        self._find()
        count = len(self._hits)
        self._is_replacing = True
        self._editing.follow(self._editing.editor.replace_all(search, written))
        self._is_replacing = False
        self.look()
        self._bar.say(sentences.replaced(count))
