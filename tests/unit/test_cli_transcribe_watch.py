"""`dictation transcribe --watch`: what comes into folders, until Ctrl+C."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.cli import run
from dictation_app.errors import AudioFileError, EngineError, ExitCode
from tests.transcribing import HearingEngine, contents, events, make_place, names, sound, transcribe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signals to a thread there")

STILL = ("--settle", "0.5")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_place(tmp_path, monkeypatch)
    (folder / "in").mkdir()
    return folder


@pytest.fixture
def meanwhile() -> Iterator[Callable[..., None]]:
    """Carry out steps in another thread while the command watches, one after the other, and Ctrl+C at the end."""
    threads: list[threading.Thread] = []
    failures: list[BaseException] = []

    def begin(*steps: Callable[[], object]) -> None:
        def body() -> None:
            try:
                for step in steps:
                    step()
            except BaseException as exc:  # noqa: BLE001  # told below, in the test's own thread
                failures.append(exc)
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

        threads.append(threading.Thread(target=body))
        threads[-1].start()

    yield begin
    # Where the command has ended before, as it does in a test that fails, the signal is not to end all tests.
    interrupted = signal.signal(signal.SIGINT, lambda *_: None)
    for thread in threads:
        thread.join(30)
    signal.signal(signal.SIGINT, interrupted)
    assert failures == []


def until(holds: Callable[[], bool], seconds: float = 20.0) -> Callable[[], None]:
    def wait() -> None:
        deadline_s = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline_s
            time.sleep(0.05)

    return wait


def pause(seconds: float) -> Callable[[], None]:
    return lambda: time.sleep(seconds)


def test_what_is_there_and_what_comes_is_transcribed(
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    inbox, out = place / "in", place / "out"
    sound(inbox / "old.wav")
    meanwhile(
        until(lambda: names(out) == ["old.txt"]),
        lambda: sound(inbox / "deep" / "new.wav", seed=2),
        until(lambda: names(out) == ["deep/new.txt", "old.txt"]),
    )
    code, engines = transcribe(monkeypatch, "in", "./in", "--watch", *STILL, "--output", "out", "--json")
    assert code == ExitCode.OK
    assert engines.heard == 2
    told = events(capsys.readouterr().out)
    assert told[0] == {"event": "watching", "file": "in"}
    started = [(event["file"], event["number"], event["of"]) for event in told if event["event"] == "started"]
    assert started == [("in/old.wav", 1, None), ("in/deep/new.wav", 2, None)]
    assert told[-1] == {"event": "ended", "succeeded": 2, "failed": 0, "interrupted": False}
    assert names(place / ".." / "xdg_state_home" / "dictation-app" / "transcribing") == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_slow_copy_is_taken_when_it_is_whole(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None], jobs: int
) -> None:
    data = sound(place / "talk.wav", 20).read_bytes()
    copy = place / "in" / "talk.wav"

    def write_slowly() -> None:
        with copy.open("wb", buffering=0) as file:
            for at in range(0, len(data), len(data) // 10):
                file.write(data[at : at + len(data) // 10])
                time.sleep(0.2)

    meanwhile(write_slowly, until(lambda: names(place / "out") == ["talk.txt"]), pause(1))
    assert transcribe(monkeypatch, "in", "--watch", *STILL, "--output", "out", "--jobs", jobs)[0] == ExitCode.OK
    transcribe(monkeypatch, "talk.wav", "--output", "whole")
    assert contents(place / "out") == contents(place / "whole")


def test_nothing_is_transcribed_twice_over_all_runs(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None]
) -> None:
    sound(place / "in" / "a.wav")
    command = ("in", "--watch", *STILL, "--output", "out")
    meanwhile(until(lambda: names(place / "out") == ["a.txt"]), pause(0.3))
    assert transcribe(monkeypatch, *command)[1].heard == 1
    (place / "in" / "a.wav").rename(place / "in" / "b.wav")
    sound(place / "in" / "c.wav", seed=2)
    meanwhile(until(lambda: "c.txt" in names(place / "out")), pause(0.3))
    assert transcribe(monkeypatch, *command)[1].heard == 1
    assert names(place / "out") == ["a.txt", "c.txt"]
    meanwhile(until(lambda: "b.txt" in names(place / "out")), pause(0.8))
    assert transcribe(monkeypatch, *command, "--overwrite")[1].heard == 2


def test_what_is_there_can_be_left_out(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None]
) -> None:
    sound(place / "in" / "old.wav")
    meanwhile(
        pause(1.5),
        lambda: sound(place / "in" / "new.wav", seed=2),
        until(lambda: names(place / "out") == ["new.txt"]),
        pause(1),
    )
    code, engines = transcribe(monkeypatch, "in", "--watch", "--only-new", *STILL, "--output", "out")
    assert (code, engines.heard) == (ExitCode.OK, 1)


def test_a_folder_that_vanishes_is_told_and_watched_again(
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    meanwhile(
        pause(0.6),
        lambda: (place / "in").rename(place / "away"),
        pause(3),
        lambda: sound(place / "away" / "a.wav"),
        lambda: (place / "away").rename(place / "in"),
        until(lambda: names(place / "out") == ["a.txt"]),
    )
    code, _ = transcribe(monkeypatch, "in", "--watch", *STILL, "--output", "out", "--json")
    assert code == ExitCode.OK
    printed = capsys.readouterr()
    told = [event for event in events(printed.out) if event["event"] == "told"]
    assert [(event["file"], event["warning"]) for event in told] == [("in", True), ("in", False)]
    assert "cannot be read: No such file or directory." in told[0]["message"]
    assert printed.err.count("No such file or directory") == 1


def test_one_that_fails_costs_the_exit_code_and_is_not_tried_again(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "in" / "broken.wav").write_text("no sound")
    sound(place / "in" / "good.wav")
    meanwhile(until(lambda: names(place / "out") == ["good.txt"]), pause(2))
    code, _ = transcribe(monkeypatch, "in", "--watch", *STILL, "--output", "out")
    assert code == ExitCode.FAILED
    assert capsys.readouterr().err.count("broken.wav") == 1


def test_one_that_the_engine_failed_on_is_tried_in_the_next_run(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None]
) -> None:
    failed = threading.Event()

    def fail(_engine: HearingEngine) -> None:
        failed.set()
        raise EngineError("Out of memory.")

    sound(place / "in" / "a.wav")
    meanwhile(until(failed.is_set), pause(2))
    command = ("in", "--watch", *STILL, "--output", "out")
    assert transcribe(monkeypatch, *command, make=lambda: HearingEngine(fail))[0] == ExitCode.FAILED
    meanwhile(until(lambda: names(place / "out") == ["a.txt"]))
    assert transcribe(monkeypatch, *command)[0] == ExitCode.OK


def test_one_that_is_renamed_before_its_turn_is_transcribed_by_its_new_name(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None]
) -> None:
    is_renamed = threading.Event()

    def rename(_engine: HearingEngine) -> None:
        if not is_renamed.is_set():
            (place / "in" / "b.wav").rename(place / "in" / "c.wav")
            is_renamed.set()

    sound(place / "in" / "a.wav")
    sound(place / "in" / "b.wav", seed=2)
    meanwhile(until(lambda: names(place / "out") == ["a.txt", "c.txt"]))
    command = ("in", "--watch", *STILL, "--output", "out")
    assert transcribe(monkeypatch, *command, make=lambda: HearingEngine(rename))[0] == ExitCode.FAILED


def test_one_that_is_written_anew_while_it_is_transcribed_is_done_again_after_that(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None]
) -> None:
    is_written = threading.Event()
    under_way: list[int] = []

    def write(_engine: HearingEngine) -> None:
        under_way.append(1)
        assert len(under_way) == 1
        if not is_written.is_set():
            is_written.set()
            sound(place / "in" / "a.wav", 4.0, seed=2)
            time.sleep(2)
        under_way.pop()

    sound(place / "in" / "a.wav")
    meanwhile(until(lambda: names(place / "out") == ["a (2).txt", "a.txt"]), pause(1))
    command = ("in", "--watch", *STILL, "--output", "out", "--jobs", "2")
    code, engines = transcribe(monkeypatch, *command, make=lambda: HearingEngine(write))
    assert (code, engines.heard) == (ExitCode.OK, 2)


def test_a_folder_that_is_named_twice_is_watched_once(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None], capfd: pytest.CaptureFixture[str]
) -> None:
    (place / "link").symlink_to("in")
    sound(place / "in" / "a.wav")
    meanwhile(until(lambda: names(place / "out") == ["a.txt"]), pause(2))
    code, engines = transcribe(monkeypatch, "in", "link", "in/../in", "--watch", *STILL, "--output", "out")
    assert (code, engines.heard) == (ExitCode.OK, 1)
    assert capfd.readouterr().err.count("Watching") == 1


def test_a_network_that_goes_while_a_file_is_read_ends_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None]
) -> None:
    stat = os.stat
    is_gone = threading.Event()

    def stale(of: object, *arguments: object, **options: object) -> object:
        if is_gone.is_set() and os.fspath(of).endswith("a.wav"):  # type: ignore[call-overload]
            raise OSError(116, "Stale file handle", of)
        return stat(of, *arguments, **options)  # type: ignore[arg-type]

    was_gone: list[bool] = []

    def lose(_engine: HearingEngine) -> None:
        if not was_gone:
            was_gone.append(True)
            is_gone.set()
            raise AudioFileError("It cannot be read any more.")

    monkeypatch.setattr(os, "stat", stale)
    sound(place / "in" / "a.wav")
    meanwhile(until(is_gone.is_set), pause(1), is_gone.clear, until(lambda: names(place / "out") == ["a.txt"]))
    command = ("in", "--watch", *STILL, "--output", "out")
    assert transcribe(monkeypatch, *command, make=lambda: HearingEngine(lose))[0] == ExitCode.FAILED


def test_an_interrupt_in_the_middle_of_a_file_is_one(
    place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupt(engine: HearingEngine) -> None:
        if engine.heard == 1:
            signal.raise_signal(signal.SIGINT)

    sound(place / "in" / "a.wav", 150)
    command = ("in", "--watch", *STILL, "--output", "out")
    code, _ = transcribe(monkeypatch, *command, make=lambda: HearingEngine(interrupt))
    assert code == ExitCode.INTERRUPTED
    assert names(place / "out") == ["a.incomplete.txt"]
    assert "Stopping after this piece." in capfd.readouterr().err


def test_an_interrupt_while_nothing_is_to_be_done_is_the_usual_end(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None], capfd: pytest.CaptureFixture[str]
) -> None:
    meanwhile(pause(0.7))
    assert transcribe(monkeypatch, "in", "--watch", *STILL)[0] == ExitCode.OK
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "dictation: Watching 'in'. Ctrl+C ends it.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.wav", "--watch"], "--watch takes folders, and 'a.wav' is none."),
        (["-", "--watch"], "--watch takes folders, and '-' is none."),
        (["gone", "--watch"], "--watch takes folders, and 'gone' is none."),
        (["x" * 300, "--watch"], "--watch takes folders, and 'xxx"),
        (["in", "--only-new"], "--only-new belongs to --watch."),
        (["in", "--watch", "--format", "docx"], "docx is no text that can be printed here"),
        (["in", "--watch", "--settle", "0"], "--settle"),
        (["in", "--jobs", "0"], "--jobs"),
        (["in", "--track", "0"], "--track"),
        (["in", "--channels", "left"], "--channels"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    sound(place / "a.wav")
    assert run(["transcribe", *arguments]) == ExitCode.USAGE
    assert told in capsys.readouterr().err


def test_two_commands_do_not_watch_the_same_for_the_same_results(
    place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    command = ("transcribe", "in", "--watch", *STILL, "--output", "out")
    codes: list[int] = []

    def other() -> None:
        import subprocess  # noqa: PLC0415

        done = subprocess.run(
            [sys.executable, "-m", "dictation_app", *command],
            env=os.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        codes.append(done.returncode)
        assert "These folders are being watched in this way already." in done.stderr

    meanwhile(pause(0.5), other)
    assert transcribe(monkeypatch, *command[1:])[0] == ExitCode.OK
    assert codes == [ExitCode.FAILED]
