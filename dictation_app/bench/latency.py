"""``dictation bench latency``: how long the user waits after the release of the key.

The app hears each take at the speed of speech and may work meanwhile, as it does for its user; its clock runs from the
release to the text handed to the window. The peer records until the release and then decodes all of it, as most
dictation programs do; its clock runs over the decode alone. The later the release, the more the app can have done
before: so every lag is a row of its own.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.bench import machine
from dictation_app.bench.figures import Spread, ratio
from dictation_app.values.status import EngineWork

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.bench.machine import Machine
    from dictation_app.bench.replay import Dictated, Replay
    from dictation_app.bench.subject import Peer, Subject
    from dictation_app.bench.takes import Take
    from dictation_app.values.speech import EngineInfo

LAGS_MS = (0, 150, 300, 600)
"""People let go of the key half a second or more after the last word, and now and then in the middle of it."""
_SETTLE_S = 0.3
"""The peer's threads look for new work for a while; the app's must not pay for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One take with one lag, both sides."""

    take: str
    seconds: float
    """From the press of the key to the release."""
    lag_ms: int
    app: Dictated
    peer_ms: float
    peer_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one lag."""

    lag_ms: int
    app: Spread | None
    """None where the app delivered no text at all."""
    peer: Spread
    times_faster_p50: float
    times_faster_p95: float
    ahead: float
    """Share of dictations whose last utterance was decoded before the release."""
    visible: float
    """Share of the text on the screen at the release, mean."""
    first_text: Spread | None
    """From the end of the first word until it was shown; of the dictations in which it was."""
    without_text: int
    """Dictations that delivered nothing; they are in no time of the app."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatencyResult:
    """What was measured."""

    kind: str
    machine: Machine
    conclusive: bool
    doubt: str
    verdict: str
    """Empty where nothing is concluded."""
    lags: tuple[Group, ...]
    joined: tuple[Group, ...]
    """The same for long dictations; empty where none were made."""
    long_to_short: float | None
    """Median wait after a long dictation by that after a short one, at the largest lag measured for both."""
    work: EngineWork
    """Of both kinds of dictations, the warm-up left out."""
    left_out: tuple[str, ...]
    """Clips in which the neural VAD hears no speech."""
    rows: tuple[Row, ...]
    joined_rows: tuple[Row, ...]


def measure(
    subject: Subject,
    replay: Replay,
    peer: Peer,
    info: EngineInfo,
    *,
    takes: Sequence[Take],
    joined: Sequence[Take] = (),
    lags_ms: Sequence[int] = LAGS_MS,
    left_out: Sequence[str] = (),
    load_before: float | None,
    advance: Callable[[], None] = lambda: None,
) -> LatencyResult:
    """Run every take with every lag, the two sides in turns. `advance` is called after each."""
    warm_up = takes[0] if takes else joined[0]
    replay.dictate(warm_up, 0.0)
    peer.transcribe(warm_up.samples, subject.language)
    work_before = replay.work
    rows = _rows(subject, replay, peer, takes, lags_ms, advance)
    joined_rows = _rows(subject, replay, peer, joined, lags_ms, advance)
    measured_on = machine.describe(subject.config, info, load_before)
    lags, joined_lags = _groups(rows, lags_ms), _groups(joined_rows, lags_ms)
    return LatencyResult(
        kind="latency",
        machine=measured_on,
        conclusive=not measured_on.doubt,
        doubt=measured_on.doubt,
        verdict="" if measured_on.doubt else _verdict(lags or joined_lags),
        lags=lags,
        joined=joined_lags,
        long_to_short=_long_to_short(lags, joined_lags),
        work=_since(work_before, replay.work),
        left_out=tuple(left_out),
        rows=tuple(rows),
        joined_rows=tuple(joined_rows),
    )


def _since(before: EngineWork, after: EngineWork) -> EngineWork:
    return EngineWork(
        utterances=after.utterances - before.utterances,
        ahead=after.ahead - before.ahead,
        drafts=after.drafts - before.drafts,
        dropped=after.dropped - before.dropped,
        wasted_seconds=round(after.wasted_seconds - before.wasted_seconds, 3),
        useful_seconds=round(after.useful_seconds - before.useful_seconds, 3),
    )


def _rows(
    subject: Subject,
    replay: Replay,
    peer: Peer,
    takes: Sequence[Take],
    lags_ms: Sequence[int],
    advance: Callable[[], None],
) -> list[Row]:
    rows = []
    for take in takes:
        for lag_ms in lags_ms:
            time.sleep(_SETTLE_S)
            dictated = replay.dictate(take, lag_ms / 1000)
            until_s = take.speech_end_s + lag_ms / 1000
            recorded = take.until(until_s)
            began_s = time.perf_counter()
            text = peer.transcribe(recorded, subject.language)
            peer_ms = 1000 * (time.perf_counter() - began_s)
            rows.append(
                Row(
                    take=take.name,
                    seconds=round(until_s, 2),
                    lag_ms=lag_ms,
                    app=dictated,
                    peer_ms=round(peer_ms, 2),
                    peer_text=text,
                )
            )
            advance()
    return rows


def _groups(rows: Sequence[Row], lags_ms: Sequence[int]) -> tuple[Group, ...]:
    return tuple(_group(lag_ms, [row for row in rows if row.lag_ms == lag_ms]) for lag_ms in lags_ms) if rows else ()


def _group(lag_ms: int, rows: Sequence[Row]) -> Group:
    waits_ms = [row.app.stop_to_text_ms for row in rows if row.app.stop_to_text_ms is not None]
    first_ms = [row.app.first_text_ms for row in rows if row.app.first_text_ms is not None]
    app = Spread.of(waits_ms) if waits_ms else None
    peer = Spread.of([row.peer_ms for row in rows])
    return Group(
        lag_ms=lag_ms,
        app=app,
        peer=peer,
        times_faster_p50=ratio(peer.p50_ms, app.p50_ms) if app else 0.0,
        times_faster_p95=ratio(peer.p95_ms, app.p95_ms) if app else 0.0,
        ahead=round(statistics.mean(row.app.was_ahead for row in rows), 3),
        visible=round(statistics.mean(row.app.visible for row in rows), 3),
        first_text=Spread.of(first_ms) if first_ms else None,
        without_text=len(rows) - len(waits_ms),
    )


def _long_to_short(lags: Sequence[Group], joined: Sequence[Group]) -> float | None:
    if not lags or not joined:
        return None
    short, long = lags[-1].app, joined[-1].app
    return ratio(long.p50_ms, short.p50_ms) if short and long else None


def _verdict(groups: Sequence[Group]) -> str:
    """The least flattering lag decides."""
    worst = min(groups, key=lambda group: group.times_faster_p50)
    if worst.app is None:
        return f"No text came from the app at a lag of {worst.lag_ms} ms."
    if worst.times_faster_p50 < 1:
        return f"At a lag of {worst.lag_ms} ms the app is slower than plain faster-whisper."
    return (
        f"At every lag measured the text is there at least {worst.times_faster_p50:.1f} times sooner than with plain "
        f"faster-whisper (median; least at {worst.lag_ms} ms, where the 95th percentile is "
        f"{worst.times_faster_p95:.1f} times)."
    )
