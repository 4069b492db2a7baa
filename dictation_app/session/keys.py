"""HeldKey: which key to dictate with is down, since when, and what letting go of it means."""

from __future__ import annotations

from dataclasses import dataclass, field

from dictation_app.values import KeyMode, PressedKey

QUICK_S = 1.0
"""Within so long after the press of a modifier key nobody has said anything: the rest of a combination follows it."""


@dataclass(slots=True)
class HeldKey:
    """One at a time. Times are `time.monotonic()` seconds."""

    tap_s: float
    """A shorter press of a key that knows both is a tap."""
    key: PressedKey = field(default_factory=PressedKey)
    """What is down, or was last."""
    down_at_s: float | None = None
    """None = nothing is down."""
    up_at_s: float = 0.0
    begun_id: int = 0
    """The dictation that the press began; 0 = one was being recorded already."""

    def press(self, key: PressedKey, now_s: float, begun_id: int) -> None:
        """It goes down."""
        self.key, self.down_at_s, self.begun_id = key, now_s, begun_id

    def release(self, now_s: float) -> float | None:
        """It goes up; returns how long it was down. None = nothing is known of it."""
        down_at_s, self.down_at_s = self.down_at_s, None
        if down_at_s is None:
            return None
        self.up_at_s = now_s  # something may have waited for it
        return now_s - down_at_s

    def is_tap(self, down_s: float) -> bool:
        """Whether the dictation goes on, hands-free."""
        return self.key.mode is KeyMode.TAP or (self.key.mode is KeyMode.AUTO and down_s < self.tap_s)
