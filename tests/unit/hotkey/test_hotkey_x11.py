"""The X11 hotkey against a real X server; the keys are pressed by XTest, which the server treats as a keyboard."""

from __future__ import annotations

import logging
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import HotkeyError
from dictation_app.hotkey import Chord
from dictation_app.values.dictation import HotkeyEvent
from tests.x11_display import XDisplay, needs_x11, virtual_display, wait_for

if sys.platform == "linux":
    from Xlib import X
    from Xlib.display import Display
    from Xlib.ext import xinput

    from dictation_app.hotkey import x11, x11_keymap
    from dictation_app.hotkey.x11_keys import PressedKeys

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = needs_x11

PRESSED, RELEASED, CANCEL = HotkeyEvent.PRESSED, HotkeyEvent.RELEASED, HotkeyEvent.CANCEL
LOST, CHANGED = HotkeyEvent.LOST, HotkeyEvent.CHANGED
CHORD = Chord.parse("Ctrl+Alt+Space")
ESCAPE = Chord.parse("Escape")


class Events:
    """What a back end reported, and when."""

    def __init__(self) -> None:
        self.seen: list[HotkeyEvent] = []
        self.times_s: list[float] = []
        self.numbers: list[int] = []

    def __call__(self, event: HotkeyEvent, number: int) -> None:
        self.times_s.append(time.monotonic())
        self.seen.append(event)
        self.numbers.append(number)

    def wait(self, *expected: HotkeyEvent) -> None:
        wait_for(lambda: len(self.seen) >= len(expected), f"{len(expected)} events, not {self.seen}", timeout_s=3)
        assert self.seen == list(expected)


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[XDisplay]:
    with virtual_display(tmp_path_factory.mktemp("display")) as running:
        yield running


