"""Pasting on X11 as a transaction: keep the selections, offer the text, press the chord, wait for the read receipt.

Shift+Insert pastes in terminals (from PRIMARY) and in GTK and Qt windows (from CLIPBOARD), under every layout, so both
selections are set. The exception is a window with selected text that is to be replaced: GTK drops its selection as
soon as PRIMARY is taken from it, so there the text goes through CLIPBOARD alone, with Ctrl+V.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from dictation_app.errors import OutputError
from dictation_app.output.x11 import Focus, X11Keyboard, connection_loss_told
from dictation_app.output.x11_clipboard import ReadOutcome, X11Clipboard
from dictation_app.sentences import say
from dictation_app.values import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from dictation_app.output import OutputContext

_NOTICED_S = 0.05
"""A toolkit takes the clipboard with the time of the last event it has seen, and X refuses that as too old where we
took it later. By now it has seen the event of that, so that copying the text instead succeeds."""

_SHIFT_INSERT = (("Shift",), "Insert")
_CTRL_V = (("Ctrl",), "v")

CHORDS = {
    "blender": _CTRL_V,  # Its text fields know no other.
    # Ctrl+V scrolls there, so it must not be chosen where text is selected.
    **dict.fromkeys(("emacs", "emacs-gtk", "emacs-lucid", "emacs-x11"), _SHIFT_INSERT),
}
"""WM_CLASS name in lower case -> the chord, for programs that differ from the rest."""

_CONTROL_CHARACTERS = re.compile("[ ]*[\x00-\x1f\x7f-\x9f\u2028\u2029]+[ ]*")


def for_terminal(text: str) -> str:
    """Join the lines: a line break, or any other control character, could run a command."""
    joined = _CONTROL_CHARACTERS.sub(" ", text)
    start = 1 if _CONTROL_CHARACTERS.match(text) else 0
    end = -1 if joined.endswith(" ") and not text.endswith(" ") else None
    return joined[start:end]


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

    def problem(self, text: str) -> str | None:  # noqa: ARG002 - any text can be pasted
        """Tell whether a window is there, and the keys."""
        with connection_loss_told():
            focus = self._keyboard.focus()
            if focus is None:
                return say("There is no window to take the text.")
            if not self._keyboard.can_press(*self._chord(focus, replaces=False)):
                return say("The keyboard layout has no keys for pasting the text.")
        return None

    def send(self, text: str) -> DeliveryState:
        """Paste; return when the window has read the text. Putting the user's content back goes on behind."""
        self.note = self.target = ""
        with connection_loss_told():
            self._wait_for_modifiers()
            focus = self._focus()
            self.target = focus.program
            replaces = not focus.is_terminal and self._clipboard.owned_by(focus.clients)
            chord = self._chord(focus, replaces=replaces)
            self.note = self._clipboard.offer(
                for_terminal(text) if focus.is_terminal else text,
                readers=focus.clients,
                with_primary=chord is not _CTRL_V,
            )
            try:
                self._press(chord, focus)
            except OutputError:
                self._clipboard.withdraw()
                time.sleep(_NOTICED_S)
                raise
            outcome = self._clipboard.wait_read(self._context.settings.receipt_timeout_ms / 1000)
        if outcome is ReadOutcome.UNREAD:
            raise OutputError(
                say("The window did not take the text."), say("Click where the text belongs and press Ctrl+V.")
            )
        if outcome is ReadOutcome.TAKEN_OVER:
            self.note = say("Another program took over the clipboard; check that the text arrived.")
            return DeliveryState.PROBABLY
        return DeliveryState.DELIVERED

    def close(self) -> None:
        """Give the clipboard back and close the connections."""
        self._clipboard.close()
        self._keyboard.close()

    def _press(self, chord: tuple[tuple[str, ...], str], focus: Focus) -> None:
        """Press the keys, if all is still as it was: keeping a large clipboard takes a moment."""
        self._wait_for_modifiers()
        if self._focus() != focus:
            raise OutputError(say("The focus moved, so the text was not pasted."))
        self._clipboard.count_reads()
        self._keyboard.press_chord(*chord)

    def _wait_for_modifiers(self) -> None:
        wait_s = self._context.settings.modifier_wait_ms / 1000
        self._keyboard.wait_for_modifiers(wait_s, lambda: self._context.host.hotkey_down)

    def _focus(self) -> Focus:
        focus = self._keyboard.focus()
        if focus is None:
            raise OutputError(say("There is no window to take the text."))
        focus.require(self._context.only_into)
        return focus

    def _chord(self, focus: Focus, *, replaces: bool) -> tuple[tuple[str, ...], str]:
        """Choose the keys; `replaces`: text is selected in the window."""
        for name in focus.wm_class & CHORDS.keys():
            return CHORDS[name]
        return _CTRL_V if replaces and self._keyboard.can_press(*_CTRL_V) else _SHIFT_INSERT
