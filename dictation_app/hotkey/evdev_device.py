"""InputDevice: a keyboard or mouse of the kernel's, read beside the desktop. Never grabbed, never written to.

Read with what Python brings: the package `libevdev` can neither have the kernel leave out what nobody asked for (a
mouse tells of each movement a thousand times in a second), nor be fed by a test without a real device; `evdev` is C
sources. Two numbers of `linux/input.h` differ on PowerPC, MIPS and SPARC, where no device can be asked.
"""

from __future__ import annotations

import ctypes
import os
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

try:
    from fcntl import ioctl
except ImportError:  # another system, on which this module is only looked at
    ioctl = None  # type: ignore[assignment]

EVENT = struct.Struct("@LLHHi")
"""``struct input_event``: seconds, microseconds, type, code, value."""
EV_SYN, EV_KEY, EV_REL = 0, 1, 2
SYN_DROPPED = 3
"""The kernel's buffer was full: what happened is known by the present state only."""
KEY_COUNT = 0x300
UP, DOWN, REPEAT = 0, 1, 2
WHEELS = frozenset({6, 8})
"""Relative axes that are turned by a finger: REL_HWHEEL and REL_WHEEL."""

_READ_BYTES = EVENT.size * 64
_READS, _WRITES = 2, 1
_TYPE_COUNT, _REL_COUNT = 0x20, 0x10
_MASK = struct.Struct("=IIQ")
"""``struct input_mask``: type, size, address."""


def _request(direction: int, number: int, size: int) -> int:
    """``_IOC`` of the kernel, for the devices of input."""
    return direction << 30 | size << 16 | ord("E") << 8 | number


_KEYS_DOWN = _request(_READS, 0x18, KEY_COUNT // 8)
_KEYS_THERE = _request(_READS, 0x20 + EV_KEY, KEY_COUNT // 8)
_SET_MASK = _request(_WRITES, 0x93, _MASK.size)


@dataclass(frozen=True, slots=True)
class Change:
    """What is told by one event."""

    code: int
    """Of a key or button."""
    is_down: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """A wheel of the mouse."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something was missed; what comes before the next look is worth nothing."""


class InputDevice:
    """Raises `OSError` where it cannot be read, or has gone."""

    def __init__(self, path: Path) -> None:
        self.file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            self.keys = frozenset(_bits(self._ask(_KEYS_THERE)))
            """Codes of what it has."""
        except OSError:
            self.close()
            raise

    def narrow(self, keys: AbstractSet[int], *, wheels: bool) -> None:
        """Have the kernel keep all else to itself: movements, and every key that is not one of these."""
        self._let_through(EV_SYN, {EV_KEY} | ({EV_REL} if wheels else set()), _TYPE_COUNT)
        self._let_through(EV_KEY, keys, KEY_COUNT)
        self._let_through(EV_REL, WHEELS if wheels else frozenset(), _REL_COUNT)

    def _let_through(self, kind: int, codes: AbstractSet[int], count: int) -> None:
        mask = bytearray(count // 8)
        for code in codes:
            mask[code // 8] |= 1 << code % 8
        held = (ctypes.c_char * len(mask)).from_buffer(mask)
        ioctl(self.file, _SET_MASK, _MASK.pack(kind, len(mask), ctypes.addressof(held)))

    def down(self) -> set[int]:
        """Codes of what is down now. What was told before, and not read yet, is told no more."""
        return _bits(self._ask(_KEYS_DOWN))

    def _ask(self, request: int) -> bytes:
        return ioctl(self.file, request, bytes(KEY_COUNT // 8))

    def read(self) -> Iterator[Change | Turned | Dropped]:
        """What was told since; nothing of keys that repeat themselves."""
        try:
            data = os.read(self.file, _READ_BYTES)
        except BlockingIOError:
            return
        if not data:
            raise OSError("the device has gone")
        for _, _, kind, code, value in EVENT.iter_unpack(data):
            if kind == EV_SYN and code == SYN_DROPPED:
                yield Dropped()
                return
            if kind == EV_KEY and value != REPEAT:
                yield Change(code, is_down=value != UP)
            elif kind == EV_REL and code in WHEELS:
                yield Turned()

    def close(self) -> None:
        """It is not read any more."""
        os.close(self.file)


def _bits(field: bytes) -> set[int]:
    return {at * 8 + bit for at, byte in enumerate(field) if byte for bit in range(8) if byte >> bit & 1}
