"""Settings: validation in words, salvage field by field, atomic files."""

from __future__ import annotations

import ast
import json
import os
import sys
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import pytest

from dictation_app import settings as module
from dictation_app.errors import SettingsError
from dictation_app.settings import AudioSettings, Settings, SettingsStore, sections


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "config" / "settings.json")


def write(store: SettingsStore, text: str) -> None:
    store.path.parent.mkdir(parents=True, exist_ok=True)
    store.path.write_text(text)


def test_no_file_means_defaults_and_no_note(store: SettingsStore) -> None:
    assert store.load() == module.LoadedSettings(Settings())


def test_what_is_saved_is_read_again(store: SettingsStore) -> None:
    new = module.with_value(Settings(), "audio.tail_ms", "300")
    assert store.replace(new) == {"audio"}
    again = SettingsStore(store.path)
    assert again.load() == module.LoadedSettings(new)
    assert again.settings.audio.tail_ms == 300
    assert [p.name for p in store.path.parent.iterdir()] == ["settings.json"]


def test_nothing_changed_writes_nothing(store: SettingsStore) -> None:
    assert store.replace(Settings()) == frozenset()
    assert not store.path.exists()


def test_wrong_field_costs_only_itself(store: SettingsStore) -> None:
    write(store, json.dumps({"version": 1, "audio": {"tail_ms": "long", "keep_open_s": 5}, "ui": 3, "new": {}}))
    loaded = store.load()
    assert loaded.settings.audio == AudioSettings(keep_open_s=5)
    assert len(loaded.notes) == 4
    assert "not known" in loaded.notes[0]
    assert "audio.tail_ms" in loaded.notes[1]
    assert "'ui'" in loaded.notes[2]
    assert "long" not in " ".join(loaded.notes)  # values are never repeated
    assert "settings.wrong.json" in loaded.notes[3]
    store.replace(loaded.settings)
    assert b"long" in store.path.with_name("settings.wrong.json").read_bytes()


def test_a_name_that_is_misspelt_is_told(store: SettingsStore) -> None:
    write(store, json.dumps({"version": 1, "audio": {"tail_mz": 300, "keep_open_s": 5}}))
    loaded = store.load()
    assert loaded.settings.audio == AudioSettings(keep_open_s=5)
    assert "'audio'" in loaded.notes[0]
    assert "tail_mz" not in loaded.notes[0]
    # The copy is made once.
    assert len(loaded.notes) == 2
    assert len(SettingsStore(store.path).load().notes) == 1


@pytest.mark.parametrize("text", ["{not json", "[]", "", "\x00\xff"])
def test_broken_file_is_kept_aside(store: SettingsStore, text: str) -> None:
    write(store, text)
    loaded = store.load()
    assert loaded.settings == Settings()
    (note,) = loaded.notes
    (kept,) = store.path.parent.iterdir()
    assert kept.name.startswith("settings.bad-")
    assert kept.name in note


def test_newer_file_is_backed_up_and_what_is_known_is_used(store: SettingsStore) -> None:
    write(store, json.dumps({"version": 99, "audio": {"tail_ms": 111}}))
    loaded = store.load()
    assert loaded.settings.audio.tail_ms == 111
    assert "newer" in loaded.notes[0]
    again = SettingsStore(store.path).load()
    assert again.settings.audio.tail_ms == 111
    assert again.notes == ()
    assert (store.path.parent / "settings.newer.json").read_bytes() == store.path.read_bytes()


@pytest.mark.parametrize("version", [0, -1, "1", None])
def test_version_that_cannot_be_is_no_reason_to_fail(store: SettingsStore, version: object) -> None:
    write(store, json.dumps({"version": version, "audio": {"tail_ms": 111}}))
    assert store.load().settings.audio.tail_ms == 111


def test_file_nested_without_end_is_kept_aside(store: SettingsStore) -> None:
    write(store, "[" * 100_000)
    assert "kept as settings.bad-" in store.load().notes[0]


