"""OtherWindow: waits until the user has clicked into a window of another program. Lives on the GUI thread."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from dictation_app.workers import OutputThread

CLICK_S = 10.0
"""To find another window and click into it."""
_SETTLED_S = 0.8
"""A window just clicked into has the keyboard for so long: nobody only passes it on the way to another one."""
_LOOK_MS = 100


class OtherWindow(QObject):
    """One wait at a time."""

    waited = Signal(int)
    """So many seconds are left."""
    found = Signal()
    missed = Signal()
    """The time is over."""

    def __init__(self, output: OutputThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output = output
        self._until_s = self._left_at_s = 0.0
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def wait(self) -> None:
        """Begin."""
        self._until_s, self._left_at_s = time.monotonic() + CLICK_S, 0.0
        self._on_look()
        self._look.start()

    def stop(self) -> None:
        """It is not wanted any more."""
        self._look.stop()

    @Slot()
    def _on_look(self) -> None:
        now_s = time.monotonic()
        if self._output.own_window_active:
            self._left_at_s = 0.0
            left_s = self._until_s - now_s
            if left_s > 0:
                self.waited.emit(math.ceil(left_s))
            else:
                self.stop()
                self.missed.emit()
        elif not self._left_at_s:
            self._left_at_s = now_s
        elif now_s - self._left_at_s >= _SETTLED_S:
            self.stop()
            self.found.emit()
