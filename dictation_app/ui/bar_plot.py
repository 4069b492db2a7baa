"""Bars with a scale, drawn in the colours of the theme: each stands for one thing and may be of several parts.

Where there is not room for all bars the newest, at the right, are shown. A tool tip says the values of a bar; a screen
reader gets the sentence that the owner sets as accessible description.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dictation_app.ui import theme
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LINES = 9
"""Height of a plot in lines of text."""
_LEAST_PITCH_PX = 2.0
_LARGEST_PITCH_PX = 40.0
_GAP_FROM_PX = 4.0
"""Bars that stand closer touch each other."""
_TICKS = 4
_MOST_NAMES = 6
_BESIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CUT_OFF_ABOVE = 0.98
"""So large a share of the bars is shown whole; one that is far higher than all others would flatten them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    parts: tuple[float, ...]
    """From below; each as high as it is, not as the sum so far."""
    told: str
    """Its values in words."""
    name: str = ""
    """Stands below the first of those with the same one, where there is room."""

    @property
    def height(self) -> float:
        """Of all parts."""
        return sum(self.parts)


class BarPlot(QWidget):
    """Shows bars; `scale` writes the numbers beside them."""

    def __init__(self, colours: Sequence[str], scale: Callable[[float], str], *, is_whole: bool = False) -> None:
        """With `is_whole` there are no halves of what is counted, also not beside small bars."""
        super().__init__()
        self._is_whole = is_whole
        self._colours = tuple(colours)
        self._scale = scale
        self._bars: tuple[Bar, ...] = ()
        self._level, self._level_name = 0.0, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> tuple[Bar, ...]:
        """The bars that there is room for."""
        return self._bars[-max(1, int(self._area().width() // _LEAST_PITCH_PX)) :]

    def show_bars(self, bars: Sequence[Bar], *, level: float = 0.0, level_name: str = "") -> None:
        """Draw these, with a line across at `level`."""
        self._bars = tuple(bars)
        self._level, self._level_name = level, level_name
        self.update()

    def bar_at(self, x: float) -> Bar | None:
        """The bar at this place."""
        bars, area = self.shown, self._area()
        if not bars or not area.left() <= x < area.left() + len(bars) * self._pitch(len(bars)):
            return None
        return bars[int((x - area.left()) / self._pitch(len(bars)))]

    def _top(self) -> float:
        """The highest value there is room for: a number that reads well."""
        heights = sorted([bar.height for bar in self.shown])
        if not heights or heights[-1] <= 0:
            return 1.0
        usual = heights[math.ceil(_CUT_OFF_ABOVE * len(heights)) - 1]
        highest = heights[-1] if heights[-1] <= 2 * usual else usual
        step = self._step(max(highest, self._level))
        return step * math.ceil(max(highest, self._level) / step)

    def _step(self, highest: float) -> float:
        """A round number that goes into `highest` some four times."""
        rough = highest / _TICKS
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
        return max(1.0, step) if self._is_whole else step

    def _area(self) -> QRectF:
        top = self._top_margin()
        return QRectF(self._scale_width(), top, max(1, self.width() - self._scale_width()), self.height() - 2 * top)

    def _top_margin(self) -> int:
        return self.fontMetrics().height() + SPACE // 2

    def _scale_width(self) -> int:
        highest = max((bar.height for bar in self._bars), default=0.0)
        return self.fontMetrics().horizontalAdvance(self._scale(highest)) + 2 * SPACE

    def _pitch(self, count: int) -> float:
        return min(_LARGEST_PITCH_PX, self._area().width() / max(1, count))

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """A few lines high."""
        return QSize(200, LINES * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """It may become narrow, not low."""
        return QSize(120, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Say the values of the bar below the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bar = self.bar_at(event.pos().x())
            QToolTip.showText(event.globalPos(), "" if bar is None else bar.told, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """The scale, the bars, the line across."""
        painter = QPainter(self)
        area, top = self._area(), self._top()
        self._paint_scale(painter, area, top)
        bars = self.shown
        pitch = self._pitch(len(bars))
        width = pitch - (1 if pitch >= _GAP_FROM_PX else 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, bar in enumerate(bars):
            below = 0.0
            for part, colour in zip(bar.parts, self._colours, strict=False):
                above = min(top, below + part)
                place = QRectF(
                    area.left() + number * pitch,
                    area.bottom() - above / top * area.height(),
                    width,
                    (above - below) / top * area.height(),
                )
                painter.setBrush(QColor(colour))
                painter.drawRect(place)
                below = above
        if self._level > 0:
            self._paint_level(painter, area, area.bottom() - self._level / top * area.height())
        self._paint_names(painter)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.tokens().secondary))
        for place, name in self.names():
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)

    def names(self) -> list[tuple[QRectF, str]]:
        """What stands below the bars and where: the newest, and every so many before it."""
        bars, area, metrics = self.shown, self._area(), self.fontMetrics()
        named = [n for n, bar in enumerate(bars) if bar.name and (n == 0 or bar.name != bars[n - 1].name)]
        pitch = self._pitch(len(bars))
        widest = max((metrics.horizontalAdvance(bars[number].name) for number in named), default=0)
        # The last is moved inwards by up to half of itself.
        apart = max(area.width() / _MOST_NAMES, 1.5 * widest + SPACE)
        found: list[tuple[QRectF, str]] = []
        middle_before = math.inf
        for number in reversed(named):
            middle = area.left() + (number + 0.5) * pitch
            if middle_before - middle >= apart - 0.5:
                width = metrics.horizontalAdvance(bars[number].name)
                left = min(max(0.0, middle - width / 2), self.width() - width - 1)
                found.append((QRectF(left, area.bottom() + SPACE // 2, width + 1, metrics.height()), bars[number].name))
                middle_before = middle
        return found[::-1]

    def _paint_scale(self, painter: QPainter, area: QRectF, top: float) -> None:
        colours, height = theme.tokens(), self.fontMetrics().height()
        step = self._step(top)
        for number in range(round(top / step) + 1):
            y = area.bottom() - number * step / top * area.height()
            painter.setPen(QColor(colours.border))
            painter.drawLine(QPoint(int(area.left()), int(y)), QPoint(int(area.right()), int(y)))
            painter.setPen(QColor(colours.secondary))
            place = QRect(0, int(y) - height // 2, int(area.left()) - SPACE, height)
            painter.drawText(place, _BESIDE, self._scale(number * step))

    def _paint_level(self, painter: QPainter, area: QRectF, y: float) -> None:
        colours, metrics = theme.tokens(), self.fontMetrics()
        painter.setPen(QPen(QColor(colours.text), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        # Above the bars, not across them.
        place = QRectF(area.left(), 0, area.width(), metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"- -  {self._level_name}")
