"""JobStore: the jobs on the disk, what was understood of each so far, and the text the user has edited.

What a method was given is on the disk when it returns, all of it or, where it raises, nothing. Owned by one thread.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.errors import JobsError
from dictation_app.file_jobs import JobState, schema
from dictation_app.file_jobs.database import JobFile
from dictation_app.file_jobs.schema import DamagedRowError
from dictation_app.transcript_edit import from_json, to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dictation_app.file_jobs import FileJob
    from dictation_app.file_jobs.schema import Begun
    from dictation_app.file_transcription import Stretch
    from dictation_app.transcript_edit import Document


@dataclass(frozen=True, slots=True)
class Edited:
    """A text that the user has edited."""

    document: Document
    stretches: int
    """It holds so many of them; those that came later stand behind it."""


class JobStore:
    """Every method raises `JobsError`."""

    def __init__(self, path: Path) -> None:
        """Open the file, and make it where there is none."""
        self._file = JobFile(path)

    @property
    def note(self) -> str:
        """What happened to the file, as a sentence for the user; empty = nothing. May come at any call."""
        return self._file.note

    def jobs(self) -> tuple[FileJob, ...]:
        """All of them in the order of the queue."""

        def read(connection: sqlite3.Connection) -> list[FileJob]:
            found = []
            columns = ", ".join(schema.JOB_COLUMNS)
            for row in connection.execute(f"SELECT {columns} FROM jobs ORDER BY place, id"):  # noqa: S608  # constants
                with suppress(DamagedRowError):
                    found.append(schema.job_of(row))
            return found

        return tuple(self._file.run(read))

    def last_id(self) -> int:
        """The highest that was ever given."""
        row = self._file.run(
            lambda connection: connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'jobs'").fetchone()
        )
        return int(row[0]) if row else 0

    def save(
        self,
        jobs: Iterable[FileJob],
        *,
        order: Sequence[int] | None = None,
        stretches: Iterable[tuple[int, Stretch]] = (),
        begun: tuple[int, Begun] | None = None,
        anew: Iterable[int] = (),
    ) -> None:
        """Keep jobs as they are now; new ones stand behind the others, unless a new `order` of all is given.

        Of the jobs `anew` all is dropped that was understood and edited. Then `begun` says what the next stretches of a
        job are made of, and `stretches` are added.
        """
        kept = tuple(jobs)
        rows = [schema.row_of(job) for job in kept]
        dropped = [(id_,) for id_ in anew]
        packed = [(id_, stretch.number, schema.packed(stretch)) for id_, stretch in stretches]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(schema.SAVE_JOB, rows)
            if order is not None:
                places = [(place, id_, place) for place, id_ in enumerate(order, 1)]
                connection.executemany("UPDATE jobs SET place = ? WHERE id = ? AND place <> ?", places)
            for table in ("stretches", "documents"):
                connection.executemany(f"DELETE FROM {table} WHERE job_id = ?", dropped)  # noqa: S608  # constants
            connection.executemany("UPDATE jobs SET begun = '' WHERE id = ?", dropped)
            if begun is not None:
                connection.execute(
                    "UPDATE jobs SET begun = ? WHERE id = ?", (schema.packed(begun[1]).decode(), begun[0])
                )
            connection.executemany(
                "INSERT OR REPLACE INTO stretches SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM jobs WHERE id = ?1)",
                packed,
            )
            # It stopped, or came further: it is not the file that ends the app.
            stopped = [(job.id,) for job in kept if job.state is not JobState.RUNNING]
            further = [(id_,) for id_, _, _ in packed]
            connection.executemany("UPDATE jobs SET crashes = 0 WHERE id = ? AND crashes", stopped + further)

        self._file.write(write)

    def crashed(self, ids: Iterable[int]) -> dict[int, int]:
        """The app was ended while these ran; returns how often it was since each of them stopped or came further."""

        def write(connection: sqlite3.Connection) -> dict[int, int]:
            given = [(id_,) for id_ in ids]
            connection.executemany("UPDATE jobs SET crashes = crashes + 1 WHERE id = ?", given)
            return {
                id_: connection.execute("SELECT crashes FROM jobs WHERE id = ?", (id_,)).fetchone()[0]
                for (id_,) in given
            }

        return self._file.write(write)

    def begun(self, id_: int) -> Begun | None:
        """What the stretches of a job were made of; None where it was not begun."""
        row = self._file.run(
            lambda connection: connection.execute("SELECT begun FROM jobs WHERE id = ?", (id_,)).fetchone()
        )
        return schema.unpacked_begun(row[0]) if row else None

    def stretches(self, id_: int) -> tuple[Stretch, ...]:
        """Those of a job in order, without gaps; a damaged one ends them."""

        def read(connection: sqlite3.Connection) -> list[Stretch]:
            found: list[Stretch] = []
            rows = connection.execute("SELECT stretch FROM stretches WHERE job_id = ? ORDER BY number", (id_,))
            with suppress(DamagedRowError):
                for (packed,) in rows:
                    stretch = schema.unpacked_stretch(packed)
                    if stretch.number != len(found):
                        break
                    found.append(stretch)
            return found

        return tuple(self._file.run(read))

    def edited(self, id_: int) -> Edited | None:
        """What the user made of the text; None where nothing. Raises `UserError` where it cannot be read."""
        row = self._file.run(
            lambda connection: connection.execute(
                "SELECT document, stretches FROM documents WHERE job_id = ?", (id_,)
            ).fetchone()
        )
        return Edited(from_json(row[0]), row[1]) if row else None

    def keep_edited(self, job: FileJob, edited: Edited) -> None:
        """Keep what the user made of the text, in the place of what was kept before."""
        row, values = schema.row_of(job), (job.id, edited.stretches, to_json(edited.document))

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(schema.SAVE_JOB, row)
            connection.execute(
                "INSERT OR REPLACE INTO documents (job_id, stretches, document) VALUES (?, ?, ?)", values
            )

        self._file.write(write)

    def remove(self, ids: Iterable[int]) -> None:
        """Delete jobs with all that was understood of them; nothing of their text is left in the file."""
        gone = [(id_,) for id_ in ids]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany("DELETE FROM jobs WHERE id = ?", gone)
            for table in ("stretches", "documents"):
                connection.executemany(f"DELETE FROM {table} WHERE job_id = ?", gone)  # noqa: S608  # constants

        self._file.write(write)
        with suppress(JobsError):  # no room for it: they are gone all the same, and the next time takes the rest
            self._file.run(_forget)

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        self._file.close()


def _forget(connection: sqlite3.Connection) -> None:
    """Take deleted words out of the file.

    SQLite overwrites what it deletes (`secure_delete`), but not the copies it left behind when it moved a row to
    another page; and the log keeps pages as they were.
    """
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
