"""HostedEngine: an `Engine` that runs another engine in a child process.

Ending a process is the only thing that surely frees a GPU's memory, survives an abort inside the native library, and
stops a decode that will not end. The child imports no Qt and exits by itself when its parent is gone.

The sound goes through memory that both share (as does the flag that says "not wanted any more", which must be seen in
the middle of the work); everything else goes through a pipe. Into one that is full nothing can be written until the
other side reads, and it may have stopped. There is room for one window, taken once and for all: the windows of a batch
go through it one after the other. More would have to be taken from the system when it is needed, and where other
programs have filled that up meanwhile, the first write into it ends the app (SIGBUS).
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import multiprocessing
import signal
import time
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

import numpy as np

from dictation_app import crashes, logs
from dictation_app.child_process import interrupts_blocked
from dictation_app.crashes import CrashFile, Process
from dictation_app.engine import BATCH_SECONDS, ENGINES, never
from dictation_app.engine.pace import Pace
from dictation_app.errors import EngineError, UserError, WorkDroppedError
from dictation_app.sentences import say
from dictation_app.values.speech import (
    SAMPLE_RATE_HZ,
    WINDOW_SECONDS,
    Decoded,
    DecodeOptions,
    EngineConfig,
    EngineInfo,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.context import SpawnContext
    from pathlib import Path

    from dictation_app.engine import Engine
    from dictation_app.values.speech import Samples

_log = logging.getLogger(__name__)

LOAD_TIMEOUT_S = 180.0
"""A large model from a slow disk, or a GPU that compiles its kernels at first use."""
_END_TIMEOUT_S = 1.0
_LOOK_S = 0.1
"""How often a wait for the child looks whether it is still wanted."""
_LOOK_WHEN_DROPPABLE_S = 0.01
"""The same for work ahead: whoever wants the engine meanwhile is waiting."""
_STOOD_STILL_S = 1.0
"""A look that comes so late comes out of a sleep, in which the child slept, too."""
_TRY_AGAIN = say("It is started again with the next dictation; a smaller model needs less memory.")


class EngineLostError(EngineError):
    """The child process died or hung; the same work can be given to a new one."""


class EngineHungError(EngineLostError):
    """It did not answer in time and was ended; perhaps it only needed longer."""


class _Shared:
    """Memory that the app and the child both see."""

    def __init__(self, context: SpawnContext) -> None:
        self._sound = context.RawArray(ctypes.c_float, int(WINDOW_SECONDS * SAMPLE_RATE_HZ))
        self._unwanted = context.RawValue(ctypes.c_bool, False)  # its first value

    @property
    def sound(self) -> Samples:
        return np.frombuffer(memoryview(self._sound).cast("B"), dtype=np.float32)

    @property
    def unwanted(self) -> bool:
        return bool(self._unwanted.value)

    @unwanted.setter
    def unwanted(self, unwanted: bool) -> None:
        self._unwanted.value = unwanted

    def is_unwanted(self) -> bool:
        return self.unwanted


@dataclass(frozen=True, slots=True)
class _Known:
    """Text to align."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class _One:
    """The window in the shared memory."""

    samples: int
    what: DecodeOptions | _Known


@dataclass(frozen=True, slots=True)
class _Kept:
    """The window in the shared memory is to be kept: others of its batch follow."""

    samples: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class _Several:
    """The windows that were kept, to be decoded in one go."""

    options: DecodeOptions


