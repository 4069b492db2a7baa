"""Notices go to the tray where there is one, and to the overlay otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from dictation_app.ui.notices import Notices
from dictation_app.ui.overlay import Overlay
from dictation_app.ui.tray import TrayIcon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class RecordingTray(TrayIcon):
    """Remembers its balloons."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str, QSystemTrayIcon.MessageIcon]] = []

    def showMessage(self, *arguments: object) -> None:  # noqa: N802  # Qt's name
        title, text, kind, _milliseconds = arguments
        assert isinstance(kind, QSystemTrayIcon.MessageIcon)
        self.told.append((str(title), str(text), kind))


@pytest.fixture
def tray(qapp: QApplication) -> Iterator[RecordingTray]:
    tray = RecordingTray()
    tray.show()
    yield tray
    tray.hide()


@pytest.fixture
def overlay(qtbot: QtBot, themed: QApplication) -> Overlay:
    overlay = Overlay()
    qtbot.addWidget(overlay)
    return overlay


def set_tray(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: there))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: there))


def test_with_a_tray_a_balloon_tells(monkeypatch: pytest.MonkeyPatch, tray: RecordingTray, overlay: Overlay) -> None:
    set_tray(monkeypatch, there=True)

    Notices(tray, overlay).tell("Microphone", "No sound. See `dictation devices`.", True)

    assert tray.told == [("Microphone", "No sound. See “dictation devices”.", QSystemTrayIcon.MessageIcon.Warning)]
    assert not overlay.isVisible()


def test_without_a_tray_the_overlay_tells(
    monkeypatch: pytest.MonkeyPatch, tray: RecordingTray, overlay: Overlay
) -> None:
    set_tray(monkeypatch, there=False)

    Notices(tray, overlay).tell("Microphone", "No sound.")

    assert tray.told == []
    assert overlay.isVisible()
    assert overlay.accessibleDescription() == "No sound."


def test_a_tray_that_comes_later_is_used(
    monkeypatch: pytest.MonkeyPatch, tray: RecordingTray, overlay: Overlay
) -> None:
    notices = Notices(tray, overlay)
    set_tray(monkeypatch, there=False)
    notices.tell("Dictation", "First.")
    set_tray(monkeypatch, there=True)

    notices.tell("Dictation", "Second.")

    assert [text for _title, text, _kind in tray.told] == ["Second."]


def test_only_problems_are_told_where_that_is_wanted(
    monkeypatch: pytest.MonkeyPatch, tray: RecordingTray, overlay: Overlay
) -> None:
    set_tray(monkeypatch, there=True)
    notices = Notices(tray, overlay)
    notices.set_wanted("problems")

    notices.tell("Files", "Three files are done.")
    notices.tell("Microphone", "No sound.", True)

    assert [text for _title, text, _kind in tray.told] == ["No sound."]
    assert not overlay.isVisible()


def test_the_bar_tells_where_no_balloons_are_wanted(
    monkeypatch: pytest.MonkeyPatch, tray: RecordingTray, overlay: Overlay
) -> None:
    set_tray(monkeypatch, there=True)
    notices = Notices(tray, overlay)
    notices.set_wanted("bar")

    notices.tell("Microphone", "No sound.", True)

    assert tray.told == []
    assert overlay.accessibleDescription() == "No sound."
    notices.set_wanted("all")
    notices.tell("Files", "Three files are done.")
    assert [text for _title, text, _kind in tray.told] == ["Three files are done."]


@pytest.mark.parametrize("wanted", ["all", "problems", "bar"])
def test_where_the_bar_cannot_be_shown_a_balloon_tells_what_went_wrong(
    monkeypatch: pytest.MonkeyPatch, tray: RecordingTray, overlay: Overlay, wanted: str
) -> None:
    set_tray(monkeypatch, there=True)
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    notices = Notices(tray, overlay)
    notices.set_wanted(wanted)

    notices.tell_outcome("Text waits: insert it from the tray.", True)
    notices.tell_outcome("No speech was heard.", False)
    notices.tell_outcome("", True)

    told = ("Dictation", "Text waits: insert it from the tray.", QSystemTrayIcon.MessageIcon.Warning)
    assert tray.told == [told]
    assert not overlay.isVisible()


def test_where_the_bar_is_it_tells_how_a_dictation_ended(
    monkeypatch: pytest.MonkeyPatch, tray: RecordingTray, overlay: Overlay
) -> None:
    set_tray(monkeypatch, there=True)

    Notices(tray, overlay).tell_outcome("Text waits.", True)

    assert tray.told == []
    assert overlay.isVisible()
