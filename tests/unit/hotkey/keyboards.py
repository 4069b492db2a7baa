"""Keyboards and mice of the kernel, by FIFOs that carry its own events: a stand-in for ``/dev/input``.

What is asked of a device by number is answered as the kernel does it: who asks what is down is told nothing any more of
keys that went down or up before; what is masked is not told.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import select
import struct
from contextlib import suppress
from typing import TYPE_CHECKING

from dictation_app.hotkey import evdev_device

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

# Of linux/input.h, for x86 and ARM.
EVIOCGKEY_96, EVIOCGBIT_KEY_96, EVIOCSMASK = 0x80604518, 0x80604521, 0x40104593
EV_SYN, EV_KEY, EV_REL, SYN_REPORT, SYN_DROPPED = 0, 1, 2, 0, 3
EVENT = struct.Struct("@LLHHi")
ALL_KEYS = frozenset(range(1, 128)) | frozenset(range(183, 195))
MOUSE = frozenset(range(0x110, 0x118))


class Plugged:
    """One device; `press` and `release` are fingers."""

    def __init__(self, path: Path, keys: frozenset[int]) -> None:
        self.path, self.keys = path, keys
        self.down: set[int] = set()
        self.masks: dict[int, bytes] = {}
        self.told: list[tuple[int, int]] = []
        """Type and code of what went past the masks."""
        hidden = path.with_name(f".{path.name}")
        os.mkfifo(hidden)
        self.number = hidden.stat().st_ino
        self._file = os.open(hidden, os.O_RDWR | os.O_NONBLOCK)

    def appear(self) -> None:
        self.path.with_name(f".{self.path.name}").rename(self.path)

    def press(self, *codes: int) -> None:
        for code in codes:
            self.down.add(code)
            self.tell(EV_KEY, code, 1)

    def release(self, *codes: int) -> None:
        for code in codes:
            self.down.discard(code)
            self.tell(EV_KEY, code, 0)

    def tap(self, code: int) -> None:
        self.press(code)
        self.release(code)

    def repeat(self, code: int) -> None:
        self.tell(EV_KEY, code, 2)

    def tell(self, kind: int, code: int, value: int) -> None:
        if not self._is_masked(kind, code):
            self.told.append((kind, code))
            parts = ((kind, code, value), (EV_SYN, SYN_REPORT, 0))
            os.write(self._file, b"".join(EVENT.pack(1700000000, 0, *part) for part in parts))

    def overflow(self) -> None:
        """The buffer was full: what was in it is dropped."""
        self.flush()
        os.write(self._file, EVENT.pack(1700000000, 0, EV_SYN, SYN_DROPPED, 0))

    def flush(self) -> None:
        with suppress(BlockingIOError):
            while os.read(self._file, 4096):
                pass

    @property
    def is_read(self) -> bool:
        """Whether all was read that was told."""
        return not select.select([self._file], [], [], 0)[0]

    def unplug(self) -> None:
        self.path.unlink(missing_ok=True)
        if self._file >= 0:
            os.close(self._file)
        self._file = self.number = -1

    def _is_masked(self, kind: int, code: int) -> bool:
        return any(
            of in self.masks and not self.masks[of][bit // 8] >> bit % 8 & 1
            for of, bit in ((EV_SYN, kind), (kind, code))
        )


class Keyboards:
    """The folder of devices."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.devices: list[Plugged] = []
        monkeypatch.setattr(evdev_device, "ioctl", self._ioctl)

    def plug(self, keys: frozenset[int] = ALL_KEYS, name: str = "") -> Plugged:
        self.devices.append(Plugged(self.folder / (name or f"event{len(self.devices)}"), keys))
        self.devices[-1].appear()
        return self.devices[-1]

    def end(self) -> None:
        for device in self.devices:
            device.unplug()

    def _ioctl(self, file: int, request: int, argument: bytes) -> bytes:
        flags = fcntl.fcntl(file, fcntl.F_GETFL)
        assert flags & os.O_ACCMODE == os.O_RDONLY, "a device is opened for writing"
        device = next(d for d in self.devices if d.number == os.fstat(file).st_ino)
        if request == EVIOCSMASK:
            kind, size, at = struct.unpack("=IIQ", argument)
            device.masks[kind] = ctypes.string_at(at, size)
            return argument
        assert request in (EVIOCGKEY_96, EVIOCGBIT_KEY_96), f"unknown to the kernel: {request:#x}"
        if request == EVIOCGKEY_96:
            device.flush()
        codes = device.down if request == EVIOCGKEY_96 else device.keys
        return bytes(sum(1 << bit for bit in range(8) if at * 8 + bit in codes) for at in range(96))
