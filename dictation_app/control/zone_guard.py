"""ZoneGuard: ends a recording when the focus goes to where nothing is recorded. Of the GUI thread.

Some systems tell what has the focus only a moment after they are asked. A recording that turns out to have begun in
such a place was never meant to be: nothing of it is kept.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from dictation_app.zones import Sign, Zones

_FIRST_MS = 60
"""By then what was asked for at the key is mostly answered."""
_LOOK_MS = 250
"""A quarter of a second: nobody has said a password by then. Each look takes about a millisecond, while one records."""
_BEGAN_THERE_S = 2.0
"""What is told later than this may have come to be so after the recording began."""


class ZoneGuard(QObject):
    """Looks only while something is recorded."""

    entered = Signal(str, bool)
    """The focus is where nothing is recorded; why, as a sentence, and whether it was there from the beginning."""

    def __init__(self, zones: Zones, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zones = zones
        self._known: set[Sign] = set()
        """What has been known since the recording began, and said nothing against it."""
        self._began_at_s = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def watch(self, *, is_recording: bool) -> None:
        """Begin or end to look."""
        if is_recording == self._timer.isActive():
            return
        if is_recording:
            self._known, self._began_at_s = set(self._zones.last.known), time.monotonic()
            self._timer.start(_FIRST_MS)
        else:
            self._timer.stop()

    @Slot()
    def _look(self) -> None:
        self._timer.setInterval(_LOOK_MS)
        seen = self._zones.look()
        if seen.why_not is not None:
            is_early = time.monotonic() - self._began_at_s < _BEGAN_THERE_S
            self.entered.emit(seen.why_not, is_early and seen.by not in self._known)
        self._known |= seen.known
