"""The seam to global hotkeys: `Chord`, the `HotkeyBackend` protocol and the registry of back ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import HotkeyError
from dictation_app.registry import Entry, Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.values import HotkeyEvent

MODIFIERS = ("Ctrl", "Alt", "Shift", "Super")
"""In the order in which they are written."""

_MODIFIER_NAMES = {
    "ctrl": "Ctrl", "control": "Ctrl", "strg": "Ctrl",
    "alt": "Alt", "option": "Alt",
    "shift": "Shift",
    "super": "Super", "meta": "Super", "win": "Super", "windows": "Super", "cmd": "Super", "command": "Super",
}  # fmt: skip

_NAMED_KEYS = {
    name.lower(): name
    for name in (
        "Space", "Escape", "Tab", "Return", "Backspace", "Insert", "Delete", "Home", "End", "PageUp", "PageDown",
        "Up", "Down", "Left", "Right", "Pause", "ScrollLock", "Print", "Menu",
        *(f"F{n}" for n in range(1, 25)),
    )
}  # fmt: skip
_NAMED_KEYS |= {"esc": "Escape", "enter": "Return", "del": "Delete", "ins": "Insert"}


@dataclass(frozen=True, slots=True)
class Chord:
    """A key with modifiers; `str()` writes it as ``Ctrl+Alt+Space``."""

    modifiers: tuple[str, ...]
    """Out of `MODIFIERS`, in that order."""
    key: str
    """A name such as ``Space`` or ``F9``, or one character in upper case."""

    @classmethod
    def parse(cls, text: str) -> Chord:
        """Read ``ctrl + alt+space``; raise `HotkeyError` with what is wrong."""
        example = "Write it like Ctrl+Alt+Space."
        parts = [part.strip() for part in text.split("+")]
        if not all(parts):
            raise HotkeyError(f"'{text}' is not a key combination.", example)
        modifiers = []
        for part in parts[:-1]:
            if part.lower() not in _MODIFIER_NAMES:
                raise HotkeyError(f"'{part}' in '{text}' is not a modifier key.", f"Use {', '.join(MODIFIERS)}.")
            modifiers.append(_MODIFIER_NAMES[part.lower()])
        last = parts[-1]
        key = _NAMED_KEYS.get(last.lower()) or (last.upper() if len(last) == 1 and last.isprintable() else None)
        if key is None:
            raise HotkeyError(f"'{last}' in '{text}' is not a key this app knows.", example)
        return cls(tuple(m for m in MODIFIERS if m in modifiers), key)

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


class HotkeyBackend(Protocol):
    """Watches one chord, system-wide. Constructed without arguments; all methods are called from one thread.

    `on_event` may be called from any thread. Auto-repeat never reaches it: PRESSED and RELEASED alternate.
    """

    def start(self, chord: Chord, cancel: Chord | None, on_event: Callable[[HotkeyEvent], None]) -> None:
        """Register; raise `HotkeyError` (taken by another program, no such key, no permission)."""
        ...

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001  # a switch, and the name says so
        """Report the cancel key, and take it from other windows, only while `on`."""
        ...

    def stop(self) -> None:
        """Unregister and end all threads; harmless when not started."""
        ...


HOTKEYS: Registry[HotkeyBackend] = Registry(
    "hotkey back end",
    Entry(
        name="x11",
        label="X11 key grab",
        target="dictation_app.hotkey.x11:X11Hotkey",
        requires=("Xlib",),
        platforms=("linux",),
    ),
    Entry(
        name="windows",
        label="Windows keyboard hook",
        target="dictation_app.hotkey.win32:WindowsHotkey",
        requires=("pynput",),
        platforms=("win32",),
    ),
)
