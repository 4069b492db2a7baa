"""How a segment is laid out and drawn: the time, at a change of speaker the name, and the text with its marks.

Laid out is what is seen, and the rest little by little (`segments_view`): a layout costs some tens of microseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from dictation_app.history.spoken import PlacedWord, place_words, standing_at
from dictation_app.ui import theme
from dictation_app.ui.labels import side_of
from dictation_app.ui.theme import SPACE
from dictation_app.ui.transcript import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.values.speech import Segment

PAD_PX: Final = SPACE // 2
_NAME_GAP_PX: Final = 2
_ROUND_PX: Final = 6.0
_MARK_PX: Final = 3.0
_SMALL: Final = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What all rows have in common."""

    font: QFont
    small: QFont
    strong: QFont
    width_px: int
    has_hours: bool

    @property
    def gutter_px(self) -> int:
        """Room of the times."""
        widest = QFontMetricsF(self.small).horizontalAdvance("0:00:00" if self.has_hours else "00:00")
        return round(widest) + 3 * SPACE

    @property
    def text_px(self) -> int:
        """Room of the texts."""
        return max(40, self.width_px - self.gutter_px - SPACE)

    @property
    def line_px(self) -> float:
        """Height of a line of text."""
        return QFontMetricsF(self.font).lineSpacing()

    @property
    def name_px(self) -> int:
        """Height of a speaker's name and the gap below it."""
        return round(QFontMetricsF(self.strong).lineSpacing()) + _NAME_GAP_PX


@dataclass(slots=True)
class Laid:
    """One segment, laid out."""

    segment: Segment
    has_name: bool
    layout: QTextLayout
    text_top_px: int
    height_px: int
    placed: tuple[PlacedWord, ...]
    units: Sequence[int]
    """Where each character of the text is for Qt, which counts in UTF-16."""
    unsure: list[QTextLayout.FormatRange] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is to be seen of a row for now."""

    is_chosen: bool = False
    has_cursor: bool = False
    is_heard: bool = False
    word: int | None = None
    """Which of the placed words is heard."""
    hits: Sequence[tuple[int, int]] = ()
    """Characters that were looked for."""
    hit: tuple[int, int] | None = None
    """Of these, the one it is at."""
    is_edited: bool = False
    """A field stands where the text is."""


def look(font: QFont, width_px: int, *, has_hours: bool) -> Look:
    """Of a list of this width."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    small = theme.scaled(font, _SMALL)
    return Look(font=QFont(font), small=small, strong=strong, width_px=width_px, has_hours=has_hours)


