"""What ``dictation transcribe`` makes of one file: its text, printed, told as events, or written in each format."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from dictation_app.errors import AudioFileError, EngineError, UserError
from dictation_app.file_jobs import NO_SPEECH
from dictation_app.file_jobs.results import is_worth_writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from dictation_app.cli.transcribe_events import Events
    from dictation_app.cli.transcribe_inputs import Source
    from dictation_app.cli.transcribe_kept import Asked, Kept, KeptFiles
    from dictation_app.cli.transcribe_outlet import Outlet
    from dictation_app.cli.transcribe_stop import Stop
    from dictation_app.engine import Engine
    from dictation_app.export import ExportFormat, FileTranscript
    from dictation_app.file_jobs.results import ResultWriter
    from dictation_app.file_transcription import FileProgress
    from dictation_app.user_words import WordList
    from dictation_app.values.speech import Segment

_GROWING: Final = "txt"
"""Text for the terminal appears while the file is read; a format with a frame cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file."""

    complete: bool
    """False where the user stopped it, or the engine failed in the middle."""
    failures: tuple[UserError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Where one file is transcribed, and where goes what is told of it."""

    engine: Engine
    outlet: Outlet
    events: Events
    bar: AbstractContextManager[Callable[[float], None]]
    """Takes how much of the file is done, 0..1."""
    stop: Stop
    wait_for_namesakes: Callable[[], None]
    """Until the results of earlier files lie there that may be called the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to become of each file. Several threads may use one."""

    asked: Asked
    formats: dict[str, ExportFormat]
    folder: Path | None
    writer: ResultWriter
    prints: bool
    """The result is printed; else it is written into `folder`, or only told by events."""
    headings: bool
    as_events: bool
    user_words: WordList
    """What the text is written with."""
    kept: KeptFiles | None
    """None where nothing is to be kept."""
    _writing: threading.Lock = field(default_factory=threading.Lock)

    def transcribe(self, source: Source, station: Station) -> Outcome:
        """Transcribe one file and write the results; raise `UserError` where there are none."""
        if self.prints and self.headings and all(form.suffix.endswith(".txt") for form in self.formats.values()):
            station.outlet.say(f"== {source.path.name} ==")
        with ExitStack() as stack:
            kept = self._open_kept(source, station)
            if kept is not None:
                stack.enter_context(kept)
            transcript = self._heard(source, station, kept)
        if station.stop.is_abandoned:
            return Outcome(complete=False)
        station.events.finished(source.name, transcript)
        if not transcript.complete and not transcript.duration_s:
            return Outcome(complete=False)  # stopped before anything was heard
        failures = self._results(source, station, transcript)
        if transcript.complete and not transcript.text:
            station.outlet.tell(f"'{source.path.name}': {NO_SPEECH}")
        for withheld in transcript.withheld:
            station.outlet.tell(
                f"'{source.path.name}': held back at {withheld.start_s:.0f}-{withheld.end_s:.0f} s: {withheld.reason} "
                "(`--format json` has it)"
            )
        if transcript.problem:
            failures.append(
                AudioFileError(transcript.problem, "What could be read was transcribed.")
                if transcript.complete
                else EngineError(transcript.problem, "What was understood before is there.")
            )
        return Outcome(complete=transcript.complete, failures=tuple(failures))

    @property
    def grows(self) -> bool:
        """Whether the text itself is printed as it comes."""
        return self.prints and _GROWING in self.formats

    def _open_kept(self, source: Source, station: Station) -> Kept | None:
        from dictation_app.cli.transcribe_inputs import STDIN  # noqa: PLC0415

        if self.kept is None:
            return None
        try:
            return self.kept.open(
                source.path,
                is_named=source.name != STDIN,
                asked=self.asked,
                info=station.engine.info,
                words=self.user_words,
                tell=station.outlet.tell,
            )
        except UserError as exc:
            if self.kept.resumes:
                raise
            station.outlet.tell(str(exc))
            return None

    def _heard(self, source: Source, station: Station, kept: Kept | None) -> FileTranscript:
        from dictation_app.export import TranscriptSettings  # noqa: PLC0415

        show = self._printer(station.outlet) if self.grows else _ignore_segment

        def add(segment: Segment) -> None:
            show(segment)
            station.events.segment(source.name, segment)

        if kept is not None and kept.stretches:
            station.events.resumed(source.name, kept.stretches[-1].end_s)
            for stretch in kept.stretches:
                for segment in stretch.segments:
                    add(segment)
        transcript = kept.transcript(source.path.name) if kept is not None else None
        if transcript is None:
            transcript = self._transcribed(source, station, kept, add)
        if kept is not None and kept.failure:
            station.outlet.tell(f"'{source.path.name}': {kept.failure}")
        if self.asked.words and (lacking := sum(bool(s.text) and not s.words for s in transcript.segments)):
            pieces = "1 piece" if lacking == 1 else f"{lacking} pieces"
            station.outlet.tell(
                f"'{source.path.name}': the words of {pieces} of text could not be placed in the sound."
            )
        info = station.engine.info
        settings = TranscriptSettings(
            language=self.asked.language or "auto",
            device=info.device,
            compute_type=info.compute_type,
            words=self.asked.words,
            translate=self.asked.translate,
            channels="each" if self.asked.each_channel else "mix",
            track=self.asked.track,
        )
        return replace(transcript, settings=settings)

    def _transcribed(
        self, source: Source, station: Station, kept: Kept | None, add: Callable[[Segment], None]
    ) -> FileTranscript:
        from dictation_app.file_transcription import transcribe_file  # noqa: PLC0415
        from dictation_app.values.speech import DecodeOptions  # noqa: PLC0415

        asked = self.asked
        with station.bar as advance:

            def tell(progress: FileProgress) -> None:
                station.events.progress(source.name, progress)
                if progress.total_s:
                    advance(progress.done_s / progress.total_s)

            transcript = transcribe_file(
                source.path,
                station.engine,
                DecodeOptions(language=asked.language, translate=asked.translate, words=asked.words),
                track=asked.track,
                each_channel=asked.each_channel,
                done=kept.stretches if kept is not None else (),
                on_stretch=kept.add if kept is not None else _ignore_stretch,
                on_segment=add,
                on_progress=tell,
                cancelled=lambda: station.stop.is_asked,
                words=self.user_words,
                keeps_part=True,
            )
        if kept is not None and transcript.complete:
            kept.end(transcript)
        return transcript

    def _printer(self, outlet: Outlet) -> Callable[[Segment], None]:
        """Prints the text of `PlainText` piece by piece."""
        from dictation_app.export import ExportOptions  # noqa: PLC0415
        from dictation_app.export.wording import Paragraphs  # noqa: PLC0415

        growing = Paragraphs(ExportOptions().paragraph_pause_s)
        return lambda segment: outlet.say(growing.add(segment), line_end=False)

    def _results(self, source: Source, station: Station, transcript: FileTranscript) -> list[UserError]:
        """Print or write the transcript in all formats; one that fails does not stop the others.

        Where all fail the text is printed: it may have taken an hour.
        """
        from dictation_app.export.wording import clean  # noqa: PLC0415

        failures: list[UserError] = []
        station.wait_for_namesakes()
        for name, form in self.formats.items():
            try:
                if self.grows:
                    _end_growing(transcript, station.outlet)
                elif self.prints:
                    station.outlet.write(form.render(transcript))
                elif self.folder is not None and is_worth_writing(name, transcript):
                    with self._writing:
                        written = self.writer.write(self.folder / source.subfolder, source.path, form, transcript)
                    station.events.written(source.name, name, written)
                    if not self.as_events:
                        station.outlet.say(str(written))
            except UserError as exc:
                failures.append(exc)
        if len(failures) == len(self.formats) and not self.as_events and transcript.text:
            told = "no document could be made; its text is printed, so that it is not lost"
            station.outlet.tell(f"'{source.path.name}': {told}.")
            station.outlet.say(clean(transcript.text))
        return failures


def _ignore_segment(_segment: Segment) -> None:
    return


def _ignore_stretch(_stretch: object) -> None:
    return


def _end_growing(transcript: FileTranscript, outlet: Outlet) -> None:
    """What follows the segments when they have been printed one by one."""
    from dictation_app.export.wording import incomplete_note  # noqa: PLC0415

    note = incomplete_note(transcript)
    if transcript.segments:
        outlet.say("")
        if note:
            outlet.say("")
    if note:
        outlet.say(note)
