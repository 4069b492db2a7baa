"""A virtual Wayland desktop for tests: sway without a screen, and the programs started on it.

sway refuses to run as root, so there it runs as nobody; its socket is reached by its absolute path.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDED = ("sway", "swaymsg", "foot", "wl-copy", "wl-paste", "wtype", "grim")
_NOBODY = 65534

needs_wayland = pytest.mark.skipif(
    sys.platform != "linux" or any(shutil.which(program) is None for program in NEEDED),
    reason=f"needs Linux with {', '.join(NEEDED)}",
)


class WaylandDisplay:
    """One sway, and what runs on it."""

    def __init__(self, folder: Path, config: str) -> None:
        self.folder = folder
        (folder / "config").write_text(config, encoding="utf-8")
        hidden = {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "XMODIFIERS", "QT_QPA_PLATFORM"}
        self.env = {key: value for key, value in os.environ.items() if key not in hidden} | {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "XDG_SESSION_TYPE": "wayland",
            "XDG_CURRENT_DESKTOP": "sway",
            "WAYLAND_DISPLAY": str(folder / "wayland-1"),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program; it is ended with the display at the latest."""
        process = subprocess.Popen(
            command, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._processes.append(process)
        return process

    def run(self, *command: str, given: bytes = b"") -> bytes:
        """Run a program to its end and return what it printed; b"" where it failed."""
        with tempfile.TemporaryFile() as printed:  # wl-copy leaves a child behind that would hold a pipe
            done = subprocess.run(command, env=self.env, input=given, stdout=printed, check=False, timeout=10)
            printed.seek(0)
            return printed.read() if done.returncode == 0 else b""

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End one program and wait until it is gone."""
        process.kill()
        process.wait()
        self._processes.remove(process)

    def stop_all(self) -> None:
        """End every program started here, and those they left behind."""
        for process in reversed(self._processes[:]):
            self.stop(process)

    @property
    def focused(self) -> str:
        """The app id, or the title where it has none, of the window with the focus."""
        found = [node for node in _nodes(json.loads(self.run("swaymsg", "-t", "get_tree"))) if node.get("focused")]
        return str(found[0].get("app_id") or found[0].get("name")) if found else ""

    def focus(self, title: str) -> None:
        """Give the window with this title the focus, as a click into it does."""

        def has_it() -> bool:
            self.run("swaymsg", f"[title={title}]", "focus")
            found = [node for node in _nodes(json.loads(self.run("swaymsg", "-t", "get_tree"))) if node.get("focused")]
            return bool(found) and found[0].get("name") == title

        wait_for(has_it, f"the focus on {title}")

    def terminal(self, written: Path) -> subprocess.Popen[bytes]:
        """A terminal with the focus; what is sent to the program in it stands in the file."""
        written.write_bytes(b"")
        command = f"stty raw -echo; echo ready > {written}.up; exec cat >> {written}"
        process = self.start("foot", "sh", "-c", command)
        wait_for(lambda: Path(f"{written}.up").exists() and self.focused == "foot", "the terminal")
        return process


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in (*node.get("nodes", ()), *node.get("floating_nodes", ())):
        yield from _nodes(child)


@contextmanager
def virtual_wayland(config: str = "") -> Iterator[WaylandDisplay]:
    """Run sway for the time of the block; `config` are further lines of its configuration."""
    with tempfile.TemporaryDirectory(prefix="sway-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        lines = "output HEADLESS-1 resolution 1280x800\ndefault_border none\nfocus_follows_mouse no\n"
        display = WaylandDisplay(folder, lines + config)
        as_nobody: tuple[str, ...] = ()
        if os.getuid() == 0:
            os.chown(folder, _NOBODY, _NOBODY)
            as_nobody = ("setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups")
        server = subprocess.Popen(
            (*as_nobody, "sway", "-c", str(folder / "config")),
            cwd=folder,
            env={key: value for key, value in display.env.items() if key != "WAYLAND_DISPLAY"}
            | {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(lambda: next(folder.glob("sway-ipc.*.sock"), None) and (folder / "wayland-1").exists(), "sway")
            display.env["SWAYSOCK"] = str(next(folder.glob("sway-ipc.*.sock")))
            yield display
        finally:
            display.stop_all()
            server.terminate()
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:  # asked before it listened
                server.kill()
                server.wait()
