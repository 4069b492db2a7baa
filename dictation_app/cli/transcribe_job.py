"""What ``dictation transcribe`` makes of one file: its text, printed, told as events, or written in each format."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import click

from dictation_app.cli.common import echo_said
from dictation_app.errors import AudioFileError, EngineError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click._termui_impl import ProgressBar

    from dictation_app.cli.transcribe_events import Events
    from dictation_app.cli.transcribe_inputs import Source
    from dictation_app.engine import Engine
    from dictation_app.export import ExportFormat, FileTranscript
    from dictation_app.file_transcription import FileProgress
    from dictation_app.user_words import WordList
    from dictation_app.values import Segment

_GROWING: Final = "txt"
"""Text for the terminal appears while the file is read; a format with a frame cannot."""
_NAME_BYTES: Final = 240
"""Of a result's name: file systems take 255, and a number may have to be added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file."""

    complete: bool
    """False where the user stopped it."""
    failures: tuple[UserError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to become of each file."""

    engine: Engine
    language: str | None
    formats: dict[str, ExportFormat]
    folder: Path | None
    overwrite: bool
    words: bool
    prints: bool
    """The result is printed; else it is written into `folder`, or only told by events."""
    headings: bool
    events: Events
    user_words: WordList
    """What the text is written with."""
    written: set[tuple[int, int]] = field(default_factory=set)
    """By this run, as the file system knows them: two files may have the same name, or the same place two names."""

    def transcribe(self, source: Source, cancelled: Callable[[], bool]) -> Outcome:
        """Transcribe one file and write the results; raise `UserError` where there are none."""
        if self.prints and self.headings and all(form.suffix.endswith(".txt") for form in self.formats.values()):
            echo_said(f"== {source.path.name} ==")
        transcript = self._heard(source, cancelled)
        self.events.finished(source.name, transcript)
        if not transcript.complete and not transcript.duration_s:
            return Outcome(complete=False)  # stopped before anything was heard
        failures = self._results(source, transcript)
        for kept in transcript.withheld:
            click.echo(
                f"dictation: '{source.path.name}': held back at {kept.start_s:.0f}-{kept.end_s:.0f} s: {kept.reason} "
                "(`--format json` has it)",
                err=True,
            )
        if transcript.problem:
            failures.append(
                AudioFileError(transcript.problem, "What could be read was transcribed.")
                if transcript.complete
                else EngineError(transcript.problem, "What was understood before is there.")
            )
        return Outcome(complete=transcript.complete, failures=tuple(failures))

    @property
    def _grows(self) -> bool:
        return self.prints and _GROWING in self.formats

    def _heard(self, source: Source, cancelled: Callable[[], bool]) -> FileTranscript:
        from dictation_app.cli.transcribe_words import WordFinder  # noqa: PLC0415
        from dictation_app.export import TranscriptSettings  # noqa: PLC0415
        from dictation_app.file_transcription import transcribe_file  # noqa: PLC0415
        from dictation_app.values import DecodeOptions  # noqa: PLC0415

        finder = WordFinder(self.engine) if self.words else None
        show = self._printer() if self._grows else _ignore_segment
        with ExitStack() as stack:
            bar = stack.enter_context(_progress_bar(source.path)) if self._wants_bar else None

            def add(segment: Segment) -> None:
                show(segment)
                self.events.segment(source.name, segment)
                if finder is not None:
                    finder.add(segment)

            def advance(progress: FileProgress) -> None:
                if finder is not None:
                    finder.end_window(progress.done_s)
                self.events.progress(source.name, progress)
                if bar is not None and progress.total_s:
                    bar.update(max(0, round(1000 * progress.done_s / progress.total_s) - bar.pos))

            transcript = transcribe_file(
                source.path,
                finder or self.engine,
                DecodeOptions(language=self.language),
                on_segment=add,
                on_progress=advance,
                cancelled=cancelled,
                words=self.user_words,
                keeps_part=True,
            )
        if finder is not None and finder.failure is not None:
            click.echo(f"dictation: '{source.path.name}': some words have no times: {finder.failure}", err=True)
        info = self.engine.info
        settings = TranscriptSettings(
            language=self.language or "auto", device=info.device, compute_type=info.compute_type, words=self.words
        )
        return replace(finder.with_words(transcript) if finder else transcript, settings=settings)

    @property
    def _wants_bar(self) -> bool:
        """Where the text itself appears on the terminal it is the progress."""
        return sys.stderr.isatty() and not ((self._grows or self.events.on) and sys.stdout.isatty())

    def _printer(self) -> Callable[[Segment], None]:
        """Prints the text of `PlainText` piece by piece."""
        from dictation_app.export import ExportOptions  # noqa: PLC0415
        from dictation_app.export.wording import Paragraphs  # noqa: PLC0415

        growing = Paragraphs(ExportOptions().paragraph_pause_s)
        return lambda segment: echo_said(growing.add(segment), line_end=False)

    def _results(self, source: Source, transcript: FileTranscript) -> list[UserError]:
        """Print or write the transcript in all formats; one that fails does not stop the others.

        Where all fail the text is printed: it may have taken an hour.
        """
        from dictation_app.export.wording import clean  # noqa: PLC0415

        failures: list[UserError] = []
        for name, form in self.formats.items():
            try:
                if self._grows:
                    _end_growing(transcript)
                elif self.prints:
                    click.echo(form.render(transcript), nl=False)
                elif self.folder is not None:
                    written = self._write(self.folder / source.subfolder, source.path, form, transcript)
                    self.events.written(source.name, name, written)
                    if not self.events.on:
                        echo_said(str(written))
            except UserError as exc:
                failures.append(exc)
        if len(failures) == len(self.formats) and not self.events.on and transcript.text:
            told = "no document could be made; its text is printed, so that it is not lost"
            click.echo(f"dictation: '{source.path.name}': {told}.", err=True)
            echo_said(clean(transcript.text))
        return failures

    def _write(self, folder: Path, file: Path, form: ExportFormat, transcript: FileTranscript) -> Path:
        from dictation_app.export import write  # noqa: PLC0415

        ending = f"{'' if transcript.complete else '.incomplete'}{form.suffix}"
        target = folder / f"{_shortened(file.stem, _NAME_BYTES - len(ending))}{ending}"
        there = _identity(target)
        replaces = self.overwrite and there not in self.written and there != _identity(file)
        written = write(target, form.render(transcript), replaces=replaces)
        identity = _identity(written)
        if identity is not None:
            self.written.add(identity)
        return written


def _shortened(name: str, most_bytes: int) -> str:
    encoded = os.fsencode(name)
    return name if len(encoded) <= most_bytes else encoded[:most_bytes].decode("utf-8", "ignore")


def _identity(file: Path) -> tuple[int, int] | None:
    """As `os.path.samefile` compares; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _progress_bar(file: Path) -> ProgressBar[int]:
    return click.progressbar(length=1000, label=file.name, file=sys.stderr)


def _ignore_segment(_segment: Segment) -> None:
    return


def _end_growing(transcript: FileTranscript) -> None:
    """What follows the segments when they have been printed one by one."""
    from dictation_app.export.wording import incomplete_note  # noqa: PLC0415

    note = incomplete_note(transcript)
    if transcript.segments:
        click.echo()
        if note:
            click.echo()
    if note:
        click.echo(note)
