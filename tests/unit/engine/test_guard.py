"""The rules that judge what a model wrote. The numbers in the tables were measured with Whisper base."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dictation_app.engine.guard import (
    Attempt,
    Flaw,
    best_of,
    echoes,
    find_repetition,
    flaw,
    said_before,
    withheld_reason,
    without_loops,
)
from dictation_app.values.speech import Decoded, Segment


def attempt(text: str, *, avg_logprob: float = -0.2, in_full_context: bool = False) -> Attempt:
    return Attempt(tokens=(), text=text, avg_logprob=avg_logprob, no_speech_prob=0.1, in_full_context=in_full_context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The child almost hurt the small dog.", None),
        ("No, no, no, I said no.", None),
        ("It is very, very important.", None),
        ("Wait, wait, wait a moment.", None),
        ("What your country can do for you, ask what you can do for your country.", None),
        ("and a half and a half and a half", Flaw.REPEATS),
        ("Thank you. Thank you. Thank you. Thank you.", Flaw.REPEATS),
        ("We go home now. We go home now.", Flaw.REPEATS),
        ("4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4x4", Flaw.REPEATS),
        ("", Flaw.NOTHING),
    ],
)
def test_loops_are_told_from_what_people_say_twice(text: str, expected: Flaw | None) -> None:
    assert flaw(attempt(text), seconds=4.0, speech_seconds=3.0) is expected


def test_more_text_than_can_be_said_is_not_believed() -> None:
    words = "Somebody reads the names of many different villages to us today"
    assert flaw(attempt(words), seconds=4.0, speech_seconds=3.5) is None
    assert flaw(attempt(words), seconds=1.0, speech_seconds=0.9) is Flaw.TOO_MUCH


def test_text_the_model_does_not_believe_is_not_believed() -> None:
    assert flaw(attempt("Grimmel", avg_logprob=-1.1), seconds=2.0, speech_seconds=1.0) is Flaw.UNLIKELY


def test_nothing_where_nobody_spoke_is_right() -> None:
    assert flaw(attempt(""), seconds=4.0, speech_seconds=0.1) is None


def test_the_likeliest_attempt_without_a_loop_is_the_best() -> None:
    loop = attempt("again and again and again and again and", avg_logprob=-0.05)
    rejected = [
        (loop, Flaw.REPEATS),
        (attempt("first", avg_logprob=-1.5), Flaw.UNLIKELY),
        (attempt("second", avg_logprob=-1.2), Flaw.UNLIKELY),
    ]
    assert best_of(rejected)[1] == "second"
    assert best_of(rejected[:1])[1] == "again and"


def test_a_sentence_said_twice_is_believed_where_there_was_time_and_the_whole_context() -> None:
    twice = "We go home now. We go home now."
    assert flaw(attempt(twice, in_full_context=True), seconds=4.0, speech_seconds=3.0) is None
    assert flaw(attempt(twice, in_full_context=True), seconds=4.0, speech_seconds=0.8) is Flaw.REPEATS


def test_repetition_says_where_it_is() -> None:
    found = find_repetition("Well, one two. One two. One two.")
    assert found is not None
    assert (found.words, found.copies) == (2, 3)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Nothing is said twice here.", "Nothing is said twice here."),
        ("We go home. We go home. We go home. We go home.", "We go home"),
        ("Good. We go home. We go home. We go home. We go", "Good. We go home"),
    ],
)
def test_a_loop_is_cut_to_its_first_copy(text: str, cut: str) -> None:
    assert without_loops(text).rstrip(".") == cut.rstrip(".")


def test_words_decoded_again_are_recognised() -> None:
    assert said_before("and then we all go home.", "Go home")
    assert not said_before("and then we all go home.", "We stay")


@pytest.mark.parametrize(
    ("prompt", "text", "is_echo"),
    [
        ("Then we all go home.", "We all go home. Good night.", True),
        ("Then we all go home.", "all, go home", True),
        ("Yes.", "Yes.", True),
        ("Is it so? Yes, it is.", "It is.", True),
        ("Then we all go home.", "Go home to bed.", False),
        ("Then we all go home.", "Then we all sleep.", False),
        ("", "Yes.", False),
        ("Yes.", "", False),
        ("今日は良い天気です。", "良い天気です。明日も", True),
    ],
)
def test_the_end_of_the_prompt_is_recognised_at_the_beginning(prompt: str, text: str, is_echo: bool) -> None:
    assert echoes(prompt, text) is is_echo


def heard(text: str, *, speech: float, no_speech: float, logprob: float) -> Decoded:
    return Decoded(
        segments=(Segment(start_s=0, end_s=1, text=text, avg_logprob=logprob),) if text else (),
        language="en",
        language_probability=0.9,
        no_speech_prob=no_speech,
        speech_seconds=speech,
        passes=1,
    )


@pytest.mark.parametrize(
    ("what", "text", "seconds", "speech", "no_speech", "logprob"),
    [
        ("digital silence", "you", 6.0, 0.0, 0.91, -0.68),
        ("white noise", "2-3-4", 8.0, 0.0, 0.82, -0.15),
        ("running water", "This is the first time", 10.0, 0.0, 0.19, -1.55),
        ("hold music", "Thank you.", 25.0, 0.0, 0.14, -1.11),
        ("a cello", "Boom!", 2.0, 0.16, 0.63, -1.67),
        ("coughs", "Two! Two!", 5.0, 0.26, 0.25, -1.05),
        ("laughter", "hahahahahaha", 2.0, 0.61, 0.63, -1.2),
        ("much laughter", "Ha", 9.0, 2.37, 0.47, -0.08),
        ("a phrase out of noise", "Thank you.", 6.0, 0.4, 0.6, -0.3),
    ],
)
def test_what_nobody_said_is_withheld(
    what: str, text: str, seconds: float, speech: float, no_speech: float, logprob: float
) -> None:
    reason = withheld_reason(
        heard(text, speech=speech, no_speech=no_speech, logprob=logprob),
        audio_seconds=seconds,
        speech_ms=round(1000 * seconds),
    )
    assert reason.endswith("."), what


GUESS = {"speech": 0.48, "no_speech": 0.29, "logprob": -0.92}


@pytest.mark.parametrize(
    ("changes", "seconds", "language_probability", "is_withheld"),
    [
        ({}, 4.1, 0.59, True),
        ({}, 1.2, 0.59, False),  # a word and nothing else
        ({"speech": 0.75}, 6.0, 0.59, False),
        ({"no_speech": 0.2}, 4.1, 0.59, False),
        ({"logprob": -0.8}, 4.1, 0.59, False),
        ({}, 4.1, 0.8, False),
    ],
)
def test_a_word_lost_in_other_sound_is_withheld_only_where_everything_about_it_is_doubtful(
    changes: dict[str, float], seconds: float, language_probability: float, is_withheld: bool
) -> None:
    decoded = replace(heard("Nine!", **(GUESS | changes)), language_probability=language_probability)
    assert bool(withheld_reason(decoded, audio_seconds=seconds, speech_ms=900)) is is_withheld


@pytest.mark.parametrize(
    ("text", "changes", "language_probability", "is_withheld"),
    [
        ("Bye!", {}, 0.59, True),  # a cough
        ("Bye!", {"no_speech": 0.17, "logprob": -0.42}, 0.36, False),
        ("Bye!", {"logprob": -0.7}, 0.59, False),
        ("Bye!", {}, 0.95, False),
        ("Nine!", {}, 0.59, False),
        ("$.", {"no_speech": 0.4, "logprob": -0.94}, 0.42, False),
    ],
)
def test_a_phrase_models_invent_is_withheld_alone_too_where_everything_about_it_is_doubtful(
    text: str, changes: dict[str, float], language_probability: float, is_withheld: bool
) -> None:
    decoded = replace(heard(text, **(GUESS | changes)), language_probability=language_probability)
    assert bool(withheld_reason(decoded, audio_seconds=1.32, speech_ms=900)) is is_withheld


@pytest.mark.parametrize(
    ("text", "seconds", "speech", "no_speech", "logprob"),
    [
        ("Thank you.", 1.56, 0.67, 0.03, -0.14),
        ("Thank you.", 6.0, 0.67, 0.1, -0.14),  # with a long pause around it
        ("F.", 1.18, 0.32, 0.39, -0.35),
        ("m", 1.1, 0.51, 0.63, -0.38),
        ("SIP", 1.32, 0.22, 0.13, -0.36),
        ("Semi-Kolan.", 1.6, 0.9, 0.74, -0.71),
        ("De.", 1.1, 0.51, 0.64, -1.21),
        ("Hans Jakob Christoffel von Grimmelshausen", 3.4, 2.5, 0.77, -0.29),
        ("The child almost hurt the small dog.", 3.2, 2.2, 0.01, -0.1),
    ],
)
def test_short_and_soft_answers_come_through(
    text: str, seconds: float, speech: float, no_speech: float, logprob: float
) -> None:
    assert (
        withheld_reason(
            heard(text, speech=speech, no_speech=no_speech, logprob=logprob),
            audio_seconds=seconds,
            speech_ms=round(1000 * seconds),
        )
        == ""
    )
