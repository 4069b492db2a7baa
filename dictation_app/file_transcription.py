"""The way of one media file to its text: windows through an engine that someone else owns, stretch by stretch.

A stretch is a minute or two of windows. They are short, and those of about the same length go through the engine
together: most of what a model does to the sound is work for its length, and most of what it does to write is work for
each step, whether it writes one text or eight. The first stretch is a single window, so that text appears soon. After
each one everything that the rest depends on is known (`Stretch`), so transcribing can go on from there another day and
give the same text.

The next windows are decoded from the file in a thread of their own while the engine works, so it never waits; few lie
ready, so memory stays small whatever the length. What is heard in a stretch is in `file_listener`.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dictation_app.audio.media import probe, read_windows
from dictation_app.audio.reading_ahead import ReadAhead
from dictation_app.engine.guard import withheld_reason
from dictation_app.errors import EngineError
from dictation_app.export import FileTranscript, Withheld
from dictation_app.file_listener import Listener
from dictation_app.user_words import WordList
from dictation_app.values.speech import Segment  # noqa: TC001 - a stretch is read from JSON by its types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dictation_app.audio.media import MediaWindow
    from dictation_app.engine import Engine
    from dictation_app.file_listener import Heard, Judge
    from dictation_app.values.speech import DecodeOptions

_log = logging.getLogger(__name__)

STRETCH_SECONDS = 60.0
SHORT_WINDOWS_STRETCH_SECONDS = 120.0
"""With a model that is given several windows together: of more it makes more at once."""
WINDOWS_AHEAD = 8
_SHORT, _LONG = (8.0, 14.0), (18.0, 28.0)
"""Least and most seconds of a window. In short ones the encoder has less to do, for it compares every moment with every
other; in still shorter ones words are misheard that only what is said around them explains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProgress:
    """How far a file is; told after each stretch."""

    done_s: float
    """Position on the file's clock."""
    total_s: float | None
    """None where the file does not say its length."""
    speed: float
    """Seconds of sound for each second of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A finished part of a file: where transcribing can go on after a crash."""

    number: int
    """From 0, without gaps."""
    end_s: float
    windows: int
    """Of the file so far; so many are skipped when it goes on."""
    segments: tuple[Segment, ...]
    """On the file's clock, as in `FileTranscript`; with the words if they were asked for."""
    withheld: tuple[Withheld, ...] = ()
    language: str = ""
    """Spoken in the file; kept from here on. Empty = not sure yet."""
    letters: tuple[tuple[str, int], ...] = ()
    """Written of each language in the file so far; the one heard last stands last."""


def _no_segment(_segment: Segment) -> None:
    pass


def _no_stretch(_stretch: Stretch) -> None:
    pass


def _no_progress(_progress: FileProgress) -> None:
    pass


def _never() -> bool:
    return False


_NO_WORDS = WordList()


