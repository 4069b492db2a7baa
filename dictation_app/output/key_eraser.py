"""KeyEraser: takes text out of a window again with the keys a person would use, by the `Hands` of each system.

Where the field tells what stands in it, the text is read, selected backwards, read again, deleted, and looked for once
more. Where it does not, and in terminals, it is rubbed out, if somebody tells that the user has done nothing since.
"""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from dictation_app.errors import OutputError
from dictation_app.output.field import LIMIT_S, FieldKind
from dictation_app.output.programs import for_terminal
from dictation_app.output.signs import LONGEST, signs_in
from dictation_app.output.verify import is_same
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output import OutputContext
    from dictation_app.output.field import Field, FieldReader, FieldText
    from dictation_app.output.touches import Watch

T = TypeVar("T")

_TELLS_WITHIN_S = 0.4
_PER_CHARACTER_S = 0.002
"""Programs follow keys at some 500 a second."""
_CORRECTED_WITHIN_S = 0.4
_POLL_S = 0.02
_CORRECTIONS = 16
"""So many times at most the selection is made longer or shorter by a sign, where programs count signs otherwise."""

NOT_THERE = say("The text is not there any more as it was inserted, so nothing was taken out.")
OTHER_WINDOW = say("Another window came to the front, so nothing was taken out.")
_IN_THE_PROGRAM = say("Undo it in the program.")


class Key(StrEnum):
    """What is pressed."""

    BACKSPACE = "backspace"
    SELECT_LEFT = "select left"
    SELECT_RIGHT = "select right"
    RIGHT = "right"


class Reach(StrEnum):
    """How far a selection goes that is to end where the caret stood."""

    EXACT = "exact"
    """Over the text, and nothing else."""
    SHORT = "short"
    LONG = "long"
    NOTHING = "nothing"
    """Nothing is selected."""
    ELSEWHERE = "elsewhere"
    """It is another one, or not all is as it was around it."""
    UNKNOWN = "unknown"
    """Nobody tells."""


@dataclass(frozen=True, slots=True)
class Place:
    """What has the keyboard."""

    window: object
    """Equal where it is the same one."""
    is_terminal: bool


class Hands(Protocol):
    """The keyboard of a system. Belongs to the thread of its eraser."""

    def wait_until_free(self) -> None:
        """Until nothing that the user holds changes what is pressed; raise `OutputError` where that takes too long."""
        ...

    def place(self) -> Place | None:
        """What has the keyboard, if keys may be sent to it; raise `OutputError` where not, or for another window."""
        ...

    def press(self, key: Key, count: int) -> None:
        """So many times, into what `place` told last.

        Raise `OutputError` where the system does not take it, or tells that another window came in between.
        """
        ...

    def close(self) -> None:
        """Free what it holds."""
        ...


