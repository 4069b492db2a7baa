"""Text onto the clipboard under Wayland, for a program none of whose windows has the focus.

Where the compositor lets programs hold the clipboard the text is served from here, and given to wl-copy at the end.
Elsewhere (GNOME, KDE) wl-copy has a way of its own, where it is installed: a window that takes the focus for a moment.
"""

from __future__ import annotations

import subprocess
from contextlib import suppress

from dictation_app.errors import OutputError
from dictation_app.output.wayland.seat import WaylandSeat
from dictation_app.sentences import say

_TOOL_S = 2.0


class WaylandCopy:
    """On one thread."""

    def __init__(self) -> None:
        self._seat: WaylandSeat | None = None

    def copy(self, text: str) -> None:
        """Put it there for good; raise `OutputError`."""
        try:
            if self._seat is None:
                self._seat = WaylandSeat(with_keyboard=False)
            seat = self._seat = self._seat.renewed()
            seat.call(lambda: seat.clipboard.hold(text))
        except OutputError:
            give_to_tool(text.encode())

    def close(self) -> None:
        """Leave what is there to a program that stays."""
        if self._seat is not None:
            leave(self._seat)


def leave(seat: WaylandSeat) -> None:
    """Put back what is the user's, give what is served from here to a program that stays, and end."""
    with suppress(OutputError):
        seat = seat.renewed()
        mime, data = seat.call(seat.clipboard.settle)
        if data:
            give_to_tool(data, mime)
    seat.close()


def give_to_tool(data: bytes, mime: str = "") -> None:
    """Have wl-copy serve it, in one form, which is all it can; raise `OutputError`."""
    command = ["wl-copy", *(("--type", mime) if mime else ())]
    try:
        # It leaves a child of its own behind, which must not hold pipes of ours.
        done = subprocess.run(
            command, input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_TOOL_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as exc:
        raise _not_copied() from exc
    if done.returncode:
        raise _not_copied()


def _not_copied() -> OutputError:
    return OutputError(
        say("In this desktop session only a window with the focus can put text on the clipboard."),
        say("Copy the text from the window of the app, or install wl-clipboard."),
    )
