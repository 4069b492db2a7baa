"""Settings that are lists: how they are read, written, and typed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from dictation_app.cli import run
from dictation_app.engine.catalogue import Catalogue
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ExitCode, SettingsError, UserError
from dictation_app.file_jobs.watcher import choices_for
from dictation_app.settings import (
    DictationKey,
    FilesSettings,
    HotkeySettings,
    Settings,
    SettingsStore,
    WatchedFolder,
    form,
    get,
    with_defaults,
    with_value,
)
from dictation_app.validation import check_settings, without_wrong_names

if TYPE_CHECKING:
    from pathlib import Path

KEY = "files.watched"
RULES = (WatchedFolder(folder="/in", formats="srt, json", existing=True), WatchedFolder(folder="/off", is_on=False))


def test_what_is_read_can_be_written() -> None:
    settings = Settings(files=FilesSettings(watched=RULES))
    assert with_value(Settings(), KEY, str(get(settings, KEY))) == settings
    assert with_value(settings, KEY, "") == with_defaults(settings, [KEY]) == Settings()
    assert form(KEY).kind is str


def test_a_rule_needs_no_more_than_its_folder() -> None:
    (rule,) = with_value(Settings(), KEY, '[{"folder": "/in"}]').files.watched
    assert rule == WatchedFolder(folder="/in")
    assert rule.format_names == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/in", "it is no JSON"),
        ("[", "it is no JSON"),
        ('{"folder": "/in"}', "a list"),
        ('[{"folder": ""}]', "expected text of length >= 1"),
        ('[{"folder": "/in", "still_s": -1}]', ">= 0.5"),
        ("[{}]", "folder"),
    ],
)
def test_what_is_no_list_is_refused_in_words(text: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        with_value(Settings(), KEY, text)
    assert told in refused.value.message


def test_the_file_keeps_them(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    store.replace(Settings(files=FilesSettings(watched=RULES)))
    again = SettingsStore(tmp_path / "settings.json")
    assert again.load().notes == ()
    assert again.settings.files.watched == RULES


def test_one_that_is_wrong_costs_only_the_list(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 1, "files": {"watched": [{"folder": 3}], "words": False}}))
    store = SettingsStore(path)
    assert len(store.load().notes) == 2
    assert store.settings.files == FilesSettings(words=False)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (WatchedFolder(folder="/in", formats="txt, mp3"), "mp3"),
        (WatchedFolder(folder="/in", language="xx"), "Whisper knows no language 'xx'"),
        (WatchedFolder(folder="/in", model="nonsense"), "nonsense"),
    ],
)
def test_a_rule_that_names_nothing_that_exists_is_refused(tmp_path: Path, rule: WatchedFolder, told: str) -> None:
    models = ModelStore(tmp_path, Catalogue.read())
    settings = Settings(files=FilesSettings(watched=(rule,)))
    with pytest.raises(UserError, match=told):
        check_settings(settings, models)
    mended, notes = without_wrong_names(Settings(files=FilesSettings(watched=(RULES[0], rule))), models)
    assert mended.files.watched == (RULES[0], WatchedFolder(folder="/in", is_on=False))
    check_settings(mended, models)
    (note,) = notes
    assert note.startswith("The folder '/in' is not watched any more. ")
    assert told in note
    check_settings(Settings(files=FilesSettings(watched=RULES)), models)


def test_the_command_line_lists_and_sets_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert run(["settings", "set", KEY, '[{"folder": "/in"}]']) == ExitCode.OK
    assert capsys.readouterr().out.startswith('files.watched is now [{"folder":"/in"')
    assert run(["settings", "list", "--json"]) == ExitCode.OK
    listed = json.loads(capsys.readouterr().out)[KEY]
    assert json.loads(listed["value"])[0]["folder"] == "/in"
    assert listed["default"] == "[]"


@pytest.mark.parametrize("folder", ["~nobody-of-this-name/in", "in", "/x/../in"])
def test_every_name_of_a_folder_is_a_place(folder: str) -> None:
    place = WatchedFolder(folder=folder).place
    assert place.is_absolute()
    assert ".." not in place.parts
    choices_for(WatchedFolder(folder="/in", results=folder), FilesSettings(folder=folder))


# --- further keys ---------------------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path, Catalogue.read())


def with_keys(*keys: DictationKey, **changes: str) -> Settings:
    return Settings(hotkey=HotkeySettings(others=keys, **changes))  # type: ignore[arg-type]


KEYS = (DictationKey(chord="F9", language="de", mode="hold"), DictationKey(chord="RightCtrl", model="small"))


def test_further_keys_are_read_and_written(store: ModelStore) -> None:
    settings = with_keys(*KEYS)
    assert with_value(Settings(), "hotkey.others", str(get(settings, "hotkey.others"))) == settings
    assert [key.chord for key in settings.hotkey.keys] == ["Ctrl+Alt+Space", "F9", "RightCtrl"]
    check_settings(settings, store)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (with_keys(DictationKey(chord="alt+ctrl+space")), "is a key to dictate with already"),
        (with_keys(DictationKey(chord="LeftCtrl+Alt+Space")), "mean the same press"),
        (with_keys(DictationKey(chord="Ctrl"), DictationKey(chord="RightCtrl")), "mean the same press"),
        (with_keys(DictationKey(chord="Escape")), "cannot both start and cancel"),
        (with_keys(cancel="RightCtrl"), "'RightCtrl' alone cannot cancel"),
        (with_keys(DictationKey(chord="Shift+D")), "could not be typed any more"),
        (with_keys(DictationKey(chord="F9", language="xx")), "knows no language 'xx'"),
        (with_keys(DictationKey(chord="F9", model="huge")), "'huge'"),
        (with_keys(DictationKey(chord="F9", model="base.en", language="de")), "understands English only"),
        (with_keys(DictationKey(chord="Ctrl+Super")), "only modifier keys"),
    ],
)
def test_keys_in_each_others_way_and_names_of_nothing_are_refused(
    store: ModelStore, settings: Settings, told: str
) -> None:
    with pytest.raises(UserError, match=re.escape(told)) as refused:
        check_settings(settings, store)
    assert refused.value.hint


def test_keys_that_look_alike_and_are_not_may_stand_beside_each_other(store: ModelStore) -> None:
    keys = ("LeftCtrl+F9", "RightCtrl+F9", "RightCtrl", "LeftAlt", "RightCtrl+Space")
    check_settings(with_keys(*(DictationKey(chord=chord) for chord in keys)), store)


def test_a_wrong_key_in_the_file_costs_the_others_nothing(store: ModelStore) -> None:
    wrong = DictationKey(chord="F10", language="xx")
    checked, notes = without_wrong_names(with_keys(KEYS[0], wrong, DictationKey(chord="F9"), KEYS[1]), store)
    assert checked.hotkey.others == KEYS
    assert [note.partition(" is not used.")[0] for note in notes] == ["The key 'F10'", "The key 'F9'"]


def test_one_wrong_key_takes_no_other_with_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    keys = [{"chord": "F8", "language": "de"}, {"chord": ""}, {"chord": "F9", "mode": "wink"}, {"chord": "F10"}]
    file.write_text(json.dumps({"version": 2, "hotkey": {"others": keys, "tap_ms": [300]}}))
    loaded = SettingsStore(file).load()
    assert loaded.settings.hotkey == HotkeySettings(
        others=(DictationKey(chord="F8", language="de"), DictationKey(chord="F10"))
    )
    assert "'hotkey.others' is wrong (expected text of length >= 1); the rest of it is used." in loaded.notes[1]
    assert (tmp_path / "settings.wrong.json").exists(), "what is left out is not lost"
