"""How one window is decoded, as plain numbers: how much context each try gets, how long it may write, how its
timestamps are read.

Whisper was trained on 30 s of context; CTranslate2 takes less, which is many times quicker, but with too little room
after the speech the model writes its sentence again and again. The margins below are where that stops being common;
`engine.guard` catches the rest and the next try gets more room.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

POSITIONS_PER_SECOND = 50
"""Encoder positions; each is two feature frames."""
FULL_CONTEXT = 1500
"""Positions of the 30 s Whisper was trained on."""
TIME_PER_TIMESTAMP_S = 0.02
TEMPERATURES = (0.4, 0.8)
"""Tried in turn where even the full window gives nothing to believe: half of Whisper's own ladder, since someone may
be waiting."""
CONTEXT_CHARACTERS = 200
"""Text before that goes along as prompt; more costs time and gains nothing."""
MODEL_TOKEN_LIMIT = 448
"""Prompt and text together."""

_DRAFT_MARGIN, _DRAFT_FLOOR = 64, 192
"""Loops are more common with so little room. The guard cuts them, and the next draft is not far."""
_ALIGNED_FLOOR = 384
_NEARLY_FULL = 1200
"""Above this a shorter context saves too little to be worth the risk."""
_TOKENS_PER_SECOND = 10.0
_TOKENS_AT_LEAST = 16
"""Fastest speech seen: 8.4 tokens a second (Danish), 10 where the model guesses letters (Bulgarian)."""
_USUAL_TOKENS_PER_SECOND, _USUAL_TOKENS_AT_LEAST = 6.0, 12
"""English has 3 to 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One attempt at a window."""

    context: int
    """Encoder positions."""
    beam: int
    temperature: float = 0.0
    keeps_prompt: bool = True
    """Whether the text before goes along; it is often what starts a loop."""
    sure_logprob: float = float("-inf")
    """A result that is less likely than this is not taken, if there is another try."""
    most_tokens: int = 0
    """It may write no more; 0: as many as the sound can hold (`token_limit`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """How several short windows of a file are decoded in one go."""

    beam: int
    """Of the second try; the first does without."""
    sure_logprob: float
    """What is less likely than this is tried again."""
    least_logprob: float
    """What is still less likely than this is decoded by itself, with all tries."""
    margin: int
    """Encoder positions of its own for each window, beyond its sound."""
    silence: int
    """Encoder positions of silence, worked out once, behind the longest of them; behind the others more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Context beyond the speech, in encoder positions, for the first tries."""

    steps: tuple[int, ...]
    floor: int
    """No context is shorter than this: very short sound needs relatively more room."""
    beam: int
    greedy_logprob: float | None = None
    """A first try without a beam is taken if it is at least so likely; None: there is no such try."""
    together: Together | None = None
    """None: each window by itself."""


# 126 windows of 24 minutes of English, base, wrong words: without a beam 5.20 %, with one of 5 for all of them 4.41 %
# and twice the time for writing; with one for the 10 that are less likely than -0.22, 4.64 %. That was with 96
# positions and without the guard. With it: 4.21 %, and with 128 positions 3.88 %.
_TOGETHER = Together(beam=5, sure_logprob=-0.22, least_logprob=-0.7, margin=128, silence=64)
_MARGINS = {
    384: Margins(steps=(128, 384), floor=384, beam=5, together=_TOGETHER),  # tiny
    # Greedy takes half the time of a beam of 5. Taken above -0.3 and done again below, 223 clips in 16 languages have
    # 21.7 % wrong words instead of 21.9 % with the beam alone, the English ones 4.4 % instead of 4.8 %.
    512: Margins(steps=(128, 384), floor=384, beam=5, greedy_logprob=-0.3, together=_TOGETHER),  # base
}
_UNMEASURED = Margins(steps=(384,), floor=750, beam=5)


def margins_for(width: int) -> Margins:
    """What was measured for models of this width (of their hidden state), or a cautious guess."""
    return _MARGINS.get(width, _UNMEASURED)


def context_for(seconds: float) -> int:
    """Encoder positions for sound whose text is known already."""
    return min(FULL_CONTEXT, max(_ALIGNED_FLOOR, ceil(seconds * POSITIONS_PER_SECOND) + _DRAFT_MARGIN))


def draft_try(seconds: float) -> Try:
    """The one attempt at text that is shown for a moment."""
    context = ceil(seconds * POSITIONS_PER_SECOND) + _DRAFT_MARGIN
    return Try(context=min(FULL_CONTEXT, max(context, _DRAFT_FLOOR)), beam=1)


def tries(seconds: float, margins: Margins, *, greedy: bool, has_prompt: bool) -> tuple[Try, ...]:
    """The attempts for sound of this length, cheapest first; the guard decides how many are made.

    `greedy`: the first may do without a beam.
    """
    positions = ceil(seconds * POSITIONS_PER_SECOND)
    contexts = [max(positions + margin, margins.floor) for margin in margins.steps]
    short = [context for context in contexts if context <= _NEARLY_FULL]
    sure = margins.greedy_logprob if greedy else None
    return (
        *(
            Try(context=context, beam=1, sure_logprob=sure, most_tokens=usual_tokens(seconds))
            for context in short[:1]
            if sure is not None
        ),
        *(Try(context=context, beam=margins.beam) for context in short),
        Try(context=FULL_CONTEXT, beam=margins.beam),
        *((Try(context=FULL_CONTEXT, beam=margins.beam, keeps_prompt=False),) if has_prompt else ()),
        *(Try(context=FULL_CONTEXT, beam=1, temperature=t, keeps_prompt=False) for t in TEMPERATURES),
    )


_FREEDOM = (0.0, *TEMPERATURES)
"""Of each search for other readings: 0 = the hypotheses of a beam, else the temperature they are drawn at."""
SEARCHES = len(_FREEDOM)


def other_try(seconds: float, margins: Margins, search: int) -> Try:
    """How other readings are looked for, by the number of the search from 1 on."""
    context = max(ceil(seconds * POSITIONS_PER_SECOND) + margins.steps[-1], margins.floor)
    return Try(context=min(FULL_CONTEXT, context), beam=margins.beam, temperature=_FREEDOM[search - 1])


MOST_TOKENS = MODEL_TOKEN_LIMIT // 2
"""One decode writes no more."""


def token_limit(seconds: float) -> int:
    """Most tokens that sound of this length can hold; a loop is stopped there."""
    return min(MOST_TOKENS, int(seconds * _TOKENS_PER_SECOND) + _TOKENS_AT_LEAST)


def usual_tokens(seconds: float) -> int:
    """Tokens that nearly all speech of this length keeps below; what is written to here is a loop or very fast."""
    return min(MOST_TOKENS, int(seconds * _USUAL_TOKENS_PER_SECOND) + _USUAL_TOKENS_AT_LEAST)


def max_length(new_tokens: int, prompt_tokens: int) -> int:
    """What to ask CTranslate2 for to get at most `new_tokens`: it takes min(half of it, it less the prompt)."""
    return min(MODEL_TOKEN_LIMIT, max(2 * new_tokens, new_tokens + prompt_tokens))


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens of text between two timestamps."""

    start_s: float
    end_s: float
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timed:
    """A decode with timestamps, cut up."""

    pieces: tuple[Piece, ...]
    broke_off: Piece | None = None
    """Text that began and whose end was never written; empty where the model only named its start."""


def split_at_timestamps(tokens: Sequence[int], first_timestamp: int, seconds: float) -> Timed:
    """Cut `tokens` at the timestamps (ids from `first_timestamp` up) in sound of this length."""
    pieces: list[Piece] = []
    text: list[int] = []
    at_s, stamps_at_end = 0.0, 0
    for token in tokens:
        if token < first_timestamp:
            text.append(token)
            stamps_at_end = 0
            continue
        # Times that run backwards do happen.
        start_s, at_s = at_s, max(at_s, min((token - first_timestamp) * TIME_PER_TIMESTAMP_S, seconds))
        if text:
            pieces.append(Piece(start_s, at_s, tuple(text)))
            text = []
        stamps_at_end += 1
    last = Piece(at_s, seconds, tuple(text))
    if pieces and (text or stamps_at_end > 1):
        return Timed(tuple(pieces), last)
    return Timed((*pieces, last) if text else tuple(pieces))
