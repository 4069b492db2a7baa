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
_DEVICES = int.from_bytes(b"dev#", "big")
_GLOBAL = int.from_bytes(b"glob", "big")


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


class _Address(ctypes.Structure):
    _fields_ = (("selector", ctypes.c_uint32), ("scope", ctypes.c_uint32), ("element", ctypes.c_uint32))


def _core_audio_stamp() -> str:
    library = ctypes.util.find_library("CoreAudio")
    if library is None:
        return ""
    core_audio = ctypes.CDLL(library)
    address, size = _Address(_DEVICES, _GLOBAL, 0), ctypes.c_uint32()
    core_audio.AudioObjectGetPropertyDataSize(_SYSTEM_OBJECT, ctypes.byref(address), 0, None, ctypes.byref(size))
    ids = (ctypes.c_uint32 * (size.value // 4))()
    core_audio.AudioObjectGetPropertyData(
        _SYSTEM_OBJECT, ctypes.byref(address), 0, None, ctypes.byref(size), ctypes.byref(ids)
    )
    return " ".join(map(str, ids))
