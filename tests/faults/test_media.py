"""Malformed media files: none ends or hangs the process that reads it, or fills the memory; each is told in words."""

from __future__ import annotations

import random
import resource
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dictation_app.audio.media import probe, read_windows
from dictation_app.errors import AudioFileError
from dictation_app.values.speech import SAMPLE_RATE_HZ
from tests.faults.forked import forked
from tests.faults.malformed import DAMAGES, malformed, whole_files
from tests.media_files import caf, long_file, tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.values.speech import Samples

MALFORMED = 420
"""Of 42 kinds of files, each with each of ten damages."""
MALFORMED_LONG = 8_000
TIME_LIMIT_S = 20.0
BATCH = 14
"""So many are read by one process, to save the time its start takes; each alone where it did not come to its end."""
BATCH_LIMIT_S = 60.0
MOST_BYTES = 200 << 20
"""That one file may take more than an interpreter with the libraries does."""
MOST_HOURS = 10_000.0


def peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def read(path: Path) -> dict[str, Any]:
    """What the app would hear of it and say about it, and what that cost. To be called in a process of its own."""
    before = peak_bytes()
    began_s = time.monotonic()
    told = hint = ""
    heard = 0
    try:
        probe(path)
        for window in read_windows(path, each_channel=path.stat().st_size % 2 == 0):
            assert np.isfinite(window.samples).all()
            assert len(window.samples) <= 31 * SAMPLE_RATE_HZ
            assert all(len(channel) == len(window.samples) for channel in window.channels)
            heard += len(window.samples)
            told = window.problem
    except AudioFileError as exc:
        told, hint = exc.message, exc.hint
    return {
        "heard_s": heard / SAMPLE_RATE_HZ,
        "told": told,
        "hint": hint,
        "took_s": time.monotonic() - began_s,
        "bytes": peak_bytes() - before,
    }


@pytest.mark.parametrize(("seed", "count"), [(11, MALFORMED), pytest.param(12, MALFORMED_LONG, marks=pytest.mark.long)])
@pytest.mark.timeout(7200)
def test_malformed(folder: Path, survived: Callable[..., None], seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # repeatable
    whole = whole_files(folder / "whole")
    answers: list[dict[str, Any]] = []
    lost: list[str] = []
    for first in range(0, count, BATCH):
        paths: list[Path] = []
        for number in range(first, min(first + BATCH, count)):
            suffix, data = malformed(whole, number, chance)
            paths.append(folder / f"m{number}{suffix}")
            paths[-1].write_bytes(data)
        try:
            answers += forked(lambda paths=paths: [read(path) for path in paths], timeout_s=BATCH_LIMIT_S)
        except AssertionError:
            for path in paths:  # which of them it was
                try:
                    answers.append(forked(lambda path=path: read(path), timeout_s=TIME_LIMIT_S))
                except AssertionError as exc:
                    lost.append(f"{path.name}: {exc}")
        for path in paths:
            path.unlink()
    refused = sum(bool(answer["hint"]) for answer in answers)
    partly = sum(bool(answer["told"]) for answer in answers) - refused
    survived(
        f"media file malformed ({len(whole)} kinds, {len(DAMAGES)} damages)",
        count,
        len(lost),
        f"{refused} refused and {partly} read in part, each told in a sentence; "
        f"at most {max(answer['took_s'] for answer in answers):.1f} s "
        f"and {max(answer['bytes'] for answer in answers) / (1 << 20):.0f} MB",
    )
    assert not lost
    for answer in answers:
        assert answer["bytes"] < MOST_BYTES, answer
        assert answer["told"] or answer["heard_s"] > 0, answer
        assert not answer["told"] or answer["told"].endswith("."), answer
        assert answer["heard_s"] < MOST_HOURS * 3600, answer


def test_channels_in_an_order_of_their_own(folder: Path) -> None:
    """Of such a file PyAV 17.1 to 18.1 free a part of the memory twice, which ends the process."""
    rows = np.stack([tone(2, hz=hz) for hz in (300, 500, 700)])
    path = caf(folder / "a.caf", rows, (2, 1, 3))

    def heard() -> list[float]:
        (window,) = read_windows(path, each_channel=True)
        return [float(np.abs(np.fft.rfft(channel)).argmax() / 2) for channel in window.channels]

    assert forked(heard) == [300, 500, 700]
    assert forked(lambda: probe(path).tracks[0].channels) == 3


# --- length -----------------------------------------------------------------------------------------------------------

LONG = (
    ("a.wav", "pcm_mulaw", 8000, 0),
    ("a.opus", "libopus", 48000, 12_000),
    ("a.mp3", "libmp3lame", 44100, 32_000),
    ("a.m4a", "aac", 44100, 32_000),
)
MOST_BYTES_LONG = 64 << 20
"""For a window and what leads to it, however long the file is."""
TABLE_BYTES_PER_HOUR = 16 << 20
"""The head of an MP4 file lists every 23 ms of its sound, and FFmpeg reads it as a whole before the first of it; while
the file is heard nothing is added."""


@pytest.mark.parametrize(
    ("name", "codec", "rate", "bit_rate", "hours"),
    [(*LONG[0], 1.0), *(pytest.param(*kind, 10.0, marks=pytest.mark.long) for kind in LONG)],
)
@pytest.mark.timeout(1800)
def test_memory_does_not_grow_with_the_length(
    tmp_path: Path, measured: Callable[[str], None], name: str, codec: str, rate: int, bit_rate: int, hours: float
) -> None:
    path = long_file(tmp_path / name, speech_like(rate), hours * 3600, codec=codec, rate=rate, bit_rate=bit_rate)
    answer = forked(lambda: read(path), timeout_s=1500)
    size = path.stat().st_size
    path.unlink()
    measured(
        f"{hours:.0f} h of {codec} in {name} ({size / 1e6:.0f} MB): read at {answer['heard_s'] / answer['took_s']:.0f} "
        f"times real time with {answer['bytes'] / (1 << 20):.0f} MB more than before"
    )
    assert answer["told"] == ""
    assert answer["heard_s"] == pytest.approx(hours * 3600, rel=0.002)
    assert answer["bytes"] < MOST_BYTES_LONG + (TABLE_BYTES_PER_HOUR * hours if name.endswith("m4a") else 0)


def speech_like(rate: int) -> Samples:
    """A minute in which there are pauses to cut in."""
    seconds = np.arange(60 * rate) / rate
    loud = np.where(seconds % 1.0 < 0.6, 0.2, 0.0005)
    return (loud * np.random.default_rng(7).normal(0, 1, len(seconds))).astype(np.float32)
