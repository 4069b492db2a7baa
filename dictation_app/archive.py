"""Archive: what the disk keeps of dictations. Owns the `Journal` and the `HistoryStore` on one thread.

Everything goes through its queue, so that a slow, full or broken disk holds up neither microphone nor engine nor
windows: what the disk cannot keep is told, and the dictation goes on.

The way of a dictation: `begin`, `sound` block by block, `note` for each thing that happens, `finish`. Then it is an
entry of the history, and only then is its journal removed: after a crash at any moment it is in one of them. What an
earlier run left in the journal is for `recovery`.

Where the history is encrypted and its key not here yet, dictations that end stay in the journal, sealed; they are
recovered as soon as the key comes.
"""

from __future__ import annotations

import logging
import queue
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from dictation_app.encryption.key_file import PublicHalf, mend
from dictation_app.errors import HistoryError, UserError
from dictation_app.history import Entry, HistoryStore, Query
from dictation_app.journal import Begun, Dropped, Journal, JournalEvent, Sending
from dictation_app.kept_sound import drop_sound, keep_sound
from dictation_app.recovery import Recovery, entry_of
from dictation_app.spoken_words import SpokenWords
from dictation_app.unlocking import Unlocking, told_of_leftovers
from dictation_app.values.speech import SAMPLE_RATE_HZ
from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from dictation_app.history import LeftOut, Result, Sequel
    from dictation_app.history.meanings import Meaning
    from dictation_app.meaning import Embedder
    from dictation_app.meaning.indexer import MeaningIndexer
    from dictation_app.settings import HistorySettings, SegmenterSettings
    from dictation_app.user_words import WordList
    from dictation_app.values.dictation import LastDictation
    from dictation_app.values.speech import EngineInfo, Samples, Utterance, Word

_log = logging.getLogger(__name__)

_DAY_S = 86400.0
_SILENT_S = 1.0
"""Sound in which nothing was heard is kept from this length on."""
_PRUNE_EVERY = 100
"""Entries."""
_DAYS_OF_USE = 3
"""Entries age by the third last day that has any: a clock that was wrong for a day or two deletes nothing."""


class ArchiveListener(Protocol):
    """What an archive reports, on its own thread."""

    def on_unfinished(self, name: str, utterances: tuple[Utterance, ...]) -> None:
        """An earlier run did not finish this dictation: `Archive.recovered` wants to know what it comes to."""
        ...

    def on_kept(self, entry: Entry) -> None:
        """A new entry is in the history."""
        ...

    def on_changed(self) -> None:
        """Entries were changed or deleted."""
        ...

    def on_unlocked(self, *, is_open: bool) -> None:
        """The key of an encrypted history has come, or it is known why it has not."""
        ...

    def on_told(self, message: str, *, warning: bool) -> None:
        """Something the user should know, as a sentence."""
        ...


@dataclass(slots=True)
class _Open:
    """A dictation of this run that is being kept."""

    begun: Begun
    keep_sound: bool
    has_gone_out: bool = False
    """Some of its text has: no cancelling takes that back."""
    is_dropped: bool = False
    """The user threw away what had not gone out."""
    sequels: list[Sequel] = field(default_factory=list)
    """What became of a part of it already."""


