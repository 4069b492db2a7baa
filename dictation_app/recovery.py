"""Recovery: what earlier runs left in the journal becomes entries of the history, one dictation after the other.

Where the journal knows all that a dictation came to, that is its entry. Else its sound is cut into utterances and
reported, and `Recovery.recovered` brings what they came to; what the journal knew is used where that is worse. After
two crashes over it a dictation is kept as it is, with its sound.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from dictation_app import text
from dictation_app.errors import UserError
from dictation_app.history.entries import Entry
from dictation_app.journal import Begun
from dictation_app.sentences import joined, say
from dictation_app.user_words import WordList
from dictation_app.values.dictation import DeliveryMethod, DeliveryReport, DeliveryState, LastDictation
from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.journal import Journal, Unfinished
    from dictation_app.settings import HistorySettings, SegmenterSettings
    from dictation_app.values.speech import EngineInfo, Samples, Utterance

_log = logging.getLogger(__name__)

ATTEMPTS = 2
"""A dictation whose recovery ended the app so often is not decoded again, but kept with its sound."""
PIECE_S = 10.0
"""Longest utterance of a recovered dictation: so long somebody who dictates meanwhile may have to wait for one."""
_FAILED = say("A part of it could not be transcribed.")
_WORST_FIRST = (DeliveryState.NOT_DELIVERED, DeliveryState.PROBABLY, DeliveryState.DELIVERED)


class Shelf(Protocol):
    """Where recovered dictations go, and the thread they go there on (`archive.Archive`)."""

    @property
    def settings(self) -> HistorySettings:
        """What is to be kept."""
        ...

    def has(self, started_at: float) -> bool:
        """Whether the dictation that began then has an entry; raise `HistoryError` where that cannot be known."""
        ...

    def add(self, entry: Entry, samples: Samples | None, *, needs_sound: bool) -> Entry:
        """Keep an entry; raise `HistoryError` where it, or sound it is nothing without, cannot be kept."""
        ...

    def post(self, work: Callable[[], None]) -> None:
        """Have work done on its thread; from any other one."""
        ...

    def tell(self, error: UserError) -> None:
        """Something could not be done."""
        ...


class RecoveryListener(Protocol):
    """What a recovery reports."""

    def on_unfinished(self, name: str, utterances: tuple[Utterance, ...]) -> None:
        """An earlier run did not finish this dictation: what it comes to is wanted."""
        ...

    def on_told(self, message: str, *, warning: bool) -> None:
        """Something the user should know, as a sentence."""
        ...


class Recovery:
    """Owned by the archive, on its thread."""

    def __init__(
        self, journal: Journal, segmenter: SegmenterSettings, shelf: Shelf, listener: RecoveryListener
    ) -> None:
        self._journal = journal
        self._segmenter = segmenter
        self._shelf = shelf
        self._listener = listener
        self._waiting: list[str] = []
        """Names of those not yet begun with, oldest first."""
        self._under_way: Unfinished | None = None
        """The one that is being decoded."""
        self._is_busy = False
        """One is being read or decoded."""
        self._current = ""
        """Its name."""
        self._recovered = self._deleted = self._unreadable = 0
        self.words = WordList()
        """Of the user."""

    def begin(self) -> None:
        """Look what there is, and begin with the oldest; what is under way goes on."""
        self._waiting = [name for name in self._journal.unfinished() if not self._is_busy or name != self._current]
        if not self._is_busy:
            self._next()

    @property
    def is_under_way(self) -> bool:
        """Whether a dictation was reported that is not yet recovered."""
        return self._under_way is not None

    def recovered(self, name: str, last: LastDictation, info: EngineInfo | None) -> Entry | None:
        """Keep what a reported dictation came to; None where nobody had said anything."""
        unfinished = self._under_way
        if unfinished is None or unfinished.name != name:
            return None
        try:
            return self._keep(unfinished, _best_of(known(unfinished, self.words), last), info)
        except UserError as exc:
            self._shelf.tell(exc)
            self._journal.postpone(name)
            return None
        finally:
            self._next()

    def _next(self) -> None:
        """Begin with the next one; after the last tell what became of them."""
        self._under_way, self._is_busy = None, False
        while self._waiting and not self._is_busy:
            work_off([self._waiting.pop(0)], self._begin_with, self._on_unreadable)
        if not self._is_busy:
            self._tell_outcome()

    def _tell_outcome(self) -> None:
        recovered, self._recovered = self._recovered, 0
        deleted, self._deleted = self._deleted, 0
        unreadable, self._unreadable = self._unreadable, 0
        if recovered:
            one = say("A dictation that was not finished was recovered. It is in the history.")
            several = say("{count} unfinished dictations were recovered. They are in the history.", count=recovered)
            self._listener.on_told(one if recovered == 1 else several, warning=False)
        if deleted:
            one = say("An unfinished dictation was deleted: nothing is to be kept.")
            several = say("{count} unfinished dictations were deleted: nothing is to be kept.", count=deleted)
            self._listener.on_told(one if deleted == 1 else several, warning=True)
        if unreadable:
            one = say("An unfinished dictation could not be read. The sound is kept, and the next start tries again.")
            several = say(
                "{count} unfinished dictations could not be read. The sound is kept, and the next start tries again.",
                count=unreadable,
            )
            self._listener.on_told(one if unreadable == 1 else several, warning=True)

    def _begin_with(self, name: str) -> None:
        try:
            if self._shelf.settings.keep == "nothing":
                self._journal.forget(name)
                self._deleted += 1
                return
            self._journal.recovering(name)
        except UserError as exc:
            self._shelf.tell(exc)
            return
        self._is_busy, self._current = True, name
        # Hours of sound take seconds to read, and what is said meanwhile must reach the disk.
        reading = ((name,), self._read, lambda name, bug: self._shelf.post(partial(self._leave, name, bug)))
        threading.Thread(target=work_off, args=reading, name="recovery", daemon=True).start()

    def _read(self, name: str) -> None:
        """Work of a thread of its own."""
        unfinished = self._journal.read(name)
        utterances = () if is_all_known(unfinished) else cut(unfinished.samples, self._segmenter)
        self._shelf.post(partial(self._take_up, unfinished, utterances))

    def _on_unreadable(self, name: str, bug: Exception) -> None:
        """Let it be; the attempt counts."""
        _log.error("An unfinished dictation could not be read", exc_info=bug)
        self._unreadable += 1
        self._journal.leave(name)

    def _leave(self, name: str, bug: Exception) -> None:
        try:
            self._on_unreadable(name, bug)
        finally:
            self._next()

    def _take_up(self, unfinished: Unfinished, utterances: tuple[Utterance, ...]) -> None:
        is_settled = True
        try:
            is_settled = self._settle(unfinished)
        except UserError as exc:
            self._shelf.tell(exc)
            self._journal.postpone(unfinished.name)
        finally:
            if is_settled:
                self._next()
        if not is_settled:
            self._under_way = unfinished
            # Its key may have had another language than the others.
            language = "" if unfinished.begun is None else unfinished.begun.language
            self._listener.on_unfinished(unfinished.name, tuple(replace(u, language=language) for u in utterances))

    def _settle(self, unfinished: Unfinished) -> bool:
        """Keep it where nothing has to be decoded for that."""
        if unfinished.begun is not None and self._shelf.has(unfinished.begun.started_at):
            self._journal.forget(unfinished.name)  # The crash came after its entry was made.
        elif is_all_known(unfinished):
            self._keep(unfinished, known(unfinished, self.words), None)
        elif unfinished.attempts > ATTEMPTS:
            detail = say(
                "It could not be transcribed: the app ended {attempts} times over it. Its sound is kept.",
                attempts=ATTEMPTS,
            )
            last = replace(known(unfinished, self.words), detail=detail, is_incomplete=True)
            self._keep(unfinished, last, None)
        else:
            return False
        return True

    def _keep(self, unfinished: Unfinished, last: LastDictation, info: EngineInfo | None) -> Entry | None:
        kept = None
        wants_sound = (last.is_incomplete or self._shelf.settings.keep == "all") and not unfinished.is_dropped
        if last.text or last.withheld_text or wants_sound:  # else nobody had spoken yet
            begun = unfinished.begun or Begun(started_at=time.time(), model="", device="", language="")
            entry = replace(
                entry_of(begun, last, info),
                audio_seconds=round(unfinished.seconds, 2),
                # There was nobody who waited.
                stop_to_text_ms=0,
                stop_to_utterance_ms=0,
                stop_to_transcript_ms=0,
                is_recovered=True,
            )
            samples = unfinished.samples if wants_sound else None
            kept = self._shelf.add(entry, samples, needs_sound=last.is_incomplete)
            self._recovered += 1
        self._journal.forget(unfinished.name)
        return kept


def is_all_known(unfinished: Unfinished) -> bool:
    """Whether the journal says all that a dictation came to, so that its sound need not be decoded."""
    if unfinished.is_dropped:
        return True
    told = sorted({*(transcript.seq for transcript in unfinished.transcripts), *unfinished.failed})
    is_whole = not unfinished.is_damaged and told == list(range(len(told)))
    return unfinished.is_finished and is_whole and any(t.text for t in unfinished.transcripts)


_NO_WORDS = WordList()


def known(unfinished: Unfinished, words: WordList = _NO_WORDS) -> LastDictation:
    """What the journal says a dictation had come to, written with the user's `words`."""
    heard = raw = ""
    withheld = [] if unfinished.is_dropped else [t for t in unfinished.transcripts if t.withheld]
    for transcript in unfinished.transcripts:
        if not transcript.withheld:
            said = text.polish(transcript.text)
            raw = text.join(raw, said, transcript.language)
            said = text.continued(heard, words.apply(said, transcript.language), transcript.language)
            heard = text.join(heard, said, transcript.language)
    sent = " ".join(each.strip() for each in unfinished.sent)
    language = unfinished.transcripts[0].language if unfinished.transcripts else ""
    is_incomplete = bool(unfinished.failed) and not unfinished.is_dropped
    worst = min(unfinished.reports, key=lambda report: _WORST_FIRST.index(report.state), default=None)
    arrived = [report for report in unfinished.reports if report.state is not DeliveryState.NOT_DELIVERED]
    is_all_told = len(unfinished.reports) == len(unfinished.sent)
    is_over = unfinished.is_finished or unfinished.is_dropped
    # Also where its beginning had arrived: the rest is to be inserted by hand.
    is_delivered = worst is not None and is_over and is_all_told and not is_incomplete
    return LastDictation(
        text=sent if unfinished.is_dropped else heard or sent,
        raw_text="" if unfinished.is_dropped or raw == heard else raw,
        language=language,
        method=arrived[-1].method if arrived else DeliveryMethod.NONE,
        delivery=worst.state if worst is not None and is_delivered else DeliveryState.NOT_DELIVERED,
        detail=_what_went_out(unfinished, worst, language, is_over=is_over, is_all_told=is_all_told),
        withheld=withheld[0].withheld if withheld and not heard else "",
        withheld_text=" ".join(t.text for t in withheld),
        is_incomplete=is_incomplete,
        target=worst.target if worst is not None else "",
    )


