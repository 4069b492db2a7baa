"""The app as a process of a desktop, driven and asked as a user does: keys, the ``dictation`` command, its socket.

``status`` asks over the socket, because a new process for each look would take a core from the app under test.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dictation_app.values.status import AppState, AppStatus

from .desktop import MARK
from .processes import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    import psutil

    from dictation_app.values.dictation import LastDictation

    from .desktop import Desktop

HOTKEY = "Ctrl+Alt+Space"
APP_MARK = "DICTATION_TEST_APP"
START_TIMEOUT_S = 30.0
TEXT_TIMEOUT_S = 30.0
"""Not a promise of the app: only when to give up, on a busy machine. `stop_to_text_ms` is what is judged."""

DICTATION = str(Path(sys.executable).with_name("dictation"))


@dataclass(frozen=True)
class Finished:
    """How the ``dictation`` command ended."""

    code: int
    out: str
    err: str


class App:
    """Started by the constructor; `stop` ends it and checks that it left nothing behind."""

    def __init__(
        self, desktop: Desktop, *arguments: str, env: dict[str, str] | None = None, prefix: tuple[str, ...] = ()
    ) -> None:
        self.desktop = desktop
        self._env = desktop.env | {APP_MARK: desktop.env[MARK]} | (env or {})
        name = f"app-{time.monotonic_ns()}"
        self._said = desktop.logs / f"{name}.log"
        self._old_log_characters = len(self._whole_log())
        self.started_at_s = time.monotonic()
        self.process = desktop.spawn(name, *prefix, sys.executable, "-m", "dictation_app", *arguments, env=self._env)
        self._socket = _socket_address(desktop)

    # Asking

    def status(self) -> AppStatus | None:
        """What ``dictation status --json`` says; None where no app answers."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(10.0)
                connection.connect(self._socket)
                connection.sendall(b'{"command": "status"}\n')
                with connection.makefile("rb") as stream:
                    reply = json.loads(stream.readline())
        except (OSError, ValueError):
            return None
        assert reply["ok"], reply
        return msgspec.convert(reply["result"], AppStatus)

    def wait_status(
        self, predicate: Callable[[AppStatus], bool], what: str, timeout_s: float = TEXT_TIMEOUT_S
    ) -> AppStatus:
        """Wait until the status is as wanted, and return it."""

        def met() -> AppStatus | None:
            assert self.process.poll() is None, f"The app ended while waiting for {what}.\n{self.report()}"
            status = self.status()
            return status if status is not None and predicate(status) else None

        found = wait_for(met, lambda: f"{what}\n{self.report()}", timeout_s)
        assert found is not None
        return found

    def wait_state(self, state: AppState, timeout_s: float = TEXT_TIMEOUT_S) -> AppStatus:
        """Wait for one state."""
        return self.wait_status(lambda s: s.state is state, f"state '{state}'", timeout_s)

    def wait_ready(self) -> AppStatus:
        """Wait until it would listen and the model is loaded."""

        def is_ready(status: AppStatus) -> bool:
            assert status.state is not AppState.ERROR, self.report()
            return status.ready and status.state is AppState.IDLE and bool(status.device)

        return self.wait_status(is_ready, "readiness", START_TIMEOUT_S)

    def cli(self, *arguments: str, timeout_s: float = 20.0) -> Finished:
        """Run the ``dictation`` command to its end."""
        done = subprocess.run(
            [DICTATION, *arguments],
            env=self._env,
            cwd=self.desktop.home,
            capture_output=True,
            timeout=timeout_s,
            check=False,
            encoding="utf-8",
        )
        return Finished(done.returncode, done.stdout, done.stderr)

    def said(self) -> str:
        """What the app wrote to stdout and stderr."""
        return self._said.read_text(encoding="utf-8", errors="replace")

    def log(self) -> str:
        """What this start of the app wrote into its log."""
        return self._whole_log()[self._old_log_characters :]

    def _whole_log(self) -> str:
        files = sorted((self.desktop.home / ".local" / "state").rglob("*.log*"))
        return "".join(file.read_text(encoding="utf-8", errors="replace") for file in files)

    def report(self) -> str:
        """What a person needs to see why something failed."""
        status = self.status() if self.process.poll() is None else None
        parts = [f"status: {status}", f"--- said ---\n{self.said()[-3000:]}", f"--- log ---\n{self.log()[-3000:]}"]
        return "\n".join(parts)

    # Speaking

    def say(self, clip: Path) -> None:
        """Speak a clip; returns after its last sound."""
        assert self.desktop.sound is not None
        self.desktop.sound.play(clip)

    def say_in_background(self, clip: Path) -> subprocess.Popen[bytes]:
        """Begin to speak a clip."""
        assert self.desktop.sound is not None
        return self.desktop.sound.play_in_background(clip)

    def wait_idle(self) -> AppStatus:
        """Wait until nothing is recorded, decoded or delivered any more."""
        return self.wait_state(AppState.IDLE)

    def hold_and_say(self, clip: Path, *, hold_on_s: float = 0.2) -> None:
        """Hold the hotkey, speak, and let go `hold_on_s` after the last sound."""
        self.desktop.key_down(HOTKEY)
        try:
            # A person begins to speak a moment after the key is down; paplay itself takes some 50 ms.
            player = self.say_in_background(clip)
            self.wait_state(AppState.LISTENING, 5.0)
            assert player.wait(120) == 0
            time.sleep(hold_on_s)
        finally:
            self.desktop.key_up(HOTKEY)

    def dictate(self, clip: Path) -> LastDictation:
        """Hold the hotkey, speak, let go, and wait for the text."""
        self.hold_and_say(clip)
        last = self.wait_idle().last
        assert last is not None, self.report()
        return last

    def overlays(self) -> list[int]:
        """The bar shown while dictating: visible, and unknown to the window manager, which could give it the focus."""
        desktop = self.desktop
        return [
            w
            for w in desktop.mapped()
            if desktop.title(w).startswith("Dictation status") and w not in desktop.windows()
        ]

    # Ending

    def interrupt(self) -> int:
        """Ctrl+C in the terminal it was started from; returns the exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(10)

    def stop(self) -> None:
        """Quit it as a user does, and check that no process, socket or traceback is left."""
        if self.process.poll() is None:
            quitting = self.cli("quit")
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError(f"`dictation quit` ({quitting}) did not end the app.") from None
            assert self.process.returncode == 0, f"exit status {self.process.returncode}\n{self.said()}"
        self.check_left_nothing()

    def processes(self) -> list[psutil.Process]:
        """The app's own process and those it started."""
        return self.desktop.processes(mark=APP_MARK)

    def engine(self) -> list[psutil.Process]:
        """The process with the speech model: the large one that is not the app's own, nor works in the background."""
        processes = self.processes()
        nice = max((p.nice() for p in processes if p.pid == self.process.pid), default=0)
        others = [p for p in processes if p.pid != self.process.pid and p.nice() <= nice]
        return [p for p in others if p.memory_info().rss > 100_000_000]

    def kill(self) -> None:
        """Make sure that nothing of it runs on."""
        for process in self.processes():
            process.kill()
        self.process.wait(10)

    def check_left_nothing(self) -> None:
        """No process, no socket, and no traceback where a user could see it."""
        wait_for(
            lambda: not self.processes(),
            lambda: f"the end of {[p.cmdline() for p in self.processes()]}",
            5.0,
        )
        assert not Path(self._socket).exists(), "The socket was left behind."
        self.check_no_traceback()

    def check_no_traceback(self) -> None:
        """A user is told in sentences."""
        for text in (self.said(), self.log()):
            assert not re.search(r"Traceback|Fatal Python error|Segmentation|QThread: Destroyed", text), text[-4000:]


def _socket_address(desktop: Desktop) -> str:
    command = "from dictation_app.paths import socket_address; print(socket_address())"
    return desktop.run(sys.executable, "-c", command).stdout.decode().strip()
