"""The hotkey on Windows: pynput's low-level hooks, which also keep the chord's key from the focused window.

The app runs it in a process of its own (`win32_hosted`). All is decided inside pynput's event filter, on the hook's
thread, because only there can one key be suppressed. Windows silently drops a hook that is slow, so the filter does
little, and a thread of its own looks whether it is still there.

The mouse is hooked only where one of the keys is a button of it; else clicks are not seen.
"""

from __future__ import annotations

import ctypes
import logging
import threading
import time
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from dictation_app.errors import HotkeyError
from dictation_app.hotkey.chord import MOUSE_BUTTONS, SIDES, Chord, said, side
from dictation_app.hotkey.win32_keys import BUTTON_CODES, MODIFIER_CODES, HookedKeys, Key, KeyEvent
from dictation_app.sentences import say
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

log = logging.getLogger(__name__)

_DOWN_MESSAGES = frozenset({0x0100, 0x0104})
"""WM_KEYDOWN, WM_SYSKEYDOWN"""
_UP_MESSAGES = frozenset({0x0101, 0x0105})
"""WM_KEYUP, WM_SYSKEYUP"""
_CLICKS = frozenset({0x0201, 0x0204, 0x0207, 0x020A, 0x020E})
"""WM_LBUTTONDOWN, WM_RBUTTONDOWN, WM_MBUTTONDOWN, WM_MOUSEWHEEL, WM_MOUSEHWHEEL"""
_X_BUTTONS = {0x020B: True, 0x020C: False}
"""WM_XBUTTONDOWN, WM_XBUTTONUP"""

_KEY_CODES = {
    "Space": 0x20, "Escape": 0x1B, "Tab": 0x09, "Return": 0x0D, "Backspace": 0x08, "Insert": 0x2D, "Delete": 0x2E,
    "Home": 0x24, "End": 0x23, "PageUp": 0x21, "PageDown": 0x22, "Up": 0x26, "Down": 0x28, "Left": 0x25, "Right": 0x27,
    "Pause": 0x13, "ScrollLock": 0x91, "Print": 0x2C, "Menu": 0x5D, **BUTTON_CODES,
    **{f"F{n}": 0x6F + n for n in range(1, 25)},
}  # fmt: skip
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
"""Their key codes are their characters, on layouts without Latin letters, too."""
_NO_KEY = 0xFFFF
_IS_DOWN = 0x8000
_INJECTED = 0x10
"""LLKHF_INJECTED among the flags of an event: a program pressed it."""
_DESKTOP_SWITCHDESKTOP = 0x0100

_CHECK_S = 0.25
"""While a key is down: how often to look whether it really still is."""
_LOOK_S = 1.0
"""How often to look at the rest: lock screen, layout, hooks."""
_AGAIN_S = 10.0
"""Hooks are not set more often than this because of a key that they seem to have missed."""
_JOIN_S = 2.0


