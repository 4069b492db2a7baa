"""Whether the screen is composited: only then do translucent windows show what is below them.

X11 alone has desktops without a compositor, and one can come and go at any time. The question costs a tenth of a
millisecond over Qt's own connection; opening another connection for it would cost sixty.
"""

from __future__ import annotations

import ctypes
import os

from PySide6.QtGui import QGuiApplication, QNativeInterface


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Reply(ctypes.Structure):
    """The common form of the two replies read here: a header of eight bytes, then one number."""

    _fields_ = (("header", ctypes.c_uint8 * 8), ("value", ctypes.c_uint32))


def is_running() -> bool:
    """True where translucency works now."""
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication) or QGuiApplication.platformName() != "xcb":
        return True
    native = app.nativeInterface()
    if not isinstance(native, QNativeInterface.QX11Application) or not native.connection():
        return False
    screen = os.environ.get("DISPLAY", "").rpartition(":")[2].partition(".")[2] or "0"
    return _has_owner(native.connection(), f"_NET_WM_CM_S{screen}".encode())


def _has_owner(connection: int, selection: bytes) -> bool:
    """Whether any program owns an X selection, which is how a compositor announces itself."""
    xcb, libc = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)
    libc.free.argtypes = (ctypes.c_void_p,)
    for name, arguments in (
        ("xcb_intern_atom", (ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p)),
        ("xcb_get_selection_owner", (ctypes.c_void_p, ctypes.c_uint32)),
    ):
        request, reply = getattr(xcb, name), getattr(xcb, f"{name}_reply")
        request.argtypes, request.restype = arguments, _Cookie
        reply.argtypes, reply.restype = (ctypes.c_void_p, _Cookie, ctypes.c_void_p), ctypes.POINTER(_Reply)

    def value(reply: ctypes._Pointer[_Reply]) -> int:
        if not reply:
            return 0
        number = int(reply.contents.value)
        libc.free(reply)
        return number

    atom = value(
        xcb.xcb_intern_atom_reply(connection, xcb.xcb_intern_atom(connection, 0, len(selection), selection), None)
    )
    owner = xcb.xcb_get_selection_owner_reply(connection, xcb.xcb_get_selection_owner(connection, atom), None)
    return value(owner) != 0
