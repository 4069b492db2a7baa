"""SqliteFile: a database of this program: opened, checked, brought to the newest version, and mended if it is damaged.

A damaged file is moved aside whole; what can be read of it is written into a new one first, so that a crash in between
costs nothing. Nobody may have it open meanwhile, because he would go on writing into what was moved: a lock file beside
it says who has it. (On Windows an open file cannot be renamed anyway.)
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import sys
import time
from enum import Enum, auto
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from dictation_app import owner_only

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.errors import UserError

if sys.platform != "win32":
    import fcntl

T = TypeVar("T")

Migrations: TypeAlias = tuple[tuple[str, ...], ...]
"""The statements that make version n + 1 of version n."""

BUSY_S: Final = 5.0
"""So long may another program write."""
FIRST_MEANINGLESS_VERSION: Final = 1000
"""There will never be so many: a file that claims it is damaged, not newer."""

_OLDEST_SQLITE: Final = (3, 37, 0)
"""Strict tables."""
_POLL_S: Final = 0.05
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NOT_ALLOWED: Final = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
)
_LEAST_BYTES: Final = 100_000
_PARTS: Final = ("", "-wal", "-shm", "-journal")


class Problem(Enum):
    """Why a file cannot be used; its owner has the sentences."""

    OLD_SQLITE = auto()
    CLOSED = auto()
    NEWER = auto()
    """A later version of this program wrote it."""
    BEYOND_REPAIR = auto()
    FULL = auto()
    BUSY = auto()
    NOT_ALLOWED = auto()
    BROKEN_DISK = auto()
    OF_SQLITE = auto()
    """Anything else that SQLite has to say."""
    OF_SYSTEM = auto()
    """Anything else that the file system has to say."""


class DamagedError(Exception):
    """The file holds what was never written into it. Mended by `SqliteFile`; nobody else sees it."""


class SqliteFile:
    """An open database, and the lock beside it. A subclass knows what is in it and what to say of it."""

    def __init__(self, path: Path, lock_name: str) -> None:
        """Open the lock file; raises what `_error` makes, like everything else here."""
        self._path = path
        self.note = ""
        """What happened to the file, as a sentence for the user; may come at any call."""
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise self._error(Problem.OLD_SQLITE)
        self._connection: sqlite3.Connection | None = None
        self._lock = self._in_words(lambda: open_lock(path.with_name(lock_name)))

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` on the database, again where the file was found damaged and mended."""
        for mend in self._ways_to_mend():
            try:
                return self._in_words(lambda: work(self._alive()))
            except DamagedError:
                self._mend_by(mend)
        try:
            return self._in_words(lambda: work(self._alive()))
        except DamagedError as exc:
            raise self._error(Problem.BEYOND_REPAIR) from exc

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

    # --- what a subclass knows ------------------------------------------------------------------------------------

    def _error(self, problem: Problem, why: str = "") -> UserError:
        """In words; `why` is what the system says."""
        raise NotImplementedError

    def _note_of(self, saved: int, aside: str) -> str:
        """What to say where so much could be saved, and the damaged file has this name now."""
        raise NotImplementedError

    def _migrations(self) -> Migrations:
        raise NotImplementedError

    def _connect(self, path: Path) -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)

    def _probe(self, connection: sqlite3.Connection) -> None:
        """Fail where the tables are not those of the newest version."""
        raise NotImplementedError

    def _ways_to_mend(self) -> tuple[Callable[[], None], ...]:
        """Tried one after the other, each where the file is still damaged; each has the file to itself."""
        raise NotImplementedError

    def _save_into(self, new: Path) -> int:
        """Write what can be read of the damaged file into an empty one; returns how much of what counts."""
        raise NotImplementedError

    # --- opening --------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Open the file, mend it, or make it where there is none."""
        self._in_words(lambda: create(self._path))
        try:
            self._connection = self._in_words(self._open)
        except DamagedError:
            self._mend_by(self._ways_to_mend()[0])

    def _alive(self) -> sqlite3.Connection:
        if self._lock < 0:
            raise self._error(Problem.CLOSED)
        if self._connection is None:  # it could not be mended before
            self._connection = self._open()
        return self._connection

    def _open(self, mend: Callable[[sqlite3.Connection], object] | None = None) -> sqlite3.Connection:
        """Check the file and bring it to the newest version. Nothing is written before it is known to be sound."""
        connection = self._connect(self._path)
        connection.text_factory = readable
        with contextlib.ExitStack() as undo:
            undo.callback(connection.close)
            try:
                self._check(connection)
                _until_free(lambda: connection.execute("PRAGMA journal_mode = WAL").fetchone())
                # What was said is on the disk when `write` returns; no word is left where it was deleted, or in /tmp.
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA temp_store = MEMORY")
                migrate(connection, self._migrations())
                if mend is not None:
                    mend(connection)
                self._probe(connection)
            except sqlite3.Error as exc:
                # On a file just checked our own statements fail for one reason only: the tables are not what they were.
                if exc.sqlite_errorcode == sqlite3.SQLITE_ERROR and "no such module" not in str(exc):
                    raise DamagedError from exc
                raise
            undo.pop_all()
        return connection

    def _check(self, connection: sqlite3.Connection) -> None:
        version, newest = version_of(connection), len(self._migrations())
        if newest < version < FIRST_MEANINGLESS_VERSION:
            raise self._error(Problem.NEWER)
        is_sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if not is_sound or not 0 <= version <= newest:
            raise DamagedError
        _check_writable(connection, self._path, version)

    # --- mending --------------------------------------------------------------------------------------------------

    def _mend_by(self, way: Callable[[], None]) -> None:
        try:
            way()
        except DamagedError as exc:
            raise self._error(Problem.BEYOND_REPAIR) from exc

    def _disconnect(self) -> None:
        """Close what is damaged."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    def _replace(self) -> None:
        """Put a sound file, with what could be saved, in the place of the damaged one."""
        self._in_words(self._change_places)
        self._connection = self._in_words(self._open)

    def _change_places(self) -> None:
        name, new = self._path.name, new_of(self._path)
        remove(new)
        create(new)
        saved = self._save_into(new)
        aside = next(path for n in count(1) if not (path := self._path.with_name(f"{name}.damaged-{n}")).exists())
        for part in _PARTS[1:]:  # a log left beside the new file would be taken for its own
            with contextlib.suppress(FileNotFoundError):
                self._path.with_name(name + part).rename(aside.with_name(aside.name + part))
        self._path.rename(aside)
        os.utime(aside)  # it is kept for a while from now on, not from its last change
        new.rename(self._path)
        self.note = self._note_of(saved, aside.name)

    # --- errors ---------------------------------------------------------------------------------------------------

    def _in_words(self, work: Callable[[], T]) -> T:
        """Turn errors into sentences, and damage into `DamagedError`."""
        try:
            return work()
        except sqlite3.ProgrammingError:
            raise
        except UnicodeDecodeError as exc:  # SQLite quotes what it found in the file, and Python cannot read that
            raise DamagedError from exc
        except sqlite3.Error as exc:
            code = getattr(exc, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code in _DAMAGE:
                raise DamagedError from exc
            raise self._error(_problem_of(code, self._path.parent), str(exc)) from exc
        except OSError as exc:
            raise self._error(*problem_of_system(exc)) from exc


def open_lock(path: Path) -> int:
    """The lock file and the folder it is in, for nobody else to read; raise `OSError`."""
    owner_only.make_folder(path.parent)
    return os.open(path, os.O_CREAT | os.O_RDWR, owner_only.FILE)


def hold(lock: int, *, alone: bool, wait_s: float) -> bool:
    """Have the lock file together with others, or alone; False where that takes too long."""
    if sys.platform == "win32" or lock < 0:
        return True
    deadline_s = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline_s:
                return False
            time.sleep(_POLL_S)
        except OSError:  # a file system without locks
            return True
        else:
            return True


def create(path: Path) -> None:
    """SQLite gives its other files the rights of this one.

    A file that is there is never opened here, or anywhere but by SQLite: closing it would let go of the locks that this
    process has on it (POSIX), and other programs would then delete the log that it writes to.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, owner_only.FILE))
    path.chmod(owner_only.FILE)


