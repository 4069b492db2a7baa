"""Alternates: what else the last dictation could be, found by the engine of dictation while nobody speaks.

Its sound is in memory. The searches are errands of the engine (`engine_thread.lending`): a dictation that begins goes
first, and what was given up for it is done again afterwards. Lives on the GUI thread, the searches in the pool.
"""

from __future__ import annotations

import logging
import re
import threading
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app import text
from dictation_app.engine.decoding import SEARCHES
from dictation_app.engine_thread.commands import LoanEndedError
from dictation_app.errors import UserError, WorkDroppedError
from dictation_app.user_words import WordList
from dictation_app.values.speech import DecodeOptions
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dictation_app.engine import Engine
    from dictation_app.settings import EngineSettings
    from dictation_app.values.speech import Samples, Utterance
    from dictation_app.workers import EngineThread

_log = logging.getLogger(__name__)

MOST = 4
_NO_WORD = re.compile(r"[\W_]+")


class _Search(QObject):
    """One of them; told of no more once it is stopped. Ends by itself when its work does."""

    found = Signal(str)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = threading.Event()

    def begin(self, work: Callable[[Callable[[object], None]], None]) -> None:
        """Have the pool do it."""
        run_task(self, work, progress=self._on_found, succeeded=self._on_ended, failed=self._on_failed)

    @Slot(object)
    def _on_found(self, other: str) -> None:
        if not self.stopped.is_set():
            self.found.emit(other)

    @Slot(object)
    def _on_ended(self, _result: object) -> None:
        if not self.stopped.is_set():
            self.ended.emit()
        self.deleteLater()

    @Slot(str, str)
    def _on_failed(self, _message: str, _hint: str) -> None:
        self._on_ended(None)


class Alternates(QObject):
    """One search at a time; another one, or `stop`, ends it."""

    found = Signal(str)
    """A text, the likeliest first; at most `MOST`."""
    ended = Signal()
    """There are no more."""

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._stopped = threading.Event()
        """Of the last search."""
        self.words = WordList()
        """Of the user."""

    def look(self, sound: Sequence[Utterance], settings: EngineSettings, language: str, known: Iterable[str]) -> None:
        """Find what this sound could be besides the texts that are `known`."""
        self.stop()
        search = _Search(self)
        search.found.connect(self.found)
        search.ended.connect(self.ended)
        words, stopped = self.words, search.stopped
        self._stopped = stopped
        pieces = tuple(piece.samples for piece in sound if len(piece.samples))
        options = DecodeOptions(language=language or None, languages=settings.among, skip_silence=True)
        known = tuple(known)

        def work(report: Callable[[object], None]) -> None:
            try:
                with closing(self._engine.lend(settings.model, stopped.is_set)) as lent:
                    for other in alternates(lent, pieces, options, known, words):
                        report(other)
            except (WorkDroppedError, LoanEndedError, UserError) as exc:
                # The menu has all its other ways; a model that is lost is told of where somebody dictates.
                _log.info("No more alternates are looked for (%s)", type(exc).__name__)

        search.begin(work)

    @Slot()
    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._stopped.set()


def alternates(
    engine: Engine, pieces: Sequence[Samples], options: DecodeOptions, known: Iterable[str], words: WordList
) -> Iterator[str]:
    """Each text that this sound could be as well, as they are found: those that differ in more than signs and capitals.

    Of several pieces each other text is the whole: the likeliest of each, then the second of each.
    """
    told = {_words_of(each) for each in known} | {""}
    likeliest = [""]
    if len(pieces) > 1:
        likeliest = [engine.transcribe(piece, options).text for piece in pieces]
    left = MOST
    for search in range(1, SEARCHES + 1):
        decoded = [engine.transcribe(piece, replace(options, other_readings=search)) for piece in pieces]
        for rank in range(max((len(each.others) for each in decoded), default=0)):
            whole = ""
            for each, usual in zip(decoded, likeliest, strict=True):
                language = options.language or each.language
                heard = text.polish(each.others[rank] if rank < len(each.others) else usual)
                written = text.continued(whole, words.apply(heard, language), language)
                whole = text.join(whole, written, language)
            if _words_of(whole) in told:
                continue
            told.add(_words_of(whole))
            yield whole
            left -= 1
            if not left:
                return


def _words_of(written: str) -> str:
    return _NO_WORD.sub(" ", written).strip().casefold()
