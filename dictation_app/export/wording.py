"""What of a transcript is shown, the same in every format: clean words, times of day-to-day precision, paragraphs.

Models write control signs now and then, which XML forbids and terminals obey; no format shows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dictation_app.export import FileTranscript
    from dictation_app.values.speech import Segment

_NEVER_SHOWN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
"""Control signs that are no white space, byte order marks, halves of letters, and what Unicode says is no letter."""

_FORMULA_BEGINS: Final = ("=", "+", "-", "@", "\t", "\r")

_LONG_LETTERS: Final = 700
"""About ten lines: some people hardly pause."""
_SENTENCE_ENDS: Final = frozenset(".!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964")


def clean(text: str) -> str:
    """As it is shown: one space for each white space, none at the end; one at the start stays."""
    shown = _NEVER_SHOWN.sub("", text)
    words = " ".join(shown.split())
    return f" {words}" if words and shown[0].isspace() else words


def speaker_of(segment: Segment) -> str:
    """The name as it is shown; empty where nobody noted it."""
    return clean(segment.speaker).strip()


def as_cell(text: str) -> str:
    """For a spreadsheet: an apostrophe keeps it from reckoning with what begins as a formula does, ``- Well.`` too."""
    return f"'{text}" if text.startswith(_FORMULA_BEGINS) else text


def clock(at_s: float) -> str:
    """``1:02:03``."""
    minutes, seconds = divmod(int(at_s), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def incomplete_note(document: FileTranscript) -> str:
    """What stands at the end of a document that is not whole; empty for one that is."""
    return "" if document.complete else f"[Incomplete: stopped at {clock(document.duration_s)}.]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text between two long pauses."""

    start_s: float
    text: str
    speaker: str = ""
    """Who says it, where that is another one than before; empty = the same, or nobody noted it."""


class Turns:
    """Who speaks, segment by segment: a name is written where another one begins."""

    def __init__(self) -> None:
        self._speaker: str | None = None

    def next(self, segment: Segment) -> tuple[bool, str]:
        """Whether another one speaks than before, and the name to be written."""
        speaker = speaker_of(segment)
        is_same = speaker == self._speaker
        is_first, self._speaker = self._speaker is None, speaker
        return (False, "") if is_same else (not is_first, speaker)


class Paragraphs:
    """Text that grows: what to write for each next segment. A line break is due after the last."""

    def __init__(self, pause_s: float) -> None:
        self._pause_s = pause_s
        self._end_s: float | None = None
        self._letters = 0
        self._last = ""
        self._turns = Turns()

    def add(self, segment: Segment) -> str:
        """Continue the paragraph, or begin one, with the name of who speaks if that is another one."""
        begins, speaker, words = self.next(segment)
        gap = "\n\n" if begins else ""
        return f"{gap}{speaker}: {words}" if speaker else f"{gap}{words}"

    def next(self, segment: Segment) -> tuple[bool, str, str]:
        """Whether a paragraph begins after others, who speaks if that is another one, and the words.

        It begins after a long pause, where another one speaks, and in a long one after a sentence.
        """
        words = clean(segment.text)
        if not words:
            return False, "", ""
        end_s, self._end_s = self._end_s, segment.end_s
        last, self._last = self._last, words[-1]
        is_turn, speaker = self._turns.next(segment)
        is_long = self._letters >= _LONG_LETTERS and last in _SENTENCE_ENDS
        begins = end_s is not None and (is_turn or is_long or segment.start_s - end_s >= self._pause_s)
        if begins or end_s is None:
            self._letters = len(words)
            return begins, speaker, words.lstrip()
        self._letters += len(words)
        return False, "", words


def paragraphs(segments: Iterable[Segment], pause_s: float) -> list[Paragraph]:
    """The whole text; its paragraphs are those of `Paragraphs`."""
    growing = Paragraphs(pause_s)
    made: list[Paragraph] = []
    for segment in segments:
        begins, speaker, text = growing.next(segment)
        if not text:
            continue
        if not made or begins:
            made.append(Paragraph(start_s=segment.start_s, text=text, speaker=speaker))
        else:
            made[-1] = replace(made[-1], text=made[-1].text + text)
    return made
