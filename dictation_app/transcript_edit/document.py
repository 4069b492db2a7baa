"""`Document`: the segments of a transcript in order, and who speaks; as JSON, for the disk.

In order means: none begins before the one above it. They overlap only where people were recorded talking at once (a
channel each); no edit makes any overlap that did not. The words of a segment lie inside it, also in order.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import msgspec

from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.values.speech import Segment, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dictation_app.export import FileTranscript

VERSION: Final = 1
_FORMAT: Final = "dictation-edited-transcript"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is edited. Made by `of`, which puts in order what is not."""

    segments: tuple[Segment, ...] = ()
    """On the clock of the file."""
    speakers: tuple[str, ...] = ()
    """The names to choose from, in the order they came up; every segment's, and those nobody has yet."""

    @classmethod
    def of(cls, segments: Iterable[Segment], speakers: Iterable[str] = ()) -> Document:
        """In order, whatever order they come in."""
        ordered = tuple(sorted(map(fitted, segments), key=lambda segment: segment.start_s))
        return cls(segments=ordered, speakers=known_speakers(ordered, speakers))

    def to_transcript(self, transcript: FileTranscript) -> FileTranscript:
        """The same transcript with this text, to be exported."""
        return replace(transcript, segments=self.segments)

    @property
    def text(self) -> str:
        """All of it, in one line."""
        return "".join(segment.text for segment in self.segments).strip()

    def followed_by(self, segments: Iterable[Segment]) -> Document:
        """With what came after it: a file that is still being transcribed."""
        return Document.of((*self.segments, *segments), self.speakers)


def known_speakers(segments: Iterable[Segment], speakers: Iterable[str] = ()) -> tuple[str, ...]:
    """`speakers`, and those who are named in the segments only; none twice."""
    return tuple(dict.fromkeys(name for name in (*speakers, *(each.speaker for each in segments)) if name))


def fitted(segment: Segment) -> Segment:
    """The same one where nothing is wrong with it; else its end is not before its start, its words inside, in order."""
    start_s = max(0.0, segment.start_s)
    end_s = max(start_s, segment.end_s)
    words = fitted_words(segment.words, start_s, end_s)
    if (start_s, end_s) == (segment.start_s, segment.end_s) and words is segment.words:
        return segment
    return replace(segment, start_s=start_s, end_s=end_s, words=words)


def fitted_words(words: tuple[Word, ...], start_s: float, end_s: float) -> tuple[Word, ...]:
    """Those words, none before `start_s` or another one's end, none after `end_s`; the same tuple where all are so."""
    made: list[Word] = []
    last_s, is_same = start_s, True
    for word in words:
        begin_s = min(max(word.start_s, last_s), end_s)
        last_s = min(max(word.end_s, begin_s), end_s)
        if (begin_s, last_s) == (word.start_s, word.end_s):
            made.append(word)
        else:
            is_same = False
            made.append(Word(begin_s, last_s, word.text, word.probability))
    return words if is_same else tuple(made)


# --- on the disk ------------------------------------------------------------------------------------------------------


class _StoredWord(msgspec.Struct, array_like=True, frozen=True):
    start_s: float
    end_s: float
    text: str
    probability: float


class _StoredSegment(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    start_s: float
    end_s: float
    text: str
    avg_logprob: float
    speaker: str = ""
    words: tuple[_StoredWord, ...] = ()


class _Stored(msgspec.Struct, frozen=True):
    format: str
    version: int
    speakers: tuple[str, ...]
    segments: tuple[_StoredSegment, ...]


class _Head(msgspec.Struct, frozen=True):
    format: str
    version: int


def to_json(document: Document) -> bytes:
    """One object in one line."""
    segments = tuple(
        _StoredSegment(
            start_s=segment.start_s,
            end_s=segment.end_s,
            text=segment.text,
            avg_logprob=segment.avg_logprob,
            speaker=segment.speaker,
            words=tuple(_StoredWord(w.start_s, w.end_s, w.text, w.probability) for w in segment.words),
        )
        for segment in document.segments
    )
    return msgspec.json.encode(_Stored(format=_FORMAT, version=VERSION, speakers=document.speakers, segments=segments))


def from_json(data: bytes | str) -> Document:
    """What `to_json` wrote; raise `UserError` where it did not, or not this."""
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.format == _FORMAT and head.version > VERSION:
            raise UserError(
                say("The edited text was saved by a newer version of Dictation."),
                say("Install that version, and open it again."),
            )
        if (head.format, head.version) != (_FORMAT, VERSION):
            raise _damaged()
        stored = msgspec.json.decode(data, type=_Stored)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as exc:
        raise _damaged() from exc
    segments = tuple(map(_segment, stored.segments))
    document = Document.of(segments, stored.speakers)
    # What was written is in order: anything else was not written by this app, or not read as it was written.
    if document != Document(segments=segments, speakers=stored.speakers):
        raise _damaged()
    return document


def _segment(stored: _StoredSegment) -> Segment:
    numbers = [stored.start_s, stored.end_s, stored.avg_logprob]
    numbers += [number for word in stored.words for number in (word.start_s, word.end_s, word.probability)]
    if not all(map(math.isfinite, numbers)):
        raise _damaged()
    return Segment(
        start_s=stored.start_s,
        end_s=stored.end_s,
        text=stored.text,
        avg_logprob=stored.avg_logprob,
        words=tuple(Word(w.start_s, w.end_s, w.text, w.probability) for w in stored.words),
        speaker=stored.speaker,
    )


def _damaged() -> UserError:
    return UserError(
        say("The edited text is damaged and cannot be read."),
        say("Transcribe the file again, or take an export of it."),
    )
