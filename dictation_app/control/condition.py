"""Condition: what the threads have told about themselves, that is what is ready and what is wrong.

Lives on the GUI thread, where the signals of the threads arrive; whether anybody is dictating is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.audio import microphone_said
from dictation_app.errors import UserError
from dictation_app.sentences import joined, say
from dictation_app.values.status import EngineWork

if TYPE_CHECKING:
    from dictation_app.settings import AudioSettings
    from dictation_app.values.speech import EngineInfo
    from dictation_app.workers import CaptureThread, EngineThread, OutputThread


ABOUT_MODEL = say("Speech model")
"""The title of notices about it."""


class Condition(QObject):
    """Others read what is here; only the threads, and the few methods below, change it."""

    changed = Signal()
    notice = Signal(str, str, bool)
    """Title, text, warning: something that happened outside a dictation."""

    def __init__(
        self,
        audio: AudioSettings,
        capture: CaptureThread,
        engine: EngineThread,
        output: OutputThread,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.prepared = False
        """The capture thread is ready to record."""
        self.microphone = _name(audio)
        """The one that was opened last, or else the one that is to be."""
        self.engine_info: EngineInfo | None = None
        """None: there is no model to write with."""
        self.loading = True
        self.resting = False
        self.work = EngineWork()
        self.model_missing = False
        self.crash: UserError | None = None
        """A bug ended a thread; nothing mends it."""
        self.engine_problem: UserError | None = None
        self.microphone_problem: UserError | None = None
        self._muted: UserError | None = None
        self._connect(capture, engine, output)

    def _connect(self, capture: CaptureThread, engine: EngineThread, output: OutputThread) -> None:
        capture.prepared.connect(self._on_prepared)
        capture.opened.connect(self._on_opened)
        capture.muted.connect(self._on_muted)
        capture.failed.connect(self._on_microphone_failed)
        engine.loading.connect(self._on_loading)
        engine.loaded.connect(self._on_loaded)
        engine.resting.connect(self._on_resting)
        engine.work.connect(self._on_work)
        engine.unavailable.connect(self._on_unavailable)
        for told in (capture.told, engine.told):
            told.connect(self._on_told)
        for thread in (capture, engine, output):
            thread.crashed.connect(self._on_crashed)

    @property
    def problem(self) -> UserError | None:
        """The most serious one."""
        return self.crash or self.engine_problem or self.microphone_problem or self._muted

    @property
    def muted(self) -> bool:
        """Whether the microphone that is being listened to sends only silence."""
        return self._muted is not None

    @property
    def can_record(self) -> bool:
        """Whether something said now would be kept, if only until there is a model."""
        return self.prepared and self.crash is None

    @property
    def can_finish(self) -> bool:
        """Whether what was said will become text without anybody's help."""
        return self.crash is None and self.engine_problem is None

    def expect_microphone(self, audio: AudioSettings) -> None:
        """Another one was chosen; what was wrong with the one before does not matter any more."""
        self.microphone, self.microphone_problem = _name(audio), None
        self.changed.emit()

    def forget_muted(self) -> None:
        """Nobody is listening, so silence is all right."""
        if self._muted is not None:
            self._muted = None
            self.changed.emit()

    @Slot(str, str)
    def on_download_failed(self, message: str, hint: str) -> None:
        """A model could not be fetched; a problem only where there is no other."""
        if self.engine_info is None:
            self.engine_problem = UserError(message, hint)
        self.notice.emit(ABOUT_MODEL, joined(message, hint), True)
        self.changed.emit()

    # --- the capture thread -----------------------------------------------------------------------------------

    @Slot()
    def _on_prepared(self) -> None:
        self.prepared = True
        self.changed.emit()

    @Slot(str)
    def _on_opened(self, microphone: str) -> None:
        self.microphone = microphone_said(microphone)
        self.microphone_problem = None
        self.changed.emit()

    @Slot(bool)
    def _on_muted(self, muted: bool) -> None:  # noqa: FBT001  # a slot
        # It is muted, or it has not opened yet.
        message = say("No sound comes from the microphone '{microphone}'.", microphone=self.microphone)
        hint = say("Wait a moment. If it stays so: is it muted? Check its switch and the sound settings.")
        self._muted = UserError(message, hint) if muted else None
        self.changed.emit()

    @Slot(str, str)
    def _on_microphone_failed(self, message: str, hint: str) -> None:
        self.microphone_problem = UserError(message, hint)
        self.notice.emit(say("Microphone"), joined(message, hint), True)
        self.changed.emit()

    # --- the engine thread ------------------------------------------------------------------------------------

    @Slot()
    def _on_loading(self) -> None:
        self.loading, self.resting = True, False
        self.engine_problem = None
        self.changed.emit()

    @Slot(object)
    def _on_loaded(self, info: EngineInfo) -> None:
        self.loading = self.resting = self.model_missing = False
        self.engine_info = info
        self.changed.emit()

    @Slot()
    def _on_resting(self) -> None:
        self.resting = True
        self.changed.emit()

    @Slot(object)
    def _on_work(self, work: EngineWork) -> None:
        self.work = work
        self.changed.emit()

    @Slot(str, str, bool)
    def _on_unavailable(self, message: str, hint: str, model_missing: bool) -> None:  # noqa: FBT001  # a slot
        self.loading, self.engine_info, self.model_missing = False, None, model_missing
        if model_missing:
            hint = say("Press “Download model” in the window, or do this: {hint}", hint=hint)
        self.engine_problem = UserError(message, hint)
        self.notice.emit(ABOUT_MODEL, joined(message, hint), True)
        self.changed.emit()

    # --- any thread -------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_told(self, text: str) -> None:
        self.notice.emit(say("Dictation"), text, True)

    @Slot(str)
    def _on_crashed(self, message: str) -> None:
        self.crash = UserError(message, say("Quit Dictation and start it again; the log has the details."))
        self.changed.emit()


def _name(audio: AudioSettings) -> str:
    return microphone_said(audio.wanted[0])
