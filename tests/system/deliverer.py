"""The app's own way of putting text into windows, as a program: one text after the other, without speech and Qt.

Run as ``python deliverer.py``. A line in is a text as JSON; a line out says what the app says became of it: the
method, the state, how long it took in milliseconds, the program, and why.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

from dictation_app.output.chain import OutputChain
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import Delivery


def copy(text: str) -> None:
    """As the app does: another connection owns the clipboard with it from now on."""
    subprocess.run(
        ["xclip", "-i", "-selection", "clipboard"], input=text.encode(), stdout=subprocess.DEVNULL, check=True
    )


def main() -> None:
    """Deliver until the input ends."""
    settings = OutputSettings(**json.loads(sys.argv[1])) if len(sys.argv) > 1 else OutputSettings()
    chain = OutputChain(settings, copy)
    chain.prepare()
    try:
        for number, line in enumerate(sys.stdin):
            began_s = time.monotonic()
            report = chain.deliver(Delivery(session_id=1, seq=number, text=json.loads(line)))
            took_ms = (time.monotonic() - began_s) * 1000
            told = (report.method.value, report.state.value, took_ms, report.target, report.detail)
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
    finally:
        chain.close()


if __name__ == "__main__":
    main()
