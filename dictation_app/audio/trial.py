"""What a few seconds of a microphone are worth: whether anything was heard, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from dictation_app.values.speech import Samples

TRIAL_S = 3.0
_STRETCH_MS = 300
"""A word or two: people do not speak all the time."""
_UNHEARD_DBFS = -58.0
"""A quiet room; nobody spoke into this microphone."""
_QUIET_DBFS = -40.0
"""Speech usually has -30 to -15."""
_FULL_SCALE = 0.999
_CLIPPED_SHARE = 0.002
"""In three seconds with one sentence in them; a single knock is shorter."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """On what was recorded."""

    sentence: str
    is_problem: bool
    is_heard: bool
    """Playing it is of use."""


def judge(samples: Samples, microphone: str) -> Verdict:
    """Judge what came from this microphone, as a dictation would have it."""
    peak = float(np.abs(samples).max(initial=0.0))
    loudest = loudest_dbfs(samples)
    name = microphone if microphone and microphone != "default" else say("the microphone")
    if peak == 0.0:
        sentence = say(
            "Nothing but silence came from {name}. It is muted: switch it on at the microphone itself and in the "
            "desktop's sound settings, or choose another one above.",
            name=name,
        )
        return Verdict(sentence, is_problem=True, is_heard=False)
    if loudest < _UNHEARD_DBFS:
        sentence = say(
            "Nobody was heard. Speak while it records; if you did, choose another microphone above, or turn {name} up "
            "in the desktop's sound settings.",
            name=name,
        )
        return Verdict(sentence, is_problem=True, is_heard=False)
    if float((np.abs(samples) >= _FULL_SCALE).mean()) > _CLIPPED_SHARE:
        sentence = say(
            "You are too loud, and it sounds distorted. Turn the microphone down in the desktop's sound settings, or "
            "lower “Make it louder by” below."
        )
        return Verdict(sentence, is_problem=True, is_heard=True)
    if loudest < _QUIET_DBFS:
        sentence = say(
            "You are very quiet. Come closer, turn the microphone up in the desktop's sound settings, or raise “Make "
            "it louder by” below."
        )
        return Verdict(sentence, is_problem=True, is_heard=True)
    return Verdict(say("This is how you sound to the app: loud enough, and not distorted."), False, True)


def loudest_dbfs(samples: Samples) -> float:
    """The level of the loudest third of a second."""
    stretch = SAMPLE_RATE_HZ * _STRETCH_MS // 1000
    if len(samples) < stretch:
        return -120.0
    whole = samples[: len(samples) // stretch * stretch].reshape(-1, stretch)
    loudest = float((whole.astype(np.float64) ** 2).mean(axis=1).max())
    return max(-120.0, 10 * float(np.log10(loudest))) if loudest > 0 else -120.0
