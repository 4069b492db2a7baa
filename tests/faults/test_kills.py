"""No dictation is lost by an app that dies, at whatever moment; and the count of those that are can be other than 0."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")

KILLS = 200
KILLS_LONG = 1000
SIDE_BY_SIDE = 8
"""The processes mostly wait for the microphone."""


def kill(kills: int, *, keep: str = "text", side_by_side: int = SIDE_BY_SIDE) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.faults.kills", "--json", "--keep", keep]
    running = [
        subprocess.Popen(
            [*command, "--kills", str(kills // side_by_side), "--seed", str(seed)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for seed in range(side_by_side)
    ]
    done: list[dict[str, Any]] = []
    for process in running:
        said, complaint = process.communicate(timeout=3000)
        assert process.returncode in (0, 1), complaint.decode()
        assert said, complaint.decode()
        done += json.loads(said)
    return done


def report(done: list[dict[str, Any]], survived: Callable[..., None]) -> None:
    lost = sum(each["is_lost"] for each in done)
    missing_s = max(each["missing_s"] for each in done)
    dictated_s = max(each["missing_s"] for each in done if each["entries"])
    worst = f"{dictated_s:.2f} s of sound missing; of accidental taps up to {missing_s:.2f} s"
    survived("app killed (kill -9) at a random moment of a dictation", len(done), lost, worst)


@pytest.mark.timeout(900)
def test_no_dictation_is_lost_by_a_kill(survived: Callable[..., None]) -> None:
    done = kill(KILLS)
    report(done, survived)
    assert len(done) == KILLS
    assert [each for each in done if each["is_lost"]] == []
    # At all kinds of moments.
    assert any(each["was_in_history"] for each in done)
    assert sum(not each["was_in_history"] and each["entries"] == 1 for each in done) > KILLS // 2


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_no_dictation_is_lost_by_a_thousand_kills(survived: Callable[..., None]) -> None:
    done = kill(KILLS_LONG)
    report(done, survived)
    assert [each for each in done if each["is_lost"]] == []


def test_what_is_not_kept_counts_as_lost() -> None:
    done = kill(4, keep="nothing", side_by_side=2)
    assert all(each["is_lost"] for each in done if each["recorded_s"] >= 0.4)
    assert any(each["is_lost"] for each in done)
