"""WorkerThread: what all worker threads have in common, the guard around their bodies before all.

LeavableThread: the same for work that may stand still for as long as something outside the app does.
"""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QThread, Signal

from dictation_app.sentences import say
from dictation_app.work_loop import fulfil, guarded

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_log = logging.getLogger(__name__)

_END_S: Final = 1.0


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
        guarded(self.body, self._tell_crash)

    def _tell_crash(self, bug: Exception) -> None:
        _log.error("The %s thread crashed", self.objectName(), exc_info=bug)
        self.crashed.emit(say("{doing} stopped working ({error}).", doing=self._doing, error=type(bug).__name__))

    def body(self) -> None:
        """Do everything there is to do, and return after `shut_down`."""
        raise NotImplementedError


class LeavableThread(WorkerThread):
    """Quitting waits a moment for its `work`, and no longer. It is started once."""

    def __init__(self, name: str, doing: str, parent: QObject | None = None) -> None:
        super().__init__(name, doing, parent)
        self._over = threading.Event()

    def end_soon(self) -> None:
        """For `shut_down`, after the work was told to end."""
        self._over.set()

    def body(self) -> None:
        """See `WorkerThread`."""
        # A daemon of its own: a network that is gone, or a sound system that stands still, holds its caller for ever.
        ended: Future[None] = Future()
        ended.add_done_callback(lambda _: self._over.set())
        working = threading.Thread(target=fulfil, args=(ended, self.work), name=self.objectName(), daemon=True)
        working.start()
        self._over.wait()
        working.join(_END_S)
        if ended.done():
            ended.result()
        else:
            self.leave()

    def work(self) -> None:
        """As `WorkerThread.body`, on a thread that the end of the process ends."""
        raise NotImplementedError

    def leave(self) -> None:
        """The process ends while the work stands still."""
