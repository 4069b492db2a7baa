"""Ledger: the jobs as they are, in memory and on the disk, and whoever is told when they change.

Owned by the thread of the `FileRunner`, as its three parts are.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from dictation_app.errors import JobsError, UserError
from dictation_app.file_jobs import JobState
from dictation_app.file_jobs.job_queue import JobQueue
from dictation_app.file_jobs.news import News
from dictation_app.file_jobs.patient_store import PatientStore
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from dictation_app.file_jobs import FileJob
    from dictation_app.file_jobs.schema import Begun
    from dictation_app.file_jobs.store import Edited
    from dictation_app.file_transcription import Stretch
    from dictation_app.transcript_edit import Document
    from dictation_app.values.speech import Segment


class FilesListener(Protocol):
    """What is reported of the jobs, on the thread of the runner."""

    def on_jobs(self, jobs: tuple[FileJob, ...]) -> None:
        """All jobs in their order; jobs came, went or moved."""
        ...

    def on_changed(self, job: FileJob) -> None:
        """News of one job."""
        ...

    def on_heard(self, id_: int, segments: tuple[Segment, ...]) -> None:
        """More of the text of a job."""
        ...

    def on_transcript(self, id_: int, document: Document) -> None:
        """The text of a job that somebody asked for."""
        ...

    def on_told(self, text: str, *, warning: bool) -> None:
        """Something the user should know."""
        ...

    def on_failed(self, message: str, hint: str) -> None:
        """Something could not be done that is about no single job."""
        ...


CRASHES_MOST: Final = 2
"""A file that the app ended with this often, without a step forward in between, is not begun again by itself."""


class Ledger:
    """Methods raise `JobsError` where the disk takes nothing, but for `keep`."""

    def __init__(self, database: Path, listener: FilesListener, clock: Callable[[], float]) -> None:
        self.listener = listener
        self.store = PatientStore(database, self.tell_of, clock)
        self._queue = JobQueue()
        self._is_loaded = False
        self._news = News(listener.on_changed, clock)

    @property
    def queue(self) -> JobQueue:
        """All jobs; empty as long as the store cannot be read."""
        return self._queue

    def load(self) -> bool:
        """Read the jobs, unless that was done; whether it was done now."""
        if self._is_loaded:
            return False
        store = self.store.opened()
        jobs = {job.id: job for job in store.jobs()}
        # The last run of the app was ended without a word.
        crashes = store.crashed([job.id for job in jobs.values() if job.state is JobState.RUNNING])
        jobs |= {id_: _after_crash(jobs[id_], count) for id_, count in crashes.items()}
        self._queue = JobQueue(jobs.values(), store.last_id())
        self._is_loaded = True  # not before: without these ids new jobs would take the rows of old ones
        self.tell_all()
        for job in jobs.values():
            if job.id in crashes and job.state is JobState.FAILED:
                self.keep(job)
        return True

    def tell_all(self) -> None:
        """Jobs came, went or moved."""
        self.listener.on_jobs(self._queue.jobs)

    def tell_of(self, error: UserError) -> None:
        """Something could not be done."""
        self.listener.on_failed(error.message, error.hint)

    def change(self, jobs: Sequence[FileJob], *, anew: Iterable[int] = ()) -> None:
        """Save jobs as a command made them, then make it so; of those `anew` nothing is kept but what they are."""
        if jobs:
            self.store.save(jobs, anew=anew)
            self.show(*jobs)

    def add(self, jobs: Sequence[FileJob]) -> None:
        """Put new jobs behind the others."""
        self.store.save(jobs)
        self._queue.put(jobs)
        self.tell_all()

    def put_in_order(self, order: Sequence[int]) -> None:
        """Take a new order of all over."""
        if order != tuple(job.id for job in self._queue.jobs):
            self.store.save((), order=order)
            self._queue.put_in_order(order)
            self.tell_all()

    def remove(self, ids: Sequence[int]) -> None:
        """Delete jobs and all that was understood of them."""
        if ids:
            self.store.remove(ids)
            self._queue.drop(ids)
            for id_ in ids:
                self._news.forget(id_)
            self.tell_all()

    def keep(
        self, job: FileJob, *, begun: Begun | None = None, is_anew: bool = False, stretch: Stretch | None = None
    ) -> None:
        """Make it so, and save it now or as soon as the disk takes it; see `PatientStore.keep`."""
        self.store.keep(job, begun=begun, is_anew=is_anew, stretch=stretch)
        self.show(job)

    def edited(self, id_: int) -> Edited | None:
        """What the user made of a text; one that is damaged is told: the text as it was understood is left."""
        try:
            return self.store.edited(id_)
        except JobsError:
            raise
        except UserError as exc:
            self.tell_of(exc)
            return None

    def show(self, *jobs: FileJob) -> None:
        """Make it so, for this run of the app."""
        self._queue.put(jobs)
        for job in jobs:
            self._news.of(job)

    def wait_s(self) -> float | None:
        """When `care` is to be called; None = never."""
        waits_s = (self._news.due_in_s(), self.store.due_in_s())
        return min((wait_s for wait_s in waits_s if wait_s is not None), default=None)

    def care(self) -> None:
        """Save and tell what is due; say what happened to the file, and put there again what was not saved of it."""
        if self.store.due_in_s() == 0.0:
            self.store.try_again()
        note = self.store.take_note()
        if note:
            self.listener.on_told(note, warning=True)
            jobs = self._queue.jobs
            self.store.save(jobs, order=[job.id for job in jobs])
        self._news.tell_due()

    def close(self) -> None:
        """Save what is not saved yet."""
        self.store.close()


def _after_crash(job: FileJob, crashes: int) -> FileJob:
    """It goes on; unless it may be what ended the app: then that would end at each start."""
    if crashes < CRASHES_MOST:
        return replace(job, state=JobState.WAITING)
    return replace(
        job,
        state=JobState.FAILED,
        finished_at=time.time(),
        problem=say("Dictation was ended {crashes} times while it began with this file.", crashes=crashes),
        hint=say("The file may be the cause. Save it in another format with another program, or try again."),
    )
