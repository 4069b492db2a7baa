"""Two hotkey back ends never run at once, and one that was stopped is heard by nobody."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.control import action_keys, global_hotkey
from dictation_app.control.action_keys import ActionKeys
from dictation_app.control.global_hotkey import GlobalHotkey
from dictation_app.errors import HotkeyError, SettingsError
from dictation_app.settings import HotkeySettings
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from dictation_app.hotkey import OnEvent

ONE = HotkeySettings(chord="Ctrl+Alt+Space", cancel="Escape", backend="one")
OTHER = replace(ONE, backend="other")
ANY = replace(ONE, backend="auto")
STOPS_IN_S = 0.05


class BackEnd:
    """Runs from the beginning of its start to the end of its stop, which takes a while, and can fail half-way."""

    can_lend = True

    def __init__(self, name: str, world: World) -> None:
        self.name = name
        self.on_event: OnEvent | None = None
        self._world = world

    def start(self, _chords: object, _cancel: object, on_event: OnEvent) -> Mapping[int, HotkeyError]:
        self._world.log.append(f"start {self.name}")
        self._world.run(self)
        self.on_event = on_event
        on_event(HotkeyEvent.PRESSED, 0)
        if self.name in self._world.fails:
            raise HotkeyError("It does not work here.")
        on_event(HotkeyEvent.MISTAKEN, 0)
        return {0: HotkeyError("Taken.")} if self.name in self._world.refuses else {}

    def stop(self) -> None:
        if self not in self._world.running:
            return
        time.sleep(STOPS_IN_S)
        self._world.running.remove(self)
        self._world.log.append(f"stop {self.name}")

    def refused(self) -> Mapping[int, HotkeyError]:
        return {}

    def rearm(self) -> None:
        self._world.log.append(f"rearm {self.name}")

    def watch_cancel(self, on: bool) -> None:
        pass


@dataclass
class World:
    """The registry that makes them; it knows which ones run."""

    made: list[BackEnd] = field(default_factory=list)
    running: list[BackEnd] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    overlaps: list[tuple[str, ...]] = field(default_factory=list)
    fails: set[str] = field(default_factory=set)
    refuses: set[str] = field(default_factory=set)

    def run(self, back_end: BackEnd) -> None:
        self.running.append(back_end)
        if len(self.running) > 1:
            self.overlaps.append(tuple(each.name for each in self.running))

    @staticmethod
    def names() -> tuple[str, ...]:
        return ("one", "other")

    def usable(self) -> tuple[Any, ...]:
        return tuple(replace(_Entry(), name=name) for name in self.names())

    def create(self, name: str) -> BackEnd:
        self.made.append(BackEnd(name, self))
        return self.made[-1]

    @property
    def names_running(self) -> list[str]:
        return [each.name for each in self.running]


@dataclass
class _Entry:
    name: str = ""


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    made = World()
    monkeypatch.setattr(global_hotkey, "HOTKEYS", made)
    yield made
    assert made.overlaps == []


def started(settings: HotkeySettings) -> GlobalHotkey:
    hotkey = GlobalHotkey(settings)
    hotkey.start()
    return hotkey


def nobody_hears_the_former_ones(hotkey: GlobalHotkey, world: World, qtbot: QtBot) -> None:
    """Each event that there is, told late from a thread of theirs; and who runs is heard."""
    heard: list[HotkeyEvent] = []
    qtbot.wait(1)  # what was told before the change is no late event
    hotkey.key_event.connect(lambda event, _key, _at_s: heard.append(event))
    hotkey.started.connect(lambda: heard.append(HotkeyEvent.CHANGED))

    def tell() -> None:
        for back_end in world.made:
            if back_end not in world.running and back_end.on_event is not None:
                for event in HotkeyEvent:
                    back_end.on_event(event, 0)

    late = threading.Thread(target=tell)
    late.start()
    late.join()
    qtbot.wait(20)
    assert heard == []
    assert hotkey.begin_trial(), "no key is taken to be down"
    hotkey.end_trial()
    for back_end in world.running:
        assert back_end.on_event is not None
        back_end.on_event(HotkeyEvent.PRESSED, 0)
        back_end.on_event(HotkeyEvent.RELEASED, 0)
    qtbot.waitUntil(lambda: heard == [HotkeyEvent.PRESSED, HotkeyEvent.RELEASED] * len(world.running))


def test_another_one_that_is_chosen_starts_when_the_former_one_has_stopped(qtbot: QtBot, world: World) -> None:
    hotkey = started(ONE)
    with hotkey.replaced(OTHER):
        assert world.names_running == ["other"]
    assert world.log == ["start one", "stop one", "start other"]
    nobody_hears_the_former_ones(hotkey, world, qtbot)


@pytest.mark.parametrize("why", ["it fails", "it refuses the key", "the settings cannot be saved"])
def test_the_former_one_starts_again_when_what_was_chosen_has_stopped(qtbot: QtBot, world: World, why: str) -> None:
    hotkey = started(ONE)
    world.fails = {"other"} if why == "it fails" else set()
    world.refuses = {"other"} if why == "it refuses the key" else set()
    with pytest.raises((HotkeyError, SettingsError)), hotkey.replaced(OTHER):
        raise SettingsError("The settings cannot be saved.")
    assert world.log == ["start one", "stop one", "start other", "stop other", "start one"]
    assert world.names_running == ["one"]
    nobody_hears_the_former_ones(hotkey, world, qtbot)


def test_the_next_one_is_tried_when_one_that_failed_half_way_has_stopped(qtbot: QtBot, world: World) -> None:
    world.fails = {"one"}
    hotkey = started(ANY)
    assert world.log == ["start one", "stop one", "start other"]
    nobody_hears_the_former_ones(hotkey, world, qtbot)


def test_of_those_that_all_failed_none_goes_on(qtbot: QtBot, world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.fails = {"one", "other"}
    hotkey = started(ANY)
    assert hotkey.problem is not None
    assert world.running == []
    nobody_hears_the_former_ones(hotkey, world, qtbot)
    caplog.clear()  # it is warned of


def test_after_a_sleep_it_is_the_same_one(qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    hotkey = started(ONE)
    monkeypatch.setattr(hotkey._sleep, "has_slept", lambda *_: True)
    hotkey._on_look()
    assert world.log == ["start one", "rearm one"]
    nobody_hears_the_former_ones(hotkey, world, qtbot)


def test_given_back_for_a_while_and_taken_again_it_is_one(qtbot: QtBot, world: World) -> None:
    hotkey = started(ONE)
    hotkey.suspend()
    assert world.running == []
    nobody_hears_the_former_ones(hotkey, world, qtbot)
    hotkey.resume()
    hotkey.resume()
    assert world.log == ["start one", "stop one", "start one"]
    hotkey.suspend()
    with hotkey.replaced(OTHER):
        pass
    hotkey.resume()
    assert world.names_running == ["other"]
    nobody_hears_the_former_ones(hotkey, world, qtbot)


def test_a_second_start_gives_the_first_one_back(qtbot: QtBot, world: World) -> None:
    hotkey = started(ONE)
    hotkey.start()
    assert world.log == ["start one", "stop one", "start one"]
    nobody_hears_the_former_ones(hotkey, world, qtbot)


@pytest.mark.parametrize("fails", [set(), {"one"}])
def test_the_keys_of_a_moment_have_one_back_end_at_a_time_too(
    qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch, fails: set[str]
) -> None:
    monkeypatch.setattr(action_keys, "HOTKEYS", world)
    world.fails = fails
    keys = ActionKeys(ANY)
    keys.want(frozenset({"undo_insertion"}), of=frozenset({"undo_insertion"}))
    keys.want(frozenset({"undo_insertion", "say_as"}), of=frozenset({"undo_insertion", "say_as"}))
    assert world.names_running == ["other" if fails else "one"]
    pressed: list[str] = []
    keys.pressed.connect(pressed.append)
    for back_end in world.made:
        if back_end not in world.running and back_end.on_event is not None:
            back_end.on_event(HotkeyEvent.RELEASED, 0)
    qtbot.wait(20)
    assert pressed == []
    keys.stop()
    assert world.running == []
