"""Player: a kept sound through the loudspeaker, from any place in it, and what of it is heard right now.

What PortAudio has taken is heard some tenths of a second later. With each block its callback says how much later, so
that a word can be shown while it is heard and not while it is fetched. Each run from a place on is a stream of its own.
"""

from __future__ import annotations

import logging
import queue
import time
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np

from dictation_app.audio.loudspeaker import HINT, Loudspeaker
from dictation_app.errors import UserError
from dictation_app.values import SAMPLE_RATE_HZ
from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.audio.loudspeaker import Fill, Sound

_log = logging.getLogger(__name__)

STUCK_S = 2.0
"""An open loudspeaker that asks for no sound for this long is broken."""
_LOOK_S = 0.5


class PlayerListener(Protocol):
    """What a player reports, on its own thread; `ticket` is what `Player.play` returned."""

    def on_started(self, ticket: int, duration_s: float) -> None:
        """The sound is there and will be heard in a moment."""
        ...

    def on_ended(self, ticket: int, position_s: float) -> None:
        """It was stopped here, or came to its end."""
        ...

    def on_failed(self, ticket: int, message: str, hint: str) -> None:
        """It cannot be played, or no further."""
        ...


class Output(Protocol):
    """An open loudspeaker that has not started yet."""

    @property
    def rate_hz(self) -> int:
        """What it plays at."""
        ...

    def start(self) -> None:
        """Begin to ask for sound; raise `PlaybackError`."""
        ...

    def close(self) -> None:
        """Be silent at once."""
        ...


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What is heard when."""

    position_s: float
    at_s: float


class _Run:
    """From a place in a sound towards its end. `fill` is called on PortAudio's thread."""

    def __init__(self, ticket: int, from_s: float, clock: Callable[[], float]) -> None:
        self.ticket = ticket
        self._clock = clock
        self._from_s = from_s
        self._sound: Sound = np.zeros(0, np.int16)
        self._rate_hz = SAMPLE_RATE_HZ
        self._next = 0
        self._anchor: _Anchor | None = None
        self._told_s = from_s
        self.asked_at_s = clock()
        """When sound was last asked for."""
        self.is_all_taken = False

    def use(self, sound: Sound, rate_hz: int) -> None:
        """Play this; before it starts."""
        self._sound, self._rate_hz = sound, rate_hz
        self._from_s = self._told_s = min(max(0.0, self._from_s), self.duration_s)
        self._next = round(self._from_s * rate_hz)

    @property
    def duration_s(self) -> float:
        return len(self._sound) / self._rate_hz

    @property
    def position_s(self) -> float:
        """What is heard now; never goes back."""
        anchor = self._anchor
        if anchor is not None:
            heard_s = anchor.position_s + self._clock() - anchor.at_s
            # Not beyond what was fetched: a loudspeaker that hangs plays nothing.
            fetched_s = min(self._next / self._rate_hz, self.duration_s)
            self._told_s = max(self._told_s, min(heard_s, fetched_s))
        return self._told_s

    def fill(self, out: Sound, delay_s: float) -> bool:
        """See `Fill`."""
        begin = self._next
        piece = self._sound[begin : begin + len(out)]
        out[: len(piece)] = piece
        out[len(piece) :] = 0
        self._next = begin + len(out)
        self.asked_at_s = now_s = self._clock()
        self._anchor = _Anchor(begin / self._rate_hz, now_s + delay_s)
        self.is_all_taken = self._next >= len(self._sound)
        return self.is_all_taken


@dataclass(frozen=True, slots=True)
class _Play:
    ticket: int
    path: Path
    from_s: float


@dataclass(frozen=True, slots=True)
class _Stop:
    forget: bool


@dataclass(frozen=True, slots=True)
class _Finished:
    ticket: int


class _Look:
    pass


_Command: TypeAlias = _Play | _Stop | _Finished | _Look


@dataclass(frozen=True, slots=True)
class _Kept:
    """The sound played last, for what follows a pause."""

    path: Path
    sound: Sound
    rate_hz: int = SAMPLE_RATE_HZ


