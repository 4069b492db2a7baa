"""An engine that dies or hangs at any moment costs some time and never what was said."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.engine.pace import Pace
from dictation_app.values.status import AppState
from tests.faults import toy_engine
from tests.faults.forked import Plan, dictate, side_by_side
from tests.system.running_app import HOTKEY, App
from tests.system.targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine.hosted import HostedEngine
    from tests.system.desktop import Desktop
    from tests.system.speech import Clip

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and stops processes")

PROCESSES = 3
DICTATIONS = {signal.SIGKILL: 8, signal.SIGSTOP: 4}
HANGS_AFTER_S = 0.5
"""Instead of 8 s: a toy is quick."""
GIVES_UP_S = 120.0


def dictate_with_faults(folder: Path, sent: signal.Signals, dictations: int, seed: int) -> dict[str, Any]:
    """In a process of its own: in each dictation the engine gets a signal at a random moment."""
    random_ = random.Random(seed)  # noqa: S311 - not for secrets
    pace = Pace(shortest_s=HANGS_AFTER_S)
    engines: list[HostedEngine] = []
    timers: list[threading.Timer] = []
    hit = 0

    def create(_name: str, _config: object) -> HostedEngine:
        engines.append(toy_engine.start(pace))
        return engines[-1]

    def hit_engine() -> None:
        nonlocal hit
        pid = engines[-1].pid
        assert pid is not None
        with contextlib.suppress(ProcessLookupError):  # a new one is being loaded
            os.kill(pid, sent)
            hit += 1

    def at_begin(_number: int) -> None:
        # One at a time: what took two engines with it waits for the next dictation, and after the last there is none.
        if timers and timers[-1].is_alive():
            return
        # From the first draft to a moment after the text.
        timers.append(threading.Timer(random_.uniform(0.1, 0.2 + 2 * toy_engine.DECODE_S), hit_engine))
        timers[-1].start()

    plan = Plan(
        folder,
        dictations,
        create_engine=create,  # type: ignore[arg-type]
        at_begin=at_begin,
        timeout_s=GIVES_UP_S / 2,
    )
    return dictate(plan) | {"hit": hit, "engines": len(engines)}


@pytest.mark.timeout(900)
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSTOP])
@pytest.mark.parametrize("times", [1, pytest.param(10, marks=pytest.mark.long)])
def test_every_text_arrives_although_the_engine_does_not_live(
    folder: Path, sent: signal.Signals, times: int, survived: Callable[..., None]
) -> None:
    jobs = [
        partial(dictate_with_faults, folder / str(seed), sent, DICTATIONS[sent], seed)
        for seed in range(PROCESSES * times)
    ]
    found = side_by_side(jobs, timeout_s=GIVES_UP_S)
    tries = sum(each["hit"] for each in found)
    delivered = sum(len(each["texts"]) for each in found)
    lost = PROCESSES * times * DICTATIONS[sent] - delivered
    started = sum(each["engines"] for each in found) - len(found)
    what = "killed" if sent is signal.SIGKILL else "stopped for ever"
    survived(f"engine {what} at a random moment of a dictation", tries, lost, f"started again {started} times")
    assert lost == 0, found
    assert started > tries // 3
    assert not any(each["is_stuck"] for each in found)


@pytest.mark.system
@pytest.mark.model
def test_the_real_engine_hangs_and_the_same_dictation_arrives(
    new_desktop: Callable[..., Desktop], sentence: Clip, survived: Callable[..., None]
) -> None:
    """That it comes back after its death is in ``tests/system``."""
    desktop = new_desktop()
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_ready()
    desktop.focus(terminal.window)
    assert "pencils" in app.dictate(sentence.path).text  # its usual speed is known now
    terminal.clear()
    (engine,) = app.engine()
    desktop.key_down(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    player = app.say_in_background(sentence.path)
    time.sleep(sentence.seconds * 0.7)  # drafts are decoded
    engine.suspend()
    assert player.wait(30) == 0
    time.sleep(0.2)
    desktop.key_up(HOTKEY)
    released_at_s = time.monotonic()
    terminal.wait_for_text("pencils", GIVES_UP_S)
    waited_s = time.monotonic() - released_at_s
    survived("real engine stopped for ever while somebody speaks", 1, 0, f"text {waited_s:.1f} s after the release")
    app.wait_idle()
    app.stop()
