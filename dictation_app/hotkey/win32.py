"""The hotkey on Windows: pynput's low-level keyboard hook, which also keeps the chord's key from the focused window.

All is decided inside pynput's event filter, on the hook's thread, because only there can one key be suppressed. Windows
silently drops a hook that is slow, so the filter does little. A suppressed key is not seen by GetAsyncKeyState either.
"""

from __future__ import annotations

import ctypes
import logging
import threading
import time
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dictation_app.errors import HotkeyError
from dictation_app.values import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.hotkey import Chord

log = logging.getLogger(__name__)

_DOWN_MESSAGES = frozenset({0x0100, 0x0104})
"""WM_KEYDOWN, WM_SYSKEYDOWN"""
_UP_MESSAGES = frozenset({0x0101, 0x0105})
"""WM_KEYUP, WM_SYSKEYUP"""

_MODIFIER_CODES = {
    0xA0: "Shift", 0xA1: "Shift", 0xA2: "Ctrl", 0xA3: "Ctrl", 0xA4: "Alt", 0xA5: "Alt", 0x5B: "Super", 0x5C: "Super",
}  # fmt: skip
"""Virtual key code, left and right -> modifier."""
_RIGHT_CTRL, _RIGHT_ALT = 0xA3, 0xA5
_ALTGR_CTRL_SCAN = 0x21D
"""Scan code of the Ctrl press that Windows makes up before each AltGr."""

_KEY_CODES = {
    "Space": 0x20, "Escape": 0x1B, "Tab": 0x09, "Return": 0x0D, "Backspace": 0x08, "Insert": 0x2D, "Delete": 0x2E,
    "Home": 0x24, "End": 0x23, "PageUp": 0x21, "PageDown": 0x22, "Up": 0x26, "Down": 0x28, "Left": 0x25, "Right": 0x27,
    "Pause": 0x13, "ScrollLock": 0x91, "Print": 0x2C, "Menu": 0x5D,
    **{f"F{n}": 0x6F + n for n in range(1, 25)},
}  # fmt: skip

_LOST_RELEASE_S = 1.5
"""Auto-repeat is faster than this in every setting of Windows: a press after a longer quiet is a new one."""
_NO_KEY = 0xFFFF
_IS_DOWN = 0x8000
_JOIN_S = 5.0


