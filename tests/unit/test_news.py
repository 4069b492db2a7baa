"""Outcomes: what is told when the queue has come to its end; never more than there is to be glad of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dictation_app.file_jobs import FileJob, JobState
from dictation_app.file_jobs.news import Outcomes

DONE = FileJob(id=1, path=Path("/a/talk.mp3"), state=JobState.DONE)
GAPS = replace(DONE, path=Path("/a/gaps.mp3"), problem="12 s of it cannot be read.")
SILENT = replace(DONE, path=Path("/a/wind.mp3"), problem="No speech was heard.")
FAILED = replace(
    DONE, path=Path("/a/film.mov"), state=JobState.FAILED, problem="It has no sound.", hint="Choose another one."
)


@pytest.mark.parametrize(
    ("ended", "sentence", "is_warning"),
    [
        ([DONE], "'talk.mp3' is done.", False),
        ([GAPS], "'gaps.mp3' is done. 12 s of it cannot be read.", True),
        ([DONE] * 3, "3 files are done.", False),
        ([DONE, GAPS, DONE], "3 files are done, 1 of them with gaps.", True),
        ([SILENT], "'wind.mp3' is done. No speech was heard.", True),
        ([SILENT, GAPS, SILENT], "3 files are done, 1 of them with gaps, 2 of them without speech.", True),
        ([FAILED], "'film.mov' failed: It has no sound. Choose another one.", True),
        ([FAILED] * 2, "2 files failed, first 'film.mov': It has no sound.", True),
        (
            [DONE, FAILED, DONE, DONE],
            "3 of 4 files are done. 'film.mov' failed: It has no sound. Choose another one.",
            True,
        ),
        ([DONE, FAILED, FAILED], "'talk.mp3' is done. 2 files failed, first 'film.mov': It has no sound.", True),
    ],
)
def test_all_that_ended_is_told_in_one_notice(ended: list[FileJob], sentence: str, is_warning: bool) -> None:
    outcomes = Outcomes()
    for job in ended:
        outcomes.note(job)
    assert outcomes.take() == (sentence, is_warning)
    assert outcomes.take() is None
