"""What private mode leaves on the disk (nothing), its command, and who may read the files there are."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app import ipc, logs, paths
from dictation_app.cli import run
from dictation_app.errors import ExitCode
from dictation_app.history import Entry, HistoryStore, Result
from dictation_app.history.meanings import Meaning, Spoken
from dictation_app.journal import Heard, Sending
from dictation_app.settings import HistorySettings, Settings, SettingsStore
from dictation_app.values.speech import Word
from tests.dictations import entry_of
from tests.unit.test_archive import INFO, LAST, NOW, crashed, entries, journal_is_empty, keeping, transcript
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE = HistorySettings(keep="all", private=True)
KEEPING = HistorySettings(keep="all")


def bytes_below(folder: Path) -> bytes:
    """Everything on the disk there, names included."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"\n".join(path.name.encode() + path.read_bytes() for path in files)


# --- private mode -------------------------------------------------------------------------------------------------


def test_a_private_dictation_never_touches_the_disk(tmp_path: Path) -> None:
    with keeping(tmp_path, keep="all", private=True) as keeper:
        keeper.dictate()
        keeper.archive.note(1, Heard(transcript(LAST.text)))
        keeper.archive.note(1, Sending(LAST.text))
        keeper.archive.finish(1, LAST, INFO)
        keeper.archive.words(1, 0, [Word(0.0, 1.0, "home", 0.9)])
    assert entries(tmp_path) == ()
    assert journal_is_empty(tmp_path)
    assert list((tmp_path / "history" / "audio").iterdir()) == []
    assert b"home" not in bytes_below(tmp_path)


@pytest.mark.parametrize("later", [PRIVATE, KEEPING], ids=["stays on", "off again before its end"])
def test_switched_on_while_somebody_speaks_nothing_of_that_is_kept(tmp_path: Path, later: HistorySettings) -> None:
    with keeping(tmp_path, keep="all") as keeper:
        keeper.dictate(1)
        keeper.archive.note(1, Heard(transcript(LAST.text)))
        keeper.archive.note(1, Sending(LAST.text))
        keeper.archive.words(1, 0, [Word(0.0, 1.0, "home", 0.9)])
        keeper.archive.apply(PRIVATE)
        keeper.archive.apply(later)
        keeper.archive.note(1, Sending(LAST.text))
        keeper.archive.finish(1, LAST, INFO)
        keeper.archive.words(1, 1, [Word(0.0, 1.0, "home", 0.9)])
    assert entries(tmp_path) == ()
    assert journal_is_empty(tmp_path)
    assert b"home" not in bytes_below(tmp_path)


def test_what_ended_before_and_what_begins_after_is_kept(tmp_path: Path) -> None:
    with keeping(tmp_path, keep="text") as keeper:
        for session_id, settings in ((1, PRIVATE), (2, HistorySettings()), (3, HistorySettings())):
            keeper.dictate(session_id, at=NOW + session_id)
            keeper.archive.finish(session_id, replace(LAST, text=f"Dictation {session_id}."), INFO)
            keeper.archive.apply(settings)
    assert [entry.text for entry in entries(tmp_path)] == ["Dictation 3.", "Dictation 1."]


def test_other_settings_changed_while_somebody_speaks_cost_nothing(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.apply(HistorySettings(days=30))
        keeper.archive.finish(1, LAST, INFO)
    assert len(entries(tmp_path)) == 1


def test_what_was_said_before_private_mode_is_recovered_all_the_same(tmp_path: Path) -> None:
    name = crashed(tmp_path)
    with keeping(tmp_path, private=True) as keeper:
        wait_for(lambda: keeper.unfinished, "what was left")
        keeper.archive.recovered(name, 7, LAST, INFO)
    assert [entry.text for entry in entries(tmp_path)] == [LAST.text]


# --- what is deleted ----------------------------------------------------------------------------------------------

TRACES = (b"zeppelin", b"quagmire", b"kaleidoscope", b"obelisk", b"vector of it", b"harpsichord")


def all_that_can_be_kept(folder: Path) -> tuple[HistoryStore, int]:
    """A history with an entry in every table, each with its own word, beside one that stays."""
    store = HistoryStore(folder)
    other = store.add(entry("Nothing of note."))
    store.keep_words(other.id, [Word(0.0, 1.0, "note", 0.9)])
    kept = store.add(replace(entry("A zeppelin."), audio="sound.flac", withheld_text="quagmire", target="obelisk"))
    (store.audio_folder / "sound.flac").write_bytes(b"fLaC harpsichord")
    store.decoded_again(kept.id, Result(**RESULT | {"text": "A kaleidoscope."}), [Word(0.0, 1.0, "zeppelin", 0.9)])
    kept = store.get(kept.id)
    spoken = Spoken(kept.id, kept.started_at, kept.text, kept.withheld_text)
    store.keep_meanings("any", [Meaning(spoken, b"the vector of it")])
    return store, kept.id


def entry(text: str) -> Entry:
    return entry_of(LAST, NOW, text=text)


RESULT: dict[str, Any] = {
    "made_at": NOW,
    "language": "en",
    "model": "small",
    "device": "cpu",
    "compute_type": "int8",
    "decode_ms": 5,
}


@pytest.mark.parametrize("way", ["delete", "prune", "clear"])
def test_what_is_deleted_is_in_no_file_of_any_kind(tmp_path: Path, way: str) -> None:
    store, id_ = all_that_can_be_kept(tmp_path)
    before = bytes_below(tmp_path)
    assert [trace for trace in TRACES if trace not in before] == []
    if way == "delete":
        store.delete([id_])
    elif way == "prune":
        store.star(1, starred=True)
        store.prune(older_than=NOW + 1, most=0, most_audio_bytes=0)
    else:
        store.clear()
    for after in (bytes_below(tmp_path), (store.close(), bytes_below(tmp_path))[1]):
        assert [trace for trace in TRACES if trace in after] == []
        assert (b"Nothing of note." in after) is (way != "clear")


# --- libraries ----------------------------------------------------------------------------------------------------


def loads_the_detector(cache: Path, *before: str) -> list[str]:
    """What a program that uses ONNX Runtime leaves in the user's cache."""
    cache.mkdir()
    lines = (
        *before,
        "import onnxruntime, pathlib, faster_whisper as f",
        "weights = next(pathlib.Path(f.__file__).parent.glob('assets/*.onnx'))",
        "onnxruntime.InferenceSession(str(weights), providers=['CPUExecutionProvider'])",
    )
    env = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    env |= {"XDG_CACHE_HOME": str(cache), "HOME": str(cache)}
    root = paths.resource("icons").parents[1]
    subprocess.run([sys.executable, "-c", "\n".join(lines)], env=env, cwd=root, check=True, capture_output=True)
    return [str(path.relative_to(cache)) for path in cache.rglob("*") if path.is_file()]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it keeps its notes in other places")
def test_no_library_makes_notes_of_its_use_to_send_them_away(tmp_path: Path) -> None:
    assert loads_the_detector(tmp_path / "ours", "import dictation_app") == []
    if loads_the_detector(tmp_path / "theirs") == []:
        pytest.skip("This ONNX Runtime makes no notes anyway.")


# --- `dictation private` ------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    return tmp_path


@pytest.mark.parametrize(("word", "on"), [("on", True), ("off", False), ("toggle", None)])
def test_the_command_asks_the_running_app(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], word: str, on: object
) -> None:
    asked: list[object] = []

    def request(command: str, **arguments: object) -> bool:
        asked.append((command, arguments))
        return True

    monkeypatch.setattr(ipc, "request", request)
    assert run(["private", word]) == ExitCode.OK
    assert asked == [("private", {"on": on})]
    assert capsys.readouterr().out == "private mode is on\n"


