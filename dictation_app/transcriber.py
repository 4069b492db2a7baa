"""Transcriber: sole user of the `Engine` for dictation.

Gives each utterance the text before it as context, starts a lost engine again and decodes *the same* utterance once
more (with less of a GPU that failed, or on the CPU), and judges with the silence rule what must not be typed.

Work ahead: drafts of an utterance are decoded while it is spoken, and one made at a breath that no more speech
followed *is* the result. Owned by the engine thread; not thread-safe.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from dictation_app.engine import memory, never
from dictation_app.engine.decoding import CONTEXT_CHARACTERS
from dictation_app.engine.guard import withheld_reason
from dictation_app.engine.hosted import EngineHungError, EngineLostError
from dictation_app.engine.starter import EngineStarter
from dictation_app.errors import EngineError, UserError, WorkDroppedError
from dictation_app.values.speech import SAMPLE_RATE_HZ, DecodeOptions, EndReason, Transcript, Utterance
from dictation_app.values.status import EngineWork

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine import Engine
    from dictation_app.engine.device_plan import DevicePlanner
    from dictation_app.engine.starter import ModelPaths
    from dictation_app.settings import EngineSettings
    from dictation_app.values.speech import Decoded, EngineConfig, EngineInfo, Word

T = TypeVar("T")

_log = logging.getLogger(__name__)

SURE_LANGUAGE = 0.9
"""A language detected with at least this probability is kept for what is too short to tell, within its dictation: of
654 beginnings of clips in 16 languages 596 were so sure, and none of them wrong; at 0.8 three were."""
SURE_DRAFT_LANGUAGE = 0.95
"""Likewise of a draft, for the utterance it belongs to: 520 of 689 beginnings, none wrong; at 0.8 six were, and Russian
clips were written down as Ukrainian."""
SHORT_SPEECH_MS = 2000


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known of the dictation an utterance belongs to."""

    session_id: int = 0
    text: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Ahead:
    """A draft's result, kept for the utterance it belongs to."""

    utterance: Utterance
    decoded: Decoded
    seconds: float
    """Engine time it took."""


@dataclass(slots=True)
class _Drafts:
    """What is known of an utterance that is still being spoken."""

    session_id: int = 0
    seq: int = 0
    at_breath: _Ahead | None = None
    language: str | None = None
    """Of all that was said so far, where it is sure; need not be detected again."""
    seconds: float = 0.0
    """Engine time of all of them."""


