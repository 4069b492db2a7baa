"""FileRunner: the queue, the file under way, what is kept of it and where its results go. Real files and threads."""

from __future__ import annotations

import json
import os
import random
import threading
import time
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dictation_app import file_transcription
from dictation_app.engine import memory, programs
from dictation_app.engine.hosted import EngineLostError
from dictation_app.engine_thread.commands import LoanEndedError, NoEngineError
from dictation_app.errors import EngineError, JobsError, ModelError, UserError
from dictation_app.export import ExportOptions
from dictation_app.file_jobs import Channels, JobChoices, JobState
from dictation_app.file_jobs import desk as desk_module
from dictation_app.file_jobs import lookups as lookups_module
from dictation_app.file_jobs import texts as texts_module
from dictation_app.file_jobs import work as work_module
from dictation_app.file_jobs.ledger import CRASHES_MOST
from dictation_app.file_jobs.store import JobStore
from dictation_app.settings import EngineSettings
from dictation_app.transcript_edit import Document
from dictation_app.user_words import UserWord, WordList
from dictation_app.values.speech import EngineConfig, Segment
from dictation_app.values.status import AppState, AppStatus
from tests.fakes import FakeModels
from tests.jobs import Heard, HearingEngine, Loan, cut_up, record, runner
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.file_jobs import FileJob
    from dictation_app.file_jobs.runner import FileRunner

WAITING, RUNNING, PAUSED = JobState.WAITING, JobState.RUNNING, JobState.PAUSED
DONE, FAILED, CANCELLED = JobState.DONE, JobState.FAILED, JobState.CANCELLED
TEXT = JobChoices(formats=("txt",))
SECONDS = 60.0


