"""The sides of ``dictation bench files``, each in a process of its own: the app, faster-whisper, and its batched way.

So that the memory of one is not counted for another, and the processor time is all there was: the threads of a side
are those of its process. A side stays loaded and warm between the files.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import EngineError, UserError
from dictation_app.text import join
from dictation_app.values.speech import DecodeOptions, EngineInfo

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from dictation_app.engine import Engine
    from dictation_app.values.speech import EngineConfig

_STATUS = Path("/proc/self/status")
_END_TIMEOUT_S = 5.0


class Way(StrEnum):
    """How a file is transcribed."""

    APP = "app"
    PLAIN = "plain"
    """`faster_whisper.WhisperModel`, as most programs use it."""
    BATCHED = "batched"
    """`faster_whisper.BatchedInferencePipeline`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcribed:
    """What a side made of a file, and what it cost."""

    text: str
    language: str
    """As the side found it; empty where it does not tell."""
    seconds: float
    """Length of the sound; 0.0 where the side does not tell."""
    took_s: float
    processor_s: float
    """Of all threads together: on a busy machine it says more than the time that passed."""
    peak_mb: float | None
    """Most memory of the process so far (RSS, 10^6 bytes); None where the system does not tell."""


class FileSide(Protocol):
    """Transcribes whole files."""

    def transcribe(self, file: Path, language: str | None) -> Transcribed:
        """`language` None = detect it."""
        ...


class HostedSide:
    """A side in a process of its own."""

    def __init__(self, way: Way, engine: str, config: EngineConfig) -> None:
        """Load it; raises what loading raises."""
        context = multiprocessing.get_context("spawn")
        self._connection, childs_end = context.Pipe()
        self._process = context.Process(target=serve, args=(childs_end, way, engine, config), daemon=True)
        self._process.start()
        childs_end.close()
        try:
            info = self._answer()
            if not isinstance(info, EngineInfo):
                raise TypeError(info)
        except BaseException:
            self.close()
            raise
        self.info = info

    def transcribe(self, file: Path, language: str | None) -> Transcribed:
        """As `FileSide.transcribe`."""
        self._connection.send((file, language))
        answer = self._answer()
        if not isinstance(answer, Transcribed):
            raise TypeError(answer)
        return answer

    def close(self) -> None:
        """End the process."""
        with contextlib.suppress(OSError):
            self._connection.send(None)
        self._process.join(_END_TIMEOUT_S)
        self._process.kill()
        self._process.join(_END_TIMEOUT_S)
        self._connection.close()

    def _answer(self) -> object:
        try:
            answer = self._connection.recv()
        except (EOFError, OSError) as exc:
            raise EngineError("A side of the measurement ended.", "Start the measurement again.") from exc
        if isinstance(answer, UserError):
            raise answer
        return answer


def serve(connection: Connection, way: Way, engine: str, config: EngineConfig) -> None:
    """The life of the process: load, transcribe file by file, end with the parent."""
    try:
        info, work = _loaded(way, engine, config)
        connection.send(info)
        while (asked := connection.recv()) is not None:
            file, language = asked
            try:
                connection.send(_measured(work, file, language))
            except UserError as exc:
                connection.send(exc)
    except UserError as exc:
        connection.send(exc)
    except (EOFError, OSError):
        return  # the parent is gone


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    language: str = ""
    seconds: float = 0.0


def _loaded(way: Way, engine: str, config: EngineConfig) -> tuple[EngineInfo, Callable[[Path, str | None], _Text]]:
    if way is Way.APP:
        from dictation_app.engine import ENGINES  # noqa: PLC0415

        loaded = ENGINES.create(engine, config)
        return loaded.info, lambda file, language: transcribed_by_app(loaded, file, language)
    from dictation_app.engine.peers import BatchedWhisper, PlainWhisper  # noqa: PLC0415

    peer = PlainWhisper(config) if way is Way.PLAIN else BatchedWhisper(config)
    info = EngineInfo(model=config.model, device=config.device, compute_type=config.compute_type)
    return info, lambda file, language: _Text(peer.transcribe(file, language))


def transcribed_by_app(engine: Engine, file: Path, language: str | None) -> _Text:
    """The path of the Files page and of ``dictation transcribe``."""
    from dictation_app.file_transcription import transcribe_file  # noqa: PLC0415

    transcript = transcribe_file(file, engine, DecodeOptions(language=language))
    text = ""
    for segment in transcript.segments:
        text = join(text, segment.text.strip(), transcript.language)
    return _Text(text, transcript.language, transcript.duration_s)


def _measured(work: Callable[[Path, str | None], _Text], file: Path, language: str | None) -> Transcribed:
    began_s, spent_s = time.perf_counter(), time.process_time()
    heard = work(file, language)
    return Transcribed(
        text=heard.text,
        language=heard.language,
        seconds=heard.seconds,
        took_s=time.perf_counter() - began_s,
        processor_s=time.process_time() - spent_s,
        peak_mb=_peak_mb(),
    )


def _peak_mb() -> float | None:
    if sys.platform != "linux":
        return None
    for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) * 1024 / 1e6, 1)
    return None
