"""Talking to the running app over its local socket: one JSON line there, one JSON line back.

Standard library only: ``dictation toggle`` bound to a key must answer before the user starts to speak, so neither Qt
nor NumPy is imported on this way. The server side is `ui.single_instance`.

Request: ``{"command": "status", ...arguments}``. Reply: ``{"ok": true, "result": ...}`` or
``{"ok": false, "message": "...", "hint": "...", "exit_code": 8}``.
"""

from __future__ import annotations

import json
import socket
import sys
from typing import Any

from dictation_app.errors import ExitCode, NotRunningError, UserError
from dictation_app.paths import socket_address

TIMEOUT_S = 5.0
"""The app answers within a screen refresh; this is for a machine that swaps."""


class RemoteError(UserError):
    """The running app refused a command; carries its exit code."""

    def __init__(self, message: str, hint: str, exit_code: int) -> None:
        super().__init__(message, hint)
        self.exit_code = ExitCode(exit_code)


def request(command: str, **arguments: object) -> Any:
    """Send one command to the running app and return its result.

    Raises `NotRunningError` where no app listens, `RemoteError` where it refuses.
    """
    line = json.dumps({"command": command, **arguments}).encode() + b"\n"
    try:
        answer = _exchange_pipe(line) if sys.platform == "win32" else _exchange_socket(line)
        reply = json.loads(answer)
    except TimeoutError as exc:
        raise UserError(
            "Dictation is running but does not answer.", "Quit it from the tray and start it again."
        ) from exc
    except (OSError, ValueError) as exc:
        raise NotRunningError("Dictation is not running.", "Start it with `dictation`.") from exc
    try:
        if reply["ok"]:
            return reply["result"]
        refused = RemoteError(reply["message"], reply["hint"], reply["exit_code"])
    except (KeyError, TypeError, ValueError) as exc:
        raise UserError("What answers is not Dictation.", "Quit it and start `dictation` again.") from exc
    raise refused


def is_running() -> bool:
    """Whether an app of this user answers."""
    try:
        request("ping")
    except NotRunningError:
        return False
    return True


def _exchange_socket(line: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(TIMEOUT_S)
        connection.connect(socket_address())
        connection.sendall(line)
        with connection.makefile("rb") as stream:
            return stream.readline()


def _exchange_pipe(line: bytes) -> bytes:
    # A named pipe of QLocalServer opens like a file; no time limit can be set this way.
    with open(socket_address(), "r+b", buffering=0) as pipe:  # noqa: PTH123  # a pipe name is no path
        pipe.write(line)
        return pipe.readline()
