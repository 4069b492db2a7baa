"""SearchWalk: the arrow keys lead from the search through what it found.

A field that they come to must not take them: it would change its value, and nobody has asked for that. Any other key
is the field's, and ends the walk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget


class SearchWalk(QObject):
    """Goes from one control to the next, and back to the search."""

    def __init__(self, search: QWidget, stops: Callable[[], Sequence[QWidget]]) -> None:
        """`stops` are the controls that can be seen, from top to bottom."""
        super().__init__(search)
        self._search, self._stops = search, stops
        self._stop: QWidget | None = None
        self._field: QWidget | None = None
        """That has the keyboard at this stop."""

    def begin(self) -> None:
        """Go to the first."""
        self._go(0)

    def _go(self, number: int) -> None:
        self._end()
        stops = self._stops()
        if number < 0:
            self._search.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif stops:
            self._stop = stops[min(number, len(stops) - 1)]
            self._stop.setFocus(Qt.FocusReason.TabFocusReason)
            self._field = self._search.window().focusWidget()
            if self._field is not None:
                self._field.installEventFilter(self)

    def _end(self) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
        self._field = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Where the walk stands now."""
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress}:
            self._end()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if not by or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._end()
                return False
            stops = self._stops()
            self._go(stops.index(self._stop) + by if self._stop in stops else 0)
            return True
        return False
