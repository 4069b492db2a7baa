"""The seam to the windows of the desktop: which one has the keyboard now, and which one had it at a moment before.

What is asked of a moment is answered from a record, kept as the focus moves: no key to dictate with waits for a
question to the desktop.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import threading
from collections import deque
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dictation_app.values.dictation import Target

_REMEMBERED = 200
"""Changes of the focus: some minutes of the most restless person."""


class Front(Protocol):
    """Any thread may ask. Where a desktop tells nothing of its windows each answer is the modest one."""

    def start(self) -> None:
        """Begin to keep the record; what stands against it is logged, and nothing is known then."""
        ...

    def stop(self) -> None:
        """End it; harmless when not started."""
        ...

    def at(self, time_s: float) -> Target | None:
        """What had the keyboard at this moment of `time.monotonic()`; None = unknown."""
        ...

    def is_open(self, target: Target) -> bool:
        """Whether its window is still there."""
        ...

    def has_keyboard(self, target: Target) -> bool | None:
        """Whether its window has the keyboard now, asked anew.

        None where it need not be asked here: who presses keys knows windows by the same number.
        """
        ...

    def bring(self, target: Target) -> bool:
        """Give its window the keyboard, as the user asked for it; False where it does not come within a moment."""
        ...


class NoFront:
    """A desktop that tells nothing of its windows."""

    def start(self) -> None:
        """Have nothing to do."""

    def stop(self) -> None:
        """Have nothing to do."""

    def at(self, time_s: float) -> Target | None:  # noqa: ARG002  # the protocol's
        """Know nothing."""
        return None

    def is_open(self, target: Target) -> bool:  # noqa: ARG002  # the protocol's
        """Hope so."""
        return True

    def has_keyboard(self, target: Target) -> bool | None:  # noqa: ARG002  # the protocol's
        """Not be asked."""
        return None

    def bring(self, target: Target) -> bool:  # noqa: ARG002  # the protocol's
        """Be unable to."""
        return False


class Record:
    """What had the keyboard since when. Written by one thread, read by any."""

    def __init__(self) -> None:
        self._changes: deque[tuple[float, Target | None]] = deque(maxlen=_REMEMBERED)
        self._lock = threading.Lock()

    def note(self, target: Target | None, time_s: float) -> None:
        """From this moment on it is `target`."""
        with self._lock:
            self._changes.append((time_s, target))

    def at(self, time_s: float) -> Target | None:
        """What it was at this moment."""
        with self._lock:
            return next((target for since_s, target in reversed(self._changes) if since_s <= time_s), None)


def front_here() -> Front:
    """The one for this desktop."""
    is_x11 = sys.platform == "linux" and os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if is_x11 and importlib.util.find_spec("Xlib") is not None:
        from dictation_app.output.x11.front import X11Front  # noqa: PLC0415  # not on every system

        return X11Front()
    if sys.platform == "linux" and os.environ.get("WAYLAND_DISPLAY"):
        from dictation_app.output.wayland.front import WaylandFront  # noqa: PLC0415  # likewise

        return WaylandFront()
    if sys.platform == "win32":
        from dictation_app.output.win32.front import WindowsFront  # noqa: PLC0415  # likewise

        return WindowsFront()
    if sys.platform == "darwin" and importlib.util.find_spec("AppKit") is not None:
        from dictation_app.output.macos.front import MacFront  # noqa: PLC0415  # likewise

        return MacFront()
    return NoFront()
