"""``dictation transcribe``: media files to text, without a desktop and, but for PDF, without Qt."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dictation_app.cli.common import is_terminal, settings_store
from dictation_app.errors import SettingsError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dictation_app.cli.transcribe_engines import Engines
    from dictation_app.cli.transcribe_inputs import Source
    from dictation_app.cli.transcribe_job import Job
    from dictation_app.cli.transcribe_kept import Asked, KeptFiles
    from dictation_app.cli.transcribe_run import Run
    from dictation_app.export import ExportFormat, SubtitleRules
    from dictation_app.settings import EngineSettings, Settings

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
  dictation transcribe call.wav --channels each --format srt
  dictation transcribe inbox --watch --output texts
  ffmpeg -i rtsp://camera -t 60 -f wav - | dictation transcribe -

Ctrl+C stops after the piece under way; what there is of that file is written, marked as incomplete and as
NAME.incomplete.txt. The same command with --resume goes on from there, also after a crash.
"""
)
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER|PATTERN|-...")
@click.option("--model", help="Speech model (default: the one of the settings).")
@click.option("--device", help="auto, cpu, cuda or cuda:N (default: the one of the settings).")
@click.option("--language", help="auto, or a code such as en, de, fr (default: the one of the settings).")
@click.option("--translate", is_flag=True, help="Write English, whatever is spoken.")
@click.option("--track", type=click.IntRange(min=1), metavar="N", help="The Nth sound track of a film.")
@click.option(
    "--channels",
    type=click.Choice(["mix", "each"]),
    default="mix",
    show_default=True,
    help="mix, or each channel by itself, as one speaker: calls, interviews.",
)
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
@click.option("--overwrite", is_flag=True, help="Replace results of earlier runs; with --watch make them again.")
@click.option("--words", is_flag=True, help="Find the time of each word, for json, vtt and better cues; takes longer.")
@click.option("--resume", is_flag=True, help="Go on where an earlier run was stopped or cut off.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="Files at once; each needs the memory of a model, and they share the processor.",
)
@click.option("--watch", is_flag=True, help="Transcribe what is in folders, and what comes into them, until Ctrl+C.")
@click.option("--only-new", is_flag=True, help="With --watch: leave out what is there the first time.")
@click.option(
    "--settle",
    "settle_s",
    type=click.FloatRange(0.5, 3600),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    help="With --watch: a file is finished when it has not changed for so long.",
)
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
    translate: bool,
    track: int | None,
    channels: str,
    format_names: tuple[str, ...],
    output: str,
    overwrite: bool,
    words: bool,
    resume: bool,
    jobs: int,
    watch: bool,
    only_new: bool,
    settle_s: float,
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
    from dictation_app.cli.transcribe_kept import Asked  # noqa: PLC0415
    from dictation_app.export import SubtitleRules  # noqa: PLC0415

    rules = SubtitleRules(
        line_columns=line_length, lines=lines, columns_per_s=reading_speed, shortest_ms=shortest_ms, gap_ms=gap_ms
    )
    formats = _formats(format_names, rules)
    settings = _settings(model, device, language)
    asked = Asked(
        language=None if settings.engine.language == "auto" else settings.engine.language,
        translate=translate,
        words=words,
        track=None if track is None else track - 1,
        each_channel=channels == "each",
    )
    command = _Command(
        files=files,
        settings=settings,
        asked=asked,
        formats=formats,
        folder=None if output == STDOUT else Path(output),
        overwrite=overwrite,
        resume=resume,
        jobs=jobs,
        watches=watch,
        only_new=only_new,
        settle_s=settle_s,
        as_json=as_json,
    )
    return command.carry_out()


def _formats(names: tuple[str, ...], rules: SubtitleRules) -> dict[str, ExportFormat]:
    from dictation_app.export import FORMATS as REGISTRY  # noqa: PLC0415
    from dictation_app.export import ExportOptions  # noqa: PLC0415

    options = ExportOptions(subtitles=rules)
    return {name: REGISTRY.create(name, options) for name in names}


def _settings(model: str | None, device: str | None, language: str | None) -> Settings:
    """The user's, with what the command line says instead."""
    from dictation_app import settings as settings_module  # noqa: PLC0415

    settings = settings_store().settings
    for name, value in (("model", model), ("device", device), ("language", language)):
        if value is not None:
            key = f"engine.{name}"
            try:
                settings = settings_module.with_value(settings, key, value)
            except SettingsError as exc:
                message = f"'{value}' is not possible. Write {settings_module.describe(key)}"
                raise click.BadParameter(message, param_hint=f"'--{name}'") from exc
    return settings


