"""``dictation bench files``: how fast whole files become text, against faster-whisper and its own batched way.

All clocks run from the path to the last word, reading the file included; the models are loaded and warm, each side in
a process of its own (`bench.file_sides`), one after the other.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.bench import machine
from dictation_app.bench.figures import ratio
from dictation_app.bench.file_sides import Way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from dictation_app.bench.file_sides import FileSide, Transcribed
    from dictation_app.bench.machine import Machine
    from dictation_app.bench.scoring import Scorer
    from dictation_app.bench.subject import Subject
    from dictation_app.values.speech import EngineInfo

_ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """What one side made of a file; times are medians over the repeats."""

    took_s: float
    processor_s: float
    """Of all its threads together."""
    rtfx: float
    """Seconds of sound for each second of work."""
    percent: float | None
    """Errors, where the file has its text beside it (``talk.txt`` for ``talk.mp3``)."""
    peak_mb: float | None
    """Most memory of its process, its model included (RSS); None where the system does not tell."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file, all sides."""

    file: str
    seconds: float
    """Its length."""
    language: str
    app: SideRow
    plain: SideRow
    """faster-whisper as most programs use it."""
    batched: SideRow
    """faster-whisper in batches of 8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesResult:
    """What was measured."""

    kind: str
    machine: Machine
    conclusive: bool
    doubt: str
    verdict: str
    repeats: int
    files: tuple[FileRow, ...]
    times_faster: float
    """Than in batches of 8, all files together."""
    times_less_processor_time: float
    """Likewise; it hardly depends on what else the machine does."""


def measure(
    subject: Subject,
    sides: Mapping[Way, FileSide],
    info: EngineInfo,
    scorer: Scorer | None,
    *,
    files: Sequence[Path],
    repeats: int,
    load_before: float | None,
    advance: Callable[[], None] = lambda: None,
) -> FilesResult:
    """Transcribe every file on all sides, in turns. `scorer` is needed only where a file has its text beside it."""
    rows = tuple(_row(subject, sides, scorer, file, repeats, advance) for file in files)
    measured_on = machine.describe(subject.config, info, load_before)
    times_faster = ratio(sum(row.batched.took_s for row in rows), sum(row.app.took_s for row in rows))
    return FilesResult(
        kind="files",
        machine=measured_on,
        conclusive=not measured_on.doubt,
        doubt=measured_on.doubt,
        verdict=""
        if measured_on.doubt
        else f"The app has {times_faster:.2f} times the speed of faster-whisper in batches of 8.",
        repeats=repeats,
        files=rows,
        times_faster=times_faster,
        times_less_processor_time=ratio(
            sum(row.batched.processor_s for row in rows), sum(row.app.processor_s for row in rows)
        ),
    )


def reference_of(file: Path) -> Path:
    """Where the text of `file` is, if there is one."""
    return file.with_suffix(".txt")


def _row(
    subject: Subject,
    sides: Mapping[Way, FileSide],
    scorer: Scorer | None,
    file: Path,
    repeats: int,
    advance: Callable[[], None],
) -> FileRow:
    results: dict[Way, list[Transcribed]] = {way: [] for way in Way}
    for _ in range(repeats):
        for way in Way:
            results[way].append(sides[way].transcribe(file, subject.language))
            advance()
    of_app = results[Way.APP][-1]
    language = subject.language or of_app.language or _ENGLISH
    rows = {way: _side(results[way], of_app.seconds, _percent(scorer, file, language)) for way in Way}
    return FileRow(
        file=file.name,
        seconds=round(of_app.seconds, 1),
        language=language,
        app=rows[Way.APP],
        plain=rows[Way.PLAIN],
        batched=rows[Way.BATCHED],
    )


def _side(results: Sequence[Transcribed], seconds: float, percent: Callable[[str], float | None]) -> SideRow:
    took_s = statistics.median(result.took_s for result in results)
    last = results[-1]
    return SideRow(
        took_s=round(took_s, 3),
        processor_s=round(statistics.median(result.processor_s for result in results), 3),
        rtfx=ratio(seconds, took_s),
        percent=percent(last.text),
        peak_mb=last.peak_mb,
        text=last.text,
    )


def _percent(scorer: Scorer | None, file: Path, language: str) -> Callable[[str], float | None]:
    reference = reference_of(file)
    if scorer is None or not reference.is_file():
        return lambda _heard: None
    wanted = reference.read_text(encoding="utf-8")

    def percent(heard: str) -> float | None:
        errors, units = scorer.errors(wanted, heard, language)
        return round(100 * errors / units, 2) if units else None

    return percent
