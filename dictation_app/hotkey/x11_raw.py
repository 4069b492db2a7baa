"""What every key and button does, told by the X Input Extension beside what windows get: it takes nothing from them.

Asked for in its first version it is silent while another program holds the keyboard: nothing is dictated into a screen
locker.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from Xlib import X
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


def buttons_down(display: Any) -> set[int]:
    """The numbers of those of all mice; the protocol without this extension tells the first five only.

    Without it all others are taken for down: a release that is told ends them.
    """
    if not display.has_extension(xinput.extname):
        return set(range(6, 32))
    down: set[int] = set()
    for device in display.xinput_query_device(xinput.AllMasterDevices).devices:
        for part in device.classes:
            if part.type == xinput.ButtonClass:
                down |= {number for number in range(1, len(part.state) + 1) if part.state[number - 1]}
    return down


def is_grabbed(display: Any, code: int, masks: tuple[int, ...]) -> bool:
    """Whether another program has grabbed a key by this extension, of which grabs without it learn nothing."""
    root = display.screen().root
    refused = root.xinput_grab_keycode(
        xinput.AllMasterDevices,
        X.CurrentTime,
        code,
        xinput.GrabModeAsync,
        xinput.GrabModeAsync,
        False,  # the library's
        xinput.KeyPressMask,
        masks,
    )
    root.xinput_ungrab_keycode(xinput.AllMasterDevices, code, masks)
    return bool(refused.modifiers)
