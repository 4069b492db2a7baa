"""Outcomes: what is told of files that came to their end, once for all of them when the queue has: never one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.file_jobs import JobState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dictation_app.file_jobs import FileJob


class Outcomes:
    """Those since they were told last."""

    def __init__(self) -> None:
        self._done: list[FileJob] = []
        self._failed: list[FileJob] = []

    def note(self, job: FileJob) -> None:
        """A job is done, or has failed."""
        (self._done if job.state is JobState.DONE else self._failed).append(job)

    def take(self) -> tuple[str, bool] | None:
        """A sentence for the user, and whether it is a warning. One for all: a second notice hides the first."""
        done, failed, self._done, self._failed = self._done, self._failed, [], []
        sentences = [*_of_done(done, all_told=len(done) + len(failed)), *_of_failed(failed)]
        if not sentences:
            return None
        return " ".join(sentences), bool(failed) or any(job.problem for job in done)


def _of_done(jobs: list[FileJob], all_told: int) -> Iterator[str]:
    gaps = sum(bool(job.problem) for job in jobs)
    if len(jobs) == 1:
        yield f"{named(jobs[0].path)} is done. {jobs[0].problem}".strip()
    elif jobs:
        of_all = f" of {all_told}" if all_told > len(jobs) else ""
        yield f"{len(jobs)}{of_all} files are done{f', {gaps} of them with gaps' if gaps else ''}."


def _of_failed(jobs: list[FileJob]) -> Iterator[str]:
    if len(jobs) == 1:
        yield f"{named(jobs[0].path)} failed: {jobs[0].problem} {jobs[0].hint}".strip()
    elif jobs:
        yield f"{len(jobs)} files failed, first {named(jobs[0].path)}: {jobs[0].problem}"


def named(path: Path) -> str:
    """The name of a file in a sentence; what of it is no text is shown as a question mark."""
    return f"'{path.name.encode('utf-8', 'replace').decode()}'"
