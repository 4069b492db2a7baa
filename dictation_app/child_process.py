"""What every child process of the app needs at its start."""

from __future__ import annotations

import contextlib
import signal
import sys
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def interrupts_blocked() -> Iterator[None]:
    """A child inherits what is blocked: Ctrl+C must not end it with a traceback before it can ignore it."""
    if sys.platform == "win32":
        yield
        return
    # multiprocessing's helper process comes first: starting it unblocks the signal again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
