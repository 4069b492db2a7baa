"""Composition root of the desktop app: builds every doer once, connects, starts in order, stops in reverse.

Order: display check -> another instance? -> logs -> QApplication -> settings -> threads -> controller -> windows ->
socket -> crashes of the last run -> start. The socket comes last of the building, so whoever reaches it finds a whole
app. Threads start before the windows are shown: the microphone is ready and the model loads while the screen is drawn.
"""

from __future__ import annotations

import logging
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dictation_app import __version__, crashes, ipc, logs, meaning, paths
from dictation_app.control.condition import ABOUT_MODEL
from dictation_app.control.garbage import Garbage
from dictation_app.control.global_hotkey import GlobalHotkey
from dictation_app.control.interrupts import Interrupts
from dictation_app.control.live_settings import follow_autostart
from dictation_app.control.live_words import LiveWords
from dictation_app.control.log_out import LogOut
from dictation_app.control.model_download import ModelDownload
from dictation_app.control.settings_watch import SettingsWatch
from dictation_app.controller import DictationController
from dictation_app.display import check_display
from dictation_app.engine.catalogue import Catalogue
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ExitCode, NotRunningError, UserError
from dictation_app.fitting import fitted
from dictation_app.meaning.hosted import HostedEmbedder
from dictation_app.output.chain import OutputChain
from dictation_app.output.fields import Fields
from dictation_app.output.front import front_here
from dictation_app.output.programs import Ways
from dictation_app.output.window import window_here
from dictation_app.sentences import say
from dictation_app.set_up import SetUp
from dictation_app.settings import SettingsStore
from dictation_app.ui.bug_reports import BugReports, log_qt_messages
from dictation_app.ui.single_instance import CommandServer
from dictation_app.validation import without_wrong_names
from dictation_app.values.speech import EngineInfo
from dictation_app.wiring.files import FilesWiring
from dictation_app.wiring.history import HistoryWiring, open_history
from dictation_app.wiring.history_sound import HistorySound
from dictation_app.wiring.say_as import SayAs
from dictation_app.wiring.side_windows import SideWindows
from dictation_app.wiring.trials import Trials
from dictation_app.wiring.views import Views
from dictation_app.workers import ArchiveThread, CaptureThread, EngineThread, MeaningThread, OutputThread
from dictation_app.workers.ending import THREAD_END_MS, wait_for_end
from dictation_app.workers.quiet import QuietThread
from dictation_app.zones import Zones

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.crashes import Crash
    from dictation_app.settings import Settings
    from dictation_app.transcriber import Transcriber

_log = logging.getLogger(__name__)


def run(*, background: bool, verbose: bool, crash_file: Path | None, files: Sequence[Path] = ()) -> int:
    """Run the app until it is quit; returns the exit code. Raises `UserError` where it cannot start.

    `crash_file` is where this process writes what it may crash of, `files` are to be transcribed.
    """
    check_display()
    try:
        ipc.hand_over(files) if files else ipc.request("show")
    except NotRunningError:
        pass
    else:
        sys.stderr.write("Dictation is already running; its window has been raised.\n")
        return ExitCode.OK
    logs.set_up(paths.log_dir(), verbose=verbose)
    uncaught = crashes.UncaughtLog()
    uncaught.install()
    log_qt_messages(on=True)
    _log.info("Dictation %s starts", __version__)
    try:
        return _run_qt(background=background, crash_file=crash_file, files=files)
    finally:
        log_qt_messages(on=False)
        uncaught.remove()


def _run_qt(*, background: bool, crash_file: Path | None, files: Sequence[Path]) -> int:
    QGuiApplication.setDesktopFileName(paths.DESKTOP_ID)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(paths.APP_ID)
    qt.setApplicationDisplayName("Dictation")
    qt.setApplicationVersion(__version__)
    qt.setQuitOnLastWindowClosed(False)
    app = App()
    if not app.server.listen():
        raise UserError(say("Another Dictation is being started or ended right now."), say("Try again in a moment."))
    try:
        # No other process that may crash runs now.
        found = crashes.collect_all(paths.log_dir(), crash_file)
        app.start(background=background, crashed=[crash for crash in found if crash.process is crashes.Process.APP])
        if files:
            app.files_wiring.hand_over(tuple(files))
        code = qt.exec()
    finally:
        app.stop()
    if app.interrupts.interrupted:
        raise KeyboardInterrupt
    return code


