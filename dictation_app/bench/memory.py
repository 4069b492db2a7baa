"""``dictation bench memory``: what the engine's process and a running app keep, and what they do when idle.

Memory is the proportional share (PSS): pages that several processes use are counted in parts, so that the processes of
the app can be added up. Only Linux tells it.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.bench import machine
from dictation_app.errors import UserError
from dictation_app.values.speech import DecodeOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.bench.machine import Machine
    from dictation_app.bench.subject import Subject
    from dictation_app.engine.hosted import HostedEngine
    from dictation_app.values.speech import Samples

DECODES = 10
_MB = 1_000_000
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """Memory of a process, or of several together, in MB (10^6 bytes)."""

    pss_mb: float
    rss_mb: float
    """Pages shared between processes are in it in full, once for each."""
    processes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryResult:
    """What was measured."""

    kind: str
    machine: Machine
    conclusive: bool
    """Always: how busy a machine is changes neither memory nor the processor time of the app itself."""
    engine_loaded: Footprint
    engine_used: Footprint
    """After `DECODES` decodes."""
    app: Footprint | None
    """A running app with its engine; None where none runs."""
    idle_percent: float | None
    """Processor time of the running app in percent of one core while nobody dictates."""
    idle_seconds: float


def measure(
    subject: Subject,
    start: Callable[[], HostedEngine],
    samples: Samples,
    *,
    app_pid: int | None,
    seconds: float,
    load_before: float | None,
    advance: Callable[[], None] = lambda: None,
) -> MemoryResult:
    """Load an engine, let it decode, and look at the app of process `app_pid`, which must be idle."""
    refuse_where_unknown()
    engine = start()
    try:
        if engine.pid is None:
            raise UserError("The speech engine ended.", "Start the measurement again.")
        loaded = footprint(engine.pid)
        for _ in range(DECODES):
            engine.transcribe(samples, DecodeOptions(language=subject.language))
            advance()
        used = footprint(engine.pid)
        info = engine.info
    finally:
        engine.close()
    idle = None if app_pid is None else idle_percent(app_pid, seconds)
    return MemoryResult(
        kind="memory",
        machine=machine.describe(subject.config, info, load_before),
        conclusive=True,
        engine_loaded=loaded,
        engine_used=used,
        app=None if app_pid is None else footprint(app_pid),
        idle_percent=None if idle is None else round(idle, 3),
        idle_seconds=seconds,
    )


def refuse_where_unknown() -> None:
    """Raise `UserError` on a system that does not tell."""
    if not (_PROC / "self" / "smaps_rollup").exists():
        raise UserError("Memory cannot be measured on this system.", "It is measured on Linux only.")


def footprint(pid: int) -> Footprint:
    """Of a process and all its children."""
    pss = rss = count = 0
    for process in with_children(pid):
        try:
            fields = _fields((_PROC / str(process) / "smaps_rollup").read_text(encoding="ascii"))
        except (FileNotFoundError, ProcessLookupError):
            continue  # ended in the meantime
        except PermissionError as exc:
            raise UserError(f"Process {process} belongs to another user.", "Measure as the user who runs it.") from exc
        pss += fields.get("Pss", 0)
        rss += fields.get("Rss", 0)
        count += 1
    if not count:
        raise UserError(f"There is no process {pid} any more.", "Start the measurement again.")
    return Footprint(pss_mb=round(pss * 1024 / _MB, 1), rss_mb=round(rss * 1024 / _MB, 1), processes=count)


def _fields(rollup: str) -> dict[str, int]:
    """``Pss:   1234 kB`` -> {"Pss": 1234}; the first line is the address range."""
    rows = (line.split() for line in rollup.splitlines()[1:])
    return {row[0].rstrip(":"): int(row[1]) for row in rows if len(row) >= 2 and row[1].isdigit()}  # noqa: PLR2004


def with_children(pid: int) -> tuple[int, ...]:
    """A process and all below it."""
    parents: dict[int, int] = {}
    for folder in _PROC.iterdir():
        stat = _stat(int(folder.name)) if folder.name.isdigit() else None
        if stat is not None:
            parents[int(folder.name)] = int(stat[1])
    found = [pid]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return tuple(found)


def _stat(pid: int) -> list[str] | None:
    """Fields after the name, which may hold anything; None where the process is gone."""
    try:
        return (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def processor_seconds(pid: int) -> float:
    """Processor time of a process and its children so far."""
    stats = [_stat(process) for process in with_children(pid)]
    user, system = 11, 12
    return sum(int(stat[user]) + int(stat[system]) for stat in stats if stat is not None) / os.sysconf("SC_CLK_TCK")


def idle_percent(pid: int, seconds: float) -> float:
    """Share of one core, in percent, over so many seconds."""
    before = processor_seconds(pid)
    began_s = time.monotonic()
    time.sleep(seconds)
    return 100 * (processor_seconds(pid) - before) / (time.monotonic() - began_s)
