"""The key map of X as it is now: where the keys of a chord are, and what to grab for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from Xlib import XK, X

from dictation_app.errors import HotkeyError
from dictation_app.hotkey.chord import SIDES, family, side
from dictation_app.hotkey.x11_keys import BUTTON
from dictation_app.sentences import say

if TYPE_CHECKING:
    from dictation_app.hotkey.chord import Chord
    from dictation_app.sentences import Sentence

KEYSYM_NAMES = {
    "Space": "space", "Backspace": "BackSpace", "PageUp": "Prior", "PageDown": "Next", "ScrollLock": "Scroll_Lock",
    "LeftCtrl": "Control_L", "RightCtrl": "Control_R", "LeftShift": "Shift_L", "RightShift": "Shift_R",
    "LeftAlt": "Alt_L", "RightAlt": "Alt_R", "LeftSuper": "Super_L", "RightSuper": "Super_R",
    "Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L", "Super": "Super_L",
}  # fmt: skip
"""Keys that X names otherwise than `Chord`."""

BUTTONS = {"MouseBack": 8, "MouseForward": 9}
"""The side buttons of a mouse. The first three are what windows are worked with, and 4 to 7 are its wheel."""

_US_CODES = {
    letter: first + at
    for first, row in ((10, "1234567890"), (24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
    for at, letter in enumerate(row)
}
"""Code of each letter and digit of a US keyboard, as all present X servers number its keys."""

_LOCK_KEYSYMS = (XK.XK_Num_Lock, XK.XK_Scroll_Lock)
XK.load_keysym_group("xkb")
_SIDED_KEYSYMS = {
    "LeftCtrl": (XK.XK_Control_L,), "RightCtrl": (XK.XK_Control_R,),
    "LeftShift": (XK.XK_Shift_L,), "RightShift": (XK.XK_Shift_R,),
    "LeftAlt": (XK.XK_Alt_L, XK.XK_Meta_L), "RightAlt": (XK.XK_Alt_R, XK.XK_Meta_R, XK.XK_ISO_Level3_Shift),
    "LeftSuper": (XK.XK_Super_L, XK.XK_Hyper_L), "RightSuper": (XK.XK_Super_R, XK.XK_Hyper_R),
}  # fmt: skip
_MASK_KEYSYMS = {
    "Alt": (XK.XK_Alt_L, XK.XK_Alt_R, XK.XK_Meta_L, XK.XK_Meta_R),
    "RightAlt": _SIDED_KEYSYMS["RightAlt"],
    "Super": (XK.XK_Super_L, XK.XK_Super_R, XK.XK_Hyper_L, XK.XK_Hyper_R),
}

_LEGACY_CODECS = {
    0x01: "iso8859-2", 0x02: "iso8859-3", 0x03: "iso8859-4", 0x06: "koi8-u", 0x07: "iso8859-7", 0x0C: "iso8859-8",
    0x0D: "cp874", 0x13: "iso8859-15",
}  # fmt: skip
"""High byte of the older keysyms -> the character set their low byte is in."""
_LATIN_1, _UNICODE, _UNICODE_LAST = 0x00, 0x01000000, 0x0110FFFF


def character(keysym: int) -> str:
    """The character a keysym stands for, in upper case; "" for none."""
    if _UNICODE < keysym <= _UNICODE_LAST:
        return chr(keysym - _UNICODE).upper()
    high, low = keysym >> 8, bytes([keysym & 0xFF])
    codec = "latin-1" if high == _LATIN_1 else _LEGACY_CODECS.get(high)
    return low.decode(codec, "ignore").upper() if codec and keysym else ""


def choose_another(chord: Chord) -> Sentence:
    """What to do where a chord cannot be had."""
    other = "Ctrl+Alt+D" if str(chord) != "Ctrl+Alt+D" else "Ctrl+Alt+Space"
    return say("Choose another one: `dictation settings set hotkey.chord {chord}`.", chord=other)


@dataclass(frozen=True, slots=True)
class Grab:
    """What to ask the X server for."""

    code: int
    """Of a key, or `x11_keys.BUTTON` and the number of a button."""
    masks: tuple[int, ...]
    """One modifier mask for each combination of locks (CapsLock, NumLock, ...) that may be on."""
    asks_for_side: bool = False
    """The server knows no sides: what it grants may be the other one, and has to go back to the window."""

    @property
    def button(self) -> int:
        """Of the mouse; 0 = it is a key."""
        return max(0, self.code - BUTTON)


class KeyMap:
    """Read once; made anew after each change."""

    def __init__(self, display: Any) -> None:
        info = display.display.info
        first, count = info.min_keycode, info.max_keycode - info.min_keycode + 1
        rows = enumerate(display.get_keyboard_mapping(first, count), first)
        self._keysyms = {code: tuple(row) for code, row in rows}
        self._modifiers = display.get_modifier_mapping()
        self.modifier_codes = {
            code: name
            for name, keysyms in _SIDED_KEYSYMS.items()
            for code, row in self._keysyms.items()
            if row[0] in keysyms
        }
        """Key code -> ``RightCtrl``."""

    def grab(self, chord: Chord) -> Grab:
        """Raise `HotkeyError` where the keyboard has no such key."""
        code, needs_shift = self._find(chord)
        mask = X.ShiftMask if needs_shift else 0
        for name in chord.modifiers:
            mask |= self._mask(name, chord)
        return Grab(code, self.with_locks(mask), any(map(side, chord.modifiers)))

    def with_locks(self, mask: int) -> tuple[int, ...]:
        """It with each combination of locks that may be on."""
        locks = [X.LockMask, *(m for sym in _LOCK_KEYSYMS if (m := self._mask_of((sym,))) and not m & mask)]
        subsets = (subset for size in range(len(locks) + 1) for subset in combinations(sorted(set(locks)), size))
        return tuple(mask | sum(subset) for subset in subsets)

    def lone(self, chord: Chord) -> frozenset[int]:
        """The codes of a modifier key that stands alone; raise `HotkeyError` where there is none."""
        wanted = {chord.key} if side(chord.key) else {f"{one}{chord.key}" for one in SIDES}
        codes = frozenset(code for code, name in self.modifier_codes.items() if name in wanted)
        if not codes:
            raise _missing(chord.key, chord)
        return codes

    def held(self, bits: list[int]) -> set[str]:
        """The modifiers, with their sides, that are down by the server's map of what is."""
        return {name for code, name in self.modifier_codes.items() if is_down(bits, code)}

    def _find(self, chord: Chord) -> tuple[int, bool]:
        if chord.key in BUTTONS:
            return BUTTON + BUTTONS[chord.key], False
        for level in (0, 1):
            for group in (0, 2, 4, 6):
                for code, syms in self._keysyms.items():
                    if group + level < len(syms) and self._is_key(syms[group + level], chord.key):
                        return code, level == 1
        # A layout without Latin letters: windows, too, take the key that stands where a US keyboard has it.
        place = _US_CODES.get(chord.key)
        if place is None or not any(self._keysyms.get(place, ())):
            raise _missing(chord.key, chord)
        return place, False

    @staticmethod
    def _is_key(keysym: int, key: str) -> bool:
        if len(key) > 1:
            return bool(keysym == XK.string_to_keysym(KEYSYM_NAMES.get(key, key)))
        return character(keysym) == key

    def _mask(self, name: str, chord: Chord) -> int:
        kind = family(name)
        if kind in ("Ctrl", "Shift"):
            mask = int(X.ControlMask if kind == "Ctrl" else X.ShiftMask)
        else:
            mask = self._mask_of(_MASK_KEYSYMS[name if name in _MASK_KEYSYMS else kind])
        if not mask or (side(name) and name not in self.modifier_codes.values()):
            raise _missing(name, chord)
        return mask

    def _mask_of(self, keysyms: tuple[int, ...]) -> int:
        for row, codes in enumerate(self._modifiers):
            if any(code and self._keysyms[code][0] in keysyms for code in codes):
                return 1 << row
        return 0


def is_down(bits: list[int], code: int) -> bool:
    """By the server's map of what is."""
    return bool(bits[code // 8] >> code % 8 & 1)


def _missing(key: str, chord: Chord) -> HotkeyError:
    message = say("This keyboard layout has no key '{key}' for {chord}.", key=key, chord=chord.said)
    return HotkeyError(message, choose_another(chord))
