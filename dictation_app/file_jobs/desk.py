"""Desk: where what is asked for about files is carried out, on the thread of the `FileRunner`.

A command is on the disk before it is carried out; one that cannot be kept there is told, and changes nothing. What is
understood of the file under way (`foreman`) waits in memory while the disk takes nothing.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from dictation_app.errors import UserError
from dictation_app.file_jobs import JobState
from dictation_app.file_jobs.engines import Engines
from dictation_app.file_jobs.foreman import Foreman
from dictation_app.file_jobs.ledger import Ledger
from dictation_app.file_jobs.lookups import Lengths, Searches
from dictation_app.file_jobs.news import named
from dictation_app.file_jobs.texts import Texts
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.export import ExportOptions
    from dictation_app.file_jobs import FileJob, JobChoices
    from dictation_app.file_jobs.job_queue import JobQueue
    from dictation_app.file_jobs.lookups import Found
    from dictation_app.file_jobs.runner import Means
    from dictation_app.transcript_edit import Document
    from dictation_app.user_words import WordList

_END_S: Final = 4.0
"""So long the end waits for the file under way: a step of the engine, or a result that is being written."""


class Desk:
    """Belongs to the thread of the runner."""

    def __init__(self, means: Means, post: Callable[[Callable[[], None]], None], stopping: Callable[[], bool]) -> None:
        """`post` has something done on that thread."""
        self._listener = means.listener
        self._ledger = Ledger(means.database, means.listener, means.clock)
        engines = Engines(
            means.lend,
            means.models,
            means.settings,
            tell=lambda text: post(partial(means.listener.on_told, text, warning=True)),
            stopping=stopping,
            crash_dir=means.crash_dir,
            create=means.create,
        )
        self._foreman = Foreman(self._ledger, engines, post, means.export_options)
        self._foreman.hold(on=means.is_held())
        self._texts = Texts(self._ledger, post)
        self._post = post
        self._searches = Searches()
        self._lengths = Lengths(lambda id_, duration_s: post(partial(self._take_length, id_, duration_s)))

    def load(self) -> None:
        """Open the store, unless it is open, and go on where the last run of the app ended."""
        if self._ledger.load():
            self._lengths.ask(job for job in self._ledger.queue.jobs if not job.state.is_over)

    def wait_s(self) -> float | None:
        """When `carry_out` is to be called with whatever there is; None = never."""
        return self._ledger.wait_s()

    def carry_out(self, work: Callable[[], None]) -> None:
        """Do it, and what has to be done because of it."""
        for each in (work, self._foreman.look, self._ledger.care):
            try:
                each()
            except UserError as exc:
                self._ledger.tell_of(exc)

    def stop(self) -> None:
        """Stop the file under way where it is, and wait for it."""
        until_s = time.monotonic() + _END_S
        self._foreman.end(_END_S)
        self._searches.join(until_s)
        self._texts.join(until_s)
        self._lengths.stop(timeout_s=max(0.0, until_s - time.monotonic()))

    def close(self) -> None:
        """Let go of the store."""
        self._ledger.close()

    # --- what may be asked for; see `FileRunner` ------------------------------------------------------------------

    def add(self, paths: tuple[Path, ...], choices: JobChoices) -> None:
        """Put files behind the others, as soon as they are found."""
        jobs = self._loaded()
        self._foreman.try_models_again()
        self._searches.begin(paths, jobs.unfinished(), lambda found: self._post(partial(self._add, found, choices)))

    def _add(self, found: Found, choices: JobChoices) -> None:
        for exc in found.unread:
            self._listener.on_told(str(exc), warning=True)
        jobs = self._ledger.queue
        jobs.learn(found.places)
        added = jobs.added(found.files, choices, time.time())
        if added:
            self._ledger.add(added)
            self._lengths.ask(added)
        elif found.files:
            one = say("{file} is in the list already.", file=named(found.files[0]))
            several = say("These files are in the list already.")
            self._listener.on_failed(one if len(found.files) == 1 else several, "")

    def choose(self, ids: tuple[int, ...], choices: JobChoices) -> None:
        """Transcribe them with other choices."""
        self._ledger.change(self._loaded().chosen(ids, choices))

    def pause(self, ids: tuple[int, ...]) -> None:
        """Let them stand still."""
        self._ledger.change(self._loaded().paused(ids))

    def go_on(self, ids: tuple[int, ...]) -> None:
        """Let paused ones wait for their turn again."""
        self._foreman.try_models_again()
        self._ledger.change(self._loaded().going_on(ids))

    def cancel(self, ids: tuple[int, ...]) -> None:
        """Give them up."""
        self._ledger.change(self._loaded().cancelled(ids, time.time()))

    def retry(self, ids: tuple[int, ...]) -> None:
        """Begin again what ended."""
        self._foreman.try_models_again()
        jobs = self._loaded()
        done = [id_ for id_ in ids if (job := jobs.get(id_)) is not None and job.state is JobState.DONE]
        self._ledger.change(jobs.retried(ids), anew=done)

    def remove(self, ids: tuple[int, ...]) -> None:
        """Delete them."""
        self._ledger.remove(self._loaded().known(ids))

    def move(self, ids: tuple[int, ...], before_id: int | None) -> None:
        """Put them before another one, or behind all."""
        self._ledger.put_in_order(self._loaded().moved(ids, before_id))

    def hold_all(self, *, on: bool) -> None:
        """Let the whole queue stand still, or go on."""
        self._foreman.try_models_again()
        self._foreman.hold(on=on)

    def open(self, id_: int) -> None:
        """Tell the text of a job."""
        self._texts.open(id_)

    def save(self, id_: int, document: Document) -> None:
        """Keep what the user made of a text."""
        self._texts.save(id_, document)

    def export(self, id_: int, formats: tuple[str, ...], folder: Path | None, options: ExportOptions) -> None:
        """Write the text of a job."""
        self._texts.export(id_, formats, folder, options)

    def use_words(self, words: WordList) -> None:
        """From the next file on."""
        self._foreman.words = words

    def take_status(self, *, is_dictating: bool, model_came: bool) -> None:
        """Let dictations go first; a model that could not be used may have come."""
        if model_came:
            self._foreman.try_models_again()
        self._foreman.dictating(on=is_dictating)

    def _loaded(self) -> JobQueue:
        """The queue; raises `JobsError` where it cannot be had yet."""
        self.load()
        return self._ledger.queue

    def _take_length(self, id_: int, duration_s: float) -> None:
        job: FileJob | None = self._ledger.queue.get(id_)
        if job is not None and job.duration_s is None:
            self._ledger.show(replace(job, duration_s=duration_s))
