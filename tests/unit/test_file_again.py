"""A part of a file transcribed again: the right sound, and text at its place on the file's clock."""

from __future__ import annotations

import tempfile
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.engine import never
from dictation_app.errors import AudioFileError, EngineError
from dictation_app.file_jobs.again import LONGEST_S, Part, hear_again
from dictation_app.values.speech import SAMPLE_RATE_HZ, DecodeOptions
from tests.transcribing import HearingEngine, sound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.values.speech import Decoded, Samples


class KeepingEngine(HearingEngine):
    """Keeps what it heard."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Samples] = []

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        self.kept += windows
        return super().transcribe_batch(windows, options, unwanted)


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return sound(tmp_path / "talk.wav", 40.0)


def again(part: Part, engine: HearingEngine, *, cancelled: Callable[[], bool] = never) -> list[tuple[float, float]]:
    shares: list[float] = []
    segments = hear_again(part, engine, cancelled=cancelled, report=shares.append)
    assert all(0 <= share <= 1 for share in shares)
    for segment in segments:
        assert segment.words
        assert all(segment.start_s <= word.start_s <= word.end_s <= part.end_s for word in segment.words)
    return [(segment.start_s, segment.end_s) for segment in segments]


@pytest.mark.parametrize(("start_s", "end_s"), [(5.0, 8.0), (0.0, 3.5), (11.25, 31.0)])
def test_the_engine_hears_that_part_and_no_more(talk: Path, start_s: float, end_s: float) -> None:
    engine = KeepingEngine()
    options = DecodeOptions(language="de", translate=True)
    places = again(Part(path=talk, track=None, start_s=start_s, end_s=end_s, options=options), engine)
    assert places
    assert all(start_s <= begin <= end <= end_s for begin, end in places)
    assert places[0][0] == start_s
    with wave.open(str(talk)) as file:
        whole = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2") / 32768
    wanted = whole[round(start_s * SAMPLE_RATE_HZ) : round(end_s * SAMPLE_RATE_HZ)]
    heard = np.concatenate(engine.kept)
    assert len(heard) == len(wanted)
    # Sorted: windows of about the same length come together.
    assert np.abs(np.sort(heard) - np.sort(wanted)).max() < 2e-4
    assert {(asked.language, asked.translate, asked.words) for asked in engine.asked} == {("de", True, True)}


def test_nothing_of_it_stays_on_the_disk(talk: Path, tmp_path: Path) -> None:
    again(Part(path=talk, track=None, start_s=1.0, end_s=3.0), HearingEngine())
    assert list((tmp_path / "temporary").iterdir()) == []


def test_given_up_it_comes_to_nothing(talk: Path) -> None:
    engine = HearingEngine()
    assert again(Part(path=talk, track=None, start_s=1.0, end_s=3.0), engine, cancelled=lambda: True) == []
    assert engine.heard == 0


@pytest.mark.parametrize(
    ("start_s", "end_s", "error", "words"),
    [
        (0.0, LONGEST_S + 1, EngineError, "at most an hour"),
        (50.0, 52.0, AudioFileError, "no sound there any more"),
    ],
)
def test_what_cannot_be_done_is_said(
    talk: Path, start_s: float, end_s: float, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        again(Part(path=talk, track=None, start_s=start_s, end_s=end_s), HearingEngine())


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError):
        again(Part(path=tmp_path / "gone.wav", track=None, start_s=0.0, end_s=1.0), HearingEngine())
