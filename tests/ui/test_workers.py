"""The thread shells: order, waiting while there is no engine, errors, crashes, clean ends."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Slot

from dictation_app.audio.sound_calls import SoundCalls
from dictation_app.engine.hosted import EngineLostError
from dictation_app.errors import EngineError, OutputError, UserError
from dictation_app.settings import AudioSettings, EngineSettings, OutputSettings, SegmenterSettings
from dictation_app.transcriber import Transcriber
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport
from dictation_app.values.speech import EndReason, Utterance
from dictation_app.workers import CaptureThread, EngineThread, OutputThread, run_task
from dictation_app.workers.base import WorkerThread
from dictation_app.workers.output import Answer, Erasure
from tests.fakes import FakeEngine, FakeModels, FakeOutputChain, decoded, tone, utterance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from dictation_app.values.speech import Decoded, EngineConfig


class EngineStage:
    """An `EngineThread` around fake engines, and everything it reports."""

    def __init__(self, models: FakeModels, batches: list[list[Decoded | Exception] | Exception]) -> None:
        self.batches = batches
        self.models = models
        self.thread = EngineThread(self._make)
        self.texts: list[str] = []
        self.failed: list[tuple[int, int, str]] = []
        self.thread.transcript.connect(lambda t: self.texts.append(t.text))
        self.thread.failed.connect(lambda session_id, seq, message, _: self.failed.append((session_id, seq, message)))

    def _make(self, tell: Callable[[str], None], stopping: Callable[[], bool]) -> Transcriber:
        return Transcriber(EngineSettings(), self.models, tell=tell, stopping=stopping, create=self._create)

    def _create(self, _name: str, config: EngineConfig) -> FakeEngine:
        batch = self.batches.pop(0)
        if isinstance(batch, Exception):
            raise batch
        return FakeEngine(batch, config)


@pytest.fixture
def stages() -> Iterator[Callable[..., EngineStage]]:
    made: list[EngineStage] = []

    def make(*batches: list[Decoded | Exception] | Exception, models: FakeModels | None = None) -> EngineStage:
        made.append(EngineStage(models or FakeModels(Path()), list(batches)))
        return made[-1]

    yield make
    for stage in made:
        stage.thread.shut_down()
        assert stage.thread.wait(2000)


def test_requests_are_answered_in_order(qtbot: QtBot, stages: Callable[..., EngineStage]) -> None:
    stage = stages([decoded("one"), decoded("two"), decoded("three")])
    for seq in range(3):
        stage.thread.submit(utterance(seq))  # before the model is loaded: queued, not lost
    with qtbot.waitSignal(stage.thread.loaded):
        stage.thread.start()
    qtbot.waitUntil(lambda: stage.texts == ["one", "two", "three"])


def test_requests_wait_for_a_missing_model(qtbot: QtBot, stages: Callable[..., EngineStage]) -> None:
    models = FakeModels(None)
    stage = stages([decoded("said before the download")], [], models=models)
    with qtbot.waitSignal(stage.thread.unavailable) as told:
        stage.thread.start()
    assert told.args is not None
    assert "not installed" in told.args[0]
    assert told.args[2] is True
    stage.thread.submit(utterance(0))
    models.folder = Path()
    stage.thread.load()
    qtbot.waitUntil(lambda: stage.texts == ["said before the download"])


def test_utterance_that_cannot_be_decoded_does_not_stop_the_next(
    qtbot: QtBot, stages: Callable[..., EngineStage], caplog: pytest.LogCaptureFixture
) -> None:
    stage = stages([EngineError("Broken."), decoded("next")])
    stage.thread.start()
    stage.thread.submit(utterance(0))
    stage.thread.submit(utterance(1))
    qtbot.waitUntil(lambda: stage.texts == ["next"])
    assert stage.failed == [(1, 0, "Broken.")]
    caplog.clear()


def test_engine_that_cannot_be_started_again_keeps_the_utterance(
    qtbot: QtBot, stages: Callable[..., EngineStage], caplog: pytest.LogCaptureFixture
) -> None:
    stage = stages([EngineLostError("Ended.")], EngineError("No memory."), [decoded("kept")])
    with qtbot.waitSignal(stage.thread.loaded):
        stage.thread.start()
    with qtbot.waitSignal(stage.thread.unavailable):
        stage.thread.submit(utterance(0))
    stage.thread.load()
    qtbot.waitUntil(lambda: stage.texts == ["kept"])
    caplog.clear()


def test_forgotten_dictation_is_not_decoded(qtbot: QtBot, stages: Callable[..., EngineStage]) -> None:
    stage = stages([decoded("second")])
    stage.thread.submit(utterance(0, session_id=1))
    stage.thread.submit(utterance(0, session_id=2))
    stage.thread.forget(1)
    stage.thread.start()
    qtbot.waitUntil(lambda: stage.texts == ["second"])


def test_model_installed_in_the_meantime_is_used_without_being_asked(
    qtbot: QtBot, stages: Callable[..., EngineStage]
) -> None:
    models = FakeModels(None)
    stage = stages([decoded("first"), decoded("second")], models=models)
    with qtbot.waitSignal(stage.thread.unavailable):
        stage.thread.start()
    with qtbot.waitSignal(stage.thread.unavailable):
        stage.thread.submit(utterance(0))
    models.folder = Path()  # `dictation models fetch` in a terminal
    stage.thread.submit(utterance(1))
    qtbot.waitUntil(lambda: stage.texts == ["first", "second"])


def test_bug_in_one_decode_costs_neither_the_thread_nor_the_next_utterance(
    qtbot: QtBot, stages: Callable[..., EngineStage], caplog: pytest.LogCaptureFixture
) -> None:
    stage = stages([ZeroDivisionError(), decoded("next")])
    stage.thread.start()
    stage.thread.submit(utterance(0))
    stage.thread.submit(utterance(1))
    qtbot.waitUntil(lambda: stage.texts == ["next"])
    assert [seq for _, seq, _ in stage.failed] == [0]
    caplog.clear()


class Gui(QObject):
    """Answers the output thread's wish for the clipboard, or does not."""

    def __init__(self, *, answers: bool) -> None:
        super().__init__()
        self.answers = answers
        self.copied: list[str] = []

    @Slot(str, object)
    def on_copy(self, text: str, done: threading.Event) -> None:
        if self.answers:
            self.copied.append(text)
            done.set()


