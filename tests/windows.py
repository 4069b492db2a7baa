"""A stand-in for the libraries of Windows: one desktop with a window in front, one clipboard, and messages to windows.

Named after the functions of Windows, which are called here as they are there.
"""
# ruff: noqa: N802

from __future__ import annotations

import ctypes
import itertools
import queue
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dictation_app.output.win32.calls import KeyInput, Libraries, WindowClass

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = 13
KEY_UP, UNICODE, SCANCODE = 2, 4, 8
RENDER_FORMAT, DESTROY_CLIPBOARD, TIMER, QUIT = 0x305, 0x307, 0x113, 0x12
MEDIUM, HIGH = 0x2000, 0x3000
OWN_PROCESS = -1


@dataclass
class FakeProcess:
    path: str = r"C:\Program Files\Editor\Notepad++.exe"
    integrity: int | None = MEDIUM
    """None: its token may not be read."""
    is_hidden: bool = False


@dataclass
class FakeWindow:
    pid: int = 4242
    thread: int = 7
    class_name: str = "Chrome_WidgetWin_1"
    title: str = ""
    core: int = 0
    """A window inside, of another process."""
    is_minimised: bool = False
    is_hung: bool = False


@dataclass
class Call:
    """Of a window's procedure, by Windows, on the window's thread."""

    window: int
    message: int
    wide: int = 0
    done: threading.Event = field(default_factory=threading.Event)


