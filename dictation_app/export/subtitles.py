"""Subtitles: SubRip and WebVTT.

Written here because both are a few lines, and the library that would be the choice (pysubs2) reads text as ASS: it
drops what stands in braces, takes a backslash for a command, and leaves WebVTT unescaped.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.export import FileTranscript
    from dictation_app.values import Segment

_LINE_WIDTH = 42
"""Letters in a line and lines in a cue, as broadcasters have it. A Chinese sign is as wide as two letters."""
_LINES = 2
_SHORTEST_MS = 500
"""A cue stays at least this long where the next one leaves the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What is on the screen at once."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


class SubRip:
    """``.srt``, which every player reads."""

    suffix: ClassVar[str] = ".srt"

    def render(self, document: FileTranscript) -> str:
        """Numbered cues; times with a comma."""
        return "\n".join(
            f"{number}\n{_times(cue, ',')}\n{_lines(cue, str)}\n" for number, cue in enumerate(cues(document), 1)
        )


class WebVtt:
    """``.vtt``, for web pages."""

    suffix: ClassVar[str] = ".vtt"

    def render(self, document: FileTranscript) -> str:
        """Cues without numbers; times with a point; markup characters escaped."""
        return "\n".join(("WEBVTT\n", *(f"{_times(cue, '.')}\n{_lines(cue, _escaped)}\n" for cue in cues(document))))


def cues(document: FileTranscript) -> list[Cue]:
    """Divide the segments into cues that fit on a screen and never overlap."""
    made = [cue for segment in document.segments for cue in _cues_of(segment)]
    apart: list[Cue] = []
    for cue in made:
        start_ms = max(cue.start_ms, apart[-1].end_ms if apart else 0)
        apart.append(replace(cue, start_ms=start_ms, end_ms=max(cue.end_ms, start_ms + 1)))
    longer = [
        replace(cue, end_ms=max(cue.end_ms, min(cue.start_ms + _SHORTEST_MS, following.start_ms)))
        for cue, following in pairwise(apart)
    ]
    return longer + [replace(cue, end_ms=max(cue.end_ms, cue.start_ms + _SHORTEST_MS)) for cue in apart[-1:]]


def _cues_of(segment: Segment) -> list[Cue]:
    """One or more cues, which share the segment's time by the length of their text."""
    lines = _wrapped(" ".join(segment.text.split()))
    groups = [tuple(lines[i : i + _LINES]) for i in range(0, len(lines), _LINES)]
    total = sum(map(len, lines))
    start_ms, length_ms = segment.start_s * 1000, max(0.0, segment.end_s - segment.start_s) * 1000
    result, done = [], 0
    for group in groups:
        begin_ms = start_ms + length_ms * done / total
        done += sum(map(len, group))
        end_ms = start_ms + length_ms * done / total
        result.append(Cue(start_ms=round(begin_ms), end_ms=round(end_ms), lines=group))
    return result


def _wrapped(text: str) -> list[str]:
    """Lines of about equal length: "40 + 4" letters look worse than "22 + 22"."""
    wide = sum(east_asian_width(character) in "WF" for character in text)
    width = _LINE_WIDTH if wide * 2 < len(text) else _LINE_WIDTH // 2
    count = len(textwrap.wrap(text, width, break_on_hyphens=False))
    if not count:
        return []
    narrowest = min(width, -(-len(text) // count))
    narrowed = (textwrap.wrap(text, narrow, break_on_hyphens=False) for narrow in range(narrowest, width + 1))
    return next(lines for lines in narrowed if len(lines) <= count)


def _lines(cue: Cue, escape: Callable[[str], str]) -> str:
    return "\n".join(escape(line) for line in cue.lines)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _times(cue: Cue, point: str) -> str:
    return f"{_time(cue.start_ms, point)} --> {_time(cue.end_ms, point)}"


def _time(at_ms: int, point: str) -> str:
    seconds, ms = divmod(at_ms, 1000)
    minutes, s = divmod(seconds, 60)
    h, m = divmod(minutes, 60)
    return f"{h:02}:{m:02}:{s:02}{point}{ms:03}"
