"""The file of the jobs: opened, locked, checked, and begun anew where it is damaged.

One program has it at a time, and all that time: two would transcribe the same files. A damaged file is moved aside
whole; what can be read of it is written into a new one first, so that a crash in between costs nothing.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import sys
import time
from itertools import count
from typing import TYPE_CHECKING, Final, TypeVar

from dictation_app import owner_only
from dictation_app.errors import JobsError
from dictation_app.file_jobs import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

if sys.platform != "win32":
    import fcntl

T = TypeVar("T")

_OLDEST_SQLITE: Final = (3, 37, 0)
"""Strict tables."""
_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NOT_ALLOWED: Final = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
)
_LEAST_BYTES: Final = 100_000
_ASIDE_S: Final = 30 * 86400.0
"""So long a damaged file is kept from which everything that could be read was taken."""
_FILES: Final = ("", "-wal", "-shm", "-journal")


class _DamagedError(Exception):
    """The file holds what was never written into it."""


class JobFile:
    """The open database."""

    def __init__(self, path: Path) -> None:
        """Raises `JobsError` where it cannot be used."""
        self._path = path
        self.note = ""
        """What happened to the file, as a sentence for the user; may come at any call."""
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise JobsError(
                f"The list of files needs SQLite 3.37 or newer, and this Python has {sqlite3.sqlite_version}.",
                "Install Dictation with a newer Python.",
            )
        self._connection: sqlite3.Connection | None = None
        self._lock = _locked(path)
        with contextlib.ExitStack() as undo:
            undo.callback(self.close)
            self._in_words(lambda: _end_beginning_anew(path))
            self._in_words(lambda: _create(path))
            try:
                self._connection = self._in_words(self._open)
            except _DamagedError:
                self._begin_anew()
            self._drop_asides()
            undo.pop_all()

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` on the database, again where the file was found damaged. Raises `JobsError`."""
        try:
            return self._in_words(lambda: work(self._alive()))
        except _DamagedError:
            self._begin_anew()
        try:
            return self._in_words(lambda: work(self._alive()))
        except _DamagedError as exc:
            raise self._beyond_repair() from exc

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Like `run`: all of `work` reaches the disk, or nothing."""

        def transaction(connection: sqlite3.Connection) -> T:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                return work(connection)

        return self.run(transaction)

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        lock, self._lock = self._lock, -1
        if lock >= 0:
            os.close(lock)

    def _alive(self) -> sqlite3.Connection:
        if self._lock < 0:
            raise JobsError("The list of files was closed.", "Start Dictation again.")
        if self._connection is None:  # it could not be begun anew before
            self._connection = self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None)
        connection.text_factory = schema.readable
        with contextlib.ExitStack() as undo:
            undo.callback(connection.close)
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if len(schema.MIGRATIONS) < version < schema.FIRST_MEANINGLESS_VERSION:
                raise JobsError(
                    f"The list of files in {self._path.parent} was written by a newer version of Dictation.",
                    "Install that version again, or move the folder away.",
                )
            is_sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            if not is_sound or not 0 <= version <= len(schema.MIGRATIONS):
                raise _DamagedError
            _check_writable(connection, self._path, version)
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            # What was understood is on the disk when `write` returns; no word is left where it was deleted.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            try:
                schema.migrate(connection)
                schema.probe(connection)
            except sqlite3.Error as exc:
                # On a file just checked our own statements fail for one reason only: the tables are not what they were.
                if exc.sqlite_errorcode == sqlite3.SQLITE_ERROR:
                    raise _DamagedError from exc
                raise
            undo.pop_all()
        return connection

    def _begin_anew(self) -> None:
        """Put a sound file, with what could be saved, in the place of the damaged one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()
        name = self._path.name
        new = _new_of(self._path)

        def replace() -> int:
            _remove(new)
            _create(new)
            saved = _save_into(new, self._path)
            aside = next(path for n in count(1) if not (path := self._path.with_name(f"{name}.damaged-{n}")).exists())
            for suffix in _FILES[1:]:  # a log left beside the new file would be taken for its own
                with contextlib.suppress(FileNotFoundError):
                    self._path.with_name(name + suffix).rename(aside.with_name(aside.name + suffix))
            self._path.rename(aside)
            os.utime(aside)  # it is kept for a while from now on, not from its last change
            new.rename(self._path)
            kept = f"{saved} files could be saved" if saved != 1 else "one file could be saved"
            self.note = f"The list of files was damaged: {kept} in it. The damaged list is kept as {aside.name}."
            return saved

        try:
            self._in_words(replace)
            self._connection = self._in_words(self._open)
        except _DamagedError as exc:
            raise self._beyond_repair() from exc

    def _beyond_repair(self) -> JobsError:
        return JobsError(
            f"The list of files in {self._path.parent} is damaged and cannot be mended.",
            f"Move '{self._path.name}' away to begin a new one.",
        )

    def _drop_asides(self) -> None:
        for path in self._path.parent.glob(f"{self._path.name}.damaged-*"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _ASIDE_S:
                    path.unlink()

    def _in_words(self, work: Callable[[], T]) -> T:
        """Turn errors into sentences, and damage into `_DamagedError`."""
        try:
            return work()
        except sqlite3.ProgrammingError:
            raise
        except UnicodeDecodeError as exc:  # SQLite quotes what it found in the file, and Python cannot read that
            raise _DamagedError from exc
        except sqlite3.Error as exc:
            code = getattr(exc, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code in _DAMAGE:
                raise _DamagedError from exc
            raise _of_sqlite_error(code, exc, self._path.parent) from exc
        except OSError as exc:
            raise _of_os_error(exc, self._path.parent) from exc


def _locked(path: Path) -> int:
    """The folder, and in it the lock file, for nobody else to read."""
    try:
        owner_only.make_folder(path.parent)
        lock = os.open(path.with_name(f"{path.stem}.lock"), os.O_CREAT | os.O_RDWR, owner_only.FILE)
    except OSError as exc:
        raise _of_os_error(exc, path.parent) from exc
    if sys.platform != "win32":
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise JobsError(
                "The list of files is in use by another Dictation.", "Quit the other one, and start this one again."
            ) from None
        except OSError:  # a file system without locks
            pass
    return lock


def _check_writable(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Raise `_DamagedError` where only the header keeps SQLite from writing: it may name a format of the future."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"PRAGMA user_version = {version}")  # as it is: a write all the same
        finally:
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as exc:
        is_allowed = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        if exc.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY and is_allowed:
            raise _DamagedError from exc
        raise


def _new_of(path: Path) -> Path:
    """What is to take the place of a damaged file."""
    return path.with_name(f"{path.name}.new")


def _end_beginning_anew(path: Path) -> None:
    """The app was ended when the damaged file was out of its place and the new one, which was whole, not in it."""
    if not path.exists():
        with contextlib.suppress(FileNotFoundError):
            _new_of(path).rename(path)


def _create(path: Path) -> None:
    """SQLite gives its other files the rights of this one."""
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, owner_only.FILE))
    path.chmod(owner_only.FILE)


def _remove(path: Path) -> None:
    for suffix in _FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _save_into(new: Path, damaged: Path) -> int:
    """Copy all rows that can be read; returns how many jobs."""
    connection = sqlite3.connect(new, isolation_level=None)
    try:
        with connection:
            connection.execute("BEGIN")
            schema.migrate_in(connection)
            with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
                _copy(damaged, connection)
            return schema.tidy(connection)
    finally:
        connection.close()


def _copy(damaged: Path, connection: sqlite3.Connection) -> None:
    with contextlib.closing(sqlite3.connect(damaged, isolation_level=None)) as source:
        source.text_factory = schema.readable
        for table, columns in schema.TABLES.items():
            names, places = ", ".join(columns), ", ".join("?" * len(columns))
            # A damaged page stops each of the two ways through the table.
            for order in ("ASC", "DESC"):
                with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
                    for row in source.execute(f"SELECT {names} FROM {table} ORDER BY rowid {order}"):  # noqa: S608
                        with contextlib.suppress(sqlite3.IntegrityError):  # a number became none
                            connection.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})", row)  # noqa: S608


def _of_sqlite_error(code: int, exc: sqlite3.Error, folder: Path) -> JobsError:
    if code == sqlite3.SQLITE_FULL or (code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR} and _is_full(folder)):
        return _full()
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return JobsError("The list of files is in use by another program.", "Try again in a moment.")
    if code in _NOT_ALLOWED:
        return JobsError(f"The list of files in {folder} may not be written.", "Check the permissions of the folder.")
    if code == sqlite3.SQLITE_IOERR:
        return JobsError(f"The disk with the list of files in {folder} does not work.", "Check the disk and its space.")
    return JobsError(f"The list of files in {folder} cannot be used: {exc}.", "Start Dictation again.")


def _of_os_error(exc: OSError, folder: Path) -> JobsError:
    if exc.errno == errno.ENOSPC:
        return _full()
    return JobsError(
        f"The list of files in {folder} cannot be used: {exc.strerror or exc}.", "Check the permissions of the folder."
    )


def _is_full(folder: Path) -> bool:
    """SQLite does not say so of the files it has beside its own."""
    try:
        return shutil.disk_usage(folder).free < _LEAST_BYTES
    except OSError:
        return False


def _full() -> JobsError:
    return JobsError("The disk is full: the list of files cannot be changed.", "Make room and try again.")
