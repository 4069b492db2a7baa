"""Taking text out again on macOS: keys as events, and whether the user has pressed any since.

macOS tells anybody how many keys and buttons were pressed, and none of their names. A combination is told from writing
by the modifiers that are held with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dictation_app.errors import OutputError
from dictation_app.output.key_eraser import Key, KeyEraser, Place
from dictation_app.output.macos.calls import MacCalls
from dictation_app.output.macos.outputs import MacOutput, is_terminal
from dictation_app.output.touches import PolledTouches, Seen

if TYPE_CHECKING:
    from dictation_app.output import OutputContext

_HARDWARE = 1
"""kCGEventSourceStateHIDSystemState"""
_KEY_DOWN, _BUTTONS_DOWN = 10, (1, 3, 25)
"""kCGEventKeyDown; kCGEventLeftMouseDown, RightMouseDown, OtherMouseDown"""
_COMMAND_FLAGS = 0x40000 | 0x80000 | 0x100000
"""Control, Option, Command"""
_SHIFT_FLAG, _ARROW_FLAGS = 0x20000, 0xA00000
"""kCGEventFlagMaskShift; kCGEventFlagMaskNumericPad and SecondaryFn, which every arrow key of a keyboard has"""
_BACKSPACE, _LEFT, _RIGHT = 51, 123, 124
_KEYS = {
    Key.BACKSPACE: (_BACKSPACE, 0),
    Key.SELECT_LEFT: (_LEFT, _SHIFT_FLAG | _ARROW_FLAGS),
    Key.SELECT_RIGHT: (_RIGHT, _SHIFT_FLAG | _ARROW_FLAGS),
    Key.RIGHT: (_RIGHT, _ARROW_FLAGS),
}


def mac_eraser(context: OutputContext, calls: MacCalls | None = None) -> KeyEraser:
    """`calls` stands in for those of macOS."""
    calls = calls or MacCalls()
    quartz = calls.quartz
    return KeyEraser(context, MacHands(context, calls), lambda: MacTouches(quartz).begin())


class MacHands(MacOutput):
    """See `key_eraser.Hands`."""

    def place(self) -> Place | None:
        """See `Hands`."""
        found, problem = self.front(), self.keys_problem()
        if problem is not None:
            raise OutputError(problem)
        return None if found is None else Place(found[0], is_terminal(found[1]))

    def wait_until_free(self) -> None:
        """See `Hands`."""
        self._keyboard.wait_for_modifiers(self._context)

    def press(self, key: Key, count: int) -> None:
        """See `Hands`."""
        self._keyboard.press_often(*_KEYS[key], count)

    def close(self) -> None:
        """Have nothing to free."""


class MacTouches(PolledTouches):
    """By how many there were."""

    def __init__(self, quartz: Any) -> None:
        super().__init__()
        self._quartz = quartz
        self._keys = self._buttons = 0

    def _look(self) -> Seen:
        count = self._quartz.CGEventSourceCounterForEventType
        keys = int(count(_HARDWARE, _KEY_DOWN))
        buttons = sum(int(count(_HARDWARE, kind)) for kind in _BUTTONS_DOWN)
        pressed, clicked = keys - self._keys, buttons != self._buttons
        self._keys, self._buttons = keys, buttons
        if clicked or pressed < 0 or pressed > 1:
            return Seen.TOUCH
        if pressed == 0:
            return Seen.NOTHING
        held = int(self._quartz.CGEventSourceFlagsState(_HARDWARE)) & _COMMAND_FLAGS
        return Seen.COMMAND if held else Seen.TOUCH
