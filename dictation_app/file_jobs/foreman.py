"""Foreman: which file is under way, what it comes to, and which one is next.

One at a time, in the order of the queue. Belongs to the thread of the `FileRunner`; the file under way is on another
one (`work`), which reports through `post`.
"""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dictation_app.errors import JobsError, UserError
from dictation_app.file_jobs import JobState
from dictation_app.file_jobs.news import Outcomes, named
from dictation_app.file_jobs.work import EndedBy, Task, Work
from dictation_app.sentences import say
from dictation_app.user_words import WordList

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.export import ExportOptions
    from dictation_app.file_jobs import FileJob
    from dictation_app.file_jobs.engines import Engines
    from dictation_app.file_jobs.ledger import Ledger
    from dictation_app.file_jobs.schema import Begun
    from dictation_app.file_jobs.work import Ending
    from dictation_app.file_transcription import FileProgress, Stretch

RUNNING, WAITING = JobState.RUNNING, JobState.WAITING


class Foreman:
    """Has the files transcribed."""

    def __init__(
        self,
        ledger: Ledger,
        engines: Engines,
        post: Callable[[Callable[[], None]], None],
        export_options: Callable[[], ExportOptions],
    ) -> None:
        """`post` has something done on the thread of the runner."""
        self._ledger = ledger
        self._engines = engines
        self._post = post
        self._export_options = export_options
        self.words = WordList()
        """Of the user; from the next file on."""
        self._work: Work | None = None
        self._thread: threading.Thread | None = None
        self._is_held = False
        self._is_ending = False
        self._is_dictating = False
        self._without_engine: set[str] = set()
        """Models that no engine starts with; the jobs that want one wait."""
        self._told: set[str] = set()
        self._outcomes = Outcomes()

    def hold(self, *, on: bool) -> None:
        """Let the whole queue stand still, or go on."""
        self._is_held = on
        job = self._job() if on else None
        if job is not None and job.state is RUNNING:
            self._ledger.keep(replace(job, state=WAITING, speed=0.0, held=False))

    def dictating(self, *, on: bool) -> None:
        """Let dictations go first."""
        self._is_dictating = on
        job = self._job()
        if self._work is not None and job is not None:
            self._work.turn.hold(on=on)
            if job.state is RUNNING and job.held is not on:
                self._ledger.show(replace(job, held=on))

    def try_models_again(self) -> None:
        """One that could not be used may have come."""
        self._without_engine.clear()

    def look(self) -> None:
        """Stop the file under way where that is not wanted any more; else begin the next one, if it is time."""
        job = self._job()
        if self._work is not None:
            if job is None or job.state is not RUNNING:
                self._work.turn.cancel()
            else:
                self._work.choices = job.choices
            return
        job = None if self._is_held or self._is_ending else self._next()
        if job is not None:
            try:
                self._begin(job)
            except JobsError as exc:  # told once: it is tried again whenever anything is asked for
                self._tell_once(exc)
            return
        self._engines.rest()
        told = self._outcomes.take()
        if told is not None:
            self._ledger.listener.on_told(told[0], warning=told[1])

    def _next(self) -> FileJob | None:
        waiting = self._ledger.queue.waiting()
        return next((job for job in waiting if self._model(job) not in self._without_engine), None)

    def end(self, timeout_s: float) -> None:
        """Stop the file under way where it is; it goes on with the next start of the app."""
        self._is_ending = True
        if self._work is not None and self._thread is not None:
            self._work.turn.cancel()
            self._thread.join(timeout_s)
            if self._thread.is_alive():
                job = self._job()
                if job is not None and job.state is RUNNING:  # left so, it would count as what ended the app
                    self._ledger.keep(replace(job, state=WAITING, speed=0.0, held=False))
                return
        self._engines.rest()

    def _job(self) -> FileJob | None:
        """The file under way as it is now; None where there is none, or it was removed."""
        return None if self._work is None else self._ledger.queue.get(self._work.task.job.id)

    def _tell_once(self, error: UserError) -> None:
        if error.message not in self._told:
            self._told.add(error.message)
            self._ledger.tell_of(error)

    def _model(self, job: FileJob) -> str:
        return job.choices.model or self._engines.settings.model

    def _begin(self, job: FileJob) -> None:
        store = self._ledger.store
        task = Task(
            job=job,
            begun=store.begun(job.id),
            stretches=store.stretches(job.id),
            edited=self._ledger.edited(job.id) if job.edited else None,
            others=self._ledger.queue.results_but_of(job.id),
            words=self.words,
            export_options=self._export_options(),
        )
        self._work = Work(task, self._engines, self)
        self._work.turn.hold(on=self._is_dictating)
        # A daemon: a file on a network that is gone may hold it for minutes.
        self._thread = threading.Thread(target=self._work.run, name="file", daemon=True)
        self._ledger.keep(replace(job, state=RUNNING, problem="", hint="", held=self._is_dictating))
        self._thread.start()

    # --- from the thread of the file under way (`work.WorkListener`) --------------------------------------------

    def on_begun(self, work: Work, begun: Begun, duration_s: float | None, *, is_anew: bool) -> None:
        """See `WorkListener`."""
        self._post(partial(self._begun, work, begun, duration_s, is_anew=is_anew))

    def on_stretch(self, work: Work, stretch: Stretch) -> None:
        """See `WorkListener`."""
        self._post(partial(self._take_stretch, work, stretch))

    def on_progress(self, work: Work, progress: FileProgress) -> None:
        """See `WorkListener`."""
        self._post(partial(self._take_progress, work, progress))

    def on_ended(self, work: Work, ending: Ending) -> None:
        """See `WorkListener`."""
        self._post(partial(self._ended, work, ending))

    # --- what comes of it, on the thread of the runner ------------------------------------------------------------

    def _begun(self, work: Work, begun: Begun, duration_s: float | None, *, is_anew: bool) -> None:
        job = self._ledger.queue.get(work.task.job.id)
        if job is None:
            return
        job = replace(job, model=begun.recipe.model, duration_s=duration_s or job.duration_s)
        if is_anew:
            if job.edited:
                told = say(
                    "{file} or the choices for it were changed. It is transcribed from its beginning; what you had "
                    "edited of it is gone.",
                    file=named(job.path),
                )
                self._ledger.listener.on_told(told, warning=True)
            job = replace(job, done_s=0.0, language="", edited=False, outdated=False, written=())
        self._ledger.keep(job, begun=begun, is_anew=is_anew)

    def _take_stretch(self, work: Work, stretch: Stretch) -> None:
        job = self._ledger.queue.get(work.task.job.id)
        if job is None:
            return
        spoken = max(stretch.letters, key=lambda language: language[1], default=("", 0))[0]
        language = "en" if spoken and job.choices.translate else spoken
        self._ledger.keep(replace(job, done_s=stretch.end_s, language=language), stretch=stretch)
        if stretch.segments:
            self._ledger.listener.on_heard(job.id, stretch.segments)

    def _take_progress(self, work: Work, progress: FileProgress) -> None:
        job = self._ledger.queue.get(work.task.job.id)
        if job is not None and job.state is RUNNING:
            duration_s = progress.total_s or job.duration_s
            self._ledger.show(replace(job, done_s=progress.done_s, speed=progress.speed, duration_s=duration_s))

    def _ended(self, work: Work, ending: Ending) -> None:
        if self._work is work:
            self._work = self._thread = None
        job = self._ledger.queue.get(work.task.job.id)
        if job is None:
            return
        job = replace(job, held=False, written=tuple(dict.fromkeys((*job.written, *ending.written))))
        if ending.done_s is not None:  # whatever was made of it meanwhile, there is no more of it
            job = replace(job, done_s=ending.done_s, duration_s=ending.done_s, language=ending.language)
        if job.state is RUNNING:
            job = self._outcome(job, ending)
        self._ledger.keep(job, begun=ending.begun)

    def _outcome(self, job: FileJob, ending: Ending) -> FileJob:
        match ending.by:
            case EndedBy.ALL_DONE | EndedBy.FAILED:
                is_done = ending.by is EndedBy.ALL_DONE
                state = JobState.DONE if is_done else JobState.FAILED
                job = replace(job, state=state, problem=ending.problem, hint=ending.hint, finished_at=time.time())
                self._outcomes.note(job)
                return job
            case EndedBy.NO_ENGINE:
                self._without_engine.add(self._model(job))
                self._tell_once(UserError(ending.problem, ending.hint))
                return replace(job, state=WAITING, problem=ending.problem, hint=ending.hint, speed=0.0)
            case EndedBy.STOPPED:
                return replace(job, state=WAITING, speed=0.0)
