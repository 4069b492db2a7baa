"""A disk that is full from one of the app's writes on: each call that makes or grows a file counts as one.

Python's own calls are replaced, and those that SQLite makes of the operating system, through the table of its VFS that
is there for tests. To be used in a process of its own: nothing is put back.
"""

from __future__ import annotations

import builtins
import ctypes
import errno
import io
import os
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMES = (
    "xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen", "xDlError", "xDlSym", "xDlClose", "xRandomness",
    "xSleep", "xCurrentTime", "xGetLastError", "xCurrentTimeInt64",
)  # fmt: skip
_Set = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
_Get = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", ctypes.c_int),
        ("szOsFile", ctypes.c_int),
        ("mxPathname", ctypes.c_int),
        ("pNext", ctypes.c_void_p),
        ("zName", ctypes.c_char_p),
        ("pAppData", ctypes.c_void_p),
        *((name, ctypes.c_void_p) for name in _NAMES),
        ("xSetSystemCall", _Set),
        ("xGetSystemCall", _Get),
        ("xNextSystemCall", ctypes.c_void_p),
    )


class FullDisk:
    """Full from write number `first` on (counted from 1), for `most` writes; 0 is never."""

    def __init__(self, first: int = 0, most: int = 1_000_000) -> None:
        self._first = first
        self._most = most
        self._lock = threading.Lock()
        self.writes = 0
        self.refused: list[str] = []
        self._kept: list[object] = []
        """What SQLite calls must live as long as the process."""

    def install(self) -> None:
        for name in ("write", "fsync", "fdatasync", "mkdir", "rename", "replace"):
            setattr(os, name, self._checked(name, getattr(os, name), lambda *_, **__: True))
        os.open = self._checked("open", os.open, lambda path, flags, *_, **__: bool(flags & os.O_CREAT))  # type: ignore[assignment]
        opened = self._checked("open", io.open, lambda _file, mode="r", *_, **__: bool(set(mode) & set("wax")))
        io.open = builtins.open = opened  # type: ignore[assignment]
        self._install_in_sqlite()

    def _is_full(self, what: str) -> bool:
        with self._lock:
            self.writes += 1
            full = 0 < self._first <= self.writes < self._first + self._most
            if full:
                self.refused.append(what)
            return full

    def _checked(self, name: str, real: Callable[..., Any], grows: Callable[..., bool]) -> Callable[..., Any]:
        def call(*arguments: Any, **words: Any) -> Any:
            if grows(*arguments, **words) and self._is_full(f"os.{name}"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*arguments, **words)

        return call

    def _install_in_sqlite(self) -> None:
        library = ctypes.CDLL("libsqlite3.so.0")
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None)
        c = ctypes
        size = c.c_ssize_t
        types: dict[str, tuple[Any, ...]] = {
            "open": (c.c_int, c.c_char_p, c.c_int, c.c_int),
            "write": (size, c.c_int, c.c_void_p, c.c_size_t),
            "pwrite": (size, c.c_int, c.c_void_p, c.c_size_t, c.c_int64),
            "pwrite64": (size, c.c_int, c.c_void_p, c.c_size_t, c.c_int64),
            "ftruncate": (c.c_int, c.c_int, c.c_int64),
        }
        for name, (result, *arguments) in types.items():
            kind = c.CFUNCTYPE(result, *arguments, use_errno=True)
            address = vfs.contents.xGetSystemCall(c.addressof(vfs.contents), name.encode())
            if not address:
                continue
            callback = kind(self._checked_for_sqlite(name, kind(address)))
            self._kept.append(callback)
            vfs.contents.xSetSystemCall(c.addressof(vfs.contents), name.encode(), c.cast(callback, c.c_void_p))

    def _checked_for_sqlite(self, name: str, real: Callable[..., int]) -> Callable[..., int]:
        def call(*arguments: Any) -> int:
            makes = name != "open" or (bool(arguments[1] & os.O_CREAT) and not os.path.exists(arguments[0]))  # noqa: PTH110
            if makes and self._is_full(f"sqlite.{name}"):
                ctypes.set_errno(errno.ENOSPC)
                return -1
            return real(*arguments)

        return call