class WindowsHotkey:
    """Watches chords; see `HotkeyBackend`."""

    can_lend: ClassVar = True

    def __init__(
        self,
        keyboard: Any = None,
        user32: Any = None,
        clock: Callable[[], float] = time.monotonic,
        mouse: Any = None,
    ) -> None:
        """`keyboard` and `mouse` stand in for those modules of ``pynput``, `user32` for the library of Windows."""
        self._keyboard = keyboard if keyboard is not None else import_module("pynput.keyboard")
        self._mouse = mouse
        self._user32 = user32 if user32 is not None else vars(ctypes)["WinDLL"]("user32")
        self._clock = clock
        self._watch: _Watch | None = None

    def start(
        self, chords: Sequence[Chord], cancel: Chord | None, on_event: Callable[[HotkeyEvent, int], None]
    ) -> Mapping[int, HotkeyError]:
        """Install the hook; what the layout has no key for is refused. Raise `HotkeyError` where Windows refuses it."""
        self.stop()
        watch = _Watch(self, chords, cancel, on_event)
        watch.start()
        self._watch = watch
        return watch.refused

    def refused(self) -> Mapping[int, HotkeyError]:
        """Those for which the layout has no key."""
        return self._watch.refused if self._watch is not None else {}

    def rearm(self) -> None:
        """Set the hooks anew; what was down before a sleep is lost."""
        if self._watch is not None:
            self._watch.set_hooks_anew()

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Take the cancel key from other windows, or leave it to them."""
        if self._watch is not None:
            self._watch.keys.cancel_wanted = on

    def stop(self) -> None:
        """Remove the hooks; a key still down is reported as lost."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.stop()

    # --- What is asked of Windows ---

    def clock(self) -> float:
        """In seconds."""
        return self._clock()

    def is_down(self, code: int) -> bool:
        """By Windows' word."""
        return bool(self._user32.GetAsyncKeyState(code) & _IS_DOWN)

    def has_desktop(self) -> bool:
        """Whether keys go to this session's windows, and not to the lock screen or an administrator's prompt."""
        desktop = self._user32.OpenInputDesktop(0, False, _DESKTOP_SWITCHDESKTOP)
        if desktop:
            self._user32.CloseDesktop(ctypes.c_void_p(desktop))
        return bool(desktop)

    def layout(self, before: int = 0) -> int:
        """Of the window that has the focus; that `before` where Windows does not tell, as of the old console."""
        thread = self._user32.GetWindowThreadProcessId(self._user32.GetForegroundWindow(), None)
        layout_of = self._user32.GetKeyboardLayout
        return int(layout_of(thread) or before or layout_of(0))

    def code(self, chord: Chord, layout: int) -> int:
        """Raise `HotkeyError` where the layout has no such key."""
        code = _KEY_CODES.get(chord.key)
        if code is None and len(chord.key) == 1:
            found = self._user32.VkKeyScanExW(ord(chord.key.lower()), ctypes.c_void_p(layout)) & 0xFFFF
            code = found & 0xFF if found != _NO_KEY else (ord(chord.key) if chord.key in _PLAIN else None)
        if code is None:
            raise HotkeyError(
                say("This keyboard layout has no key '{key}' for {chord}.", key=said(chord.key), chord=chord.said),
                say("Choose another one: `dictation settings set hotkey.chord Ctrl+Alt+Space`."),
            )
        return code

    def hook_keyboard(self, keys: HookedKeys) -> Any:
        """Raise `HotkeyError` where Windows refuses it."""

        def on_key(message: int, data: Any) -> bool:
            if message in _DOWN_MESSAGES or message in _UP_MESSAGES:
                is_injected = bool(data.flags & _INJECTED)
                if keys.takes(KeyEvent(data.vkCode, message in _DOWN_MESSAGES, data.scanCode, is_injected)):
                    listener.suppress_event()
            return False  # pynput has nothing more to do with it.

        listener = self._keyboard.Listener(win32_event_filter=on_key)
        return _started(listener)

    def hook_mouse(self, keys: HookedKeys) -> Any:
        """Raise `HotkeyError` where Windows refuses it."""

        def on_mouse(message: int, data: Any) -> bool:
            if message in _X_BUTTONS:
                if keys.takes(KeyEvent(0x04 + (data.mouseData >> 16 & 0xFF), _X_BUTTONS[message])):
                    listener.suppress_event()
            elif message in _CLICKS:
                keys.clicked()
            return False

        if self._mouse is None:
            self._mouse = import_module("pynput.mouse")
        listener = self._mouse.Listener(win32_event_filter=on_mouse)
        return _started(listener)


def _started(listener: Any) -> Any:
    listener.daemon = True
    listener.start()
    listener.wait()
    if not listener.running:
        raise HotkeyError(
            say("Windows did not allow watching the keyboard."), say("Close other keyboard tools and try again.")
        )
    return listener


