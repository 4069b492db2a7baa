"""``dictation transcribe``: media files to text, without a desktop and without Qt."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dictation_app.cli.common import model_store, settings_store
from dictation_app.errors import AudioFileError, ExitCode, UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from click._termui_impl import ProgressBar

    from dictation_app.engine import Engine
    from dictation_app.export import ExportFormat, FileTranscript
    from dictation_app.file_transcription import FileProgress
    from dictation_app.values import Segment

FORMATS = ("txt", "srt", "vtt", "json")
STDOUT = "-"


@click.command(
    epilog="""\b
Examples:
  dictation transcribe talk.mp3
  dictation transcribe *.m4a --format srt --output subtitles
  dictation transcribe film.mkv --language fr --format json > film.json
"""
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--model", help="Speech model (default: the one of the settings).")
@click.option("--device", help="auto, cpu, cuda or cuda:N (default: the one of the settings).")
@click.option("--language", help="auto, or a code such as en, de, fr (default: the one of the settings).")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="txt", show_default=True)
@click.option(
    "--output",
    default=STDOUT,
    show_default=True,
    metavar="DIR|-",
    help="Folder for the results, one file for each; - prints them. Nothing is ever overwritten.",
)
def transcribe(
    files: tuple[Path, ...],
    model: str | None,
    device: str | None,
    language: str | None,
    format_name: str,
    output: str,
) -> int:
    """Transcribe media FILES: whatever FFmpeg can read.

    A file that cannot be read does not stop the others; the exit code is 0 only when all succeeded.
    """
    from dictation_app.export import FORMATS as REGISTRY  # noqa: PLC0415

    job = _Job(
        format=REGISTRY.create(format_name),
        folder=None if output == STDOUT else Path(output),
        # Plain text for the terminal appears while the file is read; a format with a frame cannot.
        streams=output == STDOUT and format_name == "txt",
        headings=output == STDOUT and format_name == "txt" and len(files) > 1,
    )
    engine, wanted_language = _engine(model, device, language)
    failures: list[UserError] = []
    try:
        for file in files:
            try:
                job.transcribe(file, engine, wanted_language)
            except UserError as exc:
                click.echo(f"dictation: {exc}", err=True)
                failures.append(exc)
    finally:
        engine.close()
    if not failures:
        return ExitCode.OK
    return failures[0].exit_code if len(files) == 1 else ExitCode.FAILED


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What is to become of each file."""

    format: ExportFormat
    folder: Path | None
    """None = standard output."""
    streams: bool
    headings: bool

    def transcribe(self, file: Path, engine: Engine, language: str | None) -> None:
        """Transcribe one file and write the result; raise `UserError`."""
        from dictation_app.file_transcription import transcribe_file  # noqa: PLC0415
        from dictation_app.values import DecodeOptions  # noqa: PLC0415

        if self.headings:
            click.echo(f"== {file.name} ==")
        with ExitStack() as stack:
            # Where the text itself appears on the terminal it is the progress.
            bar = None
            if sys.stderr.isatty() and not (self.streams and sys.stdout.isatty()):
                bar = stack.enter_context(click.progressbar(length=1000, label=file.name, file=sys.stderr))
            transcript = transcribe_file(
                file,
                engine,
                DecodeOptions(language=language),
                on_segment=_printer() if self.streams else _ignore_segment,
                on_progress=lambda progress: _advance(bar, progress),
            )
        self._write(file, transcript)
        for kept in transcript.withheld:
            click.echo(
                f"dictation: '{file.name}': held back at {kept.start_s:.0f}-{kept.end_s:.0f} s: {kept.reason} "
                "(`--format json` has it)",
                err=True,
            )
        if transcript.problem:
            raise AudioFileError(transcript.problem, "What could be read was transcribed.")

    def _write(self, file: Path, transcript: FileTranscript) -> None:
        from dictation_app.export import write  # noqa: PLC0415

        if self.folder is not None:
            written = write(self.folder / f"{file.stem}{self.format.suffix}", self.format.render(transcript))
            click.echo(str(written))
        elif not self.streams:
            click.echo(self.format.render(transcript), nl=False)
        elif transcript.segments:
            click.echo()


def _printer() -> Callable[[Segment], None]:
    """Prints the text of `PlainText` piece by piece."""
    from dictation_app.export.plain import Paragraphs  # noqa: PLC0415

    paragraphs = Paragraphs()
    return lambda segment: click.echo(paragraphs.add(segment), nl=False)


def _ignore_segment(_segment: Segment) -> None:
    return


def _advance(bar: ProgressBar[int] | None, progress: FileProgress) -> None:
    if bar is not None and progress.total_s:
        bar.update(max(0, round(1000 * progress.done_s / progress.total_s) - bar.pos))
