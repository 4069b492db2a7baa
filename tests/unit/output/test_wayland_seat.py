"""Where the connection to a Wayland compositor goes wrong: nothing is pressed late, lost, or left open."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import struct
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import OutputContext
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import DeliveryState
from tests.wayland_display import WaylandDisplay, needs_wayland, virtual_wayland
from tests.x11_display import wait_for

if sys.platform == "linux":
    from dictation_app.output.wayland import clipboard as clipboard_module
    from dictation_app.output.wayland import seat as seat_module
    from dictation_app.output.wayland import wire as wire_module
    from dictation_app.output.wayland.copying import give_to_tool, leave
    from dictation_app.output.wayland.keyboard import SELECT_LEFT, VirtualKeyboard
    from dictation_app.output.wayland.outputs import WaylandPasteOutput, WaylandTypeOutput
    from dictation_app.output.wayland.seat import WaylandSeat
    from dictation_app.output.wayland.wire import WaylandError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dictation_app.output.wayland.clipboard import DataControl
    from dictation_app.output.wayland.windows import Window

pytestmark = [needs_wayland, pytest.mark.timeout(60)]


@pytest.fixture(scope="module")
def running() -> Iterator[WaylandDisplay]:
    with virtual_wayland() as display:
        yield display


@pytest.fixture
def display(running: WaylandDisplay, monkeypatch: pytest.MonkeyPatch) -> Iterator[WaylandDisplay]:
    """The desktop as it is after log-in: no window, nothing on the clipboard."""
    for name in ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, running.env[name])
    monkeypatch.delenv("DISPLAY", raising=False)
    for which in ((), ("--primary",)):
        running.run("wl-copy", "--clear", *which)
    yield running
    running.stop_all()
    wait_for(lambda: running.focused in {"", "1"}, "the end of all windows")


@pytest.fixture
def seat(display: WaylandDisplay) -> Iterator[WaylandSeat]:
    made = WaylandSeat()
    yield made
    made.close()


@pytest.fixture
def someone(display: WaylandDisplay) -> Iterator[WaylandSeat]:
    """Another program that uses the clipboard."""
    made = WaylandSeat(with_keyboard=False)
    yield made
    made.close()


@pytest.fixture
def old_seat(seat: WaylandSeat) -> WaylandSeat:
    """One whose connection has held for long."""
    seat._began_s -= 60
    return seat


def hold(seat: WaylandSeat, text: str) -> None:
    seat.call(lambda: seat.clipboard.hold(text))


def offer(seat: WaylandSeat, text: str, *, with_primary: bool = False) -> str:
    return seat.call(lambda: seat.clipboard.offer(text, with_primary=with_primary, wait=lambda: seat.turn(0)))


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def cut(seat: WaylandSeat) -> None:
    seat.call(lambda: seat._wire._socket.shutdown(socket.SHUT_RDWR))
    wait_for(lambda: not seat._thread.is_alive(), "the end of the connection", 3)


# --- the thread -------------------------------------------------------------------------------------------------------


def test_what_nobody_waits_for_any_more_is_not_begun(seat: WaylandSeat) -> None:
    is_free, done = threading.Event(), []
    busy = threading.Thread(target=lambda: seat.call(is_free.wait))
    busy.start()
    with pytest.raises(OutputError):
        seat.call(lambda: done.append("late"), 0.1)
    is_free.set()
    busy.join()
    seat.focused()  # behind it
    assert done == []


def test_a_question_at_the_end_of_the_connection_is_not_waited_for(
    seat: WaylandSeat, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(seat)
    monkeypatch.setattr(seat._thread, "is_alive", lambda: True)  # it ends just then
    began_s = time.monotonic()
    with pytest.raises(OutputError, match="connection"):
        seat.call(lambda: None)
    assert time.monotonic() - began_s < 3


def test_keys_end_where_nobody_waits_for_them(seat: WaylandSeat, monkeypatch: pytest.MonkeyPatch) -> None:
    pressed: list[int] = []
    monkeypatch.setattr(seat.keyboard, "_key", lambda _code, state: (pressed.append(state), time.sleep(0.01)))
    window = seat.focused()
    monkeypatch.setattr(seat, "look", lambda: window)
    assert window is None, "nothing is hit"
    began_s = time.monotonic()
    sent = seat.press_in(window, SELECT_LEFT, 200, 0.5)  # type: ignore[arg-type]
    assert sent < 200
    assert time.monotonic() - began_s < 2
    count = len(pressed)
    seat.focused()
    assert len(pressed) == count
    assert pressed.count(1) == pressed.count(0), "no key stays down"


def test_typing_ends_where_nobody_waits_for_it(seat: WaylandSeat, monkeypatch: pytest.MonkeyPatch) -> None:
    pressed: list[int] = []
    monkeypatch.setattr(seat.keyboard, "_key", lambda _code, state: (pressed.append(state), time.sleep(0.01)))
    window = seat.focused()
    monkeypatch.setattr(seat, "look", lambda: window)
    assert window is None, "nothing is hit"
    with pytest.raises(OutputError):
        seat.type_into(window, "so slowly " * 20, 0.5)  # type: ignore[arg-type]
    seat.focused()  # behind it
    count = len(pressed)
    assert count < 200, "what is told as not sent does not come later"
    assert pressed.count(1) == pressed.count(0), "no key stays down"


class Requests:
    """Stands for the connection."""

    def __init__(self) -> None:
        self.made: list[tuple[int, ...]] = []
        self.bind = lambda *_of: 5

    def new(self, _kind: str) -> int:
        return 7

    def request(self, _target: int, opcode: int, *arguments: int, files: tuple[int, ...] = ()) -> None:
        self.made.append((opcode, *arguments))

    def round_trip(self) -> None:
        pass


def test_no_modifier_stays_down_where_the_compositor_does_not_answer() -> None:
    wire: Any = Requests()
    keyboard = VirtualKeyboard(wire, 3)

    def is_in_front() -> bool:
        raise WaylandError("timed out")

    with pytest.raises(WaylandError):
        keyboard.press(SELECT_LEFT, 5, is_in_front)
    keys = [(code, state) for opcode, _at, code, state in (each for each in wire.made if len(each) == 4)]
    assert keys == [(42, 1), (42, 0)]
    assert wire.made[-1] == (2, 0, 0, 0, 0), "no modifier"


def test_a_compositor_that_stands_still_is_told_and_all_goes_on_when_it_does(
    display: WaylandDisplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire_module, "_CALL_S", 0.3)
    seat = WaylandSeat()
    compositor, _, _ = struct.unpack("=3i", seat._wire._socket.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    try:
        hold(seat, "mine")
        os.kill(compositor, signal.SIGSTOP)
        try:
            for _ in range(3):
                with pytest.raises(OutputError, match="connection"):
                    seat.focused()
            with pytest.raises(OutputError):
                offer(seat, "dictated")
        finally:
            os.kill(compositor, signal.SIGCONT)
        wait_for(lambda: answers(seat), "an answer", 5)
        assert seat.renewed() is seat, "it is the same connection"
        seat.call(seat.clipboard.settle)
        assert display.run("wl-paste", "-n") == b"mine"
        offer(seat, "again")
        assert display.run("wl-paste", "-n") == b"again"
        seat.call(seat.clipboard.settle)
        assert display.run("wl-paste", "-n") == b"mine"
    finally:
        seat.close()


def answers(seat: WaylandSeat) -> bool:
    try:
        seat.focused()
    except OutputError:
        return False
    return True


# --- the clipboard ----------------------------------------------------------------------------------------------------


def test_content_that_is_due_to_come_back_while_another_text_is_offered_is_not_lost(
    display: WaylandDisplay, seat: WaylandSeat, someone: WaylandSeat
) -> None:
    hold(someone, "mine")
    display.run("wl-copy", "--primary", "marked")
    offer(seat, "first")

    def wait() -> None:
        time.sleep(0.1)
        seat.turn(0)

    def offer_just_before_it_is_due() -> None:
        seat.clipboard._settle_at_s = time.monotonic() + 0.05
        seat.clipboard.offer("second", with_primary=True, wait=wait)

    seat.call(offer_just_before_it_is_due)
    assert display.run("wl-paste", "-n") == display.run("wl-paste", "-n", "--primary") == b"second"
    seat.call(seat.clipboard.settle)
    assert display.run("wl-paste", "-n") == b"mine"
    assert display.run("wl-paste", "-n", "--primary") == b"marked"


def test_what_was_copied_while_the_former_content_was_read_comes_back(
    display: WaylandDisplay, seat: WaylandSeat, someone: WaylandSeat
) -> None:
    hold(someone, "old")
    seat.focused()
    waits = [0]

    def wait() -> None:
        waits[0] += 1
        if waits[0] == 1:
            hold(someone, "new")
        seat.turn(0)

    seat.call(lambda: seat.clipboard.offer("dictated", with_primary=False, wait=wait))
    assert display.run("wl-paste", "-n") == b"dictated"
    seat.call(seat.clipboard.settle)
    assert display.run("wl-paste", "-n") == b"new"


def test_a_late_read_of_the_text_before_is_no_receipt(seat: WaylandSeat) -> None:
    clipboard = seat.clipboard
    ours, theirs = os.pipe()

    def read_first() -> None:
        clipboard.count_reads()
        clipboard._on_send(clipboard._clipboard.source, "text/plain", theirs)

    offer(seat, "first")
    seat.call(lambda: (read_first(), clipboard.offer("second", with_primary=False, wait=lambda: None)))
    assert os.read(ours, 100) == b"first"
    os.close(ours)
    seat.focused()
    assert not clipboard.is_read


def test_no_file_stays_open_where_the_compositor_goes_while_content_is_read(
    seat: WaylandSeat, someone: WaylandSeat, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(someone, "mine")
    seat.focused()
    before = open_files()
    wire = seat._wire
    request, asked = wire.request, [0]

    def break_down(target: int, opcode: int, *arguments: int | str, files: tuple[int, ...] = ()) -> None:
        asked[0] += bool(files)
        if asked[0] == 3:
            raise WaylandError("gone")
        request(target, opcode, *arguments, files=files)

    monkeypatch.setattr(wire, "request", break_down)
    with pytest.raises(OutputError):
        offer(seat, "dictated")
    assert asked[0] == 3
    monkeypatch.undo()
    someone.focused()
    seat.focused()
    wait_for(lambda: open_files() == before, "all of them closed", 3)


def test_files_that_others_ask_with_go_to_no_program_that_is_started(
    display: WaylandDisplay, seat: WaylandSeat, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    on_send = seat.clipboard._on_send

    def look(source: int, mime: str, file: int) -> None:
        seen.append(os.get_inheritable(file))
        on_send(source, mime, file)

    monkeypatch.setattr(seat.clipboard, "_on_send", look)
    hold(seat, "mine")
    assert display.run("wl-paste", "-n") == b"mine"
    assert seen == [False]


def test_numbers_of_what_is_gone_are_used_again(seat: WaylandSeat) -> None:
    """Else the compositor keeps a place for each of them, as long as the app runs."""
    for _ in range(5):
        seat.focused()
    before = seat._wire._next_id
    for number in range(50):
        hold(seat, str(number))
        seat.focused()
    assert seat._wire._next_id - before < 5


# --- the clipboard after a cut of the connection alone ----------------------------------------------------------------


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was cut off in the middle of a paste comes back sooner than in the app."""
    monkeypatch.setattr(clipboard_module, "_REFUSE_S", 0.5)


