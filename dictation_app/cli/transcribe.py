"""``dictation transcribe``: media files to text, without a desktop and, but for PDF, without Qt."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dictation_app.cli.common import model_store, settings_store
from dictation_app.errors import ExitCode, UserError

if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Self

    from dictation_app.cli.transcribe_events import Events
    from dictation_app.cli.transcribe_inputs import Source
    from dictation_app.cli.transcribe_job import Job
    from dictation_app.engine import Engine
    from dictation_app.export import ExportFormat, ExportOptions

FORMATS: Final = (
    "txt",
    "txt-plain",
    "txt-times",
    "md",
    "srt",
    "vtt",
    "ass",
    "lrc",
    "tsv",
    "csv",
    "json",
    "docx",
    "html",
    "pdf",
)
"""The names of `export.FORMATS`, which is not imported for a command line that is wrong."""
STDOUT: Final = "-"


def _format_names(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Names one by one or with commas between them, each once."""
    names = [name.strip() for value in values for name in value.split(",")]
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f"There is no format '{name}'. Choose of: {', '.join(FORMATS)}.")
    return tuple(dict.fromkeys(names))


@click.command(
    epilog="""\b
Formats:
  txt (paragraphs), txt-plain (one line), txt-times (a line for each segment),
  md, html, docx (with the extra 'exports'), pdf, srt, vtt, ass, lrc, tsv, csv, json

\b
Examples:
  dictation transcribe talk.mp3
  dictation transcribe *.m4a --format srt,json --output subtitles
  dictation transcribe recordings --format docx --output texts
  dictation transcribe film.mkv --words --format vtt > film.vtt
  ffmpeg -i rtsp://camera -t 60 -f wav - | dictation transcribe -

Ctrl+C stops after the piece under way; what there is of that file is written, marked as incomplete and as
NAME.incomplete.txt.
"""
)
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER|PATTERN|-...")
@click.option("--model", help="Speech model (default: the one of the settings).")
@click.option("--device", help="auto, cpu, cuda or cuda:N (default: the one of the settings).")
@click.option("--language", help="auto, or a code such as en, de, fr (default: the one of the settings).")
@click.option(
    "--format",
    "format_names",
    multiple=True,
    default=("txt",),
    show_default=True,
    metavar="NAME[,NAME...]",
    callback=_format_names,
    help="What to write; several with commas between them. See below.",
)
@click.option(
    "--output",
    default=STDOUT,
    show_default=True,
    metavar="DIR|-",
    help="Folder for the results, one file for each; - prints them. A file that is there stays; see --overwrite.",
)
@click.option("--overwrite", is_flag=True, help="Replace results of earlier runs.")
@click.option("--words", is_flag=True, help="Find the time of each word, for json, vtt and better cues; takes longer.")
@click.option("--json", "as_json", is_flag=True, help="Print an event on each line, as JSON, for scripts.")
@click.option("--line-length", type=click.IntRange(8, 200), default=42, show_default=True, help="Of subtitles.")
@click.option("--lines", type=click.IntRange(1, 4), default=2, show_default=True, help="Of a subtitle.")
@click.option(
    "--reading-speed",
    type=click.FloatRange(5, 100),
    default=20.0,
    show_default=True,
    help="Letters a second a subtitle is to stay, where there is time.",
)
@click.option(
    "--shortest-ms", type=click.IntRange(0, 10_000), default=1000, show_default=True, help="Likewise, the least."
)
@click.option("--gap-ms", type=click.IntRange(0, 1000), default=80, show_default=True, help="Between two subtitles.")
def transcribe(
    *,
    files: tuple[str, ...],
    model: str | None,
    device: str | None,
    language: str | None,
    format_names: tuple[str, ...],
    output: str,
    overwrite: bool,
    words: bool,
    as_json: bool,
    line_length: int,
    lines: int,
    reading_speed: float,
    shortest_ms: int,
    gap_ms: int,
) -> int:
    """Transcribe media files: whatever FFmpeg can read. Of a FOLDER all sound and video files, - is standard input.

    A file that cannot be read does not stop the others; the exit code is 0 only when all succeeded.
    """
    from dictation_app.cli.transcribe_events import Events  # noqa: PLC0415
    from dictation_app.cli.transcribe_inputs import find_sources  # noqa: PLC0415
    from dictation_app.cli.transcribe_job import Job  # noqa: PLC0415
    from dictation_app.cli.words import known_words  # noqa: PLC0415
    from dictation_app.export import ExportOptions, SubtitleRules  # noqa: PLC0415

    rules = SubtitleRules(
        line_columns=line_length, lines=lines, columns_per_s=reading_speed, shortest_ms=shortest_ms, gap_ms=gap_ms
    )
    formats = _formats(format_names, ExportOptions(subtitles=rules))
    folder = None if output == STDOUT else Path(output)
    if as_json and folder is None and format_names != ("txt",):
        raise click.UsageError("--json prints no documents: add --output DIR, or leave --format out.")
    events = Events(on=as_json)
    with tempfile.TemporaryDirectory(prefix="dictation-") as scratch:
        sources = find_sources(files, Path(scratch))
        if folder is None and not as_json:
            _check_printable(formats, len(sources.files))
        run = _Run(events=events, failures=list(sources.failures))
        for failure in sources.failures:
            run.tell("", failure)
        if sources.files:
            try:
                if folder is not None:
                    _make_folder(folder)
                engine, wanted_language = _engine(model, device, language)
            except UserError as exc:
                events.failed("", exc)
                events.ended(succeeded=0, failed=1, interrupted=False)
                raise
            job = Job(
                engine=engine,
                language=wanted_language,
                formats=formats,
                folder=folder,
                overwrite=overwrite,
                words=words,
                prints=folder is None and not as_json,
                headings=len(sources.files) > 1,
                events=events,
                user_words=known_words(),
            )
            try:
                run.carry_out(job, sources.files)
            finally:
                engine.close()
    return run.exit_code(alone=len(sources.files) + len(sources.failures) == 1)


