"""On a real X server with a window manager: the windows as a user's desktop treats them.

The program under test and the window below it run in their own processes; this one only looks.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.x11_display import XDisplay, needs_x11, virtual_display, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = needs_x11

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WHITE, BAR = (255, 255, 255), (24, 26, 31)
TRAY_STARTS = 4
"""One trayer start in twenty never maps its panel."""


@pytest.fixture
def display(tmp_path: Path) -> Iterator[XDisplay]:
    with virtual_display(tmp_path) as display:
        yield display


class Program:
    """A program of the tests on the display; what it says can be waited for."""

    def __init__(self, display: XDisplay, *command: str) -> None:
        self._log = display.home / f"{Path(command[0]).stem}.log"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                (sys.executable, *command),
                env=display.env | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
            )

    def said(self) -> list[str]:
        return self._log.read_text(encoding="utf-8").splitlines()

    def wait(self, line: str) -> None:
        wait_for(lambda: line in self.said(), f"'{line}' among {self.said()}")

    def do(self, command: str) -> int:
        """Have the overlay's program do something, and return the window id of the overlay."""
        before = len(self._answers())
        assert self.process.stdin is not None
        self.process.stdin.write(f"{command}\n".encode())
        self.process.stdin.flush()
        answers = wait_for(lambda: self._answers()[before:], f"an answer to '{command}'; {self.said()}")
        return int(answers[0].split()[1])

    def _answers(self) -> list[str]:
        return [line for line in self.said() if line.startswith("done ")]


@contextmanager
def running(program: Program) -> Iterator[Program]:
    try:
        yield program
    finally:
        if program.process.stdin is not None:
            program.process.stdin.close()
        program.process.kill()
        program.process.wait()


@pytest.fixture
def overlay(display: XDisplay) -> Iterator[Program]:
    with running(Program(display, str(HERE / "overlay_on_x11.py"))) as program:
        program.wait("ready")
        yield program


@contextmanager
def target(display: XDisplay, *options: str) -> Iterator[Program]:
    with running(Program(display, str(HERE / "click_target.py"), *options)) as program:
        program.wait("active")
        yield program


