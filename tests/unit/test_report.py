"""The report: what it must hold, and what it must not, whatever stands in settings and logs."""

from __future__ import annotations

import getpass
import platform
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app import __version__, crashes, paths, report
from dictation_app.cli import run
from dictation_app.crashes import Process
from dictation_app.errors import ExitCode
from dictation_app.settings import AudioSettings, EngineSettings, HotkeySettings, Settings, all_keys, get
from dictation_app.values.speech import EngineInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = "my secret diary"


def test_it_tells_versions_system_model_and_stack(tmp_path: Path) -> None:
    crashes.keep(tmp_path, Process.ENGINE, "Traceback\nValueError")
    loaded = EngineInfo(model="base", device="cuda:0", compute_type="float16")
    text = report.compose(Settings(), tmp_path, loaded=loaded)
    assert text.startswith(f"Dictation {__version__}\n")
    for part in (
        platform.python_version(),
        "Qt         6.",
        platform.system(),
        "base, on cuda:0, float16 (wanted: auto, auto)",
        "ctranslate2 4.",
        "Settings that differ from the defaults\n  none",
        f"Crash of engine, version {__version__}",
        "  Traceback\n  ValueError",
        "Log, last 0 lines",
    ):
        assert part in text, part


def test_without_crash_log_and_folder_it_says_so(tmp_path: Path) -> None:
    text = report.compose(Settings(), tmp_path / "nowhere", loaded=None)
    assert "No crash is known." in text
    assert "base, not loaded" in text


def test_it_is_about_the_crashes_it_is_given(tmp_path: Path) -> None:
    old = crashes.keep(tmp_path, Process.APP, "the old one")
    crashes.keep(tmp_path, Process.APP, "the new one")
    assert "the new one" in report.compose(Settings(), tmp_path, loaded=None)
    assert "the new one" not in report.compose(Settings(), tmp_path, loaded=None, now=[old])


def test_settings_are_shown_where_their_form_leaves_no_room_for_words(tmp_path: Path) -> None:
    settings = Settings(
        audio=AudioSettings(microphones=("Ada's headset",), tail_ms=100),
        engine=EngineSettings(model="my-own-model", device="cpu", compute_type="int8", languages="en,de"),
        hotkey=HotkeySettings(chord="Ctrl+F9"),
    )
    text = report.compose(settings, tmp_path, loaded=None)
    for line in (
        "audio.microphones = (not shown, 1 entries)",
        "audio.tail_ms = 100",
        "engine.model = one that is not in the catalogue",
        "engine.device = cpu",
        "engine.compute_type = int8",
        "engine.languages = en,de",
        "hotkey.chord = Ctrl+F9",
    ):
        assert f"\n  {line}\n" in text, line
    assert "Ada" not in text
    assert "my-own-model" not in text


@pytest.mark.parametrize("key", [key for key in all_keys() if isinstance(get(Settings(), key), str)])
def test_no_setting_of_free_form_is_shown_by_default(key: str, tmp_path: Path) -> None:
    """Whoever adds a text of free form decides whether it is harmless; until then it is not shown."""
    section, _, name = key.partition(".")
    changed = replace(getattr(Settings(), section), **{name: WORDS})
    text = report.compose(replace(Settings(), **{section: changed}), tmp_path, loaded=None)
    closed_by_pattern_or_choice = {
        "engine.device", "engine.compute_type", "engine.language", "engine.languages", "files.channels", "history.keep",
        "hotkey.mode", "models.source", "output.read_fields", "output.when_moved",
        "ui.language", "ui.notifications", "ui.theme",
    }  # fmt: skip
    assert (WORDS in text) is (key in closed_by_pattern_or_choice | report._HARMLESS)


@pytest.mark.parametrize(("value", "shown"), [(("a", "b"), "(not shown, 2 entries)"), (None, "(not shown)"), (7, "7")])
def test_lists_are_counted(value: object, shown: str) -> None:
    assert report._shown("text.words", value, object) == shown


def test_the_end_of_the_log_is_there_without_home_user_and_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/srv/homes/ada"))
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    lines = [f"line {n}" for n in range(report.LOG_LINES)] + ["No log: /srv/homes/ada/x of ada"]
    (tmp_path / "dictation.log").write_text("\n".join(lines) + "\n")
    text = report.compose(Settings(), tmp_path, loaded=None)
    assert text.endswith("line 79\nNo log: ~/x of <user>\n")
    assert "line 1\n" in text
    assert "line 0\n" not in text


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    monkeypatch.delenv("DISPLAY", raising=False)
    return tmp_path


def test_the_command_prints_it_without_a_display(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crashes.keep(paths.log_dir(), Process.APP, "the stack")
    assert run(["report"]) == ExitCode.OK
    assert "  the stack\n" in capsys.readouterr().out


def test_the_command_writes_it_and_overwrites_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = home / "report.txt"
    assert run(["report", "--output", str(file)]) == ExitCode.OK
    assert capsys.readouterr().out == f"The report is in {file}.\n"
    written = file.read_text(encoding="utf-8")
    assert written.startswith("Dictation ")
    assert run(["report", "--output", str(file)]) == ExitCode.FAILED
    assert "is already there" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == written
    assert run(["report", "--output", str(home / "nowhere" / "x.txt")]) == ExitCode.FAILED
    assert "cannot be written" in capsys.readouterr().err


def test_a_bug_in_a_command_is_a_sentence_and_its_report_has_no_words(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise RuntimeError(WORDS)

    monkeypatch.setattr("dictation_app.ipc.request", fail)
    assert run(["last"]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("dictation: A bug ended this. What led to it is kept in ")
    assert told.err.count("\n") == 1
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "xdg_state_home"))
    assert run(["report"]) == ExitCode.OK
    text = capsys.readouterr().out
    assert "Crash of command" in text
    assert "dictation_app/cli/remote.py:" in text
    assert "\n  RuntimeError\n" in text
    assert WORDS not in told.err + text


def test_a_bug_that_cannot_be_kept_is_shown_at_once_without_words(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise RuntimeError(WORDS)

    paths.log_dir().parent.mkdir(parents=True)
    paths.log_dir().write_text("not a folder")
    monkeypatch.setattr("dictation_app.ipc.request", fail)
    assert run(["last"]) == ExitCode.FAILED
    told = capsys.readouterr().err
    assert told.endswith("RuntimeError\n")
    assert WORDS not in told
