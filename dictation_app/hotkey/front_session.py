"""Whether the user's desktop is what the keyboard is for: not another user's, and no screen that is locked.

The kernel tells of keys to whoever reads the device, whatever is on the screen. Asked of logind by its own command;
GNOME and KDE tell it that the screen is locked, lockers such as swaylock do not.
"""

from __future__ import annotations

import os
import subprocess

_ANSWER_S = 1.0


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
