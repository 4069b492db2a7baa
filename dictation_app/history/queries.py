"""SQL of a `Query`. The user's words reach the index as quoted strings only: nothing they type is an operator.

Words are ranked (BM25) among the newest `RANKED` entries that have them: ranking all that have "the" takes a fifth of
a second in a history of 100,000, and says nothing, because a word that is everywhere weighs nothing. What filters look
at is in an index that is named here: by itself SQLite would read half of all entries, whole, for "the".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dictation_app.history.schema import COLUMNS, set_apart, storable
from dictation_app.values.dictation import DeliveryState

if TYPE_CHECKING:
    from dictation_app.history.entries import Query

RANKED: Final = 1000

_COLUMNS: Final = ", ".join(f"entries.{column}" for column in COLUMNS)
_FOUND: Final = "entry_index JOIN entries INDEXED BY entries_by_id ON entries.id = entry_index.rowid"
_HAS_ANY_TEXT: Final = """(
    SELECT whole.text <> '' OR coalesce(whole.raw_text, '') <> '' OR whole.withheld_text <> '' OR whole.detail <> ''
    FROM entries AS whole WHERE whole.id = entries.id
)"""
"""A query of its own: an index answers the rest, and of nearly all entries no more is read."""
_LATEST_FIRST: Final = "entries.started_at DESC, entries.id DESC"
_STEPS: Final = 10
"""From the best match to none: what is about as good as another stands by its date, not by a word more or less."""
_PHRASE_OR_WORD: Final = re.compile(r'"([^"]*)("|$)|([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sql:
    """A statement and the values for its question marks."""

    statement: str
    values: tuple[str | float, ...] = ()


def page(query: Query) -> Sql:
    """The entries of a page: the newest first, or with words the best first."""
    words = match(query.text)
    where, values = _conditions(query)
    limit = max(0, query.limit)
    if words:
        return Sql(
            # The planner takes the index first: it alone can answer MATCH.
            statement=f"""
                SELECT {_COLUMNS} FROM (
                    SELECT found, round({_STEPS} * score / min(score) OVER ()) AS goodness FROM (
                        SELECT entry_index.rowid AS found, bm25(entry_index) AS score
                        FROM {_FOUND if where else "entry_index"}
                        WHERE entry_index MATCH ? {where} ORDER BY entry_index.rowid DESC LIMIT ?
                    )
                ) JOIN entries ON entries.id = found ORDER BY goodness DESC, {_LATEST_FIRST} LIMIT ?""",  # noqa: S608
            values=(words, *values, max(RANKED, limit), limit),
        )
    if query.before is not None:
        where += " AND (entries.started_at, entries.id) < (?, ?)"
        values = (*values, *query.before)
    return Sql(
        statement=f"SELECT {_COLUMNS} FROM entries WHERE TRUE {where} ORDER BY {_LATEST_FIRST} LIMIT ?",  # noqa: S608
        values=(*values, limit),
    )


def count(query: Query) -> Sql:
    """How many entries fit in all."""
    words = match(query.text)
    where, values = _conditions(query)
    if not words:
        return Sql(statement=f"SELECT count(*) FROM entries WHERE TRUE {where}", values=values)  # noqa: S608
    if not where:
        return Sql(statement="SELECT count(*) FROM entry_index WHERE entry_index MATCH ?", values=(words,))
    return Sql(
        statement=f"SELECT count(*) FROM {_FOUND} WHERE entry_index MATCH ? {where}",  # noqa: S608
        values=(words, *values),
    )


def ids(query: Query) -> Sql | None:
    """Which entries the filters let through, whatever the words are; None = all."""
    where, values = _conditions(query)
    if not where:
        return None
    return Sql(statement=f"SELECT entries.id FROM entries WHERE TRUE {where}", values=values)  # noqa: S608


def match(text: str) -> str:
    """What FTS5 is asked for; empty where there is nothing to look for."""
    return " ".join(phrases(text))


def phrases(text: str) -> tuple[str, ...]:
    """What is looked for, each as FTS5 has it.

    A word is a phrase too: the index divides "it's" and, with their signs set apart, words written without spaces.
    """
    pieces = list(_PHRASE_OR_WORD.finditer(storable(text.replace("\0", " "))))
    found = [f'"{set_apart(piece[1] if piece[3] is None else piece[3])}"' for piece in pieces]
    if found and pieces[-1][2] != '"':
        # A phrase that was ended by a quote is meant as it stands; all else may still be being typed.
        found[-1] += "*"
    return tuple(found)


def _conditions(query: Query) -> tuple[str, tuple[str | float, ...]]:
    """`AND ...`, without the words."""
    conditions: list[str] = []
    values: list[str | float] = []
    for condition, value, default in (
        ("entries.started_at >= ?", query.since, 0.0),
        ("entries.started_at < ?", query.until, float("inf")),
        ("entries.language = ?", storable(query.language), ""),
        ("entries.target = ?", storable(query.target), ""),
        ("entries.delivery = ?", query.delivery, None),
    ):
        if value is not None and value != default:
            conditions.append(condition)
            values.append(str(value) if isinstance(value, str) else value)
    if query.delivery is DeliveryState.NOT_DELIVERED and not match(query.text):
        # Where nothing was heard (`Entry.is_silent`) there was nothing to deliver.
        conditions.append(f"(entries.words OR entries.withheld <> '' OR {_HAS_ANY_TEXT})")
    for condition, wanted in (
        ("entries.withheld <> ''", query.withheld),
        ("entries.is_starred", query.starred),
        ("entries.is_recovered", query.recovered),
    ):
        if wanted is not None:
            conditions.append(condition if wanted else f"NOT ({condition})")
    return "".join(f" AND {condition}" for condition in conditions), tuple(values)
