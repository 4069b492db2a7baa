"""The real engine's part in using GPUs, as far as it shows without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dictation_app.cli.common import model_store
from dictation_app.engine import cuda_runtime, faster_whisper, place
from dictation_app.engine.decoding import Try
from dictation_app.engine.faster_whisper import FasterWhisperEngine
from dictation_app.engine.gpu_errors import GpuDriverError, GpuRuntimeError
from dictation_app.engine.window import Request
from dictation_app.values.speech import EngineConfig

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def model_path() -> Path:
    return model_store().path("base")


class Recorder:
    """Passes everything on to the model, and keeps how it was asked to search."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.searches: list[dict[str, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def generate(self, encoded: Any, prompts: Any, **how: Any) -> Any:
        self.searches.append(how)
        return self._model.generate(encoded, prompts, **how)


@pytest.mark.parametrize(("is_lean", "widths"), [(False, [(5, 1), (5, 5)]), (True, [(1, 1), (1, 1)])])
def test_a_lean_search_keeps_one_beam_and_one_sample(
    model_path: Path, *, is_lean: bool, widths: list[tuple[int, int]]
) -> None:
    engine = FasterWhisperEngine(EngineConfig(model="base", model_path=model_path, device="cpu", is_lean=is_lean))
    whisper = engine._whisper
    recorder = Recorder(whisper._model)
    whisper._model = recorder
    encoded = whisper.encode(np.zeros(16000, np.float32), 200)
    for temperature in (0.0, 0.4):
        how = Try(context=200, beam=5, temperature=temperature)
        whisper.write(encoded, Request(language="en", before="", timestamps=False, how=how, limit=4))
    assert [(how["beam_size"], how.get("num_hypotheses", 1)) for how in recorder.searches] == widths
    engine.close()


@pytest.mark.skipif(place.cuda_device_count() > 0, reason="CUDA works here")
def test_without_a_driver_the_engine_says_so(model_path: Path) -> None:
    with pytest.raises(GpuDriverError, match="driver is missing or too old"):
        FasterWhisperEngine(EngineConfig(model="base", model_path=model_path, device="cuda:0", compute_type="float16"))


def test_a_missing_library_is_told_before_the_model_is_loaded(
    model_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*_: object, **__: object) -> None:
        raise AssertionError("loaded first")

    monkeypatch.setattr(place, "cuda_device_count", lambda: 1)
    monkeypatch.setattr(cuda_runtime, "own_folder", lambda: None)
    monkeypatch.setattr(cuda_runtime, "package_folders", tuple)
    monkeypatch.setattr(cuda_runtime, "LIBRARIES", ("libcublasLt.so.12.none", "libcublas.so.12.none"))
    monkeypatch.setattr(faster_whisper.ctranslate2.models, "Whisper", load)
    with pytest.raises(GpuRuntimeError, match="cuBLAS 12 is not installed"):
        FasterWhisperEngine(EngineConfig(model="base", model_path=model_path, device="cuda:0", compute_type="float16"))
