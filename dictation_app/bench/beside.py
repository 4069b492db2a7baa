"""``dictation bench latency --beside FILE``: what a file that is being transcribed costs who dictates meanwhile.

Each dictation is made alone and beside the file, in turns, with the same warm model: the file borrows it as on the
Files page, and gives it back when the key goes down. A turn beside counts only where the engine was at work for the
file when that happened. Each one begins at another moment of that work, for it is not given up at once, but at its next
step: within a quarter of a second in the median, and 0.6 s at most (base on two cores that others used, too).
"""

from __future__ import annotations

import contextlib
import statistics
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.bench import machine
from dictation_app.bench.figures import Spread
from dictation_app.errors import EngineError, WorkDroppedError
from dictation_app.file_transcription import transcribe_file
from dictation_app.retranscription import Turn, WaitingEngine
from dictation_app.values.speech import DecodeOptions
from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dictation_app.bench.machine import Machine
    from dictation_app.bench.replay import Dictated, Replay
    from dictation_app.bench.subject import Subject
    from dictation_app.bench.takes import Take
    from dictation_app.engine import Engine
    from dictation_app.file_transcription import FileProgress
    from dictation_app.values.speech import EngineInfo

MOST_LATER_MS = 150.0
"""So much later than alone is still as if alone: less than one notices."""
_SETTLE_S = 0.3
"""What a turn left behind must not be paid for by the next one."""
_LONGEST_WAIT_S = 120.0
"""For the file to be under way; also the longest its thread may take to end."""
_LOOK_S = 0.005
_WARM_UP_S = 3.0
_PHASES_S, _PHASE_STEP = 4.0, 0.618
"""A turn beside begins up to so long after the file has, and each one such a share of it later than the last: about as
long as a batch takes, so that all its steps are met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One take with one lag, alone and beside the file."""

    take: str
    seconds: float
    """From the press of the key to the release."""
    lag_ms: int
    alone: Dictated
    beside: Dictated
    counts: bool
    """The engine was at work for the file when the key went down, and text came both times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairGroup:
    """The pairs of one lag that count."""

    lag_ms: int
    alone: Spread
    beside: Spread
    later_p50_ms: float
    later_p95_ms: float
    """Beside minus alone."""
    pair_p50_ms: float
    """Median of the differences of the single pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideResult:
    """What was measured."""

    kind: str
    machine: Machine
    conclusive: bool
    doubt: str
    verdict: str
    """Empty where nothing is concluded."""
    file: str
    file_seconds: float
    """Of it were transcribed meanwhile, again from its beginning where it had come to its end."""
    lags: tuple[PairGroup, ...]
    not_counted: int
    """Pairs in no figure."""
    left_out: tuple[str, ...]
    """Clips in which the neural VAD hears no speech."""
    pairs: tuple[Pair, ...]


def measure(
    subject: Subject,
    replay: Replay,
    file: FileBeside,
    info: EngineInfo,
    *,
    takes: Sequence[Take],
    lags_ms: Sequence[int],
    left_out: Sequence[str] = (),
    load_before: float | None,
    advance: Callable[[], None] = lambda: None,
) -> BesideResult:
    """Dictate every take with every lag, alone and beside the file, in turns. `advance` is called after each."""
    with file.works(for_s=_WARM_UP_S):
        pass
    replay.dictate(takes[0], 0.0)
    pairs: list[Pair] = []
    for take in takes:
        for lag_ms in lags_ms:
            pairs.append(_pair(replay, file, take, lag_ms, len(pairs)))
            advance()
    measured_on = machine.describe(subject.config, info, load_before)
    lags = tuple(
        group for lag_ms in lags_ms if (group := _group(lag_ms, [p for p in pairs if p.counts and p.lag_ms == lag_ms]))
    )
    return BesideResult(
        kind="latency beside a file",
        machine=measured_on,
        conclusive=bool(lags) and not measured_on.doubt,
        doubt=measured_on.doubt,
        verdict="" if measured_on.doubt else _verdict(lags),
        file=file.name,
        file_seconds=round(file.seconds, 1),
        lags=lags,
        not_counted=sum(not pair.counts for pair in pairs),
        left_out=tuple(left_out),
        pairs=tuple(pairs),
    )


