"""The seam to taking text out of a window again: `Eraser`, and the one of desktops that do not tell what is there.

It takes out exactly what was put in, or nothing, and says why.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import OutputError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from dictation_app.output import OutputContext
    from dictation_app.output.field import FieldReader

LONGEST = 5000
"""More characters take too long to walk over."""
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def signs_in(text: str) -> int:
    """About how many steps of the caret it takes, which goes over what belongs together at once."""
    count, before, letters = 0, "", 0
    for character in text:
        letters = letters + 1 if ord(character) in _FLAG_LETTERS else 0
        belongs = (
            unicodedata.category(character).startswith("M")
            or _JOINER in (character, before)
            or ord(character) in _SKIN_TONES
            or (letters and letters % 2 == 0)
        )
        count += not belongs
        before = character
    return count


class Eraser(Protocol):
    """Belongs to the thread that constructed it."""

    @property
    def is_untouched(self) -> bool:
        """Whether the user has done nothing, as far as is known, where text was put last."""
        ...

    def inserted(self, characters: int, *, goes_on: bool) -> None:
        """Text was put into the window in front just now: follow whether the user does anything there.

        It `goes_on` where it stands right behind what was put there before it, and both are to be taken out together.
        """
        ...

    def erase(self, text: str) -> None:
        """Take it out of the window in front, where the caret stands behind it.

        Raise `OutputError` where it is not sure to be there, with nothing taken out.
        """
        ...

    def close(self) -> None:
        """Free what it holds."""
        ...


class NoEraser:
    """See `Eraser`."""

    is_untouched = False

    def inserted(self, characters: int, *, goes_on: bool) -> None:
        """Follow nothing."""

    def erase(self, text: str) -> None:  # noqa: ARG002  # the protocol's
        """Refuse."""
        raise OutputError(say("On this desktop the text cannot be taken out again."), say("Undo it in the program."))

    def close(self) -> None:
        """Have nothing to free."""


def eraser_here(context: OutputContext, fields: FieldReader) -> Eraser:
    """The one for this desktop; raise `OutputError` where it does not work now."""
    is_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    if sys.platform == "linux" and os.environ.get("DISPLAY") and not is_wayland:
        if importlib.util.find_spec("Xlib") is not None:
            from dictation_app.output.x11.eraser import X11Eraser  # noqa: PLC0415  # not on every system

            return X11Eraser(context)
    elif sys.platform == "linux" and is_wayland:
        from dictation_app.output.wayland.eraser import WaylandEraser  # noqa: PLC0415  # likewise

        with suppress(OutputError):  # no keys can be pressed here
            return WaylandEraser(context, fields)
    return NoEraser()
