"""The windows on Windows: a thread hears which one comes to the front, and the record of that is asked.

The handle of a window is given to another one some day, so the thread and the process it belongs to tell its life.
"""

from __future__ import annotations

import ctypes
import logging
import threading
import time
from typing import TYPE_CHECKING

from dictation_app.output.front import Record
from dictation_app.output.win32.calls import EventProcedure, Message, libraries
from dictation_app.output.win32.window import Foreground
from dictation_app.values.dictation import Target

if TYPE_CHECKING:
    from dictation_app.output.win32.calls import Libraries

log = logging.getLogger(__name__)

_EVENT_FOREGROUND = 0x0003
_OUT_OF_CONTEXT = 0x0000
_QUIT = 0x0012
_RESTORE = 9
_JOIN_S = 2.0
_COMES_WITHIN_S = 1.5
_POLL_S = 0.02


class WindowsFront:
    """See `front.Front`."""

    def __init__(self, windows: Libraries | None = None) -> None:
        """`windows` stands in for the libraries of Windows."""
        windows = windows or libraries()
        self._user32, self._kernel32 = windows.user32, windows.kernel32
        self._foreground = Foreground(windows)
        self._record = Record()
        self._on_event = EventProcedure(self._note)
        """Kept, as Windows holds only its address."""
        self._thread_id = 0
        self._is_ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="win32-front", daemon=True)

    def start(self) -> None:
        """See `Front`."""
        self._thread.start()

    def stop(self) -> None:
        """See `Front`."""
        if self._thread.is_alive() and self._is_ready.wait(_JOIN_S):
            self._user32.PostThreadMessageW(self._thread_id, _QUIT, 0, 0)
            self._thread.join(_JOIN_S)

    def at(self, time_s: float) -> Target | None:
        """See `Front`."""
        return self._record.at(time_s)

    def is_open(self, target: Target) -> bool:
        """See `Front`."""
        return bool(self._user32.IsWindow(target.window)) and self._life(target.window) == target.life

    def has_keyboard(self, target: Target) -> bool | None:  # noqa: ARG002  # the protocol's
        """See `Front`."""
        return None

    def bring(self, target: Target) -> bool:
        """See `Front`."""
        if not self.is_open(target):
            return False
        if self._user32.IsIconic(target.window):
            self._user32.ShowWindowAsync(target.window, _RESTORE)  # a program that hangs is not waited for
        if not self._user32.SetForegroundWindow(target.window):
            self._bring_as_the_one_in_front(target.window)
        deadline_s = time.monotonic() + _COMES_WITHIN_S
        while self._user32.GetForegroundWindow() != target.window or self._user32.IsIconic(target.window):
            if time.monotonic() >= deadline_s:
                return False
            time.sleep(_POLL_S)
        return True

    def _bring_as_the_one_in_front(self, window: int) -> None:
        """Windows lets the program that has the keyboard give it away; a thread attached to its is as good.

        A program that hangs would take this thread with it.
        """
        front = self._user32.GetForegroundWindow()
        if not front or self._user32.IsHungAppWindow(front) or self._user32.IsHungAppWindow(window):
            return
        own, other = self._kernel32.GetCurrentThreadId(), self._foreground.thread_and_process(front)[0]
        if not self._user32.AttachThreadInput(own, other, True):  # Windows' own
            return
        try:
            self._user32.SetForegroundWindow(window)
        finally:
            self._user32.AttachThreadInput(own, other, False)  # Windows' own

    def _life(self, window: int) -> int:
        thread, pid = self._foreground.thread_and_process(window)
        return pid << 32 | thread

    # --- On the thread ---

    def _run(self) -> None:
        self._thread_id = self._kernel32.GetCurrentThreadId()
        hook = self._user32.SetWinEventHook(
            _EVENT_FOREGROUND, _EVENT_FOREGROUND, None, self._on_event, 0, 0, _OUT_OF_CONTEXT
        )
        if not hook:
            log.info("Windows does not tell which window comes to the front")
            return
        self._note(0, _EVENT_FOREGROUND, self._user32.GetForegroundWindow() or 0, 0, 0, 0, 0)
        self._is_ready.set()
        message = Message()
        while self._user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            self._user32.DispatchMessageW(ctypes.byref(message))
        self._user32.UnhookWinEvent(hook)

    def _note(self, _hook: int, _event: int, window: int, _object: int, _child: int, _thread: int, _ms: int) -> None:
        now_s = time.monotonic()
        target = None
        if window:
            program = self._foreground.program(window)
            target = Target(window=int(window), life=self._life(window), program=program)
        self._record.note(target, now_s)
