"""What is known of a dictation between key-down and its last delivery."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from dictation_app import text
from dictation_app.sentences import say
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryState, Hold, LastDictation, PressedKey
from dictation_app.values.speech import EndReason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dictation_app.settings import TextSettings
    from dictation_app.user_words import WordList
    from dictation_app.values.dictation import DeliveryReport, Target
    from dictation_app.values.speech import EngineInfo, Transcript, Utterance


@dataclass(slots=True)
class OpenText:
    """What drafts said of the utterance that is still spoken, so that it does not flicker.

    What two drafts in a row agree on is stable: it stays as it is shown until the final result.
    """

    seq: int = 0
    heard: str = ""
    """The newest draft."""
    stable: str = ""
    language: str = ""

    def add(self, seq: int, new: str, language: str) -> None:
        """Take over what the newest draft of an utterance came to."""
        if seq != self.seq:
            self.seq, self.heard, self.stable = seq, "", ""
        before, self.heard, self.language = self.heard, new, language
        self.stable += text.common_words(text.words_after(before, self.stable), text.words_after(new, self.stable))

    @property
    def text(self) -> str:
        """What to show of it."""
        return self.stable + text.words_after(self.heard, self.stable)


@dataclass(frozen=True, slots=True)
class Unsent:
    """Text that is ready to go out, and where it belongs."""

    text: str
    target: Target | None = None
    """None = wherever the keyboard is."""


@dataclass(slots=True)
class Dictation:
    """One dictation between key-down and its last delivery."""

    session_id: int
    hands_free: bool
    key: PressedKey = field(default_factory=PressedKey)
    """What it was begun with."""
    target: Target | None = None
    """What had the keyboard at its beginning; None = unknown."""
    began_at_s: float = 0.0
    recording: bool = True
    stopped_at_s: float = 0.0
    captured_at_s: float = 0.0
    """When its last utterance came."""
    decoded_at_s: float = 0.0
    """When the last result came."""
    utterances: int | None = None
    """How many there are; known when the last one has come."""
    received: int = 0
    """Utterances that have come."""
    to_decode_again: dict[int, Utterance] = field(default_factory=dict)
    """Utterances without a result so far, by seq: the engine drops them where the dictation is discarded."""
    results: dict[int, Transcript | None] = field(default_factory=dict)
    """Not yet taken over, by seq; None = could not be decoded."""
    taken: int = 0
    """Results taken over so far: the seq expected next."""
    text: str = ""
    """All of it, joined."""
    heard: str = ""
    """Likewise, without the user's words; empty where that is not known."""
    open_text: OpenText = field(default_factory=OpenText)
    targets: dict[int, Target | None] = field(default_factory=dict)
    """What had the keyboard when each utterance began, by seq, as long as it has no result."""
    follows_front: bool = False
    """It was brought back by the user, who knows what is in front."""
    goes_back: bool = False
    """The user wants to be brought back to `target`."""
    replaces: str = ""
    """What stands in the window of the first delivery in its place; empty = nothing."""
    unsent: list[Unsent] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    discarded: bool = False
    """Thrown away, and can still be had back: nothing of it goes out meanwhile."""
    abandoned: bool = False
    """Dropped for good; it only waits for the reports of what had gone out before."""
    language: str = ""
    deliveries: int = 0
    reports: list[DeliveryReport] = field(default_factory=list)
    withheld: list[Transcript] = field(default_factory=list)
    failed: int = 0
    """Utterances that could not be decoded."""
    broke_off: bool = False
    """Its recording ended without a last utterance: sound may be missing in all there is of it."""
    audio_seconds: float = 0.0
    speech_seconds: float = 0.0
    decode_seconds: float = 0.0
    engine: EngineInfo | None = None
    """What decoded the last piece of it, where that is not dictation's own."""
    recovered_from: str = ""
    """Its place in the journal, where an earlier run recorded it."""
    to_decode: deque[Utterance] = field(default_factory=deque)
    """Of a recovered one: its utterances not yet given to the engine."""

    @classmethod
    def of_text(cls, session_id: int, words: str, language: str, now_s: float, target: Target | None) -> Self:
        """There is nothing to decode: its text only goes out."""
        return cls(
            session_id,
            hands_free=True,
            recording=False,
            stopped_at_s=now_s,
            utterances=0,
            text=words,
            unsent=[Unsent(words, target)],
            language=language,
        )

    @classmethod
    def said_again(cls, session_id: int, sound: Iterable[Utterance], key: PressedKey, now_s: float) -> Self:
        """All of its sound is there; it is decoded as `key` is set."""
        mine = {
            seq: replace(u, session_id=session_id, seq=seq, language=key.language, model=key.model)
            for seq, u in enumerate(u for u in sound if len(u.samples))
        }
        return cls(
            session_id,
            hands_free=False,
            key=key,
            recording=False,
            stopped_at_s=now_s,
            utterances=len(mine),
            received=len(mine),
            to_decode_again=mine,
        )

    @classmethod
    def recovered(cls, session_id: int, name: str, sound: Iterable[Utterance]) -> Self:
        """Of an earlier run, with this place in the journal."""
        mine = deque(replace(u, session_id=session_id, seq=seq) for seq, u in enumerate(sound))
        return cls(
            session_id,
            hands_free=False,
            recording=False,
            utterances=len(mine),
            recovered_from=name,
            to_decode=mine,
        )

    @property
    def decoded(self) -> bool:
        """Whether no result is still to come."""
        return self.utterances is not None and self.taken == self.utterances

    @property
    def has_gone_out(self) -> bool:
        """Whether nothing of it can be thrown away any more."""
        return self.decoded and not self.unsent

    def receive(self, utterance: Utterance, now_s: float, target: Target | None) -> None:
        """A piece of its sound, perhaps an empty one at its end."""
        self.received = utterance.seq + 1
        self.captured_at_s = now_s
        is_empty = len(utterance.samples) == 0
        if utterance.ended_by is EndReason.STOP:
            self.utterances = utterance.seq + (0 if is_empty else 1)
        if not is_empty:
            self.to_decode_again[utterance.seq] = utterance
            self.targets[utterance.seq] = target

    def break_off(self, now_s: float) -> None:
        """No more sound comes, whether it was to end or not."""
        if self.recording:
            self.recording, self.stopped_at_s = False, now_s
        if self.utterances is None:
            self.utterances = self.received
            self.broke_off = True

    def take_draft(self, draft: Transcript, words: WordList) -> None:
        """Show what the utterance that is still spoken comes to so far, written with the user's `words`."""
        # A sentence that goes on does not end here; nor is shown what may not be typed.
        shown = "" if draft.withheld else text.polish(draft.text).rstrip(".。…")
        if shown and draft.seq >= self.open_text.seq:
            self.open_text.add(draft.seq, words.apply(shown, draft.language), draft.language)

    def keep_result(self, seq: int, result: Transcript | None) -> None:
        """Of an utterance; its turn is when all before it have one."""
        self.to_decode_again.pop(seq, None)
        self.results[seq] = result

    def take_results(self, words: WordList) -> None:
        """Take over what has been decoded, in order, written with the user's `words`."""
        while self.taken in self.results:
            transcript, target = self.results.pop(self.taken), self.targets.pop(self.taken, None)
            self.taken += 1
            if transcript is None:
                self.failed += 1
                continue
            self.audio_seconds += transcript.audio_seconds
            self.speech_seconds += transcript.speech_seconds
            self.decode_seconds += transcript.decode_seconds
            self.engine = transcript.engine
            if transcript.withheld:
                self.withheld.append(transcript)
            elif polished := text.polish(transcript.text):
                self._add(polished, transcript.language, words, target)

    def _add(self, polished: str, language: str, words: WordList, target: Target | None) -> None:
        self.language = language
        self.heard = text.join(self.heard, polished, language)
        # What it follows may be in the window already.
        polished = text.continued(self.text, words.apply(polished, language), language)
        self.text = text.join(self.text, polished, language)
        if not self.recovered_from:
            # What is held down until the end goes out in one piece; with free hands people go on in another window.
            self._make_ready(polished, target if self.hands_free else self.target, language)

    def follow_front(self) -> None:
        """All of it that is not sent goes where the user is now."""
        self.follows_front = True
        self.unsent = [Unsent(piece.text) for piece in self.unsent]

    def _make_ready(self, polished: str, target: Target | None, language: str) -> None:
        target = None if self.follows_front else target
        if self.unsent and self.unsent[-1].target == target:
            self.unsent[-1] = Unsent(text.join(self.unsent[-1].text, polished, language), target)
        else:
            self.unsent.append(Unsent(polished, target))

    def send_all(self, settings: TextSettings, *, spoken_until_s: float) -> list[Delivery]:
        """What is ready goes out now."""
        ready, self.unsent = self.unsent, []
        return [self._send(unsent, settings, spoken_until_s) for unsent in ready]

    def _send(self, unsent: Unsent, settings: TextSettings, spoken_until_s: float) -> Delivery:
        seq = self.deliveries
        self.deliveries += 1
        self.sent.append(unsent.text)
        return Delivery(
            session_id=self.session_id,
            seq=seq,
            text=text.for_delivery(unsent.text, self.language, settings, follows=seq > 0),
            language=self.language,
            spoken_until_s=spoken_until_s,
            target=unsent.target,
            goes_back=self.goes_back,
            replaces="" if seq else self.replaces,
        )

    def abandon(self) -> None:
        """Drop what has not gone out; what has is still waited for, so that its report is not lost."""
        self.recording = False
        self.utterances = self.taken
        self.results.clear()
        self.to_decode_again.clear()
        self.unsent.clear()
        self.targets.clear()
        self.withheld.clear()
        self.failed = 0
        self.broke_off = False
        self.text, self.heard = " ".join(self.sent), ""
        self.abandoned = True

    def summary(self) -> LastDictation:
        """What the user is told: the worst delivery decides; what was kept back is never dropped."""
        order = (DeliveryState.NOT_DELIVERED, DeliveryState.PROBABLY, DeliveryState.DELIVERED)
        worst = min(self.reports, key=lambda report: order.index(report.state), default=None)
        kept_back = self.withheld if worst is None and not self.text else []
        with_text = [t for t in self.withheld if text.polish(t.text)]
        left_out = [say("Left out: {reason}", reason=with_text[0].withheld)] if with_text and not kept_back else []
        is_incomplete = self.failed > 0 or self.broke_off
        if is_incomplete:
            left_out.append(say("A part of it could not be transcribed."))
        finished_at_s = max((r.finished_at_s for r in self.reports), default=self.stopped_at_s)
        return LastDictation(
            text=" ".join(t.text for t in with_text) if kept_back else self.text,
            raw_text="" if kept_back or self.heard == self.text else self.heard,
            language=self.language or (kept_back[0].language if kept_back else ""),
            method=DeliveryMethod.NONE if worst is None else worst.method,
            delivery=DeliveryState.NOT_DELIVERED if worst is None or is_incomplete else worst.state,
            detail=" ".join(filter(None, (worst.detail if worst is not None else "", *left_out))),
            is_trouble=worst is not None and worst.is_trouble,
            withheld=kept_back[0].withheld if kept_back else "",
            audio_seconds=round(self.audio_seconds, 2),
            stop_to_text_ms=self._ms_after_stop(finished_at_s),
            withheld_text=" ".join(t.text for t in with_text),
            is_incomplete=is_incomplete,
            decode_ms=round(self.decode_seconds * 1000),
            stop_to_utterance_ms=self._ms_after_stop(self.captured_at_s),
            stop_to_transcript_ms=self._ms_after_stop(self.decoded_at_s),
            target=worst.target if worst is not None else "",
            hold=worst.hold if worst is not None else Hold.NO,
            speech_seconds=round(self.speech_seconds, 2),
            engine=self.engine,
        )

    def _ms_after_stop(self, at_s: float) -> int:
        return max(0, round((at_s - self.stopped_at_s) * 1000))
