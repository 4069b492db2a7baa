"""The file of the jobs: one program has it, and all the time; two would transcribe the same files."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from typing import TYPE_CHECKING, Final

from dictation_app.errors import JobsError
from dictation_app.file_jobs import schema
from dictation_app.sentences import say
from dictation_app.sqlite_file import Migrations, Problem, SqliteFile, hold, migrate, new_of, readable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ASIDE_S: Final = 30 * 86400.0
"""So long a damaged file is kept from which everything that could be read was taken."""


class JobFile(SqliteFile):
    """The open database."""

    def __init__(self, path: Path) -> None:
        """Raises `JobsError` where it cannot be used."""
        super().__init__(path, f"{path.stem}.lock")
        with contextlib.ExitStack() as undo:
            undo.callback(self.close)
            if not hold(self._lock, alone=True, wait_s=0.0):
                raise JobsError(
                    say("The list of files is in use by another Dictation."),
                    say("Quit the other one, and start this one again."),
                )
            self._in_words(lambda: _end_beginning_anew(path))
            self._begin()
            self._drop_asides()
            undo.pop_all()

    def _migrations(self) -> Migrations:
        return schema.MIGRATIONS

    def _probe(self, connection: sqlite3.Connection) -> None:
        for table, columns in schema.TABLES.items():
            connection.execute(f"SELECT {', '.join(columns)} FROM {table} LIMIT 1").fetchone()  # noqa: S608  # constants

    def _ways_to_mend(self) -> tuple[Callable[[], None], ...]:
        return (self._begin_anew,)

    def _begin_anew(self) -> None:
        self._disconnect()
        self._replace()

    def _save_into(self, new: Path) -> int:
        """Copy all rows that can be read; returns how many jobs."""
        connection = sqlite3.connect(new, isolation_level=None)
        try:
            migrate(connection, schema.MIGRATIONS)
            with connection:
                connection.execute("BEGIN")
                with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
                    _copy(self._path, connection)
                return schema.tidy(connection)
        finally:
            connection.close()

    def _drop_asides(self) -> None:
        for path in self._path.parent.glob(f"{self._path.name}.damaged-*"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _ASIDE_S:
                    path.unlink()

    def _note_of(self, saved: int, aside: str) -> str:
        if saved == 1:
            return say(
                "The list of files was damaged: one file could be saved in it. The damaged list is kept as {name}.",
                name=aside,
            )
        return say(
            "The list of files was damaged: {count} files could be saved in it. The damaged list is kept as {name}.",
            count=saved,
            name=aside,
        )

    def _error(self, problem: Problem, why: str = "") -> JobsError:
        folder = self._path.parent
        match problem:
            case Problem.OLD_SQLITE:
                has = sqlite3.sqlite_version
                message = say(
                    "The list of files needs SQLite 3.37 or newer, and this Python has {version}.", version=has
                )
                hint = say("Install Dictation with a newer Python.")
            case Problem.CLOSED:
                message, hint = say("The list of files was closed."), say("Start Dictation again.")
            case Problem.NEWER:
                message = say(
                    "The list of files in {folder} was written by a newer version of Dictation.", folder=folder
                )
                hint = say("Install that version again, or move the folder away.")
            case Problem.BEYOND_REPAIR:
                message = say("The list of files in {folder} is damaged and cannot be mended.", folder=folder)
                hint = say("Move '{name}' away to begin a new one.", name=self._path.name)
            case Problem.FULL:
                message = say("The disk is full: the list of files cannot be changed.")
                hint = say("Make room and try again.")
            case Problem.BUSY:
                message, hint = say("The list of files is in use by another program."), say("Try again in a moment.")
            case Problem.NOT_ALLOWED:
                message = say("The list of files in {folder} may not be written.", folder=folder)
                hint = say("Check the permissions of the folder.")
            case Problem.BROKEN_DISK:
                message = say("The disk with the list of files in {folder} does not work.", folder=folder)
                hint = say("Check the disk and its space.")
            case Problem.OF_SQLITE:
                message = say("The list of files in {folder} cannot be used: {why}.", folder=folder, why=why)
                hint = say("Start Dictation again.")
            case Problem.OF_SYSTEM:
                message = say("The list of files in {folder} cannot be used: {why}.", folder=folder, why=why)
                hint = say("Check the permissions of the folder.")
        return JobsError(message, hint)


def _end_beginning_anew(path: Path) -> None:
    """The app was ended when the damaged file was out of its place and the new one, which was whole, not in it."""
    if not path.exists():
        with contextlib.suppress(FileNotFoundError):
            new_of(path).rename(path)


def _copy(damaged: Path, connection: sqlite3.Connection) -> None:
    with contextlib.closing(sqlite3.connect(damaged, isolation_level=None)) as source:
        source.text_factory = readable
        for table, columns in schema.TABLES.items():
            names, places = ", ".join(columns), ", ".join("?" * len(columns))
            # A damaged page stops each of the two ways through the table.
            for order in ("ASC", "DESC"):
                with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
                    for row in source.execute(f"SELECT {names} FROM {table} ORDER BY rowid {order}"):  # noqa: S608
                        with contextlib.suppress(sqlite3.IntegrityError):  # a number became none
                            connection.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})", row)  # noqa: S608
