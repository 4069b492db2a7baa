"""``dictation bench``: this machine, measured against plain faster-whisper."""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dictation_app.audio import load_sound_library
from dictation_app.cli.bench_options import (
    DEVICE_OPTION,
    MODEL_OPTION,
    ClipChoice,
    corpus_options,
    subject_of,
    subject_options,
)
from dictation_app.cli.common import JSON_OPTION, to_json
from dictation_app.errors import EngineError, NotRunningError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.bench.replay import Replay
    from dictation_app.bench.subject import Subject
    from dictation_app.transcriber import Transcriber

_REPEATS = click.option("--repeats", type=click.IntRange(1, 100), default=5, show_default=True, help="Decodes a file.")
_PATH = click.Path(path_type=Path)
_PLOT = click.option("--plot", type=_PATH, metavar="FILE", help="Draw the result into a .png or .svg.")


@click.group(
    invoke_without_command=True,
    epilog="""\b
Examples:
  dictation bench --repeats 7
  dictation bench latency --corpus clips --shortest 3 --longest 8 --plot latency.svg
  dictation bench latency --corpus clips --limit 12 --lag 300 --beside talk.mp3
  dictation bench accuracy --corpus clips --live
  dictation bench files talk.mp3
  dictation bench memory
  python -m dictation_app bench latency --device cuda --model-path base --corpus clips
""",
)
@MODEL_OPTION
@DEVICE_OPTION
@_REPEATS
@JSON_OPTION
@click.pass_context
def bench(context: click.Context, /, **options: Any) -> None:
    """Measure this app against plain faster-whisper, on this machine.

    Same weights, threads and arithmetic on both sides, in turns. Where the machine was busy before, the figures are
    shown without a verdict. Without a command the bundled sample is decoded a few times.
    """
    if context.invoked_subcommand is None:
        context.invoke(decode, **options)
        return
    given = [name for name in options if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE]
    if given:
        raise click.UsageError(f"Write --{given[0].removeprefix('as_')} after '{context.invoked_subcommand}'.", context)


@bench.command()
@click.argument("files", nargs=-1, type=_PATH)
@subject_options
@_REPEATS
def decode(files: tuple[Path, ...], repeats: int = 5, *, as_json: bool = False, **options: Any) -> None:
    """Decode a sample (or FILES of less than 29 s) again and again, without anything around the engine."""
    from dictation_app.bench import decode as module  # noqa: PLC0415
    from dictation_app.bench import machine  # noqa: PLC0415
    from dictation_app.engine import ENGINES  # noqa: PLC0415
    from dictation_app.engine.peers import PlainWhisper  # noqa: PLC0415
    from dictation_app.paths import resource  # noqa: PLC0415

    load_before = machine.load()
    subject = subject_of(**options)
    recordings = files or (resource("sample.flac"),)
    with closing(ENGINES.create(subject.settings.name, subject.config)) as engine:
        peer = PlainWhisper(subject.config)
        with _progress(len(recordings) * repeats) as advance:
            result = module.measure(
                subject,
                engine,
                peer,
                files=recordings,
                repeats=repeats,
                load_before=load_before,
                advance=advance,
            )
    _show(result, as_json=as_json)


