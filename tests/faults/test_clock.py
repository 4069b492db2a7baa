"""A clock that is set in the middle of a dictation or between two starts: nothing is lost, and no time is negative."""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.history import Entry, HistoryStore, Query
from tests.dictations import LAST, entry_of
from tests.faults.forked import Plan, dictate, forked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")

YEAR_S = 366 * 86400.0
"""More than entries are kept for."""
BACK_S = 200 * 86400.0
DAYS_OF_USE = 20


def dictate_with_jumps(folder: Path, starts_at_s: float, jumps: dict[int, float]) -> dict[str, Any]:
    """In a process of its own: the clock is so far off at its start, and jumps within these dictations."""
    real, off_s = time.time, starts_at_s
    time.time = lambda: real() + off_s

    def at_begin(number: int) -> None:
        nonlocal off_s
        off_s += jumps.get(number, 0.0)

    return dictate(Plan(folder, 3, keep="all", at_begin=at_begin))


def entries(folder: Path) -> tuple[Entry, ...]:
    store = HistoryStore(folder / "history")
    try:
        return store.search(Query(limit=1000))
    finally:
        store.close()


def lived_in(folder: Path) -> None:
    """With dictations of many days."""
    store = HistoryStore(folder / "history")
    for day in reversed(range(DAYS_OF_USE)):
        store.add(entry_of(LAST, time.time() - (day + 1) * 86400, text=f"Day {day}.", audio_seconds=1.0))
    store.close()


def test_the_clock_jumps(folder: Path, survived: Callable[..., None]) -> None:
    lived_in(folder)
    runs: list[tuple[float, dict[int, float]]] = [
        (0.0, {1: -BACK_S, 2: BACK_S + YEAR_S, 3: -YEAR_S}),
        (YEAR_S, {}),
        (YEAR_S, {2: -YEAR_S}),
        (-BACK_S, {1: BACK_S}),
        (-20 * YEAR_S, {}),
        (0.0, {}),
    ]
    said = 0
    for starts_at_s, jumps in runs:
        found = forked(partial(dictate_with_jumps, folder, starts_at_s, jumps))
        assert len(found["texts"]) == 3
        assert found["told"] == []
        said += 3
    kept = entries(folder)
    lost = DAYS_OF_USE + said - len(kept)
    survived(
        "clock set 200 days and 20 years back and a year forward, within dictations and between starts", said, lost, ""
    )
    assert lost == 0, [entry.started_at - time.time() for entry in kept]
    assert all(0.5 < entry.audio_seconds < 3.0 and entry.stop_to_text_ms >= 0 for entry in kept)
    assert list((folder / "journal").glob("*")) == []
    assert [entry.started_at for entry in kept] == sorted((entry.started_at for entry in kept), reverse=True)
