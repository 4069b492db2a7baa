"""The Windows hotkey, driven by the events a low-level hook would give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import HotkeyError
from dictation_app.hotkey import Chord, win32
from dictation_app.hotkey.win32 import WindowsHotkey
from dictation_app.values.dictation import HotkeyEvent
from tests.unit.hotkey.windows_keyboard import KEY_DOWN, KEY_UP, LETTER_D, RUSSIAN, FakeKeyboard, Suppressed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PRESSED, RELEASED, CANCEL = HotkeyEvent.PRESSED, HotkeyEvent.RELEASED, HotkeyEvent.CANCEL
SPACE, ESCAPE = 0x20, 0x1B
LEFT_SHIFT, LEFT_CTRL, RIGHT_CTRL, LEFT_ALT, RIGHT_ALT = 0xA0, 0xA2, 0xA3, 0xA4, 0xA5
ALTGR_CTRL_SCAN = 0x21D
LOST, CHANGED = HotkeyEvent.LOST, HotkeyEvent.CHANGED


def noted(seen: list[HotkeyEvent]) -> Callable[[HotkeyEvent, int], None]:
    return lambda event, _number: seen.append(event)


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def keyboard() -> FakeKeyboard:
    return FakeKeyboard()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hotkey(keyboard: FakeKeyboard, clock: Clock) -> Iterator[WindowsHotkey]:
    backend = WindowsHotkey(keyboard, keyboard, clock)
    yield backend
    backend.stop()


@pytest.fixture
def events(hotkey: WindowsHotkey) -> list[HotkeyEvent]:
    seen: list[HotkeyEvent] = []
    hotkey.start([Chord.parse("Ctrl+Alt+Space")], Chord.parse("Escape"), noted(seen))
    return seen


@pytest.mark.parametrize("modifiers", [(LEFT_CTRL, LEFT_ALT), (RIGHT_CTRL, LEFT_ALT), (LEFT_CTRL, RIGHT_ALT)])
def test_either_side_of_a_modifier_will_do(
    keyboard: FakeKeyboard, events: list[HotkeyEvent], modifiers: tuple[int, int]
) -> None:
    keyboard.press(*modifiers, SPACE)
    keyboard.release(SPACE, *modifiers)
    assert events == [PRESSED, RELEASED]


def test_the_key_is_kept_from_the_window_and_the_modifiers_are_not(
    keyboard: FakeKeyboard, events: list[HotkeyEvent]
) -> None:
    keyboard.press(LEFT_CTRL, LEFT_ALT, SPACE, SPACE, SPACE)
    keyboard.release(LEFT_CTRL, LEFT_ALT, SPACE)
    assert [code for _, code in keyboard.reached_window] == [LEFT_CTRL, LEFT_ALT, LEFT_CTRL, LEFT_ALT]


def test_repeats_are_one_press_also_as_system_keys(keyboard: FakeKeyboard, events: list[HotkeyEvent]) -> None:
    keyboard.press(LEFT_CTRL, LEFT_ALT)
    for _ in range(20):
        keyboard.key(SPACE, down=True, system=True)
    assert events == [PRESSED]
    keyboard.release(LEFT_CTRL, LEFT_ALT, SPACE)
    assert events == [PRESSED, RELEASED]


@pytest.mark.parametrize("held", [(), (LEFT_CTRL,), (LEFT_ALT,), (LEFT_CTRL, LEFT_ALT, LEFT_SHIFT)])
def test_the_key_with_other_modifiers_goes_to_the_window(
    keyboard: FakeKeyboard, events: list[HotkeyEvent], held: tuple[int, ...]
) -> None:
    keyboard.press(*held, SPACE)
    keyboard.release(SPACE)
    assert events == []
    assert [code for _, code in keyboard.reached_window][-2:] == [SPACE, SPACE]


def test_altgr_is_not_ctrl_and_alt(keyboard: FakeKeyboard, events: list[HotkeyEvent]) -> None:
    keyboard.key(LEFT_CTRL, down=True, scan=ALTGR_CTRL_SCAN)
    keyboard.press(RIGHT_ALT, SPACE)
    assert events == []
    keyboard.release(SPACE)
    keyboard.key(LEFT_CTRL, down=False, scan=ALTGR_CTRL_SCAN)
    keyboard.release(RIGHT_ALT)
    keyboard.press(LEFT_CTRL, LEFT_ALT, SPACE)
    assert events == [PRESSED]


def test_modifiers_let_go_on_the_lock_screen_are_forgotten(keyboard: FakeKeyboard, events: list[HotkeyEvent]) -> None:
    keyboard.press(0x5B)  # Win+L: the hook sees the press, the lock screen the release.
    keyboard.down.clear()
    keyboard.press(LEFT_CTRL, LEFT_ALT, SPACE)
    assert events == [PRESSED]


def test_a_press_long_after_the_last_repeat_means_the_release_was_lost(
    keyboard: FakeKeyboard, events: list[HotkeyEvent], clock: Clock
) -> None:
    keyboard.press(LEFT_CTRL, LEFT_ALT, SPACE)
    clock.now_s += 1.0  # The longest delay of auto-repeat.
    keyboard.press(SPACE)
    assert events == [PRESSED]
    clock.now_s += 60.0
    keyboard.press(SPACE)
    assert events == [PRESSED, LOST, PRESSED]


def test_cancel_is_taken_only_while_watched(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, events: list[HotkeyEvent]
) -> None:
    keyboard.press(ESCAPE)
    keyboard.release(ESCAPE)
    assert events == []
    hotkey.watch_cancel(True)
    keyboard.press(ESCAPE, ESCAPE)
    hotkey.watch_cancel(False)
    keyboard.press(ESCAPE)
    keyboard.release(ESCAPE)
    assert events == [CANCEL]
    assert keyboard.reached_window == [(KEY_DOWN, ESCAPE), (KEY_UP, ESCAPE)]
    keyboard.press(ESCAPE)
    assert events == [CANCEL]
    assert keyboard.reached_window[-1] == (KEY_DOWN, ESCAPE)


def test_a_key_that_went_to_the_window_becomes_none_of_ours_by_repeating_itself(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, events: list[HotkeyEvent]
) -> None:
    """Else its release would be kept from the window, which would take it for held."""
    keyboard.press(ESCAPE)
    hotkey.watch_cancel(True)
    keyboard.press(ESCAPE)
    keyboard.release(ESCAPE)
    keyboard.press(SPACE, LEFT_CTRL, LEFT_ALT, SPACE)
    keyboard.release(SPACE)
    assert events == []
    assert keyboard.down == {LEFT_CTRL, LEFT_ALT}
    keyboard.press(SPACE)
    assert events == [PRESSED]


def test_cancel_works_while_the_chord_is_held(keyboard: FakeKeyboard, events: list[HotkeyEvent]) -> None:
    keyboard.press(LEFT_CTRL, LEFT_ALT, SPACE, ESCAPE)
    keyboard.release(ESCAPE, SPACE)
    assert events == [PRESSED, CANCEL, RELEASED]


def test_stopping_while_the_key_is_down_tells_that_its_release_is_lost(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, events: list[HotkeyEvent]
) -> None:
    keyboard.press(LEFT_CTRL, LEFT_ALT, SPACE)
    hotkey.stop()
    hotkey.stop()
    assert events == [PRESSED, LOST]
    assert not keyboard.listeners[-1].running
    hotkey.start([Chord.parse("F9")], None, noted(events))
    keyboard.release(LEFT_CTRL, LEFT_ALT, SPACE)
    keyboard.press(0x78)
    assert events == [PRESSED, LOST, PRESSED]


def test_characters_are_looked_up_on_the_layout(keyboard: FakeKeyboard, hotkey: WindowsHotkey) -> None:
    seen: list[HotkeyEvent] = []
    hotkey.start([Chord.parse("Ctrl+D")], None, noted(seen))
    keyboard.press(RIGHT_CTRL, LETTER_D)
    assert seen == [PRESSED]
    refused = hotkey.start([Chord.parse("Ctrl+Ж"), Chord.parse("F9")], None, noted(seen))
    assert {number: problem.message for number, problem in refused.items()} == {
        0: "This keyboard layout has no key 'Ж' for Ctrl+Ж."
    }


def test_a_cancel_key_that_the_layout_lacks_costs_no_key_to_dictate_with(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey
) -> None:
    seen: list[HotkeyEvent] = []
    assert hotkey.start([Chord.parse("F9")], Chord.parse("Ж"), noted(seen)) == {}
    keyboard.press(0x78)
    assert seen == [PRESSED]


def test_a_hook_that_windows_refuses_is_an_error() -> None:
    keyboard = FakeKeyboard(works=False)
    with pytest.raises(HotkeyError, match="Windows did not allow"):
        WindowsHotkey(keyboard, keyboard).start([Chord.parse("F9")], None, noted([]))


def start(hotkey: WindowsHotkey, *chords: str) -> list[tuple[HotkeyEvent, int]]:
    seen: list[tuple[HotkeyEvent, int]] = []
    parsed = [Chord.parse(chord) for chord in chords]
    assert hotkey.start(parsed, Chord.parse("Escape"), lambda event, number: seen.append((event, number))) == {}
    return seen


def test_several_chords_are_told_apart_and_one_at_a_time(keyboard: FakeKeyboard, hotkey: WindowsHotkey) -> None:
    seen = start(hotkey, "Ctrl+Alt+Space", "F9")
    keyboard.press(0x78)
    keyboard.press(LEFT_CTRL, LEFT_ALT, SPACE)
    keyboard.release(SPACE, LEFT_ALT, LEFT_CTRL, 0x78)
    keyboard.press(LEFT_CTRL, LEFT_ALT, SPACE)
    assert seen == [(PRESSED, 1), (RELEASED, 1), (PRESSED, 0)]


def test_the_sides_of_a_modifier_are_told_apart(keyboard: FakeKeyboard, hotkey: WindowsHotkey) -> None:
    seen = start(hotkey, "LeftCtrl+Space", "RightCtrl+Space", "RightShift+F9")
    keyboard.press(RIGHT_CTRL, SPACE)
    keyboard.release(SPACE, RIGHT_CTRL)
    keyboard.press(LEFT_CTRL, SPACE)
    keyboard.release(SPACE, LEFT_CTRL)
    keyboard.press(LEFT_SHIFT, 0x78)
    assert seen == [(PRESSED, 1), (RELEASED, 1), (PRESSED, 0), (RELEASED, 0)]
    assert keyboard.reached_window[-1] == (KEY_DOWN, 0x78)


def test_a_modifier_alone_is_pressed_and_reaches_the_window_too(keyboard: FakeKeyboard, hotkey: WindowsHotkey) -> None:
    seen = start(hotkey, "RightCtrl")
    keyboard.press(RIGHT_CTRL, RIGHT_CTRL, RIGHT_CTRL)
    assert seen == [(PRESSED, 0)]
    keyboard.release(RIGHT_CTRL)
    assert seen == [(PRESSED, 0), (RELEASED, 0)]
    assert [code for _, code in keyboard.reached_window] == [RIGHT_CTRL] * 4
    keyboard.press(LEFT_CTRL)
    assert seen[2:] == [(HotkeyEvent.OTHER_KEY, 0)]


def test_a_modifier_in_a_combination_is_taken_back(keyboard: FakeKeyboard, hotkey: WindowsHotkey) -> None:
    seen = start(hotkey, "RightCtrl", "RightCtrl+Space")
    keyboard.press(RIGHT_CTRL, LETTER_D)
    keyboard.release(LETTER_D, RIGHT_CTRL)
    assert seen == [(PRESSED, 0), (HotkeyEvent.MISTAKEN, 0)]
    assert (KEY_DOWN, LETTER_D) in keyboard.reached_window
    keyboard.press(RIGHT_CTRL, SPACE)
    keyboard.release(SPACE, RIGHT_CTRL)
    assert seen[2:] == [(PRESSED, 0), (HotkeyEvent.MISTAKEN, 0), (PRESSED, 1), (RELEASED, 1)]


def test_cancel_works_while_a_modifier_alone_is_held(keyboard: FakeKeyboard, hotkey: WindowsHotkey) -> None:
    seen = start(hotkey, "RightCtrl")
    keyboard.press(RIGHT_CTRL, ESCAPE, ESCAPE)
    keyboard.release(ESCAPE, RIGHT_CTRL)
    assert seen == [(PRESSED, 0), (CANCEL, 0), (RELEASED, 0)]
    assert ESCAPE not in [code for _, code in keyboard.reached_window]


def test_altgr_alone_is_the_right_alt_key(keyboard: FakeKeyboard, hotkey: WindowsHotkey) -> None:
    seen = start(hotkey, "RightAlt", "LeftCtrl")
    keyboard.key(LEFT_CTRL, down=True, scan=ALTGR_CTRL_SCAN)
    keyboard.press(RIGHT_ALT)
    keyboard.key(LEFT_CTRL, down=False, scan=ALTGR_CTRL_SCAN)
    keyboard.release(RIGHT_ALT)
    assert seen == [(PRESSED, 0), (RELEASED, 0)]


def test_what_a_program_presses_is_no_modifier_alone(keyboard: FakeKeyboard, hotkey: WindowsHotkey) -> None:
    seen = start(hotkey, "LeftCtrl")
    keyboard.key(LEFT_CTRL, down=True, flags=0x10)
    keyboard.key(LEFT_CTRL, down=False, flags=0x10)
    assert seen == []


def test_a_modifier_let_go_on_the_lock_screen_is_let_go_at_its_next_press(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, clock: Clock
) -> None:
    seen = start(hotkey, "RightCtrl")
    keyboard.press(RIGHT_CTRL)
    keyboard.down.clear()
    clock.now_s += 60.0
    keyboard.press(RIGHT_CTRL)
    hotkey.stop()
    assert [event for event, _ in seen] == [PRESSED, LOST, PRESSED, LOST]


def test_a_modifier_that_was_no_key_of_its_own_becomes_none_by_repeating_itself(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey
) -> None:
    seen = start(hotkey, "RightCtrl")
    keyboard.press(LEFT_SHIFT, RIGHT_CTRL)
    keyboard.release(LEFT_SHIFT)
    keyboard.press(RIGHT_CTRL, RIGHT_CTRL)
    keyboard.release(RIGHT_CTRL)
    assert seen == []
    keyboard.press(RIGHT_CTRL)
    keyboard.key(LETTER_D, down=True, flags=0x10)
    keyboard.key(LETTER_D, down=False, flags=0x10)
    keyboard.press(RIGHT_CTRL)
    keyboard.release(RIGHT_CTRL)
    assert seen == [(PRESSED, 0), (HotkeyEvent.MISTAKEN, 0)]
    keyboard.press(RIGHT_CTRL)
    assert seen[2:] == [(PRESSED, 0)]


def test_other_keys_are_no_sign_of_a_key_that_was_let_go_on_the_lock_screen(
    keyboard: FakeKeyboard, events: list[HotkeyEvent], clock: Clock
) -> None:
    keyboard.press(LEFT_CTRL, LEFT_ALT, SPACE)
    keyboard.down.clear()
    clock.now_s += 60.0
    keyboard.press(LETTER_D)
    keyboard.release(LETTER_D)
    clock.now_s += 0.2
    keyboard.press(SPACE)
    assert events == [PRESSED, LOST]
    assert keyboard.reached_window[-1] == (KEY_DOWN, SPACE)


@pytest.fixture
def looked_after(hotkey: WindowsHotkey, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """What the back end's own thread does each second; the thread itself does nothing here."""
    monkeypatch.setattr(win32, "_CHECK_S", 1000.0)
    monkeypatch.setattr(win32, "_LOOK_S", 1000.0)

    def look() -> None:
        assert hotkey._watch is not None
        hotkey._watch.look()

    return look


