"""Whom the first run meets, and where it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.set_up import SetUp, Step

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def set_up(tmp_path: Path) -> SetUp:
    return SetUp(tmp_path / "state" / "set-up")


def test_who_is_new_begins_with_the_first_step(set_up: SetUp, tmp_path: Path) -> None:
    assert set_up.step is None
    set_up.begin_if_new(tmp_path / "settings.json", tmp_path / "history")
    assert set_up.step is Step.MICROPHONE


@pytest.mark.parametrize("trace", ["settings.json", "history"])
def test_who_used_the_app_before_is_not_led_through_it(set_up: SetUp, tmp_path: Path, trace: str) -> None:
    (tmp_path / trace).touch()
    set_up.begin_if_new(tmp_path / "settings.json", tmp_path / "history")
    assert set_up.step is None


def test_the_next_start_goes_on_where_the_last_one_ended_though_there_are_settings_now(
    set_up: SetUp, tmp_path: Path
) -> None:
    set_up.begin_if_new(tmp_path / "settings.json")
    set_up.reach(Step.MODEL)
    (tmp_path / "settings.json").touch()
    again = SetUp(tmp_path / "state" / "set-up")
    again.begin_if_new(tmp_path / "settings.json")
    assert again.step is Step.MODEL
    again.end()
    again.end()  # once more does no harm
    again.begin_if_new(tmp_path / "settings.json")
    assert SetUp(tmp_path / "state" / "set-up").step is None
    assert list((tmp_path / "state").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"flying", b"\xff\xfe"])
def test_a_file_that_is_not_understood_costs_no_more_than_the_steps_again(
    set_up: SetUp, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "set-up").write_bytes(content)
    assert set_up.step is Step.MICROPHONE


def test_where_nothing_can_be_kept_the_app_starts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    set_up = SetUp(tmp_path / "state" / "set-up")
    set_up.begin_if_new(tmp_path / "settings.json")
    assert set_up.step is None
