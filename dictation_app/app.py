"""Composition root of the desktop app: builds every doer once, connects, starts in order, stops in reverse.

Order: display check -> another instance? -> logs -> QApplication -> settings -> threads -> controller -> windows ->
socket -> start. The socket comes last of the building, so whoever reaches it finds a whole app. Threads start before
the windows are shown: the microphone is ready and the model loads while the screen is drawn.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QSocketNotifier, QThread, QThreadPool, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dictation_app import __version__, ipc, logs, paths
from dictation_app.controller import DictationController
from dictation_app.engine.catalogue import Catalogue
from dictation_app.engine.models import ModelStore
from dictation_app.errors import DisplayError, ExitCode, NotRunningError, UserError
from dictation_app.global_hotkey import GlobalHotkey
from dictation_app.history import HistoryStore
from dictation_app.model_download import ModelDownload
from dictation_app.output import OutputChain
from dictation_app.settings import SettingsStore
from dictation_app.ui import theme
from dictation_app.ui.icons import app_icon
from dictation_app.ui.main_window import MainWindow
from dictation_app.ui.notices import Notices
from dictation_app.ui.overlay import Overlay
from dictation_app.ui.single_instance import CommandServer
from dictation_app.ui.tray import TrayIcon
from dictation_app.workers import ArchiveThread, CaptureThread, EngineThread, OutputThread

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from dictation_app.settings import Settings
    from dictation_app.transcriber import Transcriber

_log = logging.getLogger(__name__)

FOCUS_RETURNS_MS = 300
"""After a click on a menu or a button of this app, until the window used before has the focus again."""
THREAD_END_MS = 5000
"""How long quitting waits for the threads: a delivery may wait for modifier keys and a slow window."""


def run(*, background: bool, verbose: bool) -> int:
    """Run the app until it is quit; returns the exit code. Raises `UserError` where it cannot start."""
    _check_display()
    try:
        ipc.request("show")
    except NotRunningError:
        pass
    else:
        sys.stderr.write("Dictation is already running; its window has been raised.\n")
        return ExitCode.OK
    logs.set_up(paths.log_dir(), verbose=verbose)
    QGuiApplication.setDesktopFileName(paths.APP_ID)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(paths.APP_ID)
    qt.setApplicationDisplayName("Dictation")
    qt.setApplicationVersion(__version__)
    qt.setQuitOnLastWindowClosed(False)
    app = App()
    if not app.server.listen():
        raise UserError("Another Dictation is being started or ended right now.", "Try again in a moment.")
    try:
        app.start(background=background)
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
        self.store = SettingsStore(paths.settings_file())
        self.load_notes = self.store.load().notes
        settings = self.store.settings
        self.models = ModelStore(paths.models_dir(), Catalogue.read())

        self.archive = ArchiveThread(
            paths.journal_dir(), paths.history_dir(), settings.history, settings.segmenter, self
        )
        self.capture = CaptureThread(settings.audio, settings.segmenter, self.archive.sound, self)
        self.engine = EngineThread(self._make_transcriber, self)
        self.output = OutputThread(OutputChain, settings.output, self)
        self.hotkey = GlobalHotkey(settings.hotkey, self)
        self.download = ModelDownload(self.store, self.models, self)
        self.controller = DictationController(
            self.store,
            self.models,
            self.hotkey,
            self.download,
            self.capture,
            self.engine,
            self.output,
            self.archive,
            self,
        )

        self._page_store: HistoryStore | None = None
        """What the History page reads; opened when that is first shown."""

        theme.apply(settings.ui.theme)
        QApplication.setWindowIcon(app_icon())
        self.window = MainWindow()
        self.tray = TrayIcon(self)
        self.overlay = Overlay()
        self._show_as_wanted(settings)
        self.notices = Notices(self.tray, self.overlay)
        self.server = CommandServer(paths.socket_address(), self.controller.execute, self)
        self.interrupts = _Interrupts(self.controller.quit, self)
        self._connect()

    def _connect(self) -> None:
        controller = self.controller
        for view in (self.window, self.tray, self.overlay, self.server):
            controller.status_changed.connect(view.show_status)
        self.server.show_status(controller.status)  # for who listens before anything changes
        self.capture.level.connect(self.overlay.show_level)
        self.capture.level.connect(self.window.show_level)
        controller.outcome.connect(self.overlay.show_outcome)
        controller.notice.connect(self.notices.tell)
        controller.settings_changed.connect(self._on_settings)
        controller.show_requested.connect(self._on_show)
        controller.quit_ready.connect(self._on_quit_ready)
        self.output.copy_wanted.connect(self._on_copy_wanted)
        for view in (self.window, self.tray):
            view.toggle_requested.connect(controller.toggle)
            view.cancel_requested.connect(controller.cancel)
            view.copy_requested.connect(self._on_copy_last)
            view.quit_requested.connect(controller.quit)
            view.insert_withheld_requested.connect(self._on_insert_withheld)
        history = self.window.history
        history.store_wanted.connect(self._on_history_wanted)
        self.archive.kept.connect(history.show_kept)
        self.archive.changed.connect(history.refresh)
        history.copy_requested.connect(self._on_copy)
        history.insert_requested.connect(self._on_insert)
        history.delete_requested.connect(self.archive.delete)
        history.star_requested.connect(lambda id_, starred: self.archive.star(id_, starred=starred))
        history.correct_requested.connect(self.archive.correct)
        self.tray.show_requested.connect(self._on_show)
        self.window.download_requested.connect(self.download.start)
        self.window.hidden_to_tray.connect(self._on_hidden_to_tray)

    def _make_transcriber(self, tell: Callable[[str], None], stopping: Callable[[], bool]) -> Transcriber:
        # Imported on the engine thread: NumPy takes a tenth of a second that the windows need not wait for.
        from dictation_app.transcriber import Transcriber  # noqa: PLC0415

        return Transcriber(self.store.settings.engine, self.models, tell=tell, stopping=stopping)

    def start(self, *, background: bool) -> None:
        """Start the threads, register the hotkey, show the windows."""
        for thread in (self.archive, self.capture, self.engine, self.output):
            thread.start()
        self.hotkey.start()
        self.tray.show()
        if not background and self.store.settings.ui.show_window:
            self.window.show()
        for note in self.load_notes:
            self.notices.tell("Settings", note, warning=True)

    def stop(self) -> None:
        """End everything, in reverse order."""
        self.server.close()
        if self._page_store is not None:
            self.window.history.set_store(None)
            self._page_store.close()
        self.tray.hide()
        self.overlay.hide()
        self.hotkey.stop()
        # The archive last: it keeps what the others still have to tell.
        for threads in ((self.capture, self.output, self.engine), (self.archive,)):
            for thread in threads:
                thread.shut_down()
            _wait_for(threads)
        QThreadPool.globalInstance().waitForDone(THREAD_END_MS)
        self.interrupts.close()

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        theme.apply(settings.ui.theme)
        self._show_as_wanted(settings)

    def _show_as_wanted(self, settings: Settings) -> None:
        self.overlay.set_enabled(settings.ui.overlay)
        self.overlay.set_live_text_enabled(settings.ui.live_text)

    @Slot()
    def _on_show(self) -> None:
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    @Slot()
    def _on_hidden_to_tray(self) -> None:
        self.notices.tell("Dictation", "Dictation keeps running here. Quit it from this icon's menu.", warning=False)

    @Slot()
    def _on_copy_last(self) -> None:
        last = self.controller.status.last
        if last is not None:
            QGuiApplication.clipboard().setText(last.text or last.withheld_text)

    @Slot(str)
    def _on_copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)

    @Slot()
    def _on_insert_withheld(self) -> None:
        self._give_focus_back(self.controller.insert_withheld)

    @Slot(str, str)
    def _on_insert(self, words: str, language: str) -> None:
        self._give_focus_back(partial(self.controller.insert, words, language))

    def _give_focus_back(self, then: Callable[[], None]) -> None:
        """Let the window that was used before this one have the focus again, and then put text into it."""
        if self.window.isActiveWindow():
            self.window.hide()
        QTimer.singleShot(FOCUS_RETURNS_MS, then)

    @Slot()
    def _on_history_wanted(self) -> None:
        """Open the history for the page, which reads it without asking the archive."""
        try:
            self._page_store = HistoryStore(paths.history_dir(), mends=False)  # nobody waits here for that
        except UserError as exc:
            self.notices.tell("History", str(exc), warning=True)
        else:
            self.window.history.set_store(self._page_store)

    @Slot(str, object)
    def _on_copy_wanted(self, text: str, done: threading.Event) -> None:
        # X refuses a clipboard taken with an older time than its last owner's; the news of that owner must be in.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        QGuiApplication.clipboard().setText(text)
        done.set()

    @Slot()
    def _on_quit_ready(self) -> None:
        QApplication.quit()


def _wait_for(threads: Sequence[QThread]) -> None:
    """Wait for the end of all threads in an event loop: the last delivery may need the clipboard, which lives here."""
    loop = QEventLoop()
    deadline_s = time.monotonic() + THREAD_END_MS / 1000
    look = QTimer(interval=10)
    look.timeout.connect(
        lambda: loop.quit() if time.monotonic() > deadline_s or all(t.isFinished() for t in threads) else None
    )
    look.start()
    loop.exec()
    # What a thread told just before its end.
    QCoreApplication.sendPostedEvents()
    for thread in threads:
        if not thread.isFinished():
            # Qt aborts a process that frees a running thread; everything that can be saved has been.
            _log.error("The %s thread did not end in time", thread.objectName())
            logging.shutdown()
            os._exit(ExitCode.FAILED)


class _Interrupts(QObject):
    """Ctrl+C and SIGTERM end the app in good order.

    Python runs signal handlers between its own instructions, and Qt's event loop executes none: the wake-up socket
    makes the loop turn without a timer that would wake an idle machine.
    """

    def __init__(self, quit_app: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._quit_app = quit_app
        self.interrupted = False
        """Ctrl+C was pressed (and not only SIGTERM received)."""
        self._receiver, self._sender = socket.socketpair()
        self._receiver.setblocking(False)
        self._sender.setblocking(False)
        signal.set_wakeup_fd(self._sender.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._receiver.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        for number in (signal.SIGINT, signal.SIGTERM):
            # Python must have a handler for the wake-up to happen; the work is done in the slot.
            signal.signal(number, lambda *_: None)

    @Slot()
    def _on_signal(self) -> None:
        # Python writes the numbers of the signals.
        self.interrupted |= signal.SIGINT in self._receiver.recv(64)
        self._quit_app()

    def close(self) -> None:
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._receiver.close()
        self._sender.close()


def _check_display() -> None:
    """Raise `DisplayError` where Qt would abort the process without a desktop."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] not in ("", "xcb"):
        return
    hint = "Start it from a desktop session. Without one, `dictation transcribe FILE` works (see `dictation --help`)."
    display = os.environ.get("DISPLAY")
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("QT_QPA_PLATFORM"):
        return
    if not display:
        raise DisplayError("There is no desktop to show a window on (DISPLAY is not set).", hint)
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError as exc:
        raise DisplayError(
            f"A library that windows need is missing ({exc}).",
            "`python3 installers/bootstrap.py run` installs what the system lacks.",
        ) from exc
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if refused:
        raise DisplayError(f"The desktop at DISPLAY={display} does not answer.", hint)
