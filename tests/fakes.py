"""Stand-ins for what the tests do not want to be real: small, working, and honest about what they did."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.bench.delivery import arrive
from dictation_app.engine import never
from dictation_app.engine.alignment import with_words
from dictation_app.engine.catalogue import Catalogue
from dictation_app.errors import ModelError, WorkDroppedError
from dictation_app.output.front import NoFront
from dictation_app.values.speech import (
    Decoded,
    DecodeOptions,
    EndReason,
    EngineConfig,
    EngineInfo,
    Segment,
    Utterance,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from dictation_app.engine.catalogue import CatalogueEntry
    from dictation_app.errors import HotkeyError
    from dictation_app.hotkey import Chord
    from dictation_app.output import Host
    from dictation_app.settings import OutputSettings
    from dictation_app.values.dictation import Delivery, DeliveryReport, HotkeyEvent, Target
    from dictation_app.values.speech import Samples


def tone(seconds: float, *, amplitude: float = 0.3) -> Samples:
    """A 200 Hz tone: for tests whose speech detector looks at the energy."""
    t = np.arange(round(seconds * 16000)) / 16000
    return (amplitude * np.sin(2 * np.pi * 200 * t)).astype(np.float32)


def quiet(seconds: float) -> Samples:
    """Digital silence."""
    return np.zeros(round(seconds * 16000), np.float32)


def loud_is_speech(pcm: bytes) -> bool:
    """A speech detector that takes everything above -40 dBFS for speech."""
    return bool(np.abs(np.frombuffer(pcm, "<i2")).max() > 327)


def decoded(text: str, **changes: object) -> Decoded:
    """A confident result."""
    values: dict[str, object] = {
        "segments": (Segment(start_s=0, end_s=1, text=text, avg_logprob=-0.2),) if text else (),
        "language": "en",
        "language_probability": 0.99,
        "no_speech_prob": 0.01,
        "speech_seconds": 1.0,
        "passes": 1,
    }
    return Decoded(**(values | changes))  # type: ignore[arg-type]


def utterance(
    seq: int = 0,
    *,
    session_id: int = 1,
    ended_by: EndReason = EndReason.STOP,
    speech_ms: int = 1500,
    speech_end_ms: int = 1800,
    seconds: float = 2.0,
    start_ms: int = 0,
) -> Utterance:
    """Speech as the segmenter hands it over."""
    return Utterance(
        session_id=session_id,
        seq=seq,
        samples=np.zeros(round(seconds * 16000), np.float32),
        speech_ms=speech_ms,
        ended_by=ended_by,
        start_ms=start_ms,
        speech_end_ms=speech_end_ms,
    )


class FakeEngine:
    """Answers each call with the next of `answers` (an exception is raised), and remembers what it was asked."""

    def __init__(
        self, answers: list[Decoded | Exception], config: EngineConfig | None = None, device: str = "cpu"
    ) -> None:
        self.answers = answers
        self.config = config
        self.calls: list[tuple[int, DecodeOptions]] = []
        self.closed = False
        self.info = EngineInfo(model="fake", device=device, compute_type="int8")

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        self.calls.append((len(samples), options))
        if unwanted():
            raise WorkDroppedError
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if options.words:
            words = self.align(samples, answer.text, answer.language)
            answer = replace(answer, segments=with_words(answer.segments, words))
        return answer

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        """An answer for each, in the order of the windows."""
        return tuple(self.transcribe(window, options, unwanted) for window in windows)

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        """A word for each, evenly over the sound."""
        words = text.split()
        step_s = len(samples) / 16000 / max(1, len(words))
        return tuple(Word(at * step_s, (at + 1) * step_s, word, 0.9) for at, word in enumerate(words))

    def close(self) -> None:
        self.closed = True


class FakeModels:
    """A model store that has every model, or none."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        if self.folder is None:
            raise ModelError(f"The model '{name}' is not installed.", "Run `dictation models fetch`.")
        return self.folder / name

    def get(self, name: str) -> CatalogueEntry:
        return Catalogue.read().get(name)

    def find(self, name: str) -> CatalogueEntry | None:
        return Catalogue.read().find(name)


class FakeOutputChain:
    """Takes every text and reports it as pasted; `texts` is shared by all chains made from one list."""

    def __init__(self, texts: list[str], settings: OutputSettings, copy_text: Callable[[str], None]) -> None:
        self.texts = texts
        self.settings = settings
        self.copy_text = copy_text

    def serve(self, host: Host) -> None:
        self.host = host

    def prepare(self) -> None:
        return

    def apply(self, settings: OutputSettings) -> None:
        self.settings = settings

    def deliver(self, delivery: Delivery) -> DeliveryReport:
        self.texts.append(delivery.text)
        return arrive(delivery, time.monotonic())

    def erase(self, text: str, _target: Target | None) -> None:
        assert text == self.texts[-1]

    def close(self) -> None:
        return


class HeldHotkey:
    """The app that outputs work for (`output.Host`), while its hotkey is held until a moment."""

    own_window_active = False
    front: NoFront = NoFront()

    def __init__(self, until_s: float) -> None:
        self.until_s = until_s

    @property
    def hotkey_down(self) -> bool:
        return time.monotonic() < self.until_s

    def insert(self, text: str) -> bool:
        raise AssertionError(text)


class FakeHotkey:
    """A hotkey back end whose keys the test presses."""

    def __init__(self, *, refuse: Exception | None = None) -> None:
        self.refuse = refuse
        self.can_lend = True
        self.chords: tuple[Chord, ...] = ()
        self.watching = False
        self.not_taken: dict[int, HotkeyError] = {}
        self.rearmed = 0
        self._on_event: Callable[[HotkeyEvent, int], None] | None = None

    @property
    def chord(self) -> Chord | None:
        """The first of them."""
        return self.chords[0] if self.chords else None

    def start(
        self, chords: Sequence[Chord], cancel: Chord | None, on_event: Callable[[HotkeyEvent, int], None]
    ) -> Mapping[int, HotkeyError]:
        if self.refuse is not None:
            raise self.refuse
        self.chords = tuple(chords)
        self._on_event = on_event
        return {}

    def watch_cancel(self, on: bool) -> None:
        self.watching = on

    def refused(self) -> Mapping[int, HotkeyError]:
        return self.not_taken

    def rearm(self) -> None:
        self.rearmed += 1

    def stop(self) -> None:
        self.chords = ()

    def send(self, event: HotkeyEvent, number: int = 0) -> None:
        assert self._on_event is not None
        self._on_event(event, number)
