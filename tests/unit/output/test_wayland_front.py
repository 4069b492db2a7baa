"""Which window had the keyboard when, on a real Wayland compositor, and that nothing goes into another one."""

from __future__ import annotations

import itertools
import json
import socket
import sys
import threading
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputBlockedError, OutputContext
from dictation_app.output.chain import OutputChain
from dictation_app.output.fields import Fields
from dictation_app.output.front import front_here
from dictation_app.output.window import window_here
from dictation_app.settings import OutputSettings, ProgramRule, ZoneSettings
from dictation_app.values.dictation import Delivery, DeliveryState, Hold, Target
from dictation_app.zones import Zones
from tests.wayland_display import WaylandDisplay, needs_wayland, virtual_wayland
from tests.x11_display import wait_for

if sys.platform == "linux":
    from dictation_app.output.wayland import front as front_module
    from dictation_app.output.wayland import windows as windows_module
    from dictation_app.output.wayland.front import WaylandFront
    from dictation_app.output.wayland.outputs import WaylandPasteOutput, WaylandTypeOutput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dictation_app.output.front import Front

pytestmark = [needs_wayland, pytest.mark.timeout(60)]

LINE = "Привет, 你好, äöü: a line that is pasted."
SETTINGS = OutputSettings(programs=tuple(ProgramRule(program=name, way="ctrl+shift+v") for name in ("notes", "mail")))
"""They are terminals under other names."""


@pytest.fixture(scope="module")
def running() -> Iterator[WaylandDisplay]:
    with virtual_wayland() as display:
        yield display


@pytest.fixture
def display(running: WaylandDisplay, monkeypatch: pytest.MonkeyPatch) -> Iterator[WaylandDisplay]:
    """The desktop as it is after log-in, without a window."""
    for name in ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, running.env[name])
    monkeypatch.delenv("DISPLAY", raising=False)
    yield running
    running.stop_all()
    wait_for(lambda: not shown(running), "the end of all windows")


@pytest.fixture
def front(display: WaylandDisplay) -> Iterator[WaylandFront]:
    made = front_here()
    assert isinstance(made, WaylandFront)
    made.start()
    yield made
    made.stop()


class Desk:
    """The app, as outputs know it."""

    own_window_active = hotkey_down = is_waited_for = is_ending = False

    def __init__(self, front: Front) -> None:
        self.front = front

    def insert(self, _text: str) -> bool:
        return False

    erase_own = insert


@pytest.fixture
def context(front: WaylandFront) -> OutputContext:
    return OutputContext(settings=SETTINGS, copy_text=lambda _text: None, host=Desk(front))


def shown(display: WaylandDisplay) -> list[str]:
    """The app ids of all windows."""
    tree = json.loads(display.run("swaymsg", "-t", "get_tree"))
    found, nodes = [], [tree]
    while nodes:
        node = nodes.pop()
        nodes += [*node.get("nodes", ()), *node.get("floating_nodes", ())]
        found += [str(node["app_id"])] if node.get("app_id") else []
    return found


def terminal(display: WaylandDisplay, folder: Path, name: str, *options: str) -> Path:
    """Open one with the focus; what it gets stands in the file."""
    file = folder / name
    file.write_bytes(b"")
    command = f"stty raw -echo; echo ready > {file}.up; exec cat >> {file}"
    display.start("foot", f"--app-id={name}", *options, "sh", "-c", command)
    up = folder / f"{name}.up"
    wait_for(lambda: up.exists() and display.focused == name, name)
    return file


def focus(display: WaylandDisplay, name: str) -> None:
    """The user goes there."""
    display.run("swaymsg", f"[app_id={name}]", "focus")
    assert display.focused == name


def soon(front: WaylandFront, program: str) -> Target:
    """The target once the record has this program's window."""

    def is_there() -> Target | None:
        target = front.at(time.monotonic())
        return target if target is not None and target.program == program else None

    found = wait_for(is_there, f"{program} in the record")
    assert found is not None
    return found


def test_it_is_the_one_also_where_x_programs_run_in_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
    monkeypatch.setenv("DISPLAY", ":0")
    assert isinstance(front_here(), WaylandFront)


