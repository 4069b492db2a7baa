"""Transcribing again in the thread pool, as the windows ask for it; and playing on its thread."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QThreadPool, Signal

from dictation_app import retranscription
from dictation_app.audio.flac import write_flac
from dictation_app.control.retranscriber import Retranscriber, Retranscribing
from dictation_app.engine.catalogue import Catalogue
from dictation_app.engine.models import ModelStore
from dictation_app.history import LeftOut, Result
from dictation_app.settings import EngineSettings, Settings
from dictation_app.ui.history_page import HistoryPage
from dictation_app.values.status import AppState
from dictation_app.wiring.history_sound import HistorySound
from dictation_app.workers import PlaybackThread
from tests.fakes import FakeEngine, FakeModels, decoded, tone

from .statuses import READY, status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.values.speech import Decoded, EngineConfig, Word


class WaitingEngine(FakeEngine):
    """Each call waits for the test."""

    def __init__(self) -> None:
        super().__init__([decoded(" Again.")] * 9)
        self.may_answer = threading.Semaphore(0)
        self.was_asked = threading.Semaphore(0)

    def transcribe(self, samples: object, options: object, unwanted: Callable[[], bool]) -> Decoded:
        self.was_asked.release()
        while not self.may_answer.acquire(timeout=0.01) and not unwanted():
            pass
        return super().transcribe(samples, options, unwanted)  # type: ignore[arg-type]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> WaitingEngine:
    made = WaitingEngine()

    def host(_name: str, config: EngineConfig, _unwanted: Callable[[], bool]) -> FakeEngine:
        made.config = config
        return made

    monkeypatch.setattr(retranscription, "_host", host)
    return made


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    write_flac(tmp_path / "spoken.flac", tone(3.0))
    return tmp_path / "spoken.flac"


RESULT = Result(made_at=1.0, text="Before.", language="en", model="m", device="cpu", compute_type="", decode_ms=1)
SETTINGS = replace(Settings(), engine=EngineSettings(languages="de,en", cpu_threads=3))


@pytest.fixture
def again(qtbot: QtBot, tmp_path: Path) -> Iterator[Retranscriber]:
    made = Retranscriber(lambda: SETTINGS, FakeModels(tmp_path))
    yield made
    made.end()
    assert QThreadPool.globalInstance().waitForDone(5000)


def test_what_was_heard_comes_with_its_entry(
    again: Retranscriber, engine: WaitingEngine, sound: Path, qtbot: QtBot
) -> None:
    told: list[Retranscribing | None] = []
    again.changed.connect(told.append)
    engine.may_answer.release()
    with qtbot.waitSignal(again.heard, timeout=5000) as heard:
        again.start(7, sound, "tiny", "de")
    entry_id, result, words, left_out = heard.args
    assert left_out is None
    assert entry_id == 7
    assert result.text == "Again."
    assert [word.text for word in words] == ["Again."]
    assert engine.config.model_path.name == "tiny"
    assert engine.config.cpu_threads == 3
    assert engine.calls[0][1].language == "de"
    assert engine.calls[0][1].languages == ("de", "en")
    assert told[0] == Retranscribing(entry_id=7, model="tiny")
    assert told[-1] is None
    assert engine.closed


def test_one_at_a_time(again: Retranscriber, engine: WaitingEngine, sound: Path, qtbot: QtBot) -> None:
    again.start(7, sound, "tiny", "")
    again.start(8, sound, "tiny", "")
    engine.may_answer.release(2)
    with qtbot.waitSignal(again.heard, timeout=5000) as heard:
        pass
    assert heard.args[0] == 7
    qtbot.wait(50)
    assert len(engine.calls) == 1


def test_a_dictation_stops_it_in_the_middle_and_it_goes_on_afterwards(
    again: Retranscriber, engine: WaitingEngine, sound: Path, qtbot: QtBot
) -> None:
    told: list[Retranscribing | None] = []
    again.changed.connect(told.append)
    again.start(7, sound, "tiny", "")
    assert engine.was_asked.acquire(timeout=5)
    again.show_status(status(AppState.LISTENING))
    qtbot.waitUntil(lambda: len(engine.calls) == 1)
    assert told[-1] is not None
    assert told[-1].is_held
    again.show_status(status(AppState.TRANSCRIBING))
    assert not engine.was_asked.acquire(timeout=0.3)
    engine.may_answer.release()
    with qtbot.waitSignal(again.heard, timeout=5000):
        again.show_status(status(AppState.IDLE))
    assert len(engine.calls) == 2


def test_asked_for_while_somebody_dictates_it_waits(
    again: Retranscriber, engine: WaitingEngine, sound: Path, qtbot: QtBot
) -> None:
    told: list[Retranscribing | None] = []
    again.changed.connect(told.append)
    again.show_status(status(AppState.LISTENING))
    again.start(7, sound, "tiny", "")
    assert told == [Retranscribing(entry_id=7, model="tiny", is_held=True)]
    assert not engine.was_asked.acquire(timeout=0.3)
    engine.may_answer.release()
    with qtbot.waitSignal(again.heard, timeout=5000):
        again.show_status(status(AppState.IDLE))


class Statuses(QObject):
    """Of a controller, what is wanted here."""

    status_changed = Signal(object)
    status = READY


class Kept:
    """Of an archive, likewise."""

    def __init__(self) -> None:
        self.calls: list[tuple[int, str, LeftOut | None]] = []

    def decoded_again(self, id_: int, result: Result, words: Sequence[Word], left_out: LeftOut | None = None) -> None:
        self.calls.append((id_, result.text, left_out))


class Unasked:
    """Of capture and notices: nothing is played and nothing told here."""

    def begin_own_sound(self, *_: object) -> None:
        raise AssertionError

    def end_own_sound(self, *_: object) -> None:
        raise AssertionError

    def tell(self, title: str, _text: str, *, warning: bool) -> None:
        raise AssertionError(title)


@pytest.fixture
def history_sound(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[HistorySound, HistoryPage, Kept]]:
    page, kept, unasked = HistoryPage(), Kept(), Unasked()
    qtbot.addWidget(page)
    made = HistorySound(  # type: ignore[arg-type]
        page, Statuses(), kept, unasked, lambda: SETTINGS, FakeModels(tmp_path), unasked
    )
    yield made, page, kept
    made.stop()
    assert QThreadPool.globalInstance().waitForDone(5000)


def test_the_archive_keeps_what_was_heard_and_what_was_left_out(
    history_sound: tuple[HistorySound, HistoryPage, Kept], engine: WaitingEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    _, page, kept = history_sound
    write_flac(tmp_path / "long.flac", tone(40.0))
    engine.answers[1] = decoded(" Thank you for watching.", no_speech_prob=0.95, speech_seconds=0.0)
    engine.may_answer.release(5)
    page.details.again_requested.emit(7, tmp_path / "long.flac", "tiny", "")
    qtbot.waitUntil(lambda: bool(kept.calls), timeout=5000)
    ((id_, text, left_out),) = kept.calls
    assert id_ == 7
    assert text.startswith("Again.")
    assert left_out is not None
    assert left_out.text == "Thank you for watching."
    page.details.take_back_requested.emit(7, RESULT, ())
    assert kept.calls[1] == (7, RESULT.text, None)


def test_at_the_end_of_the_app_it_is_given_up(
    history_sound: tuple[HistorySound, HistoryPage, Kept], engine: WaitingEngine, sound: Path, qtbot: QtBot
) -> None:
    history, page, kept = history_sound
    page.details.again_requested.emit(7, sound, "tiny", "")
    assert engine.was_asked.acquire(timeout=5)
    history.stop()
    qtbot.waitUntil(lambda: engine.closed, timeout=2000)
    assert kept.calls == []


@pytest.mark.parametrize("how", ["cancel", "end"])
def test_given_up_it_changes_nothing_and_leaves_no_engine(
    again: Retranscriber, engine: WaitingEngine, sound: Path, qtbot: QtBot, how: str
) -> None:
    again.start(7, sound, "tiny", "")
    assert engine.was_asked.acquire(timeout=5)
    with (
        qtbot.assertNotEmitted(again.heard),
        qtbot.assertNotEmitted(again.failed),
        qtbot.waitSignal(again.changed, timeout=5000, check_params_cb=lambda work: work is None),
    ):
        getattr(again, how)()
    assert engine.closed
    again.start(8, sound, "tiny", "")
    assert engine.was_asked.acquire(timeout=0.3) is (how == "cancel")


def test_a_model_that_is_gone_says_so(qtbot: QtBot, sound: Path) -> None:
    again = Retranscriber(Settings, FakeModels(None))
    with qtbot.waitSignal(again.failed, timeout=5000) as failed:
        again.start(7, sound, "tiny", "")
    assert failed.args == [7, "The model 'tiny' is not installed. Run `dictation models fetch`."]


def test_what_is_installed_is_offered_with_the_users_languages_first(qtbot: QtBot, tmp_path: Path) -> None:
    again = Retranscriber(lambda: SETTINGS, ModelStore(tmp_path, Catalogue.read()))
    with qtbot.waitSignal(again.offered, timeout=5000) as offered:
        again.look()
    (choices,) = offered.args
    assert choices.models == ()
    assert choices.languages[:2] == ("de", "en")
    assert choices.spoken == 2
    assert len(set(choices.languages)) == len(choices.languages) > 90


def test_the_thread_that_plays_tells_what_it_cannot_play(qtbot: QtBot, tmp_path: Path) -> None:
    thread = PlaybackThread()
    thread.start()
    with qtbot.waitSignal(thread.failed, timeout=5000) as failed:
        ticket = thread.play(tmp_path / "gone.flac", 0.0)
    assert failed.args[0] == ticket
    assert "There is no file" in failed.args[1]
    thread.shut_down()
    assert thread.wait(5000)
