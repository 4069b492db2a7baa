"""Python runs this at its start where the folder is in PYTHONPATH: each use of an internet socket is written down.

`DICTATION_TEST_SOCKETS` is the file. So that a test can see that this works, `DICTATION_TEST_TRESPASS` does what is
forbidden: "python" by way of Python, "native" and "brief" as a C library would, which no audit hook sees.
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys
import threading
import time

_FAMILIES = (socket.AF_INET, socket.AF_INET6)
_USES = {"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"}
_LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}


def _write(line: str) -> None:
    file = os.open(os.environ["DICTATION_TEST_SOCKETS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(file, f"{os.getpid()} {line}\n".encode())
    os.close(file)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not event.startswith("socket."):
        return
    is_made = event == "socket.__new__" and arguments[1] in _FAMILIES
    is_used = event in _USES and getattr(arguments[0], "family", None) in _FAMILIES
    if is_made or is_used or event in _LOOK_UPS:
        _write(f"{event} {arguments[1:]}")


def _trespass(kind: str) -> None:
    time.sleep(1.0)
    if kind == "python":
        try:
            socket.create_connection(("127.0.0.1", 9), timeout=0.2).close()
        except OSError:
            return
    else:
        libc = ctypes.CDLL(None)
        if kind == "brief":
            # As a name is looked up: gone before anybody sees it.
            number = libc.socket(int(socket.AF_INET), int(socket.SOCK_DGRAM), 0)
            libc.connect(number, struct.pack("=HH4s8x", socket.AF_INET, socket.htons(53), bytes([192, 0, 2, 1])), 16)
            os.close(number)
            return
        number = libc.socket(int(socket.AF_INET), int(socket.SOCK_STREAM), 0)
        time.sleep(3.0)
        os.close(number)


if "DICTATION_TEST_SOCKETS" in os.environ:
    sys.addaudithook(_watch)
    _write("watched")
    if kind := os.environ.pop("DICTATION_TEST_TRESPASS", ""):
        threading.Thread(target=_trespass, args=(kind,), daemon=True).start()
