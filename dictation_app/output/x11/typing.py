"""Typing on X11: short plain text, which the active layout has the keys for. There is no receipt for keys."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from Xlib.error import ConnectionClosedError

from dictation_app.errors import OutputError
from dictation_app.output import OutputBlockedError
from dictation_app.output.held_keys import wait_as_set
from dictation_app.output.refusals import CUT_WHILE_TYPED, NO_WINDOW, against_typing
from dictation_app.output.x11.keyboard import X11Keyboard, connection_loss_told
from dictation_app.sentences import say
from dictation_app.values.dictation import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from dictation_app.output import OutputContext

_INPUT_METHOD = re.compile(r"@im=(?!none|local)\w")
"""In XMODIFIERS: IBus, Fcitx and the like, which make words in another script of the keys, and do not say whether."""
_PUT_IN_S = 0.2
"""Keys that come sooner after a pasted text stand before it, or in its middle (GTK 4)."""


class X11TypeOutput:
    """Types short plain text, which spares the clipboard; there is no receipt for keys."""

    method = DeliveryMethod.TYPE

    def __init__(self, context: OutputContext) -> None:
        self._context = context
        self._keyboard = X11Keyboard()
        self.note = ""
        self.target = ""

    def problem(self, text: str) -> str | None:
        """Tell what pasting does better, unless the user chose typing by name, and what typing cannot do."""
        with connection_loss_told():
            focus = self._keyboard.focus_for(self._context)
            if focus is None:
                return NO_WINDOW
            way = self._context.ways.way_into(focus.wm_class, self._context.settings.programs)
            may_change = _INPUT_METHOD.match(os.environ.get("XMODIFIERS", "")) is not None
            refusal = against_typing(self._context, "x11-type", way, focus.program, text, keys_may_change=may_change)
            return refusal or self._keyboard.typing_problem(text)

    def send(self, text: str) -> DeliveryState:
        """Wait until the keys are free, then type."""
        self.note = self.target = ""
        time.sleep(max(0.0, self._context.taken_at_s + _PUT_IN_S - time.monotonic()))
        with connection_loss_told():
            wait_as_set(self._context, self._keyboard.held_modifiers)
            # The layout or the focus may have changed during the wait.
            focus = self._keyboard.focus_for(self._context)
            problem = self._keyboard.typing_problem(text)
            if focus is None or problem is not None:
                raise OutputError(problem or NO_WINDOW)
            self.target = focus.program
        try:
            sent = self._keyboard.type_ascii(text, focus)
        except (ConnectionClosedError, OSError) as exc:
            raise OutputBlockedError(CUT_WHILE_TYPED) from exc
        if sent < len(text):
            raise OutputBlockedError(say("The focus moved while the text was typed, so only its beginning was sent."))
        is_in_front = False
        with suppress(ConnectionClosedError, OSError):  # it was sent, even if the connection ends now
            is_in_front = self._keyboard.focus() == focus
        if not is_in_front:
            self.note = say("The focus moved while the text was typed; check where it went.")
        return DeliveryState.PROBABLY

    def close(self) -> None:
        """Close the connection."""
        self._keyboard.close()
