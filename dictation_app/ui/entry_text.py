"""The text of an entry, as high as it is: with the word that is heard, and the words the model was not sure of.

While it is only read, a click on a word goes to its place in the sound, and a double click or the menu corrects it.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QToolTip

from dictation_app.history.spoken import heard_at, standing_at
from dictation_app.ui import history_words, theme
from dictation_app.ui.labels import set_up_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from dictation_app.history.spoken import PlacedWord

_NEAR_LINES = 1.0
"""Further from the letters than this many line heights, a click means none of them."""


class EntryText(QPlainTextEdit):
    """As high as its text: what is around it scrolls."""

    word_clicked = Signal(float)
    """Where the word is spoken, in seconds."""
    correct_wanted = Signal()
    """The word to correct is selected."""
    save_wanted = Signal()
    leave_wanted = Signal()
    """What was changed is to be as before."""
    play_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_up_text(self, self.tr("Text of the dictation"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self._placed: tuple[PlacedWord, ...] = ()
        self._heard: int | None = None
        self._units: list[int] = []
        """Where each character of the text is for Qt."""
        self._unsure: list[QTextEdit.ExtraSelection] = []
        self._pressed_at: QPoint | None = None

    def show_words(self, placed: Sequence[PlacedWord]) -> None:
        """Know which piece of the text is which word; of another text, none is known."""
        self._placed, self._heard = tuple(placed), None
        # Qt counts in UTF-16: signs beyond its first 65536 are two.
        self._units = [0, *accumulate(1 + (sign > "\uffff") for sign in self.toPlainText())] if placed else []
        self.dress()

    def show_heard(self, position_s: float | None) -> None:
        """Mark the word at this place in the sound."""
        index = None if position_s is None else heard_at(self._placed, position_s)
        if index != self._heard:
            self._heard = index
            self._mark_heard()

    def dress(self) -> None:
        """Draw the marks, in the colours of the theme."""
        colours = theme.tokens()
        unsure = QTextCharFormat()
        unsure.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        unsure.setUnderlineColor(QColor(colours.warning_text))
        self._unsure = [_mark(self._cursor_of(word), unsure) for word in self._placed if word.is_unsure]
        self.setAccessibleDescription(history_words.unsure_of([mark.cursor.selectedText() for mark in self._unsure]))
        self._mark_heard()

    def _mark_heard(self) -> None:
        marks = list(self._unsure)
        if self._heard is not None:
            colours = theme.tokens()
            heard = QTextCharFormat()
            heard.setBackground(QColor(colours.note_border))
            heard.setForeground(QColor(colours.text))
            marks.append(_mark(self._cursor_of(self._placed[self._heard]), heard))
        self.setExtraSelections(marks)

    def _cursor_of(self, word: PlacedWord) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units[word.start])
        cursor.setPosition(self._units[word.end], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def place_of_heard(self) -> QPoint | None:
        """Where the word that is heard is drawn."""
        if self._heard is None:
            return None
        return self.cursorRect(self._cursor_of(self._placed[self._heard])).center()

    def fit(self) -> None:
        """Take the height of all lines; Qt counts them instead of pixels."""
        lines = round(self.document().documentLayout().documentSize().height())
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        self.setFixedHeight(max(1, lines) * self.fontMetrics().lineSpacing() + around + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Other widths make other lines."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """While it is corrected, Ctrl+Enter saves and Escape gives up; while it is read, the space bar plays."""
        key, modifiers = event.key(), event.modifiers()
        if self.isReadOnly():
            if key == Qt.Key.Key_Space and not modifiers:
                self.play_wanted.emit()
            else:
                super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.save_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Perhaps the beginning of a click."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """A click on a word goes to its place; what selects is none."""
        super().mouseReleaseEvent(event)
        pressed_at, self._pressed_at = self._pressed_at, None
        if pressed_at is None or not self.isReadOnly() or self.textCursor().hasSelection():
            return
        point = event.position().toPoint()
        word = self._word_at(point)
        if word is not None and (point - pressed_at).manhattanLength() < QApplication.startDragDistance():
            self.word_clicked.emit(word.word.start_s)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Correct the word."""
        super().mouseDoubleClickEvent(event)
        self._pressed_at = None
        if self.isReadOnly() and self.textCursor().hasSelection():
            self.correct_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  # Qt's name
        """Qt's menu; while reading, with the word under the mouse to be corrected."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor = self.cursorForPosition(event.pos())
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if self.isReadOnly() and cursor.selectedText().strip():
            correct = menu.addAction(self.tr("Correct “{word}”").format(word=cursor.selectedText()[:40]))
            menu.insertAction(menu.actions()[0], correct)
            correct.triggered.connect(lambda: self._correct(cursor))
        menu.popup(event.globalPos())

    def _correct(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self.correct_wanted.emit()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Say what a dotted line means."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            word = self._word_at(event.pos())
            if word is not None and word.is_unsure:
                QToolTip.showText(event.globalPos(), history_words.unsure(word.word.probability), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _word_at(self, point: QPoint) -> PlacedWord | None:
        cursor = self.cursorForPosition(point)
        letters = self.cursorRect(cursor)
        near_px = _NEAR_LINES * letters.height()
        if abs(point.x() - letters.center().x()) > near_px or abs(point.y() - letters.center().y()) > near_px:
            return None
        place = _characters(self.toPlainText(), cursor.position())
        # Between two letters the mouse is nearer to one of them.
        first, then = (place - 1, place) if point.x() < letters.left() else (place, place - 1)
        for character in (first, then):
            if (index := standing_at(self._placed, character)) is not None:
                return self._placed[index]
        return None


def _mark(cursor: QTextCursor, how: QTextCharFormat) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.format = how
    mark.cursor = cursor
    return mark


def _characters(text: str, units: int) -> int:
    """So many of Qt's units of `text`, in characters."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
