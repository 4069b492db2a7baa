"""For the tests of `dictation transcribe`: sound to read, and an engine that writes what depends on the sound alone."""

from __future__ import annotations

import hashlib
import json
import threading
import wave
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from dictation_app.cli import run
from dictation_app.engine import never
from dictation_app.values.speech import Decoded, EngineInfo, Segment, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

    from dictation_app.values.speech import DecodeOptions, Samples

RATE = 16_000


def make_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is also the working one, of a user who has nothing yet."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    folder = tmp_path / "place"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def sound(path: Path, seconds: float = 3.0, *, seed: int = 1, channels: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).normal(0, 3000, (round(seconds * RATE), channels)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(noise.tobytes())
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names(folder)}


def events(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


class HearingEngine:
    """Hears in each sound a sentence of its own, whoever asks and when; `before` is called before each window."""

    def __init__(self, before: Callable[[HearingEngine], None] = lambda _engine: None) -> None:
        self.info = EngineInfo(model="fake", device="cpu", compute_type="int8", short_windows=True)
        self.heard = 0
        self.asked: list[DecodeOptions] = []
        self.closed = False
        self._before = before

    def transcribe(self, samples: Samples, options: DecodeOptions, _unwanted: Callable[[], bool] = never) -> Decoded:
        self._before(self)
        self.heard += 1
        self.asked.append(options)
        text = f" This is {hashlib.sha256(np.ascontiguousarray(samples).tobytes()).hexdigest()[:8]}."
        words = tuple(Word(at / 4, at / 4 + 0.2, word, 0.9) for at, word in enumerate(text.split()))
        segment = Segment(start_s=0, end_s=1, text=text, avg_logprob=-0.2, words=words if options.words else ())
        return Decoded(
            segments=(segment,),
            language="de" if len(samples) % 2 else "en",
            language_probability=0.99,
            no_speech_prob=0.01,
            speech_seconds=3.0,
            passes=1,
        )

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        return tuple(self.transcribe(window, options, unwanted) for window in windows)

    def align(self, *_: object) -> tuple[Word, ...]:
        raise AssertionError

    def close(self) -> None:
        self.closed = True


class FakeEngines:
    """Starts what `make` makes, and remembers it."""

    def __init__(self, make: Callable[[], HearingEngine]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self.started: list[HearingEngine] = []
        self.shares: list[int] = []

    @property
    def heard(self) -> int:
        return sum(engine.heard for engine in self.started)

    def here(self) -> HearingEngine:
        with self._lock:
            self.started.append(self._make())
            return self.started[-1]

    def hosted(self, of: int, _unwanted: Callable[[], bool]) -> HearingEngine:
        self.shares.append(of)
        return self.here()


def transcribe(
    monkeypatch: pytest.MonkeyPatch, *arguments: object, make: Callable[[], HearingEngine] = HearingEngine
) -> tuple[int, FakeEngines]:
    """Run the command; every engine is closed at the end."""
    engines = FakeEngines(make)
    monkeypatch.setattr(import_module("dictation_app.cli.transcribe"), "_engines", lambda _settings: engines)
    code = run(["transcribe", *map(str, arguments)])
    assert all(engine.closed for engine in engines.started)
    return code, engines
