"""Results as a picture, PNG or SVG. The drawing library is optional and loaded only here."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from dictation_app.bench.accuracy import AccuracyResult
from dictation_app.bench.beside import BesideResult
from dictation_app.bench.files import FilesResult
from dictation_app.bench.latency import LatencyResult, Row
from dictation_app.bench.memory import MemoryResult
from dictation_app.bench.scoring import needed
from dictation_app.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dictation_app.bench.machine import Machine

SUFFIXES = (".png", ".svg")
_APP, _PEER = "#2563eb", "#b45309"
_PEER_NAME = "plain faster-whisper"


def check(file: Path) -> None:
    """Raise `UserError` where no picture could be written to `file`; to be asked before anything is measured."""
    if file.suffix.lower() not in SUFFIXES:
        raise UserError(f"'{file.name}' is no picture.", "Use a name that ends in .png or .svg.")
    if not file.absolute().parent.is_dir():
        raise UserError(f"There is no folder '{file.parent}'.", "Make it, or name another one.")
    needed("matplotlib")


def draw(result: object, file: Path) -> None:
    """Write the picture of a result; raise `UserError`."""
    figure = needed("matplotlib.figure").Figure(figsize=(9, 5), layout="constrained")
    _draw(result, figure)
    try:
        # Without the date, so that the same result gives the same file.
        metadata = {"Date": None} if file.suffix.lower() == ".svg" else None
        figure.savefig(file, dpi=150, metadata=metadata)
    except OSError as exc:
        raise UserError(f"'{file}' cannot be written ({exc.strerror}).", "Name another file.") from exc


@singledispatch
def _draw(result: object, figure: Any) -> None:  # noqa: ARG001
    raise TypeError(type(result))


def _title(figure: Any, title: str, machine: Machine, doubt: str = "") -> None:
    where = f"{machine.model}, {machine.compute_type}, {machine.threads} threads, {machine.device_name}"
    figure.suptitle(f"{title}\n{where}" + ("\nmeasured on a busy machine" if doubt else ""), fontsize=11)


@_draw.register
def _(result: LatencyResult, figure: Any) -> None:
    _title(figure, "From the release of the key to the text", result.machine, result.doubt)
    panels = [(name, rows) for name, rows in (("", result.rows), ("long, ", result.joined_rows)) if rows]
    lags = sorted({row.lag_ms for _, rows in panels for row in rows})
    axes = figure.subplots(len(panels), len(lags), sharey=True, sharex=True, squeeze=False)
    for line, (name, rows) in zip(axes, panels, strict=True):
        for axis, lag_ms in zip(line, lags, strict=True):
            _draw_lag(axis, [row for row in rows if row.lag_ms == lag_ms])
            axis.set_title(f"{name}lag {lag_ms} ms", fontsize=9)
        line[0].set_ylabel("share of dictations")
    for axis in axes[-1]:
        axis.set_xlabel("ms")
    axes[0][0].legend(fontsize=8, loc="lower right")


@_draw.register
def _(result: BesideResult, figure: Any) -> None:
    _title(figure, "From the release of the key to the text", result.machine, result.doubt)
    lags = [group.lag_ms for group in result.lags]
    (axes,) = figure.subplots(1, max(1, len(lags)), sharey=True, sharex=True, squeeze=False)
    for axis, lag_ms in zip(axes, lags, strict=False):
        pairs = [pair for pair in result.pairs if pair.counts and pair.lag_ms == lag_ms]
        alone = [pair.alone.stop_to_text_ms or 0.0 for pair in pairs]
        beside = [pair.beside.stop_to_text_ms or 0.0 for pair in pairs]
        _draw_shares(axis, ((alone, _APP, "alone"), (beside, _PEER, "beside a file")))
        axis.set_title(f"lag {lag_ms} ms", fontsize=9)
        axis.set_xlabel("ms")
    axes[0].set_ylabel("share of dictations")
    if lags:
        axes[0].legend(fontsize=8, loc="lower right")


def _draw_lag(axis: Any, rows: Sequence[Row]) -> None:
    waits_ms = [row.app.stop_to_text_ms for row in rows if row.app.stop_to_text_ms is not None]
    _draw_shares(axis, ((waits_ms, _APP, "this app"), ([row.peer_ms for row in rows], _PEER, _PEER_NAME)))


def _draw_shares(axis: Any, sides: Sequence[tuple[Sequence[float], str, str]]) -> None:
    for times_ms, colour, name in sides:
        if times_ms:
            axis.ecdf([max(1.0, time_ms) for time_ms in times_ms], color=colour, label=name)
    axis.set_xscale("log")
    axis.grid(visible=True, alpha=0.3)


@_draw.register
def _(result: AccuracyResult, figure: Any) -> None:
    _title(figure, "Errors against what was said", result.machine)
    axis = figure.subplots()
    names = [f"{rate.name} ({rate.clips})" for rate in result.rates]
    _bars(
        axis, names, [rate.app_percent for rate in result.rates], [rate.peer_percent for rate in result.rates], "{:.1f}"
    )
    axis.set_ylabel("errors in percent of words")


@_draw.register
def _(result: FilesResult, figure: Any) -> None:
    _title(figure, "Seconds of sound for each second of work", result.machine, result.doubt)
    axis = figure.subplots()
    names = [row.file for row in result.files]
    _bars(axis, names, [row.app.rtfx for row in result.files], [row.batched.rtfx for row in result.files], "{:.1f}")


@_draw.register
def _(result: MemoryResult, figure: Any) -> None:
    _title(figure, "Memory (PSS)", result.machine)
    axis = figure.subplots()
    named = [("engine, loaded", result.engine_loaded), ("engine, used", result.engine_used)]
    if result.app is not None:
        named.append(("running app", result.app))
    bars = axis.bar([name for name, _ in named], [found.pss_mb for _, found in named], color=_APP)
    axis.bar_label(bars, fmt="{:.0f}")
    axis.set_ylabel("MB")


def _bars(axis: Any, names: Sequence[str], app: Sequence[float], peer: Sequence[float], number: str) -> None:
    width = 0.4
    for values, shift, colour, name in ((app, -width / 2, _APP, "this app"), (peer, width / 2, _PEER, _PEER_NAME)):
        bars = axis.bar([place + shift for place in range(len(names))], values, width, color=colour, label=name)
        axis.bar_label(bars, fmt=number, fontsize=8)
    axis.set_xticks(range(len(names)), names)
    axis.legend(fontsize=8)
