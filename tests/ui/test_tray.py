"""The tray icon: the state in words and pictures, and a menu that asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from dictation_app.ui.tray import TrayIcon
from dictation_app.values.status import AppState, EngineWork
from tests.dictations import LAST, PARTLY_WITHHELD, WITHHELD

from .statuses import FEW_WORDS, MODEL_MISSING, READY, status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dictation_app.values.dictation import LastDictation


@pytest.fixture
def tray(qapp: QApplication) -> Iterator[TrayIcon]:
    tray = TrayIcon()
    tray.show_status(READY)
    yield tray
    tray.hide()


def action(tray: TrayIcon, text: str) -> QAction:
    return next(a for a in tray.contextMenu().actions() if text in a.text().replace("&", ""))


def test_the_first_line_tells_the_state_and_cannot_be_chosen(tray: TrayIcon) -> None:
    first = tray.contextMenu().actions()[0]
    assert first.text() == "Ready — hold Ctrl+Alt+Space and speak"
    assert not first.isEnabled()
    assert tray.toolTip() == "Dictation: Ready — hold Ctrl+Alt+Space and speak"


def test_an_ampersand_in_a_problem_is_no_mnemonic(tray: TrayIcon) -> None:
    tray.show_status(status(AppState.ERROR, problem="No sound from 'Smith & Co'."))
    assert "Smith && Co" in tray.contextMenu().actions()[0].text()


def test_each_state_has_its_own_picture(tray: TrayIcon) -> None:
    pictures = []
    for state in AppState:
        tray.show_status(status(state))
        pictures.append(tray.icon().pixmap(22, 22).toImage())
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[i + 1 :])


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Start dictation", "toggle_requested"),
        ("Copy last text", "copy_requested"),
        ("Show window", "show_requested"),
        ("Set up again…", "setup_requested"),
        ("Quit", "quit_requested"),
    ],
)
def test_the_menu_asks(tray: TrayIcon, qtbot: QtBot, text: str, signal: str) -> None:
    tray.show_status(replace(READY, last=LAST))
    with qtbot.waitSignal(getattr(tray, signal), timeout=500):
        action(tray, text).trigger()


def test_while_listening_the_menu_stops_and_cancels(tray: TrayIcon, qtbot: QtBot) -> None:
    assert not action(tray, "Cancel dictation").isEnabled()

    tray.show_status(status(AppState.LISTENING))

    with qtbot.waitSignal(tray.toggle_requested, timeout=500):
        action(tray, "Stop dictation").trigger()
    with qtbot.waitSignal(tray.cancel_requested, timeout=500):
        action(tray, "Cancel dictation").trigger()


def test_copying_needs_a_text(tray: TrayIcon) -> None:
    assert not action(tray, "Copy last text").isEnabled()
    tray.show_status(replace(READY, last=WITHHELD))
    assert action(tray, "Copy last text").isEnabled()


@pytest.mark.parametrize("last", [WITHHELD, PARTLY_WITHHELD])
def test_what_was_held_back_can_be_inserted(tray: TrayIcon, qtbot: QtBot, last: LastDictation) -> None:
    insert = action(tray, "Insert what was held back")
    assert not insert.isVisible()
    tray.show_status(replace(READY, last=last))
    assert insert.isVisible()
    with qtbot.waitSignal(tray.insert_withheld_requested, timeout=500):
        insert.trigger()
    tray.show_status(replace(READY, last=LAST))
    assert not insert.isVisible()


def test_what_was_discarded_can_be_had_back(tray: TrayIcon, qtbot: QtBot) -> None:
    undo = action(tray, "Undo")
    assert not undo.isVisible()
    tray.show_status(replace(READY, discarded=1))
    assert undo.isVisible()
    with qtbot.waitSignal(tray.undo_requested, timeout=500):
        undo.trigger()
    tray.show_status(READY)
    assert not undo.isVisible()


def test_the_letters_of_the_menu_are_all_different(tray: TrayIcon) -> None:
    tray.show_status(replace(READY, last=WITHHELD, discarded=1))
    texts = [a.text() for a in tray.contextMenu().actions() if a.isEnabled() and "&" in a.text()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) >= 5
    assert len(set(letters)) == len(letters)


def test_words_that_come_do_not_draw_the_icon_anew(tray: TrayIcon) -> None:
    tray.show_status(status(AppState.LISTENING))
    shown = tray.icon().cacheKey()
    tray.setIcon(QIcon())
    tray.show_status(status(AppState.LISTENING, live=FEW_WORDS, work=EngineWork(drafts=1)))
    assert tray.icon().isNull()
    tray.show_status(status(AppState.TRANSCRIBING))
    tray.show_status(status(AppState.LISTENING, live=FEW_WORDS))
    assert tray.icon().cacheKey() == shown


def test_starting_needs_a_model(tray: TrayIcon) -> None:
    tray.show_status(MODEL_MISSING)
    assert not action(tray, "Start dictation").isEnabled()


@pytest.mark.parametrize(
    ("reason", "signal"),
    [
        (QSystemTrayIcon.ActivationReason.Trigger, "show_requested"),
        (QSystemTrayIcon.ActivationReason.MiddleClick, "toggle_requested"),
    ],
)
def test_clicks_on_the_icon(
    tray: TrayIcon, qtbot: QtBot, reason: QSystemTrayIcon.ActivationReason, signal: str
) -> None:
    with qtbot.waitSignal(getattr(tray, signal), timeout=500):
        tray.activated.emit(reason)


def test_opening_the_menu_asks_for_nothing(tray: TrayIcon, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tray.show_requested), qtbot.assertNotEmitted(tray.toggle_requested):
        tray.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_the_settings_are_opened_from_the_menu(tray: TrayIcon, qtbot: QtBot) -> None:
    action = next(a for a in tray.contextMenu().actions() if a.text().replace("&", "") == "Settings")
    with qtbot.waitSignal(tray.settings_requested, timeout=500):
        action.trigger()
