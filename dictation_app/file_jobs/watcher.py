"""Watcher: what comes into the watched folders of the settings is put into the queue of files.

It runs in a thread of its own, as a network folder may not answer for minutes. A file is remembered as taken when the
queue has it on the disk, so that a crash in between costs neither the file nor the work of doing it twice.
"""

from __future__ import annotations

import logging
import os
import queue
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from dictation_app.errors import UserError
from dictation_app.file_jobs import JobState
from dictation_app.file_jobs.asking import Asking
from dictation_app.file_jobs.defaults import choices_from, folder_from
from dictation_app.file_jobs.taken import TakenFiles
from dictation_app.file_jobs.watch import WatchFolders, rest_s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from dictation_app.file_jobs import FileJob, JobChoices
    from dictation_app.file_jobs.watch import Found
    from dictation_app.settings import FilesSettings, WatchedFolder

_log = logging.getLogger(__name__)
_IDLE_S: Final = 60.0
_NS: Final = 1_000_000_000


class WatchListener(Protocol):
    """Who is told, on the thread that runs the watcher."""

    def on_found(self, paths: tuple[Path, ...], choices: JobChoices) -> None:
        """These are to be transcribed so."""
        ...

    def on_told(self, sentence: str, *, is_warning: bool) -> None:
        """Something the user should know."""
        ...


def choices_for(rule: WatchedFolder, settings: FilesSettings) -> JobChoices:
    """How the files of a folder are transcribed: by its rule, and else as other files."""
    choices = choices_from(settings)
    return replace(
        choices,
        model=rule.model or choices.model,
        language=rule.language or choices.language,
        formats=rule.format_names or choices.formats,
        folder=folder_from(rule.results) or choices.folder,
    )


@dataclass(frozen=True, slots=True)
class _Handed:
    """Given to the queue, which has not shown it yet."""

    found: Found
    after_id: int
    """Its job is a later one than this."""

    def is_in(self, job: FileJob | None) -> bool:
        return job is not None and (job.id > self.after_id or not job.state.is_over)


class Watcher:
    """`run` is the body of its thread; everything else may be called from any, and returns at once."""

    def __init__(
        self, remembered_in: Path, listener: WatchListener, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Which files were taken is remembered in the file `remembered_in`."""
        self._remembered_in = remembered_in
        self._listener = listener
        self._clock = clock
        self._orders: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._settings: FilesSettings | None = None
        self._taken: TakenFiles | None = None
        self._watch: WatchFolders | None = None
        self._look_at_s = clock() + _IDLE_S
        self._jobs: dict[Path, FileJob] = {}
        """The latest for each file."""
        self._last_id = 0
        self._handed: dict[Path, _Handed] = {}
        self._asking = Asking()
        self._told = ""
        """What went wrong last, so that nobody is told again."""

    def use(self, settings: FilesSettings) -> None:
        """Watch the folders of these settings from now on."""
        self._orders.put(lambda: self._use(settings))

    def show_jobs(self, jobs: Iterable[FileJob]) -> None:
        """The queue as it is on the disk."""
        self._orders.put(lambda: self._take_jobs(jobs))

    def show_job(self, job: FileJob) -> None:
        """How one of them stands now."""
        self._orders.put(lambda: self._take_job(job))

    def shut_down(self) -> None:
        """`run` returns soon."""
        self._orders.put(None)

    def run(self) -> None:
        """Look again and again."""
        try:
            while True:
                try:
                    order = self._orders.get(timeout=max(0.0, self._look_at_s - self._clock()))
                except queue.Empty:
                    order = self._look
                if order is None:
                    return
                order()
        finally:
            self._let_go()

    def _use(self, settings: FilesSettings) -> None:
        before, self._settings = self._settings, settings
        if before is not None and before.watched == settings.watched:
            return
        self._let_go()
        self._begin(settings.watched)
        if self._watch is not None:
            self._look()  # what is there now was there before; what comes in a moment is new

    def _begin(self, rules: tuple[WatchedFolder, ...]) -> None:
        if not rules and not self._remembered_in.exists():
            return  # most people watch nothing, and need no file for it
        try:
            self._taken = TakenFiles(self._remembered_in, folders=tuple(rule.place for rule in rules))
        except UserError as exc:
            self._tell(str(exc))
            return
        if not any(rule.is_on for rule in rules):
            self._let_go()
            return
        self._watch = WatchFolders(rules, self._taken, is_busy=self._is_busy, asking=self._asking)
        _log.info("%d folders are watched", sum(rule.is_on for rule in rules))

    def _let_go(self) -> None:
        if self._taken is not None:
            self._taken.close()
        self._taken = self._watch = None
        self._handed.clear()
        self._look_at_s = self._clock() + _IDLE_S

    def _look(self) -> None:
        self._look_at_s = self._clock() + _IDLE_S
        if self._settings is None or not any(rule.is_on for rule in self._settings.watched):
            return
        if self._watch is None or self._taken is None:
            self._begin(self._settings.watched)  # what was in the way may be gone
        if self._watch is None or self._taken is None:
            return
        began_s = self._clock()
        look = self._watch.look(began_s)
        ended_s = self._clock()
        for told in look.told:
            self._listener.on_told(told.sentence, is_warning=told.is_warning)
        new: dict[JobChoices, list[Path]] = {}
        for finished in look.finished:
            path = finished.found.path
            self._handed[path] = _Handed(finished.found, self._last_id)
            if not self._handed[path].is_in(self._jobs.get(path)):
                new.setdefault(choices_for(finished.rule, self._settings), []).append(path)
        for choices, paths in new.items():
            self._listener.on_found(tuple(paths), choices)
        self._keep()
        if self._taken.failure is not None:
            self._tell(str(self._taken.failure))
        self._look_at_s = ended_s + rest_s(self._settings.watched, ended_s - began_s)

    def _is_busy(self, found: Found) -> bool:
        """Whether the queue is reading an older state of it; what still waits there is read as it is then."""
        job = self._jobs.get(found.path)
        return job is not None and job.state is JobState.RUNNING and found.modified_ns > job.added_at * _NS

    def _take_jobs(self, jobs: Iterable[FileJob]) -> None:
        by_age = sorted(jobs, key=lambda job: job.id)
        for job in by_age:
            self._forget_if_gone(job)
        self._jobs = {job.path: job for job in by_age}
        self._last_id = max((self._last_id, *(job.id for job in by_age[-1:])))
        self._keep()

    def _take_job(self, job: FileJob) -> None:
        before = self._jobs.get(job.path)
        if before is None or before.id > job.id:
            return  # removed meanwhile, or there is a later one
        self._forget_if_gone(job)
        self._jobs[job.path] = job
        self._keep()

    def _forget_if_gone(self, job: FileJob) -> None:
        """What failed because it is not there is taken when it comes back, or is found under another name."""
        before = self._jobs.get(job.path)
        if self._taken is None or job.state is not JobState.FAILED or before is None or before.id != job.id:
            return
        if before.state.is_over:
            return
        there = self._asking.ask(("there", job.path), partial(os.path.exists, job.path), self._clock())
        if there is not None and not there.value:
            self._taken.forget(job.path)

    def _keep(self) -> None:
        there = [path for path, handed in self._handed.items() if handed.is_in(self._jobs.get(path))]
        if self._watch is not None and there:
            self._watch.keep(*(self._handed.pop(path).found for path in there))

    def _tell(self, sentence: str) -> None:
        if sentence != self._told:
            self._told = sentence
            self._listener.on_told(sentence, is_warning=True)