@pytest.fixture(autouse=True)
def on_display(display: XDisplay, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DISPLAY", display.name)
    yield
    display.layout("us")


@pytest.fixture
def hotkey() -> Iterator[x11.X11Hotkey]:
    backend = x11.X11Hotkey()
    yield backend
    backend.stop()


@pytest.fixture
def events(hotkey: x11.X11Hotkey) -> Events:
    """The default chord, started."""
    seen = Events()
    hotkey.start([CHORD], ESCAPE, seen)
    return seen


@pytest.fixture
def window(display: XDisplay) -> Iterator[Path]:
    """A focused terminal; the file gets what is typed into it."""
    typed = display.home / "typed.txt"
    typed.write_bytes(b"")
    terminal = display.start("xterm", "-T", "typed into", "-e", f"stty raw -echo; exec cat >> {typed}")
    display.focus("typed into")
    # The window is there before the program in it has set up its terminal.
    wait_for(lambda: display.keys("type", "x") or b"x" in typed.read_bytes(), "the terminal")
    yield typed
    display.stop(terminal)


def arrived(display: XDisplay, typed: Path) -> bytes:
    """All that reached the window up to now: a mark typed behind it has come out."""
    display.keys("type", "#")
    wait_for(lambda: b"#" in typed.read_bytes(), "the mark in the terminal")
    return typed.read_bytes().replace(b"x", b"").rstrip(b"#")


def test_holding_the_key_for_three_seconds_is_one_press_and_one_release(display: XDisplay, events: Events) -> None:
    display.keys("keydown", "ctrl", "keydown", "alt", "keydown", "space")
    events.wait(PRESSED)
    time.sleep(3)  # The key repeats 25 times a second meanwhile.
    assert events.seen == [PRESSED]
    display.keys("keyup", "space", "keyup", "alt", "keyup", "ctrl")
    events.wait(PRESSED, RELEASED)
    assert events.times_s[1] - events.times_s[0] > 2.9


def test_quick_taps_are_all_reported(display: XDisplay, events: Events) -> None:
    display.keys("key", "--repeat", "25", "--delay", "4", "ctrl+alt+space")
    events.wait(*[PRESSED, RELEASED] * 25)


def test_letting_go_of_the_modifiers_first_does_not_release(display: XDisplay, events: Events) -> None:
    display.keys("keydown", "ctrl", "keydown", "alt", "keydown", "space", "keyup", "ctrl", "keyup", "alt")
    events.wait(PRESSED)
    time.sleep(0.9)  # Longer than the delay of auto-repeat, which comes without modifiers now.
    assert events.seen == [PRESSED]
    display.keys("keyup", "space")
    events.wait(PRESSED, RELEASED)


def test_other_modifiers_do_not_fire(display: XDisplay, events: Events) -> None:
    display.keys("key", "ctrl+space", "key", "alt+shift+space", "key", "ctrl+alt+shift+space", "key", "ctrl+alt+space")
    events.wait(PRESSED, RELEASED)


@pytest.mark.parametrize("lock", ["Caps_Lock", "Num_Lock"])
def test_locks_that_are_on_make_no_difference(display: XDisplay, events: Events, lock: str) -> None:
    display.keys("key", lock)
    try:
        display.keys("key", "ctrl+alt+space")
        events.wait(PRESSED, RELEASED)
    finally:
        display.keys("key", lock)


def test_the_key_does_not_reach_the_focused_window(display: XDisplay, hotkey: x11.X11Hotkey, window: Path) -> None:
    events = Events()
    hotkey.start([Chord.parse("F9")], None, events)
    display.keys("keydown", "F9")
    events.wait(PRESSED)
    time.sleep(0.8)
    display.keys("keyup", "F9")
    events.wait(PRESSED, RELEASED)
    assert arrived(display, window) == b""


def test_the_cancel_key_is_taken_only_while_it_is_watched(
    display: XDisplay, hotkey: x11.X11Hotkey, events: Events, window: Path
) -> None:
    def escape_fires() -> bool:
        display.keys("key", "Escape")
        return events.seen == [CANCEL]

    hotkey.watch_cancel(True)
    wait_for(escape_fires, "the cancel key")
    del events.seen[:]
    window.write_bytes(b"")
    display.keys("key", "Escape", "key", "shift+Escape")
    events.wait(CANCEL)
    hotkey.watch_cancel(False)
    wait_for(lambda: display.keys("key", "Escape") or window.read_bytes().count(b"\x1b") >= 2, "Esc in the window")
    assert events.seen == [CANCEL]


def test_the_cancel_key_works_while_the_chord_is_held(display: XDisplay, events: Events, window: Path) -> None:
    display.keys("keydown", "ctrl", "keydown", "alt", "keydown", "space", "keydown", "Escape")
    events.wait(PRESSED, CANCEL)
    time.sleep(0.8)  # Auto-repeat of Esc.
    display.keys("keyup", "Escape", "keyup", "space", "keyup", "alt", "keyup", "ctrl")
    events.wait(PRESSED, CANCEL, RELEASED)
    assert arrived(display, window) == b""


def test_a_taken_cancel_key_does_not_stop_the_hotkey(
    display: XDisplay, hotkey: x11.X11Hotkey, caplog: pytest.LogCaptureFixture
) -> None:
    other, events, others = x11.X11Hotkey(), Events(), Events()
    caplog.set_level(logging.INFO)
    other.start([ESCAPE], None, others)
    try:
        hotkey.start([CHORD], ESCAPE, events)
        hotkey.watch_cancel(True)
        wait_for(lambda: "taken" in caplog.text, "word of the taken cancel key")
        display.keys("key", "Escape", "key", "ctrl+alt+space")
        events.wait(PRESSED, RELEASED)
        others.wait(PRESSED, RELEASED)
    finally:
        other.stop()


@pytest.fixture
def other(display: XDisplay) -> Iterator[Display]:
    """Another program."""
    connection = Display(display.name)
    yield connection
    connection.close()


def test_a_key_that_another_program_gives_back_is_taken_and_told_once(
    display: XDisplay, hotkey: x11.X11Hotkey, other: Display, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(x11, "_RETRY_S", 0.1)
    other.screen().root.grab_key(75, 0, 0, X.GrabModeAsync, X.GrabModeAsync)
    other.sync()
    events = Events()
    assert list(hotkey.start([CHORD, Chord.parse("F9")], None, events)) == [1]
    time.sleep(0.5)
    assert (events.seen, list(hotkey.refused())) == ([], [1]), "what stays as it is is told once"
    other.screen().root.ungrab_key(75, 0)
    other.sync()
    events.wait(CHANGED)
    assert hotkey.refused() == {}
    display.keys("key", "F9")
    events.wait(CHANGED, PRESSED, RELEASED)
    assert events.numbers[1] == 1


def test_after_a_sleep_it_is_tried_again_at_once(display: XDisplay, hotkey: x11.X11Hotkey, other: Display) -> None:
    other.screen().root.grab_key(75, 0, 0, X.GrabModeAsync, X.GrabModeAsync)
    other.sync()
    events = Events()
    hotkey.start([Chord.parse("F9")], None, events)
    other.screen().root.ungrab_key(75, 0)
    other.sync()
    hotkey.rearm()
    wait_for(lambda: hotkey.refused() == {}, "the key", timeout_s=1.0)


@pytest.mark.parametrize("extension", [False, True], ids=["core", "input extension"])
def test_a_modifier_key_that_the_desktop_has_grabbed_is_refused_until_it_is_free(
    display: XDisplay, hotkey: x11.X11Hotkey, other: Display, monkeypatch: pytest.MonkeyPatch, *, extension: bool
) -> None:
    """GNOME opens its overview with Super: from its press on nobody else sees a key."""
    monkeypatch.setattr(x11, "_RETRY_S", 0.1)
    super_code, root = 133, other.screen().root
    if extension:
        other.xinput_query_version()
        root.xinput_grab_keycode(
            xinput.AllMasterDevices, X.CurrentTime, super_code, xinput.GrabModeAsync, xinput.GrabModeAsync, True,
            xinput.KeyPressMask | xinput.KeyReleaseMask, (0,),
        )  # fmt: skip
    else:
        root.grab_key(super_code, 0, 0, X.GrabModeAsync, X.GrabModeAsync)
    other.sync()
    events = Events()
    (refused,) = hotkey.start([Chord.parse("LeftSuper")], None, events).values()
    assert refused.message == "LeftSuper alone is a key of the desktop or of another program."
    if extension:
        root.xinput_ungrab_keycode(xinput.AllMasterDevices, super_code, (0,))
    else:
        root.ungrab_key(super_code, 0)
    other.sync()
    events.wait(CHANGED)
    display.keys("keydown", str(super_code))
    events.wait(CHANGED, PRESSED)
    display.keys("keyup", str(super_code))
    events.wait(CHANGED, PRESSED, RELEASED)


@pytest.mark.parametrize("held_s", [0.0, 0.1])
def test_a_combination_that_the_desktop_has_grabbed_is_no_tap_of_its_modifier(
    display: XDisplay, hotkey: x11.X11Hotkey, other: Display, held_s: float
) -> None:
    """Super+D, Alt+Tab: from the second key's press to its release nobody else is told of any key."""
    other.screen().root.grab_key(40, X.Mod4Mask, 0, X.GrabModeAsync, X.GrabModeAsync)
    other.sync()
    events = Events()
    assert hotkey.start([Chord.parse("LeftSuper")], None, events) == {}
    display.keys(
        "keydown", "133", "sleep", "0.08", "keydown", "040", "sleep", str(held_s), "keyup", "040", "keyup", "133"
    )
    events.wait(PRESSED, MISTAKEN)
    display.keys("keydown", "133", "sleep", "0.08", "keyup", "133")
    events.wait(PRESSED, MISTAKEN, PRESSED, RELEASED)


def test_a_modifier_key_that_the_desktop_grabs_later_is_never_released(
    display: XDisplay, hotkey: x11.X11Hotkey, other: Display
) -> None:
    """So that a quick Super+D is no tap, after which a dictation would go on hands-free."""
    events = Events()
    assert hotkey.start([Chord.parse("LeftSuper")], None, events) == {}
    other.screen().root.grab_key(133, 0, 0, X.GrabModeAsync, X.GrabModeAsync)
    other.sync()
    display.keys("keydown", "133", "sleep", "0.08", "key", "040", "keyup", "133")
    wait_for(lambda: LOST in events.seen, "the end of it", timeout_s=1.0)
    assert [event for event in events.seen if event is not CHANGED] == [PRESSED, LOST]


def test_a_key_that_comes_with_another_layout_is_told(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    events = Events()
    assert list(hotkey.start([Chord.parse("Ctrl+Ж")], None, events)) == [0]
    display.layout("ru")
    events.wait(CHANGED)
    assert hotkey.refused() == {}
    display.layout("us")
    events.wait(CHANGED, CHANGED)
    assert "no key 'Ж'" in hotkey.refused()[0].message


def test_the_layout_may_change_while_the_key_is_held(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    events = Events()
    hotkey.start([Chord.parse("Ctrl+Alt+Q")], None, events)
    display.keys("keydown", "037", "keydown", "064", "keydown", "024")
    events.wait(PRESSED)
    display.layout("fr")  # Q and A change places.
    time.sleep(0.6)
    assert events.seen == [PRESSED]
    display.keys("keyup", "024", "keyup", "064", "keyup", "037")
    events.wait(PRESSED, RELEASED)


@pytest.mark.parametrize(("key", "button"), [("MouseBack", "8"), ("MouseForward", "9")])
def test_a_side_button_of_the_mouse_is_a_key_and_no_click(
    display: XDisplay, hotkey: x11.X11Hotkey, other: Display, key: str, button: str
) -> None:
    events = Events()
    root = other.screen().root
    assert hotkey.start([Chord.parse("F9"), Chord.parse(key)], None, events) == {}
    window = root.create_window(0, 0, 1280, 800, 0, X.CopyFromParent, event_mask=X.ButtonPressMask | X.ExposureMask)
    window.map()
    other.sync()
    wait_for(other.pending_events, "the window")
    display.keys("mousemove", "300", "300", "mousedown", button)
    events.wait(PRESSED)
    time.sleep(0.6)  # it is looked at meanwhile whether it is still down
    display.keys("mouseup", button)
    events.wait(PRESSED, RELEASED)
    assert events.numbers == [1, 1]
    display.keys("click", "1")
    wait_for(other.pending_events, "the click")
    pressed = [other.next_event() for _ in range(other.pending_events())]
    assert [event.detail for event in pressed if event.type == X.ButtonPress] == [1]
    window.destroy()
    other.sync()


def test_a_button_with_the_wrong_side_of_a_modifier_is_the_windows(
    display: XDisplay, hotkey: x11.X11Hotkey, other: Display
) -> None:
    events = Events()
    assert hotkey.start([Chord.parse("RightCtrl+MouseBack")], None, events) == {}
    window = other.screen().root.create_window(
        0, 0, 1280, 800, 0, X.CopyFromParent, event_mask=X.ButtonPressMask | X.ExposureMask
    )
    window.map()
    other.sync()
    wait_for(other.pending_events, "the window")
    display.keys("mousemove", "300", "300", "keydown", LEFT_CTRL, "click", "8", "keyup", LEFT_CTRL)
    wait_for(lambda: other.pending_events() and other.next_event().type == X.ButtonPress, "the click")
    assert events.seen == []
    display.keys("keydown", RIGHT_CTRL, "click", "8", "keyup", RIGHT_CTRL)
    events.wait(PRESSED, RELEASED)
    window.destroy()
    other.sync()


def test_a_lost_release_of_a_button_is_made_up_for(
    display: XDisplay, hotkey: x11.X11Hotkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = x11._Watch._handle
    deaf = lambda watch, event: None if event.type == X.ButtonRelease else handle(watch, event)  # noqa: E731
    monkeypatch.setattr(x11._Watch, "_handle", deaf)
    events = Events()
    hotkey.start([Chord.parse("MouseBack")], None, events)
    display.keys("click", "8")
    events.wait(PRESSED, LOST)


def test_a_taken_chord_is_refused_with_the_way_out(hotkey: x11.X11Hotkey, events: Events, display: XDisplay) -> None:
    second, seconds = x11.X11Hotkey(), Events()
    (refused,) = second.start([CHORD], None, seconds).values()
    assert refused.message == "Ctrl+Alt+Space is taken by another program."
    assert "dictation settings set hotkey.chord" in refused.hint
    hotkey.stop()
    second.start([CHORD], None, seconds)
    display.keys("key", "ctrl+alt+space")
    seconds.wait(PRESSED, RELEASED)
    second.stop()
    assert events.seen == []


def test_a_lost_release_is_made_up_for(
    display: XDisplay, hotkey: x11.X11Hotkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = x11._Watch._handle
    deaf = lambda watch, event: None if event.type == X.KeyRelease else handle(watch, event)  # noqa: E731
    monkeypatch.setattr(x11._Watch, "_handle", deaf)
    events = Events()
    hotkey.start([CHORD], None, events)
    display.keys("key", "ctrl+alt+space")
    let_go_s = time.monotonic()
    events.wait(PRESSED, LOST)
    assert events.times_s[1] - let_go_s < 0.5


def test_stopping_while_the_key_is_down_tells_that_its_release_is_lost(
    display: XDisplay, hotkey: x11.X11Hotkey, events: Events
) -> None:
    display.keys("keydown", "ctrl", "keydown", "alt", "keydown", "space")
    events.wait(PRESSED)
    hotkey.stop()
    assert events.seen == [PRESSED, LOST]
    display.keys("keyup", "space", "keyup", "alt", "keyup", "ctrl")
    hotkey.start([CHORD], None, events)
    display.keys("key", "ctrl+alt+space")
    events.wait(PRESSED, LOST, PRESSED, RELEASED)


def test_the_chord_moves_with_the_layout(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    events = Events()
    hotkey.start([Chord.parse("Ctrl+Alt+Q")], None, events)
    display.keys("key", "ctrl+alt+q")
    events.wait(PRESSED, RELEASED)
    display.layout("fr")  # Q and A change places.

    def fires() -> bool:
        display.keys("key", "ctrl+alt+q")
        return len(events.seen) > 2

    wait_for(fires, "the chord on the new layout")
    wait_for(lambda: len(events.seen) % 2 == 0, "the release")
    count = len(events.seen)
    display.keys("key", "ctrl+alt+a")
    display.keys("key", "ctrl+alt+q")
    events.wait(*[PRESSED, RELEASED] * (count // 2 + 1))


def test_the_second_layout_group_makes_no_difference(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    display.layout("us,ru")
    events = Events()
    hotkey.start([Chord.parse("Ctrl+Alt+D")], None, events)
    with display.group(1) as press:
        press(37, 64, 40)
        events.wait(PRESSED, RELEASED)


@pytest.mark.parametrize(
    ("layout", "key", "there"),
    [
        ("us,ru", "Ж", True),
        ("ru", "Ж", True),
        ("us", "Ж", False),
        ("ru", "D", True),
        ("de", "Ü", True),
        ("ru", "Ü", False),
    ],
)
def test_letters_are_found_where_the_layout_has_them(
    display: XDisplay, hotkey: x11.X11Hotkey, layout: str, key: str, there: bool
) -> None:
    display.layout(layout)
    chord = Chord.parse(f"Ctrl+Alt+{key}")
    refused = hotkey.start([chord], None, Events())
    assert [f"no key '{key}'" in problem.message for problem in refused.values()] == ([] if there else [True])


def test_without_a_display_the_sentence_says_so(hotkey: x11.X11Hotkey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(HotkeyError, match="no X display"):
        hotkey.start([CHORD], None, Events())


def open_descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_nothing_is_left_behind_by_starting_and_stopping(hotkey: x11.X11Hotkey, events: Events) -> None:
    hotkey.stop()
    descriptors, threads = open_descriptors(), threading.active_count()
    for _ in range(10):
        hotkey.start([CHORD], ESCAPE, events)
        hotkey.watch_cancel(True)
        second = x11.X11Hotkey()
        assert second.start([CHORD], None, events)
        second.stop()
        hotkey.stop()
    assert (open_descriptors(), threading.active_count()) == (descriptors, threads)


def test_a_dying_display_ends_the_watch_with_a_warning(
    tmp_path: Path, hotkey: x11.X11Hotkey, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    events = Events()
    with virtual_display(tmp_path, window_manager=False) as dying:
        monkeypatch.setenv("DISPLAY", dying.name)
        hotkey.start([CHORD], None, events)
        dying.keys("keydown", "ctrl", "keydown", "alt", "keydown", "space")
        events.wait(PRESSED)
    events.wait(PRESSED, CHANGED, LOST)
    assert "connection to the X display is lost" in hotkey.refused()[0].message
    assert "connection to the X display is lost" in caplog.text
    assert "Traceback" not in caplog.text
    hotkey.rearm()
    caplog.clear()
    hotkey.watch_cancel(True)
    hotkey.stop()


@pytest.mark.parametrize(
    ("keysym", "character"),
    [(0x71, "Q"), (0xFC, "Ü"), (0x6C6, "Ф"), (0x6A4, "Є"), (0x7E1, "Α"), (0x1000436, "Ж"), (0, ""), (0xFF1B, "")],  # noqa: RUF001
)
def test_keysyms_of_old_and_new_kind_are_characters(keysym: int, character: str) -> None:
    assert x11_keymap.character(keysym) == character


def test_the_masks_cover_every_combination_of_locks(display: XDisplay) -> None:
    connection = Display(display.name)
    masks = x11_keymap.KeyMap(connection).grab(CHORD).masks
    connection.close()
    for lock in (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask):
        assert masks.count(X.ControlMask | X.Mod1Mask | lock) == 1


def test_wayland_is_refused_with_what_works_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(HotkeyError, match="`dictation toggle`"):
        x11.X11Hotkey().start([Chord.parse("Ctrl+Alt+Space")], None, lambda _event, _number: None)


# Codes, not names: for the name of a right-hand modifier xdotool presses the left one, too.
LEFT_CTRL, RIGHT_CTRL, LETTER_C, SHIFT = "37", "105", "54", "50"
MISTAKEN = HotkeyEvent.MISTAKEN


def test_several_chords_are_told_apart_and_one_at_a_time(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    events = Events()
    assert hotkey.start([CHORD, Chord.parse("F9"), Chord.parse("RightCtrl")], ESCAPE, events) == {}
    display.keys("keydown", "F9", "key", "ctrl+alt+space", "key", RIGHT_CTRL, "keyup", "F9")
    display.keys("key", "ctrl+alt+space")
    display.keys("key", RIGHT_CTRL)
    events.wait(*[PRESSED, RELEASED] * 3)
    assert events.numbers == [1, 1, 0, 0, 2, 2]


def test_a_chord_that_is_taken_leaves_the_others(display: XDisplay, hotkey: x11.X11Hotkey, events: Events) -> None:
    second, seconds = x11.X11Hotkey(), Events()
    try:
        refused = second.start([Chord.parse("F9"), CHORD], None, seconds)
        assert list(refused) == [1]
        display.keys("key", "F9", "key", "ctrl+alt+space")
        seconds.wait(PRESSED, RELEASED)
        events.wait(PRESSED, RELEASED)
    finally:
        second.stop()


def test_the_sides_of_a_modifier_are_told_apart(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    events = Events()
    assert hotkey.start([Chord.parse("LeftCtrl+Space"), Chord.parse("RightCtrl+Space")], None, events) == {}
    for ctrl in (RIGHT_CTRL, LEFT_CTRL, RIGHT_CTRL):
        display.keys("keydown", ctrl, "keydown", "space", "keyup", "space", "keyup", ctrl)
    events.wait(*[PRESSED, RELEASED] * 3)
    assert events.numbers == [1, 1, 0, 0, 1, 1]


def test_with_the_other_side_the_window_gets_the_key(display: XDisplay, hotkey: x11.X11Hotkey, window: Path) -> None:
    events = Events()
    assert hotkey.start([Chord.parse("RightCtrl+C")], None, events) == {}
    display.keys("keydown", LEFT_CTRL, "key", LETTER_C, "keyup", LEFT_CTRL)
    wait_for(lambda: b"\x03" in window.read_bytes(), "Ctrl+C in the terminal")
    display.keys("keydown", RIGHT_CTRL, "keydown", LETTER_C)
    time.sleep(0.8)  # it repeats itself
    display.keys("keyup", LETTER_C, "keyup", RIGHT_CTRL)
    events.wait(PRESSED, RELEASED)
    assert arrived(display, window).count(b"\x03") == 1


def test_a_key_that_is_looked_up_after_the_layout_has_changed_leaves_the_keyboard_free(
    display: XDisplay, hotkey: x11.X11Hotkey, monkeypatch: pytest.MonkeyPatch, window: Path
) -> None:
    """The server holds the keyboard still for a grab that the key map does not explain any more."""
    monkeypatch.setattr(x11._Watch, "_adjust", lambda _watch: None)
    events = Events()
    hotkey.start([Chord.parse("RightCtrl+Q")], None, events)
    display.layout("fr")  # Q and A change places.
    time.sleep(0.3)
    display.keys("keydown", RIGHT_CTRL, "key", "24", "keyup", RIGHT_CTRL)
    assert b"\x01" in arrived(display, window), "Ctrl+A of the French layout went back to the window"
    assert events.seen == []


def test_a_press_that_comes_with_an_answer_of_the_server_is_not_left_waiting(
    display: XDisplay, hotkey: x11.X11Hotkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection has read it then, and nothing more comes from a keyboard that is held still."""
    adjust, pressed = x11._Watch._adjust, []

    def then_a_press(watch: x11._Watch) -> None:
        adjust(watch)
        if not pressed:
            pressed.append(RIGHT_CTRL)
            display.keys("keydown", RIGHT_CTRL, "keydown", "F9")
            watch._display.sync()

    monkeypatch.setattr(x11._Watch, "_adjust", then_a_press)
    events = Events()
    hotkey.start([Chord.parse("RightCtrl+F9")], None, events)
    events.wait(PRESSED)
    display.keys("keyup", "F9", "keyup", RIGHT_CTRL)
    events.wait(PRESSED, RELEASED)


def test_a_press_just_as_its_grab_is_given_back_leaves_the_keyboard_free(
    display: XDisplay, hotkey: x11.X11Hotkey, monkeypatch: pytest.MonkeyPatch, window: Path
) -> None:
    events = Events()
    hotkey.start([CHORD], Chord.parse("RightCtrl+C"), events)
    hotkey.watch_cancel(True)
    wait_for(lambda: display.keys("keydown", RIGHT_CTRL, "key", LETTER_C) or events.seen, "the cancel key")
    give = x11._Watch._give

    def after_a_press(watch: x11._Watch, grab: x11_keymap.Grab) -> None:
        display.keys("key", LETTER_C)
        give(watch, grab)

    monkeypatch.setattr(x11._Watch, "_give", after_a_press)
    window.write_bytes(b"")
    hotkey.watch_cancel(False)
    wait_for(lambda: b"\x03" in window.read_bytes(), "Ctrl+C in the terminal")
    display.keys("keyup", RIGHT_CTRL)
    assert set(events.seen) == {CANCEL}


def test_a_modifier_alone_is_pressed_and_released(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    events = Events()
    assert hotkey.start([Chord.parse("RightCtrl")], None, events) == {}
    display.keys("key", LEFT_CTRL)
    display.keys("keydown", RIGHT_CTRL)
    events.wait(PRESSED)
    time.sleep(0.8)
    display.keys("keyup", RIGHT_CTRL)
    events.wait(PRESSED, RELEASED)
    assert events.times_s[1] - events.times_s[0] > 0.7


def test_a_modifier_in_a_combination_is_taken_back_and_reaches_the_window(
    display: XDisplay, hotkey: x11.X11Hotkey, window: Path
) -> None:
    events = Events()
    hotkey.start([Chord.parse("RightCtrl")], ESCAPE, events)
    display.keys("keydown", RIGHT_CTRL)
    events.wait(PRESSED)
    display.keys("key", LETTER_C, "keyup", RIGHT_CTRL)
    events.wait(PRESSED, MISTAKEN)
    wait_for(lambda: b"\x03" in window.read_bytes(), "Ctrl+C in the terminal")
    display.keys("keydown", RIGHT_CTRL, "click", "1", "keyup", RIGHT_CTRL)
    display.keys("keydown", SHIFT, "key", RIGHT_CTRL, "keyup", SHIFT)
    time.sleep(0.3)
    assert events.seen in ([PRESSED, MISTAKEN], [PRESSED, MISTAKEN] * 2), "the click may have come late"


def test_combinations_that_programs_press_are_quicker_than_a_press_is_told(
    display: XDisplay, hotkey: x11.X11Hotkey
) -> None:
    events = Events()
    hotkey.start([Chord.parse("Ctrl")], None, events)
    for _ in range(10):
        display.keys("key", "--delay", "0", "ctrl+v")
    time.sleep(0.2)
    assert set(events.seen) <= {PRESSED, MISTAKEN}, "no dictation comes of it on however slow a machine"


def test_the_cancel_key_works_while_a_modifier_alone_is_held(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    events = Events()
    hotkey.start([Chord.parse("RightCtrl")], ESCAPE, events)
    hotkey.watch_cancel(True)
    display.keys("keydown", RIGHT_CTRL)
    events.wait(PRESSED)
    display.keys("keydown", "Escape")
    events.wait(PRESSED, CANCEL)
    time.sleep(0.8)
    display.keys("keyup", "Escape", "keyup", RIGHT_CTRL)
    events.wait(PRESSED, CANCEL, RELEASED)


def test_while_another_program_holds_the_keyboard_a_modifier_alone_is_let_go_and_not_pressed(
    display: XDisplay, hotkey: x11.X11Hotkey
) -> None:
    """A screen locker, for one."""
    events = Events()
    hotkey.start([Chord.parse("RightCtrl")], None, events)
    display.keys("keydown", RIGHT_CTRL)
    events.wait(PRESSED)
    other = Display(display.name)
    try:
        other.screen().root.grab_keyboard(1, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime)
        other.sync()
        display.keys("keyup", RIGHT_CTRL)
        events.wait(PRESSED, LOST)
        display.keys("keydown", RIGHT_CTRL)
        time.sleep(0.3)
        assert events.seen == [PRESSED, LOST]
    finally:
        other.close()
        display.keys("keyup", RIGHT_CTRL)


def test_a_modifier_alone_that_is_down_at_the_end_is_released(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    events = Events()
    hotkey.start([Chord.parse("RightCtrl")], None, events)
    display.keys("keydown", RIGHT_CTRL)
    events.wait(PRESSED)
    hotkey.stop()
    display.keys("keyup", RIGHT_CTRL)
    assert events.seen == [PRESSED, LOST]


def test_a_lost_release_of_a_modifier_alone_is_made_up_for(
    display: XDisplay, hotkey: x11.X11Hotkey, monkeypatch: pytest.MonkeyPatch
) -> None:
    see = PressedKeys.see
    monkeypatch.setattr(PressedKeys, "see", lambda keys, raw, now_s: see(keys, raw, now_s) if raw.is_down else None)
    events = Events()
    hotkey.start([Chord.parse("RightCtrl")], None, events)
    display.keys("keydown", RIGHT_CTRL)
    events.wait(PRESSED)
    display.keys("keyup", RIGHT_CTRL)
    events.wait(PRESSED, LOST)


def test_altgr_of_a_german_layout_is_the_right_alt_key(display: XDisplay, hotkey: x11.X11Hotkey) -> None:
    display.layout("de")
    events = Events()
    assert hotkey.start([Chord.parse("RightAlt"), Chord.parse("RightAlt+F9")], None, events) == {}
    display.keys("key", "108")
    events.wait(PRESSED, RELEASED)
    display.keys("keydown", "108")
    events.wait(PRESSED, RELEASED, PRESSED)
    display.keys("key", "F9", "keyup", "108")
    events.wait(PRESSED, RELEASED, PRESSED, MISTAKEN, PRESSED, RELEASED)
    assert events.numbers == [0, 0, 0, 0, 1, 1]
