"""A kept dictation decoded once more, with another model or language, beside dictating.

It has an engine of its own, which ends with it. A dictation goes first: while somebody dictates it stands still, and a
window that was being decoded is given up in the middle and begun again afterwards.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from dictation_app.engine import never
from dictation_app.engine.hosted import HostedEngine
from dictation_app.errors import AudioFileError, EngineError, UserError, WorkDroppedError
from dictation_app.file_transcription import transcribe_file
from dictation_app.history import LeftOut, Result
from dictation_app.user_words import WordList
from dictation_app.values import SAMPLE_RATE_HZ, DecodeOptions, EngineConfig, Word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine import Engine
    from dictation_app.file_transcription import FileProgress
    from dictation_app.values import Decoded, EngineInfo, Samples

    Create: TypeAlias = Callable[[str, EngineConfig, Callable[[], bool]], Engine]
    """Starts the engine of this name; the last argument says that it is not wanted any more."""

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
            return _hear(job, _Waiting(engine, turn), turn, report)
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


def _hear(job: Job, engine: _Waiting, turn: Turn, report: Callable[[float], None]) -> Heard | None:
    def tell(progress: FileProgress) -> None:
        if progress.total_s:
            report(min(1.0, progress.done_s / progress.total_s))

    transcript = transcribe_file(job.path, engine, job.options, on_progress=tell, cancelled=turn.is_cancelled)
    if turn.is_cancelled():
        return None
    heard = "".join(segment.text for segment in transcript.segments).strip()
    text = job.words.apply(heard, transcript.language)
    if transcript.problem:
        raise AudioFileError(transcript.problem, "The text stays as it was.")
    if not text:
        reason = transcript.withheld[0].reason if transcript.withheld else "No speech was heard."
        raise EngineError("Nothing was understood this time; the text stays as it was.", reason)
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
    words = tuple(
        word
        for window in engine.windows
        if not any(refused.start_s <= window.middle_s < refused.end_s for refused in withheld)
        for word in window.words
    )
    told = LeftOut(text=" ".join(refused.text for refused in withheld), reason=withheld[0].reason) if withheld else None
    return Heard(result, words, told)


@dataclass(frozen=True, slots=True)
class _Window:
    """The words of a window, and where its middle is in the sound."""

    middle_s: float
    words: tuple[Word, ...]


class _Waiting:
    """An `Engine` that works when it may, and finds the words of what it heard. Windows come without a gap."""

    def __init__(self, engine: Engine, turn: Turn) -> None:
        self._engine = engine
        self._turn = turn
        self._heard_s = 0.0
        self.decode_s = 0.0
        self.windows: list[_Window] = []

    @property
    def info(self) -> EngineInfo:
        return self._engine.info

    def transcribe(self, samples: Samples, options: DecodeOptions, _unwanted: Callable[[], bool] = never) -> Decoded:
        while True:
            self._turn.wait()
            began_at_s = time.perf_counter()
            try:
                decoded = self._engine.transcribe(samples, options, self._turn.is_over)
            except WorkDroppedError:
                continue
            self.decode_s += time.perf_counter() - began_at_s
            start_s, seconds = self._heard_s, len(samples) / SAMPLE_RATE_HZ
            self.windows.append(_Window(start_s + seconds / 2, self._words(samples, decoded, start_s)))
            self._heard_s += seconds
            return decoded

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        return self._engine.align(samples, text, language, unwanted)

    def close(self) -> None:
        self._engine.close()

    def _words(self, samples: Samples, decoded: Decoded, start_s: float) -> tuple[Word, ...]:
        if not decoded.text:
            return ()
        self._turn.wait()
        found = self._engine.align(samples, decoded.text, decoded.language)
        return tuple(replace(word, start_s=word.start_s + start_s, end_s=word.end_s + start_s) for word in found)
