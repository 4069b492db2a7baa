"""Insertion: puts text into the window that was used before this one, and says into which it went.

This window has to go for it: only then does the desktop give the focus back. What fails the controller tells itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app.ui import words
from dictation_app.values.dictation import DeliveryState
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dictation_app.values.dictation import LastDictation
    from dictation_app.values.status import AppStatus

FOCUS_RETURNS_MS = 300
"""After a click on a menu or a button of this app, until the window used before has the focus again."""


class Insertion(QObject):
    """Follows one insertion after the other, from the click to its result."""

    told = Signal(str, bool)
    """A sentence, and whether it is of trouble; as the controller's `outcome`."""

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._last: LastDictation | None = None
        self._is_awaited = False

    def begin(self, insert: Callable[[], None]) -> None:
        """Hide the window, where it has the focus, and `insert` a moment later."""
        self._is_awaited = True
        if self._window.isActiveWindow():
            self._window.hide()
        QTimer.singleShot(FOCUS_RETURNS_MS, insert)

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Tell of the next text that came without speech."""
        before, self._last = self._last, status.last
        if status.state is AppState.LISTENING:
            self._is_awaited = False  # what is told now is of what is being said
        # Not `!=`: the same text into the same window, once more, may be the same in everything.
        if self._is_awaited and status.last is not None and status.last is not before and not status.last.audio_seconds:
            self._is_awaited = False
            self._tell(status.last)

    def _tell(self, last: LastDictation) -> None:
        if last.delivery is not DeliveryState.NOT_DELIVERED and not last.detail:
            self.told.emit(words.inserted(last), False)
