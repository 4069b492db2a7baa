"""JobQueue: the jobs in their order, and what each command makes of them. Pure: nothing is done or kept here.

Every command says what would become of the jobs; `put` makes it so. In between the caller keeps it on the disk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dictation_app.file_jobs import FileJob, JobState

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from dictation_app.file_jobs import JobChoices

WAITING, RUNNING, PAUSED = JobState.WAITING, JobState.RUNNING, JobState.PAUSED
_UNFINISHED: Final = frozenset({WAITING, RUNNING, PAUSED})


class JobQueue:
    """Jobs by their ids, in the order in which they are done."""

    def __init__(self, jobs: Iterable[FileJob] = (), last_id: int = 0) -> None:
        """`last_id` is the highest that was ever given."""
        self._jobs = {job.id: job for job in jobs}
        self._last_id = max((last_id, *self._jobs))
        self._places: dict[Path, str] = {}

    @property
    def jobs(self) -> tuple[FileJob, ...]:
        """All in order."""
        return tuple(self._jobs.values())

    def get(self, id_: int) -> FileJob | None:
        """The job of this id; None where it was removed."""
        return self._jobs.get(id_)

    def put(self, jobs: Iterable[FileJob]) -> None:
        """Take new values of jobs over; new jobs stand behind the others."""
        for job in jobs:
            self._jobs[job.id] = job
            self._last_id = max(self._last_id, job.id)

    def put_in_order(self, order: Iterable[int]) -> None:
        """Take a new order of all over."""
        self._jobs = {id_: self._jobs[id_] for id_ in order}

    def drop(self, ids: Iterable[int]) -> None:
        """Forget jobs."""
        for id_ in ids:
            self._jobs.pop(id_, None)
        left = {job.path for job in self._jobs.values()}
        self._places = {path: place for path, place in self._places.items() if path in left}

    def learn(self, places: Mapping[Path, str]) -> None:
        """Files of the same place are the same, whatever they are called (`lookups.places_of`)."""
        self._places |= places

    # --- what would become of the jobs --------------------------------------------------------------------------

    def added(self, paths: Iterable[Path], choices: JobChoices, now: float) -> tuple[FileJob, ...]:
        """New jobs for files that are not in the queue, or done with."""
        taken = {self._place_of(path) for path in self.unfinished()}
        added: list[FileJob] = []
        for path in paths:
            place = self._place_of(path)
            if place not in taken:
                taken.add(place)
                id_ = self._last_id + 1 + len(added)
                added.append(FileJob(id=id_, path=path, choices=choices, added_at=now))
        return tuple(added)

    def _place_of(self, path: Path) -> str:
        return self._places.get(path) or str(path)

    def paused(self, ids: Iterable[int]) -> tuple[FileJob, ...]:
        """Those that wait or run stand still until they are told to go on."""
        return self._changed(ids, {WAITING, RUNNING}, lambda job: _ended(job, PAUSED))

    def going_on(self, ids: Iterable[int]) -> tuple[FileJob, ...]:
        """Paused ones wait for their turn; those that wait forget why they could not begin."""
        return self._changed(ids, {PAUSED, WAITING}, lambda job: replace(job, state=WAITING, problem="", hint=""))

    def cancelled(self, ids: Iterable[int], now: float) -> tuple[FileJob, ...]:
        """Given up; what was understood stays."""
        return self._changed(
            ids, _UNFINISHED, lambda job: replace(_ended(job, JobState.CANCELLED), finished_at=now, problem="", hint="")
        )

    def retried(self, ids: Iterable[int]) -> tuple[FileJob, ...]:
        """Those that ended wait for their turn again: done ones from the beginning, the others where they ended."""
        over = {state for state in JobState if state.is_over}
        return self._changed(ids, over, _again)

    def chosen(self, ids: Iterable[int], choices: JobChoices) -> tuple[FileJob, ...]:
        """With other choices; a running one whose text they change waits, to be begun anew."""

        def change(job: FileJob) -> FileJob:
            is_begun_anew = job.state is RUNNING and asked(job.choices) != asked(choices)
            if is_begun_anew:
                job = _ended(job, WAITING)
            elif job.state is WAITING:  # with another model it may begin
                job = replace(job, problem="", hint="")
            return replace(job, choices=choices)

        return self._changed(ids, frozenset(JobState), change)

    def moved(self, ids: Collection[int], before_id: int | None) -> tuple[int, ...]:
        """The order with these before another one, or at the end; among themselves they stay as they are."""
        moving = [id_ for id_ in self._jobs if id_ in set(ids)]
        order = list(self._jobs)
        if before_id in self._jobs:
            behind = order[order.index(before_id) :]
            before_id = next((id_ for id_ in behind if id_ not in moving), None)
        rest = [id_ for id_ in order if id_ not in set(moving)]
        at = rest.index(before_id) if before_id in rest else len(rest)
        return (*rest[:at], *moving, *rest[at:])

    def known(self, ids: Iterable[int]) -> tuple[int, ...]:
        """Those that are in the queue."""
        return tuple(id_ for id_ in dict.fromkeys(ids) if id_ in self._jobs)

    def waiting(self) -> tuple[FileJob, ...]:
        """Those that wait for their turn, the next one first."""
        return tuple(job for job in self._jobs.values() if job.state is WAITING)

    def unfinished(self) -> tuple[Path, ...]:
        """The files of all that are not over."""
        return tuple(job.path for job in self._jobs.values() if job.state in _UNFINISHED)

    def results_but_of(self, id_: int) -> frozenset[Path]:
        """The results of all others."""
        return frozenset(path for job in self._jobs.values() if job.id != id_ for path in job.written)

    def _changed(
        self, ids: Iterable[int], states: Collection[JobState], change: Callable[[FileJob], FileJob]
    ) -> tuple[FileJob, ...]:
        found = [(job, change(job)) for id_ in self.known(ids) if (job := self._jobs[id_]).state in states]
        return tuple(new for old, new in found if new != old)


def asked(choices: JobChoices) -> str:
    """All choices that change the text."""
    values = (
        choices.model,
        choices.language,
        choices.translate,
        choices.words,
        choices.track,
        choices.channels.value,
    )
    return repr(values)


def _ended(job: FileJob, state: JobState) -> FileJob:
    """It does not run any more."""
    return replace(job, state=state, speed=0.0, held=False)


def _again(job: FileJob) -> FileJob:
    waiting = replace(job, state=WAITING, problem="", hint="", finished_at=0.0)
    if job.state is not JobState.DONE:
        return waiting
    return replace(waiting, done_s=0.0, speed=0.0, language="", model="", written=(), edited=False, outdated=False)