def test_without_an_app_the_command_is_there_for_the_next_one(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for word, is_on in (("toggle", True), ("on", True), ("toggle", False), ("off", False)):
        assert run(["private", word]) == ExitCode.OK
        assert capsys.readouterr().out == f"private mode is {'on' if is_on else 'off'}\n"
        assert SettingsStore(paths.settings_file()).load().settings.history.private is is_on
        assert run(["private"]) == ExitCode.OK
        assert capsys.readouterr().out == f"private mode is {'on' if is_on else 'off'}\n"
        assert SettingsStore(paths.settings_file()).load().settings.history.private is is_on


def test_the_status_tells_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.unit.test_cli import STATUS  # noqa: PLC0415  # its fixtures are for the whole of its module

    monkeypatch.setattr(ipc, "request", lambda _command: STATUS | {"private": True})
    assert run(["status"]) == ExitCode.OK
    assert "private     on: nothing you dictate is kept" in capsys.readouterr().out.splitlines()


# --- for the owner only -------------------------------------------------------------------------------------------


@pytest.fixture
def no_umask() -> Iterator[None]:
    """As in a careless log-in script: every file is born with all the rights its program asks for."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mode & 0o777 for path in sorted(folder.rglob("*"))}


def make_everything(folder: Path) -> None:
    """All that the app writes, with a dictation under way and one that is kept with its sound."""
    SettingsStore(folder / "config" / "settings.json").replace(Settings(history=HistorySettings(keep="all")))
    with keeping(folder, keep="all") as keeper:
        keeper.dictate(1)
        keeper.archive.finish(1, LAST, INFO)
        keeper.dictate(2, at=NOW + 5)
    store = HistoryStore(folder / "history")
    store.delete([1])
    store.close()
    with keeping(folder, keep="all") as keeper:
        keeper.dictate(3, at=NOW + 9)
        keeper.archive.finish(3, LAST, INFO)


@pytest.mark.usefixtures("no_umask")
@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights: the user's folder is the user's.")
@pytest.mark.parametrize("before", ["nothing there", "folders open to all"])
def test_no_umask_opens_a_file_or_a_folder_to_others(tmp_path: Path, before: str) -> None:
    folder = tmp_path / "home" / ".local"  # not there yet, either
    if before != "nothing there":
        for name in ("config", "journal", "history/audio", "log"):
            (folder / name).mkdir(0o777, parents=True)
        for name in ("config/settings.json", "log/dictation.log", "history/history.sqlite3"):
            (folder / name).touch(0o666)
    root = logs.logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.set_up(folder / "log")
    try:
        make_everything(folder)
    finally:
        for handler in [h for h in root.handlers if h not in handlers]:
            root.removeHandler(handler)
            handler.close()
        root.setLevel(level)
    found = rights(folder)
    if before == "nothing there":
        found[""] = folder.stat().st_mode & 0o777
    assert {name.split("/")[0] for name in found if name} == {"config", "journal", "history", "log"}
    assert any(name.endswith(".flac") for name in found)
    assert any(name.endswith("sound.wav") for name in found)
    assert any(name.endswith("dictation.log") for name in found)
    assert {name: oct(mode) for name, mode in found.items() if mode & 0o077} == {}
