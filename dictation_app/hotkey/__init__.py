"""The seam to global hotkeys: `Chord`, the `HotkeyBackend` protocol and the registry of back ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from dictation_app.hotkey.chord import ALTGR, MODIFIERS, SIDES, Chord, family, side
from dictation_app.registry import Entry, Registry
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dictation_app.errors import HotkeyError
    from dictation_app.values import HotkeyEvent

__all__ = ["ALTGR", "HOTKEYS", "MODIFIERS", "SIDES", "Chord", "HotkeyBackend", "family", "side"]


class HotkeyBackend(Protocol):
    """Watches chords, system-wide. Constructed without arguments; all methods are called from one thread.

    `on_event` is given what happened and to which of the chords; it may be called from any thread. Auto-repeat never
    reaches it: for all chords together PRESSED and RELEASED (or MISTAKEN) alternate, and are about the same one.
    """

    def start(
        self, chords: Sequence[Chord], cancel: Chord | None, on_event: Callable[[HotkeyEvent, int], None]
    ) -> Mapping[int, HotkeyError]:
        """Register; returns which of them cannot be (taken by another program, no such key), and why.

        Raise `HotkeyError` where none can (no display, no permission).
        """
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
        name="windows",
        label=say("Windows keyboard hook"),
        target="dictation_app.hotkey.win32:WindowsHotkey",
        requires=("pynput",),
        platforms=("win32",),
    ),
)
