"""What the transcript view says in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from dictation_app.ui import words
from dictation_app.ui.words import translate

if TYPE_CHECKING:
    from dictation_app.values.speech import Segment

_WITHOUT_HOURS_S = 3600


def clock(at_s: float, *, hours: bool) -> str:
    """``1:02:03``, or ``2:03`` where nothing lasts an hour."""
    minutes, seconds = divmod(int(at_s), 60)
    return words.clock(at_s, hours=True) if hours else f"{minutes}:{seconds:02}"


def needs_hours(end_s: float) -> bool:
    """Whether times are written with them."""
    return end_s >= _WITHOUT_HOURS_S


def spoken(segment: Segment) -> str:
    """A segment as a screen reader says it."""
    at = clock(segment.start_s, hours=needs_hours(segment.start_s))
    text = segment.text.strip()
    if segment.speaker:
        return translate("transcript", "{time}, {speaker}: {text}").format(time=at, speaker=segment.speaker, text=text)
    return translate("transcript", "{time}: {text}").format(time=at, text=text)


def hits(number: int, count: int) -> str:
    """``3 of 17``."""
    if not count:
        return translate("transcript", "Not found")
    if not number:
        return translate("transcript", "{count} found").format(count=count)
    return translate("transcript", "{number} of {count}").format(number=number, count=count)


def speed(factor: float) -> str:
    """As ``1.5`` and a multiplication sign, with the decimal sign of the user's language."""
    return translate("transcript", "{number}\u00a0\u00d7").format(number=QLocale().toString(factor, "g", 3))


def replaced(count: int) -> str:
    """How many places."""
    if count == 1:
        return translate("transcript", "1 place replaced.")
    return translate("transcript", "{count} places replaced.").format(count=count)


def _exact(at_s: float) -> str:
    tenths = round(at_s * 10)
    return f"{words.clock(tenths // 10, hours=needs_hours(at_s))}.{tenths % 10}"


def span(start_s: float, end_s: float) -> str:
    """``0:12.3 to 0:15.0``."""
    return translate("transcript", "{start} to {end}").format(start=_exact(start_s), end=_exact(end_s))
