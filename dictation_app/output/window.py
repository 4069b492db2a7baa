"""The window that has the keyboard now: its names, and its title for a look that nobody keeps.

Asked anew each time, of the system or the compositor itself: what is told of windows some moments late must not decide
whether a microphone is opened over a password. Titles on macOS are the exception: only their programs have them.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dictation_app.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output.front import Front

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """As far as the desktop tells of it."""

    names: frozenset[str]
    """What its program is called: both names of the window, and its file; in lower case."""
    title: str | None = field(default="", repr=False)
    """None where it is not told, or not yet."""
    program: str = ""
    """The most telling of the names, as the user may know it."""


def program_file(pid: int) -> str:
    """The name of the file that a process runs; empty where it cannot be known."""
    with suppress(OSError):
        return Path(os.readlink(f"/proc/{pid}/exe")).name.lower() if pid > 0 else ""  # noqa: PTH115 - of a link only
    return ""


def window_here(front: Front) -> Callable[[], Window | None]:
    """Answers which window has the keyboard; always None where the desktop does not tell. `front` is this desktop's."""
    if sys.platform == "linux":
        from dictation_app.output.wayland.front import WaylandFront  # noqa: PLC0415 - not on every system

        if isinstance(front, WaylandFront):
            return front.look
    is_x11 = sys.platform == "linux" and os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if is_x11 and importlib.util.find_spec("Xlib") is not None:
        return X11Window().look
    if sys.platform == "win32":
        from dictation_app.output.win32.window import Foreground  # noqa: PLC0415 - not on every system

        return Foreground().look
    if sys.platform == "darwin" and importlib.util.find_spec("ApplicationServices") is not None:
        from dictation_app.output.macos.window import MacWindow  # noqa: PLC0415 - likewise

        return MacWindow().look
    return lambda: None


class X11Window:
    """Has its own connection, opened at the first question; belongs to one thread."""

    def __init__(self) -> None:
        self._display: Any = None

    def look(self) -> Window | None:
        """Which window has the keyboard; None where none has, or there is no X server."""
        from Xlib.error import ConnectionClosedError, XError  # noqa: PLC0415 - not on every system

        from dictation_app.output.x11.keyboard import connect  # noqa: PLC0415 - likewise

        try:
            if self._display is None:
                self._display = connect()
            return self._look()
        except XError:  # it went away while we looked
            return None
        except (OutputError, ConnectionClosedError, OSError):
            log.info("The X display does not say which window has the keyboard.")
            self.close()
            return None

    def close(self) -> None:
        """Close the connection; the next question opens another."""
        from Xlib.error import ConnectionClosedError  # noqa: PLC0415 - not on every system

        display, self._display = self._display, None
        if display is not None:
            with suppress(ConnectionClosedError, OSError):
                display.close()

    def _look(self) -> Window | None:
        focused = self._display.get_input_focus().focus
        at = None if isinstance(focused, int) else focused
        names: list[str] = []
        title, pid = "", 0
        while at and at.id != self._display.screen().root.id:
            names = names or [each.lower() for each in self._text(at, "WM_CLASS").split("\0") if each]
            title = title or self._text(at, "_NET_WM_NAME") or self._text(at, "WM_NAME")
            pid = pid or self._number(at, "_NET_WM_PID")
            if names and title:
                break
            at = at.query_tree().parent
        file = program_file(pid)
        if not names and not title:
            return None
        return Window(names=frozenset({*names, file} - {""}), title=title, program=names[-1] if names else file)

    def _text(self, window: Any, name: str) -> str:
        value, is_utf8 = self._value(window, name)
        return value.decode("utf-8" if is_utf8 else "latin-1", "replace") if isinstance(value, bytes) else ""

    def _number(self, window: Any, name: str) -> int:
        value, _ = self._value(window, name)
        return int(value[0]) if value and not isinstance(value, bytes) else 0

    def _value(self, window: Any, name: str) -> tuple[Any, bool]:
        from Xlib import X  # noqa: PLC0415 - not on every system

        found = window.get_full_property(self._display.intern_atom(name), X.AnyPropertyType)
        if found is None:
            return None, False
        return found.value, found.property_type == self._display.intern_atom("UTF8_STRING")
