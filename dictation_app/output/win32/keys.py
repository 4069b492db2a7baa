"""WindowsKeyboard: keys sent by SendInput, as Unicode units or as the scan codes of a chord, and the keys held down."""

from __future__ import annotations

import ctypes
import time
from typing import TYPE_CHECKING, Any

from dictation_app.errors import OutputError
from dictation_app.output import OutputBlockedError
from dictation_app.output.held_keys import wait_as_set
from dictation_app.output.programs import Way
from dictation_app.output.win32.calls import InputUnion, KeyboardInput, KeyInput
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dictation_app.output import OutputContext

_INPUT_KEYBOARD = 1
_EXTENDED, _KEYUP, _UNICODE, _SCANCODE = 0x0001, 0x0002, 0x0004, 0x0008
_VK_RETURN, _VK_TAB = 0x0D, 0x09
_VK_SHIFT, _VK_CTRL, _VK_INSERT, _VK_V = 0x10, 0x11, 0x2D, 0x56
_ARROWS = frozenset({0x25, 0x27})
_IS_DOWN = 0x8000

_MODIFIER_CODES = {0x11: "Ctrl", 0x12: "Alt", 0x10: "Shift", 0x5B: "Windows", 0x5C: "Windows"}
"""Virtual key code (either side) -> modifier."""
_CHORDS = {
    Way.SHIFT_INSERT: (_VK_SHIFT, _VK_INSERT),
    Way.CTRL_V: (_VK_CTRL, _VK_V),
    Way.CTRL_SHIFT_V: (_VK_CTRL, _VK_SHIFT, _VK_V),
}

_HELD_S = 0.1
"""Programs that look at keys from time to time miss a shorter chord."""


def key_events(text: str) -> list[KeyInput]:
    """A press and a release for each UTF-16 unit; line breaks and tabs as the keys that make them."""
    events: list[KeyInput] = []
    for unit in _utf16_units(text.replace("\r\n", "\n")):
        key = {0x0A: _VK_RETURN, 0x0D: _VK_RETURN, 0x09: _VK_TAB}.get(unit, 0)
        scan, kind = (0, 0) if key else (unit, _UNICODE)
        events += [_event(key, scan, flags | kind) for flags in (0, _KEYUP)]
    return events


def _event(key: int, scan: int, flags: int) -> KeyInput:
    return KeyInput(type=_INPUT_KEYBOARD, u=InputUnion(ki=KeyboardInput(wVk=key, wScan=scan, dwFlags=flags)))


def _utf16_units(text: str) -> Iterator[int]:
    data = text.encode("utf-16-le", "replace")
    return (data[i] | data[i + 1] << 8 for i in range(0, len(data), 2))


class WindowsKeyboard:
    """Sends to whichever window has the keyboard."""

    def __init__(self, user32: Any) -> None:
        self._user32 = user32

    def wait_for_modifiers(self, context: OutputContext) -> None:
        """See `wait_as_set`."""
        wait_as_set(context, self._held_modifiers)

    def type(self, text: str) -> None:
        """Send all of the text in one call, so that no key of the user's comes between."""
        events = key_events(text)
        sent = self._send(events)
        if sent == 0 and events:
            raise OutputError(say("Windows did not let the text be typed."))
        if sent < len(events):
            self._let_go(events[:sent])
            raise OutputBlockedError(say("Windows took only the beginning of the text."))

    def press(self, way: Way, thread: int) -> None:
        """Hold the chord for a moment, by the layout of a window's thread; raise `OutputError` where Windows refuses.

        No key stays down.
        """
        layout = self._user32.GetKeyboardLayout(thread)
        codes = [(key, int(self._user32.MapVirtualKeyExW(key, 0, layout))) for key in _CHORDS[way]]
        try:
            if self._send([_chord_event(key, scan, 0) for key, scan in codes]) < len(codes):
                raise OutputError(say("Windows did not let the keys for pasting be pressed."))
            time.sleep(_HELD_S)
        finally:
            self._send([_chord_event(key, scan, _KEYUP) for key, scan in reversed(codes)])

    def press_often(self, keys: Sequence[int], count: int) -> None:
        """Press the last of the keys so many times while the others are held, in one call: none of the user's between.

        Raise `OutputBlockedError` where Windows takes only a part of it.
        """
        *held, key = keys
        down, up = ([_key_event(each, flags) for each in held] for flags in (0, _KEYUP))
        events = [*down, *(_key_event(key, flags) for _ in range(count) for flags in (0, _KEYUP)), *reversed(up)]
        sent = self._send(events)
        if sent < len(events):
            self._let_go(events[:sent])
            raise OutputBlockedError(say("Windows did not take all of the keys; check the text."))

    def _let_go(self, taken: Sequence[KeyInput]) -> None:
        """No key stays down of those that Windows took the presses of, and not the releases."""
        down: list[tuple[int, int, int]] = []
        for event in taken:
            key, scan, flags = event.u.ki.wVk, event.u.ki.wScan, event.u.ki.dwFlags
            if flags & _KEYUP:
                down.remove((key, scan, flags & ~_KEYUP))
            else:
                down.append((key, scan, flags))
        if down:
            self._send([_event(key, scan, flags | _KEYUP) for key, scan, flags in reversed(down)])

    def _send(self, events: Sequence[KeyInput]) -> int:
        array = (KeyInput * len(events))(*events)
        return int(self._user32.SendInput(len(events), array, ctypes.sizeof(KeyInput)))

    def _held_modifiers(self) -> tuple[str, ...]:
        down = (name for code, name in _MODIFIER_CODES.items() if self._user32.GetAsyncKeyState(code) & _IS_DOWN)
        return tuple(dict.fromkeys(down))


def _key_event(key: int, flags: int) -> KeyInput:
    """By its code; without the mark of the further keys, Shift with an arrow is a digit where NumLock is on."""
    return _event(key, 0, flags | (_EXTENDED if key in _ARROWS else 0))


def _chord_event(key: int, scan: int, flags: int) -> KeyInput:
    """By its scan code where the layout has one: some programs look at nothing else."""
    if key == _VK_INSERT:
        flags |= _EXTENDED
    return _event(0, scan, flags | _SCANCODE) if scan else _event(key, 0, flags)
