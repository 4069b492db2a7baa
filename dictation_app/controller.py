"""DictationController: carries out what `DictationSession` decides, and tells everyone how things stand.

Lives on the GUI thread. Between it and the worker threads only frozen values cross. Windows see one `AppStatus`,
made anew at each change; what they ask for comes in through `commands`.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any, assert_never

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.control.action_keys import ActionKeys
from dictation_app.control.aftermath import Aftermath
from dictation_app.control.commands import Commands
from dictation_app.control.condition import Condition
from dictation_app.control.departure import Departure
from dictation_app.control.discards import Discards
from dictation_app.control.last_insertion import LastInsertion
from dictation_app.control.last_said import LastSaid
from dictation_app.control.live_settings import LiveSettings
from dictation_app.control.presses import Presses
from dictation_app.control.standing import Standing
from dictation_app.control.waiting import Waiting
from dictation_app.journal import Begun, Delivered, Failed, Heard, RecordingEnded, Sending
from dictation_app.sentences import joined, say
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
from dictation_app.values.dictation import DeliveryMethod, DeliveryReport, DeliveryState, LastDictation, PressedKey
from dictation_app.values.speech import EndReason, Transcript, Utterance
from dictation_app.values.status import AppState, AppStatus

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.control.global_hotkey import GlobalHotkey
    from dictation_app.control.model_download import ModelDownload
    from dictation_app.engine.models import ModelStore
    from dictation_app.history import Entry
    from dictation_app.settings import Settings, SettingsStore
    from dictation_app.user_words import WordList
    from dictation_app.workers import ArchiveThread, CaptureThread, EngineThread, OutputThread
    from dictation_app.zones import Zones

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
        *,
        zones: Zones | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._capture = capture
        self._engine = engine
        self._output = output
        self._archive = archive
        settings = store.settings
        self._session = DictationSession(
            tap_s=settings.hotkey.tap_ms / 1000,
            double_tap_s=settings.hotkey.double_tap_ms / 1000,
            text_settings=settings.text,
        )
        self._condition = Condition(settings.audio, capture, engine, output, self)
        self._said = LastSaid()
        self._aftermath = Aftermath(archive, self._said, self)
        self._heard_silence: set[int] = set()
        """Dictations that ended while the microphone sent only silence."""
        self._failure_told = (0, "")
        """Dictation and sentence: what fails for the same reason piece by piece is told once."""
        self._discards = Discards(self._session, engine, archive, self._do, self)
        self.keys = ActionKeys(settings.hotkey, self)
        self.waiting = Waiting(self._session, self.keys, self._do, lambda: store.settings.history, self)
        self.insertion = LastInsertion(self._session, output, self.keys, self._do, self)
        self.departure = Departure(self._session, self._condition, hotkey, download, archive, self._do, self)
        """Whom the end of the desktop's session concerns."""
        self._standing = Standing(
            store,
            self._session,
            self._condition,
            self._said,
            hotkey,
            download,
            self.departure,
            self.waiting,
            self.keys,
            zones,
        )
        self._presses = Presses(self._session, self._standing, hotkey, output, zones, self._do, self)
        self._status: AppStatus | None = None
        self._live_settings = LiveSettings(
            store, models, self._session, self._condition, hotkey, capture, engine, output, archive, self
        )
        self.commands = Commands(
            self._session,
            self._standing,
            self._said,
            self._discards,
            self.departure,
            self._live_settings,
            self.waiting,
            self.insertion,
            self._do,
            self,
        )
        self._connect(hotkey, download)

    def _connect(self, hotkey: GlobalHotkey, download: ModelDownload) -> None:
        self.commands.serve("forget", self._forget)
        for part in (self._condition, download, self.waiting, self.keys, self._aftermath):
            part.changed.connect(self._publish)
        self.waiting.continued.connect(self._aftermath.bring)
        self.commands.continued.connect(self._aftermath.bring_held_back)
        self.insertion.continued.connect(self._aftermath.exchange)
        self.insertion.removed.connect(self._aftermath.remove)
        self.departure.ready.connect(self.quit_ready)
        self.commands.refused.connect(self._on_refused)
        self._presses.refused.connect(self._on_refused)
        self.waiting.refused.connect(self._on_refused)
        self.insertion.told.connect(self.outcome)
        self._live_settings.changed.connect(self._on_settings)
        self._live_settings.private_changed.connect(self._on_private)
        hotkey.started.connect(self._publish)
        hotkey.notice.connect(self.notice)
        self._condition.notice.connect(self.notice)
        download.installed.connect(self._engine.load)
        download.failed.connect(self._condition.on_download_failed)
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

    # --- what it is asked for --------------------------------------------------------------------------------------

    @Slot(object)
    def use_words(self, words: WordList) -> None:
        """Write with these words of the user."""
        self._session.words = words

    @Slot(list)
    def forget(self, ids: list[int]) -> None:
        """These entries of the history are deleted: nothing shows their text any more."""
        dictations = self._aftermath.dictations_of(ids)
        self._said.forget(ids, dictations)
        self.insertion.forget_dictations(dictations)
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

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.outcome.emit(sentence, True)

    @Slot(object)
    def _on_settings(self, new: Settings) -> None:
        self._presses.apply(new.zones)
        self.keys.apply(new.hotkey)
        self.settings_changed.emit(new)
        self._publish()

    @Slot(str)
    def _on_private(self, sentence: str) -> None:
        if not self._store.settings.history.private:
            self._said.forget_private()
            self.waiting.forget_private()
            self.insertion.forget()
            self._publish()
        self.outcome.emit(sentence, False)

    def _forget(self, request: dict[str, Any]) -> None:
        """Entries were deleted by another program: `ids`, or with `all` the whole history."""
        ids = request.get("ids")
        if request.get("all") is True:
            self._said.forget_all()
            self.waiting.forget()
            self.insertion.forget()
        self.forget(ids if isinstance(ids, list) else [])

    # --- what the threads report ---------------------------------------------------------------

    @Slot(object)
    def _on_utterance(self, utterance: Utterance) -> None:
        if utterance.ended_by is EndReason.STOP:
            self._archive.note(utterance.session_id, RecordingEnded())
        if not utterance.ended_by.is_draft:
            self.insertion.hear(utterance)
        moments = (self._session.spoken_at_s(utterance), self._session.began_at_s(utterance))
        target, begun_in = (None if at_s is None else self._output.target_at(at_s) for at_s in moments)
        self._do(self._session.utterance(utterance, time.monotonic(), target, begun_in=begun_in))

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
        self._aftermath.take(report)
        target = self.waiting.take(report, self._session.language_of(report.session_id))
        if self._store.settings.output.when_moved == "insert" and report.method is not DeliveryMethod.INSERT:
            target = None  # wherever the keyboard was
        self.insertion.take(report, target)
        self._do(self._session.delivered(report))

    @Slot(str)
    def _on_capture_crashed(self, _message: str) -> None:
        self._do(self._session.capture_crashed(time.monotonic()))

    @Slot(str, object)
    def _on_unfinished(self, name: str, utterances: tuple[Utterance, ...]) -> None:
        self._do(self._session.recover(name, utterances))

    @Slot(object)
    def _on_kept(self, entry: Entry) -> None:
        self._aftermath.take_entry(entry)
        if self._said.take(entry):
            self._publish()

    @Slot(str, bool)
    def _on_archive_told(self, message: str, warning: bool) -> None:  # noqa: FBT001  # a slot
        self.notice.emit(say("History"), message, warning)

    @Slot(str)
    def _on_archive_crashed(self, message: str) -> None:
        self.notice.emit(say("History"), message, True)

    # --- carrying out -----------------------------------------------------------------------------------------

    def _do(self, actions: list[Action]) -> None:
        for action in actions:
            self._carry_out(action)
        self._presses.follow()
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
                self._aftermath.begin(session_id, begun.started_at)
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
                if not utterance.ended_by.is_draft:
                    self._output.expect()
            case Discard(session_id):
                self._discards.discard(session_id)
            case TakeBack(session_id):
                self._discards.take_back(session_id)
            case Forget(session_id):
                self._discards.forget(session_id)
                self._said.drop(session_id)
                self.insertion.drop(session_id)
                self._aftermath.drop(session_id)
                self._heard_silence.discard(session_id)
            case Deliver(delivery):
                # An event of the journal before it is one of the world.
                self._archive.note(delivery.session_id, Sending(delivery.text))
                self.waiting.send(delivery)
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
        last = self._aftermath.end(session_id, last)
        self.insertion.end(session_id, last)
        self._said.end(session_id, last, is_private=self._store.settings.history.private)
        self._aftermath.keep({*self.waiting.sources, *self.insertion.session_ids, self._said.session_id})
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
            is_fine = last.delivery is DeliveryState.DELIVERED and not (last.is_trouble or last.withheld_text)
            self.outcome.emit(self.waiting.sentence if last.hold and self.waiting.text else last.detail, not is_fine)

    @Slot()
    def _publish(self) -> None:
        status = self.status
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)
