"""Percentiles and the paired bootstrap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dictation_app.bench.figures import Errors, Spread, difference, percentile, ratio

times = st.lists(st.integers(0, 1000), min_size=1, max_size=40)


@given(times, st.sampled_from([0.01, 0.5, 0.95, 0.99, 1.0]))
def test_a_percentile_is_a_value_that_was_measured_and_enough_lie_below(values: list[int], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-6
    below = sorted(set(values))[: sorted(set(values)).index(found)]
    assert not below or sum(value <= below[-1] for value in values) < share * len(values) + 1e-6


def test_spread_of_a_hundred() -> None:
    spread = Spread.of([float(number) for number in range(100, 0, -1)])
    assert (spread.count, spread.p50_ms, spread.p95_ms, spread.p99_ms) == (100, 50, 95, 99)


def test_a_ratio_is_always_a_number() -> None:
    assert ratio(10, 4) == 2.5
    assert ratio(10, 0) == 10_000
    assert ratio(0, 10) == 0


def test_the_same_errors_on_both_sides_differ_by_nothing() -> None:
    found = difference([Errors(app=number % 3, peer=number % 3, units=10) for number in range(30)])
    assert (found.points, found.low, found.high) == (0, 0, 0)


def test_a_difference_in_one_clip_of_many_is_not_proven() -> None:
    clips = [Errors(app=1, peer=1, units=10)] * 29
    found = difference([*clips, Errors(app=4, peer=1, units=10)])
    assert found.points == 1.0
    assert found.low == 0.0
    assert found.high > 1.0


def test_a_difference_in_every_clip_is_proven_and_drawn_the_same_each_time() -> None:
    clips = [Errors(app=1, peer=2 + number % 2, units=10 + number) for number in range(40)]
    found = difference(clips)
    assert found.low <= found.points <= found.high < 0
    assert difference(clips) == found
