"""Transcriber: context, lost engines, GPU to CPU, withheld text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.engine.hosted import EngineLostError
from dictation_app.errors import EngineError, ModelError
from dictation_app.settings import EngineSettings
from dictation_app.transcriber import CONTEXT_CHARACTERS, Transcriber
from dictation_app.values import DecodeOptions, EngineConfig, LiveRequest
from tests.fakes import FakeEngine, FakeModels, decoded

if TYPE_CHECKING:
    from dictation_app.values import Decoded

SOUND = np.zeros(32000, np.float32)


class Workshop:
    """Makes fake engines on demand and keeps what they were made with."""

    def __init__(self, *batches: list[Decoded | Exception] | Exception, settings: EngineSettings | None = None) -> None:
        self.batches = list(batches)
        self.engines: list[FakeEngine] = []
        self.told: list[str] = []
        self.transcriber = Transcriber(
            settings or EngineSettings(), FakeModels(Path("/models")), tell=self.told.append, create=self.create
        )

    def create(self, name: str, config: EngineConfig) -> FakeEngine:
        batch = self.batches.pop(0)
        if isinstance(batch, Exception):
            raise batch
        self.engines.append(FakeEngine(batch, config, "cpu" if config.device in ("cpu", "auto") else config.device))
        return self.engines[-1]


def request(seq: int = 0, session_id: int = 1, speech_ms: int = 1500) -> LiveRequest:
    return LiveRequest(session_id=session_id, seq=seq, samples=SOUND, speech_ms=speech_ms, options=DecodeOptions())


def test_text_so_far_goes_along_as_context_within_a_dictation_only() -> None:
    shop = Workshop([decoded("First."), decoded("x" * 500), decoded("Third."), decoded("Other.")])
    for seq in range(3):
        shop.transcriber.transcribe(request(seq))
    shop.transcriber.transcribe(request(0, session_id=2))
    prompts = [options.prompt for _, options in shop.engines[0].calls]
    assert prompts[:2] == ["", "First."]
    assert len(prompts[2]) == CONTEXT_CHARACTERS
    assert prompts[3] == ""


def test_language_heard_clearly_is_kept_for_the_dictation() -> None:
    shop = Workshop(
        [
            decoded("Hm.", language="cy", language_probability=0.4),
            decoded("Guten Tag.", language="de", language_probability=0.97),
            decoded("Ja.", language="de"),
            decoded("Yes."),
        ]
    )
    for seq in range(3):
        shop.transcriber.transcribe(request(seq))
    shop.transcriber.transcribe(request(0, session_id=2))
    assert [options.language for _, options in shop.engines[0].calls] == [None, None, "de", None]


def test_language_may_change_within_a_dictation() -> None:
    shop = Workshop([decoded("Good morning."), decoded("Guten Morgen, wie geht es Ihnen?", language="de")])
    shop.transcriber.transcribe(request(0, speech_ms=4000))
    shop.transcriber.transcribe(request(1, speech_ms=4000))
    assert [options.language for _, options in shop.engines[0].calls] == [None, None]


def test_fixed_language_is_used_as_it_is() -> None:
    shop = Workshop([decoded("Oui.")], settings=EngineSettings(language="fr"))
    shop.transcriber.transcribe(request())
    assert shop.engines[0].calls[0][1].language == "fr"


def test_lost_engine_is_started_again_for_the_same_utterance() -> None:
    shop = Workshop([EngineLostError("The speech engine ended.")], [decoded("Saved.")])
    assert shop.transcriber.transcribe(request()).text == "Saved."
    assert shop.engines[0].closed
    assert shop.told == []


def test_engine_lost_twice_is_an_error() -> None:
    shop = Workshop([EngineLostError("Ended.")], [EngineLostError("Ended again.")])
    with pytest.raises(EngineError, match="Ended again"):
        shop.transcriber.transcribe(request())


def test_gpu_that_fails_is_replaced_by_the_cpu_and_told_once() -> None:
    shop = Workshop(
        [EngineError("CUDA out of memory.")],
        [decoded("Saved."), decoded("Next.")],
        settings=EngineSettings(device="cuda:0", compute_type="float16"),
    )
    assert shop.transcriber.transcribe(request()).text == "Saved."
    assert shop.transcriber.transcribe(request(1)).text == "Next."
    assert shop.engines[1].config is not None
    assert (shop.engines[1].config.device, shop.engines[1].config.compute_type) == ("cpu", "auto")
    assert len(shop.told) == 1
    assert "CUDA out of memory" in shop.told[0]


def test_gpu_that_cannot_load_is_replaced_by_the_cpu() -> None:
    shop = Workshop(EngineError("No CUDA."), [], settings=EngineSettings(device="cuda"))
    assert shop.transcriber.load().device == "cpu"
    assert len(shop.told) == 1


def test_error_of_the_cpu_engine_is_not_hidden() -> None:
    shop = Workshop([EngineError("Broken model.")])
    with pytest.raises(EngineError, match="Broken model"):
        shop.transcriber.transcribe(request())
    assert shop.transcriber.is_ready


def test_missing_model_is_told_and_nothing_is_started() -> None:
    transcriber = Transcriber(EngineSettings(), FakeModels(None), tell=print, create=FakeEngine)  # type: ignore[arg-type]
    with pytest.raises(ModelError, match="not installed"):
        transcriber.load()
    assert not transcriber.is_ready


def test_reload_uses_the_new_settings_and_ends_the_old_engine() -> None:
    shop = Workshop([], [])
    shop.transcriber.load()
    shop.transcriber.reload(EngineSettings(model="tiny.en"))
    assert shop.engines[0].closed
    assert shop.engines[1].config is not None
    assert shop.engines[1].config.model == "tiny.en"


def test_invented_text_is_withheld_and_gives_no_context() -> None:
    phantom = decoded("Thank you.", speech_seconds=0.0, no_speech_prob=0.9)
    shop = Workshop([phantom, decoded("Real.")])
    first = shop.transcriber.transcribe(request(0, speech_ms=0))
    assert first.withheld
    assert first.text == "Thank you."
    shop.transcriber.transcribe(request(1))
    assert shop.engines[0].calls[1][1].prompt == ""