@bench.command()
@corpus_options
@subject_options
@click.option(
    "--lag",
    "lags_ms",
    type=click.IntRange(0, 2000),
    multiple=True,
    default=(0, 150, 300, 600),
    show_default=True,
    metavar="MS",
    help="From the end of speech to the release of the key; may be given several times.",
)
@click.option(
    "--joined",
    "joined_s",
    type=click.FloatRange(10, 1500),
    metavar="SECONDS",
    help="Measure long dictations too: clips joined with pauses of 0.5 to 2 s.",
)
@click.option("--joined-count", type=click.IntRange(min=1), default=5, show_default=True, help="How many of them.")
@click.option(
    "--beside",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Measure without the peer, in turns alone and while this recording is being transcribed.",
)
@_PLOT
def latency(
    *,
    lags_ms: tuple[int, ...],
    joined_s: float | None,
    joined_count: int,
    beside: Path | None,
    plot: Path | None,
    as_json: bool,
    choice: ClipChoice,
    **options: Any,
) -> None:
    """How long the user waits after the release of the key.

    Every clip is played to the app at the speed of speech, once for each lag; the peer gets the same recording when the
    key is released. That takes the length of all clips times the number of lags, and more.

    With --beside FILE the app is compared with itself: each clip is dictated alone, and while the same model
    transcribes the file, which gives way when the key goes down. A dictation counts only where the engine was at work
    for the file at that moment; each one meets another part of that work. A file that comes to its end begins again.
    """
    from dictation_app.bench import latency as module  # noqa: PLC0415
    from dictation_app.bench import machine, takes  # noqa: PLC0415
    from dictation_app.bench.beside import FileBeside  # noqa: PLC0415
    from dictation_app.bench.beside import measure as measure_beside  # noqa: PLC0415
    from dictation_app.bench.corpus import choose  # noqa: PLC0415
    from dictation_app.engine.peers import PlainWhisper  # noqa: PLC0415

    if beside is not None and joined_s is not None:
        raise click.UsageError("--beside does not go together with --joined.")
    load_before = machine.load()
    _check_plot(plot)
    subject = subject_of(language=choice.told, **options)
    every = choose([clip for clip in choice.clips() if clip.is_spoken], language=choice.language)
    spoken, left_out = takes.takes_of(choice.of(every))
    joined = takes.join_takes(every, seconds=joined_s, count=joined_count) if joined_s else ()
    if not spoken and not joined:
        raise UserError("No clip of the corpus fits.", "Allow other lengths or languages.")
    if joined_s and not joined:
        raise UserError(
            f"There are too few clips for a dictation of {joined_s:.0f} s.",
            "Use a larger corpus or a smaller --joined.",
        )
    with closing(_replay(subject)) as replay:
        info = replay.load()
        how: dict[str, Any] = {"lags_ms": sorted(set(lags_ms)), "left_out": left_out, "load_before": load_before}
        with _progress((len(spoken) + len(joined)) * len(how["lags_ms"])) as advance:
            if beside is None:
                peer = PlainWhisper(subject.config)
                result: object = module.measure(
                    subject, replay, peer, info, takes=spoken, joined=joined, advance=advance, **how
                )
            else:
                with closing(FileBeside(beside, replay.lend, subject.language)) as file:
                    result = measure_beside(subject, replay, file, info, takes=spoken, advance=advance, **how)
    _show(result, as_json=as_json, plot=plot)


@bench.command()
@corpus_options
@subject_options
@click.option(
    "--live", is_flag=True, help="Cut at pauses and use drafts, as while dictating; else each clip as a whole."
)
@_PLOT
def accuracy(
    *,
    live: bool,
    plot: Path | None,
    as_json: bool,
    choice: ClipChoice,
    **options: Any,
) -> None:
    """Wrong words against what was said, and words where nothing was said.

    Clips of the language zxx hold no speech; they are used whatever --language says.
    """
    from dictation_app.bench import accuracy as module  # noqa: PLC0415
    from dictation_app.bench import machine  # noqa: PLC0415
    from dictation_app.bench.corpus import NO_SPEECH  # noqa: PLC0415
    from dictation_app.bench.scoring import Scorer  # noqa: PLC0415
    from dictation_app.engine.peers import PlainWhisper  # noqa: PLC0415

    load_before = machine.load()
    _check_plot(plot)
    scorer = Scorer()
    subject = subject_of(language=choice.told, **options)
    languages = {choice.language, NO_SPEECH}
    clips = choice.of([clip for clip in choice.clips() if choice.language is None or clip.language in languages])
    if not clips:
        raise UserError("No clip of the corpus fits.", "Allow other lengths or languages.")
    with closing(_transcriber(subject)) as transcriber:
        info = transcriber.load()
        peer = PlainWhisper(subject.config)
        with _progress(len(clips)) as advance:
            result = module.measure(
                subject,
                module.Listener(transcriber, live=live),
                peer,
                scorer,
                info,
                clips=clips,
                live=live,
                load_before=load_before,
                advance=advance,
            )
    _show(result, as_json=as_json, plot=plot)


