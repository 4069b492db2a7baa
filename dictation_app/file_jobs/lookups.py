"""What is found out about files beside the work, on threads of their own: what a folder holds, how long the files are.

A network that is gone may hold one of these threads for minutes; nobody else waits for it.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dictation_app.audio.media import probe
from dictation_app.errors import AudioFileError, UserError
from dictation_app.file_jobs.news import named
from dictation_app.file_jobs.search import media_in
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dictation_app.file_jobs import FileJob

_IN_ORDER_S: Final = 2.0
"""So long files wait for those that were given before them."""


@dataclass(slots=True)
class Found:
    """What is where the user said."""

    files: list[Path] = field(default_factory=list)
    unread: list[UserError] = field(default_factory=list)
    places: dict[Path, str] = field(default_factory=dict)
    """Of the files, and of those known that may be the same: equal for each way to name a file."""


class Searches:
    """Each has a thread of its own, so that one that hangs holds up no other."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []

    def begin(self, given: Iterable[Path], known: Iterable[Path], take: Callable[[Found], None]) -> None:
        """Look for files; `take` is called on another thread, in the order of the searches unless one hangs."""
        paths, others = tuple(given), tuple(known)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        before = self._threads[-1] if self._threads else None

        def search() -> None:
            found = _found(paths, others)
            if before is not None:
                before.join(_IN_ORDER_S)
            take(found)

        self._threads.append(threading.Thread(target=search, name="search", daemon=True))
        self._threads[-1].start()

    def join(self, until_s: float) -> None:
        """Wait for them, until that moment of `time.monotonic`."""
        for thread in self._threads:
            thread.join(max(0.0, until_s - time.monotonic()))


def places_of(files: Iterable[Path], known: Iterable[Path] = ()) -> dict[Path, str]:
    """Where they are really, and so of those known that are called the same: the others cannot be the same."""
    new = tuple(files)
    names = {path.name for path in new}
    return {path: _place(path) for path in (*new, *(path for path in known if path.name in names))}


def _place(path: Path) -> str:
    """Links to files are files of their own."""
    return os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118  # no error where it is not there


def _found(given: Iterable[Path], known: Iterable[Path]) -> Found:
    found = Found()
    for path in given:
        found.files += _files_of(path, found.unread.append)
    found.places = places_of(found.files, known)
    return found


def _files_of(given: Path, on_unread: Callable[[UserError], None]) -> Iterable[Path]:
    """The file itself, or what is in the folder; raises nothing for what is not there: its row says so."""
    path = Path(os.path.abspath(given))  # noqa: PTH100 - links are to stay as they are
    if not os.path.isdir(path):  # noqa: PTH112 - no error where that cannot be known
        return [path]
    unread: list[UserError] = []
    found = list(media_in(path, unread.append))
    for exc in unread:
        on_unread(exc)
    if not found and not unread:
        on_unread(
            AudioFileError(
                say("The folder {named} holds no sound or video files.", named=named(path)), say("Choose another one.")
            )
        )
    return found


class Lengths:
    """How long files are: `take` is called on another thread with the id of a job and the seconds.

    A broken file tells none; why, is told when it is its turn.
    """

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