def test_the_window_at_the_press_is_known_after_another_came_to_the_front(
    display: WaylandDisplay, front: WaylandFront, tmp_path: Path
) -> None:
    terminal(display, tmp_path, "Notes")
    said_into = soon(front, "notes")
    pressed_at_s = time.monotonic()
    terminal(display, tmp_path, "mail")

    soon(front, "mail")

    assert front.at(pressed_at_s) == said_into
    assert front.is_open(said_into)
    assert not front.has_keyboard(said_into)


def test_what_is_in_front_before_it_begins_is_known(display: WaylandDisplay, tmp_path: Path) -> None:
    terminal(display, tmp_path, "notes")
    terminal(display, tmp_path, "mail")
    focus(display, "notes")
    made = WaylandFront()
    made.start()
    try:
        assert made.has_keyboard(soon(made, "notes"))
    finally:
        made.stop()


def test_where_the_focus_is_now_is_asked_of_the_compositor(
    display: WaylandDisplay, front: WaylandFront, tmp_path: Path
) -> None:
    terminal(display, tmp_path, "notes")
    notes = soon(front, "notes")
    terminal(display, tmp_path, "mail")
    mail = soon(front, "mail")
    for _ in range(50):
        focus(display, "notes")
        assert front.has_keyboard(notes)
        focus(display, "mail")
        assert front.has_keyboard(mail)
        assert not front.has_keyboard(notes)


def test_a_desktop_without_a_window_in_front_is_nobodys(
    display: WaylandDisplay, front: WaylandFront, tmp_path: Path
) -> None:
    terminal(display, tmp_path, "notes")
    notes = soon(front, "notes")
    display.run("swaymsg", "workspace", "2")
    try:
        wait_for(lambda: front.at(time.monotonic()) is None, "nothing in front")
        assert front.is_open(notes)
        assert not front.has_keyboard(notes)
        assert front.look() is None
    finally:
        display.run("swaymsg", "workspace", "1")


def test_what_a_closed_window_was_called_is_given_to_no_other(
    display: WaylandDisplay, front: WaylandFront, tmp_path: Path
) -> None:
    targets = []
    for _ in range(5):
        terminal(display, tmp_path, "notes")
        targets.append(soon(front, "notes"))
        display.stop_all()
        (tmp_path / "notes.up").unlink()
        wait_for(lambda: not front.is_open(targets[-1]), "the end of the window")
        wait_for(lambda: front.at(time.monotonic()) is None, "nothing in front")
    terminal(display, tmp_path, "notes")
    soon(front, "notes")
    assert len({target.window for target in targets}) == len(targets)
    assert not any(front.is_open(target) or front.has_keyboard(target) or front.bring(target) for target in targets)


def test_a_window_comes_back_to_the_front(display: WaylandDisplay, front: WaylandFront, tmp_path: Path) -> None:
    terminal(display, tmp_path, "notes")
    notes = soon(front, "notes")
    display.run("swaymsg", "workspace", "2")
    terminal(display, tmp_path, "mail")

    assert front.bring(notes)

    assert display.focused == "notes"
    assert soon(front, "notes") == notes


