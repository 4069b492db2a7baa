"""The seam to taking text out of a window again: `Eraser`, and the one of desktops that do not tell what is there.

It takes out exactly what was put in, or nothing, and says why.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import OutputError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from dictation_app.output import OutputContext


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
        raise _cannot()

    def close(self) -> None:
        """Have nothing to free."""


def _cannot() -> OutputError:
    return OutputError(say("On this desktop the text cannot be taken out again."), say("Undo it in the program."))


def eraser_here(context: OutputContext) -> Eraser:
    """The one for this desktop; raise `OutputError` where it does not work now."""
    if sys.platform == "linux" and os.environ.get("WAYLAND_DISPLAY"):
        from dictation_app.output.wayland.eraser import wayland_eraser  # noqa: PLC0415  # not on every system

        try:
            return wayland_eraser(context)
        except OutputError as exc:  # no keys can be pressed here, or the compositor does not answer yet
            raise _cannot() from exc
    elif sys.platform == "linux" and os.environ.get("DISPLAY") and importlib.util.find_spec("Xlib") is not None:
        from dictation_app.output.x11.eraser import X11Eraser  # noqa: PLC0415  # likewise

        return X11Eraser(context)
    if sys.platform == "win32":
        from dictation_app.output.win32.eraser import windows_eraser  # noqa: PLC0415  # likewise

        return windows_eraser(context)
    if sys.platform == "darwin" and importlib.util.find_spec("Quartz") is not None:
        from dictation_app.output.macos.eraser import mac_eraser  # noqa: PLC0415  # likewise

        return mac_eraser(context)
    return NoEraser()
