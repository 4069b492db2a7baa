"""The sentences in which the Files page tells a `FileJob`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QLocale

from dictation_app.export import FORMATS
from dictation_app.file_jobs import Channels, JobState
from dictation_app.ui import words
from dictation_app.ui.history_words import language as language_name
from dictation_app.ui.translated import shown
from dictation_app.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dictation_app.audio.media import AudioTrack
    from dictation_app.file_jobs import FileJob, JobChoices

_MINUTE_S, _HOUR_S = 60, 3600
_FORMATS_NAMED = 3
_FILES_NAMED = 3
_DOT = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What dictation uses, and so a file for which nothing else was chosen."""

    model: str = ""
    language: str = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The state of a row: a picture and a word."""

    glyph: str
    word: str
    is_trouble: bool = False


def mark(job: FileJob) -> Mark:
    """How it stands."""
    match job.state:
        case JobState.WAITING if job.problem:
            told = Mark(glyph="warning", word=translate("files", "Cannot begin"), is_trouble=True)
        case JobState.WAITING:
            told = Mark(glyph="waiting", word=translate("files", "Waiting"))
        case JobState.RUNNING if job.held:
            told = Mark(glyph="microphone", word=translate("files", "Lets you dictate"))
        case JobState.RUNNING:
            told = Mark(glyph="running", word=translate("files", "Running"))
        case JobState.PAUSED:
            told = Mark(glyph="pause", word=translate("files", "Paused"))
        case JobState.DONE if job.is_silent:
            told = Mark(glyph="warning", word=translate("files", "Done"), is_trouble=True)
        case JobState.DONE if job.problem:
            told = Mark(glyph="warning", word=translate("files", "Done, with gaps"), is_trouble=True)
        case JobState.DONE:
            told = Mark(glyph="check", word=translate("files", "Done"))
        case JobState.FAILED:
            told = Mark(glyph="warning", word=translate("files", "Failed"), is_trouble=True)
        case JobState.CANCELLED:
            told = Mark(glyph="cancelled", word=translate("files", "Cancelled"))
        case _:
            assert_never(job.state)
    return told


def length(seconds: float) -> str:
    """``42 s``, ``4 min 5 s``, ``1 h 3 min``."""
    whole = max(1, round(seconds)) if seconds > 0 else 0
    if whole < _MINUTE_S:
        return translate("files", "{seconds} s").format(seconds=whole)
    if whole < _HOUR_S:
        minutes, rest = divmod(whole, _MINUTE_S)
        if not rest:
            return translate("files", "{minutes} min").format(minutes=minutes)
        return translate("files", "{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    hours, minutes = divmod(round(whole / _MINUTE_S), _MINUTE_S)
    if not minutes:
        return translate("files", "{hours} h").format(hours=hours)
    return translate("files", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def left(job: FileJob) -> str:
    """How long it will still take; empty where that cannot be told."""
    return "" if job.left_s is None or job.held else time_left(job.left_s)


def time_left(seconds: float) -> str:
    """``3 min left``: a guess, and so in round numbers."""
    if seconds < _MINUTE_S:
        return translate("files", "under a minute left")
    return translate("files", "{time} left").format(time=length(_MINUTE_S * round(seconds / _MINUTE_S)))


def speed(job: FileJob) -> str:
    """So many times as fast as it plays."""
    if not job.speed or job.state in {JobState.WAITING, JobState.FAILED}:
        return ""
    return translate("files", "{factor}×").format(factor=QLocale().toString(job.speed, "f", 1))  # noqa: RUF001


def progress(job: FileJob) -> str:
    """``45 %``, or how far it is where its length is not known; empty where nothing is done or all."""
    if job.state is JobState.DONE or not job.done_s:
        return ""
    if job.share is None:
        return length(job.done_s)
    return translate("files", "{percent} %").format(percent=words.percent(job.share))


def language(job: FileJob, usual: Usual) -> str:
    """What is spoken: what was found, else what is looked for."""
    code = job.language or job.choices.language or usual.language
    told = translate("files", "any language") if code == "auto" else language_name(code)
    if job.choices.translate and code != "en":
        return translate("files", "{language} to English").format(language=told)
    return told


def model(job: FileJob, usual: Usual) -> str:
    """The one it is, was or will be transcribed with."""
    return job.model or job.choices.model or usual.model


def facts(job: FileJob, usual: Usual) -> str:
    """The second line of a row, after its `mark`: what matters most comes first, for the end may be cut off."""
    if job.problem and (job.is_silent or job.state in {JobState.FAILED, JobState.WAITING}):
        return _without_name(words.plain(job.problem), job.path.name)
    duration = "" if job.duration_s is None else length(job.duration_s)
    parts = (progress(job), left(job), duration, language(job, usual), model(job, usual), speed(job))
    return _DOT.join(filter(None, parts))


def _without_name(sentence: str, name: str) -> str:
    """It stands above the sentence already. It is in quotes, as the language has them."""
    named = re.compile(rf"['„“«]\s?{re.escape(name)}\s?['“”»]")
    if begin := named.match(sentence):
        return translate("files", "The file") + sentence[begin.end() :]
    return named.sub(lambda _: translate("files", "the file"), sentence)


def spoken(job: FileJob, usual: Usual) -> str:
    """A row as a screen reader says it."""
    parts = (job.path.name, mark(job).word, facts(job, usual), words.plain(job.hint))
    return ", ".join(filter(None, parts))


def story(job: FileJob, usual: Usual) -> str:
    """All of it in one line, for the chosen one."""
    is_over = job.state.is_over
    duration = "" if job.duration_s is None else length(job.duration_s)
    if duration and progress(job):
        duration = translate("files", "{progress} of {duration}").format(progress=progress(job), duration=duration)
    times = QLocale().toString(job.speed, "f", 1) if speed(job) else ""
    parts = (
        mark(job).word,
        duration or progress(job),
        left(job),
        translate("files", "{factor} times as fast as it plays").format(factor=times) if times else "",
        language(job, usual) if job.language or not is_over else "",
        model(job, usual),
        translate("files", "edited") if job.edited else "",
    )
    return _DOT.join(filter(None, parts))


def problem(job: FileJob) -> str:
    """Why it failed, or what is missing, and the next step; empty = all is well."""
    return f"{words.plain(job.problem)} {words.plain(job.hint)}".strip()


def written(job: FileJob) -> str:
    """Which files came of it, and where they are; empty = none."""
    if not job.written:
        return ""
    names = [path.name for path in job.written]
    if len(names) > _FILES_NAMED:
        more = translate("files", "{number} more").format(number=len(names) - _FILES_NAMED)
        names = [*names[:_FILES_NAMED], more]
    folder = job.written[0].parent
    return translate("files", "Written: {names} in {folder}").format(names=", ".join(names), folder=folder)


def summary(jobs: Iterable[FileJob], *, is_held: bool) -> str:
    """The whole queue in a line."""
    counts = dict.fromkeys(JobState, 0)
    left_s, is_known = 0.0, True
    speeds = []
    for job in jobs:
        counts[job.state] += 1
        if job.state is JobState.RUNNING and job.speed:
            speeds.append(job.speed)
        if job.state in {JobState.RUNNING, JobState.WAITING}:
            is_known = is_known and job.duration_s is not None
            left_s += max(0.0, (job.duration_s or 0.0) - job.done_s)
    number = QLocale().toString
    total = sum(counts.values())
    told = [translate("files", "1 file") if total == 1 else translate("files", "{n} files").format(n=number(total))]
    if is_held:
        told.append(translate("files", "the queue is held"))
    for state, sentence in (
        (JobState.RUNNING, translate("files", "{n} running")),
        (JobState.WAITING, translate("files", "{n} waiting")),
        (JobState.PAUSED, translate("files", "{n} paused")),
        (JobState.FAILED, translate("files", "{n} failed")),
        (JobState.DONE, translate("files", "{n} done")),
    ):
        if counts[state] and total > 1:
            told.append(sentence.format(n=number(counts[state])))
    if speeds and is_known and not is_held and counts[JobState.WAITING]:
        told.append(time_left(left_s / max(speeds)))
    return _DOT.join(told)


def choices(chosen: JobChoices, usual: Usual) -> str:
    """What new files are transcribed with, in a line."""
    code = chosen.language or usual.language
    spoken_language = translate("files", "any language") if code == "auto" else language_name(code)
    if chosen.translate:
        spoken_language = translate("files", "{language} to English").format(language=spoken_language)
    parts = (
        spoken_language,
        chosen.model or usual.model,
        translate("files", "one speaker a channel") if chosen.channels is Channels.EACH else "",
        translate("files", "word times") if chosen.words else "",
        _results(chosen),
    )
    return _DOT.join(filter(None, parts))


def _results(chosen: JobChoices) -> str:
    if not chosen.formats:
        return translate("files", "text stays here")
    names = ", ".join(chosen.formats[:_FORMATS_NAMED])
    if len(chosen.formats) > _FORMATS_NAMED:
        names += ", …"
    if chosen.folder is None:
        return translate("files", "{formats} beside each file").format(formats=names)
    return translate("files", "{formats} in {folder}").format(formats=names, folder=chosen.folder.name or chosen.folder)


def track(found: AudioTrack) -> str:
    """``2: German, commentary, stereo``."""
    language_told = language_name(found.language) if found.language else ""
    told = ", ".join(filter(None, (language_told, found.title, found.layout)))
    return translate("files", "{number}: {facts}").format(number=found.index + 1, facts=told)


def format_label(name: str) -> str:
    """``Text in paragraphs (txt)``."""
    return translate("files", "{label} ({name})").format(label=shown(FORMATS.get(name).label), name=name)


def really_remove(jobs: Sequence[FileJob]) -> str:
    """Before text goes that is only here, or was changed here."""
    if len(jobs) == 1:
        told = translate("files", "Remove “{name}” from the list? Its text here is deleted.")
        told = told.format(name=words.shortened(jobs[0].path.name, 60))
    else:
        told = translate("files", "Remove {n} files from the list? Their text here is deleted.").format(n=len(jobs))
    return f"{told} " + translate("files", "The files themselves and what was written stay.")


def refused(others: Sequence[str]) -> str:
    """Why something that was dropped is not transcribed."""
    if not others:
        return translate("files", "Only files and folders can be dropped here.")
    first = words.shortened(others[0], 60)
    if len(others) == 1:
        told = translate("files", "“{address}” is no file on this computer.").format(address=first)
    else:
        told = translate("files", "“{address}” and {n} more are no files on this computer.").format(
            address=first, n=len(others) - 1
        )
    return f"{told} " + translate("files", "Save what is there as a file first, and drop that.")


def notice(message: str, hint: str) -> str:
    """A problem and its next step."""
    return f"{words.plain(message)} {words.plain(hint)}".strip()


def folder(path: Path | None) -> str:
    """Where results go."""
    return translate("files", "Beside each file") if path is None else str(path)
