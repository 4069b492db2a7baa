"""Whether the keyboard is this desktop's, by a stand-in of logind's command."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app.hotkey.front_session import is_in_front

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="logind")


def answer(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str, display: str = "7") -> None:
    """As ``loginctl show-user`` and ``show-session`` print it; a session with another name is unknown."""
    command = folder / "loginctl"
    told = "\n".join(lines)
    command.write_text(
        "#!/bin/sh\n"
        f'case "$1 $2" in "show-user {os.getuid()}") echo "Display={display}";; '
        f'"show-session 7") echo "{told}";; *) exit 1;; esac\n'
    )
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


@pytest.mark.parametrize(
    ("active", "locked", "expected"), [("yes", "no", True), ("no", "no", False), ("yes", "yes", False)]
)
@pytest.mark.parametrize("is_named", [False, True])
def test_another_users_screen_and_a_locked_one_are_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, active: str, locked: str, expected: bool, is_named: bool
) -> None:
    answer(tmp_path, monkeypatch, f"Active={active}", f"LockedHint={locked}")
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    if is_named:
        monkeypatch.setenv("XDG_SESSION_ID", "7")
    assert is_in_front() is expected


@pytest.mark.parametrize(("session", "display"), [("9", ""), ("", "")])
def test_where_nobody_knows_it_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: str, display: str
) -> None:
    answer(tmp_path, monkeypatch, "Active=no", display=display)
    monkeypatch.setenv("XDG_SESSION_ID", session)
    assert is_in_front()
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert is_in_front()