class FakeWindows:
    """All three libraries in one."""

    def __init__(self) -> None:
        self.processes = {4242: FakeProcess(), OWN_PROCESS: FakeProcess()}
        self.windows = {77: FakeWindow()}
        self.front: int = 77
        self.obeys = True
        """`SetForegroundWindow` is allowed."""
        self.attached: list[tuple[int, int, int]] = []
        self.held: dict[int, float] = {}
        """Key -> `time.monotonic()` at which it is let go."""
        self.input_at = 1000
        """The tick of the last input of anybody."""
        self.pointer = (5, 5)
        self.accepts: int | None = None
        self.sent: list[list[tuple[int, int, int]]] = []
        self.on_input: Callable[[list[tuple[int, int, int]]], None] = lambda _events: None
        self.hooks: list[Any] = []
        self._names: dict[str, int] = {}
        self.contents: dict[int, bytes | None] = {}
        """Format -> what is there; None: promised."""
        self.unreadable: set[int] = set()
        self.on_read: Callable[[int], None] = lambda _known: None
        self.owner = self.open_by = 0
        self._lock = threading.Lock()
        self.number = 100
        self._memory: dict[int, Any] = {}
        self._handles = itertools.count(0x7FFF00000010, 16)
        self._queues: dict[int, queue.SimpleQueue[Call]] = {}
        self._own: dict[int, tuple[int, Any]] = {}
        """Window of this program -> its thread and its procedure."""
        self._classes: dict[str, Any] = {}
        self._timers: dict[int, float] = {}

    @property
    def libraries(self) -> Libraries:
        return Libraries(self, self, self)

    # --- What a test does ---

    def copy(self, **contents: bytes) -> None:
        """As a program does: format name (or ``text``) -> data."""
        with self._lock:
            if self.owner:
                self._tell(Call(self.owner, DESTROY_CLIPBOARD))
            self.owner = 0
            self.contents = {self.format(name): data for name, data in contents.items()}
            self.number += 1

    def format(self, name: str) -> int:
        return TEXT if name == "text" else self.RegisterClipboardFormatW(name)

    def paste(self, pid: int | None = 4242) -> str | None:
        """As a program of this process does; None = it does not open the clipboard by a window of its own."""
        with self._lock:
            reader = next(self._handles)
            self.windows[reader] = FakeWindow(pid=pid or 0)
            self.open_by = reader if pid is not None else 0
            try:
                if self.contents.get(TEXT, b"") is None and self.owner:
                    self._tell(Call(self.owner, RENDER_FORMAT, TEXT))
                data = self.contents.get(TEXT)
            finally:
                self.open_by = 0
        return data.decode("utf-16-le").rstrip("\0") if data else None

    def _tell(self, call: Call) -> None:
        thread, _ = self._own[call.window]
        self._queues[thread].put(call)
        assert call.done.wait(5)

    def to_front(self, window: int) -> None:
        self.front = window
        for procedure in self.hooks:
            procedure(1, 3, window, 0, 0, 0, 0)

    # --- Windows and keys ---

    def GetForegroundWindow(self) -> int | None:
        return self.front or None

    def GetWindowThreadProcessId(self, window: int, pid: Any) -> int:
        found = self.windows.get(window)
        if found is None:
            return 0
        pid._obj.value = found.pid
        return found.thread

    def GetClassNameW(self, window: int, buffer: Any, length: int) -> int:
        buffer.value = self.windows[window].class_name[: length - 1]
        return len(buffer.value)

    def GetWindowTextW(self, window: int, buffer: Any, length: int) -> int:
        buffer.value = self.windows[window].title[: length - 1]
        return len(buffer.value)

    def FindWindowExW(self, parent: int, _after: None, class_name: str, _title: None) -> int | None:
        assert class_name == "Windows.UI.Core.CoreWindow"
        return self.windows[parent].core or None

    def IsWindow(self, window: int) -> int:
        return int(window in self.windows)

    def IsIconic(self, window: int) -> int:
        return int(self.windows[window].is_minimised)

    def IsHungAppWindow(self, window: int) -> int:
        return int(self.windows[window].is_hung)

    def ShowWindowAsync(self, window: int, how: int) -> int:
        """Its thread does it, some time."""
        assert how == 9
        if not self.windows[window].is_hung:
            threading.Timer(0.03, lambda: setattr(self.windows[window], "is_minimised", False)).start()
        return 1

    def SetForegroundWindow(self, window: int) -> int:
        if not self.obeys and not self.attached:
            return 0
        self.to_front(window)
        return 1

    def AttachThreadInput(self, own: int, other: int, on: int) -> int:
        self.attached.append((own, other, int(on)))
        return 1

    def GetAsyncKeyState(self, key: int) -> int:
        return -0x8000 if time.monotonic() < self.held.get(key, 0.0) else 0

    def GetLastInputInfo(self, last: Any) -> int:
        assert last._obj.cbSize == 8
        last._obj.dwTime = self.input_at
        return 1

    def GetCursorPos(self, point: Any) -> int:
        point._obj.x, point._obj.y = self.pointer
        return 1

    def GetKeyboardLayout(self, thread: int) -> int:
        return 0x4070407 if thread == 7 else 0

    def MapVirtualKeyExW(self, key: int, kind: int, layout: int) -> int:
        assert (kind, layout) == (0, 0x4070407)
        return {0x10: 0x2A, 0x11: 0x1D, 0x2D: 0x52, 0x56: 0x2F}[key]

    def SendInput(self, count: int, events: Any, size: int) -> int:
        assert size == ctypes.sizeof(KeyInput)
        assert all(event.type == 1 for event in events)
        sent = count if self.accepts is None else self.accepts
        taken = [(e.u.ki.wVk, e.u.ki.wScan, e.u.ki.dwFlags) for e in events[:sent]]
        self.sent.append(taken)
        self.input_at += 1
        self.on_input(taken)
        return sent

    def SetWinEventHook(self, first: int, last: int, _module: None, procedure: Any, *rest: int) -> int:
        assert (first, last, rest) == (3, 3, (0, 0, 0))
        self.hooks.append(procedure)
        return 1

    def UnhookWinEvent(self, _hook: int) -> int:
        self.hooks.clear()
        return 1

    # --- Processes ---

    def GetCurrentProcess(self) -> int:
        return OWN_PROCESS

    def GetCurrentThreadId(self) -> int:
        return threading.get_ident() & 0xFFFFFFFF

    def OpenProcess(self, access: int, inherit: bool, pid: int) -> int | None:
        assert (access, inherit) == (0x1000, False)
        found = self.processes.get(pid)
        return pid if found is not None and not found.is_hidden else None

    def QueryFullProcessImageNameW(self, process: int, flags: int, buffer: Any, length: Any) -> int:
        assert flags == 0
        buffer.value = self.processes[process].path
        return len(buffer.value)

    def CloseHandle(self, _handle: Any) -> int:
        return 1

    def OpenProcessToken(self, process: int, access: int, token: Any) -> int:
        assert access == 8
        if self.processes[process].integrity is None:
            return 0
        token._obj.value = process & 0xFFFFFFFF
        return 1

    def GetTokenInformation(self, token: Any, kind: int, label: Any, size: int, needed: Any) -> int:
        assert kind == 25
        label[0] = token.value
        return 1

    def GetSidSubAuthorityCount(self, _sid: Any) -> list[int]:
        return [1]

    def GetSidSubAuthority(self, sid: Any, index: int) -> list[int]:
        assert index == 0
        found = self.processes[OWN_PROCESS if sid.value == 0xFFFFFFFF else sid.value]
        assert found.integrity is not None
        return [found.integrity]

    # --- Messages ---

    def GetModuleHandleW(self, _name: None) -> int:
        return 0x400000

    def RegisterClassExW(self, window_class: Any) -> int:
        found = window_class._obj
        assert found.cbSize == ctypes.sizeof(WindowClass)
        self._classes[found.lpszClassName] = found.lpfnWndProc
        return 1

    def UnregisterClassW(self, name: str, _module: int) -> int:
        del self._classes[name]
        return 1

    def CreateWindowExW(self, _style: int, name: str, *rest: Any) -> int:
        window, thread = next(self._handles), self.GetCurrentThreadId()
        assert rest[6] == -3, "for messages only"
        self._queues.setdefault(thread, queue.SimpleQueue())
        self._own[window] = thread, self._classes[name]
        self.windows[window] = FakeWindow(pid=1)
        return window

    def DestroyWindow(self, window: int) -> int:
        self._timers.pop(window, None)
        return 1

    def PostMessageW(self, window: int, message: int, wide: int, _long: int) -> int:
        thread, _ = self._own[window]
        self._queues[thread].put(Call(window, message, wide))
        return 1

    def PostThreadMessageW(self, thread: int, message: int, _wide: int, _long: int) -> int:
        self._queues.setdefault(thread, queue.SimpleQueue()).put(Call(0, message))
        return 1

    def PostQuitMessage(self, _code: int) -> None:
        self._queues[self.GetCurrentThreadId()].put(Call(0, QUIT))

    def GetMessageW(self, message: Any, _window: None, _first: int, _last: int) -> int:
        calls = self._queues.setdefault(self.GetCurrentThreadId(), queue.SimpleQueue())
        while True:
            due = min(self._timers.items(), key=lambda item: item[1], default=None)
            try:
                call = calls.get(timeout=None if due is None else max(0.0, due[1] - time.monotonic()))
            except queue.Empty:
                assert due is not None
                call = Call(due[0], TIMER)
            if call.message == QUIT:
                return 0
            if call.message in (RENDER_FORMAT, DESTROY_CLIPBOARD):  # sent, not posted: answered in here
                self._own[call.window][1](call.window, call.message, call.wide, 0)
                call.done.set()
                continue
            message._obj.hwnd, message._obj.message, message._obj.wParam = call.window, call.message, call.wide
            return 1

    def DispatchMessageW(self, message: Any) -> int:
        found = message._obj
        procedure = self._own[found.hwnd][1]
        return int(procedure(found.hwnd, found.message, found.wParam, found.lParam))

    def DefWindowProcW(self, *_rest: int) -> int:
        return 0

    def SetTimer(self, window: int, _number: int, after_ms: int, _call: None) -> int:
        self._timers[window] = time.monotonic() + after_ms / 1000
        return 1

    def KillTimer(self, window: int, _number: int) -> int:
        self._timers.pop(window, None)
        return 1

    # --- The clipboard ---

    def RegisterClipboardFormatW(self, name: str) -> int:
        return self._names.setdefault(name, 0xC000 + len(self._names))

    def GetClipboardFormatNameW(self, known: int, buffer: Any, length: int) -> int:
        buffer.value = next(name for name, number in self._names.items() if number == known)
        return len(buffer.value)

    def OpenClipboard(self, window: int) -> int:
        if not self._lock.acquire(blocking=False):
            return 0
        self.open_by = window
        return 1

    def CloseClipboard(self) -> int:
        self.open_by = 0
        self._lock.release()
        return 1

    def EmptyClipboard(self) -> int:
        assert self._lock.locked()
        if self.owner in self._own:
            self._own[self.owner][1](self.owner, DESTROY_CLIPBOARD, 0, 0)
        self.owner, self.contents = self.open_by, {}
        self.number += 1
        return 1

    def SetClipboardData(self, known: int, memory: int | None) -> int:
        assert self._lock.locked()
        self.contents[known] = bytes(self._memory.pop(memory)) if memory else None
        self.number += 1
        return memory or 0

    def GetClipboardData(self, known: int) -> int | None:
        assert self._lock.locked()
        self.on_read(known)
        data = self.contents.get(known)
        if data is None or known in self.unreadable:
            return None
        return self._hold(data)

    def EnumClipboardFormats(self, known: int) -> int:
        assert self._lock.locked()
        formats = [0, *self.contents, 0]
        return formats[formats.index(known) + 1]

    def IsClipboardFormatAvailable(self, known: int) -> int:
        return int(known in self.contents)

    def GetClipboardOwner(self) -> int | None:
        return self.owner or None

    def GetOpenClipboardWindow(self) -> int | None:
        return self.open_by or None

    def GetClipboardSequenceNumber(self) -> int:
        return self.number

    # --- Memory ---

    def _hold(self, data: bytes) -> int:
        memory = next(self._handles)
        self._memory[memory] = (ctypes.c_char * len(data)).from_buffer_copy(data)
        return memory

    def GlobalAlloc(self, kind: int, size: int) -> int:
        assert kind == 2
        return self._hold(bytes(size))

    def GlobalLock(self, memory: int) -> int:
        return ctypes.addressof(self._memory[memory])

    def GlobalUnlock(self, memory: int) -> int:
        assert memory in self._memory
        return 1

    def GlobalSize(self, memory: int) -> int:
        return len(self._memory[memory])

    def GlobalFree(self, memory: int) -> None:
        del self._memory[memory]
