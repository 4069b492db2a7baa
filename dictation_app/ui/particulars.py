"""What the history knows of the chosen entry beside its row: its sound, its words, what it was before.

Read in a thread, by a store of its own: whoever goes through the list with the arrow keys waits for no disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot

from dictation_app.history import HistoryStore
from dictation_app.history.spoken import place_words
from dictation_app.ui import history_words
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.history import Entry, Result
    from dictation_app.history.spoken import PlacedWord
    from dictation_app.values.speech import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """Of one entry, as it was when it was asked for."""

    entry: Entry
    sound: Path | None = None
    """None where it was not kept, or is gone."""
    words: tuple[Word, ...] = ()
    placed: tuple[PlacedWord, ...] = ()
    """Those found in the text shown."""
    results: tuple[Result, ...] = ()
    """Texts it had before, newest first, none twice and not the one it has."""
    is_replaced: bool = False
    """The text it has is not the one that was delivered, or not."""


class _Source:
    """The store, opened when first asked and kept open; one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store: HistoryStore | None = None

    def read(self, entry: Entry) -> Particulars:
        if self._store is None:
            self._store = HistoryStore(self.folder, mends=False)
        words, results = self._store.words(entry.id), self._store.results(entry.id)
        return Particulars(
            entry=entry,
            sound=self._store.audio_path(entry),
            words=words,
            placed=place_words(history_words.shown_text(entry), words),
            results=_others(entry, results),
            is_replaced=bool(results) and results[-1].text != history_words.shown_text(entry),
        )

    def close(self) -> None:
        if self._store is not None:
            self._store.close()


class ParticularsReader(QObject):
    """Reads for the newest request; those it overtook get no answer."""

    read = Signal(object)
    """`Particulars`"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)  # its end waits for what is being read
        self._pool.setMaxThreadCount(1)
        self._source: _Source | None = None
        self._is_reading = False
        self._next: tuple[Path, Entry] | None = None

    def ask(self, folder: Path, entry: Entry) -> None:
        """Have the particulars of this entry read, from the history in this folder."""
        if self._is_reading:
            self._next = (folder, entry)
            return
        if self._source is None or self._source.folder != folder:
            self.close()
            self._source = _Source(folder)
        self._is_reading = True
        source = self._source
        self._run(lambda _report: source.read(entry), self._on_read)

    def close(self) -> None:
        """Close what is open; who has asked gets no answer any more."""
        source, self._source, self._next = self._source, None, None
        if source is not None:
            self._run(lambda _report: source.close(), _ignore)

    def _run(self, work: Callable[[Callable[[object], None]], object], succeeded: Callable[[Any], None]) -> None:
        # The signals live as long as the application, because the window may be gone when the work is done.
        parent = QCoreApplication.instance() or self
        run_task(parent, work, progress=_ignore, succeeded=succeeded, failed=self._on_failed, pool=self._pool)

    @Slot(object)
    def _on_read(self, found: Particulars) -> None:
        if not self._go_on() and self._source is not None:
            self.read.emit(found)

    @Slot(str, str)
    def _on_failed(self, _message: str, _hint: str) -> None:
        # The page itself reads the same history and says what is wrong with it.
        self._go_on()

    def _go_on(self) -> bool:
        """Read what was asked for meanwhile; whether there is anything."""
        self._is_reading = False
        waiting, self._next = self._next, None
        if waiting is not None:
            self.ask(*waiting)
        return waiting is not None


def _others(entry: Entry, results: tuple[Result, ...]) -> tuple[Result, ...]:
    known = {history_words.shown_text(entry), ""}
    others = []
    for result in results:
        if result.text not in known:
            known.add(result.text)
            others.append(result)
    return tuple(others)


def _ignore(_value: object) -> None:
    pass
