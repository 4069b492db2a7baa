"""The level of the microphone as a wave of bars that runs to the left: `Waveform` holds it, `LevelMeter` shows it.

Levels come as often as the sound card gives blocks; a bar is the loudest of them in `COLUMN_S`, so the wave runs at
one speed everywhere and nothing loud is lost.
"""

from __future__ import annotations

import math
import time
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dictation_app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMN_S = 0.06
"""Time one bar stands for: about 16 new bars, and so paintings, a second."""

SILENCE_DBFS = -55.0
LOUD_DBFS = -12.0
"""Speech close to a microphone; louder fills the bar."""

_COLUMNS = 240
_BAR_PX = 3.0
_PITCH_PX = 5.0


def height_share(rms_dbfs: float) -> float:
    """How much of its room a bar fills, 0..1."""
    if math.isnan(rms_dbfs):
        return 0.0
    return min(1.0, max(0.0, (rms_dbfs - SILENCE_DBFS) / (LOUD_DBFS - SILENCE_DBFS)))


class Waveform:
    """The last bars, newest last."""

    def __init__(self) -> None:
        self._shares: deque[float] = deque(maxlen=_COLUMNS)
        self._column_from_s = -math.inf

    @property
    def shares(self) -> tuple[float, ...]:
        """Heights 0..1."""
        return tuple(self._shares)

    def add(self, rms_dbfs: float, at_s: float) -> bool:
        """Take a level; True when a new bar began, and painting is worth while."""
        share = height_share(rms_dbfs)
        if at_s - self._column_from_s < COLUMN_S and self._shares:
            self._shares[-1] = max(self._shares[-1], share)
            return False
        self._shares.append(share)
        self._column_from_s = at_s
        return True

    def clear(self) -> None:
        """Forget everything."""
        self._shares.clear()
        self._column_from_s = -math.inf

    def paint(self, painter: QPainter, area: QRectF, colour: QColor, rest: QColor) -> None:
        """Draw as many bars as fit; where nothing has been heard yet, dots."""
        count = int((area.width() + _PITCH_PX - _BAR_PX) // _PITCH_PX)
        heard = list(self._shares)[-count:]
        left = area.left() + (area.width() - (count * _PITCH_PX - (_PITCH_PX - _BAR_PX))) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(count):
            age = index - (count - len(heard))
            share = heard[age] if age >= 0 else 0.0
            height = max(_BAR_PX, share * area.height())
            painter.setBrush(colour if age >= 0 else rest)
            bar = QRectF(left + index * _PITCH_PX, area.center().y() - height / 2, _BAR_PX, height)
            painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)


class LevelMeter(QWidget):
    """The wave over the whole width; a dotted line at rest."""

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._waveform = Waveform()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Microphone level"))

    @property
    def waveform(self) -> Waveform:
        """What is drawn."""
        return self._waveform

    def show_level(self, rms_dbfs: float) -> None:
        """Take a level of the microphone."""
        if self._waveform.add(rms_dbfs, self._clock()):
            self.update()

    def clear(self) -> None:
        """Back to rest."""
        self._waveform.clear()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As high as a line of text and a half."""
        return QSize(120, round(1.6 * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """It may become narrow, not low."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the wave."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.tokens()
        self._waveform.paint(painter, QRectF(self.rect()), QColor(colours.accent_text), QColor(colours.meter_rest))
