"""SleepWatch: which of two clocks stood still, or ran on alone."""

from __future__ import annotations

import pytest

from dictation_app.hotkey.sleep_watch import SleepWatch


@pytest.mark.parametrize(
    ("wall_s", "monotonic_s", "slept"),
    [
        (5.0, 5.0, False),
        (7.0, 7.0, False),  # a busy machine
        (3605.0, 5.0, True),  # Linux, macOS
        (3605.0, 3605.0, True),  # Windows
        (5.5, 5.0, False),  # the clock is corrected
    ],
)
def test_a_sleep_is_told_from_a_busy_machine(wall_s: float, monotonic_s: float, slept: bool) -> None:
    watch = SleepWatch(5.0)
    assert not watch.has_slept(1_000_000.0, 77.0)
    assert watch.has_slept(1_000_000.0 + wall_s, 77.0 + monotonic_s) is slept
    assert not watch.has_slept(1_000_005.0 + wall_s, 82.0 + monotonic_s)
