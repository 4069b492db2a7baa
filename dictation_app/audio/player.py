"""Player: a kept sound through the loudspeaker, from any place in it. All of it is in memory: dictations are short."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.audio.playing import OnePlayer, PlayerListener, Taken
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.audio.loudspeaker import Sound
    from dictation_app.audio.playing import OpenOutput

__all__ = ["Player", "PlayerListener", "read_sound"]


@dataclass(frozen=True, slots=True)
class _Request:
    path: Path
    from_s: float


@dataclass(frozen=True, slots=True)
class _Kept:
    """The sound played last, for what follows a pause."""

    path: Path
    sound: Sound
    rate_hz: int = SAMPLE_RATE_HZ


class Player(OnePlayer[_Request]):
    """Plays one sound at a time; `run` is the body of its thread, everything else may be called from any."""

    def __init__(
        self,
        listener: PlayerListener,
        *,
        read: Callable[[Path, Callable[[], bool]], Sound] | None = None,
        open_output: OpenOutput | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(listener, open_output=open_output, clock=clock)
        self._read = read or read_sound
        self._kept: _Kept | None = None

    def play(self, path: Path, from_s: float) -> int:
        """Let this be heard from a place on, instead of what is heard now; returns its ticket."""
        return self._ask(_Request(path, from_s))

    def _find(self, request: _Request, is_given_up: Callable[[], bool]) -> _Memory | None:
        if self._kept is None or self._kept.path != request.path:
            self._kept = None  # not two in memory
            sound = self._read(request.path, is_given_up)
            if is_given_up():
                return None
            self._kept = _Kept(request.path, sound)
        return _Memory(self._kept, request.from_s, self._keep)

    def _keep(self, kept: _Kept) -> None:
        self._kept = kept

    def _forget(self) -> None:
        self._kept = None


class SoundPlayer(OnePlayer["Sound"]):
    """Likewise for sound that is in no file, at `SAMPLE_RATE_HZ`; nothing of it stays."""

    def play(self, sound: Sound) -> int:
        """Let this be heard instead of what is heard now; returns its ticket."""
        return self._ask(sound)

    def _find(self, request: Sound, is_given_up: Callable[[], bool]) -> _Memory | None:
        return None if is_given_up() else _Memory(_Kept(Path(), request), 0.0, _forget)


def _forget(_kept: _Kept) -> None:
    pass


class _Memory:
    """A `Source` that is all there."""

    problem = ""

    def __init__(self, kept: _Kept, from_s: float, keep: Callable[[_Kept], None]) -> None:
        self._kept, self._keep = kept, keep
        self._wanted_s = from_s
        self._next = 0

    @property
    def duration_s(self) -> float:
        return len(self._kept.sound) / self._kept.rate_hz

    @property
    def from_s(self) -> float:
        return min(max(0.0, self._wanted_s), self.duration_s)

    @property
    def is_all_taken(self) -> bool:
        return self._next >= len(self._kept.sound)

    def begin(self, rate_hz: int) -> None:
        if rate_hz != self._kept.rate_hz:
            self._kept = _at_rate(self._kept, rate_hz)
            self._keep(self._kept)
        self._next = round(self.from_s * rate_hz)

    def take(self, out: Sound) -> Sequence[Taken]:
        piece = self._kept.sound[self._next : self._next + len(out)]
        out[: len(piece)] = piece
        taken = Taken(len(piece), self._next / self._kept.rate_hz)
        self._next += len(out)
        return (taken,)

    def close(self) -> None:
        pass


def read_sound(path: Path, given_up: Callable[[], bool]) -> Sound:
    """The whole sound of a file at `SAMPLE_RATE_HZ`; raise `AudioFileError`. `given_up` is asked again and again."""
    from dictation_app.audio.media import read_windows  # noqa: PLC0415  # loads FFmpeg

    pieces: list[Sound] = []
    for window in read_windows(path):
        if given_up():
            break
        pieces.append((window.samples * 32767.0).round().astype(np.int16))
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int16)


def _at_rate(kept: _Kept, rate_hz: int) -> _Kept:
    import soxr  # noqa: PLC0415  # most loudspeakers take 16 kHz

    return _Kept(kept.path, soxr.resample(kept.sound, kept.rate_hz, rate_hz), rate_hz)
