"""What the app is measured against: faster-whisper as other programs use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ctranslate2
import numpy as np

from dictation_app.engine.place import Place, failures_in_words

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.values.speech import EngineConfig, Samples

_SEED = 1
"""Any constant: their retries draw at random."""
_BATCH = 8
"""What faster-whisper's own benchmarks use."""


class PlainWhisper:
    """`faster_whisper.WhisperModel.transcribe()` with its defaults: what other programs do, for comparison."""

    def __init__(self, config: EngineConfig) -> None:
        self._config = config
        self._place = Place.of(config)
        self._model = _plain_model(config, self._place)

    def transcribe(self, samples: Samples | Path, language: str | None) -> str:
        """The text of sound of any length, or of a media file; `language` None = detect it, as is the default."""
        with failures_in_words(self._config, self._place):
            # Its retries draw at random: without this the same sound gives another text each time.
            ctranslate2.set_random_seed(_SEED)
            sound = samples if isinstance(samples, np.ndarray) else str(samples)
            segments, _ = self._model.transcribe(sound, language=language)
            return "".join(segment.text for segment in segments).strip()


class BatchedWhisper:
    """`faster_whisper.BatchedInferencePipeline`, its fast way for files, for comparison."""

    def __init__(self, config: EngineConfig) -> None:
        from faster_whisper import BatchedInferencePipeline  # noqa: PLC0415

        self._config = config
        self._place = Place.of(config)
        self._pipeline = BatchedInferencePipeline(_plain_model(config, self._place))

    def transcribe(self, path: Path, language: str | None) -> str:
        """The text of a media file; `language` None = detect it, as is the default."""
        with failures_in_words(self._config, self._place):
            ctranslate2.set_random_seed(_SEED)
            segments, _ = self._pipeline.transcribe(str(path), language=language, batch_size=_BATCH)
            return "".join(segment.text for segment in segments).strip()


def _plain_model(config: EngineConfig, place: Place) -> Any:
    # Not at the top: it brings FFmpeg and the model hub's client along.
    from faster_whisper import WhisperModel  # noqa: PLC0415

    with failures_in_words(config, place):
        place.check_libraries()
        return WhisperModel(
            str(config.model_path),
            device=place.device,
            device_index=place.index,
            compute_type=place.compute_type,
            cpu_threads=place.threads,
            local_files_only=True,
        )
