"""ModelDownload: fetches the chosen model when the user asks for it; the one thing that opens a network connection.

The work is done in the thread pool; all else belongs to the GUI thread. A pause keeps what has come, so does quitting;
giving up deletes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.workers import run_task

if TYPE_CHECKING:
    from dictation_app.engine.fetch_progress import FetchProgress
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import SettingsStore


class ModelDownload(QObject):
    """One download at a time."""

    changed = Signal()
    """`share`, `progress` or `paused_model` is another."""
    installed = Signal()
    failed = Signal(str, str)
    """Message, hint."""

    def __init__(self, store: SettingsStore, models: ModelStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._models = models
        self._share: float | None = None
        self._progress: FetchProgress | None = None
        self._model = ""
        self._paused_model = ""
        self._given_up = False
        self._paused = False
        self._ended = False

    @property
    def share(self) -> float | None:
        """How much is there, 0..1; None while nothing is being fetched."""
        return self._share

    @property
    def progress(self) -> FetchProgress | None:
        """Stage, bytes, speed and time left; None until the first is known, and while nothing is being fetched."""
        return self._progress

    @property
    def model(self) -> str:
        """What is being fetched; empty while nothing is."""
        return self._model if self._share is not None else ""

    @property
    def last_model(self) -> str:
        """What is being fetched, or was fetched last."""
        return self._model

    @property
    def paused_model(self) -> str:
        """What was paused last and not gone on with; empty where nothing was. Others: `ModelStore.paused_bytes`."""
        return self._paused_model

    @Slot()
    def start(self) -> None:
        """Fetch the model of the settings, unless a download is under way."""
        self.start_model(self._store.settings.engine.model)

    @Slot(str)
    def start_model(self, name: str) -> None:
        """Fetch a model, or go on with one that was paused, unless a download is under way."""
        if self._share is not None:
            return
        self._share, self._progress, self._model, self._paused_model = 0.0, None, name, ""
        self._given_up = self._paused = False
        sources = self._store.settings.models
        run_task(
            self,
            lambda report: self._models.fetch(name, report, self._is_given_up, paused=self._is_paused, sources=sources),
            progress=self._on_progress,
            succeeded=self._on_fetched,
            failed=self._on_failed,
        )
        self.changed.emit()

    @Slot()
    def pause(self) -> None:
        """Stop, and keep what has come; `start_model` goes on."""
        self._paused = self._share is not None

    @Slot()
    def give_up(self) -> None:
        """Stop, and delete what has come."""
        self._given_up = self._share is not None

    def end(self) -> None:
        """Stop what is under way, and whatever is asked for later: the app is being quit."""
        self._ended = True

    def _is_given_up(self) -> bool:
        return self._given_up

    def _is_paused(self) -> bool:
        return self._paused or self._ended

    @Slot(object)
    def _on_progress(self, progress: FetchProgress) -> None:
        total = progress.total_bytes
        self._share = min(1.0, progress.done_bytes / total) if total else 0.0
        self._progress = progress
        self.changed.emit()

    @Slot(object)
    def _on_fetched(self, path: object) -> None:
        self._share = self._progress = None
        if path is not None:
            self.installed.emit()
        elif self._paused and not self._given_up:
            self._paused_model = self._model
        self.changed.emit()

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        self._share = self._progress = None
        self.failed.emit(message, hint)
        self.changed.emit()
