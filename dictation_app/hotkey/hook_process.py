"""HookProcess: keyboard hooks in a process of their own, whose interpreter has nothing else to do.

Windows asks a low-level hook about each key of the whole system, waits for the answer, and drops hooks that are slow
without a word. In the app the answer would wait until whatever else is computed there lets go of the interpreter. All
that has to be decided at a key is decided in that process; what comes of it follows with the time of the key.

One process serves all back ends of the app. It is started again where it dies or hangs, and ends with the app. Nobody
who has something to say to it waits for it.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dictation_app.child_process import interrupts_blocked
from dictation_app.errors import HotkeyError
from dictation_app.hotkey.pipe_writer import PipeWriter
from dictation_app.sentences import say
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from dictation_app.hotkey import HotkeyBackend, OnEvent
    from dictation_app.hotkey.chord import Chord

    Refused = Mapping[int, HotkeyError]

log = logging.getLogger(__name__)

_START_S = 15.0
"""A cold disk, and a virus scanner that reads the program first."""
_END_S = 2.0
_BEAT_S = 1.0
"""How often it is asked for a sign of life while it tells nothing by itself."""
_ANSWER_S = 5.0
"""Each key of the whole system waits for a process that hangs, until Windows drops its hooks."""
_LASTED_S = 10.0
"""Who dies sooner than this is started again more slowly each time."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.25, 30.0
_ENDS = frozenset({HotkeyEvent.RELEASED, HotkeyEvent.MISTAKEN, HotkeyEvent.LOST})


# --- What is said over the pipe; `number` is the back end's ---


@dataclass(frozen=True, slots=True)
class _Start:
    number: int
    chords: tuple[Chord, ...]
    cancel: Chord | None
    watches_cancel: bool


@dataclass(frozen=True, slots=True)
class _Stop:
    number: int


@dataclass(frozen=True, slots=True)
class _WatchCancel:
    number: int
    on: bool


@dataclass(frozen=True, slots=True)
class _Rearm:
    number: int


@dataclass(frozen=True, slots=True)
class _Ping:
    """Answered by a `_Pong`."""


@dataclass(frozen=True, slots=True)
class _End:
    """The app wants it no more."""


@dataclass(frozen=True, slots=True)
class _Pong:
    """Whoever reads what it is told, and is able to tell, does not hang."""


@dataclass(frozen=True, slots=True)
class _Started:
    number: int
    refused: Refused
    problem: HotkeyError | None = None


@dataclass(frozen=True, slots=True)
class _Happened:
    number: int
    event: HotkeyEvent
    chord: int
    at_s: float
    refused: Refused
    """As it is then."""


# --- In the app ---


@dataclass(slots=True, kw_only=True)
class Watch:
    """What one back end of the app watches."""

    chords: tuple[Chord, ...]
    cancel: Chord | None
    on_event: OnEvent
    watches_cancel: bool = False
    refused: Refused = field(default_factory=dict)
    problem: HotkeyError | None = None
    answered: threading.Event = field(default_factory=threading.Event)
    down: int | None = None
    """The chord that is down, as far as was told."""
    is_over: bool = False
    lock: threading.RLock = field(default_factory=threading.RLock)
    """Of what is told: nothing is after the end."""

    def tell(self, event: HotkeyEvent, chord: int, at_s: float) -> None:
        """From the process."""
        with self.lock:
            if self.is_over:
                return
            if event is HotkeyEvent.PRESSED:
                self.down = chord
            elif event in _ENDS:
                self.down = None
            self.on_event(event, chord, at_s)

    def lose(self) -> None:
        """Nobody sees any more when its key is let go."""
        with self.lock:
            if self.down is not None:
                self.tell(HotkeyEvent.LOST, self.down, time.monotonic())

    def end(self) -> None:
        """Tell of nothing more."""
        with self.lock:
            self.lose()
            self.is_over = True


