"""ModelDownload: fetches the chosen model when the user asks for it; the one thing that opens a network connection.

The work is done in the thread pool; `share` and the signals belong to the GUI thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.workers import run_task

if TYPE_CHECKING:
    from dictation_app.engine.models import FetchProgress, ModelStore
    from dictation_app.settings import SettingsStore


class ModelDownload(QObject):
    """One download at a time."""

    changed = Signal()
    """`share` is another."""
    installed = Signal()
    failed = Signal(str, str)
    """Message, hint."""

    def __init__(self, store: SettingsStore, models: ModelStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._models = models
        self._share: float | None = None
        self._ended = False

    @property
    def share(self) -> float | None:
        """How much is there, 0..1; None while nothing is being fetched."""
        return self._share

    @Slot()
    def start(self) -> None:
        """Fetch the model of the settings, unless a download is under way."""
        if self._share is not None:
            return
        self._share = 0.0
        name = self._store.settings.engine.model
        run_task(
            self,
            lambda report: self._models.fetch(name, report, self._is_ended),
            progress=self._on_progress,
            succeeded=self._on_fetched,
            failed=self._on_failed,
        )
        self.changed.emit()

    def end(self) -> None:
        """Give up what is under way, and whatever is asked for later: the app is being quit."""
        self._ended = True

    def _is_ended(self) -> bool:
        return self._ended

    @Slot(object)
    def _on_progress(self, progress: FetchProgress) -> None:
        total = progress.total_bytes
        self._share = min(1.0, progress.done_bytes / total) if total else 0.0
        self.changed.emit()

    @Slot(object)
    def _on_fetched(self, path: object) -> None:
        self._share = None
        if path is not None:  # None: given up
            self.installed.emit()
        self.changed.emit()

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        self._share = None
        self.failed.emit(message, hint)
        self.changed.emit()
