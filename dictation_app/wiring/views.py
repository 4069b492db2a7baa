"""Views: what is seen and heard of the app while it is used, and what their buttons ask for of the dictation.

The main window, the tray, the bar and the sounds follow one status; whoever dictates into a window of the app itself is
answered here, too. Settings, doctor and first run are windows beside them (`side_windows`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from dictation_app.sentences import say
from dictation_app.ui import history_words, own_text, theme
from dictation_app.ui.icons import app_icon
from dictation_app.ui.insertion import Insertion
from dictation_app.ui.main_window import MainWindow
from dictation_app.ui.notices import Notices
from dictation_app.ui.overlay import Overlay
from dictation_app.ui.sounds import Sounds
from dictation_app.ui.translated import use_language
from dictation_app.ui.tray import TrayIcon

if TYPE_CHECKING:
    import threading

    from dictation_app.controller import DictationController
    from dictation_app.settings import Settings
    from dictation_app.workers import CaptureThread, OutputThread
    from dictation_app.workers.output import Answer


class Views(QObject):
    """Each by its name, connected by the constructor; none of them is shown yet. Notices are left to who knows what
    other windows tell already.
    """

    said_anew = Signal()
    """The window has other pages now, in another language; they are to be connected anew."""

    def __init__(
        self,
        controller: DictationController,
        capture: CaptureThread,
        output: OutputThread,
        settings: Settings,
        *,
        can_find_meant: bool,
        parent: QObject | None = None,
    ) -> None:
        """`can_find_meant`: what searches by meaning is installed."""
        super().__init__(parent)
        self._controller = controller
        self._output = output
        self._can_find_meant = can_find_meant
        self._settings = settings
        theme.apply(settings.ui.theme)
        use_language(settings.ui.language)
        QApplication.setWindowIcon(app_icon())
        self.window = MainWindow()
        self.tray = TrayIcon(self)
        self.overlay = Overlay()
        self.notices = Notices(self.tray, self.overlay)
        self.insertion = Insertion(self.window, self)
        self.sounds = Sounds(self)
        self._show_as_wanted(settings)
        self._connect_told(capture)
        self._connect_asked()
        output.copy_wanted.connect(self._on_copy_wanted)
        output.insert_wanted.connect(self._on_insert_wanted)
        output.erase_wanted.connect(self._on_erase_wanted)
        qt = QApplication.instance()
        if isinstance(qt, QGuiApplication):
            qt.focusWindowChanged.connect(self._on_focus_window)

    def _connect_told(self, capture: CaptureThread) -> None:
        controller = self._controller
        for view in (self.window, self.tray, self.overlay, self.insertion, self.sounds):
            controller.status_changed.connect(view.show_status)
        capture.level.connect(self.overlay.show_level)
        capture.level.connect(self.window.show_level)
        capture.level.connect(self.sounds.hear)
        capture.utterance.connect(self.sounds.show_utterance)  # after the controller, which knows what it means
        controller.outcome.connect(self.notices.tell_outcome)
        self.insertion.told.connect(self.notices.tell_outcome)
        controller.settings_changed.connect(self._on_settings)

    def _connect_asked(self) -> None:
        commands = self._controller.commands
        commands.show_requested.connect(self.show_window)
        for view in (self.window, self.tray):
            view.toggle_requested.connect(commands.toggle)
            view.cancel_requested.connect(commands.cancel)
            view.undo_requested.connect(self._on_undo)
            view.copy_requested.connect(self._on_copy_last)
            view.quit_requested.connect(self._controller.quit)
            view.insert_withheld_requested.connect(self._on_insert_withheld)
            view.private_requested.connect(commands.toggle_private)
            view.insert_back_requested.connect(self._on_insert_back)
        self.window.undo_insertion_requested.connect(self._on_undo_insertion)
        self.tray.show_requested.connect(self.show_window)
        self.window.hidden_to_tray.connect(self._on_hidden_to_tray)

    @Slot()
    def show_window(self) -> None:
        """Raise it before all others."""
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def hide(self) -> None:
        """The app ends: what is always there goes."""
        self.tray.hide()
        self.overlay.hide()

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        self._settings = settings
        theme.apply(settings.ui.theme)
        if use_language(settings.ui.language):
            # Not while the control that it was chosen with is at work.
            QTimer.singleShot(0, self, self._say_anew)
        self._show_as_wanted(settings)

    def _say_anew(self) -> None:
        """The windows speak another language."""
        self.window.say_anew()
        self.said_anew.emit()
        self._show_as_wanted(self._settings)
        self.tray.say_anew()

    def _show_as_wanted(self, settings: Settings) -> None:
        self.notices.set_wanted(settings.ui.notifications)
        self.overlay.set_enabled(settings.ui.overlay)
        self.sounds.set_enabled(settings.ui.sounds)
        self.overlay.set_live_text_enabled(settings.ui.live_text)
        self.window.history.tell_keeping(history_words.not_kept(settings.history))
        self.window.history.set_by_meaning(enabled=self._can_find_meant and settings.history.meaning)

    @Slot()
    def _on_hidden_to_tray(self) -> None:
        self.notices.tell(
            say("Dictation"), say("Dictation keeps running here. Quit it from this icon's menu."), warning=False
        )

    @Slot()
    def _on_copy_last(self) -> None:
        last = self._controller.status.last
        if last is not None:
            QGuiApplication.clipboard().setText(last.text or last.withheld_text)

    @Slot()
    def _on_insert_withheld(self) -> None:
        self.insertion.begin(self._controller.commands.insert_withheld)

    @Slot()
    def _on_insert_back(self) -> None:
        self.insertion.begin(self._controller.waiting.insert_back)

    @Slot()
    def _on_undo_insertion(self) -> None:
        self.insertion.begin(self._controller.insertion.undo)

    @Slot()
    def _on_undo(self) -> None:
        self.insertion.begin(self._controller.commands.undo)

    # --- what is dictated into the app itself ---------------------------------------------------------------------

    @Slot(str, object)
    def _on_insert_wanted(self, text: str, answer: Answer) -> None:
        answer.give(lambda: own_text.insert(QApplication.focusWidget(), text))

    @Slot(str, object)
    def _on_erase_wanted(self, text: str, answer: Answer) -> None:
        answer.give(lambda: own_text.erase(QApplication.focusWidget(), text))

    @Slot(object)
    def _on_focus_window(self, window: QObject | None) -> None:
        if isinstance(window, QWindow) and window.type() is Qt.WindowType.Popup:
            return  # a menu takes the keys for a moment; Qt does not tell when it is gone
        self._output.own_window_active = window is not None
        if isinstance(window, QWindow):
            window.visibleChanged.connect(self._on_visible, Qt.ConnectionType.UniqueConnection)

    @Slot(bool)
    def _on_visible(self, is_visible: bool) -> None:  # noqa: FBT001  # a slot
        # Of a window that is closed Qt does not tell that it has the keyboard no longer, and it has it until later.
        if not is_visible:
            QTimer.singleShot(0, self, self._look_at_focus)

    @Slot()
    def _look_at_focus(self) -> None:
        self._on_focus_window(QGuiApplication.focusWindow())

    @Slot(str, object)
    def _on_copy_wanted(self, text: str, done: threading.Event) -> None:
        # X refuses a clipboard taken with an older time than its last owner's; the news of that owner must be in.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        QGuiApplication.clipboard().setText(text)
        done.set()
