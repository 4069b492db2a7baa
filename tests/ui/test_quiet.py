"""QuietThread: it follows the status and the settings, and never holds the app up."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app.audio.mixers import Stream
from dictation_app.settings import AudioSettings, Settings
from dictation_app.values.status import AppState
from dictation_app.workers.quiet import QuietThread

from .statuses import READY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.audio.mixers import Mixer


class Radio:
    """One program that plays; a `Mixer` that may stand still."""

    def __init__(self) -> None:
        self.is_muted = False
        self.goes_on = threading.Event()
        self.goes_on.set()

    def open(self) -> Mixer:
        self.goes_on.wait(10)
        return self

    def streams(self) -> tuple[Stream, ...]:
        return (Stream(key="radio", is_muted=self.is_muted),)

    def mute(self, _streams: Sequence[Stream]) -> None:
        self.is_muted = True

    def unmute(self, _streams: Sequence[Stream], _but: Collection[str]) -> None:
        self.is_muted = False

    def close(self) -> None:
        pass


@pytest.fixture
def radio() -> Radio:
    return Radio()


@pytest.fixture
def quiet(qtbot: QtBot, radio: Radio, tmp_path: Path) -> Iterator[QuietThread]:
    thread = QuietThread(tmp_path / "muted.json", open_mixer=radio.open)
    thread.start()
    yield thread
    thread.shut_down()
    assert thread.wait(5000)
    radio.goes_on.set()


LISTENING = replace(READY, state=AppState.LISTENING)
WANTED = Settings(audio=AudioSettings(mute_others=True))


def test_it_is_silent_while_the_app_listens_once_that_is_wanted(qtbot: QtBot, radio: Radio, quiet: QuietThread) -> None:
    quiet.show_status(LISTENING)
    qtbot.wait(100)
    assert not radio.is_muted
    quiet.show_settings(WANTED)
    qtbot.waitUntil(lambda: radio.is_muted)
    quiet.show_status(replace(LISTENING, microphone="Another"))
    quiet.show_status(replace(READY, state=AppState.TRANSCRIBING))
    qtbot.waitUntil(lambda: not radio.is_muted)
    quiet.show_status(LISTENING)
    qtbot.waitUntil(lambda: radio.is_muted)
    quiet.show_settings(Settings())
    qtbot.waitUntil(lambda: not radio.is_muted)


def test_what_is_muted_is_heard_when_the_app_ends(qtbot: QtBot, radio: Radio, quiet: QuietThread) -> None:
    quiet.show_settings(WANTED)
    quiet.show_status(LISTENING)
    qtbot.waitUntil(lambda: radio.is_muted)
    quiet.shut_down()
    assert quiet.wait(5000)
    assert not radio.is_muted


def test_a_sound_system_that_stands_still_holds_up_neither_the_key_nor_the_end(
    radio: Radio, quiet: QuietThread
) -> None:
    radio.goes_on.clear()
    began_at_s = time.monotonic()
    quiet.show_settings(WANTED)
    quiet.show_status(LISTENING)
    assert time.monotonic() - began_at_s < 0.1
    quiet.shut_down()
    assert quiet.wait(5000)
    assert time.monotonic() - began_at_s < 3.0
