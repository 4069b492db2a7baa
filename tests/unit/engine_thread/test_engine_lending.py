"""LentEngine: files use the engine of dictation when nobody speaks. Real threads, an engine made of paper."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.engine import memory, never
from dictation_app.engine.device_plan import DevicePlanner
from dictation_app.engine.hosted import EngineLostError
from dictation_app.engine_thread import rest as engine_rest
from dictation_app.engine_thread.commands import LoanEndedError, NoEngineError
from dictation_app.errors import EngineError, WorkDroppedError
from dictation_app.settings import EngineSettings
from dictation_app.values.speech import DecodeOptions, EndReason, EngineInfo
from tests.fakes import decoded, quiet, utterance
from tests.unit.engine_thread.test_engine_loop import OpenEngine, Stage, one_by_one, stage
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.engine_thread.lending import LentEngine
    from dictation_app.values.speech import Decoded, Samples

__all__ = ["stage"]  # the fixture

OPTIONS = DecodeOptions()
MODEL = EngineSettings().model


class FileEngine(OpenEngine):
    """Answers dictations at once; each batch of a file waits until the test lets it go on."""

    def __init__(self) -> None:
        super().__init__()
        self.batches = 0
        self.order: list[str] = []

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: object = None) -> Decoded:
        self.order.append("dictation")
        return super().transcribe(samples, options, unwanted)

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        self.batches += 1
        self.order.append("file")
        while not self.gate.wait(0.002):
            if unwanted():
                self.dropped += 1
                raise WorkDroppedError
        return tuple(decoded(f"window of {len(window)}") for window in windows)


class FrailForFiles(FileEngine):
    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        self.batches += 1
        raise EngineLostError("Ended.")


class File:
    """Somebody on a thread of its own who wants one batch after the other."""

    def __init__(self, running: Stage, batches: int = 1, model: str = MODEL) -> None:
        self.withdrawn = threading.Event()
        self.engine: LentEngine = running.loop.lend(model, self.withdrawn.is_set)
        self.results: list[Any] = []
        self._batches = batches
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            for number in range(self._batches):
                result = self.engine.transcribe_batch([quiet(0.1 * (number + 1))], OPTIONS)
                self.results.append(result[0].text)
        except Exception as exc:  # noqa: BLE001  # looked at by the test
            self.results.append(exc)
        finally:
            self.engine.close()

    def end(self) -> list[Any]:
        self._thread.join(10)
        assert not self._thread.is_alive()
        return self.results


def test_what_a_file_wants_is_done_when_nothing_else_is_to_be_done(stage: Callable[..., Stage]) -> None:
    running = stage(FileEngine)
    running.engine.gate.set()
    file = File(running, batches=3)
    assert file.end() == ["window of 1600", "window of 3200", "window of 4800"]
    assert file.engine.info.model == "fake"


def test_it_is_given_up_when_somebody_begins_to_speak_and_done_again_afterwards(stage: Callable[..., Stage]) -> None:
    running = stage(FileEngine)
    file = File(running)
    wait_for(lambda: running.engine.batches == 1, "the batch")
    running.loop.wake()
    wait_for(lambda: running.engine.dropped == 1, "its end")
    running.engine.gate.set()
    time.sleep(0.1)
    assert running.engine.batches == 1, "nothing of a file is done while somebody speaks"
    running.loop.submit(utterance())
    wait_for(lambda: running.finals, "the text of the dictation")
    assert running.engine.batches == 1
    running.loop.let_rest()
    assert file.end() == ["window of 1600"]
    assert running.engine.order == ["file", "dictation", "file"]


@pytest.mark.parametrize("reason", [EndReason.STOP, EndReason.BREATH, EndReason.SPEAKING])
def test_an_utterance_that_nobody_announced_goes_first_too(stage: Callable[..., Stage], reason: EndReason) -> None:
    running = stage(FileEngine)
    file = File(running)
    wait_for(lambda: running.engine.batches == 1, "the batch")
    running.loop.submit(utterance(ended_by=reason))
    wait_for(lambda: running.transcripts, "its text")
    running.engine.gate.set()
    assert file.end() == ["window of 1600"]
    assert running.engine.order[:2] == ["file", "dictation"]


def test_words_of_a_dictation_are_placed_before_a_file_goes_on(stage: Callable[..., Stage]) -> None:
    running = stage(FileEngine)
    running.loop.place_words(wanted=True)
    running.loop.wake()
    running.loop.submit(utterance())
    wait_for(lambda: running.finals, "the text")
    file = File(running)
    running.engine.gate.set()
    running.loop.let_rest()
    file.end()
    assert len(running.words) == 1


def test_time_that_others_took_is_told_apart(stage: Callable[..., Stage]) -> None:
    running = stage(FileEngine)
    file = File(running)
    wait_for(lambda: running.engine.batches == 1, "the batch")
    running.loop.wake()
    time.sleep(0.4)
    running.engine.gate.set()
    running.loop.let_rest()
    file.end()
    assert file.engine.waited_s >= 0.35


def test_the_model_does_not_rest_while_it_is_lent(stage: Callable[..., Stage]) -> None:
    running = stage(FileEngine, EngineSettings(rest_after_s=1))
    lent = running.loop.lend(MODEL, never)
    time.sleep(1.5)
    assert "resting" not in running.events
    lent.close()
    lent.close()
    running.until("resting")


def test_memory_that_is_asked_for_is_given_back_when_the_files_are_done(stage: Callable[..., Stage]) -> None:
    running = stage(FileEngine, EngineSettings(rest_after_s=0))
    file = File(running, batches=2)
    wait_for(lambda: running.engine.batches == 1, "the batch")
    running.loop.free()
    running.engine.gate.set()
    assert len(file.end()) == 2
    running.until("resting")
    assert len(running.engines) == 1, "it was not loaded again for the second batch"


def test_a_model_at_rest_is_loaded_for_a_file(stage: Callable[..., Stage]) -> None:
    running = stage(FileEngine, EngineSettings(rest_after_s=1))
    running.until("resting")
    file = File(running)
    wait_for(lambda: len(running.engines) == 2, "a new engine")
    running.engine.gate.set()
    assert file.end() == ["window of 1600"]


def test_a_program_that_the_gpu_is_left_to_gets_it_between_two_batches(
    monkeypatch: pytest.MonkeyPatch, stage: Callable[..., Stage]
) -> None:
    class OnGpu(FileEngine):
        info = EngineInfo(model="fake", device="cuda:0", compute_type="float16")

    monkeypatch.setattr(engine_rest, "LOOK_AT_PROGRAMS_S", 0.05)
    programs: set[str] = set()
    planner = DevicePlanner(gpus=tuple, running=lambda _names: next(iter(programs), ""))
    settings = EngineSettings(device="cuda:0", rest_after_s=0, gpu_yields_to="game")
    running = stage(one_by_one(OnGpu(), FileEngine()), settings, planner)
    file = File(running, batches=2)
    wait_for(lambda: running.engine.batches == 1, "the batch")
    programs.add("game")
    time.sleep(0.1)
    running.engine.gate.set()
    wait_for(lambda: len(running.engines) == 2, "another engine")
    running.engine.gate.set()
    assert len(file.end()) == 2
    assert running.engines[0].closed
    assert "resting" not in running.events


def test_an_engine_that_a_file_makes_too_large_is_loaded_again_once_and_not_in_a_circle(
    stage: Callable[..., Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    megabytes = [100]

    class Grows(FileEngine):
        """Each batch takes more than is allowed."""

        pid = 4711

        def __init__(self) -> None:
            super().__init__()
            self.gate.set()
            megabytes[0] = 100

        def transcribe_batch(
            self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
        ) -> tuple[Decoded, ...]:
            megabytes[0] = 900
            return super().transcribe_batch(windows, options, unwanted)

    monkeypatch.setattr(engine_rest, "LOOK_AT_PROGRAMS_S", 0.0)
    monkeypatch.setattr(memory, "of_process", lambda _pid: megabytes[0] * 1_000_000)
    running = stage(Grows, EngineSettings(memory_mb=500, rest_after_s=0))
    assert len(File(running, batches=5).end()) == 5
    assert len(running.engines) == 2, "what grows by its work is not made smaller by loading it again"
    assert sum("900 MB" in event for event in running.events) == 1
    running.until("resting")  # as soon as the file has no more use for it


def test_a_batch_that_ended_the_engine_is_done_again_by_a_new_one(stage: Callable[..., Stage]) -> None:
    running = stage(one_by_one(FrailForFiles(), FileEngine()))
    file = File(running)
    wait_for(lambda: len(running.engines) == 2, "a new engine")
    running.engine.gate.set()
    assert file.end() == ["window of 1600"]


def test_a_batch_that_ends_every_engine_fails_and_costs_no_dictation(
    stage: Callable[..., Stage], caplog: pytest.LogCaptureFixture
) -> None:
    engines = one_by_one(FrailForFiles(), FrailForFiles(), FileEngine(), FileEngine())
    running = stage(engines, EngineSettings(device="cpu"))
    (failure,) = File(running).end()
    assert isinstance(failure, EngineLostError)
    running.loop.wake()
    running.loop.submit(utterance())
    wait_for(lambda: running.finals, "the text")
    caplog.clear()


def test_a_file_learns_that_no_engine_starts(stage: Callable[..., Stage]) -> None:
    running = stage(
        one_by_one(FileEngine(), EngineError("No memory.", "Choose another.")), EngineSettings(device="cpu")
    )
    running.loop.free()
    running.until("resting")
    (failure,) = File(running).end()
    assert isinstance(failure, NoEngineError)
    assert (failure.message, failure.hint) == ("No memory.", "Choose another.")


def test_a_dictation_that_waited_for_an_engine_goes_before_the_file_that_started_it(
    stage: Callable[..., Stage],
) -> None:
    engine = FileEngine()
    engine.gate.set()
    no_memory = EngineError("No memory.")
    running = stage(one_by_one(FileEngine(), no_memory, no_memory, engine), EngineSettings(device="cpu"))
    running.loop.load()
    running.until("unavailable")
    running.loop.submit(utterance())
    running.until("unavailable", 2)
    assert File(running).end() == ["window of 1600"]
    assert engine.order == ["dictation", "file"]


def test_another_model_for_dictation_ends_the_loan_in_the_middle(stage: Callable[..., Stage]) -> None:
    running = stage(FileEngine)
    file = File(running)
    wait_for(lambda: running.engine.batches == 1, "the batch")
    running.loop.load(EngineSettings(model="tiny.en"))
    (failure,) = file.end()
    assert isinstance(failure, LoanEndedError)
    running.until("loaded", 2)


def test_other_settings_that_leave_the_model_do_not(stage: Callable[..., Stage]) -> None:
    running = stage(FileEngine)
    file = File(running)
    wait_for(lambda: running.engine.batches == 1, "the batch")
    running.loop.load(EngineSettings(language="de"))
    wait_for(lambda: running.engine.batches == 2, "the batch again")
    running.engine.gate.set()
    assert file.end() == ["window of 1600"]


@pytest.mark.parametrize("is_speaking", [True, False])
def test_a_file_that_is_stopped_ends_at_once_whether_it_waits_or_works(
    stage: Callable[..., Stage], is_speaking: bool
) -> None:
    running = stage(FileEngine)
    if is_speaking:
        running.loop.wake()
    file = File(running)
    if not is_speaking:
        wait_for(lambda: running.engine.batches == 1, "the batch")
    file.withdrawn.set()
    (failure,) = file.end()
    assert isinstance(failure, WorkDroppedError)
    running.engine.gate.set()
    running.loop.submit(utterance())
    wait_for(lambda: running.finals, "the text of a dictation")
    wait_for(lambda: running.kept == 0, "an empty loop")


def test_a_bug_reaches_whoever_asked_and_the_thread_goes_on(stage: Callable[..., Stage]) -> None:
    class Buggy(FileEngine):
        def transcribe_batch(
            self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
        ) -> tuple[Decoded, ...]:
            raise ZeroDivisionError

    running = stage(Buggy)
    (failure,) = File(running).end()
    assert isinstance(failure, ZeroDivisionError)
    running.loop.submit(utterance())
    wait_for(lambda: running.finals, "the text of a dictation")


@pytest.mark.parametrize("is_under_way", [True, False])
def test_quitting_ends_the_loan_in_the_middle(stage: Callable[..., Stage], is_under_way: bool) -> None:
    running = stage(FileEngine)
    if not is_under_way:
        running.loop.wake()
    file = File(running)
    if is_under_way:
        wait_for(lambda: running.engine.batches == 1, "the batch")
    running.loop.shut_down()
    (failure,) = file.end()
    assert isinstance(failure, LoanEndedError)
    running.thread.join(2)
    with pytest.raises(LoanEndedError):
        running.loop.lend(MODEL, never).transcribe(quiet(0.1), OPTIONS)
