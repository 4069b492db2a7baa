"""KeyEraser: takes text out of a window again with the keys a person would use (Windows, macOS).

Where the field tells what stands in it, the text is selected backwards, the selection is read, and only what is exactly
the text is deleted, which is read back again. Where it does not, and in terminals, the user must not have done anything
since.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import OutputError
from dictation_app.output.field import FieldKind
from dictation_app.output.programs import for_terminal
from dictation_app.output.refusals import NO_WINDOW
from dictation_app.output.signs import LONGEST, signs_in
from dictation_app.output.verify import is_same
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output import OutputContext
    from dictation_app.output.field import Field
    from dictation_app.output.touches import PolledTouches

_TELLS_WITHIN_S = 0.4
_PER_CHARACTER_S = 0.002
"""Programs follow keys at some 500 a second."""
_POLL_S = 0.02
_CORRECTIONS = 16
"""So many times at most the selection is made longer or shorter by a sign, where programs count signs otherwise."""


class Key(StrEnum):
    """What is pressed."""

    BACKSPACE = "backspace"
    SELECT_LEFT = "select left"
    SELECT_RIGHT = "select right"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Place:
    """What has the keyboard."""

    window: int
    is_terminal: bool


class Hands(Protocol):
    """The keyboard of a system, and what it tells of the user's."""

    def place(self) -> Place | None:
        """What has the keyboard, if keys may be sent to it; raise `OutputError` where not, or for another window."""
        ...

    def wait_until_free(self) -> None:
        """Until the user holds no modifier; raise `OutputError` where that takes too long."""
        ...

    def press(self, key: Key, count: int) -> None:
        """So many times; raise `OutputError` where the system does not take it."""
        ...

    def touches(self) -> PolledTouches:
        """What the user does from its `begin` on."""
        ...


class KeyEraser:
    """See `erasing.Eraser`."""

    def __init__(self, context: OutputContext, hands: Hands) -> None:
        self._context = context
        self._hands = hands
        self._touches: PolledTouches | None = None
        self._place: Place | None = None
        """Where text was put last."""
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
        place = self._hands.place()
        if place is not None:
            self._touches, self._place = self._hands.touches(), place
            self._touches.begin()
            self._characters = characters + (stood if goes_on and place == before else 0)

    def erase(self, text: str) -> None:
        """See `Eraser`."""
        is_last = self.is_untouched and self._characters == len(text)  # before keys are waited for
        self._hands.wait_until_free()
        place = self._hands.place()
        if place is None:
            raise OutputError(NO_WINDOW)
        if len(text) > LONGEST:
            raise OutputError(say("The text is too long to be taken out again."), say("Undo it in the program."))
        is_untouched = is_last and place == self._place
        self._forget()
        field = None if place.is_terminal else self._context.fields.read()
        if field is not None and field.is_password:
            raise OutputError(say("A password field has the keyboard. Nothing is ever put into one."))
        if field is None or field.text is None or field.kind is not FieldKind.TEXT:
            text = for_terminal(text) if place.is_terminal else text
            self._rub_out(text, place, is_untouched=is_untouched)
        else:
            self._select_and_delete(text, place, field)

    def close(self) -> None:
        """See `Eraser`."""
        self._forget()

    def _forget(self) -> None:
        if self._touches is not None:
            self._touches.close()
        self._touches, self._place, self._characters = None, None, 0

    def _rub_out(self, text: str, place: Place, *, is_untouched: bool) -> None:
        if not is_untouched:
            raise OutputError(say("You have pressed keys since, so it is not sure that the text is still there."))
        if signs_in(text) != len(text) or not text.isprintable():
            # Whether a program rubs out a sign or a part of it, or indents a line, is its own affair.
            raise OutputError(say("The text has signs that not all programs rub out alike."))
        self._require(place)
        self._hands.press(Key.BACKSPACE, len(text))

    def _select_and_delete(self, text: str, place: Place, field: Field) -> None:
        if field.text is None:
            return
        end = field.text.start
        start = self._start_of(text, field)
        if start is None:
            raise OutputError(say("The text is not there any more as it was inserted, so nothing was taken out."))
        signs = signs_in(text)
        self._require(place)
        self._hands.press(Key.SELECT_LEFT, signs)
        begin = self._selected(field, start, end, _TELLS_WITHIN_S + _PER_CHARACTER_S * signs)
        for _ in range(_CORRECTIONS):
            if begin in (None, start):
                break
            self._require(place)
            self._hands.press(Key.SELECT_RIGHT if begin < start else Key.SELECT_LEFT, 1)
            begin = self._selected(field, start, end, _TELLS_WITHIN_S)
        self._require(place)
        if begin != start:
            self._hands.press(Key.RIGHT, 1)  # nothing is selected then, and the caret is where it was
            raise OutputError(say("The text is not there any more as it was inserted, so nothing was taken out."))
        self._hands.press(Key.BACKSPACE, 1)
        length = field.text.length - (end - start)
        if not _soon(lambda: self._is_left(field, start, length), _TELLS_WITHIN_S):
            raise OutputError(say("It is not sure that the text was taken out; check it."))

    def _start_of(self, text: str, field: Field) -> int | None:
        """Where it begins in front of the caret, exactly as it is; None where it is not there."""
        if field.text is None or field.text.selected:
            return None
        end = field.text.start
        for form in dict.fromkeys((text, text.replace("\n", "\r\n"))):  # Windows' fields count two for a line break
            start = end - len(form)
            found = self._context.fields.text_between(field.id, start, end) if start >= 0 else None
            if found is not None and is_same(found, text):
                return start
        return None

    def _selected(self, field: Field, start: int, end: int, timeout_s: float) -> int | None:
        """Where the selection that ends at `end` begins; as soon as it does at `start`. None = there is none."""
        begin: int | None = None

        def is_wanted() -> bool:
            nonlocal begin
            now = self._context.fields.read()
            if now is not None and now.id == field.id and now.text is not None:
                is_ours = now.text.selected and now.text.start + now.text.selected == end
                begin = now.text.start if is_ours else None
            return begin == start

        _soon(is_wanted, timeout_s)
        return begin

    def _is_left(self, field: Field, start: int, length: int) -> bool:
        now = self._context.fields.read()
        if now is None or now.id != field.id or now.text is None:
            return False
        return (now.text.start, now.text.selected, now.text.length) == (start, 0, length)

    def _require(self, place: Place) -> None:
        if self._hands.place() != place:
            raise OutputError(say("Another window came to the front, so nothing was taken out."))


def _soon(condition: Callable[[], bool], timeout_s: float) -> bool:
    deadline_s = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() >= deadline_s:
            return False
        time.sleep(_POLL_S)
    return True
