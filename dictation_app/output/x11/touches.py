"""Whether the user has pressed a key, or clicked into a window, since text was put there (X11).

Every key is seen that is pressed anywhere, and none is kept: only whether there was one, and the first ends the watch.
"""

from __future__ import annotations

import logging
import select
import socket
import struct
import threading
import time
from contextlib import suppress
from typing import Any

from Xlib import X
from Xlib.error import ConnectionClosedError, XError
from Xlib.ext import ge, xinput

from dictation_app.errors import OutputError
from dictation_app.output.x11.keyboard import connect

log = logging.getLogger(__name__)

_HEAD = struct.Struct("=HII")
"""Of a raw event's data: device, time, key or button."""
_JOIN_S = 1.0
_COMMAND_S = 2.0
"""A combination that was pressed so long ago at most may be the one that asks for the text to be taken out."""
_COMMAND_MODIFIERS = X.ControlMask | X.Mod1Mask | X.Mod4Mask
_CLICKS = frozenset({1, 2, 3})
"""Other buttons scroll, or go back and forth."""
_FIRST_FUNCTION_KEY, _LAST_FUNCTION_KEY = 0xFFBE, 0xFFE0


class Touches:
    """From its construction on, for one window. Where the display cannot tell, everything counts as touched."""

    def __init__(self, window: int) -> None:
        self._window = window
        self.is_blind = False
        self._is_touched = False
        self._command_at_s: float | None = None
        """When a combination was pressed, and nothing before it or since."""
        self._stopping = False
        self._wake, self._woken = socket.socketpair()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="x11-touches", daemon=True)
        self._thread.start()
        if not self._ready.wait(_JOIN_S):
            self.is_blind = True  # what is pressed until it begins is not seen

    @property
    def none(self) -> bool:
        """Whether there were none, but for a combination just now."""
        command_at_s = self._command_at_s
        is_command = command_at_s is None or time.monotonic() - command_at_s < _COMMAND_S
        return is_command and not self._is_touched and not self.is_blind

    def close(self) -> None:
        """See nothing any more."""
        self._stopping = True
        with suppress(OSError):
            self._wake.send(b"\0")
        self._thread.join(_JOIN_S)
        self._wake.close()
        self._woken.close()

    # --- On the thread ---

    def _run(self) -> None:
        try:
            display = connect()
        except OutputError:
            self.is_blind = True
            self._ready.set()
            return
        try:
            self._watch(display)
        except (ConnectionClosedError, OSError, XError):
            self.is_blind = True
        finally:
            self._ready.set()
            with suppress(ConnectionClosedError, OSError):
                display.close()

    def _watch(self, display: Any) -> None:
        if not display.has_extension(xinput.extname):
            self.is_blind = True
            return
        root = display.screen().root
        display.xinput_query_version()
        mask = xinput.RawKeyPressMask | xinput.RawButtonPressMask
        root.xinput_select_events([(xinput.AllMasterDevices, mask)])
        display.sync()
        modifiers = {code for row in display.get_modifier_mapping() for code in row if code}
        self._ready.set()
        while not self._stopping and not self._is_touched:
            for _ in range(display.pending_events()):
                event = display.next_event()
                if event.type == ge.GenericEventCode:
                    self._see(display, event, modifiers)
            if not display.pending_events():
                select.select([display, self._woken], [], [])

    def _see(self, display: Any, event: Any, modifiers: set[int]) -> None:
        _device, _time, code = _HEAD.unpack_from(event.data)
        if event.evtype == xinput.RawButtonPress:
            self._is_touched |= code in _CLICKS and self._is_inside(display)
        elif event.evtype == xinput.RawKeyPress and code not in modifiers:
            held = display.screen().root.query_pointer().mask & _COMMAND_MODIFIERS
            is_command = held or _FIRST_FUNCTION_KEY <= display.keycode_to_keysym(code, 0) < _LAST_FUNCTION_KEY
            if not is_command or self._command_at_s is not None:
                self._is_touched = True
            self._command_at_s = time.monotonic()

    def _is_inside(self, display: Any) -> bool:
        """Whether the pointer is over the window, or what the window manager put around it."""
        over = display.screen().root.query_pointer().child
        window = display.create_resource_object("window", self._window)
        while over:
            if over.id == window.id:
                return True
            parent = window.query_tree().parent
            if not parent or parent == display.screen().root:
                return False
            window = parent
        return False
