"""SoundTrial: three seconds of the microphone, recorded as a dictation would have them, and played back.

The sound is in memory only. A dictation that begins meanwhile goes first: the trial is given up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from dictation_app.audio.trial import TRIAL_S, Verdict, judge
from dictation_app.ui import words
from dictation_app.ui.settings_dialog.sound_trial import TrialStage
from dictation_app.values.status import AppState
from dictation_app.workers.playback import SoundThread

if TYPE_CHECKING:
    from dictation_app.controller import DictationController
    from dictation_app.settings import SettingsStore
    from dictation_app.values.speech import Samples
    from dictation_app.values.status import AppStatus
    from dictation_app.workers import CaptureThread
    from dictation_app.workers.level import LevelThread

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


class SoundTrial(QObject):
    """Carries between the button, the microphone and the loudspeaker."""

    shown = Signal(object, str, bool)
    """`TrialStage`, what there is to say about it, and whether that is a problem."""

    def __init__(
        self,
        controller: DictationController,
        store: SettingsStore,
        level: LevelThread,
        capture: CaptureThread,
        parent: QObject | None = None,
        *,
        player: SoundThread | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._level = level
        self.player = player or SoundThread(self)
        """To be waited for after `end`, where it runs."""
        self._stage = TrialStage.REST
        self._recording = self._playing = 0
        """Tickets: what was given up may be told of later than what was begun after it."""
        self._verdict = Verdict("", is_problem=False, is_heard=False)
        self._state = controller.status.state
        controller.status_changed.connect(self._on_status)
        level.recorded.connect(self._on_recorded)
        self.player.ended_playing.connect(self._on_ended)
        self.player.failed.connect(self._on_failed)
        # At once: the sound does not wait for this thread.
        directly = Qt.ConnectionType.DirectConnection
        self.player.started_playing.connect(capture.begin_own_sound, directly)
        for ended in (self.player.ended_playing, self.player.failed):
            ended.connect(capture.end_own_sound, directly)

    @Slot(bool)
    def switch(self, on: bool) -> None:  # noqa: FBT001  # a slot
        """Begin to record, or give up what goes on."""
        self._begin() if on else self.give_up()

    def _begin(self) -> None:
        if self._state is AppState.LISTENING:
            self._show(TrialStage.REST, translate("sound trial", "You are dictating. Try again afterwards."))
            return
        if not self._level.isRunning():
            self._level.start()
        self._recording = self._level.record(self._store.settings.audio, TRIAL_S)
        self._show(TrialStage.RECORDING, translate("sound trial", "Recording: say a sentence."))

    def give_up(self) -> None:
        """Be silent, and forget what was recorded."""
        self._give_up("")

    def end(self) -> None:
        """The app ends, or its settings' window."""
        self.give_up()
        self.player.shut_down()

    def _give_up(self, sentence: str) -> None:
        if self._stage is TrialStage.RECORDING:
            self._level.stop_recording()
        if self._stage is not TrialStage.REST:
            self._recording = self._playing = 0
            self.player.stop()
            self._show(TrialStage.REST, sentence)

    @Slot(object)
    def _on_status(self, status: AppStatus) -> None:
        self._state = status.state
        if self._state is AppState.LISTENING:
            self._give_up(translate("sound trial", "Stopped, because you are dictating. Try again afterwards."))

    @Slot(int, object, str)
    def _on_recorded(self, ticket: int, samples: Samples | None, microphone: str) -> None:
        if ticket != self._recording:
            return  # it was given up
        self._recording = 0
        if samples is None:
            self._show(TrialStage.REST, "")
            return
        self._verdict = judge(samples, microphone)
        if not self._verdict.is_heard:
            self._show_verdict()
            return
        if not self.player.isRunning():
            self.player.start()
        self._playing = self.player.play((samples * 32767.0).round().astype("<i2"))
        self._show(TrialStage.PLAYING, translate("sound trial", "Playing what was recorded."))

    @Slot(int, float)
    def _on_ended(self, ticket: int, _position_s: float) -> None:
        if ticket == self._playing:
            self._show_verdict()

    @Slot(int, str, str)
    def _on_failed(self, ticket: int, message: str, hint: str) -> None:
        if ticket == self._playing:
            self._show(TrialStage.REST, words.plain(f"{message} {hint}"), is_problem=True)

    def _show_verdict(self) -> None:
        self._show(TrialStage.REST, self._verdict.sentence, is_problem=self._verdict.is_problem)

    def _show(self, stage: TrialStage, sentence: str, *, is_problem: bool = False) -> None:
        self._stage = stage
        self.shown.emit(stage, sentence, is_problem)
