"""What an earlier run left: it is told on the Dictate page, known to `dictation last`, and typed nowhere."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dictation_app.history.entries import last_of
from dictation_app.ui.main_window import MINIMUM_WIDTH_PX, MainWindow
from dictation_app.ui.notes import PrivateNote, RecoveredNote
from dictation_app.values.dictation import DeliveryState
from dictation_app.values.status import RecoveredDictation
from tests.dictations import LAST

from . import histories
from .statuses import READY, with_font

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

RECOVERED = RecoveredDictation(entry_id=1, last=last_of(histories.RECOVERED))


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_status(READY)
    window.show()
    qtbot.waitExposed(window)
    return window


def note(window: MainWindow) -> RecoveredNote:
    return window.findChild(RecoveredNote)


def told(window: MainWindow) -> str:
    return "\n".join(label.text() for label in note(window).findChildren(QLabel) if label.isVisible())


def test_an_entry_is_told_as_the_last_dictation() -> None:
    last = last_of(replace(histories.RECOVERED, detail="Its first 3 words had gone out."))
    assert last.text == histories.RECOVERED.text
    assert last.delivery is DeliveryState.NOT_DELIVERED
    assert last.detail == ("Recovered: Dictation had ended before this was finished. Its first 3 words had gone out.")
    held_back = last_of(replace(histories.WITHHELD, is_recovered=True))
    assert (held_back.text, held_back.withheld_text) == ("Thank you.", "Thank you.")
    assert held_back.withheld == histories.WITHHELD.withheld


def test_the_dictate_page_tells_it_and_shows_it_in_the_history(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not note(window).isVisible()
    window.show_status(replace(READY, recovered=RECOVERED))
    assert f"Recovered into the history: “{histories.RECOVERED.text}”" in told(window)
    with closing(histories.store_of(tmp_path / "history", histories.three())) as store:
        window.history.set_store(store)
        note(window).findChild(QPushButton).click()
        assert window.history.isVisible()
        assert [entry.id for entry in window.history._list.chosen] == [1]
        window.history.set_store(None)


def test_once_seen_it_stays_away_until_another_comes(window: MainWindow) -> None:
    status = replace(READY, recovered=RECOVERED)
    window.show_status(status)
    note(window).findChild(QPushButton).click()
    window._pages.setCurrentIndex(0)
    window.show_status(replace(status, microphone="Another"))
    assert not note(window).isVisible()
    window.show_status(replace(READY, recovered=replace(RECOVERED, entry_id=2)))
    assert note(window).isVisible()


def test_sound_without_text_is_told_too(window: MainWindow) -> None:
    window.show_status(replace(READY, recovered=replace(RECOVERED, last=replace(RECOVERED.last, text=""))))
    assert "could not be transcribed" in told(window)


def test_it_is_old_news_when_something_was_said_since(window: MainWindow) -> None:
    window.show_status(replace(READY, recovered=RECOVERED))
    window.show_status(replace(READY, recovered=RECOVERED, last=LAST))
    assert not note(window).isVisible()


def test_it_is_old_news_when_the_history_was_looked_at(window: MainWindow) -> None:
    window.show_status(replace(READY, recovered=RECOVERED))
    window._pages.setCurrentIndex(1)
    window._pages.setCurrentIndex(0)
    assert not note(window).isVisible()
    window.show_status(replace(READY, recovered=RECOVERED, microphone="Another"))
    assert not note(window).isVisible()
    window._pages.setCurrentIndex(1)
    window.show_status(replace(READY, recovered=replace(RECOVERED, entry_id=2)))
    window._pages.setCurrentIndex(0)
    assert not note(window).isVisible()


@pytest.mark.parametrize("private", [True, False])
def test_large_text_leaves_room_for_the_page(
    window: MainWindow, themed: QApplication, qtbot: QtBot, private: bool
) -> None:
    def check() -> None:
        window.resize(MINIMUM_WIDTH_PX, 600)
        window.show_status(replace(READY, private=private, recovered=None if private else RECOVERED))
        qtbot.wait(20)
        shown = window.findChild(PrivateNote) if private else note(window)
        assert shown.isVisible()
        assert shown.height() < 8 * window.fontMetrics().height()
        assert shown.toolTip() == shown.accessibleDescription() != ""

    with_font(themed, 1.5, check)
