"""Sounds at the start and the end of listening."""

from __future__ import annotations

import sys
import wave
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.paths import resource
from dictation_app.ui import sounds
from dictation_app.ui.sounds import Sounds
from dictation_app.values import AppState

from .statuses import READY

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LISTENING = replace(READY, state=AppState.LISTENING)
TRANSCRIBING = replace(READY, state=AppState.TRANSCRIBING)


def test_there_is_one_at_the_start_and_one_at_the_end_and_none_in_between(qtbot: QtBot) -> None:
    played: list[str] = []
    heard = Sounds(play=lambda file: played.append(file.name))
    heard.set_enabled(True)
    for status in (READY, READY, LISTENING, replace(LISTENING, muted=True), TRANSCRIBING, READY):
        heard.show_status(status)
    assert played == ["start.wav", "stop.wav"]


def test_nothing_is_heard_unless_it_is_wanted_and_from_then_on_at_once(qtbot: QtBot) -> None:
    played: list[str] = []
    heard = Sounds(play=lambda file: played.append(file.name))
    heard.show_status(LISTENING)
    heard.set_enabled(True)
    heard.show_status(READY)
    assert played == ["stop.wav"]
    heard.set_enabled(False)
    heard.show_status(LISTENING)
    assert played == ["stop.wav"]


@pytest.mark.parametrize("name", ["start", "stop"])
def test_they_are_short_and_soft_and_end_without_a_click(name: str) -> None:
    with wave.open(str(resource(f"sounds/{name}.wav"))) as file:
        rate, frames = file.getframerate(), file.readframes(file.getnframes())
    samples = np.frombuffer(frames, "<i2") / 32768
    assert len(samples) / rate < 0.3
    assert 0.05 < np.abs(samples).max() < 0.4
    assert max(np.abs(samples[0]), np.abs(samples[-20:]).max()) < 0.01


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays it itself")
def test_the_first_program_that_there_is_plays_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note"
    player = tmp_path / "paplay"
    player.write_text(f'#!/bin/sh\necho "$@" > {note}\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr(sounds, "_PLAYERS", (("no-such-player",), ("paplay",)))
    sounds.play_file(tmp_path / "start.wav")
    qtbot.waitUntil(note.exists)
    qtbot.waitUntil(lambda: note.read_text() == f"{tmp_path / 'start.wav'}\n")
    monkeypatch.setattr(sounds, "_PLAYERS", (("no-such-player",),))
    sounds.play_file(tmp_path / "start.wav")
