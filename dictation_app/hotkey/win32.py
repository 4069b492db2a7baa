"""The hotkey on Windows: pynput's low-level keyboard hook, which also keeps the chord's key from the focused window.

All is decided inside pynput's event filter, on the hook's thread, because only there can one key be suppressed. Windows
silently drops a hook that is slow, so the filter does little. A suppressed key is not seen by GetAsyncKeyState either.

A modifier key alone is never suppressed; what programs press says nothing about it. Clicks are not seen here.
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
from dictation_app.hotkey.chord import ALTGR, SIDES, Chord, said, side
from dictation_app.hotkey.lone import LoneModifiers
from dictation_app.sentences import say
from dictation_app.values import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

log = logging.getLogger(__name__)

_DOWN_MESSAGES = frozenset({0x0100, 0x0104})
"""WM_KEYDOWN, WM_SYSKEYDOWN"""
_UP_MESSAGES = frozenset({0x0101, 0x0105})
"""WM_KEYUP, WM_SYSKEYUP"""

_MODIFIER_CODES = {
    0xA0: "LeftShift", 0xA1: "RightShift", 0xA2: "LeftCtrl", 0xA3: "RightCtrl", 0xA4: "LeftAlt", 0xA5: "RightAlt",
    0x5B: "LeftSuper", 0x5C: "RightSuper",
}  # fmt: skip
"""Virtual key code -> modifier."""
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
_INJECTED = 0x10
"""LLKHF_INJECTED among the flags of an event: a program pressed it."""
_JOIN_S = 5.0


class WindowsHotkey:
    """Watches chords; see `HotkeyBackend`."""

    def __init__(self, keyboard: Any = None, user32: Any = None, clock: Callable[[], float] = time.monotonic) -> None:
        """`keyboard` stands in for ``pynput.keyboard``, `user32` for the library of Windows."""
        self._keyboard = keyboard if keyboard is not None else import_module("pynput.keyboard")
        self._user32 = user32 if user32 is not None else vars(ctypes)["WinDLL"]("user32")
        self._clock = clock
        self._listener: Any = None
        self._state: _KeyState | None = None

    def start(
        self, chords: Sequence[Chord], cancel: Chord | None, on_event: Callable[[HotkeyEvent, int], None]
    ) -> Mapping[int, HotkeyError]:
        """Install the hook; what the layout has no key for is refused. Raise `HotkeyError` where Windows refuses it."""
        self.stop()
        keys: dict[int, _Key] = {}
        lone: dict[int, int] = {}
        refused: dict[int, HotkeyError] = {}
        for number, chord in enumerate(chords):
            try:
                if chord.is_lone:
                    lone |= dict.fromkeys(_lone_codes(chord), number)
                else:
                    keys[number] = _Key(self._code(chord), chord)
            except HotkeyError as exc:
                refused[number] = exc
        state = _KeyState(
            keys=keys,
            lone=lone,
            cancel=self._cancel_key(cancel),
            on_event=on_event,
            is_down=lambda code: bool(self._user32.GetAsyncKeyState(code) & _IS_DOWN),
            clock=self._clock,
        )

        def on_key(message: int, data: Any) -> bool:
            if state.takes(message, data.vkCode, data.scanCode, is_injected=bool(data.flags & _INJECTED)):
                listener.suppress_event()
            return False  # pynput has nothing more to do with it.

        listener = self._keyboard.Listener(win32_event_filter=on_key)
        listener.daemon = True
        listener.start()
        listener.wait()
        if not listener.running:
            raise HotkeyError(
                say("Windows did not allow watching the keyboard."), say("Close other keyboard tools and try again.")
            )
        self._listener, self._state = listener, state
        return refused

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

    def _cancel_key(self, chord: Chord | None) -> _Key | None:
        """Where the layout has none, it is the keys to dictate with that matter."""
        try:
            return _Key(self._code(chord), chord) if chord is not None else None
        except HotkeyError as exc:
            log.info("%s", exc.message)
            return None

    def _code(self, chord: Chord) -> int:
        code = _KEY_CODES.get(chord.key)
        if code is None and len(chord.key) == 1:
            found = self._user32.VkKeyScanW(ord(chord.key.lower())) & 0xFFFF
            code = found & 0xFF if found != _NO_KEY else None
        if code is None:
            raise HotkeyError(
                say("This keyboard layout has no key '{key}' for {chord}.", key=said(chord.key), chord=chord.said),
                say("Choose another one: `dictation settings set hotkey.chord Ctrl+Alt+Space`."),
            )
        return code


def _lone_codes(chord: Chord) -> list[int]:
    names = {chord.key} if side(chord.key) else {f"{one}{chord.key}" for one in SIDES}
    return [code for code, name in _MODIFIER_CODES.items() if name in names]


@dataclass(frozen=True, slots=True)
class _Key:
    """A virtual key code, and the modifiers that go with it."""

    code: int
    chord: Chord


class _KeyState:
    """Which of our keys are down, as the hook saw them."""

    def __init__(
        self,
        *,
        keys: Mapping[int, _Key],
        lone: Mapping[int, int],
        cancel: _Key | None,
        on_event: Callable[[HotkeyEvent, int], None],
        is_down: Callable[[int], bool],
        clock: Callable[[], float],
    ) -> None:
        self.cancel_wanted = False
        self._keys, self._cancel = keys, cancel
        self._on_event = on_event
        self._is_down = is_down
        self._clock = clock
        self._lone = LoneModifiers(on_event, wait_s=0.0)  # what programs press is known as such
        self._lone.watch(lone)
        self._altgr = False
        self._taken: set[int] = set()
        """Keys whose press was kept from the window, so that their repeats and release are too."""
        self._pressed: int | None = None
        """The number of the chord that is down."""
        self._seen_at_s: dict[int, float] = {}
        """When a key of ours that is down was last pressed, or repeated itself."""

    def takes(self, message: int, code: int, scan: int, *, is_injected: bool) -> bool:
        """Note one key event; return whether the focused window must not get it."""
        if scan == _ALTGR_CTRL_SCAN:
            self._altgr = message in _DOWN_MESSAGES
        elif message in _DOWN_MESSAGES:
            return self._takes_press(code, is_injected=is_injected)
        elif message in _UP_MESSAGES:
            self._lone.release(code)
            self._seen_at_s.pop(code, None)
            if code in self._taken:
                self._taken.discard(code)
                if self._pressed is not None and code == self._keys[self._pressed].code:
                    self._let_chord_go()
                return True
        return False

    def let_go(self) -> None:
        """Report the release, if a press was reported."""
        self._lone.let_go()
        self._let_chord_go()

    def _let_chord_go(self) -> None:
        number, self._pressed = self._pressed, None
        if number is not None:
            self._on_event(HotkeyEvent.RELEASED, number)

    def _takes_press(self, code: int, *, is_injected: bool) -> bool:
        if self._is_repeat(code):
            return True
        number = self._meant(code)
        if number is not None:
            self._lone.interrupt()
            self._pressed = number
            self._was_let_go(code)
            self._taken.add(code)
            self._on_event(HotkeyEvent.PRESSED, number)
        elif self._is_cancel(code):
            self._taken.add(code)
            self._on_event(HotkeyEvent.CANCEL, 0)
        else:
            self._press_lone(code, is_injected=is_injected)
            return False
        return True

    def _is_repeat(self, code: int) -> bool:
        """Whether a key of ours that is down repeats itself."""
        if self._pressed is not None and code == self._keys[self._pressed].code:
            if not self._was_let_go(code):
                return True
            # The release went to the lock screen or an administrator's prompt.
            self._let_chord_go()
            self._taken.discard(code)
        return code in self._taken

    def _was_let_go(self, code: int) -> bool:
        """Whether this press is a new one, also where the release was lost."""
        before_s, now_s = self._seen_at_s.get(code), self._clock()
        self._seen_at_s[code] = now_s
        return before_s is None or now_s - before_s > _LOST_RELEASE_S

    def _meant(self, code: int) -> int | None:
        hits = [number for number, key in self._keys.items() if key.code == code]
        if not hits or self._pressed is not None:
            return None
        held = self._held()
        return next((number for number in hits if self._keys[number].chord.fits(held)), None)

    def _is_cancel(self, code: int) -> bool:
        cancel = self._cancel
        if cancel is None or code != cancel.code:
            return False
        is_held = self._pressed is not None or self._lone.is_told
        return is_held or (self.cancel_wanted and cancel.chord.fits(self._held()))

    def _press_lone(self, code: int, *, is_injected: bool) -> None:
        if self._lone.has(code):
            if not self._was_let_go(code):
                return  # what was a part of something becomes no key of its own by repeating itself
            if code == self._lone.code:
                self._lone.let_go()
        is_alone = self._lone.has(code) and not is_injected and self._pressed is None and self._is_alone(code)
        self._lone.press(code, self._clock(), is_alone=is_alone)

    def _is_alone(self, code: int) -> bool:
        return not self._held() - {_MODIFIER_CODES[code]}

    def _held(self) -> set[str]:
        """Modifiers that are down, by Windows's word: the hook misses what happens on the lock screen."""
        held = {name for code, name in _MODIFIER_CODES.items() if self._is_down(code)}
        if self._altgr:
            held.discard("LeftCtrl")
            if "RightAlt" in held:
                held = (held - {"RightAlt", "LeftAlt"}) | {ALTGR}
        return held
