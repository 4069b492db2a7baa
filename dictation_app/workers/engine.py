"""EngineThread: from utterances to text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dictation_app.engine_thread.loop import EngineLoop
from dictation_app.sentences import say
from dictation_app.workers.base import WorkerThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from dictation_app.transcriber import Transcriber
    from dictation_app.values.speech import EngineInfo, Transcript, Word
    from dictation_app.values.status import EngineWork


class EngineThread(WorkerThread):
    """Runs the `EngineLoop`. Its signals are what the loop reports; see `engine_thread.loop.EngineListener`."""

    loading = Signal()
    loaded = Signal(object)
    """`EngineInfo` of the model that is ready."""
    resting = Signal()
    transcript = Signal(object)
    failed = Signal(int, int, str, str)
    """session_id, seq, message, hint: this utterance cannot be decoded."""
    unavailable = Signal(str, str, bool)
    """Message, hint, and whether the model is missing: there is no engine; requests are kept until there is one."""
    told = Signal(str)
    words = Signal(int, int, object)
    """session_id, seq, and where its words were spoken."""
    work = Signal(object)
    """`EngineWork` so far."""

    def __init__(
        self,
        make_transcriber: Callable[[Callable[[str], None], Callable[[], bool]], Transcriber],
        parent: QObject | None = None,
    ) -> None:
        super().__init__("engine", say("Transcribing"), parent)
        self._loop = EngineLoop(make_transcriber, self)
        self.limit_waiting = self._loop.limit_waiting
        self.submit = self._loop.submit
        self.forget = self._loop.forget
        self.withdraw = self._loop.withdraw
        self.load = self._loop.load
        self.try_gpu_again = self._loop.try_gpu_again
        self.wake = self._loop.wake
        self.let_rest = self._loop.let_rest
        self.free = self._loop.free
        self.place_words = self._loop.place_words
        self.lend = self._loop.lend
        self.shut_down = self._loop.shut_down

    def body(self) -> None:
        """See `WorkerThread`."""
        self._loop.run()

    # What the loop reports, on this thread (`engine_thread.loop.EngineListener`).

    def on_loading(self) -> None:
        """See `EngineListener`."""
        self.loading.emit()

    def on_loaded(self, info: EngineInfo) -> None:
        """See `EngineListener`."""
        self.loaded.emit(info)

    def on_resting(self) -> None:
        """See `EngineListener`."""
        self.resting.emit()

    def on_transcript(self, transcript: Transcript) -> None:
        """See `EngineListener`."""
        self.transcript.emit(transcript)

    def on_failed(self, session_id: int, seq: int, message: str, hint: str) -> None:
        """See `EngineListener`."""
        self.failed.emit(session_id, seq, message, hint)

    def on_unavailable(self, message: str, hint: str, *, model_missing: bool) -> None:
        """See `EngineListener`."""
        self.unavailable.emit(message, hint, model_missing)

    def on_told(self, text: str) -> None:
        """See `EngineListener`."""
        self.told.emit(text)

    def on_words(self, session_id: int, seq: int, words: tuple[Word, ...]) -> None:
        """See `EngineListener`."""
        self.words.emit(session_id, seq, words)

    def on_work(self, work: EngineWork) -> None:
        """See `EngineListener`."""
        self.work.emit(work)
