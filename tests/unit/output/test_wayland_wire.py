"""Wayland's wire protocol, against a compositor that says what the test wants, sense or not."""

from __future__ import annotations

import socket
import struct
import threading
from typing import TYPE_CHECKING

import pytest

from dictation_app.output.wayland.wire import WaylandError, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(not hasattr(socket, "recv_fds"), reason="needs sockets that carry files"),
    pytest.mark.timeout(10),
]

REGISTRY, CALLBACK = 2, 3
DONE = struct.pack("=III", CALLBACK, 12 << 16, 0)


class Compositor:
    """Answers the first question of one program."""

    def __init__(self, folder: Path) -> None:
        self.environ = {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "wayland-9"}
        self.says = DONE
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(folder / "wayland-9"))
        self._socket.listen()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        connection, _ = self._socket.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(self.says)
            while connection.recv(4096):
                pass

    def end(self) -> None:
        self._thread.join(3)
        self._socket.close()


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[Compositor]:
    made = Compositor(tmp_path)
    yield made
    made.end()


def test_globals_are_known(compositor: Compositor) -> None:
    body = struct.pack("=II", 7, 8) + b"wl_seat\0" + struct.pack("=I", 9)
    compositor.says = struct.pack("=II", REGISTRY, (8 + len(body)) << 16) + body + DONE
    wire = Wire(compositor.environ)
    assert wire.offered == {"wl_seat"}
    wire.close()


@pytest.mark.parametrize(
    "says",
    [
        struct.pack("=II", REGISTRY, 0 << 16 | 9),
        struct.pack("=II", REGISTRY, 8 << 16),
        struct.pack("=III", REGISTRY, 12 << 16, 7),
        struct.pack("=IIII", 1, 16 << 16, 1, 2),
        b"\xff" * 64,
    ],
    ids=["no size", "no arguments", "an argument too few", "half an error", "noise"],
)
def test_nonsense_ends_the_connection(compositor: Compositor, says: bytes) -> None:
    compositor.says = says
    with pytest.raises(WaylandError):
        Wire(compositor.environ)
