"""The hotkey on X11: a passive key grab, which also keeps the key from reaching the focused window.

While the chord's key is down X sends every key to us, so Esc arrives without a grab of its own. Auto-repeat comes as
release and press with the same time stamp: a release counts only if no such press stands behind it in the queue.
"""

from __future__ import annotations

import logging
import os
import select
import socket
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import BadAccess, CatchError, ConnectionClosedError, DisplayError

from dictation_app.errors import HotkeyError
from dictation_app.values import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.hotkey import Chord

log = logging.getLogger(__name__)

_CHECK_S = 0.25
"""While a key is down: how often to look whether it really still is."""
_JOIN_S = 3.0
_MODIFIER_BITS = 0xFF

_SEVERITY = {HotkeyEvent.PRESSED: logging.WARNING, HotkeyEvent.CANCEL: logging.INFO}

KEYSYM_NAMES = {
    "Space": "space", "Backspace": "BackSpace", "PageUp": "Prior", "PageDown": "Next", "ScrollLock": "Scroll_Lock",
}  # fmt: skip
"""Keys that X names otherwise than `Chord`."""

_LOCK_KEYSYMS = (XK.XK_Num_Lock, XK.XK_Scroll_Lock)
_MODIFIER_KEYSYMS = {
    "Alt": (XK.XK_Alt_L, XK.XK_Alt_R, XK.XK_Meta_L, XK.XK_Meta_R),
    "Super": (XK.XK_Super_L, XK.XK_Super_R, XK.XK_Hyper_L, XK.XK_Hyper_R),
}

_LEGACY_CODECS = {
    0x01: "iso8859-2", 0x02: "iso8859-3", 0x03: "iso8859-4", 0x06: "koi8-u", 0x07: "iso8859-7", 0x0C: "iso8859-8",
    0x0D: "cp874", 0x13: "iso8859-15",
}  # fmt: skip
"""High byte of the older keysyms -> the character set their low byte is in."""
_LATIN_1, _UNICODE, _UNICODE_LAST = 0x00, 0x01000000, 0x0110FFFF


def _character(keysym: int) -> str:
    """The character a keysym stands for, in upper case; "" for none."""
    if _UNICODE < keysym <= _UNICODE_LAST:
        return chr(keysym - _UNICODE).upper()
    high, low = keysym >> 8, bytes([keysym & 0xFF])
    codec = "latin-1" if high == _LATIN_1 else _LEGACY_CODECS.get(high)
    return low.decode(codec, "ignore").upper() if codec and keysym else ""


@dataclass(frozen=True, slots=True)
class _Grab:
    """What to ask the X server for."""

    keycode: int
    masks: tuple[int, ...]
    """One modifier mask for each combination of locks (CapsLock, NumLock, ...) that may be on."""


class _Keyboard:
    """The key map as it is now: finds the grab for a chord."""

    def __init__(self, display: Any) -> None:
        info = display.display.info
        first, count = info.min_keycode, info.max_keycode - info.min_keycode + 1
        rows = enumerate(display.get_keyboard_mapping(first, count), first)
        self._keysyms = {code: tuple(row) for code, row in rows}
        self._modifiers = display.get_modifier_mapping()

    def grab(self, chord: Chord) -> _Grab:
        """Raise `HotkeyError` where the keyboard has no such key."""
        keycode, needs_shift = self._find(chord)
        mask = X.ShiftMask if needs_shift else 0
        for name in chord.modifiers:
            mask |= self._mask(name, chord)
        locks = [X.LockMask, *(m for sym in _LOCK_KEYSYMS if (m := self._mask_of((sym,))) and not m & mask)]
        subsets = (subset for size in range(len(locks) + 1) for subset in combinations(sorted(set(locks)), size))
        return _Grab(keycode, tuple(mask | sum(subset) for subset in subsets))

    def _find(self, chord: Chord) -> tuple[int, bool]:
        for level in (0, 1):
            for group in (0, 2, 4, 6):
                for code, syms in self._keysyms.items():
                    if group + level < len(syms) and self._is_key(syms[group + level], chord.key):
                        return code, level == 1
        raise HotkeyError(f"This keyboard layout has no key '{chord.key}' for {chord}.", _choose_another(chord))

    @staticmethod
    def _is_key(keysym: int, key: str) -> bool:
        if len(key) > 1:
            return bool(keysym == XK.string_to_keysym(KEYSYM_NAMES.get(key, key)))
        return _character(keysym) == key

    def _mask(self, name: str, chord: Chord) -> int:
        if name in ("Ctrl", "Shift"):
            return int(X.ControlMask if name == "Ctrl" else X.ShiftMask)
        mask = self._mask_of(_MODIFIER_KEYSYMS[name])
        if not mask:
            raise HotkeyError(f"This keyboard layout has no key '{name}' for {chord}.", _choose_another(chord))
        return mask

    def _mask_of(self, keysyms: tuple[int, ...]) -> int:
        for row, codes in enumerate(self._modifiers):
            if any(code and self._keysyms[code][0] in keysyms for code in codes):
                return 1 << row
        return 0


