"""The files of one ``dictation transcribe``, one after the other or several at once, and what became of them."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dictation_app.cli.transcribe_events import Events
from dictation_app.cli.transcribe_job import Outcome, Station
from dictation_app.errors import AudioFileError, ExitCode, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

    from dictation_app.cli.transcribe_engines import Engines
    from dictation_app.cli.transcribe_inputs import Source
    from dictation_app.cli.transcribe_job import Job
    from dictation_app.cli.transcribe_outlet import Bars, Outlets
    from dictation_app.cli.transcribe_stop import Stop
    from dictation_app.engine import Engine

_POLL_S: Final = 0.1


@dataclass(frozen=True, slots=True)
class _Turn:
    """A file whose transcription is due."""

    number: int
    source: Source
    namesake: threading.Event | None
    """Of the file before it whose results may be called the same."""
    is_written: threading.Event = field(default_factory=threading.Event)

    def wait_for_namesake(self) -> None:
        if self.namesake is not None:
            self.namesake.wait()


@dataclass(slots=True, kw_only=True)
class Run:
    """Goes on where a file fails; ends where the user says so."""

    job: Job
    outlets: Outlets
    bars: Bars
    stop: Stop
    of: int | None
    """How many files there are; None = nobody knows yet."""
    failures: list[UserError] = field(default_factory=list)
    succeeded: int = 0
    over: Callable[[Source, Outcome], None] = lambda _source, _outcome: None
    """Called with each file that is done, by one thread at a time."""
    _begun: int = 0
    _ended: int = 0
    _is_cut: bool = False
    """A file was not transcribed to its end."""
    _is_work_left: bool = False
    """Of a file there is more to be had than was: `--resume` may get it."""
    _names: dict[tuple[str, str], threading.Event] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def one_by_one(self, sources: Iterable[Source | None], engine: Engine) -> None:
        """In this thread. None among `sources` is a moment without any."""
        for source in sources:
            if self.stop.is_asked:
                break
            if source is not None:
                self._carry_out(self._next(source), engine)

    def at_once(self, sources: Iterable[Source | None], engines: Engines, jobs: int) -> None:
        """With so many engines; raise `UserError` where none of them can be started."""
        waiting: queue.Queue[_Turn] = queue.Queue(1)
        closing_time = threading.Event()
        with ThreadPoolExecutor(jobs, "transcribe") as pool:
            working = [pool.submit(self._work, engines, jobs, waiting, closing_time) for _ in range(jobs)]
            try:
                for source in sources:
                    if not self._hand_out(source, waiting, working):
                        break
                closing_time.set()
                # Not without end: a signal would wait as well.
                while wait(working, _POLL_S).not_done:
                    self.stop.is_asked |= _has_bug(working)
            except BaseException:
                self.stop.is_asked = self.stop.is_abandoned = True
                raise
            finally:
                closing_time.set()
        self._look_at(working)

    def tell(self, file: str, failure: UserError) -> None:
        """Of what is about no file that was begun."""
        self.failures.append(failure)
        self.outlets.common.tell(str(failure))
        Events(self.outlets.common, on=self.job.as_events).failed(file, failure)

    def end_without(self, failure: UserError) -> None:
        """Tell that nothing can be transcribed at all; the caller says why."""
        events = Events(self.outlets.common, on=self.job.as_events)
        events.failed("", failure)
        events.ended(succeeded=self.succeeded, failed=len(self.failures) + 1, interrupted=False)

    @property
    def is_interrupted(self) -> bool:
        """The user stopped it before all was done."""
        return self.stop.is_asked and (self._is_cut or (self.of is not None and self._ended < self.of))

    def exit_code(self, *, alone: bool) -> int:
        """0 only where all succeeded; tells the end of it."""
        if self.job.kept is not None and not self.is_interrupted and not self._is_work_left:
            self.job.kept.forget_all()
        outlet = self.outlets.common
        Events(outlet, on=self.job.as_events).ended(
            succeeded=self.succeeded, failed=len(self.failures), interrupted=self.is_interrupted
        )
        if self.is_interrupted:
            outlet.tell("Interrupted.")
            return ExitCode.INTERRUPTED
        if not self.failures:
            return ExitCode.OK
        return self.failures[0].exit_code if alone else ExitCode.FAILED

    def _next(self, source: Source) -> _Turn:
        self._begun += 1
        name = (str(source.subfolder), source.path.stem.casefold())
        turn = _Turn(self._begun, source, self._names.get(name))
        self._names[name] = turn.is_written
        return turn

    def _hand_out(self, source: Source | None, waiting: queue.Queue[_Turn], working: list[Future[None]]) -> bool:
        """Whether more can be."""
        turn = None if source is None else self._next(source)
        while not self.stop.is_asked and not all(future.done() for future in working):
            if _has_bug(working):
                return False
            if turn is None:
                return True
            try:
                waiting.put(turn, timeout=_POLL_S)
            except queue.Full:
                continue
            return True
        return False

    def _work(self, engines: Engines, jobs: int, waiting: queue.Queue[_Turn], closing_time: threading.Event) -> None:
        """In a thread of its own: an engine, and file after file with it."""
        with ExitStack() as stack:
            engine = stack.enter_context(closing(engines.hosted(jobs, lambda: self.stop.is_abandoned)))
            while not self.stop.is_asked:
                try:
                    turn = waiting.get(timeout=_POLL_S)
                except queue.Empty:
                    if closing_time.is_set():
                        return
                    continue
                self._carry_out(turn, engine)

    def _carry_out(self, turn: _Turn, engine: Engine) -> None:
        source, outlet = turn.source, self.outlets.open(turn.number)
        events = Events(outlet, on=self.job.as_events)
        try:
            events.started(source.name, turn.number, self.of)
            station = Station(
                engine=engine,
                outlet=outlet,
                events=events,
                bar=self.bars.file(turn.number, source.path.name),
                stop=self.stop,
                wait_for_namesakes=turn.wait_for_namesake,
            )
            try:
                outcome = self.job.transcribe(source, station)
            except UserError as exc:
                # An engine that is ended for it says that it was lost.
                outcome = Outcome(complete=False) if self.stop.is_abandoned else Outcome(complete=True, failures=(exc,))
            for failure in outcome.failures:
                outlet.tell(str(failure))
                events.failed(source.name, failure)
        finally:
            turn.is_written.set()
            self.bars.finish(turn.number)
            self.outlets.finish(turn.number)
        with self._lock:
            self._ended += 1
            self.failures += outcome.failures
            self.succeeded += outcome.complete and not outcome.failures
            self._is_cut |= not outcome.complete
            is_done = outcome.complete and all(isinstance(failure, AudioFileError) for failure in outcome.failures)
            self._is_work_left |= not is_done
            if is_done and self.of is None and self.job.kept is not None:
                self.job.kept.forget(source.path)  # who knows when this run ends
            self.over(source, outcome)

    def _look_at(self, working: list[Future[None]]) -> None:
        """Raise what ended an engine's thread, if none is left that did its work, or if it was a bug."""
        ended = [exc for future in working if (exc := future.exception()) is not None]
        for exc in ended:
            if not isinstance(exc, UserError) or len(ended) == len(working):
                raise exc
        if ended:
            self.outlets.common.tell(f"{len(ended)} of {len(working)} engines could not be started. {ended[0]}")


def _has_bug(working: list[Future[None]]) -> bool:
    """Or nothing can be printed any more: either way the others need not go on."""
    ended = [future.exception() for future in working if future.done()]
    return any(exc is not None and not isinstance(exc, UserError) for exc in ended)
