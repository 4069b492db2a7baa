"""What is said in the windows of a stretch of a file: batches for the engine, the language, text on the file's clock.

The language is detected until two windows in a row are in the same, then kept: a file that changes it with every window
is more often misheard than multilingual. One window decides nothing, however sure the model is: an announcement in
English before a talk in German made bad English of the whole talk. A longer one, of two windows, does the same; so of
each stretch the last window is looked at again. Where it sounds like another language, the stretch is gone through from
its end: that is kept from then on which at least three windows in a row are surely in.

A window gets no text of the one before as context. Measured with base on eight minutes of mixed speech it made about as
many errors with context as without, took longer, and habits spread: "5 0 0" for "500".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Protocol

from dictation_app.engine import BATCH_SECONDS, BATCH_WINDOWS
from dictation_app.engine.alignment import respelt
from dictation_app.export import Withheld
from dictation_app.text import join, polish
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dictation_app.audio.media import MediaWindow
    from dictation_app.engine import Engine
    from dictation_app.user_words import WordList
    from dictation_app.values.speech import Decoded, DecodeOptions, Samples, Segment, Word

_SPEECH_FOR_LANGUAGE_S = 2.0
_SURE_LANGUAGE, _SURE_WINDOWS = 0.9, 3
"""Half a minute in another language, each window detected as surely as never wrongly in 654 beginnings of clips."""
_ENGLISH = "en"


class Judge(Protocol):
    """Says why a result is most likely no speech, or nothing (`engine.guard.withheld_reason`)."""

    def __call__(self, decoded: Decoded, *, audio_seconds: float, speech_ms: int) -> str:
        """One sentence for the user; empty = it is speech."""
        ...


@dataclass(frozen=True, slots=True)
class _Sound:
    """What an engine is given of a window: all of it, or one channel."""

    window: MediaWindow
    samples: Samples
    speaker: str = ""

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_RATE_HZ


@dataclass(frozen=True, slots=True)
class Heard:
    """What the windows of a stretch came to."""

    segments: tuple[Segment, ...]
    withheld: tuple[Withheld, ...]


class Listener:
    """Hears stretches; keeps what one tells about the next."""

    def __init__(
        self,
        engine: Engine,
        options: DecodeOptions,
        judge: Judge,
        words: WordList,
        cancelled: Callable[[], bool],
    ) -> None:
        self._engine = engine
        self._options = replace(options, timestamps=True, skip_silence=True)
        self._judge = judge
        self._words = words
        self._cancelled = cancelled
        self._has_text = False
        self.kept_language = ""
        self.letters: dict[str, int] = {}

    def go_on_with(self, kept_language: str, letters: dict[str, int], *, has_text: bool) -> None:
        """Be as after hearing what left these behind."""
        self._has_text = has_text
        self.kept_language, self.letters = kept_language, letters

    def written_language(self, letters: Sequence[tuple[str, int]]) -> str:
        """Of most of a text with so many `letters` of each; empty without any."""
        spoken = max(letters, key=itemgetter(1), default=("", 0))[0]
        return _ENGLISH if spoken and self._options.translate else spoken

    def hear(self, windows: Sequence[MediaWindow]) -> Heard | None:
        """What is said in them, on the file's clock; None where it was cancelled."""
        sounds = [sound for window in windows for sound in _sounds_of(window)]
        results = self._decode(sounds)
        if results is None:
            return None
        placed: list[tuple[Segment, str]] = []
        withheld: list[Withheld] = []
        for sound, (decoded, reason) in zip(sounds, results, strict=True):
            text = polish(decoded.text)
            if reason:
                window = sound.window
                withheld.append(Withheld(start_s=window.start_s, end_s=window.end_s, text=text, reason=reason))
            elif text:
                language = _ENGLISH if self._options.translate else decoded.language
                placed += [(segment, language) for segment in self._placed(sound, decoded, language)]
        # Of several channels; of one they are in order.
        placed.sort(key=lambda pair: pair[0].start_s)
        return Heard(tuple(self._joined(*pair) for pair in placed), tuple(withheld))

    def _joined(self, segment: Segment, language: str) -> Segment:
        """With the space before it that its language wants."""
        if not self._has_text:
            self._has_text = True
            return segment
        return replace(segment, text=join("-", segment.text, language)[1:])

    def _decode(self, sounds: Sequence[_Sound]) -> list[tuple[Decoded, str]] | None:
        """The result of each, and why it is withheld; None where it was cancelled.

        One after the other until the language is known, then those of like length together.
        """
        results: dict[int, Decoded] = {}
        reasons: list[str] = []
        for index, sound in enumerate(sounds):
            if self._language is not None:
                break
            if self._cancelled():
                return None
            results[index] = self._engine.transcribe(sound.samples, self._options)
            reasons.append(self._learn(sound, results[index]))
        alone = len(results)
        checked = None if self._options.language else _last_long_enough(sounds)
        most = BATCH_WINDOWS if self._engine.info.short_windows else 1
        for batch in _batches(sounds, range(alone, len(sounds)), most):
            if self._cancelled():
                return None
            number = batch.index(checked) if checked in batch else None
            options = replace(self._options, language=self._language, checked_window=number)
            found = self._engine.transcribe_batch([sounds[index].samples for index in batch], options)
            results |= zip(batch, found, strict=True)
        if checked in results and results[checked].sounds_like not in {"", self._language}:
            again = self._heard_anew(sounds, alone)
            if again is None:
                return None
            results |= again
        reasons += [self._learn(sounds[index], results[index]) for index in range(alone, len(sounds))]
        return [(results[index], reason) for index, reason in enumerate(reasons)]

    def _heard_anew(self, sounds: Sequence[_Sound], first: int) -> dict[int, Decoded] | None:
        """Those at the end, from `first` on, that are in another language, which is kept then.

        None of them where they are too few; None where it was cancelled.
        """
        found: dict[int, Decoded] = {}
        sure: list[int] = []
        language = ""
        for index in range(len(sounds) - 1, first - 1, -1):
            if self._cancelled():
                return None
            decoded = found[index] = self._engine.transcribe(sounds[index].samples, self._options)
            if not self._tells_language(sounds[index], decoded):
                continue
            language = language or decoded.language
            if decoded.language == self._language or decoded.language != language:
                break
            if decoded.language_probability >= _SURE_LANGUAGE:
                sure.append(index)
            elif not sure:
                break
        if len(sure) < _SURE_WINDOWS:
            return {}
        self.kept_language = language
        told = replace(self._options, language=language)
        return {
            index: decoded if decoded.language == language else self._engine.transcribe(sounds[index].samples, told)
            for index, decoded in found.items()
            if index >= sure[-1]
        }

    def _tells_language(self, sound: _Sound, decoded: Decoded) -> bool:
        if decoded.speech_seconds < _SPEECH_FOR_LANGUAGE_S:
            return False
        return bool(polish(decoded.text)) and not self._reason(sound, decoded)

    @property
    def _language(self) -> str | None:
        return self._options.language or self.kept_language or None

    def _learn(self, sound: _Sound, decoded: Decoded) -> str:
        """Count its letters, keep its language if it is the one before again; or why it is most likely no speech."""
        text = polish(decoded.text)
        if not text:
            return ""
        reason = self._reason(sound, decoded)
        if reason:
            return reason
        language = decoded.language
        is_again = next(reversed(self.letters), "") == language
        if is_again and not self._language and decoded.speech_seconds >= _SPEECH_FOR_LANGUAGE_S:
            self.kept_language = language
        self.letters[language] = self.letters.pop(language, 0) + len(text)
        return ""

    def _reason(self, sound: _Sound, decoded: Decoded) -> str:
        # No WebRTC VAD ran over the file; the neural one stands in for it.
        speech_ms = round(decoded.speech_seconds * 1000)
        return self._judge(decoded, audio_seconds=sound.seconds, speech_ms=speech_ms)

    def _placed(self, sound: _Sound, decoded: Decoded, language: str) -> list[Segment]:
        """Move to the file's clock, in order, inside the window and around their words; drop pieces without a word."""
        window = sound.window
        placed: list[Segment] = []
        not_before_s = window.start_s
        for segment in decoded.segments:
            text = self._words.apply(polish(segment.text), language)
            if not text:
                continue
            begin_s = min([segment.start_s, *(word.start_s for word in segment.words)])
            last_s = max([segment.end_s, *(word.end_s for word in segment.words)])
            start_s = min(max(window.start_s + begin_s, not_before_s), window.end_s)
            end_s = min(max(window.start_s + last_s, start_s), window.end_s)
            heard = tuple(_moved(word, window.start_s, start_s, end_s) for word in segment.words)
            placed.append(
                replace(
                    segment,
                    start_s=start_s,
                    end_s=end_s,
                    text=text,
                    words=respelt(heard, text),
                    speaker=sound.speaker,
                )
            )
            not_before_s = end_s
        return placed


