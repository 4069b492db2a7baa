"""The seam to global hotkeys: `Chord`, the `HotkeyBackend` protocol and the registry of back ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from dictation_app.hotkey.chord import ALTGR, MODIFIERS, SIDES, Chord, family, side
from dictation_app.registry import Entry, Registry
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dictation_app.errors import HotkeyError
    from dictation_app.values.dictation import HotkeyEvent

__all__ = ["ALTGR", "HOTKEYS", "MODIFIERS", "SIDES", "Chord", "HotkeyBackend", "OnEvent", "family", "side"]


class OnEvent(Protocol):
    """Who is told; `at_s` is the `time.monotonic()` of the key where that is earlier than now."""

    def __call__(self, event: HotkeyEvent, number: int, at_s: float | None = None, /) -> None:
        """What happened, and to which of the chords."""


class HotkeyBackend(Protocol):
    """Watches chords, system-wide. Constructed without arguments; all methods are called from one thread.

    `on_event` is given what happened and to which of the chords; it may be called from any thread. Auto-repeat never
    reaches it: for all chords together PRESSED and RELEASED (or MISTAKEN, or LOST) alternate, and are about the same.
    Where no release is told, TAPPED comes instead of them.
    """

    can_lend: ClassVar[bool]
    """Whether keys can be had for a while only, beside others, with nobody asked."""

    def start(self, chords: Sequence[Chord], cancel: Chord | None, on_event: OnEvent) -> Mapping[int, HotkeyError]:
        """Register; returns which of them cannot be (taken by another program, no such key), and why.

        Raise `HotkeyError` where none can (no display, no permission).
        """
        ...

    def refused(self) -> Mapping[int, HotkeyError]:
        """As `start` returned it, and as it is now: it may change with what other programs take and with the layout.

        That it has is told by `HotkeyEvent.CHANGED`.
        """
        ...

    def rearm(self) -> None:
        """The machine has slept: what is held may be up, and what was registered may be so no more."""
        ...

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001  # a switch, and the name says so
        """Report the cancel key, and take it from other windows, only while `on`."""
        ...

    def stop(self) -> None:
        """Unregister and end all threads; harmless when not started."""
        ...


HOTKEYS: Registry[HotkeyBackend] = Registry(
    say("hotkey back end"),
    Entry(
        name="x11",
        label=say("X11 key grab"),
        target="dictation_app.hotkey.x11:X11Hotkey",
        requires=("Xlib",),
        platforms=("linux",),
    ),
    Entry(
        name="portal",
        label=say("Shortcuts of the desktop (portal)"),
        target="dictation_app.hotkey.portal:PortalHotkey",
        requires=("Xlib", "dbus_fast"),
        platforms=("linux",),
        variables=("WAYLAND_DISPLAY",),
    ),
    Entry(
        name="evdev",
        label=say("Keyboards read directly (evdev)"),
        target="dictation_app.hotkey.evdev:EvdevHotkey",
        platforms=("linux",),
        warning=say(
            "It also knows modifier keys alone, buttons of the mouse, and when a key is let go, where a Wayland "
            "desktop tells of none. It needs a membership of the group `input`, with which every program that you "
            "start can read every key you type in any window, passwords too. The keys also reach the window you are in."
        ),
    ),
    Entry(
        name="windows",
        label=say("Windows keyboard hook"),
        target="dictation_app.hotkey.win32_hosted:HostedWindowsHotkey",
        requires=("pynput",),
        platforms=("win32",),
    ),
    Entry(
        name="macos",
        label=say("macOS hot keys"),
        target="dictation_app.hotkey.macos:MacHotkey",
        requires=("AppKit", "Quartz"),
        platforms=("darwin",),
    ),
)