class HookProcess:
    """Its methods are called from any thread; `make` makes a back end there, and must be picklable."""

    def __init__(self, make: Callable[[], HotkeyBackend]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._watches: dict[int, Watch] = {}
        self._given = 0
        self._life: _Life | None = None
        """As long as anything is watched."""

    def start(self, watch: Watch) -> int:
        """Its number from now on; raise `HotkeyError` where nothing can be watched."""
        with self._lock:
            self._given += 1
            number = self._given
            self._watches[number] = watch
            if self._life is None:
                self._life = _Life(self._make, self._watches, self._lock)
            else:
                self._life.send(_start_of(number, watch))
        if not watch.answered.wait(_START_S):
            watch.problem = _not_started()
        if watch.problem is not None:
            self.stop(number)
            raise watch.problem
        return number

    def stop(self, number: int) -> None:
        """Watch it no more; with the last one the process ends."""
        with self._lock:
            watch, life = self._watches.pop(number, None), self._life
            if watch is None or life is None:
                return
            if self._watches:
                life.send(_Stop(number))
                life = None
            else:
                self._life = None
        if life is not None:
            life.end()
        watch.end()

    def watch_cancel(self, number: int, *, on: bool) -> None:
        """See `HotkeyBackend`."""
        with self._lock:
            watch = self._watches.get(number)
            if watch is not None and self._life is not None:
                watch.watches_cancel = on
                self._life.send(_WatchCancel(number, on))

    def rearm(self, number: int) -> None:
        """See `HotkeyBackend`."""
        with self._lock:
            if self._life is not None:
                self._life.send(_Rearm(number))

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        life = self._life
        return None if life is None else life.pid


class _Life:
    """A thread that starts the process, hears it, and starts it again where it dies or hangs."""

    def __init__(self, make: Callable[[], HotkeyBackend], watches: Mapping[int, Watch], lock: threading.Lock) -> None:
        self._make = make
        self._watches = watches
        self._lock = lock
        """Of the watches and the writer."""
        self._connection: Connection | None = None
        self._writer: PipeWriter | None = None
        self._process: BaseProcess | None = None
        self._has_spoken = False
        """This process: so it came to something."""
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hook-process", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int | None:
        """Of the process."""
        return None if self._process is None else self._process.pid

    def send(self, message: object) -> None:
        """With the lock held, at once. Where nobody is there, it is said by `_start_of` to the next one."""
        if self._writer is not None:
            self._writer.say(message)

    def end(self) -> None:
        """Without the lock."""
        self._ended.set()
        with self._lock:
            self.send(_End())
        if threading.current_thread() is self._thread:
            return
        self._thread.join(_END_S)
        if self._thread.is_alive() and self._process is not None:  # it hangs
            self._process.kill()
            self._thread.join(2 * _END_S)

    def _run(self) -> None:
        pause_s = 0.0
        while not self._ended.wait(pause_s):
            began_s = time.monotonic()
            with suppress(EOFError, OSError):  # it died, or cannot be started at all
                self._hear(self._begun())
            self._clear_away()
            if self._ended.is_set():
                return
            log.info("The process that watches the keyboard has ended; it is started again.")
            self._lose_all()
            lasted = time.monotonic() - began_s > _LASTED_S
            pause_s = 0.0 if lasted else min(max(2 * pause_s, _FIRST_PAUSE_S), _LONGEST_PAUSE_S)

    def _clear_away(self) -> None:
        with self._lock:
            writer, self._writer = self._writer, None
        if self._process is not None and self._connection is not None and writer is not None:
            self._process.join(_END_S if self._ended.is_set() else 0)
            self._process.kill()
            self._process.join(_END_S)
            writer.end()
            self._connection.close()

    def _begun(self) -> Connection:
        # spawn: a forked copy of a Qt process with threads is not allowed to do anything useful.
        self._has_spoken = False
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._make), name="dictation-keys", daemon=True)
        with interrupts_blocked():
            process.start()
        theirs.close()
        self._process, self._connection = process, ours
        with self._lock:
            self._writer = PipeWriter(ours)
            for number, watch in self._watches.items():
                self.send(_start_of(number, watch))
        return ours

    def _hear(self, connection: Connection) -> None:
        # Counted by looks that found nothing: while the machine sleeps the clock goes on, and nobody can answer.
        silent_s = 0.0
        while not self._ended.is_set():
            if connection.poll(_BEAT_S):
                message, silent_s, self._has_spoken = connection.recv(), 0.0, True
                self._take(message)
                continue
            silent_s += _BEAT_S
            if silent_s >= (_ANSWER_S if self._has_spoken else _START_S):
                log.info("The process that watches the keyboard does not answer.")
                return
            with self._lock:
                self.send(_Ping())

    def _take(self, message: object) -> None:
        match message:
            case _Started(number, refused, problem) if (watch := self._watches.get(number)) is not None:
                self._take_answer(watch, refused, problem)
            case _Happened(number, event, chord, at_s, refused) if (watch := self._watches.get(number)) is not None:
                watch.refused = refused
                watch.tell(event, chord, at_s)
            case _:
                pass  # a sign of life, or the back end was stopped meanwhile

    def _take_answer(self, watch: Watch, refused: Refused, problem: HotkeyError | None) -> None:
        if problem is not None and watch.answered.is_set():  # it worked before: another process may do better
            log.info("The keyboard cannot be watched now: %s", problem.message)
            raise ConnectionError
        before, watch.refused = watch.refused, watch.refused if problem is not None else refused
        is_first, watch.problem = not watch.answered.is_set(), problem
        watch.answered.set()
        if not is_first and before.keys() != refused.keys():
            watch.tell(HotkeyEvent.CHANGED, 0, time.monotonic())

    def _lose_all(self) -> None:
        with self._lock:
            watches = list(self._watches.values())
        for watch in watches:
            if not watch.answered.is_set() and not self._has_spoken:  # else the next process is asked for it
                watch.problem = _not_started()
                watch.answered.set()
            watch.lose()


