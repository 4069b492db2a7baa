"""How loud a media file is where: what a picture of its sound is drawn from. A byte for each 50 ms: 720 kB for 10 h."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dictation_app.audio.media_decoder import Decoder
from dictation_app.audio.media_file import chosen_track, opened
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.values.speech import Samples

PEAKS_PER_S: Final = 20
_STEP: Final = SAMPLE_RATE_HZ // PEAKS_PER_S
_TELL_EVERY_S: Final = 0.5
_LONGEST_HOLE_S: Final = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Peaks:
    """From the beginning of the file on."""

    heights: bytes
    """The loudest of each 50 ms, 0..255."""
    is_whole: bool
    """Else more will come."""

    @property
    def duration_s(self) -> float:
        """So far."""
        return len(self.heights) / PEAKS_PER_S


def read_peaks(
    path: Path,
    track: int | None,
    is_given_up: Callable[[], bool],
    tell: Callable[[Peaks], None],
    clock: Callable[[], float] = time.monotonic,
) -> Peaks | None:
    """Read the whole file and tell now and then how far it is; None where it was given up. Raises `AudioFileError`."""
    heights = bytearray()
    rest: Samples = np.zeros(0, np.float32)
    told_s = clock()
    with opened(path) as media:
        for piece in Decoder(media, chosen_track(media, track), each_channel=False).pieces():
            if is_given_up():
                return None
            if piece.hole_s:
                heights += bytes(round(min(piece.hole_s, _LONGEST_HOLE_S) * PEAKS_PER_S))
            samples = np.concatenate((rest, piece.rows[0]))
            whole = len(samples) // _STEP * _STEP
            heights += _peaks_of(samples[:whole])
            rest = samples[whole:].copy()
            if clock() - told_s >= _TELL_EVERY_S:
                tell(Peaks(bytes(heights), is_whole=False))
                told_s = clock()
    if len(rest):
        heights += _peaks_of(np.pad(rest, (0, _STEP - len(rest))))
    return Peaks(bytes(heights), is_whole=True)


def _peaks_of(samples: Samples) -> bytes:
    loudest = np.abs(samples).reshape(-1, _STEP).max(axis=1) if len(samples) else samples
    return np.minimum(255, np.ceil(loudest * 255)).astype(np.uint8).tobytes()