def _what_went_out(
    unfinished: Unfinished, worst: DeliveryReport | None, language: str, *, is_over: bool, is_all_told: bool
) -> str:
    """What the user must know of the windows, in a sentence or two."""
    if is_over:
        told = (
            worst.detail if worst is not None else "",
            "" if is_all_told else say("The last of its text may have gone out, too."),
            _FAILED if unfinished.failed and not unfinished.is_dropped else "",
        )
        return joined(*told)
    count = 0
    for seq, report in enumerate(sorted(unfinished.reports, key=lambda report: report.seq)):
        if report.seq != seq or report.state is DeliveryState.NOT_DELIVERED:
            break
        count += text.word_count(report.text, language)
    if not count:
        return "" if is_all_told else say("Its text may have gone out.")
    if language in text.UNSPACED_LANGUAGES:
        first = say("first character") if count == 1 else say("first {count} characters", count=count)
    else:
        first = say("first word") if count == 1 else say("first {count} words", count=count)
    if is_all_told:
        return say("Its {first} had gone out; what follows them was not inserted.", first=first)
    return say("Its {first} had gone out; what follows them may have gone out, too.", first=first)


def _best_of(before: LastDictation, again: LastDictation) -> LastDictation:
    """What the journal knew and what a second decode came to, of each what is better."""
    is_less = again.is_incomplete and len(again.text) < len(before.text)
    if before.text and (not again.text or again.withheld or is_less):
        again = replace(again, text=before.text, raw_text=before.raw_text, language=before.language, withheld="")
    if before.withheld_text and not again.withheld_text and before.withheld_text not in again.text:
        withheld = before.withheld if not again.text else ""
        again = replace(again, withheld_text=before.withheld_text, withheld=withheld)
    return replace(
        again,
        method=before.method,
        delivery=before.delivery,
        detail=" ".join(dict.fromkeys(filter(None, (again.detail, before.detail)))),
        target=before.target,
    )


def entry_of(begun: Begun, last: LastDictation, info: EngineInfo | None) -> Entry:
    """A dictation as the history has it; `info` None: what was chosen at its beginning."""
    return Entry(
        started_at=begun.started_at,
        audio_seconds=last.audio_seconds,
        text="" if last.withheld and last.text == last.withheld_text else last.text,
        raw_text=last.raw_text,
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
        speech_seconds=last.speech_seconds,
        stop_to_utterance_ms=last.stop_to_utterance_ms,
        stop_to_transcript_ms=last.stop_to_transcript_ms,
        target=last.target,
    )


def cut(samples: Samples, settings: SegmenterSettings) -> tuple[Utterance, ...]:
    """The utterances of a recording, without drafts; the session numbers them."""
    from dictation_app.audio.segmenter import Segmenter  # noqa: PLC0415 - loads NumPy, seldom needed here

    plain = replace(settings, max_utterance_s=PIECE_S, breath_ms=0, draft_every_ms=0)
    segmenter = Segmenter(plain)
    segmenter.start(0)
    utterances = [*segmenter.feed(samples), segmenter.finish()]
    return tuple(u for u in utterances if len(u.samples) and not u.ended_by.is_draft)
