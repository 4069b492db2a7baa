"""The sound at the start of listening, as the microphone hears it: it becomes no words, and costs none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.audio.media import read_windows
from dictation_app.cli.common import model_store
from dictation_app.engine.faster_whisper import FasterWhisperEngine
from dictation_app.engine.guard import withheld_reason
from dictation_app.engine.self_test import right_share
from dictation_app.paths import resource
from dictation_app.values.speech import DecodeOptions, EngineConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.values.speech import Samples

pytestmark = pytest.mark.model

SPEECH = Path(__file__).parents[1] / "data" / "speech"
LOUDNESS = (1.0, 0.3, 0.1)
"""Of the sound at the microphone; from right beside the loudspeaker to across a room."""


@pytest.fixture(scope="module")
def engine() -> Iterator[FasterWhisperEngine]:
    made = FasterWhisperEngine(EngineConfig(model="base", model_path=model_store().path("base"), device="cpu"))
    yield made
    made.close()


def with_start_sound(samples: Samples, loudness: float) -> Samples:
    sound = next(iter(read_windows(resource("sounds/start.wav")))).samples
    heard = samples.copy()
    heard[: len(sound)] += loudness * sound[: len(heard)]
    return heard


@pytest.mark.parametrize("noise", [0.0, 0.0005, 0.003])
@pytest.mark.parametrize("loudness", LOUDNESS)
def test_alone_it_is_no_speech(engine: FasterWhisperEngine, loudness: float, noise: float) -> None:
    room = (noise * np.random.default_rng(0).standard_normal(32_000)).astype(np.float32)
    heard = engine.transcribe(with_start_sound(room, loudness), DecodeOptions())
    assert not heard.text or withheld_reason(heard, audio_seconds=2.0, speech_ms=300)


def test_before_speech_it_adds_no_words_and_takes_none(
    engine: FasterWhisperEngine, measured: Callable[[str], None]
) -> None:
    shares, changed = [], 0
    for file in sorted(SPEECH.glob("en_read_*.flac"))[:8]:
        clip = np.concatenate([np.zeros(1600, np.float32), next(iter(read_windows(file))).samples])
        before = engine.transcribe(clip, DecodeOptions(language="en")).text
        after = engine.transcribe(with_start_sound(clip, 0.3), DecodeOptions(language="en")).text
        shares.append(right_share(after, before))
        changed += before != after
        assert abs(len(after.split()) - len(before.split())) <= 1, (before, after)
    measured(f"start sound before speech: {changed} of {len(shares)} texts differ, {np.mean(shares):.1%} words alike")
    assert np.mean(shares) > 0.9
