"""What ALSA writes to stderr, and nobody can use."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from functools import cache


@cache
def silence_alsa() -> object | None:
    """Keep ALSA from writing to stderr about devices that are not there; what matters comes as an error.

    Returns the callback, which must live as long as the library.
    """
    library = ctypes.util.find_library("asound") if sys.platform == "linux" else None
    if library is None:
        return None
    # void handler(const char *file, int line, const char *function, int err, const char *fmt, ...)
    signature = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
    callback = signature(lambda *_: None)
    ctypes.CDLL(library).snd_lib_error_set_handler(callback)
    return callback
