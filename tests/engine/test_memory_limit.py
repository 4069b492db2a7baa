"""The limit of an engine's memory, reached by the default model in its process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.cli.common import model_store
from dictation_app.engine import memory
from dictation_app.engine.hosted import HostedEngine
from dictation_app.errors import EngineError
from dictation_app.settings import EngineSettings
from dictation_app.transcriber import Transcriber

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.values.speech import EngineConfig

pytestmark = pytest.mark.model


def test_the_default_model_is_within_the_default_limit_and_not_within_a_small_one(
    measured: Callable[[str], None],
) -> None:
    engines: list[HostedEngine] = []

    def create(name: str, config: EngineConfig) -> HostedEngine:
        engines.append(HostedEngine(name, config))
        return engines[-1]

    def transcriber(limit_mb: int) -> Transcriber:
        settings = EngineSettings(device="cpu", memory_mb=limit_mb)
        return Transcriber(settings, model_store(), tell=lambda _text: None, create=create)

    roomy = transcriber(0)
    roomy.load()
    used = memory.used_by(engines[0])
    measured(f"memory of the engine with the default model, just loaded: {used / 1e6:.0f} MB")
    assert 50_000_000 < used < memory.allowed_bytes(0)
    assert not roomy.has_outgrown
    roomy.close()
    with pytest.raises(EngineError, match=r"The model 'base' takes .* MB of memory, and 50 MB are allowed"):
        transcriber(50).load()
    assert memory.of_process(engines[1].pid or 0) == 0, "its process has ended"
