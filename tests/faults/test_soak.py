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


def judge(found: dict[str, Any], survived: Callable[..., None]) -> None:
    settled, end = found["settled"], found["end"]
    survived(
        "dictations in a row",
        found["dictations"],
        found["dictations"] - found["entries"],
        f"memory {settled['memory_mb']} to {end['memory_mb']} MB, threads {settled['threads']} to {end['threads']}, "
        f"files {settled['files']} to {end['files']}, sockets {settled['sockets']} to {end['sockets']}",
    )
    assert found["texts"] == found["entries"] == found["dictations"]
    assert found["left_in_journal"] == 0
    assert end["memory_mb"] <= settled["memory_mb"] * GROWTH
    for what in ("threads", "files", "sockets"):
        assert end[what] == settled[what], what


def test_nothing_grows_with_the_dictations(survived: Callable[..., None]) -> None:
    judge(soak(100), survived)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_nothing_grows_with_two_thousand_dictations(survived: Callable[..., None]) -> None:
    judge(soak(2000), survived)
