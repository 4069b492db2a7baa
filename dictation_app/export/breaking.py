"""Where text is broken into lines and cues: at the ends of sentences and clauses, in lines of about equal length.

Of all ways to divide a text the cheapest is taken: room left in a line costs its square, so that as few and as equal
lines as possible are made, and a break costs the more the closer the words on both sides belong together. Scripts
without spaces are broken between any two signs, but not before closing or after opening ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final
from unicodedata import category, east_asian_width

from dictation_app.values.speech import UNSPACED_SIGNS

if TYPE_CHECKING:
    from dictation_app.export import SubtitleRules

_UNSPACED: Final = re.compile(f"[{UNSPACED_SIGNS}]")
_SENTENCE_ENDS: Final = frozenset(".!?\u2026\u3002\uff01\uff1f\uff61\u061f\u06d4\u0964\u0965\u0f0d")
_CLAUSE_ENDS: Final = frozenset(",;:\u2014\u2013\uff0c\u3001\uff1b\uff1a\uff64\u060c\u061b)]}\uff09\u300d\u300f")
"""Also those of East Asia, Arabic and India."""
_QUOTES: Final = "\"'\u201d\u2019\u00bb"
_NOT_AT_START: Final = frozenset({"Pe", "Pf", "Po", "Mn", "Mc", "Me", "Lm"})
_NOT_AT_END: Final = frozenset({"Ps", "Pi"})
_SMALL_KANA: Final = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ")
_VOWELS_BEFORE: Final = frozenset("เแโใไເແໂໃໄ")
"""Thai and Lao vowels that are written before the consonant they follow."""
_VOWELS_AFTER: Final = frozenset("ะาำๅະາຳ")
_JOINS_NEXT: Final = frozenset("\u17d2\u1039\u200d")
_TIBETAN: Final = range(0x0F00, 0x1000)
_SYLLABLE_ENDS: Final = frozenset("\u0f0b\u0f0d\u0f0e")

_CUE_COST: Final = 900.0
"""About that of a line with 30 letters' room."""
_BREAK_COSTS: Final = {"sentence": 0.0, "clause": 60.0, "word": 200.0}
_CUE_BREAK_FACTOR: Final = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a text that fits on the screen."""

    begin: int
    end: int
    """Letters of the text, without the spaces around."""
    lines: tuple[str, ...]


def columns_of(text: str) -> int:
    """How wide it is: a sign of East Asia is as wide as two letters, a mark above a letter takes no room."""
    return sum(map(_columns, text))


def divide(text: str, rules: SubtitleRules) -> list[Piece]:
    """Cut a cleaned text into pieces of at most `rules.lines` lines."""
    if not text:
        return []
    before = [0, *accumulate(map(_columns, text))]
    places = _places(text, before, rules.line_columns)
    return _Ways(text, before, places, rules).cheapest()


def _columns(sign: str) -> int:
    if east_asian_width(sign) in "WF":
        return 2
    return 0 if category(sign) in {"Mn", "Me", "Cf"} else 1


def _places(text: str, before: list[int], longest: int) -> list[int]:
    """Where a line may begin, the start and the end of the text included."""
    good = [0, *(at for at in range(1, len(text)) if _may_break(text, at)), len(text)]
    places = [0]
    for begin, end in pairwise(good):
        line = begin
        for at in range(begin + 1, len(text[begin:end].rstrip()) + begin):
            # A word longer than a line is cut as late as can be.
            if before[at + 1] - before[line] > longest and category(text[at]) not in {"Mn", "Me", "Mc"}:
                places.append(at)
                line = at
        places.append(end)
    return places


def _may_break(text: str, at: int) -> bool:
    left, right = text[at - 1], text[at]
    if left == " ":
        return right != " "
    if right == " " or not (_UNSPACED.match(left) or _UNSPACED.match(right)):
        return False
    if category(right) in _NOT_AT_START or right in _SMALL_KANA or right in _VOWELS_AFTER or right in _JOINS_NEXT:
        return False
    if ord(left) in _TIBETAN:
        return left in _SYLLABLE_ENDS
    return category(left) not in _NOT_AT_END and left not in _VOWELS_BEFORE and left not in _JOINS_NEXT


@dataclass(slots=True)
class _Step:
    """The cheapest way to a place of the text."""

    cost: float
    begin: int
    """Index of the place where its last line begins."""
    before: int
    """Lines of the cue before this one; 0 = the cue begins with this line."""
    cue_before: int
    """If so: how many lines the cue before has; 0 = this is the first."""


class _Ways:
    """All ways to divide a text, cheapest first found by going from place to place."""

    def __init__(self, text: str, before: list[int], places: list[int], rules: SubtitleRules) -> None:
        self._text, self._before, self._places, self._rules = text, before, places, rules
        self._break_costs = [self._break_cost(place) for place in range(len(places))]
        self._steps: list[list[_Step | None]] = [[None] * rules.lines for _ in places]
        """For each place and number of the line in its cue (from 0) that ends there."""

    def cheapest(self) -> list[Piece]:
        for end in range(1, len(self._places)):
            for begin in range(end - 1, -1, -1):
                room = self._rules.line_columns - self._width(begin, end)
                if room < 0 and begin < end - 1:
                    break
                self._reach(begin, end, float(max(0, room)) ** 2)
        return self._pieces()

    def _reach(self, begin: int, end: int, line_cost: float) -> None:
        steps = self._steps[end]
        if begin == 0:
            _take(steps, 0, _Step(line_cost + _CUE_COST, 0, 0, 0))
            return
        cost_here = self._break_costs[begin]
        for lines, step in enumerate(self._steps[begin], 1):
            if step is None:
                continue
            new_cue = step.cost + line_cost + _CUE_COST + cost_here * _CUE_BREAK_FACTOR
            _take(steps, 0, _Step(new_cue, begin, 0, lines))
            if lines < self._rules.lines:
                _take(steps, lines, _Step(step.cost + line_cost + cost_here, begin, lines, 0))

    def _pieces(self) -> list[Piece]:
        at = len(self._places) - 1
        ways = [(step.cost, lines) for lines, step in enumerate(self._steps[at]) if step is not None]
        _, lines = min(ways)
        pieces: list[Piece] = []
        spans: list[tuple[int, int]] = []
        while at:
            step = self._steps[at][lines]
            assert step is not None  # noqa: S101 - a way leads over places that were reached
            spans.insert(0, self._span(step.begin, at))
            at = step.begin
            if step.before:
                lines = step.before - 1
                continue
            lines = step.cue_before - 1
            shown = tuple(self._text[begin:end] for begin, end in spans)
            pieces.append(Piece(begin=spans[0][0], end=spans[-1][1], lines=shown))
            spans = []
        return pieces[::-1]

    def _span(self, begin: int, end: int) -> tuple[int, int]:
        """The letters of a line, without the space at its end."""
        first, last = self._places[begin], self._places[end]
        return first, last - (self._text[last - 1] == " ")

    def _width(self, begin: int, end: int) -> int:
        first, last = self._span(begin, end)
        return self._before[last] - self._before[first]

    def _break_cost(self, place: int) -> float:
        at = self._places[place]
        end = self._text[max(0, at - 4) : at].rstrip().rstrip(_QUOTES)[-1:]
        if end in _SENTENCE_ENDS:
            return _BREAK_COSTS["sentence"]
        return _BREAK_COSTS["clause" if end in _CLAUSE_ENDS else "word"]


def _take(steps: list[_Step | None], lines: int, step: _Step) -> None:
    known = steps[lines]
    if known is None or step.cost < known.cost:
        steps[lines] = step
