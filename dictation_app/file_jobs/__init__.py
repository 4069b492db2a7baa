"""Files that are to be transcribed: what each job is, how it stands, and (in the modules here) where that is kept and
how it is carried out.

A job is the frozen value `FileJob`; each change makes a new one. The list of them, and what has been understood of each
so far, is on the disk at every moment (`file_jobs.store`), so a restart or a crash loses at most the stretch under way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path


NO_SPEECH: Final = say("No speech was heard.")
"""The problem of a job that is done and has no text."""


class JobState(StrEnum):
    """Where a job is; the words ``--json`` and the Files page show."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    """By the user; what was understood is kept."""
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    """By the user, for good; what was understood is kept, and it can be tried again."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


class Channels(StrEnum):
    """What is heard of a recording with several channels."""

    MIX = "mix"
    EACH = "each"
    """Each by itself, and its text is that of one speaker: telephone and interview recordings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobChoices:
    """How a file is to be transcribed, and what is to be written then."""

    model: str = ""
    """Empty = the one dictation uses."""
    language: str = ""
    """A code, ``auto``, or empty = that of the settings."""
    translate: bool = False
    words: bool = False
    """Place each word in the sound."""
    track: int | None = None
    """Number of the sound track, from 0 as the file has them; None = the one that players choose."""
    channels: Channels = Channels.MIX
    formats: tuple[str, ...] = ()
    """Names of `export.FORMATS` that are written when it is done; empty = it stays in the app."""
    folder: Path | None = None
    """Where to; None = beside the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileJob:
    """One file in the queue."""

    id: int
    """Never given twice."""
    path: Path
    choices: JobChoices = field(default_factory=JobChoices)
    state: JobState = JobState.WAITING
    duration_s: float | None = None
    """None until it is known, or where the file does not say."""
    done_s: float = 0.0
    """Position on the file's clock that it has come to."""
    speed: float = 0.0
    """Seconds of sound for each second of work, of this run; 0.0 = not known yet."""
    language: str = ""
    """Of most of its text; empty until something was understood."""
    model: str = ""
    """That it is, or was, transcribed with; empty until it began."""
    held: bool = False
    """It runs, but stands still while somebody dictates."""
    problem: str = ""
    """Why it failed, or what of it is missing, as a sentence."""
    hint: str = ""
    """The next step for `problem`."""
    written: tuple[Path, ...] = ()
    """Results on the disk."""
    edited: bool = False
    """The user has changed its text."""
    outdated: bool = False
    """What was written of it has not got the last of these changes."""
    added_at: float = 0.0
    """Unix time."""
    finished_at: float = 0.0
    """Unix time; 0.0 = it is not."""

    @property
    def share(self) -> float | None:
        """How much of it is done, 0..1; None where its length is not known."""
        if self.state is JobState.DONE:
            return 1.0
        return min(1.0, self.done_s / self.duration_s) if self.duration_s else None

    @property
    def is_silent(self) -> bool:
        """Whether all of it was heard and nobody speaks."""
        return self.state is JobState.DONE and self.problem == NO_SPEECH

    @property
    def left_s(self) -> float | None:
        """Seconds of work left; None where that cannot be told."""
        if self.duration_s is None or not self.speed or self.state is not JobState.RUNNING:
            return None
        return max(0.0, self.duration_s - self.done_s) / self.speed
