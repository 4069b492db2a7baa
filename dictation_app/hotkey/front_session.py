"""Whether the user's desktop is what the keyboard is for: not another user's, and no screen that is locked.

The kernel tells of keys to whoever reads the device, whatever is on the screen. Asked of logind by its own command;
GNOME and KDE tell it that the screen is locked, lockers such as swaylock do not.
"""

from __future__ import annotations

import os
import subprocess
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ANSWER_S = 1.0
_WAIT_S = 0.05
"""An answer takes a tenth of this; the microphone is not kept waiting for longer."""


def is_in_front() -> bool:
    """Also where nobody knows."""
    session = os.environ.get("XDG_SESSION_ID") or _show("show-user", str(os.getuid()), "Display").get("Display", "")
    if not session:
        return True
    found = _show("show-session", session, "Active", "LockedHint")
    return found.get("Active") != "no" and found.get("LockedHint") != "yes"


def _show(what: str, whom: str, *properties: str) -> dict[str, str]:
    command = ["loginctl", what, whom, *(f"--property={each}" for each in properties)]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=_ANSWER_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return {}
    return dict(line.split("=", 1) for line in answer.stdout.splitlines() if "=" in line)


class FrontSession:
    """Asks on a thread of its own: a key waits for the answer a moment only, and then goes by the one before."""

    def __init__(self, is_in_front: Callable[[], bool], on_late: Callable[[], None]) -> None:
        """`on_late` is called from any thread: somebody was told that it is in front, and it was not."""
        self._ask = is_in_front
        self._on_late = on_late
        self._lock = threading.Lock()
        self._known = True
        self._answered: threading.Event | None = None
        """While it is being asked."""
        self._was_said = False
        """Whether somebody went by the answer before, as this one is not there yet."""

    def is_in_front(self) -> bool:
        """As it is now, or as it was when last asked where that takes too long."""
        with self._lock:
            answered = self._answered
            if answered is None:
                answered = self._answered = threading.Event()
                threading.Thread(target=self._answer, args=(answered,), name="front-session", daemon=True).start()
        answered.wait(_WAIT_S)
        with self._lock:
            self._was_said |= self._answered is answered and self._known
            return self._known

    def _answer(self, answered: threading.Event) -> None:
        found = self._ask()
        with self._lock:
            self._known, self._answered = found, None
            is_late, self._was_said = self._was_said and not found, False
        answered.set()
        if is_late:
            self._on_late()
