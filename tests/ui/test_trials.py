"""What the doctor has the running app do: nothing is dictated, and no text is taken from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.doctor.delivery import SAMPLE_TRIALS, SHORT_TRIAL, TRIAL, TRIAL_PROGRAM
from dictation_app.errors import UserError
from dictation_app.values.dictation import DeliveryMethod, DeliveryReport, DeliveryState, HotkeyEvent
from dictation_app.values.status import AppState
from dictation_app.wiring.trials import Trials
from tests.fakes import FakeModels, FakeOutputChain

from .test_controller import Desk, answers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.values.dictation import Delivery
    from dictation_app.values.speech import Decoded

    from .hotkeys import FakeHotkeys

__all__ = ["answers"]


class Chain(FakeOutputChain):
    """Notes what is tried out."""

    tried: list[tuple[Delivery, bool]]
    by: object = None
    """Of the last."""

    def try_out(self, delivery: Delivery, *, with_clipboard: bool, into: str, by: object = None) -> DeliveryReport:
        assert into == TRIAL_PROGRAM, "into the window of the doctor's alone"
        self.tried.append((delivery, with_clipboard))
        Chain.by = by
        return DeliveryReport(
            session_id=delivery.session_id,
            seq=delivery.seq,
            text=delivery.text,
            method=DeliveryMethod.PASTE,
            state=DeliveryState.DELIVERED,
            detail="a detail",
            target="a program",
        )


class TrialDesk(Desk):
    """With trials, and a chain that takes them."""

    def __init__(self, tmp_path: Path, answers: list[Decoded | Exception]) -> None:
        super().__init__(tmp_path, answers, FakeModels(tmp_path))
        self.tried: list[tuple[Delivery, bool]] = []
        self.trials = Trials(self.controller, self.hotkey, self.output)

        def make(settings: object, copy: object) -> Chain:
            chain = Chain(self.texts, settings, copy)  # type: ignore[arg-type]
            chain.tried = self.tried
            return chain

        self.output._make_chain = make  # type: ignore[assignment]

    def ask(self, command: str, **arguments: object) -> object:
        return self.controller.commands.execute({"command": command, **arguments})


@pytest.fixture
def trial_desk(
    qtbot: QtBot, tmp_path: Path, answers: list[Decoded | Exception], hotkeys: FakeHotkeys
) -> Iterator[TrialDesk]:
    made = TrialDesk(tmp_path, answers)
    made.start()
    qtbot.waitUntil(lambda: made.state is AppState.IDLE)
    yield made
    made.stop()


def test_the_hotkey_is_pressed_and_nobody_dictates(trial_desk: TrialDesk, hotkeys: FakeHotkeys, qtbot: QtBot) -> None:
    chord = trial_desk.hotkey.chord
    registered = {
        "is_registered": True,
        "chord": chord,
        "message": "",
        "hint": "",
        "others": [],
        "has_fired": False,
    }
    assert trial_desk.ask("try_hotkey") == registered
    hotkeys.active.send(HotkeyEvent.PRESSED)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    assert trial_desk.ask("tried_hotkey", end=False) == ["pressed", "released"]
    assert trial_desk.ask("tried_hotkey", end=True) == ["pressed", "released"]
    qtbot.wait(50)
    assert trial_desk.state is AppState.IDLE
    assert AppState.LISTENING not in {status.state for status in trial_desk.statuses}
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: trial_desk.state is AppState.LISTENING)


def test_a_trial_ends_by_itself_where_the_doctor_was_ended(
    trial_desk: TrialDesk, hotkeys: FakeHotkeys, qtbot: QtBot
) -> None:
    trial_desk.trials._end.setInterval(30)
    trial_desk.ask("try_hotkey")
    qtbot.waitUntil(lambda: not trial_desk.trials._end.isActive())
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: trial_desk.state is AppState.LISTENING)


def test_a_trial_lives_as_long_as_it_is_asked_for_and_its_end_is_told(trial_desk: TrialDesk, qtbot: QtBot) -> None:
    trial_desk.trials._end.setInterval(200)
    trial_desk.ask("try_hotkey")
    for _ in range(8):
        qtbot.wait(50)
        assert trial_desk.ask("tried_hotkey", end=False) == []
    qtbot.waitUntil(lambda: not trial_desk.trials._end.isActive())
    assert trial_desk.ask("tried_hotkey", end=False) is None, "a press would begin a dictation"


def test_a_release_after_the_end_of_a_trial_begins_nothing(
    trial_desk: TrialDesk, hotkeys: FakeHotkeys, qtbot: QtBot
) -> None:
    trial_desk.ask("try_hotkey")
    hotkeys.active.send(HotkeyEvent.PRESSED)
    trial_desk.ask("tried_hotkey", end=True)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.wait(100)
    assert AppState.LISTENING not in {status.state for status in trial_desk.statuses}
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: trial_desk.state is AppState.LISTENING)


def test_the_end_of_one_doctors_trial_is_not_that_of_anothers(trial_desk: TrialDesk) -> None:
    trial_desk.ask("try_hotkey")
    with pytest.raises(UserError, match="Another check is under way"):
        trial_desk.ask("try_hotkey")
    trial_desk.ask("tried_hotkey", end=True)
    trial_desk.ask("try_hotkey")


def test_a_hotkey_that_is_not_registered_is_told_with_the_reason(
    qtbot: QtBot,
    tmp_path: Path,
    answers: list[Decoded | Exception],
    hotkeys: FakeHotkeys,
    caplog: pytest.LogCaptureFixture,
) -> None:
    hotkeys.refuse_all = True
    made = TrialDesk(tmp_path, answers)
    made.start()
    answer = made.ask("try_hotkey")
    assert isinstance(answer, dict)
    assert answer["is_registered"] is False
    assert "is taken by another program" in answer["message"]
    made.stop()
    caplog.clear()


def test_a_dictation_is_not_disturbed(trial_desk: TrialDesk, hotkeys: FakeHotkeys, qtbot: QtBot) -> None:
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: trial_desk.state is AppState.LISTENING)
    for command in ("try_hotkey", "try_delivery"):
        with pytest.raises(UserError, match="A dictation is under way"):
            trial_desk.ask(command)
    assert trial_desk.tried == []


@pytest.mark.parametrize(
    ("with_clipboard", "is_short", "expected"),
    [(True, False, TRIAL), (True, True, SHORT_TRIAL), (False, False, SHORT_TRIAL)],
)
def test_the_apps_own_text_goes_out_whatever_is_asked(
    trial_desk: TrialDesk, qtbot: QtBot, with_clipboard: bool, is_short: bool, expected: Delivery
) -> None:
    more = {"text": "rm -rf /", "into": "xterm"}
    assert trial_desk.ask("try_delivery", with_clipboard=with_clipboard, is_short=is_short, **more) is True
    qtbot.waitUntil(lambda: trial_desk.ask("tried_delivery") is not None)
    assert trial_desk.tried == [(expected, with_clipboard)]
    answer = trial_desk.ask("tried_delivery")
    assert answer == {"method": "paste", "state": "delivered", "detail": "a detail", "target": "a program"}
    assert trial_desk.texts == []
    assert trial_desk.controller.status.last is None, "no dictation"


def test_each_kind_of_text_goes_out_by_its_number(trial_desk: TrialDesk, qtbot: QtBot) -> None:
    for sample, expected in ((3, SAMPLE_TRIALS[2]), (99, TRIAL), ("x", TRIAL)):
        assert trial_desk.ask("try_delivery", with_clipboard=True, sample=sample) is True
        qtbot.waitUntil(lambda: trial_desk.ask("tried_delivery") is not None)
        assert trial_desk.tried[-1] == (expected, True)


def test_it_is_pasted_or_typed_as_it_is_asked_and_in_the_usual_way_else(trial_desk: TrialDesk, qtbot: QtBot) -> None:
    ways = (("paste", DeliveryMethod.PASTE), ("type", DeliveryMethod.TYPE), ("", None), ("copy", None), (7, None))
    for with_clipboard in (True, False):
        for by, expected in ways:
            Chain.by = "none yet"
            assert trial_desk.ask("try_delivery", with_clipboard=with_clipboard, sample=1, by=by) is True
            qtbot.waitUntil(lambda: trial_desk.ask("tried_delivery") is not None)
            assert Chain.by is expected
            assert trial_desk.tried[-1] == (SAMPLE_TRIALS[0], with_clipboard)


def test_while_the_apps_own_window_has_the_keyboard_nothing_goes_out(trial_desk: TrialDesk) -> None:
    trial_desk.output.own_window_active = True
    assert trial_desk.ask("try_delivery", with_clipboard=True) is False
    assert trial_desk.tried == []
