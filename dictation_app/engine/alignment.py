"""Where each word of a known text stands in the sound, and how sure the model is of it: from tokens to words.

Whisper's decoder looks at the sound with some of its attention heads; which token looks where, found by dynamic time
warping, is the alignment (Radford et al. 2022, appendix of the code release; `ctranslate2.models.Whisper.align`).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from dictation_app.values.speech import UNSPACED_SIGNS, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.values.speech import Segment

_WORD: Final = re.compile(rf"[{UNSPACED_SIGNS}][^\w\s]*|[^\s{UNSPACED_SIGNS}]+")
"""What stands between spaces; of scripts written without spaces, a sign and the punctuation behind it."""
_BROKEN: Final = "\ufffd"
_LONGEST_S: Final = 0.4
_LONGEST_S_PER_LETTER: Final = 0.12
"""A word is said in less: what follows it up to the next one is a pause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What a model found for the tokens of a text."""

    tokens: tuple[int, ...]
    starts_s: tuple[float, ...]
    """Where each token begins; one more than there are tokens: where the last one ends."""
    probabilities: tuple[float, ...]
    """Of each token, given those before it and the sound."""


def words_of(alignment: Alignment, text_of: Callable[[Sequence[int]], str]) -> tuple[Word, ...]:
    """The words of aligned tokens; `text_of` decodes tokens."""
    whole = text_of(alignment.tokens)
    # Several tokens may make one letter: only where what is decoded so far is whole does a piece end.
    ends = [(0, 0)]
    for count in range(1, len(alignment.tokens) + 1):
        so_far = text_of(alignment.tokens[:count])
        if not so_far.endswith(_BROKEN) and whole.startswith(so_far):
            ends.append((count, len(so_far)))
    pieces = [(first, last, begin, end) for (first, begin), (last, end) in pairwise(ends) if end > begin]
    words = []
    for match in _WORD.finditer(whole):
        of_word = [piece for piece in pieces if piece[2] < match.end() and piece[3] > match.start()]
        if not of_word:
            continue
        first, last = of_word[0][0], of_word[-1][1]
        start_s, end_s = alignment.starts_s[first], alignment.starts_s[last]
        longest_s = _LONGEST_S + _LONGEST_S_PER_LETTER * len(match.group())
        probabilities = alignment.probabilities[first:last]
        mean = math.fsum(math.log(max(p, 1e-10)) for p in probabilities) / len(probabilities)
        words.append(Word(start_s, max(start_s, min(end_s, start_s + longest_s)), match.group(), math.exp(mean)))
    return tuple(words)


def token_starts(pairs: Sequence[tuple[int, int]], count: int, seconds_per_step: float) -> tuple[float, ...]:
    """When each of `count` tokens begins, and the last one ends, from pairs of token and step on the warped path."""
    first: dict[int, int] = {}
    for token, step in pairs:
        first.setdefault(token, step)
    last_step = pairs[-1][1] + 1 if pairs else 0
    starts: list[float] = []
    for token in range(count + 1):
        before = starts[-1] if starts else 0.0
        starts.append(max(before, first.get(token, last_step) * seconds_per_step))
    return tuple(starts)


def with_words(segments: Sequence[Segment], words: Sequence[Word]) -> tuple[Segment, ...]:
    """Each segment with those of its words that begin in its text; without any where they are of another text."""
    letters = [_letters(segment.text) for segment in segments]
    if "".join(letters) != "".join(_letters(word.text) for word in words):
        return tuple(segments)
    result: list[Segment] = []
    word_at = letter_at = end = 0
    for segment, of_segment in zip(segments, letters, strict=True):
        end += len(of_segment)
        first = word_at
        while word_at < len(words) and letter_at < end:
            letter_at += len(_letters(words[word_at].text))
            word_at += 1
        result.append(replace(segment, words=tuple(words[first:word_at])))
    return tuple(result)


def respelt(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """The words as `text` writes them: what it writes otherwise has the place and the doubt of what it stands for."""
    if not words or _letters(text) == "".join(_letters(word.text) for word in words):
        return tuple(words)
    written = _WORD.findall(text)
    heard = [word.text.casefold() for word in words]
    changes = SequenceMatcher(None, heard, [word.casefold() for word in written], autojunk=False).get_opcodes()
    result: list[Word] = []
    for change, first, last, begin, end in changes:
        if change == "equal":
            pairs = zip(words[first:last], written[begin:end], strict=True)
            result += [replace(word, text=text) for word, text in pairs]
        else:
            at_s = result[-1].end_s if result else words[0].start_s
            result += _spread(words[first:last], written[begin:end], at_s)
    return tuple(result)


def _spread(heard: Sequence[Word], written: Sequence[str], at_s: float) -> list[Word]:
    """Other words in the place of those that were heard, or at one moment where nothing was."""
    start_s, end_s = (heard[0].start_s, heard[-1].end_s) if heard else (at_s, at_s)
    probability = min((word.probability for word in heard), default=1.0)
    ends = list(accumulate(map(len, written), initial=0))
    step_s = (end_s - start_s) / (ends[-1] or 1)
    return [
        Word(start_s + begin * step_s, start_s + end * step_s, text, probability)
        for text, (begin, end) in zip(written, pairwise(ends), strict=True)
    ]


def _letters(text: str) -> str:
    return "".join(text.split())
