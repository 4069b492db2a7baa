"""The app's windows as a screen reader has them: what is seen there, and where, to be clicked on.

The package index has no binding of AT-SPI: `screen_reader.py` runs in the system's Python.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from .processes import wait_for

if TYPE_CHECKING:
    from .desktop import Desktop
    from .running_app import App

ENV = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "NO_AT_BRIDGE": "0"}
"""With these an app tells what is in its windows."""
_PROGRAM = Path(__file__).with_name("screen_reader.py")


@dataclass(frozen=True)
class Seen:
    """A control, or a row of a list."""

    name: str
    place: tuple[int, int, int, int]
    """Left, top, width, height on the screen."""
    text: str
    value: float | None
    is_checked: bool
    is_enabled: bool
    rows: int

    @property
    def middle(self) -> tuple[int, int]:
        """To be clicked on."""
        left, top, width, height = self.place
        return left + width // 2, top + height // 2


class Reader:
    """Of one desktop; a context manager."""

    def __init__(self, desktop: Desktop) -> None:
        self._process = subprocess.Popen(
            ["/usr/bin/python3", str(_PROGRAM)],
            env=desktop.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate(timeout=10)

    def see(self, app: App, name: str) -> Seen | None:
        """What is shown under this name; None = nothing."""
        return self._ask("find", app.process.pid, name)

    def wait(self, app: App, name: str, timeout_s: float = 10.0) -> Seen:
        """Wait until it is shown."""
        found = wait_for(lambda: self.see(app, name), lambda: f"'{name}' in a window\n{app.report()}", timeout_s)
        assert found is not None
        return found

    def rows(self, app: App, name: str) -> int:
        """How many are in the list of this name; 0 where it is not shown."""
        found = self._ask("list", app.process.pid, name)
        return found.rows if found is not None else 0

    def row(self, app: App, name: str, number: int) -> Seen:
        """Of the list of this name."""
        found = self._ask("row", app.process.pid, name, number)
        assert found is not None, f"no row {number} in '{name}'"
        return found

    def _ask(self, *question: str | int) -> Seen | None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return msgspec.json.decode(self._process.stdout.readline(), type=Seen | None)
