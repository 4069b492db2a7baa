"""One dictation after the other: nothing is lost, and nothing grows."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GROWTH = 1.05


def soak(dictations: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.soak", "--dictations", str(dictations)],
        capture_output=True,
        timeout=1500,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def judge(found: dict[str, Any], measured: Callable[[str], None]) -> None:
    settled, end = found["settled"], found["end"]
    measured(
        f"{found['dictations']} dictations in a row: {found['texts']} texts, memory {settled['memory_mb']} to "
        f"{end['memory_mb']} MB, threads {settled['threads']} to {end['threads']}, "
        f"files {settled['files']} to {end['files']}"
    )
    assert found["texts"] == found["entries"] == found["dictations"]
    assert found["left_in_journal"] == 0
    assert end["memory_mb"] <= settled["memory_mb"] * GROWTH
    # What the dictation before used may still be closing.
    assert end["threads"] <= settled["threads"] + 1
    assert end["files"] <= settled["files"] + 2


def test_nothing_grows_with_the_dictations(measured: Callable[[str], None]) -> None:
    judge(soak(100), measured)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_nothing_grows_with_two_thousand_dictations(measured: Callable[[str], None]) -> None:
    judge(soak(2000), measured)
