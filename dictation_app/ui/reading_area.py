"""An area that scrolls what is too high for it, and keeps a place in it in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint


class ReadingArea(QScrollArea):
    """Widgets below each other, as wide as the area."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(SPACE, 0, SPACE // 2, 0)
        column.setSpacing(SPACE)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.content)

    def go_to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    def shows(self, widget: QWidget, place: QPoint) -> bool:
        """Whether this place in a widget can be seen."""
        return self.viewport().rect().contains(widget.mapTo(self.viewport(), place))

    def keep_in_sight(self, widget: QWidget, place: QPoint, *, lines: int) -> None:
        """Scroll to a place in a widget where it cannot be seen, with so many lines around it."""
        inside = widget.mapTo(self.content, place)
        self.ensureVisible(inside.x(), inside.y(), 0, lines * widget.fontMetrics().lineSpacing())