@pytest.fixture(autouse=True)
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute of sound is several of them."""
    cut_up(monkeypatch)


class Stage:
    """A runner on a thread of its own, and all that it reports."""

    def __init__(self, folder: Path, **changes: object) -> None:
        self.folder = folder
        self.engine = HearingEngine()
        self.loan = Loan(self.engine)
        self.changes = changes
        self.begin()

    def begin(self) -> None:
        """Start the app, so to speak."""
        self.heard = Heard()
        self.runner: FileRunner = runner(self.folder, self.loan, self.heard, **self.changes)
        self.thread = threading.Thread(target=self.runner.run)
        self.thread.start()
        wait_for(lambda: self.heard.jobs or self.heard.failed, "the start")

    def end(self) -> None:
        self.runner.shut_down()
        self.thread.join(10)
        assert not self.thread.is_alive()

    def again(self) -> None:
        """End it, and start it again."""
        self.end()
        self.begin()

    def job(self, id_: int = 1) -> FileJob:
        return self.heard.by_id[id_]

    def until(self, state: JobState, id_: int = 1) -> FileJob:
        wait_for(lambda: self.heard.state(id_) is state, f"{id_} to be {state}")
        return self.job(id_)

    def until_heard(self, id_: int = 1, segments: int = 1) -> None:
        wait_for(lambda: len(self.heard.segments.get(id_, [])) >= segments, "some text")

    def document(self, id_: int = 1) -> Document:
        before = len(self.heard.documents.get(id_, []))
        self.runner.open(id_)
        wait_for(lambda: len(self.heard.documents.get(id_, [])) > before, "the text")
        return self.heard.documents[id_][-1]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def make(**changes: object) -> Stage:
        made.append(Stage(tmp_path, **changes))
        return made[-1]

    yield make
    for each in made:
        if each.engine.gate is not None:
            each.engine.gate.set()
        each.end()


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return record(tmp_path / "talk.wav", SECONDS)


@pytest.fixture
def whole_text(tmp_path: Path, talk: Path) -> str:
    """What an uninterrupted run writes."""
    folder = tmp_path / "whole"
    folder.mkdir()
    once = Stage(folder)
    once.runner.add([talk], JobChoices(formats=("txt",), folder=folder))
    once.until(DONE)
    once.end()
    return (folder / "talk.txt").read_text()


def slow(stage: Stage, seconds: float = 0.05) -> None:
    stage.engine.seconds = seconds


# --- one file ---------------------------------------------------------------------------------------------------------


def test_a_file_is_transcribed_and_its_results_lie_beside_it(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.runner.add([talk], JobChoices(formats=("txt", "srt")))
    job = running.until(DONE)
    assert job.written == (talk.with_suffix(".txt"), talk.with_suffix(".srt"))
    assert running.heard.text(1).strip()[:5] in talk.with_suffix(".txt").read_text()
    assert job.done_s == pytest.approx(SECONDS, abs=0.5)
    assert job.share == 1.0
    assert (job.language, job.model, job.problem) == ("en", "base", "")
    assert job.finished_at > job.added_at > 0
    assert running.document().text == running.heard.text(1).strip()
    wait_for(lambda: ("'talk.wav' is done.", False) in running.heard.told, "the notice")


def test_its_text_is_told_as_it_comes_and_never_twice(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard()
    assert running.heard.state(1) is RUNNING
    running.until(DONE)
    segments = running.heard.segments[1]
    assert len(segments) > 5
    starts = [segment.start_s for segment in segments]
    assert starts == sorted(set(starts))


def test_news_of_a_job_come_at_most_five_times_a_second(stage: Callable[..., Stage], tmp_path: Path) -> None:
    running = stage()
    slow(running, 0.02)
    running.runner.add([record(tmp_path / "long.wav", 300.0)], TEXT)
    running.until(DONE)
    times = [at_s for at_s, job in running.heard.changes if job.id == 1]
    assert len(times) >= 3
    assert min(b - a for a, b in pairwise(times)) >= 0.15


def test_results_go_into_the_chosen_folder_and_replace_nothing(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "talk.txt").write_text("somebody's")
    running = stage()
    running.runner.add([talk], JobChoices(formats=("txt",), folder=out))
    assert running.until(DONE).written == (out / "talk (2).txt",)
    assert (out / "talk.txt").read_text() == "somebody's"


def test_two_files_of_one_name_and_one_text_have_a_result_each(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path
) -> None:
    out, twin = tmp_path / "out", tmp_path / "twin" / talk.name
    twin.parent.mkdir()
    twin.write_bytes(talk.read_bytes())
    running = stage()
    running.runner.add([talk, twin], JobChoices(formats=("txt",), folder=out))
    running.until(DONE, 2)
    assert running.job(1).written == (out / "talk.txt",)
    assert running.job(2).written == (out / "talk (2).txt",)


def test_without_formats_it_stays_in_the_app(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.runner.add([talk], JobChoices())
    assert running.until(DONE).written == ()
    assert list(talk.parent.glob("talk.*")) == [talk]
    assert running.document().text


def test_choices_settings_and_words_of_the_user_reach_the_engine(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage(settings=lambda: EngineSettings(device="cpu", language="de"))
    running.runner.use_words(WordList([UserWord(heard="", written="TALK")]))
    running.runner.add([talk], JobChoices(translate=True, words=True))
    running.until(DONE)
    options = running.engine.options[0]
    assert (options.language, options.translate, options.words) == ("de", True, True)
    running.runner.add([record(talk.with_name("b.wav"), 5.0)], JobChoices(language="auto"))
    running.until(DONE, 2)
    assert running.engine.options[-1].language is None


def test_another_model_than_dictations_gets_an_engine_of_its_own_that_ends_with_the_queue(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path
) -> None:
    made: list[HearingEngine] = []

    def create(_name: str, config: EngineConfig) -> HearingEngine:
        made.append(HearingEngine(config))
        return made[-1]

    running = stage(create=create)
    other = record(tmp_path / "b.wav", 5.0)
    running.runner.add([talk, other], JobChoices(model="tiny.en"))
    assert running.until(DONE, 2).model == "tiny.en"
    wait_for(lambda: made[0].closed, "the end of the engine")
    assert len(made) == 1
    assert running.loan.models == []
    assert running.engine.batches == 0


# --- stopping and going on --------------------------------------------------------------------------------------------


def test_a_paused_file_goes_on_where_it_stopped_and_comes_to_the_same_text(
    stage: Callable[..., Stage], talk: Path, whole_text: str
) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    for _ in range(3):
        running.until_heard(segments=len(running.heard.segments.get(1, [])) + 1)
        running.runner.pause([1])
        running.until(PAUSED)
        batches = running.engine.batches
        time.sleep(0.15)
        assert running.engine.batches <= batches + 1
        running.runner.go_on([1])
        wait_for(lambda: running.heard.state(1) in {RUNNING, DONE}, "going on")
    running.until(DONE)
    assert talk.with_suffix(".txt").read_text() == whole_text
    starts = [segment.start_s for segment in running.heard.segments[1]]
    assert starts == sorted(set(starts))


def test_a_batch_under_way_is_given_up_for_a_pause(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.engine.gate = threading.Event()
    running.runner.add([talk], TEXT)
    wait_for(lambda: running.engine.batches == 1, "the batch")
    running.runner.pause([1])
    wait_for(lambda: running.engine.dropped == 1, "its end")
    running.until(PAUSED)


def test_a_file_goes_on_after_the_app_was_ended_in_the_middle(
    stage: Callable[..., Stage], talk: Path, whole_text: str
) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard(segments=2)
    running.end()
    heard = len(running.heard.segments[1])
    batches = running.engine.batches
    running.begin()
    running.until(DONE)
    assert talk.with_suffix(".txt").read_text() == whole_text
    assert running.engine.batches <= batches + 2 + (len(running.heard.segments[1]) + 1)
    assert heard + len(running.heard.segments[1]) == len(running.document().segments)


def test_what_was_waiting_paused_or_over_is_so_after_a_restart(stage: Callable[..., Stage], tmp_path: Path) -> None:
    running = stage()
    running.runner.hold_all(True)
    paths = [record(tmp_path / f"{name}.wav", 3.0, seed) for seed, name in enumerate("abcd")]
    running.runner.add(paths, TEXT)
    wait_for(lambda: len(running.heard.by_id) == 4, "the jobs")
    running.runner.pause([2, 3])
    running.runner.cancel([4])
    running.runner.move([3], 1)
    running.until(CANCELLED, 4)
    wait_for(lambda: [job.id for job in running.heard.jobs[-1]] == [3, 1, 2, 4], "the order")
    running.again()
    assert [job.id for job in running.heard.jobs[0]] == [3, 1, 2, 4]
    assert [running.heard.state(id_) for id_ in (2, 3, 4)] == [PAUSED, PAUSED, CANCELLED]
    running.until(DONE, 1)


def test_a_queue_that_was_held_begins_nothing_at_the_next_start(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage(is_held=lambda: True)
    running.runner.add([talk], TEXT)
    wait_for(lambda: running.heard.by_id, "the job")
    running.again()
    time.sleep(0.2)
    assert running.heard.state(1) is WAITING
    assert running.engine.batches == 0
    running.runner.hold_all(False)
    running.until(DONE)


def test_holding_the_queue_stops_the_file_under_way_and_letting_go_goes_on(
    stage: Callable[..., Stage], talk: Path, whole_text: str
) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard()
    running.runner.hold_all(True)
    running.until(WAITING)
    time.sleep(0.2)
    assert running.heard.state(1) is WAITING
    running.runner.hold_all(False)
    running.until(DONE)
    assert talk.with_suffix(".txt").read_text() == whole_text


def test_a_cancelled_file_keeps_its_text_and_can_be_tried_again(
    stage: Callable[..., Stage], talk: Path, whole_text: str
) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard(segments=2)
    running.runner.cancel([1])
    job = running.until(CANCELLED)
    assert job.finished_at
    time.sleep(0.2)
    assert running.document().text
    assert not talk.with_suffix(".txt").exists()
    running.runner.retry([1])
    running.until(DONE)
    assert talk.with_suffix(".txt").read_text() == whole_text


def test_a_file_that_was_changed_is_begun_anew(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard(segments=2)
    running.runner.pause([1])
    running.until(PAUSED)
    wait_for(lambda: len(running.document().segments) >= 2, "what was understood")
    record(talk, 20.0, seed=9)
    running.runner.go_on([1])
    job = running.until(DONE)
    assert job.done_s == pytest.approx(20.0, abs=0.5)
    assert len(running.document().segments) < 6


def test_that_an_edited_text_is_given_up_for_it_is_told(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard(segments=2)
    running.runner.pause([1])
    running.until(PAUSED)
    running.runner.save(1, edited())
    wait_for(lambda: running.job().edited, "the edit")
    running.runner.choose([1], JobChoices(language="de"))
    running.runner.go_on([1])
    running.until(DONE)
    assert any("what you had edited of it is gone" in text for text, warning in running.heard.told if warning)
    assert not running.job().edited
    assert "Mine." not in running.document().text


def test_a_file_that_changes_while_it_is_read_says_so(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard()
    os.utime(talk, (1_000_000, 1_000_000))
    job = running.until(DONE)
    assert "changed while it was transcribed" in job.problem


def test_other_choices_begin_a_running_file_anew_and_other_formats_do_not(
    stage: Callable[..., Stage], talk: Path
) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], JobChoices())
    running.until_heard(segments=3)
    running.runner.choose([1], JobChoices(formats=("srt",)))
    wait_for(lambda: running.job().choices.formats == ("srt",), "the choice")
    assert running.heard.state(1) is RUNNING
    count = len(running.heard.segments[1])
    running.runner.choose([1], JobChoices(formats=("srt",), language="de"))
    running.until(DONE)
    assert running.engine.options[-1].language == "de"
    document = running.document()
    assert len(running.heard.segments[1]) >= count + len(document.segments)
    assert running.job().written == (talk.with_suffix(".srt"),)


def test_results_are_those_that_were_chosen_last_also_while_it_runs(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard(segments=2)
    running.runner.choose([1], JobChoices(formats=("srt",), folder=out))
    assert running.until(DONE).written == (out / "talk.srt",)
    assert not talk.with_suffix(".txt").exists()
    assert len(running.heard.segments[1]) == len(running.document().segments), "it was not begun anew"


def test_a_done_file_is_transcribed_again_from_its_beginning(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.runner.add([talk], TEXT)
    running.until(DONE)
    running.runner.save(1, Document.of([Segment(start_s=0.0, end_s=1.0, text="Mine.", avg_logprob=-0.1)]))
    wait_for(lambda: running.job().edited, "the edit")
    batches = running.engine.batches
    running.engine.gate = threading.Event()
    running.runner.retry([1])
    running.until(RUNNING)
    assert (running.job().edited, running.job().written, running.job().finished_at) == (False, (), 0.0)
    running.engine.gate.set()
    running.until(DONE)
    assert running.engine.batches == 2 * batches
    assert running.document().text != "Mine."
    # The text is the same, and so is the file that is there already.
    assert running.job().written == (talk.with_suffix(".txt"),)


def test_dictation_that_gets_another_model_in_the_middle_leaves_the_file_with_its_own(
    stage: Callable[..., Stage], talk: Path, whole_text: str
) -> None:
    made: list[HearingEngine] = []

    def create(_name: str, config: EngineConfig) -> HearingEngine:
        made.append(HearingEngine(config))
        return made[-1]

    running = stage(create=create)
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard(segments=2)
    running.loan.failures.append(LoanEndedError())
    job = running.until(DONE)
    assert job.model == "base"
    assert [engine.info.model for engine in made] == ["base"]
    assert talk.with_suffix(".txt").read_text() == whole_text
    starts = [segment.start_s for segment in running.heard.segments[1]]
    assert starts == sorted(set(starts))


def test_a_file_goes_on_with_the_model_it_began_with(stage: Callable[..., Stage], talk: Path) -> None:
    settings = [EngineSettings(device="cpu", model="base")]
    running = stage(settings=lambda: settings[0])
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard(segments=2)
    running.runner.pause([1])
    running.until(PAUSED)
    settings[0] = EngineSettings(device="cpu", model="tiny.en", language="de")
    running.runner.go_on([1])
    assert running.until(DONE).model == "base"
    assert running.loan.models == ["base"]


def test_where_that_model_is_gone_it_begins_anew_with_the_one_of_dictation(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path
) -> None:
    class Some(FakeModels):
        def path(self, name: str) -> Path:
            if name == "base" and settings[0].model != "base":
                raise ModelError("The model 'base' is not installed.", "Get it.")
            return super().path(name)

    settings = [EngineSettings(device="cpu", model="base")]
    running = stage(settings=lambda: settings[0], models=Some(tmp_path))
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard(segments=2)
    running.runner.pause([1])
    running.until(PAUSED)
    settings[0] = EngineSettings(device="cpu", model="tiny.en")
    running.runner.go_on([1])
    assert running.until(DONE).model == "tiny.en"
    assert running.loan.models == ["base", "tiny.en"]


# --- what goes wrong --------------------------------------------------------------------------------------------------


def test_a_file_that_fails_says_why_and_the_others_go_on(stage: Callable[..., Stage], talk: Path) -> None:
    empty, text, gone = (talk.with_name(name) for name in ("empty.mp3", "text.mp3", "gone.mp3"))
    empty.touch()
    text.write_text("no sound at all")
    running = stage()
    running.runner.add([empty, text, gone, talk], TEXT)
    running.until(DONE, 4)
    for id_ in (1, 2, 3):
        job = running.until(FAILED, id_)
        assert f"{job.path.name}'" in job.problem
        assert job.hint
    wait_for(lambda: running.heard.told, "the notice")
    ((sentence, is_warning),) = running.heard.told
    assert sentence.startswith("'talk.wav' is done. 3 files failed, first 'empty.mp3': ")
    assert is_warning


def test_an_engine_that_fails_in_the_middle_fails_the_file_and_a_retry_goes_on(
    stage: Callable[..., Stage], talk: Path, whole_text: str
) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk, record(talk.with_name("b.wav"), 3.0)], TEXT)
    running.until_heard(segments=2)
    running.engine.failures = [EngineLostError("The speech engine ended while decoding.", "Try again.")]
    job = running.until(FAILED)
    assert (job.problem, job.hint) == ("The speech engine ended while decoding.", "Try again.")
    running.until(DONE, 2)
    running.runner.retry([1])
    job = running.until(DONE)
    assert (job.problem, job.hint) == ("", "")
    assert talk.with_suffix(".txt").read_text() == whole_text


def test_an_engine_of_its_own_that_dies_is_started_again_for_the_same_stretch(
    stage: Callable[..., Stage], talk: Path
) -> None:
    made: list[HearingEngine] = []

    def create(_name: str, config: EngineConfig) -> HearingEngine:
        made.append(HearingEngine(config))
        if len(made) == 1:
            made[-1].failures = [EngineLostError("Ended.")]
        return made[-1]

    running = stage(create=create)
    running.runner.add([talk], JobChoices(model="tiny.en"))
    running.until(DONE)
    assert len(made) == 2
    assert made[0].closed
    assert len(running.document().segments) > 5


def test_one_that_dies_each_time_fails_the_file(stage: Callable[..., Stage], talk: Path) -> None:
    made: list[HearingEngine] = []

    def create(_name: str, config: EngineConfig) -> HearingEngine:
        made.append(HearingEngine(config))
        made[-1].failures = [EngineLostError("It ended.", "Choose a smaller model.")]
        return made[-1]

    running = stage(create=create)
    running.runner.add([talk], JobChoices(model="tiny.en"))
    assert running.until(FAILED).problem == "It ended."
    assert len(made) == 2


def test_a_file_that_is_gone_fails_with_the_sentence_of_the_command_line(
    stage: Callable[..., Stage], tmp_path: Path
) -> None:
    one = stage()
    one.runner.add([tmp_path / "gone.wav"], TEXT)
    job = one.until(FAILED)
    assert job.problem == f"There is no file '{tmp_path / 'gone.wav'}'."
    assert job.hint == "Check the name and the folder."


def test_a_recording_without_speech_says_so_and_leaves_no_empty_results(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path
) -> None:
    one = stage()
    one.engine.says = ""
    one.runner.add([talk], JobChoices(formats=("txt", "srt", "json")))
    job = one.until(DONE)
    assert job.problem == "No speech was heard."
    assert job.is_silent
    assert [path.name for path in job.written] == ["talk.json"]
    assert sorted(path.name for path in tmp_path.glob("talk.*")) == ["talk.json", "talk.wav"]
    assert json.loads((tmp_path / "talk.json").read_text())["problem"] == ""
    one.runner.export(1, ("txt",), tmp_path / "out", ExportOptions())
    wait_for(lambda: ("'talk.wav' has no text that could be written.", True) in one.heard.told, "that to be told")
    assert not (tmp_path / "out").exists()


def test_what_was_held_back_of_it_is_told(
    stage: Callable[..., Stage], talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_module, "_HELD_BACK_TOLD", 1)
    one = stage()
    one.engine.speech_seconds = 0.0
    one.runner.add([talk], TEXT)
    job = one.until(DONE)
    assert job.problem == "No speech was heard."
    assert job.hint.startswith("Held back at 0-")
    assert job.hint.endswith("more of it. Export it as JSON to read it.")
    assert job.written == ()


def test_a_bug_fails_its_file_alone(stage: Callable[..., Stage], talk: Path, caplog: pytest.LogCaptureFixture) -> None:
    running = stage()
    running.engine.failures = [ZeroDivisionError()]
    running.runner.add([talk, record(talk.with_name("b.wav"), 3.0)], TEXT)
    running.until(DONE, 2)
    assert "could not be transcribed (ZeroDivisionError)" in running.job().problem
    assert "could not be transcribed" in caplog.text
    caplog.clear()


def test_a_model_that_is_missing_lets_its_files_wait_and_others_go_on(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path
) -> None:
    is_there = threading.Event()

    class Some(FakeModels):
        def path(self, name: str) -> Path:
            if name == "tiny.en" and not is_there.is_set():
                raise ModelError("The model 'tiny.en' is not installed.", "Get it.")
            return super().path(name)

    running = stage(models=Some(tmp_path))
    other = record(tmp_path / "b.wav", 3.0)
    third = record(tmp_path / "c.wav", 3.0, 3)
    running.runner.add([talk, other], JobChoices(model="tiny.en"))
    running.runner.add([third], JobChoices())
    running.until(DONE, 3)
    assert running.heard.state(1) is WAITING
    assert (running.job().problem, running.job().hint) == ("The model 'tiny.en' is not installed.", "Get it.")
    assert running.heard.failed == [("The model 'tiny.en' is not installed.", "Get it.")]
    is_there.set()
    running.runner.show_status(status(downloading="tiny.en"))
    running.runner.show_status(status())
    running.until(DONE, 2)
    assert running.job().problem == ""


def test_without_an_engine_for_dictation_files_wait_until_one_is_there(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.loan.failures = [NoEngineError("No memory.", "Choose a smaller model.")]
    running.runner.add([talk], TEXT)
    wait_for(lambda: running.heard.failed, "the problem")
    assert running.until(WAITING).problem == "No memory."
    time.sleep(0.2)
    assert running.loan.models == ["base"]
    running.runner.go_on([1])
    running.until(DONE)
    assert running.loan.models == ["base", "base"]


def test_a_file_whose_model_is_missing_begins_with_another_that_is_chosen(
    stage: Callable[..., Stage], talk: Path
) -> None:
    running = stage(models=FakeModels(None))
    running.runner.add([talk], JobChoices(model="tiny.en"))
    wait_for(lambda: running.heard.failed, "the problem")
    running.until(WAITING)
    running.runner.choose([1], JobChoices())
    assert running.until(DONE).problem == ""


def test_a_bug_in_an_export_is_told(
    stage: Callable[..., Stage], talk: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def buggy(*_: object) -> None:
        raise ZeroDivisionError

    running = stage()
    running.runner.add([talk], JobChoices())
    running.until(DONE)
    monkeypatch.setattr(texts_module, "write_results", buggy)
    running.runner.export(1, ("txt",), None, ExportOptions())
    wait_for(lambda: any("could not be exported" in text for text, _ in running.heard.told), "the notice")
    caplog.clear()


@pytest.mark.parametrize("fault", [EngineError("The GPU has no memory."), None])
def test_an_engine_of_its_own_falls_back_to_the_cpu(
    stage: Callable[..., Stage], talk: Path, fault: EngineError | None
) -> None:
    devices: list[str] = []

    def create(_name: str, config: EngineConfig) -> HearingEngine:
        devices.append(config.device)
        if config.device != "cpu" and fault is not None:
            raise fault
        return HearingEngine(config)

    running = stage(create=create, settings=lambda: EngineSettings(device="cuda"))
    running.runner.add([talk], JobChoices(model="tiny.en"))
    running.until(DONE)
    assert devices == (["cuda", "cpu"] if fault else ["cuda"])
    assert any("on the CPU" in text for text, _ in running.heard.told) is bool(fault)


def test_an_engine_of_its_own_leaves_the_gpu_to_a_program_that_dictation_leaves_it_to(
    stage: Callable[..., Stage], talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[HearingEngine] = []
    is_running = threading.Event()
    monkeypatch.setattr(programs, "running", lambda names: "game" if "game" in names and is_running.is_set() else "")

    def create(_name: str, config: EngineConfig) -> HearingEngine:
        made.append(HearingEngine(config, seconds=0.05))
        made[-1].info = replace(made[-1].info, device=config.device)
        return made[-1]

    settings = EngineSettings(device="cuda", gpu_yields_to="game")
    running = stage(create=create, settings=lambda: settings)
    running.runner.add([talk], JobChoices(model="tiny.en"))
    running.until_heard()
    assert [engine.info.device for engine in made] == ["cuda"]
    is_running.set()
    running.until(DONE)
    assert [engine.info.device for engine in made] == ["cuda", "cpu"]
    assert made[0].closed


def test_an_engine_of_its_own_takes_no_more_memory_than_a_model_may(
    stage: Callable[..., Stage], talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[HearingEngine] = []

    def create(_name: str, config: EngineConfig) -> HearingEngine:
        made.append(HearingEngine(config))
        return made[-1]

    monkeypatch.setattr(memory, "used_by", lambda _engine: 900_000_000)
    running = stage(create=create, settings=lambda: EngineSettings(device="cpu", memory_mb=500))
    running.runner.add([talk], JobChoices(model="tiny.en"))
    wait_for(lambda: running.heard.failed, "the refusal")
    assert running.heard.failed[0][0] == "The model 'tiny.en' takes 900 MB of memory, and 500 MB are allowed."
    assert running.until(WAITING).problem == running.heard.failed[0][0]
    assert all(engine.closed for engine in made)


def test_results_that_cannot_be_written_fail_the_file_and_a_retry_only_writes_them(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.write_text("in the way")
    running = stage()
    running.runner.add([talk], JobChoices(formats=("txt", "srt"), folder=out))
    job = running.until(FAILED)
    assert "cannot be written" in job.problem
    assert running.document().text
    batches = running.engine.batches
    out.unlink()
    running.runner.retry([1])
    assert running.until(DONE).written == (out / "talk.txt", out / "talk.srt")
    assert running.engine.batches == batches


def test_a_format_that_cannot_be_made_does_not_cost_the_others(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.runner.add([talk], JobChoices(formats=("nonsense", "txt")))
    job = running.until(FAILED)
    assert "nonsense" in job.problem
    assert job.written == (talk.with_suffix(".txt"),)


def test_a_result_written_just_before_a_crash_is_not_written_twice(
    stage: Callable[..., Stage], talk: Path, whole_text: str
) -> None:
    talk.with_suffix(".txt").write_text(whole_text)
    running = stage()
    running.runner.add([talk], TEXT)
    assert running.until(DONE).written == (talk.with_suffix(".txt"),)
    assert not talk.with_name("talk (2).txt").exists()


def test_a_file_that_ended_the_app_twice_is_not_begun_again_by_itself(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.engine.gate = threading.Event()
    running.runner.add([talk, record(talk.with_name("b.wav"), 3.0)], JobChoices())
    running.until(RUNNING)
    running.end()
    running.engine.gate.set()
    for crash in (1, 2):
        with closing(JobStore(running.folder / "files" / "files.db")) as store:
            first, second = store.jobs()
            store.save([replace(first, state=RUNNING), replace(second, state=WAITING)], anew=[1])
            if crash == 2:
                store.crashed([1])
        running.begin()
        running.until(DONE, 2)
        if crash == 1:
            running.until(DONE)
        running.end()
    running.begin()
    assert running.heard.state(1) is FAILED
    assert "ended 2 times" in running.job().problem
    running.runner.retry([1])
    running.until(DONE)


def test_a_file_that_hangs_when_the_app_quits_is_not_taken_for_its_end(
    stage: Callable[..., Stage], talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()
    probe = work_module.probe

    def hang(path: Path) -> object:
        free.wait(20)
        return probe(path)

    monkeypatch.setattr(work_module, "probe", hang)
    monkeypatch.setattr(desk_module, "_END_S", 0.1)
    running = stage()
    running.runner.add([talk], TEXT)
    running.until(RUNNING)
    for _ in range(CRASHES_MOST):
        running.again()
        running.until(RUNNING)
    free.set()
    running.until(DONE)


def test_quitting_twice_costs_nothing_of_what_was_understood(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    slow(running, 0.3)
    running.runner.add([talk], TEXT)
    running.until_heard()
    running.runner.shut_down()
    running.end()
    with closing(JobStore(running.folder / "files" / "files.db")) as store:
        (job,) = store.jobs()
    assert job.state is WAITING


def test_a_list_that_cannot_be_kept_is_told_and_opened_as_soon_as_it_can_be(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path
) -> None:
    (tmp_path / "files").write_text("in the way")
    running = stage()
    assert "cannot be used" in running.heard.failed[0][0]
    running.runner.add([talk], TEXT)
    wait_for(lambda: len(running.heard.failed) == 2, "the refusal")
    assert running.heard.by_id == {}
    (tmp_path / "files").unlink()
    running.runner.add([talk], TEXT)
    running.until(DONE)


def test_a_list_that_cannot_be_read_at_the_start_is_read_before_anything_is_added(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise JobsError("The disk is full: the list of files cannot be changed.", "Make room and try again.")

    running = stage()
    running.runner.add([talk], JobChoices())
    running.until(DONE)
    running.end()
    with monkeypatch.context() as patch:
        patch.setattr(JobStore, "crashed", full)
        running.begin()
    assert running.heard.by_id == {}
    running.runner.add([record(tmp_path / "other.wav", 2.0, 7)], JobChoices())
    running.until(DONE, 2)
    assert [job.path.name for job in running.heard.by_id.values()] == ["talk.wav", "other.wav"]
    assert running.document(1).segments


def test_a_command_that_cannot_be_kept_is_told_and_changes_nothing_while_the_file_goes_on(
    stage: Callable[..., Stage], talk: Path, monkeypatch: pytest.MonkeyPatch, whole_text: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise JobsError("The disk is full: the list of files cannot be changed.", "Make room and try again.")

    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard()
    with monkeypatch.context() as patch:
        patch.setattr(JobStore, "save", full)
        count = len(running.heard.segments[1])
        running.until_heard(segments=count + 3)
        running.runner.pause([1])
        wait_for(lambda: len(running.heard.failed) >= 2, "the refusal")
        assert running.heard.state(1) is RUNNING
        assert len(running.document().segments) >= count + 3
    running.until(DONE)
    assert talk.with_suffix(".txt").read_text() == whole_text
    running.again()
    assert len(running.document().segments) > 5
    assert running.heard.state(1) is DONE


# --- dictation goes first ---------------------------------------------------------------------------------------------


def status(state: AppState = AppState.IDLE, **changes: object) -> AppStatus:
    values: dict[str, object] = {
        "state": state,
        "ready": True,
        "can_record": True,
        "hotkey": "",
        "cancel_key": "",
        "model": "base",
        "device": "cpu",
        "compute_type": "int8",
        "microphone": "",
        "pid": 1,
    }
    return AppStatus(**(values | changes))  # type: ignore[arg-type]


def test_an_engine_of_its_own_stands_still_while_somebody_dictates(stage: Callable[..., Stage], talk: Path) -> None:
    made: list[HearingEngine] = []

    def create(_name: str, config: EngineConfig) -> HearingEngine:
        made.append(HearingEngine(config, seconds=0.05))
        return made[-1]

    running = stage(create=create)
    running.runner.add([talk], JobChoices(model="tiny.en"))
    running.until_heard()
    running.runner.show_status(status(AppState.LISTENING))
    wait_for(lambda: running.job().held, "the row to say so")
    batches = made[0].batches
    time.sleep(0.2)
    running.runner.show_status(status(AppState.TRANSCRIBING))
    time.sleep(0.1)
    assert made[0].batches <= batches + 1
    running.runner.show_status(status())
    wait_for(lambda: not running.job().held, "the row to say so")
    running.until(DONE)


# --- the queue --------------------------------------------------------------------------------------------------------


def test_folders_are_searched_and_nothing_is_added_twice(stage: Callable[..., Stage], tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    (folder / "deep").mkdir(parents=True)
    for name in ("b.wav", "a.wav", "deep/c.wav"):
        record(folder / name, 1.0)
    (folder / "notes.txt").write_text("no sound")
    (tmp_path / "none").mkdir()
    running = stage()
    running.runner.hold_all(True)
    running.runner.add([folder, folder / "b.wav", tmp_path / "none"], TEXT)
    running.runner.add([folder / "deep" / ".." / "a.wav"], TEXT)
    wait_for(lambda: running.heard.failed, "what is said of the one that is there")
    names = [job.path.relative_to(folder).as_posix() for job in running.heard.jobs[-1]]
    assert names == ["a.wav", "b.wav", "deep/c.wav"]
    assert running.heard.told[0][0].startswith("The folder 'none' holds no sound")
    assert running.heard.failed == [("'a.wav' is in the list already.", "")]


def test_a_folder_that_hangs_holds_up_neither_commands_nor_other_files(
    stage: Callable[..., Stage], talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()
    media_in = lookups_module.media_in

    def hang(*given: object) -> object:
        free.wait(20)
        return media_in(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(lookups_module, "media_in", hang)
    monkeypatch.setattr(lookups_module, "_IN_ORDER_S", 0.1)
    (tmp_path / "gone").mkdir()
    record(tmp_path / "gone" / "far.wav", 1.0, 3)
    running = stage()
    running.runner.add([tmp_path / "gone"], TEXT)
    running.runner.add([talk], TEXT)
    running.until(DONE)
    free.set()
    assert running.until(DONE, 2).path.name == "far.wav"


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one file, in which looking takes its time."""
    media_in = lookups_module.media_in

    def search(*given: object) -> object:
        time.sleep(0.3)
        return media_in(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(lookups_module, "media_in", search)
    folder = tmp_path / "far"
    folder.mkdir()
    record(folder / "far.wav", 1.0, 3)
    return folder


def test_files_stand_in_the_order_they_were_given_in_however_long_the_search(
    stage: Callable[..., Stage], talk: Path, far: Path
) -> None:
    running = stage()
    running.runner.add([far], TEXT)
    running.runner.add([talk], TEXT)
    wait_for(lambda: len(running.heard.by_id) == 2, "both")
    assert [job.path.name for job in running.heard.jobs[-1]] == ["far.wav", "talk.wav"]


def test_files_that_are_still_looked_for_are_in_the_list_after_quitting(stage: Callable[..., Stage], far: Path) -> None:
    running = stage()
    running.runner.add([far], TEXT)
    running.end()
    assert [job.path.name for job in running.heard.by_id.values()] == ["far.wav"]


def test_a_done_file_may_come_again(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.runner.add([talk], JobChoices())
    running.until(DONE)
    running.runner.add([talk], JobChoices())
    running.until(DONE, 2)


def test_files_are_done_in_the_order_of_the_queue(stage: Callable[..., Stage], tmp_path: Path) -> None:
    running = stage()
    running.runner.hold_all(True)
    running.runner.add([record(tmp_path / f"{n}.wav", 2.0, n) for n in range(1, 6)], JobChoices())
    wait_for(lambda: len(running.heard.by_id) == 5, "the jobs")
    running.runner.move([5, 3], 1)
    running.runner.move([1], None)
    wait_for(lambda: [job.id for job in running.heard.jobs[-1]] == [3, 5, 2, 4, 1], "the order")
    running.runner.hold_all(False)
    running.until(DONE, 1)
    wait_for(lambda: all(job.state is DONE for job in running.heard.by_id.values()), "the others")
    done = sorted(running.heard.by_id.values(), key=lambda job: job.finished_at)
    assert [job.id for job in done] == [3, 5, 2, 4, 1]


def test_the_length_of_what_waits_is_found_out(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.runner.hold_all(True)
    broken = talk.with_name("broken.mp3")
    broken.write_text("no sound")
    running.runner.add([broken, talk], TEXT)
    wait_for(lambda: 2 in running.heard.by_id and running.job(2).duration_s == pytest.approx(SECONDS), "the length")
    assert running.job(1).duration_s is None


def test_a_removed_file_is_gone_with_its_text_also_in_the_middle(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    slow(running)
    other = record(talk.with_name("b.wav"), 3.0)
    running.runner.add([talk, other], JobChoices())
    running.until_heard(segments=2)
    text = running.heard.segments[1][0].text.strip()
    running.runner.remove([1])
    running.until(DONE, 2)
    assert [job.id for job in running.heard.jobs[-1]] == [2]
    running.end()
    for file in (running.folder / "files").iterdir():
        assert text.encode() not in file.read_bytes()
    running.begin()
    assert [job.id for job in running.heard.jobs[0]] == [2]


def test_commands_about_jobs_that_are_gone_do_nothing(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.runner.hold_all(True)
    running.runner.add([talk], TEXT)
    running.until(WAITING)
    for command in (
        running.runner.pause,
        running.runner.go_on,
        running.runner.cancel,
        running.runner.retry,
        running.runner.remove,
    ):
        command([7, 8])
    running.runner.move([7], 9)
    running.runner.choose([7], JobChoices())
    running.runner.open(7)
    running.runner.save(7, Document())
    running.runner.export(7, ("txt",), None, ExportOptions())
    running.document()
    assert running.heard.state(1) is WAITING
    assert running.heard.failed == []


# --- the text ---------------------------------------------------------------------------------------------------------


def edited(text: str = "Mine.") -> Document:
    return Document.of([Segment(start_s=0.0, end_s=1.0, text=text, avg_logprob=-0.1, speaker="Anna")])


def test_an_edited_text_is_kept_and_exported(stage: Callable[..., Stage], talk: Path, tmp_path: Path) -> None:
    running = stage()
    running.runner.add([talk], JobChoices())
    running.until(DONE)
    running.runner.save(1, edited())
    wait_for(lambda: running.job().edited, "the edit")
    running.again()
    assert running.job().edited
    assert running.document() == edited()
    out = tmp_path / "out"
    running.runner.export(1, ("txt-plain", "json"), out, ExportOptions())
    wait_for(lambda: running.heard.told, "the notice")
    assert running.heard.told[0][1] is False
    wait_for(lambda: len(running.job().written) == 2, "the row to know")
    assert all(path.parent == out and "Mine." in path.read_text() for path in running.job().written)


def test_a_text_under_way_cannot_be_edited(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    running.engine.gate = threading.Event()
    running.runner.add([talk], JobChoices())
    running.until(RUNNING)
    running.runner.save(1, edited())
    wait_for(lambda: running.heard.failed, "the refusal")
    assert "cannot be edited while" in running.heard.failed[0][0]
    assert not running.job().edited


def test_what_comes_after_an_edit_stands_behind_it_and_in_the_result(stage: Callable[..., Stage], talk: Path) -> None:
    running = stage()
    slow(running)
    running.runner.add([talk], TEXT)
    running.until_heard(segments=2)
    running.runner.pause([1])
    running.until(PAUSED)
    time.sleep(0.1)
    before = running.document()
    changed = Document.of([replace(before.segments[0], text="Mine."), *before.segments[1:]])
    running.runner.save(1, changed)
    wait_for(lambda: running.job().edited, "the edit")
    running.runner.go_on([1])
    running.until(DONE)
    after = running.document()
    assert after.segments[: len(changed.segments)] == changed.segments
    assert len(after.segments) > len(changed.segments) + 2
    result = talk.with_suffix(".txt").read_text()
    assert result.startswith("Mine.")
    assert after.segments[-1].text.strip() in result


def test_a_document_that_is_damaged_is_told_and_the_text_is_what_was_understood(
    stage: Callable[..., Stage], talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = stage()
    running.runner.add([talk], JobChoices())
    running.until(DONE)
    text = running.document().text
    running.runner.save(1, edited())
    wait_for(lambda: running.job().edited, "the edit")

    def damaged(*_: object) -> None:
        raise UserError("The edited text is damaged and cannot be read.", "Transcribe the file again.")

    monkeypatch.setattr(JobStore, "edited", damaged)
    assert running.document().text == text
    assert running.heard.failed[0][0].startswith("The edited text is damaged")


def test_an_export_that_fails_is_told(stage: Callable[..., Stage], talk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("in the way")
    running = stage()
    running.runner.add([talk], JobChoices())
    running.until(DONE)
    running.runner.export(1, ("txt",), out, ExportOptions())
    wait_for(lambda: [told for told in running.heard.told if told[1]], "the warning")
    assert running.job().state is DONE


def test_each_channel_and_track_are_asked_for(
    stage: Callable[..., Stage], talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []
    real = file_transcription.transcribe_file

    def spy(*arguments: object, **words: object) -> object:
        asked.append(words)
        return real(*arguments, **words)  # type: ignore[arg-type]

    monkeypatch.setattr(work_module, "transcribe_file", spy)
    running = stage()
    running.runner.add([talk], JobChoices(track=0, channels=Channels.EACH))
    running.until(DONE)
    assert (asked[0]["track"], asked[0]["each_channel"]) == (0, True)


# --- any order of commands --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_commands_leaves_a_whole_queue(stage: Callable[..., Stage], tmp_path: Path, seed: int) -> None:
    random_ = random.Random(seed)  # noqa: S311 - not for secrets
    running = stage()
    slow(running, 0.004)
    paths = [record(tmp_path / f"{n}.wav", 25.0, n) for n in range(6)]
    for _ in range(120):
        ids = [random_.randint(1, 10) for _ in range(random_.randint(1, 4))]
        match random_.randint(0, 9):
            case 0 | 1:
                running.runner.add(random_.sample(paths, 2), random_.choice([TEXT, JobChoices(language="de")]))
            case 2:
                running.runner.pause(ids)
            case 3:
                running.runner.go_on(ids)
            case 4:
                running.runner.cancel(ids)
            case 5:
                running.runner.retry(ids)
            case 6 if random_.random() < 0.3:
                running.runner.remove(ids[:1])
            case 7:
                running.runner.move(ids, random_.choice([None, *range(1, 10)]))
            case 8:
                running.runner.choose(ids, JobChoices(language=random_.choice(["", "de"]), formats=("srt",)))
            case 9:
                running.runner.hold_all(random_.random() < 0.5)
            case _:
                running.runner.open(ids[0])
        time.sleep(random_.uniform(0, 0.02))
    running.runner.hold_all(False)
    running.runner.go_on(range(1, 200))
    wait_for(lambda: all(job.state.is_over for job in running.heard.by_id.values()), "the end", timeout_s=60)
    order = [job.id for job in running.heard.jobs[-1]]
    assert len(set(order)) == len(order)
    assert all("in the list already" in message for message, _ in running.heard.failed)
    running.end()
    with closing(JobStore(tmp_path / "files" / "files.db")) as store:
        assert [job.id for job in store.jobs()] == order
        for job in store.jobs():
            assert job == replace(running.heard.by_id[job.id], held=False)
            stretches = store.stretches(job.id)
            assert [each.number for each in stretches] == list(range(len(stretches)))
            if job.state is DONE:
                assert job.done_s == pytest.approx(25.0, abs=0.5)
                whole = "".join(each.text for stretch in stretches for each in stretch.segments)
                assert whole.strip()
    running.begin()


# --- many of them -----------------------------------------------------------------------------------------------------


def test_five_hundred_jobs_are_added_moved_paused_and_removed_quickly(
    stage: Callable[..., Stage], tmp_path: Path, measured: Callable[[str], None]
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(500):
        (folder / f"{number:03}.mp3").touch()
    running = stage()
    running.runner.hold_all(True)
    figures: list[str] = []

    def timed(what: str, do: Callable[[], None], is_done: Callable[[], bool]) -> None:
        began_s = time.monotonic()
        do()
        wait_for(is_done, what)
        figures.append(f"{what} {(time.monotonic() - began_s) * 1000:.0f} ms")

    timed("add", lambda: running.runner.add([folder], TEXT), lambda: len(running.heard.by_id) == 500)
    timed(
        "move half",
        lambda: running.runner.move(range(1, 251), None),
        lambda: running.heard.jobs[-1][0].id == 251,
    )
    timed(
        "pause all",
        lambda: running.runner.pause(range(1, 501)),
        lambda: all(job.state is PAUSED for job in running.heard.by_id.values()),
    )
    running.end()
    began_s = time.monotonic()
    running.begin()
    figures.append(f"list {(time.monotonic() - began_s) * 1000:.0f} ms")
    assert len(running.heard.jobs[0]) == 500
    timed(
        "cancel all",
        lambda: running.runner.cancel(range(1, 501)),
        lambda: all(job.state is CANCELLED for job in running.heard.by_id.values()),
    )
    timed("remove half", lambda: running.runner.remove(range(1, 251)), lambda: len(running.heard.by_id) == 250)
    measured(f"500 files in the queue: {', '.join(figures)}")
    assert len(running.heard.changes) == 500
