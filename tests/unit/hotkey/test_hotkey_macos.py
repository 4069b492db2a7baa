"""The macOS hotkey against stand-ins of the system: what it registers, and what comes of what macOS tells."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.hotkey import HOTKEYS, Chord
from dictation_app.hotkey.macos import MacHotkey
from dictation_app.hotkey.macos_system import MacSystem
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Callable, Iterable, Iterator

PRESSED, RELEASED, CANCEL = HotkeyEvent.PRESSED, HotkeyEvent.RELEASED, HotkeyEvent.CANCEL
LOST, MISTAKEN, CHANGED, OTHER_KEY = HotkeyEvent.LOST, HotkeyEvent.MISTAKEN, HotkeyEvent.CHANGED, HotkeyEvent.OTHER_KEY
SPACE, ESCAPE, F9 = 49, 53, 101
RIGHT_COMMAND, LEFT_COMMAND, LEFT_CTRL, LEFT_ALT = 54, 55, 59, 58
CONTROL, OPTION = 0x1000, 0x0800


class FakeMac:
    """``macos.System``: a keyboard, a mouse, and the time."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.registered: dict[int, tuple[int, int]] = {}
        self.taken: set[int] = set()
        self.may_tap = True
        self.down: set[int] = set()
        self.buttons_down: set[int] = set()
        self.pressed_at_s = 0.0
        self.interval_s = 0.0
        self.is_over = False
        self.rearmed = 0

    def listen(self, on_hotkey: Callable[[int, bool], None]) -> None:
        self.tell_hotkey, self.is_over = on_hotkey, False

    def register(self, number: int, code: int, modifiers: int) -> bool:
        if code in self.taken:
            return False
        assert (code, modifiers) not in self.registered.values(), "twice the same"
        self.registered[number] = (code, modifiers)
        return True

    def unregister(self, number: int) -> None:
        del self.registered[number]

    def watch_modifiers(self, on_modifier: Callable[[int, bool], None]) -> None:
        self.tell_modifier = on_modifier

    def watch_buttons(self, _numbers: Iterable[int], on_button: Callable[[int, bool], bool]) -> bool:
        self.tell_button = on_button
        return self.may_tap

    def rearm(self) -> None:
        self.rearmed += 1

    def every(self, seconds: float, call: Callable[[], None]) -> None:
        self.interval_s, self.call = seconds, call

    def is_down(self, code: int) -> bool:
        return code in self.down

    def is_button_down(self, number: int) -> bool:
        return number in self.buttons_down

    def quiet_s(self) -> float:
        return self.now_s - self.pressed_at_s

    def end(self) -> None:
        self.registered.clear()
        self.is_over = True

    # What a person does

    def pass_time(self, seconds: float) -> None:
        until_s = self.now_s + seconds
        while self.interval_s and self.now_s + self.interval_s <= until_s:
            self.now_s += self.interval_s
            self.call()
        self.now_s = until_s

    def modifier(self, code: int, *, down: bool) -> None:
        (self.down.add if down else self.down.discard)(code)
        self.tell_modifier(code, down)

    def key(self, code: int, *, down: bool) -> None:
        (self.down.add if down else self.down.discard)(code)
        if down:
            self.pressed_at_s = self.now_s
        for number, (registered, _) in list(self.registered.items()):
            if registered == code:
                self.tell_hotkey(number, down)


@pytest.fixture
def mac() -> FakeMac:
    return FakeMac()


@pytest.fixture
def hotkey(mac: FakeMac) -> Iterator[MacHotkey]:
    backend = MacHotkey(mac, lambda: mac.now_s)
    yield backend
    backend.stop()
    assert mac.is_over
    assert mac.interval_s == 0


def start(hotkey: MacHotkey, *chords: str) -> list[tuple[HotkeyEvent, int]]:
    seen: list[tuple[HotkeyEvent, int]] = []
    hotkey.start([Chord.parse(chord) for chord in chords], Chord.parse("Escape"), lambda *event: seen.append(event))
    return seen


