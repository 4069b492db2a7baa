"""A small window as a program of its own, from which files are dragged as from a file manager.

Run as ``python drag_source.py TITLE ADDRESS...``: a press and a move with the left button drags those addresses.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    def __init__(self, title: str, addresses: list[str]) -> None:
        super().__init__("drag me")
        self.setWindowTitle(title)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.resize(200, 120)
        self._addresses = addresses

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        mime = QMimeData()
        mime.setUrls([QUrl(address) for address in self._addresses])
        drag = QDrag(self)
        drag.setMimeData(mime)
        # A file manager offers to move first.
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    source = Source(sys.argv[1], sys.argv[2:])
    source.show()
    sys.exit(application.exec())
