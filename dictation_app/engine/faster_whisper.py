"""Whisper on CTranslate2.

It decodes by itself instead of through `faster_whisper.WhisperModel`, which always encodes 30 s, and twice where the
language is to be detected. How a window is decoded is in `engine.window`, how much room each try gets in
`engine.decoding`, what is believed in `engine.guard`.
"""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

import ctranslate2
import numpy as np

from dictation_app.engine import BATCH_SECONDS, BATCH_WINDOWS, never
from dictation_app.engine.alignment import Alignment, token_starts, with_words, words_of
from dictation_app.engine.batch import BatchDecoder, Room
from dictation_app.engine.decoding import (
    FULL_CONTEXT,
    MODEL_TOKEN_LIMIT,
    POSITIONS_PER_SECOND,
    Try,
    context_for,
    margins_for,
    max_length,
)
from dictation_app.engine.guard import Attempt
from dictation_app.engine.hardware import return_unused_memory
from dictation_app.engine.mel import LogMel
from dictation_app.engine.place import Place, failures_in_words
from dictation_app.engine.silero import Silero
from dictation_app.engine.vocabulary import Vocabulary
from dictation_app.engine.window import Request, WindowDecoder
from dictation_app.errors import ModelError, WorkDroppedError
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ, WINDOW_SECONDS, Decoded, EngineInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy.typing as npt

    from dictation_app.engine.silero import Span
    from dictation_app.values.speech import DecodeOptions, EngineConfig, Samples, Word

S = TypeVar("S")
T = TypeVar("T")

_log = logging.getLogger(__name__)

_SAMPLED = 5
"""Texts drawn at each temperature above 0; the likeliest is taken."""
_SEED = 1
"""Any constant: the same sound must always give the same text."""
_WARM_UP_CONTEXT = 200
_USUAL_PASSES = 2
_LONG_S = 15.0
"""Decoding this much leaves 40 MB of unused memory behind; for less it is not worth the milliseconds."""
_UNLOAD_TIMEOUT_S = 5.0
_SILENCE_CONTEXT = 1000
_AT_ONCE = 2
"""So many windows are worked on at once on the processor: one alone does not keep its cores busy. With base on two
cores writing what is said in 32 windows of 10 s takes 2.9 s instead of 4.9, encoding them 2.1 instead of 2.3."""
_SAID_S, _SAID_LOUDNESS, _SYLLABLES_HZ = 3, 0.1, 2.0


