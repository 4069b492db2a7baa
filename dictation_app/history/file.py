"""The file of the history: shared by all programs that have it open, and mended by one that has it alone.

Each program that has it open holds a shared lock on ``history.lock``, and whoever mends must have it alone. The lock is
in the folder of the history in clear, whatever form holds: who changes the form has it alone, too.

An encrypted file is mended like any other; one of which nothing can be read is left as it is.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING, Final

from dictation_app.errors import HistoryError, LockedError
from dictation_app.history import salvage, schema
from dictation_app.history.forms import CLEAR_NAME, form_of
from dictation_app.sentences import say
from dictation_app.sqlite_file import (
    BUSY_S,
    DamagedError,
    Migrations,
    Problem,
    SqliteFile,
    hold,
    open_lock,
    problem_of_system,
    remove,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.history.forms import Form

NAME: Final = CLEAR_NAME
LOCK_NAME: Final = "history.lock"


class HistoryFile(SqliteFile):
    """The open database of one program."""

    def __init__(self, folder: Path, *, mends: bool = True, form: Form | None = None) -> None:
        """Without a `form` it is the one that holds. Raises `HistoryError`."""
        self._mends = mends
        super().__init__(folder / CLEAR_NAME, LOCK_NAME)
        with contextlib.ExitStack() as undo:
            undo.callback(self.close)
            self._hold(alone=False)
            # Not before: who had it alone may have changed the form.
            self.form = form or form_of(folder)
            self._path = self.form.database
            self._begin()
            undo.pop_all()

    def _connect(self, path: Path) -> sqlite3.Connection:
        return self.form.connect(path)

    def _migrations(self) -> Migrations:
        return schema.MIGRATIONS

    def _probe(self, connection: sqlite3.Connection) -> None:
        """Or where the index cannot be read."""
        connection.execute(f"SELECT {', '.join(schema.COLUMNS)}, words, signs FROM entries LIMIT 1").fetchone()  # noqa: S608
        connection.execute(
            "SELECT entry_index.text, entry_index.withheld_text, entry_index.signs FROM entry_index "
            "JOIN entries INDEXED BY entries_by_id ON entries.id = entry_index.rowid "
            "WHERE entry_index MATCH 'a*' LIMIT 1"
        ).fetchone()

    def _ways_to_mend(self) -> tuple[Callable[[], None], ...]:
        return (self._mend, self._replace_alone)

    def _mend(self) -> None:
        """Make a damaged index again; where more is damaged, put a sound file in the place of the damaged one."""
        with self._alone():
            # Another program may have mended it while this one waited; or only the index is wrong.
            with contextlib.suppress(DamagedError):
                self._connection = self._in_words(lambda: self._open(_index_anew))
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
            raise HistoryError(say("The history is damaged."), say("Start Dictation again: it is mended then."))
        self._disconnect()
        try:
            self._hold(alone=True)
            yield
        finally:
            self._hold(alone=False)

    def _hold(self, *, alone: bool) -> None:
        if hold(self._lock, alone=alone, wait_s=BUSY_S):
            return
        if alone:
            raise HistoryError(
                say("The history is damaged, and it cannot be mended while another program has it open."),
                say("Quit Dictation and start it again."),
            )
        raise HistoryError(say("Another program is mending the history."), say("Try again in a minute."))

    def _save_into(self, new: Path) -> int:
        saved = salvage.copy(self._path, new, self.form)
        if self.form.is_sealed and not saved:
            remove(new)
            raise self._error(Problem.BEYOND_REPAIR)
        return saved

    def _note_of(self, saved: int, aside: str) -> str:
        if saved == 1:
            return say(
                "The history was damaged: one entry could be saved. The damaged file is kept as {name}.", name=aside
            )
        return say(
            "The history was damaged: {count} entries could be saved. The damaged file is kept as {name}.",
            count=saved,
            name=aside,
        )

    def _error(self, problem: Problem, why: str = "") -> HistoryError:
        if problem is Problem.BEYOND_REPAIR and self.form.is_sealed:
            return LockedError(
                say(
                    "The history in {folder} is damaged and cannot be mended. Or its 'key.json' is another history's.",
                    folder=self._path.parent,
                ),
                say("Put both back from a backup, or begin a new one: `dictation history set-aside`."),
            )
        return _error(problem, self._path, why)


def _index_anew(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """With the history in this folder closed by everybody, and nobody to open it; raise `HistoryError`."""
    try:
        lock = open_lock(folder / LOCK_NAME)
    except OSError as exc:
        problem, why = problem_of_system(exc)
        raise _error(problem, folder / NAME, why) from exc
    try:
        if not hold(lock, alone=True, wait_s=BUSY_S):
            raise _error(Problem.BUSY, folder / NAME)
        yield
    finally:
        os.close(lock)


def _error(problem: Problem, path: Path, why: str = "") -> HistoryError:
    folder = path.parent
    match problem:
        case Problem.OLD_SQLITE:
            has = sqlite3.sqlite_version
            message = say("The history needs SQLite 3.37 or newer, and this Python has {version}.", version=has)
            hint = say("Install Dictation with a newer Python.")
        case Problem.CLOSED:
            message, hint = say("The history was closed."), say("Start Dictation again.")
        case Problem.NEWER:
            message = say("The history in {folder} was written by a newer version of Dictation.", folder=folder)
            hint = say("Install that version again, or move the folder away.")
        case Problem.BEYOND_REPAIR:
            message = say("The history in {folder} is damaged and cannot be mended.", folder=folder)
            hint = say("Move '{name}' away to begin a new one.", name=path.name)
        case Problem.FULL:
            message, hint = say("The disk is full: the history cannot be changed."), say("Make room and try again.")
        case Problem.BUSY:
            message, hint = say("The history is in use by another program."), say("Try again in a moment.")
        case Problem.NOT_ALLOWED:
            message = say("The history in {folder} may not be written.", folder=folder)
            hint = say("Check the permissions of the folder.")
        case Problem.BROKEN_DISK:
            message = say("The disk with the history in {folder} does not work.", folder=folder)
            hint = say("Check the disk and its space.")
        case Problem.OF_SQLITE:
            message = say("The history in {folder} cannot be used: {why}.", folder=folder, why=why)
            hint = say("Start Dictation again.")
        case Problem.OF_SYSTEM:
            message = say("The history in {folder} cannot be used: {why}.", folder=folder, why=why)
            hint = say("Check the permissions of the folder.")
    return HistoryError(message, hint)
