"""What can still be read of a damaged history, written into a new file.

Read is a copy with the header that every file of ours has: SQLite opens none whose header it does not believe, and
none that is shorter than its header says. Where that is not enough, the copy gets the whole first page of a new file:
the list of tables, which stand in the same places in every file. The table is read from its beginning and from its end,
each until a damaged page stops it; between the two, entry by entry.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from typing import TYPE_CHECKING, Final

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

_SELECT: Final = f"SELECT {', '.join(schema.COLUMNS)} FROM entries"  # noqa: S608  # constants


def copy(damaged: Path, new: Path) -> int:
    """Write all readable entries of `damaged` into the empty file `new`, with their ids; returns how many.

    Raises `OSError` and `sqlite3.Error` where `new` cannot be written.
    """
    saved = 0
    connection = sqlite3.connect(new, isolation_level=None)
    try:
        schema.migrate(connection)
        first_page = new.read_bytes()[:_PAGE_BYTES]
        entries = _read_copy(damaged, first_page[:_HEADER_BYTES]) or _read_copy(damaged, first_page)
        with connection:
            connection.execute("BEGIN")
            for entry in entries:
                with contextlib.suppress(sqlite3.IntegrityError):  # a number became none
                    connection.execute(schema.INSERT, schema.row_of(entry))
                    saved += 1
    finally:
        connection.close()
    return saved


def _read_copy(damaged: Path, beginning: bytes) -> list[Entry]:
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


def _read(path: Path) -> list[Entry]:
    """The readable entries by their ids; none where not even the list of tables is left."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = schema.readable
    found: dict[int, Entry] = {}
    try:
        last = _scan(connection, found, "ASC")
        first = _scan(connection, found, "DESC")
        if last is not None and first is not None:
            for id_ in range(last + 1, min(first, last + _MOST_TRIED)):
                with contextlib.suppress(*_UNREADABLE):
                    _keep(connection.execute(f"{_SELECT} WHERE id = ?", (id_,)).fetchall(), found)
    finally:
        with contextlib.suppress(sqlite3.Error):
            connection.close()
    return [found[id_] for id_ in sorted(found)]


def _scan(connection: sqlite3.Connection, found: dict[int, Entry], order: str) -> int | None:
    """Read until the end or the damage; returns the last id that was reached."""
    reached = None
    with contextlib.suppress(*_UNREADABLE):
        for row in connection.execute(f"{_SELECT} ORDER BY id {order}"):
            _keep([row], found)
            reached = row[0]
    return reached


def _keep(rows: list[tuple[object, ...]], found: dict[int, Entry]) -> None:
    for row in rows:
        with contextlib.suppress(DamagedError):
            entry = schema.entry_of(row)
            if entry.id > 0:
                found[entry.id] = entry
