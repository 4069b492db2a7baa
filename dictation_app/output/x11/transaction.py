"""Transaction: one paste under way, as the clipboard's thread sees it, and how long it needs the clipboard in peace."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass, field

from dictation_app.output.x11.selection import Content, Offer, ReadOutcome

_SETTLE_AFTER_READ_S = 0.2
"""Some programs read twice; after this quiet time the user's own content is put back."""
_QUIET_IF_IT_LOOKS_AGAIN_S, _SETTLE_IF_IT_LOOKS_AGAIN_S = 0.6, 2.0
"""Chromium looks again whether the clipboard is still the same when its page puts the text in, and drops the text where
it has changed hands. Pages stand still for some tenths of a second at any time."""
_TIMES_AS_LONG = 4
"""As it took from the keys to the text: who is busy then is so a moment later."""
_SETTLE_AT_LATEST_S = 8.0
"""Also where something reads again and again, or nobody says how the paste went."""
_REFUSE_S = 5.0
"""After a withdrawal: a program that was busy and reads now must get neither the text nor the user's old content."""
_WAKE_EVERY_S = 0.05
"""Chromium sleeps over an answer at times, whoever gave it: measured, in one paste of 30 to 600, for up to three
seconds, until it gets another event of any kind. The next text's would be one: it drops the text for that."""


@dataclass(slots=True)
class Selection:
    """One selection as the clipboard's thread sees it."""

    atom: int
    is_ours: bool = False
    offer: Offer | None = None
    """What is served now; None = refuse."""
    saved: dict[int, Content] | None = None
    """The user's own content; None = there is none, and ownership is given up instead."""
    since_ms: int = 0
    is_restored: bool = True


@dataclass(slots=True)
class Transaction:
    """The paste under way."""

    readers: frozenset[int]
    """The X clients that are to read it."""
    text_targets: frozenset[int]
    selections: tuple[Selection, ...]
    latest_s: float = field(default_factory=lambda: time.monotonic() + _SETTLE_AT_LATEST_S)
    settle_at_s: float = math.inf
    quiet_at_s: float = 0.0
    """From then on the next text does no harm."""
    counts_from_s: float = math.inf
    """Reads count as receipts (from just before the keys are pressed)."""
    read_after_s: float = 0.0
    looks_again: bool = False
    is_withdrawn: bool = False
    finished: threading.Event = field(default_factory=threading.Event)
    """Set by a receipt, or when none can come any more."""
    outcome: ReadOutcome = ReadOutcome.UNREAD
    asked_for: int = 0
    """The window for which one of the readers asked last."""
    wake_at_s: float = math.inf
    """That one may be sleeping over the answer then."""

    def __post_init__(self) -> None:
        self.settle_at_s = self.latest_s

    @property
    def due_at_s(self) -> float:
        """When there is something to do for it."""
        return min(self.settle_at_s, self.wake_at_s)

    def keep_quiet(self, now_s: float) -> None:
        """It has been read from just now."""
        quiet_s = settle_s = _SETTLE_AFTER_READ_S
        if self.looks_again:
            quiet_s = max(_QUIET_IF_IT_LOOKS_AGAIN_S, _TIMES_AS_LONG * self.read_after_s)
            settle_s = max(_SETTLE_IF_IT_LOOKS_AGAIN_S, quiet_s)
        self.quiet_at_s = min(now_s + quiet_s, self.latest_s)
        self.settle_at_s = min(now_s + settle_s, self.latest_s)

    def answered(self, window: int, now_s: float) -> None:
        """One of the readers has an answer from just now."""
        self.asked_for = window
        self._wake_later(now_s)

    def to_be_woken(self, now_s: float) -> int:
        """The window of the reader that may be sleeping; 0 = none."""
        if now_s < self.wake_at_s:
            return 0
        self._wake_later(now_s)
        return self.asked_for

    def _wake_later(self, now_s: float) -> None:
        at_s = now_s + _WAKE_EVERY_S
        is_under_way = self.outcome is ReadOutcome.UNREAD or at_s < self.quiet_at_s
        self.wake_at_s = at_s if is_under_way and not self.is_withdrawn else math.inf

    def withdraw(self, now_s: float) -> None:
        """Nobody is to read it any more."""
        self.is_withdrawn, self.wake_at_s = True, math.inf
        self.settle_at_s = now_s + _REFUSE_S
