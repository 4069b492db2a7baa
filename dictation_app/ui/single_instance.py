"""One app per user: the lock, and the local socket through which a second start and the command line reach the first.

The client side is `ipc`, whose docstring has the protocol. The socket belongs to its owner alone; so the words that
`dictation listen` is told stay with the user.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QLockFile, QObject, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dictation_app import ipc
from dictation_app.errors import ExitCode, UserError
from dictation_app.sentences import as_str, say
from dictation_app.values.status import LiveText
from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.values.status import AppStatus

_log = logging.getLogger(__name__)

MAX_REQUEST_BYTES = 64 * 1024

MAX_UNSENT_BYTES = 1024 * 1024
"""Memory that one listener may cost the app, which never waits for any and so keeps what is not read; with more it is
dropped. With partials each event repeats the dictation so far: at three a second with 1 KB of text this is over five
minutes. So only one that has stopped reading comes to it, not one that is slow, and several of them do no harm."""


def hold(address: str) -> QLockFile | None:
    """The lock of the one app with this address; None where another one has it. Raise `UserError` without a folder."""
    folder = Path(address).parent
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        owner = folder.stat().st_uid
    except OSError as exc:
        raise UserError(
            say(
                "The folder {folder} for the app's socket cannot be made: {reason}.", folder=folder, reason=exc.strerror
            ),
            say("Check permissions."),
        ) from exc
    if sys.platform != "win32" and owner != os.getuid():
        # In a shared folder such as /tmp somebody else could have been there first.
        raise UserError(say("The folder {folder} belongs to another user.", folder=folder), say("Set XDG_RUNTIME_DIR."))
    lock = QLockFile(f"{address}.lock")
    lock.setStaleLockTime(0)  # stale is one whose process is gone, however old
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        return None
    raise UserError(
        say("The app's lock cannot be made in {folder}.", folder=folder), say("Check space and permissions.")
    )


@contextmanager
def without_app(address: str) -> Iterator[None]:
    """Keep the app from being started meanwhile; raise `UserError` where it is running."""
    running = UserError(say("Dictation is running."), say("Quit it (`dictation quit`) and try again."))
    if ipc.is_running():
        raise running
    lock = None
    if sys.platform != "win32":
        lock = hold(address)
        if lock is None:
            raise running
    try:
        yield
    finally:
        if lock is not None:
            lock.unlock()


class CommandServer(QObject):
    """Listens on `address` and answers each line with what `execute` returns."""

    def __init__(
        self, address: str, execute: Callable[[dict[str, Any]], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._address = address
        self._execute = execute
        self._lock: QLockFile | None = None
        self._status: AppStatus | None = None
        self._listeners: dict[QLocalSocket, bool] = {}
        """And whether they want partials."""
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Become the one app; False where another one is. Raise `UserError` where no socket can be made."""
        if sys.platform != "win32":
            self._lock = hold(self._address)
            if self._lock is None:
                return False
            # What lies here is from an app that did not end cleanly: the lock says that none runs.
            QLocalServer.removeServer(self._address)
        if not self._server.listen(self._address):
            raise UserError(
                say("The app's socket cannot be opened: {reason}.", reason=self._server.errorString()),
                say("Check permissions."),
            )
        return True

    def close(self) -> None:
        """Stop listening and let the next app in."""
        self._server.close()
        for connection in list(self._listeners):
            connection.disconnectFromServer()
        if self._lock is not None:
            self._lock.unlock()

    @property
    def listeners(self) -> int:
        """How many are told what happens."""
        return len(self._listeners)

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Tell the listeners what is new in it."""
        before, self._status = self._status, status
        if self._listeners:
            for event in _news(before, status):
                self.publish(event)

    def publish(self, event: dict[str, Any]) -> None:
        """Send an event to the listeners; it never waits for them."""
        line = _line(event)
        for connection, partials in list(self._listeners.items()):
            if not partials and event["event"] == "partial":
                continue
            connection.write(line)
            connection.flush()
            if connection.bytesToWrite() > MAX_UNSENT_BYTES:
                _log.info("A listener did not read and was dropped")
                self._listeners.pop(connection, None)  # it may have gone with the flush
                connection.abort()

    def _on_connection(self) -> None:
        work_off(iter(self._server.nextPendingConnection, None), self._welcome, self._on_bug)

    def _welcome(self, connection: QLocalSocket) -> None:
        connection.readyRead.connect(self._on_data)
        connection.disconnected.connect(self._on_disconnected)
        if connection.bytesAvailable():
            self._answer(connection)

    def _on_data(self) -> None:
        connection = self.sender()
        if isinstance(connection, QLocalSocket):
            work_off((connection,), self._answer, self._on_bug)

    def _on_bug(self, connection: QLocalSocket, bug: Exception) -> None:
        """Whoever waits for the answer must get one."""
        _log.error("A command failed", exc_info=bug)
        _end(connection, _refusal(say("The app made an error."), say("Its log has the details."), ExitCode.FAILED))

    def _on_disconnected(self) -> None:
        connection = self.sender()
        if isinstance(connection, QLocalSocket):
            self._listeners.pop(connection, None)
            connection.deleteLater()

    def _answer(self, connection: QLocalSocket) -> None:
        if connection in self._listeners:
            connection.readAll()  # a listener has nothing to say, and may not fill the memory with it
            return
        if not connection.canReadLine():
            if connection.bytesAvailable() > MAX_REQUEST_BYTES:
                connection.abort()
            return
        line = bytes(connection.readLine().data())
        try:
            request = json.loads(line)
        except ValueError:
            request = None
        if isinstance(request, dict) and request.get("command") == "listen":
            self._begin_listening(connection, partials=bool(request.get("partials")))
            return
        _end(connection, self._reply(request))

    def _begin_listening(self, connection: QLocalSocket, *, partials: bool) -> None:
        connection.write(_line({"ok": True, "result": None}))
        for event in [] if self._status is None else _news(None, self._status):
            if partials or event["event"] != "partial":
                connection.write(_line(event))
        connection.flush()
        self._listeners[connection] = partials

    def _reply(self, request: object) -> dict[str, object]:
        if not isinstance(request, dict):
            return _refusal(say("The request is not understood."), say("Use the `dictation` command."), ExitCode.USAGE)
        try:
            return {"ok": True, "result": self._execute(request)}
        except UserError as exc:
            return _refusal(exc.message, exc.hint, exc.exit_code)


def _end(connection: QLocalSocket, answer: dict[str, object]) -> None:
    connection.write(_line(answer))
    connection.flush()
    connection.disconnectFromServer()


def _news(before: AppStatus | None, now: AppStatus) -> list[dict[str, Any]]:
    """The events that lead from one status to the next; without an earlier one, what a new listener must know."""
    found: list[dict[str, Any]] = []
    if now.live != (LiveText() if before is None else before.live):
        live = now.live
        found.append({"event": "partial", "text": live.text, "stable_characters": live.stable_characters})
    # By identity: the same may be said twice.
    if before is not None and now.last is not None and now.last is not before.last:
        found.append({"event": "finished", "last": msgspec.to_builtins(now.last, enc_hook=as_str)})
    if (now.problem, now.hint) != (("", "") if before is None else (before.problem, before.hint)):
        found.append({"event": "problem", "problem": now.problem, "hint": now.hint})
    state = {"event": "state", "state": now.state.value, "ready": now.ready}
    if before is None:
        return [state, *found]
    if (now.state, now.ready) != (before.state, before.ready):
        found.append(state)
    return found


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False).encode() + b"\n"


def _refusal(message: str, hint: str, code: ExitCode) -> dict[str, object]:
    return {"ok": False, "message": message, "hint": hint, "exit_code": int(code)}
