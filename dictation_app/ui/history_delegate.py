"""How a row of the History page is drawn: signs, a line or two of text, and the heading of a day above its first row.

There is no widget for a row, and texts are not laid out to know how high it is: only short ones are measured, once for
a width and a font. So a list of thousands is laid out in no time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from dictation_app.history.hits import HitFinder
from dictation_app.ui import history_words, theme
from dictation_app.ui.history_lines import lines_of
from dictation_app.ui.labels import glyph_size
from dictation_app.ui.row_delegate import LEADING, SIDE_PX, RowDelegate
from dictation_app.ui.theme import SPACE
from dictation_app.ui.words import translate

if TYPE_CHECKING:
    from dictation_app.history import Entry
    from dictation_app.history.hits import Hit
    from dictation_app.ui.history_model import HistoryModel

TEXT_LINES = 2
"""At most."""
_ONE_LINE_CHARACTERS = 250
"""What is longer is taken for two lines without measuring it."""


class HistoryDelegate(RowDelegate):
    """Draws the rows of a `HistoryModel`."""

    def __init__(self, model: HistoryModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._lines_of: dict[str, int] = {}
        self._text_px = self._meta_px = 0
        self._finder: HitFinder | None = None
        """Of the words looked for; None while there are none."""
        self._wanted = ""
        """Those it is of."""
        self._hits: dict[str, tuple[Hit, ...]] = {}
        """Of the texts drawn so far: a row is drawn again whenever the mouse goes over it."""
        self.measure()
        model.modelReset.connect(self._on_reset)

    def _on_reset(self) -> None:
        self._lines_of.clear()
        self._hits.clear()
        wanted = self._model.query.text
        if wanted != self._wanted:
            self._wanted = wanted
            if self._finder is not None:
                self._finder.close()
            self._finder = HitFinder(wanted) if wanted else None

    def _hits_in(self, text: str) -> tuple[Hit, ...]:
        if self._finder is None:
            return ()
        if text not in self._hits:
            self._hits[text] = self._finder.find(text)
        return self._hits[text]

    def measure(self) -> None:
        """Adapt to another font or width."""
        self._lines_of.clear()
        self._meta_px = self._line_px()
        # As if the scroll bar were always there: else it might come because of itself.
        bar_px = self._view.verticalScrollBar().sizeHint().width()
        self._text_px = self._view.width() - 2 * self._view.frameWidth() - bar_px - 2 * SIDE_PX

    def _lines(self, row: int) -> int:
        """How many lines of text a row has."""
        text = history_words.shown_text(self._model.entry(row))
        if len(text) > _ONE_LINE_CHARACTERS:
            return TEXT_LINES
        if text not in self._lines_of:
            width = self._metrics().horizontalAdvance(" ".join(text.split()))
            self._lines_of[text] = 1 if width < self._text_px else TEXT_LINES
        return self._lines_of[text]

    def _heading_px(self) -> int:
        return self._view.fontMetrics().height() + SPACE + SPACE // 2

    def sizeHint(  # noqa: N802  # Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Asked for each row whenever rows come or go."""
        row = index.row()
        height = 2 * SPACE + self._meta_px + SPACE // 4 + self._lines(row) * self._metrics().lineSpacing()
        # A list makes rows as wide as itself.
        return QSize(1, height + (self._heading_px() if self._model.begins_day(row) else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The heading, the ground, the signs, the text."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        row = index.row()
        if self._model.begins_day(row):
            self._paint_heading(painter, rect, row)
            rect.setTop(rect.top() + self._heading_px())
        state = option.state
        self._paint_ground(painter, rect, state)
        is_enabled = bool(state & QStyle.StateFlag.State_Enabled)
        inside = rect.adjusted(SIDE_PX, SPACE, -SIDE_PX, -SPACE)
        line = QRect(inside.left(), inside.top(), inside.width(), self._meta_px)
        entry = self._model.entry(row)
        self._paint_signs(painter, line, entry, self._model.when(row), is_enabled=is_enabled)
        inside.setTop(line.bottom() + 1 + SPACE // 4)
        self._paint_text(painter, inside, entry, self._lines(row), is_enabled=is_enabled)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: int) -> None:
        place = QRect(rect.left() + SIDE_PX, rect.top() + SPACE, rect.width() - 2 * SIDE_PX, self._metrics().height())
        self._paint_bold(painter, place, self._model.heading(row), Qt.TextElideMode.ElideRight)

    def _paint_signs(self, painter: QPainter, line: QRect, entry: Entry, when: str, *, is_enabled: bool) -> None:
        colours = theme.tokens()
        metrics, glyph_px = self._metrics(), glyph_size(self._view).width()
        quiet = colours.secondary if is_enabled else colours.disabled
        if entry.is_starred:
            place = QRect(line.right() + 1 - glyph_px, line.top(), glyph_px, line.height())
            colour = colours.accent_text if is_enabled else colours.disabled
            self._paint_glyph(painter, self._mirrored(place, line), "star-filled", colour)
            line = line.adjusted(0, 0, -glyph_px - SPACE, 0)
        painter.setPen(QColor(quiet))
        told = "  ·  ".join(filter(None, (when, history_words.duration(entry), entry.target)))
        sign = history_words.mark(entry)
        if sign is not None:
            # The word with its picture stands before the rest, so that it is there however narrow the list is.
            colour = (colours.warning_text if sign.is_trouble else colours.accent_text) if is_enabled else quiet
            place = QRect(line.left(), line.top(), glyph_px, line.height())
            self._paint_glyph(painter, self._mirrored(place, line), sign.glyph, colour)
            line = line.adjusted(glyph_px + SPACE * 3 // 4, 0, 0, 0)
            painter.setPen(QColor(colour))
            painter.drawText(line, LEADING, sign.word)
            line = line.adjusted(metrics.horizontalAdvance(sign.word), 0, 0, 0)
            painter.setPen(QColor(quiet))
            told = f"  ·  {told}"
        painter.drawText(line, LEADING, metrics.elidedText(told, Qt.TextElideMode.ElideRight, line.width()))

    def _mirrored(self, place: QRect, line: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), line, place)

    def _paint_text(self, painter: QPainter, place: QRect, entry: Entry, lines: int, *, is_enabled: bool) -> None:
        colours = theme.tokens()
        is_plain = bool(entry.text) and not (history_words.is_held_back(entry) and not history_words.left_out(entry))
        colour = colours.text if is_plain else colours.secondary
        painter.setPen(QColor(colour if is_enabled else colours.disabled))
        text = history_words.shown_text(entry) or translate("history", "No text")
        layout, hits = lines_of(text, self._hits_in, self._view.font(), place.width(), lines=lines)
        layout.draw(painter, QPointF(place.topLeft()), [_marked(hit) for hit in hits])


def _marked(hit: Hit) -> QTextLayout.FormatRange:
    colours, marked = theme.tokens(), QTextLayout.FormatRange()
    marked.start, marked.length = hit.start, hit.end - hit.start
    marked.format.setBackground(QColor(colours.hit_fill))
    marked.format.setForeground(QColor(colours.text))
    return marked
