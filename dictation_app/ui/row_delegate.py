"""RowDelegate: how rows of the History and the Files page look alike: the ground, the signs, a bold line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate

from dictation_app.ui import icons, theme
from dictation_app.ui.labels import glyph_size
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

SIDE_PX = SPACE + SPACE // 2
LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
"""A painter mirrors it for languages written from right to left."""


class RowDelegate(QStyledItemDelegate):
    """A subclass knows what stands in a row, and how high it is."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._glyphs: dict[tuple[str, str], QIcon] = {}

    def _metrics(self) -> QFontMetrics:
        return self._view.fontMetrics()

    def _line_px(self) -> int:
        """Of a line with signs in it."""
        return max(self._metrics().height(), glyph_size(self._view).height())

    @staticmethod
    def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colours = theme.tokens()
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        fill = colours.note_fill if is_selected else colours.hover if state & QStyle.StateFlag.State_MouseOver else ""
        if not fill and not has_focus:
            return
        edge = colours.accent_text if has_focus else colours.note_border if is_selected else fill
        painter.setPen(QPen(QColor(edge), 2 if has_focus else 1))
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)

    def _paint_bold(self, painter: QPainter, line: QRect, text: str, elided: Qt.TextElideMode) -> None:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().text))
        painter.drawText(line, LEADING, QFontMetrics(font).elidedText(text, elided, line.width()))
        painter.setFont(self._view.font())

    def _paint_glyph(self, painter: QPainter, place: QRect, name: str, colour: str) -> None:
        if (name, colour) not in self._glyphs:
            self._glyphs[name, colour] = icons.glyph(name, colour)
        size = glyph_size(self._view)
        pixmap = self._glyphs[name, colour].pixmap(size, self._view.devicePixelRatioF())
        painter.drawPixmap(QPointF(place.left(), place.top() + (place.height() - size.height()) // 2), pixmap)
