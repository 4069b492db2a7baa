"""Taking text out again on Windows: keys by SendInput, and whether the user has pressed any since.

What the app's own hook keeps from the windows is not seen here: the combination that asks for it is no touch.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from dictation_app.errors import OutputError
from dictation_app.output.key_eraser import Key, KeyEraser, Place
from dictation_app.output.touches import PolledTouches, Seen
from dictation_app.output.win32.calls import LastInput, Point, libraries
from dictation_app.output.win32.keys import WindowsKeyboard
from dictation_app.output.win32.window import Foreground

if TYPE_CHECKING:
    from dictation_app.output import OutputContext
    from dictation_app.output.win32.calls import Libraries

_DOWN_OR_WAS = 0x8001
"""It is down, or was pressed since it was asked for last."""
_BUTTONS = (0x01, 0x02, 0x04, 0x05, 0x06)
_MODIFIERS = frozenset({0x10, 0x11, 0x12, 0x5B, 0x5C, *range(0xA0, 0xA6)})
_PACKET = 0xE7
"""VK_PACKET: text that a program typed."""
_WATCHED = (*_BUTTONS, *(code for code in range(0x08, 0xFF) if code not in _MODIFIERS and code != _PACKET))
_BACKSPACE, _SHIFT, _LEFT, _RIGHT = 0x08, 0x10, 0x25, 0x27
_KEYS = {
    Key.BACKSPACE: (_BACKSPACE,),
    Key.SELECT_LEFT: (_SHIFT, _LEFT),
    Key.SELECT_RIGHT: (_SHIFT, _RIGHT),
    Key.RIGHT: (_RIGHT,),
}


def windows_eraser(context: OutputContext, windows: Libraries | None = None) -> KeyEraser:
    """`windows` stands in for the libraries of Windows."""
    windows = windows or libraries()
    user32 = windows.user32
    return KeyEraser(context, WindowsHands(context, windows), lambda: WindowsTouches(user32).begin())


class WindowsHands:
    """See `key_eraser.Hands`."""

    def __init__(self, context: OutputContext, windows: Libraries) -> None:
        self._context = context
        self._foreground = Foreground(windows)
        self._keyboard = WindowsKeyboard(windows.user32)

    def place(self) -> Place | None:
        """See `Hands`."""
        window = self._foreground.window_for(self._context)
        if window is None:
            return None
        if window.keys_problem is not None:
            raise OutputError(window.keys_problem)
        return Place(window.window, window.is_terminal)

    def wait_until_free(self) -> None:
        """See `Hands`."""
        self._keyboard.wait_for_modifiers(self._context)

    def press(self, key: Key, count: int) -> None:
        """See `Hands`."""
        self._keyboard.press_often(_KEYS[key], count)

    def close(self) -> None:
        """Have nothing to free."""


class WindowsTouches(PolledTouches):
    """Windows tells cheaply when there was any input; only then the keys are looked at."""

    def __init__(self, user32: Any) -> None:
        super().__init__()
        self._user32 = user32
        self._tick: int | None = None
        self._pointer = (0, 0)

    def _look(self) -> Seen:
        last = LastInput(cbSize=ctypes.sizeof(LastInput))
        if not self._user32.GetLastInputInfo(ctypes.byref(last)):
            return Seen.TOUCH
        if last.dwTime == self._tick:
            return Seen.NOTHING
        self._tick = last.dwTime
        point = Point()
        self._user32.GetCursorPos(ctypes.byref(point))
        has_moved, self._pointer = self._pointer != (point.x, point.y), (point.x, point.y)
        # All of them: to be asked is what makes one of them forget that it was pressed before.
        pressed = sum(bool(self._user32.GetAsyncKeyState(code) & _DOWN_OR_WAS) for code in _WATCHED)
        if pressed:
            return Seen.TOUCH
        return Seen.NOTHING if has_moved else Seen.PERHAPS
