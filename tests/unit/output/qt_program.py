"""A program of somebody else's, run in a process of its own: a Qt editor, or a Qt owner of the clipboard.

``editor FILE`` shows a window titled "qt editor" and keeps FILE as its text; ``editor FILE v`` one titled
"qt v editor", which pastes by Ctrl+V alone. ``owner`` puts on the clipboard what it
reads: one line of JSON at a time, format -> base64; it answers each with a line.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit


class _OnlyCtrlV(QPlainTextEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        if event.key() != Qt.Key.Key_Insert:
            super().keyPressEvent(event)


def edit(file: Path, *, by_v: bool) -> None:
    """Run the editor."""
    app = QApplication(["qt-v-editor" if by_v else "qt-editor"])
    editor = _OnlyCtrlV() if by_v else QPlainTextEdit()
    editor.setWindowTitle("qt v editor" if by_v else "qt editor")

    def save() -> None:
        part = file.with_suffix(".part")
        part.write_text(editor.toPlainText(), encoding="utf-8")
        part.replace(file)

    editor.textChanged.connect(save)
    editor.show()
    app.exec()


def own() -> None:
    """Run the owner."""
    app = QGuiApplication([])

    def read_line() -> None:
        line = sys.stdin.readline()
        if not line:
            app.quit()
            return
        data = QMimeData()
        for name, encoded in json.loads(line).items():
            data.setData(name, base64.b64decode(encoded))
        app.clipboard().setMimeData(data)
        sys.stdout.write("done\n")
        sys.stdout.flush()

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(read_line)
    app.exec()


if __name__ == "__main__":
    edit(Path(sys.argv[2]), by_v=sys.argv[3:] == ["v"]) if sys.argv[1] == "editor" else own()
