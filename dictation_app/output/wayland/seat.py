"""One connection to the Wayland compositor on a thread of its own: the clipboard, a keyboard, the windows.

The thread is there because whoever owns a clipboard is asked for its content at any time, long after the paste.
"""

from __future__ import annotations

import logging
import queue
import select
import socket
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from dictation_app.errors import OutputError
from dictation_app.output.wayland.clipboard import DataControl
from dictation_app.output.wayland.keyboard import VirtualKeyboard
from dictation_app.output.wayland.windows import Window, Windows
from dictation_app.output.wayland.wire import WaylandError, Wire
from dictation_app.sentences import say
from dictation_app.work_loop import fulfil

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

T = TypeVar("T")

_CALL_S = 10.0
_CUT_AGAIN_S = 5.0
"""A connection that is cut sooner is not made again at once: what it says may be why."""


class WaylandSeat:
    """The clipboard, a keyboard and the list of windows, on a thread of their own. Calls raise `OutputError`."""

    def __init__(
        self,
        *,
        with_keyboard: bool = True,
        with_clipboard: bool = True,
        make_windows: Callable[[Wire], Windows] = Windows,
    ) -> None:
        self._with_keyboard, self._with_clipboard = with_keyboard, with_clipboard
        self._make_windows = make_windows
        try:
            self._wire = Wire()
        except WaylandError as exc:
            raise OutputError(say("There is no Wayland session to send the text to.")) from exc
        try:
            self._seat = self._wire.bind("wl_seat", 1)
            self.windows = make_windows(self._wire)
            self._keyboard = VirtualKeyboard(self._wire, self._seat) if with_keyboard else None
            self._clipboard = DataControl(self._wire, self._seat) if with_clipboard else None
            self._wire.round_trip()
        except WaylandError as exc:
            self._wire.close()
            raise OutputError(say("This desktop lets no program write into the windows of others.")) from exc
        self._commands: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._wake, self._woken = socket.socketpair()
        self._closing = self._is_over = False
        self._began_s = time.monotonic()
        self._successor: WaylandSeat | None = None
        """Made where the connection was cut and the clipboard was served over it."""
        self._lock = threading.Lock()
        """Of what is asked, against the end: nobody asks whom nobody hears any more."""
        self._thread = threading.Thread(target=self._run, name="wayland-output", daemon=True)
        self._thread.start()

    @property
    def keyboard(self) -> VirtualKeyboard:
        """On the thread of the calls only."""
        assert self._keyboard is not None  # noqa: S101  # by who constructed it
        return self._keyboard

    @property
    def clipboard(self) -> DataControl:
        """On the thread of the calls only."""
        assert self._clipboard is not None  # noqa: S101  # by who constructed it
        return self._clipboard

    def renewed(self) -> WaylandSeat:
        """This one while its connection holds, else another."""
        if self._thread.is_alive() and not self._is_over:
            return self
        self._end()
        return self._successor.renewed() if self._successor is not None else self._made_anew()

    def _made_anew(self) -> WaylandSeat:
        made = WaylandSeat(
            with_keyboard=self._with_keyboard, with_clipboard=self._with_clipboard, make_windows=self._make_windows
        )
        before = self._clipboard
        if before is not None and before.is_serving:
            try:
                made.focused()  # behind it is known what is there now
                made.call(lambda: made.clipboard.inherit(before))
            except OutputError:
                made.close()
                raise
        return made

    def call(self, function: Callable[[], T], timeout_s: float = _CALL_S) -> T:
        """Run `function` on the thread and return what it returns.

        After `timeout_s` it is not begun any more, but may still be running.
        """
        future: Future[T] = Future()

        def carry_out() -> None:
            if future.set_running_or_notify_cancel():
                fulfil(future, function)

        try:
            with self._lock:
                if self._is_over:
                    raise WaylandError("the connection is closed")
                self._commands.put(carry_out)
                self._wake.send(b"\0")
            return future.result(timeout_s)
        except OSError as exc:
            future.cancel()
            raise OutputError(say("The connection to the desktop is lost, so the text was not sent.")) from exc

    def focused(self) -> Window | None:
        """Which window gets the keys, as of now."""
        return self.call(self.look)

    def look(self) -> Window | None:
        """As `focused`; on the thread only."""
        self._wire.round_trip()
        self.turn(0)
        return self.windows.focused

    def type_into(self, window: Window, text: str, timeout_s: float) -> int:
        """Type as long as this window gets the keys; returns how many signs. Nothing is typed after `timeout_s`."""
        until_s = time.monotonic() + timeout_s

        def may_go_on() -> bool:
            if time.monotonic() >= until_s:
                raise TimeoutError
            return self.look() == window

        return self.call(lambda: self.keyboard.type(text, may_go_on), timeout_s)

    def press_in(self, window: Window, chord: tuple[int, ...], times: int = 1, timeout_s: float = _CALL_S) -> int:
        """Press a chord as often, as long as this window gets the keys and the time lasts; returns how often."""
        until_s = time.monotonic() + timeout_s

        def may_go_on() -> bool:
            return time.monotonic() < until_s and self.look() == window

        return self.call(lambda: self.keyboard.press(chord, times, may_go_on), timeout_s + _CALL_S)

    def activate(self, number: int) -> None:
        """Ask the compositor to give this window the keyboard."""
        self.call(lambda: self.windows.activate(number, self._seat))

    def wait_for_end(self) -> None:
        """Wait until the connection is lost, or closed."""
        self._thread.join()

    def turn(self, timeout_s: float | None) -> None:
        """Take the events of a moment; on the thread only."""
        writing = self._clipboard.writing if self._clipboard is not None else []
        wait_s = 0 if self._wire.has_events else timeout_s
        sources: list[Wire | socket.socket] = [self._wire, self._woken]
        ready, writable, _ = select.select(sources, writing, [], wait_s)
        if self._wire in ready or self._wire.has_events:
            for event in self._wire.events():
                self.windows.on_event(event)
                if self._clipboard is not None:
                    self._clipboard.on_event(event)
            self.windows.tell()
        if self._clipboard is not None:
            self._clipboard.write_on(writable)
            self._clipboard.on_time()

    def close(self) -> None:
        """End the thread and the connection, and the one that goes on for it."""
        self._end()
        if self._successor is not None:
            self._successor.close()

    def _end(self) -> None:
        if self._thread.is_alive():
            self._closing = True
            with suppress(OSError):
                self._wake.send(b"\0")
            self._thread.join(_CALL_S)
        self._wake.close()
        self._woken.close()

    def _run(self) -> None:
        try:
            while not self._closing:
                self.turn(self._clipboard.due_in_s if self._clipboard is not None else None)
                while not self._commands.empty():
                    self._woken.recv(1)
                    self._commands.get()()
        except OSError:
            log.info("The connection to the Wayland compositor was closed.")
        finally:
            if self._clipboard is not None:
                self._clipboard.close()
            self._wire.close()
            self.windows.end()
            with self._lock:
                self._is_over = True
            while not self._commands.empty():
                self._commands.get()()  # They fail, and so nobody waits for them.
            is_cut = not self._closing and time.monotonic() - self._began_s > _CUT_AGAIN_S
            if is_cut and self._clipboard is not None and self._clipboard.is_serving:
                with suppress(OutputError):  # the compositor has gone
                    self._successor = self._made_anew()
