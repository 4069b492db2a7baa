"""Sounds at the start and the end of listening."""

from __future__ import annotations

import sys
import wave
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.paths import resource
from dictation_app.ui import sounds
from dictation_app.ui.sounds import Sounds
from dictation_app.values.speech import EndReason, Utterance
from dictation_app.values.status import AppState

from .statuses import READY

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LISTENING = replace(READY, state=AppState.LISTENING)
TRANSCRIBING = replace(READY, state=AppState.TRANSCRIBING)


def last(ended_by: EndReason = EndReason.STOP) -> Utterance:
    return Utterance(session_id=1, seq=0, samples=np.zeros(160, np.float32), speech_ms=900, ended_by=ended_by)


@pytest.fixture
def played() -> list[str]:
    return []


@pytest.fixture
def heard(qtbot: QtBot, played: list[str]) -> Sounds:
    made = Sounds(play=lambda file: played.append(file.name))
    made.set_enabled(True)
    return made


def test_there_is_one_at_the_start_and_one_at_the_end_and_none_in_between(heard: Sounds, played: list[str]) -> None:
    for status in (READY, READY, LISTENING):
        heard.show_status(status)
    assert played == [], "the microphone is still being opened: what is said now is lost"
    for _ in range(3):
        heard.hear(-40.0)
        heard.show_status(replace(LISTENING, muted=True))
        heard.show_utterance(last(EndReason.PAUSE))
    assert played == ["start.wav"]
    heard.show_status(TRANSCRIBING)
    heard.hear(-40.0)
    assert played == ["start.wav"], "what was said last is still being recorded"
    heard.show_utterance(last())
    heard.show_status(READY)
    assert played == ["start.wav", "stop.wav"]


def test_a_recording_that_ends_by_itself_or_is_cancelled_has_its_end_too(heard: Sounds, played: list[str]) -> None:
    heard.show_status(LISTENING)
    heard.hear(-40.0)
    heard.show_utterance(last())  # it is as long as can be
    heard.show_status(TRANSCRIBING)
    assert played == ["start.wav", "stop.wav"]
    heard.show_status(LISTENING)
    heard.hear(-40.0)
    heard.show_status(READY)
    assert played == 2 * ["start.wav", "stop.wav"]


def test_where_the_microphone_never_sent_anything_there_is_none(heard: Sounds, played: list[str]) -> None:
    heard.show_status(LISTENING)
    heard.show_status(TRANSCRIBING)
    heard.show_utterance(last())
    heard.hear(-40.0)
    heard.show_status(READY)
    assert played == []


def test_who_speaks_on_at_once_hears_the_start_only(heard: Sounds, played: list[str]) -> None:
    heard.show_status(LISTENING)
    heard.hear(-40.0)
    heard.show_status(TRANSCRIBING)
    heard.show_status(LISTENING)  # the key is down again before the end was recorded
    heard.show_utterance(last())
    heard.hear(-40.0)
    assert played == ["start.wav", "start.wav"]


def test_nothing_is_heard_unless_it_is_wanted_and_from_then_on_at_once(heard: Sounds, played: list[str]) -> None:
    heard.set_enabled(False)
    heard.show_status(LISTENING)
    heard.hear(-40.0)
    heard.set_enabled(True)
    heard.show_status(READY)
    assert played == ["stop.wav"]
    heard.set_enabled(False)
    heard.show_status(LISTENING)
    heard.hear(-40.0)
    assert played == ["stop.wav"]


def test_windows_without_a_loudspeaker_is_silent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(_file: str, _flags: int) -> None:
        raise RuntimeError("Failed to play sound")  # as winsound does it

    names = ("SND_FILENAME", "SND_ASYNC", "SND_NODEFAULT")
    fake = SimpleNamespace(PlaySound=refuse, **dict.fromkeys(names, 0))
    monkeypatch.setitem(sys.modules, "winsound", fake)
    monkeypatch.setattr(sounds, "sys", SimpleNamespace(platform="win32"))
    sounds.play_file(tmp_path / "start.wav")


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
    player.write_text(f'#!/bin/sh\necho "$@ $PULSE_PROP" > {note}\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr(sounds, "_PLAYERS", (("no-such-player",), ("paplay",)))
    sounds.play_file(tmp_path / "start.wav")
    qtbot.waitUntil(note.exists)
    qtbot.waitUntil(lambda: note.read_text() == f"{tmp_path / 'start.wav'} dictation.own=yes\n")
    monkeypatch.setattr(sounds, "_PLAYERS", (("no-such-player",),))
    sounds.play_file(tmp_path / "start.wav")
