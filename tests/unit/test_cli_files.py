"""``dictation files``, and files as the first words of the command line: handed to the app, or the app starts."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app import ipc
from dictation_app.cli import files as files_module
from dictation_app.cli import run
from dictation_app.errors import ExitCode, NotRunningError, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a b.mp3").write_bytes(b"x")
    (tmp_path / "status").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What a running app was asked."""
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(ipc, "request", lambda command, **given: asked.append({"command": command, **given}))
    return asked


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (["files"], []),
        (["files", "a b.mp3", "status"], ["a b.mp3", "status"]),
        (["a b.mp3"], ["a b.mp3"]),
        (["./status", "a b.mp3"], ["status", "a b.mp3"]),
    ],
)
def test_files_are_handed_to_the_running_app_by_their_whole_names(
    here: Path, requests: list[dict[str, Any]], line: list[str], names: list[str]
) -> None:
    assert run(line) == ExitCode.OK
    assert requests == [{"command": "files", "paths": [str(here / name) for name in names]}]


def test_a_command_goes_before_a_file_of_its_name(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(command: str, **_given: object) -> None:
        raise NotRunningError(f"no {command}", "")

    monkeypatch.setattr(ipc, "request", refuse)
    assert run(["status"]) == ExitCode.NOT_RUNNING


@pytest.mark.usefixtures("here")
def test_what_is_neither_a_command_nor_a_file_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["nonsense.mp3"]) == ExitCode.USAGE
    assert "No such command 'nonsense.mp3'" in capsys.readouterr().err


def test_a_word_too_long_for_a_name_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["a" * 300]) == ExitCode.USAGE
    assert "No such command" in capsys.readouterr().err


def test_it_says_what_was_added(here: Path, requests: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
    (here / "talks").mkdir()
    for line, told in (
        (["files", "a b.mp3"], "1 file added.\n"),
        (["files", "a b.mp3", "status", "talks"], "2 files and 1 folder added.\n"),
        (["a b.mp3"], "1 file added.\n"),
        (["files"], ""),
    ):
        assert run(line) == ExitCode.OK
        assert capsys.readouterr().out == told
    assert len(requests) == 4


@pytest.mark.parametrize("first", [["files"], []])
def test_what_cannot_be_a_recording_is_refused_and_the_others_are_added(
    here: Path, requests: list[dict[str, Any]], capsys: pytest.CaptureFixture[str], first: list[str]
) -> None:
    (here / "empty.wav").touch()
    (here / "notes.TXT").write_text("Milk.")
    (here / "link.m4a").symlink_to(here / "gone.m4a")
    assert run([*first, "a b.mp3", "gone.mp3", "empty.wav", "notes.TXT", "link.m4a"]) == ExitCode.AUDIO_FILE
    assert requests == [{"command": "files", "paths": [str(here / "a b.mp3")]}]
    told = capsys.readouterr()
    assert told.out == "1 file added.\n"
    assert told.err.splitlines() == [
        "dictation: There is no file 'gone.mp3'. Check the name and the folder.",
        "dictation: 'empty.wav' is empty. The recording or the copy of it failed; make it again.",
        "dictation: 'notes.TXT' is no sound or video file. Name a recording.",
        "dictation: There is no file 'link.m4a'. Check the name and the folder.",
    ]


@pytest.mark.usefixtures("here")
def test_where_nothing_is_left_the_app_is_not_asked(
    requests: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["files", "gone.mp3"]) == ExitCode.AUDIO_FILE
    assert requests == []
    assert capsys.readouterr().out == ""


def test_without_an_app_it_starts_with_them(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[bool, bool, Sequence[Path]]] = []

    def refuse(command: str, **_given: object) -> None:
        raise NotRunningError(f"no {command}", "")

    def start(*, background: bool, verbose: bool, files: Sequence[Path] = ()) -> int:
        started.append((background, verbose, files))
        return 0

    monkeypatch.setattr(ipc, "request", refuse)
    monkeypatch.setattr(files_module, "start_app", start)
    assert run(["--verbose", "files", "a b.mp3"]) == ExitCode.OK
    assert started == [(False, True, [here / "a b.mp3"])]


def test_an_app_that_refuses_is_not_started_twice(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_command: str, **_given: object) -> None:
        raise UserError("It does not answer.", "Quit it.")

    monkeypatch.setattr(ipc, "request", refuse)
    assert run(["files", "a b.mp3"]) == ExitCode.FAILED


def test_many_files_go_in_several_requests_none_too_long_and_in_order(requests: list[dict[str, Any]]) -> None:
    names = [f"/home/somebody/Aufnahmen/Größe {number:04}/{'x' * 100}.mp3" for number in range(1000)]
    ipc.hand_over(map(Path, names))
    assert len(requests) > 3
    assert [name for request in requests for name in request["paths"]] == names
    assert max(len(ipc._request_line("files", {"paths": request["paths"]})) for request in requests) < 64 * 1024


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX names")
def test_a_name_that_is_no_utf_8_comes_over_whole(requests: list[dict[str, Any]]) -> None:
    import json  # noqa: PLC0415

    name = os.fsdecode(b"/x/\xe4.mp3")
    ipc.hand_over([Path(name)])
    line = ipc._request_line("files", {"paths": requests[0]["paths"]})
    assert json.loads(line)["paths"] == [name]
