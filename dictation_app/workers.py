"""The worker threads: thin QtCore shells, each owning one thing and fed by one queue.

A shell's methods `start_capture`, `submit`, `deliver`, ... only put a command into its queue and may be called from
any thread; everything else of it happens in `run`. Signals are declared on the thread object and received by bound
slots on the GUI thread. `crashed` means a bug: the log has the traceback.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, Signal

from dictation_app.engine_loop import EngineLoop
from dictation_app.errors import OutputError, UserError
from dictation_app.values import Delivery, DeliveryMethod, DeliveryReport, DeliveryState

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.audio.recorder import Recorder
    from dictation_app.output import OutputChain
    from dictation_app.settings import AudioSettings, OutputSettings, SegmenterSettings
    from dictation_app.transcriber import Transcriber
    from dictation_app.values import EngineInfo, EngineWork, Transcript, Utterance

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

    def __init__(self, audio: AudioSettings, segmenter: SegmenterSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("capture")
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
            # PortAudio looks for devices on import, which takes a while: not on the GUI thread, not at key-down.
            from dictation_app.audio.recorder import make_recorder  # noqa: PLC0415

            recorder = make_recorder(settings.audio, settings.segmenter, self._queue.put, self)
        except Exception as exc:  # noqa: BLE001  # OSError or, while it is imported, sounddevice's own class
            _log.warning("No recording: %s", exc)
            return self._refuse(settings)
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
                    if self._library_answers():
                        # Before what has come in the meantime: its own stop may be among it.
                        self._pending_start = start
                        return settings
                    self.on_ended(
                        session_id,
                        "No sound can be recorded: the PortAudio library is missing or finds no sound system.",
                        "Install it (`libportaudio2` on Debian and Ubuntu), or check that a sound server is running.",
                        broken=True,
                    )

    @staticmethod
    def _library_answers() -> bool:
        try:
            import_module("dictation_app.audio.microphone")
        except Exception:  # noqa: BLE001  # as above
            return False
        return True

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


class OutputThread(QThread):
    """Owns the `OutputChain`; delivers one text after the other."""

    delivered = Signal(object)
    """`DeliveryReport`."""
    copy_wanted = Signal(str, object)
    """Text for the clipboard, and the `threading.Event` to set when it is there (clipboards belong to the GUI)."""
    crashed = Signal(str)

    COPY_TIMEOUT_S = 2.0

    def __init__(
        self,
        make_chain: Callable[[OutputSettings, Callable[[str], None]], OutputChain],
        settings: OutputSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("output")
        self._make_chain = make_chain
        self._settings = settings
        self._queue: queue.SimpleQueue[Delivery | OutputSettings | _Shutdown] = queue.SimpleQueue()

    def deliver(self, delivery: Delivery) -> None:
        """Put a text into the focused window, after those before it."""
        self._queue.put(delivery)

    def apply(self, settings: OutputSettings) -> None:
        """Take changed settings over, after the deliveries queued so far."""
        self._queue.put(settings)

    def shut_down(self) -> None:
        """Finish the deliveries queued so far, give the clipboard back, and end the thread."""
        self._queue.put(_Shutdown())

    def run(self) -> None:
        """Thread body."""
        threading.current_thread().name = self.objectName()  # in the log
        chain: OutputChain | None = None
        try:
            chain = self._make_chain(self._settings, self._copy)
            chain.prepare()
            while True:
                item = self._queue.get()
                match item:
                    case Delivery():
                        self.delivered.emit(self._deliver(chain, item))
                    case _Shutdown():
                        return
                    case settings:
                        chain.apply(settings)
        except Exception as exc:  # noqa: BLE001  # a bug: the thread ends and says so
            _log.exception("Output thread crashed")
            self.crashed.emit(f"Putting text into windows stopped working ({type(exc).__name__}).")
        finally:
            if chain is not None:
                chain.close()

    @staticmethod
    def _deliver(chain: OutputChain, delivery: Delivery) -> DeliveryReport:
        try:
            return chain.deliver(delivery)
        except Exception:  # noqa: BLE001
            # A bug in one delivery must cost neither its text nor the deliveries behind it.
            _log.exception("Delivery failed")
            return DeliveryReport(
                session_id=delivery.session_id,
                seq=delivery.seq,
                text=delivery.text,
                method=DeliveryMethod.NONE,
                state=DeliveryState.NOT_DELIVERED,
                detail="Putting the text into the window failed. It is in the app's window.",
                finished_at_s=time.monotonic(),
            )

    def _copy(self, text: str) -> None:
        done = threading.Event()
        self.copy_wanted.emit(text, done)
        if not done.wait(self.COPY_TIMEOUT_S):
            raise OutputError("The clipboard does not answer.", "Copy the text from the window of the app.")


class _TaskSignals(QObject):
    progress = Signal(object)
    succeeded = Signal(object)
    failed = Signal(str, str)


class _Task(QRunnable):
    def __init__(self, work: Callable[[Callable[[object], None]], object], signals: _TaskSignals) -> None:
        super().__init__()
        self._work = work
        self._signals = signals

    def run(self) -> None:
        """Thread body."""
        try:
            result = self._work(self._signals.progress.emit)
        except UserError as exc:
            self._signals.failed.emit(exc.message, exc.hint)
        except Exception as exc:  # noqa: BLE001  # a bug: the thread ends and says so
            _log.exception("Task crashed")
            self._signals.failed.emit(
                f"An unexpected error came up ({type(exc).__name__}).", "The log has the details."
            )
        else:
            self._signals.succeeded.emit(result)


def run_task(
    parent: QObject,
    work: Callable[[Callable[[object], None]], object],
    *,
    progress: Callable[[Any], None],
    succeeded: Callable[[Any], None],
    failed: Callable[[str, str], None],
) -> None:
    """Run `work(report_progress)` in the thread pool; the three callables are bound slots of `parent`'s thread."""
    signals = _TaskSignals(parent)
    signals.progress.connect(progress)
    signals.succeeded.connect(succeeded)
    signals.failed.connect(failed)
    signals.succeeded.connect(signals.deleteLater)
    signals.failed.connect(signals.deleteLater)
    QThreadPool.globalInstance().start(_Task(work, signals))
