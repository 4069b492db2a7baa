"""`dictation transcribe --jobs`: several files at once, and nobody can tell from what is printed and written."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import time
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from dictation_app.cli import run
from dictation_app.cli.transcribe_engines import Engines
from dictation_app.cli.transcribe_outlet import Bars, Outlets
from dictation_app.cli.transcribe_stop import Stop
from dictation_app.engine.hosted import EngineLostError
from dictation_app.errors import EngineError, ExitCode
from dictation_app.values.speech import EngineConfig
from tests.transcribing import HearingEngine, contents, events, make_place, names, sound, transcribe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.values.speech import Decoded

FILES = 7


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_place(tmp_path, monkeypatch)


@pytest.fixture
def talks(place: Path) -> list[str]:
    """The first is the longest, so that the others are done before it."""
    return [sound(place / f"{number}.wav", 120 if number == 0 else 9, seed=number).name for number in range(FILES)]


def slow(seconds: float = 0.02) -> HearingEngine:
    return HearingEngine(lambda _engine: time.sleep(seconds))


@pytest.mark.parametrize("options", [(), ("--json",), ("--output", "out"), ("--output", "out", "--json")])
@pytest.mark.parametrize("jobs", [2, 5])
def test_all_is_printed_as_if_one_came_after_the_other(
    talks: list[str],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    jobs: int,
) -> None:
    arguments = (*talks, "gone.wav", *options, "--overwrite")
    assert transcribe(monkeypatch, *arguments, make=slow)[0] == ExitCode.FAILED
    alone = capsys.readouterr()
    files = contents(place)
    code, engines = transcribe(monkeypatch, *arguments, "--jobs", jobs, make=slow)
    assert code == ExitCode.FAILED
    at_once = capsys.readouterr()
    assert (at_once.out, at_once.err) == (alone.out, alone.err)
    assert contents(place) == files
    assert engines.shares == [jobs] * jobs


def test_they_are_transcribed_at_once(talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = threading.Barrier(2)
    # Whoever is alone waits in vain, and the test fails.
    meet = lambda engine: engine.heard or meeting.wait(30)  # noqa: E731
    code, engines = transcribe(
        monkeypatch, *talks[1:3], "--jobs", 2, "--output", "out", make=lambda: HearingEngine(meet)
    )
    assert code == ExitCode.OK
    assert [engine.heard > 0 for engine in engines.started] == [True, True]


def test_no_more_engines_are_started_than_there_are_files(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert transcribe(monkeypatch, *talks[1:3], "--jobs", 8, "--output", "out")[1].shares == [2, 2]
    assert transcribe(monkeypatch, talks[1], "--jobs", 8, "--output", "out")[1].shares == []


def test_which_of_two_results_gets_the_number_is_the_same_each_time(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound(place / "one" / "talk.wav", 120, seed=1)
    sound(place / "two" / "talk.wav", 9, seed=2)
    for jobs in (1, 2):
        arguments = ("one/talk.wav", "two/talk.wav", "--output", f"out{jobs}", "--jobs", jobs)
        assert transcribe(monkeypatch, *arguments, make=slow)[0] == ExitCode.OK
    assert names(place / "out1") == ["talk (2).txt", "talk.txt"]
    assert contents(place / "out1") == contents(place / "out2")


def failing(*after: int) -> Callable[[], HearingEngine]:
    """The engine number so many cannot be started."""
    started = 0

    def make() -> HearingEngine:
        nonlocal started
        started += 1
        if started in after:
            raise EngineError("Out of memory.", "Use a smaller model.")
        return slow()

    return make


def test_where_one_engine_cannot_be_started_the_others_do_its_work(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = transcribe(monkeypatch, *talks, "--jobs", 3, "--output", "out", make=failing(2))
    assert code == ExitCode.OK
    assert len(names(place / "out")) == FILES
    told = "dictation: 1 of 3 engines could not be started. Out of memory. Use a smaller model.\n"
    assert capsys.readouterr().err == told


def test_where_none_can_be_started_it_fails_as_alone(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = transcribe(monkeypatch, *talks, "--jobs", 2, "--json", make=failing(1, 2))
    assert code == ExitCode.ENGINE
    printed = capsys.readouterr()
    assert printed.err == "dictation: Out of memory. Use a smaller model.\n"
    assert [event["event"] for event in events(printed.out)] == ["failed", "ended"]


def interrupting(times: int) -> Callable[[], HearingEngine]:
    """Ctrl+C, so many times, as soon as both are at work."""
    at_work = threading.Barrier(2, action=lambda: [_interrupt() for _ in range(times)])

    def before(engine: HearingEngine) -> None:
        if not engine.heard:
            at_work.wait(30)
        time.sleep(0.05)

    return lambda: HearingEngine(before)


def _interrupt() -> None:
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    time.sleep(0.3)  # the main thread takes one at a time


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to a thread there")
def test_an_interrupt_stops_all_after_their_piece(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    sound(place / "1.wav", 120, seed=9)
    code, _ = transcribe(monkeypatch, *talks, "--jobs", 2, "--output", "out", make=interrupting(1))
    assert code == ExitCode.INTERRUPTED
    assert names(place / "out") == ["0.incomplete.txt", "1.incomplete.txt"]
    told = capfd.readouterr().err
    assert "Ctrl+C again ends at once." in told
    assert told.endswith("dictation: Interrupted.\n")
    code, _ = transcribe(monkeypatch, *talks, "--jobs", 2, "--output", "out", "--resume", make=slow)
    assert code == ExitCode.OK
    transcribe(monkeypatch, *talks, "--output", "whole")
    assert {n: (place / "out" / n).read_bytes() for n in names(place / "whole")} == contents(place / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to a thread there")
def test_a_second_interrupt_writes_nothing(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    sound(place / "1.wav", 120, seed=9)
    code, _ = transcribe(monkeypatch, *talks, "--jobs", 2, "--output", "out", make=interrupting(2))
    assert code == ExitCode.INTERRUPTED
    assert names(place / "out") == []


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to a thread there")
def test_of_an_engine_that_is_ended_for_a_second_interrupt_nothing_is_told(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before = interrupting(2)()._before

    def make() -> HearingEngine:
        def end(engine: HearingEngine) -> None:
            before(engine)
            raise EngineLostError("The speech engine was ended.")

        return HearingEngine(end)

    code, _ = transcribe(monkeypatch, *talks, "--jobs", 2, "--output", "out", make=make)
    assert code == ExitCode.INTERRUPTED
    assert [line for line in capfd.readouterr().err.splitlines() if line] == [
        "dictation: Stopping after this piece. Ctrl+C again ends at once.",
        "dictation: Interrupted.",
    ]


class DyingEngine(HearingEngine):
    """Its process ends with the first sound."""

    def transcribe(self, *_arguments: object) -> Decoded:
        raise EngineLostError("The speech engine ended while decoding.", "It is started again with the next dictation.")

    transcribe_batch = transcribe  # type: ignore[assignment]


def test_an_engine_that_dies_is_started_again_for_the_next_file(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[HearingEngine] = []

    def wait_for_the_third(_engine: HearingEngine) -> None:
        """Else the second one may have heard all that is left before the first has died."""
        until_s = time.monotonic() + 10
        while len(started) < 3 and time.monotonic() < until_s:
            time.sleep(0.01)

    def start(*_arguments: object, **_options: object) -> HearingEngine:
        started.append(HearingEngine(wait_for_the_third) if started else DyingEngine())
        return started[-1]

    config = EngineConfig(model="fake", model_path=place)
    engines = Engines("fake", config)
    monkeypatch.setattr("dictation_app.cli.transcribe_engines.HostedEngine", start)
    monkeypatch.setattr(import_module("dictation_app.cli.transcribe"), "_engines", lambda _settings: engines)
    assert run(["transcribe", "1.wav", "2.wav", "3.wav", "--jobs", "2", "--output", "out"]) == ExitCode.FAILED
    assert len(names(place / "out")) == 2
    assert len(started) == 3
    told = "The speech engine ended while decoding. Fewer `--jobs` or a smaller model need less memory."
    assert capsys.readouterr().err == f"dictation: {told}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to a thread there")
def test_an_interrupt_that_nobody_can_be_told_of_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_file: int, _data: bytes) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(os, "write", broken)
    with Stop() as stop:
        signal.raise_signal(signal.SIGINT)
    assert stop.is_asked


def test_a_bug_in_one_ends_the_command_as_a_bug(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down(engine: HearingEngine) -> None:
        if engine.heard == 3:
            raise ZeroDivisionError

    code, _ = transcribe(monkeypatch, *talks, "--jobs", 2, "--output", "out", make=lambda: HearingEngine(break_down))
    assert code == ExitCode.FAILED
    assert "A bug ended this." in capsys.readouterr().err


def test_a_bug_stops_the_others_after_their_piece(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    is_broken = threading.Event()

    def break_down(engine: HearingEngine) -> None:
        if threading.current_thread().name.endswith("_0"):
            is_broken.set()
            raise ZeroDivisionError
        assert is_broken.wait(30)
        time.sleep(0.1)

    talks = [sound(place / f"{number}.wav", 600, seed=number).name for number in range(2)]
    code, engines = transcribe(monkeypatch, *talks, "--jobs", 2, "--json", make=lambda: HearingEngine(break_down))
    assert code == ExitCode.FAILED
    assert 0 < engines.heard < 30
    assert "A bug ended this." in capsys.readouterr().err


@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--json",), ("--output", "out")])
def test_a_full_disk_behind_the_standard_output_is_told_once(
    talks: list[str],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
) -> None:
    class Full(io.BytesIO):
        def write(self, _data: object) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Full(), write_through=True))
    code, engines = transcribe(monkeypatch, *talks[1:], *options)
    assert code == ExitCode.FAILED
    assert engines.heard <= 2
    told = "dictation: What is printed cannot be written: No space left on device. Make room there;"
    err = capsys.readouterr().err
    assert err.startswith(told)
    assert err.count("\n") == 1


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_stream_that_was_closed_before_the_start_costs_nothing_else(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, stream: str
) -> None:
    monkeypatch.setattr(sys, stream, None)
    assert transcribe(monkeypatch, *talks[1:3], "--output", "out")[0] == ExitCode.OK
    assert transcribe(monkeypatch, talks[1])[0] == ExitCode.OK
    assert names(place / "out") == ["1.txt", "2.txt"]


def test_a_terminal_sees_how_far_all_of_them_are(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert transcribe(monkeypatch, *talks, "--jobs", 2, "--output", "out", make=slow)[0] == ExitCode.OK
    told = capsys.readouterr().err
    assert "7 files" in told
    assert told.count("100%") == 1


def test_what_is_told_stands_on_a_line_of_its_own(
    talks: list[str], place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "0.wav").write_text("no sound")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    transcribe(monkeypatch, *talks, "gone.wav", "--jobs", 2, "--output", "out", make=slow)
    lines = capsys.readouterr().err.replace("\r", "\n").splitlines()
    assert sum(line.startswith("dictation: ") for line in lines) == 2


def test_what_is_said_of_a_file_waits_for_its_turn(capsys: pytest.CaptureFixture[str]) -> None:
    outlets = Outlets(Bars(on=False))
    first, second, third = (outlets.open(number) for number in (1, 2, 3))
    third.say("3")
    outlets.finish(3)
    second.say("2a")
    first.say("1a")
    outlets.common.say("common")
    first.say("1b")
    outlets.finish(1)
    second.say("2b")
    assert capsys.readouterr().out.split() == ["1a", "common", "1b", "2a", "2b"]
    outlets.finish(2)
    assert capsys.readouterr().out.split() == ["3"]
