"""LoneModifiers: when a modifier key alone is one to dictate with, and when it is a part of something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictation_app.hotkey.lone import LoneModifiers
from dictation_app.values.dictation import HotkeyEvent

PRESSED, RELEASED, MISTAKEN = HotkeyEvent.PRESSED, HotkeyEvent.RELEASED, HotkeyEvent.MISTAKEN
LOST, OTHER_KEY = HotkeyEvent.LOST, HotkeyEvent.OTHER_KEY
RIGHT_CTRL, LEFT_ALT, LETTER_C = 105, 64, 54


class Stage:
    def __init__(self, wait_s: float = 0.04) -> None:
        self.events: list[tuple[HotkeyEvent, int]] = []
        self.lone = LoneModifiers(lambda event, number: self.events.append((event, number)), wait_s=wait_s)
        self.lone.watch({RIGHT_CTRL: 0, LEFT_ALT: 3})


def test_held_alone_it_is_pressed_after_a_moment_and_released() -> None:
    stage = Stage()
    stage.lone.press(RIGHT_CTRL, 1.0, is_alone=True)
    assert stage.events == []
    assert stage.lone.due_s == pytest.approx(1.04)
    stage.lone.tick(1.05)
    stage.lone.press(RIGHT_CTRL, 2.0, is_alone=True)  # it repeats itself
    stage.lone.release(RIGHT_CTRL, 3.0)
    assert stage.events == [(PRESSED, 0), (RELEASED, 0)]


def test_a_tap_shorter_than_the_moment_is_both() -> None:
    stage = Stage()
    stage.lone.press(LEFT_ALT, 1.0, is_alone=True)
    stage.lone.release(LEFT_ALT, 3.0)
    assert stage.events == [(PRESSED, 3), (RELEASED, 3)]


def test_another_key_within_the_moment_means_that_nothing_is_ever_told() -> None:
    stage = Stage()
    stage.lone.press(RIGHT_CTRL, 1.0, is_alone=True)
    stage.lone.press(LETTER_C, 1.01, is_alone=False)
    stage.lone.tick(2.0)
    stage.lone.release(LETTER_C, 3.0)
    stage.lone.release(RIGHT_CTRL, 3.0)
    assert stage.events == []


def test_another_key_later_takes_the_press_back() -> None:
    stage = Stage(wait_s=0.0)
    stage.lone.press(RIGHT_CTRL, 1.0, is_alone=True)
    stage.lone.press(LETTER_C, 1.5, is_alone=False)
    stage.lone.release(LETTER_C, 3.0)
    stage.lone.release(RIGHT_CTRL, 3.0)
    assert stage.events == [(PRESSED, 0), (MISTAKEN, 0)]


def test_two_of_them_together_are_neither() -> None:
    stage = Stage(wait_s=0.0)
    stage.lone.press(RIGHT_CTRL, 1.0, is_alone=True)
    stage.lone.press(LEFT_ALT, 1.1, is_alone=True)
    assert stage.events == [(PRESSED, 0), (MISTAKEN, 0)]
    assert stage.lone.code is None


def test_with_another_modifier_down_it_is_none() -> None:
    stage = Stage(wait_s=0.0)
    stage.lone.press(RIGHT_CTRL, 1.0, is_alone=False)
    stage.lone.release(RIGHT_CTRL, 3.0)
    assert stage.events == []


def test_another_key_after_it_parts_it_from_its_next_press() -> None:
    stage = Stage(wait_s=0.0)
    stage.lone.press(RIGHT_CTRL, 1.0, is_alone=True)
    stage.lone.release(RIGHT_CTRL, 1.1)
    stage.lone.press(LETTER_C, 1.2, is_alone=False)
    stage.lone.press(LETTER_C, 1.3, is_alone=False)
    stage.lone.press(RIGHT_CTRL, 1.4, is_alone=True)
    assert stage.events == [(PRESSED, 0), (RELEASED, 0), (OTHER_KEY, 0), (PRESSED, 0)]


def test_its_own_next_press_and_a_key_much_later_part_nothing() -> None:
    stage = Stage(wait_s=0.0)
    for now_s in (1.0, 1.2):
        stage.lone.press(RIGHT_CTRL, now_s, is_alone=True)
        stage.lone.release(RIGHT_CTRL, now_s + 0.1)
    stage.lone.press(LETTER_C, 9.0, is_alone=False)
    assert stage.events == [(PRESSED, 0), (RELEASED, 0)] * 2


def test_its_next_press_with_another_modifier_down_is_another_key() -> None:
    stage = Stage(wait_s=0.0)
    stage.lone.press(RIGHT_CTRL, 1.0, is_alone=True)
    stage.lone.release(RIGHT_CTRL, 1.1)
    stage.lone.press(RIGHT_CTRL, 1.2, is_alone=False)
    assert stage.events == [(PRESSED, 0), (RELEASED, 0), (OTHER_KEY, 0)]


def test_what_nobody_saw_end_is_lost() -> None:
    stage = Stage(wait_s=0.0)
    stage.lone.press(RIGHT_CTRL, 1.0, is_alone=True)
    stage.lone.lose()
    stage.lone.lose()
    assert stage.events == [(PRESSED, 0), (LOST, 0)]


_CODES = st.sampled_from([RIGHT_CTRL, LEFT_ALT, LETTER_C, 0])
_EVENTS = st.one_of(
    st.tuples(st.just("press"), _CODES, st.booleans()),
    st.tuples(st.just("release"), _CODES),
    st.tuples(st.just("wait"), st.sampled_from([0.0, 0.01, 0.05, 1.0])),
    st.tuples(st.sampled_from(["interrupt", "let go"])),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_EVENTS, max_size=60), st.sampled_from([0.0, 0.04]))
def test_whatever_is_pressed_presses_and_ends_alternate_and_nothing_stays_down(
    events: list[tuple[object, ...]], wait_s: float
) -> None:
    stage, now_s = Stage(wait_s), 0.0
    for event in events:
        match event:
            case ("press", int(code), bool(is_alone)):
                stage.lone.press(code, now_s, is_alone=is_alone)
            case ("release", int(code)):
                stage.lone.release(code, now_s)
            case ("wait", float(seconds)):
                now_s += seconds
                stage.lone.tick(now_s)
            case ("interrupt",):
                stage.lone.interrupt(now_s)
            case _:
                stage.lone.lose()
    stage.lone.lose()
    assert stage.lone.code is None
    assert stage.lone.due_s is None
    told = [event for event in stage.events if event[0] is not OTHER_KEY]
    kinds = [kind for kind, _ in told]
    assert kinds[::2] == [PRESSED] * (len(kinds) // 2)
    assert set(kinds[1::2]) <= {RELEASED, MISTAKEN, LOST}
    assert [number for _, number in told[::2]] == [number for _, number in told[1::2]]
