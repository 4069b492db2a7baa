"""The command server against its real client."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app import ipc, paths
from dictation_app.errors import SettingsError, UserError
from dictation_app.ui.single_instance import MAX_REQUEST_BYTES, MAX_UNSENT_BYTES, CommandServer
from dictation_app.values.status import AppState, LiveText
from tests.dictations import LAST

from .statuses import FEW_WORDS, HOTKEY_TAKEN, READY, live, status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


def execute(request: dict[str, Any]) -> object:
    if request["command"] == "refuse":
        raise SettingsError("No such setting.", "Look again.")
    if request["command"] == "break":
        raise ZeroDivisionError
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


def test_whoever_meets_a_bug_is_answered_and_so_is_the_next(
    qtbot: QtBot, server: CommandServer, caplog: pytest.LogCaptureFixture
) -> None:
    answer = in_thread(qtbot, lambda: ipc.request("break"))
    assert isinstance(answer, UserError)
    assert str(answer) == "The app made an error. Its log has the details."
    assert in_thread(qtbot, lambda: ipc.request("start")) == {"heard": "start", "text": "größe 你好"}
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


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


# --- listeners ------------------------------------------------------------------------------------------------------


class Listener:
    """`ipc.listen` on a thread of its own."""

    def __init__(self, *, partials: bool) -> None:
        self.events: list[dict[str, Any]] = []
        self.ended_with: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(partials,))
        self._thread.start()

    def _run(self, partials: bool) -> None:
        try:
            for event in ipc.listen(partials=partials):
                self.events.append(event)
        except UserError as exc:
            self.ended_with = exc

    @property
    def is_over(self) -> bool:
        return not self._thread.is_alive()

    def names(self) -> list[str]:
        return [event["event"] for event in self.events]


def begin(qtbot: QtBot, server: CommandServer, *, partials: bool = True) -> Listener:
    before = server.listeners
    listener = Listener(partials=partials)
    qtbot.waitUntil(lambda: server.listeners > before)
    return listener


@contextmanager
def silent_listener(qtbot: QtBot, server: CommandServer) -> Iterator[socket.socket]:
    """One that asks for everything and reads nothing."""
    before = server.listeners
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(paths.socket_address())
        connection.sendall(b'{"command": "listen", "partials": true}\n')
        qtbot.waitUntil(lambda: server.listeners > before)
        yield connection


STATE_IDLE = {"event": "state", "state": "idle", "ready": True}


def test_a_listener_hears_a_dictation_from_its_beginning_to_its_end(qtbot: QtBot, server: CommandServer) -> None:
    server.show_status(READY)
    listener = begin(qtbot, server)
    server.show_status(status(AppState.LISTENING))
    server.show_status(status(AppState.LISTENING, live=FEW_WORDS))
    server.show_status(status(AppState.LISTENING, live=FEW_WORDS, microphone="Another"))
    server.show_status(status(AppState.TRANSCRIBING, live=FEW_WORDS))
    server.show_status(replace(READY, last=LAST))
    qtbot.waitUntil(lambda: len(listener.events) == 7)
    assert listener.events == [
        STATE_IDLE,
        {"event": "state", "state": "listening", "ready": True},
        {"event": "partial", "text": FEW_WORDS.text, "stable_characters": FEW_WORDS.stable_characters},
        {"event": "state", "state": "transcribing", "ready": True},
        {"event": "partial", "text": "", "stable_characters": 0},
        {
            "event": "finished",
            "last": {
                "text": LAST.text,
                "raw_text": "",
                "language": "en",
                "method": "paste",
                "delivery": "delivered",
                "detail": "",
                "is_trouble": False,
                "withheld": "",
                "audio_seconds": 5.2,
                "stop_to_text_ms": 430,
                "withheld_text": "",
                "is_incomplete": False,
                "decode_ms": 380,
                "stop_to_utterance_ms": 0,
                "stop_to_transcript_ms": 0,
                "target": "",
                "hold": "",
                "speech_seconds": 0.0,
                "engine": None,
                "later": "",
            },
        },
        STATE_IDLE,
    ]
    server.close()
    qtbot.waitUntil(lambda: listener.is_over)
    assert listener.ended_with is None


def test_the_same_words_said_twice_are_told_twice(qtbot: QtBot, server: CommandServer) -> None:
    server.show_status(replace(READY, last=LAST))
    listener = begin(qtbot, server)
    server.show_status(status(AppState.LISTENING, last=LAST))
    server.show_status(replace(READY, last=replace(LAST)))
    qtbot.waitUntil(lambda: listener.names() == ["state", "state", "finished", "state"])
    server.close()
    qtbot.waitUntil(lambda: listener.is_over)


def test_partials_come_only_to_whom_they_were_promised(qtbot: QtBot, server: CommandServer) -> None:
    server.show_status(status(AppState.LISTENING, live=live("Before")))
    one, other = begin(qtbot, server, partials=False), begin(qtbot, server, partials=True)
    server.show_status(status(AppState.LISTENING, live=FEW_WORDS))
    server.show_status(READY)
    qtbot.waitUntil(lambda: len(one.events) == 2 and len(other.events) == 5)
    assert one.names() == ["state", "state"]
    assert other.names() == ["state", "partial", "partial", "partial", "state"]
    assert [event["text"] for event in other.events if event["event"] == "partial"] == ["Before", FEW_WORDS.text, ""]
    server.close()
    qtbot.waitUntil(lambda: one.is_over and other.is_over)


def test_a_problem_is_told_and_its_end(qtbot: QtBot, server: CommandServer) -> None:
    server.show_status(HOTKEY_TAKEN)
    listener = begin(qtbot, server)
    server.show_status(READY)
    qtbot.waitUntil(lambda: listener.names() == ["state", "problem", "problem", "state"])
    assert listener.events[1] == {"event": "problem", "problem": HOTKEY_TAKEN.problem, "hint": HOTKEY_TAKEN.hint}
    assert listener.events[2] == {"event": "problem", "problem": "", "hint": ""}
    server.close()
    qtbot.waitUntil(lambda: listener.is_over)


def test_requests_are_answered_while_somebody_listens(qtbot: QtBot, server: CommandServer) -> None:
    listener = begin(qtbot, server)
    assert in_thread(qtbot, lambda: ipc.request("status")) == {"heard": "status", "text": "größe 你好"}
    assert listener.events == []
    server.show_status(READY)
    qtbot.waitUntil(lambda: listener.events == [STATE_IDLE])
    server.close()
    qtbot.waitUntil(lambda: listener.is_over)


def test_one_that_does_not_read_is_dropped_and_the_others_go_on(qtbot: QtBot, server: CommandServer) -> None:
    server.show_status(READY)
    with silent_listener(qtbot, server):
        listener = begin(qtbot, server)
        text = "w" * 60_000
        for index in range(2 * MAX_UNSENT_BYTES // len(text)):
            server.show_status(status(AppState.LISTENING, live=LiveText(text=f"{text}{index}")))
            qtbot.waitUntil(lambda index=index: len(listener.events) >= index + 2)
        assert server.listeners == 1
        server.close()
        qtbot.waitUntil(lambda: listener.is_over)
        assert listener.events[-1]["text"].endswith(f"w{index}")


def test_one_that_is_dropped_is_told_why(qtbot: QtBot, server: CommandServer) -> None:
    server.show_status(READY)
    listener = begin(qtbot, server)
    qtbot.waitUntil(lambda: listener.events == [STATE_IDLE])
    # In one go, the other side has no time to read.
    server.publish({"event": "partial", "text": "w" * 3 * MAX_UNSENT_BYTES})
    assert server.listeners == 0
    qtbot.waitUntil(lambda: listener.is_over)
    assert "not read fast enough" in str(listener.ended_with)


def test_one_that_goes_away_is_forgotten(qtbot: QtBot, server: CommandServer) -> None:
    with silent_listener(qtbot, server):
        pass
    qtbot.waitUntil(lambda: server.listeners == 0)
    server.show_status(READY)


def test_what_a_listener_says_is_not_kept(qtbot: QtBot, server: CommandServer) -> None:
    with silent_listener(qtbot, server) as connection:
        connection.settimeout(5)
        taken = in_thread(qtbot, lambda: connection.sendall(b"x" * (MAX_REQUEST_BYTES * 20)) or True)
        assert taken is True
        assert [listener.bytesAvailable() for listener in server._listeners] == [0]
    qtbot.waitUntil(lambda: server.listeners == 0)


def command(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "dictation_app", *arguments],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.parametrize("end", ["interrupt", "quit"])
def test_the_command_prints_a_line_for_each_event(qtbot: QtBot, server: CommandServer, end: str) -> None:
    server.show_status(READY)
    process = command("listen", "--partials")
    try:
        qtbot.waitUntil(lambda: server.listeners == 1, timeout=20_000)
        server.show_status(status(AppState.LISTENING, live=live("größe", " 你好")))
        assert process.stdout is not None
        lines = [in_thread(qtbot, process.stdout.readline) for _ in range(3)]
        if end == "interrupt":
            process.send_signal(signal.SIGINT)
        else:
            server.close()
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        rest, told = process.communicate()
    finally:
        process.kill()
        process.communicate()
    assert [json.loads(str(line))["event"] for line in lines] == ["state", "partial", "state"]
    assert "größe 你好" in str(lines[1])
    assert rest == ""
    assert (process.returncode, told.lstrip()) == (
        (130, "dictation: Interrupted.\n") if end == "interrupt" else (0, "")
    )
