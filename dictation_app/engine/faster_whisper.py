"""Whisper on CTranslate2: the engine, and the plain faster-whisper it is measured against.

The only module that imports either library. It decodes by itself instead of through `faster_whisper.WhisperModel`,
which always encodes 30 s, and twice where the language is to be detected. How much room each try gets is in
`engine.decoding`, what is believed in `engine.guard`.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import ctranslate2
import numpy as np

from dictation_app.engine.decoding import (
    CONTEXT_CHARACTERS,
    FULL_CONTEXT,
    Margins,
    Try,
    margins_for,
    max_length,
    split_at_timestamps,
    token_limit,
    tries,
)
from dictation_app.engine.guard import Attempt, Flaw, best_of, flaw, is_silence, said_before
from dictation_app.engine.hardware import (
    default_type,
    explain_failure,
    physical_cores,
    preload_cublas,
    return_unused_memory,
)
from dictation_app.engine.mel import log_mel
from dictation_app.engine.silero import Silero, Span
from dictation_app.engine.vocabulary import Vocabulary
from dictation_app.errors import EngineError, ModelError
from dictation_app.values import SAMPLE_RATE_HZ, WINDOW_SECONDS, Decoded, EngineInfo, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dictation_app.values import DecodeOptions, EngineConfig, Samples

_log = logging.getLogger(__name__)

_SAMPLED = 5
"""Texts drawn at each temperature above 0; the likeliest is taken."""
_SEED = 1
"""Any constant: the same sound must always give the same text."""
_SURE_LANGUAGE = 0.5
"""Below this the language is asked for again where there is another try, with more context."""
_HARDLY_SPEECH_S = 0.2
_TRIES_WITHOUT_SPEECH = 2
"""Where the neural VAD hears hardly anything, the text will not be believed either; no more work goes into it."""
_LEFT_OVER_S = 1.0
"""Speech this long after the model's last timestamp was not heard by it."""
_STEP_S = 0.5
"""Each further decode of a window begins at least this much later."""
_UNLOAD_TIMEOUT_S = 5.0


def cuda_device_count() -> int:
    """How many CUDA devices the engine can see; 0 without a driver."""
    try:
        return int(ctranslate2.get_cuda_device_count())
    except RuntimeError:
        return 0


