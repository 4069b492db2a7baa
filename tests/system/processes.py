"""Waiting for what happens elsewhere, and ending what was started."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def wait_for(condition: Callable[[], T], what: str | Callable[[], str], timeout_s: float = 10.0) -> T:
    """Poll until `condition` gives something true, and return it; `what` says what was waited for in vain."""
    deadline = time.monotonic() + timeout_s
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > deadline:
            text = what if isinstance(what, str) else what()
            raise AssertionError(f"Waited {timeout_s:g} s in vain: {text}")
        time.sleep(0.02)


def stop(process: subprocess.Popen[bytes], timeout_s: float = 5.0) -> int:
    """End a process we started and its group: politely, then for good. Returns its exit status."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    return process.wait()
