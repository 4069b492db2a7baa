"""DictationSession: what a key press, an utterance or a result means. Pure: events in, list of actions out.

Time is an argument (`time.monotonic()` seconds). Several dictations can be under way at once: one is being recorded
while earlier ones are decoded and delivered. Results of a cancelled dictation are dropped, so nothing has to be killed.

A dictation that an earlier run could not finish is decoded whenever no other one is under way, and goes into no window.

Two ways to talk with one key: *hold* (text goes out after release, in one piece, because a window cannot be typed
into while Ctrl and Alt are down) and, after a tap, *hands-free* (text goes out at each pause). A key may know only one
of them. Of several keys each begins a dictation as it is set, and any of them ends the hands-free one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from dictation_app import text
from dictation_app.session.actions import (
    Action,
    CancelCapture,
    Deliver,
    Discard,
    Finished,
    Forget,
    Recovered,
    StartCapture,
    StopCapture,
    TakeBack,
    Transcribe,
)
from dictation_app.session.dictations import Dictation
from dictation_app.session.keys import QUICK_S, HeldKey
from dictation_app.user_words import WordList
from dictation_app.values import (
    AppState,
    Delivery,
    DeliveryReport,
    EndReason,
    KeyMode,
    LiveText,
    PressedKey,
    Transcript,
    Utterance,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dictation_app.settings import TextSettings

__all__ = [
    "Action",
    "CancelCapture",
    "Deliver",
    "DictationSession",
    "Discard",
    "Finished",
    "Forget",
    "Recovered",
    "StartCapture",
    "StopCapture",
    "TakeBack",
    "Transcribe",
]


class DictationSession:
    """The state machine of all dictations; owned by the GUI thread."""

    def __init__(self, *, tap_s: float, text_settings: TextSettings) -> None:
        self.text_settings = text_settings
        self.words = WordList()
        """Of the user: put into what the engine wrote, before it is shown or goes out."""
        self.holds_back = False
        """Nothing goes out before `let_out`."""
        self._dictations: dict[int, Dictation] = {}
        self.newest_id = 0
        self._held = HeldKey(tap_s)

    def use_tap(self, tap_s: float) -> None:
        """A press shorter than this is a tap."""
        self._held.tap_s = tap_s

    @property
    def state(self) -> AppState:
        """LISTENING, TRANSCRIBING or IDLE; loading and errors are not the session's business."""
        if self._recording is not None:
            return AppState.LISTENING
        return AppState.TRANSCRIBING if self._is_waited_for else AppState.IDLE

    @property
    def _is_waited_for(self) -> bool:
        """Whether any dictation is under way but recovered and discarded ones, which nobody waits for."""
        return any(not (dictation.recovered_from or dictation.discarded) for dictation in self._dictations.values())

    @property
    def discarded_id(self) -> int:
        """Of the dictation that `undo` would bring back; 0 = none."""
        return self._discarded.session_id if self._discarded is not None else 0

    @property
    def _discarded(self) -> Dictation | None:
        return next((d for d in self._dictations.values() if d.discarded), None)

    @property
    def is_capturing(self) -> bool:
        """Whether sound of any dictation is still to come."""
        return any(dictation.utterances is None for dictation in self._dictations.values())

    @property
    def key(self) -> PressedKey | None:
        """What the dictation being recorded was begun with; None where that was no key, or none is."""
        recording = self._recording
        return recording.key if recording is not None and recording.key.chord else None

    @property
    def _recording(self) -> Dictation | None:
        return next((d for d in self._dictations.values() if d.recording), None)

    def _live(self, session_id: int) -> Dictation | None:
        dictation = self._dictations.get(session_id)
        return None if dictation is None or dictation.abandoned else dictation

    @property
    def live(self) -> LiveText:
        """What is understood so far of the newest dictation that has any text."""
        for dictation in reversed(self._dictations.values()):
            if dictation.recovered_from or dictation.discarded:
                continue
            is_open = dictation.open_text.seq >= dictation.taken and not dictation.decoded and not dictation.abandoned
            shown = dictation.open_text.text if is_open else ""
            whole = text.join(dictation.text, shown, dictation.open_text.language)
            if whole:
                unstable = len(shown) - len(dictation.open_text.stable) if is_open else 0
                return LiveText(text=whole, stable_characters=len(whole) - unstable)
        return LiveText()

    def key_pressed(self, now_s: float, key: PressedKey | None = None) -> list[Action]:
        """A hotkey went down: start a dictation, or end the hands-free one."""
        key = key or PressedKey()
        self._held.press(key, now_s, 0 if self._recording else self.newest_id + 1)
        if self._held.begun_id:
            return self._start(hands_free=key.mode is KeyMode.TAP, key=key)
        return [] if key.is_lone else self.stop(now_s)  # a combination may begin with it, which ends nothing

    def key_released(self, now_s: float) -> list[Action]:
        """It went up: after a hold the dictation ends, after a tap it goes on hands-free."""
        actions: list[Action] = []
        down_s, recording, begun_id = self._held.release(now_s), self._recording, self._held.begun_id
        if recording is not None and down_s is not None:
            if recording.session_id == begun_id and self._held.is_tap(down_s):
                recording.hands_free = True
            elif recording.session_id == begun_id or (begun_id == 0 and self._held.key.is_lone):
                actions += self.stop(now_s)
        return actions + self._advance()

    def key_mistaken(self, now_s: float) -> list[Action]:
        """It is a part of a combination of another program: what it began is forgotten, or can be had back."""
        down_s, recording = self._held.release(now_s), self._recording
        if recording is None or down_s is None or recording.session_id != self._held.begun_id:
            return self._advance()
        if down_s >= QUICK_S:  # something may have been said
            return self.cancel(now_s)
        return [CancelCapture(recording.session_id), *self._abandon(recording), *self._advance()]

    def start(self) -> list[Action]:
        """Begin a hands-free dictation (command line, tray); nothing while one is recorded."""
        return self._start(hands_free=True) if self._recording is None else []

    def stop(self, now_s: float) -> list[Action]:
        """End the recording; what was said is decoded and delivered."""
        recording = self._recording
        if recording is None:
            return []
        recording.recording = False
        recording.stopped_at_s = now_s
        return [StopCapture(recording.session_id)]

    def hold_back(self, now_s: float) -> list[Action]:
        """End the recording; what was said is decoded, and can still be discarded, but goes into no window."""
        self.holds_back = True
        return self.stop(now_s)

    def let_out(self) -> list[Action]:
        """Deliver what was held back."""
        self.holds_back = False
        return self._advance()

    def cancel(self, now_s: float = 0.0) -> list[Action]:
        """Discard the dictation being recorded; where none is, those that have not gone out.

        The last of them is kept for `undo` until `forget_discarded`, or until another one is discarded.
        """
        recording = self._recording
        waited_for = [d for d in self._dictations.values() if not (d.recovered_from or d.discarded or d.has_gone_out)]
        thrown_away = waited_for if recording is None else [recording]
        if not thrown_away:
            return self._advance()
        actions = self.forget_discarded()
        *others, last = thrown_away
        for dictation in others:
            actions += self._abandon(dictation)
        actions += self.stop(now_s)
        last.discarded = True
        return [*actions, Discard(last.session_id), *self._advance()]

    def undo(self, now_s: float) -> list[Action]:
        """Bring back what was discarded, as if its key had been released now."""
        dictation = self._discarded
        if dictation is None:
            return []
        dictation.discarded = False
        dictation.stopped_at_s = now_s
        # What was said and sent since has not waited for it.
        self._dictations[dictation.session_id] = self._dictations.pop(dictation.session_id)
        again = [Transcribe(utterance) for _, utterance in sorted(dictation.to_decode_again.items())]
        return [TakeBack(dictation.session_id), *again, *self._advance()]

    def forget_discarded(self) -> list[Action]:
        """It cannot be had back any more."""
        dictation = self._discarded
        if dictation is None:
            return []
        dictation.discarded = False
        ends: list[Action] = [CancelCapture(dictation.session_id)] if dictation.utterances is None else []
        return [*ends, *self._abandon(dictation), *self._advance()]

    def capture_ended(self, session_id: int, now_s: float) -> list[Action]:
        """The recording ended by itself (microphone lost, time limit); no more utterances will come."""
        dictation = self._live(session_id)
        if dictation is not None:
            if dictation.recording:
                dictation.recording = False
                dictation.stopped_at_s = now_s
            if dictation.utterances is None:
                dictation.utterances = dictation.received
                dictation.broke_off = True
        return self._advance()

    def capture_crashed(self, now_s: float) -> list[Action]:
        """Nothing is recorded any more; what has been recorded is delivered."""
        actions: list[Action] = []
        for session_id, dictation in list(self._dictations.items()):
            if not dictation.recovered_from:
                actions += self.capture_ended(session_id, now_s)
        return actions

    def utterance(self, utterance: Utterance, now_s: float = 0.0) -> list[Action]:
        """A piece of speech is ready, or a draft of it."""
        dictation = self._live(utterance.session_id)
        if dictation is None:
            return []
        utterance = replace(utterance, language=dictation.key.language, model=dictation.key.model)
        if utterance.ended_by.is_draft:
            return [] if dictation.discarded else [Transcribe(utterance)]
        dictation.received = utterance.seq + 1
        dictation.captured_at_s = now_s
        last = utterance.ended_by is EndReason.STOP
        empty = len(utterance.samples) == 0
        if last:
            dictation.utterances = utterance.seq + (0 if empty else 1)
        if not empty:
            dictation.to_decode_again[utterance.seq] = utterance
        actions: list[Action] = [] if empty or dictation.discarded else [Transcribe(utterance)]
        return actions + self._advance()

    def transcript(self, transcript: Transcript, now_s: float = 0.0) -> list[Action]:
        """A piece of speech has been decoded, or a draft of it."""
        dictation = self._live(transcript.session_id)
        if dictation is None:
            return []
        if transcript.is_draft:
            # A sentence that goes on does not end here; nor is shown what may not be typed.
            draft = "" if transcript.withheld else text.polish(transcript.text).rstrip(".。…")
            if draft and transcript.seq >= dictation.open_text.seq:
                draft = self.words.apply(draft, transcript.language)
                dictation.open_text.add(transcript.seq, draft, transcript.language)
            return []
        dictation.to_decode_again.pop(transcript.seq, None)
        dictation.results[transcript.seq] = transcript
        dictation.decoded_at_s = now_s
        return self._advance()

    def transcription_failed(self, session_id: int, seq: int) -> list[Action]:
        """A piece of speech could not be decoded; the rest of its dictation goes on."""
        dictation = self._live(session_id)
        if dictation is None:
            return []
        dictation.to_decode_again.pop(seq, None)
        dictation.results[seq] = None
        return self._advance()

    def delivered(self, report: DeliveryReport) -> list[Action]:
        """The output reported what became of a delivery."""
        dictation = self._dictations.get(report.session_id)
        if dictation is None:
            return []
        dictation.reports.append(report)
        return self._advance()

    def insert(self, words: str, language: str, now_s: float) -> list[Action]:
        """Deliver text that is there already, as a dictation of its own."""
        self.newest_id += 1
        self._dictations[self.newest_id] = Dictation(
            self.newest_id,
            hands_free=True,
            recording=False,
            stopped_at_s=now_s,
            utterances=0,
            text=words,
            unsent=words,
            language=language,
        )
        return self._advance()

    def recover(self, name: str, utterances: Iterable[Utterance]) -> list[Action]:
        """Decode what an earlier run had recorded."""
        self.newest_id += 1
        mine = deque(replace(u, session_id=self.newest_id, seq=seq) for seq, u in enumerate(utterances))
        self._dictations[self.newest_id] = Dictation(
            self.newest_id,
            hands_free=False,
            recording=False,
            utterances=len(mine),
            recovered_from=name,
            to_decode=mine,
        )
        return self._advance()

    def _abandon(self, dictation: Dictation) -> list[Action]:
        """Drop what has not gone out; what has is still waited for, so that its report is not lost."""
        dictation.recording = False
        dictation.utterances = dictation.taken
        dictation.results.clear()
        dictation.to_decode_again.clear()
        dictation.unsent = ""
        dictation.withheld.clear()
        dictation.failed = 0
        dictation.broke_off = False
        dictation.text, dictation.heard = " ".join(dictation.sent), ""
        dictation.abandoned = True
        if not dictation.deliveries:
            del self._dictations[dictation.session_id]
        return [Forget(dictation.session_id)]

    def _start(self, *, hands_free: bool, key: PressedKey | None = None) -> list[Action]:
        self.newest_id += 1
        dictation = Dictation(self.newest_id, hands_free, key or PressedKey())
        self._dictations[self.newest_id] = dictation
        return [StartCapture(self.newest_id, dictation.key)]

    def _advance(self) -> list[Action]:
        """Take over results in order, send what may be sent, and close what is complete, oldest dictation first."""
        actions: list[Action] = []
        # Text of a later dictation never overtakes an earlier one.
        is_next = True
        for dictation in list(self._dictations.values()):
            if dictation.discarded or (not is_next and not dictation.recovered_from):
                continue
            dictation.take_results(self.words)
            actions += self._send(dictation)
            complete = dictation.has_gone_out and len(dictation.reports) == dictation.deliveries
            if not dictation.recording and complete:
                del self._dictations[dictation.session_id]
                last, name = dictation.summary(), dictation.recovered_from
                actions.append(
                    Recovered(last, name, dictation.session_id) if name else Finished(last, dictation.session_id)
                )
            elif not dictation.decoded and not dictation.recovered_from:
                is_next = False
        return actions + self._decode_recovered()

    def _decode_recovered(self) -> list[Action]:
        """One utterance at a time, and none while somebody waits for the engine."""
        dictation = next((d for d in self._dictations.values() if d.recovered_from), None)
        if dictation is None or self._is_waited_for or not dictation.to_decode:
            return []
        is_under_way = dictation.taken + len(dictation.to_decode) < (dictation.utterances or 0)
        return [] if is_under_way else [Transcribe(dictation.to_decode.popleft())]

    def _send(self, dictation: Dictation) -> list[Action]:
        """Hold-to-talk waits for its end; nothing goes out while the hotkey's modifiers are down."""
        may_send = self._held.down_at_s is None and (dictation.hands_free or dictation.decoded)
        if self.holds_back or not may_send or not dictation.unsent:
            return []
        outgoing = text.for_delivery(
            dictation.unsent, dictation.language, self.text_settings, follows=dictation.deliveries > 0
        )
        delivery = Delivery(
            session_id=dictation.session_id,
            seq=dictation.deliveries,
            text=outgoing,
            # Text that only waited for the key to come up is not old.
            spoken_until_s=0.0 if dictation.recording else max(dictation.stopped_at_s, self._held.up_at_s),
        )
        dictation.deliveries += 1
        dictation.sent.append(dictation.unsent)
        dictation.unsent = ""
        return [Deliver(delivery)]
