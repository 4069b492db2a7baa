"""ModelMeasuring: measures the installed models when the user asks for it, also by a text that he reads aloud for it.

A dictation goes first: measuring stands still meanwhile, and a text that is being read aloud is forgotten.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from PySide6.QtCore import QLocale, Signal, Slot

from dictation_app import measuring
from dictation_app.audio import reading
from dictation_app.control.one_job import OneJob
from dictation_app.errors import MicrophoneError, ModelError, WorkDroppedError
from dictation_app.sentences import joined, say
from dictation_app.values.speech import SAMPLE_RATE_HZ
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from dictation_app.engine.hardware import Device
    from dictation_app.engine.models import ModelStore
    from dictation_app.measuring import Advice, Measured, MeasureProgress, MeasureRecord, Passage
    from dictation_app.retranscription import Turn
    from dictation_app.settings import Settings
    from dictation_app.values.speech import Samples
    from dictation_app.values.status import AppStatus

    _Found: TypeAlias = tuple[tuple[Measured, ...], Advice | None]

_SHORTEST_S = 5.0
_LEAST_RMS = 0.001
"""-60 dBFS: less is a microphone that hears nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measuring:
    """How far it is."""

    done: int = 0
    total: int = 0
    """0 = the devices are being looked for."""
    model: str = ""
    device_label: str = ""
    is_held: bool = False
    """A dictation goes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The user's own reading."""

    text: str = ""
    """To be read aloud now; empty = nobody reads."""
    seconds: float = 0.0
    """Of what was read, and will be listened to; 0.0 = nothing was."""


class ModelMeasuring(OneJob[Measuring]):
    """One measurement, and one reading, at a time."""

    measured = Signal(object, object)
    """Tuple of `measuring.Measured`, and `measuring.Advice` or None."""
    failed = Signal(str)
    """Why there is nothing more, in a sentence or two."""
    reading_changed = Signal(object)
    """`Reading`"""
    level = Signal(float)
    """Of the microphone, while somebody reads."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        models: ModelStore,
        find_devices: Callable[[], tuple[Device, ...]],
        record: MeasureRecord,
        parent: QObject | None = None,
        *,
        measure: Callable[..., tuple[Measured, ...] | None] = measuring.measure,
        listen: Callable[..., Samples] = reading.record,
    ) -> None:
        """`settings` gives those that hold now; `find_devices` is called in the pool."""
        super().__init__(parent)
        self._settings = settings
        self._models = models
        self._find_devices = find_devices
        self._record = record
        self._measure = measure
        self._listen = listen
        self._reading = Reading()
        self._language = ""
        self._is_read = threading.Event()
        self._is_reading_given_up = threading.Event()
        self._own: Passage | None = None

    @Slot()
    def start(self) -> None:
        """Measure every installed model on every device."""
        if self._work is not None or self._reading.text or self._ended:
            return
        engine, own = self._settings().engine, self._own
        limits = measuring.Limits(cpu_threads=engine.cpu_threads, memory_mb=engine.memory_mb)

        def carry_out(turn: Turn, report: Callable[[object], None]) -> _Found | None:
            chosen = measuring.candidates(self._models, self._find_devices())
            if not chosen:
                raise ModelError(say("No model is installed."), say("Download one first."))
            passages = [measuring.bundled(), *([] if own is None else [own])]
            found = self._measure(engine.name, chosen, passages, turn, report, limits)
            if found is None:
                return None
            self._record.note(found)
            speaks_english_only = engine.language == "en" or engine.among == ("en",)
            accuracy = {name: self._models.get(name).accuracy for name in self._models.installed()}
            return found, measuring.advise(found, accuracy.get, speaks_english_only=speaks_english_only)

        self._begin(
            Measuring(),
            carry_out,
            progress=self._on_progress,
            succeeded=self._on_measured,
            failed=self._on_failed,
        )

    @Slot()
    def read(self) -> None:
        """Listen to the user, who reads the text aloud that `reading_changed` brings."""
        if self._reading.text or self._work is not None or self._ended:
            return
        if self._is_dictating:
            self.failed.emit(say("Somebody is dictating. Read the text when that has ended."))
            return
        engine = self._settings().engine
        here = QLocale.system().name().partition("_")[0]
        self._language, text = measuring.paragraph(engine.language, *engine.among, here)
        self._is_read, self._is_reading_given_up = is_read, is_given_up = threading.Event(), threading.Event()
        audio = self._settings().audio

        def work(report: Callable[[float], None]) -> Samples | None:
            try:
                samples = self._listen(audio, is_read=is_read.is_set, is_given_up=is_given_up.is_set, tell_level=report)
            except WorkDroppedError:
                return None
            except MicrophoneError:
                if is_given_up.is_set():
                    return None
                raise
            if is_given_up.is_set():
                return None  # and the next one may be under way
            if len(samples) < _SHORTEST_S * SAMPLE_RATE_HZ or float(np.sqrt(np.mean(samples**2))) < _LEAST_RMS:
                raise MicrophoneError(
                    say("Too little was heard."), say("Read the whole text aloud, then press the button.")
                )
            return samples

        run_task(self, work, progress=self.level.emit, succeeded=self._on_read, failed=self._on_reading_failed)
        self._show_reading(text=text)

    @Slot()
    def end_reading(self) -> None:
        """The text was read to its end."""
        self._is_read.set()

    @Slot()
    def forget_reading(self) -> None:
        """Nothing is to be kept of what was read, or is being read."""
        self._is_reading_given_up.set()
        self._own = None
        self._show_reading(text="")

    def end(self) -> None:
        """Give up what is under way, and whatever is asked for later: the app is being quit."""
        super().end()
        self._is_reading_given_up.set()

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Let dictations go first."""
        super().show_status(status)
        if self._is_dictating and self._reading.text:
            self.forget_reading()
            self.failed.emit(say("A dictation began, so what was read is not used. Read the text once more."))

    @Slot(object)
    def _on_progress(self, progress: MeasureProgress) -> None:
        self._tell(done=progress.done, total=progress.total, model=progress.model, device_label=progress.device_label)

    @Slot(object)
    def _on_measured(self, found: _Found | None) -> None:
        self._finish()
        if found is not None:
            self.measured.emit(*found)

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        self._finish()
        if not self._turn.is_cancelled():
            self.failed.emit(joined(message, hint))

    @Slot(object)
    def _on_read(self, samples: Samples | None) -> None:
        if samples is None or not self._reading.text:  # given up
            return
        self._own = measuring.Passage(samples=samples, text=self._reading.text, language=self._language)
        self._show_reading(text="")

    @Slot(str, str)
    def _on_reading_failed(self, message: str, hint: str) -> None:
        if self._reading.text:
            self._show_reading(text="")
            self.failed.emit(joined(message, hint))

    def _show_reading(self, *, text: str) -> None:
        seconds = 0.0 if self._own is None else len(self._own.samples) / SAMPLE_RATE_HZ
        self._reading = Reading(text=text, seconds=seconds)
        self.reading_changed.emit(self._reading)
