"""The speech engines of ``dictation transcribe``: one in this process, or several in processes of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from dictation_app.cli.common import model_store
from dictation_app.engine import ENGINES, never
from dictation_app.engine.hardware import physical_cores
from dictation_app.engine.hosted import EngineLostError, HostedEngine
from dictation_app.values.speech import EngineConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.engine import Engine
    from dictation_app.settings import EngineSettings
    from dictation_app.values.speech import Decoded, DecodeOptions, EngineInfo, Samples, Word


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Engines:
    """Starts them."""

    name: str
    config: EngineConfig

    def here(self) -> Engine:
        """In this process: it is there soonest."""
        return ENGINES.create(self.name, self.config)

    def hosted(self, of: int, unwanted: Callable[[], bool]) -> Engine:
        """One `of` so many, which share the processor; it ends when it is `unwanted`, whatever it does."""
        cores = self.config.cpu_threads or physical_cores()
        config = replace(self.config, cpu_threads=max(1, cores // of))
        return _Lasting(lambda: HostedEngine(self.name, config, stopping=unwanted))


def engines_of(wanted: EngineSettings) -> Engines:
    """As the settings want them; raise `ModelError` where the model is not there."""
    models = model_store()
    return Engines(
        wanted.name,
        EngineConfig(
            model=models.get(wanted.model).name,
            model_path=models.path(wanted.model),
            device=wanted.device,
            compute_type=wanted.compute_type,
            cpu_threads=wanted.cpu_threads,
        ),
    )


class _Lasting:
    """An `Engine` that is started again for the next work when its process died."""

    def __init__(self, start: Callable[[], HostedEngine]) -> None:
        self._start = start
        self._engine: HostedEngine | None = None
        self.info: EngineInfo = self._with_engine(lambda engine: engine.info)

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        return self._with_engine(lambda engine: engine.transcribe(samples, options, unwanted))

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        return self._with_engine(lambda engine: engine.transcribe_batch(windows, options, unwanted))

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        return self._with_engine(lambda engine: engine.align(samples, text, language, unwanted))

    def close(self) -> None:
        if self._engine is not None:
            self._engine.close()

    def _with_engine(self, work: Callable[[HostedEngine], T]) -> T:
        try:
            if self._engine is None:
                self._engine = self._start()
            return work(self._engine)
        except EngineLostError as exc:
            self._engine = None
            raise EngineLostError(exc.message, "Fewer `--jobs` or a smaller model need less memory.") from exc
