"""Garbage: what only holds itself is collected on the GUI thread alone.

Python collects on whichever thread happens to allocate. Where that finds a widget or a timer of Qt, it is destroyed on
a thread that is not its own, which Qt answers with a crash at times ("Timers cannot be stopped from another thread").
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 5000
"""Rare enough to leave an idle machine alone; what reference counts free does not wait for it."""


class Garbage(QObject):
    """Made on the GUI thread; collects as often as Python would, by its thresholds, until it is closed."""

    def __init__(self, parent: QObject | None = None, *, look_ms: int = _LOOK_MS) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, if any is."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [number for number in range(len(counts)) if counts[number] > thresholds[number] > 0]
        if due:
            gc.collect(max(due))

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
