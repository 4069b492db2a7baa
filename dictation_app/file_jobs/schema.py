"""The tables of the jobs, how an older file becomes the newest, and how values are laid down in rows.

A migration that was once released never changes. Of a job there is one row, of each finished stretch of it another,
and one of its text where the user has edited that.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dictation_app.file_jobs import Channels, FileJob, JobChoices, JobState
from dictation_app.file_transcription import Stretch
from dictation_app.sentences import as_str

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from dictation_app.sqlite_file import Migrations

MIGRATIONS: Final[Migrations] = (
    # 0 -> 1
    (
        """CREATE TABLE jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            place INTEGER NOT NULL,
            path BLOB NOT NULL,
            choices TEXT NOT NULL,
            state TEXT NOT NULL,
            duration_s REAL,
            done_s REAL NOT NULL,
            speed REAL NOT NULL,
            language TEXT NOT NULL,
            model TEXT NOT NULL,
            problem TEXT NOT NULL,
            hint TEXT NOT NULL,
            written TEXT NOT NULL,
            edited INTEGER NOT NULL,
            added_at REAL NOT NULL,
            finished_at REAL NOT NULL,
            begun TEXT NOT NULL DEFAULT '',
            crashes INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        "CREATE INDEX jobs_by_place ON jobs (place)",
        """CREATE TABLE stretches (
            job_id INTEGER NOT NULL,
            number INTEGER NOT NULL,
            stretch BLOB NOT NULL,
            UNIQUE (job_id, number)
        ) STRICT""",
        """CREATE TABLE documents (
            job_id INTEGER PRIMARY KEY,
            stretches INTEGER NOT NULL,
            document BLOB NOT NULL
        ) STRICT""",
    ),
)

JOB_COLUMNS: Final = (
    "id",
    "path",
    "choices",
    "state",
    "duration_s",
    "done_s",
    "speed",
    "language",
    "model",
    "problem",
    "hint",
    "written",
    "edited",
    "added_at",
    "finished_at",
)
"""What a `FileJob` is read from, in this order."""

_OUTDATED: Final = 2
"""In `edited`: and what was written before has not got it. Older versions take it for a plain 1."""

TABLES: Final = {
    "jobs": (*JOB_COLUMNS, "place", "begun", "crashes"),
    "stretches": ("job_id", "number", "stretch"),
    "documents": ("job_id", "stretches", "document"),
}

SAVE_JOB: Final = (
    f"INSERT INTO jobs ({', '.join(JOB_COLUMNS)}, place) "  # noqa: S608  # constants
    f"VALUES ({', '.join('?' * len(JOB_COLUMNS))}, (SELECT coalesce(max(place), 0) + 1 FROM jobs)) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in JOB_COLUMNS[1:])}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a file is transcribed with: as long as this is the same, it can go on where it stopped."""

    asked: str
    """The choices it was begun with, those that change the text."""
    model: str
    language: str
    """A code; empty = any."""
    device: str = ""
    compute_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What the stretches of a job were made of."""

    size_bytes: int
    changed_ns: int
    """When the file was changed last, as its file system has it."""
    recipe: Recipe

    def is_of(self, found: os.stat_result) -> bool:
        """Whether the file is still the same."""
        return (self.size_bytes, self.changed_ns) == (found.st_size, found.st_mtime_ns)


class DamagedRowError(Exception):
    """A row holds what was never written into it."""


def tidy(connection: sqlite3.Connection) -> int:
    """Drop what belongs to no job, and stretches behind a gap; returns how many jobs there are."""
    for table in ("stretches", "documents"):
        connection.execute(f"DELETE FROM {table} WHERE job_id NOT IN (SELECT id FROM jobs)")  # noqa: S608  # constants
    connection.execute(
        "DELETE FROM stretches WHERE number >= (SELECT count(*) FROM stretches AS other "
        "WHERE other.job_id = stretches.job_id AND other.number <= stretches.number)"
    )
    jobs: int = connection.execute("SELECT count(*) FROM jobs").fetchone()[0]
    return jobs


def row_of(job: FileJob) -> tuple[Any, ...]:
    """The values of `SAVE_JOB`."""
    return (
        job.id,
        os.fsencode(job.path),
        packed_choices(job.choices),
        job.state.value,
        job.duration_s,
        job.done_s,
        job.speed,
        job.language,
        job.model,
        _storable(job.problem),
        _storable(job.hint),
        json.dumps([str(path) for path in job.written]),
        _OUTDATED if job.edited and job.outdated else job.edited,
        job.added_at,
        job.finished_at,
    )


def job_of(row: Sequence[Any]) -> FileJob:
    """The job in a row of `JOB_COLUMNS`; raise `DamagedRowError` where it is none."""
    values = dict(zip(JOB_COLUMNS, row, strict=True))
    try:
        values["path"] = Path(os.fsdecode(values["path"]))
        values["choices"] = unpacked_choices(values["choices"])
        values["state"] = JobState(values["state"])
        values["written"] = tuple(map(Path, msgspec.convert(json.loads(values["written"]), list[str])))
        values["outdated"] = values["edited"] == _OUTDATED
        values["edited"] = bool(values["edited"])
        return FileJob(**values)
    except (ValueError, TypeError, msgspec.MsgspecError) as exc:
        raise DamagedRowError from exc


def packed_choices(choices: JobChoices) -> str:
    """As JSON. Names of files that are no text survive: `json` writes half of a surrogate pair as an escape."""
    return json.dumps(
        {
            "model": choices.model,
            "language": choices.language,
            "translate": choices.translate,
            "words": choices.words,
            "track": choices.track,
            "channels": choices.channels.value,
            "formats": list(choices.formats),
            "folder": None if choices.folder is None else str(choices.folder),
        }
    )


class _Choices(msgspec.Struct):
    model: str = ""
    language: str = ""
    translate: bool = False
    words: bool = False
    track: int | None = None
    channels: str = Channels.MIX.value
    formats: tuple[str, ...] = ()
    folder: str | None = None


def unpacked_choices(packed: str) -> JobChoices:
    """What `packed_choices` packed."""
    stored = msgspec.convert(json.loads(packed), _Choices)
    return JobChoices(
        model=stored.model,
        language=stored.language,
        translate=stored.translate,
        words=stored.words,
        track=stored.track,
        channels=Channels(stored.channels),
        formats=stored.formats,
        folder=None if stored.folder is None else Path(stored.folder),
    )


def packed(value: Stretch | Begun) -> bytes:
    """As JSON."""
    return msgspec.json.encode(value, enc_hook=as_str)


def unpacked_stretch(data: bytes) -> Stretch:
    """Raise `DamagedRowError` where it is none."""
    try:
        return msgspec.json.decode(data, type=Stretch)
    except (msgspec.MsgspecError, UnicodeError) as exc:
        raise DamagedRowError from exc


def unpacked_begun(data: str) -> Begun | None:
    """None where there is none, or a damaged one: the file is begun anew then."""
    try:
        return msgspec.json.decode(data, type=Begun) if data else None
    except (msgspec.MsgspecError, UnicodeError):
        return None


def _storable(text: str) -> str:
    """Text as SQLite takes it: half of a surrogate pair (in the name of a file) has no encoding."""
    return text.encode("utf-8", "replace").decode()
