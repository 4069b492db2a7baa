"""Where the words of a text are spoken, after somebody changed it: `placed` finds the old words in the new text.

A word that is there as before keeps its time, also with other punctuation or capitals. The new ones between two such
share the time between them by their length; it may be none, where the old ones follow each other at once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dictation_app.alignment import standing
from dictation_app.values.speech import UNSPACED_SIGNS, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNIT: Final = re.compile(rf"[{UNSPACED_SIGNS}][^\w\s]*|[^\s{UNSPACED_SIGNS}]+")
"""What is between spaces, or a sign of a script without them, with its marks and punctuation."""
_WRITTEN: Final = 1.0
"""The probability of a word that somebody wrote."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word, and the characters of the text that are it."""

    start: int
    end: int
    word: Word


@dataclass(frozen=True, slots=True)
class _Unit:
    letters: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Span:
    """Characters that are one word, spoken as `word` was, or written anew."""

    start: int
    end: int
    word: Word | None


def placed(text: str, words: Sequence[Word], start_s: float, end_s: float) -> tuple[Placed, ...]:
    """All words of `text`, which is spoken in that time; `words` are those of the text before, in order, inside it."""
    spans = _spans(text, words)
    made: list[Placed] = []
    at, from_s = 0, start_s
    while at < len(spans):
        until = at
        while until < len(spans) and spans[until].word is None:
            until += 1
        kept = spans[until].word if until < len(spans) else None
        to_s = max(from_s, end_s if kept is None else kept.start_s)
        made += _shared(text, spans[at:until], from_s, to_s)
        if kept is not None:
            made.append(Placed(spans[until].start, spans[until].end, _written(kept, text, spans[until])))
            from_s = max(to_s, kept.end_s)
        at = until + 1
    return tuple(made)


def _written(word: Word, text: str, span: _Span) -> Word:
    spelt = text[span.start : span.end]
    return word if spelt == word.text else Word(word.start_s, word.end_s, spelt, word.probability)


def _shared(text: str, spans: Sequence[_Span], from_s: float, to_s: float) -> Iterator[Placed]:
    letters = sum(span.end - span.start for span in spans)
    done, begin_s = 0, from_s
    for span in spans:
        done += span.end - span.start
        end_s = to_s if done == letters else max(begin_s, from_s + (to_s - from_s) * done / letters)
        yield Placed(span.start, span.end, Word(begin_s, end_s, text[span.start : span.end], _WRITTEN))
        begin_s = end_s


def _spans(text: str, words: Sequence[Word]) -> list[_Span]:
    """The text in words: those that were spoken, and what is new, parted by spaces and by the words around it."""
    there = list(_units(text))
    spoken = [(unit.letters, index) for index, word in enumerate(words) for unit in _units(word.text)]
    found = standing(spoken, [unit.letters for unit in there])
    kept = {first: (last, words[index]) for index, (first, last) in found.items()}
    spans: list[_Span] = []
    at = 0
    while at < len(there):
        last, word = kept.get(at, (at, None))
        begin, end = there[at].start, there[last].end
        before = spans[-1] if spans else None
        if word is None and before is not None and before.word is None and before.end == begin:
            spans[-1] = _Span(before.start, end, None)
        else:
            spans.append(_Span(begin, end, word))
        at = last + 1
    return spans


def _units(text: str) -> Iterator[_Unit]:
    for match in _UNIT.finditer(text):
        unit = match.group()
        letters = "".join(sign for sign in unit if unicodedata.category(sign)[0] in "LMN")
        yield _Unit((letters or unit).casefold().replace("\u2019", "'"), match.start(), match.end())
