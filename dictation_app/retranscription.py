"""A kept dictation decoded once more, with another model or language, beside dictating.

It has an engine of its own, which ends with it. A dictation goes first: while somebody dictates it stands still, and a
window that was being decoded is given up in the middle and begun again afterwards.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from dictation_app.engine import never
from dictation_app.engine.hosted import HostedEngine
from dictation_app.errors import AudioFileError, EngineError, UserError, WorkDroppedError
from dictation_app.file_transcription import transcribe_file
from dictation_app.history import LeftOut, Result
from dictation_app.sentences import say
from dictation_app.user_words import WordList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.engine import Engine
    from dictation_app.file_transcription import FileProgress
    from dictation_app.values.speech import Decoded, DecodeOptions, EngineConfig, EngineInfo, Samples, Word

    Create: TypeAlias = Callable[[str, EngineConfig, Callable[[], bool]], Engine]
    """Starts the engine of this name; the last argument says that it is not wanted any more."""

T = TypeVar("T")

_log = logging.getLogger(__name__)

_POLL_S = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be decoded again, and how."""

    path: Path
    engine: str
    config: EngineConfig
    options: DecodeOptions
    words: WordList = field(default_factory=WordList)
    """Of the user."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What it came to."""

    result: Result
    words: tuple[Word, ...]
    left_out: LeftOut | None = None
    """What was most likely no speech."""


class Turn:
    """Whether a job may work, has to wait, or is not wanted any more; set from one thread and asked from another."""

    def __init__(self) -> None:
        self._is_free = threading.Event()
        self._is_free.set()
        self._is_cancelled = threading.Event()

    def hold(self, *, on: bool) -> None:
        """Let it wait, or go on."""
        if on:
            self._is_free.clear()
        else:
            self._is_free.set()

    def cancel(self) -> None:
        """Give it up for good."""
        self._is_cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether it was given up."""
        return self._is_cancelled.is_set()

    def is_over(self) -> bool:
        """Whether what is being done is to be given up now, for good or not."""
        return not self._is_free.is_set() or self.is_cancelled()

    def wait(self) -> None:
        """Return when the job may work; raise `WorkDroppedError` where it was given up."""
        while not self.is_cancelled():
            if self._is_free.wait(_POLL_S) and not self.is_cancelled():
                return
        raise WorkDroppedError


def transcribe_again(
    job: Job, turn: Turn, report: Callable[[float], None], *, create: Create | None = None
) -> Heard | None:
    """Do the job; None where it was given up. `report` is told the share that is done.

    Raises `UserError` where it cannot be done, or nothing is understood.
    """
    try:
        engine = _start(job, turn, create or _host)
        try:
            return _hear(job, WaitingEngine(engine, turn), turn, report)
        finally:
            engine.close()
    except WorkDroppedError:
        return None
    except UserError:
        if turn.is_cancelled():  # an engine that is ended for it says that it was lost
            return None
        raise


def _start(job: Job, turn: Turn, create: Create) -> Engine:
    turn.wait()
    try:
        return create(job.engine, job.config, turn.is_cancelled)
    except EngineError:
        if job.config.device == "cpu" or turn.is_cancelled():
            raise
        _log.warning("A dictation is transcribed again on the CPU: the GPU could not be used")
        return create(job.engine, replace(job.config, device="cpu", compute_type="auto"), turn.is_cancelled)


def _host(name: str, config: EngineConfig, unwanted: Callable[[], bool]) -> Engine:
    return HostedEngine(name, config, stopping=unwanted)


def _hear(job: Job, engine: WaitingEngine, turn: Turn, report: Callable[[float], None]) -> Heard | None:
    def tell(progress: FileProgress) -> None:
        if progress.total_s:
            report(min(1.0, progress.done_s / progress.total_s))

    options = replace(job.options, words=True)
    transcript = transcribe_file(job.path, engine, options, on_progress=tell, cancelled=turn.is_cancelled)
    if turn.is_cancelled():
        return None
    heard = "".join(segment.text for segment in transcript.segments).strip()
    text = job.words.apply(heard, transcript.language)
    if transcript.problem:
        raise AudioFileError(transcript.problem, say("The text stays as it was."))
    if not text:
        reason = transcript.withheld[0].reason if transcript.withheld else say("No speech was heard.")
        raise EngineError(say("Nothing was understood this time; the text stays as it was."), reason)
    info = engine.info
    result = Result(
        made_at=time.time(),
        text=text,
        raw_text="" if text == heard else heard,
        language=transcript.language,
        model=info.model,
        device=info.device,
        compute_type=info.compute_type,
        decode_ms=round(engine.decode_s * 1000),
    )
    withheld = transcript.withheld
    words = tuple(word for segment in transcript.segments for word in segment.words)
    told = LeftOut(text=" ".join(refused.text for refused in withheld), reason=withheld[0].reason) if withheld else None
    return Heard(result, words, told)


class WaitingEngine:
    """An `Engine` that works when it may; what was given up for a dictation is done again."""

    def __init__(self, engine: Engine, turn: Turn) -> None:
        self._engine = engine
        self._turn = turn
        self.decode_s = 0.0
        self.is_asked = False
        """A call of `engine` is under way."""

    @property
    def info(self) -> EngineInfo:
        """As `Engine.info`."""
        return self._engine.info

    def transcribe(self, samples: Samples, options: DecodeOptions, _unwanted: Callable[[], bool] = never) -> Decoded:
        """As `Engine.transcribe`."""
        return self._when_free(lambda: self._engine.transcribe(samples, options, self._turn.is_over))

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, _unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        """As `Engine.transcribe_batch`."""
        return self._when_free(lambda: self._engine.transcribe_batch(windows, options, self._turn.is_over))

    def align(
        self, samples: Samples, text: str, language: str, _unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        """As `Engine.align`."""
        return self._when_free(lambda: self._engine.align(samples, text, language, self._turn.is_over))

    def close(self) -> None:
        """As `Engine.close`."""
        self._engine.close()

    def _when_free(self, work: Callable[[], T]) -> T:
        while True:
            self._turn.wait()
            began_at_s = time.perf_counter()
            self.is_asked = True
            try:
                done = work()
            except WorkDroppedError:
                continue
            finally:
                self.is_asked = False
            self.decode_s += time.perf_counter() - began_at_s
            return done
