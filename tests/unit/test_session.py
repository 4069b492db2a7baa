"""DictationSession: keys, utterances and results in, actions out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictation_app.session import (
    Action,
    CancelCapture,
    Deliver,
    DictationSession,
    Discard,
    Finished,
    Forget,
    Recovered,
    StartCapture,
    StopCapture,
    TakeBack,
    Transcribe,
)
from dictation_app.settings import TextSettings
from dictation_app.values.dictation import (
    DeliveryMethod,
    DeliveryReport,
    DeliveryState,
    Hold,
    KeyMode,
    PressedKey,
    Target,
)
from dictation_app.values.speech import EndReason, EngineInfo, Transcript, Utterance
from dictation_app.values.status import AppState, LiveText

SOUND = np.ones(16000, np.float32)
KEYS = tuple(PressedKey(mode=mode, is_lone=is_lone) for mode in KeyMode for is_lone in (False, True))


@pytest.fixture
def session() -> DictationSession:
    return DictationSession(tap_s=0.4, text_settings=TextSettings())


def draft_of(session_id: int, seq: int, reason: EndReason = EndReason.BREATH) -> Utterance:
    return replace(utterance(session_id, seq), ended_by=reason)


def draft(session_id: int, seq: int, text: str, *, language: str = "en", withheld: str = "") -> Transcript:
    """What a draft came to."""
    return replace(transcript(session_id, seq, text, language=language, withheld=withheld), is_draft=True)


def utterance(session_id: int, seq: int, *, last: bool = True, empty: bool = False) -> Utterance:
    return Utterance(
        session_id=session_id,
        seq=seq,
        samples=SOUND[:0] if empty else SOUND,
        speech_ms=500,
        ended_by=EndReason.STOP if last else EndReason.PAUSE,
    )


def transcript(session_id: int, seq: int, text: str, *, withheld: str = "", language: str = "en") -> Transcript:
    return Transcript(
        session_id=session_id,
        seq=seq,
        text=text,
        language=language,
        withheld=withheld,
        audio_seconds=1.0,
        decode_seconds=0.1,
        passes=1,
    )


def report(delivery: Deliver, at_s: float, state: DeliveryState = DeliveryState.DELIVERED) -> DeliveryReport:
    d = delivery.delivery
    return DeliveryReport(
        session_id=d.session_id, seq=d.seq, text=d.text, method=DeliveryMethod.PASTE, state=state, finished_at_s=at_s
    )


def test_the_stages_of_the_wait_are_told(session: DictationSession) -> None:
    hold(session, 1, 10.0, 12.0)
    session.utterance(utterance(1, 0), 12.125)
    (sent,) = session.transcript(transcript(1, 0, "Words."), 12.5)
    (done,) = session.delivered(replace(report(sent, 12.625), target="editor"))
    last = done.last
    assert (last.stop_to_utterance_ms, last.stop_to_transcript_ms, last.stop_to_text_ms) == (125, 500, 625)
    assert last.target == "editor"


def test_what_was_ready_before_the_end_took_no_time(session: DictationSession) -> None:
    session.start()
    session.utterance(utterance(1, 0, last=False), 11.0)
    (sent,) = session.transcript(transcript(1, 0, "Words."), 11.5)
    session.delivered(report(sent, 11.75))
    session.stop(12.0)
    (done,) = session.utterance(utterance(1, 1, empty=True), 12.25)
    last = done.last
    assert (last.stop_to_utterance_ms, last.stop_to_transcript_ms, last.stop_to_text_ms) == (250, 0, 0)


def deliveries(actions: list[Action]) -> list[str]:
    return [a.delivery.text for a in actions if isinstance(a, Deliver)]


def hold(session: DictationSession, session_id: int, begin_s: float, end_s: float) -> None:
    assert session.key_pressed(begin_s) == [StartCapture(session_id)]
    assert session.key_released(end_s) == [StopCapture(session_id)]


def test_hold_records_until_release_and_delivers_once(session: DictationSession) -> None:
    assert session.state is AppState.IDLE
    assert session.key_pressed(10.0) == [StartCapture(1)]
    assert session.state is AppState.LISTENING
    assert session.key_released(12.0) == [StopCapture(1)]
    assert session.state is AppState.TRANSCRIBING
    assert session.utterance(utterance(1, 0)) == [Transcribe(utterance(1, 0))]
    sent = session.transcript(transcript(1, 0, " Hello there."))
    assert deliveries(sent) == ["Hello there. "]
    assert isinstance(sent[0], Deliver)
    (done,) = session.delivered(report(sent[0], 12.3))
    assert isinstance(done, Finished)
    assert done.last.text == "Hello there."
    assert done.last.stop_to_text_ms == 300
    assert done.last.delivery is DeliveryState.DELIVERED
    assert session.state is AppState.IDLE


def test_tap_goes_on_hands_free_until_the_next_press(session: DictationSession) -> None:
    session.key_pressed(1.0)
    assert session.key_released(1.39) == []
    assert session.state is AppState.LISTENING
    assert session.key_pressed(5.0) == [StopCapture(1)]
    assert session.key_released(5.1) == []
    assert session.state is AppState.TRANSCRIBING


def test_hands_free_text_goes_out_at_each_pause(session: DictationSession) -> None:
    session.start()
    session.utterance(utterance(1, 0, last=False))
    assert deliveries(session.transcript(transcript(1, 0, "One."))) == ["One. "]
    session.stop(3.0)
    session.utterance(utterance(1, 1))
    assert deliveries(session.transcript(transcript(1, 1, "Two."))) == ["Two. "]


def test_what_follows_the_end_of_a_sentence_begins_with_a_capital(session: DictationSession) -> None:
    session.start()
    session.utterance(utterance(1, 0, last=False))
    assert deliveries(session.transcript(transcript(1, 0, "A much freer hand."))) == ["A much freer hand. "]
    session.transcript(draft(1, 1, "simpler"))
    assert session.live.text == "A much freer hand. Simpler"
    session.stop(3.0)
    session.utterance(utterance(1, 1))
    assert deliveries(session.transcript(transcript(1, 1, "simpler, rounder."))) == ["Simpler, rounder. "]


def test_held_text_waits_for_release_and_goes_out_in_one_piece(session: DictationSession) -> None:
    session.key_pressed(0.0)
    session.utterance(utterance(1, 0, last=False))
    assert deliveries(session.transcript(transcript(1, 0, "One."))) == []
    session.key_released(9.0)
    session.utterance(utterance(1, 1))
    assert deliveries(session.transcript(transcript(1, 1, "Two."))) == ["One. Two. "]


def test_nothing_goes_out_while_the_key_is_down_again(session: DictationSession) -> None:
    hold(session, 1, 0.0, 1.0)
    session.utterance(utterance(1, 0))
    session.key_pressed(1.5)
    assert deliveries(session.transcript(transcript(1, 0, "First."))) == []
    assert deliveries(session.key_released(3.0)) == ["First. "]


def test_later_dictation_never_overtakes_an_earlier_one(session: DictationSession) -> None:
    hold(session, 1, 0.0, 1.0)
    hold(session, 2, 2.0, 3.0)
    session.utterance(utterance(1, 0))
    session.utterance(utterance(2, 0))
    assert deliveries(session.transcript(transcript(2, 0, "Second."))) == []
    assert deliveries(session.transcript(transcript(1, 0, "First."))) == ["First. ", "Second. "]


def test_results_out_of_order_are_put_in_order(session: DictationSession) -> None:
    hold(session, 1, 0.0, 9.0)
    session.utterance(utterance(1, 0, last=False))
    session.utterance(utterance(1, 1))
    assert deliveries(session.transcript(transcript(1, 1, "two"))) == []
    assert deliveries(session.transcript(transcript(1, 0, "One"))) == ["One two "]


def test_cancel_while_recording_discards_everything_that_comes_later(session: DictationSession) -> None:
    session.key_pressed(0.0)
    session.utterance(utterance(1, 0, last=False))
    assert session.cancel() == [StopCapture(1), Discard(1)]
    assert session.state is AppState.IDLE
    assert session.transcript(transcript(1, 0, "Gone.")) == []
    assert session.utterance(draft_of(1, 1)) == []
    assert session.utterance(utterance(1, 1)) == []
    assert session.live == LiveText()
    assert session.key_released(2.0) == []
    assert session.key_pressed(3.0) == [StartCapture(2)]


def test_cancel_after_recording_discards_what_is_being_decoded(session: DictationSession) -> None:
    hold(session, 1, 0.0, 1.0)
    session.utterance(utterance(1, 0))
    assert session.cancel() == [Discard(1)]
    assert session.transcript(transcript(1, 0, "Gone.")) == []
    assert session.state is AppState.IDLE
    assert session.cancel() == []


def test_what_was_discarded_is_brought_back_as_if_released(session: DictationSession) -> None:
    session.key_pressed(0.0)
    session.utterance(utterance(1, 0, last=False))
    session.transcript(transcript(1, 0, "Decoded before,"))
    session.utterance(utterance(1, 1, last=False))
    session.cancel(2.0)
    session.key_released(2.5)
    session.utterance(utterance(1, 2))
    assert session.discarded_id == 1
    # Only what has no result yet.
    assert session.undo(9.0) == [TakeBack(1), Transcribe(utterance(1, 1, last=False)), Transcribe(utterance(1, 2))]
    assert not session.discarded_id
    assert session.state is AppState.TRANSCRIBING
    session.transcript(transcript(1, 1, "under way,"))
    (sent,) = session.transcript(transcript(1, 2, "and last."))
    assert isinstance(sent, Deliver)
    assert sent.delivery.text == "Decoded before, under way, and last. "
    assert sent.delivery.spoken_until_s == 9.0, "Who undoes has not waited before."
    (done,) = session.delivered(report(sent, 9.5))
    assert isinstance(done, Finished)
    assert done.last.stop_to_text_ms == 500


def test_a_result_that_comes_meanwhile_is_there_at_once(session: DictationSession) -> None:
    hold(session, 1, 0.0, 1.0)
    session.utterance(utterance(1, 0))
    session.cancel(1.5)
    session.transcript(transcript(1, 0, "There."))
    taken_back, sent = session.undo(3.0)
    assert taken_back == TakeBack(1)
    assert deliveries([sent]) == ["There. "]


def test_what_comes_twice_because_it_was_under_way_meanwhile_goes_out_once(session: DictationSession) -> None:
    session.start()
    session.utterance(utterance(1, 0, last=False))
    session.cancel(1.5)
    session.utterance(utterance(1, 1))
    session.undo(2.0)
    assert deliveries(session.transcript(transcript(1, 0, "Once."))) == ["Once. "]
    assert session.transcript(transcript(1, 0, "Once.")) == []
    assert session.transcription_failed(1, 0) == []
    (last,) = session.transcript(transcript(1, 1, "Last."))
    assert deliveries([last]) == ["Last. "]


def test_its_last_sound_may_come_after_it_was_brought_back(session: DictationSession) -> None:
    session.start()
    session.cancel(1.0)
    assert session.undo(1.1) == [TakeBack(1)]
    assert session.utterance(utterance(1, 0), 1.2) == [Transcribe(utterance(1, 0))]
    assert deliveries(session.transcript(transcript(1, 0, "Late."))) == ["Late. "]


def test_only_the_last_one_can_be_brought_back_and_only_for_a_while(session: DictationSession) -> None:
    hold(session, 1, 0.0, 1.0)
    session.utterance(utterance(1, 0))
    session.cancel(1.5)
    hold(session, 2, 2.0, 3.0)
    session.utterance(utterance(2, 0))
    assert session.cancel(3.5) == [Forget(1), Discard(2)]
    assert session.forget_discarded() == [Forget(2)]
    assert session.undo(4.0) == []
    assert session.forget_discarded() == []
    assert session.transcript(transcript(2, 0, "Gone.")) == []


def test_what_is_forgotten_while_its_sound_comes_is_recorded_no_further(session: DictationSession) -> None:
    session.start()
    session.cancel(1.0)
    assert session.forget_discarded() == [CancelCapture(1), Forget(1)]


def test_of_several_that_are_being_decoded_the_last_can_be_brought_back(session: DictationSession) -> None:
    for session_id in (1, 2):
        hold(session, session_id, session_id, session_id + 0.5)
        session.utterance(utterance(session_id, 0))
    assert session.cancel(3.0) == [Forget(1), Discard(2)]


def test_what_has_gone_out_is_not_called_discarded(session: DictationSession) -> None:
    hold(session, 1, 0.0, 1.0)
    session.utterance(utterance(1, 0))
    (sent,) = session.transcript(transcript(1, 0, "Out."))
    assert session.cancel(1.5) == []
    assert not session.discarded_id
    (done,) = session.delivered(report(sent, 2.0))
    assert isinstance(done, Finished)
    assert done.last.text == "Out."


def test_what_is_held_back_can_be_discarded_and_does_not_go_out_later(session: DictationSession) -> None:
    session.key_pressed(0.0)
    assert session.hold_back(1.0) == [StopCapture(1)]
    session.utterance(utterance(1, 0))
    assert session.transcript(transcript(1, 0, "Held.")) == []
    assert session.cancel(2.0) == [Discard(1)]
    assert session.let_out() == []
    assert session.forget_discarded() == [Forget(1)]


def test_what_was_held_back_is_as_old_as_it_is_whatever_the_key_does(session: DictationSession) -> None:
    session.start()
    session.hold_back(1.0)
    session.utterance(utterance(1, 0))
    session.transcript(transcript(1, 0, "Held."))
    session.key_released(20.0)  # its press was refused
    (sent,) = session.let_out()
    assert isinstance(sent, Deliver)
    assert sent.delivery.spoken_until_s == 1.0


def test_what_was_discarded_makes_nobody_wait(session: DictationSession) -> None:
    hold(session, 1, 0.0, 1.0)
    session.utterance(utterance(1, 0))
    session.cancel(1.5)
    hold(session, 2, 2.0, 3.0)
    session.utterance(utterance(2, 0))
    assert deliveries(session.transcript(transcript(2, 0, "Now."))) == ["Now. "]


def test_of_what_had_gone_out_in_part_the_rest_is_brought_back_or_the_part_is_kept(session: DictationSession) -> None:
    for undone in (True, False):
        (begun,) = session.start()
        assert isinstance(begun, StartCapture)
        id_ = begun.session_id
        session.utterance(utterance(id_, 0, last=False))
        (sent,) = session.transcript(transcript(id_, 0, "Out."))
        session.delivered(report(sent, 1.0))
        session.utterance(utterance(id_, 1, last=False))
        session.cancel(2.0)
        session.utterance(utterance(id_, 2, empty=True))
        if undone:
            session.undo(3.0)
            (rest,) = session.transcript(transcript(id_, 1, "Rest."))
            (done,) = session.delivered(report(rest, 3.5))
        else:
            _, done = session.forget_discarded()
        assert isinstance(done, Finished)
        assert done.last.text == ("Out. Rest." if undone else "Out.")


def test_withheld_text_is_not_delivered_but_kept_with_its_reason(session: DictationSession) -> None:
    hold(session, 1, 0.0, 1.0)
    session.utterance(utterance(1, 0))
    (done,) = session.transcript(transcript(1, 0, "Thank you.", withheld="No speech was heard."))
    assert isinstance(done, Finished)
    assert done.last.text == "Thank you."
    assert done.last.withheld == "No speech was heard."
    assert done.last.method is DeliveryMethod.NONE
    assert done.last.delivery is DeliveryState.NOT_DELIVERED


def test_withheld_part_of_a_delivered_dictation_is_told_and_kept(session: DictationSession) -> None:
    session.start()
    session.utterance(utterance(1, 0, last=False))
    (sent,) = session.transcript(transcript(1, 0, "Real."))
    session.utterance(utterance(1, 1, last=False))
    session.transcript(transcript(1, 1, "Thank you.", withheld="No speech was heard."))
    session.stop(4.0)
    session.utterance(utterance(1, 2, empty=True))
    assert isinstance(sent, Deliver)
    (done,) = session.delivered(report(sent, 4.0))
    assert isinstance(done, Finished)
    assert done.last.text == "Real."
    assert done.last.withheld_text == "Thank you."
    assert "No speech was heard." in done.last.detail


def test_quiet_end_of_a_delivered_dictation_is_nothing_to_tell(session: DictationSession) -> None:
    session.start()
    session.utterance(utterance(1, 0, last=False))
    (sent,) = session.transcript(transcript(1, 0, "Real."))
    session.stop(4.0)
    session.utterance(utterance(1, 1))
    session.transcript(transcript(1, 1, "", withheld="No speech was heard."))
    assert isinstance(sent, Deliver)
    (done,) = session.delivered(report(sent, 4.0))
    assert isinstance(done, Finished)
    assert (done.last.text, done.last.detail, done.last.withheld_text) == ("Real.", "", "")


def test_failed_utterance_does_not_hold_up_the_rest(session: DictationSession) -> None:
    hold(session, 1, 0.0, 9.0)
    session.utterance(utterance(1, 0, last=False))
    session.utterance(utterance(1, 1))
    assert session.transcription_failed(1, 0) == []
    assert deliveries(session.transcript(transcript(1, 1, "Rest."))) == ["Rest. "]


def test_empty_dictation_ends_idle(session: DictationSession) -> None:
    hold(session, 1, 0.0, 1.0)
    (done,) = session.utterance(utterance(1, 0, empty=True))
    assert isinstance(done, Finished)
    assert done.last.text == ""
    assert session.state is AppState.IDLE


def test_recording_that_ends_by_itself_delivers_what_was_said(session: DictationSession) -> None:
    session.start()
    session.utterance(utterance(1, 0))
    session.capture_ended(1, 7.0)
    assert deliveries(session.transcript(transcript(1, 0, "So far."))) == ["So far. "]


def test_worst_delivery_is_the_one_told(session: DictationSession) -> None:
    session.start()
    session.utterance(utterance(1, 0, last=False))
    (first,) = session.transcript(transcript(1, 0, "One."))
    session.stop(2.0)
    session.utterance(utterance(1, 1))
    (second,) = session.transcript(transcript(1, 1, "Two."))
    assert isinstance(first, Deliver)
    assert isinstance(second, Deliver)
    session.delivered(report(first, 1.0, DeliveryState.NOT_DELIVERED))
    (done,) = session.delivered(report(second, 3.0))
    assert isinstance(done, Finished)
    assert done.last.delivery is DeliveryState.NOT_DELIVERED
    assert done.last.text == "One. Two."


def test_languages_without_spaces_get_none(session: DictationSession) -> None:
    hold(session, 1, 0.0, 9.0)
    session.utterance(utterance(1, 0, last=False))
    session.utterance(utterance(1, 1))
    session.transcript(transcript(1, 0, "你好。", language="zh"))
    assert deliveries(session.transcript(transcript(1, 1, "再见。", language="zh"))) == ["你好。再见。"]


def test_without_trailing_space_only_following_text_starts_with_one() -> None:
    session = DictationSession(tap_s=0.4, text_settings=TextSettings(trailing_space=False))
    session.start()
    session.utterance(utterance(1, 0, last=False))
    assert deliveries(session.transcript(transcript(1, 0, "One."))) == ["One."]
    session.utterance(utterance(1, 1, last=False))
    assert deliveries(session.transcript(transcript(1, 1, "Two."))) == [" Two."]


class _World:
    """Plays microphone, engine and output around a session, in an order chosen by the test."""

    def __init__(self) -> None:
        self.session = DictationSession(tap_s=0.4, text_settings=TextSettings())
        self.now_s = 0.0
        self.recording = 0
        self.seq = 0
        self.to_decode: list[Utterance] = []
        self.to_deliver: list[Deliver] = []
        self.spoken: list[str] = []
        self.discarded: list[str] = []
        self.delivered: list[str] = []
        self.key = KEYS[0]
        self.key_down = False
        self.recoveries = 0
        self.recovered: list[str] = []

    def do(self, actions: list[Action]) -> None:
        for action in actions:
            match action:
                case StartCapture(session_id):
                    assert self.recording == 0
                    self.recording, self.seq = session_id, 0
                case StopCapture(session_id):
                    assert self.recording == session_id
                    self.speak(last=True)
                    self.recording = 0
                case CancelCapture(session_id):
                    assert self.recording == session_id
                    self.recording = 0
                    self.forget(session_id)
                case Discard(session_id):
                    before = self.spoken
                    self.forget(session_id)
                    self.discarded = [w for w in before if w not in self.spoken]
                case TakeBack():
                    self.spoken += self.discarded
                case Forget(session_id):
                    self.forget(session_id)
                case Transcribe(u):
                    self.to_decode.append(u)
                case Recovered(last, name, _):
                    assert [word.partition(".")[2] for word in last.text.split()] == ["0", "1"]
                    self.recovered.append(name)
                case Deliver():
                    assert not self.key_down
                    assert not self.session.holds_back
                    self.to_deliver.append(action)
                case Finished():
                    pass

    def forget(self, session_id: int) -> None:
        sent = {t for d in self.to_deliver for t in d.delivery.text.split()} | set(self.delivered)
        self.spoken = [w for w in self.spoken if not w.startswith(f"w{session_id}.") or w in sent]

    def speak(self, *, last: bool) -> None:
        u = utterance(self.recording, self.seq, last=last)
        self.seq += 1
        self.spoken.append(f"w{u.session_id}.{u.seq}")
        self.do(self.session.utterance(u))

    def decide(self, event: str) -> list[Action]:
        match event:
            case "undo":
                return self.session.undo(self.now_s)
            case "undo is over":
                return self.session.forget_discarded()
            case "leave":
                return self.session.hold_back(self.now_s)
            case _:
                return self.session.let_out()

    def press(self, event: str) -> list[Action]:
        was_down = self.key_down
        match event:
            case "other key" if not was_down:
                self.key = KEYS[(KEYS.index(self.key) + 1) % len(KEYS)]
            case "lost" if was_down:
                self.key_down = False
                return self.session.key_lost(self.now_s)
            case "key" | "quick key":
                self.key_down = not was_down
                session, now_s = self.session, self.now_s
                return session.key_released(now_s) if was_down else session.key_pressed(now_s, self.key)
            case "combination" if was_down and self.key.is_lone:
                self.key_down = False
                return self.session.key_mistaken(self.now_s)
        return []

    def step(self, event: str) -> None:
        self.now_s += 0.05 if event == "quick key" else 0.3
        match event:
            case "key" | "quick key" | "other key" | "combination" | "lost":
                self.do(self.press(event))
            case "toggle":
                self.do(self.session.stop(self.now_s) if self.recording else self.session.start())
            case "cancel":
                self.do(self.session.cancel(self.now_s))
            case "undo" | "undo is over" | "leave" | "stay":
                self.do(self.decide(event))
            case "wait":
                self.now_s += 1.0
            case "recover":
                self.recoveries += 1
                self.do(self.session.recover(str(self.recoveries), [utterance(9, 0, last=False), utterance(9, 1)]))
            case "pause" if self.recording:
                self.speak(last=False)
            case "draft" if self.recording:
                self.do(self.session.utterance(draft_of(self.recording, self.seq)))
            case "decode" if self.to_decode:
                u = self.to_decode.pop(0)
                if u.ended_by.is_draft:
                    self.do(self.session.transcript(draft(u.session_id, u.seq, "never delivered")))
                    return
                self.do(self.session.transcript(transcript(u.session_id, u.seq, f"w{u.session_id}.{u.seq}")))
            case "deliver" if self.to_deliver:
                d = self.to_deliver.pop(0)
                self.delivered += d.delivery.text.split()
                self.do(self.session.delivered(report(d, self.now_s)))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "key",
                    "key",
                    "quick key",
                    "quick key",
                    "lost",
                    "other key",
                    "combination",
                    "toggle",
                    "cancel",
                    "undo",
                    "undo is over",
                    "leave",
                    "stay",
                ),
                *("wait", "pause", "draft", "decode", "deliver", "recover"),
            ]
        ),
        max_size=60,
    )
)
def test_any_stream_of_events_keeps_order_loses_nothing_and_ends_idle(events: list[str]) -> None:
    world = _World()
    for event in events:
        world.step(event)
    if world.key_down:
        world.step("key")
    if world.recording:
        world.step("toggle")
    world.step("stay")
    while world.to_decode or world.to_deliver:
        world.step("decode")
        world.step("deliver")
    assert world.session.state is AppState.IDLE
    assert world.session.live == LiveText()
    assert sorted(world.delivered) == sorted(world.spoken)
    if not {"undo", "combination", "lost"} & set(events):
        assert world.delivered == world.spoken
    assert world.recovered == [str(number + 1) for number in range(world.recoveries)]


def test_text_that_waited_for_the_key_is_not_old(session: DictationSession) -> None:
    hold(session, 1, 0.0, 5.0)
    session.utterance(utterance(1, 0))
    session.key_pressed(5.5)
    session.transcript(transcript(1, 0, "First."))
    sent = session.key_released(50.0)
    assert [a.delivery.spoken_until_s for a in sent if isinstance(a, Deliver)] == [50.0]


def recover(session: DictationSession, *, pieces: int = 2) -> list[Action]:
    return session.recover("one", [utterance(7, seq, last=seq == pieces - 1) for seq in range(pieces)])


def test_a_recovered_dictation_is_decoded_piece_by_piece_and_goes_into_no_window(session: DictationSession) -> None:
    assert recover(session) == [Transcribe(utterance(1, 0, last=False))]
    assert session.state is AppState.IDLE
    assert session.transcript(transcript(1, 0, "One.")) == [Transcribe(utterance(1, 1))]
    assert session.live == LiveText()
    (done,) = session.transcript(transcript(1, 1, "Two."))
    assert isinstance(done, Recovered)
    assert (done.name, done.last.text, done.last.delivery) == ("one", "One. Two.", DeliveryState.NOT_DELIVERED)


def test_recovering_waits_while_somebody_dictates_and_does_not_make_him_wait(session: DictationSession) -> None:
    recover(session, pieces=3)
    hold(session, 2, 0.0, 2.0)
    assert session.transcript(transcript(1, 0, "One.")) == []
    session.utterance(utterance(2, 0))
    (sent,) = session.transcript(transcript(2, 0, "Now."))
    assert isinstance(sent, Deliver)
    finished, goes_on = session.delivered(report(sent, 2.5))
    assert isinstance(finished, Finished)
    assert goes_on == Transcribe(utterance(1, 1, last=False))


def test_recovering_is_not_cancelled_and_a_lost_piece_does_not_end_it(session: DictationSession) -> None:
    recover(session)
    assert session.cancel() == []
    assert session.capture_crashed(1.0) == []
    assert session.transcription_failed(1, 0) == [Transcribe(utterance(1, 1))]
    (done,) = session.transcript(transcript(1, 1, "", withheld="Hardly any speech."))
    assert isinstance(done, Recovered)
    assert done.last.detail == "A part of it could not be transcribed."


def test_what_was_held_back_of_a_recovered_dictation_does_not_hide_the_rest(session: DictationSession) -> None:
    recover(session)
    session.transcript(transcript(1, 0, "One."))
    (done,) = session.transcript(transcript(1, 1, "Thank you.", withheld="Nobody spoke."))
    assert isinstance(done, Recovered)
    assert (done.last.text, done.last.withheld_text) == ("One.", "Thank you.")


def shown(session: DictationSession) -> tuple[str, str]:
    """Live text: what is stable, and the rest."""
    live = session.live
    return live.text[: live.stable_characters], live.text[live.stable_characters :]


def test_a_draft_is_decoded_and_shown_and_never_delivered(session: DictationSession) -> None:
    session.start()
    asked = draft_of(1, 0, EndReason.SPEAKING)
    assert session.utterance(asked) == [Transcribe(asked)]
    assert session.transcript(draft(1, 0, "We all go.")) == []
    assert session.live.text == "We all go"
    assert session.stop(1.0) == [StopCapture(1)]
    session.utterance(utterance(1, 0))
    assert deliveries(session.transcript(transcript(1, 0, "We all go home now."))) == ["We all go home now. "]


def test_what_two_drafts_agree_on_stays_as_it_is_shown(session: DictationSession) -> None:
    session.start()
    for text, stable, rest in [
        ("We all", "", "We all"),
        ("We all go", "We all", " go"),
        ("We all goat home", "We all", " goat home"),
        ("We all goat home now", "We all goat home", " now"),
        ("We all go home now again", "We all goat home now", " again"),
        ("", "We all goat home now", " again"),
        ("We all go home now again soon", "We all goat home now again", " soon"),
    ]:
        session.transcript(draft(1, 0, text))
        assert shown(session) == (stable, rest), text


def test_live_text_goes_on_behind_what_is_final(session: DictationSession) -> None:
    session.start()
    session.transcript(draft(1, 0, "First sentence"))
    session.utterance(utterance(1, 0, last=False))
    session.transcript(transcript(1, 0, "The first sentence."))
    assert shown(session) == ("The first sentence.", "")
    session.transcript(draft(1, 1, "Second"))
    assert shown(session) == ("The first sentence. ", "Second")
    session.transcript(draft(1, 0, "late"))
    assert shown(session) == ("The first sentence. ", "Second")


def test_live_text_of_languages_without_spaces(session: DictationSession) -> None:
    session.start()
    session.transcript(draft(1, 0, "素早い茶", language="ja"))
    session.transcript(draft(1, 0, "素早い茶色の", language="ja"))
    assert shown(session) == ("素早い茶", "色の")
    session.utterance(utterance(1, 0, last=False))
    session.transcript(transcript(1, 0, "素早い茶色の狐。", language="ja"))
    session.transcript(draft(1, 1, "次", language="ja"))
    assert session.live.text == "素早い茶色の狐。次"


def test_what_may_not_be_typed_is_not_shown(session: DictationSession) -> None:
    session.start()
    session.transcript(draft(1, 0, "Thank you.", withheld="No speech was heard."))
    assert session.live == LiveText()


def test_live_text_ends_with_its_dictation(session: DictationSession) -> None:
    session.start()
    session.transcript(draft(1, 0, "Words"))
    session.cancel()
    assert session.live == LiveText()
    session.transcript(draft(1, 0, "More words"))
    assert session.live == LiveText()


def test_text_that_was_held_back_can_be_delivered(session: DictationSession) -> None:
    actions = session.insert("Thank you.", "en", 5.0)
    assert deliveries(actions) == ["Thank you. "]
    (sent,) = [a for a in actions if isinstance(a, Deliver)]
    (finished,) = [a for a in session.delivered(report(sent, 5.2)) if isinstance(a, Finished)]
    assert (finished.last.text, finished.last.withheld) == ("Thank you.", "")
    assert session.state is AppState.IDLE


def test_a_key_that_only_holds_ends_after_the_shortest_tap(session: DictationSession) -> None:
    session.key_pressed(0.0, PressedKey(mode=KeyMode.HOLD))
    assert session.key_released(0.1) == [StopCapture(1)]


def test_a_key_that_only_taps_goes_on_however_long_it_was_held(session: DictationSession) -> None:
    session.key_pressed(0.0, PressedKey(mode=KeyMode.TAP))
    assert session.key_released(5.0) == []
    assert session.state is AppState.LISTENING
    session.utterance(utterance(1, 0, last=False))
    (sent,) = session.transcript(transcript(1, 0, "At the pause."))
    assert isinstance(sent, Deliver)
    assert session.key_pressed(6.0, PressedKey(mode=KeyMode.TAP)) == [StopCapture(1)]


def test_any_of_several_keys_ends_the_hands_free_dictation(session: DictationSession) -> None:
    session.key_pressed(0.0, PressedKey(language="de"))
    session.key_released(0.1)
    assert session.key_pressed(3.0, PressedKey(language="fr")) == [StopCapture(1)]
    session.key_released(3.1)
    assert session.state is not AppState.LISTENING


def test_what_a_key_is_for_goes_with_all_that_is_said(session: DictationSession) -> None:
    key = PressedKey(language="de", model="small")
    assert session.key_pressed(0.0, key) == [StartCapture(1, key)]
    (drafted,) = session.utterance(draft_of(1, 0))
    session.key_released(1.0)
    (final,) = session.utterance(utterance(1, 0))
    for action in (drafted, final):
        assert isinstance(action, Transcribe)
        assert (action.utterance.language, action.utterance.model) == ("de", "small")
    engine = EngineInfo(model="small", device="cpu", compute_type="int8")
    (sent,) = session.transcript(replace(transcript(1, 0, "Guten Tag."), engine=engine))
    assert isinstance(sent, Deliver)
    (done,) = session.delivered(report(sent, 2.0))
    assert isinstance(done, Finished)
    assert done.last.engine == engine
    session.start()
    (plain,) = session.utterance(utterance(2, 0))
    assert isinstance(plain, Transcribe)
    assert (plain.utterance.language, plain.utterance.model) == ("", "")


LONE = PressedKey(is_lone=True)


def test_a_modifier_in_a_quick_combination_leaves_nothing_behind(session: DictationSession) -> None:
    session.key_pressed(0.0, LONE)
    assert session.key_mistaken(0.3) == [CancelCapture(1), Forget(1)]
    assert session.state is AppState.IDLE
    assert session.discarded_id == 0


def test_a_modifier_in_a_slow_combination_loses_nothing_that_was_said(session: DictationSession) -> None:
    session.key_pressed(0.0, LONE)
    assert Discard(1) in session.key_mistaken(4.0)
    assert session.discarded_id == 1


def test_a_quick_combination_leaves_what_was_thrown_away_before(session: DictationSession) -> None:
    hold(session, 1, 0.0, 5.0)
    session.cancel(5.1)
    session.key_pressed(6.0, LONE)
    session.key_mistaken(6.2)
    assert session.discarded_id == 1


def test_a_modifier_ends_the_hands_free_dictation_at_its_release_and_in_a_combination_not(
    session: DictationSession,
) -> None:
    session.key_pressed(0.0, LONE)
    session.key_released(0.1)
    assert session.key_pressed(3.0, LONE) == []
    assert session.key_mistaken(3.2) == []
    assert session.state is AppState.LISTENING
    session.key_pressed(4.0, LONE)
    assert session.key_released(4.1) == [StopCapture(1)]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_ends_no_dictation_that_was_begun_otherwise_while_it_was_held(
    session: DictationSession, key: PressedKey
) -> None:
    session.key_pressed(0.0, key)
    session.cancel(0.6)
    assert [type(action) for action in session.start()] == [StartCapture]
    assert session.key_released(3.0) == []
    assert session.state is AppState.LISTENING
    session.stop(4.0)
    session.key_pressed(5.0, key)
    session.cancel(5.6)
    session.start()
    assert session.key_mistaken(8.0) == []
    assert session.state is AppState.LISTENING


TWICE = PressedKey(chord="RightCtrl", mode=KeyMode.DOUBLE_TAP, is_lone=True)


def test_two_quick_presses_begin_and_one_ends(session: DictationSession) -> None:
    assert session.key_pressed(0.0, TWICE) == []
    session.key_released(0.1)
    assert session.key_pressed(0.3, TWICE) == [StartCapture(1, TWICE)]
    session.key_released(5.0)
    assert session.state is AppState.LISTENING, "however long the second press was"
    session.key_pressed(6.0, TWICE)
    assert session.key_released(6.1) == [StopCapture(1)]
    assert session.key_pressed(6.4, TWICE) == [], "what ended it is no first press"


@pytest.mark.parametrize(
    ("first_up_s", "second_down_s"), [(0.1, 0.6), (0.6, 0.7), (0.1, 0.11)], ids=["too late", "too long", "chatter"]
)
def test_two_presses_of_another_kind_begin_nothing(
    session: DictationSession, first_up_s: float, second_down_s: float
) -> None:
    session.key_pressed(0.0, TWICE)
    session.key_released(first_up_s)
    assert session.key_pressed(second_down_s, TWICE) == []
    assert session.state is AppState.IDLE


@pytest.mark.parametrize("between", ["other key", "mistaken", "lost", "another hotkey"])
def test_what_comes_between_two_presses_parts_them(session: DictationSession, between: str) -> None:
    session.key_pressed(0.0, TWICE)
    match between:
        case "other key":
            session.key_released(0.1)
            session.other_key()
        case "mistaken":
            session.key_mistaken(0.1)
        case "lost":
            session.key_lost(0.1)
        case _:
            session.key_released(0.1)
            session.key_pressed(0.15, replace(TWICE, chord="F9"))
            session.key_released(0.2)
    assert session.key_pressed(0.3, TWICE) == []
    assert session.state is AppState.IDLE


def test_the_second_press_in_a_combination_leaves_nothing_behind(session: DictationSession) -> None:
    session.key_pressed(0.0, TWICE)
    session.key_released(0.1)
    session.key_pressed(0.2, TWICE)
    assert session.key_mistaken(0.3) == [CancelCapture(1), Forget(1)]


def test_a_key_that_chatters_as_it_is_pressed_is_held(session: DictationSession) -> None:
    """A tap and a second press within a few milliseconds would end the dictation that has just begun."""
    session.key_pressed(0.0)
    session.key_released(0.01)
    assert session.key_pressed(0.02) == []
    assert session.state is AppState.LISTENING
    assert session.key_released(3.0) == [StopCapture(1)]


def test_a_key_that_only_holds_and_chatters_begins_anew(session: DictationSession) -> None:
    key = PressedKey(mode=KeyMode.HOLD)
    session.key_pressed(0.0, key)
    assert session.key_released(0.01) == [StopCapture(1)]
    assert session.key_pressed(0.02, key) == [StartCapture(2, key)]


@pytest.mark.parametrize("is_lone", [False, True])
def test_a_key_that_chatters_as_it_ends_a_dictation_begins_no_other(session: DictationSession, is_lone: bool) -> None:
    key = PressedKey(is_lone=is_lone)
    session.start()
    session.key_pressed(5.0, key)
    session.key_released(5.01)
    assert session.key_pressed(5.02, key) == []
    session.key_released(5.1)
    assert session.state is not AppState.LISTENING
    assert session.key_pressed(5.3, key) == [StartCapture(2, key)]


def test_a_release_that_nobody_saw_is_never_a_tap(session: DictationSession) -> None:
    session.key_pressed(0.0)
    assert session.key_lost(0.2) == [StopCapture(1)]


def test_a_release_that_nobody_saw_leaves_what_is_hands_free(session: DictationSession) -> None:
    session.key_pressed(0.0)
    session.key_released(0.1)
    session.key_pressed(3.0, LONE)
    assert session.key_lost(3.1) == []
    assert session.state is AppState.LISTENING
    session.key_pressed(4.0)
    session.key_pressed(6.0, PressedKey(mode=KeyMode.TAP))
    session.key_lost(60.0)
    assert session.state is AppState.LISTENING


def test_a_modifier_key_whose_combination_a_desktop_has_taken_for_itself_meant_nothing(
    session: DictationSession,
) -> None:
    """Super+D: the desktop has the keyboard from the press of Super on, and nobody sees D or the release."""
    session.key_pressed(0.0, LONE)
    assert session.key_lost(0.3) == [CancelCapture(1), Forget(1)]
    session.key_pressed(1.0, LONE)
    assert session.key_lost(5.0) == [StopCapture(2)], "what was said is not lost"


EDITOR, MAIL = Target(window=1), Target(window=2)


def sent_to(actions: list[Action]) -> list[tuple[str, Target | None, bool]]:
    found = (action.delivery for action in actions if isinstance(action, Deliver))
    return [(delivery.text, delivery.target, delivery.goes_back) for delivery in found]


def test_what_is_said_while_the_key_is_held_belongs_where_it_was_pressed(session: DictationSession) -> None:
    session.key_pressed(10.0, target=EDITOR)
    session.key_released(14.0)
    session.utterance(utterance(1, 0, last=False), target=EDITOR)
    session.utterance(utterance(1, 1), target=MAIL)
    assert session.transcript(transcript(1, 0, "One.")) == []
    assert sent_to(session.transcript(transcript(1, 1, "Two."))) == [("One. Two. ", EDITOR, False)]


def test_news_of_the_field_that_came_late_are_used_and_no_other_window_s(session: DictationSession) -> None:
    in_field = replace(EDITOR, field="a/b")
    first = utterance(1, 0)
    assert session.began_at_s(first) is None
    session.key_pressed(10.0, target=in_field)
    assert session.began_at_s(first) == 10.0
    assert session.began_at_s(utterance(1, 1)) is None, "it is settled by then"
    session.key_released(14.0)
    session.utterance(first, target=EDITOR, begun_in=EDITOR)
    assert sent_to(session.transcript(transcript(1, 0, "One."))) == [("One. ", EDITOR, False)]
    session.key_pressed(20.0, target=in_field)
    session.key_released(24.0)
    session.utterance(utterance(2, 0), target=EDITOR, begun_in=MAIL)
    assert sent_to(session.transcript(transcript(2, 0, "Two."))) == [("Two. ", in_field, False)]
    session.key_pressed(30.0)
    session.key_released(34.0)
    session.utterance(utterance(3, 0), target=EDITOR, begun_in=EDITOR)
    assert sent_to(session.transcript(transcript(3, 0, "Three."))) == [("Three. ", None, False)]


def test_with_free_hands_each_piece_belongs_where_it_was_begun(session: DictationSession) -> None:
    session.key_pressed(10.0, target=EDITOR)
    session.key_released(10.1)
    for seq, target in enumerate((EDITOR, EDITOR, MAIL)):
        session.utterance(utterance(1, seq, last=False), target=target)
    with_key = session.key_pressed(20.0)  # nothing goes out while it is down
    assert with_key == [StopCapture(1)]
    for seq, words in enumerate(("One.", "Two.", "Three.")):
        assert session.transcript(transcript(1, seq, words)) == []
    assert sent_to(session.key_released(20.1)) == [("One. Two. ", EDITOR, False), ("Three. ", MAIL, False)]


def test_when_a_piece_was_begun_is_counted_from_the_key(session: DictationSession) -> None:
    piece = replace(utterance(1, 2), speech_start_ms=1500)
    assert session.spoken_at_s(piece) is None
    session.key_pressed(10.0)
    assert session.spoken_at_s(piece) == 11.5
    assert session.spoken_at_s(replace(piece, speech_end_ms=1800)) == 11.8
    assert session.spoken_at_s(replace(piece, speech_end_ms=9000)) == 12.0, "who clicks and speaks at once is there"


def test_who_brings_back_what_was_discarded_wants_it_where_they_are(session: DictationSession) -> None:
    session.key_pressed(10.0, target=EDITOR)
    session.key_released(12.0)
    session.utterance(utterance(1, 0), target=EDITOR)
    session.cancel(12.0)
    session.undo(13.0)
    assert sent_to(session.transcript(transcript(1, 0, "Words."))) == [("Words. ", None, False)]


def test_what_waited_goes_where_the_user_is_or_goes_back(session: DictationSession) -> None:
    assert sent_to(session.insert("Words.", "en", 10.0)) == [("Words. ", None, False)]
    assert sent_to(session.insert("Words.", "en", 10.0, EDITOR, goes_back=True)) == [("Words. ", EDITOR, True)]


def test_the_summary_tells_that_a_part_waits(session: DictationSession) -> None:
    hold(session, 1, 10.0, 12.0)
    session.utterance(utterance(1, 0))
    (sent,) = session.transcript(transcript(1, 0, "Words."))
    (done,) = session.delivered(replace(report(sent, 12.3, DeliveryState.NOT_DELIVERED), hold=Hold.MOVED))
    assert done.last.hold is Hold.MOVED
