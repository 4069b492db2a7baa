"""What else the last text could be: found while its menu is open, by the engine of dictation, which goes first."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThreadPool

from dictation_app.control.alternates import Alternates, alternates
from dictation_app.control.retranscriber import Choices
from dictation_app.engine.languages import CODES
from dictation_app.engine_thread.lending import LentEngine
from dictation_app.engine_thread.queue import EngineQueue
from dictation_app.errors import UserError
from dictation_app.settings import EngineSettings
from dictation_app.ui import say_as_menu
from dictation_app.ui.say_as_menu import SayAsMenu
from dictation_app.user_words import WordList
from dictation_app.values.speech import DecodeOptions, EndReason, Utterance
from tests.fakes import FakeEngine, decoded, tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dictation_app.engine_thread.commands import Errand
    from dictation_app.values.speech import Decoded, Samples

ENGLISH = DecodeOptions(language="en")
CHOICES = Choices(models=("base", "small"), english_only=frozenset(), languages=("de", "en"), spoken=2)


class Readings:
    """An engine that understands each piece of sound in its own ways, by its length in seconds."""

    def __init__(self, *others: dict[int, tuple[str, ...]]) -> None:
        self.others = others
        self.asked: list[int] = []

    def transcribe(self, samples: Samples, options: DecodeOptions, _unwanted: object = None) -> Decoded:
        seconds = len(samples) // 16000
        self.asked.append(options.other_readings)
        if not options.other_readings:
            return decoded(f"piece {seconds}.")
        return replace(decoded(""), segments=(), others=self.others[options.other_readings - 1].get(seconds, ()))


def found(engine: Readings, *seconds: int, known: tuple[str, ...] = (), words: WordList | None = None) -> list[str]:
    pieces = [tone(float(each)) for each in seconds]
    return list(alternates(engine, pieces, ENGLISH, known, words or WordList()))  # type: ignore[arg-type]


def test_they_differ_from_what_is_known_and_from_each_other_in_words_and_four_are_enough() -> None:
    engine = Readings(
        {1: ("the letter came", "The letter, came.", "The latter came.")},
        {1: ("the latter came", "The ladder came.")},
        {1: ("A letter came.", "A ladder came.", "Their letter came.")},
    )
    assert found(engine, 1, known=("The letter came.", "")) == [
        "The latter came.",
        "The ladder came.",
        "A letter came.",
        "A ladder came.",
    ]
    assert engine.asked == [1, 2, 3]


def test_of_several_pieces_each_is_the_whole() -> None:
    engine = Readings({1: ("One.", "Won."), 2: ("Two.",)}, {}, {})
    assert found(engine, 1, 2) == ["One. Two.", "Won. Piece 2."]


@pytest.fixture
def queue() -> Iterator[EngineQueue]:
    made = EngineQueue(lambda: 0.0)
    yield made
    made.close()
    QThreadPool.globalInstance().waitForDone(5000)


class Lender:
    """As much of an engine thread as is asked for."""

    def __init__(self, queue: EngineQueue) -> None:
        self._queue = queue

    def lend(self, model: str, is_withdrawn: Callable[[], bool]) -> LentEngine:
        return LentEngine(self._queue, model, is_withdrawn)


def sound() -> tuple[Utterance, ...]:
    return (Utterance(session_id=1, seq=0, samples=tone(1.0), speech_ms=900, ended_by=EndReason.STOP),)


def next_errand(queue: EngineQueue) -> Errand[object] | None:
    return queue.next(5.0, is_ready=True)  # type: ignore[return-value]


def test_a_dictation_goes_first_and_nothing_is_looked_for_once_nobody_wants_to_know(
    qtbot: QtBot, queue: EngineQueue
) -> None:
    looking = Alternates(Lender(queue))  # type: ignore[arg-type]
    texts: list[str] = []
    looking.found.connect(texts.append)
    looking.look(sound(), EngineSettings(), "en", ("Known.",))
    errand = next_errand(queue)
    assert errand is not None
    (spoken,) = sound()
    queue.submit(spoken)
    assert queue.is_errand_unwanted, "it is given up for what is being said"
    queue.errand_again(errand)
    assert queue.next(0.0, is_ready=True) is spoken
    again = next_errand(queue)
    assert again is errand
    engine = FakeEngine([replace(decoded(""), segments=(), others=("Another one.",))])
    again.run(engine, lambda: False)
    qtbot.waitUntil(lambda: texts == ["Another one."])
    looking.stop()
    assert QThreadPool.globalInstance().waitForDone(5000), "who waits for the engine gives up"
    assert queue.next(0.0, is_ready=True) is not None, "the engine was given back"
    assert not queue.is_lent
    qtbot.wait(50)
    assert texts == ["Another one."]


class Gates:
    """An engine thread that lends nothing before the test says so, and has a fault then where the test says so."""

    def __init__(self) -> None:
        self.opened: list[threading.Event] = []
        self.is_broken = True

    def lend(self, _model: str, _is_withdrawn: Callable[[], bool]) -> LentEngine:
        gate, is_broken = threading.Event(), self.is_broken
        self.opened.append(gate)
        gate.wait(5.0)
        if is_broken:
            raise ZeroDivisionError
        raise UserError("It has other things to do.")


def test_a_fault_of_an_earlier_search_does_not_end_a_later_one(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    gates = Gates()
    looking = Alternates(gates)  # type: ignore[arg-type]
    ended: list[None] = []
    looking.ended.connect(lambda: ended.append(None))
    looking.look(sound(), EngineSettings(), "en", ())
    qtbot.waitUntil(lambda: len(gates.opened) == 1)
    gates.is_broken = False
    looking.look(sound(), EngineSettings(), "en", ())
    qtbot.waitUntil(lambda: len(gates.opened) == 2)
    gates.opened[0].set()
    qtbot.waitUntil(lambda: bool(caplog.records))
    qtbot.wait(50)
    assert ended == []
    gates.opened[1].set()
    qtbot.waitUntil(lambda: bool(ended))
    caplog.clear()
    gates.is_broken = True
    looking.look(sound(), EngineSettings(), "en", ())
    qtbot.waitUntil(lambda: len(gates.opened) == 3)
    gates.opened[2].set()
    qtbot.waitUntil(lambda: len(ended) == 2)
    caplog.clear()


@pytest.fixture
def menu(qtbot: QtBot, themed: QApplication) -> SayAsMenu:
    made = SayAsMenu("Heard.", CHOICES, ("base", "en"))
    qtbot.addWidget(made)
    return made


def lines(menu: SayAsMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def action(menu: SayAsMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if text in each.text())


def test_alternates_come_on_top_and_move_nothing_that_is_there(menu: SayAsMenu, qtbot: QtBot) -> None:
    menu.show_looking()
    menu.open_near_the_bar()
    qtbot.waitExposed(menu)
    last = menu.actions()[-1]
    before = menu.mapToGlobal(menu.actionGeometry(last).topLeft())
    usual = lines(menu)[1:]
    menu.show_alternate("The latter & the ladder")
    menu.show_alternate("x" * 80)
    assert lines(menu) == [
        "Perhaps you said",
        "&a  The latter && the ladder",
        f"&b  {'x' * 60}…",
        "What else it could be is being looked for…",
        *usual,
    ]
    menu.end_looking()
    assert lines(menu)[3:] == usual
    qtbot.wait(20)
    assert menu.mapToGlobal(menu.actionGeometry(last).topLeft()) == before
    with qtbot.waitSignal(menu.alternate_wanted, timeout=500) as wanted:
        action(menu, "latter").trigger()
    assert wanted.args == ["The latter & the ladder"]
    menu.close()


def test_it_stays_on_its_screen_also_where_that_is_above_the_first_one(menu: SayAsMenu, qtbot: QtBot) -> None:
    menu.show_looking()
    menu.open_near_the_bar()
    qtbot.waitExposed(menu)
    menu._top_px, menu._bottom_px = -2000, -200
    menu.show_alternate("The latter.")
    assert menu.geometry().y() + menu.height() == -200
    menu.close()


def test_where_nothing_else_was_understood_that_is_said(menu: SayAsMenu) -> None:
    menu.show_looking()
    menu.end_looking()
    menu.show_alternate("Too late.")
    assert lines(menu)[0] == "Nothing else was understood."


def test_silence_has_no_alternates() -> None:
    engine = Readings({}, {}, {})
    assert found(engine, 1) == []


def test_where_nobody_said_which_languages_he_speaks_likely_ones_are_offered(
    themed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Desktop:
        @staticmethod
        def uiLanguages() -> list[str]:  # noqa: N802  # Qt's name
            return ["eu-Latn-ES", "eu-ES", "eu", "tlh", "C"]

    monkeypatch.setattr(say_as_menu.QLocale, "system", lambda: Desktop)
    choices = Choices(models=("base",), english_only=frozenset(), languages=tuple(sorted(CODES)), spoken=0)
    menu = SayAsMenu("", choices, ("base", "en"))
    qtbot.addWidget(menu)
    offered = [action.text().partition("  in ")[2] for action in menu.actions() if "  in " in action.text()]
    assert offered[0] == "Basque"
    assert {"German", "French", "Spanish", "Chinese"} <= set(offered)
    assert "English" not in offered, "it is that already"
    assert len(offered) == 8