def _engines(wanted: EngineSettings) -> Engines:
    from dictation_app.cli.transcribe_engines import engines_of  # noqa: PLC0415

    return engines_of(wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Command:
    """What the command line says."""

    files: tuple[str, ...]
    settings: Settings
    asked: Asked
    formats: dict[str, ExportFormat]
    folder: Path | None
    overwrite: bool
    resume: bool
    jobs: int
    watches: bool
    only_new: bool
    settle_s: float
    as_json: bool

    def carry_out(self) -> int:
        """Returns the exit code."""
        from dictation_app.cli.transcribe_outlet import PrintError  # noqa: PLC0415

        self._check()
        try:
            return self._watch() if self.watches else self._transcribe()
        except PrintError as exc:
            told = f"What is printed cannot be written: {exc}."
            raise UserError(told, "Make room there; `--resume` goes on with what is understood so far.") from exc

    def _check(self) -> None:
        """Refuse what cannot be meant."""
        from dictation_app.cli.transcribe_inputs import is_folder  # noqa: PLC0415

        if self.as_json and self.folder is None and tuple(self.formats) != ("txt",):
            raise click.UsageError("--json prints no documents: add --output DIR, or leave --format out.")
        if self.only_new and not self.watches:
            raise click.UsageError("--only-new belongs to --watch.")
        if self.watches and (strange := next((name for name in self.files if not is_folder(name)), None)) is not None:
            raise click.UsageError(f"--watch takes folders, and '{strange}' is none.")

    def _transcribe(self) -> int:
        """What there is."""
        from dictation_app.cli.transcribe_inputs import find_sources  # noqa: PLC0415

        with ExitStack() as stack:
            sources = find_sources(
                self.files,
                lambda: Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dictation-"))),
            )
            count = len(sources.files)
            self._check_printable(count)
            run = self._run(count)
            for failure in sources.failures:
                run.tell("", failure)
            if count:
                self._work_off(run, sources.files, min(self.jobs, count))
        return run.exit_code(alone=count + len(sources.failures) == 1)

    def _watch(self) -> int:
        """What is there and what comes."""
        from dictation_app import paths  # noqa: PLC0415
        from dictation_app.cli.transcribe_events import Events  # noqa: PLC0415
        from dictation_app.cli.transcribe_watch import Watching  # noqa: PLC0415

        self._check_printable(2)
        run = self._run(None)
        with Watching(
            self.files,
            paths.watched_dir(),
            [str(self.folder and self.folder.absolute()), sorted(self.formats)],
            only_new=self.only_new,
            forgets=self.overwrite,
            still_s=self.settle_s,
        ) as watching:
            run.over = watching.over
            outlet = run.outlets.common
            self._work_off(run, watching.sources(run.stop, outlet, Events(outlet, on=self.as_json)), self.jobs)
        return run.exit_code(alone=False)

    def _check_printable(self, files: int) -> None:
        """Refuse what would spoil a terminal, or could not be told apart."""
        if self.folder is not None or self.as_json:
            return
        if len(self.formats) > 1:
            raise click.UsageError("Several formats need a folder: add --output DIR.")
        for name, form in self.formats.items():
            if not form.is_text and (files > 1 or is_terminal(sys.stdout)):
                raise click.UsageError(f"{name} is no text that can be printed here: add --output DIR.")

    def _run(self, count: int | None) -> Run:
        from dictation_app.cli.transcribe_outlet import Bars, Outlets  # noqa: PLC0415
        from dictation_app.cli.transcribe_run import Run  # noqa: PLC0415
        from dictation_app.cli.transcribe_stop import Stop  # noqa: PLC0415

        job = self._job(headings=count is None or count > 1)
        # Where the text itself appears on the terminal it is the progress.
        is_progress_seen = (job.grows or self.as_json) and is_terminal(sys.stdout)
        wants_bars = is_terminal(sys.stderr) and not is_progress_seen
        together = self.jobs > 1 and count != 1
        bars = Bars(on=wants_bars and not (together and count is None), together=(count or 0) if together else 0)
        return Run(job=job, outlets=Outlets(bars), bars=bars, stop=Stop(), of=count)

    def _job(self, *, headings: bool) -> Job:
        from dictation_app.cli.transcribe_job import Job  # noqa: PLC0415
        from dictation_app.cli.words import known_words  # noqa: PLC0415
        from dictation_app.file_jobs.results import ResultWriter  # noqa: PLC0415

        return Job(
            asked=self.asked,
            formats=self.formats,
            folder=self.folder,
            # What an earlier run wrote of a file it had finished is not written again.
            writer=ResultWriter(overwrite=self.overwrite, takes_same=self.resume),
            prints=self.folder is None and not self.as_json,
            headings=headings,
            as_events=self.as_json,
            user_words=known_words(),
            kept=self._kept(),
        )

    def _kept(self) -> KeptFiles | None:
        from dictation_app import paths  # noqa: PLC0415
        from dictation_app.cli.transcribe_kept import KeptFiles  # noqa: PLC0415

        if self.settings.history.keeps_nothing and not self.resume:
            return None
        try:
            return KeptFiles(paths.transcribing_dir(), paths.history_dir(), resumes=self.resume)
        except UserError:
            if self.resume:
                raise
            return None  # it cannot be told whether it may lie there in clear

    def _work_off(self, run: Run, sources: Iterable[Source | None], jobs: int) -> None:
        with ExitStack() as stack:
            try:
                if self.folder is not None:
                    _make_folder(self.folder)
                engines = _engines(self.settings.engine)
                engine = engines.here() if jobs == 1 else None
            except UserError as exc:
                run.end_without(exc)
                raise
            stack.callback(run.bars.close)
            stack.enter_context(run.stop)
            if engine is not None:
                stack.callback(engine.close)
                run.one_by_one(sources, engine)
                return
            try:
                run.at_once(sources, engines, jobs)
            except UserError as exc:
                run.end_without(exc)
                raise


def _make_folder(folder: Path) -> None:
    """Before hours of work, not after them."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as exc:
        told = f"Nothing can be written into '{folder}': {exc.strerror or exc}."
        raise UserError(told, "Choose another folder for the results.") from exc