def lay_out(segment: Segment, look: Look, *, has_name: bool) -> Laid:
    """As wide as there is room, as high as it takes."""
    text = segment.text.strip()
    layout = QTextLayout(text, look.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(side_of(text))
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(look.text_px)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    top = PAD_PX + (look.name_px + PAD_PX if has_name else 0)
    placed = place_words(text, segment.words)
    units = _units(text)
    return Laid(
        segment=segment,
        has_name=has_name,
        layout=layout,
        text_top_px=top,
        height_px=round(top + max(height, look.line_px)) + PAD_PX,
        placed=placed,
        units=units,
        unsure=[_range(units, word.start, word.end, _doubtful()) for word in placed if word.is_unsure],
    )


def guessed_height_px(segment: Segment, look: Look, letter_px: float, *, has_name: bool) -> int:
    """About as high as it will be."""
    lines = max(1, -(-round(len(segment.text) * letter_px) // look.text_px))
    top = PAD_PX + (look.name_px + PAD_PX if has_name else 0)
    return round(top + lines * look.line_px) + PAD_PX


def character_at(laid: Laid, look: Look, point: QPointF, *, near_only: bool) -> int | None:
    """Which character of the text is there; None beside the letters, unless the nearest is wanted."""
    inside = point - QPointF(look.gutter_px, laid.text_top_px)
    lines = [laid.layout.lineAt(number) for number in range(laid.layout.lineCount())]
    for number, line in enumerate(lines):
        if inside.y() <= line.rect().bottom() or number == len(lines) - 1:
            drawn = line.naturalTextRect()
            if near_only and not drawn.adjusted(-SPACE, -PAD_PX, SPACE, PAD_PX).contains(inside):
                return None
            how = line.CursorPosition.CursorOnCharacter if near_only else line.CursorPosition.CursorBetweenCharacters
            unit = line.xToCursor(inside.x(), how)
            return max(0, next((n for n, at in enumerate(laid.units) if at >= unit), len(laid.units) - 1))
    return None


def word_at(laid: Laid, look: Look, point: QPointF) -> PlacedWord | None:
    """The spoken word under the mouse."""
    character = character_at(laid, look, point, near_only=True)
    index = standing_at(laid.placed, character) if character is not None else None
    return laid.placed[index] if index is not None else None


def draw(painter: QPainter, laid: Laid, look: Look, place: QRectF, marks: Marks) -> None:
    """All of a row."""
    colours = theme.tokens()
    ground = place.adjusted(1, 1, -1, -1)
    if marks.is_chosen and not marks.is_edited:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.note_fill))
        painter.drawRoundedRect(ground, _ROUND_PX, _ROUND_PX)
    if marks.has_cursor or marks.is_edited:
        painter.setPen(QPen(QColor(colours.accent_text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, _ROUND_PX, _ROUND_PX)
    if marks.is_heard:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_text))
        bar = QRectF(
            place.left() + 3, place.top() + laid.text_top_px, _MARK_PX, place.height() - laid.text_top_px - PAD_PX
        )
        painter.drawRoundedRect(bar, _MARK_PX / 2, _MARK_PX / 2)
    left = place.left() + look.gutter_px
    if laid.has_name:
        painter.setPen(QColor(colours.accent_text))
        painter.setFont(look.strong)
        name = QFontMetricsF(look.strong).elidedText(laid.segment.speaker, Qt.TextElideMode.ElideRight, look.text_px)
        painter.drawText(
            QRectF(left, place.top() + PAD_PX, look.text_px, look.name_px), laid.layout.textOption().alignment(), name
        )
    painter.setPen(QColor(colours.secondary))
    painter.setFont(look.small)
    first = QRectF(place.left(), place.top() + laid.text_top_px, look.gutter_px - 1.5 * SPACE, look.line_px)
    time = sentences.clock(laid.segment.start_s, hours=look.has_hours)
    painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
    if not marks.is_edited:
        painter.setPen(QColor(colours.text))
        laid.layout.draw(painter, QPointF(left, place.top() + laid.text_top_px), _ranges(laid, marks))


def _ranges(laid: Laid, marks: Marks) -> list[QTextLayout.FormatRange]:
    colours = theme.tokens()
    ranges = list(laid.unsure)
    found = _ground(colours.hit_fill, colours.text)
    ranges += [_range(laid.units, *hit, found) for hit in marks.hits if hit != marks.hit]
    if marks.word is not None and marks.word < len(laid.placed):
        word = laid.placed[marks.word]
        ranges.append(_range(laid.units, word.start, word.end, _ground(colours.note_border, colours.text)))
    if marks.hit is not None:
        ranges.append(_range(laid.units, *marks.hit, _ground(colours.accent, "#ffffff")))
    return ranges


def _range(units: Sequence[int], start: int, end: int, how: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    last = len(units) - 1
    made.start = units[min(start, last)]
    made.length = units[min(end, last)] - made.start
    made.format = how
    return made


def _ground(colour: str, text: str) -> QTextCharFormat:
    how = QTextCharFormat()
    how.setBackground(QColor(colour))
    how.setForeground(QColor(text))
    return how


def _doubtful() -> QTextCharFormat:
    how = QTextCharFormat()
    how.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    how.setUnderlineColor(QColor(theme.tokens().warning_text))
    return how


def _units(text: str) -> Sequence[int]:
    if not text or max(text) <= "\uffff":
        return range(len(text) + 1)
    return [0, *accumulate(1 + (sign > "\uffff") for sign in text)]
