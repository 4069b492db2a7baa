"""Dictates again and again without a pause, and tells what the process has grown by.

python -m tests.faults.soak --dictations 2000
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QCoreApplication, QTimer

from dictation_app.history import HistoryStore
from dictation_app.values.status import AppState
from tests.fakes import quiet, tone
from tests.faults.headless import BLOCK_S, HeadlessApp

SPOKEN_S = 0.4
SPEED = 4.0
"""The microphone plays so much faster than life; nothing here is judged by its time."""
SETTLED_AFTER = 0.2
"""Share of the dictations after which everything there is has been loaded."""


CLOSED_AFTER_MS = 500
"""The archive has closed the files of the last dictation."""


@dataclass(frozen=True, kw_only=True)
class State:
    """What the process has."""

    memory_mb: float
    threads: int
    files: int
    """Open ones, without sockets."""
    sockets: int


def _state() -> State:
    process = psutil.Process(os.getpid())
    if sys.platform == "linux":
        opened = [_target(path) for path in Path("/proc/self/fd").iterdir()]
        sockets = sum(target.startswith("socket:") for target in opened)
        # The folder itself was open while it was looked into.
        files = sum(bool(target) for target in opened) - sockets
    else:
        sockets = len(process.net_connections())
        files = (process.num_fds() if sys.platform != "win32" else process.num_handles()) - sockets
    return State(
        memory_mb=round(process.memory_info().rss / 1e6, 1),
        threads=process.num_threads(),
        files=files,
        sockets=sockets,
    )


def _target(path: Path) -> str:
    try:
        return str(path.readlink())
    except OSError:
        return ""


def soak(folder: Path, dictations: int) -> dict[str, object]:
    """Dictate so often; each text has arrived before the next dictation begins."""
    qt = QCoreApplication.instance() or QCoreApplication([])
    sound = np.concatenate([quiet(0.1), tone(SPOKEN_S), quiet(60.0)])
    app = HeadlessApp(folder, sound, speed=SPEED, tell=lambda: None)
    states: dict[str, State] = {}
    done = heard = 0

    def next_one() -> None:
        """When the one before has ended: with its entry, or without where the machine was too busy to hear it."""
        nonlocal done, heard
        if app.controller.status.state is not AppState.IDLE:
            QTimer.singleShot(5, next_one)
            return
        for name, count in (("settled", round(dictations * SETTLED_AFTER)), ("end", dictations)):
            if done == count and name not in states:
                QTimer.singleShot(CLOSED_AFTER_MS, partial(look, name))
                return
        done, heard = done + 1, 0
        app.controller.commands.execute({"command": "start"})

    def look(name: str) -> None:
        states[name] = _state()
        if name == "end":
            qt.quit()
        else:
            next_one()

    def stop() -> None:
        """When the words, and a little more, have been heard."""
        nonlocal heard
        heard += 1
        if heard == round((SPOKEN_S + 0.2) / BLOCK_S):
            app.controller.commands.execute({"command": "stop"})

    app.capture.prepared.connect(next_one)
    app.capture.level.connect(lambda _dbfs: stop())
    app.output.delivered.connect(lambda _report: QTimer.singleShot(0, next_one))
    app.start()
    qt.exec()
    app.stop()
    store = HistoryStore(folder / "history")
    entries = store.count()
    store.close()
    return {
        "dictations": dictations,
        "texts": len(app.texts),
        "entries": entries,
        "left_in_journal": len(list((folder / "journal").glob("*"))),
        **{name: asdict(state) for name, state in states.items()},
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dictations", type=int, default=2000)
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        print(json.dumps(soak(Path(folder), parser.parse_args().dictations)))  # noqa: T201


if __name__ == "__main__":
    main()
