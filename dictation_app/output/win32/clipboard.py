"""WindowsClipboard: owns the clipboard of Windows while text is pasted, and gives the user's own content back.

A hidden window on a thread of its own owns it, because Windows asks the owner's window for what was only promised. The
clipboard's sequence number grows when a promise is kept, too: whether it is still ours is asked of its owner.
"""

from __future__ import annotations

import ctypes
import logging
import queue
import threading
import time
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from dictation_app.errors import OutputError
from dictation_app.output.promise import Offers, Promise, Receipt
from dictation_app.output.win32.calls import Message, WindowClass, WindowProcedure
from dictation_app.output.win32.formats import TEXT, Formats, Kept
from dictation_app.sentences import say
from dictation_app.work_loop import fulfil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.output.win32.calls import Libraries

log = logging.getLogger(__name__)

T = TypeVar("T")

_CALLED = 0x8000
"""WM_APP: there is something to be done."""
_TIMER, _RENDER_FORMAT, _DESTROY_CLIPBOARD = 0x0113, 0x0305, 0x0307
_MESSAGES_ONLY = -3
_TIMER_ID = 1

_OPEN_TRIES, _OPEN_PAUSE_S = 10, 0.02
"""Whoever reads or writes the clipboard keeps all others out for that time."""
_KEEP_WITHIN_S = 1.0
"""Longest wait for the program that owns the clipboard now."""
_OFFER_TRIES = 3
_QUIET_WITHIN_S = 1.0
"""Longest wait, before the next text, for those who read the last one."""
_CALL_S = 5.0
_SETTLE_AGAIN_S = 0.5
_END_WITHIN_S = 1.5
"""So long whoever has the clipboard open is waited for at the end: what was only promised is gone with its window."""


