"""DictationController: carries out what `DictationSession` decides, and tells everyone how things stand.

Lives on the GUI thread. Between it and the worker threads only frozen values cross. Windows see one `AppStatus`,
made anew at each change; commands from the socket come in through `execute`.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app.condition import Condition
from dictation_app.departure import Departure
from dictation_app.discards import Discards
from dictation_app.errors import UserError
from dictation_app.journal import Begun, Delivered, Failed, Heard, RecordingEnded, Sending
from dictation_app.last_said import LastSaid
from dictation_app.live_settings import LiveSettings
from dictation_app.sentences import as_str, joined, say
from dictation_app.session import (
    Action,
    CancelCapture,
    Deliver,
    DictationSession,
    Discard,
    Finished,
    Forget,
    Recovered,
    StartCapture,
    StopCapture,
    TakeBack,
    Transcribe,
)
from dictation_app.standing import Standing
from dictation_app.values import (
    AppState,
    AppStatus,
    DeliveryReport,
    DeliveryState,
    EndReason,
    HotkeyEvent,
    LastDictation,
    PressedKey,
    Transcript,
    Utterance,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine.models import ModelStore
    from dictation_app.global_hotkey import GlobalHotkey
    from dictation_app.history import Entry
    from dictation_app.model_download import ModelDownload
    from dictation_app.settings import Settings, SettingsStore
    from dictation_app.user_words import WordList
    from dictation_app.workers import ArchiveThread, CaptureThread, EngineThread, OutputThread

_log = logging.getLogger(__name__)


class DictationController(QObject):
    """Owns the session; the threads are given to it running or not, the hotkey registered or not."""

    status_changed = Signal(object)
    outcome = Signal(str, bool)
    """A short line about the dictation that just ended, where it needs one; and whether it is a warning."""
    notice = Signal(str, str, bool)
    """Title, text, warning: something that happened outside a dictation."""
    settings_changed = Signal(object)
    quit_ready = Signal()
    show_requested = Signal()
    settings_requested = Signal()

    def __init__(
        self,
        store: SettingsStore,
        models: ModelStore,
        hotkey: GlobalHotkey,
        download: ModelDownload,
        capture: CaptureThread,
        engine: EngineThread,
        output: OutputThread,
        archive: ArchiveThread,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._hotkey = hotkey
        self._download = download
        self._capture = capture
        self._engine = engine
        self._output = output
        self._archive = archive
        settings = store.settings
        self._session = DictationSession(tap_s=settings.hotkey.tap_ms / 1000, text_settings=settings.text)
        self._condition = Condition(settings.audio, capture, engine, output, self)
        self._said = LastSaid()
        self._heard_silence: set[int] = set()
        """Dictations that ended while the microphone sent only silence."""
        self._failure_told = (0, "")
        """Dictation and sentence: what fails for the same reason piece by piece is told once."""
        self._discards = Discards(self._session, engine, archive, self._do, self)
        self.departure = Departure(self._session, self._condition, hotkey, download, archive, self._do, self)
        """Whom the end of the desktop's session concerns."""
        self._standing = Standing(store, self._session, self._condition, self._said, hotkey, download, self.departure)
        self._status: AppStatus | None = None
        self._commands: dict[str, Callable[[dict[str, Any]], object]] = {
            "ping": lambda _: None,
            "status": lambda _: msgspec.to_builtins(self.status, enc_hook=as_str),
            "last": lambda _: msgspec.to_builtins(self._said.known, enc_hook=as_str),
            "start": lambda _: self._start_or_refuse(),
            "stop": lambda _: self._do_and_report(self._session.stop(time.monotonic())),
            "toggle": lambda _: self._toggle_or_refuse(),
            "cancel": lambda _: self._do_and_report(self._session.cancel(time.monotonic())),
            "undo": lambda _: self._undo_or_refuse(),
            "insert_withheld": lambda _: self._insert_withheld_or_refuse(),
            "private": lambda request: self._set_private_or_refuse(on=request.get("on")),
            "forget": self._forget,
            "show": lambda _: self.show_requested.emit(),
            "settings": lambda _: self.settings_requested.emit(),
            "import_settings": lambda request: self.import_settings(Path(str(request.get("file", "")))),
            "quit": lambda _: QTimer.singleShot(0, self.quit),
            "set": lambda request: self._live_settings.set_value(
                str(request.get("key", "")), str(request.get("value", ""))
            ),
        }
        self._live_settings = LiveSettings(
            store, models, self._session, self._condition, hotkey, capture, engine, output, archive, self
        )
        self._connect()

    def _connect(self) -> None:
        for part in (self._condition, self._download):
            part.changed.connect(self._publish)
        self.departure.ready.connect(self.quit_ready)
        self._live_settings.changed.connect(self._on_settings)
        self._live_settings.private_changed.connect(self._on_private)
        self._hotkey.started.connect(self._publish)
        self._hotkey.key_event.connect(self._on_key)
        self._condition.notice.connect(self.notice)
        self._download.installed.connect(self._engine.load)
        self._download.failed.connect(self._condition.on_download_failed)
        self._capture.utterance.connect(self._on_utterance)
        self._capture.ended.connect(self._on_capture_ended)
        self._capture.crashed.connect(self._on_capture_crashed)
        self._engine.transcript.connect(self._on_transcript)
        self._engine.words.connect(self._archive.words)
        self._engine.failed.connect(self._on_transcription_failed)
        self._output.delivered.connect(self._on_delivered)
        self._archive.unfinished.connect(self._on_unfinished)
        self._archive.kept.connect(self._on_kept)
        self._archive.told.connect(self._on_archive_told)
        self._archive.crashed.connect(self._on_archive_crashed)

    @property
    def status(self) -> AppStatus:
        """How things stand now."""
        return self._standing.status

    # --- commands ---------------------------------------------------------------------------------------------

    def execute(self, request: dict[str, Any]) -> object:
        """Carry out a request from the socket and return its result; raise `UserError`."""
        command = self._commands.get(str(request.get("command")))
        if command is None:
            raise UserError(
                say("The running app does not know this command."), say("Quit it and start the newer version.")
            )
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
        """Throw the dictation under way away; for a while `undo` brings it back."""
        self._do(self._session.cancel(time.monotonic()))

    @Slot()
    def undo(self) -> None:
        """Deliver after all what was thrown away last."""
        try:
            self._undo_or_refuse()
        except UserError as exc:
            self.outcome.emit(str(exc), True)

    @Slot()
    def toggle_private(self) -> None:
        """Switch private mode on or off."""
        try:
            self._set_private_or_refuse(on=None)
        except UserError as exc:
            self.outcome.emit(str(exc), True)

    @Slot()
    def insert_withheld(self) -> None:
        """Put what was held back of the last dictation into the focused window."""
        try:
            self._insert_withheld_or_refuse()
        except UserError as exc:
            self.outcome.emit(str(exc), True)

    @Slot(str, str)
    def insert(self, words: str, language: str) -> None:
        """Put text of the history into the focused window."""
        self._do(self._session.insert(words, language, time.monotonic()))

    @Slot(object)
    def use_words(self, words: WordList) -> None:
        """Write with these words of the user."""
        self._session.words = words

    def serve(self, command: str, carry_out: Callable[[dict[str, Any]], object]) -> None:
        """Let somebody else carry out this command of the socket."""
        self._commands[command] = carry_out

    @Slot(list)
    def forget(self, ids: list[int]) -> None:
        """These entries of the history are deleted: nothing shows their text any more."""
        self._said.forget(ids)
        self._publish()

    @Slot()
    def quit(self) -> None:
        """See `Departure.quit`; then `quit_ready` is emitted."""
        self.departure.quit()

    def set_value(self, key: str, text: str) -> None:
        """Change one setting, from what the user typed or chose; as `apply`."""
        self._live_settings.set_value(key, text)

    def import_settings(self, file: Path) -> tuple[str, ...]:
        """Take over what a file says, as `apply`; returns what of it is not used, in sentences."""
        return self._live_settings.import_from(file)

    def apply(self, new: Settings) -> None:
        """Check and save changed settings and use them at once; raise `UserError` and change nothing otherwise."""
        self._live_settings.apply(new)

    @Slot(object)
    def _on_settings(self, new: Settings) -> None:
        self.settings_changed.emit(new)
        self._publish()

    @Slot(str)
    def _on_private(self, sentence: str) -> None:
        if not self._store.settings.history.private:
            self._said.forget_private()
            self._publish()
        self.outcome.emit(sentence, False)

    def _forget(self, request: dict[str, Any]) -> None:
        """Entries were deleted by another program: `ids`, or with `all` the whole history."""
        ids = request.get("ids")
        if request.get("all") is True:
            self._said.forget_all()
        self.forget(ids if isinstance(ids, list) else [])

    def _set_private_or_refuse(self, *, on: object) -> bool:
        return self._live_settings.set_private(on=on if isinstance(on, bool) else None)

    # --- what the hotkey and the threads report ---------------------------------------------------------------

    @Slot(object, object, float)
    def _on_key(self, event: HotkeyEvent, key: PressedKey, at_s: float) -> None:
        if event is not HotkeyEvent.CANCEL:
            self._output.hotkey_down = event is HotkeyEvent.PRESSED
        match event:
            case HotkeyEvent.PRESSED if not self._standing.can_record and self._session.state is not AppState.LISTENING:
                self.outcome.emit(str(self._standing.refusal), True)
            case HotkeyEvent.PRESSED:
                self._do(self._session.key_pressed(at_s, key))
            case HotkeyEvent.RELEASED:
                self._do(self._session.key_released(at_s))
            case HotkeyEvent.MISTAKEN:
                self._do(self._session.key_mistaken(at_s))
            case HotkeyEvent.CANCEL:
                self._do(self._session.cancel(at_s))

    @Slot(object)
    def _on_utterance(self, utterance: Utterance) -> None:
        if utterance.ended_by is EndReason.STOP:
            self._archive.note(utterance.session_id, RecordingEnded())
        self._do(self._session.utterance(utterance, time.monotonic()))

    @Slot(int)
    def _on_capture_ended(self, session_id: int) -> None:
        self._do(self._session.capture_ended(session_id, time.monotonic()))

    @Slot(object)
    def _on_transcript(self, transcript: Transcript) -> None:
        if not transcript.is_draft:
            self._archive.note(transcript.session_id, Heard(transcript))
        self._do(self._session.transcript(transcript, time.monotonic()))

    @Slot(int, int, str, str)
    def _on_transcription_failed(self, session_id: int, seq: int, message: str, hint: str) -> None:
        if self._failure_told != (session_id, message):
            self._failure_told = (session_id, message)
            self.notice.emit(say("Transcription"), joined(message, hint), True)
        self._archive.note(session_id, Failed(seq, message))
        self._do(self._session.transcription_failed(session_id, seq))

    @Slot(object)
    def _on_delivered(self, report: DeliveryReport) -> None:
        self._archive.note(report.session_id, Delivered(report))
        self._do(self._session.delivered(report))

    @Slot(str)
    def _on_capture_crashed(self, _message: str) -> None:
        self._do(self._session.capture_crashed(time.monotonic()))

    @Slot(str, object)
    def _on_unfinished(self, name: str, utterances: tuple[Utterance, ...]) -> None:
        self._do(self._session.recover(name, utterances))

    @Slot(object)
    def _on_kept(self, entry: Entry) -> None:
        if self._said.take(entry):
            self._publish()

    @Slot(str, bool)
    def _on_archive_told(self, message: str, warning: bool) -> None:  # noqa: FBT001  # a slot
        self.notice.emit(say("History"), message, warning)

    @Slot(str)
    def _on_archive_crashed(self, message: str) -> None:
        self.notice.emit(say("History"), message, True)

    # --- carrying out -----------------------------------------------------------------------------------------

    def _start_or_refuse(self) -> str:
        if not self._standing.can_record:
            raise self._standing.refusal
        return self._do_and_report(self._session.start())

    def _insert_withheld_or_refuse(self) -> None:
        last = self._said.withheld
        if last is None:
            raise UserError(say("Nothing of the last dictation was held back."))
        self._said.insert_withheld()
        self._do(self._session.insert(last.withheld_text, last.language, time.monotonic()))

    def _undo_or_refuse(self) -> str:
        self._discards.undo()
        return self._standing.state.value

    def _toggle_or_refuse(self) -> str:
        if self._session.state is AppState.LISTENING:
            return self._do_and_report(self._session.stop(time.monotonic()))
        return self._start_or_refuse()

    def _do_and_report(self, actions: list[Action]) -> str:
        self._do(actions)
        return self._standing.state.value

    def _do(self, actions: list[Action]) -> None:
        for action in actions:
            self._carry_out(action)
        self._hotkey.watch_cancel(self._session.state is AppState.LISTENING)
        if self._session.state is not AppState.LISTENING:
            self._condition.forget_muted()
        if self._session.state is AppState.IDLE:  # else its last utterance is still to come
            self._engine.let_rest()
        self._publish()
        self.departure.follow()

    def _carry_out(self, action: Action) -> None:
        match action:
            case StartCapture(session_id, key):
                begun = self._begun(key)
                self._said.begin(session_id, begun.started_at)
                self._archive.begin(session_id, begun)
                self._capture.start_capture(session_id)
                self._engine.wake(key.model)
            case StopCapture(session_id):
                if self._condition.muted:
                    self._heard_silence.add(session_id)
                self._capture.stop_capture(session_id)
            case CancelCapture(session_id):
                self._capture.cancel_capture(session_id)
            case Transcribe(utterance):
                self._engine.submit(utterance)
            case Discard(session_id):
                self._discards.discard(session_id)
            case TakeBack(session_id):
                self._discards.take_back(session_id)
            case Forget(session_id):
                self._discards.forget(session_id)
                self._heard_silence.discard(session_id)
            case Deliver(delivery):
                # An event of the journal before it is one of the world.
                self._archive.note(delivery.session_id, Sending(delivery.text))
                self._output.deliver(delivery)
            case Finished(last, session_id):
                self._archive.finish(session_id, last, last.engine or self._condition.engine_info)
                self._finish(last, session_id)
            case Recovered(last, name, session_id):
                self._archive.recovered(name, session_id, last, self._condition.engine_info)
            case _:
                assert_never(action)

    def _begun(self, key: PressedKey) -> Begun:
        engine = self._store.settings.engine
        return Begun(
            started_at=time.time(),
            model=key.model or engine.model,
            device=engine.device,
            language=key.language or engine.language,
        )

    def _finish(self, last: LastDictation, session_id: int) -> None:
        self._said.end(session_id, last, is_private=self._store.settings.history.private)
        self._publish()  # another one may end in the same step
        self._tell_end(last, is_muted=session_id in self._heard_silence)
        self._heard_silence.discard(session_id)
        _log.info(
            "Dictation finished: %d characters, %s, %s, %d ms after the key was released",
            len(last.text),
            last.method,
            last.delivery,
            last.stop_to_text_ms,
        )

    def _tell_end(self, last: LastDictation, *, is_muted: bool) -> None:
        if last.withheld:
            self.outcome.emit(last.withheld, False)
        elif not last.text and is_muted:
            self.outcome.emit(say("No sound comes from the microphone. Is it muted?"), True)
        elif not last.text:
            # Without sound (a tap on, a tap off) or after a failure there is nothing to say here.
            self.outcome.emit(say("No speech was heard.") if last.audio_seconds else "", False)
        elif last.delivery is DeliveryState.NOT_DELIVERED or last.detail:
            self.outcome.emit(last.detail, True)

    @Slot()
    def _publish(self) -> None:
        status = self.status
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)
