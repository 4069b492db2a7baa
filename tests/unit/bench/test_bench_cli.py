"""``dictation bench`` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app import ipc
from dictation_app.cli import run
from dictation_app.engine import ENGINES, peers
from dictation_app.errors import ExitCode, NotRunningError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine import Engine
    from dictation_app.values.speech import EngineConfig

SPEECH = Path(__file__).parents[2] / "data" / "speech"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny.en"
    folder.mkdir()
    return folder


@pytest.fixture
def fakes(
    monkeypatch: pytest.MonkeyPatch, talking: Callable[[str, EngineConfig], Engine], parrot: Callable[[str], object]
) -> list[EngineConfig]:
    asked: list[EngineConfig] = []

    def create(name: str, config: EngineConfig) -> Engine:
        asked.append(config)
        return talking(name, config)

    monkeypatch.setattr(ENGINES, "create", create)
    monkeypatch.setattr("dictation_app.engine.starter.HostedEngine", lambda name, config, **_: create(name, config))
    monkeypatch.setattr(peers, "PlainWhisper", lambda _config: parrot("alpha bravo"))
    return asked


def test_without_a_command_the_sample_is_decoded(
    fakes: list[EngineConfig], model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["bench", "decode", "--model-path", str(model), "--repeats", "2", "--json"]) == ExitCode.OK
    result = json.loads(capsys.readouterr().out)
    assert result["machine"]["model"] == "tiny.en"
    assert result["files"][0]["app"]["count"] == 2
    assert fakes[0].model_path == model
    assert fakes[0].device == "cpu"


def test_the_short_form_takes_its_old_options(
    fakes: list[EngineConfig], model: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Store:
        def get(self, name: str) -> Store:
            self.name = name
            return self

        def path(self, name: str) -> Path:
            return model

    monkeypatch.setattr("dictation_app.cli.bench_options.model_store", Store)
    assert run(["bench", "--repeats", "3", "--model", "small"]) == ExitCode.OK
    shown = capsys.readouterr().out
    assert "small on cpu" in shown
    assert "3 decodes" in shown


def test_options_before_a_command_are_not_lost_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "--repeats", "3", "memory"]) == ExitCode.USAGE
    assert "Write --repeats after 'memory'" in capsys.readouterr().err


@pytest.mark.parametrize("live", [[], ["--live"]])
def test_accuracy_over_a_corpus(
    fakes: list[EngineConfig], model: Path, live: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["bench", "accuracy", "--corpus", str(SPEECH), "--language", "en", "--longest", "4", "--limit", "6"]
    picture = tmp_path / "accuracy.png"
    assert run([*command, "--model-path", str(model), "--json", "--plot", str(picture), *live]) == ExitCode.OK
    result = json.loads(capsys.readouterr().out)
    assert result["way"] == ("live" if live else "whole")
    assert len(result["clips"]) == 6
    assert picture.stat().st_size > 1000


def test_latency_on_the_bundled_sample(
    fakes: list[EngineConfig], model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["bench", "latency", "--model-path", str(model), "--lag", "300", "--language", "en", "--tell-language"]
    assert run([*command, "--device", "cuda", "--compute-type", "float16"]) == ExitCode.OK
    shown = capsys.readouterr().out
    assert "tiny.en on cuda" in shown
    assert "300 ms" in shown
    assert (fakes[0].device, fakes[0].compute_type) == ("cuda", "float16")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["accuracy", "--corpus", str(SPEECH), "--language", "xx", "--shortest", "900"], "No clip of the corpus fits"),
        (["latency", "--shortest", "900"], "No clip of the corpus fits"),
        (["latency", "--joined", "60", "--shortest", "900"], "No clip of the corpus fits"),
        (["latency", "--joined", "60"], "too few clips"),
        (["accuracy", "--plot", "picture.gif"], "ends in .png or .svg"),
    ],
)
def test_what_cannot_be_measured_is_said_before_anything_is_loaded(
    fakes: list[EngineConfig], model: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["bench", *arguments, "--model-path", str(model)]) == ExitCode.FAILED
    assert said in capsys.readouterr().err
    assert fakes == []


def test_a_language_to_tell_must_be_named(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "accuracy", "--model-path", str(model), "--tell-language"]) == ExitCode.USAGE
    assert "--tell-language needs --language" in capsys.readouterr().err


def test_memory_does_not_look_at_an_app_that_works(
    model: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("dictation_app.bench.memory.refuse_where_unknown", lambda: None)
    monkeypatch.setattr(ipc, "request", lambda _command: {"state": "listening", "pid": 1})
    assert run(["bench", "memory", "--model-path", str(model)]) == ExitCode.FAILED
    assert "not idle" in capsys.readouterr().err


def test_memory_without_a_running_app(
    model: Path,
    talking: type,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(_command: str) -> object:
        raise NotRunningError("Dictation is not running.")

    class Hosted(talking):  # type: ignore[misc]
        pid = 1

    monkeypatch.setattr("dictation_app.bench.memory.refuse_where_unknown", lambda: None)
    monkeypatch.setattr("dictation_app.bench.memory.footprint", lambda _pid: _footprint())
    monkeypatch.setattr("dictation_app.engine.hosted.HostedEngine", Hosted)
    monkeypatch.setattr(ipc, "request", refuse)
    assert run(["bench", "memory", "--model-path", str(model)]) == ExitCode.OK
    shown = capsys.readouterr().out
    assert "123 MB" in shown
    assert "No app is running" in shown


def _footprint() -> object:
    from dictation_app.bench.memory import Footprint  # noqa: PLC0415

    return Footprint(pss_mb=123.0, rss_mb=150.0, processes=1)
