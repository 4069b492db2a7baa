"""What is told of jobs: each change, not more often than anybody can see, and what came of them.

Of files that came to their end it is told once for all of them, when the queue has: never one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dictation_app.file_jobs import JobState
from dictation_app.sentences import joined, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.file_jobs import FileJob

APART_S: Final = 0.2
"""So far apart are two pieces of news of the same job."""


class News:
    """Of changes. Belongs to one thread, which calls `tell_due` when `due_in_s` says so."""

    def __init__(self, tell: Callable[[FileJob], None], clock: Callable[[], float]) -> None:
        self._tell = tell
        self._clock = clock
        self._due_at_s: dict[int, float] = {}
        self._held_back: dict[int, FileJob] = {}

    def of(self, job: FileJob) -> None:
        """Tell it now, or soon."""
        if self._clock() < self._due_at_s.get(job.id, 0.0):
            self._held_back[job.id] = job
        else:
            self._tell_now(job)

    def forget(self, id_: int) -> None:
        """There is no such job any more."""
        self._held_back.pop(id_, None)
        self._due_at_s.pop(id_, None)

    def due_in_s(self) -> float | None:
        """When the next news is to be told; None = never."""
        waits_s = (self._due_at_s[id_] - self._clock() for id_ in self._held_back)
        return max(0.0, min(waits_s)) if self._held_back else None

    def tell_due(self) -> None:
        """Tell what was held back long enough."""
        now_s = self._clock()
        for job in [job for id_, job in self._held_back.items() if now_s >= self._due_at_s[id_]]:
            self._tell_now(job)

    def _tell_now(self, job: FileJob) -> None:
        self._held_back.pop(job.id, None)
        self._due_at_s[job.id] = self._clock() + APART_S
        self._tell(job)


class Outcomes:
    """Of those that ended since they were told last."""

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
        return joined(*sentences), bool(failed) or any(job.problem for job in done)


def _of_done(jobs: list[FileJob], all_told: int) -> Iterator[str]:
    silent = sum(job.is_silent for job in jobs)
    gaps = sum(bool(job.problem) for job in jobs) - silent
    if len(jobs) == 1:
        yield joined(say("{file} is done.", file=named(jobs[0].path)), jobs[0].problem)
    elif jobs:
        count = (
            say("{count} of {total} files", count=len(jobs), total=all_told)
            if all_told > len(jobs)
            else say("{count} files", count=len(jobs))
        )
        if gaps and silent:
            yield say(
                "{files} are done, {gaps} of them with gaps, {silent} of them without speech.",
                files=count,
                gaps=gaps,
                silent=silent,
            )
        elif gaps:
            yield say("{files} are done, {gaps} of them with gaps.", files=count, gaps=gaps)
        elif silent:
            yield say("{files} are done, {silent} of them without speech.", files=count, silent=silent)
        else:
            yield say("{files} are done.", files=count)


def _of_failed(jobs: list[FileJob]) -> Iterator[str]:
    if len(jobs) == 1:
        yield joined(say("{file} failed: {problem}", file=named(jobs[0].path), problem=jobs[0].problem), jobs[0].hint)
    elif jobs:
        yield say(
            "{count} files failed, first {file}: {problem}",
            count=len(jobs),
            file=named(jobs[0].path),
            problem=jobs[0].problem,
        )


def named(path: Path) -> str:
    """The name of a file in a sentence; what of it is no text is shown as a question mark."""
    return say("'{name}'", name=path.name.encode("utf-8", "replace").decode())
