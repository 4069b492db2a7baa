"""What all players have in common: one sound at a time through the loudspeaker, and what of it is heard right now.

What PortAudio has taken is heard some tenths of a second later. With each block its callback says how much later, so
that a word can be shown while it is heard and not while it is fetched. Each run from a place on is a stream of its own.
"""

from __future__ import annotations

import logging
import queue
import time
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

from dictation_app.audio.loudspeaker import HINT, Loudspeaker
from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ
from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dictation_app.audio.loudspeaker import Fill, Sound

_log = logging.getLogger(__name__)

STUCK_S = 2.0
"""An open loudspeaker that asks for no sound for this long is broken."""
_LOOK_S = 0.5
_STRETCHES = 8
"""More are never between the loudspeaker's asking and its being heard, but in loops of no use."""
_CONTINUES_S = 1e-3

Request = TypeVar("Request")


class PlayerListener(Protocol):
    """What a player reports, on its own thread; `ticket` is what `play` returned."""

    def on_started(self, ticket: int, duration_s: float) -> None:
        """The sound is there and will be heard in a moment; 0.0 = nobody knows how long it is."""
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
class Taken:
    """Some samples that were written for the loudspeaker, and what they are of the sound."""

    samples: int
    position_s: float
    speed: float = 1.0
    lap: int = 0
    """Counts how often it went back to the beginning of a loop."""


class Source(Protocol):
    """A sound from a place on. `take` is called on PortAudio's thread, everything else on the player's."""

    @property
    def duration_s(self) -> float:
        """Of the whole sound; 0.0 = nobody knows."""
        ...

    @property
    def from_s(self) -> float:
        """The place it begins at, once `begin` was called."""
        ...

    @property
    def is_all_taken(self) -> bool:
        """Whether nothing more comes."""
        ...

    @property
    def problem(self) -> str:
        """Why it came to an end before its end, as a sentence; empty = it did not."""
        ...

    def begin(self, rate_hz: int) -> None:
        """Be ready to be taken at this rate; raise `UserError`."""
        ...

    def take(self, out: Sound) -> Sequence[Taken]:
        """Write what is ready into `out`, from its beginning; less than it holds where nothing else is."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sound that was fetched without a jump in it, and when some place of it is heard."""

    begin_s: float
    end_s: float
    """So far."""
    speed: float
    lap: int
    anchor_s: float
    at_s: float
    """By the clock: when `anchor_s` is heard."""


class Run:
    """From a place in a sound towards its end. `fill` is called on PortAudio's thread."""

    def __init__(self, ticket: int, clock: Callable[[], float]) -> None:
        self.ticket = ticket
        self._clock = clock
        self._source: Source | None = None
        self._rate_hz = SAMPLE_RATE_HZ
        self._stretches: tuple[_Stretch, ...] = ()
        """Made anew at each change: two threads look at it."""
        self._told_s = 0.0
        self._told_lap = 0
        self.asked_at_s = clock()
        """When sound was last asked for."""
        self.is_all_taken = False

    def use(self, source: Source, rate_hz: int) -> None:
        """Play this; before it starts."""
        self._source, self._rate_hz, self._told_s = source, rate_hz, source.from_s

    @property
    def position_s(self) -> float:
        """What is heard now; goes back only where a loop does."""
        now_s = self._clock()
        for stretch in reversed(self._stretches):
            heard_s = stretch.anchor_s + (now_s - stretch.at_s) * stretch.speed
            if heard_s < stretch.begin_s:
                continue  # it is fetched, and not heard yet
            # Not beyond what was fetched: a loudspeaker that hangs plays nothing.
            heard_s = min(heard_s, stretch.end_s)
            self._told_s = max(self._told_s, heard_s) if stretch.lap == self._told_lap else heard_s
            self._told_lap = stretch.lap
            break
        return self._told_s

    def fill(self, out: Sound, delay_s: float) -> bool:
        """See `Fill`."""
        source = self._source
        taken = source.take(out) if source is not None else ()
        self.asked_at_s = now_s = self._clock()
        written = 0
        for piece in taken:
            self._note(piece, now_s + delay_s + written / self._rate_hz)
            written += piece.samples
        out[written:] = 0
        self.is_all_taken = source is None or source.is_all_taken
        return self.is_all_taken

    def _note(self, piece: Taken, at_s: float) -> None:
        end_s = piece.position_s + piece.samples / self._rate_hz * piece.speed
        last = self._stretches[-1] if self._stretches else None
        if last is not None and last.lap == piece.lap and abs(last.end_s - piece.position_s) < _CONTINUES_S:
            new = replace(last, end_s=end_s, anchor_s=piece.position_s, at_s=at_s)
            self._stretches = (*self._stretches[:-1], new)
        else:
            new = _Stretch(piece.position_s, end_s, piece.speed, piece.lap, piece.position_s, at_s)
            self._stretches = (*self._stretches[-_STRETCHES:], new)