def test_a_combination_is_pressed_once_and_released(mac: FakeMac, hotkey: MacHotkey) -> None:
    seen = start(hotkey, "Ctrl+Alt+Space", "F9")
    assert mac.registered == {0: (SPACE, CONTROL | OPTION), 1: (F9, 0)}
    mac.key(SPACE, down=True)
    mac.key(SPACE, down=True)
    mac.key(F9, down=True)
    mac.pass_time(3.0)
    mac.key(F9, down=False)
    mac.key(SPACE, down=False)
    mac.pass_time(1.0)
    assert seen == [(PRESSED, 0), (RELEASED, 0)]
    assert mac.interval_s == 0, "nothing is looked at while nothing is down"


def test_a_side_is_looked_up_and_modifiers_that_were_let_go_quickly_are_none(mac: FakeMac, hotkey: MacHotkey) -> None:
    seen = start(hotkey, "LeftCtrl+Space")
    mac.down = {62}
    mac.key(SPACE, down=True)
    mac.key(SPACE, down=False)
    assert seen == []
    mac.down = {LEFT_CTRL}
    mac.key(SPACE, down=True)
    assert seen == [(PRESSED, 0)]


def test_a_release_that_macos_does_not_tell_is_lost(mac: FakeMac, hotkey: MacHotkey) -> None:
    seen = start(hotkey, "F9", "MouseBack")
    mac.key(F9, down=True)
    mac.down.clear()
    mac.pass_time(0.1)
    assert seen == [(PRESSED, 0), (LOST, 0)]
    mac.buttons_down = {3}
    assert mac.tell_button(3, True)
    mac.pass_time(0.5)
    mac.buttons_down = set()
    mac.pass_time(0.1)
    assert seen[2:] == [(PRESSED, 1), (LOST, 1)]


def test_a_key_that_no_hardware_has_pressed_is_down_until_its_release_is_told(mac: FakeMac, hotkey: MacHotkey) -> None:
    """A program presses it, or another machine whose screen is shared."""
    seen = start(hotkey, "F9")
    mac.tell_hotkey(0, True)
    mac.pass_time(3.0)
    assert seen == [(PRESSED, 0)]
    mac.tell_hotkey(0, False)
    assert seen == [(PRESSED, 0), (RELEASED, 0)]
    mac.tell_hotkey(0, True)
    hotkey.rearm()
    assert seen[2:] == [(PRESSED, 0), (LOST, 0)], "nobody holds it through a sleep"


def test_a_taken_key_and_one_that_no_mac_has_are_refused_and_asked_for_again(mac: FakeMac, hotkey: MacHotkey) -> None:
    mac.taken = {F9}
    seen = start(hotkey, "F9", "F24")
    assert {n: problem.message for n, problem in hotkey.refused().items()} == {
        0: "F9 is taken by macOS or another program.",
        1: "A Mac keyboard has no key 'F24' for F24.",
    }
    hotkey.rearm()
    assert seen == []
    mac.taken.clear()
    hotkey.rearm()
    assert seen == [(CHANGED, 0)]
    assert list(hotkey.refused()) == [1]
    assert mac.rearmed == 2


def test_without_the_permission_a_button_is_refused_with_the_way_to_it(mac: FakeMac, hotkey: MacHotkey) -> None:
    mac.may_tap = False
    start(hotkey, "MouseBack")
    (problem,) = hotkey.refused().values()
    assert "Accessibility" in problem.hint


def test_a_button_with_other_modifiers_is_the_windows(mac: FakeMac, hotkey: MacHotkey) -> None:
    seen = start(hotkey, "MouseForward")
    mac.down = {LEFT_ALT}
    assert not mac.tell_button(4, True)
    assert not mac.tell_button(4, False)
    mac.down = set()
    mac.buttons_down = {4}
    assert mac.tell_button(4, True)
    assert mac.tell_button(4, False)
    assert seen == [(PRESSED, 0), (RELEASED, 0)]