def test_a_modifier_alone_that_is_up_is_lost(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, looked_after: Callable[[], None], clock: Clock
) -> None:
    seen = start(hotkey, "RightCtrl")
    keyboard.press(RIGHT_CTRL)
    clock.now_s += 2.0
    looked_after()
    assert seen == [(PRESSED, 0)]
    keyboard.down.clear()
    looked_after()
    assert seen == [(PRESSED, 0), (LOST, 0)]


def test_a_modifier_that_was_pressed_just_now_is_not_lost_before_windows_has_noted_it(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, looked_after: Callable[[], None]
) -> None:
    seen = start(hotkey, "RightCtrl")
    keyboard.press(RIGHT_CTRL)
    keyboard.down.clear()
    looked_after()
    assert seen == [(PRESSED, 0)]


def test_a_key_that_repeated_itself_and_fell_silent_is_lost(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, looked_after: Callable[[], None], clock: Clock
) -> None:
    """What is kept from the windows is never down by Windows' word."""
    seen = start(hotkey, "F9")
    keyboard.press(0x78)
    clock.now_s += 60.0
    looked_after()
    assert seen == [(PRESSED, 0)], "repeating may be switched off"
    keyboard.press(0x78)
    keyboard.release(0x78)
    del seen[:]
    keyboard.press(0x78, 0x78)
    clock.now_s += 1.0
    keyboard.press(0x78)
    clock.now_s += 1.0
    looked_after()
    assert seen == [(PRESSED, 0)]
    clock.now_s += 1.0
    looked_after()
    assert seen == [(PRESSED, 0), (LOST, 0)]


