"""Asks a window on X11 whether its program handles its events (_NET_WM_PING), which tells a busy one from a deaf one.

A program gets the question behind the keys that were sent to it before, so its answer says that it has seen them.
"""

from __future__ import annotations

import select
import time

from Xlib import X, Xatom
from Xlib.error import XError
from Xlib.protocol import event as xevent

from dictation_app.output.x11.keyboard import connect


def knows_ping(window: int) -> bool:
    """Whether its program says that it answers."""
    display = connect()
    try:
        protocols = display.create_resource_object("window", window).get_full_property(
            display.get_atom("WM_PROTOCOLS"), Xatom.ATOM
        )
        return protocols is not None and display.get_atom("_NET_WM_PING") in protocols.value
    except XError:
        return False
    finally:
        display.close()


def answers(window: int, within_s: float) -> bool:
    """Ask it, and wait for the answer."""
    display = connect()
    try:
        root = display.screen().root
        root.change_attributes(event_mask=X.SubstructureNotifyMask | X.StructureNotifyMask)  # Qt answers the latter
        ping, protocols = display.get_atom("_NET_WM_PING"), display.get_atom("WM_PROTOCOLS")
        target = display.create_resource_object("window", window)
        question = xevent.ClientMessage(
            window=target, client_type=protocols, data=(32, [ping, X.CurrentTime, window, 0, 0])
        )
        target.send_event(question)
        display.flush()
        until_s = time.monotonic() + within_s
        while (wait_s := until_s - time.monotonic()) > 0:
            select.select([display], [], [], wait_s)
            while display.pending_events():
                event = display.next_event()
                if (
                    event.type == X.ClientMessage
                    and event.client_type == protocols
                    and list(event.data[1])[0:3:2] == [ping, window]
                ):
                    return True
    except XError:  # The window has gone.
        return False
    finally:
        display.close()
    return False
