"""A small Qt editor as a program of its own: a foreign window to dictate into.

Run as ``python qt_editor.py TITLE``. Reads commands from stdin, one a line: ``text`` answers with the text as a JSON
line, ``clear`` empties it and answers ``null``, ``active`` says whether it has the focus.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QSocketNotifier, Slot
from PySide6.QtWidgets import QApplication, QPlainTextEdit


class Editor(QPlainTextEdit):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.resize(560, 300)
        self._commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._commands.activated.connect(self.obey)

    @Slot()
    def obey(self) -> None:
        command = sys.stdin.readline().strip()
        if not command:
            QApplication.quit()
            return
        answer = {"text": self.toPlainText, "active": self.isActiveWindow, "clear": self.clear}[command]()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    editor = Editor(sys.argv[1])
    editor.show()
    sys.exit(application.exec())
