"""Two cards that share a room: beside each other where it is wide, else below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from dictation_app.ui.labels import set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

_BESIDE_CHARACTERS = 105
"""So wide it must be for both beside each other."""
_EDGE_PX = 1
"""Of a card."""
_LEAST_SHARE, _MOST_SHARE = 0.45, 0.65
"""Of the room, for the second card."""


class TwoCards(QSplitter):
    """The second one gets as much height as it needs, until the user has moved the border."""

    def __init__(self, first: QWidget, second: QWidget, wanted_height: Callable[[int], int]) -> None:
        """`wanted_height` is what the second one needs for a width."""
        super().__init__(Qt.Orientation.Vertical)
        self._wanted_height = wanted_height
        self._is_moved = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(SPACE)
        for widget in (first, second):
            card = QFrame()
            set_role(card, "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
            inside.addWidget(widget)
            self.addWidget(card)
            self.setStretchFactor(self.count() - 1, 1)
        self.splitterMoved.connect(self._on_moved)

    @Slot()
    def divide(self) -> None:
        """Give each its share again: what the second one needs may have changed."""
        if self._is_moved:
            return
        if self.orientation() is Qt.Orientation.Horizontal:
            whole, wanted = self.width(), _LEAST_SHARE * self.width()
        else:
            whole = self.height()
            needed = self._wanted_height(self.width() - 2 * SPACE) + SPACE + 2 * _EDGE_PX
            wanted = max(_LEAST_SHARE * whole, min(_MOST_SHARE * whole, needed))
        self.setSizes([whole - round(wanted), round(wanted)])

    @Slot()
    def _on_moved(self) -> None:
        self._is_moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Turn where the room has another shape."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        is_wide = self.width() >= _BESIDE_CHARACTERS * self.fontMetrics().averageCharWidth()
        orientation = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.orientation() is not orientation:
            self.setOrientation(orientation)
            self._is_moved = False
        self.divide()