def test_a_window_that_does_not_come_is_told(
    display: WaylandDisplay, front: WaylandFront, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(display, tmp_path, "notes")
    notes = soon(front, "notes")
    terminal(display, tmp_path, "mail")
    monkeypatch.setattr(windows_module, "_ACTIVATE", 1)  # a request that moves no focus
    assert not front.bring(notes)


def cut(front: WaylandFront) -> None:
    with front._lock:  # a new connection tells of the windows before it is in its place
        seat = front._seat
    assert seat is not None
    seat.call(lambda: seat._wire._socket.shutdown(socket.SHUT_RDWR))
    wait_for(lambda: not seat._thread.is_alive(), "the end of the connection", 3)


def test_a_lost_connection_is_made_anew_and_no_number_is_used_again(
    display: WaylandDisplay, front: WaylandFront, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front_module, "_AGAIN_S", 60.0)  # by who asks
    terminal(display, tmp_path, "notes")
    notes = soon(front, "notes")
    cut(front)
    assert front.at(time.monotonic()) is None
    assert front.is_open(notes), "as far as is known"

    assert not front.has_keyboard(notes), "it has another number now"

    assert soon(front, "notes").window > notes.window


def test_a_lost_connection_is_made_anew_though_nobody_asks_anything(
    display: WaylandDisplay, front: WaylandFront, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front_module, "_AGAIN_S", 0.1)
    terminal(display, tmp_path, "notes")
    for _ in range(3):
        soon(front, "notes")
        cut(front)
    soon(front, "notes")


def test_a_compositor_that_is_not_ready_at_the_start_is_followed_once_it_is(
    display: WaylandDisplay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(display, tmp_path, "notes")
    monkeypatch.setattr(front_module, "_AGAIN_S", 0.1)
    socket_file = tmp_path / "later"
    monkeypatch.setenv("WAYLAND_DISPLAY", str(socket_file))
    made = WaylandFront()
    made.start()
    try:
        assert made.at(time.monotonic()) is None
        socket_file.symlink_to(display.env["WAYLAND_DISPLAY"])
        assert made.has_keyboard(soon(made, "notes"))
    finally:
        made.stop()


@pytest.mark.parametrize("cuts_at_once", [False, True])
def test_a_compositor_that_does_not_come_is_asked_more_and_more_seldom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, cuts_at_once: bool
) -> None:
    tries: list[float] = []

    def fail(**_wanted: object) -> object:
        tries.append(time.monotonic())
        if not cuts_at_once:
            raise OutputError("there is none")
        return ShortLived()

    monkeypatch.setattr(front_module, "WaylandSeat", fail)
    monkeypatch.setattr(front_module, "_AGAIN_S", 0.02)
    monkeypatch.setattr(front_module, "_AGAIN_AT_MOST_S", 0.3)
    made = WaylandFront()
    made.start()
    wait_for(lambda: len(tries) > 7, "some of them")
    made.stop()
    count = len(tries)
    waits_s = [after - before for before, after in itertools.pairwise(tries)]
    assert min(waits_s[5:7]) > 0.29, "no busy loop"
    time.sleep(0.7)
    assert len(tries) == count, "it is over"


class ShortLived:
    """A connection that is cut as soon as it is there."""

    windows = SimpleNamespace(is_told=True)

    def wait_for_end(self) -> None:
        pass

    close = wait_for_end

    def renewed(self) -> object:
        return front_module.WaylandSeat()


def test_at_the_end_nobody_is_left_who_would_make_the_connection_anew(
    display: WaylandDisplay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = threading.active_count()
    followed = WaylandFront()
    followed.start()
    followed.stop()
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "none"))
    awaited = WaylandFront()
    awaited.start()
    awaited.stop()
    assert threading.active_count() == before
    monkeypatch.setenv("WAYLAND_DISPLAY", display.env["WAYLAND_DISPLAY"])
    assert followed.look() is None
    assert not followed.has_keyboard(Target(window=1, life=1))
    assert threading.active_count() == before


def test_a_compositor_that_does_not_tell_is_left_alone(
    display: WaylandDisplay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(display, tmp_path, "notes")
    monkeypatch.setattr(windows_module, "MANAGER", "offered_by_nobody")
    made = WaylandFront()
    made.start()
    assert made._seat is None
    assert made.at(time.monotonic()) is None
    assert made.look() is None
    assert not made.bring(Target(window=1, life=1))
    made.stop()


def test_without_a_compositor_nothing_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "none"))
    made = WaylandFront()
    made.start()
    assert made.at(time.monotonic()) is None
    made.stop()


def test_zones_go_by_program_and_title(display: WaylandDisplay, front: WaylandFront, tmp_path: Path) -> None:
    zones = Zones(ZoneSettings(titles="tax return"), Fields(), window_here(front))
    terminal(display, tmp_path, "notes", "--title=My tax return 2025")
    assert "title" in str(zones.why_not_here())
    terminal(display, tmp_path, "mail", "--title=Inbox")
    assert zones.why_not_here() is None
    terminal(display, tmp_path, "org.keepassxc.KeePassXC")
    assert "keepassxc" in str(zones.why_not_here())
    zones.apply(ZoneSettings(password_programs=False, programs="mail"))
    assert zones.why_not_here() is None
    focus(display, "mail")
    assert "mail has the keyboard" in str(zones.why_not_here())


