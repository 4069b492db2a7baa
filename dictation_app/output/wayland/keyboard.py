"""Pressing keys under Wayland with a keyboard of our own (virtual-keyboard protocol), whose key map is what is needed.

So neither the layout of the user's keyboard nor the keys he holds down change what arrives. Signs are put on keys that
print something on a real keyboard: programs built on Chromium look at the place of the key, too, and take the
fourteenth sign of a map that begins at the first key code for Backspace.
"""

from __future__ import annotations

import os
import time
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dictation_app.output.wayland.wire import Wire

MANAGER = "zwp_virtual_keyboard_manager_v1"

_KEYMAP, _KEY, _MODIFIERS = 0, 1, 2
_TEXT_FORMAT = 1
_UP, _DOWN = 0, 1
_XKB_OFFSET = 8
"""Between the kernel's key codes, which are sent, and those of key maps."""

_CTRL, _SHIFT, _INSERT, _V = 29, 42, 110, 47
_BACKSPACE, _LEFT, _RIGHT = 14, 105, 106
_MASKS = {_CTRL: 4, _SHIFT: 1}
_PRINTING = (*range(2, 14), *range(16, 28), *range(30, 42), *range(43, 54))
MOST_SIGNS = len(_PRINTING)
"""Different ones in one text that is typed."""

PASTE = (_CTRL, _V)
TERMINAL_PASTE = (_CTRL, _SHIFT, _V)
SHIFT_INSERT = (_SHIFT, _INSERT)
BACKSPACE, RIGHT = (_BACKSPACE,), (_RIGHT,)
SELECT_LEFT, SELECT_RIGHT = (_SHIFT, _LEFT), (_SHIFT, _RIGHT)

_CHORD_KEYS = {
    _CTRL: "Control_L",
    _SHIFT: "Shift_L",
    _INSERT: "Insert",
    _V: "v, V",
    _BACKSPACE: "BackSpace",
    _LEFT: "Left",
    _RIGHT: "Right",
}
_BETWEEN_KEYS_S = 0.002
_SETTLE_S = 0.05
"""The focused program hears of a new key map before the keys, and some need a moment to read it."""


class VirtualKeyboard:
    """On one thread; raises `WaylandError`."""

    def __init__(self, wire: Wire, seat: int) -> None:
        self._wire = wire
        manager = wire.bind(MANAGER, 1)
        self._keyboard = wire.new("keyboard")
        wire.request(manager, 0, seat, self._keyboard)
        self._map: Mapping[int, str] = {}

    def press(self, chord: tuple[int, ...], times: int = 1, may_go_on: Callable[[], bool] = lambda: True) -> int:
        """Press and release the keys of a chord, the last one so many times; returns how many times it was."""
        self._use(_CHORD_KEYS)
        *held, last = chord
        mask = pressed = 0
        try:
            for key in held:
                self._key(key, _DOWN)
                mask |= _MASKS[key]
                self._wire.request(self._keyboard, _MODIFIERS, mask, 0, 0, 0)
            while pressed < times and may_go_on():
                if pressed:
                    time.sleep(_BETWEEN_KEYS_S)
                self._key(last, _DOWN)
                self._key(last, _UP)
                pressed += 1
        finally:  # also where the compositor did not answer in time, and goes on later
            for key in reversed(held):
                self._key(key, _UP)
            self._wire.request(self._keyboard, _MODIFIERS, 0, 0, 0, 0)
        self._wire.round_trip()
        return pressed

    def type(self, text: str, may_go_on: Callable[[], bool] = lambda: True) -> int:
        """Type signs that print, at most `MOST_SIGNS` different ones; returns how many were."""
        places = dict(zip(dict.fromkeys(text), _PRINTING, strict=False))
        self._use({place: f"U{ord(sign):04X}" for sign, place in places.items()})
        typed = 0
        for sign in text:
            if not may_go_on():
                break
            self._key(places[sign], _DOWN)
            self._key(places[sign], _UP)
            typed += 1
            time.sleep(_BETWEEN_KEYS_S)
        self._wire.round_trip()
        return typed

    def _key(self, code: int, state: int) -> None:
        at_ms = int(time.monotonic() * 1000)
        self._wire.request(self._keyboard, _KEY, at_ms, code, state)

    def _use(self, keys: Mapping[int, str]) -> None:
        if keys == self._map:
            return
        written = keymap(keys.items()).encode() + b"\0"
        with closing(os.fdopen(os.memfd_create("keymap", os.MFD_CLOEXEC), "wb")) as file:
            file.write(written)
            file.flush()
            self._wire.request(self._keyboard, _KEYMAP, _TEXT_FORMAT, len(written), files=(file.fileno(),))
            self._wire.round_trip()
        self._map = dict(keys)
        time.sleep(_SETTLE_S)


def keymap(keys: Iterable[tuple[int, str]]) -> str:
    """An XKB map with these keys alone: the kernel's code, and the keysym."""
    named = [(f"<K{code}>", code + _XKB_OFFSET, keysym) for code, keysym in keys]
    codes = " ".join(f"{name} = {code};" for name, code, _ in named)
    symbols = " ".join(f"key {name} {{ [ {keysym} ] }};" for name, _, keysym in named)
    for modifier, keysym in (("Control", "Control_L"), ("Shift", "Shift_L")):
        symbols += "".join(f" modifier_map {modifier} {{ {name} }};" for name, _, each in named if each == keysym)
    return (
        "xkb_keymap {\n"
        f'xkb_keycodes "dictation" {{ minimum = {_XKB_OFFSET}; maximum = 255; {codes} }};\n'
        'xkb_types { include "complete" };\n'
        'xkb_compatibility { include "complete" };\n'
        f'xkb_symbols "dictation" {{ {symbols} }};\n'
        "};\n"
    )
