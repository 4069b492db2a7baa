"""Chord: a key with modifiers, or a modifier key alone; how it is written, and when two of them mean the same press.

``Ctrl`` means either of the two keys, ``RightCtrl`` that one only. Windows and X call the right Alt of many layouts
AltGr; here it is ``RightAlt``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.errors import HotkeyError
from dictation_app.sentences import joined, say

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

MODIFIERS = ("Ctrl", "Alt", "Shift", "Super")
"""In the order in which they are written."""
SIDES = ("Left", "Right")
ALTGR = "AltGr"
"""The right Alt key where it makes other characters, among what is held (`Chord.fits`)."""

MOUSE_BUTTONS = ("MouseBack", "MouseForward")
"""The side buttons; with the others windows are worked."""

_WRITTEN = {
    "ctrl": "Ctrl", "control": "Ctrl", "strg": "Ctrl",
    "alt": "Alt", "option": "Alt",
    "shift": "Shift",
    "super": "Super", "meta": "Super", "win": "Super", "windows": "Super", "cmd": "Super", "command": "Super",
}  # fmt: skip
_MODIFIER_NAMES = (
    _WRITTEN
    | {f"{side.lower()}{name}": f"{side}{modifier}" for side in SIDES for name, modifier in _WRITTEN.items()}
    | {"altgr": "RightAlt"}
)

_NAMED_KEYS = {
    name.lower(): name
    for name in (
        "Space", "Escape", "Tab", "Return", "Backspace", "Insert", "Delete", "Home", "End", "PageUp", "PageDown",
        "Up", "Down", "Left", "Right", "Pause", "ScrollLock", "Print", "Menu", *MOUSE_BUTTONS,
        *(f"F{n}" for n in range(1, 25)),
    )
}  # fmt: skip
_NAMED_KEYS |= {"esc": "Escape", "enter": "Return", "del": "Delete", "ins": "Insert"}
_NAMED_KEYS |= {
    "mouse4": "MouseBack",
    "mouse back": "MouseBack",
    "mouse5": "MouseForward",
    "mouse forward": "MouseForward",
}


_SAID = {
    str(name): name
    for name in (
        say("Ctrl"), say("Alt"), say("Shift"), say("Super"),
        say("Space"), say("Escape"), say("Tab"), say("Return"),
        say("Backspace"), say("Insert"), say("Delete"), say("Home"),
        say("End"), say("PageUp"), say("PageDown"), say("Up"),
        say("Down"), say("Left"), say("Right"), say("Pause"),
        say("ScrollLock"), say("Print"), say("Menu"),
    )
} | {"MouseBack": say("Mouse Back"), "MouseForward": say("Mouse Forward")}  # fmt: skip
"""Keys whose names a window says in its language."""


def family(modifier: str) -> str:
    """``Ctrl`` of ``RightCtrl``."""
    return next((name for name in MODIFIERS if modifier.endswith(name)), modifier)


def side(modifier: str) -> str:
    """``Right`` of ``RightCtrl``; empty for either."""
    return modifier.removesuffix(family(modifier))


def said(key: str) -> str:
    """The name of a key, for sentences."""
    if family(key) not in MODIFIERS or not side(key):
        return _SAID.get(key, key)
    named = _SAID[family(key)]
    return say("Left{key}", key=named) if side(key) == "Left" else say("Right{key}", key=named)


def _is_among(wanted: str, held: AbstractSet[str]) -> bool:
    if side(wanted):
        return wanted in held or (wanted == "RightAlt" and ALTGR in held)
    return any(family(one) == wanted for one in held)


def _overlap(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether these sides of a modifier may be held for either; no side = both."""
    return not one or not other or bool(one & other)


@dataclass(frozen=True, slots=True)
class Chord:
    """A key with modifiers; `str()` writes it as ``Ctrl+Alt+Space``."""

    modifiers: tuple[str, ...]
    """Out of `MODIFIERS`, in that order, each perhaps with its side before it."""
    key: str
    """A name such as ``Space`` or ``F9``, one character in upper case, or a modifier that stands alone."""

    @classmethod
    def parse(cls, text: str) -> Chord:
        """Read ``ctrl + alt+space``; raise `HotkeyError` with what is wrong."""
        example = say("Write it like Ctrl+Alt+Space.")
        parts = [part.strip() for part in text.split("+")]
        if not all(parts):
            raise HotkeyError(say("'{text}' is not a key combination.", text=text), example)
        names = [_MODIFIER_NAMES.get(part.lower().replace(" ", "")) for part in parts]
        modifiers = {name for name in names[:-1] if name is not None}
        for part, name in zip(parts[:-1], names, strict=False):
            if name is None:
                raise HotkeyError(
                    say("'{key}' in '{text}' is not a modifier key.", key=part, text=text),
                    say("Use {keys}, each perhaps with Left or Right before it.", keys=", ".join(MODIFIERS)),
                )
        last, lone = parts[-1], names[-1]
        if lone is not None and not modifiers:
            return cls((), lone)
        key = _NAMED_KEYS.get(last.lower()) or (last.upper() if len(last) == 1 and last.isprintable() else None)
        if lone is not None:
            raise HotkeyError(
                say("'{text}' has only modifier keys.", text=text),
                say("Add another key, or use one of them alone, such as RightCtrl."),
            )
        if key is None:
            raise HotkeyError(say("'{key}' in '{text}' is not a key this app knows.", key=last, text=text), example)
        sided = {family(name) for name in modifiers if side(name)}
        return cls(tuple(sorted((m for m in modifiers if m not in sided), key=_order)), key)

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))

    @property
    def said(self) -> str:
        """Likewise, for sentences: a window says the keys in its language."""
        return joined(*map(said, (*self.modifiers, self.key)), by="+")

    @property
    def is_lone(self) -> bool:
        """Whether it is a modifier key alone."""
        return family(self.key) in MODIFIERS

    def fits(self, held: AbstractSet[str]) -> bool:
        """Whether these modifiers, with their sides, are what has to be held for it: all of them, and no others."""
        if not all(_is_among(wanted, held) for wanted in self.modifiers):
            return False
        families = {family(wanted) for wanted in self.modifiers}
        return all(family(one) in families or (one == ALTGR and "RightAlt" in self.modifiers) for one in held)

    def clashes(self, other: Chord) -> bool:
        """Whether one press may mean both: they are equal, or one asks for a side that the other leaves open."""
        if self.is_lone and other.is_lone:
            mine, others = side(self.key), side(other.key)
            return family(self.key) == family(other.key) and (not mine or not others or mine == others)
        if self.key != other.key or set(map(family, self.modifiers)) != set(map(family, other.modifiers)):
            return False
        return all(_overlap(self._sides(name), other._sides(name)) for name in map(family, self.modifiers))

    def _sides(self, name: str) -> set[str]:
        return {side(modifier) for modifier in self.modifiers if family(modifier) == name} - {""}


def _order(modifier: str) -> tuple[int, str]:
    return MODIFIERS.index(family(modifier)), side(modifier)
