"""Divides the text of a short window into sentences and finds their places in its speech.

Without times from the model (tokens of their own, each as dear as a word): where a sentence ends follows from how much
of the text it is, and is moved to a pause near that place. Where the words have places those decide.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from dictation_app.engine.silero import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.values.speech import Segment

_END: Final = re.compile(r"[.!?\u2026][\"'\u2019\u201d)\]]*(?=\s+(\S))|[\u3002\uff01\uff1f](?=.)")
_SHORT_NAME: Final = re.compile(r"(?:^|[\s(\"'])(?:[A-Z\d]\w{0,2}|\w+\.\S*)\.$")
"""An abbreviation, a number or a letter, perhaps: "Mr.", "No. 5", "e.g.". After it the sentence may go on."""
_LETTERS_AT_LEAST: Final = 8
"""Of a sentence that stands by itself; "Yes." stays with what follows."""
_PAUSE_S: Final = 0.15
_NEAR_S, _NEAR_SHARE = 0.8, 0.2
"""So far from where the letters say a sentence ends its pause is looked for, in seconds and parts of the speech."""
_SECONDS_OFF_PER_PAUSE: Final = 2.0
"""A pause twice as long may be so many times its length further off."""


def divided(segment: Segment, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """One segment for each sentence; `spans` are the speech in the window, on the clock of the segment."""
    texts = sentences_of(segment.text)
    if len(texts) == 1:
        return (segment,)
    if segment.words:
        return _by_words(segment, texts)
    places = _places([_letters(text) for text in texts], spans or [Span(segment.start_s, segment.end_s)])
    return tuple(
        replace(segment, start_s=place.start_s, end_s=place.end_s, text=text)
        for text, place in zip(texts, places, strict=True)
    )


def sentences_of(text: str) -> list[str]:
    """Each with the white space before it: together they are the text."""
    ends = [0]
    for match in _END.finditer(text):
        goes_on = (match.group(1) or "").islower() or _SHORT_NAME.search(text[: match.end()])
        if not goes_on and _letters(text[ends[-1] : match.end()]) >= _LETTERS_AT_LEAST:
            ends.append(match.end())
    if len(ends) > 1 and _letters(text[ends[-1] :]) < _LETTERS_AT_LEAST:
        ends.pop()
    return [text[begin:end] for begin, end in pairwise([*ends, len(text)])]


def _by_words(segment: Segment, texts: Sequence[str]) -> tuple[Segment, ...]:
    """Each sentence with its words, and from the first of them to the last."""
    result: list[Segment] = []
    words = list(segment.words)
    for text in texts:
        count = letters = 0
        while count < len(words) and letters < _letters(text):
            letters += _letters(words[count].text)
            count += 1
        of_text, words = tuple(words[:count]), words[count:]
        if not of_text or letters != _letters(text):
            return (segment,)
        result.append(replace(segment, start_s=of_text[0].start_s, end_s=of_text[-1].end_s, text=text, words=of_text))
    first, last = result[0], result[-1]
    result[0] = replace(first, start_s=min(first.start_s, segment.start_s))
    result[-1] = replace(result[-1], end_s=max(last.end_s, segment.end_s))
    return tuple(result)


def _places(letters: Sequence[int], spans: Sequence[Span]) -> list[Span]:
    """Where texts of so many letters, one after the other, are in the speech."""
    lengths = [span.end_s - span.start_s for span in spans]
    heard = list(accumulate(lengths, initial=0.0))
    """Speech before each span."""
    places: list[Span] = []
    begin_s, first = spans[0].start_s, 0
    for so_far in list(accumulate(letters))[:-1]:
        wanted_s = heard[-1] * so_far / sum(letters)
        near_s = max(_NEAR_S, _NEAR_SHARE * heard[-1])
        pauses = [
            (abs(heard[at] - wanted_s) - _SECONDS_OFF_PER_PAUSE * pause_s, at)
            for at in range(first + 1, len(spans))
            if (pause_s := spans[at].start_s - spans[at - 1].end_s) >= _PAUSE_S and abs(heard[at] - wanted_s) <= near_s
        ]
        if pauses:
            first = min(pauses)[1]
            end_s, next_s = spans[first - 1].end_s, spans[first].start_s
        else:
            at = max((at for at in range(len(spans)) if heard[at] <= wanted_s), default=0)
            end_s = next_s = max(begin_s, spans[at].start_s + wanted_s - heard[at])
            first = max(first, at)
        places.append(Span(begin_s, max(begin_s, end_s)))
        begin_s = max(begin_s, next_s)
    return [*places, Span(begin_s, max(begin_s, spans[-1].end_s))]


def _letters(text: str) -> int:
    return len("".join(text.split()))
