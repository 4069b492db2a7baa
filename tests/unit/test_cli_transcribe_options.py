"""`dictation transcribe`: what of a file is heard, and how: its tracks, its channels, in English."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.errors import ExitCode
from tests import media_files
from tests.media_files import Track
from tests.transcribing import contents, events, make_place, sound, transcribe

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_place(tmp_path, monkeypatch)


def test_english_is_written_whatever_is_spoken(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound(place / "talk.wav")
    code, engines = transcribe(monkeypatch, "talk.wav", "--translate", "--language", "de")
    assert code == ExitCode.OK
    assert [(asked.translate, asked.language) for asked in engines.started[0].asked] == [(True, "de")]
    code, engines = transcribe(monkeypatch, "talk.wav")
    assert [(asked.translate, asked.language) for asked in engines.started[0].asked] == [(False, None)]


@pytest.mark.parametrize(("option", "value"), [("--language", "klingon"), ("--device", "gpu")])
def test_an_option_that_is_not_possible_is_called_by_its_name(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    sound(place / "talk.wav")
    code, engines = transcribe(monkeypatch, "talk.wav", option, value)
    assert (code, engines.started) == (ExitCode.USAGE, [])
    said = capsys.readouterr().err
    assert f"Invalid value for '{option}': '{value}' is not possible. Write auto, " in said
    assert "engine." not in said


@pytest.fixture
def film(place: Path) -> Path:
    """The second track is twice as long as the first."""
    tracks = [Track(samples=media_files.words(count), codec="pcm_s16le") for count in (5, 10)]
    return media_files.write(place / "film.mkv", tracks, picture=True)


@pytest.mark.parametrize(("track", "seconds"), [(1, 5.0), (2, 10.0)])
def test_a_track_is_chosen_by_its_number(
    film: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], track: int, seconds: float
) -> None:
    assert transcribe(monkeypatch, film, "--track", track, "--json")[0] == ExitCode.OK
    (finished,) = (event for event in events(capsys.readouterr().out) if event["event"] == "finished")
    assert finished["duration_s"] == pytest.approx(seconds, abs=0.6)


def test_a_track_that_is_not_there_is_told(
    film: Path, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "talk.wav")
    assert transcribe(monkeypatch, film, "talk.wav", "--track", 2, "--output", "out")[0] == ExitCode.FAILED
    assert "talk.wav" in capsys.readouterr().err
    assert list(contents(place / "out")) == ["film.txt"]


def test_each_channel_is_a_speaker(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call = sound(place / "call.wav", 20, channels=2)
    assert transcribe(monkeypatch, call, "--channels", "each", "--json", "--words")[0] == ExitCode.OK
    segments = [event for event in events(capsys.readouterr().out) if event["event"] == "segment"]
    assert {segment["speaker"] for segment in segments} == {"Speaker 1", "Speaker 2"}
    assert [word["text"] for word in segments[0]["words"]] == segments[0]["text"].split()
    assert transcribe(monkeypatch, call, "--json")[0] == ExitCode.OK
    segments = [event for event in events(capsys.readouterr().out) if event["event"] == "segment"]
    assert not any("speaker" in segment or "words" in segment for segment in segments)


def test_what_is_printed_of_speakers_is_what_is_written(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call = sound(place / "call.wav", 100, channels=2)
    transcribe(monkeypatch, call, "--channels", "each")
    printed = capsys.readouterr().out
    transcribe(monkeypatch, call, "--channels", "each", "--format", "txt,json", "--output", "out")
    assert (place / "out" / "call.txt").read_text() == printed
    assert "Speaker 2: This is" in printed
    read = json.loads((place / "out" / "call.json").read_text())
    assert {segment["speaker"] for segment in read["segments"]} == {"Speaker 1", "Speaker 2"}
    assert read["settings"]["channels"] == "each"


def test_of_mono_there_is_no_speaker(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mono = sound(place / "mono.wav", 20)
    transcribe(monkeypatch, mono)
    alone = capsys.readouterr().out
    both = np.repeat(media_files.words(10)[None, :], 2, axis=0)
    media_files.wav(place / "both.wav", both)
    assert transcribe(monkeypatch, mono, "--channels", "each")[0] == ExitCode.OK
    assert capsys.readouterr().out == alone
    assert transcribe(monkeypatch, "both.wav", "--channels", "each")[0] == ExitCode.OK
    assert "Speaker" not in capsys.readouterr().out
