"""What can still be read of a damaged history, written into a new file.

Read is a copy with the header that every file of ours has: SQLite opens none whose header it does not believe, and
none that is shorter than its header says. Where that is not enough, the copy gets the whole first page of a file that
has the table of entries only, which stands in the same place in every file. The table is read from its beginning and
from its end, each until a damaged page stops it; between the two, entry by entry. Of an encrypted file the header is
encrypted with the page: it is read as it is, and then with the whole first page of another one.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dictation_app.history import schema
from dictation_app.sqlite_file import DamagedError, migrate, readable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dictation_app.history.entries import Entry
    from dictation_app.history.forms import Form

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


def copy(damaged: Path, new: Path, form: Form) -> int:
    """Write all readable entries of `damaged` into the empty file `new`, with their ids; returns how many.

    Raises `OSError` and `sqlite3.Error` where `new` cannot be written.
    """
    saved = 0
    page_file = new.with_name(f"{new.name}.page")
    if form.is_sealed:
        read = _read_copy(damaged, form)
        if not read.entries:
            read = _read_copy(damaged, form, *_sealed_first_page(page_file, form, damaged.stat().st_size))
    else:
        first_page = _first_page(page_file)
        read = _read_copy(damaged, form, _believed(first_page[:_HEADER_BYTES]))
        if not read.entries:
            read = _read_copy(damaged, form, _believed(first_page))
    connection = form.connect(new)
    try:
        migrate(connection, schema.MIGRATIONS)
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


def _believed(page: bytes) -> bytes:
    """In the format that has a log; of a size of 0, which means: ask the file system; without free pages."""
    return page[:_FORMAT_AT] + b"\2\2" + page[_FORMAT_AT + 2 : _SIZE_AT] + bytes(12) + page[_SIZE_AT + 12 :]


def _sealed_first_page(path: Path, form: Form, size: int) -> tuple[bytes, int]:
    """Likewise of an encrypted file, whose header cannot be changed afterwards: it says this size, or a little more."""
    connection = form.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = OFF")
        for statement in (*schema.ENTRIES_ONLY, "CREATE TABLE filler (page BLOB)"):
            connection.execute(statement)
        pages = 0
        while pages * _PAGE_BYTES < size:
            lacking = max(1, (size // _PAGE_BYTES - pages) * 9 // 10)
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO filler VALUES (zeroblob(3000))", [()] * lacking)
            connection.execute("COMMIT")
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return path.read_bytes()[:_PAGE_BYTES], pages * _PAGE_BYTES
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


def _read_copy(damaged: Path, form: Form, beginning: bytes = b"", size: int = 0) -> _Read:
    """Of a copy with another beginning, made as long as this, or just as it is."""
    copied = damaged.with_name(f"{damaged.name}.copy")
    log = damaged.with_name(f"{damaged.name}-wal")
    files = [copied, *(copied.with_name(copied.name + suffix) for suffix in ("-wal", "-shm", "-journal"))]
    try:
        shutil.copy(damaged, copied)
        if log.exists():
            shutil.copy(log, files[1])
        with copied.open("r+b") as file:
            file.write(beginning)
            file.truncate(max(size, copied.stat().st_size))
        return _read(copied, form)
    finally:
        for file_ in files:
            file_.unlink(missing_ok=True)


def _read(path: Path, form: Form) -> _Read:
    """What is readable; nothing where not even the list of tables is left."""
    found: dict[int, Entry] = {}
    last = _scan(path, form, found, "ASC")
    first = _scan(path, form, found, "DESC")
    if last is not None and first is not None:
        _read_between(path, form, found, range(last + 1, min(first, last + _MOST_TRIED)))
    return _Read([found[id_] for id_ in sorted(found)], {table: _rows(path, form, table) for table in _PARTS})


def _connected(path: Path, form: Form) -> sqlite3.Connection:
    connection = form.connect(path)
    connection.text_factory = readable
    return connection


def _rows(path: Path, form: Form, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table up to the first damage."""
    rows: list[tuple[Any, ...]] = []
    with contextlib.suppress(*_UNREADABLE), contextlib.closing(_connected(path, form)) as connection:
        rows.extend(connection.execute(f"SELECT {', '.join(schema.PARTS[table])} FROM {table}"))  # noqa: S608
    return rows


def _select(connection: sqlite3.Connection) -> str:
    """The `Entry` of any version: a file that is damaged is not made newer first."""
    known: set[str] = set()
    with contextlib.suppress(*_UNREADABLE):
        known = {row[1] for row in connection.execute("PRAGMA table_info(entries)")}
    columns = (c if c in known or not known else f"{schema.UNKNOWN[c]} AS {c}" for c in schema.COLUMNS)
    return f"SELECT {', '.join(columns)} FROM entries"  # noqa: S608  # constants


def _scan(path: Path, form: Form, found: dict[int, Entry], order: str) -> int | None:
    """Read until the end or the damage; returns the last id that was reached."""
    reached = None
    with contextlib.suppress(*_UNREADABLE), contextlib.closing(_connected(path, form)) as connection:
        for row in connection.execute(f"{_select(connection)} ORDER BY id {order}"):
            _keep([row], found)
            reached = row[0]
    return reached


def _read_between(path: Path, form: Form, found: dict[int, Entry], ids: Iterable[int]) -> None:
    with contextlib.ExitStack() as closing:
        connection, select = None, ""
        for id_ in ids:
            with contextlib.suppress(*_UNREADABLE):
                if connection is None:
                    connection = closing.enter_context(contextlib.closing(_connected(path, form)))
                    select = _select(connection)
                _keep(connection.execute(f"{select} WHERE id = ?", (id_,)).fetchall(), found)
                continue
            if form.is_sealed:  # it reads nothing any more after damage
                closing.close()
                connection = None


def _keep(rows: list[tuple[object, ...]], found: dict[int, Entry]) -> None:
    for row in rows:
        with contextlib.suppress(DamagedError):
            entry = schema.entry_of(row)
            if entry.id > 0:
                found[entry.id] = entry