class FasterWhisperEngine:
    """A Whisper model, loaded and warm (`engine.Engine`)."""

    def __init__(self, config: EngineConfig) -> None:
        started_at_s = time.perf_counter()
        self._config = config
        self._place = Place.of(config)
        if not (config.model_path / "model.bin").is_file():
            raise ModelError(
                say("The model '{model}' is not installed.", model=config.model),
                say("Fetch it with `dictation models fetch {model}`.", model=config.model),
            )
        with failures_in_words(config, self._place):
            self._whisper = _Whisper(config, self._place)
            self._silero = Silero()
            width = self._warm_up()
        margins = margins_for(width)
        self._decoder = WindowDecoder(self._whisper, margins)
        self._together = BatchDecoder(self._whisper, margins.together, self._decode) if margins.together else None
        return_unused_memory()
        self.info = EngineInfo(
            model=config.model,
            device=self._place.name,
            compute_type=self._place.compute_type,
            load_seconds=time.perf_counter() - started_at_s,
            short_windows=self._together is not None,
        )
        _log.info("Model '%s' ready in %.2f s", config.model, self.info.load_seconds)

    def _warm_up(self) -> int:
        """Run every kind of call once (libraries are loaded and kernels compiled at first use); the model's width."""
        quiet = np.zeros(SAMPLE_RATE_HZ, dtype=np.float32)
        self._silero.spans(quiet)
        encoded = self._whisper.encode(quiet, _WARM_UP_CONTEXT)
        if self._whisper.is_multilingual:
            self._whisper.languages(encoded)
        how = Try(context=_WARM_UP_CONTEXT, beam=5)
        self._whisper.write(encoded, Request(language="en", before="", timestamps=False, how=how, limit=4))
        return int(encoded.shape[-1])

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        """Decode one window; the same sound and options always give the same text."""
        if len(samples) > WINDOW_SECONDS * SAMPLE_RATE_HZ:
            raise ValueError(f"{len(samples)} samples are more than one window")
        options = self._for_model(options)
        samples = np.ascontiguousarray(samples, dtype=np.float32)
        with failures_in_words(self._config, self._place):
            spans = self._silero.spans(samples)
            if not len(samples) or (options.skip_silence and not spans):
                return _nothing(options.language)
            if options.other_readings:
                return self._decoder.others(samples, options, spans, unwanted)
            decoded = self._decode(samples, options, spans, unwanted)
        if not options.is_draft and (decoded.passes > _USUAL_PASSES or len(samples) > _LONG_S * SAMPLE_RATE_HZ):
            return_unused_memory()
        return decoded

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        """As `Engine.transcribe_batch`; one by one where the language is to be detected, or nothing was measured."""
        if sum(map(len, windows)) > BATCH_SECONDS * SAMPLE_RATE_HZ or len(windows) > BATCH_WINDOWS:
            raise ValueError(f"{len(windows)} windows are more than one batch")
        if max(map(len, windows), default=0) > WINDOW_SECONDS * SAMPLE_RATE_HZ:
            raise ValueError("one of them is more than one window")
        options = self._for_model(options)
        if self._together is None or options.language is None:
            return tuple(self.transcribe(each, options.for_window(n), unwanted) for n, each in enumerate(windows))

        def spans_of(window: Samples) -> tuple[Span, ...]:
            if unwanted():
                raise WorkDroppedError
            return self._silero.spans(window)

        with failures_in_words(self._config, self._place):
            spans = _each(spans_of, windows)
            heard = [index for index, of_window in enumerate(spans) if of_window or not options.skip_silence]
            checked = options.checked_window
            decoded = self._together.decode(
                [np.ascontiguousarray(windows[index], dtype=np.float32) for index in heard],
                replace(options, checked_window=heard.index(checked) if checked in heard else None),
                [spans[index] for index in heard],
                unwanted,
            )
        # Nobody waits for these milliseconds.
        self._whisper.forget()
        return_unused_memory()
        found = dict(zip(heard, decoded, strict=True))
        return tuple(found.get(index) or _nothing(options.language) for index in range(len(windows)))

    def _decode(
        self, samples: Samples, options: DecodeOptions, spans: tuple[Span, ...], unwanted: Callable[[], bool]
    ) -> Decoded:
        """One window with all tries, and its words if they are wanted."""
        decoded = self._decoder.decode(samples, options, spans, unwanted)
        if not options.words or not decoded.text:
            return decoded
        found = self._whisper.align(samples, decoded.text, decoded.language, unwanted, translate=options.translate)
        return replace(decoded, segments=with_words(decoded.segments, self._words(found)))

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        """As `Engine.align`; costs an encoder run and one pass of the decoder over all tokens at once."""
        if not len(samples) or not text.strip():
            return ()
        samples = np.ascontiguousarray(samples, dtype=np.float32)
        with failures_in_words(self._config, self._place):
            found = self._whisper.align(samples, text, language, unwanted)
        self._whisper.forget()
        # Nobody waits here: 5 ms for the 40 MB that decoding left behind.
        return_unused_memory()
        return self._words(found)

    def _words(self, found: Alignment | None) -> tuple[Word, ...]:
        return words_of(found, self._whisper.text) if found else ()

    def _for_model(self, options: DecodeOptions) -> DecodeOptions:
        """With the only language it knows, if it is one; raise `ModelError` for one the model does not know."""
        if not self._whisper.is_multilingual:
            if options.language not in {None, "en"}:
                raise ModelError(
                    say("The model '{model}' understands English only.", model=self._config.model),
                    say("Choose a model without '.en' in its name, or the language en."),
                )
            return replace(options, language="en", checked_window=None)
        if options.language is not None and not self._whisper.vocabulary.knows(options.language):
            raise ModelError(
                say(
                    "The model '{model}' does not know the language '{language}'.",
                    model=self._config.model,
                    language=options.language,
                ),
                say("Use a code such as en, de or fr, or auto."),
            )
        return options

    def close(self) -> None:
        """Free the model's memory."""
        self._whisper.unload()
        return_unused_memory()


def _nothing(language: str | None) -> Decoded:
    return Decoded(
        segments=(),
        language=language or "",
        language_probability=1.0 if language else 0.0,
        no_speech_prob=1.0,
        speech_seconds=0.0,
        passes=0,
    )


