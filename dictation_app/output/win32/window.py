"""ForegroundWindow: the window that has the keyboard on Windows, whose it is, and whether Windows lets keys through.

What is sent to a window of a program with higher rights is dropped without an error (UIPI). So the levels are compared
before anything is sent.
"""

from __future__ import annotations

import ctypes
from ctypes import byref, c_uint32, c_void_p
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputBlockedError
from dictation_app.output.programs import TERMINALS
from dictation_app.output.win32.calls import libraries
from dictation_app.output.window import Window
from dictation_app.sentences import Sentence, say

if TYPE_CHECKING:
    from dictation_app.output import OutputContext
    from dictation_app.output.win32.calls import Libraries

_QUERY_LIMITED_INFORMATION = 0x1000
_TOKEN_QUERY, _INTEGRITY = 0x0008, 25
_TOKEN_BYTES = 256
_ADMINISTRATOR = 0x3000
"""The integrity level of those who run as one."""
_HIDDEN = -1
"""In its place: nothing is told of the process at all."""
_CLASS_NAME_LENGTH = 257
_TITLE_LENGTH = 1024
_PATH_LENGTH = 32768
_FRAME, _CORE = "ApplicationFrameWindow", "Windows.UI.Core.CoreWindow"
"""Windows of the Store's programs stand in a frame that belongs to another process."""

TERMINAL_PROGRAMS = TERMINALS | {
    "cmd", "conemu", "conemu64", "conhost", "mintty", "openconsole", "powershell", "pwsh", "wezterm-gui",
    "windowsterminal", "wt",
}  # fmt: skip
_TERMINAL_CLASSES = frozenset({"ConsoleWindowClass", "CASCADIA_HOSTING_WINDOW_CLASS", "mintty", "PuTTY"})

SWALLOWS_UNICODE = frozenset({"Notepad", "WordPadClass"})
"""Window classes that lose Unicode key events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForegroundWindow:
    """What has the keyboard."""

    window: int
    thread: int
    program: str
    """Its file's name, ``notepad``; empty where Windows does not tell."""
    class_name: str
    processes: frozenset[int]
    """Which read the clipboard for it."""
    refuses_keys: bool
    """It belongs to a program with higher rights than this one."""
    is_hidden: bool = False
    """It may do so: Windows tells nothing of its process, as where that is another user's."""

    @property
    def is_terminal(self) -> bool:
        """A newline would run a command in it."""
        return self.program in TERMINAL_PROGRAMS or self.class_name in _TERMINAL_CLASSES

    @property
    def names(self) -> tuple[str, ...]:
        """What rules may call it by."""
        return (self.program,) if self.program else ()

    @property
    def keys_problem(self) -> Sentence | None:
        """Why no keys may be sent to it."""
        if self.refuses_keys:
            return say(
                "{program} runs as administrator, and Windows lets no other program send it keys.",
                program=self.program or say("The window's program"),
            )
        return None

    @property
    def typing_problem(self) -> Sentence | None:
        """Why it is not typed to."""
        if self.class_name in SWALLOWS_UNICODE:
            return say("This window loses text that programs type into it.")
        if self.is_hidden:
            return say("Windows does not tell whether this window takes keys.")
        return self.keys_problem


