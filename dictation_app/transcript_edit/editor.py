"""`Editor`: the steps by which a `Document` is changed, and the way back.

Each step keeps the segments it took away and those it put there, no copy of the document. A step that changes nothing
is none. Texts are given and taken as they are shown: one line, without the space that stands before it in the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dictation_app.text import join
from dictation_app.transcript_edit import timing
from dictation_app.transcript_edit.document import Document, fitted, known_speakers
from dictation_app.transcript_edit.finding import replaced
from dictation_app.transcript_edit.placing import placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dictation_app.transcript_edit.finding import Hit, Search
    from dictation_app.values.speech import Segment

_STEPS: Final = 2000
"""So many can be taken back."""


class Doing(StrEnum):
    """What kind of step it was."""

    TEXT = "text"
    SPLIT = "split"
    MERGE = "merge"
    TIME = "time"
    SPEAKER = "speaker"
    REPLACE = "replace"
    AGAIN = "again"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the list of segments: from `at` on so many were taken away, and so many put there."""

    at: int
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class _Step:
    doing: Doing
    at: int
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]
    speakers_before: tuple[str, ...]
    speakers_after: tuple[str, ...]


class Editor:
    """Every method that edits returns what it changed; None = nothing."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def document(self) -> Document:
        """As it is now."""
        return self._document

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether one was taken back, and nothing done since."""
        return bool(self._undone)

    def undo(self) -> Change | None:
        """Take the last step back."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        return self._exchange(step.at, len(step.after), step.before, step.speakers_before)

    def redo(self) -> Change | None:
        """Do again what was taken back last."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return self._exchange(step.at, len(step.before), step.after, step.speakers_after)

    def append(self, segments: Iterable[Segment]) -> Change | None:
        """What was transcribed meanwhile, behind all that is there; no step of the user's."""
        before = self._document
        self._document = before.followed_by(segments)
        if self._document == before:
            return None
        change = _difference(before.segments, self._document.segments)
        if change.at < len(before.segments) or self._document.speakers != before.speakers:
            self._done.clear()  # they know of other places, and of fewer speakers
            self._undone.clear()
        return change

    # --- text ---------------------------------------------------------------------------------------------------

    def set_text(self, index: int, text: str, *, goes_on: bool = False) -> Change | None:
        """Write another text; none at all takes the segment away. `goes_on` makes it one step with the last one."""
        now = self._document.segments[index]
        last = self._done[-1] if self._done else None
        is_same_step = goes_on and last is not None and last.doing is Doing.TEXT and last.at == index
        is_same_step = is_same_step and last is not None and len(last.before) == len(last.after) == 1
        before = last.before[0] if is_same_step and last is not None else now
        written = _one_line(text)
        if not written:
            return self._put(Doing.DELETE, index, 1, ())
        after = before if written == before.text.strip() else _with_text(before, written)
        if after == now:
            return None
        if is_same_step:
            self._done.pop()
            if after == before:  # back to what it was: no step at all
                self._undone.clear()
                return self._exchange(index, 1, (before,), self._document.speakers)
            self._exchange(index, 1, (before,), self._document.speakers)
        return self._put(Doing.TEXT, index, 1, (after,))

    def split(self, index: int, place: int) -> Change | None:
        """Two segments, the second from this character of the shown text on."""
        halves = timing.halves(self._document.segments[index], place)
        return self._put(Doing.SPLIT, index, 1, halves) if halves is not None else None

    def merge(self, first: int, last: int) -> Change | None:
        """One segment of these, said by who says the first."""
        if last <= first:
            return None
        return self._put(
            Doing.MERGE, first, last - first + 1, (timing.merged(self._document.segments[first : last + 1]),)
        )

    def delete(self, first: int, last: int) -> Change | None:
        """Take these away."""
        return self._put(Doing.DELETE, first, last - first + 1, ())

    def replace_hit(self, hit: Hit, written: str) -> Change | None:
        """Write something else in this place."""
        text = self._document.segments[hit.segment].text.strip()
        return self._all_texts({hit.segment: text[: hit.start] + written + text[hit.end :]})

    def replace_all(self, search: Search, written: str) -> Change | None:
        """Write something else wherever it is found, as one step."""
        texts = ((index, segment.text.strip()) for index, segment in enumerate(self._document.segments))
        return self._all_texts({index: replaced(text, search, lambda _match: written) for index, text in texts})

    def _all_texts(self, texts: dict[int, str]) -> Change | None:
        made: list[Segment] = []
        for index, segment in enumerate(self._document.segments):
            text = _one_line(texts.get(index, segment.text))
            if text == segment.text.strip() or index not in texts:
                made.append(segment)
            elif text:
                made.append(_with_text(segment, text))
        return self._become(Doing.REPLACE, tuple(made), self._document.speakers)

    def replace_range(
        self, start_s: float, end_s: float, segments: Iterable[Segment], language: str = ""
    ) -> Change | None:
        """What this part of the sound came to when it was transcribed again, instead of what is there."""
        old = self._document.segments
        first = next((n for n, each in enumerate(old) if timing.middle_s(each) >= start_s), len(old))
        last = first
        while last < len(old) and timing.middle_s(old[last]) < end_s:
            last += 1
        # A part that takes no segment away lies within one: what is new stands beside that one, not in it.
        behind_s = old[first - 1].end_s if first else 0.0
        before_s = old[last].start_s if last < len(old) else max(behind_s, end_s)
        low_s = max(behind_s, min(start_s, before_s))
        high_s = max(low_s, min(end_s, before_s))
        new = timing.squeezed(sorted(segments, key=lambda each: each.start_s), low_s, high_s)
        spaced = [_spaced(each, language, is_first=not first and not n) for n, each in enumerate(new)]
        return self._put(Doing.AGAIN, first, last - first, tuple(_spoken_by(each, old[first:last]) for each in spaced))

    # --- time and speakers --------------------------------------------------------------------------------------

    def shift(self, first: int, last: int, by_s: float) -> Change | None:
        """Move these, as far as their neighbours leave room."""
        moved = timing.shifted(self._document.segments, first, last, by_s)
        return self._put(Doing.TIME, first, len(moved), moved)

    def retime(self, index: int, start_s: float, end_s: float) -> Change | None:
        """Let it begin and end there, or as near as its neighbours leave room."""
        return self._put(Doing.TIME, index, 1, (timing.retimed(self._document.segments, index, start_s, end_s),))

    def set_speaker(self, first: int, last: int, name: str) -> Change | None:
        """These are said by that one; an empty name = nobody knows."""
        name = _one_line(name)
        named = tuple(_said_by(segment, name) for segment in self._document.segments[first : last + 1])
        return self._put(Doing.SPEAKER, first, len(named), named)

    def rename_speaker(self, old: str, new: str) -> Change | None:
        """Everywhere; to the name of another makes one of both, and to none takes it away."""
        new = _one_line(new)
        if not old or old == new:
            return None
        segments = tuple(
            _said_by(segment, new) if segment.speaker == old else segment for segment in self._document.segments
        )
        speakers = known_speakers((), (new if name == old else name for name in self._document.speakers))
        return self._become(Doing.SPEAKER, segments, speakers)

    # --- steps --------------------------------------------------------------------------------------------------

    def _put(self, doing: Doing, at: int, count: int, new: tuple[Segment, ...]) -> Change | None:
        old = self._document.segments
        if old[at : at + count] == new:
            return None
        around = (*old[max(0, at - 1) : at], *new, *old[at + count : at + count + 1])
        speakers = known_speakers(new, self._document.speakers)
        if any(one.start_s > other.start_s for one, other in pairwise(around)):  # people talking at once
            made = (*old[:at], *new, *old[at + count :])
            return self._become(doing, tuple(sorted(made, key=lambda each: each.start_s)), speakers)
        return self._do(_Step(doing, at, old[at : at + count], new, self._document.speakers, speakers))

    def _become(self, doing: Doing, segments: tuple[Segment, ...], speakers: tuple[str, ...]) -> Change | None:
        old = self._document
        if segments == old.segments and speakers == old.speakers:
            return None
        change = _difference(old.segments, segments)
        before = old.segments[change.at : change.at + change.removed]
        after = segments[change.at : change.at + change.added]
        return self._do(_Step(doing, change.at, before, after, old.speakers, speakers))

    def _do(self, step: _Step) -> Change:
        self._undone.clear()
        self._done.append(step)
        del self._done[:-_STEPS]
        return self._exchange(step.at, len(step.before), step.after, step.speakers_after)

    def _exchange(self, at: int, count: int, new: tuple[Segment, ...], speakers: tuple[str, ...]) -> Change:
        old = self._document.segments
        self._document = Document(segments=(*old[:at], *new, *old[at + count :]), speakers=speakers)
        return Change(at, count, len(new))


