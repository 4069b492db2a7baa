"""SettingsWindow: the settings dialog as the app has it. Made when it is first wanted, with everything it imports.

What can be chosen from is found out while the dialog can be seen: the microphones on a thread that also tells their
level, the models in the pool, the devices in a process of its own, because asking for them loads the engine's library.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from dictation_app import paths
from dictation_app.child_process import interrupts_blocked
from dictation_app.engine import hardware
from dictation_app.errors import EngineError, UserError
from dictation_app.measure_panel import MeasurePanel
from dictation_app.measuring import MeasureRecord
from dictation_app.model_measuring import ModelMeasuring
from dictation_app.sentences import say
from dictation_app.settings import with_defaults
from dictation_app.settings_transfer import SettingsTransfer
from dictation_app.sound_trial import SoundTrial
from dictation_app.ui import words
from dictation_app.ui.settings_dialog.device_choice import DeviceOffer
from dictation_app.ui.settings_dialog.dialog import SettingsDialog
from dictation_app.ui.settings_dialog.model_choice import ModelOffer
from dictation_app.values import AppState
from dictation_app.workers import run_task
from dictation_app.workers.level import LevelThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from PySide6.QtCore import QThread

    from dictation_app.controller import DictationController
    from dictation_app.engine.hardware import Device
    from dictation_app.engine.models import ModelStore
    from dictation_app.global_hotkey import GlobalHotkey
    from dictation_app.model_download import ModelDownload
    from dictation_app.settings import AudioSettings, Settings, SettingsStore
    from dictation_app.values import AppStatus
    from dictation_app.workers import CaptureThread
    from dictation_app.workers.playback import SoundThread

_log = logging.getLogger(__name__)

_DEVICES_S = 60.0
"""A driver that was not used since the machine started takes its time."""
_LOOK_S = 0.2
_SETTLED_MS = 300
"""Whoever passes the microphone on the way to something else, or dictates again at once, does not have it opened."""


def devices_from_child(is_given_up: Callable[[], bool] = bool) -> tuple[Device, ...]:
    """What can run a model; raise `EngineError` where that cannot be found out."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_send_devices, args=(sender,), name="devices", daemon=True)
    with interrupts_blocked():
        child.start()
    sender.close()
    try:
        deadline_s = time.monotonic() + _DEVICES_S
        while time.monotonic() < deadline_s and not is_given_up():
            if receiver.poll(_LOOK_S):
                found: tuple[Device, ...] = receiver.recv()
                return found
        if not is_given_up():
            _log.warning("No answer of the process that looks for devices")
    except EOFError:
        _log.warning("The process that looks for devices died")
    finally:
        child.kill()
        child.join()
        receiver.close()
    raise EngineError(say("Which devices there are could not be found out; the log has the details."))


