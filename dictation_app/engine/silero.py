"""The neural voice activity detector (Silero), which decides whether there was speech at all.

Its weights come with the faster-whisper package; that package itself is not imported, which would cost 0.1 s and
20 MB for parts (FFmpeg, the model hub's client) the engine has no use for.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from dictation_app.errors import EngineError
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import numpy.typing as npt

    from dictation_app.values.speech import Samples

_CHUNK = 512
_CONTEXT = 64
"""Each chunk is judged with the last samples of the one before."""
_CHUNK_SECONDS = _CHUNK / SAMPLE_RATE_HZ
_ENTER, _STAY = 0.5, 0.35
"""Probability that starts speech, and that keeps it going; the detector's authors' values."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of speech, in seconds from the start of the samples."""

    start_s: float
    end_s: float


class Silero:
    """The loaded detector; stateless between calls."""

    def __init__(self) -> None:
        package = find_spec("faster_whisper")
        folders = package.submodule_search_locations if package is not None else None
        models = sorted(Path(folder, "assets") for folder in folders or ())
        weights = [file for folder in models for file in sorted(folder.glob("silero_vad*.onnx"))]
        if not weights:
            raise EngineError(
                say("The speech detector of the package 'faster-whisper' is missing."), say("Install it again.")
            )
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            str(weights[-1]), sess_options=options, providers=["CPUExecutionProvider"]
        )

    def probabilities(self, samples: Samples) -> npt.NDArray[np.float32]:
        """Probability of speech for each 32 ms."""
        count = -(-len(samples) // _CHUNK)
        if not count:
            return np.zeros(0, dtype=np.float32)
        padded = np.zeros(_CONTEXT + count * _CHUNK, dtype=np.float32)
        padded[_CONTEXT : _CONTEXT + len(samples)] = samples
        chunks = np.ascontiguousarray(np.lib.stride_tricks.sliding_window_view(padded, _CONTEXT + _CHUNK)[::_CHUNK])
        state = np.zeros((1, 1, 128), dtype=np.float32)
        found, _, _ = self._session.run(None, {"input": chunks, "h": state, "c": state})
        return np.asarray(found, dtype=np.float32).reshape(-1)

    def spans(self, samples: Samples) -> tuple[Span, ...]:
        """The stretches of speech, in order."""
        spans: list[Span] = []
        start: int | None = None
        probabilities = self.probabilities(samples)
        for index, probability in enumerate(probabilities):
            if start is None and probability >= _ENTER:
                start = index
            elif start is not None and probability < _STAY:
                spans.append(Span(start * _CHUNK_SECONDS, index * _CHUNK_SECONDS))
                start = None
        if start is not None:
            spans.append(Span(start * _CHUNK_SECONDS, len(samples) / SAMPLE_RATE_HZ))
        return tuple(spans)
