"""ChoiceBox: a drop-down list in the colours of the theme, for settings and pages.

The wheel scrolls the page and changes nothing on the way. A style sheet takes the little arrow away, and has only files
to put in its place; so it is drawn here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
)

from dictation_app.ui import theme
from dictation_app.ui.labels import set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

ARROW_ROOM_PX = 24
FIELD_CHARACTERS = 32
"""So wide is a field beside its name."""
_LEAST_CHARACTERS = 18


def as_wide_as_others(field: QWidget, own: QSize) -> QSize:
    """Fields below each other begin and end at the same place, unless one needs more room."""
    return QSize(max(own.width(), FIELD_CHARACTERS * field.fontMetrics().averageCharWidth()), own.height())


def draw_arrow(widget: QWidget, middle_px: float, *, is_up: bool, is_strong: bool = True) -> None:
    """In the room at the end of a field."""
    colours, painter = theme.tokens(), QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = colours.secondary if is_strong and widget.isEnabled() else colours.meter_rest
    painter.setPen(QPen(QColor(colour), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    is_mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    across = ARROW_ROOM_PX / 2 + 1 if is_mirrored else widget.width() - ARROW_ROOM_PX / 2 - 1
    side = SPACE * 0.4
    rise = -side / 2 if is_up else side / 2
    painter.drawPolyline(
        [
            QPointF(across - side, middle_px - rise),
            QPointF(across, middle_px + rise),
            QPointF(across + side, middle_px - rise),
        ]
    )


class _Rows(QStyledItemDelegate):
    """The list of a `ChoiceBox`: its rows have room to be clicked, a separator is a thin line."""

    def sizeHint(  # noqa: N802  # Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Of one row."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), SPACE + 1 if _is_separator(index) else option.fontMetrics.height() + SPACE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The words, or the line."""
        if _is_separator(index):
            middle = option.rect.center().y()
            painter.setPen(QColor(theme.tokens().border))
            painter.drawLine(option.rect.left(), middle, option.rect.right(), middle)
        else:
            super().paint(painter, option, index)


def _is_separator(index: QModelIndex | QPersistentModelIndex) -> bool:
    return bool(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator")  # as Qt marks it


class ChoiceBox(QComboBox):
    """One of several values, each with words for it."""

    def __init__(self, *, as_wide_as_fields: bool = True) -> None:
        super().__init__()
        self._as_wide_as_fields = as_wide_as_fields
        self.setItemDelegate(_Rows(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        set_role(self, "choice")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """The page scrolls."""
        event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As wide as the others, where it stands among fields."""
        own = super().sizeHint()
        return as_wide_as_others(self, own) if self._as_wide_as_fields else own

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Long words end in "…" rather than widen the page."""
        own = super().minimumSizeHint()
        return QSize(min(own.width(), _LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()), own.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """With its arrow, and "…" where the words do not fit."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        draw_arrow(self, self.height() / 2, is_up=False)

    def fill(self, options: Sequence[tuple[str, str]], current: str) -> None:
        """Offer these values with their words; one that is not among them stands as it is."""
        if not any(value == current for value, _ in options):
            options = [*options, (current, current)]
        with QSignalBlocker(self):
            if [(self.itemData(i), self.itemText(i)) for i in range(self.count())] != list(options):
                self.clear()
                for value, label in options:
                    self.addItem(label, value)
            self.setCurrentIndex(self.findData(current))

    @property
    def whole_width(self) -> int:
        """With less the words of its value, or of the first one offered, end in "…"; in pixels."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = max(self.fontMetrics().horizontalAdvance(text) for text in (self.currentText(), self.itemText(0)))
        contents = QSize(words, self.fontMetrics().height())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, contents, self).width()

    def let_shrink(self, characters: int) -> None:
        """It may become narrower than its longest words, down to so many characters."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(characters)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
