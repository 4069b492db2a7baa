"""The windows on X11: a thread follows what window managers write down of them, and tells from that.

The number of a window says little: who opens one after another program has ended may well be given the same. So each
window that is opened has a `Target.life` of its own.
"""

from __future__ import annotations

import itertools
import logging
import select
import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from Xlib import X, Xatom
from Xlib.error import ConnectionClosedError, XError
from Xlib.protocol import event as x_event

from dictation_app.errors import OutputError
from dictation_app.output.front import Record
from dictation_app.output.x11.keyboard import active_window, connect, wm_class_of
from dictation_app.values.dictation import Target

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger(__name__)

_ACTIVE, _CLIENTS = "_NET_ACTIVE_WINDOW", "_NET_CLIENT_LIST"
_JOIN_S = 2.0
_COMES_WITHIN_S = 1.5
_POLL_S = 0.02
_AS_THE_USER_ASKED = 2
"""In a request to the window manager: it comes from what the user handles windows with, and is not to be doubted."""


class X11Front:
    """See `front.Front`."""

    def __init__(self) -> None:
        self._record = Record()
        self._open: Mapping[int, int] = {}
        """Window -> its life. Replaced, never changed: other threads read it."""
        self._lives = itertools.count(1)
        self._stopping = False
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="x11-front", daemon=True)

    def start(self) -> None:
        """See `Front`."""
        self._thread.start()

    def stop(self) -> None:
        """See `Front`."""
        self._stopping = True
        with suppress(OSError):
            self._wake.send(b"\0")
        if self._thread.is_alive():
            self._thread.join(_JOIN_S)
        self._wake.close()
        self._woken.close()

    def at(self, time_s: float) -> Target | None:
        """See `Front`."""
        return self._record.at(time_s)

    def is_open(self, target: Target) -> bool:
        """See `Front`."""
        return not target.life or self._open.get(target.window) == target.life

    def has_keyboard(self, target: Target) -> bool | None:  # noqa: ARG002  # the protocol's
        """See `Front`."""
        return None

    def bring(self, target: Target) -> bool:
        """See `Front`."""
        if not self.is_open(target):
            return False
        try:
            display = connect()
        except OutputError:
            return False
        try:
            return _bring(display, target.window)
        except (XError, ConnectionClosedError, OSError):
            return False
        finally:
            with suppress(ConnectionClosedError, OSError):
                display.close()

    # --- On the thread ---

    def _run(self) -> None:
        try:
            display = connect()
        except OutputError:
            log.info("There is no X display to follow the focus on")
            return
        try:
            self._follow(display)
        except (ConnectionClosedError, OSError):
            log.info("The connection to the X display is lost; the focus is not followed any more")
        finally:
            self._record.note(None, time.monotonic())  # what is believed to be in front for ever would hold all text
            with suppress(ConnectionClosedError, OSError):
                display.close()

    def _follow(self, display: Any) -> None:
        root = display.screen().root
        active, clients = (display.intern_atom(name) for name in (_ACTIVE, _CLIENTS))
        root.change_attributes(event_mask=X.PropertyChangeMask)
        changed = {active, clients}
        while not self._stopping:
            if clients in changed:  # first: what is in front may be new
                self._note_open(display)
            if active in changed:
                self._note_front(display)
            changed = set()
            if not display.pending_events():
                select.select([display, self._woken], [], [])
            for _ in range(display.pending_events()):
                event = display.next_event()
                if event.type == X.PropertyNotify:
                    changed.add(event.atom)

    def _note_open(self, display: Any) -> None:
        windows = display.screen().root.get_full_property(display.intern_atom(_CLIENTS), Xatom.WINDOW)
        before = self._open
        self._open = {w: before.get(w) or next(self._lives) for w in (windows.value if windows is not None else ())}

    def _note_front(self, display: Any) -> None:
        now_s = time.monotonic()
        window = active_window(display)
        target = None
        if window:
            names: tuple[str, ...] = ()
            pid = 0
            with suppress(XError):
                found = display.create_resource_object("window", window)
                names = wm_class_of(found)
                pid = _process_of(display, found)
            program = names[-1] if names else ""
            target = Target(window=window, life=self._open.get(window, 0), program=program, pid=pid)
        self._record.note(target, now_s)


def _process_of(display: Any, window: Any) -> int:
    """As its program says; 0 where it does not."""
    found = window.get_full_property(display.intern_atom("_NET_WM_PID"), Xatom.CARDINAL)
    return int(found.value[0]) if found is not None and found.value else 0


def _bring(display: Any, window: int) -> bool:
    request = x_event.ClientMessage(
        window=display.create_resource_object("window", window),
        client_type=display.intern_atom(_ACTIVE),
        data=(32, [_AS_THE_USER_ASKED, X.CurrentTime, 0, 0, 0]),
    )
    root = display.screen().root
    root.send_event(request, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
    display.sync()
    deadline_s = time.monotonic() + _COMES_WITHIN_S
    while active_window(display) != window:
        if time.monotonic() >= deadline_s:
            return False
        time.sleep(_POLL_S)
    return True
