"""Taking text out of a window again on X11.

Few programs tell what stands in their fields there: accessibility is mostly off. But whoever selects text on X11 offers
it as PRIMARY, in every toolkit. So it is selected before it is known to be there, and read before it is deleted; nobody
can be asked afterwards. Where nothing is offered either, the user must not have pressed a key since.
"""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import cycle
from typing import TYPE_CHECKING

from Xlib import X, Xatom
from Xlib.error import ConnectionClosedError

from dictation_app.errors import OutputError
from dictation_app.output.held_keys import wait_as_set
from dictation_app.output.key_eraser import NOT_THERE, Key, KeyEraser, Place, Reach
from dictation_app.output.signs import signs_in
from dictation_app.output.x11.keyboard import X11Keyboard, connect, connection_loss_told
from dictation_app.output.x11.touches import Touches

if TYPE_CHECKING:
    from dictation_app.output import OutputContext
    from dictation_app.output.field import Field
    from dictation_app.output.x11.keyboard import Focus

_POLL_S = 0.02
_BYTES = 8
_PLACES = 16
_KEYS: dict[Key, tuple[tuple[str, ...], str]] = {
    Key.BACKSPACE: ((), "BackSpace"),
    Key.SELECT_LEFT: (("Shift",), "Left"),
    Key.SELECT_RIGHT: (("Shift",), "Right"),
    Key.RIGHT: ((), "Right"),
}


class X11Hands:
    """See `key_eraser.Hands`."""

    def __init__(self, context: OutputContext) -> None:
        self._context = context
        self._keyboard = X11Keyboard()
        self.focus: Focus | None = None
        """As `place` told last."""

    @connection_loss_told()
    def wait_until_free(self) -> None:
        """See `Hands`."""
        wait_as_set(self._context, self._keyboard.held_modifiers)

    @connection_loss_told()
    def place(self) -> Place | None:
        """See `Hands`."""
        self.focus = self._keyboard.focus_for(self._context)
        return Place(self.focus, self.focus.is_terminal) if self.focus is not None else None

    @connection_loss_told()
    def press(self, key: Key, count: int) -> None:
        """See `Hands`."""
        if self.focus is not None:
            self._keyboard.press_often(*_KEYS[key], count, self.focus)

    def watch(self) -> Touches:
        """What the user does in the window that `place` told of last."""
        return Touches(self.focus.window if self.focus is not None else X.NONE)

    def close(self) -> None:
        """See `Hands`."""
        self._keyboard.close()


class X11Eraser(KeyEraser):
    """See `erasing.Eraser`."""

    def __init__(self, context: OutputContext) -> None:
        self._x11 = X11Hands(context)
        super().__init__(context, self._x11, self._x11.watch)
        self._selection = _Selected()

    @connection_loss_told()
    def _take_out(self, text: str, place: Place, field: Field | None, *, is_untouched: bool) -> None:  # noqa: ARG002
        focus = self._x11.focus
        if focus is None or place.is_terminal:  # nothing can be selected by keys in those
            self._rub_out(text, place, is_untouched=is_untouched)
            return
        tells_before = self._selection.owner(focus)
        reach = self._select(text, place, lambda timeout_s: _reach(self._selection.read(focus, text, timeout_s), text))
        tells_nothing = reach is Reach.UNKNOWN and not tells_before
        if reach is not Reach.EXACT and not (tells_nothing and is_untouched and signs_in(text) == len(text)):
            self._leave(place, reach)
            raise OutputError(NOT_THERE)
        self._press(place, Key.BACKSPACE, 1)

    def close(self) -> None:
        """See `Eraser`."""
        super().close()
        self._selection.close()


def _reach(selected: str | None, text: str) -> Reach:
    if selected is None:
        return Reach.UNKNOWN
    if selected == text:
        return Reach.EXACT
    if selected.endswith(text):
        return Reach.LONG
    return Reach.SHORT if text.endswith(selected) else Reach.ELSEWHERE


class _Selected:
    """What a program says is selected in its window."""

    def __init__(self) -> None:
        self._display = connect()
        self._window = self._display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._client_mask = ~self._display.display.info.resource_id_mask
        self._utf8 = self._display.intern_atom("UTF8_STRING")
        self._answers = cycle([self._display.intern_atom(f"DICTATION_SELECTED_{n}") for n in range(_PLACES)])
        """Where the answers are put: a late one is not the answer to the question after it."""

    def owner(self, focus: Focus) -> bool:
        """Whether it says that anything is."""
        owner = self._display.get_selection_owner(Xatom.PRIMARY)
        return owner != X.NONE and owner.id & self._client_mask in focus.clients

    def read(self, focus: Focus, wanted: str, timeout_s: float) -> str | None:
        """Return as soon as it is what is `wanted`; else what it is at the end. None = the program does not tell."""
        deadline_s, found = time.monotonic() + timeout_s, None
        while time.monotonic() < deadline_s:
            if self.owner(focus):
                told = self._ask(deadline_s)
                found = found if told is None else told  # the time may end within a question
                if found == wanted:
                    break
            time.sleep(_POLL_S)
        return found

    def _ask(self, deadline_s: float) -> str | None:
        place = next(self._answers)
        self._window.convert_selection(Xatom.PRIMARY, self._utf8, place, X.CurrentTime)
        self._display.flush()
        while time.monotonic() < deadline_s:
            for _ in range(self._display.pending_events()):
                event = self._display.next_event()
                if event.type == X.SelectionNotify and event.property in {place, X.NONE}:
                    return self._take(event.property)
            time.sleep(_POLL_S / 4)
        return None

    def _take(self, place: int) -> str | None:
        if place == X.NONE:
            return None
        answer = self._window.get_full_property(place, X.AnyPropertyType)
        self._window.delete_property(place)
        if answer is None or answer.format != _BYTES:
            return None  # very long text comes in pieces
        data = answer.value
        return data.decode("utf-8", "replace") if isinstance(data, bytes) else str(data)

    def close(self) -> None:
        with suppress(ConnectionClosedError, OSError):
            self._display.close()