def test_the_cancel_key_is_taken_alone_and_with_what_is_held_and_only_while_watched(
    mac: FakeMac, hotkey: MacHotkey
) -> None:
    seen = start(hotkey, "Ctrl+Alt+Space", "RightSuper")
    before = dict(mac.registered)
    hotkey.watch_cancel(True)
    hotkey.watch_cancel(True)
    assert {keys for n, keys in mac.registered.items() if n not in before} == {
        (ESCAPE, 0),
        (ESCAPE, CONTROL | OPTION),
        (ESCAPE, 0x0100),
    }
    mac.tell_hotkey(1000, True)
    mac.tell_hotkey(1000, False)
    assert seen == [(CANCEL, 0)]
    hotkey.watch_cancel(False)
    assert mac.registered == before


def test_a_modifier_key_alone_is_held_or_tapped(mac: FakeMac, hotkey: MacHotkey) -> None:
    seen = start(hotkey, "RightSuper")
    mac.modifier(LEFT_COMMAND, down=True)
    mac.modifier(LEFT_COMMAND, down=False)
    mac.modifier(RIGHT_COMMAND, down=True)
    mac.pass_time(1.0)
    assert seen == [(PRESSED, 0)]
    mac.modifier(RIGHT_COMMAND, down=False)
    mac.modifier(RIGHT_COMMAND, down=True)
    mac.modifier(RIGHT_COMMAND, down=False)
    assert seen == [(PRESSED, 0), (RELEASED, 0)] * 2


def test_a_modifier_in_a_combination_is_none_although_nobody_tells_of_the_other_key(
    mac: FakeMac, hotkey: MacHotkey
) -> None:
    seen = start(hotkey, "RightSuper")
    mac.modifier(RIGHT_COMMAND, down=True)
    mac.pass_time(0.5)
    mac.key(8, down=True)
    mac.pass_time(0.1)
    assert seen == [(PRESSED, 0), (MISTAKEN, 0)]
    mac.modifier(RIGHT_COMMAND, down=False)
    mac.key(8, down=False)
    mac.now_s += 5
    mac.modifier(RIGHT_COMMAND, down=True)
    mac.now_s += 0.01
    mac.key(8, down=True)
    mac.now_s += 0.01
    mac.modifier(RIGHT_COMMAND, down=False)
    assert len(seen) == 2, "quicker than it is looked at"


def test_a_key_between_two_taps_parts_them(mac: FakeMac, hotkey: MacHotkey) -> None:
    seen = start(hotkey, "RightSuper")
    for _ in range(2):
        mac.modifier(RIGHT_COMMAND, down=True)
        mac.pass_time(0.1)
        mac.modifier(RIGHT_COMMAND, down=False)
        mac.pass_time(0.1)
        mac.key(8, down=True)
        mac.key(8, down=False)
        mac.pass_time(0.05)
    assert [event for event, _ in seen] == [PRESSED, RELEASED, OTHER_KEY, PRESSED, RELEASED]


def test_a_modifier_that_went_up_on_the_lock_screen_is_lost(mac: FakeMac, hotkey: MacHotkey) -> None:
    seen = start(hotkey, "RightSuper")
    mac.modifier(RIGHT_COMMAND, down=True)
    mac.pass_time(1.0)
    mac.down.clear()
    mac.pass_time(0.1)
    assert seen == [(PRESSED, 0), (LOST, 0)]


def test_stopping_while_a_key_is_down_tells_that_its_release_is_lost(mac: FakeMac, hotkey: MacHotkey) -> None:
    seen = start(hotkey, "F9")
    mac.key(F9, down=True)
    hotkey.stop()
    hotkey.stop()
    assert seen == [(PRESSED, 0), (LOST, 0)]


# --- The calls themselves ---


