"""The app with `history.encrypt`, killed in the middle of dictations: nothing is lost, nothing is there in clear."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from typing import TYPE_CHECKING, NoReturn

import keyring
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from dictation_app.conversion import prepare
from dictation_app.encryption import keys
from dictation_app.history import HistoryStore, Query
from dictation_app.settings import SettingsStore, with_value
from tests import keyrings
from tests.fakes import quiet, tone
from tests.faults.headless import HeadlessApp
from tests.faults.kills import NextStart
from tests.unit.test_encryption import in_clear

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.synchronize import Semaphore
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forkserver")

KILLS = 12
SOUND = np.concatenate([quiet(0.2), tone(1.0), quiet(0.9), tone(1.0), quiet(60.0)])
BLOCK_S = 0.02


def _run_app(folder: Path, secrets: Path, blocks: Semaphore) -> NoReturn:
    """Dictate once for three seconds, then be idle for ever."""
    keyring.set_keyring(keyrings.FileKeyring(secrets))
    qt = QCoreApplication([])
    app = HeadlessApp(folder, SOUND, keep="all", tell=blocks.release)
    app.capture.prepared.connect(lambda: app.controller.execute({"command": "start"}))
    app.capture.opened.connect(lambda: QTimer.singleShot(3000, app.controller.toggle))
    app.start()
    qt.exec()
    sys.exit("The app ended by itself.")


def _switch_on(folder: Path, secrets: Path) -> None:
    keyring.set_keyring(keyrings.FileKeyring(secrets))
    keys.forget()
    prepare(folder / "history", folder / "journal", seals=True)
    store = SettingsStore(folder / "settings.json")
    store.load()
    store.replace(with_value(store.settings, "history.encrypt", "true"))
    NextStart(folder, encrypt=True).run()  # the history is there, and encrypted


@pytest.mark.parametrize("number", range(KILLS))
def test_an_encrypted_dictation_survives_a_kill(tmp_path: Path, number: int, survived: Callable[..., None]) -> None:
    folder, secrets = tmp_path / "home", tmp_path / "keyring.json"
    folder.mkdir()
    _switch_on(folder, secrets)
    context = multiprocessing.get_context("forkserver")
    blocks = context.Semaphore(0)
    process = context.Process(target=_run_app, args=(folder, secrets, blocks))
    process.start()
    assert blocks.acquire(timeout=20)
    time.sleep(0.5 + number * 0.3)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    recorded_s = BLOCK_S
    while blocks.acquire(block=False):
        recorded_s += BLOCK_S
    assert in_clear(folder) == []
    keys.forget()
    NextStart(folder, encrypt=True).run()
    keys.forget()
    store = HistoryStore(folder / "history")
    (entry,) = store.search(Query())
    store.close()
    survived("app with encryption killed (kill -9) in the middle of a dictation", 1, int(not entry.text))
    assert entry.is_recovered is False or entry.audio_seconds >= min(recorded_s, 3.0) - 0.5
    assert in_clear(folder) == []
