"""DictationController: carries out what `DictationSession` decides, and tells everyone how things stand.

Lives on the GUI thread. Between it and the worker threads only frozen values cross. Windows see one `AppStatus`,
made anew at each change; commands from the socket come in through `execute`.
"""

from __future__ import annotations

import logging
import os
import time
from typing import TYPE_CHECKING, Any, assert_never

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app import settings as settings_module
from dictation_app.errors import HotkeyError, UserError
from dictation_app.hotkey import HOTKEYS, Chord, HotkeyBackend
from dictation_app.session import (
    Action,
    CancelCapture,
    Deliver,
    DictationSession,
    Finished,
    Forget,
    StartCapture,
    StopCapture,
    Transcribe,
)
from dictation_app.validation import check_settings
from dictation_app.values import (
    AppState,
    AppStatus,
    DeliveryReport,
    DeliveryState,
    EngineInfo,
    EngineWork,
    HotkeyEvent,
    LastDictation,
    Transcript,
    Utterance,
)
from dictation_app.workers import CaptureThread, EngineThread, OutputThread, run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine.models import FetchProgress, ModelStore
    from dictation_app.settings import HotkeySettings, Settings, SettingsStore

_log = logging.getLogger(__name__)

FINISH_BEFORE_QUIT_MS = 15000
"""How long quitting waits for what was said to be delivered."""

_PROBLEMS = ("crash", "engine", "microphone", "muted", "hotkey")
"""Where something can be wrong, most serious first; the first one there is shown."""


