"""Retranscriber: decodes a dictation of the history again when the user asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from dictation_app.control.one_job import OneJob
from dictation_app.engine.languages import CODES
from dictation_app.retranscription import Heard, Job, transcribe_again
from dictation_app.sentences import joined
from dictation_app.user_words import WordList
from dictation_app.values.speech import DecodeOptions, EngineConfig
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from dictation_app.engine.models import ModelStore
    from dictation_app.retranscription import Turn
    from dictation_app.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a dictation can be decoded again with."""

    models: tuple[str, ...]
    """The installed ones, smallest first."""
    english_only: frozenset[str]
    languages: tuple[str, ...]
    """Codes; those the user speaks first."""
    spoken: int
    """So many of them are those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retranscribing:
    """How far the work is."""

    entry_id: int
    model: str
    share: float = 0.0
    is_held: bool = False
    """A dictation goes first."""


class Again(OneJob[Retranscribing]):
    """Transcribing again, whatever it is: what there is to choose from, and with which words it is written."""

    failed = Signal(int, str)
    """Id of the entry, and why."""
    offered = Signal(object)
    """`Choices`"""

    def __init__(self, settings: Callable[[], Settings], models: ModelStore, parent: QObject | None = None) -> None:
        """`settings` gives those that hold now."""
        super().__init__(parent)
        self._settings = settings
        self._models = models
        self._words = WordList()

    @Slot()
    def look(self) -> None:
        """Find out what there is to choose from, and offer it."""
        spoken = self._settings().engine.among
        run_task(
            self,
            lambda _report: _choices(self._models, spoken),
            progress=_ignore,
            succeeded=self.offered.emit,
            failed=self._on_look_failed,
        )

    @Slot(object)
    def use_words(self, words: WordList) -> None:
        """From the next one on write with these words of the user."""
        self._words = words

    @Slot(object)
    def _on_progress(self, share: float) -> None:
        self._tell(share=share)

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        work = self._finish()
        if work is not None:
            self.failed.emit(work.entry_id, joined(message, hint))

    @Slot(str, str)
    def _on_look_failed(self, message: str, hint: str) -> None:
        self.failed.emit(0, joined(message, hint))


class Retranscriber(Again):
    """One entry at a time."""

    heard = Signal(int, object, object, object)
    """Id of the entry, `history.Result`, its words, and `history.LeftOut` or None."""

    @Slot(int, object, str, str)
    def start(self, entry_id: int, path: Path, model: str, language: str) -> None:
        """Decode the sound at `path` with an installed model, in a language or, where that is empty, any."""
        if self._work is not None or self._ended:
            return
        engine, models, words = self._settings().engine, self._models, self._words

        def carry_out(turn: Turn, report: Callable[[object], None]) -> Heard | None:
            config = EngineConfig(
                model=model,
                model_path=models.path(model),
                device=engine.device,
                compute_type=engine.compute_type,
                cpu_threads=engine.cpu_threads,
            )
            options = DecodeOptions(language=language or None, languages=engine.among)
            job = Job(path=path, engine=engine.name, config=config, options=options, words=words)
            return transcribe_again(job, turn, report)

        self._begin(
            Retranscribing(entry_id=entry_id, model=model),
            carry_out,
            progress=self._on_progress,
            succeeded=self._on_heard,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_heard(self, heard: Heard | None) -> None:
        work = self._finish()
        if work is not None and heard is not None:
            self.heard.emit(work.entry_id, heard.result, heard.words, heard.left_out)


def _choices(models: ModelStore, spoken: tuple[str, ...]) -> Choices:
    installed = models.installed()
    return Choices(
        models=installed,
        english_only=frozenset(name for name in installed if models.get(name).languages == "en"),
        languages=(*spoken, *sorted(CODES - set(spoken))),
        spoken=len(spoken),
    )


def _ignore(_share: object) -> None:
    pass
