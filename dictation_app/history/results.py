"""An entry whose sound was decoded again: what it becomes, and what it was before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dictation_app.history import schema
from dictation_app.history.entries import Result
from dictation_app.sentences import say
from dictation_app.values.dictation import NOT_TRANSCRIBED, Later

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from dictation_app.history.entries import Entry, LeftOut, Sequel
    from dictation_app.values.speech import Word

_COLUMNS: Final = ("made_at", "text", "language", "model", "device", "compute_type", "decode_ms")
_NEXT_SENTENCE: Final = re.compile(r"(?<=[.!?]) ")


def take_over(
    connection: sqlite3.Connection, old: Entry, new: Result, words: Sequence[Word], left_out: LeftOut | None
) -> None:
    """Give the entry `old` the text of another decode, which is `schema.storable` and not empty."""
    _keep(connection, old, new.made_at)
    entry = replace(
        old,
        text=new.text,
        raw_text="" if new.raw_text == new.text else new.raw_text,
        withheld_text=_joined(beside(old), left_out.text if left_out else ""),
        detail=_joined(_still_true(old.detail), say("Left out: {reason}", reason=left_out.reason) if left_out else ""),
        language=new.language,
        model=new.model,
        device=new.device,
        compute_type=new.compute_type,
        decode_ms=new.decode_ms,
        # What took its place in the window is an earlier text now.
        later=Later.NOTHING if old.later is Later.REPLACED else old.later,
    )
    columns = ", ".join(f"{column} = ?" for column in schema.WRITTEN)
    connection.execute(f"UPDATE entries SET {columns} WHERE id = ?", (*schema.row_of(entry), old.id))  # noqa: S608
    connection.execute("DELETE FROM spoken_words WHERE entry_id = ?", (old.id,))
    if words:
        connection.execute("INSERT INTO spoken_words VALUES (?, ?)", (old.id, schema.packed_words(words)))


def go_on(connection: sqlite3.Connection, old: Entry, sequel: Sequel, at: float) -> None:
    """Say what became of the text of the entry `old` afterwards, at that moment."""
    later, text = sequel.later, schema.storable(sequel.text).strip()
    if later in {Later.REMOVED, Later.PARTLY_REMOVED}:
        connection.execute("UPDATE entries SET later = ? WHERE id = ?", (later, old.id))
        return
    if text and text.casefold() != old.text.casefold():
        later, engine = Later.REPLACED, sequel.engine
        new = Result(
            made_at=at,
            text=text,
            raw_text=sequel.raw_text,
            language=sequel.language or old.language,
            model=engine.model if engine else old.model,
            device=engine.device if engine else old.device,
            compute_type=engine.compute_type if engine else old.compute_type,
            decode_ms=sequel.decode_ms or old.decode_ms,
        )
        take_over(connection, old, new, (), None)
    connection.execute(
        "UPDATE entries SET later = ?, method = ?, delivery = ?, detail = ?, target = ? WHERE id = ?",
        (later, sequel.method, sequel.delivery, sequel.detail, sequel.target or old.target, old.id),
    )


def read(connection: sqlite3.Connection, id_: int) -> tuple[Result, ...]:
    """What the entry was before, newest first."""
    columns = ("id", *_COLUMNS)
    rows = connection.execute(
        f"SELECT {', '.join(columns)} FROM results WHERE entry_id = ? ORDER BY id DESC",  # noqa: S608  # constants
        (id_,),
    )
    return tuple(Result(**dict(zip(columns, row, strict=True))) for row in rows)


def beside(entry: Entry) -> str:
    """What was held back beside a text; where it was all there was, the new text takes its place."""
    return entry.withheld_text if entry.text else ""


def _keep(connection: sqlite3.Connection, entry: Entry, until: float) -> None:
    """Both what the model wrote and what was made of it by hand."""
    shown = entry.text or entry.withheld_text
    for text in (entry.raw_text, shown) if entry.raw_text not in {"", shown} else (shown,):
        of_engine = (entry.language, entry.model, entry.device, entry.compute_type, entry.decode_ms)
        connection.execute(
            f"INSERT INTO results (entry_id, {', '.join(_COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (entry.id, until, text, *of_engine),
        )


def _still_true(detail: str) -> str:
    return " ".join(each for each in _NEXT_SENTENCE.split(detail) if NOT_TRANSCRIBED not in each)


def _joined(before: str, more: str) -> str:
    return before if more in before else f"{before} {more}".strip()
