"""What words and pictures look like on every page: labels in a share of the desktop's font, and its line drawings."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel

from dictation_app.ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LETTERS = frozenset({"L", "R", "AL"})
"""Kinds of signs that have a direction: letters of Latin and the like, of Hebrew, of Arabic."""
_LONG_WORD = re.compile(r"\S{21,}")


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its look (see `theme`), also after it was shown."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        polish_again(widget)


def polish_again(widget: QWidget) -> None:
    """Have the style sheet look at a changed property; before the first time it does so by itself."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _breakable(word: re.Match[str]) -> str:
    """Zero-width spaces after signs that join names, and within what is long without any."""
    return re.sub(r"([/\\_.:=+-]|[^/\\_.:=+\s-]{20})", "\\1\u200b", word[0])


class Glyph(QLabel):
    """A small line drawing, as high as a line of the desktop's font."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_glyph(self, name: str, colour: str) -> None:
        """Draw another one, or in another colour."""
        size = glyph_size(self)
        self.setPixmap(icons.glyph(name, colour).pixmap(size, self.devicePixelRatioF()))


def glyph_size(widget: QWidget) -> QSize:
    """The size of line drawing that goes with the font: 16 pixels with the usual one."""
    height = widget.fontMetrics().height()
    size = min(icons.GLYPH_SIZES_PX, key=lambda size: abs(size - height * 1.1))
    return QSize(size, size)


class Text(QLabel):
    """Shows what it is given as it stands (what was said is no mark-up), in a share of the desktop's font size."""

    def __init__(self, text: str = "", *, role: str = "", wrap: bool = False, size: float = 1.0) -> None:
        super().__init__(text)
        self._size = size
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            set_role(self, role)

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        """In running text a path may break at its slashes; Qt would widen the window for it."""
        super().setText(_LONG_WORD.sub(_breakable, text) if self.wordWrap() else text)

    def event(self, event: QEvent) -> bool:
        """Set the font after each look of the style sheet at the label, which puts the usual one back."""
        done = super().event(event)
        changes = {QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.ApplicationFontChange}
        if self._size != 1.0 and event.type() in changes:
            wanted = theme.scaled(QApplication.font(), self._size)
            if wanted.pointSizeF() != self.font().pointSizeF() or wanted.pixelSize() != self.font().pixelSize():
                self.setFont(wanted)
        return done


def direction_of(text: str) -> Qt.LayoutDirection:
    """That of its first letter that has one, whatever that of the window is."""
    first = next((kind for sign in text if (kind := unicodedata.bidirectional(sign)) in _LETTERS), "L")
    return Qt.LayoutDirection.LeftToRight if first == "L" else Qt.LayoutDirection.RightToLeft


def side_of(text: str) -> Qt.AlignmentFlag:
    """Where its lines begin."""
    is_usual = direction_of(text) is Qt.LayoutDirection.LeftToRight
    return Qt.AlignmentFlag.AlignLeft if is_usual else Qt.AlignmentFlag.AlignRight


def set_up_text(edit: QPlainTextEdit, name: str) -> None:
    """Make it text to read, select and copy."""
    edit.setReadOnly(True)
    edit.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    edit.setTabChangesFocus(True)
    edit.setAccessibleName(name)
    edit.document().setDocumentMargin(0)
    edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