class FakeCarbon:
    """Carbon's functions, as ctypes would call them."""

    def __init__(self) -> None:
        self.handlers: list[Any] = []
        self.keys: dict[int, tuple[int, int, int]] = {}
        self.event = (0, 0, 0)

    def GetApplicationEventTarget(self) -> int:  # noqa: N802
        return 5

    def InstallEventHandler(  # noqa: N802
        self, _target: int, handler: Any, _count: int, _kinds: Any, _data: None, found: Any
    ) -> int:
        self.handlers.append(handler)
        found._obj.value = 9
        return 0

    def RemoveEventHandler(self, handler: ctypes.c_void_p) -> None:  # noqa: N802
        assert handler.value == 9
        self.handlers.clear()

    def RegisterEventHotKey(  # noqa: N802
        self, code: int, modifiers: int, key: Any, target: int, _options: int, found: Any
    ) -> int:
        assert target == 5
        if code == F9:
            return -9878
        found._obj.value = 100 + key.id
        self.keys[100 + key.id] = (code, modifiers, key.signature)
        return 0

    def UnregisterEventHotKey(self, found: ctypes.c_void_p) -> None:  # noqa: N802
        del self.keys[found.value or 0]

    def GetEventParameter(  # noqa: N802
        self, _event: Any, name: int, kind: int, _got: None, size: int, _real: None, key: Any
    ) -> int:
        assert (name, kind, size) == (0x2D2D2D2D, 0x686B6964, 8)
        key._obj.signature, key._obj.id, _ = self.event
        return 0

    def GetEventKind(self, _event: Any) -> int:  # noqa: N802
        return self.event[2]

    def tell(self, signature: int, number: int, kind: int) -> bool:
        """Whether nobody else is told of it."""
        self.event = (signature, number, kind)
        answer = self.handlers[0](None, 1, None)
        assert answer in (0, -9874)
        return bool(answer == 0)


class FakeAppKit:
    """Monitors and timers of AppKit."""

    def __init__(self) -> None:
        self.monitors: list[Any] = []
        self.timers: list[Any] = []
        self.NSEvent = SimpleNamespace(
            addGlobalMonitorForEventsMatchingMask_handler_=self._add,
            addLocalMonitorForEventsMatchingMask_handler_=self._add,
            removeMonitor_=self.monitors.remove,
        )
        self.NSTimer = SimpleNamespace(scheduledTimerWithTimeInterval_repeats_block_=self._time)

    def _add(self, mask: int, handler: Any) -> Any:
        assert mask == 1 << 12
        self.monitors.append(handler)
        return handler

    def _time(self, _seconds: float, _repeats: bool, block: Any) -> Any:
        self.timers.append(block)
        return SimpleNamespace(invalidate=lambda: self.timers.remove(block))


class FakeQuartz:
    """Event taps and the state of the hardware."""

    kCGSessionEventTap = kCGHeadInsertEventTap = kCGEventTapOptionDefault = kCFRunLoopCommonModes = 0  # noqa: N815

    def __init__(self, *, may_tap: bool = True) -> None:
        self.may_tap = may_tap
        self.callback: Any = None
        self.is_on = False
        self.sources = 0

    def CGEventTapCreate(self, *arguments: Any) -> Any:  # noqa: N802
        assert arguments[3] == 1 << 25 | 1 << 26
        self.callback = arguments[4]
        return "tap" if self.may_tap else None

    def CGEventTapEnable(self, tap: str, on: bool) -> None:  # noqa: N802
        assert tap == "tap"
        self.is_on = on

    def CFMachPortCreateRunLoopSource(self, _allocator: None, _tap: str, _order: int) -> str:  # noqa: N802
        return "source"

    def CFRunLoopGetMain(self) -> str:  # noqa: N802
        return "main"

    def CFRunLoopAddSource(self, *_arguments: Any) -> None:  # noqa: N802
        self.sources += 1

    def CFRunLoopRemoveSource(self, *_arguments: Any) -> None:  # noqa: N802
        self.sources -= 1

    def CGEventGetIntegerValueField(self, event: int, field: int) -> int:  # noqa: N802
        assert field == 3
        return event

    def CGEventSourceKeyState(self, state: int, code: int) -> bool:  # noqa: N802
        return state == 1 and code == SPACE

    def CGEventSourceButtonState(self, state: int, number: int) -> bool:  # noqa: N802
        return state == 1 and number == 3

    def CGEventSourceSecondsSinceLastEventType(self, state: int, kind: int) -> float:  # noqa: N802
        return {(0, 10): 4.0, (0, 22): 2.0}.get((state, kind), 60.0)


OURS = 0x64696374


