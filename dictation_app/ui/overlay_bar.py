"""Bar: measures and paints a `Content` of the overlay, in the font it is given; where that is, it does not know.

With the first words of a dictation it grows by two lines, once; after that words are only painted.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPen, QTextLayout

from dictation_app.ui import icons, words
from dictation_app.ui.live_text import Ink, LiveLines
from dictation_app.ui.overlay_content import Content, Look
from dictation_app.ui.waveform import Waveform

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QIcon

    from dictation_app.values.status import AppState

_MAX_WIDTH_EM = 40
"""Of a sentence: some 80 letters."""
_SENTENCE_LINES = 3
"""What to do stands at the end of an outcome: it goes on below, rather than being cut off."""
_WAVE_PX = 128
_DOTS = 3
_DOT_RAD_PER_S = 5
_LIVE_LINES = 2
_LIVE_WIDTH_EM = 32
"""Of the bar where live text is on, from the start: a line of some ten words."""

# The same in light and dark: the bar lies over other programs' windows, not over ours.
FILL = QColor(24, 26, 31)
_EDGE = QColor(255, 255, 255, 48)
_TEXT = QColor("#f2f3f6")
_DIM = QColor("#b3b9c5")
_WAVE = QColor("#ff8087")
_REST = QColor("#555c69")
_INK = Ink(stable=_TEXT, changing=QColor("#8f97a6"))


class Bar:
    """Owns what is painted besides a `Content`: the level of the microphone, and how the words are wrapped."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.waveform = Waveform()
        self.lines = LiveLines()
        self._icons: dict[tuple[AppState, bool], QIcon] = {}

    def clear(self) -> None:
        """A new dictation begins."""
        self.waveform.clear()
        self.lines.clear()

    # --- measures ---------------------------------------------------------------------------------------------

    @property
    def em_px(self) -> int:
        """Height of the font."""
        return self._metrics.height()

    @property
    def row_px(self) -> int:
        """Height of the line with the picture; all there is without live text."""
        return round(2.6 * self.em_px)

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font)

    @property
    def _icon_px(self) -> int:
        return max((size for size in (16, 22, 24, 32, 48) if size <= 1.6 * self.em_px), default=16)

    @property
    def _lines_px(self) -> int:
        return math.ceil(_LIVE_LINES * QFontMetricsF(self.font).lineSpacing())

    def size(self, content: Content) -> QSize:
        """What the content takes, on a screen that is wide enough."""
        lines_px = self._lines_px + round(0.7 * self.em_px) if content.live.text else 0
        width = self._width(content)
        if content.look is Look.OUTCOME:
            more = len(self.wrapped(content.sentence, width - self._around_px)) - 1
            lines_px = more * self._metrics.lineSpacing()
        return QSize(width, self.row_px + lines_px)

    @property
    def _around_px(self) -> int:
        """Beside a sentence: the picture and the room at both ends."""
        return 2 * self.em_px + self._icon_px + self.em_px // 2

    def wrapped(self, sentence: str, width_px: int) -> list[str]:
        """As it stands in the bar, from top to bottom."""
        layout = QTextLayout(sentence, self.font)
        layout.beginLayout()
        starts = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width_px)
            starts.append(line.textStart())
        layout.endLayout()
        starts = starts[:_SENTENCE_LINES] or [0]
        lines = [sentence[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
        return [*lines[:-1], self._metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width_px)]

    def _width(self, content: Content) -> int:
        em, metrics = self.em_px, self._metrics
        around = self._around_px
        text = metrics.horizontalAdvance(content.sentence) + 2
        if content.look is Look.OUTCOME:
            return min(_MAX_WIDTH_EM * em, around + text)
        live = _WAVE_PX + metrics.horizontalAdvance(f"00:00{content.hint}") + 2 * em
        if content.wide:
            live = max(live, _LIVE_WIDTH_EM * em - around)
        if content.look is Look.LISTENING:
            return around + (max(live, text) if content.warning else live)
        # As wide as while listening: a bar that jumps draws the eye.
        return around + max(live, text + 3 * em)

    # --- picture ----------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, area: QRect, content: Content, *, now_s: float, animated_s: float) -> None:
        """Draw everything there is to see; `animated_s` is how long it has been shown."""
        em, icon_px, row_px = self.em_px, self._icon_px, self.row_px
        painter.setPen(QPen(_EDGE, 1))
        painter.setBrush(FILL)
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), (row_px - 1) / 2, (row_px - 1) / 2)
        if content.look is Look.OUTCOME:
            row_px = area.height()
        icon = QRect(em - 2, (row_px - icon_px) // 2, icon_px, icon_px)
        self._icon(content.icon, private=content.private).paint(painter, icon)
        rest = QRect(icon.right() + 1 + em // 2, 0, 0, row_px)
        rest.setRight(area.width() - em - 1)
        if content.look is Look.LISTENING and not content.warning:
            self._paint_listening(painter, rest, words.clock(now_s - content.listening_since_s), content.hint)
        elif content.look in {Look.LISTENING, Look.OUTCOME}:
            self._paint_sentence(painter, rest, content.sentence)
        else:
            self._paint_dots(painter, rest, animated_s)
            self._paint_sentence(painter, rest.adjusted(0, 0, -3 * em, 0), content.sentence)
        if content.live.text:
            lines = QRect(rest.left(), row_px - em // 8, rest.width(), self._lines_px)
            self.lines.paint(painter, lines, content.live, self.font, _INK)

    def _icon(self, state: AppState, *, private: bool) -> QIcon:
        if (state, private) not in self._icons:
            self._icons[state, private] = icons.state_icon(state, private=private)
        return self._icons[state, private]

    def _paint_listening(self, painter: QPainter, area: QRect, clock: str, hint: str) -> None:
        em, metrics, middle = self.em_px, self._metrics, Qt.AlignmentFlag.AlignVCenter
        clock_px = metrics.horizontalAdvance("00:00") + 2
        left = area.right() + 1 - metrics.horizontalAdvance(hint) - em - clock_px
        wave = QRectF(area.left(), area.height() * 0.22, left - em - area.left(), area.height() * 0.56)
        self.waveform.paint(painter, wave, _WAVE, _REST)
        painter.setPen(_TEXT)
        painter.drawText(QRect(left, 0, clock_px + em, area.height()), middle, clock)
        painter.setPen(_DIM)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, hint)

    def _paint_sentence(self, painter: QPainter, area: QRect, sentence: str) -> None:
        painter.setPen(_TEXT)
        lines = self.wrapped(sentence, area.width())
        line_px = self._metrics.lineSpacing()
        top = area.top() + (area.height() - len(lines) * line_px) // 2
        for index, line in enumerate(lines):
            row = QRect(area.left(), top + index * line_px, area.width(), line_px)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_dots(self, painter: QPainter, area: QRect, animated_s: float) -> None:
        """Dots that breathe one after the other."""
        size = self.em_px * 0.36
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(_DOTS):
            phase = animated_s * _DOT_RAD_PER_S - index * 0.9
            colour = QColor(_TEXT)
            colour.setAlphaF(0.3 + 0.7 * (0.5 + 0.5 * math.sin(phase)))
            painter.setBrush(colour)
            left = area.right() - (_DOTS - index) * size * 2 + size
            painter.drawEllipse(QRectF(left, area.center().y() - size / 2 + 0.5, size, size))
