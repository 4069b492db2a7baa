"""What is known of a dictation between key-down and its last delivery."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dictation_app import text
from dictation_app.sentences import say
from dictation_app.values import DeliveryMethod, DeliveryState, LastDictation, PressedKey

if TYPE_CHECKING:
    from dictation_app.user_words import WordList
    from dictation_app.values import DeliveryReport, EngineInfo, Transcript, Utterance


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


@dataclass(slots=True)
class Dictation:
    """One dictation between key-down and its last delivery."""

    session_id: int
    hands_free: bool
    key: PressedKey = field(default_factory=PressedKey)
    """What it was begun with."""
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
    unsent: str = ""
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

    @property
    def decoded(self) -> bool:
        """Whether no result is still to come."""
        return self.utterances is not None and self.taken == self.utterances

    @property
    def has_gone_out(self) -> bool:
        """Whether nothing of it can be thrown away any more."""
        return self.decoded and not self.unsent

    def take_results(self, words: WordList) -> None:
        """Take over what has been decoded, in order, written with the user's `words`."""
        while self.taken in self.results:
            transcript = self.results.pop(self.taken)
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
                self._add(polished, transcript.language, words)

    def _add(self, polished: str, language: str, words: WordList) -> None:
        self.language = language
        self.heard = text.join(self.heard, polished, language)
        # What it follows may be in the window already.
        polished = text.continued(self.text, words.apply(polished, language), language)
        self.text = text.join(self.text, polished, language)
        if not self.recovered_from:
            self.unsent = text.join(self.unsent, polished, language)

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
            withheld=kept_back[0].withheld if kept_back else "",
            audio_seconds=round(self.audio_seconds, 2),
            stop_to_text_ms=self._ms_after_stop(finished_at_s),
            withheld_text=" ".join(t.text for t in with_text),
            is_incomplete=is_incomplete,
            decode_ms=round(self.decode_seconds * 1000),
            stop_to_utterance_ms=self._ms_after_stop(self.captured_at_s),
            stop_to_transcript_ms=self._ms_after_stop(self.decoded_at_s),
            target=worst.target if worst is not None else "",
            speech_seconds=round(self.speech_seconds, 2),
            engine=self.engine,
        )

    def _ms_after_stop(self, at_s: float) -> int:
        return max(0, round((at_s - self.stopped_at_s) * 1000))
