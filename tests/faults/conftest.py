"""What tests of faults need: a folder in memory, and the model."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.system.conftest import model  # noqa: F401  # a fixture

if TYPE_CHECKING:
    from collections.abc import Iterator


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
