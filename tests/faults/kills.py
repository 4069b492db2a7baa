"""Kills the app without a word at a random moment of a dictation, again and again, and counts what was lost.

    python -m tests.faults.kills --kills 1000

What is killed is a process of its own with a `HeadlessApp`, in which sound comes as fast as in life. It says after each
block of sound that it was recorded, so that it is known what must be found again. Then a new archive recovers what the
dead process left, as the next start of the app does.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer

from dictation_app.archive import Archive
from dictation_app.history import HistoryStore, Query
from dictation_app.settings import HistorySettings, SegmenterSettings
from dictation_app.values.dictation import LastDictation
from dictation_app.values.speech import EngineInfo
from tests.fakes import quiet, tone
from tests.faults.headless import BLOCK_S, HeadlessApp

if TYPE_CHECKING:
    from dictation_app.history import Entry
    from dictation_app.values.speech import Samples, Utterance

MISSING_ALLOWED_S = 0.5
"""Of sound."""
LEAST_S = 0.4
"""Of sound: less is an accidental tap, and need not be found."""
START_TIMEOUT_S = 20.0


# --- the process that is killed ---------------------------------------------------------------------------------------


def _run_app(folder: Path, sound: Samples, *, hands_free_s: float, said: int, keep: str) -> NoReturn:
    """Dictate once, then be idle for ever."""
    qt = QCoreApplication([])
    app = HeadlessApp(folder, sound, keep=keep, tell=lambda: _say(said))
    app.capture.prepared.connect(lambda: app.controller.commands.execute({"command": "start"}))
    app.capture.opened.connect(lambda: QTimer.singleShot(round(hands_free_s * 1000), app.controller.commands.toggle))
    app.start()
    qt.exec()
    sys.exit("The app ended by itself.")


def _say(said: int) -> None:
    os.write(said, b".")


# --- the one that kills and looks -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Kill:
    """One of them, and what was found afterwards."""

    recorded_s: float
    """What the app had been given."""
    found_s: float
    """What the next start found; 0 = nothing."""
    entries: int
    was_in_history: bool
    """Before anything was recovered."""
    seconds: float

    @property
    def is_lost(self) -> bool:
        """Nothing was found, or too little of it, or it is there twice."""
        return self.recorded_s >= LEAST_S and (self.entries != 1 or self.missing_s > MISSING_ALLOWED_S)

    @property
    def missing_s(self) -> float:
        """Sound that was recorded and is not found; none where the dictation had come to its end before the kill."""
        return 0.0 if self.was_in_history else max(0.0, self.recorded_s - self.found_s)


class NextStart:
    """The archive of the next start; an engine understands everything at once."""

    def __init__(self, folder: Path) -> None:
        self._journal = folder / "journal"
        self._archive = Archive(self._journal, folder / "history", HistorySettings(), SegmenterSettings(), self)
        self._thread = threading.Thread(target=self._archive.run)
        self.told: list[str] = []

    def run(self) -> None:
        """Until the journal is empty."""
        self._thread.start()
        until_s = time.monotonic() + START_TIMEOUT_S
        while any(self._journal.glob("*")):
            if time.monotonic() > until_s:
                raise TimeoutError("The journal is not recovered.")
            time.sleep(0.01)
        self._archive.shut_down()
        self._thread.join()

    def on_unfinished(self, name: str, utterances: tuple[Utterance, ...]) -> None:
        text = " ".join("recovered" for _ in utterances)
        last = LastDictation(text=text, language="en", audio_seconds=1.0)
        self._archive.recovered(name, 0, last, EngineInfo(model="fake", device="cpu", compute_type="int8"))

    def on_kept(self, entry: Entry) -> None:
        """Looked for in the history."""

    def on_changed(self) -> None:
        """Nothing is."""

    def on_unlocked(self, *, is_open: bool) -> None:
        """The journal is empty then."""

    def on_told(self, message: str, *, warning: bool) -> None:
        self.told.append(message)


def kill_once(folder: Path, random_: random.Random, keep: str) -> Kill:
    """One dictation of one to three seconds, cut off anywhere between its first sound and some time after its text."""
    began_s = time.monotonic()
    speech_s = random_.uniform(1.0, 3.0)
    sound = np.concatenate([quiet(0.2), tone(speech_s / 2), quiet(0.9), tone(speech_s / 2), quiet(60.0)])
    end_s = speech_s + 1.2
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.close(read)
            _run_app(folder, sound, hands_free_s=end_s, said=write, keep=keep)
        finally:
            os._exit(1)
    os.close(write)
    try:
        ready, _, _ = select.select([read], [], [], START_TIMEOUT_S)
        first = os.read(read, 1) if ready else b""
        if not first:
            raise TimeoutError("The app recorded nothing.")
        time.sleep(random_.uniform(0.0, end_s + 0.3))
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    blocks = 1
    while said := os.read(read, 65536):
        blocks += len(said)
    os.close(read)
    return _look(folder, blocks * BLOCK_S, time.monotonic() - began_s)


def _look(folder: Path, recorded_s: float, seconds: float) -> Kill:
    before = _entries(folder)
    NextStart(folder).run()
    after = _entries(folder)
    return Kill(
        recorded_s=round(recorded_s, 2),
        found_s=round(after[0].audio_seconds, 2) if after else 0.0,
        entries=len(after),
        was_in_history=bool(before),
        seconds=round(seconds, 2),
    )


def _entries(folder: Path) -> tuple[Entry, ...]:
    store = HistoryStore(folder / "history")
    try:
        return store.search(Query())
    finally:
        store.close()


def kill_often(kills: int, seed: int, keep: str = "text") -> list[Kill]:
    """Each in a home of its own."""
    random_ = random.Random(seed)  # noqa: S311 - not for secrets
    done = []
    for number in range(kills):
        folder = Path(tempfile.mkdtemp(prefix=f"kill-{number}-"))
        try:
            done.append(kill_once(folder, random_, keep))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return done


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="text", help="history.keep; with `nothing` everything must be lost")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    done = kill_often(arguments.kills, arguments.seed, arguments.keep)
    lost = [kill for kill in done if kill.is_lost]
    if arguments.json:
        print(json.dumps([asdict(kill) | {"is_lost": kill.is_lost, "missing_s": kill.missing_s} for kill in done]))  # noqa: T201
        return bool(lost)
    missing = [kill.missing_s for kill in done if kill.entries]
    print(f"kills      {len(done)}")  # noqa: T201
    print(f"  with sound worth finding   {sum(kill.recorded_s >= LEAST_S for kill in done)}")  # noqa: T201
    print(f"  after it was in the history {sum(kill.was_in_history for kill in done)}")  # noqa: T201
    print(f"lost       {len(lost)}")  # noqa: T201
    print(f"sound missing at most {max(missing, default=0.0):.2f} s")  # noqa: T201
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())
