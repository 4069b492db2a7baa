"""Dictating into the fields of the app itself, and taking it out again: exactly that, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTextEdit

from dictation_app.ui.own_text import erase, insert

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


@pytest.mark.parametrize("text", ["pencils. ", "👩\u200d💻 über "])
def test_what_was_inserted_is_taken_out_of_a_line_and_of_an_editor(qtbot: QtBot, text: str) -> None:
    line, editor = QLineEdit("New "), QPlainTextEdit("New ")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    for field in (line, editor):
        qtbot.addWidget(field)
        assert insert(field, text)
        assert erase(field, text)
        assert not erase(field, text), "once"
    assert (line.text(), editor.toPlainText()) == ("New ", "New ")


def test_where_something_else_stands_nothing_is_taken_out_and_the_cursor_stays(qtbot: QtBot) -> None:
    line, editor = QLineEdit("pencils!"), QPlainTextEdit("pencils!")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    for field in (line, editor):
        qtbot.addWidget(field)
        assert not erase(field, "pencils")
        assert insert(field, "?")
    assert (line.text(), editor.toPlainText()) == ("pencils!?", "pencils!?")
    button = QPushButton()
    qtbot.addWidget(button)
    assert not erase(button, "pencils")