class App(QObject):
    """Everything that runs, by its name."""

    def __init__(self) -> None:
        super().__init__()
        settings = self._read_settings()
        logs.limit_size(settings.log.size_mb * 1_000_000)
        self.embedder = HostedEmbedder(paths.meaning_dir()) if meaning.is_installed() else None
        self.archive = ArchiveThread(
            paths.journal_dir(), paths.history_dir(), settings.history, settings.segmenter, self, embedder=self.embedder
        )
        self.meaning = None if self.embedder is None else MeaningThread(open_history, self.embedder, self)
        self.capture = CaptureThread(settings.audio, settings.segmenter, self.archive.sound, self)
        self.engine = EngineThread(self._make_transcriber, self)
        self.fields = Fields()
        make_chain = partial(OutputChain, ways=Ways(paths.programs_file()), fields=self.fields, fit=fitted)
        self.output = OutputThread(make_chain, settings.output, self)
        self.output.front, self.output.fields = front_here(), self.fields
        self.hotkey = GlobalHotkey(settings.hotkey, self)
        self.download = ModelDownload(self.store, self.models, self)
        threads = (self.capture, self.engine, self.output, self.archive)
        zones = Zones(settings.zones, self.fields, window_here(self.output.front))
        self.controller = DictationController(
            self.store, self.models, self.hotkey, self.download, *threads, self, zones=zones
        )
        self.trials = Trials(self.controller, self.hotkey, self.output, self)
        self.words = LiveWords(
            paths.words_file(),
            paths.history_dir(),
            is_private=lambda: self.store.settings.history.private,
            model_folder=lambda: self.models.path(self.store.settings.engine.model),
            parent=self,
        )
        self.load_notes += self.words.notes

        self.settings_watch = SettingsWatch(self.store, self.models, self.controller.apply, self)
        self.side_windows = SideWindows(
            self.controller,
            self.store,
            self.models,
            self.hotkey,
            self.download,
            self.capture,
            self.output,
            self.set_up,
            self,
        )
        self.views = Views(
            self.controller, self.capture, self.output, settings, can_find_meant=self.meaning is not None, parent=self
        )
        self._make_wirings()
        self.quiet = QuietThread(paths.muted_file(), self)
        self.bugs = BugReports(
            self._compose_report, paths.log_dir(), self.views.notices.tell, lambda: not self._keeps_nothing, self
        )
        self._garbage = Garbage(self)
        self._bug_log = crashes.BugLog(paths.log_dir(), self.bugs.found)
        logging.getLogger().addHandler(self._bug_log)
        self.server = CommandServer(paths.socket_address(), self.controller.commands.execute, self)
        self.interrupts = Interrupts(self.controller.quit, self)
        self.log_out = LogOut(self.controller.departure, self)
        self._connect()

    def _read_settings(self) -> Settings:
        self.set_up = SetUp(paths.set_up_file())
        self.set_up.begin_if_new(paths.settings_file(), paths.history_dir())
        self.store = SettingsStore(paths.settings_file())
        self.load_notes = self.store.load().notes
        self.models = ModelStore(paths.models_dir(), Catalogue.read())
        settings, wrong = without_wrong_names(self.store.settings, self.models)
        self.store.use(settings)
        self.load_notes += wrong
        return follow_autostart(self.store, may_save=not self.load_notes)

    def _make_wirings(self) -> None:
        window, notices, controller = self.views.window, self.views.notices, self.controller
        self.history_wiring = HistoryWiring(
            window.history, controller, self.archive, self.meaning, self.words, self.views.insertion, notices, self
        )
        self.history_sound = HistorySound(
            window.history,
            controller,
            self.archive,
            self.capture,
            lambda: self.store.settings,
            self.models,
            notices,
            self,
        )
        self.files_wiring = FilesWiring(
            window, controller, self.engine, self.capture, self.store, self.models, notices, self
        )
        self.files_wiring.show_wanted.connect(self.views.show_window)
        self.say_as = SayAs(controller, lambda: self.store.settings, self.models, self.engine, self)
        self.say_as.told.connect(self.views.notices.tell_outcome)
        self.views.tray.say_as_requested.connect(self.say_as.open)

    def _connect(self) -> None:
        controller = self.controller
        for follower in (self.server, self.bugs, self.quiet):
            controller.status_changed.connect(follower.show_status)
        self.server.show_status(controller.status)  # for who listens before anything changes
        controller.notice.connect(self._on_notice)
        controller.settings_changed.connect(self._on_settings)
        self.quiet.show_settings(self.store.settings)
        controller.settings_changed.connect(self.quiet.show_settings)
        self.quiet.told.connect(self._on_settings_told)
        controller.settings_changed.connect(self.settings_watch.start)  # the file may be new
        self.settings_watch.told.connect(self._on_settings_told)
        controller.commands.settings_requested.connect(self.side_windows.open_settings)
        controller.quit_ready.connect(self._on_quit_ready)
        controller.notice.connect(self._on_notice)
        self.views.said_anew.connect(self._on_said_anew)
        self._connect_words()
        window, tray = self.views.window, self.views.tray
        for view in (window, tray):
            view.report_requested.connect(self.bugs.show_report)
            view.settings_requested.connect(self.side_windows.open_settings)
        tray.free_gpu_requested.connect(self.engine.free)
        tray.doctor_requested.connect(self.side_windows.open_doctor)
        tray.setup_requested.connect(self.side_windows.open_first_run)
        window.download_requested.connect(self.download.start)

    def _connect_words(self) -> None:
        words = self.words
        users = (self.controller, self.archive, self.history_sound, self.files_wiring, self.say_as)
        for use in (user.use_words for user in users):
            words.changed.connect(use)
            use(words.words)
        self.controller.commands.serve("words", words.execute)
        self.controller.commands.serve("free_gpu", lambda _: self.engine.free())
        self.controller.commands.serve("setup", lambda _: self.side_windows.open_first_run())
        self.controller.commands.serve("try_gpu", lambda _: self.engine.try_gpu_again())
        words.failed.connect(self._on_words_failed)

    @Slot(str)
    def _on_words_failed(self, problem: str) -> None:
        self.views.notices.tell(say("Words"), problem, warning=True)

    def _make_transcriber(self, tell: Callable[[str], None], stopping: Callable[[], bool]) -> Transcriber:
        # Imported on the engine thread: NumPy takes a tenth of a second that the windows need not wait for.
        from dictation_app.engine.device_plan import DevicePlanner  # noqa: PLC0415
        from dictation_app.engine.gpu_record import GpuRecord  # noqa: PLC0415
        from dictation_app.transcriber import Transcriber  # noqa: PLC0415

        return Transcriber(
            self.store.settings.engine,
            self.models,
            tell=tell,
            stopping=stopping,
            crash_dir=paths.log_dir(),
            devices=DevicePlanner(GpuRecord(paths.gpu_record_file())),
        )

    @property
    def _keeps_nothing(self) -> bool:
        return self.store.settings.history.keeps_nothing

    def _compose_report(self, now: Sequence[Crash]) -> str:
        # Imported where there is something to report: finding out versions takes a while.
        from dictation_app import report  # noqa: PLC0415

        status = self.controller.status
        loaded = EngineInfo(model=status.model, device=status.device, compute_type=status.compute_type)
        return report.compose(self.store.settings, paths.log_dir(), loaded=loaded if status.device else None, now=now)

    def start(self, *, background: bool, crashed: Sequence[Crash]) -> None:
        """Start the threads, register the hotkey, show the windows, tell of crashes of the last run."""
        self.output.front.start()
        for thread in (self.archive, self.capture, self.engine, self.output, self.quiet):
            thread.start()
        if self.meaning is not None:
            self.meaning.start()
        self.history_sound.start()
        self.files_wiring.start()
        self.hotkey.start()
        self.log_out.start()
        self.settings_watch.start()
        self.views.tray.show()
        is_set_up = background or self.set_up.step is None
        background = background or not self.store.settings.ui.show_window
        if not is_set_up:
            # The main window comes after it; whoever opens it again later has that one already, or wants none.
            self.side_windows.first_run_left.connect(self.views.show_window, Qt.ConnectionType.SingleShotConnection)
            self.side_windows.open_first_run()
        elif not background:
            self.views.window.show()
        self.bugs.start(crashed, background=background)
        for note in self.load_notes:
            self.views.notices.tell(say("Settings"), note, warning=True)

    def stop(self) -> None:
        """End everything, in reverse order."""
        self.bugs.stop()
        self.server.close()
        left = self.side_windows.stop()
        self.history_wiring.close()
        self.say_as.close()
        self.views.hide()
        self.hotkey.stop()
        self.controller.keys.stop()
        self.history_sound.stop()
        # Before the engine, which they work with.
        self.files_wiring.stop()
        wait_for_end(self.files_wiring.threads)
        others = (self.capture, self.output, self.engine, self.quiet, self.history_sound.playback)
        # The archive last: it keeps what the others still have to tell.
        for threads in (others, (self.archive,)):
            for thread in threads:
                thread.shut_down()
            wait_for_end(threads)
        self.output.front.stop()
        if left:
            wait_for_end(left)
        if self.meaning is not None and self.embedder is not None:
            self.meaning.shut_down()
            self.embedder.close()
            wait_for_end((self.meaning,))
        QThreadPool.globalInstance().waitForDone(THREAD_END_MS)
        self.log_out.close()
        self.interrupts.close()
        self._garbage.close()
        logging.getLogger().removeHandler(self._bug_log)

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        logs.limit_size(settings.log.size_mb * 1_000_000)

    @Slot()
    def _on_said_anew(self) -> None:
        self.history_wiring.use_page(self.views.window.history)
        self.history_sound.use_page(self.views.window.history)
        self.files_wiring.use_page(self.views.window.files)
        self.side_windows.say_anew()

    @Slot(str)
    def _on_settings_told(self, note: str) -> None:
        self.views.notices.tell(say("Settings"), note, warning=True)

    @Slot(str, str, bool)
    def _on_notice(self, title: str, text: str, warning: bool) -> None:  # noqa: FBT001  # a slot
        if not (title == ABOUT_MODEL and self.side_windows.is_setting_up):  # a step of it says so, with a button
            self.views.notices.tell(title, text, warning)

    @Slot()
    def _on_quit_ready(self) -> None:
        QApplication.quit()
