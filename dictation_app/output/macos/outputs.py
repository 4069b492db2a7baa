"""Text outputs of macOS: pasting with a receipt, and typing by events that carry text.

Both need the user's permission under Accessibility, without which macOS drops keys silently; so that is looked at
before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputBlockedError
from dictation_app.output.macos.calls import MacCalls
from dictation_app.output.macos.keys import MacKeyboard
from dictation_app.output.macos.pasteboard import MacPasteboard
from dictation_app.output.programs import TERMINALS, Way, for_terminal
from dictation_app.output.promise import Receipt
from dictation_app.output.refusals import NO_WINDOW, against_pasting, only_copied
from dictation_app.sentences import say
from dictation_app.values.dictation import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from dictation_app.output import OutputContext

_TERMINALS = TERMINALS | {
    "com.apple.terminal", "com.github.wez.wezterm", "com.googlecode.iterm2", "dev.warp.warp-stable", "iterm2",
    "net.kovidgoyal.kitty", "org.alacritty", "terminal",
}  # fmt: skip


def is_terminal(names: tuple[str, ...]) -> bool:
    """Whether a newline runs a command in this program's windows."""
    return not _TERMINALS.isdisjoint(names)


def _first(names: tuple[str, ...]) -> str:
    return names[0] if names else ""


class MacOutput:
    """What all have in common that send keys."""

    def __init__(self, context: OutputContext, calls: MacCalls | None) -> None:
        """`calls` stands in for those of macOS."""
        self._context = context
        self._calls = calls or MacCalls()
        self._keyboard = MacKeyboard(self._calls)
        self.note = self.target = ""

    def front(self) -> tuple[int, tuple[str, ...]] | None:
        """The process in front and its names; raise `OutputBlockedError` where the text is for another one."""
        found = self._calls.front_program()
        target = self._context.target
        if target is not None and (found is None or found[0] != target.window):
            raise FocusMovedError
        if found is None:
            return None
        names = tuple(name for name in found[1:] if name)
        if self._context.only_into and self._context.only_into not in names:
            raise OutputBlockedError(
                say("Another window has the keyboard."), say("Leave it to the small window for a moment.")
            )
        return found[0], names

    def required(self) -> tuple[int, tuple[str, ...]]:
        """Likewise; raise `OutputError` where no program is there or may be sent keys."""
        found, problem = self.front(), self.keys_problem()
        if found is None or problem is not None:
            raise OutputError(problem or NO_WINDOW)
        self.target = _first(found[1])
        return found

    def keys_problem(self) -> str | None:
        """Why no keys may be sent."""
        if not self._calls.may_send_keys:
            return say(
                "macOS does not let Dictation send keys. "
                "Allow it in System Settings, under Privacy & Security, Accessibility."
            )
        if self._calls.keyboard_is_kept:
            return say("A program keeps the keyboard to itself, as for a password, so no keys were sent.")
        return None

    def way_problem(self, way: Way | None, names: tuple[str, ...]) -> str | None:
        """Why the program is sent no keys though it could be."""
        if way is Way.COPY:
            return only_copied(_first(names))
        return self.keys_problem()

    def way(self, names: tuple[str, ...]) -> Way | None:
        """How text goes into the program, where somebody chose it: there is one combination for pasting."""
        return self._context.ways.chosen_for(names, self._context.settings.programs)


class MacTypeOutput(MacOutput):
    """Types any text into the window in front."""

    method = DeliveryMethod.TYPE

    def __init__(self, context: OutputContext, calls: MacCalls | None = None) -> None:
        """`calls` stands in for those of macOS."""
        super().__init__(context, calls)

    def problem(self, text: str) -> str | None:  # noqa: ARG002 - any text can be typed
        """Tell whether a window is there, and whether it may be sent keys."""
        found = self.front()
        if found is None:
            return NO_WINDOW
        return self.way_problem(self.way(found[1]), found[1])

    def send(self, text: str) -> DeliveryState:
        """Wait until the keys are free, then type."""
        self.note = self.target = ""
        self._keyboard.wait_for_modifiers(self._context)
        found = self.required()
        wanted = for_terminal(text) if is_terminal(found[1]) else text
        if not self._keyboard.type(wanted, lambda: self._is_in_front(found[0])):
            raise OutputBlockedError(say("The focus moved while the text was typed, so only its beginning was sent."))
        if not self._is_in_front(found[0]):
            self.note = say("The focus moved while the text was typed; check where it went.")
        return DeliveryState.PROBABLY

    def _is_in_front(self, pid: int) -> bool:
        in_front = self._calls.front_program()
        return in_front is not None and in_front[0] == pid

    def close(self) -> None:
        """Have nothing to free."""


class MacPasteOutput(MacOutput):
    """Pastes, and knows that the text was fetched."""

    method = DeliveryMethod.PASTE

    def __init__(self, context: OutputContext, calls: MacCalls | None = None) -> None:
        """`calls` stands in for those of macOS."""
        super().__init__(context, calls)
        self._pasteboard = MacPasteboard(self._calls)

    def problem(self, text: str) -> str | None:
        """Tell what typing does better, unless the user chose pasting by name, and whether keys may be sent."""
        found = self.front()
        if found is None:
            return NO_WINDOW
        way = self.way(found[1])
        problem = self.way_problem(way, found[1])
        return problem or against_pasting(self._context, "macos-paste", way, _first(found[1]), text)

    def send(self, text: str) -> DeliveryState:
        """Paste; return when the text was read. Putting the user's content back goes on behind."""
        self.note = self.target = ""
        self._keyboard.wait_for_modifiers(self._context)
        found = self.required()
        wanted = for_terminal(text) if is_terminal(found[1]) else text
        self.note = self._pasteboard.offer(wanted, stays=self._context.settings.leave_on_clipboard)
        try:
            self._keyboard.wait_for_modifiers(self._context)
            if self.required() != found:
                raise OutputError(say("The focus moved, so the text was not pasted."))
            self._pasteboard.count_reads()
            self._keyboard.press_paste()
        except OutputError:
            self._pasteboard.withdraw()
            raise
        self._pasteboard.wait_read(self._context.settings.receipt_timeout_ms / 1000)
        receipt = self._pasteboard.conclude()
        if receipt is Receipt.READ:
            self._context.ways.keep(self.target, Way.CTRL_V)
        if receipt is Receipt.UNREAD:
            raise OutputError(
                say("The window did not take the text."), say("Click where the text belongs and press Command+V.")
            )
        self.note = receipt.note or self.note
        return DeliveryState.DELIVERED if receipt is Receipt.READ else DeliveryState.PROBABLY

    def close(self) -> None:
        """Give the pasteboard back."""
        self._pasteboard.close()
