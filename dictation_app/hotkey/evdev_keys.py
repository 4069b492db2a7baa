"""WatchedKeys: what the keys of all keyboards and mice mean for the keys of the app. Pure; fed with their events.

Nothing is kept from the windows. A key is a place on the keyboard: no layout is known here, so the letter of a chord is
where a US keyboard has it, and a modifier is the key that has its name on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.errors import HotkeyError
from dictation_app.hotkey.chord import family
from dictation_app.hotkey.lone import LoneModifiers
from dictation_app.sentences import say
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from dictation_app.hotkey.chord import Chord

MODIFIER_CODES = {
    29: "LeftCtrl", 97: "RightCtrl", 56: "LeftAlt", 100: "RightAlt",
    42: "LeftShift", 54: "RightShift", 125: "LeftSuper", 126: "RightSuper",
}  # fmt: skip
"""The kernel's code of a key -> modifier."""

ALL_CODES = frozenset(range(1, 0x120)) | frozenset(range(0x160, 0x2C0))
"""What a finger presses: touchpads have codes of their own for a finger that only rests there, and so have gamepads."""

_ALONE_S = 0.04
"""A modifier key alone for so long is a person's: programs that press combinations are quicker."""
_ROWS = ((2, "1234567890-="), (16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'`"), (43, "\\ZXCVBNM,./"))
_CODES: dict[str, tuple[int, ...]] = {
    "Escape": (1,), "Backspace": (14,), "Tab": (15,), "Return": (28,), "Space": (57,), "ScrollLock": (70,),
    "Print": (99,), "Home": (102,), "Up": (103,), "PageUp": (104,), "Left": (105,), "Right": (106,), "End": (107,),
    "Down": (108,), "PageDown": (109,), "Insert": (110,), "Delete": (111,), "Pause": (119,), "Menu": (127,),
    # Mice differ in which pair they have.
    "MouseBack": (0x113, 0x116), "MouseForward": (0x114, 0x115),
}  # fmt: skip
_CODES |= {character: (first + at,) for first, row in _ROWS for at, character in enumerate(row)}
_CODES |= {f"F{n}": (58 + n,) for n in range(1, 11)} | {"F11": (87,), "F12": (88,)}
_CODES |= {f"F{n}": (170 + n,) for n in range(13, 25)}


@dataclass(frozen=True, slots=True)
class Key:
    """Where the key of a chord is."""

    codes: frozenset[int]
    chord: Chord

    @classmethod
    def of(cls, chord: Chord) -> Key:
        """Raise `HotkeyError` where no place is known for it."""
        if chord.is_lone:
            wanted = chord.key
            codes = [c for c, name in MODIFIER_CODES.items() if name == wanted or wanted == family(name)]
        else:
            codes = list(_CODES.get(chord.key, ()))
        if not codes:
            raise HotkeyError(
                say("The place of {chord} on the keyboard is not known here.", chord=chord.said),
                say("Choose a key that a US keyboard has: it is taken by its place, whatever is printed on it."),
            )
        return cls(frozenset(codes), chord)


class WatchedKeys:
    """Owned by the thread that reads. Devices go by any name; times are `time.monotonic()` seconds."""

    def __init__(
        self, keys: Mapping[int, Key], cancel: Key | None, on_event: Callable[[HotkeyEvent, int], None]
    ) -> None:
        self.cancel_wanted = False
        self._keys = {number: key for number, key in keys.items() if not key.chord.is_lone}
        self._cancel = cancel
        self._on_event = on_event
        self._lone = LoneModifiers(on_event, wait_s=_ALONE_S)
        self._lone.watch({code: number for number, key in keys.items() if key.chord.is_lone for code in key.codes})
        self._down_on: dict[str, set[int]] = {}
        """Device -> codes of what is down on it."""
        self._pressed: tuple[int, int] | None = None
        """The code of the chord's key that is down, and the chord's number."""

    @property
    def is_any_down(self) -> bool:
        """Whether a key is down whose release is waited for."""
        return self._pressed is not None or self._lone.code is not None

    @property
    def due_s(self) -> float | None:
        """When `tick` is to be called; None = nothing waits."""
        return self._lone.due_s

    def see(self, device: str, code: int, *, is_down: bool, now_s: float) -> None:
        """A key, or a button of a mouse."""
        before = self._down()
        on_device = self._down_on.setdefault(device, set())
        (on_device.add if is_down else on_device.discard)(code)
        if (code in before) == (code in self._down()):
            return  # another keyboard holds it as well
        if is_down:
            self._press(code, now_s)
        else:
            self._release(code, now_s)

    def note(self, device: str, down: AbstractSet[int], now_s: float) -> None:
        """What is down on a device that was looked at: nobody saw it pressed, or saw the rest let go."""
        before = self._down()
        self._down_on[device] = set(down)
        after = self._down()
        for code in before - after:
            self._lose(code)
        if after - before:
            self._lone.interrupt(now_s)

    def forget(self, device: str, now_s: float) -> None:
        """It was unplugged."""
        self.note(device, frozenset(), now_s)
        del self._down_on[device]

    def turned(self, now_s: float) -> None:
        """The wheel of a mouse."""
        self._lone.interrupt(now_s)

    def tick(self, now_s: float) -> None:
        """Time has passed."""
        self._lone.tick(now_s)

    def lose(self) -> None:
        """Nobody sees any more when what is down is let go."""
        self._lone.lose()
        self._end(HotkeyEvent.LOST)
        self._down_on.clear()

    def _press(self, code: int, now_s: float) -> None:
        held = self._held()
        number = self._meant(code, held)
        if number is not None:
            self._lone.interrupt(now_s)
            self._pressed = (code, number)
            self._on_event(HotkeyEvent.PRESSED, number)
        elif self._is_cancel(code, held):
            self._on_event(HotkeyEvent.CANCEL, 0)
        else:
            is_alone = self._lone.has(code) and self._pressed is None and not held - {MODIFIER_CODES[code]}
            self._lone.press(code, now_s, is_alone=is_alone)

    def _meant(self, code: int, held: AbstractSet[str]) -> int | None:
        if self._pressed is not None:
            return None
        return next((n for n, key in self._keys.items() if code in key.codes and key.chord.fits(held)), None)

    def _is_cancel(self, code: int, held: AbstractSet[str]) -> bool:
        if self._cancel is None or code not in self._cancel.codes:
            return False
        is_held = self._pressed is not None or self._lone.is_told
        return is_held or (self.cancel_wanted and self._cancel.chord.fits(held))

    def _release(self, code: int, now_s: float) -> None:
        self._lone.release(code, now_s)
        if self._pressed is not None and code == self._pressed[0]:
            self._end(HotkeyEvent.RELEASED)

    def _lose(self, code: int) -> None:
        if code == self._lone.code:
            self._lone.lose()
        if self._pressed is not None and code == self._pressed[0]:
            self._end(HotkeyEvent.LOST)

    def _end(self, event: HotkeyEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            self._on_event(event, pressed[1])

    def _down(self) -> set[int]:
        return set().union(*self._down_on.values())

    def _held(self) -> set[str]:
        return {MODIFIER_CODES[code] for code in self._down() & MODIFIER_CODES.keys()}
