"""HostedEmbedder: the model in a process of its own, at the lowest priority, and only while it has something to do.

The app's memory stays as it is, and what reads old dictations never competes with a new one: what a thread loads stays
in a process, and only a process has a priority on every system.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import multiprocessing
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Final

from dictation_app.child_process import interrupts_blocked
from dictation_app.errors import ModelError, UserError
from dictation_app.meaning import MODEL
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from dictation_app.values.speech import Samples

_log = logging.getLogger(__name__)

IDLE_S: Final = 30.0
"""Without a text for so long the process ends by itself."""
_ANSWER_S: Final = 60.0
"""The first start on a slow disk, where the model is made ready."""
_END_S: Final = 1.0
_NICE: Final = 15
_BELOW_NORMAL: Final = 0x4000  # Windows: BELOW_NORMAL_PRIORITY_CLASS


class HostedEmbedder:
    """See `meaning.Embedder`; for any number of threads, one text at a time. Costs nothing before the first text."""

    name = MODEL

    def __init__(self, folder: Path, *, idle_s: float = IDLE_S) -> None:
        """The model is made ready below `folder`."""
        self._folder = folder
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        process = self._process
        return process.pid if process is not None and process.is_alive() else None

    def embed(self, text: str) -> Sequence[Samples]:
        """See `Embedder`."""
        with self._lock:
            try:
                return self._ask(text)
            except OSError:  # EOF too: it ended for being idle, just now or long ago
                self._end()
            try:
                return self._ask(text)
            except OSError as exc:
                self._end()
                raise ModelError(
                    say("The search by meaning ended unexpectedly."), say("Words are found all the same.")
                ) from exc

    def close(self) -> None:
        """See `Embedder`; it is not to be used again."""
        self._is_closed = True
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._end()

    def _ask(self, text: str) -> Sequence[Samples]:
        connection = self._connection or self._start()
        connection.send(text)
        if not connection.poll(_ANSWER_S):
            raise TimeoutError
        try:
            answer = connection.recv()
        except EOFError as exc:
            raise ConnectionError from exc
        if isinstance(answer, UserError):
            self._end()
            raise answer
        if not isinstance(answer, list):
            raise TypeError(answer)
        return answer

    def _start(self) -> Connection:
        if self._is_closed:
            raise ModelError(say("The search by meaning was ended."))
        # spawn: a forked copy of a Qt process with threads is not allowed to do anything useful.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, self._folder, self._idle_s), name="dictation-meaning", daemon=True
        )
        with interrupts_blocked():
            process.start()
        theirs.close()
        self._process, self._connection = process, ours
        _log.info("The model of the search by meaning was started")
        return ours

    def _end(self) -> None:
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if process is not None:
            process.kill()
            process.join(_END_S)


def serve(connection: Connection, folder: Path, idle_s: float) -> None:
    """The child's life: one text after the other, until none comes for a while or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when this process ends
    _step_back()
    from dictation_app.meaning.minilm import MiniLm  # noqa: PLC0415 - here, not in the app

    with contextlib.suppress(EOFError, OSError):
        model = MiniLm(folder)
        while connection.poll(idle_s):
            text = connection.recv()
            try:
                connection.send(list(model.embed(text)))
            except UserError as exc:
                connection.send(exc)


def _step_back() -> None:
    """Let everything else on the machine go first."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICE)
