"""One app per user: the lock, and the local socket through which a second start and the command line reach the first.

The client side is `ipc`. The socket belongs to its owner alone.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dictation_app.errors import ExitCode, UserError

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

MAX_REQUEST_BYTES = 64 * 1024


class CommandServer(QObject):
    """Listens on `address` and answers each line with what `execute` returns."""

    def __init__(
        self, address: str, execute: Callable[[dict[str, Any]], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._address = address
        self._execute = execute
        self._lock: QLockFile | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Become the one app; False where another one is. Raise `UserError` where no socket can be made."""
        if sys.platform != "win32":
            folder = Path(self._address).parent
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                owner = folder.stat().st_uid
            except OSError as exc:
                raise UserError(
                    f"The folder {folder} for the app's socket cannot be made: {exc.strerror}.", "Check permissions."
                ) from exc
            if owner != os.getuid():
                # In a shared folder such as /tmp somebody else could have been there first.
                raise UserError(f"The folder {folder} belongs to another user.", "Set XDG_RUNTIME_DIR.")
            lock = QLockFile(f"{self._address}.lock")
            lock.setStaleLockTime(0)  # stale is one whose process is gone, however old
            if not lock.tryLock(0):
                if lock.error() is QLockFile.LockError.LockFailedError:
                    return False
                raise UserError(f"The app's lock cannot be made in {folder}.", "Check space and permissions.")
            self._lock = lock
            # What lies here is from an app that did not end cleanly: the lock says that none runs.
            QLocalServer.removeServer(self._address)
        if not self._server.listen(self._address):
            raise UserError(f"The app's socket cannot be opened: {self._server.errorString()}.", "Check permissions.")
        return True

    def close(self) -> None:
        """Stop listening and let the next app in."""
        self._server.close()
        if self._lock is not None:
            self._lock.unlock()

    def _on_connection(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.readyRead.connect(self._on_data)
            connection.disconnected.connect(connection.deleteLater)
            if connection.bytesAvailable():
                self._answer(connection)

    def _on_data(self) -> None:
        connection = self.sender()
        if isinstance(connection, QLocalSocket):
            self._answer(connection)

    def _answer(self, connection: QLocalSocket) -> None:
        if not connection.canReadLine():
            if connection.bytesAvailable() > MAX_REQUEST_BYTES:
                connection.abort()
            return
        line = bytes(connection.readLine().data())
        connection.write(json.dumps(self._reply(line), ensure_ascii=False).encode() + b"\n")
        connection.flush()
        connection.disconnectFromServer()

    def _reply(self, line: bytes) -> dict[str, object]:
        try:
            request = json.loads(line)
        except ValueError:
            request = None
        if not isinstance(request, dict):
            return _refusal("The request is not understood.", "Use the `dictation` command.", ExitCode.USAGE)
        try:
            return {"ok": True, "result": self._execute(request)}
        except UserError as exc:
            return _refusal(exc.message, exc.hint, exc.exit_code)
        except Exception:  # noqa: BLE001  # told to whoever waits, and logged
            # A bug in one command: whoever waits for the answer must get one.
            _log.exception("A command failed")
            return _refusal("The app made an error.", "Its log has the details.", ExitCode.FAILED)


def _refusal(message: str, hint: str, code: ExitCode) -> dict[str, object]:
    return {"ok": False, "message": message, "hint": hint, "exit_code": int(code)}
