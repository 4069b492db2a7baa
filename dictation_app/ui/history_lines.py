"""The lines of text in a row of the History page: the beginning, or what stands around the words looked for.

Qt counts text in UTF-16 units, Python in characters: places are turned into units here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from dictation_app.history.hits import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

TEXT_CHARACTERS = 600
"""Of a text, so many are looked at for a row."""
_BEFORE_CHARACTERS = (40, 15, 0)
"""Stand before the first word that was looked for, where that is too far from the beginning; fewer where they are
wide."""
_LEAST_CHARACTERS = 110
"""Of the end of a text so much is shown: two lines, as of any long text."""
_LINE_SEPARATOR = "\u2028"
_MORE = "…"


def lines_of(
    text: str, find: Callable[[str], Sequence[Hit]], font: QFont, width: int, *, lines: int
) -> tuple[QTextLayout, tuple[Hit, ...]]:
    """So many lines, with "…" where there is more; and in their units what `find` finds, the first of it seen."""
    whole = " ".join(text.split())
    found = hits = find(whole)
    shown = _beginning(whole, 0)
    layout = laid_out(shown, font, width, lines=lines + 1)
    for begin in _begins_of_excerpts(whole, found[0].start) if found else ():
        if not _is_beyond(layout, shown, hits[0].end, lines):
            break
        shown = f"{_MORE} {_beginning(whole, begin)}"
        moved = begin - len(_MORE) - 1
        hits = [Hit(hit.start - moved, hit.end - moved) for hit in found if hit.start >= begin]
        layout = laid_out(shown, font, width, lines=lines + 1)
    marks = [Hit(_units(shown[: hit.start]), _units(shown[: hit.end])) for hit in hits if hit.start < len(shown)]
    if layout.lineCount() > lines:
        layout, marks = _shortened(layout, shown, marks, font, width, lines)
    return layout, tuple(marks)


def laid_out(text: str, font: QFont, width: int, *, lines: int) -> QTextLayout:
    """At most so many lines of this width."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    spacing, top = QFontMetrics(font).lineSpacing(), 0
    layout.beginLayout()
    for _line in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += spacing
    layout.endLayout()
    return layout


def _beginning(text: str, begin: int) -> str:
    end = begin + TEXT_CHARACTERS
    return text[begin:end] + (_MORE if len(text) > end else "")


def _is_beyond(layout: QTextLayout, shown: str, end: int, lines: int) -> bool:
    """Whether what ends there is below the last line, or where that ends in "…"."""
    if layout.lineCount() <= lines:
        return end > TEXT_CHARACTERS
    last = layout.lineAt(lines - 1)
    return _units(shown[:end]) > last.textStart() + last.textLength() - len(_MORE) - 1


def _begins_of_excerpts(text: str, hit: int) -> Iterator[int]:
    """Beginnings of words some way before `hit`, one nearer than the other."""
    most, *fewer = (max(0, hit - before) for before in _BEFORE_CHARACTERS)
    for begin in (max(0, min(most, len(text) - _LEAST_CHARACTERS)), most, *fewer):
        blank = text.find(" ", begin, hit)
        yield begin if blank < 0 else blank + 1


def _shortened(
    layout: QTextLayout, shown: str, marks: Sequence[Hit], font: QFont, width: int, lines: int
) -> tuple[QTextLayout, list[Hit]]:
    """The last line ends in "…"; it begins where it did, whatever would fit into it then."""
    units = shown.encode("utf-16-le")
    begin = layout.lineAt(lines - 1).textStart()
    rest = QFontMetrics(font).elidedText(
        units[2 * begin : 2 * (begin + TEXT_CHARACTERS)].decode("utf-16-le", "ignore"),
        Qt.TextElideMode.ElideRight,
        width - 1,
    )
    first = units[: 2 * begin].decode("utf-16-le").rstrip()
    joined = f"{first}{_LINE_SEPARATOR}" if first else ""
    moved = begin - _units(joined)
    end = _units(joined + rest)
    kept = [Hit(each.start - moved, min(end, each.end - moved)) if each.start >= begin else each for each in marks]
    return laid_out(joined + rest, font, width, lines=lines), [each for each in kept if each.start < each.end]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
