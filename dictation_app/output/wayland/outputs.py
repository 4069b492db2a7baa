"""Text into windows under Wayland, where the compositor lets programs press keys and hold the clipboard.

So do Sway, Hyprland, niri, labwc, Wayfire, river; GNOME and KDE do not. No other program is needed for it.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputBlockedError
from dictation_app.output.programs import TERMINALS, Way, for_terminal
from dictation_app.output.refusals import CUT_WHILE_TYPED, NO_WINDOW, against_typing, only_copied, only_typed
from dictation_app.output.wayland.copying import leave
from dictation_app.output.wayland.keyboard import (
    MOST_SIGNS,
    PASTE,
    SHIFT_INSERT,
    TERMINAL_PASTE,
)
from dictation_app.output.wayland.seat import WaylandSeat
from dictation_app.sentences import say
from dictation_app.values.dictation import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from dictation_app.output import OutputContext
    from dictation_app.output.wayland.clipboard import DataControl
    from dictation_app.output.wayland.windows import Window

_TURN_S = 0.01
_PUT_IN_S = 0.2
_TYPING_S, _SIGN_S = 10.0, 0.02
"""So long typing may take, and as much for each sign."""
_CLIPBOARD_WATCHERS_S = 0.03
"""Clipboard managers read what is new at once; only who reads later is the window."""
_CHORDS = {Way.SHIFT_INSERT: SHIFT_INSERT, Way.CTRL_V: PASTE, Way.CTRL_SHIFT_V: TERMINAL_PASTE}


def is_terminal(window: Window) -> bool:
    """A newline would run a command in it."""
    return window.program in TERMINALS


def window_for(context: OutputContext, seat: WaylandSeat) -> Window | None:
    """The window that gets the keys, None where none does; raise `FocusMovedError` where the text is for another."""
    window = seat.focused()
    if context.target is not None and not context.host.front.has_keyboard(context.target):
        raise FocusMovedError
    return window


def wait_for_hotkey(context: OutputContext) -> None:
    """Wait until the user lets go of the key he speaks with: what else he holds changes nothing here."""
    while context.host.hotkey_down:
        time.sleep(_TURN_S)


def _required(context: OutputContext, seat: WaylandSeat) -> Window:
    window = window_for(context, seat)
    if window is None:
        raise OutputError(NO_WINDOW)
    if context.only_into and window.program != context.only_into:
        raise OutputBlockedError(
            say("Another window has the keyboard."), say("Leave it to the small window for a moment.")
        )
    return window


class WaylandTypeOutput:
    """Types short text, which spares the clipboard; there is no receipt for keys."""

    method = DeliveryMethod.TYPE

    def __init__(self, context: OutputContext) -> None:
        self._context = context
        self._seat = WaylandSeat(with_clipboard=False)
        self.note = self.target = ""

    def problem(self, text: str) -> str | None:
        """Tell what pasting does better, unless the user chose typing by name, and what typing cannot do."""
        self._seat = self._seat.renewed()
        window = window_for(self._context, self._seat)
        if window is None:
            return NO_WINDOW
        way = _way(self._context, window)
        return against_typing(self._context, "wayland-type", way, window.program, text) or _typing_problem(text)

    def send(self, text: str) -> DeliveryState:
        """Type it."""
        self.note = self.target = ""
        wait_for_hotkey(self._context)
        window = _required(self._context, self._seat)
        self.target = window.program
        # The window may still be putting in what it was given before.
        time.sleep(max(0.0, self._context.taken_at_s + _PUT_IN_S - time.monotonic()))
        limit_s = _TYPING_S + len(text) * _SIGN_S
        try:
            sent = self._seat.type_into(window, text, limit_s)
        except OutputError as exc:
            raise OutputBlockedError(CUT_WHILE_TYPED) from exc
        if not sent:
            raise OutputError(say("The focus moved, so the text was not typed."))
        if sent < len(text):
            raise OutputBlockedError(say("The focus moved while the text was typed, so only its beginning was sent."))
        is_in_front = False
        with suppress(OutputError):  # it was sent, even if the compositor goes now
            is_in_front = self._seat.focused() == window
        if not is_in_front:
            self.note = say("The focus moved while the text was typed; check where it went.")
        return DeliveryState.PROBABLY

    def close(self) -> None:
        """Close the connection."""
        self._seat.close()


class WaylandPasteOutput:
    """Pastes, and knows that the text was fetched."""

    method = DeliveryMethod.PASTE

    def __init__(self, context: OutputContext) -> None:
        self._context = context
        self._seat = WaylandSeat()
        self.note = self.target = ""

    def problem(self, text: str) -> str | None:
        """Tell whether a window is there, and whether its program is meant to get text another way."""
        self._seat = self._seat.renewed()
        window = window_for(self._context, self._seat)
        if window is None:
            return NO_WINDOW
        way = _way(self._context, window)
        if way is Way.COPY:
            return only_copied(window.program)
        if way is Way.TYPE and _typing_problem(text) is None:
            return only_typed(window.program)
        return None

    def send(self, text: str) -> DeliveryState:
        """Paste; return when the text was read. Putting the user's content back goes on behind."""
        self.note = self.target = ""
        wait_for_hotkey(self._context)
        window = _required(self._context, self._seat)
        self.target = window.program
        chord = _chord(window, _way(self._context, window))
        pasted = for_terminal(text) if is_terminal(window) else text
        seat, clipboard = self._seat, self._seat.clipboard
        self.note = seat.call(
            lambda: clipboard.offer(pasted, with_primary=chord is SHIFT_INSERT, wait=lambda: seat.turn(0))
        )
        time.sleep(_CLIPBOARD_WATCHERS_S)
        try:
            if _required(self._context, seat) != window:
                raise OutputError(say("The focus moved, so the text was not pasted."))
            seat.call(clipboard.count_reads)
            if not seat.press_in(window, chord):  # it takes a moment to make the keyboard ready
                raise OutputError(say("The focus moved, so the text was not pasted."))
        except OutputError:
            seat.call(clipboard.withdraw)
            raise
        return self._outcome(clipboard)

    def _outcome(self, clipboard: DataControl) -> DeliveryState:
        deadline_s = time.monotonic() + self._context.settings.receipt_timeout_ms / 1000
        while not (clipboard.is_read or clipboard.is_taken_over) and time.monotonic() < deadline_s:
            time.sleep(_TURN_S / 2)
        if clipboard.is_read:
            self._context.taken_at_s = time.monotonic()
            if self._context.settings.leave_on_clipboard:
                with suppress(OutputError):  # it has arrived, even if the compositor goes now
                    self._seat.call(clipboard.leave)
            return DeliveryState.DELIVERED
        self._seat.call(clipboard.withdraw)
        if clipboard.is_taken_over:
            self.note = say("Another program took over the clipboard; check that the text arrived.")
            return DeliveryState.PROBABLY
        raise OutputError(
            say("The window did not take the text."), say("Click where the text belongs and press Ctrl+V.")
        )

    def close(self) -> None:
        """Give the clipboard back and close the connection."""
        leave(self._seat)


def _typing_problem(text: str) -> str | None:
    if not text.isprintable() or len(set(text)) > MOST_SIGNS:
        return say("The text has characters that are not typed but pasted.")
    return None


def _way(context: OutputContext, window: Window) -> Way | None:
    """What is set, or known, for the program; None = as for most."""
    return context.ways.way_into({window.program}, context.settings.programs) if window.program else context.ways.only


def _chord(window: Window, way: Way | None) -> tuple[int, ...]:
    if way in _CHORDS:
        return _CHORDS[way]
    if is_terminal(window):
        return TERMINAL_PASTE
    return PASTE if window.program else SHIFT_INSERT
