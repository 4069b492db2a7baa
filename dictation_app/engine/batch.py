"""Decodes several short windows together: one step of the decoder writes a token of each.

A model that writes reads all its weights for each token, whether one text grows or eight. The encoder gains nothing
from being given several windows at once; so each is worked out by itself, without the quiet at its ends, in no more
room than it needs. To make them equally long, and against the loops of a decoder that sees no end of the speech,
silence that was worked out once is put behind them (`Room.total`): with base, of 80 windows of 5 to 9 s two were loops
with 128 positions of room of their own, none with 32 of their own and 256 of silence.

What is not believed, and what is too short to be judged like that, is decoded again by itself (`engine.window`), with
all the tries a dictation gets.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from math import ceil
from statistics import median
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from dictation_app.engine import never
from dictation_app.engine.alignment import with_words, words_of
from dictation_app.engine.decoding import FULL_CONTEXT, POSITIONS_PER_SECOND, Together, Try, usual_tokens
from dictation_app.engine.guard import echoes, flaw
from dictation_app.engine.sentences import divided
from dictation_app.engine.silero import Span
from dictation_app.engine.window import Request, SpeechModel, likeliest, seconds_of
from dictation_app.errors import WorkDroppedError
from dictation_app.values.speech import SAMPLE_RATE_HZ, Decoded, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.engine.alignment import Alignment
    from dictation_app.engine.guard import Attempt
    from dictation_app.values.speech import DecodeOptions, Samples, Word

    Alone: TypeAlias = Callable[[Samples, DecodeOptions, tuple[Span, ...], Callable[[], bool]], Decoded]
    """Decodes one window with all tries (`engine.window.WindowDecoder`), and places its words if they are wanted."""

_log = logging.getLogger(__name__)

_KEPT_S = 0.25
"""Quiet that stays before and after the speech: the neural VAD is late by up to so much."""
_LEAST_SPEECH_S = 1.0
"""Less is a word or two, judged by likelihoods that were measured with a beam of 5."""
_LEAST_SHARE = 0.55
"""Of the letters that the texts beside it have for each second of speech; with less a sentence was left out."""
_PAUSE_S = 0.15
"""What the neural VAD does not hear for a shorter time may be inside a word."""
_SECONDS_OFF_PER_PAUSE = 4.0
"""A pause may be so many times its length further from the middle than a shorter one."""
LONGEST_S = 16.0
"""A longer window needs times from the model itself, and all the context there is."""


@dataclass(frozen=True, slots=True)
class Room:
    """Encoder positions for several sounds."""

    own: tuple[int, ...]
    """So many are worked out for each: the sound and a little silence."""
    total: int
    """Up to here silence that was worked out once and for all is put behind each."""


class BatchModel(SpeechModel, Protocol):
    """Whisper, as far as decoding several windows needs it."""

    def encode_all(self, sounds: Sequence[Samples], room: Room, check: Callable[[], None]) -> Any:
        """All of them to the same length, in encoder positions; `check` is called between the steps."""
        ...

    def write_all(self, encoded: Any, request: Request, count: int) -> tuple[Attempt, ...]:
        """Text for each of `count` encoded sounds; the same for the same arguments."""
        ...

    def pick(self, encoded: Any, numbers: Sequence[int]) -> Any:
        """Some of the encoded sounds."""
        ...

    def align_all(self, encoded: Any, texts: Sequence[str], room: Room, request: Request) -> tuple[Alignment, ...]:
        """Where the tokens of each text stand in its sound."""
        ...


@dataclass(frozen=True, slots=True)
class _Window:
    """What is decoded of a window."""

    index: int
    spans: tuple[Span, ...]
    """On the clock of the whole."""
    start: int
    """Of the samples of the whole: with which `samples` begin."""
    samples: Samples

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_RATE_HZ

    @property
    def start_s(self) -> float:
        return self.start / SAMPLE_RATE_HZ


class BatchDecoder:
    """Decodes windows of one language with one model."""

    def __init__(self, model: BatchModel, together: Together, alone: Alone) -> None:
        self._model = model
        self._together = together
        self._alone = alone

    def decode(
        self,
        windows: Sequence[Samples],
        options: DecodeOptions,
        spans: Sequence[tuple[Span, ...]],
        unwanted: Callable[[], bool] = never,
    ) -> tuple[Decoded, ...]:
        """The text of each window, in which the neural VAD heard speech in its `spans`; `options` name a language.

        Raises `WorkDroppedError` at the next step once `unwanted` says so.
        """
        fit = [
            _trimmed(index, window, of_window)
            for index, (window, of_window) in enumerate(zip(windows, spans, strict=True))
            if seconds_of(of_window) >= _LEAST_SPEECH_S and len(window) <= LONGEST_S * SAMPLE_RATE_HZ
        ]
        results, gaps = self._write(fit, options, unwanted) if fit else ({}, set())
        for index, window in enumerate(windows):
            if index not in results:
                how = replace(options.for_window(index), timestamps=len(window) > LONGEST_S * SAMPLE_RATE_HZ)
                decode = self._in_halves if index in gaps else self._alone
                results[index] = decode(window, how, spans[index], unwanted)
        return tuple(_in_sentences(results[index], of_window) for index, of_window in enumerate(spans))

    def _write(
        self, windows: Sequence[_Window], options: DecodeOptions, unwanted: Callable[[], bool]
    ) -> tuple[dict[int, Decoded], set[int]]:
        """What is believed, by the numbers of the windows; and the numbers of those that miss something."""

        def check() -> None:
            if unwanted():
                raise WorkDroppedError

        room = self._room(windows)
        request = Request(
            language=options.language or "",
            before=options.prompt.strip(),
            timestamps=False,
            how=Try(context=room.total, beam=1),
            limit=usual_tokens(max(window.seconds for window in windows)),
            translate=options.translate,
        )
        encoded = self._model.encode_all([window.samples for window in windows], room, check)
        check()
        sounds_like = self._sounds_like(encoded, windows, options)
        attempts = self._tried(encoded, request, len(windows), check)
        words: list[tuple[Word, ...]] = [()] * len(windows)
        if options.words:
            check()
            aligned = self._model.align_all(encoded, [attempt.text for attempt in attempts], room, request)
            words = [words_of(found, self._model.text) for found in aligned]
        rates = [_letters_per_second(window, attempt) for window, attempt in zip(windows, attempts, strict=True)]
        least = _LEAST_SHARE * median(rates)
        believed: dict[int, Decoded] = {}
        gaps: set[int] = set()
        for window, attempt, of_window, rate in zip(windows, attempts, words, rates, strict=True):
            found = flaw(attempt, seconds=window.seconds, speech_seconds=seconds_of(window.spans))
            if found is None and rate < least:
                gaps.add(window.index)
            elif found is None and self._is_sure(attempt, request) and not echoes(request.before, attempt.text):
                found_in = _decoded(window, attempt, of_window, request.language)
                believed[window.index] = replace(found_in, sounds_like=sounds_like.get(window.index, ""))
        if len(believed) < len(windows):
            _log.debug("Of %d windows %d are decoded again", len(windows), len(windows) - len(believed))
        return believed, gaps

    def _sounds_like(self, encoded: Any, windows: Sequence[_Window], options: DecodeOptions) -> dict[int, str]:
        """Of the window that is to be checked, if it is among them: a step of the decoder for that one alone."""
        at = next((at for at, window in enumerate(windows) if window.index == options.checked_window), None)
        if at is None:
            return {}
        scores = self._model.languages(self._model.pick(encoded, [at]))
        return {windows[at].index: likeliest(scores, options.languages)[0]}

    def _tried(self, encoded: Any, request: Request, count: int, check: Callable[[], None]) -> list[Attempt]:
        """A text for each: the first, or where that is not sure what a beam finds."""
        attempts = list(self._model.write_all(encoded, request, count))
        unsure = [at for at, attempt in enumerate(attempts) if attempt.avg_logprob < self._together.sure_logprob]
        if unsure:
            check()
            again = replace(request, how=replace(request.how, beam=self._together.beam))
            found = self._model.write_all(self._model.pick(encoded, unsure), again, len(unsure))
            for at, attempt in zip(unsure, found, strict=True):
                attempts[at] = attempt
        return attempts

    def _room(self, windows: Sequence[_Window]) -> Room:
        own = tuple(ceil(window.seconds * POSITIONS_PER_SECOND) + self._together.margin for window in windows)
        return Room(own, min(FULL_CONTEXT, max(own) + self._together.silence))

    def _in_halves(
        self, samples: Samples, options: DecodeOptions, spans: tuple[Span, ...], unwanted: Callable[[], bool]
    ) -> Decoded:
        """Decode what is before and after a pause near the middle: in shorter sound nothing is left out."""
        at = _half(spans, len(samples) / SAMPLE_RATE_HZ)
        if at is None:
            return self._alone(samples, options, spans, unwanted)
        cut = int((spans[at - 1].end_s + spans[at].start_s) / 2 * SAMPLE_RATE_HZ)
        begin_s = cut / SAMPLE_RATE_HZ
        earlier = spans[:at]
        later = tuple(Span(span.start_s - begin_s, span.end_s - begin_s) for span in spans[at:])
        first = self._alone(samples[:cut], options, earlier, unwanted)
        second = self._alone(samples[cut:], options, later, unwanted)
        parts = (_in_sentences(first, earlier), _moved(_in_sentences(second, later), begin_s))
        return replace(
            first,
            segments=tuple(segment for part in parts for segment in part.segments),
            no_speech_prob=min(first.no_speech_prob, second.no_speech_prob),
            speech_seconds=seconds_of(spans),
            passes=first.passes + second.passes,
        )

    def _is_sure(self, attempt: Attempt, request: Request) -> bool:
        return len(attempt.tokens) < request.limit and attempt.avg_logprob >= self._together.least_logprob


def _trimmed(index: int, window: Samples, spans: tuple[Span, ...]) -> _Window:
    """Without the quiet at both ends, but for a little."""
    begin = max(0, int((spans[0].start_s - _KEPT_S) * SAMPLE_RATE_HZ))
    end = min(len(window), int((spans[-1].end_s + _KEPT_S) * SAMPLE_RATE_HZ))
    return _Window(index, spans, begin, window[begin:end])


def _half(spans: Sequence[Span], seconds: float) -> int | None:
    """Number of the span with which the second half begins; None where no pause leaves enough speech on both sides.

    A half with hardly any speech gets a text too, and an invented one would not be noticed beside the other's.
    """

    def cost(at: int) -> float:
        before, after = spans[at - 1], spans[at]
        off_s = abs((before.end_s + after.start_s - seconds) / 2)
        return off_s - _SECONDS_OFF_PER_PAUSE * (after.start_s - before.end_s)

    fit = [
        at
        for at in range(1, len(spans))
        if spans[at].start_s - spans[at - 1].end_s >= _PAUSE_S
        and min(seconds_of(tuple(spans[:at])), seconds_of(tuple(spans[at:]))) >= _LEAST_SPEECH_S
    ]
    return min(fit, key=cost, default=None)


def _letters_per_second(window: _Window, attempt: Attempt) -> float:
    return len(attempt.text) / seconds_of(window.spans)


def _decoded(window: _Window, attempt: Attempt, words: Sequence[Word], language: str) -> Decoded:
    segment = Segment(
        start_s=window.spans[0].start_s,
        end_s=window.spans[-1].end_s,
        text=attempt.text,
        avg_logprob=attempt.avg_logprob,
    )
    on_the_clock = [
        replace(word, start_s=word.start_s + window.start_s, end_s=word.end_s + window.start_s) for word in words
    ]
    return Decoded(
        segments=with_words([segment], on_the_clock),
        language=language,
        language_probability=1.0,
        no_speech_prob=attempt.no_speech_prob,
        speech_seconds=seconds_of(window.spans),
        passes=1,
    )


def _moved(decoded: Decoded, by_s: float) -> Decoded:
    """On a clock that began earlier."""
    segments = tuple(
        replace(
            segment,
            start_s=segment.start_s + by_s,
            end_s=segment.end_s + by_s,
            words=tuple(replace(word, start_s=word.start_s + by_s, end_s=word.end_s + by_s) for word in segment.words),
        )
        for segment in decoded.segments
    )
    return replace(decoded, segments=segments)


def _in_sentences(decoded: Decoded, spans: tuple[Span, ...]) -> Decoded:
    """What came without times of the model's own."""
    if len(decoded.segments) != 1:
        return decoded
    return replace(decoded, segments=divided(decoded.segments[0], spans))