def test_another_key_ends_the_repeating_of_one_that_is_still_held(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, looked_after: Callable[[], None], clock: Clock
) -> None:
    seen = start(hotkey, "F9")
    keyboard.press(0x78, 0x78, LETTER_D)
    keyboard.release(LETTER_D)
    clock.now_s += 60.0
    looked_after()
    assert seen == [(PRESSED, 0)]


def test_the_lock_screen_ends_what_is_held_and_the_hooks_are_set_anew_after_it(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, looked_after: Callable[[], None]
) -> None:
    seen = start(hotkey, "F9")
    keyboard.press(0x78)
    keyboard.is_locked = True
    looked_after()
    looked_after()
    assert seen == [(PRESSED, 0), (LOST, 0)]
    assert len(keyboard.listeners) == 1
    keyboard.is_locked = False
    looked_after()
    assert [listener.running for listener in keyboard.listeners] == [False, True]
    keyboard.press(0x78)
    keyboard.release(0x78)
    assert seen[2:] == [(PRESSED, 0), (RELEASED, 0)]


def test_after_a_sleep_the_hooks_are_set_anew(keyboard: FakeKeyboard, hotkey: WindowsHotkey) -> None:
    seen = start(hotkey, "F9")
    keyboard.press(0x78)
    hotkey.rearm()
    assert seen == [(PRESSED, 0), (LOST, 0)]
    assert [listener.running for listener in keyboard.listeners] == [False, True]


