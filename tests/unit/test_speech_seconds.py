"""How long somebody spoke, from the neural VAD to the history."""

from __future__ import annotations

from dataclasses import replace

from dictation_app.history.entries import last_of
from dictation_app.journal import Begun
from dictation_app.recovery import entry_of
from dictation_app.session import DictationSession
from dictation_app.settings import TextSettings
from tests import fakes
from tests.unit.test_session import hold, report, transcript, utterance
from tests.unit.test_transcriber import Workshop


def test_what_the_vad_heard_goes_along_with_the_text() -> None:
    shop = Workshop([fakes.decoded("Words.", speech_seconds=0.6)])
    found = shop.transcriber.transcribe(fakes.utterance())
    assert found.speech_seconds == 0.6
    assert found.audio_seconds > 0.6


def test_the_utterances_of_a_dictation_are_added_up_and_kept() -> None:
    session = DictationSession(tap_s=0.4, text_settings=TextSettings())
    hold(session, 1, 10.0, 12.0)
    session.utterance(utterance(1, 0, last=False), 11.0)
    session.utterance(utterance(1, 1), 12.1)
    session.transcript(replace(transcript(1, 0, "Good."), speech_seconds=0.6), 11.2)
    (sent,) = session.transcript(replace(transcript(1, 1, "Morning."), speech_seconds=0.7), 12.3)
    (done,) = session.delivered(report(sent, 12.4))
    assert (done.last.speech_seconds, done.last.audio_seconds) == (1.3, 2.0)
    entry = entry_of(Begun(started_at=1.0, model="base", device="cpu", language="en"), done.last, None)
    assert entry.speech_seconds == last_of(entry).speech_seconds == 1.3
