"""The end of the desktop's session: what was said until then is on the disk before the log-out goes on.

Windows says it through Qt, which waits for the slot; on Linux a `session_manager` says it on a thread of its own.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QSessionManager

from dictation_app.session_manager import ANSWER_S, SessionManager

if TYPE_CHECKING:
    from collections.abc import Callable

STAYS_AFTER_S = 40.0
"""Not everybody says that a log-out was cancelled: who is still there then stays. What was said before is too old for
a window then (`output.chain.TOO_OLD_S`)."""
_LOOK_MS = 10


class Leaver(Protocol):
    """Who is told (`departure.Departure`), on the GUI thread."""

    def leave(self, safe: Callable[[], None]) -> None:
        """End what is being recorded, put nothing into a window any more, and call `safe` when all is on the disk."""
        ...

    def stay(self) -> None:
        """It goes on; what was held back goes out."""
        ...

    def quit(self) -> None:
        """End the app."""
        ...


class LogOut(QObject):
    """Tells a `Leaver` when the session ends."""

    _began = Signal(object)
    _cancelled = Signal()
    _ended = Signal()

    def __init__(self, leaver: Leaver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leaver = leaver
        self._began.connect(self._on_began)
        self._cancelled.connect(self._on_cancelled)
        self._ended.connect(self._on_ended)
        self._stays = QTimer(self, singleShot=True, interval=round(STAYS_AFTER_S * 1000))
        self._stays.timeout.connect(self._on_cancelled)
        self._manager: SessionManager | None = None

    def start(self) -> None:
        """From now on."""
        qt = QGuiApplication.instance()
        if isinstance(qt, QGuiApplication):
            qt.commitDataRequest.connect(self.on_commit_data)
            # A Qt that speaks with the session manager itself has an id from there.
            if SessionManager.is_there() and not qt.sessionId():
                self._manager = SessionManager(self)
                self._manager.start()

    def close(self) -> None:
        """Leave the session."""
        if self._manager is not None:
            self._manager.close()

    @Slot(QSessionManager)
    def on_commit_data(self, manager: QSessionManager) -> None:
        """From Qt, which goes on with the log-out when this returns."""
        manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
        safe = threading.Event()
        self._on_began(safe.set)
        loop = QEventLoop()
        look = QTimer(interval=_LOOK_MS)
        until_s = time.monotonic() + ANSWER_S
        look.timeout.connect(lambda: loop.quit() if safe.is_set() or time.monotonic() > until_s else None)
        look.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    @Slot(object)
    def _on_began(self, safe: Callable[[], None]) -> None:
        self._stays.start()
        self._leaver.leave(safe)

    @Slot()
    def _on_cancelled(self) -> None:
        self._stays.stop()
        self._leaver.stay()

    @Slot()
    def _on_ended(self) -> None:
        self._leaver.leave(lambda: None)
        self._leaver.quit()

    # What the session manager tells, on its thread (`session_manager.SessionListener`).

    def on_log_out(self, safe: Callable[[], None]) -> None:
        """See `SessionListener`."""
        self._began.emit(safe)

    def on_stay(self) -> None:
        """See `SessionListener`."""
        self._cancelled.emit()

    def on_end(self) -> None:
        """See `SessionListener`."""
        self._ended.emit()
