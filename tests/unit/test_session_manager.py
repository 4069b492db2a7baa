"""The session manager (XSMP), as its libraries behave in a process of its own: they are ready to end it."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app import session_manager
from tests.system.session_manager import SessionManager

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or session_manager._load() is None, reason="Session managers are Linux's."
)

PROGRAM = """
import sys
from dictation_app.session_manager import SessionManager

manager = SessionManager(None)
manager.start()
sys.stdin.read()
manager.close()
"""
ICE, XSMP = 0, 1
"""The connection itself, and the first protocol on it."""
BAD_MINOR, TO_PROTOCOL, TO_CONNECTION = 0x8000, 1, 2
"""A class of errors, and for what they are fatal."""


@pytest.fixture
def manager() -> Iterator[SessionManager]:
    made = SessionManager()
    yield made
    made.close()


@pytest.fixture
def program(manager: SessionManager) -> Iterator[subprocess.Popen[str]]:
    env = {**os.environ, "SESSION_MANAGER": f"tcp/nowhere:1,{manager.address}"}
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


@pytest.mark.parametrize(("protocol", "severity"), [(ICE, TO_CONNECTION), (XSMP, TO_PROTOCOL)])
def test_an_error_that_the_manager_reports_does_not_end_the_program(
    manager: SessionManager, program: subprocess.Popen[str], protocol: int, severity: int
) -> None:
    manager.wait_for_client()
    manager.send(struct.pack("=BBHIBBHI", protocol, 0, BAD_MINOR, 1, 1, severity, 0, 1))
    manager.ask_to_save(shutdown=False)  # it listens on
    program.communicate(timeout=10)
    assert program.returncode == 0


def test_a_manager_that_goes_does_not_end_the_program(manager: SessionManager, program: subprocess.Popen[str]) -> None:
    manager.wait_for_client()
    manager.vanish()
    program.communicate(timeout=10)
    assert program.returncode == 0


@pytest.mark.parametrize("named", ["", "tcp/somewhere:1", "inet6/somewhere:1,decnet/somewhere::1", "nonsense"])
def test_nothing_goes_over_the_network(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SESSION_MANAGER", named)
    assert not session_manager.SessionManager.is_there()
