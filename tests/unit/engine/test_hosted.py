"""HostedEngine: a real child process around a small engine, which dies, hangs and refuses on demand."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.engine import BATCH_SECONDS, hosted, never
from dictation_app.engine.hosted import EngineLostError, HostedEngine
from dictation_app.engine.pace import Pace
from dictation_app.errors import EngineError, ModelError, WorkDroppedError
from dictation_app.registry import Entry, Registry
from dictation_app.values.speech import DecodeOptions, EngineConfig, EngineInfo
from tests.fakes import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dictation_app.values.speech import Decoded, Samples

SOUND = np.zeros(16000, np.float32)


class ChildEngine:
    """What it does is in the prompt."""

    def __init__(self, config: EngineConfig) -> None:
        if config.model == "missing":
            raise ModelError("The model 'missing' is not installed.", "Fetch it.")
        if config.model == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        self.info = EngineInfo(model=config.model, device="cpu", compute_type="int8")

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        match options.prompt:
            case "long":
                deadline_s = time.monotonic() + 5
                while time.monotonic() < deadline_s:
                    if unwanted():
                        raise WorkDroppedError
                    time.sleep(0.005)
            case "wanted?":
                return decoded(str(not unwanted()))
            case "sum":
                return decoded(f"{samples.sum():.1f}")
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "nap":
                time.sleep(2.5)
            case "hang":
                time.sleep(60)
            case "refuse":
                raise EngineError("Out of memory.", "Use a smaller model.")
            case "qt":
                return decoded(str("PySide6.QtCore" in sys.modules))
        return decoded(f"{len(samples)} samples")

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        return tuple(self.transcribe(window, options, unwanted) for window in windows)

    def close(self) -> None:
        return


def serve_child(connection: object, shared: object, name: str, config: EngineConfig) -> None:
    """In the child: the registry knows the engine of this test."""
    hosted.ENGINES = Registry("engine", Entry(name="child", label="Child", target=f"{__name__}:ChildEngine"))
    hosted_serve(connection, shared, name, config)  # type: ignore[arg-type]


hosted_serve = hosted.serve


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], HostedEngine]]:
    monkeypatch.setattr(hosted, "serve", serve_child)
    started: list[HostedEngine] = []

    def make(model: str, pace: Pace | None = None) -> HostedEngine:
        config = EngineConfig(model=model, model_path=Path())
        started.append(HostedEngine("child", config, pace=pace or Pace(longest_s=8.0)))
        return started[-1]

    yield make
    for engine in started:
        engine.kill()


def test_work_is_done_in_another_process_without_qt(start: Callable[[str], HostedEngine]) -> None:
    engine = start("fine")
    assert engine.info.model == "fine"
    assert engine.pid != os.getpid()
    assert engine.transcribe(SOUND, DecodeOptions()).text == "16000 samples"
    assert engine.transcribe(SOUND, DecodeOptions(prompt="qt")).text == "False"


def test_several_windows_arrive_each_with_its_own_sound(start: Callable[[str], HostedEngine]) -> None:
    engine = start("fine")
    windows = [np.full(count, 0.5, np.float32) for count in (16000, 8000, 480_000)]
    results = engine.transcribe_batch(windows, DecodeOptions(prompt="sum"))
    assert [result.text for result in results] == ["8000.0", "4000.0", "240000.0"]
    assert engine.transcribe_batch([], DecodeOptions()) == ()
    assert [result.text for result in engine.transcribe_batch([SOUND], DecodeOptions())] == ["16000 samples"]


def test_several_windows_that_are_not_wanted_any_more_are_dropped(start: Callable[[str], HostedEngine]) -> None:
    engine = start("fine")
    asked_at_s = time.monotonic()
    with pytest.raises(WorkDroppedError):
        engine.transcribe_batch([SOUND, SOUND], DecodeOptions(prompt="long"), lambda: True)
    assert time.monotonic() - asked_at_s < 3
    assert engine.transcribe(SOUND, DecodeOptions()).text == "16000 samples"


def test_refusal_of_the_engine_arrives_whole_and_the_engine_goes_on(start: Callable[[str], HostedEngine]) -> None:
    engine = start("fine")
    with pytest.raises(EngineError) as caught:
        engine.transcribe(SOUND, DecodeOptions(prompt="refuse"))
    assert (caught.value.message, caught.value.hint) == ("Out of memory.", "Use a smaller model.")
    assert not isinstance(caught.value, EngineLostError)
    assert engine.transcribe(SOUND, DecodeOptions()).text == "16000 samples"


def test_model_that_cannot_be_loaded_is_told_as_the_engine_told_it(start: Callable[[str], HostedEngine]) -> None:
    with pytest.raises(ModelError, match="'missing' is not installed"):
        start("missing")


def test_death_while_loading_is_an_error_not_a_hang(
    start: Callable[[str], HostedEngine], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(EngineLostError, match="signal 9"):
        start("deadly")
    caplog.clear()


def test_death_while_decoding_is_told(start: Callable[[str], HostedEngine], caplog: pytest.LogCaptureFixture) -> None:
    engine = start("fine")
    with pytest.raises(EngineLostError, match="signal 9"):
        engine.transcribe(SOUND, DecodeOptions(prompt="die"))
    with pytest.raises(EngineLostError):
        engine.transcribe(SOUND, DecodeOptions())
    caplog.clear()


def test_decode_that_hangs_is_ended(start: Callable[[str], HostedEngine]) -> None:
    engine = start("fine")
    began_at_s = time.monotonic()
    with pytest.raises(EngineLostError, match="did not answer"):
        engine.transcribe(SOUND, DecodeOptions(prompt="hang"))
    assert time.monotonic() - began_at_s < 30


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be stopped there")
def test_an_engine_that_stands_still_is_ended_as_soon_as_it_takes_longer_than_it_used_to(
    start: Callable[..., HostedEngine],
) -> None:
    engine = start("fine", Pace(shortest_s=0.5))
    engine.transcribe(SOUND, DecodeOptions())
    pid = engine.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    began_at_s = time.monotonic()
    with pytest.raises(EngineLostError, match="did not answer"):
        engine.transcribe(SOUND, DecodeOptions())
    assert time.monotonic() - began_at_s < 10
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_time_this_process_slept_itself_is_not_held_against_the_engine(
    start: Callable[..., HostedEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = start("fine", Pace(shortest_s=1.5, longest_s=1.5))
    looks = 0

    def wait(connections: list[object], timeout_s: float) -> list[object]:
        nonlocal looks
        looks += 1
        if looks == 1:
            time.sleep(2.0)
            return []
        return hosted_wait(connections, timeout_s)  # type: ignore[arg-type]

    hosted_wait = hosted.wait
    monkeypatch.setattr(hosted, "wait", wait)
    assert engine.transcribe(SOUND, DecodeOptions(prompt="nap")).text == "16000 samples"


def test_close_ends_the_process(start: Callable[[str], HostedEngine]) -> None:
    engine = start("fine")
    pid = engine.pid
    assert pid is not None
    engine.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_sound_is_the_one_of_this_call(start: Callable[[str], HostedEngine]) -> None:
    engine = start("base")
    assert engine.transcribe(np.full(16000, 0.5, np.float32), DecodeOptions(prompt="sum")).text == "8000.0"
    assert engine.transcribe(np.full(100, 0.25, np.float32), DecodeOptions(prompt="sum")).text == "25.0"


def test_more_than_a_window_is_refused_before_it_is_sent(start: Callable[[str], HostedEngine]) -> None:
    with pytest.raises(ValueError, match="more than one window"):
        start("base").transcribe(np.zeros(30 * 16000 + 1, np.float32), DecodeOptions())
    with pytest.raises(ValueError, match="more than one batch"):
        start("base").transcribe_batch([np.zeros(int(BATCH_SECONDS * 16000) + 1, np.float32)], DecodeOptions())


@pytest.mark.skipif(sys.platform != "linux", reason="shared memory is files there")
def test_a_batch_takes_no_memory_of_the_system_that_others_may_have_filled(
    start: Callable[[str], HostedEngine],
) -> None:
    import resource  # noqa: PLC0415  # there is none on Windows

    engine = start("base")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))  # shared memory is a file that has to grow
    try:
        results = engine.transcribe_batch([SOUND + 0.5, SOUND], DecodeOptions(prompt="sum"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [result.text for result in results] == ["8000.0", "0.0"]


def test_windows_of_a_batch_that_came_to_nothing_are_not_in_the_next(start: Callable[[str], HostedEngine]) -> None:
    engine = start("base")
    with pytest.raises(EngineError):
        engine.transcribe_batch([SOUND, SOUND], DecodeOptions(prompt="refuse"))
    with pytest.raises(ValueError, match="more than one window"):
        engine.transcribe_batch([SOUND, np.zeros(30 * 16000 + 1, np.float32)], DecodeOptions())
    assert [result.text for result in engine.transcribe_batch([SOUND], DecodeOptions())] == ["16000 samples"]


def test_work_that_is_not_wanted_any_more_ends_soon(start: Callable[[str], HostedEngine]) -> None:
    engine = start("base")
    wanted_until_s = time.monotonic() + 0.1
    with pytest.raises(WorkDroppedError):
        engine.transcribe(SOUND, DecodeOptions(prompt="long"), lambda: time.monotonic() > wanted_until_s)
    assert time.monotonic() < wanted_until_s + 3
    # The next work is wanted again.
    assert engine.transcribe(SOUND, DecodeOptions(prompt="wanted?")).text == "True"
