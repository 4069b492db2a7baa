"""Dictating into the fields of the app itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from dictation_app.ui.own_text import insert

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_text_goes_where_the_cursor_is_in_place_of_what_is_selected(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit | QTextEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    assert insert(field, "blue folder ")
    field.selectAll()
    assert insert(field, "red one")
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert text == "red one"
    field.setReadOnly(True)
    assert not insert(field, "more")


def test_nothing_else_takes_text(qtbot: QtBot) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    assert not insert(label, "more")
    assert not insert(None, "more")
