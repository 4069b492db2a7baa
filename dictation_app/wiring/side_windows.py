"""SideWindows: the settings, the doctor's page and the first run. Each is imported and made when it is first wanted:
most starts of the app need none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtCore import QThread

    from dictation_app.control.global_hotkey import GlobalHotkey
    from dictation_app.control.model_download import ModelDownload
    from dictation_app.controller import DictationController
    from dictation_app.engine.models import ModelStore
    from dictation_app.set_up import SetUp
    from dictation_app.settings import SettingsStore
    from dictation_app.wiring.doctor_window import DoctorWindow
    from dictation_app.wiring.first_run import FirstRun
    from dictation_app.wiring.settings_window import SettingsWindow
    from dictation_app.workers import CaptureThread, OutputThread


class SideWindows(QObject):
    """Opens them; each leads to the other."""

    first_run_left = Signal()
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
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._store = store
        self._models = models
        self._hotkey = hotkey
        self._download = download
        self._capture = capture
        self._output = output
        self._set_up = set_up
        self._settings: SettingsWindow | None = None
        self._doctor: DoctorWindow | None = None
        self._first_run: FirstRun | None = None

    @Slot()
    def open_settings(self) -> None:
        """Show the settings where they were left."""
        self.open_setting("")

    @Slot(str)
    def open_setting(self, key: str) -> None:
        """Show the settings, on the one of this key."""
        if self._settings is None:
            from dictation_app.wiring.settings_window import SettingsWindow  # noqa: PLC0415  # see the module's docstring

            self._settings = SettingsWindow(
                self._controller,
                self._store,
                self._models,
                self._hotkey,
                self._download,
                self._capture,
                self,
                output=self._output,
            )
            self._settings.doctor_wanted.connect(self.open_doctor)
        self._settings.open(key)

    @Slot()
    def open_doctor(self) -> None:
        """Show the doctor's page, and have it begin."""
        if self._doctor is None:
            from dictation_app.wiring.doctor_window import DoctorWindow  # noqa: PLC0415  # likewise

            self._doctor = DoctorWindow(self._controller, self._store, self._models, self._download, self)
            self._doctor.setting_wanted.connect(self.open_setting)
        self._doctor.open()

    @Slot()
    def open_first_run(self) -> None:
        """Show the first steps, where they were left."""
        if self._first_run is None:
            from dictation_app.wiring.first_run import FirstRun  # noqa: PLC0415  # likewise

            self._first_run = FirstRun(
                self._controller,
                self._store,
                self._models,
                self._hotkey,
                self._download,
                self._capture,
                self._output,
                self._set_up,
                self,
            )
            self._first_run.settings_wanted.connect(self.open_settings)
            self._first_run.setting_wanted.connect(self.open_setting)
            self._first_run.left.connect(self.first_run_left)
        self._first_run.open()

    @property
    def is_setting_up(self) -> bool:
        """The first steps can be seen."""
        return self._first_run is not None and self._first_run.window.isVisible()

    def say_anew(self) -> None:
        """The windows speak another language."""
        for window in (self._settings, self._doctor, self._first_run):
            if window is not None:
                window.say_anew()

    def stop(self) -> tuple[QThread, ...]:
        """Close them, and have everything that was begun for them end; returns the threads to wait for."""
        if self._doctor is not None:
            self._doctor.stop()
        threads: tuple[QThread, ...] = ()
        for window in (self._settings, self._first_run):
            if window is not None:
                window.stop()
                threads += window.threads
        return threads
