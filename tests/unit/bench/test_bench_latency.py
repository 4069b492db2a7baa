"""What is made of the times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from dictation_app.bench import latency, machine
from dictation_app.bench.replay import Dictated
from dictation_app.bench.tables import render
from dictation_app.values.speech import EngineInfo
from dictation_app.values.status import EngineWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.bench.replay import Replay
    from dictation_app.bench.subject import Subject
    from dictation_app.bench.takes import Take

INFO = EngineInfo(model="base", device="cpu", compute_type="int8")


class FakeReplay:
    """Answers after a time that was given for each lag."""

    def __init__(self, waits_ms: dict[float, float | None]) -> None:
        self.waits_ms = waits_ms
        self.dictated: list[tuple[str, float]] = []
        self.work = EngineWork()

    def dictate(self, take: Take, lag_s: float) -> Dictated:
        self.work = replace(self.work, utterances=self.work.utterances + 1, drafts=self.work.drafts + 3)
        self.dictated.append((take.name, lag_s))
        wait_ms = self.waits_ms[lag_s]
        return Dictated(
            text="" if wait_ms is None else "alpha",
            stop_to_text_ms=wait_ms,
            was_ahead=lag_s > 0.2,
            first_text_ms=None,
            visible=0.5,
            utterances=1,
            withheld="",
        )


@pytest.fixture
def measured(
    subject: Subject, parrot: type, spoken: Callable[[float], Take], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., latency.LatencyResult]:
    monkeypatch.setattr(latency, "_SETTLE_S", 0.0)

    def measure(replay: FakeReplay, **changes: Any) -> latency.LatencyResult:
        values: dict[str, Any] = {
            "takes": [spoken(1.0), spoken(2.0)],
            "lags_ms": (0, 300),
            "load_before": 0.0,
        }
        peer = parrot("alpha", takes_s=0.02)
        result = latency.measure(subject, cast("Replay", replay), peer, INFO, **(values | changes))
        # Warm-up with all of it, then what had been said at the release.
        assert peer.heard[1:3] == [round(16000 * 1.3), round(16000 * 1.6)]
        return result

    return measure


def test_each_lag_is_a_row_of_its_own(measured: Callable[..., latency.LatencyResult]) -> None:
    replay = FakeReplay({0.0: 10.0, 0.3: 1.0})
    result = measured(replay)
    assert replay.dictated[1:] == [
        ("tone of 1.0 s", 0.0),
        ("tone of 1.0 s", 0.3),
        ("tone of 2.0 s", 0.0),
        ("tone of 2.0 s", 0.3),
    ]
    first, second = result.lags
    assert (first.lag_ms, first.ahead, second.lag_ms, second.ahead) == (0, 0.0, 300, 1.0)
    assert first.app is not None
    assert first.app.p50_ms == 10.0
    assert first.times_faster_p50 == pytest.approx(first.peer.p50_ms / 10, abs=0.01)
    assert first.peer.p50_ms >= 20
    assert second.times_faster_p50 >= 20
    # Without the warm-up.
    assert (result.work.utterances, result.work.drafts) == (4, 12)
    assert result.conclusive
    assert "least at 0 ms" in result.verdict


def test_a_slower_app_is_told_as_such(measured: Callable[..., latency.LatencyResult]) -> None:
    assert "slower" in measured(FakeReplay({0.0: 5000.0, 0.3: 1.0})).verdict


def test_dictations_without_text_are_counted_and_in_no_time(measured: Callable[..., latency.LatencyResult]) -> None:
    result = measured(FakeReplay({0.0: None, 0.3: 1.0}))
    assert result.lags[0].app is None
    assert result.lags[0].without_text == 2
    assert "No text" in result.verdict
    assert "  -  " in render(result)


def test_a_busy_machine_gets_figures_and_no_verdict(measured: Callable[..., latency.LatencyResult]) -> None:
    load = 0.31 * machine.processors()
    result = measured(FakeReplay({0.0: 10.0, 0.3: 1.0}), load_before=load)
    assert not result.conclusive
    assert result.verdict == ""
    table = render(result)
    assert "no verdict" in table
    assert "300 ms" in table


def test_long_dictations_are_compared_with_short_ones(
    measured: Callable[..., latency.LatencyResult], spoken: Callable[[float], Take]
) -> None:
    result = measured(FakeReplay({0.0: 10.0, 0.3: 2.0}), joined=[spoken(3.0)])
    assert result.joined[0].peer.count == 1
    assert result.long_to_short == 1.0
    assert "Long dictations" in render(result)
