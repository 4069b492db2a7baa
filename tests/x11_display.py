"""A virtual X display for tests, with a window manager, foreign programs and a keyboard to press.

Xvfb chooses a free display number by itself (-displayfd), so that tests can run beside each other.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")

NEEDED = ("Xvfb", "openbox", "xdotool", "setxkbmap")

needs_x11 = pytest.mark.skipif(
    sys.platform != "linux" or any(shutil.which(program) is None for program in NEEDED),
    reason=f"needs Linux with {', '.join(NEEDED)}",
)


def wait_for(condition: Callable[[], T], what: str, timeout_s: float = 10.0) -> T:
    """Poll until the condition holds, and return what it gave; fail naming what was waited for."""
    deadline_s = time.monotonic() + timeout_s
    while not (value := condition()):
        if time.monotonic() > deadline_s:
            pytest.fail(f"waited {timeout_s:g} s in vain for: {what}")
        time.sleep(0.01)
    return value


def write_gsettings(config_home: Path) -> None:
    """Settings of the GTK programs that tests talk to, read with ``GSETTINGS_BACKEND=keyfile``.

    mousepad watches its file, and takes its own saving for someone else's when it is stopped or slow just then: a
    question would come up in the middle of a test.
    """
    file = config_home / "glib-2.0" / "settings" / "keyfile"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[org/xfce/mousepad/preferences/file]\nmonitor-changes=false\n", encoding="utf-8")


class XDisplay:
    """One Xvfb with openbox, and the programs started on it."""

    def __init__(self, name: str, home: Path) -> None:
        self.name = name
        self.home = home
        write_gsettings(home / ".config")
        hidden = {"WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "XMODIFIERS", "QT_QPA_PLATFORM"}
        self.env = {key: value for key, value in os.environ.items() if key not in hidden} | {
            "DISPLAY": name,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_RUNTIME_DIR": str(home),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "GSETTINGS_BACKEND": "keyfile",
            "NO_AT_BRIDGE": "1",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, *command: str | Path, pipes: bool = False) -> subprocess.Popen[bytes]:
        """Start a program, with pipes to and from it if asked for; it is ended with the display at the latest."""
        stream = subprocess.PIPE if pipes else subprocess.DEVNULL
        process = subprocess.Popen(command, env=self.env, stdin=stream, stdout=stream, stderr=subprocess.DEVNULL)
        self._processes.append(process)
        return process

    def run(self, *command: str) -> str:
        """Run a program to its end and return what it printed; "" where it failed."""
        done = subprocess.run(command, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        return done.stdout.decode() if done.returncode == 0 else ""

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End one program and wait until it is gone."""
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        if process in self._processes:
            self._processes.remove(process)

    def stop_all(self) -> None:
        """End every program started here."""
        for process in reversed(self._processes[:]):
            self.stop(process)

    def keys(self, *arguments: str) -> None:
        """Press keys by ``xdotool``, for example ``keys("keydown", "ctrl")``."""
        self.run("xdotool", *arguments)

    def layout(self, layouts: str) -> None:
        """Set one keyboard layout or several ("us,ru"), and undo remapped keys."""
        self.run("setxkbmap", "-layout", layouts)

    @contextmanager
    def group(self, number: int) -> Iterator[Callable[..., None]]:
        """Make another one of the layouts active (0 = the first).

        Gives a function that presses key codes, as xdotool would switch back to the first layout.
        """
        from Xlib import X  # noqa: PLC0415 - only on Linux
        from Xlib.display import Display  # noqa: PLC0415

        library = ctypes.CDLL("libX11.so.6")
        library.XOpenDisplay.restype = ctypes.c_void_p
        connection = ctypes.c_void_p(library.XOpenDisplay(self.name.encode()))
        keyboard = Display(self.name)

        def lock_group(group: int) -> None:
            library.XkbLockGroup(connection, 0x100, group)
            library.XSync(connection, 0)

        def press(*codes: int) -> None:
            for code in codes:
                keyboard.xtest_fake_input(X.KeyPress, code)
            for code in reversed(codes):
                keyboard.xtest_fake_input(X.KeyRelease, code)
            keyboard.sync()

        lock_group(number)
        try:
            yield press
        finally:
            lock_group(0)
            library.XCloseDisplay(connection)
            keyboard.close()

    def focus(self, title: str) -> int:
        """Give the focus to the window with exactly this title and return its id."""

        def focused() -> int:
            windows = self.run("xdotool", "search", "--onlyvisible", "--name", f"^{title}$").split()
            if windows:
                self.run("xdotool", "windowfocus", windows[-1])
                if self.run("xdotool", "getwindowfocus").split()[-1:] == windows[-1:]:
                    return int(windows[-1])
            return 0

        return wait_for(focused, f"the focus in '{title}'")


@contextmanager
def virtual_display(home: Path, *, window_manager: bool = True) -> Iterator[XDisplay]:
    """Run an X server for the time of the block."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"),
        pass_fds=(write_end,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        display = XDisplay(f":{pipe.readline().strip()}", home)
    try:
        if window_manager:
            display.start("openbox")
            wait_for(lambda: "_NET_SUPPORTING_WM_CHECK" in display.run("xprop", "-root"), "openbox")
        yield display
    finally:
        display.stop_all()
        server.terminate()
        server.wait()
