"""HostedEngine: what is known of a child process that crashed, and that nothing is left of one that did not."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app import crashes
from dictation_app.crashes import Process
from dictation_app.engine import hosted, never
from dictation_app.engine.hosted import EngineLostError, HostedEngine
from dictation_app.registry import Entry, Registry
from dictation_app.values.speech import DecodeOptions, EngineConfig, EngineInfo
from tests.fakes import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.values.speech import Decoded, Samples

SOUND = np.zeros(16000, np.float32)
WORDS = "my secret diary"


class ChildEngine:
    """What it does is in the prompt, or for its start in the model's name."""

    def __init__(self, config: EngineConfig) -> None:
        if config.model == "crashes":
            os.kill(os.getpid(), signal.SIGSEGV)
        self.info = EngineInfo(model=config.model, device="cpu", compute_type="int8")

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        match options.prompt:
            case "crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "be killed":
                os.kill(os.getpid(), signal.SIGKILL)
            case "bug":
                raise RuntimeError(WORDS)
        return decoded("fine")

    def close(self) -> None:
        return


def serve_child(connection: object, shared: object, name: str, config: EngineConfig) -> None:
    hosted.ENGINES = Registry("engine", Entry(name="child", label="Child", target=f"{__name__}:ChildEngine"))
    hosted_serve(connection, shared, name, config)  # type: ignore[arg-type]


hosted_serve = hosted.serve

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals")


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[Callable[..., HostedEngine]]:
    monkeypatch.setattr(hosted, "serve", serve_child)
    started: list[HostedEngine] = []

    def make(folder: Path | None, model: str = "fine") -> HostedEngine:
        started.append(HostedEngine("child", EngineConfig(model=model, model_path=Path()), crash_dir=folder))
        return started[-1]

    yield make
    for engine in started:
        engine.kill()
    caplog.get_records("call").clear()


def decode(engine: HostedEngine, prompt: str) -> Decoded:
    return engine.transcribe(SOUND, DecodeOptions(prompt=prompt))


def test_the_stack_of_a_child_that_crashed_is_kept_as_soon_as_it_is_lost(
    start: Callable[..., HostedEngine], tmp_path: Path
) -> None:
    engine = start(tmp_path / "log")
    with pytest.raises(EngineLostError):
        decode(engine, "crash")
    (crash,) = crashes.recent(tmp_path / "log", 9)
    assert crash.process is Process.ENGINE
    assert "Segmentation fault" in crash.stack
    assert "test_hosted_crashes.py" in crash.stack
    assert [file.name.partition("-")[0] for file in (tmp_path / "log").iterdir()] == ["crash"]


def test_a_crash_while_the_model_is_loaded_is_kept_too(start: Callable[..., HostedEngine], tmp_path: Path) -> None:
    with pytest.raises(EngineLostError):
        start(tmp_path, "crashes")
    assert "Segmentation fault" in crashes.recent(tmp_path, 9)[0].stack


def test_a_bug_in_the_child_is_kept_and_printed_nowhere(
    start: Callable[..., HostedEngine], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    engine = start(tmp_path)
    with pytest.raises(EngineLostError):
        decode(engine, "bug")
    (crash,) = crashes.recent(tmp_path, 9)
    assert crash.stack.endswith("RuntimeError")
    assert "in ChildEngine.transcribe" in crash.stack
    printed = capfd.readouterr()
    assert WORDS not in crash.stack + printed.out + printed.err


@pytest.mark.parametrize("end", ["closed", "killed by the app", "be killed"])
def test_nothing_is_left_of_a_child_that_did_not_crash(
    start: Callable[..., HostedEngine], tmp_path: Path, end: str
) -> None:
    engine = start(tmp_path)
    decode(engine, "")
    assert len(list(tmp_path.iterdir())) == 1
    if end == "closed":
        engine.close()
    elif end == "killed by the app":
        engine.kill()
    else:
        with pytest.raises(EngineLostError):
            decode(engine, end)
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_to_write_in_it_works_all_the_same(
    start: Callable[..., HostedEngine], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    engine = start(tmp_path / "file" / "log")
    assert decode(engine, "").text == "fine"
    with pytest.raises(EngineLostError):
        decode(engine, "crash")
    assert "Segmentation fault" in capfd.readouterr().err


def test_a_bug_without_a_file_to_keep_it_in_is_printed_nowhere_either(
    start: Callable[..., HostedEngine], capfd: pytest.CaptureFixture[str]
) -> None:
    engine = start(None)
    with pytest.raises(EngineLostError):
        decode(engine, "bug")
    assert WORDS not in capfd.readouterr().err
