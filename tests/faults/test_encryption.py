"""Encryption by command, and an app with an encrypted history, cut off at every step: what holds is whole."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NoReturn

import keyring
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from dictation_app import conversion, encryption
from dictation_app.audio.media import read_windows
from dictation_app.encryption import keys
from dictation_app.errors import UserError
from dictation_app.history import HistoryStore, Query
from dictation_app.history.forms import leftovers
from tests import keyrings
from tests.fakes import quiet, tone
from tests.faults.forked import forked
from tests.faults.full_disk import FullDisk
from tests.faults.headless import HeadlessApp
from tests.faults.kills import NextStart
from tests.unit.test_encryption import filled, in_clear

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.synchronize import Semaphore
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")

STEPS: Final = ("rename", "replace", "unlink", "fsync", "mkdir", "rmdir", "open")
"""Calls of the operating system; each is one at which the process may be killed."""
STEPS_EVERY: Final = 4
"""Of the steps of a command, and of the writes that a full disk refuses."""
RANDOM_KILLS, RANDOM_KILLS_LONG = 8, 60
WAYS: Final = ("encrypt", "decrypt", "encrypt beside a copy", "decrypt beside a copy")


def do(folder: Path, way: str) -> bool:
    """As a new process does it; the keyring is a file beside. Returns whether a key is left."""
    keyring.set_keyring(keyrings.FileKeyring(folder / "keyring.json"))
    keys.forget()
    command = conversion.encrypt if way.startswith("encrypt") else conversion.decrypt
    return command(folder / "history", folder / "journal", lambda _done, _all: None).is_key_left


def found(folder: Path) -> dict[str, Any]:
    """All that is kept, in whatever form it is, as a new process reads it."""
    keyring.set_keyring(keyrings.FileKeyring(folder / "keyring.json"))
    keys.forget()
    HistoryStore.unlock(folder / "history")
    store = HistoryStore(folder / "history")
    try:
        return {
            entry.text: round(sum(len(w.samples) for w in read_windows(store.audio_path(entry))) / 16000, 1)
            for entry in store.search(Query())
        }
    finally:
        store.close()


def settled(folder: Path, way: str) -> list[str]:
    """What is not as it should be after a command came to its end."""
    parts = sorted(path.name for path in folder.iterdir() if path.name not in {"journal", "keyring.json"})
    secrets = len(keyrings.FileKeyring(folder / "keyring.json").all())
    if way.startswith("encrypt"):
        wrong = [f"{name} is in clear" for name in in_clear(folder)]
        return wrong + ([] if (parts, secrets) == (["history", "history.sealed"], 1) else [f"{parts}, {secrets} keys"])
    return [] if (parts, secrets) == (["history"], 0) else [f"{parts}, {secrets} keys"]


@pytest.fixture(scope="module")
def homes(quick: Path) -> dict[str, Path]:
    """A history for each way, before it."""
    made = {way: quick / way.replace(" ", "-") for way in WAYS}
    first = made["encrypt"]
    first.mkdir()
    forked(lambda: len(filled(first, 3)))
    (first / "history" / "history.sqlite3.damaged-1").write_bytes(b"zebra" * 99)
    shutil.copytree(first, made["decrypt"])
    forked(lambda: do(made["decrypt"], "encrypt"))
    for way in WAYS[2:]:
        shutil.copytree(made["decrypt"], made[way])
        shutil.copytree(first / "history", made[way] / "history", dirs_exist_ok=True)
    return made


def copied(home: Path, folder: Path) -> Path:
    shutil.copytree(home, folder)
    return folder


def killed(folder: Path, way: str, at: int = 0, after_s: float = 0.0) -> bool:
    """Kill the command before one of its calls (0 = none), or after a time; whether it was."""
    pid = os.fork()
    if not pid:
        try:
            _die_at(at)
            do(folder, way)
            os._exit(0)
        finally:
            os._exit(1)
    if after_s:
        time.sleep(after_s)
        os.kill(pid, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in {0, -signal.SIGKILL}
    return code != 0


def _die_at(number: int) -> None:
    count = 0

    def counted(real: Callable[..., Any], *arguments: Any, **words: Any) -> Any:
        nonlocal count
        count += real is not opened or bool(arguments[1] & os.O_CREAT)
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **words)

    opened = os.open
    for name in STEPS:
        setattr(os, name, partial(counted, getattr(os, name)))


def complaints(folder: Path, way: str, expected: dict[str, Any]) -> list[str]:
    """After a kill, and after the command was given again."""
    wrong = [] if found(folder) == expected else ["not all is there after the kill"]
    do(folder, way)
    wrong += [] if found(folder) == expected else ["not all is there in the end"]
    return wrong + settled(folder, way)


@pytest.mark.parametrize("every", [STEPS_EVERY, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("way", WAYS)
def test_a_command_is_killed_at_every_step(
    homes: dict[str, Path], folder: Path, way: str, every: int, survived: Callable[..., None]
) -> None:
    expected = forked(partial(found, homes["encrypt"]))
    assert len(expected) == 3
    wrong: list[str] = []
    at, kills = 1 + WAYS.index(way), 0
    while killed(copied(homes[way], folder / str(at)), way, at):
        each = forked(partial(complaints, folder / str(at), way, expected))
        wrong += [f"step {at}: {what}" for what in each]
        shutil.rmtree(folder / str(at))
        at, kills = at + every, kills + 1
    assert forked(partial(settled, folder / str(at), way)) == []
    survived(f"`dictation history {way}` killed (kill -9) at its steps", kills, len(wrong))
    assert wrong == []
    assert at > 20


@pytest.mark.parametrize("most", [RANDOM_KILLS, pytest.param(RANDOM_KILLS_LONG, marks=pytest.mark.long)])
def test_a_command_is_killed_at_any_moment(
    homes: dict[str, Path], folder: Path, most: int, survived: Callable[..., None]
) -> None:
    expected, random_ = forked(partial(found, homes["encrypt"])), random.Random(3)  # noqa: S311
    began = time.monotonic()
    assert not killed(copied(homes["encrypt"], folder / "whole"), "encrypt")
    whole_s = time.monotonic() - began
    wrong: list[str] = []
    kills = 0
    for number in range(most):
        way = WAYS[number % len(WAYS)]
        home = copied(homes[way], folder / str(number))
        kills += killed(home, way, after_s=random_.uniform(0.001, whole_s))
        wrong += [f"{number}, {way}: {what}" for what in forked(partial(complaints, home, way, expected))]
        shutil.rmtree(home)
    survived("the same killed at any moment", kills, len(wrong))
    assert wrong == []
    assert kills


def on_full_disk(folder: Path, way: str, first: int, limit_bytes: int = 0) -> dict[str, Any]:
    disk = FullDisk(first, 1_000_000 if first else 0)
    disk.install()
    if limit_bytes:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, resource.RLIM_INFINITY))
    told = ""
    try:
        told = "a key is left" if do(folder, way) else ""
    except UserError as exc:
        told = str(exc)
    return {"told": told, "writes": disk.writes}


@pytest.mark.skipif(sys.platform != "linux", reason="replaces SQLite's calls")
@pytest.mark.parametrize("every", [STEPS_EVERY, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("way", WAYS[:2])
def test_a_disk_is_full_at_each_write(
    homes: dict[str, Path], folder: Path, way: str, every: int, survived: Callable[..., None]
) -> None:
    expected = forked(partial(found, homes["encrypt"]))
    writes = forked(partial(on_full_disk, copied(homes[way], folder / "whole"), way, 0))["writes"]
    # Of SQLCipher, which has its own SQLite, no call can be replaced: a limit for files stands for the disk.
    cases = [(first, 0) for first in range(1, writes + 1, every)]
    cases += [(0, size) for size in range(1000, 160_000, every * 6000)]

    def tried(number: int, first: int, limit_bytes: int) -> list[str]:
        home = copied(homes[way], folder / str(number))
        told = forked(partial(on_full_disk, home, way, first, limit_bytes))["told"]
        holds = encryption.holds(home / "history")
        # Some writes are tries only, and the greatest limits are enough for all.
        wrong = [] if told else forked(partial(settled, home, way))
        if holds is (way == "decrypt"):  # then nothing was changed
            wrong += [f"{path.name} is left" for path in leftovers(home / "history")]
        wrong += forked(partial(complaints, home, way, expected))
        shutil.rmtree(home)
        return [f"{(first, limit_bytes)}: {what} ({told})" for what in wrong]

    wrong = [what for number, case in enumerate(cases) for what in tried(number, *case)]
    survived(f"`dictation history {way}` on a full disk, at each of its writes", len(cases), len(wrong))
    assert wrong == []
    assert writes > 10


# --- the app ----------------------------------------------------------------------------------------------------------

KILLS: Final = (1, 4, 7)
SOUND: Final = np.concatenate([quiet(0.2), tone(1.0), quiet(0.9), tone(1.0), quiet(60.0)])
BLOCK_S: Final = 0.02


def _run_app(folder: Path, blocks: Semaphore) -> NoReturn:
    """Dictate once for three seconds, then be idle for ever."""
    keyring.set_keyring(keyrings.FileKeyring(folder / "keyring.json"))
    qt = QCoreApplication([])
    app = HeadlessApp(folder, SOUND, keep="all", tell=blocks.release)
    app.capture.prepared.connect(lambda: app.controller.commands.execute({"command": "start"}))
    app.capture.opened.connect(lambda: QTimer.singleShot(3000, app.controller.commands.toggle))
    app.start()
    qt.exec()
    sys.exit("The app ended by itself.")


def _next_start(folder: Path) -> list[Any]:
    keyring.set_keyring(keyrings.FileKeyring(folder / "keyring.json"))
    keys.forget()
    NextStart(folder).run()
    HistoryStore.unlock(folder / "history")
    store = HistoryStore(folder / "history")
    try:
        return [[entry.text, entry.audio_seconds, entry.is_recovered] for entry in store.search(Query())]
    finally:
        store.close()


@pytest.mark.parametrize("number", [pytest.param(n, marks=() if n in KILLS else pytest.mark.long) for n in range(8)])
def test_an_encrypted_dictation_survives_a_kill(folder: Path, number: int, survived: Callable[..., None]) -> None:
    forked(partial(do, folder, "encrypt"))
    context = multiprocessing.get_context("forkserver")
    blocks = context.Semaphore(0)
    process = context.Process(target=_run_app, args=(folder, blocks))
    process.start()
    assert blocks.acquire(timeout=30)
    time.sleep(0.5 + number * 0.3)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    recorded_s = BLOCK_S
    while blocks.acquire(block=False):
        recorded_s += BLOCK_S
    assert in_clear(folder) == []
    ((text, audio_seconds, is_recovered),) = forked(partial(_next_start, folder))
    survived("app with an encrypted history killed (kill -9) in the middle of a dictation", 1, int(not text))
    assert text
    assert not is_recovered or audio_seconds >= min(recorded_s, 3.0) - 0.5
    assert in_clear(folder) == []