def test_deliveries_are_made_in_order_and_reported(qtbot: QtBot) -> None:
    texts: list[str] = []
    thread = OutputThread(lambda s, c: FakeOutputChain(texts, s, c), OutputSettings())  # type: ignore[arg-type,return-value]
    reports: list[str] = []
    thread.delivered.connect(lambda report: reports.append(report.text))
    thread.start()
    for n in range(5):
        thread.deliver(Delivery(session_id=1, seq=n, text=f"t{n}"))
    thread.shut_down()
    assert thread.wait(2000)
    qtbot.waitUntil(lambda: reports == [f"t{n}" for n in range(5)])
    assert texts == reports


def test_a_delivery_that_waits_for_the_user_learns_that_he_quits() -> None:
    class Chain(FakeOutputChain):
        def deliver(self, delivery: Delivery) -> DeliveryReport:
            until_s = time.monotonic() + 5
            while not self.host.is_ending and time.monotonic() < until_s:
                time.sleep(0.01)
            return super().deliver(delivery)

    thread = OutputThread(lambda s, c: Chain([], s, c), OutputSettings())  # type: ignore[arg-type,return-value]
    thread.start()
    thread.deliver(Delivery(session_id=1, seq=0, text="asked"))
    thread.shut_down()
    assert thread.wait(2000)