class DictationController(QObject):
    """Owns the session and the hotkey; the threads are given to it running or not."""

    status_changed = Signal(object)
    outcome = Signal(str, bool)
    """A short line about the dictation that just ended, where it needs one; and whether it is a warning."""
    notice = Signal(str, str, bool)
    """Title, text, warning: something that happened outside a dictation."""
    settings_changed = Signal(object)
    quit_ready = Signal()
    show_requested = Signal()
    _hotkey_event = Signal(str, float)

    def __init__(
        self,
        store: SettingsStore,
        models: ModelStore,
        capture: CaptureThread,
        engine: EngineThread,
        output: OutputThread,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._models = models
        self._capture = capture
        self._engine = engine
        self._output = output
        settings = store.settings
        self._session = DictationSession(tap_s=settings.hotkey.tap_ms / 1000, text_settings=settings.text)
        self._hotkey: HotkeyBackend | None = None
        self._engine_info: EngineInfo | None = None
        self._loading = True
        self._resting = False
        self._work = EngineWork()
        self._model_missing = False
        self._download: float | None = None
        self._microphone = settings.audio.microphone or "System default"
        self._problems: dict[str, tuple[str, str]] = {}
        self._last: LastDictation | None = None
        self._inserted: LastDictation | None = None
        """What was held back of this one is on its way into a window."""
        self._watches_cancel = False
        self._prepared = False
        """The capture thread is ready to record."""
        self._quitting = False
        self._status: AppStatus | None = None
        self._commands: dict[str, Callable[[dict[str, Any]], object]] = {
            "ping": lambda _: None,
            "status": lambda _: msgspec.to_builtins(self.status),
            "last": lambda _: msgspec.to_builtins(self._last),
            "start": lambda _: self._start_or_refuse(),
            "stop": lambda _: self._do_and_report(self._session.stop(time.monotonic())),
            "toggle": lambda _: self._toggle_or_refuse(),
            "cancel": lambda _: self._do_and_report(self._session.cancel()),
            "insert_withheld": lambda _: self._insert_withheld_or_refuse(),
            "show": lambda _: self.show_requested.emit(),
            "quit": lambda _: QTimer.singleShot(0, self.quit),
            "set": self._set_value,
        }
        self._connect()

    def _connect(self) -> None:
        self._hotkey_event.connect(self._on_hotkey)
        self._capture.utterance.connect(self._on_utterance)
        self._capture.opened.connect(self._on_opened)
        self._capture.muted.connect(self._on_muted)
        self._capture.failed.connect(self._on_microphone_failed)
        self._capture.told.connect(self._on_told)
        self._capture.prepared.connect(self._on_prepared)
        self._capture.ended.connect(self._on_capture_ended)
        self._engine.loading.connect(self._on_loading)
        self._engine.loaded.connect(self._on_loaded)
        self._engine.resting.connect(self._on_resting)
        self._engine.work.connect(self._on_work)
        self._engine.unavailable.connect(self._on_unavailable)
        self._engine.transcript.connect(self._on_transcript)
        self._engine.failed.connect(self._on_transcription_failed)
        self._engine.told.connect(self._on_told)
        self._output.delivered.connect(self._on_delivered)
        for thread in (self._capture, self._engine, self._output):
            thread.crashed.connect(self._on_crashed)
        self._capture.crashed.connect(self._on_capture_crashed)

    @property
    def status(self) -> AppStatus:
        """How things stand now."""
        info = self._engine_info
        settings = self._store.settings
        problem, hint = next((self._problems[p] for p in _PROBLEMS if p in self._problems), ("", ""))
        return AppStatus(
            state=self._state(),
            ready=self._can_record and self._hotkey is not None,
            can_record=self._can_record,
            hotkey=_as_written(settings.hotkey.chord),
            cancel_key=_as_written(settings.hotkey.cancel),
            model=settings.engine.model if info is None else info.model,
            device="" if info is None else info.device,
            compute_type="" if info is None else info.compute_type,
            microphone=self._microphone,
            pid=os.getpid(),
            last=self._last,
            problem=problem,
            hint=hint,
            model_missing=self._model_missing,
            download=self._download,
            live=self._session.live,
            model_resting=self._resting,
            work=self._work,
        )

    @property
    def _can_record(self) -> bool:
        return self._prepared and "crash" not in self._problems and not self._quitting

    def _state(self) -> AppState:
        if self._session.state is AppState.LISTENING:
            return AppState.LISTENING
        if self._problems.keys() & {"crash", "engine"}:
            return AppState.ERROR
        if self._loading:
            return AppState.LOADING
        if self._session.state is AppState.IDLE and self._problems.keys() & {"microphone", "hotkey"}:
            return AppState.ERROR
        return self._session.state

    # --- commands ---------------------------------------------------------------------------------------------

    def execute(self, request: dict[str, Any]) -> object:
        """Carry out a request from the socket and return its result; raise `UserError`."""
        command = self._commands.get(str(request.get("command")))
        if command is None:
            raise UserError("The running app does not know this command.", "Quit it and start the newer version.")
        return command(request)

    @Slot()
    def toggle(self) -> None:
        """Start or stop a hands-free dictation."""
        try:
            self._toggle_or_refuse()
        except UserError as exc:
            self.outcome.emit(str(exc), True)

    @Slot()
    def cancel(self) -> None:
        """Throw the dictation under way away."""
        self._do(self._session.cancel())

    @Slot()
    def insert_withheld(self) -> None:
        """Put what was held back of the last dictation into the focused window."""
        try:
            self._insert_withheld_or_refuse()
        except UserError as exc:
            self.outcome.emit(str(exc), True)

    @Slot()
    def quit(self) -> None:
        """Let go of the hotkey, let what was said be delivered, then emit `quit_ready`; asked again, at once."""
        if self._quitting:
            self.quit_ready.emit()
            return
        self._quitting = True
        self.stop_hotkey()
        self._do(self._session.stop(time.monotonic()))
        if self._session.state is AppState.IDLE or self._problems.keys() & {"crash", "engine"}:
            self.quit_ready.emit()
        else:
            QTimer.singleShot(FINISH_BEFORE_QUIT_MS, self.quit_ready.emit)

    @Slot()
    def download_model(self) -> None:
        """Fetch the chosen model; the one thing that opens a network connection, and only on a click."""
        if self._download is not None:
            return
        self._download = 0.0
        name = self._store.settings.engine.model
        run_task(
            self,
            lambda report: self._models.fetch(name, report, self._is_quitting),
            progress=self._on_download_progress,
            succeeded=self._on_downloaded,
            failed=self._on_download_failed,
        )
        self._publish()

    def _set_value(self, request: dict[str, Any]) -> object:
        key, text = str(request.get("key", "")), str(request.get("value", ""))
        self.apply(settings_module.with_value(self._store.settings, key, text))
        return settings_module.get(self._store.settings, key)

    def apply(self, new: Settings) -> None:
        """Check and save changed settings and use them at once; raise `UserError` and change nothing otherwise."""
        old = self._store.settings
        check_settings(new, self._models)
        keys_changed = _keys(new.hotkey) != _keys(old.hotkey)
        if keys_changed:
            self._replace_hotkey(new.hotkey)
        try:
            changed = self._store.replace(new)
        except UserError:
            if keys_changed:
                self.stop_hotkey()
                self.start_hotkey()
                self._watch_cancel()
            raise
        if changed & {"audio", "segmenter"}:
            self._microphone = new.audio.microphone or "System default"
            self._problems.pop("microphone", None)
            self._capture.apply(new.audio, new.segmenter)
        if "engine" in changed:
            self._engine.load(new.engine)
        if "output" in changed:
            self._output.apply(new.output)
        self._session.tap_s = new.hotkey.tap_ms / 1000
        self._session.text_settings = new.text
        if changed:
            self.settings_changed.emit(new)
            self._publish()

    # --- hotkey -----------------------------------------------------------------------------------------------

    def start_hotkey(self) -> None:
        """Register the hotkey of the settings; what stands against it becomes the problem shown."""
        try:
            self._start_hotkey(self._store.settings.hotkey)
        except UserError as exc:
            _log.warning("The hotkey is not registered")
            self._problems["hotkey"] = (exc.message, exc.hint)
        self._publish()

    def stop_hotkey(self) -> None:
        """Give the key back."""
        hotkey, self._hotkey = self._hotkey, None
        if hotkey is not None:
            hotkey.stop()

    def _start_hotkey(self, settings: HotkeySettings) -> None:
        chord = Chord.parse(settings.chord)
        cancel = Chord.parse(settings.cancel) if settings.cancel else None
        chosen = settings.backend in HOTKEYS.names()
        names = [settings.backend] if chosen else [entry.name for entry in HOTKEYS.usable()]
        refused: UserError = HotkeyError(
            "There is no global hotkey on this system.",
            "Bind a key to `dictation toggle` in the keyboard settings of your desktop.",
        )
        for name in names:
            try:
                backend = HOTKEYS.create(name)
                backend.start(chord, cancel, self._receive_hotkey)
            except UserError as exc:
                refused = exc
                continue
            self._hotkey = backend
            self._problems.pop("hotkey", None)
            return
        raise refused

    def _replace_hotkey(self, new: HotkeySettings) -> None:
        """Register the new chord; where it is refused, the one of the stored settings stays."""
        self.stop_hotkey()
        try:
            self._start_hotkey(new)
        except UserError:
            self.start_hotkey()
            self._watch_cancel()
            raise
        self._watch_cancel()

    def _receive_hotkey(self, event: HotkeyEvent) -> None:
        # On the back end's thread; the signal brings it here with the time of the key, not of its arrival.
        self._hotkey_event.emit(event.value, time.monotonic())

    @Slot(str, float)
    def _on_hotkey(self, event: str, at_s: float) -> None:
        match HotkeyEvent(event):
            case HotkeyEvent.PRESSED if not self._can_record and self._session.state is not AppState.LISTENING:
                self.outcome.emit(str(self._refusal()), True)
            case HotkeyEvent.PRESSED:
                self._do(self._session.key_pressed(at_s))
            case HotkeyEvent.RELEASED:
                self._do(self._session.key_released(at_s))
            case HotkeyEvent.CANCEL:
                self._do(self._session.cancel())

    # --- what the threads report ------------------------------------------------------------------------------

    @Slot()
    def _on_prepared(self) -> None:
        self._prepared = True
        self._publish()

    @Slot(object)
    def _on_utterance(self, utterance: Utterance) -> None:
        self._do(self._session.utterance(utterance))

    @Slot(str)
    def _on_opened(self, microphone: str) -> None:
        self._microphone = microphone
        self._problems.pop("microphone", None)
        self._publish()

    @Slot(bool)
    def _on_muted(self, muted: bool) -> None:  # noqa: FBT001  # a slot
        if muted:
            self._problems["muted"] = (
                f"The microphone '{self._microphone}' sends only silence.",
                "Is it muted? Check its switch and the sound settings.",
            )
        else:
            self._problems.pop("muted", None)
        self._publish()

    @Slot(str, str)
    def _on_microphone_failed(self, message: str, hint: str) -> None:
        self._problems["microphone"] = (message, hint)
        self.notice.emit("Microphone", f"{message} {hint}", True)

    @Slot(int)
    def _on_capture_ended(self, session_id: int) -> None:
        self._do(self._session.capture_ended(session_id, time.monotonic()))

    @Slot()
    def _on_loading(self) -> None:
        self._loading, self._resting = True, False
        self._problems.pop("engine", None)
        self._publish()

    @Slot()
    def _on_resting(self) -> None:
        self._resting = True
        self._publish()

    @Slot(object)
    def _on_work(self, work: EngineWork) -> None:
        self._work = work
        self._publish()

    @Slot(object)
    def _on_loaded(self, info: EngineInfo) -> None:
        self._loading = self._resting = False
        self._model_missing = False
        self._engine_info = info
        self._publish()

    @Slot(str, str, bool)
    def _on_unavailable(self, message: str, hint: str, model_missing: bool) -> None:  # noqa: FBT001  # a slot
        self._loading = False
        self._engine_info = None
        self._model_missing = model_missing
        if model_missing:
            hint = f"Press “Download model” in the window, or {hint[:1].lower()}{hint[1:]}"
        self._problems["engine"] = (message, hint)
        self.notice.emit("Speech model", f"{message} {hint}", True)
        self._publish()

    @Slot(object)
    def _on_transcript(self, transcript: Transcript) -> None:
        self._do(self._session.transcript(transcript))

    @Slot(int, int, str, str)
    def _on_transcription_failed(self, session_id: int, seq: int, message: str, hint: str) -> None:
        self.notice.emit("Transcription", f"{message} {hint}", True)
        self._do(self._session.transcription_failed(session_id, seq))

    @Slot(str)
    def _on_told(self, text: str) -> None:
        self.notice.emit("Dictation", text, True)

    @Slot(object)
    def _on_delivered(self, report: DeliveryReport) -> None:
        self._do(self._session.delivered(report))

    @Slot(str)
    def _on_crashed(self, message: str) -> None:
        self._problems["crash"] = (message, "Quit Dictation and start it again; the log has the details.")
        self._publish()

    @Slot(str)
    def _on_capture_crashed(self, _message: str) -> None:
        self._do(self._session.capture_crashed(time.monotonic()))

    @Slot(object)
    def _on_download_progress(self, progress: FetchProgress) -> None:
        total = progress.total_bytes
        self._download = min(1.0, progress.done_bytes / total) if total else 0.0
        self._publish()

    @Slot(object)
    def _on_downloaded(self, path: object) -> None:
        self._download = None
        if path is not None:  # None: the download was ended because the app is
            self._engine.load()
        self._publish()

    @Slot(str, str)
    def _on_download_failed(self, message: str, hint: str) -> None:
        self._download = None
        if self._engine_info is None:
            self._problems["engine"] = (message, hint)
        self.notice.emit("Speech model", f"{message} {hint}", True)
        self._publish()

    # --- carrying out -----------------------------------------------------------------------------------------

    def _start_or_refuse(self) -> str:
        if not self._can_record:
            raise self._refusal()
        return self._do_and_report(self._session.start())

    def _insert_withheld_or_refuse(self) -> None:
        if self._last is None or not self._last.withheld_text or self._last is self._inserted:
            raise UserError("Nothing of the last dictation was held back.")
        self._inserted = self._last
        self._do(self._session.insert(self._last.withheld_text, self._last.language, time.monotonic()))

    def _toggle_or_refuse(self) -> str:
        if self._session.state is AppState.LISTENING:
            return self._do_and_report(self._session.stop(time.monotonic()))
        return self._start_or_refuse()

    def _refusal(self) -> UserError:
        """Why nothing can be recorded now."""
        if "crash" in self._problems:
            return UserError(*self._problems["crash"])
        if self._quitting:
            return UserError("Dictation is being quit.", "Start it again with `dictation`.")
        return UserError("Dictation is still starting.", "Try again in a moment.")

    def _is_quitting(self) -> bool:
        return self._quitting

    def _watch_cancel(self) -> None:
        self._watches_cancel = self._session.state is AppState.LISTENING
        if self._hotkey is not None:
            self._hotkey.watch_cancel(self._watches_cancel)

    def _do_and_report(self, actions: list[Action]) -> str:
        self._do(actions)
        return self._state().value

    def _do(self, actions: list[Action]) -> None:
        for action in actions:
            match action:
                case StartCapture(session_id):
                    self._capture.start_capture(session_id)
                    self._engine.wake()
                case StopCapture(session_id):
                    self._capture.stop_capture(session_id)
                case CancelCapture(session_id):
                    self._capture.cancel_capture(session_id)
                case Transcribe(utterance):
                    self._engine.submit(utterance)
                case Forget(session_id):
                    self._engine.forget(session_id)
                case Deliver(delivery):
                    self._output.deliver(delivery)
                case Finished(last):
                    self._finish(last)
                case _:
                    assert_never(action)
        if self._watches_cancel != (self._session.state is AppState.LISTENING):
            self._watch_cancel()
        if self._session.state is not AppState.LISTENING:
            self._problems.pop("muted", None)
        self._publish()
        if self._quitting and self._session.state is AppState.IDLE:
            self.quit_ready.emit()

    def _finish(self, last: LastDictation) -> None:
        if last.text or last.withheld_text:
            self._last = last
            self._publish()  # another one may end in the same step
        if last.withheld:
            self.outcome.emit(last.withheld, False)
        elif not last.text:
            # Without sound (a tap on, a tap off) or after a failure there is nothing to say here.
            self.outcome.emit("No speech was heard." if last.audio_seconds else "", False)
        elif last.delivery is DeliveryState.NOT_DELIVERED or last.detail:
            self.outcome.emit(last.detail, True)
        _log.info(
            "Dictation finished: %d characters, %s, %s, %d ms after the key was released",
            len(last.text),
            last.method,
            last.delivery,
            last.stop_to_text_ms,
        )

    def _publish(self) -> None:
        status = self.status
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)


def _as_written(chord: str) -> str:
    """The chord in its usual spelling; one that cannot be understood as it stands in the settings."""
    try:
        return str(Chord.parse(chord)) if chord else ""
    except HotkeyError:
        return chord


def _keys(settings: HotkeySettings) -> tuple[str, str, str]:
    """What a hotkey back end is started with."""
    return settings.chord, settings.cancel, settings.backend