@dataclass(frozen=True, slots=True)
class _Play(Generic[Request]):
    ticket: int
    request: Request


@dataclass(frozen=True, slots=True)
class _Stop:
    forget: bool


@dataclass(frozen=True, slots=True)
class _Finished:
    ticket: int


class _Look:
    pass


_Command: TypeAlias = _Play[Request] | _Stop | _Finished | _Look

OpenOutput: TypeAlias = "Callable[[Fill, Callable[[], None], Callable[[], bool]], Output]"


class OnePlayer(Generic[Request]):
    """Plays one sound at a time; `run` is the body of its thread, what follows before it may be called from any."""

    def __init__(
        self,
        listener: PlayerListener,
        *,
        open_output: OpenOutput | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._listener = listener
        self._open_output = open_output or Loudspeaker
        self._clock = clock
        self._queue: queue.SimpleQueue[_Command[Request] | None] = queue.SimpleQueue()
        self._tickets = count(1)
        self._wanted = 0
        """The newest ticket; 0 = silence. What was asked for before is given up where it stands."""
        self._run: Run | None = None
        # Everything below belongs to the thread of `run`.
        self._output: Output | None = None
        self._source: Source | None = None

    # --- from any thread ----------------------------------------------------------------------------------------

    def _ask(self, request: Request) -> int:
        """Let this be heard instead of what is heard now; returns its ticket."""
        self._wanted = ticket = next(self._tickets)
        self._queue.put(_Play(ticket, request))
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

    def _find(self, request: Request, is_given_up: Callable[[], bool]) -> Source | None:
        """The sound; None where it was given up meanwhile. Raises `UserError`."""
        raise NotImplementedError

    def _forget(self) -> None:
        """Keep nothing in memory."""

    def run(self) -> None:
        """Thread body; returns after `shut_down`."""
        try:
            work_off(self._commands(), self._carry_out, self._on_bug)
        finally:
            self._end()

    def _commands(self) -> Iterator[_Command[Request]]:
        while True:
            command: _Command[Request] | None
            try:
                command = self._queue.get(timeout=_LOOK_S if self._run is not None else None)
            except queue.Empty:
                command = _Look()
            if command is None:
                return
            yield command

    def _carry_out(self, command: _Command[Request]) -> None:
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
                    self._forget()
            case _Finished(ticket) if self._run is not None and self._run.ticket == ticket:
                self._on_finished(self._run)
            case _Look() if self._run is not None and self._clock() - self._run.asked_at_s > STUCK_S:
                self._break_off(
                    say("Playing stopped: the loudspeaker took no sound for {stuck_s:.0f} s.", stuck_s=STUCK_S)
                )

    def _on_finished(self, run: Run) -> None:
        source = self._source
        if not run.is_all_taken:
            self._break_off(say("Playing stopped: the loudspeaker or the sound server went away."))
        elif source is not None and source.problem:
            self._break_off(source.problem, hint="")
        else:
            end_s = source.duration_s if source is not None else 0.0
            position_s = run.position_s
            self._close()
            self._listener.on_ended(run.ticket, end_s or position_s)

    def _on_bug(self, command: _Command[Request], bug: Exception) -> None:
        _log.error("Playing failed", exc_info=bug)
        self._close()
        if isinstance(command, _Play):
            message = say("The sound could not be played ({error}).", error=type(bug).__name__)
            self._listener.on_failed(command.ticket, message, say("The log has the details."))

    def _begin(self, command: _Play[Request]) -> None:
        ticket = command.ticket
        if self._is_given_up(ticket):
            return
        source = self._source = self._find(command.request, lambda: self._is_given_up(ticket))
        if source is None or self._is_given_up(ticket):
            self._close()
            return
        run = Run(ticket, self._clock)
        output = self._output = self._open_output(
            run.fill, lambda: self._queue.put(_Finished(ticket)), lambda: self._is_given_up(ticket)
        )
        source.begin(output.rate_hz)
        run.use(source, output.rate_hz)
        if self._is_given_up(ticket):
            self._close()
            return
        self._run = run
        output.start()
        self._listener.on_started(ticket, source.duration_s)

    def _is_given_up(self, ticket: int) -> bool:
        return self._wanted != ticket

    def _break_off(self, message: str, hint: str = HINT) -> None:
        ticket = self._run.ticket if self._run is not None else 0
        self._close()
        self._listener.on_failed(ticket, message, hint)

    def _end(self) -> None:
        """Be silent, and tell how far it was heard."""
        run = self._run
        position_s = run.position_s if run is not None else 0.0
        self._close()
        if run is not None:
            self._listener.on_ended(run.ticket, position_s)

    def _close(self) -> None:
        output, self._output, self._run = self._output, None, None
        source, self._source = self._source, None
        if output is not None:
            output.close()
        if source is not None:
            source.close()
