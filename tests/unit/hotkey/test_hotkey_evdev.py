"""The hotkey by the kernel's devices, against FIFOs that carry its events."""

from __future__ import annotations

import errno
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import HotkeyError
from dictation_app.hotkey import HOTKEYS, Chord
from dictation_app.values.dictation import HotkeyEvent
from tests.x11_display import wait_for

if sys.platform == "linux":
    from dictation_app.hotkey import evdev as evdev_module
    from dictation_app.hotkey.evdev import EvdevHotkey
    from dictation_app.hotkey.evdev_device import InputDevice
    from tests.unit.hotkey.keyboards import EV_KEY, EV_REL, MOUSE, Keyboards

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux"), pytest.mark.timeout(30)]

PRESSED, RELEASED, LOST = HotkeyEvent.PRESSED, HotkeyEvent.RELEASED, HotkeyEvent.LOST
MISTAKEN, CANCEL, CHANGED = HotkeyEvent.MISTAKEN, HotkeyEvent.CANCEL, HotkeyEvent.CHANGED
ESCAPE, A, SPACE, F9 = 1, 30, 57, 67
LEFT_CTRL, RIGHT_CTRL, LEFT_ALT, LEFT_SHIFT, RIGHT_SHIFT = 29, 97, 56, 42, 54
MOUSE_LEFT, MOUSE_SIDE = 0x110, 0x113
REL_X, REL_WHEEL = 0, 8
MAIN, SHIFTED = Chord.parse("Ctrl+Alt+Space"), Chord.parse("RightShift+F9")
ALONE, BACK = Chord.parse("RightCtrl"), Chord.parse("MouseBack")


@pytest.fixture
def keyboards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboards]:
    monkeypatch.setattr(evdev_module, "_LOOK_S", 0.05)
    made = Keyboards(tmp_path, monkeypatch)
    yield made
    made.end()


