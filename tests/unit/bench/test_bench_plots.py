"""Pictures of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.bench import machine, plots
from dictation_app.bench.latency import LatencyResult, Row
from dictation_app.bench.memory import Footprint, MemoryResult
from dictation_app.bench.replay import Dictated
from dictation_app.errors import UserError
from dictation_app.values.speech import EngineInfo
from dictation_app.values.status import EngineWork

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.bench.machine import Machine
    from dictation_app.bench.subject import Subject


@pytest.fixture
def measured_on(subject: Subject) -> Machine:
    return machine.describe(subject.config, EngineInfo(model="base", device="cpu", compute_type="int8"), 0.0)


def latency_result(measured_on: Machine, waits_ms: list[float | None]) -> LatencyResult:
    rows = tuple(
        Row(
            take=f"{number}",
            seconds=2.0,
            lag_ms=lag_ms,
            app=Dictated(
                text="x",
                stop_to_text_ms=wait_ms,
                was_ahead=False,
                first_text_ms=None,
                visible=0.0,
                utterances=1,
                withheld="",
            ),
            peer_ms=1000.0,
            peer_text="x",
        )
        for lag_ms in (0, 300)
        for number, wait_ms in enumerate(waits_ms)
    )
    return LatencyResult(
        kind="latency",
        machine=measured_on,
        conclusive=False,
        doubt="The machine was busy.",
        verdict="",
        lags=(),
        joined=(),
        long_to_short=None,
        work=EngineWork(),
        left_out=(),
        rows=rows,
        joined_rows=rows,
    )


@pytest.mark.parametrize(("suffix", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_picture_is_written(tmp_path: Path, measured_on: Machine, suffix: str, begins: bytes) -> None:
    file = tmp_path / f"latency.{suffix}"
    plots.check(file)
    plots.draw(latency_result(measured_on, [0.0, 12.0, None]), file)
    assert file.read_bytes().startswith(begins)


def test_a_picture_of_a_busy_machine_says_so(tmp_path: Path, measured_on: Machine) -> None:
    file = tmp_path / "latency.svg"
    plots.draw(latency_result(measured_on, [None]), file)
    assert "busy machine" in file.read_text(encoding="utf-8")


def test_memory_is_drawn(tmp_path: Path, measured_on: Machine) -> None:
    found = Footprint(pss_mb=100.0, rss_mb=120.0, processes=1)
    result = MemoryResult(
        kind="memory",
        machine=measured_on,
        conclusive=True,
        engine_loaded=found,
        engine_used=found,
        app=found,
        idle_percent=0.1,
        idle_seconds=20.0,
    )
    plots.draw(result, tmp_path / "memory.svg")
    assert "running app" in (tmp_path / "memory.svg").read_text(encoding="utf-8")


def test_no_picture_can_be_promised_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.png or \.svg"):
        plots.check(tmp_path / "latency.gif")
    with pytest.raises(UserError, match="no folder"):
        plots.check(tmp_path / "nowhere" / "latency.png")