def remove(path: Path) -> None:
    """Delete it, with all that SQLite has beside it."""
    for part in _PARTS:
        path.with_name(path.name + part).unlink(missing_ok=True)


def new_of(path: Path) -> Path:
    """What is to take the place of a damaged file."""
    return path.with_name(f"{path.name}.new")


def readable(raw: bytes) -> str:
    """Text of the file; one wrong byte in it must not cost the row."""
    return raw.decode("utf-8", "replace")


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations the file has had."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, steps: Migrations) -> None:
    """Bring the file to the newest version: all steps, or none."""
    if version_of(connection) == len(steps):
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        # Asked again: another program may have done it while this one waited.
        for step in steps[version_of(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def problem_of_system(exc: OSError) -> tuple[Problem, str]:
    """With what the system says."""
    return Problem.FULL if exc.errno == errno.ENOSPC else Problem.OF_SYSTEM, exc.strerror or str(exc)


def _problem_of(code: int, folder: Path) -> Problem:
    if code == sqlite3.SQLITE_FULL or (code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR} and _is_full(folder)):
        return Problem.FULL
    if code in _BUSY:
        return Problem.BUSY
    if code in _NOT_ALLOWED:
        return Problem.NOT_ALLOWED
    return Problem.BROKEN_DISK if code == sqlite3.SQLITE_IOERR else Problem.OF_SQLITE


def _is_full(folder: Path) -> bool:
    """SQLite does not say so of the files it has beside its own."""
    try:
        return shutil.disk_usage(folder).free < _LEAST_BYTES
    except OSError:
        return False


def _until_free(work: Callable[[], object]) -> None:
    """SQLite does not wait by itself where two programs turn the log on at once."""
    deadline_s = time.monotonic() + BUSY_S
    while True:
        try:
            work()
        except sqlite3.OperationalError as exc:
            if exc.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > deadline_s:
                raise
            time.sleep(_POLL_S)
        else:
            return


def _check_writable(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Raise `DamagedError` where only the header keeps SQLite from writing: it may name a format of the future."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(f"PRAGMA user_version = {version}")  # as it is: a write all the same
        finally:
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as exc:
        is_allowed = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        if exc.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY and is_allowed:
            raise DamagedError from exc
        raise