def test_titles_that_change_all_the_time_push_nothing_out_of_the_record(
    display: WaylandDisplay, front: WaylandFront, tmp_path: Path
) -> None:
    terminal(display, tmp_path, "mail")
    soon(front, "mail")
    at_mail_s = time.monotonic()
    script = 'i=0; while [ $i -lt 400 ]; do i=$((i+1)); printf "\\033]0;%s\\007" $i; sleep 0.002; done; exec sleep 100'
    display.start("foot", "--app-id=clock", "sh", "-c", script)
    soon(front, "clock")

    def last_title() -> bool:
        found = front.look()
        return found is not None and found.title == "400"

    wait_for(last_title, "the last title", 10)
    target = front.at(at_mail_s)
    assert target is not None
    assert target.program == "mail"


@pytest.mark.parametrize("output_of", ["paste", "type"])
def test_nothing_goes_into_another_window(
    display: WaylandDisplay, front: WaylandFront, context: OutputContext, tmp_path: Path, output_of: str
) -> None:
    notes_file = terminal(display, tmp_path, "notes")
    notes = soon(front, "notes")
    mail_file = terminal(display, tmp_path, "mail")
    context.target = notes
    output = (WaylandPasteOutput if output_of == "paste" else WaylandTypeOutput)(context)
    try:
        with pytest.raises(FocusMovedError):
            output.problem("Words.")
        with pytest.raises(FocusMovedError):
            output.send("Words.")
        focus(display, "notes")
        assert output.problem("Words.") is None
        output.send("Words.")
        wait_for(lambda: notes_file.read_text() == "Words.", "the text", 3)
        assert mail_file.read_text() == ""
    finally:
        output.close()


def test_typing_ends_where_the_focus_moves(
    display: WaylandDisplay, front: WaylandFront, context: OutputContext, tmp_path: Path
) -> None:
    notes_file = terminal(display, tmp_path, "notes")
    context.target = soon(front, "notes")
    mail_file = terminal(display, tmp_path, "mail")
    focus(display, "notes")
    output = WaylandTypeOutput(context)
    keyboard = output._seat.keyboard
    key, pressed = keyboard._key, [0]

    def press(code: int, state: int) -> None:
        pressed[0] += 1
        if pressed[0] == 21:  # each sign is pressed and let go of
            focus(display, "mail")
        key(code, state)

    keyboard._key = press  # type: ignore[method-assign]
    try:
        with pytest.raises(OutputBlockedError, match="only its beginning"):
            output.send("abcdefghijklmnopqrstuvwxyz")
    finally:
        output.close()
    wait_for(lambda: notes_file.read_text() == "abcdefghij", "the beginning", 3)
    assert mail_file.read_text() == "k", "the one that was on its way"


def test_text_for_another_window_waits_and_goes_back(
    display: WaylandDisplay, front: WaylandFront, tmp_path: Path
) -> None:
    notes_file = terminal(display, tmp_path, "notes")
    notes = soon(front, "notes")
    mail_file = terminal(display, tmp_path, "mail")
    copied: list[str] = []
    chain = OutputChain(SETTINGS, copied.append)
    chain.serve(Desk(front))
    try:
        held = chain.deliver(Delivery(session_id=1, seq=0, text=LINE, target=notes))
        assert (held.state, held.hold) == (DeliveryState.NOT_DELIVERED, Hold.MOVED)
        time.sleep(0.3)
        assert notes_file.read_text() == mail_file.read_text() == ""
        back = chain.deliver(Delivery(session_id=2, seq=0, text=LINE, target=notes, goes_back=True))
        assert (back.state, back.hold) == (DeliveryState.DELIVERED, Hold.NO)
        wait_for(lambda: notes_file.read_text(encoding="utf-8") == LINE, "the text", 3)
        here = chain.deliver(Delivery(session_id=3, seq=0, text="Yes.", target=notes))
        assert here.hold is Hold.NO
        wait_for(lambda: notes_file.read_text(encoding="utf-8") == f"{LINE}Yes.", "both texts", 3)
        display.run("swaymsg", "[app_id=notes]", "kill")
        wait_for(lambda: not front.is_open(notes), "the end of the window")
        closed = chain.deliver(Delivery(session_id=4, seq=0, text=LINE, target=notes))
        assert closed.hold is Hold.CLOSED
    finally:
        chain.close()
    assert mail_file.read_text() == ""
    assert copied == [LINE]
