"""Taking text out of a window again on Wayland, with the keys a person would use, where its field can be read.

It is read before a key is pressed, selected backwards, read again, deleted, and looked for once more. Nobody tells here
whether the user has touched anything since, so where the field cannot be read nothing is taken out.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dictation_app.errors import OutputError
from dictation_app.output.field import FieldKind
from dictation_app.output.signs import LONGEST, signs_in
from dictation_app.output.verify import is_same
from dictation_app.output.wayland.keyboard import BACKSPACE, RIGHT, SELECT_LEFT, SELECT_RIGHT
from dictation_app.output.wayland.outputs import is_terminal, wait_for_hotkey, window_for
from dictation_app.output.wayland.seat import WaylandSeat
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output import OutputContext
    from dictation_app.output.field import Field, FieldReader, FieldText
    from dictation_app.output.wayland.windows import Window

_ANSWER_S = 0.5
"""The user waits for it, and for nothing else."""
_TELLS_WITHIN_S = 1.0
_PER_CHARACTER_S = 0.002
"""Programs follow keys at some 500 a second."""
_POLL_S = 0.02
_KEYS_S, _KEY_S = 10.0, 0.02
"""So long pressing keys may take, and as much for each."""
_CORRECTIONS = 16
"""So many times at most the selection is made longer or shorter by a sign, where programs count signs otherwise."""


class WaylandEraser:
    """See `erasing.Eraser`."""

    is_untouched = False

    def __init__(self, context: OutputContext) -> None:
        self._context = context
        self._fields = context.fields
        self._seat = WaylandSeat(with_clipboard=False)
        self._field = ""
        """Where text was put last; empty where that is not known."""

    def inserted(self, characters: int, *, goes_on: bool) -> None:  # noqa: ARG002  # the protocol's
        """See `Eraser`."""
        field = self._context.focused_field
        self._field = field.id if field is not None else ""

    def erase(self, text: str) -> None:
        """See `Eraser`."""
        wait_for_hotkey(self._context)
        self._seat = self._seat.renewed()
        window = window_for(self._context, self._seat)
        if window is None:
            raise OutputError(say("There is no window to take the text out of."))
        if len(text) > LONGEST:
            raise OutputError(say("The text is too long to be taken out again."), say("Undo it in the program."))
        before = None if is_terminal(window) else self._read()
        if before is None or before.text is None or before.kind is FieldKind.TERMINAL:
            raise OutputError(
                say("This window does not tell whether the text is still there, so nothing was taken out."),
                say("Undo it in the program."),
            )
        if self._field not in {"", before.id} or not self._stands(before, before.text, text):
            raise _not_there()
        _Removal(self._seat, self._fields, window, before, before.text, text).carry_out(
            lambda: window_for(self._context, self._seat) == window
        )

    def close(self) -> None:
        """See `Eraser`."""
        self._seat.close()

    def _read(self) -> Field | None:
        """A program may be busy for a moment."""
        deadline_s = time.monotonic() + _TELLS_WITHIN_S
        while True:
            field = self._fields.read(_ANSWER_S)
            if field is not None or time.monotonic() >= deadline_s:
                return field
            time.sleep(_POLL_S)

    def _stands(self, field: Field, around: FieldText, text: str) -> bool:
        """Whether it stands right before the caret."""
        start = around.start - len(text)
        if around.selected or start < 0:
            return False
        standing = self._fields.text_between(field.id, start, around.start, _ANSWER_S)
        return standing is not None and is_same(standing, text)


class _Removal:
    """Of a text that stands before the caret of a field."""

    def __init__(
        self, seat: WaylandSeat, fields: FieldReader, window: Window, field: Field, before: FieldText, text: str
    ) -> None:
        self._seat = seat
        self._fields = fields
        self._window = window
        self._id = field.id
        self._before = before
        self._start = before.start - len(text)
        self._text = text

    def carry_out(self, is_in_front: Callable[[], bool]) -> None:
        """Raise `OutputError` with nothing taken out, or where it is not sure what was."""
        now = self._selected()
        if now is None or not self._is_selected(now):
            self._leave(now)
            raise _not_there()
        if not is_in_front():
            raise _other_window()
        self._press(BACKSPACE)
        now = self._look(self._is_gone, _TELLS_WITHIN_S)
        if now is not None and self._is_gone(now):
            return
        if now is not None and self._is_selected(now):
            self._leave(now)
            raise OutputError(say("The window did not take the text out."), say("Undo it in the program."))
        raise OutputError(
            say("It is not sure that the text was taken out, and nothing else."), say("Look at it in the program.")
        )

    def _selected(self) -> FieldText | None:
        signs = signs_in(self._text)
        self._press(SELECT_LEFT, signs)
        now = self._look(self._is_selected, _TELLS_WITHIN_S + _PER_CHARACTER_S * signs)
        for _ in range(_CORRECTIONS):
            if now is None or not now.selected or now.start == self._start:
                break
            self._press(SELECT_RIGHT if now.start < self._start else SELECT_LEFT)
            now = self._look(self._is_selected, _TELLS_WITHIN_S / 4)
        return now

    def _is_selected(self, now: FieldText) -> bool:
        return (now.start, now.selected, now.length) == (self._start, len(self._text), self._before.length)

    def _is_gone(self, now: FieldText) -> bool:
        length = self._before.length - len(self._text)
        return (now.start, now.selected, now.length, now.after) == (self._start, 0, length, self._before.after)

    def _look(self, is_wanted: Callable[[FieldText], bool], timeout_s: float) -> FieldText | None:
        """As soon as it is as wanted; else how it is at the end. None = it does not tell, or has lost the focus."""
        deadline_s = time.monotonic() + timeout_s
        while True:
            field = self._fields.read(_ANSWER_S)
            now = field.text if field is not None and field.id == self._id else None
            if (now is not None and is_wanted(now)) or time.monotonic() >= deadline_s:
                return now
            time.sleep(_POLL_S)

    def _leave(self, now: FieldText | None) -> None:
        """Nothing is selected then, and the caret is where it was."""
        if now is None or now.selected:
            self._press(RIGHT)

    def _press(self, chord: tuple[int, ...], times: int = 1) -> None:
        if self._seat.press_in(self._window, chord, times, _KEYS_S + times * _KEY_S) < times:
            raise _other_window()


def _not_there() -> OutputError:
    return OutputError(say("The text is not there any more as it was inserted, so nothing was taken out."))


def _other_window() -> OutputError:
    return OutputError(say("Another window came to the front, so nothing was taken out."))
