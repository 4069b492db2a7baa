"""What every key and button does, told by the X Input Extension beside what windows get: it takes nothing from them.

Asked for in its first version it is silent while another program holds the keyboard: nothing is dictated into a screen
locker.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from Xlib.ext import ge, xinput

from dictation_app.errors import HotkeyError
from dictation_app.sentences import say

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
    display.xinput_query_version()
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
