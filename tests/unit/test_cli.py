"""The command line: words and exit codes, without the app and without a display."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest

from dictation_app import __version__, ipc, paths
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
    for command in (
        "transcribe",
        "models",
        "devices",
        "toggle",
        "status",
        "settings",
        "last",
        "listen",
        "bench",
        "quit",
    ):
        assert command in shown


@pytest.mark.parametrize("command", ["start", "stop", "toggle", "cancel", "undo", "status", "last", "listen", "quit"])
def test_commands_to_the_app_say_that_it_is_not_running(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command]) == ExitCode.NOT_RUNNING
    told = capsys.readouterr()
    assert told.err == "dictation: Dictation is not running. Start it with `dictation`.\n"
    assert told.out == ""


STATUS = {
    "state": "idle",
    "ready": True,
    "hotkey": "Ctrl+Alt+Space",
    "hotkey_mode": "auto",
    "model": "base",
    "device": "cpu",
    "compute_type": "int8",
    "microphone": "Built-in",
    "problem": "",
    "hint": "",
    "model_resting": False,
    "work": {"utterances": 0, "ahead": 0, "wasted_seconds": 0.0},
}


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What an app would say to each command; each is answered once."""
    said: dict[str, object] = {"status": STATUS}
    monkeypatch.setattr(ipc, "request", said.pop)
    return said


def test_status_in_lines(answers: dict[str, object], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status"]) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == [
        "idle: hold Ctrl+Alt+Space and speak",
        "model       base on cpu int8",
        "microphone  Built-in",
    ]


