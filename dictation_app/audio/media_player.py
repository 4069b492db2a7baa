"""MediaPlayer: any media file through the loudspeaker, from any place, slower or faster in the same voice, in a loop.

FFmpeg is loaded when something is played for the first time.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.audio.playing import OnePlayer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.audio.playing import OpenOutput, PlayerListener, Source

SLOWEST, FASTEST = 0.5, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Playing:
    """What is to be heard."""

    path: Path
    from_s: float
    """On the clock of the file."""
    track: int | None = None
    """As `media.read_windows` takes it."""
    speed: float = 1.0
    """`SLOWEST` to `FASTEST`."""
    loop: tuple[float, float] | None = None
    """From where to where, again and again."""


class MediaPlayer(OnePlayer[Playing]):
    """Plays one file at a time; `run` is the body of its thread, everything else may be called from any."""

    def __init__(
        self,
        listener: PlayerListener,
        *,
        open_output: OpenOutput | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(listener, open_output=open_output, clock=clock)

    def play(self, playing: Playing) -> int:
        """Let this be heard instead of what is heard now; returns its ticket."""
        return self._ask(playing)

    def _find(self, request: Playing, is_given_up: Callable[[], bool]) -> Source:
        from dictation_app.audio.media_stream import MediaStream  # noqa: PLC0415  # loads FFmpeg

        return MediaStream(request, is_given_up)
