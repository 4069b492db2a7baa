"""Decodes one window with a model: the tries until a result is believed, and segments from timestamps.

Knows no speech library: the model is behind `SpeechModel`, which is also how the tests take its place.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from dictation_app.engine import never
from dictation_app.engine.decoding import (
    CONTEXT_CHARACTERS,
    FULL_CONTEXT,
    MOST_TOKENS,
    Margins,
    Try,
    draft_try,
    other_try,
    split_at_timestamps,
    token_limit,
    tries,
)
from dictation_app.engine.guard import Attempt, Flaw, best_of, echoes, flaw, is_silence, said_before
from dictation_app.errors import WorkDroppedError
from dictation_app.values.speech import SAMPLE_RATE_HZ, Decoded, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.engine.silero import Span
    from dictation_app.values.speech import DecodeOptions, Samples

_log = logging.getLogger(__name__)

_SURE_LANGUAGE = 0.5
"""Below this the language is asked for again where there is another try, with more context."""
_HARDLY_SPEECH_S = 0.2
"""Where the neural VAD hears no more than this, the text will not be believed either; one try is enough."""
_GREEDY_FROM_S = 1.0
"""Less speech is a word or two: soon written in any way, and judged by likelihoods that were measured with a beam."""
_LEFT_OVER_S = 1.0
"""Speech this long after the model's last timestamp was not heard by it."""
_STEP_S = 0.5
"""Each further decode of a window begins at least this much later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a model is to write about encoded sound."""

    language: str
    before: str
    """Text that came earlier."""
    timestamps: bool
    how: Try
    limit: int
    """Most tokens it may write."""
    translate: bool = False
    """Into English."""


