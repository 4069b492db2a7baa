"""Transcriber: sole user of the `Engine` for dictation.

Keeps the order, gives each utterance the text before it as context, starts a lost engine again and decodes *the same*
utterance once more (on the CPU if a GPU failed), and judges with the silence rule what must not be typed.
Owned by the engine thread; not thread-safe.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from dictation_app.engine.guard import withheld_reason
from dictation_app.engine.hosted import EngineLostError, HostedEngine
from dictation_app.errors import EngineError
from dictation_app.values import SAMPLE_RATE_HZ, EngineConfig, LiveRequest, Transcript

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine import Engine
    from dictation_app.settings import EngineSettings
    from dictation_app.values import Decoded, DecodeOptions, EngineInfo

_log = logging.getLogger(__name__)

CONTEXT_CHARACTERS = 200
"""Text before an utterance that goes along as prompt; more costs time and gains nothing."""
SURE_LANGUAGE = 0.8
"""A language detected with at least this probability is kept for what is too short to tell, within its dictation."""
SHORT_SPEECH_MS = 2000


class ModelPaths(Protocol):
    """Where a model's files are (`engine.models.ModelStore`)."""

    def path(self, name: str) -> Path:
        """Folder of an installed model; raise `ModelError`."""
        ...


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known of the dictation an utterance belongs to."""

    session_id: int = 0
    text: str = ""
    language: str | None = None


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
    ) -> None:
        self.settings = settings
        self._models = models
        self._tell = tell
        self._stopping = stopping
        """Asked while the engine works: the app is being quit, and nobody waits for the result."""
        self._create = create or self._host
        self._engine: Engine | None = None
        self._device = settings.device
        """The device in use; ``cpu`` after a GPU failed, until the settings change."""
        self._context = _Context()

    @property
    def is_ready(self) -> bool:
        """Whether an engine is running."""
        return self._engine is not None

    def load(self) -> EngineInfo:
        """Load the model of the settings; raise `ModelError` or `EngineError`."""
        self.close()
        try:
            self._engine = self._start(self._device)
        except EngineError as exc:
            if self._device == "cpu" or self._stopping():
                raise
            self._fall_back(exc)
        return self._running().info

    def reload(self, settings: EngineSettings) -> EngineInfo:
        """Take changed settings over; returns what is loaded then."""
        self.settings = settings
        self._device = settings.device
        return self.load()

    def transcribe(self, request: LiveRequest) -> Transcript:
        """Decode one utterance; raise `EngineError` or `ModelError` where even a new engine cannot."""
        if request.session_id != self._context.session_id:
            self._context = _Context(session_id=request.session_id)
        # A word or two are too little to hear a language by; longer speech may have changed it.
        kept = self._context.language if request.speech_ms < SHORT_SPEECH_MS else None
        language = self.settings.language if self.settings.language != "auto" else kept
        options = replace(request.options, language=language, prompt=self._context.text)
        started_at_s = time.perf_counter()
        decoded = self._decode(request, options)
        audio_seconds = len(request.samples) / SAMPLE_RATE_HZ
        withheld = withheld_reason(decoded, audio_seconds=audio_seconds, speech_ms=request.speech_ms)
        if decoded.text and not withheld:
            self._context = replace(
                self._context,
                text=f"{self._context.text} {decoded.text}"[-CONTEXT_CHARACTERS:].strip(),
                language=decoded.language if decoded.language_probability >= SURE_LANGUAGE else self._context.language,
            )
        transcript = Transcript(
            session_id=request.session_id,
            seq=request.seq,
            text=decoded.text,
            language=decoded.language,
            withheld=withheld,
            audio_seconds=audio_seconds,
            decode_seconds=time.perf_counter() - started_at_s,
            passes=decoded.passes,
        )
        _log.info(
            "Utterance %d.%d: %.2f s of sound, %d characters in %.0f ms, %d pass(es)%s",
            request.session_id,
            request.seq,
            audio_seconds,
            len(decoded.text),
            transcript.decode_seconds * 1000,
            decoded.passes,
            ", withheld" if withheld else "",
        )
        return transcript

    def close(self) -> None:
        """End the engine."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    def _decode(self, request: LiveRequest, options: DecodeOptions) -> Decoded:
        try:
            return self._running().transcribe(request.samples, options)
        except EngineError as exc:
            engine = self._running()
            if not isinstance(exc, EngineLostError) and engine.info.device == "cpu":
                raise
            lost_on_gpu = engine.info.device != "cpu"
            self.close()
            if self._stopping():
                raise
            if lost_on_gpu:
                self._fall_back(exc)
            else:
                self._engine = self._start(self._device)
            try:
                return self._running().transcribe(request.samples, options)
            except EngineLostError:
                self.close()
                raise

    def _fall_back(self, cause: EngineError) -> None:
        """Go on with the CPU after a GPU failed, and say so."""
        self._device = "cpu"
        self._engine = self._start("cpu")
        self._tell(f"{cause.message} Dictation goes on with the CPU until the device is chosen again.")

    def _running(self) -> Engine:
        if self._engine is None:
            self._engine = self._start(self._device)
        return self._engine

    def _host(self, name: str, config: EngineConfig) -> Engine:
        return HostedEngine(name, config, stopping=self._stopping)

    def _start(self, device: str) -> Engine:
        settings = self.settings
        config = EngineConfig(
            model=settings.model,
            model_path=self._models.path(settings.model),
            device=device,
            # A type chosen for the GPU may not exist on the CPU.
            compute_type="auto" if device == "cpu" and settings.device != "cpu" else settings.compute_type,
            cpu_threads=settings.cpu_threads,
        )
        return self._create(settings.name, config)
