"""Whether there is a desktop to show windows on."""

from __future__ import annotations

import ctypes
import os
import sys

from dictation_app.errors import DisplayError
from dictation_app.sentences import say


def check_display() -> None:
    """Raise `DisplayError` where Qt would abort the process without a desktop."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] not in ("", "xcb"):
        return
    hint = say(
        "Start it from a desktop session. Without one, `dictation transcribe FILE` works (see `dictation --help`)."
    )
    display = os.environ.get("DISPLAY")
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("QT_QPA_PLATFORM"):
        return
    if not display:
        raise DisplayError(say("There is no desktop to show a window on (DISPLAY is not set)."), hint)
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError as exc:
        raise DisplayError(
            say("A library that windows need is missing ({reason}).", reason=str(exc)),
            say("`python3 installers/bootstrap.py run` installs what the system lacks."),
        ) from exc
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if refused:
        raise DisplayError(say("The desktop at DISPLAY={display} does not answer.", display=display), hint)
