"""Layouts of rows: widgets stand beside each other while there is room, and go on in the next row where there is none.

Qt has none of its own, and a row of buttons that does not fit would be cut off or widen the window.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Every widget as large as it asks to be; hidden ones leave no gap."""

    def __init__(self, *, gap_px: int) -> None:
        super().__init__()
        self._gap_px = gap_px
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  # Qt's name
        """Called by `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """Hidden ones, too."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt's name
        """None past the end, by which Qt knows it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt's name
        """Likewise."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  # Qt's name
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  # Qt's name
        """More rows where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's name
        """Down to the last row."""
        places = self._places(width)
        return max((place.bottom() + 1 for _item, place in places), default=0)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """All in one row."""
        places = self._places(1_000_000)
        return QSize(
            max((place.right() + 1 for _item, place in places), default=0),
            max((place.bottom() + 1 for _item, place in places), default=0),
        )

    def minimumSize(self) -> QSize:  # noqa: N802  # Qt's name
        """The largest widget."""
        size = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  # Qt's name
        """Put the widgets where they belong."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for item, place in self._places(rect.width()):
            if mirrored:
                place.moveRight(rect.width() - 1 - place.left())
            item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        places: list[tuple[QLayoutItem, QRect]] = []
        left = top = row_height = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left and left + size.width() > width:
                left, top, row_height = 0, top + row_height + self._gap_px, 0
            places.append((item, QRect(QPoint(left, top), QSize(min(size.width(), width), size.height()))))
            left += size.width() + self._gap_px
            row_height = max(row_height, size.height())
        return places


class EvenLayout(FlowLayout):
    """Columns of the same width over the whole room, so many that no row has fewer widgets than another."""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """All in one row."""
        shown = self._shown()
        width = len(shown) * (self._widest(shown) + self._gap_px) - self._gap_px
        return QSize(max(0, width), max((item.sizeHint().height() for item in shown), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    @staticmethod
    def _widest(shown: list[QLayoutItem]) -> int:
        return max((item.sizeHint().width() for item in shown), default=0)

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        shown = self._shown()
        count, widest, gap = len(shown), self._widest(shown), self._gap_px
        fitting = (n for n in range(count, 1, -1) if count % n == 0 and n * (widest + gap) - gap <= width)
        columns = next(fitting, 1)
        across = (width - (columns - 1) * gap) // columns
        height = max((item.sizeHint().height() for item in shown), default=0)
        return [
            (item, QRect(number % columns * (across + gap), number // columns * (height + gap), across, height))
            for number, item in enumerate(shown)
        ]
