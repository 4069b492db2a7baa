"""What every key and button does, told by the X Input Extension beside what windows get: it takes nothing from them.

Since version 2.2 it is told also while another program holds the keyboard.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from Xlib.ext import ge, xinput

from dictation_app.errors import HotkeyError
from dictation_app.sentences import say

_VERSION = (2, 2)
_HEAD = struct.Struct("=HII")
"""Of an event's data: device, time, code of the key."""


@dataclass(frozen=True, slots=True)
class RawKey:
    """A key or a button of the mouse."""

    code: int
    """Of a key; 0 = a button."""
    is_down: bool


def watch(display: Any) -> None:
    """Have them told on this connection; raise `HotkeyError` where the server cannot."""
    if not display.has_extension(xinput.extname):
        raise HotkeyError(
            say("This X server does not tell of modifier keys alone."), say("Choose a combination with another key.")
        )
    major, minor = _VERSION
    opcode = display.display.get_extension_major(xinput.extname)
    xinput.XIQueryVersion(display=display.display, opcode=opcode, major_version=major, minor_version=minor)
    mask = xinput.RawKeyPressMask | xinput.RawKeyReleaseMask | xinput.RawButtonPressMask
    display.screen().root.xinput_select_events([(xinput.AllMasterDevices, mask)])
    display.sync()


def key_of(event: Any) -> RawKey | None:
    """What is told by it; None: it is another kind of event."""
    if event.type != ge.GenericEventCode:
        return None
    if event.evtype == xinput.RawButtonPress:
        return RawKey(0, is_down=True)
    if event.evtype not in (xinput.RawKeyPress, xinput.RawKeyRelease):
        return None
    _device, _time, code = _HEAD.unpack_from(event.data)
    return RawKey(code, is_down=event.evtype == xinput.RawKeyPress)
