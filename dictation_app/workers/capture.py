"""CaptureThread: from the microphone to utterances."""

from __future__ import annotations

import logging
import queue
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from dictation_app.audio import load_sound_library
from dictation_app.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.audio.recorder import Recorder
    from dictation_app.settings import AudioSettings, SegmenterSettings
    from dictation_app.values import Samples, Utterance

_log = logging.getLogger(__name__)

_POLL_S = 0.1
"""How often the capture thread looks at the clock while nothing arrives."""


@dataclass(frozen=True, slots=True)
class _Start:
    session_id: int


@dataclass(frozen=True, slots=True)
class _Stop:
    session_id: int
    at_s: float


@dataclass(frozen=True, slots=True)
class _Cancel:
    session_id: int


@dataclass(frozen=True, slots=True)
class _Apply:
    audio: AudioSettings
    segmenter: SegmenterSettings


class _Shutdown:
    pass


class CaptureThread(QThread):
    """Owns the microphone and the segmenter; turns key-down to key-up into utterances and drafts of them."""

    level = Signal(float)
    """dBFS of the last block; some 50 a second while recording."""
    opened = Signal(str)
    """The first sound has arrived from the microphone of this name."""
    utterance = Signal(object)
    ended = Signal(int)
    """The recording of this dictation ended by itself; its last utterance has been sent."""
    failed = Signal(str, str)
    """Message and hint: the microphone cannot be used, or went away."""
    told = Signal(str)
    """Something the user should know about a recording that is in order."""
    prepared = Signal()
    """Everything is loaded: a start would record at once."""
    muted = Signal(bool)
    """The microphone sends exact silence, or does no more."""
    crashed = Signal(str)

    def __init__(
        self,
        audio: AudioSettings,
        segmenter: SegmenterSettings,
        keep: Callable[[int, Samples], None],
        parent: QObject | None = None,
    ) -> None:
        """Call `keep(session_id, samples)` with all sound, on this thread and before anything is made of it."""
        super().__init__(parent)
        self.setObjectName("capture")
        self.on_sound = keep
        self._initial = _Apply(audio, segmenter)
        self._queue: queue.SimpleQueue[object] = queue.SimpleQueue()

    def start_capture(self, session_id: int) -> None:
        """Record from now on."""
        self._queue.put(_Start(session_id))

    def stop_capture(self, session_id: int) -> None:
        """End the recording after its tail."""
        self._queue.put(_Stop(session_id, time.monotonic()))

    def cancel_capture(self, session_id: int) -> None:
        """Throw the recording away."""
        self._queue.put(_Cancel(session_id))

    def apply(self, audio: AudioSettings, segmenter: SegmenterSettings) -> None:
        """Take changed settings over; a running recording is finished with the old ones."""
        self._queue.put(_Apply(audio, segmenter))

    def shut_down(self) -> None:
        """End the thread; what is being recorded is thrown away."""
        self._queue.put(_Shutdown())

    def run(self) -> None:
        """Thread body: one recorder after the other, as settings change."""
        threading.current_thread().name = self.objectName()  # in the log
        settings: _Apply | None = self._initial
        self._pending_start: _Start | None = None
        try:
            while settings is not None:
                settings = self._record(settings)
        except Exception as exc:  # noqa: BLE001  # a bug: the thread ends and says so
            _log.exception("Capture thread crashed")
            self.crashed.emit(f"Recording stopped working ({type(exc).__name__}).")

    def _record(self, settings: _Apply) -> _Apply | None:
        """Record with these settings; returns the ones to go on with, None to end."""
        try:
            load_sound_library()
        except UserError as exc:
            _log.warning("No recording: %s", exc.__cause__ or exc)
            return self._refuse(settings)
        # The sound library takes a while to load: not on the GUI thread, not at key-down.
        from dictation_app.audio.recorder import make_recorder  # noqa: PLC0415

        recorder = make_recorder(settings.audio, settings.segmenter, self._queue.put, self)
        self.prepared.emit()
        pending: _Apply | None = None
        start, self._pending_start = self._pending_start, None
        try:
            self._carry_out(recorder, start)
            while True:
                try:
                    item = self._queue.get(timeout=_POLL_S if recorder.busy else None)
                except queue.Empty:
                    item = None
                match item:
                    case _Shutdown():
                        return None
                    case _Apply():
                        pending = item
                    case _:
                        self._carry_out(recorder, item)
                if self._queue.empty():
                    # Sound that waits behind this proves that the microphone works, however late it is taken.
                    recorder.watch(time.monotonic())
                if pending is not None and not recorder.recording:
                    return pending
        finally:
            recorder.close()

    def _carry_out(self, recorder: Recorder, item: object) -> None:
        try:
            match item:
                case _Start(session_id):
                    recorder.start(session_id)
                case _Stop(session_id, at_s):
                    recorder.stop(session_id, at_s)
                case _Cancel(session_id):
                    recorder.cancel(session_id)
                case None:
                    pass
                case sound:
                    recorder.take(sound)
        except Exception:  # noqa: BLE001  # a bug must not cost what was said
            _log.exception("Recording failed")
            recorder.fail("Recording stopped because of an error in the app.", "Try again; the log has the details.")

    def _refuse(self, settings: _Apply) -> _Apply | None:
        """Tell at each start that nothing can be recorded, and try the library again with the next one."""
        while True:
            match self._queue.get():
                case _Shutdown():
                    return None
                case _Apply() as changed:
                    return changed
                case _Start(session_id) as start:
                    try:
                        load_sound_library()
                    except UserError as exc:
                        self.on_ended(session_id, exc.message, exc.hint, broken=True)
                    else:
                        # Before what has come in the meantime: its own stop may be among it.
                        self._pending_start = start
                        return settings

    # What the recorder reports, on this thread (`audio.recorder.RecorderListener`).

    def on_opened(self, microphone: str) -> None:
        """See `RecorderListener`."""
        self.opened.emit(microphone)

    def on_level(self, dbfs: float) -> None:
        """See `RecorderListener`."""
        self.level.emit(dbfs)

    def on_muted(self, *, muted: bool) -> None:
        """See `RecorderListener`."""
        self.muted.emit(muted)

    def on_utterance(self, utterance: Utterance) -> None:
        """See `RecorderListener`."""
        self.utterance.emit(utterance)

    def on_ended(self, session_id: int, message: str, hint: str, *, broken: bool) -> None:
        """See `RecorderListener`."""
        if broken:
            self.failed.emit(message, hint)
        else:
            self.told.emit(f"{message} {hint}")
        self.ended.emit(session_id)
