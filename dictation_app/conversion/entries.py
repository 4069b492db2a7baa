"""The database of a history in the other form: copied whole, or added to, and compared with where it came from."""

from __future__ import annotations

import hashlib
import os
from contextlib import closing
from typing import TYPE_CHECKING, Final

from dictation_app import sqlite_file
from dictation_app.errors import HistoryError
from dictation_app.history import schema
from dictation_app.sentences import say

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from dictation_app.encryption import keys
    from dictation_app.history.forms import Form

_SAME: Final = "there.started_at = here.started_at AND there.audio_seconds = here.audio_seconds"
"""A dictation in two databases: its text may have been corrected in one."""
_PARTS: Final = ("spoken_words", "results")
"""Meanings are computed anew."""
_VALUES: Final = ", ".join((*schema.COLUMNS[1:], "words", "signs"))


def copy(old: Form, new: Form, key: keys.Keys | None) -> None:
    """Copy it with all that is in it, compare, and give it its name; into what is there it is not written."""
    from dictation_app.encryption import database  # noqa: PLC0415 - an optional extra

    def opened(path: Path, form: Form) -> sqlite3.Connection:
        return database.connect(path, key.database if form.is_sealed and key else None, timeout_s=sqlite_file.BUSY_S)

    part = new.database_files(".new")[0]
    sqlite_file.remove(part)
    sqlite_file.create(part)
    with closing(opened(old.database, old)) as source:
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        database.copy_into(source, part, key.database if new.is_sealed and key else None)
        before = _digest(source)
    with closing(opened(part, new)) as copy:
        is_sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        copy.execute("INSERT INTO entry_index (entry_index) VALUES ('integrity-check')")
        compare((is_sound, _digest(copy)), (True, before))
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    part.rename(new.database)


def _digest(connection: sqlite3.Connection) -> bytes:
    """Of everything in it, whatever the pages it lies on."""
    digest = hashlib.sha256(repr(connection.execute("PRAGMA user_version").fetchone()).encode())
    connection.text_factory = bytes
    objects = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    for kind, name, sql in objects:
        digest.update(repr((kind, name, sql)).encode())
        if kind == b"table" and not (sql or b"").startswith(b"CREATE VIRTUAL"):
            # Tables of the index have no numbers of rows.
            for row in connection.execute(f'SELECT * FROM "{name.decode()}" ORDER BY 1, 2'):  # noqa: S608
                digest.update(repr(row).encode())
    return digest.digest()


def add_missing(clear: Form, form: Form) -> tuple[int, bool]:
    """Add to an encrypted database what only one in clear has, and read that back.

    Returns how many entries, and whether there are some of which the one in clear knows something else.
    """
    from dictation_app.encryption import database  # noqa: PLC0415 - an optional extra

    def opened() -> sqlite3.Connection:
        connection = form.connect(form.database)
        database.attach(connection, clear.database, None, "clear")
        return connection

    with closing(opened()) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        last = connection.execute("SELECT coalesce(max(id), 0) FROM main.entries").fetchone()[0]
        added: int = connection.execute(
            f"INSERT INTO main.entries ({_VALUES}) SELECT {_VALUES} FROM clear.entries AS here WHERE NOT EXISTS "  # noqa: S608
            f"(SELECT 1 FROM main.entries AS there WHERE {_SAME}) ORDER BY here.id"
        ).rowcount
        for table in _PARTS:
            columns = [column for column in schema.PARTS[table] if column not in {"id", "entry_id"}]
            connection.execute(
                f"INSERT INTO main.{table} (entry_id, {', '.join(columns)}) "  # noqa: S608
                f"SELECT there.id, {', '.join(f'part.{column}' for column in columns)} FROM clear.{table} AS part "
                f"JOIN clear.entries AS here ON here.id = part.entry_id "
                f"JOIN main.entries AS there ON there.id > ? AND {_SAME}",
                (last,),
            )
        connection.execute("COMMIT")
    with closing(opened()) as connection:
        missing = connection.execute(
            f"SELECT (SELECT count(*) FROM clear.entries AS here WHERE NOT EXISTS "  # noqa: S608
            f"(SELECT 1 FROM main.entries AS there WHERE {_SAME})) + (SELECT count(*) FROM "
            f"(SELECT {_VALUES} FROM main.entries WHERE id > ? EXCEPT SELECT {_VALUES} FROM clear.entries))",
            (last,),
        ).fetchone()[0]
        compare(missing, 0)
        others = f"SELECT {_VALUES} FROM clear.entries EXCEPT SELECT {_VALUES} FROM main.entries LIMIT 1"  # noqa: S608
        return added, connection.execute(others).fetchone() is not None


def compare(read: object, written: object) -> None:
    """Raise `HistoryError` where they are not the same."""
    if read != written:
        raise HistoryError(
            say("What was written reads differently."), say("Check the disk; the history stays as it was.")
        )
