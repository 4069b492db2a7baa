"""The command line: words and exit codes, without the app and without a display."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest

from dictation_app import __version__, paths
from dictation_app.cli import run
from dictation_app.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    on_interrupt = signal.getsignal(signal.SIGINT)  # starting the app changes it
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    yield tmp_path
    signal.signal(signal.SIGINT, on_interrupt)


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == ExitCode.OK
    assert __version__ in capsys.readouterr().out
    assert run(["--help"]) == ExitCode.OK
    shown = capsys.readouterr().out
    assert "Examples:" in shown
    for command in ("transcribe", "models", "devices", "toggle", "status", "settings", "last", "bench", "quit"):
        assert command in shown


@pytest.mark.parametrize("command", ["start", "stop", "toggle", "cancel", "status", "last", "quit"])
def test_commands_to_the_app_say_that_it_is_not_running(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command]) == ExitCode.NOT_RUNNING
    told = capsys.readouterr()
    assert told.err == "dictation: Dictation is not running. Start it with `dictation`.\n"
    assert told.out == ""


@pytest.mark.parametrize("arguments", [["fly"], ["status", "--nonsense"], ["settings", "get"], ["transcribe"]])
def test_wrong_command_line_is_a_usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == ExitCode.USAGE
    assert "Usage" in capsys.readouterr().err


def test_settings_are_listed_read_and_changed_without_the_app(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["settings", "get", "audio.tail_ms"]) == ExitCode.OK
    assert capsys.readouterr().out == "250\n"
    assert run(["settings", "set", "audio.tail_ms", "300"]) == ExitCode.OK
    assert run(["settings", "list", "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["audio.tail_ms"] == 300
    assert run(["settings", "set", "ui.overlay", "off"]) == ExitCode.OK
    assert run(["settings", "get", "ui.overlay", "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out) is False


@pytest.mark.parametrize(
    ("key", "value", "code", "words"),
    [
        ("audio.tail", "300", ExitCode.SETTINGS, "Did you mean 'audio.tail_ms'?"),
        ("audio.tail_ms", "soon", ExitCode.SETTINGS, "a whole number"),
        ("engine.model", "bas", ExitCode.MODEL, "base"),
        ("engine.language", "qq", ExitCode.SETTINGS, "no language 'qq'"),
        ("engine.name", "dragon", ExitCode.SETTINGS, "faster-whisper"),
        ("hotkey.chord", "Ctrl+Fn+X", ExitCode.HOTKEY, "not a modifier key"),
        ("hotkey.chord", "D", ExitCode.HOTKEY, "could not be typed"),
        ("hotkey.chord", "Shift+d", ExitCode.HOTKEY, "could not be typed"),
        ("hotkey.chord", "Space", ExitCode.HOTKEY, "could not be used"),
        ("hotkey.chord", "Escape", ExitCode.HOTKEY, "both start and cancel"),
        ("hotkey.cancel", "Nope", ExitCode.HOTKEY, "not a key"),
        ("output.method", "telepathy", ExitCode.SETTINGS, "copy"),
    ],
)
def test_wrong_settings_are_refused_with_one_sentence_and_change_nothing(
    key: str, value: str, code: ExitCode, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["settings", "set", key, value]) == code
    told = capsys.readouterr()
    assert words in told.err
    assert told.err.startswith("dictation: ")
    assert told.err.count("\n") == 1
    assert not paths.settings_file().exists()


def test_broken_settings_file_is_told_once_and_kept(capsys: pytest.CaptureFixture[str]) -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_text("{")
    assert run(["settings", "get", "ui.theme"]) == ExitCode.OK
    told = capsys.readouterr()
    assert told.out == "system\n"
    assert "kept as settings.bad-" in told.err
    assert run(["settings", "get", "ui.theme"]) == ExitCode.OK
    assert capsys.readouterr().err == ""


def test_models_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list", "--json"]) == ExitCode.OK
    models = {m["name"]: m for m in json.loads(capsys.readouterr().out)}
    assert models["base"]["installed"] is False
    assert models["tiny.en"]["languages"] == "en"
    assert {"tiny", "base", "small", "medium", "large-v3", "large-v3-turbo"} <= set(models)
    assert run(["models", "list"]) == ExitCode.OK
    assert "base" in capsys.readouterr().out


@pytest.mark.parametrize("action", ["fetch", "verify"])
def test_unknown_model_is_refused(action: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", action, "bass"]) == ExitCode.MODEL
    assert "base" in capsys.readouterr().err


def test_app_without_a_display_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    assert run([]) == ExitCode.NO_DISPLAY
    assert "no desktop" in capsys.readouterr().err
    monkeypatch.setenv("DISPLAY", ":4711")
    assert run([]) == ExitCode.NO_DISPLAY
    assert "DISPLAY=:4711 does not answer" in capsys.readouterr().err
