"""``dictation bench decode``: one call of the engine against one of the peer, without anything around it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.audio.media import read_windows
from dictation_app.bench import machine
from dictation_app.bench.figures import Spread, ratio
from dictation_app.errors import UserError
from dictation_app.values.speech import SAMPLE_RATE_HZ, WINDOW_SECONDS, DecodeOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.bench.machine import Machine
    from dictation_app.bench.subject import Peer, Subject
    from dictation_app.engine import Engine
    from dictation_app.values.speech import Samples


@dataclass(frozen=True, slots=True, kw_only=True)
class Decodes:
    """One recording, both sides."""

    file: str
    seconds: float
    app: Spread
    peer: Spread
    times_faster: float
    """Medians."""
    app_text: str
    peer_text: str
    same_text: bool
    """Apart from case, punctuation and spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodeResult:
    """What was measured."""

    kind: str
    machine: Machine
    conclusive: bool
    doubt: str
    repeats: int
    files: tuple[Decodes, ...]


def measure(
    subject: Subject,
    engine: Engine,
    peer: Peer,
    *,
    files: Sequence[Path],
    repeats: int,
    load_before: float | None,
    advance: Callable[[], None] = lambda: None,
) -> DecodeResult:
    """Decode every file `repeats` times on both sides, in turns."""
    options = DecodeOptions(language=subject.language)
    decodes = tuple(
        _decodes(
            file,
            repeats,
            app=lambda samples: engine.transcribe(samples, options).text,
            peer=lambda samples: peer.transcribe(samples, subject.language),
            advance=advance,
        )
        for file in files
    )
    measured_on = machine.describe(subject.config, engine.info, load_before)
    return DecodeResult(
        kind="decode",
        machine=measured_on,
        conclusive=not measured_on.doubt,
        doubt=measured_on.doubt,
        repeats=repeats,
        files=decodes,
    )


def _decodes(
    file: Path,
    repeats: int,
    *,
    app: Callable[[Samples], str],
    peer: Callable[[Samples], str],
    advance: Callable[[], None],
) -> Decodes:
    samples = one_window(file)
    for warm_up in (app, peer):
        warm_up(samples)
    app_ms: list[float] = []
    peer_ms: list[float] = []
    for _ in range(repeats):
        app_text = _timed(app, samples, app_ms)
        peer_text = _timed(peer, samples, peer_ms)
        advance()
    ours, theirs = Spread.of(app_ms), Spread.of(peer_ms)
    return Decodes(
        file=file.name,
        seconds=round(len(samples) / SAMPLE_RATE_HZ, 2),
        app=ours,
        peer=theirs,
        times_faster=ratio(theirs.p50_ms, ours.p50_ms),
        app_text=app_text,
        peer_text=peer_text,
        same_text=_letters(app_text) == _letters(peer_text),
    )


def _timed(transcribe: Callable[[Samples], str], samples: Samples, times_ms: list[float]) -> str:
    began_s = time.perf_counter()
    text = transcribe(samples)
    times_ms.append(1000 * (time.perf_counter() - began_s))
    return text


def one_window(file: Path) -> Samples:
    """The sound of a file that fits into one call of the engine; raise `UserError` where it is longer."""
    longest_s = WINDOW_SECONDS - 0.5
    windows = read_windows(file, max_seconds=longest_s, first_max_seconds=longest_s)
    first = next(windows)
    windows.close()
    if not first.is_last or len(first.samples) > WINDOW_SECONDS * SAMPLE_RATE_HZ:
        raise UserError(f"'{file.name}' is too long to measure.", "Use recordings of less than 29 s.")
    return first.samples


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
