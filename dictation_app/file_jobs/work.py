"""Work: one file on its way, on a thread of its own, from where it stopped before to its results on the disk.

It owns nothing that lasts: what it comes to is told stretch by stretch to the `FileRunner`, which keeps it.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Protocol

from dictation_app.audio.media import probe
from dictation_app.audio.readable import missing
from dictation_app.engine_thread.commands import LoanEndedError, NoEngineError
from dictation_app.errors import AudioFileError, UserError, WorkDroppedError
from dictation_app.export import FORMATS, ExportOptions, TranscriptSettings
from dictation_app.file_jobs import NO_SPEECH, Channels
from dictation_app.file_jobs.job_queue import asked
from dictation_app.file_jobs.results import ResultWriter, is_worth_writing
from dictation_app.file_jobs.schema import Begun, Recipe
from dictation_app.file_transcription import transcribe_file
from dictation_app.retranscription import Turn
from dictation_app.sentences import joined, say
from dictation_app.user_words import WordList
from dictation_app.values.speech import DecodeOptions
from dictation_app.work_loop import guarded

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from pathlib import Path

    from dictation_app.export import FileTranscript
    from dictation_app.file_jobs import FileJob, JobChoices
    from dictation_app.file_jobs.engines import Engines, FileEngine
    from dictation_app.file_jobs.store import Edited
    from dictation_app.file_transcription import FileProgress, Stretch

_log = logging.getLogger(__name__)
_HELD_BACK_TOLD: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """All that is to be known of a file to transcribe it."""

    job: FileJob
    begun: Begun | None = None
    """What `stretches` were made of; None where it was not begun."""
    stretches: tuple[Stretch, ...] = ()
    """What was understood before."""
    edited: Edited | None = None
    others: frozenset[Path] = frozenset()
    """Results of other files."""
    words: WordList = field(default_factory=WordList)
    """Of the user."""
    export_options: ExportOptions = field(default_factory=ExportOptions)


class EndedBy(Enum):
    """How a piece of work came to its end."""

    ALL_DONE = auto()
    STOPPED = auto()
    FAILED = auto()
    NO_ENGINE = auto()
    """Nothing is wrong with the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What became of a file."""

    by: EndedBy
    problem: str = ""
    hint: str = ""
    written: tuple[Path, ...] = ()
    language: str = ""
    done_s: float | None = None
    """None where it did not come to its end."""
    begun: Begun | None = None


class WorkListener(Protocol):
    """What a piece of work reports, on its own thread."""

    def on_begun(self, work: Work, begun: Begun, duration_s: float | None, *, is_anew: bool) -> None:
        """It begins, or goes on; where it `is_anew`, nothing of what was understood before is used."""
        ...

    def on_stretch(self, work: Work, stretch: Stretch) -> None:
        """More was understood."""
        ...

    def on_progress(self, work: Work, progress: FileProgress) -> None:
        """How far it is."""
        ...

    def on_ended(self, work: Work, ending: Ending) -> None:
        """Nothing more comes of it."""
        ...


class Work:
    """`run` is the body of its thread; `turn` stops it from any."""

    def __init__(self, task: Task, engines: Engines, listener: WorkListener) -> None:
        self.task = task
        self.choices = task.job.choices
        """For its results; the user may change them while it runs, from another thread."""
        self.turn = Turn()
        self._engines = engines
        self._listener = listener
        self._done = list(task.stretches)

    def run(self) -> None:
        """Thread body."""
        ending = guarded(self._carried_out, _failed_by)
        if self.turn.is_cancelled() and ending.by is not EndedBy.ALL_DONE:
            ending = Ending(by=EndedBy.STOPPED)  # an engine that is ended for it says that it was lost
        self._listener.on_ended(self, ending)

    def _carried_out(self) -> Ending:
        try:
            return self._carry_out()
        except WorkDroppedError:
            return Ending(by=EndedBy.STOPPED)
        except NoEngineError as exc:
            return Ending(by=EndedBy.NO_ENGINE, problem=exc.message, hint=exc.hint)
        except UserError as exc:
            return Ending(by=EndedBy.FAILED, problem=exc.message, hint=exc.hint)

    def _carry_out(self) -> Ending:
        path = self.task.job.path
        found = _found(path)
        begun = self.task.begun if self._goes_on(found) else None
        if begun is None:
            self._done.clear()
        is_anew = begun is None
        begun = begun or Begun(size_bytes=found.st_size, changed_ns=found.st_mtime_ns, recipe=self._recipe())
        self._listener.on_begun(self, begun, probe(path).duration_s, is_anew=is_anew)
        transcript, begun = self._transcribed(begun)
        if not transcript.complete:
            return Ending(by=EndedBy.STOPPED)
        is_silent = not transcript.text
        if self.task.edited is not None and not is_anew:
            later = self._done[self.task.edited.stretches :]
            document = self.task.edited.document.followed_by(each for stretch in later for each in stretch.segments)
            transcript = document.to_transcript(transcript)
        choices = self.choices
        folder = choices.folder or path.parent
        written, failures = write_results(
            folder, path, choices.formats, self.task.export_options, transcript, others=self.task.others
        )
        ending = Ending(
            by=EndedBy.ALL_DONE,
            problem=transcript.problem,
            written=written,
            language=transcript.language,
            done_s=transcript.duration_s,
            begun=begun,
        )
        if failures:
            return replace(ending, by=EndedBy.FAILED, problem=failures[0].message, hint=failures[0].hint)
        if not ending.problem and not begun.is_of(_found(path)):
            told = say("The file was changed while it was transcribed.")
            return replace(ending, problem=told, hint=say("Transcribe it again to have all of it."))
        if is_silent and not ending.problem:
            return replace(ending, problem=NO_SPEECH, hint=_held_back(transcript))
        return ending

    def _goes_on(self, found: os.stat_result) -> bool:
        """Whether what was understood before is still of use."""
        begun, choices = self.task.begun, self.task.job.choices
        if begun is None or not begun.is_of(found) or begun.recipe.asked != asked(choices):
            return False
        return bool(choices.model) or self._engines.has(begun.recipe.model)

    def _recipe(self) -> Recipe:
        """Settings that change while the file is transcribed are for the next one: its text comes of one piece."""
        choices, settings = self.task.job.choices, self._engines.settings
        language = choices.language or settings.language
        return Recipe(
            asked=asked(choices),
            model=choices.model or settings.model,
            language="" if language == "auto" else language,
        )

    def _transcribed(self, begun: Begun) -> tuple[FileTranscript, Begun]:
        model = begun.recipe.model
        try:
            return self._transcribed_by(self._engines.use(model, self.turn), begun)
        except LoanEndedError:  # dictation has another model now: the file goes on with the one it began with
            return self._transcribed_by(self._engines.own(model, self.turn), begun)

    def _transcribed_by(self, engine: FileEngine, begun: Begun) -> tuple[FileTranscript, Begun]:
        try:
            transcript = self._heard(engine, begun.recipe)
            info = engine.info
        finally:
            engine.close()
        recipe = replace(begun.recipe, device=info.device, compute_type=info.compute_type)
        begun = replace(begun, recipe=recipe)
        return replace(transcript, settings=transcript_settings(begun, self.task.job.choices)), begun

    def _heard(self, engine: FileEngine, recipe: Recipe) -> FileTranscript:
        choices = self.task.job.choices
        return transcribe_file(
            self.task.job.path,
            engine,
            DecodeOptions(language=recipe.language or None, translate=choices.translate, words=choices.words),
            track=choices.track,
            each_channel=choices.channels is Channels.EACH,
            done=tuple(self._done),
            on_stretch=self._take,
            on_progress=lambda progress: self._listener.on_progress(self, progress),
            cancelled=self.turn.is_cancelled,
            words=self.task.words,
            clock=lambda: time.monotonic() - engine.waited_s,
        )

    def _take(self, stretch: Stretch) -> None:
        self._done.append(stretch)
        self._listener.on_stretch(self, stretch)


def _failed_by(bug: Exception) -> Ending:
    """This file fails, the others go on."""
    _log.error("A file could not be transcribed", exc_info=bug)
    return Ending(
        by=EndedBy.FAILED,
        problem=say("It could not be transcribed ({error}).", error=type(bug).__name__),
        hint=say("The log has the details."),
    )


def transcript_settings(begun: Begun, choices: JobChoices) -> TranscriptSettings:
    """As an export tells it."""
    recipe = begun.recipe
    return TranscriptSettings(
        language=recipe.language or "auto",
        device=recipe.device,
        compute_type=recipe.compute_type,
        words=choices.words,
        translate=choices.translate,
        channels=choices.channels.value,
        track=choices.track,
    )


def write_results(
    folder: Path,
    source: Path,
    formats: Iterable[str],
    options: ExportOptions,
    transcript: FileTranscript,
    *,
    others: frozenset[Path],
) -> tuple[tuple[Path, ...], tuple[UserError, ...]]:
    """Write a transcript in each format; what could be written, and why the others could not.

    `others` are the results of other files.
    """
    writer = ResultWriter(takes_same=True, others=others)  # it may have been written just before a crash
    written: list[Path] = []
    failures: list[UserError] = []
    for name in formats:
        if not is_worth_writing(name, transcript):
            continue
        try:
            written.append(writer.write(folder, source, FORMATS.create(name, options), transcript))
        except UserError as exc:
            failures.append(exc)
    return tuple(written), tuple(failures)


def _held_back(transcript: FileTranscript) -> str:
    """What and why, in sentences; empty where the model wrote nothing."""
    told = [
        say(
            "Held back at {start_s:.0f}-{end_s:.0f} s: {reason}",
            start_s=each.start_s,
            end_s=each.end_s,
            reason=each.reason,
        )
        for each in transcript.withheld
    ]
    if len(told) > _HELD_BACK_TOLD:
        told = [*told[:_HELD_BACK_TOLD], say("{count} more of it.", count=len(told) - _HELD_BACK_TOLD)]
    return joined(*told, say("Export it as JSON to read it.")) if told else ""


def _found(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise missing(path) from exc
    except OSError as exc:
        raise AudioFileError(
            say("'{name}' cannot be read: {reason}.", name=path.name, reason=exc.strerror or exc),
            say("Check that it is still there."),
        ) from exc
