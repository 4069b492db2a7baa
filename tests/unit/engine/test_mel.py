"""The features are the ones Whisper was trained on: those of faster-whisper, to rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from faster_whisper.feature_extractor import FeatureExtractor

from dictation_app.engine import mel
from dictation_app.engine.mel import LogMel

if TYPE_CHECKING:
    import numpy.typing as npt

    from dictation_app.values.speech import Samples


@pytest.mark.parametrize("bands", [80, 128])
@pytest.mark.parametrize("seconds", [0.02, 1.234, 3.0])
def test_features_equal_faster_whispers_on_sound_filled_up_with_zeros(bands: int, seconds: float) -> None:
    sound = (np.random.default_rng(1).standard_normal(int(seconds * 16000)) * 0.1).astype(np.float32)
    frames = 600
    filled = np.zeros(frames * 160, np.float32)
    filled[: len(sound)] = sound
    expected = FeatureExtractor(feature_size=bands)(filled, padding=0)
    features = LogMel(bands).features(sound, frames)
    assert features.shape == (1, bands, frames)
    assert features.dtype == np.float32
    np.testing.assert_allclose(features[0], expected, atol=1e-5)


def test_sound_that_fills_the_frames_ends_as_faster_whispers() -> None:
    sound = (np.random.default_rng(2).standard_normal(300 * 160) * 0.1).astype(np.float32)
    expected = FeatureExtractor()(sound, padding=0)
    np.testing.assert_allclose(LogMel(80).features(sound, 300)[0], expected, atol=1e-5)


def test_sound_beyond_the_frames_changes_nothing_but_the_last_ones() -> None:
    sound = (np.random.default_rng(3).standard_normal(16000) * 0.1).astype(np.float32)
    whole, part = LogMel(80).features(sound, 50), LogMel(80).features(sound[:8000], 50)
    np.testing.assert_array_equal(whole, part)


def test_no_sound_is_flat() -> None:
    features = LogMel(80).features(np.zeros(0, np.float32), 10)
    assert features.min() == features.max()


@pytest.mark.parametrize("bands", [80, 128])
def test_what_was_computed_as_the_sound_came_in_equals_the_whole_bit_for_bit(bands: int) -> None:
    sound = (np.random.default_rng(4).standard_normal(12 * 16000 + 77) * 0.1).astype(np.float32)
    growing = LogMel(bands)
    for end in range(0, len(sound), 4567):
        frames = 2 * (end // 320) + 130
        whole = LogMel(bands).features(sound[:end], frames)
        np.testing.assert_array_equal(growing.features(sound[:end], frames), whole)
    np.testing.assert_array_equal(growing.features(sound[:-77], 1200), LogMel(bands).features(sound[:-77], 1200))


def test_only_what_is_new_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[int] = []
    one_block = mel._log_mel

    def counted(heard: Samples, bands: int) -> npt.NDArray[np.float32]:
        computed.append(len(heard))
        return one_block(heard, bands)

    monkeypatch.setattr(mel, "_log_mel", counted)
    sound = (np.random.default_rng(5).standard_normal(10 * 16000) * 0.1).astype(np.float32)
    growing = LogMel(80)
    growing.features(sound[: 8 * 16000], 820)
    before = len(computed)
    growing.features(sound, 1020)
    assert len(computed) - before == 4, "the eighth second had an end in it, and three are new"
    growing.forget()
    growing.features(sound, 1020)
    assert len(computed) - before == 4 + 11