class Keys:
    """A back end, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.is_in_front = True
        self.backend = EvdevHotkey(folder, is_in_front=lambda: self.is_in_front)
        self.told: list[tuple[HotkeyEvent, int]] = []
        self.times_s: list[float] = []

    def start(self, *chords: Chord) -> dict[int, HotkeyError]:
        return dict(self.backend.start(chords or (MAIN, SHIFTED), Chord.parse("Escape"), self._note))

    def _note(self, event: HotkeyEvent, number: int, at_s: float | None = None, /) -> None:
        self.told.append((event, number))
        self.times_s.append(time.monotonic() if at_s is None else at_s)

    def wait(self, *expected: tuple[HotkeyEvent, int]) -> None:
        wait_for(lambda: self.told == list(expected), f"{expected}, not {self.told}", 3)
        self.told.clear()


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Keys]:
    made = Keys(tmp_path)
    yield made
    made.backend.stop()


def test_it_is_used_by_its_name_only_and_its_price_is_told() -> None:
    assert "evdev" not in [entry.name for entry in HOTKEYS.usable()]
    assert [entry.name for entry in HOTKEYS.to_choose()][-1] == "evdev"
    assert "passwords" in HOTKEYS.get("evdev").warning


def test_press_and_release_arrive_once_and_in_turn(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    assert keys.start() == {}

    board.press(LEFT_CTRL, LEFT_ALT, SPACE)
    board.repeat(SPACE)
    board.release(SPACE, LEFT_ALT, LEFT_CTRL)
    board.press(RIGHT_SHIFT, F9)
    board.release(F9)

    keys.wait((PRESSED, 0), (RELEASED, 0), (PRESSED, 1), (RELEASED, 1))


def test_the_other_side_and_a_modifier_too_many_are_another_combination(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    keys.start()

    board.press(LEFT_SHIFT, F9)
    board.release(F9, LEFT_SHIFT)
    board.press(LEFT_CTRL, LEFT_ALT, LEFT_SHIFT, SPACE)
    board.release(SPACE, LEFT_SHIFT)
    board.press(SPACE)

    keys.wait((PRESSED, 0))


def test_modifiers_of_one_keyboard_count_for_the_key_of_another(keyboards: Keyboards, keys: Keys) -> None:
    left, right = keyboards.plug(), keyboards.plug()
    keys.start()

    left.press(LEFT_CTRL, LEFT_ALT)
    wait_for(lambda: left.is_read, "the modifiers")
    right.press(SPACE)
    keys.wait((PRESSED, 0))

    left.press(SPACE)
    wait_for(lambda: left.is_read, "the second space")
    right.release(SPACE)  # the other one is still down
    right.tap(ESCAPE)
    keys.wait((CANCEL, 0))
    left.release(SPACE)
    keys.wait((RELEASED, 0))


def test_a_modifier_alone_is_told_and_one_in_a_combination_is_taken_back(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    keys.start(ALONE)

    board.press(RIGHT_CTRL)
    keys.wait((PRESSED, 0))
    board.release(RIGHT_CTRL)
    keys.wait((RELEASED, 0))

    time.sleep(1.1)  # or it would be told that something came between two taps
    board.press(RIGHT_CTRL)
    keys.wait((PRESSED, 0))
    board.press(A)
    keys.wait((MISTAKEN, 0))


def test_a_click_and_a_wheel_make_a_combination_and_moving_does_not(keyboards: Keyboards, keys: Keys) -> None:
    board, mouse = keyboards.plug(), keyboards.plug(MOUSE)
    keys.start(ALONE)
    for kind, code, expected in ((EV_KEY, MOUSE_LEFT, MISTAKEN), (EV_REL, REL_WHEEL, MISTAKEN), (EV_REL, REL_X, None)):
        board.press(RIGHT_CTRL)
        keys.wait((PRESSED, 0))
        mouse.tell(kind, code, 1)
        if expected is not None:
            keys.wait((expected, 0))
        board.release(RIGHT_CTRL)
    keys.wait((RELEASED, 0))
    assert (EV_REL, REL_X) not in mouse.told, "each movement wakes the app"


def test_a_side_button_of_a_mouse_is_a_key(keyboards: Keyboards, keys: Keys) -> None:
    keyboards.plug()
    mouse = keyboards.plug(MOUSE)
    keys.start(BACK)
    mouse.press(MOUSE_SIDE)
    keys.wait((PRESSED, 0))
    mouse.release(MOUSE_SIDE)
    keys.wait((RELEASED, 0))


def test_the_kernel_hands_over_nothing_but_the_keys_of_the_chords(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    keys.start()

    for code in range(1, 128):
        board.tap(code)

    assert {code for _, code in board.told} <= {ESCAPE, F9, SPACE, 29, 97, 56, 100, 42, 54, 125, 126}


def test_the_key_that_cancels_counts_while_it_is_watched_or_a_key_is_held(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    keys.start()
    board.tap(ESCAPE)
    board.press(RIGHT_SHIFT)
    board.tap(F9)
    board.release(RIGHT_SHIFT)
    keys.wait((PRESSED, 1), (RELEASED, 1))

    keys.backend.watch_cancel(True)
    board.tap(ESCAPE)
    keys.wait((CANCEL, 0))

    keys.backend.watch_cancel(False)
    board.press(LEFT_CTRL, LEFT_ALT, SPACE, ESCAPE)
    keys.wait((PRESSED, 0), (CANCEL, 0))


def test_what_is_unplugged_while_held_is_lost_and_what_is_plugged_in_works(keyboards: Keyboards, keys: Keys) -> None:
    keyboards.plug(MOUSE | frozenset({SPACE}))
    board = keyboards.plug()
    keys.start()
    board.press(RIGHT_SHIFT, F9)
    keys.wait((PRESSED, 1))

    board.unplug()
    keys.wait((LOST, 1), (CHANGED, 0))
    assert list(keys.backend.refused()) == [1]
    assert "has the key" in keys.backend.refused()[1].message

    other = keyboards.plug()
    keys.wait((CHANGED, 0))
    other.press(RIGHT_SHIFT, F9)  # the side that was held on the first one is up
    keys.wait((PRESSED, 1))


def test_the_last_keyboard_may_be_unplugged_and_another_one_plugged_in(keyboards: Keyboards, keys: Keys) -> None:
    first = keyboards.plug(name="event3")
    keys.start()
    first.unplug()
    keys.wait((CHANGED, 0))
    second = keyboards.plug(name="event3")
    keys.wait((CHANGED, 0))
    second.press(LEFT_CTRL, LEFT_ALT, SPACE)
    keys.wait((PRESSED, 0))


def test_a_buffer_that_overflowed_is_made_up_by_a_look(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    keys.start()
    board.press(LEFT_CTRL, LEFT_ALT, SPACE)
    keys.wait((PRESSED, 0))

    board.down -= {SPACE}
    board.overflow()

    keys.wait((LOST, 0))
    board.press(SPACE)  # the modifiers are still down
    keys.wait((PRESSED, 0))


def test_after_a_sleep_what_is_up_is_lost(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    keys.start()
    board.press(LEFT_CTRL, LEFT_ALT, SPACE)
    keys.wait((PRESSED, 0))

    keys.backend.rearm()
    board.down.clear()
    keys.backend.rearm()

    keys.wait((LOST, 0))


def test_what_is_down_at_the_start_is_no_press(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    board.down = {LEFT_CTRL, LEFT_ALT, SPACE}
    keys.start()
    board.release(SPACE)
    board.press(SPACE)
    keys.wait((PRESSED, 0))


def test_without_leave_a_sentence_says_what_to_do(
    keyboards: Keyboards, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboards.plug()
    monkeypatch.setattr(evdev_module, "InputDevice", _denied)
    before = threading.active_count()

    with pytest.raises(HotkeyError) as caught:
        keys.start()

    assert "sudo usermod -aG input $USER" in caught.value.hint
    assert "passwords" in caught.value.hint
    assert threading.active_count() == before
    monkeypatch.setattr(evdev_module, "InputDevice", InputDevice)
    assert keys.start() == {}


def _denied(_path: Path) -> InputDevice:
    raise PermissionError(errno.EACCES, "denied")


def test_where_only_a_gamepad_may_be_read_the_keys_are_refused(
    keyboards: Keyboards, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboards.plug(name="event0")
    keyboards.plug(frozenset({SPACE}), name="event1")
    monkeypatch.setattr(evdev_module, "InputDevice", lambda p: _denied(p) if p.name == "event0" else InputDevice(p))

    refused = keys.start()

    assert list(refused) == [1]
    assert "usermod" in refused[1].hint


def test_without_any_keyboard_a_sentence_says_so(keys: Keys) -> None:
    with pytest.raises(HotkeyError, match="no keyboard"):
        keys.start()


def test_a_key_without_a_known_place_is_refused_and_the_others_work(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    refused = keys.start(Chord.parse("Ctrl+Ü"), SHIFTED)
    assert list(refused) == [0]
    assert "US keyboard" in refused[0].hint
    board.press(RIGHT_SHIFT, F9)
    keys.wait((PRESSED, 1))


def test_a_press_in_another_session_means_nothing_until_it_is_over(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    keys.start()
    keys.is_in_front = False
    board.press(LEFT_CTRL, LEFT_ALT, SPACE)
    wait_for(lambda: board.is_read, "the press")
    board.release(SPACE)
    wait_for(lambda: board.is_read, "the release")
    assert not keys.told

    keys.is_in_front = True
    board.press(SPACE)
    keys.wait((PRESSED, 0))


@pytest.mark.parametrize("is_in_front", [True, False])
def test_a_press_does_not_wait_for_who_is_slow_to_tell_the_session(
    keyboards: Keyboards, keys: Keys, tmp_path: Path, *, is_in_front: bool
) -> None:
    answers = threading.Event()
    asked_at_s: list[float] = []

    def ask() -> bool:
        asked_at_s.append(time.monotonic())
        return answers.wait(20) and is_in_front

    keys.backend = EvdevHotkey(tmp_path, is_in_front=ask)
    board = keyboards.plug()
    keys.start()
    board.press(LEFT_CTRL, LEFT_ALT, SPACE)
    keys.wait((PRESSED, 0))
    assert keys.times_s[0] <= asked_at_s[0], "the time of the key, not of the answer"

    answers.set()
    if not is_in_front:
        keys.wait((CANCEL, 0))
    board.release(SPACE)
    keys.wait((RELEASED, 0))


def test_stopping_loses_what_is_down_and_closes_everything(keyboards: Keyboards, keys: Keys) -> None:
    board = keyboards.plug()
    before = _open_files(), threading.active_count()
    keys.start()
    board.press(LEFT_CTRL, LEFT_ALT, SPACE)
    keys.wait((PRESSED, 0))

    began_s = time.monotonic()
    keys.backend.stop()

    assert time.monotonic() - began_s < 1.0
    keys.wait((LOST, 0))
    assert (_open_files(), threading.active_count()) == before
    keys.backend.stop()


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
