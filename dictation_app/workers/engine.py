"""EngineThread: from utterances to text."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from dictation_app.engine_loop import EngineLoop

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.transcriber import Transcriber
    from dictation_app.values import EngineInfo, EngineWork, Transcript

_log = logging.getLogger(__name__)


class EngineThread(QThread):
    """Runs the `EngineLoop`. Its signals are what the loop reports; see `engine_loop.EngineListener`."""

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
    work = Signal(object)
    """`EngineWork` so far."""
    crashed = Signal(str)

    def __init__(
        self,
        make_transcriber: Callable[[Callable[[str], None], Callable[[], bool]], Transcriber],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("engine")
        self._loop = EngineLoop(make_transcriber, self)
        self.submit = self._loop.submit
        self.forget = self._loop.forget
        self.load = self._loop.load
        self.wake = self._loop.wake
        self.let_rest = self._loop.let_rest
        self.shut_down = self._loop.shut_down

    def run(self) -> None:
        """Thread body."""
        threading.current_thread().name = self.objectName()  # in the log
        try:
            self._loop.run()
        except Exception as exc:  # noqa: BLE001  # a bug: the thread ends and says so
            _log.exception("Engine thread crashed")
            self.crashed.emit(f"Transcribing stopped working ({type(exc).__name__}).")

    # What the loop reports, on this thread (`engine_loop.EngineListener`).

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

    def on_work(self, work: EngineWork) -> None:
        """See `EngineListener`."""
        self.work.emit(work)
