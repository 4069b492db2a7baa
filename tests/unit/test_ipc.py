"""The client side of the socket: no Qt, quick, and clear when nobody answers."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dictation_app import ipc, paths
from dictation_app.errors import ExitCode, NotRunningError, UserError


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    path = paths.socket_address()
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return path


def serve_once(address: str, reply: bytes) -> tuple[threading.Thread, list[bytes]]:
    """A server that answers one request."""
    heard: list[bytes] = []
    server = socket.socket(socket.AF_UNIX)
    server.bind(address)
    server.listen()

    def answer() -> None:
        connection, _ = server.accept()
        with server, connection:
            heard.append(connection.makefile("rb").readline())
            connection.sendall(reply)

    thread = threading.Thread(target=answer)
    thread.start()
    return thread, heard


def test_request_goes_there_and_result_comes_back(address: str) -> None:
    thread, heard = serve_once(address, b'{"ok": true, "result": {"state": "idle"}}\n')
    assert ipc.request("status", detail=3) == {"state": "idle"}
    thread.join()
    assert json.loads(heard[0]) == {"command": "status", "detail": 3}


def test_refusal_carries_its_exit_code(address: str) -> None:
    thread, _ = serve_once(address, b'{"ok": false, "message": "No.", "hint": "Try.", "exit_code": 8}\n')
    with pytest.raises(UserError, match=r"No\. Try\.") as caught:
        ipc.request("set")
    assert caught.value.exit_code == ExitCode.SETTINGS
    thread.join()


def test_nobody_there_is_said(address: str) -> None:
    with pytest.raises(NotRunningError, match="not running"):
        ipc.request("status")
    assert not ipc.is_running()


def test_app_that_does_not_answer_is_told_apart_from_none(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ipc, "TIMEOUT_S", 0.2)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        with pytest.raises(UserError, match="does not answer") as caught:
            ipc.request("status")
    assert not isinstance(caught.value, NotRunningError)


# --- listening ------------------------------------------------------------------------------------------------------

OK = b'{"ok": true, "result": null}\n'


def test_events_come_until_the_app_ends(address: str) -> None:
    thread, heard = serve_once(address, OK + b'{"event": "state", "state": "idle"}\n{"event": "partial"}\n')
    events = list(ipc.listen(partials=True))
    thread.join()
    assert events == [{"event": "state", "state": "idle"}, {"event": "partial"}]
    assert json.loads(heard[0]) == {"command": "listen", "partials": True}


def test_half_an_event_is_no_event(address: str) -> None:
    thread, _ = serve_once(address, OK + b'{"event": "state"}\n{"event": "par')
    assert list(ipc.listen(partials=True)) == [{"event": "state"}]
    thread.join()


def test_an_app_that_knows_no_events_says_so(address: str) -> None:
    thread, _ = serve_once(address, b'{"ok": false, "message": "Unknown.", "hint": "Update.", "exit_code": 1}\n')
    with pytest.raises(UserError, match=r"Unknown\. Update\."):
        next(ipc.listen(partials=False))
    thread.join()


def test_without_an_app_there_is_nothing_to_listen_to(address: str) -> None:
    with pytest.raises(NotRunningError):
        next(ipc.listen(partials=False))


def test_waiting_for_an_event_has_no_time_limit(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ipc, "TIMEOUT_S", 0.2)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(OK)
                time.sleep(0.5)
                connection.sendall(b'{"event": "late"}\n')

        thread = threading.Thread(target=answer)
        thread.start()
        assert next(ipc.listen(partials=False)) == {"event": "late"}
        thread.join()


def test_a_pipe_is_read_aside_line_by_line_to_its_end() -> None:
    """As on Windows; a pipe without data does not stop this thread from being interrupted."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        lines = ipc._read_aside(pipe)
        os.write(writing, b"one\ntwo\n")
        assert [next(lines), next(lines)] == [b"one\n", b"two\n"]
        later = threading.Timer(0.5, lambda: (os.write(writing, b"three\n"), os.close(writing)))
        later.start()
        assert list(lines) == [b"three\n"]
        later.join()


def test_long_runtime_folder_still_gives_a_usable_socket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("x" * 120)))
    assert len(os.fsencode(paths.socket_address())) < 104


def test_commands_to_the_running_app_import_neither_qt_nor_numpy(tmp_path: Path) -> None:
    code = (
        "import sys; from dictation_app.cli import run; code = run(['status']);"
        "heavy = {'PySide6', 'numpy', 'ctranslate2', 'faster_whisper', 'sounddevice', 'av'} & set(sys.modules);"
        "sys.exit(repr((code, heavy)) if heavy or code != 3 else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == "dictation: Dictation is not running. Start it with `dictation`.\n"