def _pair(replay: Replay, file: FileBeside, take: Take, lag_ms: int, number: int) -> Pair:
    lag_s = lag_ms / 1000
    time.sleep(_SETTLE_S)
    alone = replay.dictate(take, lag_s)
    time.sleep(_SETTLE_S)
    with file.works(for_s=_SETTLE_S + number * _PHASE_STEP % 1 * _PHASES_S):
        was_at_work = file.is_at_work
        beside = replay.dictate(take, lag_s)
    counts = was_at_work and alone.stop_to_text_ms is not None and beside.stop_to_text_ms is not None
    return Pair(
        take=take.name,
        seconds=round(take.speech_end_s + lag_s, 2),
        lag_ms=lag_ms,
        alone=alone,
        beside=beside,
        counts=counts,
    )


def _group(lag_ms: int, pairs: Sequence[Pair]) -> PairGroup | None:
    waits_ms = [(pair.alone.stop_to_text_ms or 0.0, pair.beside.stop_to_text_ms or 0.0) for pair in pairs]
    if not waits_ms:
        return None
    alone = Spread.of([wait_ms for wait_ms, _ in waits_ms])
    beside = Spread.of([wait_ms for _, wait_ms in waits_ms])
    return PairGroup(
        lag_ms=lag_ms,
        alone=alone,
        beside=beside,
        later_p50_ms=round(beside.p50_ms - alone.p50_ms, 1),
        later_p95_ms=round(beside.p95_ms - alone.p95_ms, 1),
        pair_p50_ms=round(statistics.median(later - sooner for sooner, later in waits_ms), 1),
    )


def _verdict(groups: Sequence[PairGroup]) -> str:
    """The least flattering lag decides."""
    if not groups:
        return "Nothing was measured: no dictation with text began while the engine was at work for the file."
    worst = max(groups, key=lambda group: group.later_p50_ms)
    found = f"at a lag of {worst.lag_ms} ms the text comes {worst.later_p50_ms:+.0f} ms later in the median"
    if worst.later_p50_ms <= MOST_LATER_MS:
        return f"A dictation is answered as if there were no file (up to {MOST_LATER_MS:.0f} ms allowed): {found}."
    return f"A file keeps dictations waiting (up to {MOST_LATER_MS:.0f} ms allowed): {found}."


class FileBeside:
    """Transcribes a file with a lent engine, again and again, while it `works`; its thread ends with `close`."""

    def __init__(self, file: Path, lend: Callable[[Callable[[], bool]], Engine], language: str | None) -> None:
        """`lend` is given what says that the engine is not wanted any more."""
        self.name = file.name
        self.seconds = 0.0
        """Of the file that were transcribed so far; again and again counts each time."""
        self._file = file
        self._options = DecodeOptions(language=language)
        self._turn = Turn()
        self._turn.hold(on=True)
        self._engine = WaitingEngine(lend(self._turn.is_cancelled), self._turn)
        self._problem: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="file", daemon=True)
        self._thread.start()

    @property
    def is_at_work(self) -> bool:
        """Whether the engine works for it, as far as nothing else comes first."""
        return self._engine.is_asked and not self._turn.is_over()

    @contextlib.contextmanager
    def works(self, for_s: float) -> Iterator[None]:
        """Let it work: the block begins when it has for so long and is at it. Raises what the file fails with."""
        self._turn.hold(on=False)
        try:
            began_s = time.monotonic()
            while not self.is_at_work or time.monotonic() - began_s < for_s:
                self._check()
                if time.monotonic() - began_s > _LONGEST_WAIT_S:
                    raise EngineError(f"'{self.name}' was not transcribed.", "Start the measurement again.")
                time.sleep(_LOOK_S)
            yield
            self._check()
        finally:
            self._turn.hold(on=True)

    def close(self) -> None:
        """Give it up."""
        self._turn.cancel()
        self._thread.join(_LONGEST_WAIT_S)
        self._engine.close()

    def _check(self) -> None:
        if self._problem is not None:
            raise self._problem

    def _run(self) -> None:
        work_off(iter(self._turn.is_cancelled, True), lambda _: self._transcribe(), self._on_problem)

    def _transcribe(self) -> None:
        before_s = self.seconds

        def count(progress: FileProgress) -> None:
            self.seconds = before_s + progress.done_s

        with contextlib.suppress(WorkDroppedError):
            stopped = self._turn.is_cancelled
            transcribe_file(self._file, self._engine, self._options, on_progress=count, cancelled=stopped)

    def _on_problem(self, _: object, problem: Exception) -> None:
        """For `works`: on its own, the thread can tell nobody."""
        self._problem = problem
        self._turn.cancel()
