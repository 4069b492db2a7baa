"""Where each word of a file was spoken, found window by window while the file is transcribed.

`file_transcription` knows nothing of words. `WordFinder` stands between it and the engine, keeps the sound of the
window that was heard last, and places its words as soon as the window is done: one more encoder run for each.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dictation_app.engine import never
from dictation_app.errors import EngineError
from dictation_app.values import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine import Engine
    from dictation_app.export import FileTranscript
    from dictation_app.values import Decoded, DecodeOptions, EngineInfo, Samples, Segment, Word


class WordFinder:
    """An `Engine` that remembers what it heard last. Tell it each segment, and each window that is done."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._heard: tuple[Samples, str] | None = None
        self._placed: list[Segment] = []
        self._segments: list[Segment] = []
        self.failure: EngineError | None = None
        """Why some words have no place; the text is all there."""

    @property
    def info(self) -> EngineInfo:
        """As the engine has it."""
        return self._engine.info

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        """As `Engine.transcribe`."""
        decoded = self._engine.transcribe(samples, options, unwanted)
        self._heard = (samples, decoded.language)
        return decoded

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        """As `Engine.align`."""
        return self._engine.align(samples, text, language, unwanted)

    def close(self) -> None:
        """As `Engine.close`."""
        self._engine.close()

    def add(self, segment: Segment) -> None:
        """Note a segment of the window that was heard last, on the file's clock."""
        self._placed.append(segment)

    def end_window(self, end_s: float) -> None:
        """Place the words of the window that ends there."""
        placed, self._placed = self._placed, []
        if not placed or self._heard is None:
            return
        (samples, language), self._heard = self._heard, None
        text = "".join(segment.text for segment in placed).strip()
        start_s = end_s - len(samples) / SAMPLE_RATE_HZ
        try:
            aligned = self._engine.align(samples, text, language)
        except EngineError as exc:
            aligned, self.failure = (), exc
        words = [replace(w, start_s=start_s + w.start_s, end_s=start_s + w.end_s) for w in aligned]
        self._segments += _shared_out(placed, words)

    def with_words(self, transcript: FileTranscript) -> FileTranscript:
        """The same transcript, its segments with their words."""
        return replace(transcript, segments=(*self._segments, *transcript.segments[len(self._segments) :]))


def _shared_out(segments: list[Segment], words: list[Word]) -> list[Segment]:
    """Each segment with the words that begin in it; without any where the words are not those of the text."""
    letters = [_letters(segment.text) for segment in segments]
    if "".join(letters) != "".join(_letters(word.text) for word in words):
        return segments
    result: list[Segment] = []
    word_at = letter_at = end = 0
    for segment, of_segment in zip(segments, letters, strict=True):
        end += len(of_segment)
        first = word_at
        while word_at < len(words) and letter_at < end:
            letter_at += len(_letters(words[word_at].text))
            word_at += 1
        result.append(replace(segment, words=tuple(words[first:word_at])))
    return result


def _letters(text: str) -> str:
    return "".join(text.split())