def test_carbon_is_asked_for_keys_and_tells_of_ours_only() -> None:
    carbon = FakeCarbon()
    system = MacSystem(FakeAppKit(), FakeQuartz(), carbon)
    told: list[tuple[int, bool]] = []
    system.listen(lambda *what: told.append(what))
    system.listen(lambda *what: told.append(what))
    assert len(carbon.handlers) == 1
    assert system.register(3, SPACE, CONTROL)
    assert not system.register(4, F9, 0)
    assert carbon.keys == {103: (SPACE, CONTROL, OURS)}
    assert [carbon.tell(*event) for event in ((OURS, 3, 5), (OURS, 3, 6), (1, 3, 5))] == [True, True, False]
    assert told == [(3, True), (3, False)]
    system.end()
    assert carbon.keys == {}
    assert carbon.handlers == []


def test_modifier_keys_are_told_with_their_side_to_whatever_window_they_go() -> None:
    appkit = FakeAppKit()
    system = MacSystem(appkit, FakeQuartz(), FakeCarbon())
    told: list[tuple[int, bool]] = []
    system.watch_modifiers(lambda *what: told.append(what))
    for code, flags in ((54, 0x100110), (54, 0x100000), (57, 0x10000)):
        event = SimpleNamespace(keyCode=lambda code=code: code, modifierFlags=lambda flags=flags: flags)
        handlers = [monitor(event) for monitor in appkit.monitors]
        assert handlers == [None, event], "a local monitor hands the event on"
    assert told == [(54, True)] * 2 + [(54, False)] * 2
    system.end()
    assert appkit.monitors == []


def test_the_tap_keeps_what_is_ours_and_is_switched_on_again() -> None:
    quartz = FakeQuartz()
    system = MacSystem(FakeAppKit(), quartz, FakeCarbon())
    told: list[tuple[int, bool]] = []

    def take(number: int, is_down: bool) -> bool:
        told.append((number, is_down))
        return True

    assert system.watch_buttons([3], take)
    assert system.watch_buttons([3], take)
    assert quartz.sources == 1
    assert quartz.callback(None, 25, 3, None) is None
    assert quartz.callback(None, 26, 3, None) is None
    assert quartz.callback(None, 25, 2, None) == 2
    assert told == [(3, True), (3, False)]
    for kind in (0xFFFFFFFE, 0xFFFFFFFF):
        quartz.is_on = False
        assert quartz.callback(None, kind, 7, None) == 7
        assert quartz.is_on
    system.end()
    assert (quartz.sources, quartz.is_on) == (0, False)
    assert not MacSystem(FakeAppKit(), FakeQuartz(may_tap=False), FakeCarbon()).watch_buttons([3], take)


def test_the_hardware_is_asked_and_the_clock_ticks_once() -> None:
    appkit = FakeAppKit()
    system = MacSystem(appkit, FakeQuartz(), FakeCarbon())
    assert (system.is_down(SPACE), system.is_down(F9)) == (True, False)
    assert (system.is_button_down(3), system.is_button_down(4)) == (True, False)
    assert system.quiet_s() == 2.0
    ticks: list[int] = []
    system.every(0.05, lambda: ticks.append(1))
    system.every(0.05, lambda: ticks.append(2))
    for timer in appkit.timers:
        timer(None)
    assert ticks == [2]
    system.every(0, lambda: None)
    assert appkit.timers == []


@pytest.mark.parametrize("name", [entry.name for entry in HOTKEYS])
def test_the_modules_for_other_systems_are_imported_without_their_libraries(name: str) -> None:
    if name == "x11" and sys.platform != "linux":
        pytest.skip("needs python-xlib")
    module = HOTKEYS.get(name).target.partition(":")[0]
    extra = "import dictation_app.hotkey.macos_system" if name == "macos" else ""
    hidden = "AppKit Quartz objc pynput" if name != "windows" else "AppKit Quartz objc"
    code = f"import sys; [sys.modules.__setitem__(n, None) for n in '{hidden}'.split()]; import {module}; {extra}"
    assert subprocess.run((sys.executable, "-c", code), check=False).returncode == 0
