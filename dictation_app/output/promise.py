"""Promise: text that is on the clipboard in name only, until somebody reads it; being asked for it is the receipt.

Windows and macOS ask for it once: after that they have the text themselves, and tell of no further reader. So whoever
reads before the keys are pressed makes it necessary to promise it anew.
"""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import StrEnum

from dictation_app.sentences import Sentence, say

KEEP_BYTES = 64 << 20
"""Of what the user has on the clipboard; more is not kept."""
_SETTLE_AFTER_READ_S = 0.2
"""Some programs read twice; after this quiet time the user's own content is put back."""
_SETTLE_AFTER_OTHER_S = 2.0
"""After somebody else than the window has read it, who may be about to."""
_SETTLE_AT_LATEST_S = 8.0
"""Also where nobody says how the paste went."""
_REFUSE_S = 5.0
"""After a withdrawal: a program that was busy and reads now must get neither the text nor the user's old content."""


class Receipt(StrEnum):
    """Who has read the text after the keys were pressed."""

    UNREAD = "unread"
    READ = "read"
    OTHER = "other"
    """Somebody, and not as far as is known the window."""
    TAKEN_OVER = "taken over"
    """The clipboard changed hands before anybody had read it."""

    @property
    def note(self) -> Sentence | str:
        """What the user should know."""
        match self:
            case Receipt.OTHER:
                return say("Another program read the clipboard; check that the text arrived.")
            case Receipt.TAKEN_OVER:
                return say("Another program took over the clipboard; check that the text arrived.")
            case _:
                return ""


@dataclass(slots=True, kw_only=True)
class Promise:
    """One paste under way. Of the thread that answers the system, but for `finished` and `settled`."""

    text: str = field(repr=False)
    stays: bool = False
    """The text is left on the clipboard."""
    readers: frozenset[int] | None = None
    """Processes whose reading is the receipt; None: the system does not tell who reads."""
    receipt: Receipt = Receipt.UNREAD
    counts: bool = False
    """The keys are pressed, or about to be."""
    is_fetched: bool = False
    """The system has the text."""
    is_withdrawn: bool = False
    settle_at_s: float = field(default_factory=lambda: time.monotonic() + _SETTLE_AT_LATEST_S)
    finished: threading.Event = field(default_factory=threading.Event)
    """Nothing more is to be learnt of it."""
    settled: threading.Event = field(default_factory=threading.Event)
    """The user's own content is back."""

    def fetch(self, reader: int | None = None) -> str | None:
        """The text, for this process; None = it gets nothing."""
        if self.is_withdrawn:
            return None
        self.is_fetched = True
        if self.counts and self.receipt is Receipt.UNREAD:
            is_meant = self.readers is None or reader in self.readers
            self.receipt = Receipt.READ if is_meant else Receipt.OTHER
            self.settle_at_s = time.monotonic() + (_SETTLE_AFTER_READ_S if is_meant else _SETTLE_AFTER_OTHER_S)
            self.finished.set()
        return self.text

    def lose(self) -> None:
        """The clipboard is somebody else's now."""
        if self.receipt is Receipt.UNREAD:
            self.receipt = Receipt.TAKEN_OVER
        self.finished.set()
        self.settled.set()

    def withdraw(self) -> None:
        """Give it to nobody any more."""
        self.is_withdrawn = True
        self.settle_at_s = time.monotonic() + _REFUSE_S
        self.finished.set()

    @property
    def due_in_s(self) -> float:
        """When the user's own content is to be put back."""
        return max(0.0, self.settle_at_s - time.monotonic())


class Offers(ABC):
    """What all clipboards have in common that promise one text after the other."""

    def __init__(self) -> None:
        self._last: Promise | None = None
        """Also when it is settled already: what came of it may be asked for later."""

    def wait_read(self, timeout_s: float) -> None:
        """Until the text was read, or can be read by nobody any more."""
        if self._last is not None:
            self._last.finished.wait(timeout_s)

    def conclude(self) -> Receipt:
        """What came of the last offer; where nobody has read it, it is withdrawn."""
        if self._last is None:
            return Receipt.UNREAD
        if self._last.receipt is Receipt.UNREAD:
            self.withdraw()
        return self._last.receipt

    @abstractmethod
    def withdraw(self) -> None:
        """Give the text to nobody from now on, and put the user's content back a little later."""
