"""The self-test of a device: right words, wrong words, failures, and engines that never answer."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.engine import hosted, never
from dictation_app.engine.gpu_errors import GpuMemoryError
from dictation_app.engine.hosted import EngineLostError
from dictation_app.engine.self_test import right_share, self_test
from dictation_app.registry import Entry, Registry
from dictation_app.values.speech import DecodeOptions, EngineConfig, EngineInfo
from tests.fakes import FakeEngine, decoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine import Engine
    from dictation_app.values.speech import Decoded, Samples

SOUND = np.zeros(16000, np.float32)
SAID = "It is of the first importance that the letter used should be fine in form."
ON_GPU = EngineConfig(model="base", model_path=Path(), device="cuda:0")


def giving(*answers: Decoded | Exception) -> Callable[..., Engine]:
    """An engine that loads on the GPU and answers so."""
    engine = FakeEngine(list(answers), device="cuda:0")
    return lambda _name, _config, _stopping: engine


def test_the_right_words_make_a_device_that_works() -> None:
    result = self_test("fake", ON_GPU, SOUND, SAID, create=giving(decoded(SAID.upper())))
    assert (result.works, result.device, result.right_share, result.problem) == (True, "cuda:0", 1.0, "")
    assert result.load_ms >= 0
    assert result.decode_ms >= 0


@pytest.mark.parametrize("heard", ["", "!!!!!!!!!!!!", "Thank you.", "the the the the the the the the the the"])
def test_wrong_words_are_a_device_that_computes_wrongly(heard: str) -> None:
    result = self_test("fake", ON_GPU, SOUND, SAID, create=giving(decoded(heard)))
    assert not result.works
    assert "wrongly" in result.problem
    assert "float32" in result.hint


def test_a_word_misheard_is_the_models_fault() -> None:
    assert self_test("fake", ON_GPU, SOUND, SAID, create=giving(decoded(SAID.replace("fine", "wine")))).works


@pytest.mark.parametrize("failure", [GpuMemoryError("Too little memory.", "Smaller."), EngineLostError("Ended.", "")])
def test_a_failure_is_a_result_and_no_exception(failure: Exception) -> None:
    result = self_test("fake", ON_GPU, SOUND, SAID, create=giving(failure))
    assert (result.works, result.problem) == (False, str(failure).partition(" Smaller")[0])


def test_a_failure_to_load_is_a_result_too() -> None:
    def fails(*_: object) -> Engine:
        raise GpuMemoryError("Too little memory.", "Smaller.")

    result = self_test("fake", ON_GPU, SOUND, SAID, create=fails)
    assert (result.works, result.hint, result.load_ms) == (False, "Smaller.", 0)


@pytest.mark.parametrize(
    ("heard", "said", "share"),
    [
        ("a b c d", "a b c d", 1.0),
        ("A, b: c - D!", "a b c d", 1.0),
        ("a x c d", "a b c d", 0.75),
        ("a b", "a b c d", 0.5),
        ("a b c d a b c d", "a b c d", 0.5),
        ("", "a", 0.0),
        ("", "", 0.0),
    ],
)
def test_the_share_of_right_words(heard: str, said: str, share: float) -> None:
    assert right_share(heard, said) == share


class StubbornEngine:
    """In a real child process: hangs or dies where the model's name says."""

    def __init__(self, config: EngineConfig) -> None:
        self.model = config.model
        if config.model == "hangs at load":
            time.sleep(600)
        if config.model == "dies at load":
            os.kill(os.getpid(), signal.SIGKILL)
        self.info = EngineInfo(model=config.model, device="cuda:0", compute_type="float16")

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        if self.model == "hangs at decode":
            time.sleep(600)
        return decoded(SAID)

    def close(self) -> None:
        return


def serve_child(connection: object, shared: object, name: str, config: EngineConfig) -> None:
    """In the child: the registry knows the engine of this test."""
    hosted.ENGINES = Registry("engine", Entry(name="child", label="Child", target=f"{__name__}:StubbornEngine"))
    hosted_serve(connection, shared, name, config)  # type: ignore[arg-type]


hosted_serve = hosted.serve


@pytest.mark.parametrize("model", ["hangs at load", "hangs at decode"])
def test_an_engine_that_never_answers_is_ended_in_time(monkeypatch: pytest.MonkeyPatch, model: str) -> None:
    monkeypatch.setattr(hosted, "serve", serve_child)
    config = EngineConfig(model=model, model_path=Path(), device="cuda:0")
    began_s = time.monotonic()
    result = self_test("child", config, SOUND, SAID, time_limit_s=6.0)
    assert time.monotonic() - began_s < 30
    assert not result.works
    assert "did not finish in 6 s" in result.problem
    assert (result.load_ms > 0) is (model == "hangs at decode")


def test_the_user_may_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosted, "serve", serve_child)
    config = EngineConfig(model="hangs at load", model_path=Path(), device="cuda:0")
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 2

    result = self_test("child", config, SOUND, SAID, cancelled=cancelled)
    assert (result.works, result.problem) == (False, "It was cancelled.")


def test_an_engine_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(hosted, "serve", serve_child)
    config = EngineConfig(model="dies at load", model_path=Path(), device="cuda:0")
    result = self_test("child", config, SOUND, SAID)
    assert not result.works
    assert "ended while loading" in result.problem
    caplog.clear()
