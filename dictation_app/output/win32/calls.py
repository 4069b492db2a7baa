"""The libraries of Windows, with what their functions take and give: without that ctypes cuts handles and addresses."""

from __future__ import annotations

import ctypes
from ctypes import Structure, Union, c_int, c_int32, c_size_t, c_ssize_t, c_uint16, c_uint32, c_void_p, c_wchar_p
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping

_CALLBACK = vars(ctypes).get("WINFUNCTYPE", ctypes.CFUNCTYPE)
"""Windows' own calling convention where there is one."""

WindowProcedure = _CALLBACK(c_ssize_t, c_void_p, c_uint32, c_size_t, c_ssize_t)
EventProcedure = _CALLBACK(None, c_void_p, c_uint32, c_void_p, c_int32, c_int32, c_uint32, c_uint32)


class KeyboardInput(Structure):
    """``KEYBDINPUT``."""

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


class InputUnion(Union):
    """Of ``INPUT``."""

    _fields_: ClassVar = [("ki", KeyboardInput), ("mi", _MouseInput)]


class KeyInput(Structure):
    """``INPUT``."""

    _fields_: ClassVar = [("type", c_uint32), ("u", InputUnion)]


class WindowClass(Structure):
    """``WNDCLASSEXW``."""

    _fields_: ClassVar = [
        ("cbSize", c_uint32),
        ("style", c_uint32),
        ("lpfnWndProc", WindowProcedure),
        ("cbClsExtra", c_int),
        ("cbWndExtra", c_int),
        ("hInstance", c_void_p),
        ("hIcon", c_void_p),
        ("hCursor", c_void_p),
        ("hbrBackground", c_void_p),
        ("lpszMenuName", c_wchar_p),
        ("lpszClassName", c_wchar_p),
        ("hIconSm", c_void_p),
    ]


class Message(Structure):
    """``MSG``."""

    _fields_: ClassVar = [
        ("hwnd", c_void_p),
        ("message", c_uint32),
        ("wParam", c_size_t),
        ("lParam", c_ssize_t),
        ("time", c_uint32),
        ("x", c_int32),
        ("y", c_int32),
    ]


class LastInput(Structure):
    """``LASTINPUTINFO``."""

    _fields_: ClassVar = [("cbSize", c_uint32), ("dwTime", c_uint32)]


class Point(Structure):
    """``POINT``."""

    _fields_: ClassVar = [("x", c_int32), ("y", c_int32)]


