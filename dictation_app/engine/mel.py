"""Log-mel features: the picture of a sound that Whisper reads.

One frame is 10 ms. Sound shorter than the asked number of frames is continued with zeros *before* the transform, as
in Whisper's training; features filled up with zeros afterwards read as loud noise and cost words on short windows.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import numpy.typing as npt

    from dictation_app.values.speech import Samples

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
_BLOCK_FRAMES = 100
_BLOCK_SAMPLES = _BLOCK_FRAMES * FRAME_SAMPLES
_MOST_BLOCKS = 40
"""A whole window, and some of the short one of the live text: 4 MB."""


class LogMel:
    """Features of growing sound: what was computed for a beginning is not computed again for the whole.

    Worked out in blocks of one second from the start. Each block is the same product of matrices of the same shape
    however long the sound is, so that what is remembered is equal, bit for bit, to what would be computed.
    """

    def __init__(self, bands: int) -> None:
        self._bands = bands
        self._blocks: dict[bytes, npt.NDArray[np.float32]] = {}

    def features(self, samples: Samples, frames: int) -> npt.NDArray[np.float32]:
        """Of shape (1, bands, `frames`); samples beyond the last frame are left out."""
        blocks = -(-frames // _BLOCK_FRAMES)
        padded = np.zeros(blocks * _BLOCK_SAMPLES + _SPAN, dtype=np.float32)
        sound = samples[: frames * FRAME_SAMPLES]
        half = _SPAN // 2
        padded[half : half + len(sound)] = sound
        padded[:half] = padded[2 * half : half : -1]  # frames are centred: the start is mirrored
        if len(sound) == frames * FRAME_SAMPLES:
            end = half + len(sound)
            padded[end : end + half] = padded[end - 2 : end - 2 - half : -1]
        mel = np.empty((self._bands, blocks * _BLOCK_FRAMES), dtype=np.float32)
        for block in range(blocks):
            start = block * _BLOCK_SAMPLES
            heard = padded[start : start + _BLOCK_SAMPLES + _SPAN - FRAME_SAMPLES]
            mel[:, block * _BLOCK_FRAMES : (block + 1) * _BLOCK_FRAMES] = self._block(heard)
        mel = np.ascontiguousarray(mel[:, :frames])
        np.maximum(mel, mel.max() - _RANGE, out=mel)
        mel += 4.0
        mel /= 4.0
        return mel[np.newaxis]

    def forget(self) -> None:
        """Keep nothing of the sound any more."""
        self._blocks.clear()

    def _block(self, heard: Samples) -> npt.NDArray[np.float32]:
        key = heard.tobytes()
        found = self._blocks.pop(key, None)
        # Put back at the end: the first one is the one that was not asked for the longest time.
        self._blocks[key] = found = _log_mel(heard, self._bands) if found is None else found
        if len(self._blocks) > _MOST_BLOCKS:
            del self._blocks[next(iter(self._blocks))]
        return found


def _log_mel(heard: Samples, bands: int) -> npt.NDArray[np.float32]:
    """One block, of shape (`bands`, 100), as powers of ten."""
    spans = np.lib.stride_tricks.sliding_window_view(heard, _SPAN)[::FRAME_SAMPLES]
    spectrum = np.fft.rfft(spans * _window())
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32, copy=False)
    mel: npt.NDArray[np.float32] = _filters(bands) @ power.T
    np.maximum(mel, 1e-10, out=mel)
    return np.log10(mel, out=mel)


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
