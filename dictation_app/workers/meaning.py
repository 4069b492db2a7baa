"""MeaningThread: from what somebody looks for in the history to what they may mean."""

from __future__ import annotations

import logging
import queue
from contextlib import closing
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.work_loop import work_off
from dictation_app.workers.base import WorkerThread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject

    from dictation_app.history import HistoryStore, Query
    from dictation_app.meaning import Embedder

_log = logging.getLogger(__name__)

FORGET_S: Final = 60.0
"""Without a question for so long the vectors are forgotten: of a large history they take a lot of memory."""


class MeaningThread(WorkerThread):
    """Owns a `MeaningSearch` while somebody looks; of several questions only the last is answered."""

    found = Signal(object, object)
    """`Query`, and a tuple of the entries that its words do not find."""

    def __init__(
        self, open_store: Callable[[], HistoryStore], embedder: Embedder, parent: QObject | None = None
    ) -> None:
        super().__init__("meaning-search", say("Searching by meaning"), parent)
        self._open_store = open_store
        self._embedder = embedder
        self._queue: queue.SimpleQueue[Query | None] = queue.SimpleQueue()
        self._asked: Query | None = None
        """What is being answered."""

    def look(self, query: Query) -> None:
        """Find what is meant by the words of `query`, among what its filters let through."""
        self._queue.put(query)

    def shut_down(self) -> None:
        """End the thread."""
        self._queue.put(None)

    def body(self) -> None:
        """See `WorkerThread`."""
        while (query := self._queue.get()) is not None:
            work_off([query], self._look, self._on_bug)

    def _look(self, first: Query) -> None:
        """Answer the first question and those that follow it soon."""
        from dictation_app.meaning.search import MeaningSearch  # noqa: PLC0415 - loads NumPy

        self._asked = first
        try:
            with closing(self._open_store()) as store:
                search = MeaningSearch(store, self._embedder)
                for query in self._following(first):
                    self._asked = query
                    self.found.emit(query, search.by_meaning_only(query))
        except UserError as exc:
            _log.warning("Nothing can be found by meaning: %s", type(exc).__name__)
            self.found.emit(self._asked, ())

    def _following(self, query: Query) -> Iterator[Query]:
        wanted: Query | None = query
        while wanted is not None:
            while not self._queue.empty():
                newer = self._queue.get()
                if newer is None:
                    self._queue.put(None)
                    return
                wanted = newer
            yield wanted
            try:
                wanted = self._queue.get(timeout=FORGET_S)
            except queue.Empty:
                return
        self._queue.put(None)

    def _on_bug(self, _first: Query, bug: Exception) -> None:
        _log.error("The search by meaning failed", exc_info=bug)
        self.found.emit(self._asked, ())
