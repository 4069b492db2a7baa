"""Asker: a thread that puts questions to other programs, so that none of them can hold up more than this thread.

While a question is unanswered, further ones are not put: whoever asks hears at once that nothing can be known.
"""

from __future__ import annotations

import logging
import queue
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from dictation_app.work_loop import fulfil, guarded

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

T = TypeVar("T")


class Asker:
    """Any thread may ask. Its own begins with the first question, and `begin` runs on it before that."""

    def __init__(self, name: str, begin: Callable[[], None] = lambda: None) -> None:
        self._begin = begin
        self._questions: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._unanswered: Future[Any] | None = None
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def ask(self, question: Callable[[], T], timeout_s: float) -> T | None:
        """The answer; None where there is none in time."""
        future: Future[T] = Future()
        with self._lock:
            if self._is_closed or (self._unanswered is not None and not self._unanswered.done()):
                return None
            self._unanswered = future
            if self._thread.ident is None:
                self._thread.start()
        self._questions.put(lambda: fulfil(future, question))
        try:
            failed = future.exception(timeout_s)
        except TimeoutError:
            log.debug("A program did not answer in time.")
            return None
        if failed is not None:
            log.debug("A program did not answer (%s).", type(failed).__name__)
            return None
        return future.result()

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
