"""The seam to text outputs: the `TextOutput` protocol, what each is constructed with, and the registry."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import OutputError
from dictation_app.output.field import NoFieldReader
from dictation_app.output.front import NoFront
from dictation_app.output.programs import Ways
from dictation_app.registry import Entry, Registry
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output.field import Field, FieldReader
    from dictation_app.output.front import Front
    from dictation_app.settings import OutputSettings
    from dictation_app.values.dictation import DeliveryMethod, DeliveryState, Target

AUTO = "auto"
COPY = "copy"
OWN_NAME = "dictation"
"""This app, where its own window is the target."""


class OutputBlockedError(OutputError):
    """No other way of sending may be tried: it would fail alike, or part of the text went out already."""


class FocusMovedError(OutputBlockedError):
    """The window that has the keyboard is not the one the text is for; nothing was sent."""

    def __init__(self) -> None:
        super().__init__(say("Another window is in front than the one you began to speak in."))


class FieldMovedError(FocusMovedError):
    """The window is the right one, and another of its fields has the keyboard; nothing was sent."""

    def __init__(self) -> None:
        OutputBlockedError.__init__(
            self, say("Another text field has the keyboard than the one you began to speak in.")
        )


class Host(Protocol):
    """What the app itself knows and does about its own windows and its hotkey; may be asked from any thread."""

    @property
    def own_window_active(self) -> bool:
        """One of the app's own windows has the focus.

        Nothing is pasted into those: the thread that would have to fetch the text holds up all others meanwhile.
        """
        ...

    @property
    def hotkey_down(self) -> bool:
        """The user holds the hotkey, and speaks again."""
        ...

    @property
    def is_waited_for(self) -> bool:
        """More text is to be sent."""
        ...

    @property
    def is_ending(self) -> bool:
        """The user quits: what waits for an answer of his is given up."""
        ...

    @property
    def front(self) -> Front:
        """The windows of the desktop."""
        ...

    def insert(self, text: str) -> bool:
        """Put text into the field of the app that has the focus; False where there is none."""
        ...

    def erase_own(self, text: str) -> bool:
        """Take text out of it again, which stands before its cursor; False where it does not."""
        ...


class _NoHost:
    own_window_active = hotkey_down = is_waited_for = is_ending = False
    front = NoFront()

    def insert(self, text: str) -> bool:  # noqa: ARG002 - the protocol's
        return False

    erase_own = insert


@dataclass(slots=True, kw_only=True)
class OutputContext:
    """What every text output is constructed with; each takes what it needs. One thread's, like the outputs."""

    settings: OutputSettings
    """Replaced by the chain when the user changes them."""
    copy_text: Callable[[str], None]
    """Puts text on the clipboard for good; raises `UserError`."""
    host: Host = dataclasses.field(default_factory=_NoHost)  # `field` is a module here
    only_into: str = ""
    """Name of the only program whose window may get the text now; empty: whichever has the focus. X11 knows it."""
    taken_at_s: float = -math.inf
    """When a window last fetched a pasted text (`time.monotonic`): it may still be putting it in."""
    ways: Ways = dataclasses.field(default_factory=Ways)
    """How text gets into each program."""
    target: Target | None = None
    """The only window that may get the text now, else `FocusMovedError`; None: whichever has the focus."""
    fields: FieldReader = dataclasses.field(default_factory=NoFieldReader)
    """Reads the field with the focus."""
    focused_field: Field | None = None
    """What has the focus, where the desktop's accessibility tells it; of the text that is sent now."""


class TextOutput(Protocol):
    """One way to bring text into the focused window. Constructed with an `OutputContext`; raises `OutputError`.

    Belongs to the thread that constructed it.
    """

    @property
    def method(self) -> DeliveryMethod:
        """What the report calls it."""
        ...

    @property
    def target(self) -> str:
        """The program whose window the last `send` meant, as the desktop names it; empty where it meant none."""
        ...

    @property
    def note(self) -> str:
        """What else the user should know about the last `send`, as a sentence; mostly empty."""
        ...

    def problem(self, text: str) -> str | None:
        """Why it cannot take this text now (one sentence), or None. Cheap, and without any effect."""
        ...

    def send(self, text: str) -> DeliveryState:
        """Send all of it, or raise `OutputError` with nothing sent (`OutputBlockedError`: perhaps a part)."""
        ...

    def close(self) -> None:
        """Free what it holds; it cannot be used afterwards."""
        ...


OUTPUTS: Registry[TextOutput] = Registry(
    say("text output"),
    Entry(
        name="x11-type",
        label=say("Typing (X11)"),
        target="dictation_app.output.x11.typing:X11TypeOutput",
        requires=("Xlib",),
        platforms=("linux",),
    ),
    Entry(
        name="x11-paste",
        label=say("Pasting (X11)"),
        target="dictation_app.output.x11.paste:X11PasteOutput",
        requires=("Xlib",),
        platforms=("linux",),
    ),
    Entry(
        name="wayland-type",
        label=say("Typing (Wayland)"),
        target="dictation_app.output.wayland.outputs:WaylandTypeOutput",
        requires=("Xlib",),
        platforms=("linux",),
        variables=("WAYLAND_DISPLAY",),
    ),
    Entry(
        name="wayland-paste",
        label=say("Pasting (Wayland)"),
        target="dictation_app.output.wayland.outputs:WaylandPasteOutput",
        requires=("Xlib",),
        platforms=("linux",),
        variables=("WAYLAND_DISPLAY",),
    ),
    Entry(
        name="portal-paste",
        label=say("Pasting by the desktop's leave (portal)"),
        target="dictation_app.output.freedesktop.portal:PortalPasteOutput",
        requires=("Xlib", "dbus_fast"),
        platforms=("linux",),
        variables=("WAYLAND_DISPLAY",),
    ),
    Entry(
        name="windows-paste",
        label=say("Pasting (Windows)"),
        target="dictation_app.output.win32.outputs:WindowsPasteOutput",
        platforms=("win32",),
    ),
    Entry(
        name="windows-type",
        label=say("Typing (Windows)"),
        target="dictation_app.output.win32.outputs:WindowsTypeOutput",
        platforms=("win32",),
    ),
    Entry(
        name="macos-paste",
        label=say("Pasting (macOS)"),
        target="dictation_app.output.macos.outputs:MacPasteOutput",
        requires=("AppKit", "ApplicationServices", "Quartz"),
        platforms=("darwin",),
    ),
    Entry(
        name="macos-type",
        label=say("Typing (macOS)"),
        target="dictation_app.output.macos.outputs:MacTypeOutput",
        requires=("AppKit", "ApplicationServices", "Quartz"),
        platforms=("darwin",),
    ),
    Entry(
        name=COPY,
        label=say("Copying to the clipboard"),
        target="dictation_app.output.clipboard:ClipboardOutput",
    ),
)
"""In order of preference. The last one works everywhere."""
