"""Beside: the model of a key that has one of its own, loaded beside dictation's while it is used; at most one.

Where it cannot be had, or fails, dictation's own model takes its place, and that is told once. Belongs to the engine
thread. It rests when dictation's own does.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.values.status import EngineWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.transcriber import Transcriber

_log = logging.getLogger(__name__)

_AGAIN_AFTER_S = 60.0
"""So long nobody who dictates waits for a model that could not be loaded."""


class Beside:
    """`main` is always the transcriber of dictation itself."""

    def __init__(self, tell: Callable[[str], None], clock: Callable[[], float]) -> None:
        self._tell = tell
        self._clock = clock
        self._there: Transcriber | None = None
        self._failed_at_s: dict[str, float] = {}
        """By the name of the model; told already."""
        self._done = EngineWork()
        """What was done by those that are gone."""

    @property
    def is_there(self) -> bool:
        """Whether it takes memory."""
        return self._there is not None

    @property
    def has_to_go(self) -> bool:
        """Whether it takes too much memory, or a program began that the GPU is left to. Looks."""
        return self._there is not None and (self._there.has_outgrown or self._there.gives_way)

    @property
    def work(self) -> EngineWork:
        """What was done so far."""
        return self._done if self._there is None else self._done.plus(self._there.work)

    def of(self, model: str) -> Transcriber | None:
        """The one with this model, where it is loaded."""
        there = self._there
        return there if there is not None and there.is_ready and there.settings.model == model else None

    def take_up(self, main: Transcriber, model: str) -> Transcriber | None:
        """Likewise, loaded where it is not; None: `main` is to do it."""
        if model in ("", main.settings.model) or self.of(model) is not None:
            return self.of(model)
        failed_at_s = self._failed_at_s.get(model)
        if failed_at_s is not None and self._clock() < failed_at_s + _AGAIN_AFTER_S:
            return None
        self.close()
        other = main.beside(model)
        try:
            other.load()
        except UserError as exc:
            other.close()
            self.give_up(main, model, exc)
            return None
        self._failed_at_s.pop(model, None)
        self._there = other
        return other

    def give_up(self, main: Transcriber, model: str, cause: UserError) -> None:
        """It does not work."""
        self.close()
        _log.info("The model of a key cannot be used")
        if model not in self._failed_at_s:
            self._tell(
                say(
                    "The model '{model}' of this key cannot be used, so '{usual}' writes what you say. {cause} {hint}",
                    model=model,
                    usual=main.settings.model,
                    cause=cause.message,
                    hint=cause.hint,
                )
            )
        self._failed_at_s[model] = self._clock()

    def forget(self) -> None:
        """Settings have changed, or a model was installed: what failed may work."""
        self.close()
        self._failed_at_s.clear()

    def close(self) -> None:
        """Give its memory back."""
        there, self._there = self._there, None
        if there is not None:
            self._done = self._done.plus(there.work)
            there.close()
