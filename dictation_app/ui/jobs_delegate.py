"""How a row of the Files page is drawn: the name, how it stands in a line, and a bar where something is under way.

All rows are of one height, so that a list of hundreds is laid out without asking for any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from dictation_app.file_jobs import JobState
from dictation_app.ui import files_words, theme
from dictation_app.ui.labels import glyph_size
from dictation_app.ui.row_delegate import LEADING, SIDE_PX, RowDelegate
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from dictation_app.file_jobs import FileJob
    from dictation_app.ui.jobs_model import JobsModel

_BAR_PX = 4
_SPARE_PX = 2
"""A word in exactly its width may be cut off."""


def parts(line: QRect, glyph_px: int, word_px: int, direction: Qt.LayoutDirection) -> tuple[QRect, QRect, QRect]:
    """Where the picture, the word and the rest stand in a line; from the right in languages written so."""
    word_from = line.left() + glyph_px + SPACE * 3 // 4
    word_px = min(word_px, line.right() + 1 - word_from)
    rest_from = word_from + word_px + SPACE
    spans = ((line.left(), glyph_px), (word_from, word_px), (rest_from, line.right() + 1 - rest_from))
    places = (QRect(left, line.top(), width, line.height()) for left, width in spans)
    picture, word, rest = (QStyle.visualRect(direction, line, place) for place in places)
    return picture, word, rest


class JobsDelegate(RowDelegate):
    """Draws the rows of a `JobsModel`."""

    def __init__(self, model: JobsModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model

    def sizeHint(  # noqa: N802  # Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for each; a list makes rows as wide as itself."""
        return QSize(1, 2 * SPACE + 2 * self._line_px() + SPACE // 2 + _BAR_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground, two lines, the bar."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        self._paint_ground(painter, rect, option.state)
        job = self._model.job(index.row())
        inside = rect.adjusted(SIDE_PX, SPACE, -SIDE_PX, -SPACE)
        line = QRect(inside.left(), inside.top(), inside.width(), self._line_px())
        # The end of a name tells files of a series apart.
        self._paint_bold(painter, line, job.path.name, Qt.TextElideMode.ElideMiddle)
        line.translate(0, self._line_px())
        self._paint_standing(painter, line, job)
        self._paint_bar(painter, QRect(inside.left(), inside.bottom() + 1 - _BAR_PX, inside.width(), _BAR_PX), job)
        painter.restore()

    def _paint_standing(self, painter: QPainter, line: QRect, job: FileJob) -> None:
        colours, metrics = theme.tokens(), self._metrics()
        glyph_px = glyph_size(self._view).width()
        sign = files_words.mark(job)
        is_quiet = job.state in {JobState.WAITING, JobState.CANCELLED, JobState.PAUSED}
        colour = colours.warning_text if sign.is_trouble else colours.secondary if is_quiet else colours.accent_text
        widths = (glyph_px, metrics.size(Qt.TextFlag.TextSingleLine, sign.word).width() + _SPARE_PX)
        place, word, rest = parts(line, *widths, self._view.layoutDirection())
        self._paint_glyph(painter, place, sign.glyph, colour)
        painter.setPen(QColor(colour))
        painter.drawText(word, LEADING, metrics.elidedText(sign.word, Qt.TextElideMode.ElideRight, word.width()))
        facts = files_words.facts(job, self._model.usual)
        if facts and rest.width() > 0:
            painter.setPen(QColor(colours.secondary))
            painter.drawText(
                rest, LEADING, metrics.elidedText(f"·  {facts}", Qt.TextElideMode.ElideRight, rest.width())
            )

    def _paint_bar(self, painter: QPainter, place: QRect, job: FileJob) -> None:
        is_under_way = job.state is JobState.RUNNING or (not job.state.is_over and job.done_s > 0)
        if not is_under_way or job.share is None:
            return
        colours = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.meter_rest))
        painter.drawRoundedRect(place, _BAR_PX / 2, _BAR_PX / 2)
        done = QRect(place.left(), place.top(), max(_BAR_PX, round(place.width() * job.share)), place.height())
        runs = job.state is JobState.RUNNING and not job.held
        painter.setBrush(QColor(colours.accent_text if runs else colours.disabled))
        mirrored = QStyle.visualRect(self._view.layoutDirection(), place, done)
        painter.drawRoundedRect(mirrored, _BAR_PX / 2, _BAR_PX / 2)
