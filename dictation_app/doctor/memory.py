"""How much memory is free for programs, in each system's own way; None where it does not tell."""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
from pathlib import Path

_MEMINFO = Path("/proc/meminfo")
_VM_STAT = "/usr/bin/vm_stat"


def available_bytes(platform: str = sys.platform) -> int | None:
    """What could be taken without pushing others out."""
    if platform == "linux":
        try:
            return _from_meminfo(_MEMINFO.read_text(encoding="ascii", errors="replace"))
        except OSError:
            return None
    if platform == "win32":
        return _on_windows()
    if platform == "darwin":
        try:
            told = subprocess.run([_VM_STAT], capture_output=True, text=True, timeout=5, check=False).stdout
        except (OSError, subprocess.TimeoutExpired):
            return None
        return _from_vm_stat(told)
    return None


def _from_meminfo(text: str) -> int | None:
    found = re.search(r"^MemAvailable:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else None


def _from_vm_stat(text: str) -> int | None:
    size = re.search(r"page size of (\d+) bytes", text)
    pages = re.findall(r"^Pages (?:free|inactive|speculative|purgeable):\s+(\d+)\.", text, re.MULTILINE)
    return int(size[1]) * sum(map(int, pages)) if size and pages else None


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        *((name, ctypes.c_uint64) for name in ("total", "available", "page_total", "page_available")),
        *((name, ctypes.c_uint64) for name in ("virtual_total", "virtual_available", "extended_available")),
    )


def _on_windows() -> int | None:
    library = getattr(ctypes, "windll", None)
    if library is None:
        return None
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    return int(status.available) if library.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else None