@bench.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@subject_options
@click.option("--language", help="Tell both sides the language, such as en; else both detect it.")
@click.option("--repeats", type=click.IntRange(1, 100), default=1, show_default=True, help="Runs of each file.")
@_PLOT
def files(
    files: tuple[Path, ...], *, language: str | None, repeats: int, plot: Path | None, as_json: bool, **options: Any
) -> None:
    """How fast whole FILES become text, against faster-whisper, plain and in batches of 8.

    Where the text of talk.mp3 lies beside it as talk.txt, errors are counted too.
    """
    from dictation_app.bench import files as module  # noqa: PLC0415
    from dictation_app.bench import machine  # noqa: PLC0415
    from dictation_app.bench.file_sides import HostedSide, Way  # noqa: PLC0415
    from dictation_app.bench.scoring import Scorer  # noqa: PLC0415

    load_before = machine.load()
    _check_plot(plot)
    scorer = Scorer() if any(module.reference_of(file).is_file() for file in files) else None
    subject = subject_of(language=language, **options)
    with ExitStack() as stack:
        sides = {
            way: stack.enter_context(closing(HostedSide(way, subject.settings.name, subject.config))) for way in Way
        }
        with _progress(len(files) * repeats * len(sides)) as advance:
            result = module.measure(
                subject,
                sides,
                sides[Way.APP].info,
                scorer,
                files=files,
                repeats=repeats,
                load_before=load_before,
                advance=advance,
            )
    _show(result, as_json=as_json, plot=plot)


@bench.command()
@subject_options
@click.option(
    "--seconds", type=click.FloatRange(1, 3600), default=20.0, show_default=True, help="Time to watch the app."
)
@_PLOT
def memory(*, seconds: float, plot: Path | None, as_json: bool, **options: Any) -> None:
    """What the engine keeps in memory, and a running app with its idle processor time."""
    from dictation_app.bench import machine  # noqa: PLC0415
    from dictation_app.bench import memory as module  # noqa: PLC0415
    from dictation_app.bench.decode import one_window  # noqa: PLC0415
    from dictation_app.engine.hosted import HostedEngine  # noqa: PLC0415
    from dictation_app.ipc import request  # noqa: PLC0415
    from dictation_app.paths import resource  # noqa: PLC0415

    load_before = machine.load()
    module.refuse_where_unknown()
    _check_plot(plot)
    subject = subject_of(**options)
    try:
        status = request("status")
    except NotRunningError:
        status = None
    if status is not None and status["state"] != "idle":
        raise UserError("The running app is not idle.", "Wait until it is, and measure again.")
    with _progress(module.DECODES) as advance:
        result = module.measure(
            subject,
            lambda: HostedEngine(subject.settings.name, subject.config),
            one_window(resource("sample.flac")),
            app_pid=None if status is None else status["pid"],
            seconds=seconds,
            load_before=load_before,
            advance=advance,
        )
    _show(result, as_json=as_json, plot=plot)


def _replay(subject: Subject) -> Replay:
    # No microphone is opened, but the recorder needs the library.
    load_sound_library()
    from dictation_app.bench.replay import Replay  # noqa: PLC0415

    return Replay(subject)


def _transcriber(subject: Subject) -> Transcriber:
    from dictation_app.transcriber import Transcriber  # noqa: PLC0415

    return Transcriber(subject.settings, subject, tell=_refuse)


def _refuse(text: str) -> None:
    """The CPU took over from a GPU: the figures would have the wrong name."""
    raise EngineError(text, "The measurement was ended.")


def _check_plot(plot: Path | None) -> None:
    if plot is not None:
        from dictation_app.bench.plots import check  # noqa: PLC0415

        check(plot)


@contextmanager
def _progress(steps: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr where somebody can see it."""
    with click.progressbar(length=steps, label="Measuring", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _show(result: object, *, as_json: bool, plot: Path | None = None) -> None:
    import msgspec  # noqa: PLC0415

    from dictation_app.bench.tables import render  # noqa: PLC0415

    click.echo(to_json(msgspec.to_builtins(result)) if as_json else render(result))
    if plot is not None:
        from dictation_app.bench.plots import draw  # noqa: PLC0415

        draw(result, plot)
