"""LoneModifiers: modifier keys that stand alone, told from those that are a part of a combination. Pure; fed by hooks.

Such a key cannot be kept from the windows, and nobody knows at its press what it will be: another key after it makes
it a part of a combination, and what it began is taken back (`HotkeyEvent.MISTAKEN` comes instead of the release).
Likewise another key after its release parts it from its next press (`HotkeyEvent.OTHER_KEY`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PARTS_S = 1.0
"""No double tap has a longer pause: what is pressed later parts nothing."""


@dataclass(frozen=True, slots=True)
class _Down:
    """One of them that is held, alone so far."""

    code: int
    binding: int
    since_s: float
    is_told: bool


class LoneModifiers:
    """At most one is held at a time. Codes are those of the hook that feeds it."""

    def __init__(self, on_event: Callable[[HotkeyEvent, int], None], *, wait_s: float) -> None:
        """A press is told when it was alone for `wait_s`, or is let go before: what programs press is quicker."""
        self._on_event = on_event
        self._wait_s = wait_s
        self._places: dict[int, int] = {}
        self._down: _Down | None = None
        self._tapped: tuple[int, float] | None = None
        """Which was let go last, and when, while nothing came after it."""

    def watch(self, places: Mapping[int, int]) -> None:
        """These codes mean these bindings, from the next press on."""
        self._places = dict(places)

    def has(self, code: int) -> bool:
        """Whether the key is one of them."""
        return code in self._places

    @property
    def code(self) -> int | None:
        """Which is held, alone so far."""
        return None if self._down is None else self._down.code

    @property
    def is_told(self) -> bool:
        """Whether one is held whose press was told."""
        return self._down is not None and self._down.is_told

    @property
    def due_s(self) -> float | None:
        """When `tick` is to be called; None = nothing waits."""
        waits = self._down is not None and not self._down.is_told
        return self._down.since_s + self._wait_s if waits and self._down is not None else None

    def press(self, code: int, now_s: float, *, is_alone: bool) -> None:
        """Any key went down. `is_alone`: no other modifier is held, nor one of our keys."""
        down = self._down
        if down is not None and code == down.code:
            return  # it repeats itself
        tapped = self._tapped
        self.interrupt(now_s, is_other=not is_alone or tapped is None or self._places.get(code) != tapped[0])
        if down is None and is_alone and code in self._places:
            self._down = _Down(code, self._places[code], now_s, is_told=False)
            self.tick(now_s)

    def interrupt(self, now_s: float, *, is_other: bool = True) -> None:
        """Something else was pressed: what is held is no key of its own, and what was let go no half of a double tap.

        `is_other`: it is not the second half.
        """
        tapped, self._tapped = self._tapped, None
        if is_other and tapped is not None and now_s - tapped[1] <= _PARTS_S:
            self._on_event(HotkeyEvent.OTHER_KEY, tapped[0])
        down, self._down = self._down, None
        if down is not None and down.is_told:
            self._on_event(HotkeyEvent.MISTAKEN, down.binding)

    def release(self, code: int, now_s: float) -> None:
        """Any key went up."""
        if self._down is not None and code == self._down.code:
            self._tell_press()
            self._tapped = (self._down.binding, now_s)
            self._end(HotkeyEvent.RELEASED)

    def tick(self, now_s: float) -> None:
        """Time has passed."""
        due_s = self.due_s
        if due_s is not None and now_s >= due_s:
            self._tell_press()

    def lose(self) -> None:
        """What is held is so no more, or nobody would see its release."""
        self._end(HotkeyEvent.LOST)

    def _end(self, event: HotkeyEvent) -> None:
        down, self._down = self._down, None
        if down is not None and down.is_told:
            self._on_event(event, down.binding)

    def _tell_press(self) -> None:
        if self._down is not None and not self._down.is_told:
            self._down = replace(self._down, is_told=True)
            self._on_event(HotkeyEvent.PRESSED, self._down.binding)
