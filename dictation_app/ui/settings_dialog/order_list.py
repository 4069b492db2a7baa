"""OrderList: a few names in an order that the keyboard changes. What holds is what it is filled with next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy

from dictation_app.ui.labels import set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_MOST_ROWS = 6
"""More are scrolled."""


class OrderList(QListWidget):
    """Asks for another order, or for one name less."""

    ordered = Signal(tuple)
    """The values as they are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(self, "pages")

    @property
    def values(self) -> tuple[str, ...]:
        """From top to bottom."""
        return tuple(str(self.item(at).data(Qt.ItemDataRole.UserRole)) for at in range(self.count()))

    def fill(self, lines: Sequence[tuple[str, str]]) -> None:
        """These values with their words; the one that was current remains so, wherever it is now."""
        self.ensurePolished()  # a screen reader asks at once where the rows are, and so they stay
        before, at = self.values, self.currentRow()
        current = before[at] if 0 <= at < len(before) and len(before) > 1 else None
        with QSignalBlocker(self):
            self.clear()
            for number, (value, words) in enumerate(lines, start=1):
                item = QListWidgetItem(self.tr("{number}. {name}").format(number=number, name=words))
                item.setToolTip(words)
                item.setData(Qt.ItemDataRole.UserRole, value)
                self.addItem(item)
            values = self.values
            at = values.index(current) if current in values else min(max(0, at), len(values) - 1)
            self.setCurrentRow(at)
        self.updateGeometry()

    @Slot()
    def move_up(self) -> None:
        """Ask for the current one to change places with the one above it."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """And with the one below it."""
        self._move(1)

    @Slot()
    def remove(self) -> None:
        """Ask for the current one to go."""
        values, at = self.values, self.currentRow()
        if len(values) > 1 and 0 <= at < len(values):
            self.ordered.emit((*values[:at], *values[at + 1 :]))

    def _move(self, by: int) -> None:
        values, at = list(self.values), self.currentRow()
        to = at + by
        if 0 <= at < len(values) and 0 <= to < len(values):
            values[at], values[to] = values[to], values[at]
            self.ordered.emit(tuple(values))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Alt with the arrow keys moves, Delete removes."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Up if is_alt:
                self.move_up()
            case Qt.Key.Key_Down if is_alt:
                self.move_down()
            case Qt.Key.Key_Delete:
                self.remove()
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As high as its rows."""
        rows = min(max(1, self.count()), _MOST_ROWS)
        row_px = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        return QSize(super().sizeHint().width(), rows * row_px + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """It may become narrow, not low."""
        return QSize(1, self.sizeHint().height())