class HostedEngine:
    """Loads the engine `name` with `config` in a child process; raises what the engine raises."""

    def __init__(
        self,
        name: str,
        config: EngineConfig,
        *,
        pace: Pace | None = None,
        stopping: Callable[[], bool] = lambda: False,
        crash_dir: Path | None = None,
    ) -> None:
        """In `crash_dir` a record is kept where the child crashes."""
        self._pace = pace or Pace()
        if crash_dir is not None:
            config = replace(config, crash_file=crashes.new_file(crash_dir, Process.ENGINE))
        self._crash_file = config.crash_file
        self._stopping = stopping
        # spawn: a forked copy of a Qt process with threads is not allowed to do anything useful.
        context = multiprocessing.get_context("spawn")
        self._connection, childs_end = context.Pipe()
        self._shared = _Shared(context)
        self._process = context.Process(
            target=serve, args=(childs_end, self._shared, name, config), name="dictation-engine", daemon=True
        )
        with interrupts_blocked():
            self._process.start()
        childs_end.close()
        with contextlib.ExitStack() as undo:
            undo.callback(self.kill)
            answer = self._receive(LOAD_TIMEOUT_S, say("loading the model"))
            if not isinstance(answer, EngineInfo):
                raise TypeError(answer)
            undo.pop_all()
        self.info = answer
        self._pace.loaded(answer.load_seconds)

    @property
    def pid(self) -> int | None:
        """Process id of the child."""
        return self._process.pid

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        """As `Engine.transcribe`; raises `EngineLostError` where the child died or hung."""
        started_at_s = time.monotonic()
        answer = self._ask_about(samples, options, unwanted)
        if not isinstance(answer, Decoded):
            raise TypeError(answer)
        self._pace.decoded(len(samples) / SAMPLE_RATE_HZ, time.monotonic() - started_at_s)
        return answer

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        """As `Engine.transcribe_batch`; raises `EngineLostError` where the child died or hung."""
        if not windows:
            return ()
        lengths = tuple(map(len, windows))
        if sum(lengths) > BATCH_SECONDS * SAMPLE_RATE_HZ:
            raise ValueError(f"{sum(lengths)} samples are more than one batch")
        for index, window in enumerate(windows):
            self._put(window)
            self._ask(_Kept(len(window), is_first=index == 0), never, self._pace.limit_s(0.0), 0.0)
        # As if each went through all tries by itself; most of the time they are many times quicker together.
        limit_s = sum(self._pace.limit_s(length / SAMPLE_RATE_HZ) for length in lengths)
        answer = self._ask(_Several(options), unwanted, limit_s, sum(lengths) / SAMPLE_RATE_HZ)
        if not isinstance(answer, tuple):
            raise TypeError(answer)
        return answer

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        """As `Engine.align`; raises `EngineLostError` where the child died or hung."""
        answer = self._ask_about(samples, _Known(text, language), unwanted)
        if not isinstance(answer, tuple):
            raise TypeError(answer)
        return answer

    def _ask_about(self, samples: Samples, what: DecodeOptions | _Known, unwanted: Callable[[], bool]) -> object:
        self._put(samples)
        sound_s = len(samples) / SAMPLE_RATE_HZ
        return self._ask(_One(len(samples), what), unwanted, self._pace.limit_s(sound_s), sound_s)

    def _put(self, samples: Samples) -> None:
        if len(samples) > WINDOW_SECONDS * SAMPLE_RATE_HZ:
            raise ValueError(f"{len(samples)} samples are more than one window")
        self._shared.sound[: len(samples)] = samples

    def _ask(
        self, request: _One | _Kept | _Several, unwanted: Callable[[], bool], limit_s: float, sound_s: float
    ) -> object:
        self._shared.unwanted = False
        try:
            self._connection.send(request)
        except OSError as exc:
            self.kill()
            raise self._lost(say("decoding")) from exc
        return self._receive(limit_s, say("decoding"), unwanted, dropped_within_s=self._pace.step_limit_s(sound_s))

    def close(self) -> None:
        """End the child; frees all its memory."""
        with contextlib.suppress(OSError):
            self._connection.send(None)
        self._process.join(_END_TIMEOUT_S)
        self.kill()

    def kill(self) -> None:
        """End the child now, whatever it does. May be called from any thread."""
        self._process.kill()
        self._process.join(_END_TIMEOUT_S)
        self._connection.close()
        if self._crash_file is not None:
            crashes.collect(self._crash_file)

    def _receive(
        self, timeout_s: float, doing: str, unwanted: Callable[[], bool] = never, *, dropped_within_s: float = 0.0
    ) -> object:
        deadline_s = time.monotonic() + timeout_s
        look_s = _LOOK_S if unwanted is never else _LOOK_WHEN_DROPPABLE_S
        ready: list[object] = []
        looked_at_s = time.monotonic()
        while not ready and looked_at_s < deadline_s and not self._stopping():
            ready = list(wait([self._connection, self._process.sentinel], look_s))
            now_s = time.monotonic()
            if now_s - looked_at_s > look_s + _STOOD_STILL_S:
                deadline_s += now_s - looked_at_s
            looked_at_s = now_s
            if not ready and not self._shared.unwanted and unwanted():
                self._shared.unwanted = True
                deadline_s = min(deadline_s, now_s + dropped_within_s)
        if self._connection in ready:
            try:
                answer = self._connection.recv()
            except (EOFError, OSError) as exc:
                self.kill()
                raise self._lost(doing) from exc
            if isinstance(answer, UserError | WorkDroppedError):
                raise answer
            return answer
        hung = not ready
        self.kill()
        if self._stopping():
            raise EngineLostError(say("The speech engine was ended."), "")
        if hung:
            self._pace.ran_out()
            raise EngineHungError(
                say(
                    "The speech engine did not answer for {timeout_s:.0f} s while {doing}.",
                    timeout_s=timeout_s,
                    doing=doing,
                ),
                _TRY_AGAIN,
            )
        raise self._lost(doing)

    def _lost(self, doing: str) -> EngineLostError:
        code = self._process.exitcode
        why = (
            say("signal {number}", number=-code)
            if code is not None and code < 0
            else say("exit code {code}", code=code)
        )
        _log.warning("Engine process ended while %s (%s)", doing, why)
        return EngineLostError(say("The speech engine ended while {doing} ({why}).", doing=doing, why=why), _TRY_AGAIN)