def _formats(names: tuple[str, ...], options: ExportOptions) -> dict[str, ExportFormat]:
    from dictation_app.export import FORMATS as REGISTRY  # noqa: PLC0415

    return {name: REGISTRY.create(name, options) for name in names}


def _check_printable(formats: dict[str, ExportFormat], files: int) -> None:
    """Refuse what would spoil a terminal, or could not be told apart."""
    if len(formats) > 1:
        raise click.UsageError("Several formats need a folder: add --output DIR.")
    for name, form in formats.items():
        if not form.is_text and (files > 1 or sys.stdout.isatty()):
            raise click.UsageError(f"{name} is no text that can be printed here: add --output DIR.")


def _make_folder(folder: Path) -> None:
    """Before hours of work, not after them."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as exc:
        told = f"Nothing can be written into '{folder}': {exc.strerror or exc}."
        raise UserError(told, "Choose another folder for the results.") from exc


def _engine(model: str | None, device: str | None, language: str | None) -> tuple[Engine, str | None]:
    """Load what the options, and else the settings, ask for."""
    from dictation_app import settings as settings_module  # noqa: PLC0415
    from dictation_app.engine import ENGINES  # noqa: PLC0415
    from dictation_app.values import EngineConfig  # noqa: PLC0415

    settings = settings_store().settings
    for key, value in (("engine.model", model), ("engine.device", device), ("engine.language", language)):
        if value is not None:
            settings = settings_module.with_value(settings, key, value)
    wanted = settings.engine
    models = model_store()
    config = EngineConfig(
        model=models.get(wanted.model).name,
        model_path=models.path(wanted.model),
        device=wanted.device,
        compute_type=wanted.compute_type,
        cpu_threads=wanted.cpu_threads,
    )
    return ENGINES.create(wanted.name, config), None if wanted.language == "auto" else wanted.language


class _Stop:
    """Ctrl+C while a file is transcribed: the first asks, the second ends at once."""

    def __init__(self) -> None:
        self.asked = False
        self._before: object = None

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, _kind: type[BaseException] | None, _exc: BaseException | None, _: TracebackType | None) -> None:
        signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]  # what signal() itself returned

    def _ask(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        # Not through a file object: the signal may have come in the middle of writing to it.
        os.write(2, b"\ndictation: Stopping after this piece. Ctrl+C again ends at once.\n")


@dataclass(slots=True, kw_only=True)
class _Run:
    """One file after the other, and what became of them."""

    events: Events
    failures: list[UserError]
    succeeded: int = 0
    interrupted: bool = False

    def carry_out(self, job: Job, sources: tuple[Source, ...]) -> None:
        """Go on where one fails; end where the user says so."""
        from dictation_app.cli.transcribe_job import Outcome  # noqa: PLC0415

        with _Stop() as stop:
            for number, source in enumerate(sources, 1):
                self.events.started(source.name, number, len(sources))
                try:
                    outcome = job.transcribe(source, lambda: stop.asked)
                except UserError as exc:
                    outcome = Outcome(complete=True, failures=(exc,))
                for failure in outcome.failures:
                    self.tell(source.name, failure)
                self.failures += outcome.failures
                self.succeeded += outcome.complete and not outcome.failures
                self.interrupted = stop.asked and not (outcome.complete and number == len(sources))
                if self.interrupted:
                    break

    def tell(self, file: str, failure: UserError) -> None:
        """Say it, and go on."""
        click.echo(f"dictation: {failure}", err=True)
        self.events.failed(file, failure)

    def exit_code(self, *, alone: bool) -> int:
        """0 only where all succeeded."""
        self.events.ended(succeeded=self.succeeded, failed=len(self.failures), interrupted=self.interrupted)
        if self.interrupted:
            click.echo("dictation: Interrupted.", err=True)
            return ExitCode.INTERRUPTED
        if not self.failures:
            return ExitCode.OK
        return self.failures[0].exit_code if alone else ExitCode.FAILED
