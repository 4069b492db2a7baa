"""Pace: how long a decode may take before its engine counts as hung, judged by those before it.

A guess that is too low costs a new start and never the text: the same work is then given more time.
"""

from __future__ import annotations

from collections import deque
from statistics import median

from dictation_app.values.speech import WINDOW_SECONDS

LONGEST_S = 180.0
"""Far above any decode of one window on a slow machine."""
SHORTEST_S = 8.0
"""Below it a machine that is busy with something else would look like one that hangs."""
_PER_LOAD = 20.0
"""The first decode may take so many times as long as loading the model did, a decode to warm up included."""
_MARGIN = 10.0
"""A decode that nothing is believed of is done up to seven times, most of them over a whole window."""
_LEAST_CONTEXT_S = 5.0
"""No sound is so short that less is decoded."""
_REMEMBERED = 16
_STEPS = 3.0
"""What is to be dropped ends after its step, which is at most one such part of a decode."""
_MORE_TIME = 4.0
"""What ran out of time gets so many times as much."""


class Pace:
    """Of one engine with one model; outlives the engine's process."""

    def __init__(self, *, shortest_s: float = SHORTEST_S, longest_s: float = LONGEST_S) -> None:
        self._shortest_s = shortest_s
        self._longest_s = longest_s
        self._first_s = longest_s
        self._per_second: deque[float] = deque(maxlen=_REMEMBERED)
        """Engine seconds for each second that was decoded."""
        self._patience = 1.0

    def limit_s(self, sound_s: float) -> float:
        """After so long a decode of so much sound hangs."""
        usual_s = self._first_s
        if self._per_second:
            usual_s = self._bounded(_MARGIN * median(self._per_second) * (WINDOW_SECONDS + sound_s))
        return self._bounded(self._patience * usual_s)

    def step_limit_s(self, sound_s: float) -> float:
        """After so long a decode that is not wanted any more, but not dropped either, hangs."""
        return self.limit_s(sound_s) / _STEPS

    def loaded(self, seconds: float) -> None:
        """Loading the model took so long."""
        self._first_s = self._bounded(_PER_LOAD * seconds)

    def decoded(self, sound_s: float, seconds: float) -> None:
        """A decode came to its end."""
        self._patience = 1.0
        self._per_second.append(seconds / (sound_s + _LEAST_CONTEXT_S))

    def ran_out(self) -> None:
        """A decode took longer than its limit: perhaps that was too low."""
        self._patience *= _MORE_TIME

    def _bounded(self, seconds: float) -> float:
        return min(self._longest_s, max(self._shortest_s, seconds))