def serve(connection: Connection, shared: _Shared, name: str, config: EngineConfig) -> None:
    """The child's life: load, answer requests one by one, end with the parent."""
    # Ctrl+C in a terminal reaches the whole process group; the parent decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    crash_file = CrashFile(config.crash_file, Process.ENGINE)
    _log_to_stderr()
    try:
        try:
            engine = ENGINES.create(name, config)
            connection.send(engine.info)
        except UserError as exc:
            connection.send(exc)
            return
        kept: list[Samples] = []
        while (request := connection.recv()) is not None:
            try:
                connection.send(_answer(engine, request, shared, kept))
            except (UserError, WorkDroppedError) as exc:
                connection.send(exc)
        engine.close()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The parent is gone.
        return
    except Exception as exc:  # noqa: BLE001  # a bug: the process ends, and nobody prints what it was about
        crash_file.note(exc)
        raise SystemExit(1) from None
    finally:
        crash_file.close()


def _answer(engine: Engine, request: _One | _Kept | _Several, shared: _Shared, kept: list[Samples]) -> object:
    match request:
        case _Kept(samples, is_first):
            if is_first:
                kept.clear()
            kept.append(shared.sound[:samples].copy())
            return len(kept)
        case _Several(options):
            windows = tuple(kept)
            kept.clear()
            return engine.transcribe_batch(windows, options, shared.is_unwanted)
        case _One(samples, what):
            sound = shared.sound[:samples]
            if isinstance(what, _Known):
                return engine.align(sound, what.text, what.language, shared.is_unwanted)
            return engine.transcribe(sound, what, shared.is_unwanted)


def _log_to_stderr() -> None:
    stderr = logging.StreamHandler()
    stderr.setFormatter(logs.WordlessFormatter("dictation engine: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[stderr])
