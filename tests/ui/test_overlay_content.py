"""What the overlay has to tell, without a window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app.ui.overlay_content import Content, Look, Narrator
from dictation_app.values.dictation import Hold
from dictation_app.values.status import AppState, LiveText
from tests.dictations import PARTLY_WITHHELD, WITHHELD

from .statuses import FEW_WORDS, live, status

if TYPE_CHECKING:
    from dictation_app.values.dictation import LastDictation


def after(*states: AppState, narrator: Narrator | None = None) -> Content:
    narrator = narrator or Narrator()
    for state in states:
        narrator.follow(status(state), 0.0)
    return narrator.content


@pytest.mark.parametrize(
    ("states", "look"),
    [
        ([AppState.LOADING, AppState.IDLE], Look.HIDDEN),
        ([AppState.LOADING], Look.HIDDEN),
        ([AppState.LISTENING], Look.LISTENING),
        ([AppState.LISTENING, AppState.LOADING, AppState.LOADING], Look.LOADING),
        ([AppState.LISTENING, AppState.LOADING, AppState.TRANSCRIBING], Look.TRANSCRIBING),
        ([AppState.LISTENING, AppState.TRANSCRIBING, AppState.IDLE, AppState.LOADING], Look.HIDDEN),
        ([AppState.LISTENING, AppState.ERROR], Look.HIDDEN),
    ],
)
def test_each_state_has_its_look_and_loading_only_while_words_are_to_come(states: list[AppState], look: Look) -> None:
    assert after(*states).look is look


def test_a_dictation_begins_once_and_its_time_runs_from_there() -> None:
    narrator = Narrator()
    begun = [
        narrator.follow(status(state), now_s)
        for now_s, state in enumerate((AppState.IDLE, AppState.LISTENING, AppState.LISTENING, AppState.TRANSCRIBING))
    ]
    assert begun == [False, True, False, False]
    assert narrator.content.listening_since_s == 1
    assert narrator.follow(status(AppState.LISTENING), 9.0)
    assert narrator.content.listening_since_s == 9


@pytest.mark.parametrize(("key", "hint"), [("Escape", "Esc cancels"), ("F12", "F12 cancels"), ("", "")])
def test_the_hint_names_the_key_that_cancels(key: str, hint: str) -> None:
    narrator = Narrator()
    narrator.follow(status(AppState.LISTENING, cancel_key=key), 0.0)
    assert narrator.content.hint == hint


def test_words_stay_until_they_are_out_of_the_picture_or_another_dictation_begins() -> None:
    narrator = Narrator()
    narrator.follow(status(AppState.LISTENING, live=FEW_WORDS), 0.0)
    narrator.follow(status(AppState.TRANSCRIBING), 1.0)
    assert narrator.content.live == FEW_WORDS
    narrator.follow(status(AppState.LISTENING), 2.0)
    assert narrator.content.live == LiveText()
    narrator.follow(status(AppState.LISTENING, live=FEW_WORDS), 3.0)
    narrator.follow(status(AppState.TRANSCRIBING), 4.0)
    narrator.forget_words()
    assert narrator.content.live == LiveText()


def test_words_that_are_switched_off_take_no_room() -> None:
    narrator = Narrator()
    narrator.follow(status(AppState.LISTENING, live=FEW_WORDS), 0.0)
    assert narrator.content.wide
    narrator.live_enabled = False
    assert (narrator.content.wide, narrator.content.live) == (False, LiveText())
    assert narrator.content.description == "Listening"
    narrator.live_enabled = True
    assert narrator.content.live == FEW_WORDS


def test_an_outcome_is_told_when_nobody_speaks_and_without_the_words() -> None:
    narrator = Narrator()
    narrator.follow(status(AppState.LISTENING, live=live("I came. I saw")), 0.0)
    narrator.tell("Copied. Press `Ctrl+V`.", warning=True)
    assert narrator.content.description == "Listening: I came."
    narrator.follow(status(AppState.TRANSCRIBING), 1.0)
    content = narrator.content
    assert (content.look, content.sentence, content.live) == (Look.OUTCOME, "Copied. Press “Ctrl+V”.", LiveText())
    narrator.forget_outcome()
    assert narrator.content.description == "Transcribing…"


def test_speaking_again_ends_an_outcome() -> None:
    narrator = Narrator()
    narrator.tell("Copied.", warning=False)
    assert after(AppState.LISTENING, AppState.TRANSCRIBING, narrator=narrator).look is Look.TRANSCRIBING


@pytest.mark.parametrize(("warning", "icon"), [(True, AppState.ERROR), (False, AppState.IDLE)])
def test_the_icon_of_an_outcome_says_whether_it_is_a_warning(warning: bool, icon: AppState) -> None:
    narrator = Narrator()
    narrator.tell("Told.", warning=warning)
    assert narrator.content.icon is icon
    assert after(AppState.LISTENING).icon is AppState.LISTENING


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (WITHHELD, "No speech was heard. Insert it from the tray."),
        (replace(WITHHELD, withheld="Nobody spoke."), "Nobody spoke. Insert it from the tray."),
        (PARTLY_WITHHELD, "Left out: No speech was heard. Insert it from the tray."),
        (
            replace(PARTLY_WITHHELD, detail=f"{PARTLY_WITHHELD.detail} A part of it is lost."),
            "Left out: No speech was heard. A part of it is lost. Insert it from the tray.",
        ),
        (
            replace(PARTLY_WITHHELD, detail=f"Press `Ctrl+V`. {PARTLY_WITHHELD.detail}"),
            f"Press “Ctrl+V”. {PARTLY_WITHHELD.detail}",
        ),
    ],
)
def test_what_was_held_back_is_told_with_the_way_to_get_it(last: LastDictation, told: str) -> None:
    narrator = Narrator()
    narrator.follow(status(AppState.IDLE, last=last), 0.0)
    narrator.tell(last.withheld or last.detail, warning=False)
    assert narrator.content.sentence == told
    narrator.tell("Dictation is still starting.", warning=True)
    assert narrator.content.sentence == "Dictation is still starting."


def test_what_was_discarded_is_told_with_the_way_to_get_it_back_as_long_as_that_can_be() -> None:
    narrator = Narrator()
    narrator.follow(status(AppState.LISTENING), 0.0)
    narrator.follow(status(AppState.IDLE, discarded=1), 1.0)
    content = narrator.content
    assert content.look is Look.OUTCOME
    assert content.sentence == "Discarded. Undo: tray menu, or “dictation undo”."
    assert not content.warning
    narrator.follow(status(AppState.TRANSCRIBING), 3.0)
    assert narrator.content.look is Look.TRANSCRIBING


def test_who_speaks_again_is_told_no_more_of_what_was_discarded_before_but_of_the_next() -> None:
    narrator = Narrator()
    for state in (AppState.LISTENING, AppState.IDLE, AppState.LISTENING, AppState.IDLE):
        narrator.follow(status(state, discarded=1), 0.0)
    assert narrator.content.look is Look.HIDDEN
    narrator.follow(status(AppState.LISTENING, discarded=1), 0.0)
    narrator.follow(status(AppState.IDLE, discarded=3), 0.0)
    assert narrator.content.look is Look.OUTCOME


def test_a_microphone_that_sends_only_silence_is_told_while_listening() -> None:
    narrator = Narrator()
    narrator.follow(status(AppState.LISTENING, muted=True), 0.0)
    content = narrator.content
    assert (content.sentence, content.warning) == ("No sound comes from the microphone. Is it muted?", True)
    assert content.icon is AppState.LISTENING
    narrator.follow(status(AppState.LISTENING), 1.0)
    assert (narrator.content.sentence, narrator.content.warning) == ("Listening", False)


def test_that_text_waits_is_told_no_longer_than_it_does() -> None:
    narrator = Narrator()
    waiting = status(AppState.IDLE, held=Hold.MOVED, held_text="The words.")
    narrator.follow(waiting, 0.0)
    narrator.tell("Text waits.", warning=True)
    narrator.follow(waiting, 1.0)
    assert narrator.content.sentence == "Text waits."
    narrator.follow(status(AppState.IDLE), 2.0)
    assert narrator.content.look is Look.HIDDEN
    narrator.tell("It is on the clipboard.", warning=True)
    narrator.follow(status(AppState.IDLE), 3.0)
    assert narrator.content.sentence == "It is on the clipboard.", "that is of something else"
