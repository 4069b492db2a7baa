"""HeldKey: which key to dictate with is down, since when, and what its presses and letting go of it mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dictation_app.values.dictation import KeyMode, PressedKey

QUICK_S = 1.0
"""Within so long after the press of a modifier key nobody has said anything: the rest of a combination follows it."""

BOUNCE_S = 0.15
"""Nobody begins and ends a dictation within so little: a worn key or pedal closes twice, or a hand double-clicks."""

_NO_DICTATION = -1
"""Stands for the dictation of a press that neither began one nor found one."""

_CHATTER_S = 0.03
"""A key that was up for less was not let go by a finger: two such presses are no double tap."""


class Press(StrEnum):
    """What it means that a key went down."""

    BEGINS = "begins"
    """The next dictation."""
    GOES_ON = "goes on"
    """It is the press before, which began the dictation being recorded."""
    ENDS = "ends"
    """The dictation being recorded."""
    MEANS_NOTHING = "nothing"


@dataclass(slots=True)
class HeldKey:
    """One at a time. Times are `time.monotonic()` seconds."""

    tap_s: float
    """A shorter press of a key that knows both is a tap."""
    double_tap_s: float
    """How long the first press of a double tap may be, and the pause after it."""
    key: PressedKey = field(default_factory=PressedKey)
    """What is down, or was last."""
    down_at_s: float | None = None
    """None = nothing is down."""
    up_at_s: float = 0.0
    begun_id: int = 0
    """The dictation that the press began; 0 = one was being recorded already."""
    _pressed_at_s: float = 0.0
    _acted_at_s: float | None = None
    """When the key last began or ended a dictation."""
    _may_be_first: bool = False
    """What is down may be the first press of a double tap."""
    _tapped_at_s: float | None = None
    """When the first press of a double tap was over; None = there was none."""

    def press(self, key: PressedKey, now_s: float, *, recorded_id: int | None, next_id: int) -> Press:
        """It goes down: what that means to the dictation being recorded, or to the one that would be next."""
        if self._bounces(key, now_s):
            if recorded_id is not None and recorded_id == self.begun_id:
                self.down_at_s = self._pressed_at_s
                return Press.GOES_ON
            if self.begun_id == 0:  # what ended a dictation begins no other one
                self._go_down(key, now_s, 0)
                return Press.MEANS_NOTHING
        if recorded_id is not None:
            self._go_down(key, now_s, 0)
            return Press.MEANS_NOTHING if key.is_lone else Press.ENDS  # a combination may begin with it
        if key.mode is KeyMode.DOUBLE_TAP and not self._completes_double_tap(key, now_s):
            self._go_down(key, now_s, _NO_DICTATION)
            self._may_be_first = True
            return Press.MEANS_NOTHING
        self._go_down(key, now_s, next_id)
        return Press.BEGINS

    def _bounces(self, key: PressedKey, now_s: float) -> bool:
        """Whether this press belongs to the one before."""
        return key.chord == self.key.chord and self._acted_at_s is not None and 0 <= now_s - self._acted_at_s < BOUNCE_S

    def _completes_double_tap(self, key: PressedKey, now_s: float) -> bool:
        """Whether this press is the second one."""
        if self._tapped_at_s is None or key.chord != self.key.chord:
            return False
        return _CHATTER_S <= now_s - self._tapped_at_s <= self.double_tap_s

    def _go_down(self, key: PressedKey, now_s: float, begun_id: int) -> None:
        self.key, self.down_at_s, self.begun_id = key, now_s, begun_id
        self._pressed_at_s = now_s
        self._may_be_first, self._tapped_at_s = False, None
        if begun_id > 0:
            self._acted_at_s = now_s

    def note_end(self, now_s: float) -> None:
        """It has ended a dictation."""
        self._acted_at_s = now_s

    def forget_tap(self) -> None:
        """Something came between: the next press is a first one."""
        self._may_be_first, self._tapped_at_s = False, None

    def release(self, now_s: float) -> float | None:
        """It goes up; returns how long it was down. None = nothing is known of it."""
        down_at_s, self.down_at_s = self.down_at_s, None
        if down_at_s is None:
            return None
        self.up_at_s = now_s  # something may have waited for it
        if self._may_be_first and now_s - down_at_s <= self.double_tap_s:
            self._tapped_at_s = now_s
        self._may_be_first = False
        return now_s - down_at_s

    def is_tap(self, down_s: float) -> bool:
        """Whether the dictation goes on, hands-free."""
        return self.key.mode.is_hands_free or (self.key.mode is KeyMode.AUTO and down_s < self.tap_s)
