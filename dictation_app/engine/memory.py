"""How much memory the engine's process takes, and how much it may take.

What was swapped out counts, too: it is memory that somebody else waits for. Where a system does not tell, there is no
limit.
"""

from __future__ import annotations

import ctypes
import logging
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.engine.catalogue import size_in_words
from dictation_app.errors import EngineError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine import Engine

_log = logging.getLogger(__name__)

_MB = 1_000_000
_SHARE = 0.75
"""Of the machine's memory, where nothing else is set. Beyond it everything on the machine becomes slow."""
_CGROUP = Path("/sys/fs/cgroup/memory.max")
_TOO_LARGE_FOR_S = 60.0
"""So long a model that took too much memory is not loaded again with each piece of speech, only to be ended again."""
_QUERY = 0x1000
"""Windows' right to ask a process how much it uses."""


def allowed_bytes(limit_mb: int, machine_bytes: int | None = None) -> int:
    """What an engine may take with this setting; 0 = no limit is known."""
    if limit_mb:
        return limit_mb * _MB
    return round(_SHARE * (of_machine() if machine_bytes is None else machine_bytes))


def check(model: str, used: int, limit_mb: int) -> None:
    """Raise `EngineError` where a model takes more than it may with this setting."""
    if 0 < allowed_bytes(limit_mb) < used:
        raise refusal(model, used, limit_mb)


def used_by(engine: Engine) -> int:
    """What the process of a hosted engine takes; 0 where that is not known, or it has none of its own."""
    pid = getattr(engine, "pid", None)
    return of_process(pid) if isinstance(pid, int) else 0


def excess(engine: Engine, limit_mb: int) -> int:
    """What a hosted engine takes, where this setting allows less; else 0."""
    used = used_by(engine)
    return used if 0 < allowed_bytes(limit_mb) < used else 0


def refusal(model: str, used_bytes: int, limit_mb: int) -> EngineError:
    """Says that a model takes more than it may."""
    return EngineError(
        say(
            "The model '{model}' takes {size} of memory, and {allowed} are allowed.",
            model=model,
            size=size_in_words(used_bytes),
            allowed=size_in_words(allowed_bytes(limit_mb)),
        ),
        say("Choose a smaller model, or allow more (setting `engine.memory_mb`)."),
    )


class Ration:
    """What the engine of dictation may take: never loaded in vain again and again, and told once when it outgrew it."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._is_growth_told = False
        self._too_large: tuple[int, float] | None = None
        """Bytes it took when it was loaded last, and when, where that was more than it may."""

    def forget(self) -> None:
        """Another model, or another limit."""
        self._too_large = None

    def refuse_again(self, model: str, limit_mb: int) -> None:
        """Raise `EngineError` where it was too large only a moment ago."""
        if self._too_large is not None:
            used, at_s = self._too_large
            if time.monotonic() - at_s < _TOO_LARGE_FOR_S:
                raise refusal(model, used, limit_mb)

    def refuse(self, engine: Engine, model: str, limit_mb: int) -> None:
        """Raise `EngineError` where it has been loaded, and takes more than it may."""
        used = excess(engine, limit_mb)
        if used:
            self._too_large = used, time.monotonic()
            raise refusal(model, used, limit_mb)

    def is_outgrown(self, engine: Engine, limit_mb: int) -> bool:
        """Whether it has come to take more than it may; tells it."""
        used = excess(engine, limit_mb)
        if not used:
            return False
        allowed = allowed_bytes(limit_mb)
        _log.info("The engine takes %d MB, %d MB are allowed", used // _MB, allowed // _MB)
        if not self._is_growth_told:
            self._is_growth_told = True
            self._tell(
                say(
                    "The speech engine took {used} of memory, and {allowed} are allowed (setting `engine.memory_mb`). "
                    "It was ended, and is started again with the next dictation.",
                    used=size_in_words(used),
                    allowed=size_in_words(allowed),
                )
            )
        return True


def of_process(pid: int) -> int:
    """What a process takes, in bytes; 0 where that is not known."""
    if sys.platform == "win32":
        return _of_windows_process(pid)
    try:
        if sys.platform == "linux":
            rows = [line.split() for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()]
            return sum(int(row[1]) * 1024 for row in rows if row and row[0] in {"VmRSS:", "VmSwap:"})
        done = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, timeout=5, check=False
        )
        return int(done.stdout) * 1024
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 0


def of_machine() -> int:
    """The memory of this machine, or of the container this runs in; 0 where that is not known."""
    if sys.platform == "win32":
        return _of_windows()
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return 0
    try:
        limit = _CGROUP.read_text(encoding="ascii").strip()
    except OSError:
        return total
    return min(total, int(limit)) if limit.isdigit() else total


if sys.platform == "win32":

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("size", ctypes.c_uint32),
            ("page_faults", ctypes.c_uint32),
            *((name, ctypes.c_size_t) for name in ("peak_working_set", "working_set", "q1", "q2", "q3", "q4")),
            ("pagefile", ctypes.c_size_t),
            ("peak_pagefile", ctypes.c_size_t),
        )

    class _Status(ctypes.Structure):
        """MEMORYSTATUSEX."""

        _fields_ = (
            ("size", ctypes.c_uint32),
            ("load", ctypes.c_uint32),
            *((name, ctypes.c_uint64) for name in ("total", "free", "f1", "f2", "f3", "f4", "f5")),
        )

    def _of_windows_process(pid: int) -> int:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = ctypes.c_void_p(kernel.OpenProcess(_QUERY, False, pid))
        if not handle.value:
            return 0
        try:
            counters = _Counters(size=ctypes.sizeof(_Counters))
            told = kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
            return int(counters.pagefile) if told else 0
        finally:
            kernel.CloseHandle(handle)

    def _of_windows() -> int:
        status = _Status(size=ctypes.sizeof(_Status))
        told = ctypes.WinDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.total) if told else 0
