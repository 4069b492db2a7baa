"""The app's own way of putting text into windows, as a program: one text after the other, without speech and Qt.

Run as ``python deliverer.py SETTINGS``. It says that it is ready; then a line in is a text as JSON, and a line out says
what the app says became of it: the text as it was sent (it is fitted to what stands in the field), the method, the
state, what it is known by, how long that took in milliseconds, when it was asked for (`time.monotonic`), after
how many milliseconds the window had taken it, the program, and why.

All is put together as `app.py` does it: fields are read, and each text is for the window in front when it comes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from dictation_app.fitting import fitted
from dictation_app.output.chain import OutputChain
from dictation_app.output.field import NoFieldReader
from dictation_app.output.fields import Fields
from dictation_app.output.freedesktop.atspi import AtspiReader
from dictation_app.output.x11.front import X11Front
from dictation_app.output.x11.keyboard import active_window, connect
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import Delivery

if TYPE_CHECKING:
    from dictation_app.output.field import FieldReader
    from dictation_app.values.dictation import Target

_FOLLOWS_WITHIN_S = 1.0
_KNOWN_WITHIN_S = 2.0
"""Which field has the focus; in many programs it never is."""


class Host:
    """See `output.Host`; without windows of its own."""

    own_window_active = hotkey_down = is_waited_for = False

    def __init__(self) -> None:
        self.front = X11Front()

    def insert(self, _text: str) -> bool:
        return False

    erase_own = insert


def copy(text: str) -> None:
    """As the app does: another connection owns the clipboard with it from now on."""
    subprocess.run(
        ["xclip", "-i", "-selection", "clipboard"], input=text.encode(), stdout=subprocess.DEVNULL, check=True
    )


def reader(reading: str) -> FieldReader:
    """The one for this desktop, that has looked around before anybody speaks."""
    return AtspiReader(switches_on=reading == "ask", begins_after_s=0.0) if reading != "never" else NoFieldReader()


def in_front(front: X11Front, display: Any) -> Target | None:
    """The window that has the keyboard; what is known of it is a moment behind, and speech takes longer."""
    until_s = time.monotonic() + _FOLLOWS_WITHIN_S
    while True:
        target, active = front.at(time.monotonic()), active_window(display)
        if (target.window if target is not None else 0) == active or time.monotonic() > until_s:
            return target
        time.sleep(0.001)


def main() -> None:
    """Deliver until the input ends."""
    settings = OutputSettings(**json.loads(sys.argv[1])) if len(sys.argv) > 1 else OutputSettings()
    fields = Fields(reader)
    chain = OutputChain(settings, copy, fields=fields, fit=fitted)
    host, display = Host(), connect()
    host.front.start()
    chain.serve(host)
    chain.prepare()
    say = partial(print, flush=True)
    try:
        until_s = time.monotonic() + _KNOWN_WITHIN_S
        while fields.focused() is None and time.monotonic() < until_s:
            time.sleep(0.01)
        say("ready")
        for number, line in enumerate(sys.stdin):
            target = in_front(host.front, display)
            began_s = time.monotonic()
            report = chain.deliver(Delivery(session_id=1, seq=number, text=json.loads(line), target=target))
            took_ms = (time.monotonic() - began_s) * 1000
            taken_ms = (report.finished_at_s - began_s) * 1000
            told = (report.text, report.method.value, report.state.value, report.known_by.value, took_ms, began_s)
            say(json.dumps((*told, taken_ms, report.target, report.detail)))
    finally:
        chain.close()
        host.front.stop()
        display.close()


if __name__ == "__main__":
    main()
