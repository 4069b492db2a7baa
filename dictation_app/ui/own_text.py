"""Dictated text into the app's own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def insert(field: QWidget | None, text: str) -> bool:
    """Put text where the cursor is, in place of what is selected; False where the widget takes none."""
    if isinstance(field, QLineEdit) and not field.isReadOnly():
        field.insert(text)
    elif isinstance(field, QPlainTextEdit | QTextEdit) and not field.isReadOnly():
        field.insertPlainText(text)
    else:
        return False
    return field.isEnabled()


def erase(field: QWidget | None, text: str) -> bool:
    """Take it out again, where it stands before the cursor and nothing is selected; False where it does not."""
    if isinstance(field, QLineEdit) and not field.isReadOnly():
        return _erase_in_line(field, text)
    if isinstance(field, QPlainTextEdit | QTextEdit) and not field.isReadOnly():
        return _erase_in_text(field, text)
    return False


def _erase_in_line(field: QLineEdit, text: str) -> bool:
    length, end = _units(text), field.cursorPosition()
    if field.hasSelectedText() or length > end:
        return False
    field.setSelection(end - length, length)
    if field.selectedText() != text:
        field.setCursorPosition(end)
        return False
    field.insert("")
    return True


def _erase_in_text(field: QPlainTextEdit | QTextEdit, text: str) -> bool:
    cursor = field.textCursor()
    if cursor.hasSelection():
        return False
    cursor.setPosition(max(0, cursor.position() - _units(text)), QTextCursor.MoveMode.KeepAnchor)
    if cursor.selectedText().replace("\u2029", "\n") != text:
        return False
    cursor.removeSelectedText()
    return True


def _units(text: str) -> int:
    """Qt counts in UTF-16."""
    return len(text.encode("utf-16-le", "replace")) // 2
