"""LentEngine: the engine of dictation, for somebody whose work can wait.

Each call is done on the engine thread when nothing else is to be done and nobody speaks. One that is given up because
somebody begins to is made again afterwards; whoever made it notices only that it took longer.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from dictation_app.engine import never
from dictation_app.engine_thread.commands import Errand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.engine import Engine
    from dictation_app.engine_thread.queue import EngineQueue
    from dictation_app.values.speech import Decoded, DecodeOptions, EngineInfo, Samples, Word

T = TypeVar("T")

_LOOK_S = 0.05
"""How often it is looked whether a call is still wanted that has not begun."""


class LentEngine:
    """An `Engine` as long as dictation has the model `model`; then, and when its thread ends, `LoanEndedError`.

    As long as it is not closed, the model's memory is not given back. One thread, one call at a time.
    """

    def __init__(
        self,
        queue: EngineQueue,
        model: str,
        is_withdrawn: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Once `is_withdrawn`, a call that is under way or waits ends with `WorkDroppedError`."""
        self._queue = queue
        self._model = model
        self._is_withdrawn = is_withdrawn
        self._clock = clock
        self._info: EngineInfo | None = None
        self._is_closed = False
        self._waited_s = 0.0
        queue.lend()

    @property
    def info(self) -> EngineInfo:
        """What did the last call; before the first one what is loaded now."""
        if self._info is None:
            self._info = self._ask(lambda engine, _: engine.info, never)
        return self._info

    @property
    def waited_s(self) -> float:
        """For so long in all, other work came first."""
        return self._waited_s

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        """As `Engine.transcribe`."""
        return self._ask(lambda engine, dropped: engine.transcribe(samples, options, dropped), unwanted)

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        """As `Engine.transcribe_batch`."""
        return self._ask(lambda engine, dropped: engine.transcribe_batch(windows, options, dropped), unwanted)

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        """As `Engine.align`."""
        return self._ask(lambda engine, dropped: engine.align(samples, text, language, dropped), unwanted)

    def close(self) -> None:
        """Give it back; a second time does nothing."""
        if not self._is_closed:
            self._is_closed = True
            self._queue.take_back()

    def _ask(self, call: Callable[[Engine, Callable[[], bool]], T], unwanted: Callable[[], bool]) -> T:
        def work(engine: Engine, dropped: Callable[[], bool]) -> T:
            self._info = engine.info
            return call(engine, dropped)

        errand = Errand(self._model, work, lambda: self._is_withdrawn() or unwanted(), self._clock)
        asked_at_s = self._clock()
        self._queue.run_errand(errand)
        while not errand.wait(_LOOK_S):
            if errand.is_withdrawn():
                self._queue.withdraw_errand(errand)
        self._waited_s += self._clock() - asked_at_s - errand.worked_s
        return errand.result()
