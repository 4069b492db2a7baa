"""Subtitle cues: the segments divided so that they can be read, with times that never overlap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from dictation_app.export.breaking import columns_of, divide
from dictation_app.export.wording import Turns, clean, incomplete_note, speaker_of

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript, SubtitleRules
    from dictation_app.export.breaking import Piece
    from dictation_app.values.speech import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStart:
    """When a word of a cue is spoken."""

    letter: int
    """Which of the cue's letters it begins with, spaces not counted."""
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What is on the screen at once."""

    start_ms: int
    end_ms: int
    text: str
    """In one line, as its script joins words."""
    lines: tuple[str, ...]
    words: tuple[WordStart, ...] = ()
    """Empty where they are not known."""
    speaker: str = ""
    """Who says it; empty = nobody noted it."""


def cues(document: FileTranscript, rules: SubtitleRules, *, named: bool = False) -> list[Cue]:
    """Divide the segments into cues that fit on a screen and never overlap; the last tells of an incomplete one.

    `named`: with the name of who speaks before the text, where it is another one than before.
    """
    turns, made = Turns(), []
    for segment in document.segments:
        if clean(segment.text).strip():
            _, speaker = turns.next(segment)
            made += _cues_of(segment, rules, f"{speaker}: " if named and speaker else "")
    note, end_ms = incomplete_note(document), round(document.duration_s * 1000)
    if note:
        made.append(Cue(start_ms=end_ms, end_ms=end_ms, text=note, lines=(note,)))
    apart: list[Cue] = []
    for cue in made:
        start_ms = max(0, cue.start_ms, apart[-1].end_ms if apart else 0)
        apart.append(replace(cue, start_ms=start_ms, end_ms=max(cue.end_ms, start_ms + 1)))
    return [
        replace(cue, end_ms=_end_ms(cue, apart[after].start_ms if after < len(apart) else None, rules))
        for after, cue in enumerate(apart, 1)
    ]


def _end_ms(cue: Cue, following_ms: int | None, rules: SubtitleRules) -> int:
    """As long as it takes to read, if the next cue leaves the time."""
    reading_ms = round(columns_of(cue.text) * 1000 / rules.columns_per_s)
    wanted_ms = max(cue.end_ms, cue.start_ms + rules.shortest_ms, cue.start_ms + reading_ms)
    if following_ms is None:
        return wanted_ms
    gap_ms = rules.gap_ms if following_ms - cue.start_ms > 2 * rules.gap_ms else 0
    return min(wanted_ms, following_ms - gap_ms)


def _cues_of(segment: Segment, rules: SubtitleRules, lead: str) -> list[Cue]:
    """One or more cues. Their times are those of their words, or they share the segment's by the length of the text."""
    said = clean(segment.text).strip()
    text = lead + said
    pieces = divide(text, rules)
    lead_letters = len("".join(lead.split()))
    words = [replace(word, letter=word.letter + lead_letters) for word in _word_starts(segment, said)]
    speaker = speaker_of(segment)
    total = sum(len(text[piece.begin : piece.end]) for piece in pieces)
    start_ms, length_ms = segment.start_s * 1000, max(0.0, segment.end_s - segment.start_s) * 1000
    result: list[Cue] = []
    done = 0
    for piece in pieces:
        begin_ms = start_ms + length_ms * done / total
        done += piece.end - piece.begin
        cue = Cue(
            start_ms=round(begin_ms),
            end_ms=round(start_ms + length_ms * done / total),
            text=text[piece.begin : piece.end],
            lines=piece.lines,
            words=_words_in(piece, text, words),
            speaker=speaker,
        )
        result.append(_timed(cue, segment) if cue.words else cue)
    return [
        replace(cue, end_ms=min(cue.end_ms, after.start_ms)) if cue.words and after else cue
        for cue, after in zip_longest(result, result[1:])
    ]


def _timed(cue: Cue, segment: Segment) -> Cue:
    """Begin with the first word; end where the last one does."""
    first_ms = cue.words[0].at_ms
    end_ms = max(
        (round(word.end_s * 1000) for word in segment.words if round(word.start_s * 1000) <= cue.words[-1].at_ms),
        default=cue.end_ms,
    )
    return replace(cue, start_ms=first_ms, end_ms=max(end_ms, first_ms))


def _word_starts(segment: Segment, text: str) -> list[WordStart]:
    """Where in the text's letters the words begin; nothing where they are of another text."""
    words = [(word, "".join(clean(word.text).split())) for word in segment.words]
    if "".join(letters for _, letters in words) != "".join(text.split()):
        return []
    offsets = accumulate((len(letters) for _, letters in words), initial=0)
    starts: list[WordStart] = []
    for (word, letters), offset in zip(words, offsets, strict=False):
        at_ms = max(round(word.start_s * 1000), starts[-1].at_ms if starts else 0)
        if letters:
            starts.append(WordStart(letter=offset, at_ms=at_ms))
    return starts


def _words_in(piece: Piece, text: str, words: list[WordStart]) -> tuple[WordStart, ...]:
    first = len("".join(text[: piece.begin].split()))
    last = first + len("".join(text[piece.begin : piece.end].split()))
    return tuple(replace(word, letter=word.letter - first) for word in words if first <= word.letter < last)