def _start_of(number: int, watch: Watch) -> _Start:
    return _Start(number, watch.chords, watch.cancel, watch.watches_cancel)


def _not_started() -> HotkeyError:
    return HotkeyError(
        say("The process that watches the keyboard did not start."), say("Close other keyboard tools and try again.")
    )


# --- In the process ---


def serve(connection: Connection, make: Callable[[], HotkeyBackend]) -> None:
    """The process's life, until the app wants it no more or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the app decides when this process ends
    told = PipeWriter(connection)
    backends: dict[int, HotkeyBackend] = {}
    with suppress(EOFError, OSError):
        while not isinstance(message := connection.recv(), _End):
            match message:
                case _Ping():
                    told.say(_Pong())
                case _Start(number):
                    backends[number] = _started(make(), message, told)
                case _Stop(number) if number in backends:
                    backends.pop(number).stop()
                case _WatchCancel(number, on) if number in backends:
                    backends[number].watch_cancel(on)
                case _Rearm(number) if number in backends:
                    backends[number].rearm()
    for backend in backends.values():
        backend.stop()
    told.end()


def _started(backend: HotkeyBackend, message: _Start, told: PipeWriter) -> HotkeyBackend:
    def on_event(event: HotkeyEvent, chord: int, at_s: float | None = None) -> None:
        now_s = time.monotonic() if at_s is None else at_s
        told.say(_Happened(message.number, event, chord, now_s, dict(backend.refused())))

    try:
        refused = backend.start(message.chords, message.cancel, on_event)
    except HotkeyError as exc:
        told.say(_Started(message.number, {}, exc))
    else:
        backend.watch_cancel(message.watches_cancel)
        told.say(_Started(message.number, dict(refused)))
    return backend