def compute_types(device: str, index: int = 0) -> frozenset[str]:
    """What ``cpu`` or ``cuda`` can compute in; empty where it cannot be used at all."""
    try:
        return frozenset(ctranslate2.get_supported_compute_types(device, index))
    except (RuntimeError, ValueError):
        return frozenset()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a model runs."""

    device: str
    index: int
    compute_type: str
    threads: int

    @classmethod
    def of(cls, config: EngineConfig) -> _Place:
        name = config.device
        if name == "auto":
            name = "cuda" if cuda_device_count() else "cpu"
        device, _, index = name.partition(":")
        number = int(index or 0)
        compute_type = config.compute_type
        if compute_type == "auto":
            compute_type = default_type(device, compute_types(device, number))
        return cls(device, number, compute_type, config.cpu_threads or physical_cores())

    @property
    def name(self) -> str:
        return "cpu" if self.device == "cpu" else f"{self.device}:{self.index}"


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the tries on one stretch of sound came to."""

    attempt: Attempt
    text: str
    """Without loops, whatever the attempt was."""
    language: str
    language_probability: float
    passes: int


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Segments of one decode with timestamps."""

    whole: tuple[Segment, ...]
    broke_off: Segment | None
    """What the model began and did not end; may be empty."""
    until_s: float
    """Where the whole ones end."""


class FasterWhisperEngine:
    """A Whisper model, loaded and warm."""

    def __init__(self, config: EngineConfig) -> None:
        started_at_s = time.perf_counter()
        self._config = config
        self._place = _Place.of(config)
        with self._failures_in_words():
            self._load(config.model_path)
        self._silero = Silero()
        self._closed = False
        with self._failures_in_words():
            self._margins = self._warm_up()
        return_unused_memory()
        self.info = EngineInfo(
            model=config.model,
            device=self._place.name,
            compute_type=self._place.compute_type,
            load_seconds=time.perf_counter() - started_at_s,
        )
        _log.info("Model loaded in %.2f s", self.info.load_seconds)

    def _load(self, folder: Path) -> None:
        if not (folder / "model.bin").is_file():
            raise ModelError(
                f"The model '{self._config.model}' is not installed.",
                f"Fetch it with `dictation models fetch {self._config.model}`.",
            )
        if self._place.device == "cuda":
            preload_cublas()
        self._model = ctranslate2.models.Whisper(
            str(folder),
            device=self._place.device,
            device_index=self._place.index,
            compute_type=self._place.compute_type,
            inter_threads=1,
            intra_threads=self._place.threads,
        )
        self._vocabulary = Vocabulary(folder / "tokenizer.json", multilingual=self._model.is_multilingual)

    def _warm_up(self) -> Margins:
        """Run every kind of call once: libraries are loaded, kernels compiled and buffers made at first use."""
        quiet = np.zeros(SAMPLE_RATE_HZ, dtype=np.float32)
        margins = margins_for(0)
        first = tries(1.0, margins, has_prompt=False)[0]
        encoded = self._encode(quiet, first.context)
        margins = margins_for(int(encoded.shape[-1]))
        if self._model.is_multilingual:
            self._model.detect_language(encoded)
        prompt = self._vocabulary.prompt("en", timestamps=False, before="")
        self._attempt(encoded, prompt, first, limit=4)
        self._silero.spans(quiet)
        return margins

    @contextmanager
    def _failures_in_words(self) -> Iterator[None]:
        try:
            yield
        except (RuntimeError, ValueError, OSError, MemoryError) as exc:
            raise explain_failure(
                str(exc) or type(exc).__name__,
                model=self._config.model,
                device=self._place.name,
                compute_type=self._place.compute_type,
            ) from exc

    def close(self) -> None:
        """Free the model's memory."""
        self._closed = True
        # WORKAROUND: CTranslate2 skips unloading without a word while it still counts a finished batch as active.
        # The object itself is kept: destroying a CUDA model can take the process with it.
        until_s = time.monotonic() + _UNLOAD_TIMEOUT_S
        while self._model.model_is_loaded and time.monotonic() < until_s:
            self._model.unload_model()
            time.sleep(0.01)
        return_unused_memory()

    def transcribe(self, samples: Samples, options: DecodeOptions) -> Decoded:
        """Decode one window; the same sound and options always give the same text."""
        if self._closed:
            raise RuntimeError("the engine is closed")
        if len(samples) > WINDOW_SECONDS * SAMPLE_RATE_HZ:
            raise ValueError(f"{len(samples)} samples are more than one window")
        language = self._checked_language(options)
        samples = np.ascontiguousarray(samples, dtype=np.float32)
        with self._failures_in_words():
            spans = self._silero.spans(samples)
            if not len(samples) or (options.skip_silence and not spans):
                return _nothing(language)
            decode = self._timed if options.timestamps else self._untimed
            return decode(samples, replace(options, language=language), spans)

    def _checked_language(self, options: DecodeOptions) -> str | None:
        """The language to decode in, or None to detect it; raise `ModelError` for one the model does not know."""
        if not self._model.is_multilingual:
            if options.language not in {None, "en"}:
                raise ModelError(
                    f"The model '{self._config.model}' understands English only.",
                    "Choose a model without '.en' in its name.",
                )
            return "en"
        if options.language is not None and not self._vocabulary.knows(options.language):
            raise ModelError(
                f"The model '{self._config.model}' does not know the language '{options.language}'.",
                "Use a code such as en, de or fr, or auto.",
            )
        return options.language

    def _untimed(self, samples: Samples, options: DecodeOptions, spans: tuple[Span, ...]) -> Decoded:
        """Text only, as one segment over the speech."""
        heard = self._hear(samples, options, _seconds_of(spans))
        seconds = len(samples) / SAMPLE_RATE_HZ
        segment = Segment(
            start_s=spans[0].start_s if spans else 0.0,
            end_s=spans[-1].end_s if spans else seconds,
            text=heard.text,
            avg_logprob=heard.attempt.avg_logprob,
        )
        return Decoded(
            segments=(segment,) if heard.text.strip() else (),
            language=heard.language,
            language_probability=heard.language_probability,
            no_speech_prob=heard.attempt.no_speech_prob,
            speech_seconds=_seconds_of(spans),
            passes=heard.passes,
        )

    def _timed(self, samples: Samples, options: DecodeOptions, spans: tuple[Span, ...]) -> Decoded:
        """Segments with times. Where the model stops before the speech does, the rest is decoded again."""
        segments: list[Segment] = []
        rounds: list[_Heard] = []
        start_s = 0.0
        while True:
            sound = samples[int(start_s * SAMPLE_RATE_HZ) :]
            said = "".join(segment.text for segment in segments)
            heard = self._hear(
                sound,
                replace(options, prompt=f"{options.prompt} {said}"[-CONTEXT_CHARACTERS:]),
                _seconds_of(spans, after_s=start_s),
            )
            rounds.append(heard)
            # Later rounds keep the language of the first.
            options = replace(options, language=heard.language)
            pieces = self._pieces(heard, len(sound) / SAMPLE_RATE_HZ)
            next_s = start_s + pieces.until_s
            goes_on = pieces.until_s >= _STEP_S and (
                pieces.broke_off is not None or _seconds_of(spans, after_s=next_s) >= _LEFT_OVER_S
            )
            told = pieces.whole if goes_on or pieces.broke_off is None else (*pieces.whole, pieces.broke_off)
            if not said_before(said, heard.text):
                segments += [
                    replace(segment, start_s=start_s + segment.start_s, end_s=start_s + segment.end_s)
                    for segment in told
                ]
            if not goes_on:
                break
            start_s = next_s
        return Decoded(
            segments=tuple(segments),
            language=rounds[0].language,
            language_probability=rounds[0].language_probability,
            no_speech_prob=min(heard.attempt.no_speech_prob for heard in rounds),
            speech_seconds=_seconds_of(spans),
            passes=sum(heard.passes for heard in rounds) - len(rounds) + 1,
        )

    def _pieces(self, heard: _Heard, seconds: float) -> _Pieces:
        """The segments of one decode with timestamps, on its own clock."""
        if heard.text != heard.attempt.text:
            # A loop was cut out of the text, so its times mean nothing.
            cut = Segment(start_s=0.0, end_s=seconds, text=heard.text, avg_logprob=heard.attempt.avg_logprob)
            return _Pieces((cut,), None, seconds)
        timed = split_at_timestamps(heard.attempt.tokens, self._vocabulary.first_timestamp, seconds)
        segments = [
            Segment(
                start_s=piece.start_s,
                end_s=piece.end_s,
                text=self._vocabulary.text(piece.tokens),
                avg_logprob=heard.attempt.avg_logprob,
            )
            for piece in (*timed.pieces, *((timed.broke_off,) if timed.broke_off is not None else ()))
        ]
        whole = tuple(segment for segment in segments[: len(timed.pieces)] if segment.text.strip())
        until_s = timed.pieces[-1].end_s if timed.pieces else seconds
        return _Pieces(whole, segments[-1] if timed.broke_off is not None else None, until_s)

    def _hear(self, samples: Samples, options: DecodeOptions, speech_seconds: float) -> _Heard:
        """Decode, with more room each time, until a result can be believed."""
        seconds = len(samples) / SAMPLE_RATE_HZ
        planned = tries(seconds, self._margins, has_prompt=bool(options.prompt.strip()))
        if speech_seconds < _HARDLY_SPEECH_S:
            planned = planned[:_TRIES_WITHOUT_SPEECH]
        language, probability = options.language or "", 1.0 if options.language else 0.0
        encoded: Any = None
        context, rejected, passes = 0, list[tuple[Attempt, Flaw]](), 0
        for number, attempted in enumerate(planned, 1):
            if attempted.context != context:
                encoded, context = self._encode(samples, attempted.context), attempted.context
                if probability < _SURE_LANGUAGE:
                    language, probability = self._detect(encoded, options.languages)
            prompt = self._vocabulary.prompt(
                language, timestamps=options.timestamps, before=options.prompt if attempted.keeps_prompt else ""
            )
            attempt = self._attempt(encoded, prompt, attempted, limit=token_limit(seconds))
            passes = number
            found = flaw(attempt, seconds=seconds, speech_seconds=speech_seconds)
            if found is None or is_silence(attempt):
                return _Heard(attempt, attempt.text, language, probability, passes)
            _log.debug("Try %d rejected: %s", number, found)
            rejected.append((attempt, found))
        best, text = best_of(rejected)
        return _Heard(best, text, language, probability, passes)

    def _encode(self, samples: Samples, context: int) -> Any:
        features = log_mel(samples, 2 * context, self._model.n_mels)
        return self._model.encode(ctranslate2.StorageView.from_array(features))

    def _detect(self, encoded: Any, allowed: tuple[str, ...]) -> tuple[str, float]:
        """The likeliest language, among `allowed` if there are any, and its share of their probability."""
        scores = {token.strip("<|>"): float(score) for token, score in self._model.detect_language(encoded)[0]}
        candidates = {name: scores[name] for name in allowed if name in scores} or scores
        language = max(candidates, key=candidates.__getitem__)
        return language, candidates[language] / (sum(candidates.values()) or 1.0)

    def _attempt(self, encoded: Any, prompt: list[int], attempted: Try, *, limit: int) -> Attempt:
        if attempted.temperature:
            ctranslate2.set_random_seed(_SEED)
            search = {"num_hypotheses": _SAMPLED, "sampling_topk": 0, "sampling_temperature": attempted.temperature}
        else:
            search = {}
        result = self._model.generate(
            encoded,
            [prompt],
            beam_size=attempted.beam,
            max_length=max_length(limit, len(prompt)),
            return_scores=True,
            return_no_speech_prob=True,
            **search,
        )[0]
        tokens = tuple(result.sequences_ids[0])
        # The score is the mean over the text; Whisper's own thresholds count the end token too.
        mean = float(result.scores[0]) * len(tokens) / (len(tokens) + 1)
        return Attempt(
            tokens=tokens,
            text=self._vocabulary.text(tokens),
            avg_logprob=mean,
            no_speech_prob=float(result.no_speech_prob),
            in_full_context=attempted.context == FULL_CONTEXT,
        )


