"""Ctrl+C and SIGTERM in a program whose event loop is Qt's."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class Interrupts(QObject):
    """Ctrl+C, SIGTERM and SIGHUP (the terminal or the session is closed) end the app in good order.

    Python runs signal handlers between its own instructions, and Qt's event loop executes none: the wake-up socket
    makes the loop turn without a timer that would wake an idle machine.
    """

    def __init__(self, quit_app: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._quit_app = quit_app
        self.interrupted = False
        """Ctrl+C was pressed (and not another signal received)."""
        self._receiver, self._sender = socket.socketpair()
        self._receiver.setblocking(False)
        self._sender.setblocking(False)
        signal.set_wakeup_fd(self._sender.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._receiver.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            # Ignored already: `nohup` wants it so.
            if number is None or signal.getsignal(number) is signal.SIG_IGN:
                continue
            # Python must have a handler for the wake-up to happen; the work is done in the slot.
            signal.signal(number, lambda *_: None)

    @Slot()
    def _on_signal(self) -> None:
        # Python writes the numbers of the signals.
        self.interrupted |= signal.SIGINT in self._receiver.recv(64)
        self._quit_app()

    def close(self) -> None:
        """Leave signals to others again."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._receiver.close()
        self._sender.close()
