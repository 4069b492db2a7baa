"""`dictation transcribe` as a user has it: no desktop, no Qt, long files, broken files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import psutil
import pytest

from dictation_app.errors import ExitCode

from . import speech
from .sound import read_samples, write_wav

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .speech import Clip

pytestmark = [pytest.mark.timeout(900), pytest.mark.model]

PAUSE_S = 1.0
FIRST_TEXT_S = 2.0
MEMORY_GROWTH_MB = 120.0


@dataclass(frozen=True)
class Done:
    """A finished command."""

    code: int
    out: str
    err: str
    first_text_s: float
    """From the start of the command to its first text."""
    seconds: float
    early_mb: float
    """Memory when the first text came."""
    peak_mb: float


@pytest.fixture
def transcribe(model: Path, tmp_path: Path) -> Callable[..., Done]:
    def run(*arguments: object) -> Done:
        # Without a display, and with a Qt that cannot be imported.
        environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        # Nor with the settings and words of whoever tests.
        environment["XDG_CONFIG_HOME"] = str(tmp_path / "config")
        blocked = "import sys; sys.modules['PySide6'] = None; from dictation_app.__main__ import main; main()"
        began_s = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-c", blocked, "transcribe", *map(str, arguments)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        watched = psutil.Process(process.pid)
        os.set_blocking(process.stdout.fileno(), False)
        out, first_s, early_mb, peak_mb = b"", 0.0, 0.0, 0.0
        while process.poll() is None:
            try:
                peak_mb = max(peak_mb, watched.memory_info().rss / 1e6)
            except psutil.NoSuchProcess:
                break
            out += process.stdout.read() or b""
            if out.strip() and not first_s:
                first_s, early_mb = time.monotonic() - began_s, peak_mb
            time.sleep(0.02)
        out += process.stdout.read() or b""
        assert process.stderr is not None
        with process.stdout, process.stderr:
            err = process.stderr.read().decode()
        process.wait()
        return Done(process.returncode, out.decode(), err, first_s, time.monotonic() - began_s, early_mb, peak_mb)

    return run


@pytest.fixture(scope="module")
def english() -> list[Clip]:
    return [clip for use in ("dictation", "long") for clip in speech.clips(use) if clip.language == "en"]


@pytest.fixture(scope="module")
def talk(english: list[Clip], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All English clips after each other, a pause behind each."""
    path = tmp_path_factory.mktemp("talk") / "talk.wav"
    _write(path, [read_samples(clip.path) for clip in english])
    return path


def _write(path: Path, sounds: list[np.ndarray]) -> None:
    pause = np.zeros(round(PAUSE_S * 16000), sounds[0].dtype)
    write_wav(path, np.concatenate([part for sound in sounds for part in (sound, pause)]))


def _error_rate(english: list[Clip], heard: str, times: int = 1) -> float:
    reference = " ".join(clip.text for clip in english * times)
    whole = speech.Clip(english[0].path, 0, "en", reference)
    return speech.word_error_rate([(whole, heard)])


def test_text_is_right_and_the_first_of_it_comes_soon(
    transcribe: Callable[..., Done], talk: Path, english: list[Clip], record_property: Callable[[str, object], None]
) -> None:
    done = transcribe(talk)
    assert (done.code, done.err) == (ExitCode.OK, "")
    error_rate = _error_rate(english, done.out)
    record_property("first_text_s", done.first_text_s)
    record_property("word_error_rate", error_rate)
    assert error_rate <= 0.08
    assert done.first_text_s < FIRST_TEXT_S * (1 + os.getloadavg()[0] / 2)  # a busy machine is slower


@pytest.mark.long
def test_memory_does_not_grow_with_the_length(
    transcribe: Callable[..., Done], english: list[Clip], tmp_path: Path
) -> None:
    sounds = [read_samples(clip.path) for clip in english]
    once_s = sum(len(s) for s in sounds) / 16000 + PAUSE_S * len(sounds)
    times = round(20 * 60 / once_s) + 1
    _write(tmp_path / "long.wav", sounds * times)
    done = transcribe(tmp_path / "long.wav")
    assert done.code == ExitCode.OK
    assert _error_rate(english, done.out, times) <= 0.08
    assert done.peak_mb - done.early_mb < MEMORY_GROWTH_MB, done


@pytest.mark.parametrize("format_name", ["txt", "srt", "vtt", "json"])
def test_results_go_into_a_folder_and_never_over_a_file(
    transcribe: Callable[..., Done], english: list[Clip], tmp_path: Path, format_name: str
) -> None:
    clip = english[0].path
    (tmp_path / f"{clip.stem}.{format_name}").write_text("mine")
    done = transcribe(clip, "--format", format_name, "--output", tmp_path)
    assert done.code == ExitCode.OK, done
    assert (tmp_path / f"{clip.stem}.{format_name}").read_text() == "mine"
    result = (tmp_path / f"{clip.stem} (2).{format_name}").read_text()
    assert english[0].text.rstrip(".") in result
    if format_name == "json":
        assert json.loads(result)["language"] == "en"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        [f"{clip.stem}.{format_name}", f"{clip.stem} (2).{format_name}"]
    )


def test_broken_files_are_named_and_the_others_go_on(
    transcribe: Callable[..., Done], english: list[Clip], tmp_path: Path
) -> None:
    (tmp_path / "empty.mp3").touch()
    (tmp_path / "letter.txt").write_text("Dear all,\n" * 200)
    done = transcribe(tmp_path / "empty.mp3", tmp_path / "letter.txt", tmp_path / "gone.wav", english[0].path)
    assert done.code == ExitCode.FAILED
    assert "Traceback" not in done.err
    lines = done.err.splitlines()
    assert [name for line in lines for name in ("empty.mp3", "letter.txt", "gone.wav") if name in line] == [
        "empty.mp3",
        "letter.txt",
        "gone.wav",
    ]
    assert english[0].text.rstrip(".") in done.out


def test_one_broken_file_has_its_own_exit_code(transcribe: Callable[..., Done], tmp_path: Path) -> None:
    done = transcribe(tmp_path / "gone.wav")
    assert done.code == ExitCode.AUDIO_FILE
    assert done.err.startswith("dictation: ")
    assert done.err.count("\n") == 1


def test_model_that_is_not_there_is_said_with_the_next_step(
    transcribe: Callable[..., Done], english: list[Clip]
) -> None:
    done = transcribe(english[0].path, "--model", "large-v2")
    assert done.code == ExitCode.MODEL
    assert "dictation models fetch large-v2" in done.err
