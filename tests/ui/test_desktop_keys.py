"""The lines for a Wayland desktop on the page of the hotkeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit

from dictation_app.settings import HotkeySettings, Settings
from dictation_app.ui.settings_dialog.desktop_keys import DesktopKeys
from dictation_app.ui.settings_dialog.dialog import SettingsDialog

from .test_settings_dialog import check_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def dialog(qtbot: QtBot, themed: QApplication, monkeypatch: pytest.MonkeyPatch) -> SettingsDialog:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("SWAYSOCK", "/run/sway")
    made = SettingsDialog(Settings())
    qtbot.addWidget(made)
    made.show()
    made.open_page("hotkey")
    return made


def lines(dialog: SettingsDialog) -> str:
    return dialog.findChildren(DesktopKeys)[0].findChildren(QTextEdit)[0].toPlainText()


def test_they_are_for_the_key_of_the_settings_and_follow_it(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: check_page(dialog, "hotkey"))
    assert dialog.findChildren(DesktopKeys)[0].isVisible()
    assert "bindsym --no-repeat Ctrl+Mod1+space exec" in lines(dialog)

    dialog.show_settings(Settings(hotkey=HotkeySettings(chord="Super+D")))

    assert "bindsym --no-repeat Mod4+d exec" in lines(dialog)


def test_they_are_copied_with_the_keyboard(dialog: SettingsDialog, qtbot: QtBot) -> None:
    card = dialog.findChildren(DesktopKeys)[0]
    card.setFocus()
    qtbot.keyClick(card.focusProxy(), Qt.Key.Key_Return)

    assert QGuiApplication.clipboard().text() == lines(dialog) + "\n"


def test_a_search_finds_them(dialog: SettingsDialog) -> None:
    card = dialog.findChildren(DesktopKeys)[0]
    assert card.matches(("wayland", "bind"))
    assert not card.matches(("microphone",))


def test_elsewhere_there_are_none(qtbot: QtBot, themed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    made = SettingsDialog(Settings())
    qtbot.addWidget(made)
    assert not made.findChildren(DesktopKeys)


@pytest.mark.parametrize("width", [700, 1100])
def test_all_of_them_are_seen_however_they_wrap(dialog: SettingsDialog, qtbot: QtBot, width: int) -> None:
    dialog.resize(width, 700)
    field = dialog.findChildren(DesktopKeys)[0].findChildren(QTextEdit)[0]
    qtbot.waitUntil(lambda: field.viewport().height() >= field.document().size().height())
    assert field.verticalScrollBar().maximum() == 0
    assert "`" not in dialog.findChildren(DesktopKeys)[0]._where.text()
