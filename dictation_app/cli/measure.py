"""``dictation models measure``: how fast and how exact the installed models are here, and which one to use."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dictation_app import ipc
from dictation_app.cli.common import JSON_OPTION, model_store, settings_store, to_json
from dictation_app.errors import ExitCode, UserError
from dictation_app.sentences import as_str

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.measuring import Advice, Measured, MeasureProgress, Passage
    from dictation_app.retranscription import Turn

_LOOK_S = 0.3
"""How often the running app is asked whether somebody dictates."""


@click.command()
@click.argument("names", nargs=-1, metavar="[MODEL]...")
@click.option("--device", "device_names", multiple=True, help="Only on this device: cpu, cuda:N or a GPU's UUID.")
@click.option("--sound", type=click.Path(path_type=Path), help="Let them hear this recording (of up to 29 s), too.")
@click.option("--text", help="What is said in it.")
@click.option("--language", default="en", show_default=True, help="Its language, as a code.")
@JSON_OPTION
def measure(
    *,
    names: tuple[str, ...],
    device_names: tuple[str, ...],
    sound: Path | None,
    text: str | None,
    language: str,
    as_json: bool,
) -> int:
    """Let each installed MODEL hear a recording on each device: shows speed and words heard, and what to use.

    A dictation of the running app goes first. Ctrl+C ends it; the app then knows nothing new.
    """
    import msgspec  # noqa: PLC0415

    from dictation_app import measuring, paths  # noqa: PLC0415
    from dictation_app.engine.hardware import devices  # noqa: PLC0415
    from dictation_app.retranscription import Turn  # noqa: PLC0415

    if (sound is None) != (text is None):
        raise click.UsageError("--sound and --text belong together.")
    passages = [measuring.bundled()]
    if sound is not None and text is not None:
        passages.append(_own(sound, text, language))
    settings, store = settings_store().settings.engine, model_store()
    found = [each for each in devices() if not device_names or {each.name, each.uuid} & set(device_names)]
    chosen = measuring.candidates(store, found, names)
    if not chosen:
        raise UserError(
            "There is nothing to measure: no such device, or no model is installed.",
            "`dictation devices` and `dictation models list` show what there is.",
        )
    turn = Turn()
    with _courtesy(turn):
        measured = measuring.measure(
            settings.name,
            chosen,
            passages,
            turn,
            lambda progress: None if as_json else _show(progress),
            measuring.Limits(cpu_threads=settings.cpu_threads, memory_mb=settings.memory_mb),
        )
    if measured is None:  # it was given up
        return ExitCode.INTERRUPTED
    measuring.MeasureRecord(paths.measured_file()).note(measured)
    advice = measuring.advise(
        measured,
        lambda name: store.get(name).accuracy,
        speaks_english_only=settings.language == "en" or settings.among == ("en",),
    )
    if as_json:
        told = None if advice is None else {"model": advice.chosen.model, "device": advice.chosen.setting}
        rows = [msgspec.to_builtins(each, enc_hook=as_str) | _figures(each) for each in measured]
        click.echo(to_json({"measured": rows, "advice": told}))
    elif advice is not None:
        click.echo(_advice(advice))
    return ExitCode.OK if all(each.heard for each in measured) else ExitCode.ENGINE


def _own(sound: Path, text: str, language: str) -> Passage:
    from dictation_app.bench.decode import one_window  # noqa: PLC0415
    from dictation_app.measuring import Passage  # noqa: PLC0415

    return Passage(samples=one_window(sound), text=text, language=language)


@contextlib.contextmanager
def _courtesy(turn: Turn) -> Iterator[None]:
    """Hold the work while somebody dictates with the running app."""
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(_LOOK_S):
            try:
                status = ipc.request("status")
            except UserError:  # none runs
                turn.hold(on=False)
                continue
            turn.hold(on=isinstance(status, dict) and status.get("state") in {"listening", "transcribing"})

    watcher = threading.Thread(target=look, name="courtesy", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join(2 * _LOOK_S)


def _figures(measured: Measured) -> dict[str, float]:
    return {
        "wait_s": measured.wait_s,
        "times_faster": round(measured.times_faster, 1),
        "right_share": round(measured.right_share, 3),
    }


def _show(progress: MeasureProgress) -> None:
    measured = progress.latest
    if measured is None:
        return
    where = f"{measured.model:18} {measured.device:7}"
    if not measured.heard:
        click.echo(f"{where} failed: {measured.problem} {measured.hint}".rstrip())
        return
    click.echo(
        f"{where} {measured.compute_type:13} loaded in {measured.load_s:5.1f} s, "
        f"{measured.heard[0].sound_s:.1f} s of speech in {measured.wait_s:6.2f} s "
        f"({measured.times_faster:.1f} times as fast), {measured.right_share:.0%} of the words right"
    )


def _advice(advice: Advice) -> str:
    chosen = advice.chosen
    why = "the most exact one that answers at once" if advice.is_quick else "the fastest one, though not a quick one"
    return (
        f"Use '{chosen.model}' on {chosen.device} ({chosen.device_label}), {why}:\n"
        f"  dictation settings set engine.model {chosen.model}\n"
        f"  dictation settings set engine.device {chosen.setting}"
    )
