"""A program with the overlay and the tray icon that does what its standard input says, one command a line."""

from __future__ import annotations

import sys
from dataclasses import replace

from PySide6.QtCore import QObject, QSocketNotifier, Slot
from PySide6.QtWidgets import QApplication

from dictation_app.ui import theme
from dictation_app.ui.icons import app_icon
from dictation_app.ui.main_window import MainWindow
from dictation_app.ui.notices import Notices
from dictation_app.ui.overlay import Overlay
from dictation_app.ui.tray import TrayIcon
from dictation_app.values.status import AppState
from tests.dictations import LAST
from tests.ui.click_target import say
from tests.ui.statuses import READY, live, speech_levels


class Program(QObject):
    """Answers each command with ``done`` and the window id of the overlay, when it is carried out."""

    def __init__(self) -> None:
        super().__init__()
        theme.apply("light")
        QApplication.setWindowIcon(app_icon())
        self.overlay = Overlay()
        self.tray = TrayIcon(self)
        self.window = MainWindow()
        self.notices = Notices(self.tray, self.overlay)
        self.window.quit_requested.connect(lambda: say("quit requested"))
        self.window.hidden_to_tray.connect(lambda: say("hidden to tray"))
        self.tray.show_requested.connect(lambda: say("show requested"))
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._on_input)

    @Slot()
    def _on_input(self) -> None:
        line = sys.stdin.readline()
        if not line:
            QApplication.quit()
            return
        command, _, rest = line.strip().partition(" ")
        if command == "levels":
            for level in speech_levels(int(rest)):
                self.overlay.show_level(level)
        elif command == "outcome":
            self.overlay.show_outcome(rest, True)
        elif command == "notice":
            self.notices.tell("Dictation", rest)
        elif command == "live":
            self.overlay.show_status(replace(READY, state=AppState.LISTENING, live=live("So far it is", f" {rest}")))
        elif command == "tray":
            self.tray.show()
        elif command == "dark":
            theme.apply("dark")
        elif command == "window":
            self.window.show()
        elif command == "quit":
            QApplication.quit()
        else:
            status = replace(READY, state=AppState(command), last=LAST)
            for view in (self.overlay, self.tray, self.window):
                view.show_status(status)
        say(f"done {int(self.overlay.winId())}")


if __name__ == "__main__":
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    program = Program()
    say("ready")
    app.exec()
    say("ended")
