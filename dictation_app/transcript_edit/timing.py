"""What becomes of the times of segments that are moved, divided or put together.

A segment goes as far as its neighbours, no further: it stays behind the one before, and overlaps neither more than it
did. People who were recorded talking at once overlap from the beginning.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dictation_app.transcript_edit.document import fitted, fitted_words
from dictation_app.transcript_edit.placing import Placed, placed
from dictation_app.values.speech import Segment, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class _Room(NamedTuple):
    low_s: float
    high_s: float


def middle_s(segment: Segment) -> float:
    """Half-way through it."""
    return (segment.start_s + segment.end_s) / 2


def shared_s(one: Segment, other: Segment) -> float:
    """For how long both are spoken; less than nothing the further they are apart."""
    return min(one.end_s, other.end_s) - max(one.start_s, other.start_s)


def shifted(segments: Sequence[Segment], first: int, last: int, by_s: float) -> tuple[Segment, ...]:
    """`first` to `last`, so much later, or earlier."""
    room = _room(segments, first, last)
    by_s = min(max(by_s, room.low_s - segments[first].start_s), room.high_s - segments[last].end_s)
    return tuple(_moved(segment, by_s, room) for segment in segments[first : last + 1])


def retimed(segments: Sequence[Segment], index: int, start_s: float, end_s: float) -> Segment:
    """With these times; its words keep theirs as far as they are inside."""
    room = _room(segments, index, index)
    start_s = min(max(start_s, room.low_s), room.high_s)
    if index + 1 < len(segments):
        start_s = min(start_s, segments[index + 1].start_s)
    return fitted(replace(segments[index], start_s=start_s, end_s=min(max(end_s, start_s), room.high_s)))


def squeezed(segments: Iterable[Segment], low_s: float, high_s: float) -> tuple[Segment, ...]:
    """One after the other in that time; those of no text are left out."""
    made: list[Segment] = []
    for segment in segments:
        if segment.text.strip():
            start_s = min(max(segment.start_s, low_s), high_s)
            end_s = min(max(segment.end_s, start_s), high_s)
            made.append(fitted(replace(segment, start_s=start_s, end_s=end_s)))
            low_s = end_s
    return tuple(made)


def halves(segment: Segment, place: int) -> tuple[Segment, Segment] | None:
    """Before and from `place` in the shown text; None where one of them would have no text."""
    text = segment.text.strip()
    left, right = text[:place].rstrip(), text[place:].lstrip()
    if not 0 < place < len(text) or not left or not right:
        return None
    space = " " if segment.text[:1].isspace() else ""
    between = " " if text[place - 1].isspace() or text[place].isspace() else ""
    length_s = segment.end_s - segment.start_s
    left_end_s = right_start_s = segment.start_s + length_s * len(left) / (len(left) + len(right))
    words_left: tuple[Word, ...] = ()
    words_right: tuple[Word, ...] = ()
    if segment.words:
        words_left, words_right = _divided(segment, text, place)
        left_end_s = words_left[-1].end_s if words_left else segment.start_s
        right_start_s = words_right[0].start_s if words_right else segment.end_s
    left_end_s = min(max(left_end_s, segment.start_s), segment.end_s)
    right_start_s = min(max(right_start_s, left_end_s), segment.end_s)
    return (
        fitted(replace(segment, end_s=left_end_s, text=space + left, words=words_left)),
        fitted(replace(segment, start_s=right_start_s, text=between + right, words=words_right)),
    )


def merged(segments: Sequence[Segment]) -> Segment:
    """One segment with all they say."""
    first = segments[0]
    text = first.text.rstrip() + "".join(segment.text for segment in segments[1:])
    end_s = max(segment.end_s for segment in segments)
    weight = sum(len(segment.text) for segment in segments)
    logprob = sum(segment.avg_logprob * len(segment.text) for segment in segments) / weight if weight else 0.0
    words = fitted_words(tuple(word for each in segments for word in each.words), first.start_s, end_s)
    if words:
        lead = len(text) - len(text.lstrip())
        words = tuple(each.word for each in placed(text[lead:].rstrip(), words, first.start_s, end_s))
    return fitted(replace(first, end_s=end_s, text=text, avg_logprob=logprob, words=words))


def _room(segments: Sequence[Segment], first: int, last: int) -> _Room:
    low_s, high_s = 0.0, float("inf")
    if first:
        before = segments[first - 1]
        low_s = max(before.start_s, min(before.end_s, segments[first].start_s))
    if last + 1 < len(segments):
        high_s = max(segments[last + 1].start_s, segments[last].end_s)
    return _Room(low_s, high_s)


def _moved(segment: Segment, by_s: float, room: _Room) -> Segment:
    if not by_s:
        return segment
    start_s = max(room.low_s, segment.start_s + by_s)
    words = tuple(Word(w.start_s + by_s, w.end_s + by_s, w.text, w.probability) for w in segment.words)
    end_s = segment.end_s + by_s
    return fitted(replace(segment, start_s=start_s, end_s=min(end_s, max(room.high_s, start_s)), words=words))


def _divided(segment: Segment, text: str, place: int) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    left: list[Word] = []
    right: list[Word] = []
    for each in placed(text, segment.words, segment.start_s, segment.end_s):
        if each.end <= place:
            left.append(each.word)
        elif each.start >= place:
            right.append(each.word)
        else:
            one, other = _cut(each, text, place)
            left.append(one)
            right.append(other)
    return tuple(left), tuple(right)


def _cut(each: Placed, text: str, place: int) -> tuple[Word, Word]:
    word = each.word
    at_s = word.start_s + (word.end_s - word.start_s) * (place - each.start) / (each.end - each.start)
    at_s = min(max(at_s, word.start_s), word.end_s)
    return (
        Word(word.start_s, at_s, text[each.start : place], word.probability),
        Word(at_s, word.end_s, text[place : each.end], word.probability),
    )
