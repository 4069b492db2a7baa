"""Pace: nobody waits long for an engine that hangs, and none that is slow is taken for one."""

from __future__ import annotations

import pytest

from dictation_app.engine.pace import Pace


def test_before_anything_was_decoded_the_time_it_took_to_load_is_what_is_known() -> None:
    pace = Pace()
    assert pace.limit_s(3.0) == 180.0
    pace.loaded(1.5)
    assert pace.limit_s(3.0) == 30.0
    pace.loaded(0.01)
    assert pace.limit_s(3.0) == 8.0


def test_a_quick_engine_is_soon_given_up() -> None:
    pace = Pace()
    for _ in range(5):
        pace.decoded(3.0, 0.3)
    assert 8.0 <= pace.limit_s(3.0) <= 15.0


def test_a_step_gets_less_time_than_the_whole() -> None:
    pace = Pace()
    pace.decoded(3.0, 0.3)
    assert 2.0 <= pace.step_limit_s(3.0) <= pace.limit_s(3.0) / 2


def test_a_slow_engine_gets_the_time_it_needs() -> None:
    """Of seven tries over the whole window, at the speed it has shown."""
    pace = Pace()
    pace.decoded(3.0, 4.0)
    assert pace.limit_s(3.0) > 7 * 4.0 / 8.0 * 30.0


def test_the_limit_grows_with_the_sound_and_ends_somewhere() -> None:
    pace = Pace()
    pace.decoded(3.0, 0.4)
    assert pace.limit_s(3.0) < pace.limit_s(28.0)
    pace.decoded(3.0, 60.0)
    pace.decoded(3.0, 60.0)
    assert pace.limit_s(28.0) == 180.0


def test_one_slow_moment_of_the_machine_changes_little() -> None:
    pace = Pace()
    for seconds in (0.3, 0.3, 20.0, 0.3, 0.3):
        pace.decoded(3.0, seconds)
    assert pace.limit_s(3.0) < 15.0


@pytest.mark.parametrize("ended", [False, True])
def test_what_ran_out_of_time_gets_more_until_it_ends(ended: bool) -> None:
    pace = Pace()
    pace.decoded(3.0, 0.3)
    usual_s = pace.limit_s(3.0)
    pace.ran_out()
    assert pace.limit_s(3.0) == pytest.approx(4 * usual_s)
    pace.ran_out()
    assert pace.limit_s(3.0) > 100.0
    if ended:
        pace.decoded(3.0, 0.3)
        assert pace.limit_s(3.0) == pytest.approx(usual_s)
