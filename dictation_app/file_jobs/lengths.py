"""Lengths: how long the files are that wait, found out beside the work, on a thread of its own.

A broken file tells none; why, is told when it is its turn.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

from dictation_app.audio.media import probe
from dictation_app.errors import AudioFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from dictation_app.file_jobs import FileJob


class Lengths:
    """`take` is called on its thread with the id of a job and the seconds."""

    def __init__(self, take: Callable[[int, float], None]) -> None:
        self._take = take
        self._asked: queue.SimpleQueue[tuple[int, Path] | None] = queue.SimpleQueue()
        self._is_stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def ask(self, jobs: Iterable[FileJob]) -> None:
        """Find out about those whose length is not known."""
        wanted = [(job.id, job.path) for job in jobs if job.duration_s is None]
        for each in wanted:
            self._asked.put(each)
        if wanted and self._thread is None:
            # A daemon: a file on a network that is gone may hold it for minutes.
            self._thread = threading.Thread(target=self._run, name="lengths", daemon=True)
            self._thread.start()

    def stop(self, timeout_s: float) -> None:
        """Find out no more."""
        self._is_stopped.set()
        self._asked.put(None)
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None and not self._is_stopped.is_set():
            id_, path = asked
            try:
                duration_s = probe(path).duration_s
            except AudioFileError:
                continue
            if duration_s is not None:
                self._take(id_, duration_s)
