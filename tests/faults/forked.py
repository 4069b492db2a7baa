"""Runs something in a process of its own that shares what is imported already, and brings back what it returned."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
import traceback
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer

from dictation_app.audio.sound_calls import sound_calls
from dictation_app.values.status import AppState
from tests.fakes import quiet, tone
from tests.faults.headless import BLOCK_S, HeadlessApp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from dictation_app.engine import Engine
    from dictation_app.values.speech import EngineConfig

TIMEOUT_S = 60.0
SIDE_BY_SIDE = 6
"""The processes mostly wait for the microphone."""
_write = os.write  # which the work may have replaced


def forked(work: Callable[[], object], *, timeout_s: float = TIMEOUT_S) -> Any:
    """What `work` returns, as JSON has it; raise where its process died or hung."""
    return _answer(*_begin(work), timeout_s)


def side_by_side(works: Iterable[Callable[[], object]], *, timeout_s: float = TIMEOUT_S) -> list[Any]:
    """`forked` for each, some at a time."""
    answers: list[Any] = []
    left = iter(works)
    # All by this thread: a Qt application that another test has made belongs to it, in the copies too.
    while begun := [_begin(work) for work in islice(left, SIDE_BY_SIDE)]:
        answers += [_answer(pid, read, timeout_s) for pid, read in begun]
    return answers


def _begin(work: Callable[[], object]) -> tuple[int, int]:
    """Its process, and where its answer is to be read."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            os.close(read)
            sound_calls.cache_clear()  # its thread stayed in the other process
            result = json.dumps(work()).encode()
            while result:
                result = result[_write(write, result) :]
            code = 0
        except BaseException:  # noqa: BLE001  # nothing of this process may go on after it
            sys.stderr.write(traceback.format_exc())
        finally:
            os._exit(code)
    os.close(write)
    return pid, read


def _answer(pid: int, read: int, timeout_s: float) -> Any:
    until_s = time.monotonic() + timeout_s
    answer = b""
    while select.select([read], [], [], max(0.0, until_s - time.monotonic()))[0] and (piece := os.read(read, 65536)):
        answer += piece
    os.close(read)
    # With the end of the pipe it has ended, or it hangs.
    is_over = time.monotonic() < until_s
    if not is_over:
        os.kill(pid, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert is_over, f"no end in {timeout_s:.0f} s"
    assert answer, f"the process ended with {code} and no answer"
    return json.loads(answer)


# --- what is mostly run -----------------------------------------------------------------------------------------------


@dataclass
class Plan:
    """Some dictations, one after the other."""

    folder: Path
    dictations: int = 1
    spoken_s: float = 0.5
    keep: str = "text"
    speed: float = 4.0
    create_engine: Callable[[str, EngineConfig], Engine] | None = None
    timeout_s: float = 30.0
    at_begin: Callable[[int], object] = field(default=lambda _number: None)
    """Called when the dictation of this number is being recorded."""
    at_speech_end: Callable[[int], object] = field(default=lambda _number: None)
    """Called when all of it has been said, before its end."""


def dictate(plan: Plan) -> dict[str, Any]:
    """Start the app, dictate as planned, quit it; what arrived and what was told."""
    qt = QCoreApplication.instance() or QCoreApplication([])
    sound = np.concatenate([quiet(0.1), tone(plan.spoken_s), quiet(60.0)])
    app = HeadlessApp(
        plan.folder, sound, keep=plan.keep, speed=plan.speed, tell=lambda: None, create_engine=plan.create_engine
    )
    told: list[str] = []
    app.controller.notice.connect(lambda _title, text, _warning: told.append(text))
    done = heard = 0
    is_stuck = False

    def next_one() -> None:
        nonlocal done, heard
        if app.controller.status.state in {AppState.LISTENING, AppState.TRANSCRIBING, AppState.LOADING}:
            QTimer.singleShot(10, next_one)
        elif done == plan.dictations:
            QTimer.singleShot(50, qt.quit)
        else:
            done, heard = done + 1, 0
            app.controller.commands.execute({"command": "start"})

    def on_heard(_dbfs: float) -> None:
        nonlocal heard
        heard += 1
        if heard == 1:
            plan.at_begin(done)
        elif heard == round((plan.spoken_s + 0.3) / BLOCK_S):
            plan.at_speech_end(done)
            app.controller.commands.execute({"command": "stop"})
            QTimer.singleShot(10, next_one)

    def give_up() -> None:
        nonlocal is_stuck
        is_stuck = True
        qt.quit()

    app.capture.prepared.connect(next_one)
    app.capture.level.connect(on_heard)
    QTimer.singleShot(round(plan.timeout_s * 1000), give_up)
    app.start()
    qt.exec()
    app.stop()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()
    return {"texts": app.texts, "told": told, "is_stuck": is_stuck, "state": app.controller.status.state.value}
