"""The values of the history. Times are UTC seconds as `time.time()` gives them; only `Day` is a day of the calendar."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dictation_app.values import DeliveryMethod, DeliveryState


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dictation that ended."""

    id: int = 0
    """0 = not stored yet. Never given again, also after the entry was deleted."""
    started_at: float
    audio_seconds: float
    text: str
    """As delivered (polished), or what was decoded."""
    raw_text: str = ""
    """As the model wrote it, before a correction by hand; empty where it was the same."""
    language: str
    model: str
    device: str
    compute_type: str
    method: DeliveryMethod
    delivery: DeliveryState
    detail: str
    """One sentence for the user where something else than the usual happened; may be empty."""
    withheld: str = ""
    """Why text was held back, as a sentence; empty = none was."""
    withheld_text: str = ""
    stop_to_text_ms: int
    """The user's waiting time; 0 where there was none (recovered)."""
    decode_ms: int = 0
    is_recovered: bool = False
    """Found on the disk after a crash."""
    is_starred: bool = False
    audio: str = ""
    """File name below the audio folder; empty = the sound was not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for. Fields are joined by "and"; the defaults let everything through."""

    text: str = ""
    """Words, and "a phrase" in double quotes; all must be there. The last word matches as a prefix."""
    since: float = 0.0
    until: float = math.inf
    """The moment itself not included."""
    language: str = ""
    delivery: DeliveryState | None = None
    withheld: bool | None = None
    starred: bool | None = None
    recovered: bool | None = None
    limit: int = 100
    before: tuple[float, int] | None = None
    """Paging without words: `(started_at, id)` of the last row shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was dictated on one day of the local calendar."""

    date: str
    """ISO 8601: ``2026-11-22``."""
    entries: int = 0
    words: int = 0
    spoken_seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The history in figures."""

    entries: int = 0
    words: int = 0
    """Of the texts; of languages written without spaces, the signs."""
    spoken_seconds: float = 0.0
    median_stop_to_text_ms: int = 0
    """Over the entries that have one; 0 without any."""
    days: tuple[Day, ...] = ()
    """The last 30 with today, oldest first; also those without an entry."""