class SpeechModel(Protocol):
    """Whisper, as far as decoding a window needs it."""

    @property
    def first_timestamp(self) -> int:
        """Token ids from here up are times."""
        ...

    def encode(self, samples: Samples, context: int) -> Any:
        """Sound continued with silence to `context` encoder positions."""
        ...

    def languages(self, encoded: Any) -> dict[str, float]:
        """Probability of each language."""
        ...

    def write(self, encoded: Any, request: Request) -> Attempt:
        """Text for encoded sound; the same for the same arguments."""
        ...

    def write_several(self, encoded: Any, request: Request) -> tuple[Attempt, ...]:
        """As `write`, but all that one search comes to, the likeliest first."""
        ...

    def text(self, tokens: Sequence[int]) -> str:
        """The words of tokens."""
        ...


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the tries on one stretch of sound came to."""

    attempt: Attempt
    text: str
    """Without loops, whatever the attempt was."""
    language: str
    language_probability: float
    passes: int
    sounds_like: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """Segments of one decode with timestamps, on its own clock."""

    whole: tuple[Segment, ...]
    broke_off: Segment | None
    """What the model began and did not end; may be empty."""
    until_s: float
    """Where the whole ones end."""


class WindowDecoder:
    """Decodes windows with one model."""

    def __init__(self, model: SpeechModel, margins: Margins) -> None:
        self._model = model
        self._margins = margins
        self._unwanted = never

    def decode(
        self,
        samples: Samples,
        options: DecodeOptions,
        spans: tuple[Span, ...],
        unwanted: Callable[[], bool] = never,
    ) -> Decoded:
        """The text of at most one window, in which the neural VAD heard speech in `spans`.

        Raises `WorkDroppedError` at the next step once `unwanted` says so.
        """
        self._unwanted = unwanted
        return self._timed(samples, options, spans) if options.timestamps else self._untimed(samples, options, spans)

    def others(
        self,
        samples: Samples,
        options: DecodeOptions,
        spans: tuple[Span, ...],
        unwanted: Callable[[], bool] = never,
    ) -> Decoded:
        """What else the window could be, by `DecodeOptions.other_readings`; what cannot be believed is left out."""
        self._unwanted = unwanted
        seconds, speech_seconds = len(samples) / SAMPLE_RATE_HZ, seconds_of(spans)
        how = other_try(seconds, self._margins, options.other_readings)
        self._drop_if_unwanted()
        encoded = self._model.encode(samples, how.context)
        language, probability = options.language or "", 1.0
        if not language:
            language, probability = likeliest(self._model.languages(encoded), options.languages)
        self._drop_if_unwanted()
        limit = token_limit(seconds)
        request = Request(language=language, before=options.prompt.strip(), timestamps=False, how=how, limit=limit)
        attempts = [
            attempt
            for attempt in self._model.write_several(encoded, request)
            if flaw(attempt, seconds=seconds, speech_seconds=speech_seconds) is None and not is_silence(attempt)
        ]
        return Decoded(
            segments=(),
            language=language,
            language_probability=probability,
            no_speech_prob=min((attempt.no_speech_prob for attempt in attempts), default=1.0),
            speech_seconds=speech_seconds,
            passes=1,
            others=tuple(dict.fromkeys(filter(None, (attempt.text.strip() for attempt in attempts)))),
        )

    def _untimed(self, samples: Samples, options: DecodeOptions, spans: tuple[Span, ...]) -> Decoded:
        """One segment over the speech."""
        heard = self._hear(samples, options, seconds_of(spans))
        if len(heard.attempt.tokens) >= MOST_TOKENS and heard.text == heard.attempt.text:
            # More was said than one decode can write: with times it can go on where it was cut off.
            return self._timed(samples, replace(options, timestamps=True), spans)
        segment = Segment(
            start_s=spans[0].start_s if spans else 0.0,
            end_s=spans[-1].end_s if spans else len(samples) / SAMPLE_RATE_HZ,
            text=heard.text,
            avg_logprob=heard.attempt.avg_logprob,
        )
        return Decoded(
            segments=(segment,) if heard.text.strip() else (),
            language=heard.language,
            language_probability=heard.language_probability,
            no_speech_prob=heard.attempt.no_speech_prob,
            speech_seconds=seconds_of(spans),
            passes=heard.passes,
            sounds_like=heard.sounds_like,
        )

    def _timed(self, samples: Samples, options: DecodeOptions, spans: tuple[Span, ...]) -> Decoded:
        """Segments with times. Where the model stops before the speech does, the rest is decoded again."""
        segments: list[Segment] = []
        rounds: list[_Heard] = []
        start_s, goes_on = 0.0, True
        while goes_on:
            sound = samples[int(start_s * SAMPLE_RATE_HZ) :]
            said = "".join(segment.text for segment in segments)
            context = f"{options.prompt} {said}"[-CONTEXT_CHARACTERS:]
            heard = self._hear(sound, replace(options, prompt=context), seconds_of(spans, after_s=start_s))
            rounds.append(heard)
            options = replace(options, language=heard.language, checked_window=None)
            placed = self._place(heard, len(sound) / SAMPLE_RATE_HZ)
            left_over_s = seconds_of(spans, after_s=start_s + placed.until_s)
            goes_on = placed.until_s >= _STEP_S and left_over_s >= (
                _LEFT_OVER_S if placed.broke_off is None else _HARDLY_SPEECH_S
            )
            told = placed.whole if goes_on or placed.broke_off is None else (*placed.whole, placed.broke_off)
            if not said_before(said, heard.text) and not (said and is_silence(heard.attempt)):
                segments += [
                    replace(segment, start_s=start_s + segment.start_s, end_s=start_s + segment.end_s)
                    for segment in told
                    if segment.text.strip()
                ]
            start_s += placed.until_s
        return Decoded(
            segments=tuple(segments),
            language=rounds[0].language,
            language_probability=rounds[0].language_probability,
            no_speech_prob=min(heard.attempt.no_speech_prob for heard in rounds),
            speech_seconds=seconds_of(spans),
            passes=sum(heard.passes for heard in rounds) - len(rounds) + 1,
            sounds_like=rounds[0].sounds_like,
        )

    def _place(self, heard: _Heard, seconds: float) -> _Placed:
        """Segments by the timestamps among the tokens."""
        if heard.text != heard.attempt.text:
            # A loop was cut out of the text, so its times mean nothing.
            return _Placed((self._segment(heard, 0.0, seconds, heard.text),), None, seconds)
        timed = split_at_timestamps(heard.attempt.tokens, self._model.first_timestamp, seconds)
        whole = [
            self._segment(heard, piece.start_s, piece.end_s, self._model.text(piece.tokens)) for piece in timed.pieces
        ]
        last = timed.broke_off
        broke_off = self._segment(heard, last.start_s, last.end_s, self._model.text(last.tokens)) if last else None
        return _Placed(tuple(whole), broke_off, whole[-1].end_s if whole else seconds)

    @staticmethod
    def _segment(heard: _Heard, start_s: float, end_s: float, text: str) -> Segment:
        return Segment(start_s=start_s, end_s=end_s, text=text, avg_logprob=heard.attempt.avg_logprob)

    def _hear(self, samples: Samples, options: DecodeOptions, speech_seconds: float) -> _Heard:
        """Decode, with more room each time, until a result can be believed."""
        seconds = len(samples) / SAMPLE_RATE_HZ
        planned = tries(
            seconds, self._margins, greedy=speech_seconds >= _GREEDY_FROM_S, has_prompt=bool(options.prompt.strip())
        )
        if options.is_draft:
            planned = (draft_try(seconds),)
        elif speech_seconds < _HARDLY_SPEECH_S:
            planned = planned[:1]
        language, probability = options.language or "", 1.0 if options.language else 0.0
        encoded: Any = None
        sounds_like = ""
        context = 0
        rejected: list[tuple[Attempt, Flaw]] = []
        looped_in = passes = 0
        for how in planned:
            if how.context == looped_in and how.context != FULL_CONTEXT:
                continue  # a beam seldom helps where the room is too small
            if how.context != context:
                self._drop_if_unwanted()
                encoded, context = self._model.encode(samples, how.context), how.context
                if probability < _SURE_LANGUAGE:
                    language, probability = likeliest(self._model.languages(encoded), options.languages)
                if options.checked_window is not None and not sounds_like:
                    sounds_like, _ = likeliest(self._model.languages(encoded), options.languages)
            request = Request(
                language=language,
                before=options.prompt.strip() if how.keeps_prompt else "",
                timestamps=options.timestamps,
                how=how,
                limit=how.most_tokens or token_limit(seconds),
                translate=options.translate,
            )
            self._drop_if_unwanted()
            judge = partial(flaw, seconds=seconds, speech_seconds=speech_seconds)
            attempt, found, written = self._write(encoded, request, judge, is_draft=options.is_draft)
            passes += written
            if found is None and how.most_tokens and len(attempt.tokens) >= how.most_tokens:
                continue  # cut off, and perhaps only fast speech: of no use, and no sign of a loop
            if found is None and attempt.avg_logprob < how.sure_logprob:
                found = Flaw.UNSURE
            if found is None or is_silence(attempt):
                return _Heard(attempt, attempt.text, language, probability, passes, sounds_like)
            rejected.append((attempt, found))
            _log.debug("Try %d rejected: %s", passes, found)
            if found in {Flaw.REPEATS, Flaw.TOO_MUCH}:
                looped_in = how.context
        best, text = best_of(rejected)
        return _Heard(best, text, language, probability, passes, sounds_like)

    def _write(
        self, encoded: Any, request: Request, judge: Callable[[Attempt], Flaw | None], *, is_draft: bool
    ) -> tuple[Attempt, Flaw | None, int]:
        """One try: what was written, what speaks against it, and how often it was written."""
        attempt = self._model.write(encoded, request)
        found = judge(attempt)
        passes = 1
        is_cut_off = request.limit <= len(attempt.tokens) < MOST_TOKENS
        if found is None and is_cut_off and not request.how.most_tokens:
            # No loop, and yet cut off: scripts that Whisper spells in pieces need several tokens for a letter.
            request = replace(request, limit=MOST_TOKENS)
            attempt = self._model.write(encoded, request)
            found = judge(attempt)
            passes += 1
        is_final = not is_draft and not request.timestamps
        if found is None and is_final and echoes(request.before, attempt.text):
            # Perhaps written because it was told, not because it was said: what is heard without being told is right.
            untold = self._model.write(encoded, replace(request, before=""))
            passes += 1
            doubt = judge(untold)
            # Also where that is doubted: then the other tries decide, and not what was only repeated.
            if doubt not in {Flaw.REPEATS, Flaw.TOO_MUCH}:
                attempt, found = untold, doubt
        return attempt, found, passes

    def _drop_if_unwanted(self) -> None:
        if self._unwanted():
            raise WorkDroppedError


def likeliest(scores: dict[str, float], allowed: tuple[str, ...]) -> tuple[str, float]:
    """The likeliest language, among `allowed` if there are any, and its share of their probability."""
    candidates = {name: scores[name] for name in allowed if name in scores} or scores
    language = max(candidates, key=candidates.__getitem__)
    return language, candidates[language] / (sum(candidates.values()) or 1.0)


def seconds_of(spans: tuple[Span, ...], *, after_s: float = 0.0) -> float:
    """How much speech there is, from `after_s` on."""
    return sum(max(0.0, span.end_s - max(span.start_s, after_s)) for span in spans)
