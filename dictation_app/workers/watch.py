"""WatchThread: from watched folders to the queue of files."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from dictation_app.file_jobs.watcher import Watcher
from dictation_app.sentences import say
from dictation_app.work_loop import fulfil
from dictation_app.workers.base import WorkerThread

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from dictation_app.file_jobs import JobChoices

_END_S: Final = 1.0


class WatchThread(WorkerThread):
    """Runs the `Watcher`. Its signals are what that reports; see `file_jobs.watcher.WatchListener`."""

    found = Signal(object, object)
    """Paths and `JobChoices`"""
    told = Signal(str, bool)
    """A sentence for the user, and whether it is a warning."""

    def __init__(self, remembered_in: Path, parent: QObject | None = None) -> None:
        super().__init__("watch", say("Watching folders"), parent)
        watcher = Watcher(remembered_in, self)
        self._watcher = watcher
        self._over = threading.Event()
        self.use = watcher.use
        self.show_jobs = watcher.show_jobs
        self.show_job = watcher.show_job

    def shut_down(self) -> None:
        """End soon, whatever the folders do."""
        self._watcher.shut_down()
        self._over.set()

    def body(self) -> None:
        """See `WorkerThread`."""
        # A daemon of its own: a network that is gone may hold a look for minutes, and quitting waits for this thread.
        ended: Future[None] = Future()
        ended.add_done_callback(lambda _: self._over.set())
        watching = threading.Thread(target=fulfil, args=(ended, self._watcher.run), name=self.objectName(), daemon=True)
        watching.start()
        self._over.wait()
        watching.join(_END_S)
        if ended.done():
            ended.result()

    # What the watcher reports, on its own thread (`file_jobs.watcher.WatchListener`).

    def on_found(self, paths: tuple[Path, ...], choices: JobChoices) -> None:
        """See `WatchListener`."""
        self.found.emit(paths, choices)

    def on_told(self, sentence: str, *, is_warning: bool) -> None:
        """See `WatchListener`."""
        self.told.emit(sentence, is_warning)
