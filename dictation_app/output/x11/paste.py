"""Pasting on X11 as a transaction: keep the selections, offer the text, press the chord, wait for the read receipt.

Shift+Insert pastes in terminals (from PRIMARY) and in GTK and Qt windows (from CLIPBOARD), under every layout, so both
selections are set. The exception is a window with selected text that is to be replaced: GTK drops its selection as
soon as PRIMARY is taken from it, so there the text goes through CLIPBOARD alone, with Ctrl+V.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from Xlib.error import ConnectionClosedError

from dictation_app.errors import OutputError
from dictation_app.output.held_keys import wait_as_set
from dictation_app.output.programs import Way, for_terminal
from dictation_app.output.refusals import NO_WINDOW, only_copied, only_typed
from dictation_app.output.x11 import ping
from dictation_app.output.x11.clipboard import X11Clipboard
from dictation_app.output.x11.keyboard import Focus, X11Keyboard, connection_loss_told
from dictation_app.output.x11.selection import ReadOutcome
from dictation_app.sentences import say
from dictation_app.values.dictation import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from dictation_app.output import OutputContext

_NOTICED_S = 0.05
"""A toolkit takes the clipboard with the time of the last event it has seen, and X refuses that as too old where we
took it later. By now it has seen the event of that, so that copying the text instead succeeds."""

_BUSY_S = 5.0
"""How long a program may be busy before the text is taken back."""
_AT_ONCE_S = 0.3
"""Who answers so soon was not busy."""

_CHORDS = {
    Way.SHIFT_INSERT: (("Shift",), "Insert"),
    Way.CTRL_V: (("Ctrl",), "v"),
    Way.CTRL_SHIFT_V: (("Ctrl", "Shift"), "v"),
}


class X11PasteOutput:
    """Pastes, and knows that the window has fetched the text."""

    method = DeliveryMethod.PASTE

    def __init__(self, context: OutputContext) -> None:
        self._context = context
        self._keyboard = X11Keyboard()
        try:
            self._clipboard = X11Clipboard()
        except OutputError:
            self._keyboard.close()
            raise
        self.note = ""
        self.target = ""

    def problem(self, text: str) -> str | None:
        """Tell whether a window is there, and the keys, and whether its program is meant to get text another way."""
        with connection_loss_told():
            focus = self._keyboard.focus_for(self._context)
            if focus is None:
                return NO_WINDOW
            way = self._way(focus)
            if way is Way.COPY:
                return only_copied(focus.program)
            if way is Way.TYPE and self._keyboard.typing_problem(text) is None:
                return only_typed(focus.program)
            if not self._ladder(focus, replaces=False):
                return say("The keyboard layout has no keys for pasting the text.")
        return None

    def send(self, text: str) -> DeliveryState:
        """Paste; return when the window has read the text. Putting the user's content back goes on behind."""
        self.note = self.target = ""
        with connection_loss_told():
            wait_as_set(self._context, self._keyboard.held_modifiers)
            focus = self._focus()
            self.target = focus.program
            replaces = not focus.is_terminal and self._clipboard.owned_by(focus.clients)
            ladder = self._ladder(focus, replaces=replaces)
            outcome = ReadOutcome.UNREAD
            for way in ladder:
                outcome, is_deaf = self._paste(text, way, focus)
                if outcome is ReadOutcome.READ and not replaces:
                    self._context.ways.keep(focus.program, way)
                if outcome is not ReadOutcome.UNREAD:
                    break
                if not is_deaf:
                    break  # It may take the keys later, and would paste twice.
        if outcome is ReadOutcome.UNREAD:
            raise OutputError(
                say("The window did not take the text."), say("Click where the text belongs and press Ctrl+V.")
            )
        if outcome is ReadOutcome.TAKEN_OVER:
            self.note = say("Another program took over the clipboard; check that the text arrived.")
            return DeliveryState.PROBABLY
        self._context.taken_at_s = time.monotonic()
        return DeliveryState.DELIVERED

    def _paste(self, text: str, way: Way, focus: Focus) -> tuple[ReadOutcome, bool]:
        """Offer it and press the keys; what came of it, and whether the program saw the keys and does not know them."""
        self.note = self._clipboard.offer(
            for_terminal(text) if focus.is_terminal else text,
            readers=focus.clients,
            with_primary=way is Way.SHIFT_INSERT,
            stays=self._context.settings.leave_on_clipboard,
        )
        try:
            self._press(_CHORDS[way], focus)
        except OutputError:
            self._clipboard.withdraw()
            time.sleep(_NOTICED_S)
            raise
        except (
            ConnectionClosedError,
            OSError,
        ):  # perhaps behind the keys: who fetched the text has it, nobody else will
            outcome = self._clipboard.conclude()
            if outcome is ReadOutcome.UNREAD:
                raise
            return outcome, False
        is_deaf = False
        wait_s = self._context.settings.receipt_timeout_ms / 1000
        if not self._clipboard.is_read_within(wait_s) and ping.knows_ping(focus.top):
            is_deaf = ping.answers(focus.top, _AT_ONCE_S)
            if not is_deaf and ping.answers(focus.top, _BUSY_S):
                self._clipboard.is_read_within(wait_s)
        return self._clipboard.conclude(), is_deaf

    def close(self) -> None:
        """Give the clipboard back and close the connections."""
        self._clipboard.close()
        self._keyboard.close()

    def _press(self, chord: tuple[tuple[str, ...], str], focus: Focus) -> None:
        """Press the keys, if all is still as it was: keeping a large clipboard takes a moment."""
        wait_as_set(self._context, self._keyboard.held_modifiers)
        if self._focus() != focus:
            raise OutputError(say("The focus moved, so the text was not pasted."))
        self._clipboard.count_reads()
        self._keyboard.press_chord(*chord)

    def _focus(self) -> Focus:
        focus = self._keyboard.focus_for(self._context)
        if focus is None:
            raise OutputError(NO_WINDOW)
        return focus

    def _way(self, focus: Focus) -> Way | None:
        return self._context.ways.way_into(focus.wm_class, self._context.settings.programs)

    def _ladder(self, focus: Focus, *, replaces: bool) -> tuple[Way, ...]:
        """The keys to be tried, one after the other; `replaces`: text is selected in the window.

        Others than the first only where nothing has worked yet: a browser answers for a page that is busy, which would
        take the text twice when it gets to its keys.
        """
        way = self._way(focus)
        if focus.is_terminal:
            usual = (Way.SHIFT_INSERT, Way.CTRL_SHIFT_V)
        else:
            usual = (Way.CTRL_V, Way.SHIFT_INSERT) if replaces else (Way.SHIFT_INSERT, Way.CTRL_V)
        learnt = way is Way.SHIFT_INSERT and way is self._context.ways.worked_in(focus.wm_class)
        tried = (way,) if way in _CHORDS and not (learnt and replaces) else usual
        pressable = tuple(each for each in tried if self._keyboard.can_press(*_CHORDS[each]))
        return pressable[:1] if learnt else pressable
