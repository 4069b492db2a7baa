"""A private desktop: display, window manager, tray, session bus, home folder, keyboard and windows.

Everything started in it carries its mark in the environment, so that a process left over is found by that mark,
whoever started it. Nothing is bound to a fixed number or name: several desktops can run side by side.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, TypeVar

import psutil
from Xlib import X
from Xlib.display import Display
from Xlib.error import XError

from dictation_app.paths import APP_ID
from tests.x11_display import write_gsettings

from .processes import stop, wait_for
from .sound import Sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

T = TypeVar("T")

PROGRAMS = (
    "setpriv", "dbus-daemon", "Xvfb", "openbox", "trayer", "xsetroot", "xdotool", "wmctrl", "xclip", "import",
    "convert", "pulseaudio", "pactl", "paplay", "pacat", "xterm", "mousepad",
)  # fmt: skip
"""What the system tests call; `bootstrap.py test` installs it."""

MARK = "DICTATION_TEST_DESKTOP"
"""Environment variable that names the desktop a process belongs to."""

KEY_CODES = {
    "Ctrl": 37, "Alt": 64, "Shift": 50, "Space": 65, "Escape": 9, "Insert": 118, "Return": 36, "Down": 116,
    "S": 39, "Q": 24, "Z": 52, "1": 10, "B": 56,
    "A": 38, "D": 40, "F": 41, "Comma": 59, "Delete": 119, "RightCtrl": 105, "C": 54, "F9": 75, "F10": 76,
}  # fmt: skip
"""Codes, not names: for the name of a right-hand modifier xdotool presses the left one too."""

SCREEN = (1280, 800)


class Desktop:
    """A context manager; `env` is what a program needs to run in it."""

    def __init__(self, folder: Path, *, tray: bool = True, sound: bool = True, is_new_user: bool = False) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.runtime = folder / "run"
        self.logs = folder / "logs"
        self.data_home = self.home / ".local" / "share"
        self.env = self._environment() | Sound.environment(self.runtime)
        self.sound = Sound(self) if sound else None
        self._tray = tray
        self._is_new_user = is_new_user
        self._processes: list[tuple[str, subprocess.Popen[bytes]]] = []
        self._display: Display | None = None

    def _environment(self) -> dict[str, str]:
        """Built from nothing, so that no setting of the person who runs the tests leaks in."""
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "USER", "VIRTUAL_ENV") if name in os.environ}
        return kept | {
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.data_home),
            "XDG_STATE_HOME": str(self.home / ".local" / "state"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "GSETTINGS_BACKEND": "keyfile",
            "NO_AT_BRIDGE": "1",
            MARK: uuid.uuid4().hex,
        }

    def __enter__(self) -> Self:
        missing = [name for name in PROGRAMS if shutil.which(name) is None]
        assert not missing, f"Missing: {', '.join(missing)}. Run `python3 installers/bootstrap.py test` once."
        for folder in (self.home, self.runtime, self.logs, self.data_home):
            folder.mkdir(parents=True)
        self.runtime.chmod(0o700)
        write_gsettings(self.home / ".config")
        if not self._is_new_user:
            # What an administrator hands out to have nobody led through the first run.
            settings = self.home / ".config" / APP_ID / "settings.json"
            settings.parent.mkdir()
            settings.write_text("{}")
        try:
            self._start_bus()
            self._start_display()
            self._start_window_manager()
            if self._tray:
                self.start_tray()
            if self.sound is not None:
                self.sound.start()
        except BaseException:
            self._stop_everything()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop_everything()

    # Processes

    def spawn(
        self, name: str, *command: str, env: dict[str, str] | None = None, pass_fds: tuple[int, ...] = ()
    ) -> subprocess.Popen[bytes]:
        """Start a program of this desktop; what it says goes to ``logs/NAME.log``."""
        with (self.logs / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                # Nothing outlives a test run that is killed.
                ["setpriv", "--pdeathsig", "TERM", "--", *command],
                env=self.env if env is None else env,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=pass_fds,
                start_new_session=True,
            )
        self._processes.append((name, process))
        return process

    def run(self, *command: str, timeout_s: float = 20.0, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        """Run a command in this desktop to its end."""
        return subprocess.run(
            command, env=self.env, cwd=self.home, capture_output=True, timeout=timeout_s, check=check
        )  # fmt: skip

    def stop(self, name: str) -> None:
        """End the programs of this name started by `spawn`; harmless where none runs."""
        for entry in [entry for entry in self._processes if entry[0] == name]:
            self._processes.remove(entry)
            stop(entry[1])

    def processes(self, *, mark: str = MARK) -> list[psutil.Process]:
        """Every process alive that carries this desktop's mark, or the mark of something in it."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get(mark) == self.env[MARK] and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
            except (psutil.Error, OSError):
                continue
        return found

    def add_sound(self) -> None:
        """Plug in the microphone of a desktop that was made without; programs that run already see it, too."""
        self.sound = Sound(self)
        self.sound.start()

    def _stop_everything(self) -> None:
        self._close_display()
        if self.sound is not None:
            self.sound.close()
        for _, process in reversed(self._processes):
            stop(process)
        self._processes.clear()
        for left in self.processes():
            left.kill()

    def take_display_away(self) -> None:
        """The X server ends, and with it all who have windows; what a log-out looks like to a program."""
        self._close_display()
        self.stop("xvfb")

    def give_display_back(self) -> None:
        """A new session, for programs that are started from here on."""
        self.stop("openbox")
        self._start_display()
        self._start_window_manager()
        if self._tray:
            self.start_tray()

    def _close_display(self) -> None:
        if self._display is not None:
            self._display.close()
            self._display = None

    # Starting up

    def _start_bus(self) -> None:
        address = f"unix:path={self.runtime / 'bus'}"
        self.spawn("dbus", "dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address
        wait_for((self.runtime / "bus").exists, "the session bus")

    def _start_display(self) -> None:
        reader, writer = os.pipe()
        size = f"{SCREEN[0]}x{SCREEN[1]}x24"
        self.spawn(
            "xvfb", "Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset",
            pass_fds=(writer,),
        )  # fmt: skip
        os.close(writer)
        with os.fdopen(reader) as stream:
            number = stream.readline().strip()
        assert number, f"Xvfb did not start: {(self.logs / 'xvfb.log').read_text()}"
        self.env["DISPLAY"] = f":{number}"
        self._display = Display(self.env["DISPLAY"])

    def _start_window_manager(self) -> None:
        self.spawn("openbox", "openbox", "--sm-disable")
        wait_for(lambda: self._property(self.root, "_NET_SUPPORTING_WM_CHECK"), "the window manager")
        self.run("xsetroot", "-solid", "#43596e")

    def start_tray(self) -> None:
        """Show a tray; needs several tries, because one trayer start in twenty never maps its panel."""
        for _attempt in range(4):
            self.spawn(
                "trayer", "trayer", "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "24"
            )
            try:
                wait_for(self.panel, "the tray's panel", 2.0)
            except AssertionError:
                self.stop("trayer")
            else:
                return
        raise AssertionError("The tray did not come up in four tries.")

    # Windows

    @property
    def display(self) -> Display:
        """The tests' own connection."""
        assert self._display is not None, "The desktop is not running."
        return self._display

    @property
    def root(self) -> int:
        """The root window."""
        return int(self.display.screen().root.id)

    def _property(self, window: int, name: str) -> object:
        """The value of a window's property: a list of numbers or a text; None where there is none."""
        try:
            found = self.display.create_resource_object("window", window).get_full_property(
                self.display.intern_atom(name), X.AnyPropertyType
            )
        except XError:
            return None
        if found is None:
            return None
        if found.format != 8:
            return list(found.value)
        return found.value.decode("utf-8", "replace") if isinstance(found.value, bytes) else found.value

    def title(self, window: int) -> str:
        """The title of a window; empty where it has none or is gone."""
        return str(self._property(window, "_NET_WM_NAME") or self._property(window, "WM_NAME") or "")

    def pid(self, window: int) -> int | None:
        """The process a window says it belongs to."""
        value = self._property(window, "_NET_WM_PID")
        return int(value[0]) if isinstance(value, list) and value else None

    def windows(self) -> list[int]:
        """Windows known to the window manager."""
        value = self._property(self.root, "_NET_CLIENT_LIST")
        return [int(window) for window in value] if isinstance(value, list) else []

    def mapped(self, window: int | None = None) -> list[int]:
        """Every visible window below `window` (the root), also those the window manager does not know."""
        found = []
        start = self.display.create_resource_object("window", self.root if window is None else window)
        try:
            children = start.query_tree().children
            for child in children:
                if child.get_attributes().map_state == X.IsViewable:
                    found += [int(child.id), *self.mapped(int(child.id))]
        except XError:
            pass  # A window that went away while we looked.
        return found

    def find(self, title: str, *, timeout_s: float = 10.0) -> int:
        """The managed window whose title contains `title`."""
        return wait_for(
            lambda: next((w for w in self.windows() if title in self.title(w)), 0),
            lambda: f"a window titled '{title}'; there are {self.titles()}",
            timeout_s,
        )

    def panel(self) -> int:
        """The tray's panel, 0 where there is none."""
        return next((w for w in self.mapped() if self.title(w) == "panel"), 0)

    def titles(self) -> list[str]:
        """The titles of all windows, for a message."""
        return [self.title(window) for window in self.windows()]

    def tray_icons(self) -> list[int]:
        """The icons docked in the tray's panel."""
        panel = self.panel()
        inside = self.mapped(panel) if panel else []
        return [window for window in inside if self.pid(window) is not None or self.title(window)]

    def geometry(self, window: int) -> tuple[int, int, int, int]:
        """Left, top, width, height on the screen."""
        drawable = self.display.create_resource_object("window", window)
        size = drawable.get_geometry()
        corner = drawable.translate_coords(self.root, 0, 0)
        return -corner.x, -corner.y, size.width, size.height

    def active(self) -> int:
        """The window the window manager calls active."""
        value = self._property(self.root, "_NET_ACTIVE_WINDOW")
        return int(value[0]) if isinstance(value, list) and value else 0

    def focused(self) -> int:
        """The window the keyboard goes to, as the X server has it."""
        focus = self.display.get_input_focus().focus
        return focus if isinstance(focus, int) else int(focus.id)

    def has_keyboard(self, window: int) -> bool:
        """Whether the keyboard goes to `window` or to a part of it.

        GTK hands the focus on to a child of its window, a moment after it got it.
        """
        at = self.focused()
        while at not in {X.NONE, X.PointerRoot, window}:
            parent = self.display.create_resource_object("window", at).query_tree().parent
            at = parent if isinstance(parent, int) else int(parent.id)
        return at == window

    def focus(self, window: int) -> None:
        """Give a window the focus, as a click in the task bar does."""

        def asked() -> bool:
            self.run("wmctrl", "-i", "-a", hex(window), check=False)
            return self.active() == window

        wait_for(asked, lambda: f"the focus on '{self.title(window)}'; it is on '{self.title(self.active())}'")

    @contextmanager
    def focus_losses(self, window: int) -> Iterator[list[str]]:
        """Collect each loss of the keyboard focus of `window` inside the block, however brief.

        A grabbed hotkey takes the keyboard for as long as it is down; X calls that by other modes, and it is no loss.
        """
        losses: list[str] = []
        watched = self.display.create_resource_object("window", window)
        watched.change_attributes(event_mask=X.FocusChangeMask)
        self._losses()
        yield losses
        losses += self._losses()
        watched.change_attributes(event_mask=X.NoEventMask)

    def _losses(self) -> list[str]:
        self.display.sync()
        losses = []
        while self.display.pending_events():
            event = self.display.next_event()
            lost = event.type == X.FocusOut and event.mode in (X.NotifyNormal, X.NotifyWhileGrabbed)
            if lost and event.detail not in (X.NotifyInferior, X.NotifyPointer):
                losses.append(f"to '{self.title(self.focused())}' or one before it")
        return losses

    def place(self, window: int, left: int, top: int, width: int, height: int) -> None:
        """Move and resize a window."""
        self.run("wmctrl", "-i", "-r", hex(window), "-e", f"0,{left},{top},{width},{height}")

    def close_window(self, window: int) -> None:
        """Close a window as its close button does, and wait until it is gone."""
        self.run("wmctrl", "-i", "-c", hex(window))
        wait_for(lambda: window not in self.windows(), f"the end of '{self.title(window)}'")

    # Keyboard, mouse, screen

    def key_down(self, chord: str) -> None:
        """Press the keys of ``Ctrl+Alt+Space`` in order, and keep them down."""
        self._xdotool("keydown", chord.split("+"))

    def key_up(self, chord: str) -> None:
        """Let go of them in reverse order, as fingers do."""
        self._xdotool("keyup", chord.split("+")[::-1])

    def _xdotool(self, action: str, keys: list[str]) -> None:
        # Three digits: a plain "9" would be the key of that name, not the code.
        self.run("xdotool", *(part for key in keys for part in (action, f"{KEY_CODES[key]:03d}")))

    @contextmanager
    def hold(self, chord: str) -> Iterator[None]:
        """Keep a chord down inside the block."""
        self.key_down(chord)
        try:
            yield
        finally:
            self.key_up(chord)

    def tap(self, chord: str, *, down_s: float = 0.08, up_s: float = 0.1) -> None:
        """Press a chord shortly; the next press is not quicker than a finger's."""
        with self.hold(chord):
            time.sleep(down_s)
        time.sleep(up_s)

    def release_all(self) -> None:
        """Let go of every key: after a test that failed with one down."""
        self._xdotool("keyup", list(KEY_CODES))

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click somewhere on the screen."""
        self.run("xdotool", "mousemove", str(x), str(y), "click", str(button))

    def screenshot(self, path: Path, window: int | None = None) -> Path:
        """Save a picture of the screen, or of one window."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.run("import", "-window", "root" if window is None else hex(window), str(path))
        return path

    def brightness(self, picture: Path) -> float:
        """Mean brightness of a picture, 0..1."""
        return float(self.run("convert", str(picture), "-colorspace", "Gray", "-format", "%[fx:mean]", "info:").stdout)
