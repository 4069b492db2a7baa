"""Focus, held keys and typing on a real X server."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import string
import struct
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputBlockedError, OutputContext
from dictation_app.output.front import NoFront
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import DeliveryState, Target
from tests.fakes import HeldHotkey
from tests.x11_display import XDisplay, needs_x11, virtual_display, wait_for

if sys.platform == "linux":
    from Xlib import X
    from Xlib.display import Display

    from dictation_app.output.x11.keyboard import X11Keyboard
    from dictation_app.output.x11.typing import X11TypeOutput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = needs_x11

ALL_PRINTABLE = "".join(chr(code) for code in range(0x20, 0x7F))


@pytest.fixture
def keyboard(display: XDisplay) -> Iterator[X11Keyboard]:
    opened = X11Keyboard()
    yield opened
    opened.close()


@pytest.fixture
def terminal(display: XDisplay) -> Iterator[Path]:
    """A focused terminal; the file gets what is typed into it."""
    typed = display.home / "typed.txt"
    typed.write_bytes(b"")
    process = display.start("xterm", "-T", "typed into", "-e", f"touch {typed}.up; stty raw -echo; exec cat >> {typed}")
    display.focus("typed into")
    wait_for((display.home / "typed.txt.up").exists, "the terminal")
    yield typed
    display.stop(process)
    (display.home / "typed.txt.up").unlink()
    wait_for(lambda: "typed into" not in display.run("wmctrl", "-l"), "the end of the terminal")


@pytest.fixture
def typer() -> Iterator[Callable[..., X11TypeOutput]]:
    """Makes typing outputs, and closes them."""
    made: list[X11TypeOutput] = []

    def make(**settings: object) -> X11TypeOutput:
        context = OutputContext(settings=OutputSettings(**settings), copy_text=lambda _text: None)  # type: ignore[arg-type]
        made.append(X11TypeOutput(context))
        return made[-1]

    yield make
    for output in made:
        output.close()


def test_the_focused_terminal_is_known_as_one(keyboard: X11Keyboard, terminal: Path) -> None:
    focus = keyboard.focus()
    assert focus is not None
    assert focus.wm_class == {"xterm"}
    assert focus.is_terminal


def test_a_focus_that_moves_within_one_window_is_the_same(display: XDisplay, keyboard: X11Keyboard) -> None:
    """Firefox and GTK hand it on to a child of their window, some moments after it came up."""
    program = Display(display.name)
    windows = []
    try:
        for title in ("one window", "another window"):
            top = program.screen().root.create_window(0, 0, 90, 90, 0, X.CopyFromParent)
            top.set_wm_name(title)
            top.set_wm_class("program", "program")
            field = top.create_window(0, 0, 9, 9, 0, X.CopyFromParent)
            field.map()
            top.map()
            windows.append((title, field))
            program.sync()
        display.focus("one window")
        before = keyboard.focus()
        windows[0][1].set_input_focus(X.RevertToParent, X.CurrentTime)
        program.sync()
        within = keyboard.focus()
        assert before is not None
        assert within is not None
        assert within.window == windows[0][1].id
        assert within == before
        display.focus("another window")
        assert keyboard.focus() != before
    finally:
        program.close()


class CompositorFront(NoFront):
    """Of a Wayland session, where X has some of the windows, under numbers of its own."""

    def __init__(self, *, has_keyboard: bool) -> None:
        self._has_keyboard = has_keyboard

    def has_keyboard(self, target: Target) -> bool:
        return self._has_keyboard


def for_window(number: int, front: NoFront) -> OutputContext:
    host = HeldHotkey(0.0)
    host.front = front
    return OutputContext(
        settings=OutputSettings(), copy_text=lambda _text: None, host=host, target=Target(window=number, life=1)
    )


def test_in_a_wayland_session_the_compositor_says_whether_it_is_the_window(
    keyboard: X11Keyboard, terminal: Path
) -> None:
    assert keyboard.focus_for(for_window(3, CompositorFront(has_keyboard=True))) is not None
    with pytest.raises(FocusMovedError):
        keyboard.focus_for(for_window(3, CompositorFront(has_keyboard=False)))
    with pytest.raises(FocusMovedError):
        keyboard.focus_for(for_window(3, NoFront()))


def test_in_a_wayland_session_the_keyboard_may_be_in_a_window_that_x_does_not_know(keyboard: X11Keyboard) -> None:
    assert keyboard.focus_for(for_window(3, CompositorFront(has_keyboard=True))) is None
    with pytest.raises(FocusMovedError):
        keyboard.focus_for(for_window(3, NoFront()))


def test_without_a_window_there_is_no_focus(keyboard: X11Keyboard, typer: Callable[..., X11TypeOutput]) -> None:
    assert keyboard.focus() is None
    output = typer()
    assert output.problem("words") == "There is no window to take the text."
    with pytest.raises(OutputError, match="no window"):
        output.send("words")


def test_without_a_window_manager_the_window_under_the_pointer_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with virtual_display(tmp_path, window_manager=False) as bare:
        monkeypatch.setenv("DISPLAY", bare.name)
        bare.start("xterm", "-geometry", "80x24+0+0")
        keyboard = X11Keyboard()
        bare.keys("mousemove", "50", "50")
        focus = wait_for(keyboard.focus, "the window under the pointer")
        assert focus.is_terminal
        bare.keys("mousemove", "1200", "750")
        assert keyboard.focus() is None
        keyboard.close()


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (("ctrl",), ("Ctrl",)),
        (("shift", "alt"), ("Alt", "Shift")),
        (("super",), ("Super",)),
        (("Caps_Lock",), ()),
        (("Num_Lock",), ()),
        (("space",), ()),
    ],
)
def test_held_modifiers_are_named(
    display: XDisplay, keyboard: X11Keyboard, keys: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert keyboard.held_modifiers() == ()
    for key in keys:
        display.keys("keydown", key)
    try:
        assert keyboard.held_modifiers() == names
    finally:
        for key in keys:
            display.keys("keyup", key)
        if keys[0].endswith("_Lock"):
            display.keys("key", keys[0])


def test_a_sticky_modifier_counts_as_held(display: XDisplay, keyboard: X11Keyboard) -> None:
    library = ctypes.CDLL("libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(library.XOpenDisplay(display.name.encode()))
    control = 4
    for value, names in ((control, ("Ctrl",)), (0, ())):
        library.XkbLockModifiers(connection, 0x100, control, value)
        library.XSync(connection, 0)
        assert keyboard.held_modifiers() == names
    library.XCloseDisplay(connection)


@pytest.mark.parametrize("layout", ["us", "gb", "us,ru"])
def test_all_printable_ascii_is_typed_and_no_key_is_remapped(
    display: XDisplay, terminal: Path, layout: str, typer: Callable[..., X11TypeOutput]
) -> None:
    display.layout(layout)
    connection = Display(display.name)
    before = connection.get_keyboard_mapping(8, 248)
    output = typer(type_below_characters=200)
    assert output.problem(ALL_PRINTABLE) is None
    assert output.send(ALL_PRINTABLE) is DeliveryState.PROBABLY
    wait_for(lambda: len(terminal.read_bytes()) >= len(ALL_PRINTABLE), "all characters in the terminal")
    assert terminal.read_text() == ALL_PRINTABLE
    assert output.note == ""
    assert connection.get_keyboard_mapping(8, 248) == before
    connection.close()


@pytest.mark.parametrize(
    ("layout", "typable", "not_typable"),
    [
        ("de", string.ascii_letters + string.digits + ' !"$%&/()=?+#*', "@[]{}\\|~^`"),
        ("fr", string.ascii_letters + string.digits + " &('!", "@#[]{}|`^"),
        ("ru", string.digits + " !", string.ascii_letters),
    ],
)
def test_what_a_layout_cannot_type_is_a_problem_and_the_rest_comes_out_right(
    display: XDisplay, terminal: Path, layout: str, typable: str, not_typable: str, typer: Callable[..., X11TypeOutput]
) -> None:
    display.layout(layout)
    output = typer(type_below_characters=200)
    for character in not_typable:
        assert output.problem(character) == "The keyboard layout cannot type all characters of the text.", character
    with pytest.raises(OutputError, match="cannot type"):
        output.send(not_typable)
    assert output.problem(typable) is None
    output.send(typable)
    wait_for(lambda: len(terminal.read_bytes()) >= len(typable), "all characters in the terminal")
    assert terminal.read_text() == typable


def test_the_active_one_of_two_layouts_counts(
    display: XDisplay, terminal: Path, typer: Callable[..., X11TypeOutput]
) -> None:
    display.layout("us,de")
    output = typer(type_below_characters=200)
    with display.group(1):
        assert output.problem("[") is not None
        output.send("Zypern - Yvonne/zehn (x)")
    assert output.problem("[") is None
    output.send(" [yz]")
    wait_for(lambda: terminal.read_bytes().endswith(b"]"), "all characters in the terminal")
    assert terminal.read_text() == "Zypern - Yvonne/zehn (x) [yz]"
    display.layout("us,ru")
    with display.group(1):
        assert output.problem("words") is not None


def test_the_third_layout_is_not_typed_with_and_can_press_insert(display: XDisplay, keyboard: X11Keyboard) -> None:
    display.layout("us,ru,de")
    with display.group(1):
        assert keyboard.can_press(("Shift",), "Insert")
        assert not keyboard.can_press(("Ctrl",), "v")
    with display.group(2):
        assert keyboard.can_press(("Shift",), "Insert")
        assert keyboard.typing_problem("words") is not None


def test_caps_lock_is_a_problem_for_typing(
    display: XDisplay, terminal: Path, typer: Callable[..., X11TypeOutput]
) -> None:
    output = typer()
    display.keys("key", "Caps_Lock")
    try:
        assert output.problem("words") == "Caps Lock is on, so the text is not typed."
    finally:
        display.keys("key", "Caps_Lock")
    assert output.problem("words") is None


@pytest.mark.parametrize("text", ["naïve", "two\nlines", "a\tb", "“quoted”"])
def test_what_is_not_printable_ascii_is_not_typed(
    terminal: Path, text: str, typer: Callable[..., X11TypeOutput]
) -> None:
    output = typer()
    assert output.problem(text) == "The text has characters that are not typed but pasted."


def test_long_text_is_typed_only_where_typing_was_chosen(terminal: Path, typer: Callable[..., X11TypeOutput]) -> None:
    text = "words and words and words"
    for settings, problem in (
        ({"type_below_characters": len(text)}, "The text is too long for typing."),
        ({"type_below_characters": 0}, "The text is too long for typing."),
        ({"type_below_characters": len(text) + 1}, None),
        ({"type_below_characters": 0, "method": "x11-type"}, None),
    ):
        output = typer(**settings)
        assert output.problem(text) == problem


@pytest.mark.parametrize(
    ("modifiers", "method", "problem"),
    [
        ("@im=ibus", "auto", "An input method could change what is typed."),
        ("@im=fcitx", "auto", "An input method could change what is typed."),
        ("@im=fcitx", "x11-type", None),
        ("@im=none", "auto", None),
        ("", "auto", None),
    ],
)
def test_where_an_input_method_listens_nothing_is_typed_unless_chosen(
    terminal: Path,
    typer: Callable[..., X11TypeOutput],
    monkeypatch: pytest.MonkeyPatch,
    modifiers: str,
    method: str,
    problem: str | None,
) -> None:
    monkeypatch.setenv("XMODIFIERS", modifiers)
    assert typer(method=method).problem("words") == problem


def test_typing_waits_for_the_modifiers_and_names_them_when_they_stay_down(
    display: XDisplay, terminal: Path, typer: Callable[..., X11TypeOutput]
) -> None:
    output = typer(modifier_wait_ms=50)
    display.keys("keydown", "ctrl")
    try:
        with pytest.raises(OutputBlockedError, match="Ctrl was still held down"):
            output.send("words")
    finally:
        display.keys("keyup", "ctrl")
    output.send("words")
    wait_for(lambda: terminal.read_bytes() == b"words", "the words")


def test_modifiers_held_for_the_next_dictation_are_waited_for(
    display: XDisplay, terminal: Path, typer: Callable[..., X11TypeOutput]
) -> None:
    output = typer(modifier_wait_ms=300)
    until_s = time.monotonic() + 0.8
    output._context.host = HeldHotkey(until_s)
    display.keys("keydown", "ctrl")
    release = threading.Timer(0.85, display.keys, ("keyup", "ctrl"))
    release.start()
    try:
        output.send("words")
    finally:
        release.join()
    assert time.monotonic() >= until_s
    wait_for(lambda: terminal.read_bytes() == b"words", "the words")


def test_keys_wait_until_a_pasted_text_stands(terminal: Path) -> None:
    """GTK 4 puts it in some moments after it has fetched it."""
    context = OutputContext(settings=OutputSettings(), copy_text=lambda _text: None, taken_at_s=time.monotonic())
    output = X11TypeOutput(context)
    try:
        output.send("short")
        assert time.monotonic() - context.taken_at_s > 0.15
        began_s = time.monotonic()
        output.send("short")
        assert time.monotonic() - began_s < 0.15
    finally:
        output.close()


def test_typing_stops_when_the_focus_moves(
    display: XDisplay, terminal: Path, monkeypatch: pytest.MonkeyPatch, typer: Callable[..., X11TypeOutput]
) -> None:
    output = typer(type_below_characters=200)
    other = display.start("xterm", "-T", "other window")
    display.focus("other window")
    display.focus("typed into")
    asked = []
    look = X11Keyboard.focus

    def look_and_switch(keyboard: X11Keyboard) -> object:
        asked.append(1)
        if len(asked) == 3:  # Before typing, after the first piece, after the second.
            display.focus("other window")
        return look(keyboard)

    monkeypatch.setattr(X11Keyboard, "focus", look_and_switch)
    with pytest.raises(OutputBlockedError, match="only its beginning"):
        output.send("0123456789" * 10)
    monkeypatch.undo()
    wait_for(lambda: len(terminal.read_bytes()) >= 50, "the beginning")
    assert terminal.read_bytes() == b"0123456789" * 5
    display.stop(other)


def cut(keyboard: X11Keyboard) -> None:
    keyboard._display.display.socket.shutdown(socket.SHUT_RDWR)


def kill_server(keyboard: X11Keyboard) -> None:
    credentials = keyboard._display.display.socket.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    os.kill(struct.unpack("=3i", credentials)[0], signal.SIGKILL)


def lose_at(look_number: int, lose: Callable[[X11Keyboard], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Lose the connection just before the focus is looked at for this time."""
    asked = []
    look = X11Keyboard.focus

    def lose_and_look(keyboard: X11Keyboard) -> object:
        asked.append(1)
        if len(asked) == look_number:
            lose(keyboard)
        return look(keyboard)

    monkeypatch.setattr(X11Keyboard, "focus", lose_and_look)


