"""What can run a model, found out by a process of its own: asking for it loads the engine's library.

The process begins with an import of this module, so that imports no window.
"""

from __future__ import annotations

import logging
import multiprocessing
import time
from typing import TYPE_CHECKING

from dictation_app.child_process import interrupts_blocked
from dictation_app.engine import hardware
from dictation_app.errors import EngineError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from dictation_app.engine.hardware import Device

_log = logging.getLogger(__name__)

_DEVICES_S = 60.0
"""A driver that was not used since the machine started takes its time."""
_LOOK_S = 0.2


def devices_from_child(is_given_up: Callable[[], bool] = bool) -> tuple[Device, ...]:
    """What can run a model; raise `EngineError` where that cannot be found out."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_send_devices, args=(sender,), name="devices", daemon=True)
    with interrupts_blocked():
        child.start()
    sender.close()
    try:
        deadline_s = time.monotonic() + _DEVICES_S
        while time.monotonic() < deadline_s and not is_given_up():
            if receiver.poll(_LOOK_S):
                found: tuple[Device, ...] = receiver.recv()
                return found
        if not is_given_up():
            _log.warning("No answer of the process that looks for devices")
    except EOFError:
        _log.warning("The process that looks for devices died")
    finally:
        child.kill()
        child.join()
        receiver.close()
    raise EngineError(say("Which devices there are could not be found out; the log has the details."))


def _send_devices(sender: Connection) -> None:
    sender.send(hardware.devices())