def _send_devices(sender: Connection) -> None:
    sender.send(hardware.devices())


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
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._store = store
        self._models = models
        self._hotkey = hotkey
        self._ended = threading.Event()
        self._find_devices = find_devices or (lambda: devices_from_child(self._ended.is_set))
        self._knows_devices = False
        self._download = download
        self._to_use = ""
        """The model that is to be used as soon as it is here."""
        self._model = store.settings.engine.model
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
        self._record = record or MeasureRecord(paths.measured_file())
        self.measuring = ModelMeasuring(lambda: store.settings, models, self._find_devices, self._record, self)
        self._connect(capture)
        self._make_panels()
        self.dialog.show_status(controller.status)

    def _connect(self, capture: CaptureThread) -> None:
        dialog = self.dialog
        self._controller.settings_changed.connect(self._on_settings)
        self._controller.status_changed.connect(self._on_status)
        dialog.change_wanted.connect(self._on_change)
        dialog.reset_wanted.connect(self._on_reset)
        dialog.opened.connect(self._on_opened)
        dialog.microphone_shown.connect(self._on_microphone_shown)
        dialog.recording_changed.connect(self._on_recording)
        dialog.download_wanted.connect(self._on_download)
        dialog.cancel_download_wanted.connect(self._on_cancel_download)
        dialog.doctor_wanted.connect(self.doctor_wanted)
        self._download.installed.connect(self._on_installed)
        self._download.failed.connect(self._on_download_failed)
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
        self._measure_panel.measured.connect(self._look_at_models)

    def say_anew(self) -> None:
        """The windows speak another language."""
        before = self._transfer, self._measure_panel
        self.dialog.say_anew()
        self._make_panels()
        self._measure_panel.go_on_from(before[1])
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
        new = with_defaults(self._store.settings, keys)
        default, model = new.engine.model, self._model
        is_missing = default != model and not self._models.is_installed(default)
        if is_missing:
            new = replace(new, engine=replace(new.engine, model=model))
        try:
            self._controller.apply(new)
        except UserError as exc:
            self.dialog.show_refusal(keys[0], _in_words(exc))
        else:
            if is_missing:
                told = self.tr(
                    "The usual model '{default}' is not installed, so '{model}' stays in use. "
                    "Choose '{default}' above to download it."
                ).format(default=default, model=model)
                self.dialog.show_refusal("engine.model", told)

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        if settings.engine.model != self._model:
            self._model, self._to_use = settings.engine.model, ""  # the later choice counts
        self.dialog.show_settings(settings)
        self._adjust_level()

    @Slot(object)
    def _on_status(self, status: AppStatus) -> None:
        self.dialog.show_status(status)
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

    # --- what there is to choose from ---------------------------------------------------------------------------------

    @Slot()
    def _on_opened(self) -> None:
        self._look_at_models()
        if not self._knows_devices:
            self._knows_devices = True
            run_task(
                self,
                lambda _report: self._find_devices(),
                progress=_ignore,
                succeeded=self._on_devices,
                failed=self._on_devices_failed,
            )

    @Slot(object)
    def _on_devices(self, devices: tuple[Device, ...]) -> None:
        self.dialog.show_devices(
            [DeviceOffer(name=d.name, label=d.label, memory_bytes=d.memory_bytes, uuid=d.uuid) for d in devices]
        )

    @Slot(str, str)
    def _on_devices_failed(self, message: str, _hint: str) -> None:
        self._knows_devices = False  # asked again when it is opened again
        self.dialog.show_devices((), words.plain(message))

    @Slot()
    def _look_at_models(self) -> None:
        run_task(
            self,
            lambda _report: model_offers(self._models, self._record),
            progress=_ignore,
            succeeded=self.dialog.show_models,
            failed=self._on_models_failed,
        )

    @Slot(str, str)
    def _on_models_failed(self, message: str, _hint: str) -> None:
        self.dialog.show_refusal("engine.model", words.plain(message))

    @Slot(str)
    def _on_download(self, name: str) -> None:
        self._to_use = name
        self._download.start_model(name)

    @Slot()
    def _on_cancel_download(self) -> None:
        self._to_use = ""
        self._download.give_up()

    @Slot()
    def _on_installed(self) -> None:
        self._look_at_models()
        name = self._to_use
        if name and self._models.is_installed(name):
            self._to_use = ""
            if name != self._store.settings.engine.model:
                self._on_change("engine.model", name)

    @Slot(str, str)
    def _on_download_failed(self, message: str, _hint: str) -> None:
        self._to_use = ""
        self.dialog.show_refusal("engine.model", words.plain(message))

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


def model_offers(models: ModelStore, record: MeasureRecord) -> tuple[ModelOffer, ...]:
    """What the model can be chosen from; reads the disk."""
    entries = [models.get(name) for name in models.names()]
    return tuple(
        ModelOffer(
            name=entry.name,
            size=entry.size,
            languages=1 if entry.languages == "en" else entry.languages,
            is_installed=models.is_installed(entry.name),
            aliases=entry.aliases,
            expected_s=record.expected_s(entry, models.find),
        )
        for entry in entries
    )


def _heard_as(audio: AudioSettings | None) -> tuple[object, ...]:
    """What its level depends on."""
    return () if audio is None else (audio.wanted, audio.channel, audio.gain_db)


def _in_words(exc: UserError) -> str:
    """What is wrong and what can be; hints about the command line are none here."""
    hint = "" if "`" in exc.hint else exc.hint
    return f"{words.plain(exc.message)} {words.plain(hint)}".strip()


def _ignore(_progress: object) -> None:
    pass
