"""The file of the history: opened, locked, checked, and mended where it is damaged.

A damaged file is moved aside whole; what can be read of it is written into a new one first, so that a crash in between
costs nothing. Nobody may do that while another program has the file open, because that one would go on writing into
what was moved: each program that has it open holds a shared lock on ``history.lock``, and whoever mends must have it
alone. (On Windows an open file cannot be renamed anyway.) The lock is in the folder of the history in clear, whatever
form holds: who changes the form has it alone, too.

An encrypted file is mended like any other; one of which nothing can be read is left as it is.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import sys
import time
from itertools import count
from typing import TYPE_CHECKING, Final, TypeVar

from dictation_app import owner_only
from dictation_app.errors import HistoryError, LockedError
from dictation_app.history import salvage, schema
from dictation_app.history.forms import BUSY_S, CLEAR_NAME, form_of
from dictation_app.history.schema import DamagedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.history.forms import Form

if sys.platform != "win32":
    import fcntl

T = TypeVar("T")

NAME: Final = CLEAR_NAME
LOCK_NAME: Final = "history.lock"

_OLDEST_SQLITE: Final = (3, 37, 0)
"""Strict tables."""
_POLL_S: Final = 0.05
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGE: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class HistoryFile:
    """The open database of one program."""

    def __init__(self, folder: Path, *, mends: bool = True, form: Form | None = None) -> None:
        """Without a `form` it is the one that holds."""
        self._mends = mends
        self.note = ""
        """What happened to the file, as a sentence for the user."""
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise HistoryError(
                f"The history needs SQLite 3.37 or newer, and this Python has {sqlite3.sqlite_version}.",
                "Install Dictation with a newer Python.",
            )
        self._connection: sqlite3.Connection | None = None
        self._lock = _open_lock(folder)
        with contextlib.ExitStack() as undo:
            undo.callback(self.close)
            _hold(self._lock, alone=False, wait_s=BUSY_S)
            # Not before: who had it alone may have changed the form.
            self.form = form or form_of(folder)
            self._path = self.form.database
            _make_file(self._path)
            try:
                self._connection = self._speaking(self._open)
            except DamagedError:
                self._mend()
            undo.pop_all()

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` on the database, again where the file was found damaged and mended. Raises `HistoryError`."""
        for mend in (self._mend, self._replace_alone):
            try:
                return self._speaking(lambda: work(self._alive()))
            except DamagedError:
                mend()
        try:
            return self._speaking(lambda: work(self._alive()))
        except DamagedError as exc:
            raise self._beyond_repair() from exc

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Like `run`: all of `work` reaches the disk, or nothing."""

        def transaction(connection: sqlite3.Connection) -> T:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                return work(connection)

        return self.run(transaction)

    def close(self) -> None:
        """Let go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        lock, self._lock = self._lock, -1
        if lock >= 0:
            os.close(lock)

    def _alive(self) -> sqlite3.Connection:
        if self._lock < 0:
            raise HistoryError("The history was closed.", "Start Dictation again.")
        if self._connection is None:  # it could not be mended before
            self._connection = self._open()
        return self._connection

    def _open(self, *, reindex: bool = False) -> sqlite3.Connection:
        """Check the file and bring it to the newest version. Nothing is written before it is known to be sound."""
        connection = self.form.connect(self._path)
        connection.text_factory = schema.readable
        with contextlib.ExitStack() as undo:
            undo.callback(connection.close)
            try:
                self._check(connection)
                _until_free(lambda: connection.execute("PRAGMA journal_mode = WAL").fetchone())
                # What was said is on the disk when `write` returns; no word is left where it was deleted, or in /tmp.
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA temp_store = MEMORY")
                schema.migrate(connection)
                if reindex:
                    connection.execute("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")
                _probe(connection)
            except sqlite3.Error as exc:
                # On a file just checked our own statements fail for one reason only: the tables are not what they were.
                if exc.sqlite_errorcode == sqlite3.SQLITE_ERROR and "no such module" not in str(exc):
                    raise DamagedError from exc
                raise
            undo.pop_all()
        return connection

    def _check(self, connection: sqlite3.Connection) -> None:
        version = schema.version_of(connection)
        if len(schema.MIGRATIONS) < version < schema.FIRST_MEANINGLESS_VERSION:
            raise HistoryError(
                f"The history in {self._path.parent} was written by a newer version of Dictation.",
                "Install that version again, or move the folder away.",
            )
        sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if not sound or not 0 <= version <= len(schema.MIGRATIONS):
            raise DamagedError
        _check_writable(connection, self._path, version)

    def _mend(self) -> None:
        """Make a damaged index again; where more is damaged, put a sound file in the place of the damaged one."""
        with self._alone():
            # Another program may have mended it while this one waited; or only the index is wrong.
            with contextlib.suppress(DamagedError):
                self._connection = self._speaking(lambda: self._open(reindex=True))
                return
            self._replace()

    def _replace_alone(self) -> None:
        with self._alone():
            self._replace()

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """With the file closed, by this program and by all others."""
        if not self._mends:
            self.close()  # whoever mends must have it alone
            raise HistoryError("The history is damaged.", "Start Dictation again: it is mended then.")
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        try:
            _hold(self._lock, alone=True, wait_s=BUSY_S)
            yield
        except DamagedError as exc:
            raise self._beyond_repair() from exc
        finally:
            _hold(self._lock, alone=False, wait_s=BUSY_S)

    def _beyond_repair(self) -> HistoryError:
        what = f"The history in {self._path.parent} is damaged and cannot be mended."
        if self.form.is_sealed:
            return LockedError(
                f"{what} Or its 'key.json' is another history's.",
                "Put both back from a backup, or begin a new one: `dictation history set-aside`.",
            )
        return HistoryError(what, f"Move '{self._path.name}' away to begin a new one.")

    def _replace(self) -> None:
        name = self._path.name
        new = self._path.with_name(f"{name}.new")
        try:
            remove_database(new)
            create(new)
            saved = self._speaking(lambda: salvage.copy(self._path, new, self.form))
            if self.form.is_sealed and not saved:
                remove_database(new)
                raise self._beyond_repair()
            aside = next(path for n in count(1) if not (path := self._path.with_name(f"{name}.damaged-{n}")).exists())
            # A log left beside the new file would be taken for its own.
            for suffix in ("-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    self._path.with_name(name + suffix).rename(aside.with_name(aside.name + suffix))
            self._path.rename(aside)
            os.utime(aside)  # It is kept for a while from now on, not from its last change.
            new.rename(self._path)
        except OSError as exc:
            raise _of_os_error(exc, self._path.parent) from exc
        self._connection = self._speaking(self._open)
        kept = f"{saved} entries could be saved" if saved != 1 else "one entry could be saved"
        self.note = f"The history was damaged: {kept}. The damaged file is kept as {aside.name}."

    def _speaking(self, work: Callable[[], T]) -> T:
        """Turn SQLite's errors into sentences, and damage into `DamagedError`."""
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
            raise _of_sqlite_error(code, exc, self._path.parent) from exc


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """With the history in this folder closed by everybody, and nobody to open it; raise `HistoryError`."""
    lock = _open_lock(folder)
    try:
        try:
            _hold(lock, alone=True, wait_s=BUSY_S)
        except HistoryError as exc:
            raise HistoryError("The history is in use by another program.", "Try again in a moment.") from exc
        yield
    finally:
        os.close(lock)


def _open_lock(folder: Path) -> int:
    """The folder, and in it the lock file, for nobody else to read."""
    try:
        owner_only.make_folder(folder)
        return os.open(folder / LOCK_NAME, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as exc:
        raise _of_os_error(exc, folder) from exc


def _make_file(path: Path) -> None:
    try:
        create(path)
    except OSError as exc:
        raise _of_os_error(exc, path.parent) from exc


def create(path: Path) -> None:
    """SQLite gives its other files the rights of this one.

    A file that is there is never opened here, or anywhere but by SQLite: closing it would let go of the locks that this
    process has on it (POSIX), and other programs would then delete the log that it writes to.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    path.chmod(0o600)


def remove_database(path: Path) -> None:
    """Delete it, with all that SQLite has beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _hold(lock: int, *, alone: bool, wait_s: float) -> None:
    """Have the lock file together with others, or alone; raise `HistoryError` where that takes too long."""
    if sys.platform == "win32" or lock < 0:
        return
    deadline_s = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline_s:
                raise _of_wait(alone=alone) from None
            time.sleep(_POLL_S)
        except OSError:  # a file system without locks
            return
        else:
            return


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


def _probe(connection: sqlite3.Connection) -> None:
    """Fail where the tables are not those of the newest version, or the index cannot be read."""
    connection.execute(f"SELECT {', '.join(schema.COLUMNS)}, words, signs FROM entries LIMIT 1").fetchone()  # noqa: S608
    connection.execute(
        "SELECT entry_index.text, entry_index.withheld_text, entry_index.signs FROM entry_index "
        "JOIN entries INDEXED BY entries_by_id ON entries.id = entry_index.rowid "
        "WHERE entry_index MATCH 'a*' LIMIT 1"
    ).fetchone()


def _of_wait(*, alone: bool) -> HistoryError:
    if not alone:
        return HistoryError("Another program is mending the history.", "Try again in a minute.")
    return HistoryError(
        "The history is damaged, and it cannot be mended while another program has it open.",
        "Quit Dictation and start it again.",
    )


def _of_sqlite_error(code: int, exc: sqlite3.Error, folder: Path) -> HistoryError:
    if code == sqlite3.SQLITE_FULL:
        return HistoryError("The disk is full: the history cannot be changed.", "Make room and try again.")
    if code in _BUSY:
        return HistoryError("The history is in use by another program.", "Try again in a moment.")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return HistoryError(f"The history in {folder} may not be written.", "Check the permissions of the folder.")
    if code == sqlite3.SQLITE_IOERR:
        return HistoryError(f"The disk with the history in {folder} does not work.", "Check the disk and its space.")
    return HistoryError(f"The history in {folder} cannot be used: {exc}.", "Start Dictation again.")


def _of_os_error(exc: OSError, folder: Path) -> HistoryError:
    if exc.errno == errno.ENOSPC:
        return HistoryError("The disk is full: the history cannot be changed.", "Make room and try again.")
    return HistoryError(
        f"The history in {folder} cannot be used: {exc.strerror or exc}.", "Check the permissions of the folder."
    )
