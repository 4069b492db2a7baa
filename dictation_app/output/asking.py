"""Asker: a thread that puts questions to other programs, so that none of them can hold up more than this thread.

While a question is unanswered, further ones are not put: whoever asks hears at once that nothing can be known.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dictation_app.work_loop import fulfil, guarded

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

T = TypeVar("T")

_FRESH_S = 0.7
"""So old an answer may be that is told as the present state; who looks does so several times a second."""


class Asker:
    """Any thread may ask. Its own begins with the first question, and `begin` runs on it before that."""

    def __init__(self, name: str, begin: Callable[[], None] = lambda: None) -> None:
        self._begin = begin
        self._questions: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._unanswered: Future[Any] | None = None
        self._looked_for: Future[Any] | None = None
        """Likewise, and nobody waits for it; others may be put behind it."""
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def ask(self, question: Callable[[], T], timeout_s: float) -> T | None:
        """The answer; None where there is none in time."""
        with self._lock:
            if self._is_closed or _is_open(self._unanswered):
                return None
            future = self._put(question)
            self._unanswered = future
        try:
            failed = future.exception(timeout_s)
        except TimeoutError:
            log.debug("A program did not answer in time.")
            return None
        if failed is not None:
            log.debug("A program did not answer (%s).", type(failed).__name__)
            return None
        return future.result()

    def look(self, question: Callable[[], None]) -> None:
        """Put a question that nobody waits for, unless another one is unanswered."""
        with self._lock:
            if not (self._is_closed or _is_open(self._unanswered) or _is_open(self._looked_for)):
                self._looked_for = self._put(question)

    def _put(self, question: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        if self._thread.ident is None:
            self._thread.start()
        self._questions.put(lambda: fulfil(future, question))
        return future

    def close(self) -> None:
        """Ask nobody any more; a question that hangs is left to itself."""
        with self._lock:
            self._is_closed = True
        self._questions.put(None)

    def _run(self) -> None:
        if not guarded(self._is_ready, self._give_up):
            return
        while (put := self._questions.get()) is not None:
            put()

    def _is_ready(self) -> bool:
        self._begin()
        return True

    def _give_up(self, problem: Exception) -> bool:
        log.info("Other programs cannot be asked here (%s).", type(problem).__name__)
        self._is_closed = True
        return False


def _is_open(future: Future[Any] | None) -> bool:
    return future is not None and not future.done()


class Latest(Generic[T]):
    """What a question was answered last, for those who cannot wait: each look has it put again, for the next one."""

    def __init__(self, asker: Asker, question: Callable[[], T]) -> None:
        self._asker = asker
        self._question = question
        self._answered: tuple[float, T | None] = (float("-inf"), None)
        """When it was put, and what came of it."""

    def look(self) -> T | None:
        """At once; None where nothing was answered of late."""
        self._asker.look(self._ask)
        asked_at_s, answer = self._answered
        return answer if time.monotonic() - asked_at_s < _FRESH_S else None

    def _ask(self) -> None:
        asked_at_s = time.monotonic()
        self._answered = (asked_at_s, self._question())