def pasted(display: WaylandDisplay, *which: str) -> bytes:
    return display.run("wl-paste", "-n", *which)


@pytest.mark.usefixtures("soon")
def test_what_was_copied_comes_back_where_the_connection_is_cut_in_the_middle_of_a_paste(
    display: WaylandDisplay, old_seat: WaylandSeat, someone: WaylandSeat
) -> None:
    hold(someone, "mine")
    display.run("wl-copy", "--primary", "marked")
    offer(old_seat, "dictated", with_primary=True)
    cut(old_seat)
    assert pasted(display) == b"", "who was busy and reads now gets neither"
    wait_for(lambda: pasted(display) == b"mine", "the content", 5)
    assert pasted(display, "--primary") == b"marked"


@pytest.mark.usefixtures("soon")
def test_what_was_copied_after_the_cut_stays(
    display: WaylandDisplay, old_seat: WaylandSeat, someone: WaylandSeat, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(someone, "mine")
    offer(old_seat, "dictated")
    settled = threading.Event()
    settle = clipboard_module.DataControl.settle

    def settle_and_tell(clipboard: DataControl) -> tuple[str, bytes]:
        told = settle(clipboard)
        settled.set()
        return told

    monkeypatch.setattr(clipboard_module.DataControl, "settle", settle_and_tell)
    cut(old_seat)
    hold(someone, "newer")
    assert settled.wait(5)
    assert pasted(display) == b"newer"


def test_what_is_served_after_a_paste_is_served_on_after_a_cut(
    display: WaylandDisplay, old_seat: WaylandSeat, someone: WaylandSeat
) -> None:
    hold(someone, "mine")
    offer(old_seat, "dictated")
    old_seat.call(old_seat.clipboard.settle)
    cut(old_seat)
    wait_for(lambda: pasted(display) == b"mine", "the content", 5)


def test_the_next_text_is_pasted_before_what_was_cut_off_is_back_and_nothing_is_lost(
    display: WaylandDisplay, old_seat: WaylandSeat, someone: WaylandSeat
) -> None:
    hold(someone, "mine")
    offer(old_seat, "first")
    cut(old_seat)
    again = old_seat.renewed()
    try:
        offer(again, "second")
        assert pasted(display) == b"second"
        again.call(again.clipboard.settle)
        assert pasted(display) == b"mine"
    finally:
        again.close()


@pytest.mark.usefixtures("soon")
def test_what_was_copied_before_the_next_text_is_kept_and_not_what_was_cut_off(
    display: WaylandDisplay, old_seat: WaylandSeat, someone: WaylandSeat
) -> None:
    hold(someone, "mine")
    offer(old_seat, "first")
    cut(old_seat)
    hold(someone, "newer")
    again = old_seat.renewed()
    try:
        offer(again, "second")
        again.call(again.clipboard.settle)
        assert pasted(display) == b"newer"
    finally:
        again.close()


def test_what_was_cut_off_is_back_at_the_end_of_the_app(
    display: WaylandDisplay, old_seat: WaylandSeat, someone: WaylandSeat
) -> None:
    hold(someone, "mine")
    offer(old_seat, "dictated")
    cut(old_seat)
    leave(old_seat)
    assert pasted(display) == b"mine"


def test_a_connection_that_is_cut_again_and_again_is_not_made_again_at_once(
    display: WaylandDisplay, old_seat: WaylandSeat, someone: WaylandSeat, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(someone, "mine")
    offer(old_seat, "dictated")
    made = []

    class CutAtOnce(WaylandSeat):
        def __init__(self, **wanted: Any) -> None:
            super().__init__(**wanted)
            made.append(self)

        def call(self, function: Callable[[], Any], timeout_s: float = 10.0) -> Any:
            done = super().call(function, timeout_s)
            if self.clipboard.is_serving:
                super().call(lambda: self._wire._socket.shutdown(socket.SHUT_RDWR))
            return done

    monkeypatch.setattr(seat_module, "WaylandSeat", CutAtOnce)
    cut(old_seat)
    wait_for(lambda: made and not made[0]._thread.is_alive(), "the end of the second one", 3)
    assert len(made) == 1
    monkeypatch.setattr(seat_module, "WaylandSeat", WaylandSeat)
    third = old_seat.renewed()
    third.call(third.clipboard.settle)
    assert pasted(display) == b"mine", "it is not lost for all that"
    third.close()


# --- pasting ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def paste(display: WaylandDisplay) -> Iterator[WaylandPasteOutput]:
    output = WaylandPasteOutput(OutputContext(settings=OutputSettings(), copy_text=lambda _text: None))
    yield output
    output.close()


def test_a_window_that_comes_while_the_keyboard_is_made_ready_gets_no_paste(
    display: WaylandDisplay, paste: WaylandPasteOutput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    display.terminal(tmp_path / "first")
    keyboard = paste._seat.keyboard
    use = keyboard._use

    def move_in_between(keys: Mapping[int, str]) -> None:
        use(keys)
        display.start("foot", "--app-id=mail", "sh", "-c", f"stty raw -echo; exec cat >> {tmp_path}/second")
        wait_for(lambda: (tmp_path / "second").exists() and display.focused == "mail", "the other window", 8)

    monkeypatch.setattr(keyboard, "_use", move_in_between)
    with pytest.raises(OutputError, match="focus moved"):
        paste.send("dictated")
    time.sleep(0.3)
    assert (tmp_path / "first").read_text() == (tmp_path / "second").read_text() == ""


def test_text_that_was_fetched_is_delivered_though_the_compositor_goes_then(
    display: WaylandDisplay, paste: WaylandPasteOutput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    display.terminal(tmp_path / "written")
    paste._context.settings = OutputSettings(leave_on_clipboard=True)
    call = paste._seat.call

    def call_until_read(function: Callable[[], Any], timeout_s: float = 10.0) -> Any:
        if paste._seat.clipboard.is_read and paste._seat._thread.is_alive():
            call(lambda: paste._seat._wire._socket.shutdown(socket.SHUT_RDWR))
            wait_for(lambda: not paste._seat._thread.is_alive(), "the end of the connection", 3)
        return call(function, timeout_s)

    monkeypatch.setattr(paste._seat, "call", call_until_read)
    assert paste.send("dictated") is DeliveryState.DELIVERED
    wait_for(lambda: (tmp_path / "written").read_text() == "dictated", "the text", 3)


def test_text_that_was_typed_is_not_sent_again_though_the_compositor_goes_then(
    display: WaylandDisplay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    display.terminal(tmp_path / "written")
    output = WaylandTypeOutput(OutputContext(settings=OutputSettings(), copy_text=lambda _text: None))
    type_into = output._seat.type_into

    def type_and_cut(window: Window, text: str, limit_s: float) -> int:
        sent = type_into(window, text, limit_s)
        cut(output._seat)
        return sent

    monkeypatch.setattr(output._seat, "type_into", type_and_cut)
    try:
        assert output.send("typed") is DeliveryState.PROBABLY
        assert "check where it went" in output.note
    finally:
        output.close()
    wait_for(lambda: (tmp_path / "written").read_text() == "typed", "the text", 3)


# --- the tool ---------------------------------------------------------------------------------------------------------


def tool(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    path = folder / "wl-copy"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{Path(str(shutil.which('sh'))).parent}")


def test_a_tool_that_hangs_is_ended_and_what_it_leaves_behind_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool(tmp_path, monkeypatch, f"echo $$ > {tmp_path}/pid; exec sleep 60")
    began_s = time.monotonic()
    with pytest.raises(OutputError, match="only a window with the focus"):
        give_to_tool(b"x" * 1_000_000)
    assert time.monotonic() - began_s < 6
    assert not Path("/proc", (tmp_path / "pid").read_text().strip()).exists()

    tool(tmp_path, monkeypatch, f"cat > {tmp_path}/got; sleep 3 & exit 0")
    began_s = time.monotonic()
    give_to_tool(b"text")
    assert time.monotonic() - began_s < 2
    assert (tmp_path / "got").read_bytes() == b"text"


def test_a_tool_that_fails_or_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(OutputError, match="only a window with the focus"):
        give_to_tool(b"text")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(OutputError, match="only a window with the focus"):
        give_to_tool(b"text")