def _choose_another(chord: Chord) -> str:
    other = "Ctrl+Alt+D" if str(chord) != "Ctrl+Alt+D" else "Ctrl+Alt+Space"
    return f"Choose another one, for example: dictation settings set hotkey.chord {other}"


class X11Hotkey:
    """Watches one chord; see `HotkeyBackend`."""

    def __init__(self) -> None:
        self._watch: _Watch | None = None

    def start(self, chord: Chord, cancel: Chord | None, on_event: Callable[[HotkeyEvent], None]) -> None:
        """Grab the chord; raise `HotkeyError` where another program has it."""
        self.stop()
        if os.environ.get("WAYLAND_DISPLAY"):
            # XWayland grants the grab, and then sees keys only while one of its own windows has the focus.
            raise HotkeyError(
                "Wayland lets no program watch the keyboard.",
                "Bind a key to `dictation toggle` in the keyboard settings of your desktop.",
            )
        watch = _Watch(chord, cancel, on_event)
        watch.start()
        self._watch = watch

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Take the cancel key from other windows, or leave it to them."""
        if self._watch is not None:
            self._watch.want_cancel(on)

    def stop(self) -> None:
        """Release the keys; a key still down is reported as released."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None


class _Watch:
    """The time between one `start` and `stop`: a connection, and the thread that owns it."""

    def __init__(self, chord: Chord, cancel: Chord | None, on_event: Callable[[HotkeyEvent], None]) -> None:
        try:
            self._display = Display()
        except (DisplayError, OSError) as exc:
            raise HotkeyError(
                "There is no X display, so the hotkey cannot work.", "Use `dictation toggle` instead."
            ) from exc
        self._display.set_error_handler(lambda error, _request: log.debug("X error: %s", type(error).__name__))
        self._root = self._display.screen().root
        self._chord, self._cancel = chord, cancel
        self._on_event = on_event
        self._places: dict[HotkeyEvent, _Grab | None] = {}
        """Where the keys are on the present key map."""
        self._held: dict[HotkeyEvent, _Grab | None] = {}
        """What is grabbed now."""
        self._refused: dict[HotkeyEvent, _Grab | None] = {}
        self._cancel_wanted = False
        self._down: dict[int, HotkeyEvent] = {}
        """Key code -> what its press was reported as."""
        self._check_at_s = 0.0
        self._queue: deque[Any] = deque()
        self._stopping = False
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="x11-hotkey", daemon=True)

    def start(self) -> None:
        """Grab the chord, or raise `HotkeyError`; then watch."""
        try:
            self._take_chord()
        except HotkeyError:
            self._close()
            raise
        self._locate()
        self._thread.start()

    def _take_chord(self) -> None:
        grab = _Keyboard(self._display).grab(self._chord)
        if not self._take(grab):
            raise HotkeyError(f"{self._chord} is taken by another program.", _choose_another(self._chord))
        self._held[HotkeyEvent.PRESSED] = grab

    def want_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Have the thread grab or release the cancel key."""
        self._cancel_wanted = on
        with suppress(OSError):  # The display died, and the thread with it.
            self._wake.send(b"\0")

    def stop(self) -> None:
        """End the thread and close the connection, which releases all grabs."""
        self._stopping = True
        with suppress(OSError):
            self._wake.send(b"\0")
        self._thread.join(_JOIN_S)
        self._close()

    def _close(self) -> None:
        with suppress(ConnectionClosedError, OSError):
            self._display.close()
        self._wake.close()
        self._woken.close()

    # --- On the thread ---

    def _run(self) -> None:
        try:
            while not self._stopping:
                self._fetch()
                while self._queue:
                    self._handle(self._queue.popleft())
                self._adjust()
                if self._down and time.monotonic() >= self._check_at_s:
                    self._check_still_down()
                if not self._queue:
                    ready, _, _ = select.select([self._display, self._woken], [], [], _CHECK_S if self._down else None)
                    if self._woken in ready:
                        self._woken.recv(4096)
        except (ConnectionClosedError, OSError):
            log.warning("The connection to the X display is lost; the hotkey does not work any more.")
        except Exception:
            log.exception("The hotkey's thread ended by an error in the program.")
        finally:
            for code in list(self._down):
                self._release(code)

    def _fetch(self) -> None:
        for _ in range(self._display.pending_events()):
            self._queue.append(self._display.next_event())

    def _handle(self, event: Any) -> None:
        if event.type == X.KeyPress:
            self._press(event)
        elif event.type == X.KeyRelease and event.detail in self._down and not self._is_repeat(event):
            self._release(event.detail)
        elif event.type == X.MappingNotify and event.request != X.MappingPointer:
            self._locate()

    def _press(self, event: Any) -> None:
        main, cancel = self._places[HotkeyEvent.PRESSED], self._places[HotkeyEvent.CANCEL]
        is_held = HotkeyEvent.PRESSED in self._down.values()
        if event.detail in self._down:
            return
        # While Esc is held it brings every key here, also the chord's key alone.
        if main is not None and event.detail == main.keycode and event.state & _MODIFIER_BITS in main.masks:
            if is_held:
                return
            kind = HotkeyEvent.PRESSED
        elif cancel is not None and event.detail == cancel.keycode and (is_held or self._cancel_wanted):
            kind = HotkeyEvent.CANCEL
        else:
            return
        self._down[event.detail] = kind
        self._check_at_s = time.monotonic() + _CHECK_S
        self._on_event(kind)

    def _release(self, code: int) -> None:
        if self._down.pop(code) is HotkeyEvent.PRESSED:
            self._on_event(HotkeyEvent.RELEASED)

    def _is_repeat(self, release: Any) -> bool:
        """Whether the key was not let go at all. What the server did before a round trip is here after it."""
        self._display.sync()
        self._fetch()
        for event in self._queue:
            if event.type == X.KeyPress and event.detail == release.detail:
                return bool(event.time == release.time)
        return False

    def _check_still_down(self) -> None:
        """Make up for a release that never came (another program's grab, a keyboard unplugged)."""
        self._check_at_s = time.monotonic() + _CHECK_S
        bits = self._display.query_keymap()
        self._fetch()
        if any(event.type in (X.KeyPress, X.KeyRelease) for event in self._queue):
            return
        for code in list(self._down):
            if not bits[code // 8] >> code % 8 & 1:
                log.info("A key was let go without word of it.")
                self._release(code)

    def _locate(self) -> None:
        """Find the keys on the key map, now and after each change of the layout."""
        keyboard = _Keyboard(self._display)
        self._refused.clear()
        for kind, chord in ((HotkeyEvent.PRESSED, self._chord), (HotkeyEvent.CANCEL, self._cancel)):
            try:
                self._places[kind] = keyboard.grab(chord) if chord is not None else None
            except HotkeyError as exc:
                self._places[kind] = None
                log.log(_SEVERITY[kind], "%s", exc.message)

    def _adjust(self) -> None:
        """Grab what is wanted now, and nothing else."""
        for kind, place in self._places.items():
            wanted = place if kind is HotkeyEvent.PRESSED or self._cancel_wanted else None
            held = self._held.get(kind)
            if wanted is None:
                self._refused.pop(kind, None)
            if wanted == held or (wanted is not None and wanted == self._refused.get(kind)):
                continue
            if held is not None:
                self._give(held)
            taken = wanted is not None and self._take(wanted)
            self._held[kind] = wanted if taken else None
            # Not tried again at each event, only when it is wanted anew or the layout has changed.
            self._refused[kind] = None if taken else wanted
            if self._refused[kind] is not None:
                log.log(_SEVERITY[kind], "The key for '%s' is taken by another program.", kind)

    def _take(self, grab: _Grab) -> bool:
        """Grab a key under all its masks, or under none of them."""
        refused = CatchError(BadAccess)
        for mask in grab.masks:
            self._root.grab_key(grab.keycode, mask, 0, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)
        self._display.sync()
        if refused.get_error() is None:
            return True
        self._give(grab)
        return False

    def _give(self, grab: _Grab) -> None:
        for mask in grab.masks:
            self._root.ungrab_key(grab.keycode, mask)
        self._display.sync()
