"""Measuring: one model on one device after the other, each in an engine process of its own.

A dictation goes first: an engine that is being loaded is ended, a decode is given up, and both are begun again when
nobody dictates any more. Times are those of whole decodes, as a dictation would wait for them without work ahead.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from dictation_app.engine import memory
from dictation_app.engine.hosted import EngineLostError, HostedEngine
from dictation_app.engine.self_test import right_share
from dictation_app.errors import UserError, WorkDroppedError
from dictation_app.values.speech import SAMPLE_RATE_HZ, DecodeOptions, EngineConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from dictation_app.engine import Engine
    from dictation_app.engine.hardware import Device
    from dictation_app.engine.models import ModelStore
    from dictation_app.measuring.passages import Passage
    from dictation_app.retranscription import Turn

    Create: TypeAlias = Callable[[str, EngineConfig, Callable[[], bool]], Engine]
    """Starts the engine of this name; the last argument says that it is not wanted any more."""

_TIMES = 3
_LONG_ENOUGH_S = 10.0
"""A decode that took so long is not done again: chance is small beside it, and somebody waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A model on a device."""

    model: str
    folder: Path
    is_english: bool
    """It knows no other language."""
    device: str
    """``cpu`` or ``cuda:N``."""
    device_label: str
    """What the maker calls it."""
    uuid: str = ""
    """What stays with a GPU, and is set for it; empty for the CPU, or where unknown."""

    @property
    def setting(self) -> str:
        """For `engine.device`."""
        return self.uuid or self.device


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an engine may take, as in `EngineSettings`."""

    cpu_threads: int = 0
    memory_mb: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One passage."""

    sound_s: float
    decode_s: float
    """Median."""
    words: int
    """That were said."""
    right_share: float
    """Of them, those that were heard, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What came of a candidate."""

    model: str
    device: str
    device_label: str
    setting: str
    """For `engine.device`."""
    compute_type: str = ""
    is_english: bool = False
    load_s: float = 0.0
    heard: tuple[Heard, ...] = ()
    """The recording that comes along, then the user's reading."""
    problem: str = ""
    """Why there is nothing more; empty = all is well."""
    hint: str = ""

    @property
    def wait_s(self) -> float:
        """How long the recording of some five seconds took; 0.0 where it failed."""
        return self.heard[0].decode_s if self.heard else 0.0

    @property
    def times_faster(self) -> float:
        """Than speech; 0.0 where it failed."""
        seconds = sum(each.decode_s for each in self.heard)
        return sum(each.sound_s for each in self.heard) / seconds if seconds else 0.0

    @property
    def right_share(self) -> float:
        """Of all words that were said."""
        words = sum(each.words for each in self.heard)
        return sum(each.right_share * each.words for each in self.heard) / words if words else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureProgress:
    """How far it is."""

    done: int
    total: int
    model: str
    device_label: str
    latest: Measured | None = None
    """What ended just now."""


def candidates(models: ModelStore, devices: Iterable[Device], names: Sequence[str] = ()) -> tuple[Candidate, ...]:
    """Every installed model (or those of `names`) on every device; the smallest model first."""
    chosen = [models.get(name) for name in names or models.installed()]
    devices = tuple(devices)
    return tuple(
        Candidate(
            model=entry.name,
            folder=models.path(entry.name),
            is_english=entry.languages == "en",
            device=device.name,
            device_label=device.label,
            uuid=device.uuid,
        )
        for entry in chosen
        for device in devices
    )


def measure(
    engine: str,
    chosen: Sequence[Candidate],
    passages: Sequence[Passage],
    turn: Turn,
    report: Callable[[MeasureProgress], None],
    limits: Limits | None = None,
    *,
    create: Create | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[Measured, ...] | None:
    """Measure them one after the other with the engine of this name; None where it was given up.

    A candidate that cannot run costs only itself.
    """
    found: list[Measured] = []
    run = _Run(engine, passages, turn, create or _host, clock, limits or Limits())
    try:
        for number, candidate in enumerate(chosen):
            progress = MeasureProgress(
                done=number, total=len(chosen), model=candidate.model, device_label=candidate.device_label
            )
            report(progress)
            found.append(run.measure(candidate))
            report(replace(progress, done=number + 1, latest=found[-1]))
    except WorkDroppedError:
        return None
    return tuple(found)


class _Run:
    """What is the same for all candidates."""

    def __init__(
        self,
        engine: str,
        passages: Sequence[Passage],
        turn: Turn,
        create: Create,
        clock: Callable[[], float],
        limits: Limits,
    ) -> None:
        self._engine = engine
        self._passages = passages
        self._turn = turn
        self._create = create
        self._clock = clock
        self._limits = limits

    def measure(self, candidate: Candidate) -> Measured:
        """One of them; raise `WorkDroppedError` where all is given up."""
        measured = Measured(
            model=candidate.model,
            device=candidate.device,
            device_label=candidate.device_label,
            setting=candidate.setting,
            is_english=candidate.is_english,
        )
        try:
            engine, load_s = self._start(candidate)
            try:
                used = memory.excess(engine, self._limits.memory_mb)
                if used:  # nothing could be dictated with it
                    raise memory.refusal(candidate.model, used, self._limits.memory_mb)
                heard = tuple(
                    self._hear(engine, passage)
                    for passage in self._passages
                    if passage.language == "en" or not candidate.is_english
                )
                info = engine.info
            finally:
                engine.close()
        except UserError as exc:
            if self._turn.is_cancelled():  # an engine that is ended for it says that it was lost
                raise WorkDroppedError from exc
            return replace(measured, problem=exc.message, hint=exc.hint)
        return replace(measured, compute_type=info.compute_type, load_s=round(load_s, 3), heard=heard)

    def _start(self, candidate: Candidate) -> tuple[Engine, float]:
        config = EngineConfig(
            model=candidate.model,
            model_path=candidate.folder,
            device=candidate.device,
            compute_type="auto",
            cpu_threads=self._limits.cpu_threads,
        )
        while True:
            self._turn.wait()
            loading = _Loading(self._turn)
            began_s = self._clock()
            try:
                engine = self._create(self._engine, config, loading.is_unwanted)
            except EngineLostError:
                if not loading.was_ended:
                    raise
                continue  # a dictation came; it was not the engine's fault
            loading.is_under_way = False
            return engine, self._clock() - began_s

    def _hear(self, engine: Engine, passage: Passage) -> Heard:
        options = DecodeOptions(language=passage.language)
        times_s: list[float] = []
        text = ""
        while len(times_s) < _TIMES and sum(times_s) < _LONG_ENOUGH_S:
            self._turn.wait()
            began_s = self._clock()
            try:
                text = engine.transcribe(passage.samples, options, self._turn.is_over).text
            except WorkDroppedError:
                continue
            times_s.append(self._clock() - began_s)
        return Heard(
            sound_s=round(len(passage.samples) / SAMPLE_RATE_HZ, 2),
            decode_s=round(median(times_s), 3),
            words=len(passage.text.split()),
            right_share=round(right_share(text, passage.text), 3),
        )


class _Loading:
    """Asked by an engine whether it is to end: for a dictation while it loads, later only for good."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self.is_under_way = True
        self.was_ended = False

    def is_unwanted(self) -> bool:
        if not self.is_under_way:
            return self._turn.is_cancelled()
        self.was_ended = self.was_ended or self._turn.is_over()
        return self.was_ended


def _host(name: str, config: EngineConfig, unwanted: Callable[[], bool]) -> Engine:
    return HostedEngine(name, config, stopping=unwanted)
