"""OutputThread: from text to the focused window."""

from __future__ import annotations

import logging
import queue
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from dictation_app.errors import OutputError
from dictation_app.values import Delivery, DeliveryMethod, DeliveryReport, DeliveryState

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output import OutputChain
    from dictation_app.settings import OutputSettings

_log = logging.getLogger(__name__)


class _Shutdown:
    pass


class OutputThread(QThread):
    """Owns the `OutputChain`; delivers one text after the other."""

    delivered = Signal(object)
    """`DeliveryReport`."""
    copy_wanted = Signal(str, object)
    """Text for the clipboard, and the `threading.Event` to set when it is there (clipboards belong to the GUI)."""
    crashed = Signal(str)

    COPY_TIMEOUT_S = 2.0

    def __init__(
        self,
        make_chain: Callable[[OutputSettings, Callable[[str], None]], OutputChain],
        settings: OutputSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("output")
        self._make_chain = make_chain
        self._settings = settings
        self._queue: queue.SimpleQueue[Delivery | OutputSettings | _Shutdown] = queue.SimpleQueue()

    def deliver(self, delivery: Delivery) -> None:
        """Put a text into the focused window, after those before it."""
        self._queue.put(delivery)

    def apply(self, settings: OutputSettings) -> None:
        """Take changed settings over, after the deliveries queued so far."""
        self._queue.put(settings)

    def shut_down(self) -> None:
        """Finish the deliveries queued so far, give the clipboard back, and end the thread."""
        self._queue.put(_Shutdown())

    def run(self) -> None:
        """Thread body."""
        threading.current_thread().name = self.objectName()  # in the log
        chain: OutputChain | None = None
        try:
            chain = self._make_chain(self._settings, self._copy)
            chain.prepare()
            while True:
                item = self._queue.get()
                match item:
                    case Delivery():
                        self.delivered.emit(self._deliver(chain, item))
                    case _Shutdown():
                        return
                    case settings:
                        chain.apply(settings)
        except Exception as exc:  # noqa: BLE001  # a bug: the thread ends and says so
            _log.exception("Output thread crashed")
            self.crashed.emit(f"Putting text into windows stopped working ({type(exc).__name__}).")
        finally:
            if chain is not None:
                chain.close()

    @staticmethod
    def _deliver(chain: OutputChain, delivery: Delivery) -> DeliveryReport:
        try:
            return chain.deliver(delivery)
        except Exception:  # noqa: BLE001
            # A bug in one delivery must cost neither its text nor the deliveries behind it.
            _log.exception("Delivery failed")
            return DeliveryReport(
                session_id=delivery.session_id,
                seq=delivery.seq,
                text=delivery.text,
                method=DeliveryMethod.NONE,
                state=DeliveryState.NOT_DELIVERED,
                detail="Putting the text into the window failed. It is in the app's window.",
                finished_at_s=time.monotonic(),
            )

    def _copy(self, text: str) -> None:
        done = threading.Event()
        self.copy_wanted.emit(text, done)
        if not done.wait(self.COPY_TIMEOUT_S):
            raise OutputError("The clipboard does not answer.", "Copy the text from the window of the app.")
