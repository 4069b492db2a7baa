"""A small engine in a process of its own, as the real one is, to be killed or stopped while it decodes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.engine import hosted, never
from dictation_app.errors import WorkDroppedError
from dictation_app.registry import Entry, Registry
from dictation_app.values.speech import EngineConfig, EngineInfo
from tests.fakes import decoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine.pace import Pace
    from dictation_app.values.speech import Decoded, DecodeOptions, Samples, Word

DECODE_S = 0.2
_real_serve = hosted.serve


class ToyEngine:
    def __init__(self, config: EngineConfig) -> None:
        self.info = EngineInfo(model=config.model, device="cpu", compute_type="int8")

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        until_s = time.monotonic() + DECODE_S
        while time.monotonic() < until_s:
            if unwanted():
                raise WorkDroppedError
            time.sleep(0.01)
        return decoded("We all go home.")

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        return ()

    def close(self) -> None:
        return


def serve(connection: object, shared: object, name: str, config: EngineConfig) -> None:
    """In the child: the registry knows this engine alone."""
    hosted.ENGINES = Registry("engine", Entry(name="toy", label="Toy", target=f"{__name__}:ToyEngine"))
    _real_serve(connection, shared, name, config)  # type: ignore[arg-type]


def start(pace: Pace) -> hosted.HostedEngine:
    """In a process of the test's own: its engines are all toys from here on."""
    hosted.serve = serve  # type: ignore[assignment]
    return hosted.HostedEngine("toy", EngineConfig(model="toy", model_path=Path()), pace=pace)
