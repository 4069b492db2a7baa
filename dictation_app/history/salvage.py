"""What can still be read of a damaged history, written into a new file.

Read is a copy with the header that every file of ours has: SQLite opens none whose header it does not believe, and
none that is shorter than its header says. Where that is not enough, the copy gets the whole first page of a file that
has the table of entries only, which stands in the same place in every file. The table is read from its beginning and
from its end, each until a damaged page stops it; between the two, entry by entry.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dictation_app.history import schema
from dictation_app.history.schema import DamagedError

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.history.entries import Entry

_MOST_TRIED: Final = 1_000_000
"""A damaged id can be any number: the gap between two of them is not searched to its end."""

_HEADER_BYTES: Final = 100
_PAGE_BYTES: Final = 4096
_FORMAT_AT: Final = 18
_SIZE_AT: Final = 28

_UNREADABLE: Final = (sqlite3.Error, UnicodeDecodeError)
"""The second where SQLite quotes what it found, and Python cannot read that."""

_PARTS: Final = ("spoken_words", "results")
"""Meanings are computed anew."""


def copy(damaged: Path, new: Path) -> int:
    """Write all readable entries of `damaged` into the empty file `new`, with their ids; returns how many.

    Raises `OSError` and `sqlite3.Error` where `new` cannot be written.
    """
    saved = 0
    first_page = _first_page(new.with_name(f"{new.name}.page"))
    read = _read_copy(damaged, first_page[:_HEADER_BYTES])
    if not read.entries:
        read = _read_copy(damaged, first_page)
    connection = sqlite3.connect(new, isolation_level=None)
    try:
        schema.migrate(connection)
        with connection:
            connection.execute("BEGIN")
            for entry in read.entries:
                with contextlib.suppress(sqlite3.IntegrityError):  # a number became none
                    connection.execute(schema.INSERT, schema.row_of(entry))
                    saved += 1
            for table, rows in read.parts.items():
                places = ", ".join("?" * len(schema.PARTS[table]))
                for row in rows:
                    with contextlib.suppress(sqlite3.IntegrityError):
                        connection.execute(
                            f"INSERT INTO {table} SELECT {places} WHERE EXISTS (SELECT 1 FROM entries WHERE id = ?)",  # noqa: S608
                            (*row, row[schema.PARTS[table].index("entry_id")]),
                        )
    finally:
        connection.close()
    return saved


def _first_page(path: Path) -> bytes:
    """The first page of a file with the newest table of entries; `path` is used for a moment."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in schema.ENTRIES_ONLY:
            connection.execute(statement)
        return path.read_bytes()[:_PAGE_BYTES]
    finally:
        connection.close()
        path.unlink()


@dataclass(slots=True)
class _Read:
    """What could be read."""

    entries: list[Entry]
    """By their ids."""
    parts: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    """Rows of the tables beside them."""


def _read_copy(damaged: Path, beginning: bytes) -> _Read:
    copied = damaged.with_name(f"{damaged.name}.copy")
    log = damaged.with_name(f"{damaged.name}-wal")
    files = [copied, *(copied.with_name(copied.name + suffix) for suffix in ("-wal", "-shm", "-journal"))]
    try:
        shutil.copy(damaged, copied)
        if log.exists():
            shutil.copy(log, files[1])
        with copied.open("r+b") as file:
            # In the format that has a log; of a size of 0, which means: ask the file system; without free pages.
            file.write(beginning[:_FORMAT_AT] + b"\2\2" + beginning[_FORMAT_AT + 2 : _SIZE_AT])
            file.write(bytes(12) + beginning[_SIZE_AT + 12 :])
        return _read(copied)
    finally:
        for file_ in files:
            file_.unlink(missing_ok=True)


def _read(path: Path) -> _Read:
    """What is readable; nothing where not even the list of tables is left."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = schema.readable
    found: dict[int, Entry] = {}
    try:
        select = _select(connection)
        last = _scan(connection, found, f"{select} ORDER BY id ASC")
        first = _scan(connection, found, f"{select} ORDER BY id DESC")
        if last is not None and first is not None:
            for id_ in range(last + 1, min(first, last + _MOST_TRIED)):
                with contextlib.suppress(*_UNREADABLE):
                    _keep(connection.execute(f"{select} WHERE id = ?", (id_,)).fetchall(), found)
        parts = {table: _rows(connection, table) for table in _PARTS}
    finally:
        with contextlib.suppress(sqlite3.Error):
            connection.close()
    return _Read([found[id_] for id_ in sorted(found)], parts)


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table up to the first damage."""
    rows: list[tuple[Any, ...]] = []
    with contextlib.suppress(*_UNREADABLE):
        rows.extend(connection.execute(f"SELECT {', '.join(schema.PARTS[table])} FROM {table}"))  # noqa: S608
    return rows


def _select(connection: sqlite3.Connection) -> str:
    """The `Entry` of any version: a file that is damaged is not made newer first."""
    known: set[str] = set()
    with contextlib.suppress(*_UNREADABLE):
        known = {row[1] for row in connection.execute("PRAGMA table_info(entries)")}
    columns = (c if c in known or not known else f"{schema.UNKNOWN[c]} AS {c}" for c in schema.COLUMNS)
    return f"SELECT {', '.join(columns)} FROM entries"  # noqa: S608  # constants


def _scan(connection: sqlite3.Connection, found: dict[int, Entry], select: str) -> int | None:
    """Read until the end or the damage; returns the last id that was reached."""
    reached = None
    with contextlib.suppress(*_UNREADABLE):
        for row in connection.execute(select):
            _keep([row], found)
            reached = row[0]
    return reached


def _keep(rows: list[tuple[object, ...]], found: dict[int, Entry]) -> None:
    for row in rows:
        with contextlib.suppress(DamagedError):
            entry = schema.entry_of(row)
            if entry.id > 0:
                found[entry.id] = entry
