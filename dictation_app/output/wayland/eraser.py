"""Taking text out of a window again on Wayland, where its field can be read.

Nobody tells here whether the user has touched anything since, so where the field cannot be read nothing is taken out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.errors import OutputError
from dictation_app.output.key_eraser import OTHER_WINDOW, Key, KeyEraser, Place
from dictation_app.output.wayland.keyboard import BACKSPACE, RIGHT, SELECT_LEFT, SELECT_RIGHT
from dictation_app.output.wayland.outputs import is_terminal, wait_for_hotkey, window_for
from dictation_app.output.wayland.seat import WaylandSeat

if TYPE_CHECKING:
    from dictation_app.output import OutputContext
    from dictation_app.output.wayland.windows import Window

_ANSWER_S = 0.5
"""The user waits for it, and for nothing else."""
_TELLS_WITHIN_S = 1.0
_PRESSING_S, _KEY_S = 10.0, 0.02
"""So long pressing keys may take, and as much for each."""
_KEYS = {
    Key.BACKSPACE: BACKSPACE,
    Key.SELECT_LEFT: SELECT_LEFT,
    Key.SELECT_RIGHT: SELECT_RIGHT,
    Key.RIGHT: RIGHT,
}


def wayland_eraser(context: OutputContext) -> KeyEraser:
    """Raise `OutputError` where no keys can be pressed."""
    return KeyEraser(context, WaylandHands(context), None, answer_s=_ANSWER_S, tells_within_s=_TELLS_WITHIN_S)


class WaylandHands:
    """See `key_eraser.Hands`."""

    def __init__(self, context: OutputContext) -> None:
        self._context = context
        self._seat = WaylandSeat(with_clipboard=False)
        self._window: Window | None = None
        """As `place` told last."""

    def wait_until_free(self) -> None:
        """See `Hands`."""
        wait_for_hotkey(self._context)
        self._seat = self._seat.renewed()  # here alone: another connection has other numbers for the windows

    def place(self) -> Place | None:
        """See `Hands`."""
        self._window = window_for(self._context, self._seat)
        return Place(self._window, is_terminal(self._window)) if self._window is not None else None

    def press(self, key: Key, count: int) -> None:
        """See `Hands`."""
        limit_s = _PRESSING_S + count * _KEY_S
        if self._window is None or self._seat.press_in(self._window, _KEYS[key], count, limit_s) < count:
            raise OutputError(OTHER_WINDOW)

    def close(self) -> None:
        """See `Hands`."""
        self._seat.close()
