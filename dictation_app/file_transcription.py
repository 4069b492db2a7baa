"""The way of one media file to its text: window by window through an engine that someone else owns.

The next windows are decoded from the file in a thread of their own while the engine works, so it never waits; at most
two lie ready, so memory stays small whatever the length. The language is detected until it is sure, then kept: a file
that changes it with every window is more often misheard than multilingual.

A window gets no text of the one before as context. Measured with base on eight minutes of mixed speech it made about as
many errors with context as without, took longer, and habits spread: "5 0 0" for "500".
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from dictation_app.audio.media import probe, read_windows
from dictation_app.engine.guard import withheld_reason
from dictation_app.errors import EngineError
from dictation_app.export import FileTranscript, Withheld
from dictation_app.text import join, polish
from dictation_app.user_words import WordList
from dictation_app.values import SAMPLE_RATE_HZ, DecodeOptions, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from dictation_app.audio.media import MediaWindow
    from dictation_app.engine import Engine
    from dictation_app.values import Decoded

_log = logging.getLogger(__name__)

WINDOWS_AHEAD = 2
SURE_LANGUAGE = 0.8
"""A language detected with at least this probability is kept for the rest of the file."""
_SPEECH_FOR_LANGUAGE_S = 2.0
_POLL_S = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProgress:
    """How far a file is; told after each window."""

    done_s: float
    """Position on the file's clock."""
    total_s: float | None
    """None where the file does not say its length."""
    speed: float
    """Seconds of sound for each second of work."""


class Judge(Protocol):
    """Says why a result is most likely no speech, or nothing (`engine.guard.withheld_reason`)."""

    def __call__(self, decoded: Decoded, *, audio_seconds: float, speech_ms: int) -> str:
        """One sentence for the user; empty = it is speech."""
        ...


def _no_segment(_segment: Segment) -> None:
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
    on_segment: Callable[[Segment], None] = _no_segment,
    on_progress: Callable[[FileProgress], None] = _no_progress,
    cancelled: Callable[[], bool] = _never,
    judge: Judge = withheld_reason,
    words: WordList = _NO_WORDS,
    keeps_part: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> FileTranscript:
    """Transcribe `path`; `on_segment` gets each piece of text as soon as it is known, on the file's own clock.

    It is written with the user's `words`. Raises `AudioFileError` where nothing can be read, and what `engine` raises.
    When `cancelled` (asked before each window), returns what there is, marked as not complete; if it `keeps_part`, also
    where the engine fails after it had understood something.
    """
    total_s = probe(path).duration_s
    listener = _Listener(engine=engine, options=options, judge=judge, words=words)
    began, end_s, problem, complete = clock(), 0.0, "", False
    ahead = _ReadAhead(read_windows(path))
    ahead.start()
    try:
        for window in ahead.windows():
            if cancelled():
                break
            try:
                heard = listener.hear(window)
            except EngineError as exc:
                if not (keeps_part and listener.segments):
                    raise
                problem = exc.message
                break
            for segment in heard:
                on_segment(segment)
            end_s, problem, complete = window.end_s, window.problem, window.is_last
            on_progress(FileProgress(done_s=end_s, total_s=total_s, speed=end_s / max(clock() - began, 1e-6)))
    finally:
        ahead.stop()
    _log.info("File of %.0f s: %d segments in %.1f s", end_s, len(listener.segments), clock() - began)
    return FileTranscript(
        source=path.name,
        duration_s=end_s,
        language=listener.language,
        model=engine.info.model,
        segments=tuple(listener.segments),
        withheld=tuple(listener.withheld),
        complete=complete,
        problem=problem,
    )


@dataclass(slots=True, kw_only=True)
class _Listener:
    """Hears one window after the other and keeps what was heard."""

    engine: Engine
    options: DecodeOptions
    judge: Judge
    words: WordList
    segments: list[Segment] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    _kept_language: str | None = None
    _detected: Counter[str] = field(default_factory=Counter)
    """Letters written in each language."""
    _last_detected: str = ""

    @property
    def language(self) -> str:
        """Of most of the text; empty without any."""
        return max(self._detected, key=self._detected.__getitem__, default="")

    def hear(self, window: MediaWindow) -> list[Segment]:
        """The segments of `window`, on the file's clock."""
        audio_seconds = len(window.samples) / SAMPLE_RATE_HZ
        if not audio_seconds:
            return []
        language = self.options.language or self._kept_language
        decoded = self.engine.transcribe(
            window.samples,
            replace(self.options, language=language, timestamps=True, skip_silence=True),
        )
        text = polish(decoded.text)
        if not text:
            return []
        # No WebRTC VAD ran over the file; the neural one stands in for it.
        speech_ms = round(decoded.speech_seconds * 1000)
        reason = self.judge(decoded, audio_seconds=audio_seconds, speech_ms=speech_ms)
        if reason:
            self.withheld.append(Withheld(start_s=window.start_s, end_s=window.end_s, text=text, reason=reason))
            return []
        self._learn(decoded, text)
        placed = self._placed(decoded, window)
        self.segments += placed
        return placed

    def _learn(self, decoded: Decoded, text: str) -> None:
        self._detected[decoded.language] += len(text)
        if self._kept_language is None and decoded.speech_seconds >= _SPEECH_FOR_LANGUAGE_S:
            sure = decoded.language_probability >= SURE_LANGUAGE or decoded.language == self._last_detected
            self._kept_language = decoded.language if sure else None
            self._last_detected = decoded.language

    def _placed(self, decoded: Decoded, window: MediaWindow) -> list[Segment]:
        """Move to the file's clock, in order and inside the window; drop pieces without a word."""
        placed: list[Segment] = []
        not_before_s = window.start_s
        for segment in decoded.segments:
            words = self.words.apply(polish(segment.text), decoded.language)
            if not words:
                continue
            start_s = min(max(window.start_s + segment.start_s, not_before_s), window.end_s)
            end_s = min(max(window.start_s + segment.end_s, start_s), window.end_s)
            if self.segments or placed:
                words = join("-", words, decoded.language)[1:]  # with the space its language wants before it
            placed.append(replace(segment, start_s=start_s, end_s=end_s, text=words))
            not_before_s = end_s
        return placed


class _ReadAhead:
    """Reads windows from a file in a thread, at most `WINDOWS_AHEAD` before they are wanted."""

    def __init__(self, source: Generator[MediaWindow, None, None]) -> None:
        self._source = source
        self._ready: queue.Queue[MediaWindow | Exception] = queue.Queue(WINDOWS_AHEAD)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._read, name="media", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def windows(self) -> Iterator[MediaWindow]:
        """All windows in order; raises what reading raised."""
        while True:
            try:
                item = self._ready.get(timeout=_POLL_S)
            except queue.Empty:  # waiting without end cannot be interrupted on Windows
                continue
            if isinstance(item, Exception):
                raise item
            yield item
            if item.is_last:
                return

    def stop(self) -> None:
        """End the thread and close the file."""
        self._stopped.set()
        self._thread.join()

    def _read(self) -> None:
        try:
            for window in self._source:
                if not self._put(window):
                    return
        except Exception as exc:  # noqa: BLE001 - the top of a thread; raised again where the windows are wanted
            self._put(exc)
        finally:
            self._source.close()  # here, not where the garbage is collected: the file belongs to this thread

    def _put(self, item: MediaWindow | Exception) -> bool:
        while not self._stopped.is_set():
            try:
                self._ready.put(item, timeout=_POLL_S)
            except queue.Full:
                continue
            return True
        return False
