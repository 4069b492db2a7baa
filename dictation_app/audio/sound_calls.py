"""SoundCalls: calls into PortAudio, one after the other on a thread of their own.

A sound server or a driver that stands still lets such a call wait for ever. Here only that thread waits; who made the
call waits as long as he likes, and the calls behind it are made once the sound system goes on.
"""

from __future__ import annotations

import atexit
import queue
import sys
import threading
from concurrent.futures import Future
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from dictation_app.work_loop import fulfil

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class SoundCalls:
    """Owns the thread; any other may make calls. The thread ends with the process, also while it waits."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._one_at_a_time = threading.RLock()
        self.renewals = 0
        """How often PortAudio was started anew. That closes every stream and gives its memory away: who has one from
        before must not touch it, because the next one may lie in the same place."""
        self.in_use: set[int] = set()
        """`id` of each open stream that must not be closed so unless its owner asks for it. Changed and asked by calls
        made here only, so that none is opened between the question and the answer."""
        self.devices_stamp: str | None = None
        """`connected.stamp` when PortAudio made its list of devices; None = it was not asked yet."""
        threading.Thread(target=self._run, name="sound", daemon=True).start()

    def make(self, call: Callable[[], T]) -> Future[T]:
        """Make this call after those before it."""
        made: Future[T] = Future()

        def alone() -> T:
            with self._one_at_a_time:
                return call()

        if sys.platform == "win32":
            fulfil(made, alone)  # COM wants its streams opened on the thread that PortAudio was initialised on
        else:
            self._queue.put(lambda: fulfil(made, alone))
        return made

    def _run(self) -> None:
        while True:
            self._queue.get()()


@cache
def sound_calls() -> SoundCalls:
    """Of this process: PortAudio has one state for all."""
    return SoundCalls()


def leave_to_itself() -> None:
    """A call stands still. Freeing PortAudio at the end of this process would wait for it for ever."""
    # It may be loading still, and an import would wait for that. sounddevice offers no public call for this.
    sounddevice = sys.modules.get("sounddevice")
    if free := getattr(sounddevice, "_exit_handler", None):
        atexit.unregister(free)