def _seconds_of(spans: tuple[Span, ...], *, after_s: float = 0.0) -> float:
    return sum(max(0.0, span.end_s - max(span.start_s, after_s)) for span in spans)


def _nothing(language: str | None) -> Decoded:
    return Decoded(
        segments=(),
        language=language or "",
        language_probability=1.0 if language else 0.0,
        no_speech_prob=1.0,
        speech_seconds=0.0,
        passes=0,
    )


class PlainWhisper:
    """`faster_whisper.WhisperModel.transcribe()` with its defaults: what other programs do, for comparison."""

    def __init__(self, config: EngineConfig) -> None:
        from faster_whisper import WhisperModel  # noqa: PLC0415 - imports FFmpeg and the hub's client

        place = _Place.of(config)
        if place.device == "cuda":
            preload_cublas()
        try:
            self._model = WhisperModel(
                str(config.model_path),
                device=place.device,
                device_index=place.index,
                compute_type=place.compute_type,
                cpu_threads=place.threads,
                local_files_only=True,
            )
        except (RuntimeError, ValueError) as exc:
            raise explain_failure(
                str(exc), model=config.model, device=place.name, compute_type=place.compute_type
            ) from exc

    def transcribe(self, samples: Samples, language: str | None) -> str:
        """The text, of sound of any length."""
        try:
            segments, _ = self._model.transcribe(samples, language=language)
            return "".join(segment.text for segment in segments).strip()
        except RuntimeError as exc:
            raise EngineError(f"Plain faster-whisper failed: {exc}.") from exc
