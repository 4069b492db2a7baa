"""WorkerThread: what all worker threads have in common, the guard around their bodies before all."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from dictation_app.sentences import say

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_log = logging.getLogger(__name__)


class WorkerThread(QThread):
    """Runs `body`, which a subclass has; a bug that gets out of it ends the thread and is told."""

    crashed = Signal(str)

    def __init__(self, name: str, doing: str, parent: QObject | None = None) -> None:
        """`doing` is what stops working without this thread, as the beginning of a sentence."""
        super().__init__(parent)
        self.setObjectName(name)
        self._doing = doing

    def run(self) -> None:
        """Thread body."""
        threading.current_thread().name = self.objectName()  # in the log
        try:
            self.body()
        except Exception as exc:  # noqa: BLE001  # a bug: the thread ends and says so
            _log.exception("The %s thread crashed", self.objectName())
            self.crashed.emit(say("{doing} stopped working ({error}).", doing=self._doing, error=type(exc).__name__))

    def body(self) -> None:
        """Do everything there is to do, and return after `shut_down`."""
        raise NotImplementedError
