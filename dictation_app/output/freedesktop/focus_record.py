"""FocusRecord: which field had the focus when, as far as its program told. Written by one thread, read by any."""

from __future__ import annotations

import math
import threading
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dictation_app.output.field import Field

_REMEMBERED = 200
"""Changes: some minutes of the most restless person."""
_LOST_FOR_S = 1.0
"""From the press of a key until the app looks where it was pressed, on a busy machine."""


class FocusRecord:
    """The key to dictate with takes the keyboard while it is down, which programs tell as a loss of the focus.

    So a field that lost it is what had it, for a moment more.
    """

    def __init__(self) -> None:
        self._changes: deque[tuple[float, Field | None, float]] = deque(maxlen=_REMEMBERED)
        """Since when, which one, until when at most."""
        self._lock = threading.Lock()

    def note(self, field: Field | None, time_s: float) -> None:
        """It has the focus from now on; None = something else has it, of which nothing is known yet."""
        with self._lock:
            self._changes.append((time_s, field, math.inf))

    def note_loss(self, field: Field, time_s: float) -> None:
        """It has it no more, and nothing else that is known has it."""
        with self._lock:
            self._changes.append((time_s, field, time_s + _LOST_FOR_S))

    def at(self, time_s: float) -> Field | None:
        """Which one it was at this moment."""
        with self._lock:
            found = next((each for each in reversed(self._changes) if each[0] <= time_s), None)
        return found[1] if found is not None and time_s < found[2] else None