def _difference(old: Sequence[Segment], new: Sequence[Segment]) -> Change:
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if old[n] is not new[n]), shorter)
    rest = shorter - first
    last = next((n for n in range(rest) if old[-1 - n] is not new[-1 - n]), rest)
    return Change(first, len(old) - first - last, len(new) - first - last)


def _one_line(text: str) -> str:
    # Half a letter is no text, and cannot be written to the disk.
    return " ".join(text.encode("utf-8", "ignore").decode().split())


def _with_text(segment: Segment, text: str) -> Segment:
    space = " " if segment.text[:1].isspace() else ""
    if segment.words:
        words = tuple(each.word for each in placed(text, segment.words, segment.start_s, segment.end_s))
        return fitted(replace(segment, text=space + text, words=words))
    return replace(segment, text=space + text)


def _spaced(segment: Segment, language: str, *, is_first: bool) -> Segment:
    text = _one_line(segment.text)
    return replace(segment, text=text if is_first else join("-", text, language)[1:])


def _spoken_by(segment: Segment, old: Sequence[Segment]) -> Segment:
    """Whoever was said to speak most of that time."""
    if segment.speaker or not old:
        return segment
    return _said_by(segment, max(old, key=lambda each: timing.shared_s(segment, each)).speaker)


def _said_by(segment: Segment, name: str) -> Segment:
    return segment if segment.speaker == name else replace(segment, speaker=name)
