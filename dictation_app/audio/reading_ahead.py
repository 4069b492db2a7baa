"""Reads the windows of a file in a thread of its own, a few of them before they are wanted."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

from dictation_app.work_loop import guarded

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from dictation_app.audio.media import MediaWindow

_POLL_S = 0.1


class ReadAhead:
    """Owns `source`, and closes it."""

    def __init__(self, source: Generator[MediaWindow, None, None], *, windows: int) -> None:
        """At most so many `windows` lie ready."""
        self._source = source
        self._ready: queue.Queue[MediaWindow | Exception] = queue.Queue(windows)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._read, name="media", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def windows(self) -> Iterator[MediaWindow]:
        """All windows in order; raises what reading raised."""
        while True:
            try:
                item = self._ready.get(timeout=_POLL_S)
            except queue.Empty:  # waiting without end cannot be interrupted on Windows
                continue
            if isinstance(item, Exception):
                raise item
            yield item
            if item.is_last:
                return

    def stop(self) -> None:
        """End the thread and close the file."""
        self._stopped.set()
        self._thread.join()

    def _read(self) -> None:
        try:
            guarded(self._put_all, self._put)  # what is raised here is raised again where the windows are wanted
        finally:
            self._source.close()  # here, not where the garbage is collected: the file belongs to this thread

    def _put_all(self) -> None:
        for window in self._source:
            if not self._put(window):
                return

    def _put(self, item: MediaWindow | Exception) -> bool:
        while not self._stopped.is_set():
            try:
                self._ready.put(item, timeout=_POLL_S)
            except queue.Full:
                continue
            return True
        return False