class _Whisper:
    """The loaded model (`engine.window.SpeechModel`)."""

    def __init__(self, config: EngineConfig, place: Place) -> None:
        place.check_libraries()
        self._is_lean = config.is_lean
        self._is_on_gpu = place.device == "cuda"
        self._at_once = 1 if self._is_on_gpu else _AT_ONCE
        self._encoded_silence: npt.NDArray[np.float32] | None = None
        self._model = ctranslate2.models.Whisper(
            str(config.model_path),
            device=place.device,
            device_index=place.index,
            compute_type=place.compute_type,
            inter_threads=self._at_once,  # they share the weights
            intra_threads=place.threads,
        )
        self._mel = LogMel(self._model.n_mels)
        self.is_multilingual = bool(self._model.is_multilingual)
        self.vocabulary = Vocabulary(config.model_path / "tokenizer.json", multilingual=self.is_multilingual)
        self.first_timestamp = self.vocabulary.first_timestamp

    def encode(self, samples: Samples, context: int) -> Any:
        if not self._model.model_is_loaded:
            # The library itself does not check, and crashes.
            raise RuntimeError("the model is not loaded any more")
        features = self._mel.features(samples, 2 * context)
        return self._model.encode(ctranslate2.StorageView.from_array(features))

    def languages(self, encoded: Any) -> dict[str, float]:
        return {token.strip("<|>"): float(score) for token, score in self._model.detect_language(encoded)[0]}

    def write(self, encoded: Any, request: Request) -> Attempt:
        return self._written(encoded, request, 1)[0]

    def write_several(self, encoded: Any, request: Request) -> tuple[Attempt, ...]:
        (result,) = self._generated(encoded, request, 1, hypotheses=_SAMPLED)
        return tuple(self._attempt(result, request, index) for index in range(len(result.sequences_ids)))

    def _written(self, encoded: Any, request: Request, count: int) -> tuple[Attempt, ...]:
        results = self._generated(encoded, request, count)
        return tuple(self._attempt(result, request) for result in results)

    def _generated(self, encoded: Any, request: Request, count: int, *, hypotheses: int = 1) -> Sequence[Any]:
        prompt = self.vocabulary.prompt(
            request.language, timestamps=request.timestamps, before=request.before, translate=request.translate
        )
        search: dict[str, Any] = {"beam_size": 1 if self._is_lean else request.how.beam}
        if request.how.temperature:
            ctranslate2.set_random_seed(_SEED)
            search |= {"num_hypotheses": 1 if self._is_lean else _SAMPLED, "sampling_topk": 0}
            search["sampling_temperature"] = request.how.temperature
        elif hypotheses > 1:
            search |= {"beam_size": hypotheses, "num_hypotheses": hypotheses}
        results: Sequence[Any] = self._model.generate(
            encoded,
            [prompt] * count,
            max_length=max_length(request.limit, len(prompt)),
            return_scores=True,
            return_no_speech_prob=True,
            **search,
        )
        return results

    def _attempt(self, result: Any, request: Request, index: int = 0) -> Attempt:
        tokens = tuple(result.sequences_ids[index])
        return Attempt(
            tokens=tokens,
            text=self.text(tokens),
            # The score is the mean over the text; Whisper's own thresholds count the end token too.
            avg_logprob=float(result.scores[index]) * len(tokens) / (len(tokens) + 1),
            no_speech_prob=float(result.no_speech_prob),
            in_full_context=request.how.context == FULL_CONTEXT,
        )

    def text(self, tokens: Sequence[int]) -> str:
        return self.vocabulary.text(tokens)

    def encode_all(self, sounds: Sequence[Samples], room: Room, check: Callable[[], None]) -> Any:
        if self._is_on_gpu:
            features = [self._mel.features(samples, 2 * room.total) for samples in sounds]
            return self._model.encode(ctranslate2.StorageView.from_array(np.concatenate(features)))
        # One in each call: what is computed of eight windows together does not fit into the processor's own memory.
        silence = self._silence(room.total)
        encoded: list[npt.NDArray[np.float32]] = []
        for at in range(0, len(sounds), self._at_once):
            check()
            some = slice(at, at + self._at_once)
            features = [
                self._mel.features(samples, 2 * own) for samples, own in zip(sounds[some], room.own[some], strict=True)
            ]
            encoded += _each(self._encoded, features)
        whole = [np.concatenate((each, silence[:, each.shape[1] : room.total]), axis=1) for each in encoded]
        return ctranslate2.StorageView.from_array(np.concatenate(whole))

    def _encoded(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        return np.asarray(self._model.encode(ctranslate2.StorageView.from_array(features)))

    def _silence(self, length: int) -> npt.NDArray[np.float32]:
        """Encoded silence after something that was said; positions from the first one on, at least `length`."""
        silence = self._encoded_silence
        if silence is None or silence.shape[1] < length:
            encoded = self.encode(_something_said(), max(length, _SILENCE_CONTEXT))
            self._encoded_silence = silence = np.array(encoded, dtype=np.float32)
        return silence

    def write_all(self, encoded: Any, request: Request, count: int) -> tuple[Attempt, ...]:
        return tuple(self._shared_out(encoded, count, lambda some, part: self._written(some, request, len(part))))

    def _shared_out(self, encoded: Any, count: int, work: Callable[[Any, range], Iterable[T]]) -> list[T]:
        """What `work` makes of `count` encoded sounds, given parts of them and their numbers."""
        if self._at_once == 1 or count == 1:
            return list(work(encoded, range(count)))
        size = -(-count // self._at_once)
        parts = [range(first, min(first + size, count)) for first in range(0, count, size)]
        made = _each(lambda part: work(self.pick(encoded, part), part), parts)
        return [each for of_part in made for each in of_part]

    def pick(self, encoded: Any, numbers: Sequence[int]) -> Any:
        # As float32: NumPy knows nothing of bfloat16.
        on_cpu = (
            encoded.to_device(ctranslate2.Device.cpu).to(ctranslate2.DataType.float32) if self._is_on_gpu else encoded
        )
        return ctranslate2.StorageView.from_array(np.ascontiguousarray(np.asarray(on_cpu)[list(numbers)]))

    def align_all(self, encoded: Any, texts: Sequence[str], room: Room, request: Request) -> tuple[Alignment, ...]:
        tokens = [self.vocabulary.tokens(text) for text in texts]
        start = self.vocabulary.beginning(request.language, translate=request.translate)

        def align(some: Any, part: range) -> Iterable[Any]:
            frames = [2 * room.own[number] for number in part]
            return cast("Iterable[Any]", self._model.align(some, start, [tokens[number] for number in part], frames))

        results = self._shared_out(encoded, len(texts), align)
        return tuple(_alignment(of_text, result) for of_text, result in zip(tokens, results, strict=True))

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool], *, translate: bool = False
    ) -> Alignment | None:
        """None where there is more text than the model can take at once."""
        tokens = self.vocabulary.tokens(text)
        start = self.vocabulary.beginning(language, translate=translate)
        if len(tokens) + len(start) + 2 > MODEL_TOKEN_LIMIT:  # and the two that the library adds
            return None
        seconds = len(samples) / SAMPLE_RATE_HZ
        encoded = self.encode(samples, context_for(seconds))
        if unwanted():
            raise WorkDroppedError
        frames = min(2 * FULL_CONTEXT, int(2 * POSITIONS_PER_SECOND * seconds))
        return _alignment(tokens, self._model.align(encoded, start, [tokens], frames)[0])

    def forget(self) -> None:
        """Keep nothing of the sound: nobody is speaking."""
        self._mel.forget()

    def unload(self) -> None:
        # WORKAROUND: CTranslate2 skips unloading without a word while it still counts a finished batch as active.
        # The object itself is kept: destroying a CUDA model can take the process with it.
        until_s = time.monotonic() + _UNLOAD_TIMEOUT_S
        while self._model.model_is_loaded and time.monotonic() < until_s:
            self._model.unload_model()
            time.sleep(0.01)


def _each(call: Callable[[S], T], things: Iterable[S]) -> list[T]:
    """What `call` makes of each, `_AT_ONCE` at once."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        return list(threads.map(call, things))


def _something_said() -> Samples:
    """Noise that comes and goes as syllables do; always the same."""
    seconds = np.arange(_SAID_S * SAMPLE_RATE_HZ, dtype=np.float32) / SAMPLE_RATE_HZ
    noise = np.random.default_rng(_SEED).normal(0.0, _SAID_LOUDNESS, len(seconds))
    said: Samples = (noise * np.sin(2 * np.pi * _SYLLABLES_HZ * seconds) ** 2).astype(np.float32)
    return said


def _alignment(tokens: Sequence[int], result: Any) -> Alignment:
    return Alignment(
        tokens=tuple(tokens),
        starts_s=token_starts(result.alignments, len(tokens), 1 / POSITIONS_PER_SECOND),
        probabilities=tuple(map(float, result.text_token_probs)),
    )
