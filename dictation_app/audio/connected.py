"""Whether sound devices have come or gone: a stamp that is quick to make, and another one afterwards.

PortAudio's own list is frozen, and making it anew takes some tenths of a second on real hardware: too long for a key
that is down, where nothing has changed.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from pathlib import Path

_CARDS = Path("/proc/asound/cards")
_SYSTEM_OBJECT = 1


def stamp() -> str:
    """Of the devices there are now; the same as long as they are."""
    if sys.platform == "win32":
        winmm = ctypes.WinDLL("winmm")
        return f"{winmm.waveInGetNumDevs()} {winmm.waveOutGetNumDevs()}"
    if sys.platform == "darwin":
        return _core_audio_stamp()
    try:
        return _CARDS.read_text(errors="replace")
    except OSError:
        return ""


class Address(ctypes.Structure):
    """Of a property, as CoreAudio takes it."""

    _fields_ = (("selector", ctypes.c_uint32), ("scope", ctypes.c_uint32), ("element", ctypes.c_uint32))


def four(letters: str) -> int:
    """Apple's names of properties as the numbers they are."""
    return int.from_bytes(letters.encode(), "big")


def _core_audio_stamp() -> str:
    library = ctypes.util.find_library("CoreAudio")
    if library is None:
        return ""
    core_audio = ctypes.CDLL(library)
    address, size = Address(four("dev#"), four("glob"), 0), ctypes.c_uint32()
    core_audio.AudioObjectGetPropertyDataSize(_SYSTEM_OBJECT, ctypes.byref(address), 0, None, ctypes.byref(size))
    ids = (ctypes.c_uint32 * (size.value // 4))()
    core_audio.AudioObjectGetPropertyData(
        _SYSTEM_OBJECT, ctypes.byref(address), 0, None, ctypes.byref(size), ctypes.byref(ids)
    )
    return " ".join(map(str, ids))
