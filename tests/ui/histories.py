"""Entries and stores for the History page to show."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QTime

from dictation_app.history import HistoryStore
from dictation_app.history.schema import INSERT, row_of
from dictation_app.values.dictation import DeliveryMethod, DeliveryState
from tests import dictations
from tests.dictations import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dictation_app.history import Entry

TODAY = QDate(2026, 11, 22)
NOON_S = float(QDateTime(TODAY, QTime(12, 0)).toSecsSinceEpoch())
MINUTE_S, DAY_S = 60.0, 86_400.0

ENTRY = entry_of(dictations.LAST, NOON_S)
COPIED = entry_of(dictations.COPIED, NOON_S, text="Meet me at the harbour at six.")
WITHHELD = entry_of(dictations.WITHHELD, NOON_S, text="", audio_seconds=1.4)
PARTLY_WITHHELD = entry_of(
    dictations.PARTLY_WITHHELD,
    NOON_S,
    text="The harbour is closed on Sundays.",
    withheld=WITHHELD.withheld,
    withheld_text="Thanks for watching.",
)
RECOVERED = replace(
    ENTRY,
    text="Grüße aus der Küche, der Kaffee ist fertig.",
    language="de",
    method=DeliveryMethod.NONE,
    delivery=DeliveryState.NOT_DELIVERED,
    is_recovered=True,
    stop_to_text_ms=0,
    audio_seconds=130.0,
)
LONG_TEXT = "We met again on Thursday, and nobody asked what it meant; the committee had gone home. " * 40

_TEXTS = (
    ENTRY.text,
    "Please send the figures of the third quarter before Friday, and the plan for the new office.",
    "Yes.",
    LONG_TEXT,
    "Note to self: buy bread, milk, oranges.\nAnd call the dentist.",
)


def three() -> list[Entry]:
    """Oldest first, on three days."""
    return [
        replace(RECOVERED, started_at=NOON_S - 9 * DAY_S),
        replace(COPIED, started_at=NOON_S - DAY_S),
        replace(ENTRY, started_at=NOON_S, is_starred=True),
    ]


def many(count: int) -> Iterator[Entry]:
    """Oldest first: nine a day, each with its number in its words; some went wrong."""
    odd = (COPIED, WITHHELD, PARTLY_WITHHELD, RECOVERED)
    for number in range(count):
        ago = count - 1 - number
        started_at = NOON_S - (ago // 9) * DAY_S - (ago % 9) * 17 * MINUTE_S
        if ago % 7 == 3:
            yield replace(odd[number % 4], started_at=started_at)
            continue
        text = _TEXTS[number % len(_TEXTS)]
        yield replace(
            ENTRY,
            started_at=started_at,
            text=f"{text[: len(text) // 2]} number{number} {text[len(text) // 2 :]}",
            is_starred=ago % 11 == 0,
            audio_seconds=1.0 + number % 70,
        )


def store_of(folder: Path, entries: Iterable[Entry]) -> HistoryStore:
    """A store with these; many are written at once, past it."""
    folder.mkdir(parents=True, exist_ok=True)
    store = HistoryStore(folder)
    with sqlite3.connect(folder / "history.sqlite3") as connection:
        connection.executemany(INSERT, map(row_of, entries))
    connection.close()
    return store
