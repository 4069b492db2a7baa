"""MacKeyboard: keys sent as events of macOS, which carry at most 20 UTF-16 units of text each."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dictation_app.output.held_keys import wait_as_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.output import OutputContext
    from dictation_app.output.macos.calls import MacCalls

_PRIVATE, _HARDWARE = -1, 1
"""kCGEventSourceStatePrivate: keys that are held add nothing; kCGEventSourceStateHIDSystemState"""
_EVENT_TAP = 0
"""kCGHIDEventTap"""
_COMMAND_FLAG = 0x100000
_MODIFIER_FLAGS = {0x40000: "Control", 0x80000: "Option", 0x20000: "Shift", _COMMAND_FLAG: "Command"}
_COMMAND, _V_OF_ANSI = 55, 9
_KEYS = {"\n": 36, "\t": 48}
_MOST_UNITS = 20
_PAUSE_S = 0.01
"""Terminals mix up what comes faster."""
_HELD_S = 0.1
_FOLLOWED_S = 0.002


def pieces(text: str) -> Iterator[str]:
    """Such as one event carries: no character is divided, and keys stand alone."""
    piece, units = "", 0
    for character in text.replace("\r\n", "\n").replace("\r", "\n"):
        size = len(character.encode("utf-16-le", "replace")) // 2
        if character in _KEYS or units + size > _MOST_UNITS:
            if piece:
                yield piece
            piece, units = "", 0
        if character in _KEYS:
            yield character
        else:
            piece, units = piece + character, units + size
    if piece:
        yield piece


class MacKeyboard:
    """Sends to whichever window has the keyboard."""

    def __init__(self, calls: MacCalls) -> None:
        self._calls, self._quartz = calls, calls.quartz

    def wait_for_modifiers(self, context: OutputContext) -> None:
        """See `wait_as_set`."""
        wait_as_set(context, self._held_modifiers)

    def type(self, text: str, may_go_on: Callable[[], bool]) -> bool:
        """Send it with pauses, after each of which it `may_go_on` or not; whether that was all of it."""
        source = self._quartz.CGEventSourceCreate(_PRIVATE)
        for number, piece in enumerate(pieces(text)):
            if number and not may_go_on():
                return False
            for is_down in (True, False):
                event = self._quartz.CGEventCreateKeyboardEvent(source, _KEYS.get(piece, 0), is_down)
                if piece not in _KEYS:
                    units = len(piece.encode("utf-16-le", "replace")) // 2
                    self._quartz.CGEventKeyboardSetUnicodeString(event, units, piece)
                self._quartz.CGEventSetFlags(event, 0)
                self._quartz.CGEventPost(_EVENT_TAP, event)
            time.sleep(_PAUSE_S)
        return True

    def press_paste(self) -> None:
        """Hold Command and the key of "v" for a moment. No key stays down."""
        code = self._calls.on_main(lambda: self._calls.key_code("v"))
        keys = ((_COMMAND, _COMMAND_FLAG), (_V_OF_ANSI if code is None else code, _COMMAND_FLAG))
        source = self._quartz.CGEventSourceCreate(_PRIVATE)
        try:
            for key, flags in keys:
                self._post(source, key, flags, is_down=True)
            time.sleep(_HELD_S)
        finally:
            for key, flags in reversed(keys):
                self._post(source, key, 0 if key == _COMMAND else flags, is_down=False)

    def press_often(self, key: int, flags: int, count: int) -> None:
        """So many times, as quickly as programs follow."""
        source = self._quartz.CGEventSourceCreate(_PRIVATE)
        for _ in range(count):
            for is_down in (True, False):
                self._post(source, key, flags, is_down=is_down)
            time.sleep(_FOLLOWED_S)

    def _post(self, source: object, key: int, flags: int, *, is_down: bool) -> None:
        event = self._quartz.CGEventCreateKeyboardEvent(source, key, is_down)
        self._quartz.CGEventSetFlags(event, flags)
        self._quartz.CGEventPost(_EVENT_TAP, event)

    def _held_modifiers(self) -> tuple[str, ...]:
        flags = int(self._quartz.CGEventSourceFlagsState(_HARDWARE))
        return tuple(name for flag, name in _MODIFIER_FLAGS.items() if flags & flag)
