"""The features are the ones Whisper was trained on: those of faster-whisper, to rounding."""

from __future__ import annotations

import numpy as np
import pytest
from faster_whisper.feature_extractor import FeatureExtractor

from dictation_app.engine.mel import log_mel


@pytest.mark.parametrize("bands", [80, 128])
@pytest.mark.parametrize("seconds", [0.02, 1.234, 3.0])
def test_features_equal_faster_whispers_on_sound_filled_up_with_zeros(bands: int, seconds: float) -> None:
    sound = (np.random.default_rng(1).standard_normal(int(seconds * 16000)) * 0.1).astype(np.float32)
    frames = 600
    filled = np.zeros(frames * 160, np.float32)
    filled[: len(sound)] = sound
    expected = FeatureExtractor(feature_size=bands)(filled, padding=0)
    features = log_mel(sound, frames, bands)
    assert features.shape == (1, bands, frames)
    assert features.dtype == np.float32
    np.testing.assert_allclose(features[0], expected, atol=1e-5)


def test_sound_that_fills_the_frames_ends_as_faster_whispers() -> None:
    sound = (np.random.default_rng(2).standard_normal(300 * 160) * 0.1).astype(np.float32)
    expected = FeatureExtractor()(sound, padding=0)
    np.testing.assert_allclose(log_mel(sound, 300, 80)[0], expected, atol=1e-5)


def test_sound_beyond_the_frames_changes_nothing_but_the_last_ones() -> None:
    sound = (np.random.default_rng(3).standard_normal(16000) * 0.1).astype(np.float32)
    whole, part = log_mel(sound, 50, 80), log_mel(sound[:8000], 50, 80)
    np.testing.assert_array_equal(whole, part)


def test_no_sound_is_flat() -> None:
    features = log_mel(np.zeros(0, np.float32), 10, 80)
    assert features.min() == features.max()
