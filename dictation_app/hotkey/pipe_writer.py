"""PipeWriter: says all in order, on a thread of its own: neither a hook nor a window waits for a pipe that is full."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_END_S = 2.0


class PipeWriter:
    """Of one end of a pipe."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._said: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="pipe-writer", daemon=True)
        self._thread.start()

    def say(self, message: object) -> None:
        """At once, from any thread."""
        self._said.put(message)

    def end(self) -> None:
        """After what was said so far, as far as anybody hears it within a moment."""
        self._said.put(None)
        self._thread.join(_END_S)

    def _run(self) -> None:
        with suppress(OSError):
            while (message := self._said.get()) is not None:
                self._connection.send(message)