def transcribe_file(
    path: Path,
    engine: Engine,
    options: DecodeOptions,
    *,
    track: int | None = None,
    each_channel: bool = False,
    done: Sequence[Stretch] = (),
    on_stretch: Callable[[Stretch], None] = _no_stretch,
    on_segment: Callable[[Segment], None] = _no_segment,
    on_progress: Callable[[FileProgress], None] = _no_progress,
    cancelled: Callable[[], bool] = _never,
    judge: Judge = withheld_reason,
    words: WordList = _NO_WORDS,
    keeps_part: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> FileTranscript:
    """Transcribe `path`; `on_segment` gets each piece of text as soon as it is known, on the file's own clock.

    Of `track`, a number among the sound tracks, or of the one that players choose. With `each_channel` every channel is
    heard by itself, as a speaker. It goes on after the stretches that are `done` (told to nobody again) as if it had
    never stopped. It is written with the user's `words`. Raises `AudioFileError` where nothing can be read, and what
    `engine` raises. When `cancelled` (asked before each batch), returns what the whole stretches hold, marked as not
    complete; if it `keeps_part`, also where the engine fails after it had understood something.
    """
    work = _Work(
        engine=engine,
        listener=Listener(engine, options, judge, words, cancelled),
        done=list(done),
        on_stretch=on_stretch,
        on_segment=on_segment,
        on_progress=on_progress,
        keeps_part=keeps_part,
        clock=clock,
        total_s=probe(path).duration_s,
    )
    reading = _reading(track, each_channel=each_channel, short=engine.info.short_windows)
    ahead = ReadAhead(read_windows(path, **reading), windows=WINDOWS_AHEAD)
    seconds = SHORT_WINDOWS_STRETCH_SECONDS if engine.info.short_windows else STRETCH_SECONDS
    ahead.start()
    try:
        for group in _groups(ahead.windows(), seconds, skipped=work.windows):
            if not work.take(group):
                break
    finally:
        ahead.stop()
    return work.transcript(path.name)


def _reading(track: int | None, *, each_channel: bool, short: bool) -> dict[str, Any]:
    """How the file is cut up; the same each time with the same model, so that a window has its number for good."""
    min_seconds, max_seconds = _SHORT if short else _LONG
    return {
        "min_seconds": min_seconds,
        "max_seconds": max_seconds,
        **({} if track is None else {"track": track}),
        **({"each_channel": True} if each_channel else {}),
    }


@dataclass(frozen=True, slots=True)
class _Group:
    """The windows of a stretch."""

    windows: tuple[MediaWindow, ...]
    """Without any where the file ends with windows that were done before."""
    count: int
    """Windows of the file up to its end."""
    last: MediaWindow


def _groups(windows: Iterator[MediaWindow], most_s: float, *, skipped: int) -> Iterator[_Group]:
    """Windows put together: the first of the file alone, then about `most_s`. The `skipped` ones are left out."""
    group: list[MediaWindow] = []
    seconds = 0.0
    for number, window in enumerate(windows):
        if number >= skipped:
            group.append(window)
            seconds += window.end_s - window.start_s
        if number == 0 or seconds >= most_s or window.is_last:
            if group or window.is_last:
                yield _Group(tuple(group), number + 1, window)
            group, seconds = [], 0.0


@dataclass(slots=True, kw_only=True)
class _Work:
    """Stretch after stretch, told as it is done."""

    engine: Engine
    listener: Listener
    done: list[Stretch]
    on_stretch: Callable[[Stretch], None]
    on_segment: Callable[[Segment], None]
    on_progress: Callable[[FileProgress], None]
    keeps_part: bool
    clock: Callable[[], float]
    total_s: float | None
    _start_s: float = 0.0
    _end_s: float = 0.0
    _began: float = 0.0
    _problem: str = ""
    _complete: bool = False

    def __post_init__(self) -> None:
        self._began = self.clock()
        if self.done:
            self._start_s = self._end_s = self.done[-1].end_s
            last = self.done[-1]
            has_text = any(stretch.segments for stretch in self.done)
            self.listener.go_on_with(last.language, dict(last.letters), has_text=has_text)

    @property
    def windows(self) -> int:
        """So many are done."""
        return self.done[-1].windows if self.done else 0

    def take(self, group: _Group) -> bool:
        """Do one stretch; False where it is the end of the work."""
        if group.windows:
            try:
                heard = self.listener.hear(group.windows)
            except EngineError as exc:
                if not (self.keeps_part and any(stretch.segments for stretch in self.done)):
                    raise
                self._problem = exc.message
                return False
            if heard is None:
                return False
            self._finish(group, heard)
        self._problem, self._complete = group.last.problem, group.last.is_last
        return True

    def _finish(self, group: _Group, heard: Heard) -> None:
        self._end_s = group.last.end_s
        stretch = Stretch(
            number=len(self.done),
            end_s=self._end_s,
            windows=group.count,
            segments=heard.segments,
            withheld=heard.withheld,
            language=self.listener.kept_language,
            letters=tuple(self.listener.letters.items()),
        )
        self.done.append(stretch)
        for segment in stretch.segments:
            self.on_segment(segment)
        self.on_stretch(stretch)
        speed = (self._end_s - self._start_s) / max(self.clock() - self._began, 1e-6)
        self.on_progress(FileProgress(done_s=self._end_s, total_s=self.total_s, speed=speed))

    def transcript(self, source: str) -> FileTranscript:
        """What there is."""
        _log.info("File: %.0f s in %.1f s", self._end_s - self._start_s, self.clock() - self._began)
        return FileTranscript(
            source=source,
            duration_s=self._end_s,
            language=self.listener.written_language(self.done[-1].letters if self.done else ()),
            model=self.engine.info.model,
            segments=tuple(segment for stretch in self.done for segment in stretch.segments),
            withheld=tuple(withheld for stretch in self.done for withheld in stretch.withheld),
            complete=self._complete,
            problem=self._problem,
        )
