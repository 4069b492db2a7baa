"""Asking: questions to folders that may never answer, each on a thread of its own.

A system call on a network folder that is gone can take minutes, and nothing ends it: whoever asks goes on without the
answer, and gets it when he asks the same again. Such a thread is a daemon: it holds up no end of the program.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, TypeVar

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


@dataclass(slots=True, eq=False)
class _Question(Generic[T]):
    work: Callable[[], T]
    asked_s: float
    is_over: threading.Event = field(default_factory=threading.Event)
    found: list[T] = field(default_factory=list)
    error: BaseException | None = None

    def run(self) -> None:
        try:
            self.found.append(self.work())
        except BaseException as exc:  # noqa: BLE001  # raised where the answer is taken
            self.error = exc
        finally:
            self.is_over.set()


class Asking:
    """Belongs to one thread."""

    def __init__(self, patience_s: float = _PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._open: dict[Hashable, _Question[object]] = {}

    def ask(self, key: Hashable, work: Callable[[], T], now_s: float) -> Answer[T] | None:
        """What `work` returns; None = no answer yet. While there is none the same `key` is not asked again."""
        question: _Question[T] | None = self._open.get(key)  # type: ignore[assignment]  # of this key
        if question is None:
            question = _Question(work, now_s)
            self._open[key] = question  # type: ignore[assignment]  # likewise
            threading.Thread(target=question.run, name="asking", daemon=True).start()
            question.is_over.wait(self._patience_s)
        if not question.is_over.is_set():
            return None
        del self._open[key]
        if question.error is not None:
            raise question.error
        return Answer(question.found[0], question.asked_s)

    def waited_s(self, key: Hashable, now_s: float) -> float:
        """How long there has been no answer to it."""
        question = self._open.get(key)
        return now_s - question.asked_s if question is not None else 0.0
