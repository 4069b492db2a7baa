"""The windows on Wayland, where the compositor tells of them: a connection of its own follows which one has the focus.

What is told is in order, but may be on its way still: so before keys are pressed for a window the compositor is asked.
"""

from __future__ import annotations

import itertools
import logging
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

from dictation_app.errors import OutputError
from dictation_app.output.front import Record
from dictation_app.output.wayland.seat import WaylandSeat
from dictation_app.output.wayland.windows import Windows
from dictation_app.output.window import Window as NamedWindow
from dictation_app.values.dictation import Target

if TYPE_CHECKING:
    from dictation_app.output.wayland.windows import Window

log = logging.getLogger(__name__)

_COMES_WITHIN_S = 1.5
_POLL_S = 0.02
_AGAIN_S, _AGAIN_AT_MOST_S = 0.5, 60.0
"""So long until a compositor that has gone, or was not ready, is tried again: each time longer."""
_HELD_S = 10.0
"""What holds so long is sound, and was not cut for what it says."""
_JOIN_S = 5.0


class WaylandFront:
    """See `front.Front`. Where the compositor does not tell of its windows, it knows nothing."""

    def __init__(self) -> None:
        self._record = Record()
        self._noted: Window | None = None
        self._open: frozenset[int] = frozenset()
        """Replaced, never changed: other threads read it."""
        self._numbers = itertools.count(1)
        self._seat: WaylandSeat | None = None
        self._lock = threading.Lock()
        """Of the connection, which any thread may find lost."""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="wayland-front", daemon=True)

    def start(self) -> None:
        """See `Front`."""
        try:
            if self._connection() is None:
                return
        except OutputError:
            log.info("There is no Wayland compositor to follow the focus on yet")
        self._thread.start()

    def stop(self) -> None:
        """See `Front`."""
        self._stopping.set()
        with self._lock:
            seat, self._seat = self._seat, None
        if seat is not None:
            seat.close()
        if self._thread.is_alive():
            self._thread.join(_JOIN_S)

    def at(self, time_s: float) -> Target | None:
        """See `Front`."""
        return self._record.at(time_s)

    def is_open(self, target: Target) -> bool:
        """See `Front`."""
        return target.window in self._open

    def has_keyboard(self, target: Target) -> bool:
        """See `Front`."""
        window = self._focused()
        return window is not None and window.number == target.window

    def bring(self, target: Target) -> bool:
        """See `Front`."""
        if not self.is_open(target):
            return False
        try:
            seat = self._connection()
            if seat is not None:
                seat.activate(target.window)
        except OutputError:
            return False
        deadline_s = time.monotonic() + _COMES_WITHIN_S
        while not self.has_keyboard(target):
            if time.monotonic() >= deadline_s:
                return False
            time.sleep(_POLL_S)
        return True

    def look(self) -> NamedWindow | None:
        """The window that has the keyboard, with its title, asked anew; None = not known."""
        window = self._focused()
        if window is None or not window.number:
            return None
        return NamedWindow(names=frozenset({window.program} - {""}), title=window.title, program=window.program)

    def _focused(self) -> Window | None:
        try:
            seat = self._connection()
            return seat.focused() if seat is not None else None
        except OutputError:
            log.info("The Wayland compositor does not say which window has the keyboard")
            return None

    def _connection(self) -> WaylandSeat | None:
        """None where this compositor does not tell of its windows; raise `OutputError` where there is none now."""
        with self._lock:
            if self._stopping.is_set():
                return None
            if self._seat is not None:
                self._seat = self._seat.renewed()
            else:
                windows = partial(Windows, numbers=self._numbers, changed=self._note)
                self._seat = WaylandSeat(with_keyboard=False, with_clipboard=False, make_windows=windows)
            if not self._seat.windows.is_told:
                log.info("The compositor does not tell of its windows; the focus is not followed")
                self._seat.close()
                self._seat = None
                self._stopping.set()
            return self._seat

    def _keep(self) -> None:
        """On a thread: see to it that there is a connection, as nobody may ask for anything that needs one."""
        wait_s = _AGAIN_S
        while not self._stopping.is_set():
            began_s = time.monotonic()
            try:
                seat = self._connection()
                if seat is not None:
                    seat.wait_for_end()
            except OutputError:
                log.debug("There is no Wayland compositor to follow the focus on")
            if time.monotonic() - began_s > _HELD_S:
                wait_s = _AGAIN_S
            self._stopping.wait(wait_s)
            wait_s = min(2 * wait_s, _AGAIN_AT_MOST_S)

    def _note(self, focused: Window | None, numbers: frozenset[int]) -> None:
        """On the thread of the connection."""
        self._open = numbers
        if focused != self._noted:
            self._noted = focused
            target = None
            if focused is not None and focused.number:
                target = Target(window=focused.number, life=1, program=focused.program)
            self._record.note(target, time.monotonic())
