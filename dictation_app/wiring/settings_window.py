"""SettingsWindow: the settings dialog as the app has it. Made when it is first wanted, with everything it imports.

What can be chosen from is found out while the dialog can be seen: the microphones on a thread that also tells their
level, the models in the pool (`models_panel`), the devices in a process of its own (`device_panel`).
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from dictation_app import paths
from dictation_app.control.model_measuring import ModelMeasuring
from dictation_app.engine.device_search import devices_from_child
from dictation_app.errors import UserError
from dictation_app.measuring import MeasureRecord
from dictation_app.settings import with_defaults
from dictation_app.ui import words
from dictation_app.ui.settings_dialog.dialog import SettingsDialog
from dictation_app.values.status import AppState
from dictation_app.wiring.device_panel import DevicePanel
from dictation_app.wiring.insertion_trial import InsertionTrial
from dictation_app.wiring.measure_panel import MeasurePanel
from dictation_app.wiring.models_panel import ModelsPanel
from dictation_app.wiring.settings_transfer import SettingsTransfer
from dictation_app.wiring.sound_trial import SoundTrial
from dictation_app.workers.level import LevelThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QThread

    from dictation_app.control.global_hotkey import GlobalHotkey
    from dictation_app.control.model_download import ModelDownload
    from dictation_app.controller import DictationController
    from dictation_app.engine.hardware import Device
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import AudioSettings, Settings, SettingsStore
    from dictation_app.values.status import AppStatus
    from dictation_app.workers import CaptureThread, OutputThread
    from dictation_app.workers.playback import SoundThread

_log = logging.getLogger(__name__)

_SETTLED_MS = 300
"""Whoever passes the microphone on the way to something else, or dictates again at once, does not have it opened."""


class SettingsWindow(QObject):
    """Carries between the dialog and those who do what it asks for."""

    doctor_wanted = Signal()

    def __init__(
        self,
        controller: DictationController,
        store: SettingsStore,
        models: ModelStore,
        hotkey: GlobalHotkey,
        download: ModelDownload,
        capture: CaptureThread,
        parent: QObject | None = None,
        *,
        find_devices: Callable[[], tuple[Device, ...]] | None = None,
        level: LevelThread | None = None,
        record: MeasureRecord | None = None,
        sound_player: SoundThread | None = None,
        output: OutputThread | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._store = store
        self._models = models
        self._hotkey = hotkey
        self._output = output
        self._insertion: InsertionTrial | None = None
        self._ended = threading.Event()
        find_devices = find_devices or (lambda: devices_from_child(self._ended.is_set))
        self._level_wanted = False
        self._list_wanted = False
        self._settled = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._listen)
        self._listens_to: AudioSettings | None = None
        """None = to no microphone."""
        self._state = controller.status.state
        self.level = level or LevelThread(self)
        self.dialog = SettingsDialog(store.settings)
        self.sound_trial = SoundTrial(controller, store, self.level, capture, self, player=sound_player)
        record = record or MeasureRecord(paths.measured_file())
        self.measuring = ModelMeasuring(lambda: store.settings, models, find_devices, record, self)
        self.models = ModelsPanel(self.dialog, store, models, download, record, self)
        self.devices = DevicePanel(self.dialog, controller, store, models, find_devices, self)
        self._connect(capture)
        self._make_panels()
        self.dialog.show_status(controller.status)

    def _connect(self, capture: CaptureThread) -> None:
        dialog = self.dialog
        self._controller.settings_changed.connect(self._on_settings)
        self._controller.status_changed.connect(self._on_status)
        dialog.change_wanted.connect(self._on_change)
        dialog.reset_wanted.connect(self._on_reset)
        dialog.microphone_shown.connect(self._on_microphone_shown)
        dialog.recording_changed.connect(self._on_recording)
        dialog.doctor_wanted.connect(self.doctor_wanted)
        dialog.opened.connect(self.models.look)
        dialog.opened.connect(self.devices.look)
        self.models.use_wanted.connect(self._on_use_wanted)
        self.models.setting_wanted.connect(self.open)
        capture.level.connect(dialog.show_level)  # while somebody dictates
        self.level.level.connect(dialog.show_level)
        self.level.failed.connect(dialog.show_microphone_trouble)
        self.level.listed.connect(dialog.show_microphones)
        self.level.opened.connect(dialog.show_microphone_heard)
        dialog.sound_trial_wanted.connect(self.sound_trial.switch)
        self.sound_trial.shown.connect(dialog.show_sound_trial)
        self.level.crashed.connect(dialog.show_microphone_trouble)

    def _make_panels(self) -> None:
        self._transfer = SettingsTransfer(self.dialog.transfer, self._controller, self._store, self)
        self._measure_panel = MeasurePanel(self.dialog.measuring, self.measuring, self._controller, self._store, self)
        self._measure_panel.measured.connect(self.models.look)
        if self._output is not None:
            self._insertion = InsertionTrial(
                self.dialog.insertion, self._controller, self._store, self._output, paths.programs_file(), self
            )

    def say_anew(self) -> None:
        """The windows speak another language."""
        measured = self._measure_panel
        before: list[QObject] = [self._transfer, measured]
        if self._insertion is not None:
            self._insertion.stop()
            before.append(self._insertion)
        self.dialog.say_anew()
        self._make_panels()
        self._measure_panel.go_on_from(measured)
        self.models.say_anew(self.dialog)
        for panel in before:
            panel.deleteLater()
        self.dialog.show_status(self._controller.status)

    def open(self, key: str = "") -> None:
        """Show it, above the other windows and with the keyboard; on the setting `key` where one is named."""
        self.dialog.setWindowState(self.dialog.windowState() & ~Qt.WindowState.WindowMinimized)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        if key:
            self.dialog.open_setting(key)

    @property
    def threads(self) -> tuple[QThread, ...]:
        """Those that run; to be waited for after `stop`."""
        return tuple(thread for thread in (self.level, self.sound_trial.player) if thread.isRunning())

    def stop(self) -> None:
        """Close it, and have everything that was begun for it end."""
        self.dialog.close()
        self._ended.set()
        self.measuring.end()
        self.sound_trial.end()
        self.models.end()
        self.devices.end()
        self.level.shut_down()

    # --- changes ------------------------------------------------------------------------------------------------------

    @Slot(str, str)
    def _on_change(self, key: str, text: str) -> None:
        try:
            self._controller.set_value(key, text)
        except UserError as exc:
            self.dialog.show_refusal(key, _in_words(exc))

    @Slot(list)
    def _on_reset(self, keys: list[str]) -> None:
        new, told = self.models.with_model(with_defaults(self._store.settings, keys))
        try:
            self._controller.apply(new)
        except UserError as exc:
            self.dialog.show_refusal(keys[0], _in_words(exc))
        else:
            if told:
                self.dialog.show_refusal("engine.model", told)

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        self.models.follow(settings)
        self.dialog.show_settings(settings)
        self._adjust_level()

    @Slot(object)
    def _on_status(self, status: AppStatus) -> None:
        self.dialog.show_status(status)
        self.devices.follow(status)
        was_listening, self._state = self._state is AppState.LISTENING, status.state
        if was_listening is not (self._state is AppState.LISTENING):
            self._adjust_level()

    @Slot(bool)
    def _on_recording(self, is_recording: bool) -> None:  # noqa: FBT001  # a slot
        """While a key combination is pressed for a setting, it starts no dictation."""
        if is_recording:
            self._hotkey.suspend()
        else:
            self._hotkey.resume()

    @Slot(str)
    def _on_use_wanted(self, model: str) -> None:
        self._on_change("engine.model", model)

    # --- the microphone -----------------------------------------------------------------------------------------------

    @Slot(bool)
    def _on_microphone_shown(self, is_shown: bool) -> None:  # noqa: FBT001  # a slot
        self._level_wanted = self._list_wanted = is_shown
        if not is_shown:
            self.sound_trial.give_up()
        self._adjust_level()

    def _adjust_level(self) -> None:
        """Who dictates has the microphone, and its level is told then, too."""
        is_free = self._level_wanted and self._state is not AppState.LISTENING
        wanted = self._store.settings.audio if is_free else None
        if self._listens_to is not None and _heard_as(self._listens_to) != _heard_as(wanted):
            self._listens_to = None
            self.level.rest()
        if wanted is None:
            self._settled.stop()
        elif self._listens_to is None:
            self._settled.start()

    @Slot()
    def _listen(self) -> None:
        audio = self._store.settings.audio
        if not self.level.isRunning():
            self.level.start()
        if self._list_wanted:
            self._list_wanted = False
            # A stream that is kept open for the next dictation stays.
            self.level.list_microphones(anew=self._state is AppState.IDLE and not audio.keep_open_s)
        self._listens_to = audio
        self.level.listen(audio)


def _heard_as(audio: AudioSettings | None) -> tuple[object, ...]:
    """What its level depends on."""
    return () if audio is None else (audio.wanted, audio.channel, audio.gain_db)


def _in_words(exc: UserError) -> str:
    """What is wrong and what can be; hints about the command line are none here."""
    hint = "" if "`" in exc.hint else exc.hint
    return f"{words.plain(exc.message)} {words.plain(hint)}".strip()
