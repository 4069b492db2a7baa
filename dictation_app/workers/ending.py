"""The end of the worker threads, as quitting waits for it."""

from __future__ import annotations

import logging
import os
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from dictation_app.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QThread

_log = logging.getLogger(__name__)

THREAD_END_MS = 5000
"""How long quitting waits for the threads: a delivery may wait for modifier keys and a slow window."""


def wait_for_end(threads: Sequence[QThread]) -> None:
    """Wait for the end of all threads in an event loop: the last delivery may need the clipboard, which lives here."""
    loop = QEventLoop()
    deadline_s = time.monotonic() + THREAD_END_MS / 1000
    look = QTimer(interval=10)
    look.timeout.connect(
        lambda: loop.quit() if time.monotonic() > deadline_s or all(t.isFinished() for t in threads) else None
    )
    look.start()
    loop.exec()
    # What a thread told just before its end.
    QCoreApplication.sendPostedEvents()
    for thread in threads:
        if not thread.isFinished():
            # Qt aborts a process that frees a running thread; everything that can be saved has been.
            _log.error("The %s thread did not end in time", thread.objectName())
            logging.shutdown()
            os._exit(ExitCode.FAILED)
