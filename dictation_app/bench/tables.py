"""Results as text for the terminal."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from dictation_app.bench.accuracy import AccuracyResult
from dictation_app.bench.beside import BesideResult
from dictation_app.bench.decode import DecodeResult
from dictation_app.bench.files import FilesResult
from dictation_app.bench.latency import Group, LatencyResult
from dictation_app.bench.memory import DECODES, MemoryResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.bench.accuracy import ErrorRate
    from dictation_app.bench.machine import Machine


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns as wide as they must be; the first to the left, all others to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    ]


def of_machine(machine: Machine) -> list[str]:
    """What was measured on, and with."""
    before, after = ("unknown" if load is None else f"{load:.2f}" for load in (machine.load_before, machine.load_after))
    name = machine.device_name if machine.device != "cpu" else machine.processor
    return [
        f"{machine.model} on {machine.device} ({name}), {machine.compute_type}, {machine.threads} threads",
        f"{machine.cores} cores, {machine.processors} processors; load before {before}, after {after}",
        (
            f"dictation {machine.app}, faster-whisper {machine.faster_whisper}, CTranslate2 {machine.ctranslate2}, "
            f"Python {machine.python}, {machine.system}"
        ),
    ]


@singledispatch
def render(result: object) -> str:
    """A result as a table, with the machine above and the verdict, or why there is none, below."""
    raise TypeError(type(result))


@render.register
def _(result: LatencyResult) -> str:
    lines = [*of_machine(result.machine), ""]
    if result.lags:
        count = result.lags[0].peer.count
        lines += [f"Release of the key to text, in ms, {count} dictations a row:", *_lag_table(result.lags), ""]
    if result.joined:
        count = result.joined[0].peer.count
        lines += [f"Long dictations with pauses, {count} a row:", *_lag_table(result.joined), ""]
    if result.long_to_short is not None:
        lines += [f"Median wait after a long dictation / after a short one: {result.long_to_short:.2f}", ""]
    work = result.work
    lines += [
        (
            f"Work ahead: {work.ahead} of {work.utterances} utterances; {work.drafts} drafts ({work.dropped} given up)"
            f"; engine time {work.useful_seconds:.1f} s for results, {work.wasted_seconds:.1f} s for nothing"
        )
    ]
    if result.left_out:
        lines.append(_left_out(result.left_out))
    return "\n".join([*lines, "", result.doubt or result.verdict])


def _left_out(names: Sequence[str]) -> str:
    return f"Left out, because the neural VAD hears no speech: {', '.join(names)}"


def _lag_table(groups: Sequence[Group]) -> list[str]:
    head = (
        "lag",
        "app p50",
        "p95",
        "p99",
        "peer p50",
        "p95",
        "p99",
        "faster p50",
        "p95",
        "ahead",
        "shown",
        "first word p50",
        "no text",
    )
    return table(head, [_lag_row(group) for group in groups])


def _lag_row(group: Group) -> tuple[str, ...]:
    app = ("-", "-", "-") if group.app is None else _ms(group.app.p50_ms, group.app.p95_ms, group.app.p99_ms)
    return (
        f"{group.lag_ms} ms",
        *app,
        *_ms(group.peer.p50_ms, group.peer.p95_ms, group.peer.p99_ms),
        f"{group.times_faster_p50:.1f} x",
        f"{group.times_faster_p95:.1f} x",
        f"{group.ahead:.0%}",
        f"{group.visible:.0%}",
        "-" if group.first_text is None else f"{group.first_text.p50_ms:.0f}",
        str(group.without_text),
    )


@render.register
def _(result: BesideResult) -> str:
    head = ("lag", "pairs", "alone p50", "p95", "beside p50", "p95", "later p50", "p95", "median of pairs")
    rows = [
        (
            f"{group.lag_ms} ms",
            str(group.alone.count),
            *_ms(group.alone.p50_ms, group.alone.p95_ms, group.beside.p50_ms, group.beside.p95_ms),
            *(f"{later_ms:+.0f}" for later_ms in (group.later_p50_ms, group.later_p95_ms, group.pair_p50_ms)),
        )
        for group in result.lags
    ]
    lines = [
        *of_machine(result.machine),
        "",
        f"Release of the key to text, in ms, alone and while '{result.file}' is transcribed:",
        *table(head, rows),
        "",
        f"Of the file {result.file_seconds:.0f} s were finished meanwhile: a batch that gives way begins anew",
        f"Pairs that do not count: {result.not_counted}",
    ]
    if result.left_out:
        lines.append(_left_out(result.left_out))
    return "\n".join([*lines, "", result.doubt or result.verdict])


def _ms(*times_ms: float) -> tuple[str, ...]:
    return tuple(f"{time_ms:.0f}" for time_ms in times_ms)


@render.register
def _(result: AccuracyResult) -> str:
    way = "each clip as a whole" if result.way == "whole" else "cut at pauses, with drafts"
    lines = [*of_machine(result.machine), "", f"Errors in percent ({way}):"]
    head = ("language", "clips", "units", "app", "peer", "difference", "95 % interval")
    lines += table(head, [_rate_row(rate) for rate in result.rates])
    silent = result.phantoms
    if silent is not None:
        lines += ["", f"Without speech ({silent.clips} clips, {silent.minutes:.1f} min):"]
        rows = [
            ("app", str(silent.app_words), f"{silent.app_words_a_minute:.1f}", str(silent.app_clips)),
            ("peer", str(silent.peer_words), f"{silent.peer_words_a_minute:.1f}", str(silent.peer_clips)),
        ]
        lines += table(("", "words", "a minute", "clips with text"), rows)
    lines += [
        "",
        (
            f"{result.utterances} utterances, {result.ahead} taken from a draft, {result.retried} decoded again as "
            f"the first result was not believed; text held back in {result.withheld_spoken} spoken clips"
        ),
        f"Time: app {result.app_seconds:.0f} s, peer {result.peer_seconds:.0f} s",
        "",
        result.verdict,
    ]
    return "\n".join(lines)


def _rate_row(rate: ErrorRate) -> tuple[str, ...]:
    found = rate.difference
    return (
        rate.name,
        str(rate.clips),
        f"{rate.units} {rate.unit}",
        f"{rate.app_percent:.2f}",
        f"{rate.peer_percent:.2f}",
        f"{found.points:+.2f}",
        f"{found.low:+.2f} to {found.high:+.2f}",
    )


@render.register
def _(result: FilesResult) -> str:
    head = ("file", "by", "time", "speed", "processor", "errors", "most memory")
    rows = [
        (
            f"{row.file} ({row.seconds:.0f} s)" if name == "this app" else "",
            name,
            f"{side.took_s:.1f} s",
            f"{side.rtfx:.1f} x",
            f"{side.processor_s:.1f} s",
            _percent(side.percent),
            "-" if side.peak_mb is None else f"{side.peak_mb:.0f} MB",
        )
        for row in result.files
        for name, side in (("this app", row.app), ("batches of 8", row.batched), ("plain", row.plain))
    ]
    together = (
        f"All together: {result.times_faster:.2f} times the speed of faster-whisper in batches of 8, which takes "
        f"{result.times_less_processor_time:.2f} times the processor time"
    )
    return "\n".join(
        [*of_machine(result.machine), "", *table(head, rows), "", together, "", result.doubt or result.verdict]
    )


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f} %"


@render.register
def _(result: MemoryResult) -> str:
    named = [("engine, loaded", result.engine_loaded), (f"engine, after {DECODES} decodes", result.engine_used)]
    if result.app is not None:
        named.append((f"running app, {result.app.processes} processes", result.app))
    rows = [(name, f"{found.pss_mb:.0f} MB", f"{found.rss_mb:.0f} MB") for name, found in named]
    lines = [*of_machine(result.machine), "", *table(("memory", "PSS", "RSS"), rows), ""]
    if result.idle_percent is None:
        lines.append("No app is running: start it with `dictation` to have it measured too.")
    else:
        lines.append(f"Idle: {result.idle_percent:.2f} % of a core over {result.idle_seconds:.0f} s")
    return "\n".join(lines)


@render.register
def _(result: DecodeResult) -> str:
    head = ("recording", "sound", "app p50", "p95", "peer p50", "p95", "faster", "same text")
    rows = [
        (
            row.file,
            f"{row.seconds:.1f} s",
            *(f"{time_ms:.0f} ms" for time_ms in (row.app.p50_ms, row.app.p95_ms, row.peer.p50_ms, row.peer.p95_ms)),
            f"{row.times_faster:.1f} x",
            "yes" if row.same_text else "no",
        )
        for row in result.files
    ]
    lines = [*of_machine(result.machine), f"{result.repeats} decodes each, in turns", "", *table(head, rows)]
    return "\n".join([*lines, "", result.doubt] if result.doubt else lines)