def test_status_of_a_model_at_rest_and_of_work_ahead(
    answers: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    work = {"utterances": 14, "ahead": 12, "wasted_seconds": 3.14}
    answers["status"] = STATUS | {"model_resting": True, "device": "", "work": work}
    assert run(["status"]) == ExitCode.OK
    assert capsys.readouterr().out.splitlines() == [
        "idle: hold Ctrl+Alt+Space and speak",
        "model       base, resting: it is loaded again while you speak",
        "microphone  Built-in",
        "ahead       12 of 14 results were ready at release or soon after; 3.1 s of engine time went for nothing",
    ]


def test_what_was_held_back_is_inserted_on_request(
    answers: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    answers["insert_withheld"] = None
    assert run(["last", "--withheld", "--insert"]) == ExitCode.OK
    assert "insert_withheld" not in answers
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("arguments", [["--insert"], ["--withheld", "--insert", "--json"]])
def test_inserting_is_for_what_was_held_back(
    arguments: list[str], answers: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["last", *arguments]) == ExitCode.USAGE
    assert "--insert goes with --withheld" in capsys.readouterr().err


def test_events_are_printed_a_line_each(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def listen(*, partials: bool) -> Iterator[dict[str, object]]:
        yield {"event": "partial", "text": "größe" if partials else "", "stable_characters": 2}
        yield {"event": "state", "state": "idle"}

    monkeypatch.setattr(ipc, "listen", listen)
    assert run(["listen", "--partials"]) == ExitCode.OK
    assert capsys.readouterr().out == (
        '{"event": "partial", "text": "größe", "stable_characters": 2}\n{"event": "state", "state": "idle"}\n'
    )


@pytest.mark.parametrize("arguments", [["fly"], ["status", "--nonsense"], ["settings", "get"], ["transcribe"]])
def test_wrong_command_line_is_a_usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == ExitCode.USAGE
    assert "Usage" in capsys.readouterr().err


def test_settings_are_listed_read_and_changed_without_the_app(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["settings", "get", "audio.tail_ms"]) == ExitCode.OK
    assert capsys.readouterr().out == "250\n"
    assert run(["settings", "set", "audio.tail_ms", "300"]) == ExitCode.OK
    assert capsys.readouterr().out == "audio.tail_ms is now 300.\n"
    assert run(["settings", "list", "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["audio.tail_ms"]["value"] == 300
    assert run(["settings", "set", "ui.overlay", "off"]) == ExitCode.OK
    assert capsys.readouterr().out == "ui.overlay is now false.\n"
    assert run(["settings", "get", "ui.overlay", "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out) is False


def test_settings_are_exported_and_imported_without_the_app(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.json"
    assert run(["settings", "set", "audio.tail_ms", "300"]) == ExitCode.OK
    assert run(["settings", "export", str(file)]) == ExitCode.OK
    assert run(["settings", "export", str(file)]) == ExitCode.SETTINGS
    assert run(["settings", "export", "--force", str(file)]) == ExitCode.OK
    assert run(["settings", "set", "audio.tail_ms", "100"]) == ExitCode.OK
    capsys.readouterr()
    assert run(["settings", "import", "--dry-run", str(file)]) == ExitCode.OK
    assert capsys.readouterr().out == "audio.tail_ms: 100 -> 300\n"
    assert run(["settings", "get", "audio.tail_ms"]) == ExitCode.OK
    assert capsys.readouterr().out == "100\n"
    assert run(["settings", "import", str(file)]) == ExitCode.OK
    assert run(["settings", "get", "audio.tail_ms"]) == ExitCode.OK
    assert capsys.readouterr().out == "audio.tail_ms: 100 -> 300\n300\n"
    assert run(["settings", "import", str(file)]) == ExitCode.OK
    assert capsys.readouterr().out == "Nothing is different.\n"
    assert run(["settings", "import", str(tmp_path / "nowhere")]) == ExitCode.SETTINGS


def test_what_was_set_is_told_as_it_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    for key, value, told in (
        ("segmenter.min_utterance_s", "4", "4.0"),
        ("engine.languages", "en,de", "en,de"),
        ("engine.languages", "", "empty"),
    ):
        assert run(["settings", "set", key, value]) == ExitCode.OK
        assert capsys.readouterr().out == f"{key} is now {told}.\n"


@pytest.mark.parametrize(
    ("key", "allowed"),
    [
        ("audio.tail_ms", "[0 to 1000 ms]"),
        ("audio.keep_open_s", "[0 to 3600 s]"),
        ("segmenter.min_utterance_s", "[0.5 to 20 s]"),
        ("history.audio_mb", "[0 to 1000000 MB]"),
        ("history.days", "[0 to 36500 days]"),
        ("files.subtitle_columns_per_s", "[5 to 60 per s]"),
        ("output.type_below_characters", "[0 to 2000 characters]"),
        ("segmenter.vad_mode", "[0 to 3]"),
        ("history.keep", "[all, text, nothing]"),
        ("ui.theme", "[system, light, dark]"),
        ("ui.overlay", "[true or false]"),
        ("output.method", "x11-paste"),
        ("hotkey.backend", "[auto, x11"),
    ],
)
def test_settings_are_listed_with_the_values_they_take(
    key: str, allowed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["settings", "list"]) == ExitCode.OK
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith(f"{key} "))
    assert allowed in line


def test_what_is_listed_as_allowed_is_and_more_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["settings", "list", "--json"]) == ExitCode.OK
    listed = json.loads(capsys.readouterr().out)
    assert listed["audio.tail_ms"] == {
        "value": 250,
        "default": 250,
        "kind": "integer",
        "choices": None,
        "minimum": 0,
        "maximum": 1000,
        "unit": "ms",
        "description": "Longest recording after the key is released.",
    }
    assert listed["ui.theme"]["choices"] == ["system", "light", "dark"]
    assert listed["ui.overlay"]["kind"] == "boolean"
    for key, told in listed.items():
        good = told["choices"] or [told["minimum"], told["maximum"]]
        bad = ["nonsense"] if told["choices"] else [told["minimum"], told["maximum"]]
        bad = [
            value if isinstance(value, str) else value + step
            for value, step in zip(bad, (-1, 1), strict=False)
            if value is not None
        ]
        for value in good:
            if value is not None:
                assert run(["settings", "set", "--", key, str(value)]) == ExitCode.OK, (key, value)
        for value in bad:
            assert run(["settings", "set", "--", key, str(value)]) != ExitCode.OK, (key, value)


def test_who_chooses_to_have_the_keyboards_read_is_told_the_price(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["settings", "set", "hotkey.backend", "evdev"]) == ExitCode.OK
    assert "passwords" in capsys.readouterr().out
    assert run(["settings", "set", "hotkey.backend", "auto"]) == ExitCode.OK
    assert capsys.readouterr().out == "hotkey.backend is now auto.\n"


@pytest.mark.parametrize(
    ("key", "value", "code", "words"),
    [
        ("audio.tail", "300", ExitCode.SETTINGS, "Did you mean 'audio.tail_ms'?"),
        ("audio.tail_ms", "soon", ExitCode.SETTINGS, "a whole number"),
        ("engine.model", "bas", ExitCode.MODEL, "base"),
        ("engine.language", "qq", ExitCode.SETTINGS, "no language 'qq'"),
        ("engine.languages", "en,qq", ExitCode.SETTINGS, "no language 'qq'"),
        ("engine.languages", "english", ExitCode.SETTINGS, "engine.languages"),
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


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        (["insert-here"], ("insert_here", {})),
        (["insert-back"], ("insert_back", {})),
        (["undo-insertion"], ("undo_insertion", {})),
        (["say-as"], ("say_as", {"language": None, "model": None})),
        (["say-as", "--language", "de", "--model", "small"], ("say_as", {"language": "de", "model": "small"})),
    ],
)
def test_what_keys_do_with_text_commands_do_too(
    monkeypatch: pytest.MonkeyPatch, line: list[str], asked: tuple[str, dict[str, object]]
) -> None:
    seen: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(ipc, "request", lambda command, **arguments: seen.append((command, arguments)))
    assert run(line) == ExitCode.OK
    assert seen == [asked]


def test_status_tells_of_text_that_waits(answers: dict[str, object], capsys: pytest.CaptureFixture[str]) -> None:
    answers["status"] = STATUS | {"held": "moved"}
    assert run(["status"]) == ExitCode.OK
    assert "waiting     text: `dictation insert-here` inserts it" in capsys.readouterr().out
