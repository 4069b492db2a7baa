"""Taking text out of a window again on X11, with the keys a person would use.

Editors: it is selected backwards, and whoever selects text on X11 offers it as PRIMARY: so it is read before it is
deleted. Where that cannot be read, and in terminals, where nothing can be selected by keys, the user must not have
pressed a key since.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from Xlib import X, Xatom
from Xlib.error import ConnectionClosedError

from dictation_app.errors import OutputError
from dictation_app.output.held_keys import wait_until_free
from dictation_app.output.programs import for_terminal
from dictation_app.output.signs import LONGEST, signs_in
from dictation_app.output.x11.keyboard import X11Keyboard, connect, connection_loss_told
from dictation_app.output.x11.touches import Touches
from dictation_app.sentences import say

if TYPE_CHECKING:
    from dictation_app.output import OutputContext
    from dictation_app.output.x11.keyboard import Focus

log = logging.getLogger(__name__)

_TELLS_WITHIN_S = 0.4
_PER_CHARACTER_S = 0.002
"""Programs follow keys at some 500 a second."""
_POLL_S = 0.02
_CORRECTIONS = 16
"""So many times at most the selection is made longer or shorter by a sign, where programs count signs otherwise."""
_BYTES = 8


class X11Eraser:
    """See `erasing.Eraser`."""

    def __init__(self, context: OutputContext) -> None:
        self._context = context
        self._keyboard = X11Keyboard()
        self._selection = _Selected()
        self._touches: Touches | None = None
        self._focus: Focus | None = None
        """Where text was put last."""
        self._characters = 0
        """So many stand before the caret there, if nothing was touched."""

    @property
    def is_untouched(self) -> bool:
        """See `Eraser`."""
        return self._touches is not None and self._touches.none

    def inserted(self, characters: int, *, goes_on: bool) -> None:
        """See `Eraser`."""
        before, stood = self._focus, self._characters
        self._forget()
        with connection_loss_told():
            focus = self._keyboard.focus()
        if focus is not None:
            self._touches, self._focus = Touches(focus.window), focus
            self._characters = characters + (stood if goes_on and focus == before else 0)

    def erase(self, text: str) -> None:
        """See `Eraser`."""
        is_last = self.is_untouched and self._characters == len(text)  # before keys are waited for
        with connection_loss_told():
            wait_until_free(self._keyboard.held_modifiers, self._context.settings.modifier_wait_ms / 1000)
            focus = self._keyboard.focus_for(self._context)
            if focus is None:
                raise OutputError(say("There is no window to take the text out of."))
            if len(text) > LONGEST:
                raise OutputError(say("The text is too long to be taken out again."), say("Undo it in the program."))
            is_untouched = is_last and focus == self._focus
            self._forget()
            if focus.is_terminal:
                self._rub_out(for_terminal(text), focus, is_untouched=is_untouched)
            else:
                self._select_and_delete(text, focus, is_untouched=is_untouched)

    def close(self) -> None:
        """See `Eraser`."""
        self._forget()
        self._selection.close()
        self._keyboard.close()

    def _forget(self) -> None:
        if self._touches is not None:
            self._touches.close()
        self._touches, self._focus, self._characters = None, None, 0

    def _rub_out(self, text: str, focus: Focus, *, is_untouched: bool) -> None:
        if not is_untouched:
            raise OutputError(say("You have pressed keys since, so it is not sure that the text is still there."))
        if signs_in(text) != len(text):
            # Whether a program rubs out a sign or a part of it is its own affair.
            raise OutputError(say("The text has signs that terminals do not rub out alike."))
        self._keyboard.press_often((), "BackSpace", len(text), focus)

    def _select_and_delete(self, text: str, focus: Focus, *, is_untouched: bool) -> None:
        tells_before, signs = self._selection.owner(focus), signs_in(text)
        self._keyboard.press_often(("Shift",), "Left", signs, focus)
        selected = self._selection.read(focus, text, _TELLS_WITHIN_S + _PER_CHARACTER_S * signs)
        for _ in range(_CORRECTIONS):
            if selected is None or selected == text:
                break
            is_longer = selected.endswith(text)
            if not is_longer and not text.endswith(selected):
                break
            self._keyboard.press_often(("Shift",), "Right" if is_longer else "Left", 1, focus)
            selected = self._selection.read(focus, text, _TELLS_WITHIN_S)
        tells_nothing = selected is None and not tells_before
        is_there = selected == text or (tells_nothing and is_untouched and signs == len(text))
        if not is_there:
            self._keyboard.press_chord((), "Right")  # nothing is selected then, and the caret is where it was
            raise OutputError(say("The text is not there any more as it was inserted, so nothing was taken out."))
        if self._keyboard.focus() != focus:
            raise OutputError(say("Another window came to the front, so nothing was taken out."))
        self._keyboard.press_chord((), "BackSpace")


class _Selected:
    """What a program says is selected in its window."""

    def __init__(self) -> None:
        self._display = connect()
        self._window = self._display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._client_mask = ~self._display.display.info.resource_id_mask
        self._utf8, self._answer = (self._display.intern_atom(name) for name in ("UTF8_STRING", "DICTATION_SELECTED"))

    def owner(self, focus: Focus) -> bool:
        """Whether it says that anything is."""
        owner = self._display.get_selection_owner(Xatom.PRIMARY)
        return owner != X.NONE and owner.id & self._client_mask in focus.clients

    def read(self, focus: Focus, wanted: str, timeout_s: float) -> str | None:
        """Return as soon as it is what is `wanted`; else what it is at the end. None = the program does not tell."""
        deadline_s, found = time.monotonic() + timeout_s, None
        while time.monotonic() < deadline_s:
            if self.owner(focus):
                found = self._ask(deadline_s)
                if found == wanted:
                    break
            time.sleep(_POLL_S)
        return found

    def _ask(self, deadline_s: float) -> str | None:
        self._window.convert_selection(Xatom.PRIMARY, self._utf8, self._answer, X.CurrentTime)
        self._display.flush()
        while time.monotonic() < deadline_s:
            for _ in range(self._display.pending_events()):
                event = self._display.next_event()
                if event.type == X.SelectionNotify:
                    return self._take(event)
            time.sleep(_POLL_S / 4)
        return None

    def _take(self, event: Any) -> str | None:
        if event.property == X.NONE:
            return None
        answer = self._window.get_full_property(self._answer, X.AnyPropertyType)
        self._window.delete_property(self._answer)
        if answer is None or answer.format != _BYTES:
            return None  # very long text comes in pieces
        data = answer.value
        return data.decode("utf-8", "replace") if isinstance(data, bytes) else str(data)

    def close(self) -> None:
        with suppress(ConnectionClosedError, OSError):
            self._display.close()
