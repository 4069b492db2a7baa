"""Text outputs of Windows: pasting with a receipt, and typing by Unicode events, which needs no clipboard and no key.

Typing has no receipt, so it is never more than probable. Windows' programs take a line break as two characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.errors import OutputError
from dictation_app.output.programs import Way, for_terminal
from dictation_app.output.promise import Receipt
from dictation_app.output.refusals import NO_WINDOW, against_pasting, only_copied
from dictation_app.output.win32.calls import Libraries, libraries
from dictation_app.output.win32.clipboard import WindowsClipboard
from dictation_app.output.win32.keys import WindowsKeyboard
from dictation_app.output.win32.window import Foreground
from dictation_app.sentences import say
from dictation_app.values.dictation import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from dictation_app.output import OutputContext
    from dictation_app.output.win32.window import ForegroundWindow


class WindowsTypeOutput:
    """Types any text into the foreground window."""

    method = DeliveryMethod.TYPE

    def __init__(self, context: OutputContext, windows: Libraries | None = None) -> None:
        """`windows` stands in for the libraries of Windows."""
        windows = windows or libraries()
        self._context = context
        self._foreground = Foreground(windows)
        self._keyboard = WindowsKeyboard(windows.user32)
        self.note = self.target = ""

    def problem(self, text: str) -> str | None:  # noqa: ARG002 - any text can be typed
        """Tell about windows that get no keys, or lose what is typed by programs."""
        window = self._foreground.window_for(self._context)
        if window is None:
            return NO_WINDOW
        if self._context.ways.way_into(window.names, self._context.settings.programs) is Way.COPY:
            return only_copied(window.program)
        return window.typing_problem

    def send(self, text: str) -> DeliveryState:
        """Wait until the keys are free, then send all of the text in one call."""
        self.target = ""
        self._keyboard.wait_for_modifiers(self._context)
        window = self._foreground.required_for(self._context)
        if window.typing_problem is not None:
            raise OutputError(window.typing_problem)
        self.target = window.program
        self._keyboard.type(for_terminal(text) if window.is_terminal else text)
        return DeliveryState.PROBABLY

    def close(self) -> None:
        """Have nothing to free."""


class WindowsPasteOutput:
    """Pastes, and knows that the window has fetched the text."""

    method = DeliveryMethod.PASTE

    def __init__(self, context: OutputContext, windows: Libraries | None = None) -> None:
        """`windows` stands in for the libraries of Windows."""
        windows = windows or libraries()
        self._context = context
        self._foreground = Foreground(windows)
        self._keyboard = WindowsKeyboard(windows.user32)
        self._clipboard = WindowsClipboard(windows)
        self.note = self.target = ""

    def problem(self, text: str) -> str | None:
        """Tell what typing does better, unless the user chose pasting by name, and what gets no keys."""
        window = self._foreground.window_for(self._context)
        if window is None:
            return NO_WINDOW
        way = self._context.ways.chosen_for(window.names, self._context.settings.programs)
        if way is Way.COPY:
            return only_copied(window.program)
        if window.keys_problem is not None or window.typing_problem is not None:
            return window.keys_problem
        return against_pasting(self._context, "windows-paste", way, window.program, text)

    def send(self, text: str) -> DeliveryState:
        """Paste; return when the window has read the text. Putting the user's content back goes on behind."""
        self.note = self.target = ""
        self._keyboard.wait_for_modifiers(self._context)
        window = self._foreground.required_for(self._context)
        self.target = window.program
        if window.keys_problem is not None:
            raise OutputError(window.keys_problem)
        wanted = for_terminal(text) if window.is_terminal else text
        self.note = self._clipboard.offer(
            wanted.replace("\r\n", "\n").replace("\n", "\r\n"),
            readers=window.processes,
            stays=self._context.settings.leave_on_clipboard,
        )
        way = self._way(window)
        try:
            self._press(window, way)
        except OutputError:
            self._clipboard.withdraw()
            raise
        self._clipboard.wait_read(self._context.settings.receipt_timeout_ms / 1000)
        receipt = self._clipboard.conclude()
        if receipt is Receipt.READ:
            self._context.ways.keep(window.program, way)
        return self._told(receipt)

    def close(self) -> None:
        """Give the clipboard back."""
        self._clipboard.close()

    def _press(self, window: ForegroundWindow, way: Way) -> None:
        """Press the keys, if all is still as it was: keeping a large clipboard takes a moment."""
        self._keyboard.wait_for_modifiers(self._context)
        if self._foreground.required_for(self._context) != window:
            raise OutputError(say("The focus moved, so the text was not pasted."))
        self._clipboard.count_reads()
        self._keyboard.press(way, window.thread)

    def _way(self, window: ForegroundWindow) -> Way:
        way = self._context.ways.way_into(window.names, self._context.settings.programs)
        if way in (Way.SHIFT_INSERT, Way.CTRL_V, Way.CTRL_SHIFT_V):
            return way
        return Way.SHIFT_INSERT if window.is_terminal else Way.CTRL_V

    def _told(self, receipt: Receipt) -> DeliveryState:
        if receipt is Receipt.UNREAD:
            raise OutputError(
                say("The window did not take the text."), say("Click where the text belongs and press Ctrl+V.")
            )
        if receipt is Receipt.READ:
            return DeliveryState.DELIVERED
        self.note = receipt.note
        return DeliveryState.PROBABLY
