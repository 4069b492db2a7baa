"""The words understood so far, as lines: `LiveLines` wraps and paints them for the overlay and the window.

Lines are filled from the first word on, so a word that comes changes the line it stands on and none before it; the
picture moves up by a line when a new one begins, and never back. Qt counts text in UTF-16 units, Python in characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dictation_app.ui import theme
from dictation_app.ui.labels import direction_of
from dictation_app.values.status import EngineWork, LiveText

if TYPE_CHECKING:
    from dictation_app.values.status import AppStatus

_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|[\u3002\uff01\uff1f]+")
_SENTENCE_CHARACTERS = 600
"""Searched for the last sentence; a longer one is not told."""

_HIDDEN_LINES = 8
"""So many lines above the visible ones are wrapped anew with each word; those before them are done with."""


def without_words(status: AppStatus) -> AppStatus:
    """The status but for what changes several times a second while somebody speaks."""
    return replace(status, live=LiveText(), work=EngineWork())


def last_sentence(live: LiveText) -> str:
    """The last whole sentence that is not rewritten any more; what a screen reader can be told while one speaks."""
    settled = live.text[: live.stable_characters][-_SENTENCE_CHARACTERS:]
    ends = [match.end() for match in _SENTENCE_END.finditer(settled)]
    if not ends:
        return ""
    before = ends[-2] if len(ends) > 1 else 0
    return settled[before : ends[-1]].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The two colours of live text."""

    stable: QColor
    changing: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wrapping:
    """What lines depend on besides the text."""

    width: int
    rows: int
    font: QFont
    ink: Ink


class LiveLines:
    """A `LiveText` in lines of one width, of which the last ones are painted."""

    def __init__(self) -> None:
        self._live = LiveText()
        self._wrapping: _Wrapping | None = None
        self._layout = QTextLayout()
        self._done = ""
        """The beginning of the text, which is above the picture for good."""
        self._first_line = 0

    def clear(self) -> None:
        """Forget the words."""
        self._live, self._wrapping, self._layout = LiveText(), None, QTextLayout()
        self._done, self._first_line = "", 0

    @property
    def lines(self) -> tuple[str, ...]:
        """What the last painting showed, from the top."""
        text = _utf16(self._layout.text())
        found = (self._layout.lineAt(index) for index in range(self._first_line, self._layout.lineCount()))
        return tuple(
            text[2 * line.textStart() : 2 * (line.textStart() + line.textLength())].decode("utf-16-le")
            for line in found
        )

    def paint(self, painter: QPainter, area: QRect, live: LiveText, font: QFont, ink: Ink) -> None:
        """Draw the last lines that fit into `area`, the newest words among them."""
        pitch = QFontMetricsF(font).lineSpacing()
        rows = max(1, int((area.height() + 1) / pitch))
        wrapping = _Wrapping(width=area.width(), rows=rows, font=font, ink=ink)
        if (live, wrapping) != (self._live, self._wrapping):
            self._wrap(live, wrapping)
        top = QPointF(area.left(), area.top() - self._first_line * pitch)
        for index in range(self._first_line, self._layout.lineCount()):
            self._layout.lineAt(index).draw(painter, top)
        if self._done or self._first_line:
            self._paint_ellipsis(painter, area, font, ink)

    def _paint_ellipsis(self, painter: QPainter, area: QRect, font: QFont, ink: Ink) -> None:
        """Three dots in the margin beside the first line, where they move no word."""
        metrics = QFontMetricsF(font)
        size = metrics.height() * 0.1
        leftwards = self._layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft
        left = area.right() + 1 + size * 2 if leftwards else area.left() - size * 7
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.changing)
        for index in range(3):
            painter.drawEllipse(QRectF(left + 2 * size * index, area.top() + metrics.ascent() - size, size, size))

    def _wrap(self, live: LiveText, wrapping: _Wrapping) -> None:
        if wrapping != self._wrapping or not live.text.startswith(self._done):
            self._done, self._first_line = "", 0
        self._live, self._wrapping = live, wrapping
        self._fill(wrapping)
        # What is stable and far above the picture needs no wrapping any more: each line of the rest stays as it is.
        surplus = self._first_line - _HIDDEN_LINES
        if surplus >= _HIDDEN_LINES:
            start = self._layout.lineAt(surplus).textStart()
            gone = _utf16(self._layout.text())[: 2 * start].decode("utf-16-le")
            if len(self._done) + len(gone) <= live.stable_characters:
                self._done += live.text[len(self._done) : len(self._done) + len(gone)]
                self._first_line -= surplus
                self._fill(wrapping)

    def _fill(self, wrapping: _Wrapping) -> None:
        live = self._live
        text = live.text[len(self._done) :].replace("\n", "\u2028")
        stable = _utf16_length(text[: max(0, live.stable_characters - len(self._done))])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        direction = direction_of(live.text)
        option.setTextDirection(direction)
        option.setAlignment(
            Qt.AlignmentFlag.AlignRight if direction is Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
        )
        layout = QTextLayout(text, wrapping.font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(
            [
                _coloured(0, stable, wrapping.ink.stable),
                _coloured(stable, _utf16_length(text) - stable, wrapping.ink.changing),
            ]
        )
        metrics = QFontMetricsF(wrapping.font)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wrapping.width)
            # By their baselines: a line in another script's font may be higher.
            top = line.lineNumber() * metrics.lineSpacing() + metrics.ascent() - line.ascent()
            line.setPosition(QPointF(0, top))
        layout.endLayout()
        self._layout = layout
        lowest = max(0, layout.lineCount() - 1)
        self._first_line = max(layout.lineCount() - wrapping.rows, min(self._first_line, lowest))


class LiveTextView(QWidget):
    """Live text in the colours of the window, as many lines as there is room for."""

    def __init__(self, *, minimum_lines: int, margin_px: int) -> None:
        super().__init__()
        self._margin_px = margin_px
        self._minimum_lines = minimum_lines
        self._live = LiveText()
        self._lines = LiveLines()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Live text"))

    @property
    def lines(self) -> LiveLines:
        """What is drawn."""
        return self._lines

    @property
    def has_words(self) -> bool:
        """Whether anything is drawn."""
        return bool(self._live.text)

    def show_live(self, live: LiveText) -> None:
        """Draw more words; a screen reader is told whole sentences."""
        if live == self._live:
            return
        self._live = live
        if not live.text:
            self._lines.clear()
        sentence = last_sentence(live)
        if sentence != self.accessibleDescription():
            self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """It takes what room there is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """A few lines."""
        return QSize(40, self._minimum_lines * self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the last lines."""
        colours = theme.tokens()
        ink = Ink(stable=QColor(colours.text), changing=QColor(colours.secondary))
        area = self.rect().adjusted(self._margin_px, 0, -self._margin_px, 0)
        self._lines.paint(QPainter(self), area, self._live, self.font(), ink)


def _coloured(start: int, length: int, colour: QColor) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, length
    look = QTextCharFormat()
    look.setForeground(colour)
    found.format = look
    return found


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _utf16_length(text: str) -> int:
    return len(_utf16(text)) // 2
