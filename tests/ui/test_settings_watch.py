"""The settings file, edited while the app runs: used as soon as it is saved, told where it cannot be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dictation_app.control.settings_watch import SettingsWatch

from .test_controller import Desk, answers, desk

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from .hotkeys import FakeHotkeys

__all__ = ["answers", "desk"]


@pytest.fixture
def told(desk: Desk) -> list[str]:
    desk.controller.set_value("ui.theme", "light")  # there is a file
    watch = SettingsWatch(desk.store, desk.models, desk.controller.apply, desk.controller)  # type: ignore[arg-type]
    told: list[str] = []
    watch.told.connect(told.append)
    watch.start()
    return told


def edit(path: Path, section: str, name: str, value: object) -> None:
    """As a text editor saves: in place."""
    raw = json.loads(path.read_text())
    raw[section][name] = value
    path.write_text(json.dumps(raw))


def test_an_edited_file_is_in_use_at_once(qtbot: QtBot, desk: Desk, told: list[str], hotkeys: FakeHotkeys) -> None:
    edit(desk.store.path, "hotkey", "chord", "Ctrl+F9")
    qtbot.waitUntil(lambda: str(hotkeys.active.chord) == "Ctrl+F9")
    edit(desk.store.path, "hotkey", "chord", "Ctrl+F8")
    qtbot.waitUntil(lambda: str(hotkeys.active.chord) == "Ctrl+F8")
    assert told == []


def test_one_saved_by_renaming_is_too(qtbot: QtBot, desk: Desk, told: list[str]) -> None:
    for theme in ("dark", "system", "light"):
        copy = desk.store.path.with_name("new")
        copy.write_bytes(desk.store.path.read_bytes())
        edit(copy, "ui", "theme", theme)
        copy.replace(desk.store.path)
        qtbot.waitUntil(lambda theme=theme: desk.store.settings.ui.theme == theme)
    assert told == []


def test_what_the_app_saves_itself_is_no_change(qtbot: QtBot, desk: Desk, told: list[str]) -> None:
    changes: list[object] = []
    desk.controller.settings_changed.connect(changes.append)
    desk.controller.set_value("ui.theme", "dark")
    qtbot.wait(600)
    assert len(changes) == 1
    assert told == []


@pytest.mark.parametrize(
    ("section", "name", "value", "sentence"),
    [
        ("hotkey", "tap_ms", "soon", "The setting 'hotkey.tap_ms' is wrong"),
        ("engine", "model", "hugest", "The setting 'engine.model' is not used, its default is."),
        ("hotkey", "chord", "Ctrl+Alt+T", "Ctrl+Alt+T is taken by another program."),
    ],
)
def test_a_file_with_something_wrong_is_told_once_and_left_as_it_is(
    qtbot: QtBot,
    desk: Desk,
    told: list[str],
    hotkeys: FakeHotkeys,
    section: str,
    name: str,
    value: object,
    sentence: str,
) -> None:
    hotkeys.refuse_chord = "Ctrl+Alt+T"
    before = desk.store.settings
    edit(desk.store.path, section, name, value)
    content = desk.store.path.read_bytes()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert sentence in told[0]
    desk.store.path.write_bytes(content)
    qtbot.wait(600)
    assert len(told) == 1
    assert desk.store.settings == before
    assert desk.store.path.read_bytes() == content


def test_a_file_that_cannot_be_understood_is_told_and_one_that_is_gone_is_not(
    qtbot: QtBot, desk: Desk, told: list[str]
) -> None:
    before = desk.store.settings
    desk.store.path.write_text("{")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].startswith("The settings file was changed and cannot be understood")
    desk.store.path.unlink()
    qtbot.wait(600)
    assert len(told) == 1
    assert desk.store.settings == before


def test_what_was_wrong_with_the_file_at_the_start_is_not_told_again(qtbot: QtBot, desk: Desk) -> None:
    desk.store.path.write_text('{"version": 1, "ui": {"theme": "pink"}}')
    watch = SettingsWatch(desk.store, desk.models, desk.controller.apply, desk.controller)  # type: ignore[arg-type]
    watch.start()
    with qtbot.assertNotEmitted(watch.told, wait=600):
        desk.store.path.with_name("another file").write_text("")


def test_a_file_that_is_made_later_is_watched_as_well(qtbot: QtBot, desk: Desk) -> None:
    watch = SettingsWatch(desk.store, desk.models, desk.controller.apply, desk.controller)  # type: ignore[arg-type]
    watch.start()
    desk.store.path.write_text(json.dumps({"version": 1, "ui": {"theme": "dark"}}))
    qtbot.waitUntil(lambda: desk.store.settings.ui.theme == "dark")


def test_the_same_mistake_made_again_is_told_again(qtbot: QtBot, desk: Desk, told: list[str]) -> None:
    good = desk.store.path.read_text()
    for count in (1, 2):
        desk.store.path.write_text("{")
        qtbot.waitUntil(lambda count=count: len(told) == count)
        desk.store.path.write_text(good)
        qtbot.wait(600)


def test_a_file_that_is_a_link_is_watched_where_it_is_kept(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    kept = tmp_path / "elsewhere" / "kept.json"
    kept.parent.mkdir()
    kept.write_text(json.dumps({"version": 1, "ui": {"theme": "light"}}))
    desk.store.path.symlink_to(kept)
    watch = SettingsWatch(desk.store, desk.models, desk.controller.apply, desk.controller)  # type: ignore[arg-type]
    watch.start()
    for theme in ("dark", "system"):
        new = kept.with_name("new")
        new.write_text(json.dumps({"version": 1, "ui": {"theme": theme}}))
        new.replace(kept)
        qtbot.waitUntil(lambda theme=theme: desk.store.settings.ui.theme == theme)
    assert desk.store.path.is_symlink()