def test_hooks_that_windows_refuses_after_a_sleep_are_told_in_the_log(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, caplog: pytest.LogCaptureFixture
) -> None:
    start(hotkey, "F9")
    keyboard.works = False
    hotkey.rearm()
    assert "Windows did not allow" in caplog.text
    caplog.clear()


def test_a_hook_that_windows_has_dropped_is_set_again_and_not_all_the_time(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, looked_after: Callable[[], None], clock: Clock
) -> None:
    start(hotkey, "F9")
    keyboard.press(LETTER_D)
    keyboard.down |= {0x11, LEFT_CTRL}  # of no side, and what Windows makes up for AltGr
    keyboard.key(LEFT_CTRL, down=True, scan=ALTGR_CTRL_SCAN)
    looked_after()
    assert len(keyboard.listeners) == 1, "the hook was told of all that is down"
    keyboard.down.add(0x4B)
    looked_after()
    looked_after()
    assert len(keyboard.listeners) == 2
    clock.now_s += 11.0
    looked_after()
    assert len(keyboard.listeners) == 2, "keys of Japanese keyboards are down until they are pressed again"
    keyboard.down.add(0x4C)
    looked_after()
    assert len(keyboard.listeners) == 3
    keyboard.down.discard(0x4B)
    clock.now_s += 11.0
    looked_after()
    keyboard.down.add(0x4B)
    looked_after()
    assert len(keyboard.listeners) == 4, "it was let go meanwhile"


