"""A foreign window that says each click and each loss of the focus."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent


def say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


class Target(QPlainTextEdit):
    """Covers the screen."""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        position = event.globalPosition().toPoint()
        say(f"click {position.x()} {position.y()}")
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        say("focus lost")
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        if event.type() is QEvent.Type.ActivationChange:
            say("active" if self.isActiveWindow() else "inactive")
        super().changeEvent(event)


if __name__ == "__main__":
    app = QApplication(sys.argv)
    target = Target()
    target.setWindowTitle("Target")
    if "--fullscreen" in sys.argv:
        target.showFullScreen()
    else:
        target.showMaximized()
    app.exec()
