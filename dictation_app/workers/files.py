"""FilesThread: from media files to texts, one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dictation_app.file_jobs.runner import FileRunner, Means
from dictation_app.sentences import say
from dictation_app.workers.base import WorkerThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from dictation_app.engine.starter import ModelPaths
    from dictation_app.export import ExportOptions
    from dictation_app.file_jobs import FileJob
    from dictation_app.file_jobs.engines import Create
    from dictation_app.settings import EngineSettings
    from dictation_app.transcript_edit import Document
    from dictation_app.values.speech import Segment
    from dictation_app.workers.engine import EngineThread


class FilesThread(WorkerThread):
    """Runs the `FileRunner`. Its signals are what that reports; see `file_jobs.ledger.FilesListener`.

    Start it after the engine's thread, and end it before that.
    """

    jobs = Signal(object)
    """The whole queue, a tuple of `FileJob` in order."""
    changed = Signal(object)
    """`FileJob`"""
    heard = Signal(int, object)
    """Id of a job, and more of its text, a tuple of `Segment`."""
    transcript = Signal(int, object)
    """Id of a job, and its text so far, a `Document`."""
    told = Signal(str, bool)
    """A sentence for the user, and whether it is a warning."""
    failed = Signal(str, str)
    """Message and hint: something about no single job could not be done."""

    def __init__(
        self,
        database: Path,
        engine: EngineThread,
        models: ModelPaths,
        settings: Callable[[], EngineSettings],
        parent: QObject | None = None,
        *,
        export_options: Callable[[], ExportOptions] | None = None,
        is_held: Callable[[], bool] = lambda: False,
        crash_dir: Path | None = None,
        create: Create | None = None,
    ) -> None:
        """See `file_jobs.runner.Means`; `settings`, `export_options` and `is_held` are called on other threads."""
        super().__init__("files", say("Transcribing files"), parent)
        means = Means(
            database=database,
            lend=engine.lend,
            models=models,
            settings=settings,
            listener=self,
            is_held=is_held,
            crash_dir=crash_dir,
            create=create,
        )
        runner = FileRunner(means if export_options is None else replace(means, export_options=export_options))
        self._run_files = runner.run
        self.add = runner.add
        self.choose = runner.choose
        self.pause = runner.pause
        self.go_on = runner.go_on
        self.cancel = runner.cancel
        self.retry = runner.retry
        self.remove = runner.remove
        self.move = runner.move
        self.hold_all = runner.hold_all
        self.open = runner.open
        self.save = runner.save
        self.export = runner.export
        self.use_words = runner.use_words
        self.show_status = runner.show_status
        self.shut_down = runner.shut_down

    def body(self) -> None:
        """See `WorkerThread`."""
        self._run_files()

    # What the runner reports, on this thread (`file_jobs.ledger.FilesListener`).

    def on_jobs(self, jobs: tuple[FileJob, ...]) -> None:
        """See `FilesListener`."""
        self.jobs.emit(jobs)

    def on_changed(self, job: FileJob) -> None:
        """See `FilesListener`."""
        self.changed.emit(job)

    def on_heard(self, id_: int, segments: tuple[Segment, ...]) -> None:
        """See `FilesListener`."""
        self.heard.emit(id_, segments)

    def on_transcript(self, id_: int, document: Document) -> None:
        """See `FilesListener`."""
        self.transcript.emit(id_, document)

    def on_told(self, text: str, *, warning: bool) -> None:
        """See `FilesListener`."""
        self.told.emit(text, warning)

    def on_failed(self, message: str, hint: str) -> None:
        """See `FilesListener`."""
        self.failed.emit(message, hint)
