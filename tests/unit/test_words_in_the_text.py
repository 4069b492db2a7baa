"""The user's words on their way through session, recovery, files and another decode; and never to the model."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app.audio.flac import write_flac
from dictation_app.file_transcription import transcribe_file
from dictation_app.history import HistoryStore, Result
from dictation_app.journal import Begun, Unfinished
from dictation_app.recovery import entry_of, known
from dictation_app.retranscription import Job, Turn, transcribe_again
from dictation_app.session import Deliver, DictationSession, Finished, Transcribe
from dictation_app.settings import EngineSettings, TextSettings
from dictation_app.transcriber import Transcriber
from dictation_app.user_words import WordList, user_word
from dictation_app.values.speech import DecodeOptions, EndReason, EngineConfig
from tests.fakes import FakeEngine, FakeModels, decoded, tone, utterance
from tests.unit.test_history import spoken
from tests.unit.test_session import draft, report, transcript

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.values.dictation import LastDictation

WORDS = WordList([user_word("kubernetties", "Kubernetes"), user_word("cube control", "kubectl")])


@pytest.fixture
def session() -> DictationSession:
    made = DictationSession(tap_s=0.4, text_settings=TextSettings())
    made.words = WORDS
    return made


def end_of(session: DictationSession, *heard: str) -> tuple[list[str], LastDictation]:
    """What goes out, and what is told, of a hands-free dictation of these pieces."""
    session.start()
    actions = []
    for seq, text in enumerate(heard):
        is_last = seq == len(heard) - 1
        if is_last:
            session.stop(1.0)
        actions += session.utterance(
            utterance(seq, session_id=session.newest_id, ended_by=EndReason.STOP if is_last else EndReason.PAUSE)
        )
        actions += session.transcript(transcript(session.newest_id, seq, text))
    sent = [action for action in actions if isinstance(action, Deliver)]
    for deliver in sent:
        actions += session.delivered(report(deliver, 2.0))
    (last,) = (action.last for action in actions if isinstance(action, Finished))
    return [deliver.delivery.text for deliver in sent], last


def test_a_dictation_goes_out_with_them_and_is_kept_as_heard_beside_it(session: DictationSession) -> None:
    sent, last = end_of(session, "We use kubernetties.", "cube control is there.")
    assert sent == ["We use Kubernetes. ", "Kubectl is there. "]
    assert last.text == "We use Kubernetes. Kubectl is there."
    assert last.raw_text == "We use kubernetties. Cube control is there."
    entry = entry_of(Begun(started_at=1.0, model="base", device="cpu", language="en"), last, None)
    assert (entry.text, entry.raw_text) == (last.text, last.raw_text)


def test_where_none_is_heard_nothing_is_kept_beside_the_text(session: DictationSession) -> None:
    assert end_of(session, "We use it.")[1].raw_text == ""


def test_a_new_list_is_for_what_comes_from_then_on(session: DictationSession) -> None:
    session.words = WordList()
    assert end_of(session, "We use kubernetties.")[0] == ["We use kubernetties. "]
    session.words = WORDS
    assert end_of(session, "We use kubernetties.")[0] == ["We use Kubernetes. "]


def test_the_live_text_shows_them(session: DictationSession) -> None:
    session.start()
    session.transcript(draft(1, 0, "We use kubernetties and"))
    assert session.live.text == "We use Kubernetes and"
    session.transcript(draft(1, 0, "We use kubernetties and cube control."))
    assert session.live.text == "We use Kubernetes and kubectl"
    assert session.live.text[: session.live.stable_characters] == "We use Kubernetes and"


def test_a_dictation_that_was_thrown_away_tells_nothing_of_what_was_heard(session: DictationSession) -> None:
    session.start()
    session.utterance(utterance(0, ended_by=EndReason.PAUSE))
    (deliver,) = session.transcript(transcript(1, 0, "We use kubernetties."))
    assert isinstance(deliver, Deliver)
    actions = [*session.cancel(), *session.delivered(report(deliver, 2.0)), *session.forget_discarded()]
    (finished,) = (action for action in actions if isinstance(action, Finished))
    assert (finished.last.text, finished.last.raw_text) == ("We use Kubernetes.", "")


def test_the_model_is_never_told_of_them(session: DictationSession, tmp_path: Path) -> None:
    engine = FakeEngine([decoded("We use kubernetties."), decoded("And cube control.")])
    transcriber = Transcriber(EngineSettings(), FakeModels(tmp_path), tell=print, create=lambda *_: engine)
    session.start()
    actions = session.utterance(utterance(0, ended_by=EndReason.PAUSE))
    session.stop(1.0)
    actions += session.utterance(utterance(1))
    sent = [
        action.delivery.text
        for each in actions
        if isinstance(each, Transcribe)
        for action in session.transcript(transcriber.transcribe(each.utterance))
        if isinstance(action, Deliver)
    ]
    assert sent == ["We use Kubernetes. ", "And kubectl. "]
    assert [options.prompt for _, options in engine.calls] == ["", "We use kubernetties."]


def unfinished_of(*heard: str) -> Unfinished:
    return Unfinished(
        name="x",
        attempts=1,
        begun=None,
        samples=tone(0.1),
        transcripts=tuple(transcript(1, seq, text) for seq, text in enumerate(heard)),
    )


def test_what_is_recovered_is_written_with_them() -> None:
    unfinished = unfinished_of("We use kubernetties.", "Cube control is there.")
    last = known(unfinished, WORDS)
    assert last.text == "We use Kubernetes. Kubectl is there."
    assert last.raw_text == "We use kubernetties. Cube control is there."
    assert known(unfinished).raw_text == ""


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "spoken.flac"
    write_flac(path, tone(3.0))
    return path


def test_files_are_written_with_them(sound: Path) -> None:
    engine = FakeEngine([decoded(" We use kubernetties.")])
    shown: list[str] = []
    transcript = transcribe_file(
        sound, engine, DecodeOptions(), words=WORDS, on_segment=lambda segment: shown.append(segment.text)
    )
    assert [segment.text for segment in transcript.segments] == shown == ["We use Kubernetes."]
    assert engine.calls[0][1].prompt == ""


def test_another_decode_is_written_with_them_and_kept_as_heard(sound: Path, tmp_path: Path) -> None:
    config = EngineConfig(model="base", model_path=tmp_path, device="cpu")
    job = Job(path=sound, engine="fake", config=config, options=DecodeOptions(), words=WORDS)
    engine = FakeEngine([decoded(" We use kubernetties.")])
    heard = transcribe_again(job, Turn(), lambda _share: None, create=lambda *_: engine)
    assert heard is not None
    assert (heard.result.text, heard.result.raw_text) == ("We use Kubernetes.", "We use kubernetties.")
    plain = transcribe_again(
        replace(job, words=WordList()),
        Turn(),
        lambda _share: None,
        create=lambda *_: FakeEngine([decoded(" We use kubernetties.")]),
    )
    assert plain is not None
    assert plain.result.raw_text == ""
    store = HistoryStore(tmp_path / "history")
    entry = store.decoded_again(store.add(spoken("Something else.")).id, heard.result)
    assert (entry.text, entry.raw_text) == ("We use Kubernetes.", "We use kubernetties.")
    assert store.correct(entry.id, "We use K8s.").raw_text == "We use kubernetties."
    again = store.decoded_again(entry.id, replace(plain.result, made_at=2.0))
    assert again.raw_text == ""
    assert isinstance(store.results(entry.id)[0], Result)
    store.close()