class Foreground:
    """Asks Windows; of the thread that made it."""

    def __init__(self, windows: Libraries | None = None) -> None:
        """`windows` stands in for the libraries of Windows."""
        windows = windows or libraries()
        self._user32, self._kernel32, self._advapi32 = windows.user32, windows.kernel32, windows.advapi32
        self._own_level: int | None = None

    def window_for(self, context: OutputContext) -> ForegroundWindow | None:
        """The window with the keyboard; raise `OutputBlockedError` where the text is for another one."""
        found = self.window()
        if context.target is not None and (found is None or found.window != context.target.window):
            raise FocusMovedError
        if found is not None and context.only_into and found.program != context.only_into:
            raise OutputBlockedError(
                say("Another window has the keyboard."), say("Leave it to the small window for a moment.")
            )
        return found

    def required_for(self, context: OutputContext) -> ForegroundWindow:
        """Likewise; raise `OutputError` where there is none."""
        found = self.window_for(context)
        if found is None:
            raise OutputError(say("There is no window to take the text."))
        return found

    def window(self) -> ForegroundWindow | None:
        """The one with the keyboard."""
        window = self._user32.GetForegroundWindow()
        if not window:
            return None
        thread, frames_pid = self.thread_and_process(window)
        class_name = self._class_name(window)
        pid = self._inner_process(window, class_name) or frames_pid
        program, level = self._program_and_level(pid)
        is_administrator = self._level() >= _ADMINISTRATOR
        return ForegroundWindow(
            window=int(window),
            thread=thread,
            program=program,
            class_name=class_name,
            processes=frozenset({frames_pid, pid}),
            refuses_keys=level > self._level() if level is not None else not is_administrator,
            is_hidden=level == _HIDDEN and not is_administrator,
        )

    def look(self) -> Window | None:
        """What `window.window_here` answers. Windows has the titles itself: no program is asked."""
        found = self.window()
        if found is None:
            return None
        title = ctypes.create_unicode_buffer(_TITLE_LENGTH)
        self._user32.GetWindowTextW(found.window, title, _TITLE_LENGTH)
        return Window(names=frozenset(found.names), title=title.value, program=found.program)

    def thread_and_process(self, window: int) -> tuple[int, int]:
        """Whose the window is; zeros where it is gone."""
        pid = c_uint32()
        return int(self._user32.GetWindowThreadProcessId(window, byref(pid))), pid.value

    def program(self, window: int) -> str:
        """The file's name of a window's program, in lower case; empty where Windows does not tell."""
        pid = self._inner_process(window, self._class_name(window)) or self.thread_and_process(window)[1]
        return self.program_of(pid)

    def program_of(self, pid: int) -> str:
        """Likewise of a process."""
        return self._program_and_level(pid)[0]

    def _class_name(self, window: int) -> str:
        name = ctypes.create_unicode_buffer(_CLASS_NAME_LENGTH)
        self._user32.GetClassNameW(window, name, _CLASS_NAME_LENGTH)
        return name.value

    def _inner_process(self, window: int, class_name: str) -> int:
        """Of the program whose window stands in this frame; 0 = it is none."""
        core = self._user32.FindWindowExW(window, None, _CORE, None) if class_name == _FRAME else None
        return self.thread_and_process(core)[1] if core else 0

    def _program_and_level(self, pid: int) -> tuple[str, int | None]:
        process = self._kernel32.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)  # Windows' own
        if not process:
            return "", _HIDDEN
        try:
            path = ctypes.create_unicode_buffer(_PATH_LENGTH)
            length = c_uint32(_PATH_LENGTH)
            found = self._kernel32.QueryFullProcessImageNameW(process, 0, path, byref(length))
            return PureWindowsPath(path.value).stem.lower() if found else "", self._integrity(process)
        finally:
            self._kernel32.CloseHandle(process)

    def _level(self) -> int:
        if self._own_level is None:
            self._own_level = self._integrity(self._kernel32.GetCurrentProcess()) or 0
        return self._own_level

    def _integrity(self, process: int) -> int | None:
        """How high the rights of a process are; 0 = not told, None = not for the likes of this program."""
        token = c_void_p()
        if not self._advapi32.OpenProcessToken(process, _TOKEN_QUERY, byref(token)):
            return None
        try:
            label, size = (c_void_p * (_TOKEN_BYTES // ctypes.sizeof(c_void_p)))(), c_uint32()
            if not self._advapi32.GetTokenInformation(token, _INTEGRITY, label, _TOKEN_BYTES, byref(size)):
                return 0
            sid = c_void_p(label[0])
            last = self._advapi32.GetSidSubAuthorityCount(sid)[0] - 1
            return int(self._advapi32.GetSidSubAuthority(sid, last)[0])
        finally:
            self._kernel32.CloseHandle(token)
