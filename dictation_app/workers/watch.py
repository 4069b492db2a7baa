"""WatchThread: from watched folders to the queue of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dictation_app.file_jobs.watcher import Watcher
from dictation_app.sentences import say
from dictation_app.workers.base import LeavableThread

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from dictation_app.file_jobs import JobChoices


class WatchThread(LeavableThread):
    """Runs the `Watcher`. Its signals are what that reports; see `file_jobs.watcher.WatchListener`."""

    found = Signal(object, object)
    """Paths and `JobChoices`"""
    told = Signal(str, bool)
    """A sentence for the user, and whether it is a warning."""

    def __init__(self, remembered_in: Path, parent: QObject | None = None) -> None:
        super().__init__("watch", say("Watching folders"), parent)
        watcher = Watcher(remembered_in, self)
        self._watcher = watcher
        self.use = watcher.use
        self.show_jobs = watcher.show_jobs
        self.show_job = watcher.show_job

    def shut_down(self) -> None:
        """End soon, whatever the folders do."""
        self._watcher.shut_down()
        self.end_soon()

    def work(self) -> None:
        """See `LeavableThread`: a network that is gone may hold a look for minutes."""
        self._watcher.run()

    # What the watcher reports, on its own thread (`file_jobs.watcher.WatchListener`).

    def on_found(self, paths: tuple[Path, ...], choices: JobChoices) -> None:
        """See `WatchListener`."""
        self.found.emit(paths, choices)

    def on_told(self, sentence: str, *, is_warning: bool) -> None:
        """See `WatchListener`."""
        self.told.emit(sentence, is_warning)
