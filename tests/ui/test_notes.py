"""The notes on the Dictate page, as they are painted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from dictation_app.ui.main_window import MainWindow
from dictation_app.ui.notes import WaitingNote
from dictation_app.values.dictation import Hold

from .statuses import READY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QLabel
    from pytestqt.qtbot import QtBot


class Frames(QObject):
    """What is cut off of a text, frame by frame."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label = label
        self.cut_px: list[int] = []
        label.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() is QEvent.Type.Paint:
            self.cut_px.append(max(0, self._label.heightForWidth(self._label.width()) - self._label.height()))
        return False


def test_text_that_waits_and_grows_is_whole_in_its_first_frame(themed: QApplication, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(window.minimumSizeHint())
    window.show()
    qtbot.waitExposed(window)
    note = window.findChild(WaitingNote)
    assert note is not None
    frames = Frames(note.sentence)
    heights = []
    for text in ("One.", "One two three four. " * 4, "One.", "And one more. " * 40):
        frames.cut_px.clear()
        window.show_status(replace(READY, held=Hold.MOVED, held_text=text))
        qtbot.waitUntil(lambda: bool(frames.cut_px))
        assert frames.cut_px[0] == 0
        heights.append(note.sentence.height())
    assert heights[1] > heights[0], "it has grown"


def test_several_that_come_at_once_have_their_room_at_once(themed: QApplication, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(window.minimumSizeHint())
    window.show()
    qtbot.waitExposed(window)
    note = window.findChild(WaitingNote)
    assert note is not None
    for text in ("One.", "One two three four. " * 5):
        window.show_status(replace(READY, held=Hold.MOVED, held_text=text))
    sentence = note.sentence
    assert sentence.heightForWidth(sentence.width()) <= sentence.height()
