"""FileRunner: has media files transcribed, one after the other; whoever asks for anything is never held up.

Every command only goes into a queue, and is carried out soon, also while a file is under way: that is on a thread of
its own. Making a runner imports nothing heavy, its thread does that.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from dictation_app.engine.starter import ModelPaths
    from dictation_app.export import ExportOptions
    from dictation_app.file_jobs import JobChoices
    from dictation_app.file_jobs.desk import Desk
    from dictation_app.file_jobs.engines import Create, Lend
    from dictation_app.file_jobs.ledger import FilesListener
    from dictation_app.settings import EngineSettings
    from dictation_app.transcript_edit import Document
    from dictation_app.user_words import WordList
    from dictation_app.values.status import AppStatus

    Command: TypeAlias = Callable[[Desk], None]

_log = logging.getLogger(__name__)


def _usual_options() -> ExportOptions:
    from dictation_app.export import ExportOptions  # noqa: PLC0415 - see the module

    return ExportOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What files are transcribed with."""

    database: Path
    """Where the jobs are kept."""
    lend: Lend
    """Lends the engine of dictation."""
    models: ModelPaths
    settings: Callable[[], EngineSettings]
    """Those of dictation that hold now; asked on other threads."""
    listener: FilesListener
    export_options: Callable[[], ExportOptions] = _usual_options
    """For the results of each file; asked on another thread."""
    is_held: Callable[[], bool] = lambda: False
    """Whether the whole queue stands still at first; asked on another thread."""
    crash_dir: Path | None = None
    """For records of crashes of an engine just for files."""
    create: Create | None = None
    """Makes such an engine; else it is in a child process."""
    clock: Callable[[], float] = field(default=time.monotonic)


class FileRunner:
    """`run` is the body of its thread; everything else may be called from any."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._inbox: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._ending = threading.Event()
        self._was_available = False
        self._was_downloading = ""

    def add(self, paths: Iterable[Path], choices: JobChoices) -> None:
        """Put files behind the others, and what a folder holds of sound and video."""
        given = tuple(paths)
        self._inbox.put(lambda desk: desk.add(given, choices))

    def choose(self, ids: Iterable[int], choices: JobChoices) -> None:
        """Transcribe them with other choices; what was understood with others before is given up when it begins."""
        given = tuple(ids)
        self._inbox.put(lambda desk: desk.choose(given, choices))

    def pause(self, ids: Iterable[int]) -> None:
        """Let them stand still."""
        given = tuple(ids)
        self._inbox.put(lambda desk: desk.pause(given))

    def go_on(self, ids: Iterable[int]) -> None:
        """Let paused ones wait for their turn again."""
        given = tuple(ids)
        self._inbox.put(lambda desk: desk.go_on(given))

    def cancel(self, ids: Iterable[int]) -> None:
        """Give them up; what was understood stays."""
        given = tuple(ids)
        self._inbox.put(lambda desk: desk.cancel(given))

    def retry(self, ids: Iterable[int]) -> None:
        """Begin failed and cancelled ones again where they ended, and done ones from the beginning."""
        given = tuple(ids)
        self._inbox.put(lambda desk: desk.retry(given))

    def remove(self, ids: Iterable[int]) -> None:
        """Delete them with all that was understood and edited; results on the disk stay."""
        given = tuple(ids)
        self._inbox.put(lambda desk: desk.remove(given))

    def move(self, ids: Iterable[int], before_id: int | None) -> None:
        """Put them before another one, or behind all; among themselves they stay in order."""
        given = tuple(ids)
        self._inbox.put(lambda desk: desk.move(given, before_id))

    def hold_all(self, on: bool) -> None:  # noqa: FBT001 - as the signal that it is connected to
        """Let the whole queue stand still, or go on."""
        self._inbox.put(lambda desk: desk.hold_all(on=on))

    def open(self, id_: int) -> None:
        """Ask for the text of a job: `FilesListener.on_transcript`."""
        self._inbox.put(lambda desk: desk.open(id_))

    def save(self, id_: int, document: Document) -> None:
        """Keep what the user made of a text."""
        self._inbox.put(lambda desk: desk.save(id_, document))

    def export(self, id_: int, formats: tuple[str, ...], folder: Path | None, options: ExportOptions) -> None:
        """Write the text of a job into a folder, or beside its file."""
        self._inbox.put(lambda desk: desk.export(id_, formats, folder, options))

    def use_words(self, words: WordList) -> None:
        """From the next file on, write with these words of the user."""
        self._inbox.put(lambda desk: desk.use_words(words))

    def show_status(self, status: AppStatus) -> None:
        """Let dictations go first, and go on when a model has come. From one thread."""
        is_available = bool(status.device) and not status.model_missing
        came = (is_available and not self._was_available) or (bool(self._was_downloading) and not status.downloading)
        self._was_available, self._was_downloading = is_available, status.downloading
        is_dictating = status.state.is_dictating
        self._inbox.put(lambda desk: desk.take_status(is_dictating=is_dictating, model_came=came))

    def shut_down(self) -> None:
        """Do what is asked for so far, stop the file under way where it is, and end."""
        self._ending.set()
        self._inbox.put(None)

    # --- on its own thread --------------------------------------------------------------------------------------

    def run(self) -> None:
        """Thread body; returns after `shut_down`."""
        from dictation_app.file_jobs.desk import Desk  # noqa: PLC0415 - see the module

        desk = Desk(self._means, lambda work: self._inbox.put(lambda _: work()), self._ending.is_set)
        try:
            self._work_off(desk, chain((Desk.load,), self._asked(desk)))
        finally:
            desk.stop()
            self._work_off(desk, self._left())
            desk.close()

    def _asked(self, desk: Desk) -> Iterator[Command]:
        while True:
            try:
                command = self._inbox.get(timeout=desk.wait_s())
            except queue.Empty:
                yield _nothing
            else:
                if command is None:
                    return
                yield command

    def _left(self) -> Iterator[Command]:
        """What was still asked for and told until now."""
        while not self._inbox.empty():
            command = self._inbox.get()
            if command is not None:
                yield command

    def _work_off(self, desk: Desk, commands: Iterable[Command]) -> None:
        work_off(commands, lambda command: desk.carry_out(lambda: command(desk)), self._on_bug)

    def _on_bug(self, _command: Command, bug: Exception) -> None:
        """One command comes to nothing; the others go on."""
        _log.error("Something about the files could not be done", exc_info=bug)


def _nothing(_desk: Desk) -> None:
    pass
