"""DoctorWindow: the doctor's page as the app has it. Made when it is first wanted, with everything it imports.

A round of checks runs in the thread pool and asks the app over its own socket, as the command does: both find the same.
Closing the page ends the round.
"""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from dictation_app import paths, report
from dictation_app.doctor import Action, Finding, examine
from dictation_app.doctor import report as report_of
from dictation_app.doctor.checkup import Checkup, look_at_settings
from dictation_app.engine.cuda_install import CudaRuntime
from dictation_app.engine.gpu_record import GpuRecord
from dictation_app.errors import ModelError
from dictation_app.ui.doctor_page import DoctorPage
from dictation_app.ui.trial_window import TrialWindow
from dictation_app.values.speech import EngineInfo
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.control.model_download import ModelDownload
    from dictation_app.controller import DictationController
    from dictation_app.engine.fetch_progress import FetchProgress
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import SettingsStore


class DoctorWindow(QObject):
    """Carries between the page and those who do what it asks for."""

    setting_wanted = Signal(str)
    """To change this setting, by its key."""

    def __init__(
        self,
        controller: DictationController,
        store: SettingsStore,
        models: ModelStore,
        download: ModelDownload,
        parent: QObject | None = None,
        *,
        make_checkup: Callable[..., Checkup] = Checkup,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._store = store
        self._models = models
        self._download = download
        self._make_checkup = make_checkup
        self._cancelled = threading.Event()
        self._is_stopping = threading.Event()
        """The app quits: also what goes on behind a closed page ends."""
        self._is_running = False
        self._is_wanted_again = False
        self._findings: list[Finding] = []
        self._is_whole = True
        """The last round did not break off."""
        self.page = DoctorPage()
        self.page.check_wanted.connect(self._start)
        self.page.copy_wanted.connect(self._on_copy)
        self.page.action_wanted.connect(self._on_action)
        self.page.closed.connect(self._on_closed)
        download.changed.connect(self._on_download)
        download.installed.connect(self._on_installed)
        download.failed.connect(self._on_failed)

    def open(self) -> None:
        """Show the page, and begin."""
        self.page.bring()
        self._start()

    def say_anew(self) -> None:
        """The windows speak another language."""
        self.page.say_anew()
        self.page.begin()
        for finding in self._findings:
            self.page.add(finding)
        if not self._is_running:
            self.page.end(self._findings, is_whole=self._is_whole)

    def stop(self) -> None:
        """Close it, and have what it began end."""
        self._is_stopping.set()
        self._cancelled.set()
        self.page.close()

    # --- a round ------------------------------------------------------------------------------------------------------

    @Slot()
    def _start(self) -> None:
        if self._is_running:
            self._is_wanted_again = self._cancelled.is_set()
            return
        self._is_running, self._is_wanted_again = True, False
        self._cancelled = threading.Event()
        self._findings = []
        self.page.begin()
        checkup = self._make_checkup(
            settings=self._store.settings,
            notes=look_at_settings(self._store.path, self._models)[1],
            models=self._models,
            open_window=TrialWindow,
            is_cancelled=self._cancelled.is_set,
        )
        run_task(
            self,
            partial(_carry_out, checkup),
            progress=self._on_progress,
            succeeded=self._on_ended,
            failed=self._on_round_failed,
        )

    @Slot(object)
    def _on_progress(self, told: str | Finding) -> None:
        if isinstance(told, str):
            self.page.show_trying(told)
        else:
            self._findings.append(told)
            self.page.add(told)

    @Slot(object)
    def _on_ended(self, _nothing: object) -> None:
        self._is_running, self._is_whole = False, True
        self.page.end(self._findings)
        if self._is_wanted_again:
            self._start()

    @Slot(str, str)
    def _on_round_failed(self, message: str, hint: str) -> None:
        self._is_running = self._is_whole = False
        self.page.end(self._findings, is_whole=False)
        self.page.show_trouble(f"{message} {hint}".strip())

    @Slot()
    def _on_closed(self) -> None:
        self._cancelled.set()

    @Slot()
    def _on_copy(self) -> None:
        status = self._controller.status
        loaded = EngineInfo(model=status.model, device=status.device, compute_type=status.compute_type)
        about = report.about(self._store.settings, loaded if status.device else None)
        QGuiApplication.clipboard().setText(report_of(about, self._findings))
        self.page.show_copied()

    # --- what the buttons do ------------------------------------------------------------------------------------------

    @Slot(str)
    def _on_action(self, name: str) -> None:
        action = Action(name)
        self.page.show_trouble("")
        if action.setting:
            self.setting_wanted.emit(action.setting)
        elif action is Action.FETCH_MODEL:
            self.page.show_busy(action, self.tr("Looking at the files…"))
            name = self._store.settings.engine.model
            is_over = self._is_stopping.is_set
            self._do(lambda _report: _move_damaged_aside(self._models, name, is_over), self._on_aside, self._ignore)
        elif action is Action.INSTALL_RUNTIME:
            self.page.show_busy(action, self.tr("Installing…"))
            is_over = self._is_stopping.is_set
            self._do(lambda report: CudaRuntime().install(report, is_over), self._on_runtime, self._on_runtime_progress)
        elif action is Action.FORGET_GPU_FAULTS:
            GpuRecord(paths.gpu_record_file()).forget()
            self._controller.commands.execute({"command": "try_gpu"})
            self._start()

    def _do(
        self,
        work: Callable[[Callable[[object], None]], object],
        succeeded: Callable[[object], None],
        progress: Callable[[Any], None],
    ) -> None:
        run_task(self, work, progress=progress, succeeded=succeeded, failed=self._on_failed)

    @Slot(object)
    def _on_aside(self, _nothing: object) -> None:
        if self._is_stopping.is_set():
            return
        self._download.start()

    @Slot()
    def _on_download(self) -> None:
        share = self._download.share
        text = "" if share is None else self.tr("Fetching… {percent} %").format(percent=int(100 * share))
        self.page.show_busy(Action.FETCH_MODEL, text)

    @Slot()
    def _on_installed(self) -> None:
        if self.page.isVisible():
            self._start()

    @Slot(object)
    def _on_runtime_progress(self, progress: FetchProgress) -> None:
        percent = 100 * progress.done_bytes // max(1, progress.total_bytes)
        self.page.show_busy(Action.INSTALL_RUNTIME, self.tr("Installing… {percent} %").format(percent=percent))

    @Slot(object)
    def _on_runtime(self, _nothing: object) -> None:
        if self._is_stopping.is_set():
            return
        # The next dictation loads the model anew, where it can now.
        self._controller.commands.execute({"command": "free_gpu"})
        self._start()

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        for action in (Action.FETCH_MODEL, Action.INSTALL_RUNTIME):
            self.page.show_busy(action, "")
        self.page.show_trouble(f"{message} {hint}".strip())

    @Slot(object)
    def _ignore(self, _progress: object) -> None:
        pass


def _carry_out(checkup: Checkup, tell: Callable[[object], None]) -> None:
    """In the thread pool."""
    for finding in examine(checkup.checks, is_busy=checkup.is_busy, is_cancelled=checkup.is_cancelled, begins=tell):
        tell(finding)


def _move_damaged_aside(models: ModelStore, name: str, is_over: Callable[[], bool]) -> None:
    """A model whose files look untouched counts as installed until they are hashed."""
    try:
        models.verify(name, cancelled=is_over)
    except ModelError:
        if models.is_installed(name):  # it could not be moved: a program holds it
            raise
