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
LATE_S = 0.3
"""So long after the focus moved the news of it may come. Who presses a key and speaks does not go on sooner."""
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
        """Which one it was at this moment; None where news that came a moment later leave that open."""
        with self._lock:
            changes = list(self._changes)
        place = next((place for place in reversed(range(len(changes))) if changes[place][0] <= time_s), None)
        if place is None:
            return None
        _, field, until_s = changes[place]
        if field is None or time_s >= until_s:
            return None
        return None if _was_perhaps_another(field, changes[place + 1 :], time_s + LATE_S) else field


def _was_perhaps_another(field: Field, later: list[tuple[float, Field | None, float]], until_s: float) -> bool:
    """Whether another text field of its program has the focus since before this moment.

    What it is that has the focus is known some time after the news that something has.
    """
    moved_s = math.inf
    for since_s, other, _ in later:
        if other is not None and other.id == field.id:
            moved_s = math.inf  # it has it again
            continue
        moved_s = min(moved_s, since_s)
        if moved_s > until_s:
            return False
        is_for_text = other is not None and (other.is_editable or other.is_password)
        if other is not None and is_for_text and other.pid == field.pid:
            return True
    return False
