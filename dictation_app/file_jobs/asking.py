"""Asking: questions to folders that may never answer, each on a thread of its own.

A system call on a network folder that is gone can take minutes, and nothing ends it: whoever asks goes on without the
answer, and gets it when he asks the same again. Such a thread is a daemon: it holds up no end of the program.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from dictation_app.work_loop import fulfil

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")

_PATIENCE_S: Final = 2.0
"""Only the first who asks waits; folders on a disk answer within milliseconds."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What came back."""

    value: T
    asked_s: float
    """When the question was put, by the clock of who asks: the answer may be from long ago."""


@dataclass(frozen=True, slots=True, eq=False)
class _Question(Generic[T]):
    answer: Future[T]
    asked_s: float


class Asking:
    """Belongs to one thread."""

    def __init__(self, patience_s: float = _PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._open: dict[Hashable, _Question[object]] = {}

    def ask(self, key: Hashable, work: Callable[[], T], now_s: float) -> Answer[T] | None:
        """What `work` returns; None = no answer yet. While there is none the same `key` is not asked again."""
        question: _Question[T] | None = self._open.get(key)  # type: ignore[assignment]  # of this key
        if question is None:
            question = _Question(Future(), now_s)
            self._open[key] = question  # type: ignore[assignment]  # likewise
            threading.Thread(target=fulfil, args=(question.answer, work), name="asking", daemon=True).start()
            wait((question.answer,), self._patience_s)
        if not question.answer.done():
            return None
        del self._open[key]
        return Answer(question.answer.result(), question.asked_s)

    def waited_s(self, key: Hashable, now_s: float) -> float:
        """How long there has been no answer to it."""
        question = self._open.get(key)
        return now_s - question.asked_s if question is not None else 0.0
