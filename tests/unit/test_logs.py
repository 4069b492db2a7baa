"""Logs: where they go, and that no exception brings words into them."""

from __future__ import annotations

import errno
import io
import logging
import os
import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app import logs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "my secret diary"


@pytest.fixture
def root(caplog: pytest.LogCaptureFixture) -> Iterator[logging.Logger]:
    """The root logger, put back in order; what was logged on purpose is forgotten."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield root
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    caplog.get_records("call").clear()


def log_a_bug() -> None:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as exc:
            raise ValueError(WORDS) from exc
    except ValueError:
        logging.getLogger("dictation_app.test").exception("Something failed")


@pytest.mark.parametrize("verbose", [False, True])
def test_a_traceback_in_the_log_has_types_and_places_and_no_words(
    root: logging.Logger, tmp_path: Path, capsys: pytest.CaptureFixture[str], verbose: bool
) -> None:
    logs.set_up(tmp_path, verbose=verbose)
    log_a_bug()
    log = (tmp_path / "dictation.log").read_text()
    shown = capsys.readouterr().err
    assert "secret" not in log + shown
    assert "Something failed\nTraceback (innermost last):\n  test_logs.py:" in log
    assert log.index("KeyError") < log.index("ValueError")
    assert ("Traceback" in shown) is verbose
    assert "Something failed" in shown


def test_another_formatter_before_does_not_bring_the_words_in() -> None:
    try:
        raise ValueError(WORDS)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "Failed", None, sys.exc_info())
    usual = logging.Formatter()
    assert WORDS in usual.format(record)
    assert WORDS not in logs.WordlessFormatter("%(message)s").format(record)
    assert WORDS in usual.format(record)


def test_the_last_lines_go_back_into_the_file_before(tmp_path: Path) -> None:
    (tmp_path / "dictation.log.1").write_text("one\ntwo\nthree\n")
    (tmp_path / "dictation.log").write_text("four\n")
    assert logs.last_lines(tmp_path, 3) == ["two", "three", "four"]
    assert logs.last_lines(tmp_path, 9) == ["one", "two", "three", "four"]
    assert logs.last_lines(tmp_path / "nowhere", 3) == []


def test_of_a_long_log_only_whole_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "dictation.log").write_text("".join(f"line {n}\n" for n in range(20000)))
    lines = logs.last_lines(tmp_path, 100000)
    assert lines[-1] == "line 19999"
    assert 1000 < len(lines) < 20000
    assert all(line.startswith("line ") for line in lines)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX")
def test_the_log_is_for_its_owner_only_after_it_was_turned_over_too(root: logging.Logger, tmp_path: Path) -> None:
    (tmp_path / "dictation.log").write_text("")
    (tmp_path / "dictation.log").chmod(0o644)
    logs.set_up(tmp_path)
    logs.limit_size(600)
    for _ in range(10):
        logging.getLogger("dictation_app.test").info("A line that is long enough to fill it")
    files = sorted(tmp_path.glob("dictation.log*"))
    assert len(files) == 3
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def lines_on_disk(folder: Path) -> list[str]:
    files = [folder / f"dictation.log{end}" for end in (".2", ".1", "")]
    return [line for file in files if file.exists() for line in file.read_text().splitlines()]


def test_the_log_takes_no_more_than_it_may_and_loses_its_oldest_lines(root: logging.Logger, tmp_path: Path) -> None:
    logs.set_up(tmp_path)
    logs.limit_size(30_000)
    for number in range(1000):
        logging.getLogger("dictation_app.test").info("Line %d", number)
    lines = lines_on_disk(tmp_path)
    assert 20_000 < sum(file.stat().st_size for file in tmp_path.iterdir()) <= 30_000
    assert lines[-1].endswith("Line 999")
    assert not any(line.endswith("Line 0") for line in lines)


def test_a_lower_limit_holds_at_once_and_the_newest_lines_stay(root: logging.Logger, tmp_path: Path) -> None:
    logs.set_up(tmp_path)
    logs.limit_size(90_000)
    for number in range(2000):
        logging.getLogger("dictation_app.test").info("Line %d", number)
    before = sum(file.stat().st_size for file in tmp_path.iterdir())
    logs.limit_size(60_000)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 60_000 < before
    assert lines_on_disk(tmp_path)[-1].endswith("Line 1999")
    logging.getLogger("dictation_app.test").info("And on")
    assert lines_on_disk(tmp_path)[-1].endswith("And on")
    logs.limit_size(6_000)
    assert lines_on_disk(tmp_path)[-1].endswith("And on")
    assert 1_500 < sum(file.stat().st_size for file in tmp_path.iterdir()) <= 6_000
    for _ in range(100):
        logging.getLogger("dictation_app.test").info("On")
        assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 6_000
    logging.getLogger("dictation_app.test").info("Still")
    assert lines_on_disk(tmp_path)[-1].endswith("Still")


def test_a_start_deletes_nothing_before_the_limit_is_known(root: logging.Logger, tmp_path: Path) -> None:
    for end in ("", ".1", ".2"):
        (tmp_path / f"dictation.log{end}").write_bytes(b"An old line\n" * 500_000)
    logs.set_up(tmp_path)
    logging.getLogger("dictation_app.test").info("A new line")
    logs.limit_size(30_000_000)
    assert len(lines_on_disk(tmp_path)) == 1_500_001


def test_a_folder_that_cannot_be_used_is_told_and_done_without(
    root: logging.Logger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    logs.set_up(tmp_path / "file" / "log")
    logging.getLogger("dictation_app.test").info("Goes nowhere")
    assert capsys.readouterr().err.startswith("dictation: No log is written: ")


class FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_once_and_in_words(
    root: logging.Logger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(tmp_path)
    (handler,) = (each for each in root.handlers if isinstance(each, logs._LogFile))
    file, handler.stream = handler.stream, FullDisk()  # type: ignore[assignment]
    for number in range(3):
        logging.getLogger("dictation_app.test").info("Line %d", number)
    said = capsys.readouterr().err
    assert said == "dictation: The log cannot be written: No space left on device.\n"
    handler.stream = file
    logging.getLogger("dictation_app.test").info("There is room again")
    assert "There is room again" in (tmp_path / "dictation.log").read_text()
