"""How far a fetch is, and how it ends early: what every source of models shares.

Speed and time left are worked out here, from the last seconds: a rate over the whole fetch would say for minutes what
the connection was like before it changed.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEPT = "kept"
"""Folder below a fetcher's scratch folder: what lies in it is there again at the next try."""

_WINDOW_S = 10.0
_SAMPLE_S = 0.25
_TOLD_EVERY_S = 0.1
"""A fast connection brings a thousand pieces a second, and each that is told has windows drawn anew."""
_LEAST_S = 1.0
"""A rate over less time would jump about."""


class FetchStage(StrEnum):
    """What a fetch is doing, as shown beside the progress bar."""

    WAITING = "waiting for another fetch"
    DOWNLOADING = "downloading"
    UNPACKING = "unpacking"
    COPYING = "copying"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchProgress:
    """How far a fetch is. Stages follow each other, and may come again when a source fails and the next is tried."""

    stage: FetchStage
    done_bytes: int
    total_bytes: int
    """0 = unknown."""
    bytes_per_s: float = field(default=0.0, compare=False)
    """Over the last seconds; 0.0 = not known yet, or nothing moves."""
    left_s: float | None = field(default=None, compare=False)
    """Until this stage ends, if it goes on like this; None = not known."""


class FetchCancelledError(Exception):
    """The user wants no more. Never shown."""


class FetchPausedError(FetchCancelledError):
    """The user wants to go on later: what is there stays."""


class SourceUnavailableError(Exception):
    """This source cannot give the model; the message is the end of a sentence: "… cannot be reached"."""


class Reporter:
    """Passes progress on, and raises `FetchCancelledError` as soon as the user wants to stop."""

    def __init__(
        self,
        progress: Callable[[FetchProgress], None],
        cancelled: Callable[[], bool],
        paused: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._paused = paused
        self._clock = clock
        self._what: tuple[FetchStage, int] | None = None
        self._told_at_s = -_TOLD_EVERY_S
        self._seen: deque[tuple[float, int]] = deque()
        """Moment, and bytes done then: of this stage, over the last seconds."""

    def __call__(self, stage: FetchStage, done_bytes: int, total_bytes: int) -> None:
        """Tell where the fetch is; also to be called, with the same numbers, while nothing moves."""
        if self._cancelled():
            raise FetchCancelledError
        if self._paused():
            raise FetchPausedError
        now_s, is_same = self._clock(), (stage, total_bytes) == self._what
        if is_same and now_s - self._told_at_s < _TOLD_EVERY_S and not 0 < total_bytes <= done_bytes:
            return
        self._told_at_s = now_s
        rate = self._rate((stage, total_bytes), done_bytes, now_s)
        left = (total_bytes - done_bytes) / rate if rate and total_bytes else None
        self._progress(
            FetchProgress(
                stage=stage,
                done_bytes=min(done_bytes, total_bytes) if total_bytes else done_bytes,
                total_bytes=total_bytes,
                bytes_per_s=rate,
                left_s=None if left is None else max(0.0, left),
            )
        )

    def _rate(self, what: tuple[FetchStage, int], done_bytes: int, now: float) -> float:
        if what != self._what or (self._seen and done_bytes < self._seen[-1][1]):
            self._what = what
            self._seen.clear()
        if not self._seen or now - self._seen[-1][0] >= _SAMPLE_S:
            self._seen.append((now, done_bytes))
        while len(self._seen) > 2 and now - self._seen[0][0] > _WINDOW_S:  # noqa: PLR2004  # two make a rate
            self._seen.popleft()
        began, first = self._seen[0]
        return (done_bytes - first) / (now - began) if now - began >= _LEAST_S else 0.0


S_contra = TypeVar("S_contra", contravariant=True)


class Fetcher(Protocol[S_contra]):
    """Gets the files of one model from one kind of source."""

    def fetch(self, source: S_contra, folder: Path, scratch: Path, report: Reporter) -> dict[str, str]:
        """Put the files into `folder`; `scratch` is for anything else.

        Of it only the folder `KEPT` outlives a pause, a cut connection or a kill, for the next try to go on from.
        Returns the SHA-256 of files as the source states them; raises `SourceUnavailableError`.
        """
        ...
