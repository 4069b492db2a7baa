"""EngineLoop: what is done first, what is given up, when the model rests. Real threads, an engine made of paper."""

from __future__ import annotations

import threading
import time
from collections.abc import Sized
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.engine import memory, never
from dictation_app.engine.device_plan import DevicePlanner
from dictation_app.engine.gpu_errors import GpuModelError
from dictation_app.engine.hosted import EngineLostError
from dictation_app.engine_thread import rest as engine_rest
from dictation_app.engine_thread.loop import EngineLoop
from dictation_app.errors import EngineError, WorkDroppedError
from dictation_app.settings import EngineSettings
from dictation_app.transcriber import Transcriber
from dictation_app.values.speech import EndReason, EngineInfo, Word
from tests.fakes import FakeModels, decoded, utterance
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.values.speech import Decoded, DecodeOptions, EngineConfig, Samples, Transcript, Utterance
    from dictation_app.values.status import EngineWork

SPEAKING, BREATH, STOP = EndReason.SPEAKING, EndReason.BREATH, EndReason.STOP


class GatedEngine:
    """Each decode waits until the test lets it go on; its text is its number."""

    info = EngineInfo(model="fake", device="cpu", compute_type="int8")

    def __init__(self) -> None:
        self.begun = 0
        self.dropped = 0
        self.aligned = 0
        self.closed = False
        self.gate = threading.Event()

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        self.begun += 1
        number = self.begun
        while not self.gate.wait(0.002):
            if unwanted():
                self.dropped += 1
                raise WorkDroppedError
        return decoded(f"number {number}")

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        self.aligned += 1
        return (Word(0.25, 0.5, text, 0.9),)

    def close(self) -> None:
        self.closed = True


class OpenEngine(GatedEngine):
    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: object = None) -> Decoded:
        self.begun += 1
        return decoded(f"number {self.begun}")


class Frail(OpenEngine):
    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: object = None) -> Decoded:
        raise EngineLostError("Ended.")


class Buggy(OpenEngine):
    """Its first decode meets a bug."""

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: object = None) -> Decoded:
        if not self.begun:
            self.begun += 1
            raise ZeroDivisionError
        return super().transcribe(samples, options, unwanted)


def one_by_one(*outcomes: GatedEngine | EngineError) -> Callable[[], GatedEngine]:
    """What comes of each start of an engine."""
    waiting = iter(outcomes)

    def start() -> GatedEngine:
        outcome = next(waiting)
        if isinstance(outcome, EngineError):
            raise outcome
        return outcome

    return start


class Stage:
    """A running loop, and what it reports."""

    def __init__(
        self, engine: Callable[[], GatedEngine], settings: EngineSettings, devices: DevicePlanner | None = None
    ) -> None:
        self.engines: list[GatedEngine] = []
        self.events: list[str] = []
        self.infos: list[EngineInfo] = []
        self.transcripts: list[Transcript] = []
        self.words: list[tuple[int, int, tuple[Word, ...]]] = []
        self.work: EngineWork | None = None
        self.settings = settings
        self.loaded: list[str] = []
        self.missing: set[str] = set()
        """Models that do not load."""

        def create(_name: str, config: EngineConfig) -> GatedEngine:
            if config.model in self.missing:
                raise EngineError(f"The model '{config.model}' does not load.")
            self.loaded.append(config.model)
            self.engines.append(engine())
            return self.engines[-1]

        def make(tell: Callable[[str], None], stopping: Callable[[], bool]) -> Transcriber:
            models = FakeModels(Path())
            return Transcriber(settings, models, tell=tell, stopping=stopping, create=create, devices=devices)

        self.loop = EngineLoop(make, self)
        self.thread = threading.Thread(target=self.loop.run)
        self.thread.start()
        self.until("loaded")

    @property
    def engine(self) -> GatedEngine:
        return self.engines[-1]

    @property
    def kept(self) -> int:
        """How many things of any kind the loop holds."""
        return sum(len(value) for value in vars(self.loop._queue).values() if isinstance(value, Sized))

    @property
    def finals(self) -> list[str]:
        return [t.text for t in self.transcripts if not t.is_draft]

    def until(self, event: str, times: int = 1) -> None:
        wait_for(lambda: self.events.count(event) >= times, event)

    def until_begun(self, count: int) -> None:
        wait_for(lambda: self.engine.begun >= count, f"decode {count}")

    def on_loading(self) -> None:
        self.events.append("loading")

    def on_loaded(self, info: EngineInfo) -> None:
        self.infos.append(info)
        self.events.append("loaded")

    def on_resting(self) -> None:
        self.events.append("resting")

    def on_transcript(self, transcript: Transcript) -> None:
        self.transcripts.append(transcript)

    def on_failed(self, session_id: int, seq: int, message: str, hint: str) -> None:
        self.events.append(f"failed {session_id}.{seq}")

    def on_unavailable(self, message: str, hint: str, *, model_missing: bool) -> None:
        self.events.append("unavailable")

    def on_told(self, text: str) -> None:
        self.events.append(text)

    def on_words(self, session_id: int, seq: int, words: tuple[Word, ...]) -> None:
        self.words.append((session_id, seq, words))

    def on_work(self, work: EngineWork) -> None:
        self.work = work


