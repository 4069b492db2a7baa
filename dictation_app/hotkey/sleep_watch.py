"""SleepWatch: whether the machine has slept since it was last asked. Pure; the clocks are arguments.

No system says so in the same way, and some say it to nobody; but of two clocks one stops in a sleep (Linux, macOS), or
the next look comes much too late (Windows).
"""

from __future__ import annotations

_NOTICEABLE_S = 5.0
"""A shorter sleep is taken for a busy machine. Setting the clock is taken for a sleep, which does no harm."""


class SleepWatch:
    """Asked every `interval_s` seconds."""

    def __init__(self, interval_s: float) -> None:
        self._interval_s = interval_s
        self._before: tuple[float, float] | None = None

    def has_slept(self, wall_s: float, monotonic_s: float) -> bool:
        """Of `time.time()` and `time.monotonic()`."""
        before, self._before = self._before, (wall_s, monotonic_s)
        if before is None:
            return False
        passed_s, counted_s = wall_s - before[0], monotonic_s - before[1]
        return abs(passed_s - counted_s) > _NOTICEABLE_S or counted_s > self._interval_s + _NOTICEABLE_S
