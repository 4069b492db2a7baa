"""The command server against its real client."""

from __future__ import annotations

import os
import socket
import stat
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app import ipc, paths
from dictation_app.errors import SettingsError, UserError
from dictation_app.ui.single_instance import MAX_REQUEST_BYTES, CommandServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


def execute(request: dict[str, Any]) -> object:
    if request["command"] == "refuse":
        raise SettingsError("No such setting.", "Look again.")
    return {"heard": request["command"], "text": "größe 你好"}


@pytest.fixture
def server(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CommandServer]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    made = CommandServer(paths.socket_address(), execute)
    assert made.listen()
    yield made
    made.close()


def in_thread(qtbot: QtBot, work: Callable[[], object]) -> object:
    """The client blocks; the server needs this thread's event loop."""
    result: list[object] = []

    def run() -> None:
        try:
            result.append(work())
        except UserError as exc:
            result.append(exc)

    thread = threading.Thread(target=run)
    thread.start()
    qtbot.waitUntil(lambda: bool(result))
    thread.join()
    return result[0]


def test_request_is_answered(qtbot: QtBot, server: CommandServer) -> None:
    assert in_thread(qtbot, lambda: ipc.request("status")) == {"heard": "status", "text": "größe 你好"}


def test_refusal_arrives_with_its_exit_code(qtbot: QtBot, server: CommandServer) -> None:
    refused = in_thread(qtbot, lambda: ipc.request("refuse"))
    assert isinstance(refused, UserError)
    assert (str(refused), refused.exit_code) == ("No such setting. Look again.", SettingsError.exit_code)


def test_second_server_gets_no_place_and_the_first_goes_on(qtbot: QtBot, server: CommandServer) -> None:
    second = CommandServer(paths.socket_address(), execute)
    assert not second.listen()
    assert in_thread(qtbot, lambda: ipc.request("status"))


def test_socket_left_by_a_killed_app_is_replaced(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    address = paths.socket_address()
    Path(address).parent.mkdir(parents=True)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(address)
    server = CommandServer(address, execute)
    assert server.listen()
    assert in_thread(qtbot, lambda: ipc.request("status"))
    server.close()


def test_socket_belongs_to_its_owner_alone(server: CommandServer) -> None:
    address = Path(paths.socket_address())
    assert stat.S_IMODE(address.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700


def test_folder_of_another_user_is_refused(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    uid = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: uid + 1)
    with pytest.raises(UserError, match="another user"):
        CommandServer(paths.socket_address(), execute).listen()


@pytest.mark.parametrize("line", [b"no json\n", b"[1]\n", b"\xff\xfe\n", b'{"command"\n'])
def test_nonsense_is_refused_and_does_no_harm(qtbot: QtBot, server: CommandServer, line: bytes) -> None:
    def talk() -> object:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(paths.socket_address())
            connection.sendall(line)
            return connection.makefile("rb").readline()

    answer = in_thread(qtbot, talk)
    assert isinstance(answer, bytes)
    assert b'"ok": false' in answer
    assert in_thread(qtbot, lambda: ipc.request("status"))


def test_endless_line_is_cut_off(qtbot: QtBot, server: CommandServer) -> None:
    def talk() -> object:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(paths.socket_address())
            try:
                connection.sendall(b"x" * (MAX_REQUEST_BYTES * 4))
                return connection.recv(10)
            except OSError:
                return b""

    assert in_thread(qtbot, talk) == b""
