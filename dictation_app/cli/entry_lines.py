"""Entries of the history as lines of a terminal."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from dictation_app.history import Entry


def entry_line(entry: Entry, width: int, *, is_guess: bool = False) -> str:
    """One entry in one line, cut to `width` cells; 0 = as long as it is."""
    from dictation_app.history.documents import local_time  # noqa: PLC0415

    delivery = str(entry.delivery) if entry.text or not entry.withheld else "held back"
    if entry.is_silent:
        delivery = "no speech"
    mark = "*" if entry.is_starred else " "
    text = printable(entry.text or entry.withheld_text)
    mark += "~" if is_guess else " "
    line = f"{entry.id:6}{mark}{local_time(entry):%Y-%m-%d %H:%M}  {delivery:13}  {text}".rstrip()
    return _cut(line, width) if width else line


def _cut(line: str, width: int) -> str:
    """Chinese signs take two cells of a terminal."""
    ends = list(accumulate(2 if east_asian_width(sign) in "WF" else 1 for sign in line))
    return line if not ends or ends[-1] <= width else f"{line[: bisect_right(ends, width - 1)]}…"


def printable(text: str) -> str:
    """Nothing in a text commands the terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
