"""Crashes: real processes that crash, are killed or end in order, and what is found of them afterwards."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from dictation_app import __version__, crashes
from dictation_app.crashes import BugLog, Crash, Process, UncaughtLog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "my secret diary"
PROGRAM = """
import os, signal, sys
from pathlib import Path
from dictation_app.crashes import CrashFile, Process, new_file
folder = Path(sys.argv[1])
crash_file = CrashFile(new_file(folder, Process.APP), Process.APP)
def inner():
    {ending}
inner()
"""


def run(folder: Path, ending: str) -> subprocess.CompletedProcess[str]:
    """A process that ends this way."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(ending=ending), str(folder)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


needs_signals = pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals")


@needs_signals
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGABRT", "SIGFPE"])
def test_a_native_crash_leaves_the_stack_of_it(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "log"
    ended = run(folder, f"os.kill(os.getpid(), signal.{name})")
    assert ended.returncode == -signal.Signals[name]
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    (crash,) = crashes.collect_all(folder, None)
    assert (crash.process, crash.version) == (Process.APP, __version__)
    assert "Fatal Python error" in crash.stack
    assert "in inner" in crash.stack
    assert str(tmp_path) not in crash.stack


@needs_signals
def test_a_crash_is_found_once_and_stays_for_the_report(tmp_path: Path) -> None:
    run(tmp_path, "os.kill(os.getpid(), signal.SIGSEGV)")
    assert [crash.process for crash in crashes.recent(tmp_path, 2)] == [Process.APP]  # not collected yet
    assert len(crashes.collect_all(tmp_path, None)) == 1
    assert crashes.collect_all(tmp_path, None) == []
    before = crashes.recent(tmp_path, 2)
    assert "in inner" in before[0].stack
    assert len(before) == 1


@needs_signals
def test_who_was_killed_did_not_crash(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    run(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")
    (file,) = tmp_path.iterdir()
    assert file.name.startswith("running-app-")
    with caplog.at_level(logging.INFO):
        assert crashes.collect_all(tmp_path, None) == []
    assert "did not end in order" in caplog.text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["pass", "sys.exit(3)", "raise ValueError"])
def test_an_end_in_order_leaves_nothing(tmp_path: Path, ending: str) -> None:
    run(tmp_path, ending)
    assert list(tmp_path.iterdir()) == []


def test_what_ends_a_process_can_be_noted_without_its_words(tmp_path: Path) -> None:
    run(tmp_path, f"crash_file.note(ValueError('{WORDS}'))")
    (crash,) = crashes.collect_all(tmp_path, None)
    assert crash.stack.endswith("ValueError")
    assert WORDS not in crash.stack


@needs_signals
def test_without_a_folder_to_write_in_crashes_go_to_stderr_and_nothing_else_changes(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert run(tmp_path / "file" / "log", "print('works')").stdout == "works\n"
    ended = run(tmp_path / "file" / "log", "os.kill(os.getpid(), signal.SIGSEGV)")
    assert ended.returncode == -signal.SIGSEGV
    assert "Fatal Python error: Segmentation fault" in ended.stderr


def test_the_file_of_the_process_that_looks_is_left_alone(tmp_path: Path) -> None:
    own = crashes.new_file(tmp_path, Process.APP)
    own.write_bytes(b"Dictation 0.1.0 app\nsomething")
    assert crashes.collect_all(tmp_path, own) == []
    assert own.exists()


def test_only_the_last_records_are_kept_and_the_newest_is_told_first(tmp_path: Path) -> None:
    for n in range(crashes.KEPT + 3):
        kept = crashes.keep(tmp_path, Process.COMMAND, f"stack {n}")
        assert kept.file is not None
        os.utime(kept.file, ns=(n * 10**9, n * 10**9))
    found = crashes.recent(tmp_path, 99)
    assert [crash.stack for crash in found] == [f"stack {n}" for n in range(7, 2, -1)]
    assert len(list(tmp_path.iterdir())) == crashes.KEPT


def test_a_record_that_cannot_be_written_is_still_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = crashes.keep(tmp_path / "file" / "log", Process.APP, "stack")
    assert kept.stack == "stack"
    assert kept.file is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"Dictation", b"Dictation 0.1.0 app\n", b"no header\nbut text"])
def test_damaged_files_are_no_obstacle(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "running-app-1-1.txt").write_bytes(content)
    (tmp_path / "crash-1.txt").write_bytes(content)
    found = crashes.recent(tmp_path, 9) + crashes.collect_all(tmp_path, None)
    assert all(crash.version == "unknown" and crash.stack == "but text" for crash in found)


# --- bugs -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[list[Crash]]:
    """What a `BugLog` in the root logger tells."""
    told: list[Crash] = []
    log = BugLog(tmp_path, told.append)
    logging.getLogger().addHandler(log)
    yield told
    logging.getLogger().removeHandler(log)
    caplog.get_records("call").clear()


def fail(kind: type[Exception], logger: str = "dictation_app.workers", about: str = "The thread crashed") -> None:
    try:
        raise kind(WORDS)
    except kind:
        logging.getLogger(logger).exception(about)


def test_an_error_logged_with_its_exception_is_kept_and_told_once(told: list[Crash], tmp_path: Path) -> None:
    for _ in range(3):
        fail(ValueError)
    assert len(told) == 1
    assert told[0].stack.startswith("The thread crashed (thread MainThread)\nTraceback")
    assert told[0].stack.endswith("ValueError")
    assert [crash.stack for crash in crashes.recent(tmp_path, 9)] == [told[0].stack]
    assert WORDS not in told[0].stack


def test_the_record_of_a_library_is_not_told(told: list[Crash]) -> None:
    fail(ValueError, "some.library", f"About {WORDS}")
    assert "ValueError" in told[0].stack
    assert WORDS not in told[0].stack


def test_warnings_and_errors_without_an_exception_are_no_bugs(told: list[Crash]) -> None:
    logging.getLogger("dictation_app").error("No exception")
    logging.getLogger("dictation_app").warning("Not serious", exc_info=ValueError())
    assert told == []


def test_only_so_many_different_bugs_are_told(told: list[Crash]) -> None:
    for n in range(crashes.BUGS_PER_RUN + 3):
        fail(type(f"Bug{n}Error", (Exception,), {}))
    assert len(told) == crashes.BUGS_PER_RUN


@pytest.fixture
def uncaught() -> Iterator[None]:
    log = UncaughtLog()
    log.install()
    yield
    log.remove()


def test_exceptions_nobody_caught_are_logged_with_their_stack_and_without_words(
    uncaught: None, told: list[Crash], capsys: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(ValueError, ValueError(WORDS), None)
    thread = threading.Thread(target=lambda: {}[WORDS], name="worker")
    thread.start()
    thread.join()
    assert [crash.stack.splitlines()[-1] for crash in told] == ["ValueError", "KeyError"]
    assert "(thread worker)" in told[1].stack
    assert WORDS not in capsys.readouterr().err


def test_the_same_exception_over_and_over_does_not_fill_the_log(
    uncaught: None, told: list[Crash], caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(250):
        sys.excepthook(ValueError, ValueError(WORDS), None)
    assert [record.getMessage() for record in caplog.records] == [
        "An error came up",
        "An error came up 10 times",
        "An error came up 100 times",
    ]
    assert len(told) == 1


def test_what_python_passes_over_is_only_logged(
    uncaught: None, told: list[Crash], caplog: pytest.LogCaptureFixture
) -> None:
    class Odd:
        def __del__(self) -> None:
            raise ValueError(WORDS)

    Odd()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert told == []


def test_ctrl_c_is_no_bug(uncaught: None, told: list[Crash]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
