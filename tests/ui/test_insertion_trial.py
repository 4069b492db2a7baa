"""Trying in a window of the user's whether text arrives, and forgetting what worked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel

from dictation_app.doctor.delivery import SAMPLE_TRIALS
from dictation_app.output.front import NoFront
from dictation_app.output.programs import Way, Ways
from dictation_app.settings import OutputSettings, Settings
from dictation_app.ui.settings_dialog.insertion_card import InsertionCard
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState, Target
from dictation_app.values.status import AppState
from dictation_app.wiring import other_window
from dictation_app.wiring.insertion_trial import InsertionTrial

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


PASTE, TYPE = DeliveryMethod.PASTE, DeliveryMethod.TYPE
EDITOR = Target(window=1, program="gedit")


class EditorInFront(NoFront):
    def at(self, time_s: float) -> Target | None:
        return EDITOR


class FakeOutput(QObject):
    """Delivers as it is told to."""

    tried = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.own_window_active = True
        self.front = EditorInFront()
        self.sent: list[Delivery] = []
        self.ways: list[DeliveryMethod | None] = []
        self.preferred: list[tuple[str, DeliveryMethod]] = []
        self.states: dict[tuple[DeliveryMethod, int], DeliveryState] = {}
        """By way and number of the text, where it is another one than delivered."""

    def prefer(self, program: str, method: DeliveryMethod) -> None:
        self.preferred.append((program, method))

    def try_out(self, delivery: Delivery, *, with_clipboard: bool, into: str, by: DeliveryMethod | None = None) -> None:
        assert (with_clipboard, into) == (True, "")
        assert by is not None
        self.sent.append(delivery)
        self.ways.append(by)
        report = DeliveryReport(
            session_id=0,
            seq=delivery.seq,
            text=delivery.text,
            method=by,
            state=self.states.get((by, delivery.seq), DeliveryState.DELIVERED),
            target="gedit",
        )
        self.tried.emit(report)


@dataclass
class Standing:
    """As much of an `AppStatus` as is asked for."""

    state: AppState = AppState.IDLE


@dataclass
class FakeController:
    status: Standing = field(default_factory=Standing)


@dataclass
class FakeStore:
    settings: Settings = field(default_factory=Settings)


@dataclass
class Tried:
    card: InsertionCard
    output: FakeOutput
    controller: FakeController
    store: FakeStore
    file: Path
    trial: InsertionTrial

    @property
    def told(self) -> str:
        label = self.card._told
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""


@pytest.fixture
def tried(qtbot: QtBot, themed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tried:
    monkeypatch.setattr(other_window, "_SETTLED_S", 0.05)
    card, output, controller, store = InsertionCard(), FakeOutput(), FakeController(), FakeStore()
    qtbot.addWidget(card)
    card.show()
    qtbot.waitExposed(card)
    file = tmp_path / "programs.json"
    trial = InsertionTrial(card, controller, store, output, file, card)  # type: ignore[arg-type]
    return Tried(card, output, controller, store, file, trial)


def test_every_kind_of_text_goes_into_the_window_the_user_clicks_into(tried: Tried, qtbot: QtBot) -> None:
    qtbot.keyClick(tried.card._try, Qt.Key.Key_Space)
    assert tried.told == "Click into the window now: 10 s"
    assert tried.output.sent == []
    tried.output.own_window_active = False
    qtbot.waitUntil(lambda: tried.told.startswith("All of them arrived in gedit."))
    assert tried.told.endswith("Pasting works best there: that is remembered.")
    assert tuple(tried.output.sent) == 2 * tuple(replace(each, target=EDITOR) for each in SAMPLE_TRIALS)
    assert tried.output.ways == [PASTE] * 7 + [TYPE] * 7
    assert tried.output.preferred == [("gedit", PASTE)]


def test_the_better_way_is_remembered_and_what_neither_brings_is_named(tried: Tried, qtbot: QtBot) -> None:
    lost = DeliveryState.NOT_DELIVERED
    tried.output.states = {(PASTE, 1): lost, (TYPE, 2): DeliveryState.PROBABLY, (TYPE, 4): lost}
    qtbot.keyClick(tried.card._try, Qt.Key.Key_Space)
    tried.output.own_window_active = False
    qtbot.waitUntil(lambda: "Did not arrive" in tried.told)
    assert tried.told.splitlines() == [
        "Arrived in gedit: Latin letters, Cyrillic, emoji, several lines, 2,000 characters.",
        "Sent to gedit, which does not tell: umlauts and accents. Look whether they are there.",
        "Did not arrive in gedit: Chinese, Japanese and Korean. Choose another way for it in the list above.",
        "Typing works best there, where it can write a text: that is remembered.",
    ]
    assert tried.output.ways == [PASTE] + [TYPE] * 7, "a paste that nobody takes is not tried seven times"
    assert tried.output.preferred == [("gedit", TYPE)]


def test_where_nothing_arrives_nothing_is_remembered(tried: Tried, qtbot: QtBot) -> None:
    tried.output.states = {(way, n): DeliveryState.NOT_DELIVERED for way in (PASTE, TYPE) for n in range(1, 8)}
    qtbot.keyClick(tried.card._try, Qt.Key.Key_Space)
    tried.output.own_window_active = False
    qtbot.waitUntil(lambda: "Did not arrive" in tried.told)
    assert "remembered" not in tried.told
    assert tried.output.preferred == []


def test_who_clicks_nowhere_gets_nothing_written(tried: Tried, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_window, "CLICK_S", 0.1)
    qtbot.keyClick(tried.card._try, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tried.told.startswith("No other window"))
    tried.output.own_window_active = False
    qtbot.wait(300)
    assert tried.output.sent == []


def test_it_is_refused_while_dictating_and_where_text_is_only_copied(tried: Tried, qtbot: QtBot) -> None:
    tried.controller.status = Standing(AppState.LISTENING)
    qtbot.keyClick(tried.card._try, Qt.Key.Key_Space)
    assert tried.told.startswith("A dictation is under way")
    tried.controller.status = Standing()
    tried.store.settings = Settings(output=OutputSettings(method="copy"))
    qtbot.keyClick(tried.card._try, Qt.Key.Key_Space)
    assert tried.told.startswith("Text is only copied here")


def test_what_worked_is_forgotten_by_a_button(tried: Tried, qtbot: QtBot) -> None:
    ways = Ways(tried.file)
    ways.keep("gedit", Way.CTRL_V)
    qtbot.keyClick(tried.card._forget, Qt.Key.Key_Space)
    assert tried.told.startswith("It is forgotten.")
    assert ways.worked_in({"gedit"}) is None
    qtbot.keyClick(tried.card._forget, Qt.Key.Key_Space)
    assert tried.told.startswith("It is forgotten.")


def test_a_trial_that_is_stopped_writes_nothing_more(tried: Tried, qtbot: QtBot) -> None:
    qtbot.keyClick(tried.card._try, Qt.Key.Key_Space)
    tried.trial.stop()
    tried.output.own_window_active = False
    qtbot.wait(300)
    assert tried.output.sent == []


def test_the_card_is_found_by_a_search(tried: Tried) -> None:
    assert tried.card.matches(("forget",))
    assert not tried.card.matches(("microphone",))
