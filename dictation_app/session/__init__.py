"""DictationSession: what a key press, an utterance or a result means. Pure: events in, list of actions out.

Time is an argument (`time.monotonic()` seconds). Several dictations can be under way at once: one is being recorded
while earlier ones are decoded and delivered. Results of a cancelled dictation are dropped, so nothing has to be killed.

A dictation that an earlier run could not finish is decoded whenever no other one is under way, and goes into no window.

Two ways to talk with one key: *hold* (text goes out after release, in one piece, because a window cannot be typed
into while Ctrl and Alt are down) and, after a tap, *hands-free* (text goes out at each pause). A key may know only one
of them. Of several keys each begins a dictation as it is set, and any of them ends the hands-free one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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
from dictation_app.session.keys import QUICK_S, HeldKey, Press
from dictation_app.session.under_way import UnderWay
from dictation_app.user_words import WordList
from dictation_app.values.dictation import PressedKey, is_same_place
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dictation_app.settings import TextSettings
    from dictation_app.values.dictation import DeliveryReport, Target
    from dictation_app.values.speech import Transcript, Utterance
    from dictation_app.values.status import LiveText

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

_FIRST_WORD_MS = 500
"""Of the speech of an utterance."""


class DictationSession:
    """The state machine of all dictations; owned by the GUI thread."""

    def __init__(self, *, tap_s: float, double_tap_s: float = 0.4, text_settings: TextSettings) -> None:
        self.text_settings = text_settings
        self.words = WordList()
        """Of the user: put into what the engine wrote, before it is shown or goes out."""
        self.holds_back = False
        """Nothing goes out before `let_out`."""
        self._under_way = UnderWay()
        self._held = HeldKey(tap_s, double_tap_s)

    def use_taps(self, tap_s: float, double_tap_s: float) -> None:
        """A press shorter than this is a tap; two of them so close to each other are a double tap."""
        self._held.tap_s, self._held.double_tap_s = tap_s, double_tap_s

    @property
    def newest_id(self) -> int:
        """Of the dictation that was begun last; 0 = none was."""
        return self._under_way.newest_id

    @property
    def state(self) -> AppState:
        """LISTENING, TRANSCRIBING or IDLE; loading and errors are not the session's business."""
        if self._under_way.recording is not None:
            return AppState.LISTENING
        return AppState.TRANSCRIBING if self._under_way.waited_for else AppState.IDLE

    @property
    def discarded_id(self) -> int:
        """Of the dictation that `undo` would bring back; 0 = none."""
        discarded = self._under_way.discarded
        return discarded.session_id if discarded is not None else 0

    @property
    def is_capturing(self) -> bool:
        """Whether sound of any dictation is still to come."""
        return self._under_way.is_capturing

    @property
    def key(self) -> PressedKey | None:
        """What the dictation being recorded was begun with; None where that was no key, or none is."""
        recording = self._under_way.recording
        return recording.key if recording is not None and recording.key.chord else None

    @property
    def live(self) -> LiveText:
        """What is understood so far of the newest dictation that has any text."""
        return self._under_way.live_text

    def spoken_at_s(self, utterance: Utterance) -> float | None:
        """When its first word was spoken, by `time.monotonic()`; None = nothing is known of its dictation."""
        dictation = self._under_way.live(utterance.session_id)
        if dictation is None:
            return None
        # The first sound comes some moments after the key, and people speak as they click into a window.
        first_word_ms = min(utterance.speech_start_ms + _FIRST_WORD_MS, utterance.speech_end_ms)
        return dictation.began_at_s + max(utterance.speech_start_ms, first_word_ms) / 1000

    def began_at_s(self, utterance: Utterance) -> float | None:
        """When its key went down, if what had the keyboard then is still to be settled; None = nothing is to be."""
        dictation = self._under_way.live(utterance.session_id)
        is_open = dictation is not None and dictation.target is not None and utterance.seq == 0
        return dictation.began_at_s if dictation is not None and is_open else None

    def language_of(self, session_id: int) -> str:
        """Of what has been heard of it so far; empty where nothing is known of it."""
        dictation = self._under_way.get(session_id)
        return "" if dictation is None else dictation.language

    def key_pressed(self, now_s: float, key: PressedKey | None = None, target: Target | None = None) -> list[Action]:
        """A hotkey went down: start a dictation, or end the hands-free one. `target` has the keyboard."""
        key, recording = key or PressedKey(), self._under_way.recording
        recorded_id = recording.session_id if recording is not None else None
        match self._held.press(key, now_s, recorded_id=recorded_id, next_id=self._under_way.next_id):
            case Press.GOES_ON if recording is not None:
                recording.hands_free = key.mode.is_hands_free
            case Press.BEGINS:
                return self._start(now_s, hands_free=key.mode.is_hands_free, key=key, target=target)
            case Press.ENDS:
                return self._end_by_key(now_s)
            case _:
                pass
        return []

    def key_released(self, now_s: float) -> list[Action]:
        """It went up: after a hold the dictation ends, after a tap it goes on hands-free."""
        actions: list[Action] = []
        down_s, recording, begun_id = self._held.release(now_s), self._under_way.recording, self._held.begun_id
        if recording is not None and down_s is not None:
            if recording.session_id == begun_id and self._held.is_tap(down_s):
                recording.hands_free = True
            elif recording.session_id == begun_id:
                actions += self.stop(now_s)
            elif begun_id == 0 and self._held.key.is_lone:
                actions += self._end_by_key(now_s)
        return actions + self._advance()

    def key_lost(self, now_s: float) -> list[Action]:
        """It is up, and nobody saw when: what it holds ends, and it never was a tap."""
        down_s, recording = self._release_for_good(now_s), self._under_way.recording
        if recording is None or down_s is None or recording.session_id != self._held.begun_id:
            return self._advance()
        if self._held.key.is_lone and down_s < QUICK_S:  # a desktop took the rest of its combination for itself
            return self._forget_recording(recording)
        return [*([] if recording.hands_free else self.stop(now_s)), *self._advance()]

    def other_key(self) -> None:
        """Something else was pressed between two presses of a modifier key."""
        self._held.forget_tap()

    def _end_by_key(self, now_s: float) -> list[Action]:
        self._held.note_end(now_s)
        return self.stop(now_s)

    def _release_for_good(self, now_s: float) -> float | None:
        down_s = self._held.release(now_s)
        self._held.forget_tap()
        return down_s

    def key_mistaken(self, now_s: float) -> list[Action]:
        """It is a part of a combination of another program: what it began is forgotten, or can be had back."""
        down_s, recording = self._release_for_good(now_s), self._under_way.recording
        if recording is None or down_s is None or recording.session_id != self._held.begun_id:
            return self._advance()
        if down_s >= QUICK_S:  # something may have been said
            return self.cancel(now_s)
        return self._forget_recording(recording)

    def forget_recording(self) -> list[Action]:
        """It should never have begun: nothing of it is kept, and it cannot be had back."""
        recording = self._under_way.recording
        return [] if recording is None else self._forget_recording(recording)

    def _forget_recording(self, recording: Dictation) -> list[Action]:
        return [CancelCapture(recording.session_id), *self._abandon(recording), *self._advance()]

    def start(self, now_s: float = 0.0) -> list[Action]:
        """Begin a hands-free dictation (command line, tray); nothing while one is recorded."""
        return self._start(now_s, hands_free=True) if self._under_way.recording is None else []

    def stop(self, now_s: float) -> list[Action]:
        """End the recording; what was said is decoded and delivered."""
        recording = self._under_way.recording
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
        recording = self._under_way.recording
        waited_for = [dictation for dictation in self._under_way.waited_for if not dictation.has_gone_out]
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
        dictation = self._under_way.discarded
        if dictation is None:
            return []
        dictation.discarded = False
        dictation.follow_front()
        dictation.stopped_at_s = now_s
        # What was said and sent since has not waited for it.
        self._under_way.put_last(dictation)
        again = [Transcribe(utterance) for _, utterance in sorted(dictation.to_decode_again.items())]
        return [TakeBack(dictation.session_id), *again, *self._advance()]

    def forget_discarded(self) -> list[Action]:
        """It cannot be had back any more."""
        dictation = self._under_way.discarded
        if dictation is None:
            return []
        dictation.discarded = False
        ends: list[Action] = [CancelCapture(dictation.session_id)] if dictation.utterances is None else []
        return [*ends, *self._abandon(dictation), *self._advance()]

    def capture_ended(self, session_id: int, now_s: float) -> list[Action]:
        """The recording ended by itself (microphone lost, time limit); no more utterances will come."""
        dictation = self._under_way.live(session_id)
        if dictation is not None:
            dictation.break_off(now_s)
        return self._advance()

    def capture_crashed(self, now_s: float) -> list[Action]:
        """Nothing is recorded any more; what has been recorded is delivered."""
        actions: list[Action] = []
        for dictation in self._under_way:
            if not dictation.recovered_from:
                actions += self.capture_ended(dictation.session_id, now_s)
        return actions

    def utterance(
        self,
        utterance: Utterance,
        now_s: float = 0.0,
        target: Target | None = None,
        *,
        begun_in: Target | None = None,
    ) -> list[Action]:
        """A piece of speech is ready, or a draft of it; `target` had the keyboard at its beginning.

        `begun_in` had it when its key went down, as is known by now: the news of fields may come late.
        """
        dictation = self._under_way.live(utterance.session_id)
        if dictation is None:
            return []
        utterance = replace(utterance, language=dictation.key.language, model=dictation.key.model)
        if utterance.ended_by.is_draft:
            return [] if dictation.discarded else [Transcribe(utterance)]
        if begun_in is not None and is_same_place(dictation.target, begun_in):
            dictation.target = begun_in
        dictation.receive(utterance, now_s, target)
        is_wanted = len(utterance.samples) > 0 and not dictation.discarded
        return [*([Transcribe(utterance)] if is_wanted else []), *self._advance()]

    def transcript(self, transcript: Transcript, now_s: float = 0.0) -> list[Action]:
        """A piece of speech has been decoded, or a draft of it."""
        dictation = self._under_way.live(transcript.session_id)
        if dictation is None:
            return []
        if transcript.is_draft:
            dictation.take_draft(transcript, self.words)
            return []
        dictation.keep_result(transcript.seq, transcript)
        dictation.decoded_at_s = now_s
        return self._advance()

    def transcription_failed(self, session_id: int, seq: int) -> list[Action]:
        """A piece of speech could not be decoded; the rest of its dictation goes on."""
        dictation = self._under_way.live(session_id)
        if dictation is None:
            return []
        dictation.keep_result(seq, None)
        return self._advance()

    def delivered(self, report: DeliveryReport) -> list[Action]:
        """The output reported what became of a delivery."""
        dictation = self._under_way.get(report.session_id)
        if dictation is None:
            return []
        dictation.reports.append(report)
        return self._advance()

    def insert(
        self,
        words: str,
        language: str,
        now_s: float,
        target: Target | None = None,
        *,
        goes_back: bool = False,
        replaces: str = "",
    ) -> list[Action]:
        """Deliver text that is there already, as a dictation of its own: where the user is, or where it belongs."""
        inserted = Dictation.of_text(self._under_way.next_id, words, language, now_s, target)
        inserted.goes_back, inserted.replaces = goes_back, replaces
        self._under_way.add(inserted)
        return self._advance()

    def say_again(
        self,
        sound: Iterable[Utterance],
        model: str,
        language: str,
        now_s: float,
        target: Target | None,
        *,
        replaces: str = "",
    ) -> list[Action]:
        """Decode what was said once more, in another way, and deliver it in the place of what it came to before."""
        key = PressedKey(language=language, model=model)
        again = Dictation.said_again(self._under_way.next_id, sound, key, now_s)
        again.target, again.replaces = target, replaces
        self._under_way.add(again)
        return [*map(Transcribe, again.to_decode_again.values()), *self._advance()]

    def recover(self, name: str, utterances: Iterable[Utterance]) -> list[Action]:
        """Decode what an earlier run had recorded."""
        self._under_way.add(Dictation.recovered(self._under_way.next_id, name, utterances))
        return self._advance()

    def _abandon(self, dictation: Dictation) -> list[Action]:
        """Drop what has not gone out; what has is still waited for, so that its report is not lost."""
        dictation.abandon()
        if not dictation.deliveries:
            self._under_way.remove(dictation)
        return [Forget(dictation.session_id)]

    def _start(
        self, now_s: float, *, hands_free: bool, key: PressedKey | None = None, target: Target | None = None
    ) -> list[Action]:
        session_id = self._under_way.next_id
        dictation = Dictation(session_id, hands_free, key or PressedKey(), target=target, began_at_s=now_s)
        self._under_way.add(dictation)
        return [StartCapture(session_id, dictation.key)]

    def _advance(self) -> list[Action]:
        """Take over results in order, send what may be sent, and close what is complete, oldest dictation first."""
        actions: list[Action] = []
        # Text of a later dictation never overtakes an earlier one.
        is_next = True
        for dictation in self._under_way:
            if dictation.discarded or (not is_next and not dictation.recovered_from):
                continue
            dictation.take_results(self.words)
            actions += self._send(dictation)
            complete = dictation.has_gone_out and len(dictation.reports) == dictation.deliveries
            if not dictation.recording and complete:
                self._under_way.remove(dictation)
                last, name = dictation.summary(), dictation.recovered_from
                actions.append(
                    Recovered(last, name, dictation.session_id) if name else Finished(last, dictation.session_id)
                )
            elif not dictation.decoded and not dictation.recovered_from:
                is_next = False
        return actions + self._decode_recovered()

    def _decode_recovered(self) -> list[Action]:
        """One utterance at a time, and none while somebody waits for the engine."""
        dictation = self._under_way.recovered
        if dictation is None or self._under_way.waited_for or not dictation.to_decode:
            return []
        is_under_way = dictation.taken + len(dictation.to_decode) < (dictation.utterances or 0)
        return [] if is_under_way else [Transcribe(dictation.to_decode.popleft())]

    def _send(self, dictation: Dictation) -> list[Action]:
        """Hold-to-talk waits for its end; nothing goes out while the hotkey's modifiers are down."""
        may_send = self._held.down_at_s is None and (dictation.hands_free or dictation.decoded)
        if self.holds_back or not may_send or not dictation.unsent:
            return []
        # Text that only waited for the key to come up is not old.
        spoken_until_s = 0.0 if dictation.recording else max(dictation.stopped_at_s, self._held.up_at_s)
        return [Deliver(d) for d in dictation.send_all(self.text_settings, spoken_until_s=spoken_until_s)]