_POINTER = c_void_p
_USER32: Mapping[str, tuple[Any, tuple[Any, ...]]] = {
    "AttachThreadInput": (c_int, (c_uint32, c_uint32, c_int)),
    "CloseClipboard": (c_int, ()),
    "CreateWindowExW": (
        c_void_p,
        (c_uint32, c_wchar_p, c_wchar_p, c_uint32, c_int, c_int, c_int, c_int, c_void_p, c_void_p, c_void_p, c_void_p),
    ),
    "DefWindowProcW": (c_ssize_t, (c_void_p, c_uint32, c_size_t, c_ssize_t)),
    "DestroyWindow": (c_int, (c_void_p,)),
    "DispatchMessageW": (c_ssize_t, (_POINTER,)),
    "EmptyClipboard": (c_int, ()),
    "EnumClipboardFormats": (c_uint32, (c_uint32,)),
    "FindWindowExW": (c_void_p, (c_void_p, c_void_p, c_wchar_p, c_wchar_p)),
    "GetAsyncKeyState": (ctypes.c_int16, (c_int,)),
    "GetClassNameW": (c_int, (c_void_p, _POINTER, c_int)),
    "GetClipboardData": (c_void_p, (c_uint32,)),
    "GetClipboardFormatNameW": (c_int, (c_uint32, _POINTER, c_int)),
    "GetClipboardOwner": (c_void_p, ()),
    "GetClipboardSequenceNumber": (c_uint32, ()),
    "GetCursorPos": (c_int, (_POINTER,)),
    "GetForegroundWindow": (c_void_p, ()),
    "GetKeyboardLayout": (c_void_p, (c_uint32,)),
    "GetLastInputInfo": (c_int, (_POINTER,)),
    "GetMessageW": (c_int, (_POINTER, c_void_p, c_uint32, c_uint32)),
    "GetOpenClipboardWindow": (c_void_p, ()),
    "GetWindowTextW": (c_int, (c_void_p, _POINTER, c_int)),
    "GetWindowThreadProcessId": (c_uint32, (c_void_p, _POINTER)),
    "IsClipboardFormatAvailable": (c_int, (c_uint32,)),
    "IsHungAppWindow": (c_int, (c_void_p,)),
    "IsIconic": (c_int, (c_void_p,)),
    "IsWindow": (c_int, (c_void_p,)),
    "KillTimer": (c_int, (c_void_p, c_size_t)),
    "MapVirtualKeyExW": (c_uint32, (c_uint32, c_uint32, c_void_p)),
    "OpenClipboard": (c_int, (c_void_p,)),
    "PostMessageW": (c_int, (c_void_p, c_uint32, c_size_t, c_ssize_t)),
    "PostQuitMessage": (None, (c_int,)),
    "PostThreadMessageW": (c_int, (c_uint32, c_uint32, c_size_t, c_ssize_t)),
    "RegisterClassExW": (c_uint16, (_POINTER,)),
    "RegisterClipboardFormatW": (c_uint32, (c_wchar_p,)),
    "SendInput": (c_uint32, (c_uint32, _POINTER, c_int)),
    "SetClipboardData": (c_void_p, (c_uint32, c_void_p)),
    "SetForegroundWindow": (c_int, (c_void_p,)),
    "SetTimer": (c_size_t, (c_void_p, c_size_t, c_uint32, c_void_p)),
    "SetWinEventHook": (
        c_void_p,
        (c_uint32, c_uint32, c_void_p, EventProcedure, c_uint32, c_uint32, c_uint32),
    ),
    "ShowWindowAsync": (c_int, (c_void_p, c_int)),
    "UnhookWinEvent": (c_int, (c_void_p,)),
    "UnregisterClassW": (c_int, (c_wchar_p, c_void_p)),
}
_KERNEL32: Mapping[str, tuple[Any, tuple[Any, ...]]] = {
    "CloseHandle": (c_int, (c_void_p,)),
    "GetCurrentProcess": (c_void_p, ()),
    "GetCurrentThreadId": (c_uint32, ()),
    "GetModuleHandleW": (c_void_p, (c_wchar_p,)),
    "GlobalAlloc": (c_void_p, (c_uint32, c_size_t)),
    "GlobalFree": (c_void_p, (c_void_p,)),
    "GlobalLock": (c_void_p, (c_void_p,)),
    "GlobalSize": (c_size_t, (c_void_p,)),
    "GlobalUnlock": (c_int, (c_void_p,)),
    "OpenProcess": (c_void_p, (c_uint32, c_int, c_uint32)),
    "QueryFullProcessImageNameW": (c_int, (c_void_p, c_uint32, _POINTER, _POINTER)),
}
_ADVAPI32: Mapping[str, tuple[Any, tuple[Any, ...]]] = {
    "GetSidSubAuthority": (ctypes.POINTER(c_uint32), (c_void_p, c_uint32)),
    "GetSidSubAuthorityCount": (ctypes.POINTER(ctypes.c_uint8), (c_void_p,)),
    "GetTokenInformation": (c_int, (c_void_p, c_int, _POINTER, c_uint32, _POINTER)),
    "OpenProcessToken": (c_int, (c_void_p, c_uint32, _POINTER)),
}


@dataclass(frozen=True, slots=True)
class Libraries:
    """What stands in for them in tests has the functions that are called."""

    user32: Any
    kernel32: Any
    advapi32: Any


def libraries() -> Libraries:
    """Of this Windows. Each caller has its own, so that nobody else changes the declarations."""
    return Libraries(_loaded("user32", _USER32), _loaded("kernel32", _KERNEL32), _loaded("advapi32", _ADVAPI32))


def _loaded(name: str, functions: Mapping[str, tuple[Any, tuple[Any, ...]]]) -> Any:
    library = vars(ctypes)["WinDLL"](name)
    for function, (gives, takes) in functions.items():
        declared = getattr(library, function)
        declared.restype, declared.argtypes = gives, takes
    return library