class Archive:
    """Keeps dictations; `run` is the body of its thread, everything else may be called from any."""

    def __init__(
        self,
        journal_dir: Path,
        history_dir: Path,
        settings: HistorySettings,
        segmenter: SegmenterSettings,
        listener: ArchiveListener,
        embedder: Embedder | None = None,
    ) -> None:
        """With an `embedder` what dictations mean is worked out while nobody dictates."""
        self._history_dir = history_dir
        self._settings = settings
        self._listener = listener
        self._embedder = embedder
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        # Everything below belongs to the thread of `run`.
        self._journal = Journal(journal_dir, public_key=PublicHalf(history_dir))
        self._history: HistoryStore | None = None
        self._indexer: MeaningIndexer | None = None
        self._open: dict[int, _Open] = {}
        self._under_way: set[int] = set()
        """All that somebody dictates, kept or not."""
        self._entries: dict[int, int] = {}
        """Ids of entries, by the dictation of this run."""
        self._spoken = SpokenWords(self._write_words)
        self._recovery = Recovery(self._journal, segmenter, self, listener)
        self._added = 0
        self._told: set[str] = set()
        self._unlocking = Unlocking(history_dir, self)

    # --- from any thread ----------------------------------------------------------------------------------------

    def begin(self, session_id: int, begun: Begun) -> None:
        """A dictation begins."""
        self.post(partial(self._begin, session_id, begun))

    def sound(self, session_id: int, samples: Samples) -> None:
        """It goes on with this sound."""
        self.post(partial(self._journal.sound, session_id, samples))

    def note(self, session_id: int, event: JournalEvent) -> None:
        """This happened to it."""
        self.post(partial(self._note, session_id, event))

    def finish(self, session_id: int, last: LastDictation, info: EngineInfo | None) -> None:
        """It has come to its end."""
        self.post(partial(self._finish, session_id, last, info))

    def go_on(self, session_id: int, sequel: Sequel) -> None:
        """This became of its text afterwards."""
        self.post(partial(self._go_on, session_id, sequel))

    def drop(self, session_id: int) -> None:
        """The user threw it away; `finish` still comes for what had gone out before."""
        self.post(partial(self._drop, session_id))

    def words(self, session_id: int, seq: int, words: Sequence[Word]) -> None:
        """Where the words of one of its utterances were spoken; mostly after its end."""
        self.post(partial(self._keep_words, session_id, seq, words))

    def recovered(self, name: str, session_id: int, last: LastDictation, info: EngineInfo | None) -> None:
        """What an unfinished dictation came to, which was decoded as `session_id`."""
        self.post(partial(self._keep_recovered, name, session_id, last, info))

    def delete(self, ids: Sequence[int]) -> None:
        """Delete entries."""
        self.post(partial(self._change, lambda history: history.delete(ids)))

    def star(self, id_: int, *, starred: bool) -> None:
        """Mark an entry, or no more."""
        self.post(partial(self._change, lambda history: history.star(id_, starred=starred)))

    def correct(self, id_: int, words: str) -> None:
        """Replace the text of an entry."""
        self.post(partial(self._change, lambda history: history.correct(id_, words)))

    def decoded_again(self, id_: int, result: Result, words: Sequence[Word], left_out: LeftOut | None = None) -> None:
        """Give an entry the text of another decode of its sound."""
        self.post(partial(self._change, lambda history: history.decoded_again(id_, result, words, left_out)))

    def use_words(self, words: WordList) -> None:
        """Write what is recovered with the user's words."""
        self.post(partial(setattr, self._recovery, "words", words))

    def apply(self, settings: HistorySettings) -> None:
        """Take changed settings over, from the next dictation on; private mode from this moment on."""
        self.post(partial(self._apply, settings))

    def unlock(self) -> None:
        """Somebody wants to read what is encrypted: ask for its key again, if it is not here."""
        self.post(self._unlocking.ask)

    @property
    def settings(self) -> HistorySettings:
        """What is to be kept."""
        return self._settings

    def post(self, work: Callable[[], None]) -> None:
        """Have work done on its thread."""
        self._queue.put(work)

    def shut_down(self) -> None:
        """Do what is queued so far and end."""
        self._queue.put(None)

    # --- on its own thread --------------------------------------------------------------------------------------

    def run(self) -> None:
        """Thread body; returns after `shut_down`."""
        try:
            self._attempt(chain((self._begin_keeping,), iter(self._queue.get, None)))
        finally:
            self._journal.close()
            self._end_indexer()
            if self._history is not None:
                self._history.close()

    def _attempt(self, works: Iterable[Callable[[], None]]) -> None:
        work_off(works, self._carry_out, self._on_bug)

    def _carry_out(self, work: Callable[[], None]) -> None:
        try:
            work()
        except UserError as exc:
            self.tell(exc)
        if self._indexer is not None:
            self._indexer.pace(may_work=not self._under_way)

    def _on_bug(self, _work: Callable[[], None], bug: Exception) -> None:
        """The journal still has what it was about, and the other dictations go on."""
        _log.error("Something could not be kept", exc_info=bug)

    def tell(self, error: UserError) -> None:
        """Tell it once in a run: a full disk would say it at each dictation. Its own thread's, as `has` and `add`."""
        if not self._unlocking.is_about(error):
            _log.warning("Something could not be kept on the disk")
            self.tell_once(error)

    def tell_once(self, error: UserError) -> None:
        """See `unlocking.Keeper`; so are the next two."""
        if str(error) not in self._told:
            self._told.add(str(error))
            self._listener.on_told(str(error), warning=True)

    def use_key(self) -> None:
        """What could not be read, or became no entry, now can."""
        self._begin_keeping()
        self._look_for_meanings()
        self._listener.on_unlocked(is_open=True)
        self._listener.on_changed()

    def do_without_key(self) -> None:
        """Who shows the history can say why it is closed."""
        self._listener.on_unlocked(is_open=False)

    def _begin_keeping(self) -> None:
        self._attempt((self._open_history, self._prune, self._recovery.begin, self._use_meaning))

    def _open_history(self) -> None:
        left = told_of_leftovers(self._history_dir)
        history = self._writable_history()
        for note in filter(None, (left, history.note)):
            self._listener.on_told(note, warning=True)
        if history.form.is_sealed:
            with suppress(OSError):  # next time
                mend(history.form.folder)

    def _apply(self, settings: HistorySettings) -> None:
        is_new = settings.private and not self._settings.private
        self._settings = settings
        if is_new:
            # Of the dictations under way, too: who switches it on while speaking means what is being said.
            self._attempt([partial(self._journal.remove, session_id) for session_id in self._open])
            for session_id in self._open:
                self._spoken.forget(session_id)
            self._open.clear()
        self._prune()
        self._use_meaning()

    def _use_meaning(self) -> None:
        """Begin to work out what dictations mean, or end it, as the settings say."""
        if not self._settings.meaning:
            self._end_indexer()
        elif self._embedder is not None and self._indexer is None:
            from dictation_app.meaning.indexer import MeaningIndexer  # noqa: PLC0415 - loads NumPy

            open_store = partial(HistoryStore, self._history_dir, mends=False)
            self._indexer = MeaningIndexer(open_store, self._embedder, self._take_meanings)
            self._indexer.start()

    def _end_indexer(self) -> None:
        indexer, self._indexer = self._indexer, None
        if indexer is not None:
            indexer.shut_down()

    def _take_meanings(self, model: str, found: Sequence[Meaning]) -> None:
        """From the indexer's thread."""
        self.post(partial(self._keep_meanings, model, found))

    def _keep_meanings(self, model: str, found: Sequence[Meaning]) -> None:
        self._writable_history().keep_meanings(model, found)

    def _look_for_meanings(self) -> None:
        if self._indexer is not None:
            self._indexer.look()

    def _begin(self, session_id: int, begun: Begun) -> None:
        self._under_way.add(session_id)
        if self._settings.keeps_nothing:
            return
        self._open[session_id] = _Open(begun, keep_sound=self._settings.keep == "all")
        self._journal.begin(session_id, begun)

    def _note(self, session_id: int, event: JournalEvent) -> None:
        dictation = self._open.get(session_id)
        if dictation is not None and isinstance(event, Sending):
            dictation.has_gone_out = True
        self._journal.note(session_id, event)

    def _drop(self, session_id: int) -> None:
        self._under_way.discard(session_id)
        dictation = self._open.get(session_id)
        if dictation is None or not dictation.has_gone_out:
            self._open.pop(session_id, None)
            self._spoken.forget(session_id)
            self._journal.remove(session_id)
        else:
            dictation.keep_sound, dictation.is_dropped = False, True
            self._spoken.forget(session_id)
            self._journal.note(session_id, Dropped())

    def _finish(self, session_id: int, last: LastDictation, info: EngineInfo | None) -> None:
        self._under_way.discard(session_id)
        dictation = self._open.pop(session_id, None)
        if dictation is None:
            return
        self._journal.finished(session_id)
        wants_sound = dictation.keep_sound or last.is_incomplete
        # Sound without speech is kept where all is, but not of a key that was touched by accident.
        is_worth_keeping = dictation.keep_sound and last.audio_seconds >= _SILENT_S
        was_said = last.text or last.withheld_text or last.is_incomplete or is_worth_keeping
        if was_said:
            samples = self._journal.samples(session_id) if wants_sound else None
            try:
                kept = self.add(entry_of(dictation.begun, last, info), samples, needs_sound=last.is_incomplete)
            except HistoryError:
                # The journal is all there is of it, and the next start recovers it.
                self._journal.let_go(session_id)
                raise
            if not dictation.is_dropped:
                self._spoken.expect(session_id, kept.id)
            self._entries[session_id] = kept.id
        self._journal.remove(session_id)
        for sequel in dictation.sequels:
            self._go_on(session_id, sequel)

    def _go_on(self, session_id: int, sequel: Sequel) -> None:
        if session_id in self._open:
            self._open[session_id].sequels.append(sequel)
        elif session_id in self._entries and not self._settings.keeps_nothing:
            self._change(lambda history: history.go_on(self._entries[session_id], sequel))

    def _keep_recovered(self, name: str, session_id: int, last: LastDictation, info: EngineInfo | None) -> None:
        kept = self._recovery.recovered(name, last, info)
        if kept is not None:
            self._spoken.expect(session_id, kept.id)

    def _keep_words(self, session_id: int, seq: int, words: Sequence[Word]) -> None:
        dictation = self._open.get(session_id)
        if dictation is None:
            self._spoken.take(session_id, seq, words, may_be_new=self._recovery.is_under_way)
        elif not dictation.is_dropped:
            self._spoken.take(session_id, seq, words, may_be_new=True)

    def _write_words(self, entry_id: int, words: Sequence[Word]) -> None:
        self._writable_history().keep_words(entry_id, words)
        self._listener.on_changed()

    def has(self, started_at: float) -> bool:
        """See `recovery.Shelf`."""
        return bool(self._writable_history().count(Query(since=started_at, until=started_at + 1e-6)))

    def add(self, entry: Entry, samples: Samples | None, *, needs_sound: bool) -> Entry:
        """Raise `HistoryError` where the entry, or sound it is nothing without, cannot be kept."""
        history = self._writable_history()
        sound = ""
        if samples is not None and len(samples):
            try:
                sound = keep_sound(history.form, entry, samples)
            except HistoryError as exc:
                if needs_sound:
                    raise
                self.tell(exc)
            else:
                entry = replace(entry, audio=sound, audio_seconds=round(len(samples) / SAMPLE_RATE_HZ, 2))
        try:
            kept = history.add(entry)
        except HistoryError:
            if sound:
                drop_sound(history.form, sound)
            raise
        self._listener.on_kept(kept)
        self._look_for_meanings()
        self._added += 1
        if self._added % _PRUNE_EVERY == 0:
            self._prune()
        return kept

    def _writable_history(self) -> HistoryStore:
        if self._history is None:
            self._history = HistoryStore(self._history_dir)
        return self._history

    def _change(self, change: Callable[[HistoryStore], object]) -> None:
        try:
            change(self._writable_history())
        except UserError as exc:
            self._listener.on_told(str(exc), warning=True)
        finally:
            self._listener.on_changed()
            self._look_for_meanings()

    def _prune(self) -> None:
        if self._history is None:
            return
        settings = self._settings
        # Not by this machine's clock alone: a wrong one would make everything old.
        now = min(time.time(), self._history.last_days(_DAYS_OF_USE))
        pruned = self._history.prune(
            older_than=now - settings.days * _DAY_S if settings.days else 0.0,
            most=settings.entries,
            most_audio_bytes=settings.audio_mb * 1_000_000,
        )
        if pruned:
            self._listener.on_changed()
