"""Archive: what the disk keeps of dictations. Owns the `Journal` and the `HistoryStore` on one thread.

Everything goes through its queue, so that a slow, full or broken disk holds up neither microphone nor engine nor
windows: what the disk cannot keep is told, and the dictation goes on.

The way of a dictation: `begin`, `sound` block by block, `note` for each thing that happens, `finish`. Then it is an
entry of the history, and only then is its journal removed: after a crash at any moment it is in one of them. What an
earlier run left in the journal is cut into utterances and reported, one dictation after the other; `recovered` brings
what they came to.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from dictation_app import text
from dictation_app.errors import HistoryError, UserError
from dictation_app.history import Entry, HistoryStore, Query
from dictation_app.journal import Begun, Dropped, Journal, JournalEvent, Sending
from dictation_app.values import SAMPLE_RATE_HZ, DeliveryMethod, DeliveryState, LastDictation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.journal import Unfinished
    from dictation_app.settings import HistorySettings, SegmenterSettings
    from dictation_app.values import EngineInfo, Samples, Utterance

_log = logging.getLogger(__name__)

ATTEMPTS = 2
"""A dictation whose recovery ended the app so often is not decoded again, but kept with its sound."""
PIECE_S = 10.0
"""Longest utterance of a recovered dictation: so long somebody who dictates meanwhile may have to wait for one."""
AUDIO_DIR = "audio"
_DAY_S = 86400.0
_PRUNE_EVERY = 100
"""Entries."""


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


class Archive:
    """Keeps dictations; `run` is the body of its thread, everything else may be called from any."""

    def __init__(
        self,
        journal_dir: Path,
        history_dir: Path,
        settings: HistorySettings,
        segmenter: SegmenterSettings,
        listener: ArchiveListener,
    ) -> None:
        self._history_dir = history_dir
        self._settings = settings
        self._segmenter = segmenter
        self._listener = listener
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        # Everything below belongs to the thread of `run`.
        self._journal = Journal(journal_dir)
        self._history: HistoryStore | None = None
        self._open: dict[int, _Open] = {}
        self._unfinished: list[str] = []
        """Left by earlier runs and not yet recovered, oldest first."""
        self._recovering = ""
        """The name of the one that is being recovered."""
        self._read: Unfinished | None = None
        """What is known of that one."""
        self._recovered = 0
        self._added = 0
        self._told: set[str] = set()

    # --- from any thread ----------------------------------------------------------------------------------------

    def begin(self, session_id: int, begun: Begun) -> None:
        """A dictation begins."""
        self._queue.put(partial(self._begin, session_id, begun))

    def sound(self, session_id: int, samples: Samples) -> None:
        """It goes on with this sound."""
        self._queue.put(partial(self._journal.sound, session_id, samples))

    def note(self, session_id: int, event: JournalEvent) -> None:
        """This happened to it."""
        self._queue.put(partial(self._note, session_id, event))

    def finish(self, session_id: int, last: LastDictation, info: EngineInfo | None) -> None:
        """It has come to its end."""
        self._queue.put(partial(self._finish, session_id, last, info))

    def drop(self, session_id: int) -> None:
        """The user threw it away; `finish` still comes for what had gone out before."""
        self._queue.put(partial(self._drop, session_id))

    def recovered(self, name: str, last: LastDictation, info: EngineInfo | None) -> None:
        """What an unfinished dictation came to."""
        self._queue.put(partial(self._keep_recovered, name, last, info))

    def delete(self, ids: Sequence[int]) -> None:
        """Delete entries."""
        self._queue.put(partial(self._change, lambda history: history.delete(ids)))

    def star(self, id_: int, *, starred: bool) -> None:
        """Mark an entry, or no more."""
        self._queue.put(partial(self._change, lambda history: history.star(id_, starred=starred)))

    def correct(self, id_: int, words: str) -> None:
        """Replace the text of an entry."""
        self._queue.put(partial(self._change, lambda history: history.correct(id_, words)))

    def apply(self, settings: HistorySettings) -> None:
        """Take changed settings over, from the next dictation on."""
        self._queue.put(partial(self._apply, settings))

    def shut_down(self) -> None:
        """Do what is queued so far and end."""
        self._queue.put(None)

    # --- on its own thread --------------------------------------------------------------------------------------

    def run(self) -> None:
        """Thread body; returns after `shut_down`."""
        try:
            self._attempt(self._start)
            while (work := self._queue.get()) is not None:
                self._attempt(work)
        finally:
            self._journal.close()
            if self._history is not None:
                self._history.close()

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except UserError as exc:
            self._tell(exc)
        except Exception:  # noqa: BLE001  # a bug in keeping one dictation must cost no other one
            _log.exception("Something could not be kept")

    def _tell(self, error: UserError) -> None:
        """Once in a run: a full disk would say it at each dictation."""
        _log.warning("Something could not be kept on the disk")
        if str(error) not in self._told:
            self._told.add(str(error))
            self._listener.on_told(str(error), warning=True)

    def _start(self) -> None:
        try:
            self._history = HistoryStore(self._history_dir)
        except UserError as exc:
            self._tell(exc)
        else:
            if self._history.note:
                self._listener.on_told(self._history.note, warning=True)
            self._attempt(self._prune)
        self._unfinished = list(self._journal.unfinished())
        self._recover_next()

    def _apply(self, settings: HistorySettings) -> None:
        self._settings = settings
        self._prune()

    def _begin(self, session_id: int, begun: Begun) -> None:
        if self._settings.keep == "nothing":
            return
        self._open[session_id] = _Open(begun, keep_sound=self._settings.keep == "all")
        self._journal.begin(session_id, begun)

    def _note(self, session_id: int, event: JournalEvent) -> None:
        dictation = self._open.get(session_id)
        if dictation is not None and isinstance(event, Sending):
            dictation.has_gone_out = True
        self._journal.note(session_id, event)

    def _drop(self, session_id: int) -> None:
        dictation = self._open.get(session_id)
        if dictation is None or not dictation.has_gone_out:
            self._open.pop(session_id, None)
            self._journal.remove(session_id)
        else:
            dictation.keep_sound = False
            self._journal.note(session_id, Dropped())

    def _finish(self, session_id: int, last: LastDictation, info: EngineInfo | None) -> None:
        dictation = self._open.pop(session_id, None)
        if dictation is None:
            return
        self._journal.finished(session_id)
        wants_sound = dictation.keep_sound or last.is_incomplete
        was_said = (
            last.text or last.withheld_text or last.is_incomplete or (dictation.keep_sound and last.audio_seconds)
        )
        if was_said:
            samples = self._journal.samples(session_id) if wants_sound else None
            # Where this fails the journal is all there is of it, and the next start recovers it.
            self._add(_entry(dictation.begun, last, info), samples, needs_sound=last.is_incomplete)
        self._journal.remove(session_id)

    def _add(self, entry: Entry, samples: Samples | None, *, needs_sound: bool) -> None:
        """Raise `HistoryError` where the entry, or sound it is nothing without, cannot be kept."""
        history = self._writable_history()
        sound = self._sound_path(entry)
        if samples is not None and len(samples):
            try:
                self._keep_sound(sound, samples)
            except HistoryError as exc:
                if needs_sound:
                    raise
                self._tell(exc)
            else:
                entry = replace(entry, audio=sound.name, audio_seconds=round(len(samples) / SAMPLE_RATE_HZ, 2))
        try:
            kept = history.add(entry)
        except HistoryError:
            sound.unlink(missing_ok=True)
            raise
        self._listener.on_kept(kept)
        self._added += 1
        if self._added % _PRUNE_EVERY == 0:
            self._prune()

    def _sound_path(self, entry: Entry) -> Path:
        return self._history_dir / AUDIO_DIR / f"{datetime.fromtimestamp(entry.started_at, UTC):%Y%m%dT%H%M%S.%fZ}.flac"

    def _keep_sound(self, path: Path, samples: Samples) -> None:
        from dictation_app.audio.flac import write_flac  # noqa: PLC0415 - loads FFmpeg, seldom needed here

        path.unlink(missing_ok=True)  # Of a crash between the sound and its entry.
        try:
            write_flac(path, samples)
        except OSError as exc:
            raise HistoryError(
                f"The sound of a dictation could not be kept: {exc.strerror or exc}.", "Is there room on the disk?"
            ) from exc

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

    def _prune(self) -> None:
        if self._history is None:
            return
        settings = self._settings
        newest = self._history.search(Query(limit=1))
        if not newest:
            return
        # Not by this machine's clock alone: a wrong one would make everything old.
        now = min(time.time(), newest[0].started_at)
        pruned = self._history.prune(
            older_than=now - settings.days * _DAY_S if settings.days else 0.0,
            most=settings.entries,
            most_audio_bytes=settings.audio_mb * 1_000_000,
        )
        if pruned:
            self._listener.on_changed()

    # --- recovery ---

    def _recover_next(self) -> None:
        """Report the oldest dictation that an earlier run left; the next one follows when it is recovered."""
        self._recovering, self._read = "", None
        while self._unfinished and not self._recovering:
            self._attempt(partial(self._recover, self._unfinished.pop(0)))
        if not self._recovering and self._recovered:
            count, self._recovered = self._recovered, 0
            what = "A dictation that was not finished was" if count == 1 else f"{count} unfinished dictations were"
            where = "It is" if count == 1 else "They are"
            self._listener.on_told(f"{what} recovered. {where} in the history.", warning=False)

    def _recover(self, name: str) -> None:
        if self._settings.keep == "nothing":
            self._journal.forget(name)
            self._listener.on_told("An unfinished dictation was deleted: nothing is to be kept.", warning=True)
            return
        self._journal.recovering(name)
        self._recovering = name
        # Hours of sound take seconds to read, and what is said meanwhile must reach the disk.
        threading.Thread(target=self._read_unfinished, args=(name,), name="recovery", daemon=True).start()

    def _read_unfinished(self, name: str) -> None:
        """Body of a thread of its own."""
        try:
            unfinished = self._journal.read(name)
            utterances = _cut(unfinished.samples, self._segmenter)
            known = _known(unfinished)
        except Exception:  # noqa: BLE001  # the guard of this thread; the dictation stays, and the attempt counts
            _log.exception("An unfinished dictation could not be read")
            self._queue.put(partial(self._leave, name))
        else:
            self._queue.put(partial(self._take_up, unfinished, utterances, known))

    def _leave(self, name: str) -> None:
        self._journal.leave(name)
        self._recover_next()

    def _take_up(self, unfinished: Unfinished, utterances: tuple[Utterance, ...], known: LastDictation) -> None:
        self._read = unfinished
        if unfinished.begun is not None and self._has(unfinished.begun):
            self._journal.forget(unfinished.name)  # The crash came after its entry was made.
            self._recover_next()
        elif unfinished.is_dropped or (unfinished.is_finished and (known.text or known.withheld_text)):
            self._keep_recovered(unfinished.name, known, None)
        elif unfinished.attempts > ATTEMPTS:
            detail = f"It could not be transcribed: the app ended {ATTEMPTS} times over it. Its sound is kept."
            self._keep_recovered(unfinished.name, replace(known, detail=detail, is_incomplete=True), None)
        else:
            self._listener.on_unfinished(unfinished.name, utterances)

    def _has(self, begun: Begun) -> bool:
        at = begun.started_at
        try:
            return self._history is not None and bool(self._history.count(Query(since=at, until=at + 1e-6)))
        except HistoryError as exc:
            self._tell(exc)
            return False

    def _keep_recovered(self, name: str, last: LastDictation, info: EngineInfo | None) -> None:
        unfinished = self._read
        try:
            if unfinished is not None and unfinished.name == name:
                self._add_recovered(unfinished, last, info)
                self._journal.forget(name)
        finally:
            self._recover_next()

    def _add_recovered(self, unfinished: Unfinished, last: LastDictation, info: EngineInfo | None) -> None:
        known = _known(unfinished)
        if not last.text:
            last = replace(last, text=known.text, language=known.language)
        wants_sound = (last.is_incomplete or self._settings.keep == "all") and not unfinished.is_dropped
        if not last.text and not last.withheld_text and not wants_sound:
            return  # Nobody had spoken yet.
        begun = unfinished.begun or Begun(started_at=time.time(), model="", device="", language="")
        entry = replace(
            _entry(begun, last, info),
            audio_seconds=round(unfinished.seconds, 2),
            method=known.method,
            delivery=known.delivery,
            detail=" ".join(dict.fromkeys(filter(None, (last.detail, known.detail)))),
            stop_to_text_ms=0,
            is_recovered=True,
        )
        self._sound_path(entry).unlink(missing_ok=True)
        self._add(entry, unfinished.samples if wants_sound else None, needs_sound=last.is_incomplete)
        self._recovered += 1


def _known(unfinished: Unfinished) -> LastDictation:
    """What the journal says a dictation had come to."""
    heard = ""
    withheld = [t for t in unfinished.transcripts if t.withheld]
    for transcript in unfinished.transcripts:
        if not transcript.withheld:
            heard = text.join(heard, text.polish(transcript.text), transcript.language)
    sent = " ".join(words.strip() for words in unfinished.sent)
    is_over = unfinished.is_finished or unfinished.is_dropped
    arrived = [report for report in unfinished.reports if report.state is not DeliveryState.NOT_DELIVERED]
    is_all_told = len(unfinished.reports) == len(unfinished.sent)
    count = sum(len(report.text.split()) for report in arrived)
    details = (
        f"Its first {count} words had gone out; what follows them was not inserted." if count and not is_over else "",
        "" if is_all_told else "The last of its text may have gone out, too.",
    )
    return LastDictation(
        text=sent if unfinished.is_dropped else heard or sent,
        language=unfinished.transcripts[0].language if unfinished.transcripts else "",
        method=arrived[-1].method if arrived else DeliveryMethod.NONE,
        # Also where its beginning had arrived: the rest is to be inserted by hand.
        delivery=arrived[-1].state if arrived and is_over and is_all_told else DeliveryState.NOT_DELIVERED,
        detail=" ".join(filter(None, details)),
        withheld=withheld[0].withheld if withheld and not heard else "",
        withheld_text=" ".join(t.text for t in withheld),
        is_incomplete=bool(unfinished.failed) and not unfinished.is_dropped,
    )


def _entry(begun: Begun, last: LastDictation, info: EngineInfo | None) -> Entry:
    return Entry(
        started_at=begun.started_at,
        audio_seconds=last.audio_seconds,
        text="" if last.withheld and last.text == last.withheld_text else last.text,
        language=last.language,
        model=begun.model if info is None else info.model,
        device=begun.device if info is None else info.device,
        compute_type="" if info is None else info.compute_type,
        method=last.method,
        delivery=last.delivery,
        detail=last.detail,
        withheld=last.withheld,
        withheld_text=last.withheld_text,
        stop_to_text_ms=last.stop_to_text_ms,
        decode_ms=last.decode_ms,
    )


def _cut(samples: Samples, settings: SegmenterSettings) -> tuple[Utterance, ...]:
    """The utterances of a recording, without drafts; the session numbers them."""
    from dictation_app.audio.segmenter import Segmenter  # noqa: PLC0415 - loads NumPy, seldom needed here

    plain = replace(settings, max_utterance_s=PIECE_S, breath_ms=0, draft_every_ms=0)
    segmenter = Segmenter(plain)
    segmenter.start(0)
    utterances = [*segmenter.feed(samples), segmenter.finish()]
    return tuple(u for u in utterances if len(u.samples) and not u.ended_by.is_draft)