def test_a_key_follows_the_layout_of_the_focused_window(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, looked_after: Callable[[], None]
) -> None:
    seen: list[tuple[HotkeyEvent, int]] = []
    chords = [Chord.parse("Ctrl+Ж"), Chord.parse("Ctrl+D")]
    refused = hotkey.start(chords, None, lambda event, number: seen.append((event, number)))
    assert list(refused) == list(hotkey.refused()) == [0]
    keyboard.layout = RUSSIAN
    looked_after()
    looked_after()
    assert seen == [(CHANGED, 0)]
    assert hotkey.refused() == {}
    keyboard.press(RIGHT_CTRL, 0xBA)
    keyboard.release(0xBA)
    keyboard.press(LETTER_D)  # which this layout has no character for
    keyboard.release(LETTER_D)
    assert seen[1:] == [(PRESSED, 0), (RELEASED, 0), (PRESSED, 1), (RELEASED, 1)]


def test_a_console_of_which_windows_tells_no_layout_changes_nothing(
    keyboard: FakeKeyboard, hotkey: WindowsHotkey, looked_after: Callable[[], None]
) -> None:
    keyboard.layout = 0
    seen: list[HotkeyEvent] = []
    assert hotkey.start([Chord.parse("Ctrl+?"), Chord.parse("Ctrl+D")], None, noted(seen)) == {}
    keyboard.layout = RUSSIAN
    looked_after()
    assert list(hotkey.refused()) == [0]
    keyboard.layout = 0
    looked_after()
    assert seen == [CHANGED]
    assert list(hotkey.refused()) == [0]


