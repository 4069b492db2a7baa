"""Which piece of an entry's text is which spoken word: what can be shown while its sound is heard.

The words are as the model wrote them; the text was polished, joined, perhaps corrected by hand, and some words may be
missing or new. What cannot be told apart has no place: nothing is better than the wrong word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.alignment import standing
from dictation_app.values.speech import UNSPACED_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dictation_app.values.speech import Word

UNSURE = 0.5
"""The model was not sure of a word with less probability."""
_SHARE = 0.5
"""Where fewer of the words are found in the text it is another text."""
_LINGERS_S = 0.6
"""So long after its end a word is still the one that was heard last."""
_UNSPACED = re.compile(f"[{UNSPACED_SIGNS}]")
_APOSTROPHES = "'\u2019"


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A spoken word and the characters of the text that are it."""

    start: int
    end: int
    word: Word

    @property
    def is_unsure(self) -> bool:
        """Whether it may well be misheard."""
        return self.word.probability < UNSURE


@dataclass(frozen=True, slots=True)
class _Unit:
    """Letters and digits in a row, or one sign of a script without spaces."""

    letters: str
    start: int
    end: int


def place_words(text: str, words: Sequence[Word]) -> tuple[PlacedWord, ...]:
    """The words that stand in `text`, in order; empty where it is mostly another text."""
    there = list(_units(text))
    spoken = [(unit.letters, index) for index, word in enumerate(words) for unit in _units(word.text)]
    placed = [
        PlacedWord(there[first].start, there[last].end, words[index])
        for index, (first, last) in standing(spoken, [unit.letters for unit in there]).items()
    ]
    return tuple(placed) if len(placed) >= _SHARE * len({index for _letters, index in spoken}) else ()


def heard_at(placed: Sequence[PlacedWord], position_s: float) -> int | None:
    """Which of them is heard at this place in the sound; None in a pause, or where none is."""
    index = bisect_right(placed, position_s, key=lambda each: each.word.start_s) - 1
    if index < 0 or position_s > placed[index].word.end_s + _LINGERS_S:
        return None
    return index


def standing_at(placed: Sequence[PlacedWord], character: int) -> int | None:
    """Which of them a place in the text belongs to."""
    index = bisect_right(placed, character, key=lambda each: each.start) - 1
    return index if index >= 0 and character < placed[index].end else None


def _units(text: str) -> Iterator[_Unit]:
    begin: int | None = None
    for place, sign in enumerate(text):
        alone = _UNSPACED.match(sign) is not None
        is_inside = not alone and (_is_letter(sign) or (sign in _APOSTROPHES and begin is not None))
        if begin is not None and not is_inside:
            yield _unit(text, begin, place)
            begin = None
        if is_inside and begin is None:
            begin = place
        if alone and _is_letter(sign):
            yield _unit(text, place, place + 1)
    if begin is not None:
        yield _unit(text, begin, len(text))


def _unit(text: str, start: int, end: int) -> _Unit:
    while text[end - 1] in _APOSTROPHES:
        end -= 1
    return _Unit(text[start:end].casefold().replace("\u2019", "'"), start, end)


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"
