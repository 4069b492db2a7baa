"""`dictation transcribe` as a user has it: no desktop, no Qt, long files, broken files."""

from __future__ import annotations

import json
import os
import signal
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
    from collections.abc import Callable, Iterator
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
def start(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Begin the command, as a user without anything but the models."""
    begun: list[subprocess.Popen[bytes]] = []
    home = tmp_path_factory.mktemp("home")

    def start(*arguments: object) -> subprocess.Popen[bytes]:
        # Without a display, and with a Qt that cannot be imported.
        environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        # Nor with the settings and words of whoever tests.
        environment |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_STATE_HOME": str(home / "state")}
        blocked = "import sys; sys.modules['PySide6'] = None; from dictation_app.__main__ import main; main()"
        begun.append(
            subprocess.Popen(
                [sys.executable, "-c", blocked, "transcribe", *map(str, arguments)],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        )
        return begun[-1]

    yield start
    for process in begun:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture
def transcribe(start: Callable[..., subprocess.Popen[bytes]]) -> Callable[..., Done]:
    def run(*arguments: object) -> Done:
        began_s = time.monotonic()
        process = start(*arguments)
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


# --- a run that is cut off --------------------------------------------------------------------------------------------


def _read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _first(process: subprocess.Popen[bytes], kind: str, *, after_s: float) -> dict:
    """The first event of this kind that is so far into the file."""
    assert process.stdout is not None
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == kind and event["done_s"] >= after_s:
            return event
    raise AssertionError(process.communicate())


@pytest.mark.parametrize("options", [(), ("--words", "--language", "en")])
def test_a_run_that_was_killed_goes_on_and_nobody_can_tell(
    start: Callable[..., subprocess.Popen[bytes]],
    transcribe: Callable[..., Done],
    english: list[Clip],
    tmp_path: Path,
    options: tuple[str, ...],
) -> None:
    talk = tmp_path / "talk.wav"
    _write(talk, [read_samples(clip.path) for clip in english] * 2)
    command = (talk, "--json", "--format", "json,srt,txt", *options)
    assert transcribe(*command, "--output", tmp_path / "whole").code == ExitCode.OK
    out = tmp_path / "out"
    process = start(*command, "--output", out)
    _first(process, "progress", after_s=30)
    process.kill()
    process.wait()
    assert list(out.iterdir()) == []
    done = transcribe(*command, "--output", out, "--resume")
    assert (done.code, done.err) == (ExitCode.OK, "")
    told = [json.loads(line) for line in done.out.splitlines()]
    (resumed,) = (event for event in told if event["event"] == "resumed")
    assert resumed["done_s"] >= 30
    assert next(event["done_s"] for event in told if event["event"] == "progress") > resumed["done_s"]
    assert _read(out) == _read(tmp_path / "whole")


def test_what_is_copied_slowly_into_a_watched_folder_is_transcribed_once_as_a_whole(
    start: Callable[..., subprocess.Popen[bytes]], transcribe: Callable[..., Done], english: list[Clip], tmp_path: Path
) -> None:
    clip = english[0]
    inbox, out = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    process = start(inbox, "--watch", "--settle", "1", "--output", out)
    data = clip.path.read_bytes()
    with (inbox / clip.path.name).open("wb", buffering=0) as copy:
        for at in range(0, len(data), len(data) // 8):
            copy.write(data[at : at + len(data) // 8])
            time.sleep(0.5)
    result = out / f"{clip.path.stem}.txt"
    deadline_s = time.monotonic() + 60
    while not result.exists():
        assert process.poll() is None
        assert time.monotonic() < deadline_s
        time.sleep(0.1)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, told.decode()) == (
        ExitCode.OK,
        f"dictation: Watching '{inbox}'. Ctrl+C ends it.\n",
    )
    assert transcribe(clip.path, "--output", tmp_path / "whole").code == ExitCode.OK
    assert _read(out) == _read(tmp_path / "whole")


def test_the_same_sound_is_the_same_result_also_with_several_at_once(
    transcribe: Callable[..., Done], english: list[Clip], tmp_path: Path
) -> None:
    clips = [clip.path for clip in english[:4]]
    for folder, jobs in (("one", 1), ("again", 1), ("two", 2)):
        done = transcribe(*clips, "--format", "json,srt", "--words", "--output", tmp_path / folder, "--jobs", jobs)
        assert (done.code, done.err) == (ExitCode.OK, "")
    assert _read(tmp_path / "one") == _read(tmp_path / "again") == _read(tmp_path / "two")