class WindowsHotkey:
    """Watches one chord; see `HotkeyBackend`."""

    def __init__(self, keyboard: Any = None, user32: Any = None, clock: Callable[[], float] = time.monotonic) -> None:
        """`keyboard` stands in for ``pynput.keyboard``, `user32` for the library of Windows."""
        self._keyboard = keyboard if keyboard is not None else import_module("pynput.keyboard")
        self._user32 = user32 if user32 is not None else vars(ctypes)["WinDLL"]("user32")
        self._clock = clock
        self._listener: Any = None
        self._state: _ChordState | None = None

    def start(self, chord: Chord, cancel: Chord | None, on_event: Callable[[HotkeyEvent], None]) -> None:
        """Install the hook; raise `HotkeyError` where Windows refuses it, or the layout has no such key."""
        self.stop()
        state = _ChordState(
            main=_Key(self._code(chord), frozenset(chord.modifiers)),
            cancel=_Key(self._code(cancel), frozenset(cancel.modifiers)) if cancel is not None else None,
            on_event=on_event,
            is_down=lambda code: bool(self._user32.GetAsyncKeyState(code) & _IS_DOWN),
            clock=self._clock,
        )

        def on_key(message: int, data: Any) -> bool:
            if state.takes(message, data.vkCode, data.scanCode):
                listener.suppress_event()
            return False  # pynput has nothing more to do with it.

        listener = self._keyboard.Listener(win32_event_filter=on_key)
        listener.daemon = True
        listener.start()
        listener.wait()
        if not listener.running:
            raise HotkeyError(
                "Windows did not allow watching the keyboard.", "Close other keyboard tools and try again."
            )
        self._listener, self._state = listener, state

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Take the cancel key from other windows, or leave it to them."""
        if self._state is not None:
            self._state.cancel_wanted = on

    def stop(self) -> None:
        """Remove the hook; a key still down is reported as released."""
        if self._listener is None or self._state is None:
            return
        self._listener.stop()
        if threading.current_thread() is not self._listener:
            self._listener.join(_JOIN_S)
        self._state.let_go()
        self._listener, self._state = None, None

    def _code(self, chord: Chord) -> int:
        code = _KEY_CODES.get(chord.key)
        if code is None and len(chord.key) == 1:
            found = self._user32.VkKeyScanW(ord(chord.key.lower())) & 0xFFFF
            code = found & 0xFF if found != _NO_KEY else None
        if code is None:
            raise HotkeyError(
                f"This keyboard layout has no key '{chord.key}' for {chord}.",
                "Choose another one, for example: dictation settings set hotkey.chord Ctrl+Alt+Space",
            )
        return code


@dataclass(frozen=True, slots=True)
class _Key:
    """A virtual key code and the modifiers that go with it."""

    code: int
    modifiers: frozenset[str]


class _ChordState:
    """Which of our keys are down, as the hook saw them."""

    def __init__(
        self,
        *,
        main: _Key,
        cancel: _Key | None,
        on_event: Callable[[HotkeyEvent], None],
        is_down: Callable[[int], bool],
        clock: Callable[[], float],
    ) -> None:
        self.cancel_wanted = False
        self._main, self._cancel = main, cancel
        self._on_event = on_event
        self._is_down = is_down
        self._clock = clock
        self._altgr = False
        self._taken: set[int] = set()
        """Keys whose press was kept from the window, so that their repeats and release are too."""
        self._is_pressed = False
        self._seen_at_s = 0.0

    def takes(self, message: int, code: int, scan: int) -> bool:
        """Note one key event; return whether the focused window must not get it."""
        if scan == _ALTGR_CTRL_SCAN:
            self._altgr = message in _DOWN_MESSAGES
        elif message in _DOWN_MESSAGES:
            return self._takes_press(code)
        elif message in _UP_MESSAGES and code in self._taken:
            self._taken.discard(code)
            if code == self._main.code:
                self.let_go()
            return True
        return False

    def let_go(self) -> None:
        """Report the release, if a press was reported."""
        if self._is_pressed:
            self._is_pressed = False
            self._on_event(HotkeyEvent.RELEASED)

    def _takes_press(self, code: int) -> bool:
        main, cancel = self._main, self._cancel
        if code == main.code and self._is_pressed:
            lost_release = self._clock() - self._seen_at_s > _LOST_RELEASE_S
            self._seen_at_s = self._clock()
            if not lost_release:
                return True
            # The release went to the lock screen or an administrator's prompt.
            self.let_go()
            self._taken.discard(code)
        if code in self._taken:
            return True
        if code == main.code and self._held() == main.modifiers:
            self._is_pressed, self._seen_at_s = True, self._clock()
            event = HotkeyEvent.PRESSED
        elif (
            cancel is not None
            and code == cancel.code
            and (self._is_pressed or (self.cancel_wanted and self._held() == cancel.modifiers))
        ):
            event = HotkeyEvent.CANCEL
        else:
            return False
        self._taken.add(code)
        self._on_event(event)
        return True

    def _held(self) -> frozenset[str]:
        """Modifiers that are down, by Windows's word: the hook misses what happens on the lock screen."""
        held = {name for code, name in _MODIFIER_CODES.items() if self._is_down(code)}
        if self._altgr and self._is_down(_RIGHT_ALT):
            held = (held - {"Alt", "Ctrl"}) | {"AltGr"} | ({"Ctrl"} if self._is_down(_RIGHT_CTRL) else set())
        return frozenset(held)