class WindowsClipboard(Offers):
    """Offers text to one window for a moment. All methods are called from one thread; they raise `OutputError`."""

    def __init__(self, windows: Libraries) -> None:
        super().__init__()
        self._user32, self._kernel32 = windows.user32, windows.kernel32
        self._formats = Formats(windows)
        self._procedure = WindowProcedure(self._on_message)
        """Kept, as Windows holds only its address."""
        self._window = 0
        self._is_emptying = False
        self._promise: Promise | None = None
        self._kept = Kept()
        self._ends_by_s: float | None = None
        """From the end on."""
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="win32-clipboard", daemon=True)
        self._thread.start()
        ready.wait(_CALL_S)
        if not self._window:
            raise _unreachable()

    def offer(self, text: str, *, readers: frozenset[int], stays: bool = False) -> str:
        """Keep what the user has on the clipboard, then promise `text` in its place to the processes `readers`.

        Where it `stays`, the clipboard has it for good afterwards. Returns what could not be kept, as a sentence;
        empty when all is well.
        """
        before = self._last
        if before is not None and before.receipt in (Receipt.READ, Receipt.OTHER):
            before.settled.wait(_QUIET_WITHIN_S)
        for _ in range(_OFFER_TRIES):
            kept = self._call(self._keep, _KEEP_WITHIN_S)
            promise = Promise(text=text, readers=readers, stays=stays)
            if self._call(partial(self._begin, promise, kept)):
                self._last = promise
                return "" if stays else kept.note
        raise OutputError(say("Another program holds the clipboard, so the text was not pasted."))

    def count_reads(self) -> None:
        """Count who reads from now on; call it just before pressing the keys."""
        self._call(self._count_reads)

    def withdraw(self) -> None:
        """Give the text to nobody from now on, and put the user's content back a little later."""
        self._call(self._withdraw)

    def close(self) -> None:
        """Put back what is the user's, and end."""
        if self._thread.is_alive():
            try:
                self._call(self._end)
            except OutputError as exc:
                log.info("The clipboard was left as it is: %s", exc.message)
            self._thread.join(_CALL_S)

    # --- On the thread ---

    def _call(self, function: Callable[[], T], timeout_s: float = _CALL_S) -> T:
        """Run `function` on the thread and return what it returns. What comes too late is not begun."""
        future: Future[T] = Future()

        def run() -> None:
            if future.set_running_or_notify_cancel():
                fulfil(future, function)

        self._calls.put(run)
        self._user32.PostMessageW(self._window, _CALLED, 0, 0)
        try:
            return future.result(timeout_s if self._thread.is_alive() else 0)
        except TimeoutError as exc:
            future.cancel()
            raise _unreachable() from exc

    def _run(self, ready: threading.Event) -> None:
        module, name = self._kernel32.GetModuleHandleW(None), f"dictation-clipboard-{id(self)}"
        window_class = WindowClass(
            cbSize=ctypes.sizeof(WindowClass), lpfnWndProc=self._procedure, hInstance=module, lpszClassName=name
        )
        if self._user32.RegisterClassExW(ctypes.byref(window_class)):
            self._window = int(
                self._user32.CreateWindowExW(0, name, None, 0, 0, 0, 0, 0, _MESSAGES_ONLY, None, module, None) or 0
            )
        ready.set()
        message = Message()
        while self._window and self._user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            self._user32.DispatchMessageW(ctypes.byref(message))
        self._user32.UnregisterClassW(name, module)

    def _on_message(self, window: int, message: int, wide: int, long: int) -> int:
        if message == _CALLED:
            while not self._calls.empty():
                self._calls.get()()
        elif message == _TIMER:
            self._on_time()
        elif message == _RENDER_FORMAT:
            if wide == TEXT:
                self._give()
        elif message == _DESTROY_CLIPBOARD:
            if not self._is_emptying:
                self._lose()
        else:
            return int(self._user32.DefWindowProcW(window, message, wide, long))
        return 0

    @contextmanager
    def _opened(self) -> Iterator[None]:
        for _ in range(_OPEN_TRIES):
            if self._user32.OpenClipboard(self._window):
                break
            time.sleep(_OPEN_PAUSE_S)
        else:
            raise OutputError(say("Another program holds the clipboard, so the text was not pasted."))
        try:
            yield
        finally:
            self._user32.CloseClipboard()

    def _empty(self) -> None:
        """The clipboard is ours then."""
        self._is_emptying = True
        try:
            self._user32.EmptyClipboard()
        finally:
            self._is_emptying = False

    def _keep(self) -> Kept:
        if self._promise is not None:
            self._settle()
        with self._opened():
            return self._formats.keep()

    def _begin(self, promise: Promise, kept: Kept) -> bool:
        """False where the clipboard has changed since it was kept."""
        with self._opened():
            if self._user32.GetClipboardSequenceNumber() != kept.number:
                return False
            self._promise, self._kept = promise, kept
            self._place(promise)
        return True

    def _place(self, promise: Promise) -> None:
        self._empty()
        self._formats.promise_text(is_passing=not promise.stays)
        self._wake_when_due(promise.due_in_s)

    def _count_reads(self) -> None:
        promise = self._promise
        if promise is None:
            return
        if promise.is_fetched:  # by somebody who watches the clipboard: Windows would not ask again
            with self._opened():
                promise.is_fetched = False
                self._place(promise)
        promise.counts = True

    def _give(self) -> None:
        promise = self._promise
        if promise is None:
            return
        text = promise.fetch(self._reader())
        if text is not None:
            self._formats.write_text(text)
            self._wake_when_due(promise.due_in_s)

    def _reader(self) -> int | None:
        """The process that has the clipboard open."""
        window = self._user32.GetOpenClipboardWindow()
        if not window:
            return None
        pid = ctypes.c_uint32()
        self._user32.GetWindowThreadProcessId(window, ctypes.byref(pid))
        return pid.value

    def _lose(self) -> None:
        if self._promise is not None:
            self._promise.lose()
            self._promise, self._kept = None, Kept()

    def _withdraw(self) -> None:
        if self._promise is not None:
            self._promise.withdraw()
            self._wake_when_due(self._promise.due_in_s)

    def _wake_when_due(self, seconds: float) -> None:
        self._user32.SetTimer(self._window, _TIMER_ID, int(seconds * 1000) + 1, None)

    def _on_time(self) -> None:
        self._user32.KillTimer(self._window, _TIMER_ID)
        if self._ends_by_s is not None:
            self._end()
            return
        try:
            if self._promise is not None:
                self._settle()
        except OutputError:  # somebody has it open for long
            self._wake_when_due(_SETTLE_AGAIN_S)

    def _settle(self) -> None:
        """The user's own content is back, unless somebody has put something newer there."""
        with self._opened():
            promise = self._promise
            if promise is None or self._user32.GetClipboardOwner() != self._window:
                self._lose()
                return
            self._empty()
            if promise.stays and not promise.is_withdrawn:
                self._formats.write_text(promise.text)
            else:
                for known, data in self._kept.contents:
                    self._formats.write(known, data)
        self._promise, self._kept = None, Kept()
        promise.settled.set()

    def _end(self) -> None:
        # Between two tries the thread hears Windows: who has the clipboard open may be waiting for this very text.
        if self._ends_by_s is None:
            self._ends_by_s = time.monotonic() + _END_WITHIN_S
        try:
            if self._promise is not None:
                self._settle()
        except OutputError as exc:
            if time.monotonic() < self._ends_by_s:
                self._wake_when_due(_SETTLE_AGAIN_S)
                return
            log.info("The clipboard was left as it is: %s", exc.message)
        self._user32.DestroyWindow(self._window)
        self._user32.PostQuitMessage(0)


def _unreachable() -> OutputError:
    return OutputError(say("The clipboard cannot be reached, so the text was not pasted."))