class Player:
    """Plays one sound at a time; `run` is the body of its thread, everything else may be called from any."""

    def __init__(
        self,
        listener: PlayerListener,
        *,
        read: Callable[[Path, Callable[[], bool]], Sound] | None = None,
        open_output: Callable[[Fill, Callable[[], None], Callable[[], bool]], Output] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._listener = listener
        self._read = read or read_sound
        self._open_output = open_output or Loudspeaker
        self._clock = clock
        self._queue: queue.SimpleQueue[_Command | None] = queue.SimpleQueue()
        self._tickets = count(1)
        self._wanted = 0
        """The newest ticket; 0 = silence. What was asked for before is given up where it stands."""
        self._run: _Run | None = None
        # Everything below belongs to the thread of `run`.
        self._output: Output | None = None
        self._kept: _Kept | None = None

    # --- from any thread ----------------------------------------------------------------------------------------

    def play(self, path: Path, from_s: float) -> int:
        """Let this be heard from a place on, instead of what is heard now; returns its ticket."""
        self._wanted = ticket = next(self._tickets)
        self._queue.put(_Play(ticket, path, from_s))
        return ticket

    def stop(self, *, forget: bool = False) -> None:
        """Be silent; with `forget` the sound does not stay in memory."""
        self._wanted = 0
        self._queue.put(_Stop(forget))

    def shut_down(self) -> None:
        """Be silent and end."""
        self._wanted = 0
        self._queue.put(None)

    def position_s(self, ticket: int) -> float | None:
        """What of it is heard now; None where it is not being played."""
        run = self._run
        return run.position_s if run is not None and run.ticket == ticket else None

    # --- on its own thread --------------------------------------------------------------------------------------

    def run(self) -> None:
        """Thread body; returns after `shut_down`."""
        try:
            work_off(self._commands(), self._carry_out, self._on_bug)
        finally:
            self._end()

    def _commands(self) -> Iterator[_Command]:
        while True:
            try:
                command = self._queue.get(timeout=_LOOK_S if self._run is not None else None)
            except queue.Empty:
                command = _Look()
            if command is None:
                return
            yield command

    def _carry_out(self, command: _Command) -> None:
        match command:
            case _Play():
                self._end()
                try:
                    self._begin(command)
                except UserError as exc:
                    self._close()
                    self._listener.on_failed(command.ticket, exc.message, exc.hint)
            case _Stop(forget):
                self._end()
                if forget:
                    self._kept = None
            case _Finished(ticket) if self._run is not None and self._run.ticket == ticket:
                if self._run.is_all_taken:
                    self._close()
                    self._listener.on_ended(ticket, self._duration_s())
                else:
                    self._break_off("Playing stopped: the loudspeaker or the sound server went away.")
            case _Look() if self._run is not None and self._clock() - self._run.asked_at_s > STUCK_S:
                self._break_off(f"Playing stopped: the loudspeaker took no sound for {STUCK_S:.0f} s.")

    def _on_bug(self, command: _Command, bug: Exception) -> None:
        _log.error("Playing failed", exc_info=bug)
        self._close()
        if isinstance(command, _Play):
            message = f"The sound could not be played ({type(bug).__name__})."
            self._listener.on_failed(command.ticket, message, "The log has the details.")

    def _begin(self, command: _Play) -> None:
        if self._is_given_up(command.ticket):
            return
        if self._kept is None or self._kept.path != command.path:
            self._kept = None  # not two in memory
            sound = self._read(command.path, lambda: self._is_given_up(command.ticket))
            if self._is_given_up(command.ticket):
                return
            self._kept = _Kept(command.path, sound)
        run = _Run(command.ticket, command.from_s, self._clock)
        output = self._output = self._open_output(
            run.fill,
            lambda: self._queue.put(_Finished(command.ticket)),
            lambda: self._is_given_up(command.ticket),
        )
        if output.rate_hz != self._kept.rate_hz:
            self._kept = _at_rate(self._kept, output.rate_hz)
        run.use(self._kept.sound, output.rate_hz)
        if self._is_given_up(command.ticket):
            self._close()
            return
        self._run = run
        output.start()
        self._listener.on_started(command.ticket, run.duration_s)

    def _is_given_up(self, ticket: int) -> bool:
        return self._wanted != ticket

    def _duration_s(self) -> float:
        return len(self._kept.sound) / self._kept.rate_hz if self._kept is not None else 0.0

    def _break_off(self, message: str) -> None:
        ticket = self._run.ticket if self._run is not None else 0
        self._close()
        self._listener.on_failed(ticket, message, HINT)

    def _end(self) -> None:
        """Be silent, and tell how far it was heard."""
        run = self._run
        position_s = run.position_s if run is not None else 0.0
        self._close()
        if run is not None:
            self._listener.on_ended(run.ticket, position_s)

    def _close(self) -> None:
        output, self._output, self._run = self._output, None, None
        if output is not None:
            output.close()


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