class KeyEraser:
    """See `erasing.Eraser`."""

    def __init__(
        self,
        context: OutputContext,
        hands: Hands,
        watch: Callable[[], Watch] | None,
        *,
        answer_s: float = LIMIT_S,
        tells_within_s: float = _TELLS_WITHIN_S,
    ) -> None:
        """`watch` begins to watch what the user does; None where nobody tells: then only what can be read is taken out.

        A field answers within `answer_s`, and tells what keys did in it within `tells_within_s`.
        """
        self._context = context
        self._hands = hands
        self._watch = watch
        self._answer_s = answer_s
        self._tells_within_s = tells_within_s
        self._touches: Watch | None = None
        self._field = ""
        """Where text was put last; empty where that is not known."""
        self._place: Place | None = None
        """Likewise; None where nobody watches it any more."""
        self._characters = 0
        """So many stand before the caret there, if nothing was touched."""

    @property
    def is_untouched(self) -> bool:
        """See `Eraser`."""
        return self._touches is not None and self._touches.none

    def inserted(self, characters: int, *, goes_on: bool) -> None:
        """See `Eraser`."""
        before, stood = self._place, self._characters
        self._forget()
        field = self._context.focused_field
        self._field = field.id if field is not None else ""
        if self._watch is None:
            return
        place = self._hands.place()
        if place is not None:
            self._touches, self._place = self._watch(), place
            self._characters = characters + (stood if goes_on and place == before else 0)

    def erase(self, text: str) -> None:
        """See `Eraser`."""
        is_last = self.is_untouched and self._characters == len(text)  # before keys are waited for
        self._hands.wait_until_free()
        place = self._hands.place()
        if place is None:
            raise OutputError(say("There is no window to take the text out of."))
        if len(text) > LONGEST:
            raise OutputError(say("The text is too long to be taken out again."), _IN_THE_PROGRAM)
        is_untouched = is_last and place == self._place
        self._forget()
        field = None if place.is_terminal else self._read()
        if field is not None and field.is_password:
            raise OutputError(say("A password field has the keyboard. Nothing is ever put into one."))
        self._take_out(text, place, field, is_untouched=is_untouched and self._is_ours(field))

    def close(self) -> None:
        """See `Eraser`."""
        self._forget()
        self._hands.close()

    def _take_out(self, text: str, place: Place, field: Field | None, *, is_untouched: bool) -> None:
        if field is None or field.text is None or field.kind is not FieldKind.TEXT:
            self._rub_out(text, place, is_untouched=is_untouched)
        else:
            self._select_and_delete(text, place, field, field.text)

    def _forget(self) -> None:
        if self._touches is not None:
            self._touches.close()
        self._touches, self._place, self._characters = None, None, 0

    def _read(self) -> Field | None:
        """A program may be busy for a moment; where nobody else tells anything, it is waited for."""
        deadline_s = time.monotonic() + (self._tells_within_s if self._watch is None else 0.0)
        while True:
            field = self._context.fields.read(self._answer_s)
            if field is not None or time.monotonic() >= deadline_s:
                return field
            time.sleep(_POLL_S)

    def _is_ours(self, field: Field | None) -> bool:
        """Whether it is not known to be another one than text was put into last."""
        return field is None or self._field in {"", field.id}

    def _rub_out(self, text: str, place: Place, *, is_untouched: bool) -> None:
        if self._watch is None:
            raise OutputError(
                say("This window does not tell whether the text is still there, so nothing was taken out."),
                _IN_THE_PROGRAM,
            )
        if not is_untouched:
            raise OutputError(say("You have pressed keys since, so it is not sure that the text is still there."))
        text = for_terminal(text) if place.is_terminal else text
        if not _is_rubbed_out_alike(text):
            raise OutputError(say("The text has signs that not all programs rub out alike."))
        self._press(place, Key.BACKSPACE, len(text))

    def _select_and_delete(self, text: str, place: Place, field: Field, before: FieldText) -> None:
        start = self._start_of(text, field.id, before)
        if start is None or not self._is_ours(field):
            raise OutputError(NOT_THERE)
        removal = _Removal(self._context.fields, field.id, before, start, self._answer_s)
        reach = self._select(text, place, removal.reach)
        if reach is not Reach.EXACT:
            self._leave(place, reach)
            raise OutputError(NOT_THERE)
        self._press(place, Key.BACKSPACE, 1)
        if removal.is_done(self._tells_within_s):
            return
        reach = removal.reach(0.0)
        if reach is Reach.EXACT:
            self._leave(place, reach)
            raise OutputError(say("The window did not take the text out."), _IN_THE_PROGRAM)
        raise OutputError(
            say("It is not sure that the text was taken out, and nothing else."), say("Look at it in the program.")
        )

    def _start_of(self, text: str, field_id: str, around: FieldText) -> int | None:
        """Where it begins in front of the caret, exactly as it is; None where it is not there."""
        if around.selected:
            return None
        for form in dict.fromkeys((text, text.replace("\n", "\r\n"))):  # Windows' fields count two for a line break
            start = around.start - len(form)
            reader = self._context.fields
            found = reader.text_between(field_id, start, around.start, self._answer_s) if start >= 0 else None
            if found is not None and is_same(found, text):
                return start
        return None

    def _select(self, text: str, place: Place, reach_within: Callable[[float], Reach]) -> Reach:
        """Select backwards until it is exactly the text, if it can be done; returns how far it goes in the end.

        `reach_within` so many seconds tells how far it goes, as soon as that is exactly the text.
        """
        signs = signs_in(text)
        self._press(place, Key.SELECT_LEFT, signs)
        reach = reach_within(self._tells_within_s + _PER_CHARACTER_S * signs)
        for _ in range(_CORRECTIONS):
            if reach not in {Reach.SHORT, Reach.LONG}:
                break
            self._press(place, Key.SELECT_LEFT if reach is Reach.SHORT else Key.SELECT_RIGHT, 1)
            reach = reach_within(min(self._tells_within_s, _CORRECTED_WITHIN_S))
        return reach

    def _leave(self, place: Place, reach: Reach) -> None:
        """Nothing is selected then, and the caret is where it was."""
        if reach is not Reach.NOTHING:
            self._press(place, Key.RIGHT, 1)

    def _press(self, place: Place, key: Key, count: int) -> None:
        if self._hands.place() != place:
            raise OutputError(OTHER_WINDOW)
        self._hands.press(key, count)


class _Removal:
    """Of the text that stands in a field from `start` to the caret."""

    def __init__(self, fields: FieldReader, field_id: str, before: FieldText, start: int, answer_s: float) -> None:
        self._fields = fields
        self._id = field_id
        self._before = before
        self._start = start
        self._answer_s = answer_s

    def reach(self, timeout_s: float) -> Reach:
        """How far the selection goes: as soon as it is exact, else at the end of this time."""
        return self._look(self._reach, lambda reach: reach is Reach.EXACT, timeout_s)

    def is_done(self, timeout_s: float) -> bool:
        """Whether the text is gone within this time, and all the rest is as it was."""
        return self._look(self._is_gone, bool, timeout_s)

    def _look(self, find: Callable[[FieldText | None], T], is_wanted: Callable[[T], bool], timeout_s: float) -> T:
        deadline_s = time.monotonic() + timeout_s
        while True:
            field = self._fields.read(self._answer_s)
            found = find(field.text if field is not None and field.id == self._id else None)
            if is_wanted(found) or time.monotonic() >= deadline_s:
                return found
            time.sleep(_POLL_S)

    def _reach(self, now: FieldText | None) -> Reach:
        if now is None:
            return Reach.UNKNOWN
        if not now.selected:
            return Reach.NOTHING
        caret, around = now.start + now.selected, (now.length, now.after)
        if caret != self._before.start or around != (self._before.length, self._before.after):
            return Reach.ELSEWHERE
        if now.start == self._start:
            return Reach.EXACT
        return Reach.LONG if now.start < self._start else Reach.SHORT

    def _is_gone(self, now: FieldText | None) -> bool:
        length = self._before.length - (self._before.start - self._start)
        return now is not None and (now.start, now.selected, now.length, now.after) == (
            self._start,
            0,
            length,
            self._before.after,
        )


def _is_rubbed_out_alike(text: str) -> bool:
    """Whether a program rubs out a sign or a part of it, or indents a line, is its own affair."""
    is_plain = all(each.isprintable() or unicodedata.category(each) == "Zs" for each in text)
    return is_plain and signs_in(text) == len(text)
