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

    def start(self) -> None:
        """See `Front`."""
        windows = partial(Windows, numbers=self._numbers, changed=self._note)
        try:
            seat = WaylandSeat(with_keyboard=False, with_clipboard=False, make_windows=windows)
        except OutputError:
            log.info("There is no Wayland compositor to follow the focus on")
            return
        if seat.windows.is_told:
            self._seat = seat
        else:
            log.info("The compositor does not tell of its windows; the focus is not followed")
            seat.close()

    def stop(self) -> None:
        """See `Front`."""
        with self._lock:
            seat, self._seat = self._seat, None
        if seat is not None:
            seat.close()

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
        with self._lock:
            if self._seat is not None:
                self._seat = self._seat.renewed()
            return self._seat

    def _note(self, focused: Window | None, numbers: frozenset[int]) -> None:
        """On the thread of the connection."""
        self._open = numbers
        if focused != self._noted:
            self._noted = focused
            target = None
            if focused is not None and focused.number:
                target = Target(window=focused.number, life=1, program=focused.program)
            self._record.note(target, time.monotonic())
