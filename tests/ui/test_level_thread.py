"""LevelThread: what the settings' window asks of the sound system holds nobody up."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from dictation_app.workers import level as level_module
from dictation_app.workers.level import LevelThread

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_a_sound_system_that_stands_still_does_not_hold_up_the_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_asked, goes_on = threading.Event(), threading.Event()

    def list_names(_anew: bool) -> tuple[str, ...]:
        is_asked.set()
        goes_on.wait(10)
        return ()

    left: list[bool] = []
    monkeypatch.setattr(level_module, "load_sound_library", lambda: None)
    monkeypatch.setattr(level_module, "leave_to_itself", lambda: left.append(True))
    thread = LevelThread(list_names=list_names)
    thread.start()
    thread.list_microphones(anew=False)
    assert is_asked.wait(5)
    began_at_s = time.monotonic()
    thread.shut_down()
    assert thread.wait(5000)
    assert time.monotonic() - began_at_s < 3.0
    assert left, "freeing PortAudio at the end of the process would wait for it, too"
    with qtbot.waitSignal(thread.listed):
        goes_on.set()
