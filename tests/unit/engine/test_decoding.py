"""How much room and how many tokens a try gets, and what its timestamps mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictation_app.engine.decoding import (
    FULL_CONTEXT,
    MODEL_TOKEN_LIMIT,
    MOST_TOKENS,
    Margins,
    draft_try,
    margins_for,
    max_length,
    split_at_timestamps,
    token_limit,
    tries,
)

BASE_WIDTH = 512
STAMP = 50_000


def stamp(seconds: float) -> int:
    return STAMP + round(seconds / 0.02)


def test_a_short_sound_starts_far_below_the_full_context() -> None:
    contexts = [how.context for how in tries(3.0, margins_for(BASE_WIDTH), greedy=False, has_prompt=False)]
    assert contexts[0] == 384
    assert contexts[:3] == sorted(contexts[:3])
    assert set(contexts[2:]) == {FULL_CONTEXT}


def test_a_nearly_full_window_goes_straight_to_the_full_context() -> None:
    assert tries(28.0, margins_for(BASE_WIDTH), greedy=False, has_prompt=False)[0].context == FULL_CONTEXT


def test_a_model_never_measured_gets_more_room() -> None:
    unknown = tries(3.0, margins_for(1280), greedy=False, has_prompt=False)[0]
    assert unknown.context > tries(3.0, margins_for(BASE_WIDTH), greedy=False, has_prompt=False)[0].context


@given(st.floats(0.0, 30.0), st.booleans(), st.booleans())
def test_the_tries_end_with_the_full_context_and_without_the_prompt(
    seconds: float, greedy: bool, has_prompt: bool
) -> None:
    planned = tries(
        seconds, Margins(steps=(128, 384), floor=384, beam=5, greedy_logprob=-0.3), greedy=greedy, has_prompt=has_prompt
    )
    assert all(how.context >= seconds * 50 for how in planned)
    assert all(how.context <= FULL_CONTEXT for how in planned)
    last = planned[-1]
    assert (last.context, last.keeps_prompt) == (FULL_CONTEXT, False)
    assert last.temperature > 0
    assert any(how.context == FULL_CONTEXT and not how.temperature for how in planned)
    assert any(not how.keeps_prompt and not how.temperature for how in planned) == has_prompt


def test_a_greedy_try_comes_first_where_it_was_measured_and_is_allowed() -> None:
    first, second = tries(3.0, margins_for(BASE_WIDTH), greedy=True, has_prompt=False)[:2]
    assert (first.beam, first.context, second.beam) == (1, second.context, 5)
    assert first.sure_logprob > second.sure_logprob
    assert tries(3.0, margins_for(BASE_WIDTH), greedy=False, has_prompt=False)[0].beam == 5
    assert tries(3.0, margins_for(1280), greedy=True, has_prompt=False)[0].beam == 5


@pytest.mark.parametrize("seconds", [0.3, 3.0, 12.0, 29.9])
def test_a_draft_gets_less_room_than_any_other_try_but_all_of_the_sound(seconds: float) -> None:
    draft = draft_try(seconds)
    assert seconds * 50 <= draft.context <= FULL_CONTEXT
    assert draft.context <= tries(seconds, margins_for(BASE_WIDTH), greedy=True, has_prompt=False)[0].context


@given(st.integers(1, MOST_TOKENS), st.integers(1, 170))
def test_the_length_asked_for_gives_the_tokens_wanted(new_tokens: int, prompt_tokens: int) -> None:
    asked = max_length(new_tokens, prompt_tokens)
    assert asked <= MODEL_TOKEN_LIMIT
    # What CTranslate2 makes of it.
    assert min(asked // 2, asked - prompt_tokens) == new_tokens


def test_the_token_limit_grows_with_the_sound_up_to_the_models_own() -> None:
    assert token_limit(0.5) >= 16
    assert token_limit(2.0) < token_limit(5.0)
    assert token_limit(30.0) == MOST_TOKENS


@pytest.mark.parametrize(
    ("tokens", "pieces", "broke_off"),
    [
        ([stamp(0), 1, 2, stamp(2), stamp(2), 3, stamp(4)], [(0, 2, (1, 2)), (2, 4, (3,))], None),
        ([stamp(0), 1, stamp(2), stamp(2), 3, 4], [(0, 2, (1,))], (2, 10, (3, 4))),
        ([stamp(0), 1, stamp(2), stamp(3)], [(0, 2, (1,))], (3, 10, ())),
        ([stamp(1), 1, 2], [(1, 10, (1, 2))], None),
        ([1, 2], [(0, 10, (1, 2))], None),
        ([stamp(5), 1, stamp(3)], [(5, 5, (1,))], None),
        ([stamp(0), 1, stamp(29)], [(0, 10, (1,))], None),
        ([stamp(0)], [], None),
        ([], [], None),
    ],
)
def test_tokens_are_cut_at_their_times(
    tokens: list[int],
    pieces: list[tuple[float, float, tuple[int, ...]]],
    broke_off: tuple[float, float, tuple[int]] | None,
) -> None:
    timed = split_at_timestamps(tokens, STAMP, 10.0)
    assert [(p.start_s, p.end_s, p.tokens) for p in timed.pieces] == pieces
    last = timed.broke_off
    assert (None if last is None else (last.start_s, last.end_s, last.tokens)) == broke_off


@given(st.lists(st.one_of(st.integers(0, 99), st.integers(STAMP, STAMP + 1500)), max_size=60))
def test_no_token_of_text_is_lost_and_times_never_run_back(tokens: list[int]) -> None:
    timed = split_at_timestamps(tokens, STAMP, 20.0)
    everything = [*timed.pieces, *([timed.broke_off] if timed.broke_off else [])]
    assert [t for piece in everything for t in piece.tokens] == [t for t in tokens if t < STAMP]
    times = [t for piece in everything for t in (piece.start_s, piece.end_s)]
    assert times == sorted(times)
    assert all(0 <= t <= 20.0 for t in times)