def geometry(display: XDisplay, window: int) -> tuple[int, int, int, int]:
    text = display.run("xwininfo", "-id", str(window))
    found = dict(line.strip().split(":", 1) for line in text.splitlines() if line.count(":") == 1)
    return tuple(int(found[name]) for name in ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height"))


def is_visible(display: XDisplay, window: int) -> bool:
    return "Map State: IsViewable" in display.run("xwininfo", "-id", str(window))


def pixel(display: XDisplay, x: int, y: int) -> tuple[int, int, int]:
    """What is on the screen there."""
    from Xlib import X  # noqa: PLC0415  # only on Linux
    from Xlib.display import Display  # noqa: PLC0415

    connection = Display(display.name)
    try:
        image = connection.screen().root.get_image(x, y, 1, 1, X.ZPixmap, 0xFFFFFFFF)
        blue, green, red = image.data[:3]
    finally:
        connection.close()
    return red, green, blue


def test_it_never_takes_the_focus_and_clicks_go_through(display: XDisplay, overlay: Program) -> None:
    with target(display) as below:
        active = display.run("xdotool", "getactivewindow")
        assert active
        for command in (
            "loading",
            "listening",
            "levels 30",
            "live one",
            "live two",
            "transcribing",
            "outcome Copied.",
            "idle",
            "listening",
        ):
            window = overlay.do(command)
            assert display.run("xdotool", "getactivewindow") == active, command
        wait_for(lambda: is_visible(display, window), "the overlay")
        left, top, width, height = geometry(display, window)
        x, y = left + width // 2, top + height // 2
        wait_for(lambda: pixel(display, left + width - 8, y) == BAR, "the bar on the screen")

        display.run("xdotool", "mousemove", str(x), str(y), "click", "1")

        below.wait(f"click {x} {y}")
        assert display.run("xdotool", "getactivewindow") == active
        overlay.do("idle")
        wait_for(lambda: not is_visible(display, window), "the end of the overlay")
        assert display.run("xdotool", "getactivewindow") == active
        assert "focus lost" not in below.said()
        assert "inactive" not in below.said()


def test_it_shows_above_a_fullscreen_window(display: XDisplay, overlay: Program) -> None:
    """A window that the window manager manages is below it, whatever it asks for."""
    with target(display, "--fullscreen"):
        window = overlay.do("listening")
        left, top, width, height = geometry(display, window)
        wait_for(lambda: pixel(display, left + width - 8, top + height // 2) == BAR, "the bar on the screen")


def test_the_window_manager_does_not_list_it(display: XDisplay, overlay: Program) -> None:
    window = overlay.do("listening")
    wait_for(lambda: is_visible(display, window), "the overlay")
    assert hex(window) not in display.run("xprop", "-root", "_NET_CLIENT_LIST")


def test_without_a_compositor_no_black_corners(display: XDisplay, overlay: Program) -> None:
    with target(display):
        window = overlay.do("listening")
        left, top, width, height = geometry(display, window)
        wait_for(lambda: pixel(display, left + width - 8, top + height // 2) == BAR, "the bar on the screen")
        for x in (left, left + width - 1):
            for y in (top, top + height - 1):
                assert pixel(display, x, y) == WHITE


def test_live_text_makes_it_grow_upwards_at_its_place(display: XDisplay, overlay: Program) -> None:
    with target(display):
        window = overlay.do("listening")
        left, top, width, height = geometry(display, window)
        wait_for(lambda: pixel(display, left + width - 8, top + height // 2) == BAR, "the bar on the screen")
        overlay.do("live text")
        grown = wait_for(lambda: (now := geometry(display, window))[3] > height and now, "the larger bar")
        assert (grown[0], grown[1] + grown[3], grown[2]) == (left, top + height, width)
        top = grown[1]
        wait_for(lambda: pixel(display, left + width // 2, top + 3) == BAR, "the upper end of the bar")
        for x in (left, left + width - 1):
            for y in (top, top + grown[3] - 1):
                assert pixel(display, x, y) == WHITE
        overlay.do("live more text")
        assert geometry(display, window) == grown


def test_with_a_compositor_it_is_translucent_at_its_corners(display: XDisplay, overlay: Program) -> None:
    display.start("picom", "--backend", "xrender", "--config", os.devnull)
    wait_for(
        lambda: "_NET_WM_CM_S0" in display.run("xlsatoms", "-name", "_NET_WM_CM_S0"), "the compositor's announcement"
    )
    with target(display):
        window = overlay.do("listening")
        left, top, width, height = geometry(display, window)
        wait_for(lambda: pixel(display, left + width - 8, top + height // 2) == BAR, "the bar on the screen")
        wait_for(lambda: pixel(display, left, top) == WHITE, "a clear corner")


def start_tray(display: XDisplay) -> None:
    for _ in range(TRAY_STARTS):
        tray = display.start("trayer", "--edge", "top", "--widthtype", "request", "--height", "24")
        for _ in range(200):
            if display.run("xdotool", "search", "--onlyvisible", "--name", "^panel$"):
                return
        display.stop(tray)
    pytest.fail("the tray did not come up")


def colours(display: XDisplay, left: int, top: int, width: int, height: int) -> set[tuple[int, int, int]]:
    """All that are on that part of the screen."""
    from Xlib import X  # noqa: PLC0415  # only on Linux
    from Xlib.display import Display  # noqa: PLC0415

    connection = Display(display.name)
    try:
        data = connection.screen().root.get_image(left, top, width, height, X.ZPixmap, 0xFFFFFFFF).data
    finally:
        connection.close()
    return {(data[i + 2], data[i + 1], data[i]) for i in range(0, len(data), 4)}


@pytest.mark.skipif(shutil.which("trayer") is None, reason="needs trayer")
def test_the_balloon_of_qt_can_be_read_in_dark_colours(display: XDisplay, overlay: Program) -> None:
    """Where no notification service is there, Qt draws one, pale yellow whatever the colours are."""
    start_tray(display)
    overlay.do("dark")
    overlay.do("tray")
    icons = ("xdotool", "search", "--onlyvisible", "--class", "overlay_on_x11")
    before = wait_for(lambda: display.run(*icons).split(), "the icon in the tray")
    overlay.do("notice The microphone sends no sound.")
    balloon = wait_for(lambda: [w for w in display.run(*icons).split() if w not in before], "the balloon")[0]
    left, top, width, height = geometry(display, int(balloon))
    # Its lower half: text, and neither the picture nor the cross.
    below = (left + 8, top + height // 2, width - 56, height // 2 - 8)
    wait_for(lambda: (255, 255, 225) in colours(display, *below), "the balloon on the screen")
    wait_for(
        lambda: any(0 < max(colour) < 80 for colour in colours(display, *below)), "dark words, not the black around"
    )


def close(display: XDisplay, title: str) -> None:
    """Ask the window manager, as a click on the window's cross does."""
    wait_for(lambda: title in display.run("wmctrl", "-l"), f"the window '{title}'")
    display.run("wmctrl", "-c", title)


@pytest.mark.skipif(shutil.which("wmctrl") is None, reason="needs wmctrl")
def test_closing_without_a_tray_asks_to_quit_and_quitting_works(display: XDisplay, overlay: Program) -> None:
    overlay.do("window")
    close(display, "Dictation")
    overlay.wait("quit requested")
    overlay.do("window")
    overlay.do("quit")
    overlay.wait("ended")
    assert overlay.said().count("quit requested") == 1


@pytest.mark.skipif(
    any(shutil.which(program) is None for program in ("wmctrl", "trayer")), reason="needs wmctrl and trayer"
)
def test_a_tray_that_comes_later_takes_the_icon_and_the_closed_window(display: XDisplay, overlay: Program) -> None:
    overlay.do("tray")
    overlay.do("window")
    start_tray(display)
    icons = ("xdotool", "search", "--onlyvisible", "--class", "overlay_on_x11")
    wait_for(lambda: len(display.run(*icons).split()) == 2, "the icon in the tray beside the window")
    close(display, "Dictation")
    overlay.wait("hidden to tray")
    assert "quit requested" not in overlay.said()
    icon = wait_for(lambda: display.run(*icons).split(), "the icon in the tray")[0]
    left, top, width, height = geometry(display, int(icon))
    assert width >= 16
    display.run("xdotool", "mousemove", str(left + width // 2), str(top + height // 2), "click", "1")
    overlay.wait("show requested")
    overlay.do("quit")
    overlay.wait("ended")
