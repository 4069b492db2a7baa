"""The sentences about a status."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dictation_app.ui import words
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, KeyMode, LastDictation
from dictation_app.values.status import AppState
from tests.dictations import COPIED, LAST, PARTLY_WITHHELD, WITHHELD

from .statuses import HOTKEY_TAKEN, MODEL_MISSING, READY, status


@pytest.mark.parametrize("state", AppState)
def test_every_state_has_a_title_and_something_to_do(state: AppState) -> None:
    shown = status(state)
    assert words.title(shown)
    assert words.what_to_do(shown).endswith(".")
    assert "{" not in words.what_to_do(shown) + words.menu_line(shown)


def test_every_title_is_another() -> None:
    titles = [words.title(status(state)) for state in AppState]
    titles += [words.title(MODEL_MISSING), words.title(replace(MODEL_MISSING, download=0.1))]
    assert len(set(titles)) == len(titles)


def test_the_first_line_of_the_menu_says_what_to_do() -> None:
    assert words.menu_line(READY) == "Ready — hold Ctrl+Alt+Space and speak"


def test_the_menu_names_the_problem() -> None:
    assert words.menu_line(HOTKEY_TAKEN) == HOTKEY_TAKEN.problem


def test_a_long_problem_is_shortened_in_the_menu() -> None:
    line = words.menu_line(replace(HOTKEY_TAKEN, problem="very " * 50))
    assert line.endswith("…")
    assert len(line) <= 60


def test_the_menu_counts_a_download() -> None:
    assert "42 %" in words.menu_line(replace(MODEL_MISSING, download=0.42))


@pytest.mark.parametrize(("share", "number"), [(0.0, 0), (0.999, 99), (1.0, 100), (1.2, 100), (-0.1, 0)])
def test_a_hundred_percent_is_only_said_of_all(share: float, number: int) -> None:
    assert words.percent(share) == number


def test_back_quotes_of_the_terminal_become_quotation_marks() -> None:
    assert words.plain("Run `dictation models fetch`.") == "Run “dictation models fetch”."


def test_delivered_text_is_said_to_have_arrived_with_the_waiting_time() -> None:
    assert words.delivery(LAST) == "Arrived in the window 0.4 s after release."
    assert words.arrived(LAST)


def test_typed_text_without_a_receipt_is_not_said_to_have_arrived() -> None:
    typed = replace(LAST, method=DeliveryMethod.TYPE, delivery=DeliveryState.PROBABLY)
    assert words.delivery(typed) == "Probably delivered: typed 0.4 s after release."
    pasted = replace(LAST, delivery=DeliveryState.PROBABLY)
    assert "no receipt" in words.delivery(pasted)


def test_what_was_not_delivered_says_where_it_is() -> None:
    assert words.delivery(COPIED) == COPIED.detail
    assert "clipboard" in words.delivery(replace(COPIED, detail=""))
    lost = replace(COPIED, method=DeliveryMethod.NONE, detail="")
    assert "copy it from here" in words.delivery(lost)
    assert not words.arrived(COPIED)


def test_withheld_text_says_why() -> None:
    assert words.delivery(WITHHELD) == "Not typed: No speech was heard, only noise."
    assert not words.arrived(WITHHELD)


def test_details_of_a_delivery_are_added() -> None:
    assert words.delivery(replace(LAST, detail="Left out: noise.")).endswith("after release. Left out: noise.")


def test_what_was_held_back_of_a_delivered_text_can_be_read() -> None:
    assert words.delivery(PARTLY_WITHHELD).endswith("only noise. Held back: “Thank you.”")
    assert words.delivery(replace(PARTLY_WITHHELD, withheld_text="very " * 100)).endswith("…”")
    assert "Held back" not in words.delivery(replace(WITHHELD, text=""))
    assert words.can_insert(PARTLY_WITHHELD)
    assert words.can_insert(WITHHELD)
    assert not words.can_insert(LAST)
    assert not words.can_insert(None)


def test_withheld_text_can_be_read_where_nothing_was_delivered() -> None:
    assert words.shown_text(replace(WITHHELD, text="")) == "Thank you."


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        ("", "base"),
        ("cpu", "base on CPU (int8)"),
        ("cuda:0", "base on NVIDIA GPU (int8)"),
        ("cuda:1", "base on NVIDIA GPU 2 (int8)"),
    ],
)
def test_model_and_device_in_words(device: str, expected: str) -> None:
    assert words.engine(replace(READY, device=device)) == expected


@pytest.mark.parametrize("device", ["", "cpu"])
def test_a_model_at_rest_is_no_problem(device: str) -> None:
    resting = replace(READY, device=device, model_resting=True)
    assert words.engine(resting) == "base, resting (loads while you speak)"
    assert words.title(resting) == "Ready"
    assert words.menu_line(resting) == words.menu_line(READY)
    assert words.can_toggle(resting)


@pytest.mark.parametrize(("elapsed_s", "shown"), [(0.0, "00:00"), (59.9, "00:59"), (61.0, "01:01"), (3725.0, "62:05")])
def test_the_clock_counts_minutes_and_seconds(elapsed_s: float, shown: str) -> None:
    assert words.clock(elapsed_s) == shown


def test_starting_makes_sense_with_a_model_only() -> None:
    assert words.can_toggle(READY)
    assert words.can_toggle(HOTKEY_TAKEN)
    assert not words.can_toggle(MODEL_MISSING)
    assert not words.can_toggle(replace(READY, ready=False, can_record=False))
    assert words.can_toggle(replace(READY, ready=False))  # no hotkey: the button is the way
    assert words.can_toggle(status(AppState.LISTENING, ready=False))


def test_text_put_in_at_a_click_speaks_of_no_release() -> None:
    for method in (DeliveryMethod.PASTE, DeliveryMethod.TYPE):
        for state in (DeliveryState.DELIVERED, DeliveryState.PROBABLY):
            last = LastDictation(text="Once more.", method=method, delivery=state, stop_to_text_ms=400)
            assert "the window you used before" in words.delivery(last)
            assert "release" not in words.delivery(last)


@pytest.mark.parametrize(
    ("mode", "ready", "listening", "menu"),
    [
        (KeyMode.AUTO, "Hold Right Ctrl and speak. ", "Release Right Ctrl to finish, or tap", "hold Right Ctrl"),
        (KeyMode.HOLD, "Hold Right Ctrl and speak. ", "Release Right Ctrl to finish.", "hold Right Ctrl"),
        (KeyMode.TAP, "Tap Right Ctrl, speak, ", "Tap Right Ctrl again to finish.", "tap Right Ctrl"),
        (KeyMode.DOUBLE_TAP, "Tap Right Ctrl twice, ", "Tap Right Ctrl again to finish.", "tap Right Ctrl"),
    ],
)
def test_what_to_do_is_told_as_the_key_does_it(mode: KeyMode, ready: str, listening: str, menu: str) -> None:
    idle = replace(READY, hotkey="RightCtrl", hotkey_mode=mode)
    assert words.what_to_do(idle).startswith(ready)
    assert menu in words.menu_line(idle)
    assert listening in words.what_to_do(replace(idle, state=AppState.LISTENING))


def test_keys_are_called_as_people_call_them() -> None:
    assert words.key_names("LeftAlt+Shift+Right") == "Left Alt+Shift+Right"
