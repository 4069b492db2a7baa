"""HookedKeys: what the events of Windows' low-level hooks mean for the keys of the app. Pure; fed by the hooks.

A key that is kept from the windows is not seen by GetAsyncKeyState either: whether it is still down is known by its
repeats only, where keys repeat at all, and while no other key is pressed. A modifier key alone is never kept from them;
what programs press says nothing about it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.hotkey.chord import ALTGR
from dictation_app.hotkey.lone import LoneModifiers
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dictation_app.hotkey.chord import Chord

MODIFIER_CODES = {
    0xA0: "LeftShift", 0xA1: "RightShift", 0xA2: "LeftCtrl", 0xA3: "RightCtrl", 0xA4: "LeftAlt", 0xA5: "RightAlt",
    0x5B: "LeftSuper", 0x5C: "RightSuper",
}  # fmt: skip
"""Virtual key code -> modifier."""
BUTTON_CODES = {"MouseBack": 0x05, "MouseForward": 0x06}

_KEYS = tuple(code for code in range(0x08, 0xFF) if code not in (0x10, 0x11, 0x12))
"""All but the buttons of the mouse, and Shift, Ctrl and Alt of no side, of which hooks are not told."""
_ALTGR_CTRL_SCAN = 0x21D
"""Scan code of the Ctrl press that Windows makes up before each AltGr."""
_LOST_RELEASE_S = 1.5
"""Auto-repeat is faster than this in every setting of Windows: a press after a longer quiet is a new one."""
_SETTLED_S = 0.25
"""Windows notes a key as down only after the hook has seen it."""


@dataclass(frozen=True, slots=True)
class Key:
    """A virtual key code, and the modifiers that go with it."""

    code: int
    chord: Chord


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """What a hook is told."""

    code: int
    is_down: bool
    scan: int = 0
    is_injected: bool = False


class HookedKeys:
    """Which of our keys are down, as the hooks saw them; used by their threads and by one that looks after them."""

    def __init__(
        self,
        *,
        on_event: Callable[[HotkeyEvent, int], None],
        is_down: Callable[[int], bool],
        clock: Callable[[], float],
    ) -> None:
        self.cancel_wanted = False
        self._keys: Mapping[int, Key] = {}
        self._cancel: Key | None = None
        self._on_event = on_event
        self._is_down = is_down
        self._clock = clock
        self._lock = threading.Lock()
        self._lone = LoneModifiers(on_event, wait_s=0.0)  # what programs press is known as such
        self._lone_since_s = 0.0
        self._altgr = False
        self._taken: set[int] = set()
        """Keys whose press was kept from the window, so that their repeats and release are too."""
        self._pressed: Key | None = None
        self._number = 0
        """Of the chord that is down."""
        self._seen_at_s: dict[int, float] = {}
        """When a key of ours that is down was last pressed, or repeated itself."""
        self._last: int | None = None
        """The key whose press or repeat was the last event of all."""
        self._repeats = False
        """Whether any key has ever repeated itself: that can be switched off."""
        self._passed: set[int] = set()
        """Keys that are down, and whose press went to the windows."""
        self._from_before: set[int] = set()
        """Keys that were down already when all was forgotten, and are since; some have no release at all."""

    def use(self, keys: Mapping[int, Key], lone: Mapping[int, int], cancel: Key | None) -> None:
        """Where the keys are on the present layout, by their numbers; `lone`: codes of modifier keys alone."""
        with self._lock:
            self._keys, self._cancel = keys, cancel
            self._lone.watch(lone)

    @property
    def is_any_down(self) -> bool:
        """Whether a key is down whose release is waited for."""
        return self._pressed is not None or self._lone.code is not None

    def takes(self, event: KeyEvent) -> bool:
        """Note one event; return whether the focused window must not get it."""
        with self._lock:
            if event.scan == _ALTGR_CTRL_SCAN:
                self._altgr, is_taken = event.is_down, False
            else:
                is_taken = self._takes_press(event) if event.is_down else self._takes_release(event.code)
            if not is_taken:
                (self._passed.add if event.is_down else self._passed.discard)(event.code)
            return is_taken

    def clicked(self) -> None:
        """Another button of the mouse was pressed."""
        with self._lock:
            self._lone.interrupt(self._clock())

    def check(self) -> None:
        """Make up for a release that no hook was told of."""
        with self._lock:
            now_s, lone = self._clock(), self._lone.code
            if lone is not None and now_s - self._lone_since_s > _SETTLED_S and not self._is_down(lone):
                self._lone.lose()
            pressed = self._pressed
            if pressed is None or pressed.code != self._last or not self._repeats:
                return
            # It has fallen silent although nothing else was pressed.
            if now_s - self._seen_at_s.get(pressed.code, now_s) > _LOST_RELEASE_S:
                self._taken.discard(pressed.code)
                self._end_chord(HotkeyEvent.LOST)

    def misses_a_key(self) -> bool:
        """Whether a key is down that no hook was told of: Windows has dropped it."""
        with self._lock:
            down = self._all_down()
            self._from_before &= down
            return bool(down - self._passed - self._from_before)

    def lose(self) -> None:
        """Nobody sees any more when what is down is let go."""
        with self._lock:
            self._lone.lose()
            self._end_chord(HotkeyEvent.LOST)
            self._taken.clear()
            self._passed.clear()
            self._from_before = self._all_down()
            self._seen_at_s.clear()
            self._last, self._altgr = None, False

    def _takes_release(self, code: int) -> bool:
        self._lone.release(code, self._clock())
        self._seen_at_s.pop(code, None)
        self._last = None
        if code not in self._taken:
            return False
        self._taken.discard(code)
        if self._pressed is not None and code == self._pressed.code:
            self._end_chord(HotkeyEvent.RELEASED)
        return True

    def _end_chord(self, event: HotkeyEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            self._on_event(event, self._number)

    def _takes_press(self, event: KeyEvent) -> bool:
        code = event.code
        if code in BUTTON_CODES.values():
            self._last = None
        else:
            self._repeats |= code == self._last
            self._last = code
        if self._is_repeat(code):
            return True
        # What the window has been told of by its press becomes no key of ours by repeating itself.
        is_windows = code in self._passed and self._is_down(code)
        number = None if is_windows else self._meant(code)
        if number is not None:
            self._lone.interrupt(self._clock())
            self._pressed, self._number = self._keys[number], number
            self._was_let_go(code)
            self._taken.add(code)
            self._on_event(HotkeyEvent.PRESSED, number)
        elif not is_windows and self._is_cancel(code):
            self._taken.add(code)
            self._on_event(HotkeyEvent.CANCEL, 0)
        else:
            self._press_lone(event)
            return False
        return True

    def _is_repeat(self, code: int) -> bool:
        """Whether a key of ours that is down repeats itself."""
        if self._pressed is not None and code == self._pressed.code:
            if not self._was_let_go(code):
                return True
            # The release went to the lock screen or an administrator's prompt.
            self._end_chord(HotkeyEvent.LOST)
            self._taken.discard(code)
        return code in self._taken

    def _was_let_go(self, code: int) -> bool:
        """Whether this press is a new one, also where the release was lost."""
        before_s, now_s = self._seen_at_s.get(code), self._clock()
        self._seen_at_s[code] = now_s
        return before_s is None or now_s - before_s > _LOST_RELEASE_S or code in BUTTON_CODES.values()

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

    def _press_lone(self, event: KeyEvent) -> None:
        code = event.code
        if self._lone.has(code):
            if not self._was_let_go(code):
                return  # what was a part of something becomes no key of its own by repeating itself
            if code == self._lone.code:
                self._lone.lose()
        is_alone = self._lone.has(code) and not event.is_injected and self._pressed is None and self._is_alone(code)
        self._lone_since_s = self._clock()
        self._lone.press(code, self._lone_since_s, is_alone=is_alone)

    def _is_alone(self, code: int) -> bool:
        return not self._held() - {MODIFIER_CODES[code]}

    def _all_down(self) -> set[int]:
        return {code for code in _KEYS if self._is_down(code)}

    def _held(self) -> set[str]:
        """Modifiers that are down, by Windows's word: the hook misses what happens on the lock screen."""
        held = {name for code, name in MODIFIER_CODES.items() if self._is_down(code)}
        if self._altgr:
            held.discard("LeftCtrl")
            if "RightAlt" in held:
                held = (held - {"RightAlt", "LeftAlt"}) | {ALTGR}
        return held
