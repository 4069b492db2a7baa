"""Talking to the running app over its local socket: one JSON line there, one JSON line back.

Standard library only: ``dictation toggle`` bound to a key must answer before the user starts to speak, so neither Qt
nor NumPy is imported on this way. The server side is `ui.single_instance`.

Request: ``{"command": "status", ...arguments}``. Reply: ``{"ok": true, "result": ...}`` or
``{"ok": false, "message": "...", "hint": "...", "exit_code": 8}``.

``{"command": "files", "paths": [...]}`` has files and folders transcribed (absolute names); the result is their number.

``{"command": "listen", "partials": true}`` is answered by ``{"ok": true, "result": null}``, and then by a line for each
thing that happens, until one side ends the connection. The state comes at once, and so do a problem and the words that
there are already:

- ``{"event": "state", "state": "listening", "ready": true}`` (`values.status.AppState`) when one of the two changes
- ``{"event": "partial", "text": "...", "stable_characters": 12}`` when the words of the dictation under way change
  (`values.status.LiveText`), only with ``partials``; the text is empty when the dictation has ended
- ``{"event": "finished", "last": {...}}`` with the fields of `values.dictation.LastDictation`, when a dictation ended
  with words, and when what was held back of it has been inserted after all
- ``{"event": "problem", "problem": "...", "hint": "..."}`` when what is wrong changes; both are empty when all is well

What changes at one time comes in the order partial, finished, problem, state. Whoever reads too slowly is dropped.
"""

from __future__ import annotations

import contextlib
import json
import queue
import socket
import sys
import threading
from typing import TYPE_CHECKING, Any

from dictation_app.errors import ExitCode, NotRunningError, UserError
from dictation_app.paths import socket_address
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from io import RawIOBase
    from pathlib import Path

TIMEOUT_S = 5.0
"""The app answers within a screen refresh; this is for a machine that swaps."""

_MOST_BYTES = 32 * 1024
"""Of names of files in one request; `ui.single_instance` takes twice as much."""

_PIPE_LOOK_S = 0.2
"""How long Ctrl+C may take on Windows, where it does not end the reading of a pipe."""


class RemoteError(UserError):
    """The running app refused a command; carries its exit code."""

    def __init__(self, message: str, hint: str, exit_code: int) -> None:
        super().__init__(message, hint)
        self.exit_code = ExitCode(exit_code)


def request(command: str, **arguments: object) -> Any:
    """Send one command to the running app and return its result.

    Raises `NotRunningError` where no app listens, `RemoteError` where it refuses.
    """
    line = _request_line(command, arguments)
    with _reaching_the_app():
        reply = json.loads(_exchange_pipe(line) if sys.platform == "win32" else _exchange_socket(line))
    return _result(reply)


def hand_over(files: Iterable[Path]) -> None:
    """Have the running app transcribe these files, as if they were dropped on its window, and show it. As `request`.

    In several requests where they are many: the app refuses a line that is too long.
    """
    names: list[str] = []
    size = 0
    for name in map(str, files):
        length = len(json.dumps(name)) + 2
        if names and size + length > _MOST_BYTES:
            request("files", paths=names)
            names, size = [], 0
        names.append(name)
        size += length
    request("files", paths=names)


def listen(*, partials: bool) -> Generator[dict[str, Any], None, None]:
    """What happens in the running app, as it happens, until it quits; the module's docstring names the events.

    Raises as `request` does, and `UserError` where the app dropped this reader because it was too slow.
    """
    line = _request_line("listen", {"partials": partials})
    lines = _lines_of_pipe(line) if sys.platform == "win32" else _lines_of_socket(line)
    with contextlib.closing(lines):
        with _reaching_the_app():
            reply = json.loads(next(lines, b""))
        _result(reply)
        for event in lines:
            # The last line of an app that was killed may be half of one.
            if event.endswith(b"\n"):
                yield json.loads(event)
    if is_running():
        raise UserError(
            say("Dictation ended the connection: its events were not read fast enough."), say("Listen again.")
        )


def _request_line(command: str, arguments: dict[str, Any]) -> bytes:
    return json.dumps({"command": command, **arguments}).encode() + b"\n"


@contextlib.contextmanager
def _reaching_the_app() -> Iterator[None]:
    try:
        yield
    except TimeoutError as exc:
        raise UserError(
            say("Dictation is running but does not answer."), say("Quit it from the tray and start it again.")
        ) from exc
    except (OSError, ValueError) as exc:
        raise NotRunningError(say("Dictation is not running."), say("Start it with `dictation`.")) from exc


def _result(reply: Any) -> Any:
    try:
        if reply["ok"]:
            return reply["result"]
        refused = RemoteError(reply["message"], reply["hint"], reply["exit_code"])
    except (KeyError, TypeError, ValueError) as exc:
        raise UserError(say("What answers is not Dictation."), say("Quit it and start `dictation` again.")) from exc
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


def _lines_of_socket(line: bytes) -> Generator[bytes, None, None]:
    """The reply within the time limit, then lines whenever they come."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(TIMEOUT_S)
        connection.connect(socket_address())
        connection.sendall(line)
        with connection.makefile("rb") as stream:
            yield stream.readline()
            connection.settimeout(None)
            # Whoever is dropped may see a reset instead of an end.
            with contextlib.suppress(ConnectionError):
                yield from stream


def _lines_of_pipe(line: bytes) -> Generator[bytes, None, None]:
    with open(socket_address(), "r+b", buffering=0) as pipe:  # noqa: PTH123  # a pipe name is no path
        pipe.write(line)
        yield from _read_aside(pipe)


def _read_aside(pipe: RawIOBase) -> Iterator[bytes]:
    """The lines of a pipe, read on another thread: this one stays free for Ctrl+C."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read() -> None:
        with contextlib.suppress(OSError, ValueError):  # ended, or closed by this side
            while got := pipe.readline():
                lines.put(got)
        lines.put(b"")

    threading.Thread(target=read, daemon=True).start()
    while True:
        with contextlib.suppress(queue.Empty):
            if not (got := lines.get(timeout=_PIPE_LOOK_S)):
                return
            yield got
