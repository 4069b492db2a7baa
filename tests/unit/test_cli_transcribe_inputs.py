"""What `dictation transcribe` is to read: patterns that lead in circles, folders without sound, no room for a pipe."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from dictation_app.cli.transcribe_inputs import find_sources
from dictation_app.errors import ExitCode
from tests.transcribing import make_place, names, sound, transcribe

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_place(tmp_path, monkeypatch)


def no_scratch() -> Path:
    raise AssertionError


def found(*arguments: str) -> list[str]:
    return [source.path.as_posix() for source in find_sources(arguments, no_scratch).files]


@pytest.mark.timeout(60)
@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_back_in_several_ways_come_to_an_end(place: Path) -> None:
    sound(place / "rec" / "deep" / "a.wav")
    for name in ("one", "two", "three"):
        (place / "rec" / name).symlink_to(place / "rec")
    assert found("rec/**/*.wav") == ["rec/deep/a.wav"]
    assert found("**/a.wav") == ["rec/deep/a.wav"]


def test_any_depth_is_that_of_the_shell(place: Path) -> None:
    for name in ("a.wav", "sub/b.wav", "sub/deep/c.wav", ".hidden/d.wav", "sub/.e.wav"):
        sound(place / "rec" / name)
    every = ["rec/a.wav", "rec/sub/b.wav", "rec/sub/deep/c.wav"]
    assert sorted(found("rec/**/*.wav")) == every
    assert sorted(found("rec/**")) == every
    assert sorted(found(f"{place}/rec/**/*.wav")) == [f"{place.as_posix()}/{name}" for name in every]
    assert found("rec/**/dee**/*.wav") == ["rec/sub/deep/c.wav"]
    assert found("rec/.hid*/**/*.wav") == ["rec/.hidden/d.wav"]
    assert found("../*/rec/**/b.wav") == ["../place/rec/sub/b.wav"]


def test_a_folder_without_sound_among_many_matches_costs_the_others_nothing(place: Path) -> None:
    (place / "empty").mkdir()
    sound(place / "a.wav")
    sound(place / "rec" / "b.wav")
    sources = find_sources(["*"], no_scratch)
    assert [source.name for source in sources.files] == ["a.wav", os.path.join("rec", "b.wav")]  # noqa: PTH118
    assert sources.failures == ()
    (failure,) = find_sources(["empt*"], no_scratch).failures
    assert failure.message == "No file fits 'empt*'."


def test_what_is_named_twice_fails_once(place: Path) -> None:
    assert len(find_sources(["*.mp3", "*.mp3"], no_scratch).failures) == 1


def test_without_room_for_temporary_files_only_a_pipe_cannot_be_read(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_arguments: object) -> str:
        raise OSError(28, "No space left on device")

    data = sound(place / "a.wav").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    monkeypatch.setattr(tempfile, "mkdtemp", full)
    assert transcribe(monkeypatch, "a.wav", "-", "--output", "out")[0] == ExitCode.FAILED
    assert names(place / "out") == ["a.txt"]
    told = "What comes from the standard input cannot be kept for the time being: No space left on device."
    assert told in capsys.readouterr().err
