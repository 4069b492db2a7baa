"""ZoneGuard: ends a recording when the focus goes to where nothing is recorded. Of the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from dictation_app.zones import Zones

_LOOK_MS = 250
"""A quarter of a second: nobody has said a password by then. Each look takes about a millisecond, while one records."""


class ZoneGuard(QObject):
    """Looks only while something is recorded."""

    entered = Signal(str)
    """The focus is where nothing is recorded; why, as a sentence."""

    def __init__(self, zones: Zones, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zones = zones
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, *, is_recording: bool) -> None:
        """Begin or end to look."""
        if is_recording != self._timer.isActive():
            if is_recording:
                self._timer.start()
            else:
                self._timer.stop()

    @Slot()
    def _look(self) -> None:
        why = self._zones.why_not_here()
        if why is not None:
            self.entered.emit(why)
