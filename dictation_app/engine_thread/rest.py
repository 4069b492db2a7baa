"""Rest: when the model's memory is to be given back, to the system or to a program that the GPU is left to.

An engine that has come to take more than it may is ended likewise, and loaded again with the next dictation.

Never while a model loads or somebody speaks: whoever asks sees to that. Belongs to the engine thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.transcriber import Transcriber

LOOK_AT_PROGRAMS_S = 5.0
"""How often it is seen, while nothing else is done, whether a program runs that the GPU is left to."""
LOOK_AT_MEMORY_S = 1.0
"""So long after it was used it is seen, once, whether the engine has grown too large."""


_GROWS_AGAIN_S = 600.0
"""An engine in use is not ended twice for its size in less time: one that grows again so soon needs that much for what
it is used for, and whoever begins to dictate while it is loaded waits for that."""


class Rest:
    """After long without use, on request, and as long as a program of the user's choice runs."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._used_at_s = clock()
        self._looked_at_s = clock()
        self._is_asked = False
        self._may_have_grown = True
        self._may_grow_until_s = clock()

    def used(self) -> None:
        """Something was done: the time without use begins."""
        self._used_at_s = self._clock()
        self._may_have_grown = True

    def ask(self) -> None:
        """Let it be due at once, whatever the settings say."""
        self._is_asked = True

    def settled(self) -> None:
        """The memory was given back, or there is none to be given back."""
        self._is_asked = False

    def wait_s(self, transcriber: Transcriber) -> float | None:
        """After so long `is_due` may have changed by itself; None = it will not."""
        if self._is_asked:
            return 0.0
        settings = transcriber.settings
        waits_s = [LOOK_AT_PROGRAMS_S] if settings.yields_gpu_to else []
        if self._may_have_grown:
            waits_s.append(self._used_at_s + LOOK_AT_MEMORY_S - self._clock())
        if settings.rest_after_s:
            waits_s.append(self._used_at_s + settings.rest_after_s - self._clock())
        return min(waits_s, default=None)

    def is_due(self, transcriber: Transcriber) -> bool:
        """Whether to give the memory back now. Looks at the programs that run, and at what the engine takes."""
        is_outgrown = False
        if self._may_have_grown and self._clock() >= self._used_at_s + LOOK_AT_MEMORY_S:
            self._may_have_grown = False
            is_outgrown = transcriber.has_outgrown
        rest_after_s = transcriber.settings.rest_after_s
        is_unused = rest_after_s > 0 and self._clock() >= self._used_at_s + rest_after_s
        return self._is_asked or is_unused or is_outgrown or transcriber.gives_way

    def has_to_give_way(self, transcriber: Transcriber) -> bool:
        """Whether the model had better be loaded anew although it is in use. Looks now and then: programs, memory."""
        now_s = self._clock()
        if now_s < self._looked_at_s + LOOK_AT_PROGRAMS_S:
            return False
        self._looked_at_s = now_s
        if now_s >= self._may_grow_until_s and transcriber.has_outgrown:
            self._may_grow_until_s = now_s + _GROWS_AGAIN_S
            return True
        return transcriber.gives_way
