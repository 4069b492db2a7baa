"""The history in figures, for `HistoryStore.statistics`. All of it is counted in an index, never in the entries."""

from __future__ import annotations

import datetime as dt
import math
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from dictation_app.history.entries import Day, Statistics

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

DAYS: Final = 30
"""With today."""
_DAY_S: Final = 86400.0
_P95: Final = 0.95
_SPOKEN: Final = (
    "total(CASE WHEN speech_seconds > 0 THEN speech_seconds WHEN words > 0 THEN audio_seconds ELSE 0.0 END)"
)


def statistics(connection: sqlite3.Connection, now: float) -> Statistics:
    """Everything; `now` says which days are the last."""
    entries, words, spoken_seconds, recorded_seconds, with_pauses = connection.execute(
        f"SELECT count(*), total(words), {_SPOKEN}, total(audio_seconds), total(speech_seconds <= 0 AND words > 0) "  # noqa: S608
        "FROM entries"
    ).fetchone()
    waits = connection.execute(
        "SELECT stop_to_text_ms, count(*) FROM entries WHERE stop_to_text_ms <> 0 GROUP BY stop_to_text_ms"
    ).fetchall()
    number_of_waits = sum(number for _, number in waits)
    return Statistics(
        entries=entries,
        words=int(words),
        spoken_seconds=spoken_seconds,
        recorded_seconds=recorded_seconds,
        entries_with_pauses=int(with_pauses),
        waited_seconds=sum(wait * number for wait, number in waits) / 1000,
        median_stop_to_text_ms=_wait_at(waits, number_of_waits // 2),
        p95_stop_to_text_ms=_wait_at(waits, math.ceil(_P95 * number_of_waits) - 1),
        days=_days(connection, now),
    )


def _days(connection: sqlite3.Connection, now: float) -> tuple[Day, ...]:
    today = dt.datetime.fromtimestamp(now).astimezone().date()
    dates = [(today - dt.timedelta(days=ago)).isoformat() for ago in reversed(range(DAYS))]
    # A day early: the calendar of SQLite decides what the days are, not this sum.
    since = now - (DAYS + 1) * _DAY_S
    days = {
        date: Day(date=date, entries=number, words=int(said), spoken_seconds=seconds)
        for date, number, said, seconds in connection.execute(
            f"SELECT date(started_at, 'unixepoch', 'localtime') AS day, count(*), total(words), {_SPOKEN} "  # noqa: S608
            "FROM entries WHERE started_at >= ? GROUP BY day",
            (since,),
        )
    }
    return tuple(days.get(date, Day(date=date)) for date in dates)


def _wait_at(waits: Sequence[tuple[int, int]], rank: int) -> int:
    """The wait that is the `rank`-th of all from the shortest; `waits` says how many there are of each."""
    seen = accumulate(number for _, number in waits)
    return next((wait for (wait, _), so_far in zip(waits, seen, strict=True) if so_far > rank), 0)
