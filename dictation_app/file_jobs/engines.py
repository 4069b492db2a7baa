"""Engines: which engine transcribes a file. Dictation's own, lent, where it has the model; else one just for files.

One just for files stands still while somebody dictates, and stays for the next file if that wants the same model. It
leaves the GPU to the programs that dictation leaves it to, and may take as much memory.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from dictation_app.engine import Engine, memory, never, programs
from dictation_app.engine.hosted import EngineLostError, HostedEngine
from dictation_app.engine_thread.commands import NoEngineError
from dictation_app.errors import EngineError, ModelError, WorkDroppedError
from dictation_app.sentences import say
from dictation_app.values.speech import EngineConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.engine.starter import ModelPaths
    from dictation_app.engine_thread.lending import LentEngine
    from dictation_app.retranscription import Turn
    from dictation_app.settings import EngineSettings
    from dictation_app.values.speech import Decoded, DecodeOptions, EngineInfo, Samples, Word

    Lend: TypeAlias = Callable[[str, Callable[[], bool]], LentEngine]
    """`EngineLoop.lend`"""
    Create: TypeAlias = Callable[[str, EngineConfig], Engine]

T = TypeVar("T")

_log = logging.getLogger(__name__)

_LOSSES: int = 2
"""A call that ended an engine this often is given up."""


class FileEngine(Engine, Protocol):
    """An engine that lets dictations go first."""

    @property
    def waited_s(self) -> float:
        """For so long in all, it did."""
        ...


class Engines:
    """Belongs to the thread that transcribes; `rest` may be called when that does nothing."""

    def __init__(
        self,
        lend: Lend,
        models: ModelPaths,
        settings: Callable[[], EngineSettings],
        *,
        tell: Callable[[str], None],
        stopping: Callable[[], bool],
        crash_dir: Path | None = None,
        create: Create | None = None,
    ) -> None:
        """`settings` are those of dictation; engines of its own are made by `create`, or else in child processes."""
        self._lend = lend
        self._models = models
        self._settings = settings
        self._tell = tell
        self._stopping = stopping
        self._crash_dir = crash_dir
        self._create = create or self._host
        self._own: Engine | None = None
        self._own_model = ""

    @property
    def settings(self) -> EngineSettings:
        """Those of dictation, as they are now."""
        return self._settings()

    def has(self, model: str) -> bool:
        """Whether this model is installed."""
        try:
            self._models.path(model)
        except ModelError:
            return False
        return True

    def use(self, model: str, turn: Turn) -> FileEngine:
        """The engine for a file. To be closed."""
        if model != self._settings().model:
            return self.own(model, turn)
        self.rest()
        return self._lend(model, turn.is_cancelled)

    def own(self, model: str, turn: Turn) -> FileEngine:
        """One just for files; it starts with the first call of it."""
        if model != self._own_model:
            self.rest()
        return _OwnEngine(self, model, turn)

    def rest(self) -> None:
        """End the engine that is just for files."""
        own, self._own, self._own_model = self._own, None, ""
        if own is not None:
            own.close()

    def running(self, model: str) -> Engine:
        """The engine that is just for files; raise `NoEngineError` where it does not start."""
        if self._own is not None and self._own.info.device != "cpu" and self._leaves_gpu:
            self.rest()
        if self._own is None:
            self._own = self._start(model)
            self._own_model = model
        return self._own

    @property
    def _leaves_gpu(self) -> bool:
        return bool(programs.running(self._settings().yields_gpu_to))

    def _start(self, model: str) -> Engine:
        settings = self._settings()
        if self._leaves_gpu:
            settings = replace(settings, device="cpu", compute_type="auto")
        try:
            config = EngineConfig(
                model=model,
                model_path=self._models.path(model),
                device=settings.device,
                compute_type=settings.compute_type,
                cpu_threads=settings.cpu_threads,
            )
            try:
                return self._created(settings, config)
            except EngineError:
                if config.device == "cpu" or self._stopping():
                    raise
                engine = self._created(settings, replace(config, device="cpu", compute_type="auto"))
                self._tell(
                    say(
                        "Files are transcribed on the CPU: the GPU cannot be used for the model '{model}'.", model=model
                    )
                )
                return engine
        except (EngineError, ModelError) as exc:
            raise NoEngineError(exc.message, exc.hint) from exc

    def _created(self, settings: EngineSettings, config: EngineConfig) -> Engine:
        engine = self._create(settings.name, config)
        try:
            memory.check(config.model, memory.used_by(engine), settings.memory_mb)
        except EngineError:
            engine.close()
            raise
        return engine

    def _host(self, name: str, config: EngineConfig) -> Engine:
        return HostedEngine(name, config, stopping=self._stopping, crash_dir=self._crash_dir)


class _OwnEngine:
    """Works when it may; what was given up for a dictation, or took the engine with it, is done again."""

    def __init__(self, engines: Engines, model: str, turn: Turn) -> None:
        self._engines = engines
        self._model = model
        self._turn = turn
        self.waited_s = 0.0

    @property
    def info(self) -> EngineInfo:
        return self._engines.running(self._model).info

    def transcribe(self, samples: Samples, options: DecodeOptions, _unwanted: Callable[[], bool] = never) -> Decoded:
        return self._do(lambda engine: engine.transcribe(samples, options, self._turn.is_over))

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, _unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        return self._do(lambda engine: engine.transcribe_batch(windows, options, self._turn.is_over))

    def align(
        self, samples: Samples, text: str, language: str, _unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        return self._do(lambda engine: engine.align(samples, text, language, self._turn.is_over))

    def close(self) -> None:
        """The next file may want it."""

    def _do(self, work: Callable[[Engine], T]) -> T:
        asked_at_s, losses = time.monotonic(), 0
        while True:
            self._turn.wait()
            engine = self._engines.running(self._model)
            began_at_s = time.monotonic()
            try:
                done = work(engine)
            except WorkDroppedError:
                continue
            except EngineLostError:
                self._engines.rest()
                losses += 1
                if losses == _LOSSES:
                    raise
                _log.info("The engine for files is started again")
                continue
            self.waited_s += began_at_s - asked_at_s
            return done
