"""Dictated text into the app's own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
