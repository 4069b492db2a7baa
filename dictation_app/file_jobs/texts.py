"""Texts: what was understood of a job, to be read, edited and written into files."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dictation_app.errors import JobsError, UserError
from dictation_app.export import FileTranscript
from dictation_app.file_jobs import JobState
from dictation_app.file_jobs.news import named
from dictation_app.file_jobs.store import Edited
from dictation_app.file_jobs.work import transcript_settings, write_results
from dictation_app.sentences import say
from dictation_app.transcript_edit import Document
from dictation_app.work_loop import guarded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.export import ExportOptions
    from dictation_app.file_jobs import FileJob
    from dictation_app.file_jobs.ledger import Ledger


_log = logging.getLogger(__name__)


class Texts:
    """Belongs to the thread of the runner; files are written on threads of their own, for a page takes its time."""

    def __init__(self, ledger: Ledger, post: Callable[[Callable[[], None]], None]) -> None:
        """`post` has something done on the thread of the runner."""
        self._ledger = ledger
        self._post = post
        self._exports: list[threading.Thread] = []

    def open(self, id_: int) -> None:
        """Tell the text of a job, as far as there is one."""
        if self._ledger.queue.get(id_) is not None:
            self._ledger.listener.on_transcript(id_, self._document(id_))

    def save(self, id_: int, document: Document) -> None:
        """Keep what the user made of a text."""
        job = self._ledger.queue.get(id_)
        if job is None:
            return
        if job.state in {JobState.RUNNING, JobState.WAITING}:
            raise JobsError(
                say("The text of {named} cannot be edited while it is being transcribed.", named=named(job.path)),
                say("Pause it, or wait until it is done."),
            )
        edited = replace(job, edited=True, outdated=bool(job.written))
        self._ledger.store.keep_edited(edited, Edited(document, len(self._ledger.store.stretches(id_))))
        if edited != job:
            self._ledger.show(edited)

    def export(self, id_: int, formats: tuple[str, ...], folder: Path | None, options: ExportOptions) -> None:
        """Write the text of a job; files that are there stay."""
        job = self._ledger.queue.get(id_)
        if job is None:
            return
        document = self._document(id_)
        transcript = self._transcript(job, document)
        others = self._ledger.queue.results_but_of(id_)

        def fail(bug: Exception) -> tuple[tuple[Path, ...], tuple[UserError, ...]]:
            _log.error("A text could not be exported", exc_info=bug)
            told = say("{named} could not be exported ({error}).", named=named(job.path), error=type(bug).__name__)
            return (), (UserError(told, say("The log has the details.")),)

        def write() -> None:
            to = folder or job.path.parent
            written, failures = guarded(
                lambda: write_results(to, job.path, formats, options, transcript, others=others), fail
            )
            if formats and not written and not failures:
                failures = (UserError(say("{named} has no text that could be written.", named=named(job.path))),)
            self._post(partial(self._exported, id_, document, written, failures))

        self._exports = [thread for thread in self._exports if thread.is_alive()]
        self._exports.append(threading.Thread(target=write, name="export", daemon=True))
        self._exports[-1].start()

    def join(self, until_s: float) -> None:
        """Wait for what is being written, until that moment of `time.monotonic`."""
        for thread in self._exports:
            thread.join(max(0.0, until_s - time.monotonic()))

    def _exported(
        self, id_: int, document: Document, written: tuple[Path, ...], failures: tuple[UserError, ...]
    ) -> None:
        for failure in failures:
            self._ledger.listener.on_told(str(failure), warning=True)
        if written:
            names = ", ".join(named(path) for path in written)
            told = (
                say("{names} is written.", names=names)
                if len(written) == 1
                else say("{names} are written.", names=names)
            )
            self._ledger.listener.on_told(told, warning=False)
        job = self._ledger.queue.get(id_)
        if job is None or not written:
            return
        is_all = not failures and self._document(id_) == document  # else it was changed meanwhile
        every = tuple(dict.fromkeys((*job.written, *written)))
        changed = replace(job, written=every, outdated=job.outdated and not is_all)
        if changed != job:
            self._ledger.keep(changed)

    def _document(self, id_: int) -> Document:
        stretches = self._ledger.store.stretches(id_)
        edited = self._ledger.edited(id_)
        if edited is None:
            return Document.of(segment for stretch in stretches for segment in stretch.segments)
        later = stretches[edited.stretches :]
        return edited.document.followed_by(segment for stretch in later for segment in stretch.segments)

    def _transcript(self, job: FileJob, document: Document) -> FileTranscript:
        begun = self._ledger.store.begun(job.id)
        is_whole = job.state is JobState.DONE or (job.duration_s is not None and job.done_s >= job.duration_s)
        transcript = FileTranscript(
            source=job.path.name,
            duration_s=job.done_s,
            language=job.language,
            model=job.model,
            segments=(),
            withheld=tuple(each for stretch in self._ledger.store.stretches(job.id) for each in stretch.withheld),
            complete=is_whole,
            problem=job.problem if job.state is JobState.DONE and not job.is_silent else "",
            settings=None if begun is None else transcript_settings(begun, job.choices),
        )
        return document.to_transcript(transcript)
