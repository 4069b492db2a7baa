"""ModelCare: checks, removes, imports and moves models when the user asks for it, one thing at a time.

The work is done in the thread pool; all else belongs to the GUI thread. Downloads are `ModelDownload`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.sentences import say
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine.fetch_progress import FetchProgress
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import SettingsStore

    Report = Callable[[FetchProgress], None]


@dataclass(frozen=True, slots=True)
class Care:
    """What is done now."""

    about: str
    """Name of a model; empty = all of them, or one whose name is not known yet."""
    progress: FetchProgress | None = None
    """None until it is known."""


class ModelCare(QObject):
    """One thing at a time; what is asked for meanwhile is not done."""

    changed = Signal(object)
    """`Care`, or None when it has ended, however it did."""
    done = Signal(str)
    """What came of it, in a sentence."""
    failed = Signal(str, str)
    """Message, hint."""

    def __init__(self, store: SettingsStore, models: ModelStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._models = models
        self._care: Care | None = None
        self._stopped = False
        self._ended = False

    @property
    def care(self) -> Care | None:
        """What is done now."""
        return self._care

    def verify(self, name: str) -> None:
        """Hash every file of an installed model; a damaged one is moved aside."""

        def work(report: Report) -> str:
            checked = self._models.verify(name, report, self._is_stopped)
            return "" if checked is None else say("Every file of the model '{name}' is as it should be.", name=name)

        self._begin(name, work)

    def remove(self, name: str) -> None:
        """Delete an installed model."""

        def work(_report: Report) -> str:
            self._models.remove(name)
            return say("The model '{name}' is removed.", name=name)

        self._begin(name, work)

    def discard(self, name: str) -> None:
        """Delete what has come of a paused download."""

        def work(_report: Report) -> str:
            self._models.discard(name)
            return say("The download of the model '{name}' is given up.", name=name)

        self._begin(name, work)

    def import_folder(self, folder: Path) -> None:
        """Install a copy of the model in a folder."""
        sources = self._store.settings.models

        def work(report: Report) -> str:
            name = self._models.add(folder, "", report, self._is_stopped, sources=sources)
            return "" if name is None else say("The model '{name}' is installed.", name=name)

        self._begin("", work)

    def move(self, folder: Path) -> None:
        """Store all models in another folder."""

        def work(report: Report) -> str:
            moved = self._models.move(folder, report, self._is_stopped)
            return "" if moved is None else say("The models are stored in {folder} now.", folder=moved)

        self._begin("", work)

    def begin_anew(self) -> None:
        """Store models in the first folder again, without those whose disk is gone."""

        def work(_report: Report) -> str:
            self._models.forget_place()
            return say("Models are stored in {folder} from now on.", folder=self._models.folder)

        self._begin("", work)

    def tidy(self) -> None:
        """Delete unfinished downloads and damaged models that were kept."""

        def work(_report: Report) -> str:
            self._models.tidy()
            return say("What was left over is deleted.")

        self._begin("", work)

    @Slot()
    def stop(self) -> None:
        """Give up what is done now; nothing of it stays."""
        self._stopped = True

    def end(self) -> None:
        """The same, also for whatever is asked for later: the app is being quit."""
        self._stopped = self._ended = True

    def _is_stopped(self) -> bool:
        return self._stopped

    def _begin(self, about: str, work: Callable[[Report], str]) -> None:
        if self._care is not None or self._ended:
            return
        self._stopped = False
        self._care = Care(about)
        run_task(self, work, progress=self._on_progress, succeeded=self._on_done, failed=self._on_failed)
        self.changed.emit(self._care)

    @Slot(object)
    def _on_progress(self, progress: FetchProgress) -> None:
        if self._care is not None:
            self._care = Care(self._care.about, progress)
            self.changed.emit(self._care)

    @Slot(object)
    def _on_done(self, sentence: str) -> None:
        self._care = None
        self.changed.emit(None)
        self.done.emit(sentence)

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        self._care = None
        self.changed.emit(None)
        self.failed.emit(message, hint)