def test_every_migration_step_exists() -> None:
    assert set(module.MIGRATIONS) == set(range(1, module.VERSION))


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("audio.tail_ms", "abc", "whole number"),
        ("audio.tail_ms", "5000", "<= 1000"),
        ("engine.device", "gpu", "auto, cpu, cuda or cuda:N"),
        ("ui.theme", "blue", "system, light, dark"),
        ("ui.overlay", "maybe", "true or false"),
    ],
)
def test_wrong_value_is_refused_in_words(key: str, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        module.with_value(Settings(), key, text)
    assert "`" not in str(caught.value)
    assert "regex" not in str(caught.value)
    assert "Colours." not in str(caught.value), "what can be chosen says it all"


@pytest.mark.parametrize(
    ("key", "suggestion"), [("audio.tail", "audio.tail_ms"), ("overlay", "ui.overlay"), ("qqq", "settings list")]
)
def test_unknown_key_suggests_the_nearest(key: str, suggestion: str) -> None:
    with pytest.raises(SettingsError, match=suggestion):
        module.get(Settings(), key)


@pytest.mark.parametrize(("text", "value"), [("on", True), ("No", False), ("true", True)])
def test_switches_take_words(text: str, value: bool) -> None:
    assert module.with_value(Settings(), "ui.overlay", text).ui.overlay is value


def test_every_setting_has_a_description() -> None:
    assert all(module.describe(key) for key in module.all_keys())


def test_full_disk_keeps_the_old_file(store: SettingsStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.replace(module.with_value(Settings(), "audio.tail_ms", "300"))
    before = store.path.read_bytes()

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left"):
        store.replace(replace(store.settings, audio=AudioSettings(tail_ms=1)))
    assert store.path.read_bytes() == before
    assert [p.name for p in store.path.parent.iterdir()] == ["settings.json"]
    assert store.settings.audio.tail_ms == 300


def test_whoever_offers_values_is_told_their_form() -> None:
    assert module.form("ui.overlay") == module.ValueForm(bool)
    assert module.form("audio.tail_ms") == module.ValueForm(int, least=0, most=1000)
    assert module.form("segmenter.max_utterance_s") == module.ValueForm(float, least=5, most=29)
    assert module.form("ui.theme") == module.ValueForm(str, choices=("system", "light", "dark"))
    assert module.form("audio.microphones") == module.ValueForm(str)
    with pytest.raises(SettingsError):
        module.form("ui.nothing")


def test_the_form_of_every_setting_allows_its_default() -> None:
    for key in module.all_keys():
        form, value = module.form(key), module.get(Settings(), key)
        assert type(value) is form.kind, key
        assert not form.choices or value in form.choices, key
        if isinstance(value, int | float) and form.least is not None and form.most is not None:
            assert form.least <= value <= form.most, key


def test_only_the_named_settings_go_back_to_their_defaults() -> None:
    changed = module.with_value(Settings(), "audio.tail_ms", "300")
    changed = module.with_value(changed, "audio.keep_open_s", "5")
    changed = module.with_value(changed, "ui.theme", "dark")
    again = module.with_defaults(changed, ["audio.tail_ms", "ui.theme"])
    assert again == module.with_value(Settings(), "audio.keep_open_s", "5")
    assert module.with_defaults(changed, []) == changed


def test_reading_what_somebody_edited_takes_nothing_over_and_moves_nothing(store: SettingsStore) -> None:
    write(store, '{"version": 1, "ui": {"theme": "dark"}}')
    assert store.read().settings.ui.theme == "dark"
    assert store.settings == Settings()
    write(store, '{"version": 1, "ui": {"theme": "pink"}}')
    assert "ui.theme" in store.read().notes[0]
    for broken in ("{", "[]", '{"version": 99}'):
        write(store, broken)
        with pytest.raises(SettingsError, match="cannot be understood"):
            store.read()
    assert [p.name for p in store.path.parent.iterdir()] == ["settings.json"]
    store.path.unlink()
    with pytest.raises(SettingsError, match="cannot be read"):
        store.read()


def edited(store: SettingsStore) -> list[str]:
    """What was kept of files that somebody edited."""
    return [path.read_text() for path in store.path.parent.glob("settings.edited-*.json")]


@pytest.mark.parametrize(
    "text", ["{", '{"version": 1, "ui": {"theme": "pink"}}', '{"version": 1, "ui": {"theme": "dark"}}']
)
def test_a_file_that_was_edited_meanwhile_is_kept_when_a_setting_is_changed(store: SettingsStore, text: str) -> None:
    store.replace(module.with_value(Settings(), "audio.tail_ms", "300"))
    assert edited(store) == []
    store.path.write_text(text)
    store.replace(module.with_value(store.settings, "audio.tail_ms", "310"))
    assert edited(store) == [text]
    store.replace(module.with_value(store.settings, "audio.tail_ms", "320"))
    assert edited(store) == [text]
    assert SettingsStore(store.path).load().settings.audio.tail_ms == 320


def test_an_edit_that_is_taken_over_is_not_kept_beside_the_file(store: SettingsStore) -> None:
    store.replace(module.with_value(Settings(), "audio.tail_ms", "300"))
    write(store, store.path.read_text().replace("300", "310"))
    store.replace(store.read().settings)
    assert edited(store) == []


def test_a_link_to_settings_that_are_kept_elsewhere_stays_one(store: SettingsStore, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_text("{}")
    store.path.parent.mkdir()
    store.path.symlink_to(elsewhere)
    store.load()
    store.replace(module.with_value(Settings(), "audio.tail_ms", "300"))
    assert store.path.is_symlink()
    assert json.loads(elsewhere.read_text())["audio"]["tail_ms"] == 300


def test_a_write_protected_file_is_not_written_over(store: SettingsStore) -> None:
    store.replace(module.with_value(Settings(), "audio.tail_ms", "300"))
    before = store.path.read_bytes()
    store.path.chmod(0o400)
    with pytest.raises(SettingsError, match="write-protected"):
        store.replace(module.with_value(store.settings, "audio.tail_ms", "310"))
    assert store.path.read_bytes() == before
    assert store.settings.audio.tail_ms == 300


def test_what_cannot_be_read_is_moved_aside_and_not_written_over(store: SettingsStore) -> None:
    store.path.mkdir(parents=True)  # as one whose owner is somebody else
    (store.path / "kept").write_text("")
    assert "cannot be read" in store.load().notes[0]
    store.replace(module.with_value(Settings(), "audio.tail_ms", "300"))
    (aside,) = store.path.parent.glob("settings.edited-*.json")
    assert (aside / "kept").exists()
    assert SettingsStore(store.path).load().settings.audio.tail_ms == 300


# --- to and from another machine --------------------------------------------------------------------------------------


def test_what_was_exported_is_imported_elsewhere_and_the_rest_stays(tmp_path: Path) -> None:
    here = SettingsStore(tmp_path / "here" / "settings.json")
    here.load()
    here.replace(module.with_value(module.with_value(here.settings, "engine.language", "de"), "audio.tail_ms", "100"))
    here.export(tmp_path / "mine.json")
    there = SettingsStore(tmp_path / "there" / "settings.json")
    loaded = there.imported(tmp_path / "mine.json")
    assert loaded == module.LoadedSettings(here.settings)
    assert there.settings == Settings(), "nothing is taken over yet"
    assert (tmp_path / "mine.json").stat().st_mode & 0o077 == 0

    (tmp_path / "part.json").write_text('{"version": 1, "ui": {"theme": "dark"}}')
    there.replace(module.with_value(there.settings, "engine.language", "fr"))
    loaded = there.imported(tmp_path / "part.json")
    assert (loaded.settings.ui.theme, loaded.settings.engine.language, loaded.notes) == ("dark", "fr", ())


def test_what_is_wrong_in_an_imported_file_stays_as_it_is_here_and_is_told(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    store.replace(module.with_value(store.settings, "audio.tail_ms", "100"))
    (tmp_path / "bad.json").write_text(
        '{"version": 1, "audio": {"tail_ms": "soon", "keep_open_s": 9}, "ui": 7, "x": {}}'
    )
    loaded = store.imported(tmp_path / "bad.json")
    assert (loaded.settings.audio.tail_ms, loaded.settings.audio.keep_open_s) == (100, 9)
    assert [note.split(" (")[0] for note in loaded.notes] == [
        "The settings have a part that is not known; it is not used.",
        "The setting 'audio.tail_ms' is wrong",
        "The settings of 'ui' cannot be understood; they stay as they are.",
    ]
    assert "it stays as it is" in loaded.notes[1]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "holds no settings"),
        ("[1]", "holds no settings"),
        ('{"words": {}}', "holds no settings"),
        ('{"version": 99, "ui": {}}', "written by a newer version"),
        (None, "cannot be read"),
        ('{"audio": {"microphone": "\\ud800"}}', "holds no settings"),
        ('{"audio": {"microphone": "' + 2_000_000 * "x" + '"}}', "holds no settings"),
    ],
    ids=["cut", "list", "words", "newer", "missing", "no text", "far too long"],
)
def test_what_is_no_file_of_settings_is_refused(tmp_path: Path, content: str | None, sentence: str) -> None:
    file = tmp_path / "file.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(SettingsError, match=sentence):
        SettingsStore(tmp_path / "settings.json").imported(file)


@pytest.mark.skipif(sys.platform == "win32", reason="a file system of POSIX")
def test_nobody_waits_for_a_file_that_never_ends(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for endless in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(SettingsError, match="holds no settings"):
            SettingsStore(tmp_path / "settings.json").imported(endless)


def test_a_file_with_what_is_no_text_is_put_aside_and_settings_can_be_changed_again(store: SettingsStore) -> None:
    write(store, '{"version": 1, "audio": {"microphone": "\\ud800"}}')
    (note,) = store.load().notes
    assert "cannot be understood; it is kept as settings.bad-" in note
    store.replace(module.with_value(store.settings, "audio.tail_ms", "100"))
    assert SettingsStore(store.path).load() == module.LoadedSettings(store.settings)


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be written to"):
        SettingsStore(tmp_path / "settings.json").export(tmp_path / "nowhere" / "mine.json")


# --- from an older version --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("audio", "microphones"),
    [
        ({"microphone": "Desk", "tail_ms": 100}, ("Desk",)),
        ({"microphone": "", "tail_ms": 100}, ()),
        ({"tail_ms": 100}, ()),
    ],
)
def test_one_microphone_becomes_the_first_of_a_list(
    store: SettingsStore, tmp_path: Path, audio: dict[str, object], microphones: tuple[str, ...]
) -> None:
    text = json.dumps({"version": 1, "audio": audio})
    write(store, text)
    loaded = store.load()
    assert loaded.notes == ()
    assert loaded.settings.audio == AudioSettings(microphones=microphones, tail_ms=100)
    assert store.read().settings == loaded.settings, "while the app runs, too"
    (tmp_path / "old.json").write_text(text)
    assert store.imported(tmp_path / "old.json").settings == loaded.settings
    store.replace(module.with_value(store.settings, "audio.tail_ms", "110"))
    again = json.loads(store.path.read_text())
    assert (again["version"], again["audio"]["microphones"]) == (module.VERSION, list(microphones))


def test_what_is_wrong_in_an_older_file_costs_only_itself(store: SettingsStore) -> None:
    write(store, json.dumps({"version": 1, "audio": {"microphone": 7, "tail_ms": 100}}))
    loaded = store.load()
    assert loaded.settings.audio == AudioSettings(tail_ms=100)
    assert "audio.microphones" in loaded.notes[0]
    write(store, json.dumps({"version": 1, "audio": "loud"}))
    assert store.load().settings.audio == AudioSettings()


@pytest.mark.parametrize(("text", "names"), [("USB Mic", ("USB Mic",)), ('["A", ""]', ("A", "")), ("", ()), ("[]", ())])
def test_one_name_of_a_list_needs_no_brackets(text: str, names: tuple[str, ...]) -> None:
    assert module.with_value(Settings(), "audio.microphones", text).audio.microphones == names


def test_each_default_says_why() -> None:
    """In a comment above it or in the sentence below it."""
    source = Path(sections.__file__).read_text(encoding="utf-8")
    lines = source.splitlines()
    unsaid = []
    for section in ast.parse(source).body:
        if not isinstance(section, ast.ClassDef) or section.name == "Settings":
            continue
        for field, following in zip_longest(section.body, section.body[1:]):
            if isinstance(field, ast.AnnAssign) and field.value is not None:
                has_sentence = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
                if not has_sentence and not lines[field.lineno - 2].lstrip().startswith("#"):
                    unsaid.append(f"{section.name}: {ast.unparse(field.target)}")
    assert unsaid == []
