"""Whether text has arrived, by what a field held before and what it holds now. Pure, but for `look`, which asks.

A field that shows the text proves that it is there. One that looks as before proves little: editors that draw their own
text tell the desktop of an empty field, always.
"""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING

from dictation_app.output.field import LIMIT_S, FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output.field import Field, FieldReader

SETTLES_S = 0.5
"""A program that is slow to show what it took, and has shown nothing by now, will hardly do so any more."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.004, 0.064
_TERMINAL_CHARACTERS = 100
"""Compared at the end of what stands in a terminal, which breaks lines where it likes."""

_SAME_SIGNS = str.maketrans({"\u00a0": " ", "\u2028": "\n", "\u2029": "\n", "\r": "\n"})


class Finding(StrEnum):
    """What a second look says."""

    FOUND = "found"
    UNCHANGED = "unchanged"
    """All that is known of the field is as it was."""
    PARTLY = "partly"
    """It holds more than before, and less than it should."""
    UNKNOWN = "unknown"
    """The field does not say, or says something else."""


def compare(before: Field, after: Field | None, standing: str | None, text: str) -> Finding:
    """What became of `text`; `standing` is what stands now where it should."""
    if after is None or after.id != before.id or before.text is None or after.text is None:
        return Finding.UNKNOWN
    was, now = before.text, after.text
    if after.kind is FieldKind.TERMINAL:
        end = _without_blanks(text)[-_TERMINAL_CHARACTERS:]
        had, has = (_without_blanks(each.before).endswith(end) for each in (was, now))
        return Finding.FOUND if end and has and (not had or now.start > was.start) else Finding.UNKNOWN
    if was == now:
        return Finding.UNCHANGED
    grew = now.length - was.length
    due = len(text) - was.selected
    has_moved = not now.selected and now.start == was.start + len(text)
    if standing is not None and plain(standing) == plain(text) and (has_moved or (grew == due and due)):
        return Finding.FOUND
    return Finding.PARTLY if 0 < grew < due else Finding.UNKNOWN


def look(reader: FieldReader, before: Field, text: str, *, may_wait: Callable[[], bool]) -> Finding:
    """Look until the text is there or is clearly not to come; no longer than `LIMIT_S` where one may not wait.

    It has gone out already: nothing that the user waits for is held up.
    """
    if before.text is None or not text:
        return Finding.UNKNOWN
    began_s = time.monotonic()
    pause_s = _FIRST_PAUSE_S
    while True:
        limit_s = max(LIMIT_S - (time.monotonic() - began_s), LIMIT_S / 4)
        after = reader.read(limit_s)
        standing = None
        if after is not None and after.kind is not FieldKind.TERMINAL:
            start = before.text.start
            standing = reader.text_between(before.id, start, start + len(text), limit_s)
        finding = compare(before, after, standing, text)
        waited_s = time.monotonic() - began_s
        if finding is Finding.FOUND or (finding is Finding.UNKNOWN and after is None):
            return finding
        is_slow = finding is not Finding.UNKNOWN or (after is not None and after.kind is FieldKind.TERMINAL)
        if waited_s >= (SETTLES_S if is_slow and may_wait() else LIMIT_S):
            return finding
        time.sleep(pause_s)
        pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)


def plain(text: str) -> str:
    """As it is compared: programs have breaks of lines, and blanks, of several kinds."""
    return text.replace("\r\n", "\n").translate(_SAME_SIGNS)


def _without_blanks(text: str) -> str:
    return "".join(text.split())