def test_text_of_which_a_part_was_typed_is_sent_in_no_other_way_where_the_connection_ends(
    terminal: Path, monkeypatch: pytest.MonkeyPatch, typer: Callable[..., X11TypeOutput]
) -> None:
    output = typer(type_below_characters=200)
    lose_at(3, cut, monkeypatch)  # before typing, after the first piece, after the second
    with pytest.raises(OutputBlockedError, match="did not answer any more while") as raised:
        output.send("0123456789" * 10)
    assert "Look what is there" in raised.value.message, "a hint is not told of a text that goes to the clipboard then"
    wait_for(lambda: len(terminal.read_bytes()) >= 50, "the beginning")
    assert terminal.read_bytes() == b"0123456789" * 5


def test_text_of_which_a_part_was_typed_is_sent_in_no_other_way_where_the_server_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typer: Callable[..., X11TypeOutput]
) -> None:
    with virtual_display(tmp_path) as dying:
        monkeypatch.setenv("DISPLAY", dying.name)
        dying.start("xterm", "-T", "to the end")
        dying.focus("to the end")
        output = typer(type_below_characters=200)
        lose_at(3, kill_server, monkeypatch)
        with pytest.raises(OutputBlockedError, match="did not answer any more while"):
            output.send("0123456789" * 10)


