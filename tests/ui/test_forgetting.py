"""What is deleted of the history, or was said in private mode, is no more the last text either."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app.control.last_said import LastSaid
from dictation_app.errors import UserError
from dictation_app.values.status import AppState
from tests.dictations import LAST, WITHHELD, entry_of

from . import histories
from .test_controller import Desk, answers, desk, dictate

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from .hotkeys import FakeHotkeys

__all__ = ["answers", "desk"]


@pytest.fixture
def began_at(monkeypatch: pytest.MonkeyPatch) -> float:
    monkeypatch.setattr("dictation_app.controller.time.time", lambda: histories.NOON_S)
    return histories.NOON_S


def say(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    before = desk.controller.status.last
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.controller.status.last is not before)


def last(desk: Desk) -> object:
    return desk.controller.commands.execute({"command": "last"})


@pytest.mark.parametrize("way", ["all", "its entry", "private mode"])
def test_what_was_held_back_and_inserted_is_forgotten_with_the_rest(way: str) -> None:
    said = LastSaid()
    said.begin(1, histories.NOON_S)
    said.end(1, replace(LAST, text="", withheld_text="Secret."), is_private=way == "private mode")
    said.take(replace(histories.ENTRY, id=5))
    said.insert_withheld()
    if way == "all":
        said.forget_all()
    elif way == "its entry":
        said.forget([5])
    else:
        said.forget_private()
    assert "Secret." not in str([getattr(said, name) for name in vars(said)])


def test_what_was_inserted_once_is_not_taken_for_another_text_later() -> None:
    said = LastSaid()
    said.begin(1, histories.NOON_S)
    said.end(1, replace(LAST, text="", withheld_text="Words."), is_private=False)
    said.take(replace(histories.ENTRY, id=5))
    said.insert_withheld()
    said.end(2, replace(LAST, text="Words."), is_private=False)
    said.end(3, replace(LAST, text="Words."), is_private=False)
    said.forget([5])
    assert said.last is not None, "the third text is of no entry"


def test_nothing_is_kept_of_a_dictation_that_was_thrown_away(qtbot: QtBot, desk: Desk) -> None:
    desk.controller._discards.timer.setInterval(50)
    for _ in range(2):
        desk.controller.commands.execute({"command": "start"})
        assert desk.controller._said._began_at
        desk.controller.commands.cancel()
        qtbot.waitUntil(lambda: not desk.controller.status.discarded)
    assert not desk.controller._said._began_at


@pytest.mark.usefixtures("began_at")
def test_a_deleted_entry_is_no_more_the_last_text(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    say(qtbot, desk, hotkeys)
    desk.archive.kept.emit(replace(histories.ENTRY, id=4, started_at=histories.NOON_S - 60))
    desk.archive.kept.emit(replace(histories.ENTRY, id=5))
    desk.controller.forget([4, 6])
    assert last(desk) is not None
    desk.controller.forget([5])
    assert last(desk) is None
    assert desk.statuses[-1].last is None


@pytest.mark.usefixtures("began_at")
def test_the_text_and_the_sound_of_a_deleted_entry_can_be_put_in_no_more(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    insertion = desk.controller.insertion
    say(qtbot, desk, hotkeys)
    desk.archive.kept.emit(replace(histories.ENTRY, id=5))
    desk.controller.forget([4, 6])
    assert (insertion.written, insertion.has_sound) == ("Text 0.", True)
    with qtbot.waitSignal(insertion.forgotten, timeout=500):
        desk.controller.forget([5])
    assert (insertion.written, insertion.heard, insertion.sound) == ("", "", ())
    with pytest.raises(UserError, match="Nothing was inserted"):
        insertion.undo_or_refuse()
    assert "Text 0." not in str([getattr(insertion, name) for name in vars(insertion)])


@pytest.mark.usefixtures("began_at")
def test_so_it_is_with_what_took_the_place_of_the_text_of_a_deleted_entry(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys
) -> None:
    insertion = desk.controller.insertion
    say(qtbot, desk, hotkeys)
    desk.archive.kept.emit(replace(histories.ENTRY, id=5))
    for text in ("Another reading.", "A third one."):
        insertion.say_as_text(text)
        qtbot.waitUntil(lambda text=text: insertion.written == text and desk.state is AppState.IDLE)  # type: ignore[misc]
    assert insertion.has_sound, "it is the same speech"
    desk.controller.forget([5])
    assert (insertion.written, insertion.sound) == ("", ())
    assert last(desk) is None


def test_the_last_insertion_of_another_entry_stays(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2):
        monkeypatch.setattr("dictation_app.controller.time.time", lambda at_s=float(number): at_s)
        say(qtbot, desk, hotkeys)
        desk.archive.kept.emit(replace(histories.ENTRY, id=number, started_at=float(number)))
    desk.controller.forget([1])
    assert desk.controller.insertion.written == "Text 1."
    desk.controller.forget([2])
    assert desk.controller.insertion.written == ""


@pytest.mark.usefixtures("began_at")
@pytest.mark.parametrize("request_", [{"ids": [5]}, {"all": True}])
def test_so_it_is_where_the_command_line_deletes(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, request_: dict[str, object]
) -> None:
    desk.archive.kept.emit(replace(histories.RECOVERED, id=5))
    assert last(desk) is not None
    desk.controller.commands.execute({"command": "forget"} | request_)
    assert last(desk) is None
    assert desk.statuses[-1].recovered is None
    say(qtbot, desk, hotkeys)
    desk.archive.kept.emit(replace(histories.ENTRY, id=5))
    assert desk.controller.commands.execute({"command": "forget", "ids": "all"}) is None
    assert last(desk) is not None
    desk.controller.commands.execute({"command": "forget"} | request_)
    assert last(desk) is None
    assert desk.statuses[-1].last is None


def test_what_was_held_back_and_then_inserted_is_of_the_same_entry() -> None:
    said = LastSaid()
    said.begin(1, 10.0)
    said.end(1, WITHHELD, is_private=False)
    assert said.withheld == WITHHELD
    said.insert_withheld()
    assert said.withheld is None
    said.take(entry_of(WITHHELD, 10.0, id=3))
    said.end(2, replace(LAST, text=WITHHELD.withheld_text, audio_seconds=0.0), is_private=False)
    assert said.last is not None
    said.forget([3])
    assert said.last is None


def test_the_end_of_private_mode_forgets_what_was_said_in_it(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.controller.commands.toggle_private()
    say(qtbot, desk, hotkeys)
    assert last(desk) is not None
    desk.controller.commands.toggle_private()
    assert last(desk) is None
    assert desk.statuses[-1].last is None


def test_private_mode_keeps_what_was_said_before_it(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    say(qtbot, desk, hotkeys)
    desk.controller.commands.toggle_private()
    desk.controller.commands.toggle_private()
    assert last(desk) is not None
