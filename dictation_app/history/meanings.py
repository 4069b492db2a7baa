"""The table `meanings`: what is laid down about the meaning of entries, as bytes that only their maker understands.

A row belongs to the text it was made of. The triggers of `schema` remove it with its entry and when the text changes;
what was worked out while the text changed is not taken in.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dictation_app.history import schema

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from dictation_app.history.entries import Entry
    from dictation_app.history.queries import Sql

MARK_BYTES: Final = 8
"""So much of a row tells it from another one of the same entry."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of an entry, as they stand in the history."""

    id: int
    started_at: float
    text: str
    withheld_text: str

    @property
    def words(self) -> str:
        """What was meant: the text, or where there is none what was held back."""
        return self.text.strip() or self.withheld_text.strip()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was worked out of the words of an entry."""

    spoken: Spoken
    vector: bytes
    """Empty where the words have no meaning: nobody needs to try again."""


def missing(
    connection: sqlite3.Connection, model: str, languages: Iterable[str], before: tuple[float, int], limit: int
) -> tuple[Spoken, ...]:
    """Entries without a meaning of `model`, newest first, below `before` (`started_at`, id)."""
    rows = connection.execute(
        "SELECT id, started_at, text, withheld_text FROM entries WHERE (started_at, id) < (?, ?) "
        "AND language IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM meanings WHERE entry_id = entries.id AND model = ?) "
        "ORDER BY started_at DESC, id DESC LIMIT ?",
        (*before, json.dumps(list(languages)), model, limit),
    )
    return tuple(Spoken(*row) for row in rows)


def keep(connection: sqlite3.Connection, model: str, meanings: Sequence[Meaning]) -> None:
    """Lay meanings down, but of words that are no more."""
    connection.executemany(
        "INSERT OR REPLACE INTO meanings (entry_id, model, vector) "
        "SELECT id, ?, ? FROM entries WHERE id = ? AND text = ? AND withheld_text = ?",
        [
            (model, meaning.vector, meaning.spoken.id, meaning.spoken.text, meaning.spoken.withheld_text)
            for meaning in meanings
        ],
    )


def marks(connection: sqlite3.Connection, model: str) -> dict[int, bytes]:
    """By entry the first bytes of its meaning: another mark, another meaning."""
    return dict(
        connection.execute(
            f"SELECT entry_id, substr(vector, 1, {MARK_BYTES}) FROM meanings WHERE model = ?",  # noqa: S608  # constant
            (model,),
        ).fetchall()
    )


def vectors(connection: sqlite3.Connection, model: str, ids: Iterable[int] | None) -> dict[int, bytes]:
    """The meanings of these entries; None = of all."""
    if ids is None:
        return dict(connection.execute("SELECT entry_id, vector FROM meanings WHERE model = ?", (model,)).fetchall())
    return dict(
        connection.execute(
            "SELECT entry_id, vector FROM meanings WHERE model = ? AND entry_id IN (SELECT value FROM json_each(?))",
            (model, json.dumps(list(ids))),
        ).fetchall()
    )


def entries(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[Entry, ...]:
    """The entries with these ids, in their order; those that are no more are left out."""
    found = {
        row[0]: schema.entry_of(row)
        for row in connection.execute(
            f"SELECT {', '.join(schema.COLUMNS)} FROM entries "  # noqa: S608  # constants
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
    }
    return tuple(found[id_] for id_ in ids if id_ in found)


def allowed(connection: sqlite3.Connection, sql: Sql) -> frozenset[int]:
    """The ids a statement of `queries.ids` finds."""
    return frozenset(id_ for (id_,) in connection.execute(sql.statement, sql.values))
