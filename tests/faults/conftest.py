"""Counts what was survived, and prints it as the table that stands in the README."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.system.conftest import model, new_desktop, sentence  # noqa: F401  # fixtures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Row:
    """What became of one kind of fault."""

    fault: str
    tries: int
    lost: int
    worst: str


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory where there is one: to wait for a disk thousands of times proves nothing here."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of its own in it
    folder = Path(tempfile.mkdtemp(prefix="faults-", dir=memory if os.access(memory, os.W_OK) else None))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def folder(quick: Path) -> Iterator[Path]:
    """Of one test, in memory."""
    made = Path(tempfile.mkdtemp(dir=quick))
    yield made
    shutil.rmtree(made, ignore_errors=True)


_ROWS: pytest.StashKey[list[Row]] = pytest.StashKey()


@pytest.fixture
def survived(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Tell ``(fault, tries, lost, worst)`` for the table; to be called before it is judged."""

    def tell(fault: str, tries: int, lost: int = 0, worst: str = "") -> None:
        request.config.stash.setdefault(_ROWS, []).append(Row(fault, tries, lost, worst))

    return tell


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows = config.stash.get(_ROWS, [])
    if not rows:
        return
    terminalreporter.section("faults", sep="-")
    terminalreporter.write_line("| fault | tries | survived | lost | worst |")
    terminalreporter.write_line("| --- | --- | --- | --- | --- |")
    for row in rows:
        terminalreporter.write_line(
            f"| {row.fault} | {row.tries} | {row.tries - row.lost} | {row.lost} | {row.worst} |"
        )
