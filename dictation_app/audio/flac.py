"""Sound into a FLAC file: half the size of the recording, and every sample of it."""

from __future__ import annotations

import os
from io import BytesIO
from typing import TYPE_CHECKING

import av
import numpy as np
from av.audio.stream import AudioStream

from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from dictation_app.values.speech import Samples

_PIECE_SAMPLES = 60 * SAMPLE_RATE_HZ


def write_flac(path: Path, samples: Samples) -> None:
    """Write mono sound with 16 bits a sample into a new file that only its owner may read.

    Raises `OSError` where that is not possible, and leaves nothing behind then.
    """
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        try:
            _write(file, samples)
            file.flush()
            os.fsync(file.fileno())
        except (OSError, av.FFmpegError) as exc:
            path.unlink()
            raise exc if isinstance(exc, OSError) else OSError(str(exc)) from exc


def encoded(samples: Samples) -> bytes:
    """The same as the bytes of a file."""
    file = BytesIO()
    try:
        _write(file, samples)
    except av.FFmpegError as exc:
        raise OSError(str(exc)) from exc
    return file.getvalue()


def _write(file: BinaryIO, samples: Samples) -> None:
    with av.open(file, "w", format="flac") as out:
        stream = out.add_stream("flac", rate=SAMPLE_RATE_HZ)
        assert isinstance(stream, AudioStream)  # noqa: S101 - for the type checker
        stream.layout = "mono"
        for start in range(0, len(samples), _PIECE_SAMPLES):
            piece = np.clip(samples[start : start + _PIECE_SAMPLES] * 32768.0, -32768, 32767).round().astype(np.int16)
            frame = av.AudioFrame.from_ndarray(piece[np.newaxis], format="s16", layout="mono")
            frame.sample_rate, frame.pts = SAMPLE_RATE_HZ, start
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
