"""The list of watched folders in the settings dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from dictation_app.settings import FilesSettings, Settings, WatchedFolder, get, with_value
from dictation_app.ui.settings_dialog.controls import NameLabel
from dictation_app.ui.settings_dialog.dialog import MINIMUM_WIDTH_PX, SettingsDialog
from dictation_app.ui.settings_dialog.model_choice import ModelOffer
from dictation_app.ui.settings_dialog.watched_folders import KEY, WatchedFolders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

MODELS = (
    ModelOffer(name="tiny", bytes=78_000_000, languages=99, is_installed=True),
    ModelOffer(name="base", bytes=148_000_000, languages=99, is_installed=True),
    ModelOffer(name="small.en", bytes=487_000_000, languages=1, is_installed=False),
)
TWO = (WatchedFolder(folder="/in", formats="srt"), WatchedFolder(folder="/calls", is_on=False))


@pytest.fixture
def folders(qtbot: QtBot, themed: QApplication) -> Iterator[WatchedFolders]:
    """Shows what is wanted, as the app does."""
    control = WatchedFolders()
    qtbot.addWidget(control)
    control.wanted.connect(control.show_value)
    show(control, TWO)
    control.show_models(MODELS)
    control.show()
    qtbot.waitExposed(control)
    control.activateWindow()
    return control


def show(control: WatchedFolders, rules: tuple[WatchedFolder, ...]) -> None:
    control.show_value(get(Settings(files=FilesSettings(watched=rules)), KEY))


def wanted(qtbot: QtBot, control: WatchedFolders, act: object) -> tuple[WatchedFolder, ...]:
    with qtbot.waitSignal(control.wanted) as told:
        act()  # type: ignore[operator]
    return with_value(Settings(), KEY, str(told.args[0])).files.watched


def test_where_none_is_watched_it_says_so(folders: WatchedFolders) -> None:
    show(folders, ())
    assert folders._none.isVisible()
    assert not folders._box.isVisible()
    assert not folders._one.isVisible()
    assert not folders._remove.isVisible()


def test_the_rule_of_the_folder_that_is_looked_at_is_shown(folders: WatchedFolders) -> None:
    assert [folders._box.itemText(at) for at in range(2)] == ["/in", "/calls (off)"]
    assert folders._options["formats"].field.text() == "srt"
    folders._box.setCurrentIndex(1)
    folders._box.activated.emit(1)
    assert folders._options["formats"].field.text() == ""
    assert not folders._options["is_on"].field.isChecked()


def test_a_folder_is_added_once(folders: WatchedFolders, qtbot: QtBot) -> None:
    assert wanted(qtbot, folders, lambda: folders.add("/new")) == (*TWO, WatchedFolder(folder="/new"))
    assert folders._box.currentData() == "/new"
    with qtbot.assertNotEmitted(folders.wanted):
        folders.add("/in")
    assert folders._box.currentData() == "/in"


def test_the_button_asks_which(folders: WatchedFolders, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(folders._add, Qt.MouseButton.LeftButton)
    (dialog,) = folders.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    with qtbot.waitSignal(folders.wanted):
        dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert folders._box.currentData() == str(tmp_path)


def test_one_is_removed(folders: WatchedFolders, qtbot: QtBot) -> None:
    for left in (TWO[1:], ()):
        click = lambda: qtbot.mouseClick(folders._remove, Qt.MouseButton.LeftButton)  # noqa: E731
        assert wanted(qtbot, folders, click) == left
    assert folders._none.isVisible()


def test_a_click_on_the_words_is_one_on_the_box(folders: WatchedFolders, qtbot: QtBot) -> None:
    (label,) = (label for label in folders.findChildren(NameLabel) if label.text() == "Watch it")
    changed = wanted(qtbot, folders, lambda: qtbot.mouseClick(label, Qt.MouseButton.LeftButton))
    assert not changed[0].is_on


def test_each_part_of_a_rule_can_be_changed(folders: WatchedFolders, qtbot: QtBot) -> None:
    folders.add("/calls")
    for name in ("is_on", "subfolders", "existing"):
        before = getattr(TWO[1], name)
        field = folders._options[name].field
        changed = wanted(qtbot, folders, lambda field=field: qtbot.mouseClick(field, Qt.MouseButton.LeftButton))
        assert getattr(changed[1], name) is not before
    for name, text in (("formats", "txt, srt"), ("results", "/out")):
        field = folders._options[name].field
        field.setFocus()
        qtbot.keyClicks(field, text)
        changed = wanted(qtbot, folders, lambda field=field: qtbot.keyClick(field, Qt.Key.Key_Return))
        assert getattr(changed[1], name) == text
    for name, letters, value in (("language", "German", "de"), ("model", "tin", "tiny")):
        field = folders._options[name].field
        field.setFocus()
        qtbot.keyClicks(field, letters)
        assert getattr(folders._entries[1], name) == value
    assert folders._entries[0] == TWO[0]


def test_the_models_that_are_there_are_offered_and_one_that_is_gone_is_shown(folders: WatchedFolders) -> None:
    show(folders, (WatchedFolder(folder="/in", model="small.en"),))
    box = folders._options["model"].field
    assert [box.itemText(at) for at in range(box.count())] == [
        "As for other files",
        "tiny",
        "base",
        "small.en · not installed",
    ]
    assert box.currentData() == "small.en"


def test_in_the_dialog_nothing_of_a_rule_is_cut_off(qtbot: QtBot, themed: QApplication) -> None:
    long = WatchedFolder(folder="/media/" + "a very long name of a folder/" * 8, results="/media/" + "x" * 200)
    dialog = SettingsDialog(Settings(files=FilesSettings(watched=(long, *TWO))))
    qtbot.addWidget(dialog)
    dialog.resize(QSize(MINIMUM_WIDTH_PX, 420))
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.open_page("files")
    content = dialog._area.widget()
    qtbot.waitUntil(lambda: content.width() <= dialog._area.viewport().width(), timeout=3000)
    assert dialog.width() == MINIMUM_WIDTH_PX
    assert dialog.rows[KEY].control._box.isVisible()