def test_text_may_be_sent_in_another_way_where_the_connection_ended_before_a_key(
    terminal: Path, monkeypatch: pytest.MonkeyPatch, typer: Callable[..., X11TypeOutput]
) -> None:
    output = typer()
    lose_at(1, cut, monkeypatch)
    with pytest.raises(OutputError, match="was not sent") as raised:
        output.send("words")
    assert not isinstance(raised.value, OutputBlockedError)
    assert terminal.read_bytes() == b""


def test_text_that_was_typed_is_not_sent_again_though_the_connection_ends_then(
    terminal: Path, monkeypatch: pytest.MonkeyPatch, typer: Callable[..., X11TypeOutput]
) -> None:
    output = typer()
    lose_at(2, cut, monkeypatch)
    assert output.send("typed") is DeliveryState.PROBABLY
    assert "check where it went" in output.note
    wait_for(lambda: terminal.read_bytes() == b"typed", "the text")


def test_without_a_display_the_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, typer: Callable[..., X11TypeOutput]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(OutputError, match="no X display"):
        typer()


def test_a_display_that_dies_is_an_error_not_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typer: Callable[..., X11TypeOutput]
) -> None:
    with virtual_display(tmp_path, window_manager=False) as dying:
        monkeypatch.setenv("DISPLAY", dying.name)
        output = typer()
    with pytest.raises(OutputError, match="connection to the X display is lost"):
        output.problem("words")
