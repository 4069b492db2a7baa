"""Whether a program runs, by its name: for those that get the GPU to themselves.

One look costs a millisecond or two (Linux: the folder ``/proc``; Windows: a snapshot of the processes), so it may be
repeated every few seconds while nothing else happens. Elsewhere no program is ever found: there is no CUDA either.
"""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORT_NAME_BYTES = 15
"""Linux keeps no more of a process's name; the rest is in its command line."""
_ENOUGH_BYTES = 4096
"""For the first word of a command line."""


def running(names: Iterable[str], processes: Iterable[str] | None = None) -> str:
    """The first of `names` that runs, as it was given; empty where none does. Case and ``.exe`` do not matter."""
    wanted = {_plain(name): name for name in reversed(tuple(names)) if name.strip()}
    if not wanted:
        return ""
    found = {_plain(process) for process in (_processes() if processes is None else processes)}
    return next((name for plain, name in reversed(wanted.items()) if plain in found), "")


def _plain(name: str) -> str:
    return name.strip().casefold().removesuffix(".exe")


if sys.platform == "win32":
    from ctypes import wintypes

    _SNAP_PROCESSES = 2
    _INVALID = ctypes.c_void_p(-1).value

    class _ProcessEntry(ctypes.Structure):
        """``PROCESSENTRY32W``."""

        _fields_ = (
            ("dwSize", wintypes.DWORD),
            ("cntUsage", wintypes.DWORD),
            ("th32ProcessID", wintypes.DWORD),
            ("th32DefaultHeapID", ctypes.c_size_t),
            ("th32ModuleID", wintypes.DWORD),
            ("cntThreads", wintypes.DWORD),
            ("th32ParentProcessID", wintypes.DWORD),
            ("pcPriClassBase", wintypes.LONG),
            ("dwFlags", wintypes.DWORD),
            ("szExeFile", wintypes.WCHAR * 260),
        )

    def _processes() -> Iterator[str]:
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateToolhelp32Snapshot.restype = wintypes.HANDLE
        for function in (kernel.Process32FirstW, kernel.Process32NextW):
            function.argtypes = (wintypes.HANDLE, ctypes.POINTER(_ProcessEntry))
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        snapshot = kernel.CreateToolhelp32Snapshot(_SNAP_PROCESSES, 0)
        if snapshot == _INVALID:
            return
        try:
            entry = _ProcessEntry(dwSize=ctypes.sizeof(_ProcessEntry))
            there = kernel.Process32FirstW(snapshot, ctypes.byref(entry))
            while there:
                yield entry.szExeFile
                there = kernel.Process32NextW(snapshot, ctypes.byref(entry))
        finally:
            kernel.CloseHandle(snapshot)

else:

    def _processes(root: str = "/proc") -> Iterator[str]:
        # Not with `pathlib`, which takes three times as long; this is repeated for as long as the app runs.
        try:
            numbers = [name for name in os.listdir(root) if name.isdecimal()]  # noqa: PTH208
        except OSError:  # neither Linux nor Windows
            return
        for number in numbers:
            try:
                name = _read(f"{root}/{number}/comm").rstrip(b"\n")
                yield name.decode(errors="replace")
                if len(name) >= _SHORT_NAME_BYTES:
                    command = _read(f"{root}/{number}/cmdline").partition(b"\0")[0]
                    # A Windows program under Wine has the other separator.
                    yield command.decode(errors="replace").replace("\\", "/").rpartition("/")[2]
            except OSError:  # it has ended
                continue

    def _read(path: str) -> bytes:
        file = os.open(path, os.O_RDONLY)
        try:
            return os.read(file, _ENOUGH_BYTES)
        finally:
            os.close(file)