@pytest.fixture
def stage() -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def make(
        engine: Callable[[], GatedEngine] = GatedEngine,
        settings: EngineSettings | None = None,
        devices: DevicePlanner | None = None,
    ) -> Stage:
        made.append(Stage(engine, settings or EngineSettings(), devices))
        return made[-1]

    yield make
    for each in made:
        for engine in each.engines:
            engine.gate.set()
        each.loop.shut_down()
        each.thread.join(5)
        assert not each.thread.is_alive()


@pytest.mark.parametrize("reason", [SPEAKING, BREATH])
def test_a_final_ends_a_draft_of_less_speech(stage: Callable[..., Stage], reason: EndReason) -> None:
    running = stage()
    running.loop.submit(utterance(ended_by=reason, speech_end_ms=900))
    running.until_begun(1)
    running.loop.submit(utterance(ended_by=STOP, speech_end_ms=1800))
    running.until_begun(2)
    assert running.engine.dropped == 1
    running.engine.gate.set()
    wait_for(lambda: running.finals == ["number 2"], "the final")


def test_a_final_waits_for_a_draft_of_the_same_speech_and_takes_its_result(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.submit(utterance(ended_by=BREATH, speech_end_ms=1800))
    running.until_begun(1)
    running.loop.submit(utterance(ended_by=STOP, speech_end_ms=1800))
    time.sleep(0.05)
    running.engine.gate.set()
    wait_for(lambda: running.finals == ["number 1"], "the final")
    assert (running.engine.begun, running.engine.dropped) == (1, 0)
    wait_for(lambda: running.work is not None and running.work.ahead == 1, "the count")


def test_a_draft_at_a_breath_ends_one_in_the_middle_of_speech(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.submit(utterance(ended_by=SPEAKING, speech_end_ms=900))
    running.until_begun(1)
    running.loop.submit(utterance(ended_by=BREATH, speech_end_ms=1800))
    running.until_begun(2)
    assert running.engine.dropped == 1


def test_drafts_in_the_middle_of_speech_do_not_end_each_other_and_only_the_newest_waits(
    stage: Callable[..., Stage],
) -> None:
    running = stage()
    for end_ms in (600, 900, 1200, 1500):
        running.loop.submit(utterance(ended_by=SPEAKING, speech_end_ms=end_ms))
        running.until_begun(1)
    running.engine.gate.set()
    wait_for(lambda: len(running.transcripts) == 2, "the first draft and the newest")
    time.sleep(0.05)
    assert [t.text for t in running.transcripts] == ["number 1", "number 2"]
    assert running.engine.dropped == 0


def test_finals_go_first_and_in_order_and_a_stale_draft_is_not_begun(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.submit(utterance(0, ended_by=EndReason.PAUSE))
    running.until_begun(1)
    running.loop.submit(utterance(1, ended_by=SPEAKING))
    running.loop.submit(utterance(1, ended_by=EndReason.PAUSE))
    running.loop.submit(utterance(2, ended_by=STOP))
    running.engine.gate.set()
    wait_for(lambda: running.finals == ["number 1", "number 2", "number 3"], "three finals")
    running.loop.shut_down()
    running.thread.join(5)
    assert running.engine.begun == 3


def test_a_draft_in_the_middle_of_speech_leaves_the_engine_free_for_what_counts(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.submit(utterance(ended_by=SPEAKING, speech_end_ms=600))
    running.until_begun(1)
    time.sleep(0.5)
    running.engine.gate.set()
    wait_for(lambda: len(running.transcripts) == 1, "the first draft")
    ended_at_s = time.monotonic()
    running.loop.submit(utterance(ended_by=SPEAKING, speech_end_ms=900))
    running.loop.submit(utterance(7, session_id=0, ended_by=STOP))
    wait_for(lambda: len(running.transcripts) == 3, "all three")
    assert [t.is_draft for t in running.transcripts] == [True, False, True]
    assert time.monotonic() - ended_at_s >= 0.9


def test_a_draft_that_a_final_waits_for_is_not_given_up_for_the_next_breath(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.submit(utterance(0, ended_by=BREATH, speech_end_ms=1800))
    running.until_begun(1)
    running.loop.submit(utterance(0, ended_by=EndReason.PAUSE, speech_end_ms=1800))
    running.loop.submit(utterance(1, ended_by=BREATH, speech_end_ms=2400))
    running.loop.submit(utterance(1, ended_by=STOP, speech_end_ms=3000))
    time.sleep(0.05)
    running.engine.gate.set()
    wait_for(lambda: running.finals == ["number 1", "number 2"], "both finals")
    assert running.engine.dropped == 0


def test_breaths_faster_than_decodes_do_not_starve_the_live_text(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.submit(utterance(ended_by=BREATH, speech_end_ms=900))
    running.until_begun(1)
    running.loop.submit(utterance(ended_by=BREATH, speech_end_ms=1800))
    running.until_begun(2)
    running.loop.submit(utterance(ended_by=BREATH, speech_end_ms=2700))
    time.sleep(0.05)
    assert running.engine.dropped == 1
    running.engine.gate.set()
    wait_for(lambda: len(running.transcripts) == 2, "the second and the third draft")


def test_an_engine_lost_in_a_draft_is_loaded_again_while_the_user_goes_on(stage: Callable[..., Stage]) -> None:
    running = stage(one_by_one(Frail(), OpenEngine()))
    running.loop.submit(utterance(ended_by=SPEAKING, speech_end_ms=600))
    wait_for(lambda: running.engine.closed, "the loss")
    running.loop.submit(utterance(ended_by=SPEAKING, speech_end_ms=900))
    running.until("loaded", 2)
    running.loop.submit(utterance())
    wait_for(lambda: len(running.finals) == 1, "the text")


def test_settings_that_need_no_other_engine_load_none(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    running.loop.load(EngineSettings(language="de", rest_after_s=77))
    running.loop.submit(utterance())
    wait_for(lambda: len(running.finals) == 1, "the text")
    running.loop.load(EngineSettings(model="tiny.en"))
    running.until("loaded", 2)
    assert len(running.engines) == 2


def test_what_was_worked_out_with_other_settings_is_not_the_result(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    running.loop.submit(utterance(ended_by=BREATH))
    wait_for(lambda: len(running.transcripts) == 1, "the draft")
    running.loop.load(EngineSettings(language="de"))
    running.loop.submit(utterance())
    wait_for(lambda: running.finals == ["number 2"], "a result of its own")


def test_a_cancelled_dictation_ends_its_draft_and_shows_nothing_more(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.submit(utterance(ended_by=BREATH))
    running.until_begun(1)
    running.loop.forget(1)
    wait_for(lambda: running.engine.dropped == 1, "the end of the draft")
    running.loop.submit(utterance(0, session_id=2))
    running.engine.gate.set()
    wait_for(lambda: len(running.finals) == 1, "the next dictation")
    assert [t.session_id for t in running.transcripts] == [2]


def test_words_are_placed_in_their_dictation_when_nobody_speaks(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    running.loop.place_words(wanted=True)
    running.loop.wake()
    running.loop.submit(utterance(0, ended_by=EndReason.PAUSE))
    running.loop.submit(utterance(1, start_ms=3000))
    wait_for(lambda: len(running.finals) == 2, "the texts")
    time.sleep(0.05)
    assert running.words == []
    running.loop.let_rest()
    wait_for(lambda: len(running.words) == 2, "the words")
    assert running.words == [
        (1, 0, (Word(0.25, 0.5, "number 1", 0.9),)),
        (1, 1, (Word(3.25, 3.5, "number 2", 0.9),)),
    ]


class SlowToAlign(OpenEngine):
    """Places words until they are not wanted."""

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        self.aligned += 1
        while not self.gate.wait(0.002):
            if unwanted():
                self.dropped += 1
                raise WorkDroppedError
        return (Word(0.0, 0.5, text, 0.9),)


@pytest.mark.parametrize("reason", [STOP, BREATH])
def test_words_are_given_up_for_whoever_speaks_and_placed_afterwards(
    stage: Callable[..., Stage], reason: EndReason
) -> None:
    running = stage(SlowToAlign)
    running.loop.place_words(wanted=True)
    running.loop.submit(utterance(0))
    wait_for(lambda: running.engine.aligned == 1, "the words being placed")
    running.loop.wake()
    running.loop.submit(utterance(0, session_id=2, ended_by=reason))
    wait_for(lambda: len(running.transcripts) == 2, "the next text")
    assert running.engine.dropped == 1
    assert running.words == []
    running.engine.gate.set()
    running.loop.let_rest()
    wait_for(lambda: (1, 0) in [(session_id, seq) for session_id, seq, _ in running.words], "the words")


def test_words_of_a_long_dictation_are_placed_while_it_goes_on(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    running.loop.place_words(wanted=True)
    running.loop.wake()
    for seq in range(5):
        running.loop.submit(utterance(seq, seconds=29.0, ended_by=EndReason.PAUSE))
    wait_for(lambda: len(running.words) == 1, "the first ones")
    time.sleep(0.05)
    assert [seq for _, seq, _ in running.words] == [0]


def test_words_are_not_placed_unless_wanted_nor_of_what_was_held_back_or_cancelled(
    stage: Callable[..., Stage],
) -> None:
    running = stage(OpenEngine)
    running.loop.submit(utterance(0))
    wait_for(lambda: len(running.finals) == 1, "a text")
    running.loop.place_words(wanted=True)
    running.loop.wake()
    running.loop.submit(utterance(0, session_id=2))
    wait_for(lambda: len(running.finals) == 2, "another text")
    running.loop.forget(2)
    running.loop.let_rest()
    running.loop.submit(utterance(0, session_id=3))
    wait_for(lambda: len(running.words) == 1, "words")
    assert [session_id for session_id, _, _ in running.words] == [3]
    assert running.engine.aligned == 1


def test_what_was_withdrawn_may_come_again_and_what_was_decoded_keeps_its_words(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.place_words(wanted=True)
    running.loop.wake()
    running.loop.submit(utterance(0, ended_by=EndReason.PAUSE))
    running.until_begun(1)
    running.loop.submit(utterance(1, start_ms=3000))
    running.loop.withdraw(1)
    running.engine.gate.set()
    wait_for(lambda: len(running.finals) == 1, "what was under way")
    time.sleep(0.05)
    assert len(running.finals) == 1
    running.loop.submit(utterance(1, start_ms=3000))
    wait_for(lambda: len(running.finals) == 2, "what came again")
    running.loop.let_rest()
    wait_for(lambda: len(running.words) == 2, "the words of both")


class Unalignable(OpenEngine):
    """Its first words meet a bug, or end it."""

    def __init__(self, failure: Exception) -> None:
        super().__init__()
        self.failure = failure

    def align(
        self, samples: Samples, text: str, language: str, unwanted: Callable[[], bool] = never
    ) -> tuple[Word, ...]:
        self.aligned += 1
        raise self.failure


@pytest.mark.parametrize("failure", [EngineLostError("Ended."), EngineError("No memory."), ZeroDivisionError()])
def test_words_that_cannot_be_placed_cost_no_dictation(
    stage: Callable[..., Stage], failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    running = stage(one_by_one(Unalignable(failure), OpenEngine()))
    running.loop.place_words(wanted=True)
    running.loop.submit(utterance(0))
    wait_for(lambda: running.engines[0].aligned == 1, "the attempt")
    running.loop.submit(utterance(0, session_id=2))
    wait_for(lambda: len(running.finals) == 2, "the next text")
    assert "failed" not in " ".join(running.events)
    caplog.clear()


def test_nothing_is_kept_of_cancelled_dictations(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    for session_id in range(1, 100):
        running.loop.forget(session_id)
        running.loop.submit(utterance(session_id=session_id + 1))
        running.loop.forget(session_id + 1)
    running.loop.submit(utterance(session_id=101))
    wait_for(lambda: running.finals[-1:] == [f"number {running.engine.begun}"], "the last dictation")
    wait_for(lambda: running.kept == 0, "an empty loop")


def test_what_was_withdrawn_is_not_decoded_unless_it_is_submitted_again(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.submit(utterance(0, session_id=2))
    running.until_begun(1)
    for session_id in (1, 3):
        running.loop.submit(utterance(0, session_id=session_id))
        running.loop.withdraw(session_id)
    assert running.kept == 1
    running.loop.submit(utterance(0))
    running.engine.gate.set()
    wait_for(lambda: [t.session_id for t in running.transcripts] == [2, 1], "the results")
    wait_for(lambda: running.kept == 0, "an empty loop")


def test_a_cancelled_dictation_does_not_wait_for_an_engine(
    stage: Callable[..., Stage], caplog: pytest.LogCaptureFixture
) -> None:
    engines = one_by_one(Frail(), *[EngineError("No memory.")] * 3, OpenEngine())
    running = stage(engines, EngineSettings(device="cpu"))
    for seq, session_id in ((0, 1), (1, 1), (0, 2)):
        running.loop.submit(utterance(seq, session_id=session_id))
    running.until("unavailable", 3)
    running.loop.forget(1)
    assert running.kept == 1
    running.loop.load()
    wait_for(lambda: [t.session_id for t in running.transcripts] == [2], "the other dictation")
    caplog.clear()


def test_an_utterance_cancelled_while_it_ended_the_engine_is_not_tried_again(
    stage: Callable[..., Stage], caplog: pytest.LogCaptureFixture
) -> None:
    class Dying(GatedEngine):
        def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: object = None) -> Decoded:
            self.begun += 1
            self.gate.wait(5)
            raise EngineLostError("Ended.")

    running = stage(one_by_one(Dying(), EngineError("No memory.")))
    running.loop.submit(utterance())
    running.until_begun(1)
    running.loop.forget(1)
    running.engine.gate.set()
    running.until("unavailable")
    assert running.kept == 0
    caplog.clear()


@pytest.mark.parametrize("last", [OpenEngine, Frail])
def test_nothing_is_kept_of_an_utterance_that_ended_the_engine(
    stage: Callable[..., Stage], last: type[GatedEngine], caplog: pytest.LogCaptureFixture
) -> None:
    # Each attempt starts a second engine by itself.
    running = stage(one_by_one(*[Frail() for _ in range(5)], last()))
    running.loop.submit(utterance())
    for attempt in (1, 2):
        running.until("unavailable", attempt)
        assert running.kept
        running.loop.load()
    wait_for(lambda: running.finals == ["number 1"] or "failed 1.0" in running.events, "the end of it")
    assert running.kept == 0
    caplog.clear()


def test_quitting_ends_a_draft_at_once(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.submit(utterance(ended_by=BREATH))
    running.until_begun(1)
    running.loop.shut_down()
    running.thread.join(2)
    assert not running.thread.is_alive()
    assert running.engine.closed


def test_the_model_rests_when_nobody_speaks_and_wakes_at_key_down(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine, EngineSettings(rest_after_s=1))
    running.until("resting")
    assert running.engines[0].closed
    running.loop.wake()
    running.until("loaded", 2)
    running.loop.submit(utterance())
    wait_for(lambda: running.finals == ["number 1"], "the text")
    assert len(running.engines) >= 2


def test_the_model_does_not_rest_while_a_silent_dictation_is_recorded(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine, EngineSettings(rest_after_s=1))
    running.loop.wake()
    time.sleep(1.5)
    assert "resting" not in running.events
    running.loop.let_rest()
    ended_at_s = time.monotonic()
    running.until("resting")
    assert time.monotonic() - ended_at_s >= 0.9


def test_speech_wakes_a_resting_model_by_itself(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine, EngineSettings(rest_after_s=1))
    running.until("resting")
    running.loop.submit(utterance())
    wait_for(lambda: running.finals == ["number 1"], "the text")


def test_a_model_that_is_used_does_not_rest(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine, EngineSettings(rest_after_s=4))
    for seq in range(12):
        running.loop.submit(utterance(seq))
        time.sleep(0.4)
    assert "resting" not in running.events


def test_the_memory_is_given_back_on_request_and_the_next_dictation_wakes_the_model(
    stage: Callable[..., Stage],
) -> None:
    running = stage(OpenEngine, EngineSettings(rest_after_s=0))
    running.loop.free()
    running.until("resting")
    assert running.engines[0].closed
    running.loop.wake()
    running.until("loaded", 2)
    running.loop.submit(utterance())
    wait_for(lambda: running.finals == ["number 1"], "the final")
    running.loop.let_rest()
    time.sleep(0.3)
    assert running.events.count("resting") == 1, "once asked is once done"


def test_the_memory_asked_for_in_the_middle_of_a_dictation_is_given_back_after_it(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine, EngineSettings(rest_after_s=0))
    running.loop.wake()
    running.loop.free()
    running.loop.submit(utterance())
    wait_for(lambda: running.finals == ["number 1"], "the final")
    time.sleep(0.1)
    assert "resting" not in running.events
    running.loop.let_rest()
    running.until("resting")
    assert len(running.engines) == 1, "it was not loaded again for this dictation"


def test_asking_for_the_memory_of_a_model_at_rest_does_nothing(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine, EngineSettings(rest_after_s=2))
    running.until("resting")
    running.loop.free()
    running.loop.wake()
    running.until("loaded", 2)
    running.loop.let_rest()
    time.sleep(0.3)
    assert running.events.count("resting") == 1


def test_a_model_that_comes_after_one_that_failed_stays_although_memory_was_asked_for(
    stage: Callable[..., Stage],
) -> None:
    failing: list[bool] = []

    def engine() -> OpenEngine:
        if failing:
            raise EngineError("No memory.")
        return OpenEngine()

    running = stage(engine, EngineSettings(device="cpu", rest_after_s=0))
    running.loop.wake()
    running.loop.free()
    failing.append(True)
    running.loop.load()
    running.until("unavailable")
    failing.clear()
    running.loop.load()
    running.loop.let_rest()
    running.until("loaded", 2)
    time.sleep(0.2)
    assert "resting" not in running.events


class OnGpu(OpenEngine):
    info = EngineInfo(model="fake", device="cuda:0", compute_type="float16")


def test_a_gpu_that_failed_is_tried_again_on_request(stage: Callable[..., Stage]) -> None:
    running = stage(one_by_one(FailingGpu(), OpenEngine(), OnGpu()), EngineSettings(device="cuda:0"))
    running.loop.submit(utterance(ended_by=STOP))
    running.until("loaded", 2)
    running.loop.try_gpu_again()
    running.until("loaded", 3)
    assert [info.device for info in running.infos] == ["cuda:0", "cpu", "cuda:0"]
    running.loop.submit(utterance(1, ended_by=STOP))
    wait_for(lambda: len(running.finals) == 2, "the text, from the GPU")


class FailingGpu(OnGpu):
    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: object = None) -> Decoded:
        raise GpuModelError("The engine has no code for this GPU.")


def test_a_gpu_that_fails_in_a_dictation_is_told_to_be_in_use_no_more_and_why(stage: Callable[..., Stage]) -> None:
    running = stage(one_by_one(FailingGpu(), OpenEngine()), EngineSettings(device="cuda:0"))
    running.loop.submit(utterance(ended_by=STOP))
    wait_for(lambda: running.finals == ["number 1"], "the text, from the CPU")
    running.until("loaded", 2)
    assert [(info.device, info.why) for info in running.infos] == [
        ("cuda:0", "cuda:0 is used, as `engine.device` says."),
        ("cpu", "The CPU is used, because the GPU failed: The engine has no code for this GPU."),
    ]
    running.loop.submit(utterance(1, ended_by=STOP))
    wait_for(lambda: len(running.finals) == 2, "the next text")
    assert len(running.infos) == 2


def test_a_program_that_the_gpu_is_left_to_gets_its_memory_while_nobody_speaks(
    monkeypatch: pytest.MonkeyPatch, stage: Callable[..., Stage]
) -> None:
    monkeypatch.setattr(engine_rest, "LOOK_AT_PROGRAMS_S", 0.05)
    programs: set[str] = set()
    planner = DevicePlanner(gpus=tuple, running=lambda _names: next(iter(programs), ""))
    running = stage(OnGpu, EngineSettings(device="cuda:0", rest_after_s=0, gpu_yields_to="game"), planner)
    time.sleep(0.2)
    assert "resting" not in running.events
    running.loop.wake()
    programs.add("game")
    time.sleep(0.2)
    assert "resting" not in running.events, "somebody speaks"
    running.loop.let_rest()
    running.until("resting")
    running.loop.wake()
    running.until("loaded", 2)
    assert [event for event in running.events if "'game'" in event], "it is told that the CPU does the work"


def test_of_a_dictation_that_is_forgotten_while_it_is_decoded_nothing_is_kept(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.place_words(wanted=True)
    running.loop.submit(utterance())
    running.until_begun(1)
    running.loop.forget(1)
    running.engine.gate.set()
    wait_for(lambda: running.work is not None, "the end of the decode")
    time.sleep(0.1)
    assert running.engine.aligned == 0
    assert running.kept == 0


def test_a_model_told_never_to_rest_does_not(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine, EngineSettings(rest_after_s=0))
    time.sleep(1.3)
    assert running.events == ["loading", "loaded"]


def test_waking_an_awake_model_loads_nothing(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    running.loop.wake()
    running.loop.submit(utterance())
    wait_for(lambda: len(running.finals) == 1, "the text")
    assert len(running.engines) == 1


def test_a_bug_in_one_utterance_fails_it_and_those_that_wait_behind_it_are_decoded(
    stage: Callable[..., Stage], caplog: pytest.LogCaptureFixture
) -> None:
    engines = one_by_one(Frail(), *[EngineError("No memory.")] * 2, Buggy())
    running = stage(engines, EngineSettings(device="cpu"))
    for session_id in (1, 2):
        running.loop.submit(utterance(session_id=session_id))
    running.until("unavailable", 2)  # The first took the engine with it, and for the second there was none.
    running.loop.load()
    wait_for(lambda: running.transcripts, "the second")
    assert [t.session_id for t in running.transcripts] == [2]
    assert "failed 1.0" in running.events
    assert "failed 2.0" not in running.events
    assert running.kept == 0
    caplog.clear()


@pytest.mark.parametrize("reason", [SPEAKING, BREATH])
def test_a_bug_in_a_draft_costs_neither_the_next_draft_nor_the_utterance(
    stage: Callable[..., Stage], caplog: pytest.LogCaptureFixture, reason: EndReason
) -> None:
    running = stage(Buggy)
    running.loop.submit(utterance(ended_by=reason, speech_end_ms=900))
    running.until_begun(1)
    running.loop.submit(utterance(ended_by=BREATH, speech_end_ms=1200))
    wait_for(lambda: running.transcripts, "the next draft")
    running.loop.submit(utterance())
    wait_for(lambda: running.finals, "the utterance")
    assert not any(event.startswith("failed") for event in running.events)
    assert running.kept == 0
    caplog.clear()


# --- how much may wait ----------------------------------------------------------------------------------------------


def test_speech_beyond_the_limit_is_told_as_failed_at_once_and_the_rest_is_decoded(
    stage: Callable[..., Stage], caplog: pytest.LogCaptureFixture
) -> None:
    running = stage()
    running.loop.limit_waiting(5.0)
    for seq in range(4):  # of two seconds each
        running.loop.submit(utterance(seq, ended_by=EndReason.PAUSE))
        running.until_begun(1)
    assert not any(event.startswith("failed") for event in running.events), "the engine is busy"
    running.engine.gate.set()
    wait_for(lambda: len(running.finals) == 2, "what was let in")
    assert [event for event in running.events if event.startswith("failed")] == ["failed 1.2", "failed 1.3"]
    running.loop.submit(utterance(4))
    wait_for(lambda: len(running.finals) == 3, "what came when there was room again")
    assert running.events.count("failed 1.4") == 0
    caplog.clear()


def test_without_a_model_speech_waits_up_to_the_limit_and_not_beyond(
    stage: Callable[..., Stage], caplog: pytest.LogCaptureFixture
) -> None:
    running = stage(one_by_one(OpenEngine(), *[EngineError("No memory.")] * 3, OpenEngine()))
    running.loop.limit_waiting(3.0)
    running.loop.load(EngineSettings(model="small"))
    running.until("unavailable")
    running.loop.submit(utterance(0, ended_by=EndReason.PAUSE))
    running.until("unavailable", 2)
    running.loop.submit(utterance(1))
    running.until("failed 1.1")
    running.until("unavailable", 3)
    assert running.finals == []
    running.loop.load()
    wait_for(lambda: len(running.finals) == 1, "what waited")
    caplog.clear()


def test_where_so_much_waits_that_more_is_refused_the_model_is_tried_again_all_the_same(
    stage: Callable[..., Stage], caplog: pytest.LogCaptureFixture
) -> None:
    running = stage(one_by_one(OpenEngine(), *[EngineError("No memory.")] * 2, OpenEngine()))
    running.loop.limit_waiting(3.0)
    running.loop.load(EngineSettings(model="small"))
    running.until("unavailable")
    running.loop.submit(utterance(0, ended_by=EndReason.PAUSE))
    running.until("unavailable", 2)
    running.loop.submit(utterance(1))
    wait_for(lambda: len(running.finals) == 1, "what waited")
    assert "failed 1.1" in running.events
    caplog.clear()


def test_what_was_withdrawn_is_not_told_as_failed_and_without_a_limit_all_waits(stage: Callable[..., Stage]) -> None:
    running = stage()
    running.loop.limit_waiting(3.0)
    running.loop.submit(utterance(0, ended_by=EndReason.PAUSE))
    running.until_begun(1)
    running.loop.submit(utterance(1, session_id=2))
    running.loop.withdraw(2)
    running.loop.limit_waiting(0)
    for seq in range(1, 9):
        running.loop.submit(utterance(seq, ended_by=EndReason.PAUSE))
    running.engine.gate.set()
    wait_for(lambda: len(running.finals) == 9, "all")
    assert not any(event.startswith("failed") for event in running.events)


# --- how much memory the engine may take ------------------------------------------------------------------------------


class SizedEngine(OpenEngine):
    """In a process of its own, which takes what the test says."""

    pid = 4711


@pytest.fixture
def takes_mb(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    monkeypatch.setattr(engine_rest, "LOOK_AT_MEMORY_S", 0.05)

    def take(megabytes: int) -> None:
        monkeypatch.setattr(memory, "of_process", lambda pid: megabytes * 1_000_000 if pid == SizedEngine.pid else 0)

    take(100)
    return take


def test_an_engine_that_grew_too_large_is_ended_between_dictations_only_and_told_once(
    stage: Callable[..., Stage], takes_mb: Callable[[int], None]
) -> None:
    running = stage(SizedEngine, EngineSettings(memory_mb=500, rest_after_s=0))
    running.loop.wake()
    running.loop.submit(utterance(0, ended_by=EndReason.PAUSE))
    takes_mb(900)
    running.loop.submit(utterance(1))
    wait_for(lambda: len(running.finals) == 2, "both pieces")
    time.sleep(0.3)
    assert "resting" not in running.events, "somebody speaks"
    takes_mb(900)
    running.loop.let_rest()
    running.until("resting")
    assert running.engines[0].closed
    takes_mb(100)
    for number in range(2, 4):
        running.loop.wake()
        running.until("loaded", number)
        running.loop.submit(utterance(0, session_id=number))
        wait_for(lambda number=number: len(running.finals) == number + 1, "the next dictation")
        takes_mb(900)
        running.loop.let_rest()
        running.until("resting", number)
        takes_mb(100)
    (told,) = (event for event in running.events if "900 MB" in event)
    assert told.startswith("The speech engine took 900 MB of memory, and 500 MB are allowed")


def test_a_limit_that_is_lowered_holds_at_once_and_an_engine_within_it_stays(
    stage: Callable[..., Stage], takes_mb: Callable[[int], None]
) -> None:
    running = stage(SizedEngine, EngineSettings(memory_mb=500, rest_after_s=0))
    time.sleep(0.2)
    assert "resting" not in running.events
    running.loop.load(EngineSettings(memory_mb=60, rest_after_s=0))
    running.until("unavailable")
    assert [engine.closed for engine in running.engines] == [True, True], "a new one might have been smaller"
    running.loop.load(EngineSettings(memory_mb=500, rest_after_s=0))
    running.until("loaded", 2)


def test_a_model_that_takes_too_much_is_not_used_and_what_was_said_waits_until_more_is_allowed(
    stage: Callable[..., Stage], takes_mb: Callable[[int], None]
) -> None:
    running = stage(SizedEngine, EngineSettings(memory_mb=500))
    takes_mb(900)
    running.loop.load(EngineSettings(model="medium", memory_mb=500))
    running.until("unavailable")
    assert running.engines[1].closed
    for seq in range(3):
        running.loop.submit(utterance(seq, ended_by=EndReason.PAUSE))
        running.until("unavailable", 2 + seq)
    assert len(running.engines) == 2, "it is not loaded for nothing with each piece"
    running.loop.load(EngineSettings(model="medium", memory_mb=1000))
    wait_for(lambda: len(running.finals) == 3, "what waited")


def test_a_model_that_took_too_much_is_tried_again_after_a_while(
    stage: Callable[..., Stage], takes_mb: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_TOO_LARGE_FOR_S", 0.2)
    running = stage(SizedEngine, EngineSettings(memory_mb=500))
    takes_mb(900)
    running.loop.load(EngineSettings(model="medium", memory_mb=500))
    running.until("unavailable")
    takes_mb(100)  # it runs on a GPU now, say, whose memory has become free
    time.sleep(0.3)
    running.loop.submit(utterance())
    wait_for(lambda: len(running.finals) == 1, "what waited")


# --- the model of a key ---------------------------------------------------------------------------------------------


def said(seq: int = 0, *, model: str = "small", session_id: int = 1, ended_by: EndReason = STOP) -> Utterance:
    return replace(utterance(seq, session_id=session_id, ended_by=ended_by), model=model)


def test_the_model_of_a_key_is_loaded_while_somebody_speaks_and_dictations_own_stays(
    stage: Callable[..., Stage],
) -> None:
    running = stage(OpenEngine)
    running.loop.wake("small")
    wait_for(lambda: running.loaded == ["base", "small"], "the second model")
    running.loop.submit(said(ended_by=SPEAKING))
    wait_for(lambda: len(running.transcripts) == 1, "the draft")
    running.loop.submit(said())
    running.loop.submit(utterance(session_id=2))
    wait_for(lambda: len(running.finals) == 2, "both")
    assert [t.engine is not None for t in running.transcripts if not t.is_draft] == [True, False]
    assert [engine.begun for engine in running.engines] == [1, 2]
    assert running.loaded == ["base", "small"]
    wait_for(lambda: running.work is not None and running.work.utterances == 2, "the count of both")
    assert not any(engine.closed for engine in running.engines)


def test_where_the_model_of_a_key_does_not_load_dictations_own_writes_and_that_is_told_once(
    stage: Callable[..., Stage],
) -> None:
    running = stage(OpenEngine)
    running.missing.add("small")
    for number in (1, 2):
        running.loop.wake("small")
        running.loop.submit(said(session_id=number))
    wait_for(lambda: len(running.finals) == 2, "both")
    told = [event for event in running.events if "of this key cannot be used" in event]
    assert told == [
        "The model 'small' of this key cannot be used, so 'base' writes what you say. The model 'small' does not load. "
    ]
    assert all(t.engine is None for t in running.transcripts)
    running.missing.clear()
    running.loop.load()  # it was installed, say
    running.loop.wake("small")
    wait_for(lambda: running.loaded[-1] == "small", "another try")


def test_what_takes_the_engine_of_a_key_with_it_is_written_by_dictations_own(stage: Callable[..., Stage]) -> None:
    # The one of the key is started a second time before it is given up.
    running = stage(one_by_one(OpenEngine(), Frail(), Frail(), OpenEngine()))
    running.loop.submit(said())
    wait_for(lambda: running.finals == ["number 1"], "the text")
    assert running.transcripts[0].engine is None
    assert "failed 1.0" not in running.events


def test_a_key_has_its_model_where_dictations_own_is_missing(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    running.missing.add("base")
    running.loop.load(replace(running.settings, device="cpu"))
    running.until("unavailable")
    running.loop.wake("small")
    running.loop.submit(said())
    wait_for(lambda: len(running.finals) == 1, "the text")
    assert running.events.count("unavailable") == 1


def test_both_models_rest_and_the_one_of_the_key_is_loaded_alone_for_it(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    running.loop.submit(said())
    wait_for(lambda: len(running.finals) == 1, "the text")
    running.loop.free()
    running.until("resting")
    assert all(engine.closed for engine in running.engines)
    running.loop.wake("small")
    wait_for(lambda: len(running.loaded) == 3, "one model")
    assert running.loaded == ["base", "small", "small"]


def test_another_key_takes_the_place_of_the_one_before(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    running.loop.submit(said(model="small"))
    running.loop.submit(said(session_id=2, model="medium"))
    running.loop.submit(said(session_id=3, model="base"))
    wait_for(lambda: len(running.finals) == 3, "all")
    assert running.loaded == ["base", "small", "medium"]
    assert [engine.closed for engine in running.engines] == [False, True, False]


def test_settings_that_change_end_the_model_of_a_key(stage: Callable[..., Stage]) -> None:
    running = stage(OpenEngine)
    running.loop.submit(said())
    wait_for(lambda: len(running.finals) == 1, "the text")
    running.loop.load(replace(running.settings, language="de"))
    wait_for(lambda: running.engines[1].closed, "its end")
    assert not running.engines[0].closed
