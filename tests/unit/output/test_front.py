"""Which window had the keyboard when, on a display where the test is the window manager."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from Xlib import X, Xatom
from Xlib.display import Display

from dictation_app.errors import OutputError
from dictation_app.output.front import Record, front_here
from dictation_app.output.x11 import front as x11_front
from dictation_app.output.x11.front import X11Front
from dictation_app.values.dictation import Target
from tests.x11_display import virtual_display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.x11_display import XDisplay


class WindowManager:
    """Writes down what is open and in front, and does what it is asked for."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root
        self._open: list[Any] = []

    def open(self, program: str) -> int:
        window = self._root.create_window(0, 0, 50, 50, 0, X.CopyFromParent)
        window.set_wm_class(program, program.title())
        self._open.append(window)
        self._write("_NET_CLIENT_LIST", [w.id for w in self._open])
        return int(window.id)

    def name_process(self, window: int, pid: int) -> None:
        """The program of the window says which process it is."""
        found = self._display.create_resource_object("window", window)
        found.change_property(self._display.intern_atom("_NET_WM_PID"), Xatom.CARDINAL, 32, [pid])
        self._display.sync()

    def close(self, window: int) -> None:
        """Its number is free again."""
        self._open = [w for w in self._open if w.id != window]
        self._write("_NET_CLIENT_LIST", [w.id for w in self._open])

    def open_again(self, window: int) -> None:
        """Give the number to another one."""
        self._open.append(self._display.create_resource_object("window", window))
        self._write("_NET_CLIENT_LIST", [w.id for w in self._open])

    def to_front(self, window: int) -> None:
        self._write("_NET_ACTIVE_WINDOW", [window])

    def _write(self, name: str, value: list[int]) -> None:
        self._root.change_property(self._display.intern_atom(name), Xatom.WINDOW, 32, value)
        self._display.sync()

    def obey(self) -> None:
        """Bring to the front what the next request asks for."""
        self._root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self._display.sync()

        def serve() -> None:
            while True:
                event = self._display.next_event()
                if event.type == X.ClientMessage:
                    assert event.data[1][0] == 2, "as the user's request"
                    self.to_front(event.window.id)
                    return

        threading.Thread(target=serve, daemon=True).start()

    def end(self) -> None:
        for name in ("_NET_CLIENT_LIST", "_NET_ACTIVE_WINDOW"):
            self._root.delete_property(self._display.intern_atom(name))
        self.leave()

    def leave(self) -> None:
        """What it wrote down stays."""
        self._display.close()


@pytest.fixture(scope="module")
def quiet_display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[XDisplay]:
    """One on which nobody else opens windows, of which its real window manager would take note."""
    with virtual_display(tmp_path_factory.mktemp("quiet")) as running:
        yield running


@pytest.fixture
def windows(quiet_display: XDisplay, monkeypatch: pytest.MonkeyPatch) -> Iterator[WindowManager]:
    monkeypatch.setenv("DISPLAY", quiet_display.name)
    manager = WindowManager(quiet_display.name)
    yield manager
    manager.end()


@pytest.fixture
def front(windows: WindowManager) -> Iterator[X11Front]:
    made = front_here()
    assert isinstance(made, X11Front)
    made.start()
    yield made
    made.stop()


def wait_for(front: X11Front, window: int) -> Target:
    deadline_s = time.monotonic() + 5.0
    while time.monotonic() < deadline_s:
        target = front.at(time.monotonic())
        if target is not None and target.window == window:
            return target
        time.sleep(0.005)
    raise AssertionError(front.at(time.monotonic()))


def test_the_record_tells_what_it_was_at_each_moment() -> None:
    record, editor, mail = Record(), Target(window=1), Target(window=2)
    record.note(editor, 10.0)
    record.note(mail, 20.0)
    record.note(None, 30.0)
    assert [record.at(s) for s in (9.9, 10.0, 19.9, 20.0, 35.0)] == [None, editor, editor, mail, None]


def test_the_record_does_not_grow_for_ever() -> None:
    record = Record()
    for number in range(1000):
        record.note(Target(window=number), float(number))
    assert record.at(1.0) is None
    assert record.at(999.0) == Target(window=999)


def test_the_window_at_the_press_is_known_after_another_came_to_the_front(
    windows: WindowManager, front: X11Front
) -> None:
    editor, mail = windows.open("gedit"), windows.open("thunderbird")
    windows.to_front(editor)
    said_into = wait_for(front, editor)
    pressed_at_s = time.monotonic()
    windows.to_front(mail)
    wait_for(front, mail)
    assert front.at(pressed_at_s) == said_into
    assert said_into.program == "gedit"
    assert front.is_open(said_into)
    began_s = time.perf_counter()
    for _ in range(1000):
        front.at(pressed_at_s)
    assert time.perf_counter() - began_s < 0.5, "no question to the desktop at a key press"


def test_the_process_of_a_window_is_known_where_its_program_names_it(windows: WindowManager, front: X11Front) -> None:
    editor, mail = windows.open("gedit"), windows.open("thunderbird")
    windows.name_process(editor, 4711)
    windows.to_front(editor)
    assert wait_for(front, editor).pid == 4711
    windows.to_front(mail)
    assert wait_for(front, mail).pid == 0


def test_a_window_that_was_closed_is_not_the_one_that_got_its_number(windows: WindowManager, front: X11Front) -> None:
    editor, mail = windows.open("gedit"), windows.open("thunderbird")
    windows.to_front(editor)
    said_into = wait_for(front, editor)
    windows.close(editor)
    windows.to_front(mail)
    wait_for(front, mail)
    assert not front.is_open(said_into)
    assert not front.bring(said_into)
    windows.open_again(editor)
    windows.to_front(editor)
    another = wait_for(front, editor)
    assert not front.is_open(said_into)
    assert front.is_open(another)


def test_it_is_brought_to_the_front_where_the_window_manager_does_it(windows: WindowManager, front: X11Front) -> None:
    editor, mail = windows.open("gedit"), windows.open("thunderbird")
    windows.to_front(editor)
    said_into = wait_for(front, editor)
    windows.to_front(mail)
    wait_for(front, mail)
    assert not front.bring(said_into), "nobody obeys"
    windows.obey()
    assert front.bring(said_into)


def test_without_a_display_nothing_is_known_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OutputError("There is no X display to send the text to.")

    monkeypatch.setattr(x11_front, "connect", refuse)
    front = X11Front()
    front.start()
    target = Target(window=7)
    assert front.at(time.monotonic()) is None
    assert front.is_open(target)
    assert not front.bring(target)
    front.stop()


def test_where_the_display_is_lost_nothing_is_known_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with virtual_display(tmp_path, window_manager=False) as other:
        monkeypatch.setenv("DISPLAY", other.name)
        manager, front = WindowManager(other.name), X11Front()
        front.start()
        editor = manager.open("editor")
        manager.to_front(editor)
        wait_for(front, editor)
        manager.leave()
    deadline_s = time.monotonic() + 5.0
    while (known := front.at(time.monotonic())) is not None and time.monotonic() < deadline_s:
        time.sleep(0.01)
    front.stop()
    assert known is None, "all text would wait for it"
