"""`dictation bench`: this app's engine against plain faster-whisper on the same machine, in one run.

Honest figures need the same weights, threads and arithmetic on both sides, turns (A B A B, so that a busy moment hits
both), and the load of the machine beside them. Times are of the decode alone, from samples to text; the model is warm.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.audio.media import read_windows
from dictation_app.engine.faster_whisper import FasterWhisperEngine, PlainWhisper
from dictation_app.engine.hardware import cpu_name, physical_cores
from dictation_app.errors import UserError
from dictation_app.paths import resource
from dictation_app.values import SAMPLE_RATE_HZ, WINDOW_SECONDS, DecodeOptions, EngineConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.values import Samples

BUSY_LOAD_PER_CORE = 0.3
"""Above this share of the cores in use by others, absolute times say little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Decode times of one side, in milliseconds."""

    median_ms: float
    p95_ms: float
    """Nearest rank: the longest of fewer than 20."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """Both sides on one recording."""

    name: str
    audio_seconds: float
    app: Timing
    plain: Timing
    same_text: bool
    """Apart from case, punctuation and spaces."""

    @property
    def ratio(self) -> float:
        """How many times faster the app is (medians); below 1 it is slower."""
        return self.plain.median_ms / self.app.median_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchResult:
    """What was measured, and on what."""

    model: str
    device: str
    compute_type: str
    threads: int
    processor: str
    python: str
    repeats: int
    load_before: float
    """Runnable processes, mean of the minute before (0.0 where the system does not tell)."""
    busy: bool
    """The machine was too busy for absolute times; the ratios hold."""
    files: tuple[FileResult, ...]


def run(
    model: str, model_path: Path, files: Sequence[Path], *, repeats: int, device: str, language: str | None = None
) -> BenchResult:
    """Measure `files` (empty: the bundled sample) `repeats` times; raise `UserError` for what cannot be measured."""
    recordings = [(file.name, _one_window(file)) for file in files or (resource("sample.flac"),)]
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    config = EngineConfig(model=model, model_path=model_path, device=device)
    engine, plain = FasterWhisperEngine(config), PlainWhisper(config)
    options = DecodeOptions(language=language)
    try:
        results = tuple(
            _measure(
                name,
                samples,
                repeats,
                app=lambda sound: engine.transcribe(sound, options).text,
                plain=lambda sound: plain.transcribe(sound, language),
            )
            for name, samples in recordings
        )
    finally:
        engine.close()
    return BenchResult(
        model=model,
        device=engine.info.device,
        compute_type=engine.info.compute_type,
        threads=physical_cores(),
        processor=cpu_name(),
        python=platform.python_version(),
        repeats=repeats,
        load_before=round(load, 2),
        busy=load > BUSY_LOAD_PER_CORE * (os.cpu_count() or 1),
        files=results,
    )


def render(result: BenchResult) -> str:
    """A table for the terminal."""
    width = max(len("recording"), *(len(file.name) for file in result.files))
    lines = [
        f"{result.model} on {result.device} ({result.compute_type}), {result.threads} threads, {result.processor}",
        f"{result.repeats} decodes each, in turns; load before: {result.load_before:.2f}",
        "",
        f"{'recording':{width}}  sound   app median   p95   plain median   p95   faster  same text",
    ]
    lines += [
        f"{file.name:{width}}  {file.audio_seconds:4.1f} s  {file.app.median_ms:7.0f} ms {file.app.p95_ms:6.0f}"
        f"     {file.plain.median_ms:7.0f} ms {file.plain.p95_ms:6.0f}  {file.ratio:5.1f} x  "
        f"{'yes' if file.same_text else 'no'}"
        for file in result.files
    ]
    if result.busy:
        lines += ["", "The machine was busy: the ratios hold, the times do not."]
    return "\n".join(lines)


def _one_window(file: Path) -> Samples:
    windows = read_windows(file, max_seconds=WINDOW_SECONDS - 0.5, first_max_seconds=WINDOW_SECONDS - 0.5)
    first = next(windows)
    windows.close()
    if not first.is_last or len(first.samples) > WINDOW_SECONDS * SAMPLE_RATE_HZ:
        raise UserError(f"'{file.name}' is too long to measure.", "Use recordings of less than 29 s.")
    return first.samples


def _measure(
    name: str, samples: Samples, repeats: int, *, app: Callable[[Samples], str], plain: Callable[[Samples], str]
) -> FileResult:
    times_ms: dict[str, list[float]] = {"app": [], "plain": []}
    texts = {"app": "", "plain": ""}
    for _ in range(repeats):
        for side, transcribe in (("app", app), ("plain", plain)):
            started_at_s = time.perf_counter()
            texts[side] = transcribe(samples)
            times_ms[side].append((time.perf_counter() - started_at_s) * 1000)
    return FileResult(
        name=name,
        audio_seconds=round(len(samples) / SAMPLE_RATE_HZ, 2),
        app=_timing(times_ms["app"], texts["app"]),
        plain=_timing(times_ms["plain"], texts["plain"]),
        same_text=_letters(texts["app"]) == _letters(texts["plain"]),
    )


def _timing(times_ms: list[float], text: str) -> Timing:
    ordered = sorted(times_ms)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return Timing(median_ms=round(statistics.median(ordered), 1), p95_ms=round(p95, 1), text=text)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
