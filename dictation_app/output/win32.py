"""Typing on Windows: SendInput with Unicode events, which needs no clipboard and no key of the layout.

A window of a program run as administrator ignores them without an error, so typing is never more than probable.
"""

from __future__ import annotations

import ctypes
import time
from ctypes import Structure, Union, c_int32, c_size_t, c_uint16, c_uint32
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any, ClassVar

from dictation_app.errors import OutputError
from dictation_app.output import OutputBlockedError, still_held
from dictation_app.sentences import say
from dictation_app.values import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.output import OutputContext

_INPUT_KEYBOARD = 1
_KEYUP, _UNICODE = 0x0002, 0x0004
_VK_RETURN, _VK_TAB = 0x0D, 0x09
_IS_DOWN = 0x8000

_MODIFIER_CODES = {0x11: "Ctrl", 0x12: "Alt", 0x10: "Shift", 0x5B: "Windows", 0x5C: "Windows"}
"""Virtual key code (either side) -> modifier."""

SWALLOWS_UNICODE = frozenset({"Notepad", "WordPadClass"})
"""Window classes that lose Unicode key events."""

_POLL_S = 0.01
_CLASS_NAME_LENGTH = 257
_PATH_LENGTH = 32768
_QUERY_LIMITED_INFORMATION = 0x1000


class _KeyboardInput(Structure):
    _fields_: ClassVar = [
        ("wVk", c_uint16),
        ("wScan", c_uint16),
        ("dwFlags", c_uint32),
        ("time", c_uint32),
        ("dwExtraInfo", c_size_t),
    ]


class _MouseInput(Structure):
    """Only here because the union is as large as its largest member."""

    _fields_: ClassVar = [
        ("dx", c_int32),
        ("dy", c_int32),
        ("mouseData", c_uint32),
        ("dwFlags", c_uint32),
        ("time", c_uint32),
        ("dwExtraInfo", c_size_t),
    ]


class _InputUnion(Union):
    _fields_: ClassVar = [("ki", _KeyboardInput), ("mi", _MouseInput)]


class KeyInput(Structure):
    """``INPUT`` of the Windows headers."""

    _fields_: ClassVar = [("type", c_uint32), ("u", _InputUnion)]


def key_events(text: str) -> list[KeyInput]:
    """A press and a release for each UTF-16 unit; line breaks and tabs as the keys that make them."""
    events = []
    for unit in _utf16_units(text.replace("\r\n", "\n")):
        key = {0x0A: _VK_RETURN, 0x0D: _VK_RETURN, 0x09: _VK_TAB}.get(unit, 0)
        for flags in (0, _KEYUP):
            pressed = _KeyboardInput(wVk=key, wScan=0 if key else unit, dwFlags=flags | (0 if key else _UNICODE))
            events.append(KeyInput(type=_INPUT_KEYBOARD, u=_InputUnion(ki=pressed)))
    return events


def _utf16_units(text: str) -> Iterator[int]:
    data = text.encode("utf-16-le", "replace")
    return (data[i] | data[i + 1] << 8 for i in range(0, len(data), 2))


class WindowsTypeOutput:
    """Types any text into the foreground window."""

    method = DeliveryMethod.TYPE
    note = target = ""

    def __init__(self, context: OutputContext, user32: Any = None, kernel32: Any = None) -> None:
        """`user32` and `kernel32` stand in for the libraries of Windows."""
        self._context = context
        self._user32 = user32 if user32 is not None else vars(ctypes)["WinDLL"]("user32")
        self._kernel32 = kernel32 if kernel32 is not None else vars(ctypes)["WinDLL"]("kernel32")

    def problem(self, text: str) -> str | None:  # noqa: ARG002 - any text can be typed
        """Tell about windows that lose what is typed by programs."""
        window = self._user32.GetForegroundWindow()
        if not window:
            return say("There is no window to take the text.")
        name = ctypes.create_unicode_buffer(_CLASS_NAME_LENGTH)
        self._user32.GetClassNameW(window, name, _CLASS_NAME_LENGTH)
        if name.value in SWALLOWS_UNICODE:
            return say("This window loses text that programs type into it.")
        return None

    def send(self, text: str) -> DeliveryState:
        """Wait until the keys are free, then send all of the text in one call."""
        self.target = ""
        self._wait_for_modifiers()
        problem = self.problem(text)
        if problem is not None:
            raise OutputError(problem)
        self.target = self._program()
        events = key_events(text)
        array = (KeyInput * len(events))(*events)
        sent = self._user32.SendInput(len(events), array, ctypes.sizeof(KeyInput))
        if sent == 0 and events:
            raise OutputError(say("Windows did not let the text be typed."))
        if sent < len(events):
            raise OutputBlockedError(say("Windows took only the beginning of the text."))
        return DeliveryState.PROBABLY

    def close(self) -> None:
        """Have nothing to free."""

    def _program(self) -> str:
        """The program of the foreground window (``notepad``); empty where it may not be asked."""
        pid = c_uint32()
        self._user32.GetWindowThreadProcessId(self._user32.GetForegroundWindow(), ctypes.byref(pid))
        process = self._kernel32.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)  # Windows' own
        if not process:
            return ""
        path = ctypes.create_unicode_buffer(_PATH_LENGTH)
        length = c_uint32(_PATH_LENGTH)
        found = self._kernel32.QueryFullProcessImageNameW(process, 0, path, ctypes.byref(length))
        self._kernel32.CloseHandle(process)
        return PureWindowsPath(path.value).stem.lower() if found else ""

    def _wait_for_modifiers(self) -> None:
        wait_s = self._context.settings.modifier_wait_ms / 1000
        deadline_s = time.monotonic() + wait_s
        while held := self._held_modifiers():
            if self._context.host.hotkey_down:  # for the next dictation
                deadline_s = time.monotonic() + wait_s
            elif time.monotonic() >= deadline_s:
                raise OutputBlockedError(still_held(held), say("Let go of the keys after speaking."))
            time.sleep(_POLL_S)

    def _held_modifiers(self) -> tuple[str, ...]:
        down = (name for code, name in _MODIFIER_CODES.items() if self._user32.GetAsyncKeyState(code) & _IS_DOWN)
        return tuple(dict.fromkeys(down))