def _sounds_of(window: MediaWindow) -> list[_Sound]:
    if not len(window.samples):
        return []
    if len(window.channels) > 1:
        return [_Sound(window, samples, f"Speaker {n}") for n, samples in enumerate(window.channels, 1)]
    return [_Sound(window, window.samples)]


def _last_long_enough(sounds: Sequence[_Sound]) -> int | None:
    """Number of the last one that may hold speech enough to tell a language by."""
    return next((n for n in reversed(range(len(sounds))) if sounds[n].seconds >= _SPEECH_FOR_LANGUAGE_S), None)


def _batches(sounds: Sequence[_Sound], indexes: Iterable[int], most: int) -> Iterator[list[int]]:
    """Those of like length together: what is put together is as long as the longest of them."""
    batch: list[int] = []
    seconds = 0.0
    for index in sorted(indexes, key=lambda index: len(sounds[index].samples) if most > 1 else index):
        if batch and (len(batch) == most or seconds + sounds[index].seconds > BATCH_SECONDS):
            yield batch
            batch, seconds = [], 0.0
        batch.append(index)
        seconds += sounds[index].seconds
    if batch:
        yield batch


def _moved(word: Word, by_s: float, start_s: float, end_s: float) -> Word:
    """To the file's clock, inside its segment."""
    begin_s = min(max(word.start_s + by_s, start_s), end_s)
    return replace(word, start_s=begin_s, end_s=min(max(word.end_s + by_s, begin_s), end_s))
