"""``dictation bench files``: how fast whole files become text, against faster-whisper's own batched way.

Both clocks run from the path to the last word, reading the file included; the models are loaded and warm.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.bench import machine
from dictation_app.bench.figures import ratio
from dictation_app.file_transcription import transcribe_file
from dictation_app.text import join
from dictation_app.values import DecodeOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.bench.machine import Machine
    from dictation_app.bench.scoring import Scorer
    from dictation_app.bench.subject import FilePeer, Subject
    from dictation_app.engine import Engine

_ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file, both sides; medians over the repeats."""

    file: str
    seconds: float
    """Its length."""
    language: str
    app_s: float
    peer_s: float
    app_rtfx: float
    """Seconds of sound for each second of work."""
    peer_rtfx: float
    app_percent: float | None
    """Errors, where the file has its text beside it (``talk.txt`` for ``talk.mp3``)."""
    peer_percent: float | None
    app_text: str
    peer_text: str


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
    """All files together."""


def measure(
    subject: Subject,
    engine: Engine,
    peer: FilePeer,
    scorer: Scorer | None,
    *,
    files: Sequence[Path],
    repeats: int,
    load_before: float | None,
    advance: Callable[[], None] = lambda: None,
) -> FilesResult:
    """Transcribe every file on both sides, in turns. `scorer` is needed only where a file has its text beside it."""
    rows = tuple(_row(subject, engine, peer, scorer, file, repeats, advance) for file in files)
    measured_on = machine.describe(subject.config, engine.info, load_before)
    times_faster = ratio(sum(row.peer_s for row in rows), sum(row.app_s for row in rows))
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
    )


def reference_of(file: Path) -> Path:
    """Where the text of `file` is, if there is one."""
    return file.with_suffix(".txt")


def _row(
    subject: Subject,
    engine: Engine,
    peer: FilePeer,
    scorer: Scorer | None,
    file: Path,
    repeats: int,
    advance: Callable[[], None],
) -> FileRow:
    app_s: list[float] = []
    peer_s: list[float] = []
    for _ in range(repeats):
        began_s = time.perf_counter()
        transcript = transcribe_file(file, engine, DecodeOptions(language=subject.language))
        app_s.append(time.perf_counter() - began_s)
        began_s = time.perf_counter()
        peer_text = peer.transcribe(file, subject.language)
        peer_s.append(time.perf_counter() - began_s)
        advance()
    app_text = ""
    for segment in transcript.segments:
        app_text = join(app_text, segment.text.strip(), transcript.language)
    language = subject.language or transcript.language or _ENGLISH
    app_median_s, peer_median_s = statistics.median(app_s), statistics.median(peer_s)
    return FileRow(
        file=file.name,
        seconds=round(transcript.duration_s, 1),
        language=language,
        app_s=round(app_median_s, 3),
        peer_s=round(peer_median_s, 3),
        app_rtfx=ratio(transcript.duration_s, app_median_s),
        peer_rtfx=ratio(transcript.duration_s, peer_median_s),
        app_percent=_percent(scorer, file, app_text, language),
        peer_percent=_percent(scorer, file, peer_text, language),
        app_text=app_text,
        peer_text=peer_text,
    )


def _percent(scorer: Scorer | None, file: Path, heard: str, language: str) -> float | None:
    reference = reference_of(file)
    if scorer is None or not reference.is_file():
        return None
    errors, units = scorer.errors(reference.read_text(encoding="utf-8"), heard, language)
    return round(100 * errors / units, 2) if units else None
