"""Jobs for the Files page to show, as the owner of the queue makes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.file_jobs import NO_SPEECH, FileJob, JobChoices, JobState
from dictation_app.values.speech import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path("/home/somebody/Recordings")
JOB = FileJob(
    id=1,
    path=FOLDER / "Interview with the harbour master, part 2.m4a",
    duration_s=1234.5,
    choices=JobChoices(formats=("txt", "srt")),
)
WAITING = replace(JOB, id=2, path=FOLDER / "Vorstandssitzung 2026-11-20.mp4", choices=JobChoices(language="de"))
RUNNING = replace(JOB, state=JobState.RUNNING, done_s=555.0, speed=8.24, language="en", model="base")
HELD = replace(RUNNING, held=True)
PAUSED = replace(RUNNING, id=3, path=FOLDER / "Lecture.opus", state=JobState.PAUSED, speed=0.0)
DONE = replace(
    JOB,
    id=4,
    path=FOLDER / "voice note.ogg",
    duration_s=42.0,
    state=JobState.DONE,
    done_s=42.0,
    speed=11.0,
    language="en",
    model="base",
    written=(FOLDER / "voice note.txt", FOLDER / "voice note.srt"),
    finished_at=1.0,
)
GAPS = replace(DONE, id=5, path=FOLDER / "damaged.mp3", problem="12 s in the middle of 'damaged.mp3' cannot be read.")
SILENT = replace(
    DONE,
    id=10,
    path=FOLDER / "wind.mp3",
    problem=NO_SPEECH,
    hint="Held back at 0-9 s: No speech was heard, only noise.",
    written=(),
)
FAILED = replace(
    JOB,
    id=6,
    path=FOLDER / "holiday.mov",
    duration_s=None,
    state=JobState.FAILED,
    problem="'holiday.mov' has no sound track.",
    hint="Choose a file with sound.",
)
CANCELLED = replace(RUNNING, id=7, path=FOLDER / "too long.wav", state=JobState.CANCELLED)
BLOCKED = replace(
    WAITING,
    id=8,
    path=FOLDER / "later.wav",
    problem="The model 'small' is not installed.",
    hint="Run `dictation models fetch small` (460 MB).",
)
UNKNOWN_LENGTH = replace(RUNNING, id=9, path=FOLDER / "stream.ts", duration_s=None)

EVERY = (RUNNING, WAITING, PAUSED, DONE, GAPS, FAILED, CANCELLED, BLOCKED, UNKNOWN_LENGTH)
THREE = (DONE, RUNNING, WAITING)

SEGMENTS = (
    Segment(start_s=0.0, end_s=4.0, text=" The quick pencils of my fellow Americans", avg_logprob=-0.2),
    Segment(start_s=4.0, end_s=8.0, text=" draw a line under the matter.", avg_logprob=-0.3),
    Segment(start_s=12.0, end_s=15.0, text=" Then we all go home for tea.", avg_logprob=-0.2),
)


def many(count: int) -> Iterator[FileJob]:
    """The first one runs; a few of the others are done or failed."""
    yield RUNNING
    for number in range(2, count + 1):
        job = replace(
            WAITING, id=number, path=FOLDER / f"recording {number:03}.mp3", duration_s=60.0 * (number % 40 + 1)
        )
        if number % 7 == 0:
            job = replace(FAILED, id=number, path=FOLDER / f"film {number:03}.mov")
        elif number % 3 == 0:
            job = replace(DONE, id=number, path=FOLDER / f"note {number:03}.ogg")
        yield job
