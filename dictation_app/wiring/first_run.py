"""FirstRun: the first steps as the app has them. Made when it is first wanted, with everything it imports.

It begins by itself where somebody is new (`set_up`), and goes on where it was left. While the key is tried the hotkey
counts presses instead of dictating.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app import paths
from dictation_app.engine import memory
from dictation_app.engine.device_search import devices_from_child
from dictation_app.errors import UserError
from dictation_app.measuring import MeasureRecord, first_choice
from dictation_app.set_up import SetUp, Step
from dictation_app.settings import with_defaults
from dictation_app.ui import words
from dictation_app.ui.first_run.window import FirstRunWindow
from dictation_app.values.dictation import HotkeyEvent
from dictation_app.values.status import AppState
from dictation_app.wiring.device_panel import DevicePanel
from dictation_app.wiring.models_panel import ModelsPanel
from dictation_app.wiring.sample_trial import SampleTrial
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
    from dictation_app.settings import Settings, SettingsStore
    from dictation_app.values.status import AppStatus
    from dictation_app.workers import CaptureThread, OutputThread
    from dictation_app.workers.playback import SoundThread

_KEY_LOOK_MS = 50


class FirstRun(QObject):
    """Carries between the window and those who do what it asks for."""

    settings_wanted = Signal()
    setting_wanted = Signal(str)
    """This one, by its key."""
    left = Signal()
    """The user closed it, not the end of the app."""

    def __init__(
        self,
        controller: DictationController,
        store: SettingsStore,
        models: ModelStore,
        hotkey: GlobalHotkey,
        download: ModelDownload,
        capture: CaptureThread,
        output: OutputThread,
        set_up: SetUp,
        parent: QObject | None = None,
        *,
        find_devices: Callable[[], tuple[Device, ...]] | None = None,
        level: LevelThread | None = None,
        record: MeasureRecord | None = None,
        sound_player: SoundThread | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._store = store
        self._models = models
        self._hotkey = hotkey
        self._download = download
        self._set_up = set_up
        self._ended = threading.Event()
        find_devices = find_devices or (lambda: devices_from_child(self._ended.is_set))
        self._record = record or MeasureRecord(paths.measured_file())
        self._is_counting = False
        self._listens = False
        self._audio, self._output_settings = store.settings.audio, store.settings.output
        self._state = controller.status.state
        self.level = level or LevelThread(self)
        self._sound_trial = SoundTrial(controller, store, self.level, capture, self, player=sound_player)
        self._key_look = QTimer(self, interval=_KEY_LOOK_MS)
        self._key_look.timeout.connect(self._look_at_key)
        self._sample = SampleTrial(controller, store, output, self)
        self.window = self._make_window()
        self._model_panel = ModelsPanel(self.window, store, models, download, self._record, self)
        self._device_panel = DevicePanel(self.window, controller, store, models, find_devices, self)
        self.window.model.deed_wanted.connect(self._model_panel.do)
        self._connect(capture)

    def _connect(self, capture: CaptureThread) -> None:
        self._controller.status_changed.connect(self._on_status)
        self._controller.settings_changed.connect(self._on_settings)
        self._hotkey.started.connect(self._show_key)
        self._download.changed.connect(self._on_download)
        self._model_panel.use_wanted.connect(self._on_use)
        self._model_panel.setting_wanted.connect(self.setting_wanted)
        self._device_panel.found.connect(self._on_devices)
        capture.level.connect(self._on_capture_level)

    def _make_window(self) -> FirstRunWindow:
        window = FirstRunWindow()
        self.level.level.connect(window.microphone.show_level)
        for trouble in (self.level.failed, self.level.crashed):
            trouble.connect(window.microphone.show_trouble)
        microphone = window.microphone.control
        self.level.listed.connect(microphone.show_microphones)
        self.level.opened.connect(microphone.show_heard)
        microphone.trial.wanted.connect(self._sound_trial.switch)
        self._sound_trial.shown.connect(window.microphone.show_sound_trial)
        window.step_reached.connect(self._on_step)
        window.skipped.connect(self._set_up.end)
        window.closed.connect(self._on_closed)
        window.left.connect(self.left)
        window.change_wanted.connect(self._on_change)
        window.reset_wanted.connect(self._on_reset)
        window.hotkey.control.recording_changed.connect(self._on_recording)
        self._sample.use_page(window.delivery)
        window.end.settings_wanted.connect(self.settings_wanted)
        window.show_settings(self._store.settings)
        window.show_status(self._controller.status)
        return window

    def say_anew(self) -> None:
        """The windows speak another language: what stands there is made anew, on the same step. What is under way
        goes on.
        """
        former, self.window = self.window, self._make_window()
        former.blockSignals(True)  # it is not closed by the user
        self._model_panel.say_anew(self.window)
        self._device_panel.say_anew(self.window)
        self.window.model.deed_wanted.connect(self._model_panel.do)
        if self._device_panel.devices:
            self._on_devices()
        if former.isVisible():
            self._leave_step()
            self._rest()
            self.window.setGeometry(former.geometry())
            self.window.show()
            self.window.go_to(former.step)
        former.hide()
        former.deleteLater()

    @property
    def threads(self) -> tuple[QThread, ...]:
        """Those that run; to be waited for after `stop`."""
        return tuple(thread for thread in (self.level, self._sound_trial.player) if thread.isRunning())

    def open(self) -> None:
        """Show the step to go on with, or the first one."""
        is_open = self.window.isVisible()
        self.window.bring()
        if not is_open:
            self.window.go_to(self._set_up.step or Step.MICROPHONE)
            self._model_panel.look()
            self._device_panel.look()

    def stop(self) -> None:
        """Close it, and have everything that was begun for it end."""
        self.window.close()
        self._ended.set()
        self._model_panel.end()
        self._device_panel.end()
        self._sound_trial.end()
        self.level.shut_down()

    # --- steps --------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_step(self, step: Step | None) -> None:
        if step is None:
            self._set_up.end()
        elif self._set_up.step is not None:  # who opens it again later has done all of it before
            self._set_up.reach(step)
        self._leave_step()
        if step is Step.HOTKEY:
            self._show_key()
            self._key_look.start()
        elif step is Step.DELIVERY:
            self.window.delivery.begin()
        elif step is Step.DICTATION:
            self.window.dictation.begin(self._controller.status.last)
            self.window.dictation.show_status(self._controller.status)
        self._adjust_level()

    def _leave_step(self) -> None:
        self._key_look.stop()
        self._stop_counting()
        self._sample.stop()
        self._sound_trial.give_up()

    @Slot()
    def _on_closed(self) -> None:
        self._leave_step()
        self._rest()  # it can be seen still

    @Slot(object)
    def _on_status(self, status: AppStatus) -> None:
        self._state = status.state
        self.window.show_status(status)
        self._device_panel.follow(status)
        self._adjust_level()

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        self._model_panel.follow(settings)
        self.window.show_settings(settings)
        self._show_key()
        if settings.audio != self._audio:
            self._audio = settings.audio
            self.window.microphone.listen()
            self._rest()
            self._adjust_level()
        if settings.output != self._output_settings:
            self._output_settings = settings.output
            if self.window.step is Step.DELIVERY and not self._sample.is_under_way:
                self.window.delivery.begin()

    @Slot(str, str)
    def _on_change(self, key: str, text: str) -> None:
        try:
            self._controller.set_value(key, text)
        except UserError as exc:
            self.window.show_refusal(key, words.plain(str(exc)))

    @Slot(str)
    def _on_reset(self, key: str) -> None:
        new, told = self._model_panel.with_model(with_defaults(self._store.settings, [key]))
        try:
            self._controller.apply(new)
        except UserError as exc:
            self.window.show_refusal(key, words.plain(str(exc)))
        else:
            if told:
                self.window.show_refusal("engine.model", told)

    # --- the microphone -----------------------------------------------------------------------------------------------

    def _adjust_level(self) -> None:
        """Who dictates has the microphone."""
        is_shown = self.window.isVisible() and self.window.step is Step.MICROPHONE
        if not is_shown or self._state is AppState.LISTENING:
            self._rest()
        elif not self._listens:
            self._listens = True
            if not self.level.isRunning():
                self.level.start()
            # A stream that is kept open for the next dictation stays.
            self.level.list_microphones(anew=self._state is AppState.IDLE and not self._audio.keep_open_s)
            self.level.listen(self._audio)

    def _rest(self) -> None:
        if self._listens:
            self._listens = False
            self.level.rest()

    @Slot(float)
    def _on_capture_level(self, rms_dbfs: float) -> None:
        if self._state is AppState.LISTENING and self.window.step is Step.DICTATION:
            self.window.dictation.show_level(rms_dbfs)

    # --- the key ------------------------------------------------------------------------------------------------------

    @Slot()
    def _show_key(self) -> None:
        problem = self._hotkey.problem
        before = self.window.hotkey.chord
        self.window.hotkey.show_key(self._hotkey.chord, "" if problem is None else str(problem))
        if self.window.hotkey.chord != before:
            self._stop_counting()  # what was pressed before was the former key

    @Slot()
    def _look_at_key(self) -> None:
        seen = self._hotkey.seen_in_trial
        if self._is_counting and seen is not None:
            self.window.hotkey.show_seen(sum(event is HotkeyEvent.PRESSED for event in seen))
        else:  # somebody else counts, the key is down, or the trial was ended
            self._is_counting = seen is None and self._hotkey.begin_trial()

    def _stop_counting(self) -> None:
        if self._is_counting:
            self._is_counting = False
            self._hotkey.end_trial()

    @Slot(bool)
    def _on_recording(self, is_recording: bool) -> None:  # noqa: FBT001  # a slot
        """While a key combination is pressed for the setting, it is not the hotkey's."""
        if is_recording:
            self._hotkey.suspend()
        else:
            self._hotkey.resume()

    # --- the model ----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_devices(self) -> None:
        entries = [self._models.get(name) for name in self._models.names()]
        self.window.model.show_choice(
            first_choice(
                entries,
                self._device_panel.devices,
                lambda entry: self._record.expected_s(entry, self._models.find),
                memory.of_machine(),
            )
        )

    @Slot(str)
    def _on_use(self, name: str) -> None:
        self._on_change("engine.model", name)

    @Slot()
    def _on_download(self) -> None:
        if self._download.share is not None:
            self.window.model.show_failure("")  # that was another one