class _Watch:
    """The time between one `start` and `stop`: the hooks, and the thread that looks after them."""

    def __init__(
        self,
        windows: WindowsHotkey,
        chords: Sequence[Chord],
        cancel: Chord | None,
        on_event: Callable[[HotkeyEvent, int], None],
    ) -> None:
        self._windows = windows
        self._chords = chords
        self._cancel = cancel
        self._on_event = on_event
        self.keys = HookedKeys(on_event=on_event, is_down=windows.is_down, clock=windows.clock)
        self.refused: Mapping[int, HotkeyError] = {}
        self._listeners: list[Any] = []
        self._setting = threading.Lock()
        self._seen = _Seen()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="windows-hotkey", daemon=True)

    def start(self) -> None:
        """Find the keys, set the hooks, and look after them."""
        self._seen.layout = self._windows.layout()
        self._locate()
        self._set_hooks()
        self._thread.start()

    def stop(self) -> None:
        """Remove the hooks."""
        self._end.set()
        if threading.current_thread() is not self._thread:
            self._thread.join(_JOIN_S)
        with self._setting:
            self._remove_hooks()
        self.keys.lose()

    def _set_hooks(self) -> None:
        self._listeners.append(self._windows.hook_keyboard(self.keys))
        if any(chord.key in MOUSE_BUTTONS for chord in (*self._chords, *([self._cancel] if self._cancel else ()))):
            self._listeners.append(self._windows.hook_mouse(self.keys))

    def _remove_hooks(self) -> None:
        for listener in self._listeners:
            listener.stop()
            if threading.current_thread() is not listener:
                listener.join(_JOIN_S)
        self._listeners.clear()

    def set_hooks_anew(self) -> None:
        """From any thread. Where Windows refuses, it is tried again at the next occasion."""
        with self._setting:
            self._remove_hooks()
            self.keys.lose()
            if self._end.is_set():
                return
            try:
                self._set_hooks()
            except HotkeyError as exc:
                log.warning("%s", exc.message)

    def _run(self) -> None:
        while not self._end.wait(_CHECK_S if self.keys.is_any_down else _LOOK_S):
            self.look()

    def look(self) -> None:
        """Whether all is as it was."""
        self.keys.check()
        now_s, seen = self._windows.clock(), self._seen
        had_desktop, seen.desktop = seen.desktop, self._windows.has_desktop()
        if not seen.desktop:
            self.keys.lose()
            return
        layout = self._windows.layout(seen.layout)
        if layout != seen.layout:
            seen.layout = layout
            before = self.refused.keys()
            self._locate()
            if before != self.refused.keys():
                self._on_event(HotkeyEvent.CHANGED, 0)
        may_try = not self.keys.is_any_down and now_s - seen.hooked_at_s > _AGAIN_S
        if not had_desktop or (may_try and self.keys.misses_a_key()):
            seen.hooked_at_s = now_s
            log.info("The hooks are set anew.")
            self.set_hooks_anew()

    def _locate(self) -> None:
        keys: dict[int, Key] = {}
        lone: dict[int, int] = {}
        refused: dict[int, HotkeyError] = {}
        for number, chord in enumerate(self._chords):
            try:
                if chord.is_lone:
                    lone |= dict.fromkeys(_lone_codes(chord), number)
                else:
                    keys[number] = Key(self._windows.code(chord, self._seen.layout), chord)
            except HotkeyError as exc:
                refused[number] = exc
        self.refused = refused
        self.keys.use(keys, lone, self._cancel_key())

    def _cancel_key(self) -> Key | None:
        """Where the layout has none, it is the keys to dictate with that matter."""
        if self._cancel is None:
            return None
        try:
            return Key(self._windows.code(self._cancel, self._seen.layout), self._cancel)
        except HotkeyError as exc:
            log.info("%s", exc.message)
            return None


@dataclass(slots=True)
class _Seen:
    """What was last looked at."""

    layout: int = 0
    desktop: bool = True
    hooked_at_s: float = field(default=float("-inf"))


def _lone_codes(chord: Chord) -> list[int]:
    names = {chord.key} if side(chord.key) else {f"{one}{chord.key}" for one in SIDES}
    return [code for code, name in MODIFIER_CODES.items() if name in names]