@pytest.mark.parametrize("is_yes", [True, False, None])
def test_text_for_the_app_itself_is_inserted_by_the_gui(
    qtbot: QtBot, is_yes: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OutputThread, "COPY_TIMEOUT_S", 0.2)
    outcome: list[bool] = []

    class Chain(FakeOutputChain):
        def deliver(self, delivery: Delivery) -> object:  # type: ignore[override]
            outcome.append(self.host.insert(delivery.text))
            return super().deliver(delivery)

    class Fields(QObject):
        @Slot(str, object)
        def on_insert(self, text: str, answer: Answer) -> None:
            assert text == "insert me"
            if is_yes is not None:
                answer.give(lambda: bool(is_yes))

    fields = Fields()
    thread = OutputThread(lambda s, c: Chain([], s, c), OutputSettings())  # type: ignore[arg-type,return-value]
    thread.insert_wanted.connect(fields.on_insert)
    thread.start()
    thread.deliver(Delivery(session_id=1, seq=0, text="insert me"))
    qtbot.waitUntil(lambda: outcome == [bool(is_yes)])
    thread.shut_down()
    assert thread.wait(2000)


def test_a_field_of_the_app_gets_no_text_that_was_given_up_meanwhile() -> None:
    fields: list[str] = []
    answer = Answer()
    assert not answer.wait(0.01), "the GUI is busy"
    answer.give(lambda: not fields.append("words"))
    assert fields == [], "it is reported as not inserted, and waits"


def test_what_the_app_has_begun_to_insert_is_waited_for() -> None:
    answer, begun, go_on = Answer(), threading.Event(), threading.Event()

    def work() -> bool:
        begun.set()
        return go_on.wait(5)

    gui = threading.Thread(target=answer.give, args=(work,))
    gui.start()
    assert begun.wait(5)
    threading.Timer(0.1, go_on.set).start()
    assert answer.wait(0.01)
    gui.join(5)


