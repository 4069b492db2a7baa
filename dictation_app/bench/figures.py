"""Percentiles, and how much of a difference is chance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAWS = 2000
_SEED = 1
_INSIDE = 0.95
_MEASURABLE = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Times in milliseconds; every percentile is one of the times measured (nearest rank)."""

    count: int
    p50_ms: float
    p95_ms: float
    p99_ms: float

    @classmethod
    def of(cls, times_ms: Sequence[float]) -> Spread:
        """Of at least one time."""
        return cls(
            count=len(times_ms),
            p50_ms=round(percentile(times_ms, 0.50), 1),
            p95_ms=round(percentile(times_ms, 0.95), 1),
            p99_ms=round(percentile(times_ms, 0.99), 1),
        )


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that at least `share` of all are not above."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def ratio(slower: float, faster: float) -> float:
    """How many times; a number also where `faster` is too small to be measured."""
    return round(slower / max(faster, _MEASURABLE), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Errors of both sides in one clip."""

    app: int
    peer: int
    units: int
    """Words (or characters) of the reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Error rate of the app minus that of the peer, in points; below 0 the app is better."""

    points: float
    low: float
    high: float
    """Where 95 of 100 sets of clips like these would have it: clips drawn with replacement, both sides together."""


def difference(clips: Sequence[Errors]) -> Difference:
    """The paired bootstrap over clips, with a fixed seed."""
    gains = np.array([clip.app - clip.peer for clip in clips], dtype=np.float64)
    units = np.array([clip.units for clip in clips], dtype=np.float64)
    drawn = np.random.default_rng(_SEED).integers(0, len(clips), (DRAWS, len(clips)))
    points = 100 * gains[drawn].sum(axis=1) / units[drawn].sum(axis=1)
    edge = (1 - _INSIDE) / 2
    low, high = np.quantile(points, [edge, 1 - edge])
    return Difference(
        points=round(100 * float(gains.sum() / units.sum()), 2), low=round(float(low), 2), high=round(float(high), 2)
    )