class Transcriber:
    """Decodes utterances one by one with the engine of `settings`."""

    def __init__(
        self,
        settings: EngineSettings,
        models: ModelPaths,
        *,
        tell: Callable[[str], None],
        stopping: Callable[[], bool] = lambda: False,
        create: Callable[[str, EngineConfig], Engine] | None = None,
        crash_dir: Path | None = None,
        devices: DevicePlanner | None = None,
    ) -> None:
        self.settings = settings
        self._with = partial(
            Transcriber,
            models=models,
            tell=tell,
            stopping=stopping,
            create=create,
            crash_dir=crash_dir,
            devices=devices,
        )
        self._ration = memory.Ration(tell)
        self._stopping = stopping
        """Asked while the engine works: the app is being quit, and nobody waits for the result."""
        self._starter = EngineStarter(
            settings, models, tell=tell, stopping=stopping, create=create, crash_dir=crash_dir, devices=devices
        )
        self._engine: Engine | None = None
        self._context = _Context()
        self._drafts = _Drafts()
        self.work = EngineWork()

    def beside(self, model: str) -> Transcriber:
        """Another one, with this model and all else as here."""
        return self._with(replace(self.settings, model=model))

    @property
    def is_ready(self) -> bool:
        """Whether an engine is running."""
        return self._engine is not None

    def load(self) -> EngineInfo:
        """Load the model of the settings; raise `ModelError` or `EngineError`."""
        self.close()
        self._ration.refuse_again(self.settings.model, self.settings.memory_mb)
        try:
            self._engine = self._starter.start()
        except EngineError as exc:
            if not self._starter.steps_down:
                raise
            self._engine = self._starter.start_lower(exc)
            self._starter.tell_of_step()
        try:
            self._ration.refuse(self._engine, self.settings.model, self.settings.memory_mb)
        except EngineError:
            self.close()
            raise
        return replace(self._running().info, why=self._starter.why)

    @property
    def info(self) -> EngineInfo | None:
        """What is loaded; another one than `load` told where it failed since and was stepped down from."""
        return None if self._engine is None else replace(self._engine.info, why=self._starter.why)

    @property
    def has_outgrown(self) -> bool:
        """Whether the engine has come to take more memory than it may; to be asked when nobody dictates. Tells it."""
        return self._engine is not None and self._ration.is_outgrown(self._engine, self.settings.memory_mb)

    def reload(self, settings: EngineSettings) -> EngineInfo:
        """Take changed settings over; returns what is loaded then."""
        self._drop_drafts()
        self.settings = settings
        self._ration.forget()
        self._starter.change(settings)
        return self.load()

    def try_gpu_again(self) -> None:
        """Forget that one failed; from the next `load` on."""
        self._starter.try_again()

    @property
    def gives_way(self) -> bool:
        """Whether the model had better be loaded anew, because a program began or ended that the GPU is left to."""
        return self._engine is not None and self._starter.gives_way(self._engine.info.device)

    def takes(self, settings: EngineSettings) -> bool:
        """Take settings over that need no other engine than the one there is; False where they do."""
        if _loaded_with(settings) != _loaded_with(self.settings):
            return False
        is_other_limit = settings.memory_mb != self.settings.memory_mb
        if is_other_limit and (self._engine is None or memory.excess(self._engine, settings.memory_mb)):
            return False  # perhaps now it may be loaded, or it may not go on as it is
        if self._engine is not None and self._starter.is_giving_way and not settings.yields_gpu_to:
            return False  # and nobody would look any more whether the program has ended
        self._drop_drafts()
        self.settings = settings
        self._starter.keep_with(settings)
        return True

    def _drop_drafts(self) -> None:
        """What was decoded with other settings is not the result."""
        self.work = replace(self.work, wasted_seconds=round(self.work.wasted_seconds + self._drafts.seconds, 3))
        self._drafts = _Drafts()

    def transcribe(self, utterance: Utterance) -> Transcript:
        """Decode one utterance, or take what a draft of the same speech gave.

        Raises `EngineError` or `ModelError` where even a new engine cannot.
        """
        drafts = self._drafts_of(utterance)
        ahead = drafts.at_breath if drafts.at_breath and _is_same_speech(drafts.at_breath, utterance) else None
        if ahead is None:
            if self._engine is None:
                self.load()
            started_at_s = time.perf_counter()
            decoded = self._decode(utterance, self._options(utterance))
            seconds = time.perf_counter() - started_at_s
        else:
            utterance, decoded, seconds = ahead.utterance, ahead.decoded, ahead.seconds
        transcript = replace(_transcript(utterance, decoded, seconds), was_ahead=ahead is not None)
        self._drafts = _Drafts()
        self.work = replace(
            self.work,
            utterances=self.work.utterances + 1,
            ahead=self.work.ahead + (ahead is not None),
            wasted_seconds=round(self.work.wasted_seconds + drafts.seconds - (ahead.seconds if ahead else 0.0), 3),
            useful_seconds=round(self.work.useful_seconds + seconds, 3),
        )
        if decoded.text and not transcript.withheld:
            self._context = replace(
                self._context,
                text=f"{self._context.text} {decoded.text}"[-CONTEXT_CHARACTERS:].strip(),
                language=decoded.language if decoded.language_probability >= SURE_LANGUAGE else self._context.language,
            )
        _log.info(
            "Utterance %d.%d: %.2f s of sound, %d characters in %.0f ms%s, %d pass(es)%s",
            utterance.session_id,
            utterance.seq,
            transcript.audio_seconds,
            len(decoded.text),
            transcript.decode_seconds * 1000,
            " ahead" if ahead else "",
            decoded.passes,
            ", withheld" if transcript.withheld else "",
        )
        return transcript

    def draft(self, utterance: Utterance, unwanted: Callable[[], bool] = never) -> Transcript | None:
        """Decode an utterance that goes on, for the live text and as work ahead; None where it came to nothing.

        Given up as soon as `unwanted` says so. Never starts an engine and never raises for one that fails: the final
        utterance does.
        """
        engine = self._engine
        if engine is None:
            return None
        drafts = self._drafts_of(utterance)
        started_at_s = time.perf_counter()
        try:
            decoded = engine.transcribe(utterance.samples, self._options(utterance), unwanted)
        except WorkDroppedError:
            decoded = None
            self.work = replace(self.work, dropped=self.work.dropped + 1)
        except EngineLostError:
            decoded = None
            self.close()
        except UserError as exc:
            decoded = None
            _log.info("A draft could not be decoded: %s", type(exc).__name__)
        seconds = time.perf_counter() - started_at_s
        drafts.seconds += seconds
        self.work = replace(self.work, drafts=self.work.drafts + 1)
        if decoded is None:
            return None
        if utterance.speech_ms >= SHORT_SPEECH_MS and decoded.language_probability >= SURE_DRAFT_LANGUAGE:
            drafts.language = decoded.language
        if utterance.ended_by is EndReason.BREATH:
            drafts.at_breath = _Ahead(utterance, decoded, seconds)
        return replace(_transcript(utterance, decoded, seconds), is_draft=True)

    def words(
        self, utterance: Utterance, transcript: Transcript, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...] | None:
        """Where in its dictation the words of an utterance were spoken; empty where that cannot be told.

        None where it was given up because `unwanted` said so. Never starts an engine and never raises for one that
        fails: the next utterance does.
        """
        engine = self._engine
        if engine is None:
            return ()
        try:
            words = engine.align(utterance.samples, transcript.text, transcript.language, unwanted)
        except WorkDroppedError:
            return None
        except EngineLostError:
            self.close()
            return ()
        except UserError as exc:
            _log.info("The words of an utterance could not be placed: %s", type(exc).__name__)
            return ()
        start_s = utterance.start_ms / 1000
        return tuple(replace(w, start_s=w.start_s + start_s, end_s=w.end_s + start_s) for w in words)

    def _drafts_of(self, utterance: Utterance) -> _Drafts:
        """The drafts of this utterance so far; those of another one come to nothing."""
        if utterance.session_id != self._context.session_id:
            self._context = _Context(session_id=utterance.session_id)
        drafts = self._drafts
        if (drafts.session_id, drafts.seq) != (utterance.session_id, utterance.seq):
            self._drop_drafts()
            self._drafts = drafts = _Drafts(utterance.session_id, utterance.seq)
        return drafts

    def _options(self, utterance: Utterance) -> DecodeOptions:
        # A word or two are too little to hear a language by; longer speech may have changed it.
        kept = self._context.language if utterance.speech_ms < SHORT_SPEECH_MS else self._drafts.language
        language = utterance.language or self.settings.language
        return DecodeOptions(
            language=language if language != "auto" else kept,
            languages=self.settings.among,
            prompt=self._context.text,
            # Where WebRTC VAD heard nothing the neural VAD has the last word, at a hundredth of a decode's cost.
            skip_silence=utterance.speech_ms == 0,
            is_draft=utterance.ended_by is EndReason.SPEAKING,
        )

    def close(self) -> None:
        """End the engine."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    def lend(self, work: Callable[[Engine], T]) -> T:
        """Let `work` use the engine; where that fails it is done once more, as an utterance is.

        Raises `EngineError` or `ModelError` where even a new engine cannot, and `WorkDroppedError` as `work` does.
        """
        return self._use(work)

    def _decode(self, utterance: Utterance, options: DecodeOptions) -> Decoded:
        return self._use(lambda engine: engine.transcribe(utterance.samples, options))

    def _use(self, work: Callable[[Engine], T]) -> T:
        try:
            return work(self._running())
        except EngineError as exc:
            engine = self._running()
            if not isinstance(exc, EngineLostError) and engine.info.device == "cpu":
                raise
            is_on_cpu = engine.info.device == "cpu"
            self.close()
            if self._stopping():
                raise
            return self._use_again(work, exc, is_on_cpu=is_on_cpu)

    def _use_again(self, work: Callable[[Engine], T], cause: EngineError, *, is_on_cpu: bool) -> T:
        # A GPU that did not answer in time may only be busy: it is given more, once.
        is_same_again = is_on_cpu or isinstance(cause, EngineHungError)
        while True:
            try:
                self._engine = self._starter.start() if is_same_again else self._starter.start_lower(cause)
                result = work(self._engine)
            except WorkDroppedError:
                if not is_same_again:
                    self._starter.tell_of_step()
                raise
            except EngineError as exc:
                is_last = not self._starter.steps_down
                if isinstance(exc, EngineLostError) or not is_last:
                    self.close()
                if is_last:
                    raise
                cause = exc
            else:
                if not is_same_again:
                    self._starter.tell_of_step()
                return result
            is_same_again = False

    def _running(self) -> Engine:
        if self._engine is None:
            self._engine = self._starter.start()
        return self._engine


def _transcript(utterance: Utterance, decoded: Decoded, seconds: float) -> Transcript:
    audio_seconds = len(utterance.samples) / SAMPLE_RATE_HZ
    return Transcript(
        session_id=utterance.session_id,
        seq=utterance.seq,
        text=decoded.text,
        language=decoded.language,
        withheld=withheld_reason(decoded, audio_seconds=audio_seconds, speech_ms=utterance.speech_ms),
        audio_seconds=audio_seconds,
        decode_seconds=seconds,
        passes=decoded.passes,
        speech_seconds=decoded.speech_seconds,
    )


def _loaded_with(settings: EngineSettings) -> tuple[object, ...]:
    """What an engine is started with."""
    return (
        settings.name,
        settings.model,
        settings.device,
        settings.compute_type,
        settings.cpu_threads,
        settings.gpu_memory_mb,
    )


def _is_same_speech(ahead: _Ahead, utterance: Utterance) -> bool:
    return ahead.utterance.speech_key == utterance.speech_key
