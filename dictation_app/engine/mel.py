"""Log-mel features: the picture of a sound that Whisper reads.

One frame is 10 ms. Sound shorter than the asked number of frames is continued with zeros *before* the transform, as
in Whisper's training; features filled up with zeros afterwards read as loud noise and cost words on short windows.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.values import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import numpy.typing as npt

    from dictation_app.values import Samples

FRAME_SAMPLES = 160
_SPAN = 400
"""Samples one frame looks at (25 ms)."""
_TOP_MEL = 45.245640471924965
"""8 kHz, the highest frequency at this rate, on the mel scale below."""
_LINEAR_HZ_PER_MEL = 200.0 / 3.0
_LINEAR_MELS = 15.0
"""Below 1 kHz (15 mel) the scale is linear, above it grows by `_OCTAVE_STEP` in log."""
_LOG_STEP = np.log(6.4) / 27.0
_RANGE = 8.0
"""Powers of ten kept below the loudest value of the window."""


def log_mel(samples: Samples, frames: int, bands: int) -> npt.NDArray[np.float32]:
    """Features of shape (1, `bands`, `frames`); samples beyond the last frame are left out."""
    padded = np.zeros(frames * FRAME_SAMPLES + _SPAN, dtype=np.float32)
    sound = samples[: frames * FRAME_SAMPLES]
    half = _SPAN // 2
    padded[half : half + len(sound)] = sound
    padded[:half] = padded[2 * half : half : -1]  # frames are centred: the start is mirrored
    if len(sound) == frames * FRAME_SAMPLES:
        padded[-half:] = padded[-half - 2 : -2 * half - 2 : -1]
    spans = np.lib.stride_tricks.sliding_window_view(padded, _SPAN)[::FRAME_SAMPLES][:frames]
    spectrum = np.fft.rfft(spans * _window())
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32, copy=False)
    mel = _filters(bands) @ power.T
    np.maximum(mel, 1e-10, out=mel)
    np.log10(mel, out=mel)
    np.maximum(mel, mel.max() - _RANGE, out=mel)
    mel += 4.0
    mel /= 4.0
    return mel[np.newaxis]


@cache
def _window() -> npt.NDArray[np.float32]:
    return np.hanning(_SPAN + 1)[:-1].astype(np.float32)


@cache
def _filters(bands: int) -> npt.NDArray[np.float32]:
    """Triangles of equal area, evenly spaced on the mel scale; shape (bands, 201)."""
    mels = np.linspace(0.0, _TOP_MEL, bands + 2)
    linear = mels * _LINEAR_HZ_PER_MEL
    bent = _LINEAR_MELS * _LINEAR_HZ_PER_MEL * np.exp(_LOG_STEP * (mels - _LINEAR_MELS))
    edges = np.where(mels < _LINEAR_MELS, linear, bent)
    bins = np.fft.rfftfreq(_SPAN, d=1.0 / SAMPLE_RATE_HZ)
    low, centre, high = edges[:-2, np.newaxis], edges[1:-1, np.newaxis], edges[2:, np.newaxis]
    triangles = np.minimum((bins - low) / (centre - low), (high - bins) / (high - centre))
    equal_area: npt.NDArray[np.float64] = np.maximum(triangles, 0.0) * (2.0 / (high - low))
    return equal_area.astype(np.float32)