X_DOWN, X_UP = 0x20B, 0x20C


@dataclass
class MouseData:
    mouseData: int  # noqa: N815
    flags: int = 0


def test_a_side_button_is_a_key_and_no_click(keyboard: FakeKeyboard, clock: Clock) -> None:
    mouse = FakeKeyboard()
    hotkey = WindowsHotkey(keyboard, keyboard, clock, mouse)
    seen = start(hotkey, "MouseBack", "MouseForward", "RightCtrl")

    def turn(message: int, button: int) -> bool:
        try:
            mouse.listeners[-1].filter(message, MouseData(button << 16))
        except Suppressed:
            return True
        return False

    assert turn(X_DOWN, 1)
    assert turn(X_UP, 1)
    assert turn(X_DOWN, 2)
    assert turn(X_UP, 2)
    assert seen == [(PRESSED, 0), (RELEASED, 0), (PRESSED, 1), (RELEASED, 1)]
    keyboard.press(RIGHT_CTRL)
    assert not turn(0x201, 0)
    assert seen[4:] == [(PRESSED, 2), (HotkeyEvent.MISTAKEN, 2)]
    assert turn(X_DOWN, 1) is False, "with Ctrl held it is another combination"
    hotkey.stop()
    assert [listener.running for listener in (*keyboard.listeners, *mouse.listeners)] == [False, False]


def test_without_a_button_among_the_keys_the_mouse_is_not_hooked(keyboard: FakeKeyboard, clock: Clock) -> None:
    mouse = FakeKeyboard()
    hotkey = WindowsHotkey(keyboard, keyboard, clock, mouse)
    start(hotkey, "F9")
    assert mouse.listeners == []
    hotkey.stop()
