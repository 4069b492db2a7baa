"""The fields of the settings dialog as they look: Qt's own, in the colours of the theme.

The wheel scrolls the page and changes nothing on the way. A style sheet takes the little arrows and the tick away, and
has only files to put in their place; so they are drawn here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QDoubleSpinBox, QSpinBox

from dictation_app.ui import theme
from dictation_app.ui.choice_box import ARROW_ROOM_PX, as_wide_as_others, draw_arrow
from dictation_app.ui.labels import set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent

_SPIN_CHARACTERS = 10
_TICK = ((0.24, 0.52), (0.43, 0.7), (0.77, 0.32))
"""Of a square of side 1."""


class IntegerSpin(QSpinBox):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)
        self.setGroupSeparatorShown(True)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """The page scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Esc takes back what is being typed."""
        if _takes_back(self, event):
            with QSignalBlocker(self):
                self.setValue(self.value())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As wide as the others."""
        return as_wide_as_others(self, super().sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """With its arrows."""
        super().paintEvent(event)
        _draw_arrows(self)


class DecimalSpin(QDoubleSpinBox):
    """A number with one decimal."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)
        self.setDecimals(1)
        self.setSingleStep(0.5)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """The page scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Esc takes back what is being typed."""
        if _takes_back(self, event):
            with QSignalBlocker(self):
                self.setValue(self.value())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As wide as the others."""
        return as_wide_as_others(self, super().sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """With its arrows."""
        super().paintEvent(event)
        _draw_arrows(self)


def _takes_back(spin: QAbstractSpinBox, event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape and spin.lineEdit().isModified()


def _prepare(spin: QAbstractSpinBox) -> None:
    """What is typed counts when it is finished: with Enter, or on leaving the field."""
    spin.setKeyboardTracking(False)
    spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    spin.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
    spin.setMinimumWidth(_SPIN_CHARACTERS * spin.fontMetrics().averageCharWidth() + 2 * ARROW_ROOM_PX)
    spin.lineEdit().setTextMargins(SPACE * 3 // 4, 0, 0, 0)
    set_role(spin, "number")


def _draw_arrows(spin: QAbstractSpinBox) -> None:
    enabled = spin.stepEnabled()
    half = spin.height() / 2
    for is_up, flag in (
        (True, QAbstractSpinBox.StepEnabledFlag.StepUpEnabled),
        (False, QAbstractSpinBox.StepEnabledFlag.StepDownEnabled),
    ):
        middle = half - SPACE / 2 if is_up else half + SPACE / 2
        draw_arrow(spin, middle, is_up=is_up, is_strong=bool(enabled & flag))


class CheckBox(QCheckBox):
    """A box without words: they stand beside it."""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As high as a line of text."""
        side = self.fontMetrics().height() + SPACE // 2
        return QSize(side, side)

    def hitButton(self, _place: object) -> bool:  # noqa: N802  # Qt's name
        """All of it."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """A rounded square, filled and ticked; a ring around it has the keyboard."""
        colours, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 6
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.disabled), 1.2))
        painter.setBrush(QColor(colours.accent if self.isChecked() else colours.card))
        painter.drawRoundedRect(box, side / 4, side / 4)
        if self.isChecked():
            painter.setPen(QPen(QColor("#ffffff"), side / 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline([QPointF(box.left() + x * side, box.top() + y * side) for x, y in _TICK])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent_text), 1.6))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), side / 3, side / 3)
