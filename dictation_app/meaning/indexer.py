"""MeaningIndexer: works out what dictations mean, the newest first, while nobody dictates.

A daemon thread with a store of its own that only reads; what it finds it hands over to whoever writes the history.
"""

from __future__ import annotations

import logging
import math
import threading
from typing import TYPE_CHECKING, Final

from dictation_app.errors import LockedError, UserError
from dictation_app.history.meanings import Meaning
from dictation_app.meaning import LANGUAGES
from dictation_app.meaning.search import packed
from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dictation_app.history import HistoryStore
    from dictation_app.history.meanings import Spoken
    from dictation_app.meaning import Embedder

_log = logging.getLogger(__name__)

BATCH: Final = 16
"""So many are handed over at once: a tenth of a second's work, lost if the app ends."""
_END_S: Final = 2.0


class MeaningIndexer:
    """Begins with `start`; everything may be called from any thread."""

    def __init__(
        self,
        open_store: Callable[[], HistoryStore],
        embedder: Embedder,
        keep: Callable[[str, Sequence[Meaning]], None],
    ) -> None:
        self._open_store = open_store
        self._embedder = embedder
        self._keep = keep
        self._wanted = threading.Event()
        self._may_work = threading.Event()
        self._may_work.set()
        self._is_ending = False
        self._has_told = False
        self._thread = threading.Thread(target=self._run, name="meaning", daemon=True)

    def start(self) -> None:
        """Begin with what is there."""
        self._wanted.set()
        self._thread.start()

    def look(self) -> None:
        """Something was added or changed."""
        self._wanted.set()

    def pace(self, *, may_work: bool) -> None:
        """Work when there is something to do, or do nothing until further notice."""
        if may_work:
            self._may_work.set()
        elif not self._is_ending:
            self._may_work.clear()

    def shut_down(self) -> None:
        """End; what is under way is left."""
        self._is_ending = True
        self._may_work.set()
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join(_END_S)

    def _run(self) -> None:
        work_off(self._calls(), self._read_all, self._on_bug)

    def _calls(self) -> Iterator[None]:
        while self._is_allowed() and self._wanted.wait() and self._is_allowed():
            self._wanted.clear()
            yield

    def _is_allowed(self) -> bool:
        """Wait while there is a dictation; False = end."""
        self._may_work.wait()
        return not self._is_ending

    def _read_all(self, _call: None) -> None:
        """From the newest to the oldest; what comes meanwhile calls again."""
        try:
            store = self._open_store()
            try:
                before = (math.inf, 0)
                while self._is_allowed() and (batch := store.without_meaning(*self._asked(before))):
                    before = (batch[-1].started_at, batch[-1].id)
                    self._read(batch)
            finally:
                store.close()
        except UserError as exc:
            # A history that is locked is told of elsewhere, and looked at again when its key comes.
            if not isinstance(exc, LockedError) and not self._is_ending and not self._has_told:
                self._has_told = True  # once in a run: it is asked for at each dictation
                _log.warning("What dictations mean cannot be worked out: %s", type(exc).__name__)

    def _asked(self, before: tuple[float, int]) -> tuple[str, tuple[str, ...], tuple[float, int], int]:
        return self._embedder.name, LANGUAGES, before, BATCH

    def _read(self, batch: Sequence[Spoken]) -> None:
        found: list[Meaning] = []
        for spoken in batch:
            if not self._is_allowed():
                break
            found.append(Meaning(spoken, packed(self._embedder.embed(spoken.words))))
        if found:
            self._keep(self._embedder.name, found)

    def _on_bug(self, _call: None, bug: Exception) -> None:
        _log.error("What dictations mean could not be worked out", exc_info=bug)
