"""Private mode in the windows and the controller: one click, seen everywhere, remembered."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from dictation_app.errors import SettingsError
from dictation_app.settings import SettingsStore
from dictation_app.ui import icons
from dictation_app.ui.main_window import MainWindow
from dictation_app.ui.notes import PrivateNote
from dictation_app.ui.overlay_content import Narrator
from dictation_app.ui.tray import TrayIcon
from dictation_app.values.status import AppState
from tests.dictations import LAST

from .statuses import READY, status
from .test_controller import Desk, answers, desk, dictate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from .hotkeys import FakeHotkeys

__all__ = ["answers", "desk"]

PRIVATE = replace(READY, last=LAST, private=True)
TRAY_SIZES = (16, 22, 24)


@pytest.fixture
def tray(qapp: QApplication) -> Iterator[TrayIcon]:
    tray = TrayIcon()
    tray.show_status(READY)
    yield tray
    tray.hide()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_status(READY)
    window.show()
    qtbot.waitExposed(window)
    return window


def button(window: MainWindow, text: str) -> QPushButton:
    """The one with this text."""
    return next(b for b in window.findChildren(QPushButton) if b.text().replace("&", "").strip() == text)


def test_the_empty_page_promises_nothing_that_private_mode_does_not_do(window: MainWindow) -> None:
    window.show_status(replace(PRIVATE, last=None))
    (empty,) = (edit for edit in window.findChildren(QPlainTextEdit) if edit.accessibleName() == "Last text")
    assert empty.placeholderText().startswith("What you say appears here, too.")
    assert "lost" not in empty.placeholderText()


# --- the controller -----------------------------------------------------------------------------------------------


def test_it_reaches_settings_status_archive_and_the_user_at_once(desk: Desk) -> None:
    desk.controller.commands.toggle_private()
    assert SettingsStore(desk.store.path).load().settings.history.private
    assert desk.statuses[-1].private
    assert desk.archive.calls[-1] == ("apply", "text")
    assert desk.outcomes[-1] == ("Private mode is on: nothing you dictate is kept.", False)
    desk.controller.commands.toggle_private()
    assert not desk.statuses[-1].private
    assert desk.outcomes[-1] == ("Private mode is off: dictations are kept again.", False)


def test_off_is_not_promised_to_keep_what_another_setting_forbids(desk: Desk) -> None:
    desk.controller.commands.execute({"command": "set", "key": "history.keep", "value": "nothing"})
    desk.controller.commands.toggle_private()
    desk.controller.commands.toggle_private()
    assert desk.outcomes[-1][0].startswith("Private mode is off; still nothing is kept")


def test_the_command_says_what_it_came_to_and_tells_only_a_change(desk: Desk) -> None:
    assert desk.controller.commands.execute({"command": "private", "on": True}) is True
    assert desk.controller.commands.execute({"command": "private", "on": True}) is True
    assert len(desk.outcomes) == 1
    assert desk.controller.commands.execute({"command": "private", "on": None}) is False
    assert desk.controller.commands.execute({"command": "private", "on": False}) is False
    assert len(desk.outcomes) == 2


def test_the_setting_changed_by_hand_is_the_same(desk: Desk) -> None:
    desk.controller.commands.execute({"command": "set", "key": "history.private", "value": "on"})
    assert desk.controller.status.private
    assert desk.outcomes[-1][0].startswith("Private mode is on")


def test_a_restart_does_not_end_it(qtbot: QtBot, tmp_path: Path, desk: Desk) -> None:
    desk.controller.commands.toggle_private()
    again = Desk(tmp_path, [], desk.models)
    assert again.controller.status.private


def test_the_last_text_is_still_there_to_be_copied(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    desk.controller.commands.toggle_private()
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.controller.status.last is not None)
    assert desk.texts == ["Text 0. "]
    last = desk.controller.commands.execute({"command": "last"})
    assert isinstance(last, dict)
    assert last["text"] == "Text 0."


def test_where_it_cannot_be_saved_it_stays_off_and_says_why(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_settings: object) -> None:
        raise SettingsError("The settings cannot be saved.", "Make room.")

    monkeypatch.setattr(desk.store, "_save", refuse)
    desk.controller.commands.toggle_private()
    assert not desk.controller.status.private
    assert desk.outcomes == [("The settings cannot be saved. Make room.", True)]


# --- tray ---------------------------------------------------------------------------------------------------------


def test_the_tray_asks_with_one_click_and_shows_what_the_app_says(tray: TrayIcon, qtbot: QtBot) -> None:
    action = next(a for a in tray.contextMenu().actions() if "Private mode" in a.text().replace("&", ""))
    with qtbot.waitSignal(tray.private_requested, timeout=500):
        action.trigger()
    assert not action.isChecked()  # the app has not agreed yet
    tray.show_status(PRIVATE)
    assert action.isChecked()
    assert tray.toolTip() == "Dictation: Private mode: Ready — hold Ctrl+Alt+Space and speak"
    with qtbot.waitSignal(tray.private_requested, timeout=500):
        action.trigger()
    assert action.isChecked()
    tray.show_status(READY)
    assert not action.isChecked()


def drawn(state: AppState, size: int, *, private: bool) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.drawPixmap(0, 0, icons.state_icon(state, private=private).pixmap(size, size))
    painter.end()
    return image


def lightness(image: QImage) -> list[float]:
    """What is left of it without any colour; -1 where there is nothing."""
    pixels = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
    return [-1.0 if colour.alphaF() < 0.5 else colour.lightnessF() for colour in pixels]


def share_that_differs(one: QImage, other: QImage) -> float:
    pairs = list(zip(lightness(one), lightness(other), strict=True))
    return sum(abs(a - b) > 0.25 for a, b in pairs) / len(pairs)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize("state", AppState)
def test_the_mask_is_seen_on_every_mark(state: AppState, size: int) -> None:
    assert share_that_differs(drawn(state, size, private=True), drawn(state, size, private=False)) > 0.2


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(AppState, 2)))
def test_under_the_mask_the_states_are_still_told_apart(one: AppState, other: AppState, size: int) -> None:
    assert share_that_differs(drawn(one, size, private=True), drawn(other, size, private=True)) > 0.04


# --- window -------------------------------------------------------------------------------------------------------


def test_the_page_asks_with_one_click_and_tells_it_in_words(window: MainWindow, qtbot: QtBot) -> None:
    note = window.findChild(PrivateNote)
    assert note is not None
    assert not note.isVisible()
    with qtbot.waitSignal(window.private_requested, timeout=500):
        button(window, "Private mode").click()
    window.show_status(PRIVATE)
    assert note.isVisible()
    assert window.windowTitle() == "Private mode"  # Qt puts the name of the app behind it
    assert not button(window, "Private mode").isVisible()
    with qtbot.waitSignal(window.private_requested, timeout=500):
        button(window, "End private mode").click()
    window.show_status(READY)
    assert not note.isVisible()
    assert window.windowTitle() == "Dictation"


def test_a_key_of_the_window_asks_on_every_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.private_requested, timeout=500):
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_the_button_that_goes_hands_the_focus_to_no_other_button(window: MainWindow) -> None:
    window.activateWindow()
    for shown, name in ((PRIVATE, "Private mode"), (READY, "End private mode")):
        button(window, name).setFocus()
        window.show_status(shown)
        assert not isinstance(window.focusWidget(), QPushButton)


# --- overlay ------------------------------------------------------------------------------------------------------


def test_the_bar_wears_the_mask_and_says_private_from_the_first_moment() -> None:
    narrator = Narrator()
    narrator.follow(status(AppState.LISTENING, private=True), 0.0)
    listening = narrator.content
    assert (listening.private, listening.hint) == (True, "Private · Esc cancels")
    assert listening.description == "Private: Listening"
    narrator.follow(status(AppState.TRANSCRIBING, private=True), 1.0)
    assert (narrator.content.private, narrator.content.sentence) == (True, "Private: Transcribing…")
    narrator.tell("No speech was heard.", warning=False)
    assert narrator.content.private


def test_the_bar_shows_it_when_it_is_switched_on_while_somebody_speaks() -> None:
    narrator = Narrator()
    narrator.follow(status(AppState.LISTENING), 0.0)
    assert not narrator.content.private
    narrator.follow(status(AppState.LISTENING, private=True), 1.0)
    assert narrator.content.private
    assert narrator.content.listening_since_s == 0.0
