"""For tests of file jobs: recordings that cut up into several stretches, and an engine that tells them apart."""

from __future__ import annotations

import time
import wave
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from dictation_app import file_transcription
from dictation_app.engine import never
from dictation_app.engine_thread.lending import LentEngine
from dictation_app.engine_thread.queue import EngineQueue
from dictation_app.errors import WorkDroppedError
from dictation_app.file_jobs.runner import FileRunner, Means
from dictation_app.settings import EngineSettings
from dictation_app.values.speech import EngineConfig, EngineInfo
from tests.fakes import FakeModels, decoded

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

    from dictation_app.engine import Engine
    from dictation_app.file_jobs import FileJob, JobState
    from dictation_app.transcript_edit import Document
    from dictation_app.values.speech import Decoded, DecodeOptions, Samples, Segment, Word

_LETTERS = "bdfgklmnprstvz"
_VOWELS = "aeiou"


def record(path: Path, seconds: float, seed: int = 1) -> Path:
    """A file of loud pieces with pauses between them, no two alike."""
    random = np.random.default_rng(seed)
    pieces: list[Samples] = []
    while sum(map(len, pieces)) < seconds * 16000:
        count = int(random.uniform(1.5, 3.5) * 16000)
        pitch_hz = random.uniform(120, 400)
        pieces.append((0.3 * np.sin(2 * np.pi * pitch_hz * np.arange(count) / 16000)).astype(np.float32))
        pieces.append(np.zeros(int(random.uniform(0.5, 0.9) * 16000), np.float32))
    sound = np.concatenate(pieces)[: round(seconds * 16000)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes((sound * 32767).astype("<i2").tobytes())
    return path


def cut_up(monkeypatch: pytest.MonkeyPatch, *, stretch_s: float = 8.0) -> None:
    """A minute of sound is several windows, and each stretch one or two of them."""
    for name in ("STRETCH_SECONDS", "SHORT_WINDOWS_STRETCH_SECONDS"):
        monkeypatch.setattr(file_transcription, name, stretch_s)
    for name in ("_SHORT", "_LONG"):
        monkeypatch.setattr(file_transcription, name, (5.0, 9.0))


def word_for(samples: Samples) -> str:
    """Always the same for the same sound, and hardly ever for another."""
    number = zlib.crc32(np.ascontiguousarray(samples).tobytes())
    letters = []
    for _ in range(4):
        number, consonant = divmod(number, len(_LETTERS))
        number, vowel = divmod(number, len(_VOWELS))
        letters.append(_LETTERS[consonant] + _VOWELS[vowel])
    return "".join(letters).capitalize() + "."


class HearingEngine:
    """Writes a word of its own for each window, after `seconds` for each batch."""

    def __init__(self, config: EngineConfig | None = None, *, seconds: float = 0.0) -> None:
        self.config = config
        self.seconds = seconds
        self.says: str | None = None
        """Instead of those words."""
        self.speech_seconds = 3.0
        self.batches = 0
        self.dropped = 0
        self.options: list[DecodeOptions] = []
        self.failures: list[Exception] = []
        """Raised by the next batches."""
        self.gate: threading.Event | None = None
        """Batches wait for it."""
        self.closed = False
        self.info = EngineInfo(model=config.model if config else "base", device="cpu", compute_type="int8")

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        return self.transcribe_batch([samples], options, unwanted)[0]

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        self.batches += 1
        self.options.append(options)
        if self.failures:
            raise self.failures.pop(0)
        until_s = time.monotonic() + self.seconds
        while time.monotonic() < until_s or (self.gate is not None and not self.gate.is_set()):
            if unwanted():
                self.dropped += 1
                raise WorkDroppedError
            time.sleep(0.002)
        return tuple(
            decoded(word_for(window) if self.says is None else self.says, speech_seconds=self.speech_seconds)
            for window in windows
        )

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        return ()

    def close(self) -> None:
        self.closed = True


class Loan:
    """Lends one engine as `EngineLoop.lend` does, on the thread of whoever calls it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.models: list[str] = []
        self.failures: list[Exception] = []
        """Instead of the next loans' work."""

    def lend(self, model: str, is_withdrawn: Callable[[], bool]) -> LentEngine:
        self.models.append(model)
        loan = self

        class Queue(EngineQueue):
            def run_errand(self, errand: object) -> None:
                from dictation_app.engine_thread.commands import Errand  # noqa: PLC0415

                assert isinstance(errand, Errand)
                if loan.failures:
                    errand.fail(loan.failures.pop(0))
                    return
                try:
                    errand.run(loan.engine, never)
                except Exception as exc:  # noqa: BLE001  # for whoever waits
                    errand.fail(exc)

        return LentEngine(Queue(time.monotonic), model, is_withdrawn)


@dataclass
class Heard:
    """A `FilesListener` that remembers everything."""

    jobs: list[tuple[FileJob, ...]] = field(default_factory=list)
    changes: list[tuple[float, FileJob]] = field(default_factory=list)
    by_id: dict[int, FileJob] = field(default_factory=dict)
    segments: dict[int, list[Segment]] = field(default_factory=dict)
    documents: dict[int, list[Document]] = field(default_factory=dict)
    told: list[tuple[str, bool]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def on_jobs(self, jobs: tuple[FileJob, ...]) -> None:
        self.jobs.append(jobs)
        self.by_id = {job.id: job for job in jobs}

    def on_changed(self, job: FileJob) -> None:
        self.changes.append((time.monotonic(), job))
        assert job.id in self.by_id
        self.by_id[job.id] = job

    def on_heard(self, id_: int, segments: tuple[Segment, ...]) -> None:
        self.segments.setdefault(id_, []).extend(segments)

    def on_transcript(self, id_: int, document: Document) -> None:
        self.documents.setdefault(id_, []).append(document)

    def on_told(self, text: str, *, warning: bool) -> None:
        self.told.append((text, warning))

    def on_failed(self, message: str, hint: str) -> None:
        self.failed.append((message, hint))

    def state(self, id_: int) -> JobState | None:
        job = self.by_id.get(id_)
        return job.state if job is not None else None

    def text(self, id_: int) -> str:
        return "".join(segment.text for segment in self.segments.get(id_, []))


def means(folder: Path, loan: Loan, heard: Heard, **changes: object) -> Means:
    """All that a runner needs, in `folder`."""
    values: dict[str, object] = {
        "database": folder / "files" / "files.db",
        "lend": loan.lend,
        "models": FakeModels(folder),
        "settings": lambda: EngineSettings(device="cpu"),
        "listener": heard,
        "create": lambda _name, config: HearingEngine(config),
    }
    return Means(**(values | changes))  # type: ignore[arg-type]


def runner(folder: Path, loan: Loan, heard: Heard, **changes: object) -> FileRunner:
    """One that is not yet running."""
    return FileRunner(means(folder, loan, heard, **changes))