@pytest.mark.parametrize("answers", [True, False])
def test_copying_is_done_by_the_gui_or_fails_in_time(
    qtbot: QtBot,
    answers: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(OutputThread, "COPY_TIMEOUT_S", 0.2)
    gui = Gui(answers=answers)
    outcome: list[str] = []

    class Chain(FakeOutputChain):
        def deliver(self, delivery: Delivery) -> object:  # type: ignore[override]
            try:
                self.copy_text(delivery.text)
                outcome.append("copied")
            except OutputError as exc:
                outcome.append(exc.message)
            return super().deliver(delivery)

    thread = OutputThread(lambda s, c: Chain([], s, c), OutputSettings())  # type: ignore[arg-type,return-value]
    thread.copy_wanted.connect(gui.on_copy)
    thread.start()
    thread.deliver(Delivery(session_id=1, seq=0, text="copy me"))
    qtbot.waitUntil(lambda: bool(outcome))
    thread.shut_down()
    assert thread.wait(2000)
    assert outcome == (["copied"] if answers else ["The clipboard does not answer."])
    assert gui.copied == (["copy me"] if answers else [])


def test_bug_in_one_delivery_is_reported_and_the_next_goes_on(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    class Chain(FakeOutputChain):
        def deliver(self, delivery: Delivery) -> DeliveryReport:
            if delivery.text == "bad":
                raise ZeroDivisionError
            return super().deliver(delivery)

    thread = OutputThread(lambda s, c: Chain([], s, c), OutputSettings())  # type: ignore[arg-type,return-value]
    reports: list[DeliveryReport] = []
    thread.delivered.connect(reports.append)
    thread.start()
    for n, text in enumerate(("bad", "good")):
        thread.deliver(Delivery(session_id=1, seq=n, text=text))
    thread.shut_down()
    assert thread.wait(2000)
    qtbot.waitUntil(lambda: [(r.text, r.state) for r in reports] == [("bad", "not delivered"), ("good", "delivered")])
    caplog.clear()


def test_bug_in_taking_text_out_costs_no_later_text(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    class Chain(FakeOutputChain):
        def erase(self, text: str, _target: object) -> None:
            raise ZeroDivisionError

    texts: list[str] = []
    thread = OutputThread(lambda s, c: Chain(texts, s, c), OutputSettings())  # type: ignore[arg-type,return-value]
    refusals: list[str] = []
    thread.erased.connect(refusals.append)
    thread.start()
    thread.erase(Erasure("said before", None))
    thread.deliver(Delivery(session_id=1, seq=0, text="said since"))
    thread.shut_down()
    assert thread.wait(2000)
    qtbot.waitUntil(lambda: bool(refusals))
    assert "check it" in refusals[0]
    assert texts == ["said since"]
    caplog.clear()


def test_bug_in_a_trial_costs_no_later_text_and_who_waits_for_it_hears_of_it(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    class Chain(FakeOutputChain):
        def try_out(self, delivery: Delivery, **_how: object) -> DeliveryReport:
            raise ZeroDivisionError

        def prefer(self, program: str, method: DeliveryMethod) -> None:
            raise ZeroDivisionError

    texts: list[str] = []
    thread = OutputThread(lambda s, c: Chain(texts, s, c), OutputSettings())  # type: ignore[arg-type,return-value]
    tried: list[DeliveryReport] = []
    crashed: list[str] = []
    thread.tried.connect(tried.append)
    thread.crashed.connect(crashed.append)
    thread.start()
    thread.try_out(Delivery(session_id=0, seq=3, text="a trial"), with_clipboard=True, into="")
    thread.prefer("editor", DeliveryMethod.TYPE)
    thread.deliver(Delivery(session_id=1, seq=0, text="said since"))
    thread.shut_down()
    assert thread.wait(2000)
    qtbot.waitUntil(lambda: [(r.seq, r.text, r.state) for r in tried] == [(3, "a trial", "not delivered")])
    assert texts == ["said since"]
    assert crashed == []
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_bug_in_changing_the_output_ends_its_thread_in_words(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    log: list[str] = []

    class Chain(FakeOutputChain):
        def apply(self, settings: OutputSettings) -> None:
            raise ZeroDivisionError

        def close(self) -> None:
            log.append("closed")

    thread = OutputThread(lambda s, c: Chain(log, s, c), OutputSettings())  # type: ignore[arg-type,return-value]
    thread.start()
    thread.deliver(Delivery(session_id=1, seq=0, text="before"))
    with qtbot.waitSignal(thread.crashed) as told:
        thread.apply(OutputSettings())
    assert told.args == ["Putting text into windows stopped working (ZeroDivisionError)."]
    assert thread.wait(2000)
    assert log == ["before", "closed"]
    assert "output thread crashed" in caplog.text
    caplog.clear()


class FakeRecorder:
    """What the capture thread drives."""

    def __init__(self, listener: CaptureThread, script: list[Exception]) -> None:
        self.listener = listener
        self.script = script
        self.recording = self.busy = False
        self.heard: list[object] = []
        self.own_sound: list[bool] = []
        self.watched = 0

    def start(self, session_id: int) -> None:
        if self.script:
            raise self.script.pop()
        self.recording = self.busy = True

    def stop(self, session_id: int, at_s: float) -> None:
        self.recording = self.busy = False
        self.listener.on_utterance(
            Utterance(session_id=session_id, seq=0, samples=tone(0.1), speech_ms=90, ended_by=EndReason.STOP)
        )

    def cancel(self, session_id: int) -> None:
        self.recording = self.busy = False

    def hear_own_sound(self, *, is_playing: bool) -> None:
        self.own_sound.append(is_playing)

    def take(self, sound: object) -> None:
        self.heard.append(sound)

    def fail(self, message: str, hint: str) -> None:
        self.listener.on_ended(1, message, hint, broken=True)

    def watch(self, _now_s: float) -> None:
        self.watched = len(self.heard)

    def close(self) -> None:
        return


@pytest.fixture
def recorders(monkeypatch: pytest.MonkeyPatch) -> list[FakeRecorder]:
    made: list[FakeRecorder] = []

    def make(_audio: object, segmenter: object, _sink: object, listener: CaptureThread) -> FakeRecorder:
        made.append(FakeRecorder(listener, [ZeroDivisionError()] if segmenter == "broken" else []))
        return made[-1]

    monkeypatch.setattr("dictation_app.audio.recorder.make_recorder", make)
    return made


def capture_thread(segmenter: object = None) -> CaptureThread:
    return CaptureThread(AudioSettings(), segmenter or SegmenterSettings(), lambda _session_id, _samples: None)  # type: ignore[arg-type]


def test_capture_thread_records_between_start_and_stop(qtbot: QtBot, recorders: list[FakeRecorder]) -> None:
    thread = capture_thread()
    with qtbot.waitSignal(thread.prepared):
        thread.start()
    thread.start_capture(1)
    with qtbot.waitSignal(thread.utterance) as heard:
        thread.stop_capture(1)
    assert heard.args is not None
    assert heard.args[0].session_id == 1
    thread.shut_down()
    assert thread.wait(2000)


def test_what_is_played_is_told_to_the_recorder(qtbot: QtBot, recorders: list[FakeRecorder]) -> None:
    thread = capture_thread()
    thread.start()
    thread.begin_own_sound()
    thread.end_own_sound()
    qtbot.waitUntil(lambda: bool(recorders) and recorders[0].own_sound == [True, False])
    thread.shut_down()
    assert thread.wait(2000)


def test_sound_that_waits_is_taken_before_the_microphone_is_judged(qtbot: QtBot, recorders: list[FakeRecorder]) -> None:
    thread = capture_thread()
    thread.start_capture(1)
    for n in range(50):  # all of it was there before the thread came to look
        thread._queue.put(f"block {n}")
    thread.start()
    qtbot.waitUntil(lambda: bool(recorders) and len(recorders[0].heard) == 50)
    qtbot.waitUntil(lambda: recorders[0].watched == 50)
    thread.shut_down()
    assert thread.wait(2000)


def test_changed_settings_wait_for_the_end_of_a_recording(qtbot: QtBot, recorders: list[FakeRecorder]) -> None:
    thread = capture_thread()
    thread.start()
    thread.start_capture(1)
    thread.apply(AudioSettings(tail_ms=1), SegmenterSettings())
    qtbot.wait(100)
    assert len(recorders) == 1
    thread.stop_capture(1)
    qtbot.waitUntil(lambda: len(recorders) == 2)
    thread.shut_down()
    assert thread.wait(2000)


def test_bug_while_recording_is_told_and_the_next_dictation_works(
    qtbot: QtBot, recorders: list[FakeRecorder], caplog: pytest.LogCaptureFixture
) -> None:
    thread = capture_thread("broken")
    thread.start()
    with qtbot.waitSignals([thread.failed, thread.ended]):
        thread.start_capture(1)
    thread.start_capture(2)
    with qtbot.waitSignal(thread.utterance):
        thread.stop_capture(2)
    thread.shut_down()
    assert thread.wait(2000)
    caplog.clear()


@pytest.fixture
def no_sound_library(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """PortAudio is missing until this list, the libraries asked for so far, is cleared."""
    asked: list[str] = ["sounddevice"]

    def find(name: str) -> None:
        if asked:
            asked.append(name)
            raise OSError("PortAudio library not found")

    monkeypatch.setattr("dictation_app.audio.import_module", find)
    return asked


def test_missing_sound_library_is_told_in_words_at_each_start(
    qtbot: QtBot, no_sound_library: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    thread = capture_thread()
    told: list[str] = []
    thread.failed.connect(lambda message, _hint: told.append(message))
    with qtbot.waitSignal(thread.prepared):  # who presses the key is to be told the reason
        thread.start()
    for session_id in (1, 2):
        with qtbot.waitSignal(thread.ended):
            thread.start_capture(session_id)
    assert len(told) == 2
    assert told[0].startswith("No sound can be recorded: the PortAudio library is missing")
    assert set(no_sound_library) == {"sounddevice"}
    thread.shut_down()
    assert thread.wait(2000)
    assert "PortAudio library not found" in caplog.text
    caplog.clear()


def test_a_sound_library_that_comes_later_records_the_dictation_that_asked_for_it(
    qtbot: QtBot, no_sound_library: list[str], recorders: list[FakeRecorder], caplog: pytest.LogCaptureFixture
) -> None:
    thread = capture_thread()
    thread.start()
    with qtbot.waitSignal(thread.ended):
        thread.start_capture(1)
    no_sound_library.clear()
    thread.start_capture(2)
    with qtbot.waitSignal(thread.utterance):
        thread.stop_capture(2)
    assert len(recorders) == 1
    thread.shut_down()
    assert thread.wait(2000)
    caplog.clear()


def test_a_sound_system_that_answers_late_lets_nobody_wait_at_the_first_key_down(
    qtbot: QtBot, recorders: list[FakeRecorder], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers, calls = threading.Event(), SoundCalls()
    monkeypatch.setattr("dictation_app.audio.sound_calls", lambda: calls)
    monkeypatch.setattr("dictation_app.audio.import_module", lambda _name: answers.wait(10))
    monkeypatch.setattr("dictation_app.workers.capture._LOAD_S", 0.05)
    thread = capture_thread()
    with qtbot.waitSignal(thread.prepared):
        thread.start()
    assert recorders == []
    with qtbot.waitSignal(thread.prepared):
        answers.set()
    assert len(recorders) == 1, "It is made before anybody speaks."
    thread.shut_down()
    assert thread.wait(2000)
    assert "does not answer" in caplog.text or "No recording" in caplog.text
    caplog.clear()


class Walker(WorkerThread):
    """Ends at once, with or without a bug."""

    def __init__(self, bug: Exception | None) -> None:
        super().__init__("walker", "Walking")
        self.bug = bug
        self.named = ""

    def body(self) -> None:
        self.named = threading.current_thread().name
        if self.bug is not None:
            raise self.bug


@pytest.mark.parametrize("bug", [None, ZeroDivisionError("spoken words")])
def test_a_thread_has_its_name_in_the_log_and_tells_the_bug_that_ended_it(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, bug: Exception | None
) -> None:
    thread = Walker(bug)
    told: list[str] = []
    thread.crashed.connect(told.append)
    thread.start()
    assert thread.wait(2000)
    qtbot.waitUntil(lambda: told == (["Walking stopped working (ZeroDivisionError)."] if bug else []))
    assert thread.named == "walker"
    assert [record.getMessage() for record in caplog.records] == (["The walker thread crashed"] if bug else [])
    caplog.clear()


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    @Slot(object)
    def progress(self, value: object) -> None:
        self.heard.append(("progress", value, threading.current_thread() is threading.main_thread()))

    @Slot(object)
    def succeeded(self, value: object) -> None:
        self.heard.append(("done", value))

    @Slot(str, str)
    def failed(self, message: str, hint: str) -> None:
        self.heard.append(("failed", message, hint))


def test_task_reports_progress_and_result_on_the_gui_thread(qtbot: QtBot) -> None:
    receiver = Receiver()

    def work(report: Callable[[object], None]) -> object:
        report(0.5)
        return 42

    run_task(receiver, work, progress=receiver.progress, succeeded=receiver.succeeded, failed=receiver.failed)
    qtbot.waitUntil(lambda: receiver.heard == [("progress", 0.5, True), ("done", 42)])


def test_task_that_fails_says_why(qtbot: QtBot) -> None:
    receiver = Receiver()

    def work(_report: Callable[[object], None]) -> object:
        raise UserError("No.", "Try.")

    run_task(receiver, work, progress=receiver.progress, succeeded=receiver.succeeded, failed=receiver.failed)
    qtbot.waitUntil(lambda: receiver.heard == [("failed", "No.", "Try.")])


def test_task_with_a_bug_says_that_and_where_to_look(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    receiver = Receiver()

    def work(_report: Callable[[object], None]) -> object:
        raise ZeroDivisionError

    run_task(receiver, work, progress=receiver.progress, succeeded=receiver.succeeded, failed=receiver.failed)
    said = ("failed", "An unexpected error came up (ZeroDivisionError).", "The log has the details.")
    qtbot.waitUntil(lambda: receiver.heard == [said])
    caplog.clear()
