"""Cuts sound of any length into windows an engine can take, in pauses, so that no word and few sentences are divided.

Pure: fed with samples, it holds at most one window and a second of look-ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from dictation_app.values.speech import Samples

    Rows: TypeAlias = npt.NDArray[np.float32]
    """Sound at `SAMPLE_RATE_HZ`, shape (rows, n): the mix, and after it each channel where they are wanted."""

_LOOK_AHEAD_SECONDS = 1.0
"""Sound known beyond a cut, so that no last window is a mere snippet."""

_STEP_SAMPLES = SAMPLE_RATE_HZ // 50
_PAUSE_STEPS = 12
"""Loudness is averaged over 0.24 s: shorter silences are inside words ("t", "k")."""
_SAME_LOUDNESS = 2.0
"""Up to this factor (3 dB) above the quietest place counts as just as quiet."""
_LOUD_QUANTILE = 0.9
_PAUSE_LOUDNESS = 0.01
"""A pause is 20 dB below the loud parts."""
_ABOUT_AS_LONG = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaWindow:
    """A piece of a file's sound."""

    start_s: float
    """On the file's own clock, as players show it."""
    samples: Samples
    """Read-only; empty only in a last window that just tells a `problem`."""
    is_last: bool
    channels: tuple[Samples, ...] = ()
    """Each channel by itself, as long as `samples`, their mix; read-only. Empty where nobody asked for them, where
    there is only one, and where all of them are the same to the last bit: then nobody can tell who speaks."""
    problem: str = ""
    """In the last window: what could not be read, as a sentence; empty = all was."""

    @property
    def end_s(self) -> float:
        """Where the next window begins, unless there is a hole between them."""
        return self.start_s + len(self.samples) / SAMPLE_RATE_HZ


class Windower:
    """Cuts a stream of samples into windows. Pure: holds at most one window and the look-ahead."""

    def __init__(
        self, *, max_seconds: float, min_seconds: float, first_max_seconds: float, first_min_seconds: float
    ) -> None:
        self._max = round(max_seconds * SAMPLE_RATE_HZ)
        self._min = round(min_seconds * SAMPLE_RATE_HZ)
        self._first_max = round(first_max_seconds * SAMPLE_RATE_HZ)
        self._first_min = round(first_min_seconds * SAMPLE_RATE_HZ)
        self._pending: list[Rows] = []
        self._pending_samples = 0
        self._rows = 1
        self._start_s = 0.0
        self._is_first = True

    def take(self, rows: Rows) -> Iterator[MediaWindow]:
        """Add sound, always of as many rows; yields the windows that are complete. They are cut by the first row."""
        self._pending.append(rows)
        self._rows = len(rows)
        self._pending_samples += rows.shape[1]
        while self._pending_samples >= self._limit() + round(_LOOK_AHEAD_SECONDS * SAMPLE_RATE_HZ):
            yield self._cut_off()

    def skip(self, hole_s: float) -> Iterator[MediaWindow]:
        """Note that nothing was recorded for `hole_s`; yields what came before."""
        while self._pending_samples > self._limit():
            yield self._cut_off()
        if self._pending_samples:
            yield self._window(self._joined(), is_last=False)
        self._start_s += hole_s

    def finish(self, problem: str) -> MediaWindow:
        """The last window. Call it once, after all sound."""
        # At most the limit and the look-ahead are pending; only a caller with a long `take` could leave more.
        return self._window(self._joined(), is_last=True, problem=problem)

    def _limit(self) -> int:
        return self._first_max if self._is_first else self._max

    def _cut_off(self) -> MediaWindow:
        rows = self._joined()
        low, high = (self._first_min, self._first_max) if self._is_first else (self._min, self._max)
        at = _best_pause(rows[0], low, high, early=self._is_first)
        rest = rows[:, at:].copy()
        window = self._window(rows[:, :at].copy(), is_last=False)
        self._pending, self._pending_samples = [rest], rest.shape[1]
        return window

    def _joined(self) -> Rows:
        rows = np.concatenate(self._pending, axis=1) if self._pending else np.zeros((self._rows, 0), np.float32)
        self._pending, self._pending_samples = [], 0
        return rows

    def _window(self, rows: Rows, *, is_last: bool, problem: str = "") -> MediaWindow:
        rows.setflags(write=False)
        channels = rows[1:]
        window = MediaWindow(
            start_s=self._start_s,
            samples=rows[0],
            is_last=is_last,
            channels=() if (channels == channels[:1]).all() else tuple(channels),
            problem=problem,
        )
        self._start_s = window.end_s
        self._is_first = False
        return window


def _loudness(samples: Samples) -> Samples:
    """Mean square over 0.24 s, every 20 ms; entry i is about the sound around sample `(i + 6) * 320`."""
    steps = len(samples) // _STEP_SAMPLES
    squares = np.square(samples[: steps * _STEP_SAMPLES].reshape(steps, _STEP_SAMPLES)).mean(axis=1, dtype=np.float64)
    sums = np.concatenate(([0.0], np.cumsum(squares)))
    loudness: Samples = ((sums[_PAUSE_STEPS:] - sums[:-_PAUSE_STEPS]) / _PAUSE_STEPS).astype(np.float32)
    return loudness


def _best_pause(samples: Samples, low: int, high: int, *, early: bool) -> int:
    """The middle of a long pause between `low` and `high`, or of the quietest place where there is none.

    Long pauses are between sentences, and whole sentences are what an engine hears best. Of several about as long, the
    last is taken, for few windows, or with `early` the first.
    """
    loudness = _loudness(samples[low:high])
    pause = float(np.quantile(_loudness(samples[:high]), _LOUD_QUANTILE)) * _PAUSE_LOUDNESS
    quiet = np.flatnonzero(loudness <= max(pause, float(loudness.min()) * _SAME_LOUDNESS))
    first = np.flatnonzero(np.diff(quiet, prepend=-2) > 1)
    last = np.append(first[1:], len(quiet)) - 1
    lengths = last - first + _PAUSE_STEPS
    longest = np.flatnonzero(lengths >= lengths.max() * _ABOUT_AS_LONG)
    chosen = int(longest[0 if early else -1])
    middle = float(quiet[first[chosen]] + quiet[last[chosen]] + _PAUSE_STEPS) / 2
    return low + round(middle * _STEP_SAMPLES)
