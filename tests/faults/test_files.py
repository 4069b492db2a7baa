"""A file to be transcribed survives kills, engines that die and disks that fill up: its text is the same."""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import threading
import time
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.engine import hosted
from dictation_app.engine_thread.loop import EngineLoop
from dictation_app.file_jobs import JobChoices, JobState
from dictation_app.file_jobs.desk import Desk
from dictation_app.file_jobs.store import JobStore
from dictation_app.registry import Entry, Registry
from dictation_app.settings import EngineSettings
from dictation_app.transcriber import Transcriber
from tests.fakes import FakeModels
from tests.faults.forked import forked, side_by_side
from tests.faults.full_disk import FullDisk
from tests.jobs import Heard, HearingEngine, Loan, cut_up, record, runner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.file_jobs.runner import FileRunner
    from dictation_app.file_transcription import Stretch
    from dictation_app.values.speech import EngineConfig

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and replaces SQLite's calls")

assert Desk  # imported before anything is forked: a process that is killed must not spend its time on that

KILLS, KILLS_LEAST = 26, 20
LONG_S, SHORT_S = 900.0, 16.0
BATCH_S = 0.02
STANDS_STILL_S = 30.0
_real_serve = hosted.serve


@pytest.fixture(autouse=True)
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is a single window."""
    cut_up(monkeypatch, stretch_s=4.0)


class Run:
    """The part of the app that transcribes files, in this process."""

    def __init__(
        self, folder: Path, lend: object = None, on_heard: Callable[[], object] | None = None, **changes: object
    ) -> None:
        self.heard = Heard()
        if on_heard is not None:
            self.heard.on_heard = lambda _id, _segments: on_heard()  # type: ignore[method-assign,assignment]
        loan = Loan(HearingEngine(seconds=BATCH_S))
        if lend is not None:
            loan.lend = lend  # type: ignore[method-assign,assignment]
        self.runner: FileRunner = runner(folder, loan, self.heard, **changes)
        self.thread = threading.Thread(target=self.runner.run, daemon=True)
        self.thread.start()

    def until(self, condition: Callable[[], object], timeout_s: float = 50.0) -> None:
        until_s = time.monotonic() + timeout_s
        while not condition():
            if time.monotonic() > until_s:
                raise TimeoutError(str((self.heard.by_id, self.heard.failed)))
            time.sleep(0.002)

    def end(self) -> None:
        self.runner.shut_down()
        self.thread.join(10)
        assert not self.thread.is_alive()


def transcribe(folder: Path, talk: Path, tell: Callable[[], object] = lambda: None) -> bool:
    """As the app does after its start: add the file where it is not in the list, and wait until it is done.

    Tells that it has begun, and each stretch.
    """
    run = Run(folder, on_heard=tell)
    run.until(lambda: run.heard.jobs)
    tell()
    if run.heard.state(1) is JobState.FAILED:  # killed before it had come any further, more than once
        assert "was ended" in run.heard.by_id[1].problem
        run.runner.retry([1])
    if not run.heard.jobs[0]:
        run.runner.add([talk], JobChoices(formats=("txt",), folder=folder / "out"))
    run.until(lambda: run.heard.state(1) is JobState.DONE)
    run.end()
    return True


def killed(folder: Path, talk: Path, *, stretches: int, after_s: float) -> bool:
    """Whether it was killed so long after so many more stretches; False where it was done before."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.close(read)
            transcribe(folder, talk, lambda: os.write(write, b"."))
        finally:
            os._exit(0)
    os.close(write)
    try:
        told = 0
        while told <= stretches:
            ready, _, _ = select.select([read], [], [], STANDS_STILL_S)
            assert ready, "it stands still"
            piece = os.read(read, 1)
            if not piece:
                break
            told += 1
        time.sleep(after_s)
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
        os.close(read)
    return os.WIFSIGNALED(status)


def kept(folder: Path) -> tuple[JobState, tuple[Stretch, ...]]:
    """What is on the disk of the one file."""
    with closing(JobStore(folder / "files" / "files.db")) as store:
        (job,) = store.jobs()
        assert store.note == ""
        return job.state, store.stretches(job.id)


def result(folder: Path) -> str:
    """The only one there is."""
    (path,) = (folder / "out").iterdir()
    return path.read_text()


def whole(folder: Path, talk: Path) -> tuple[tuple[Stretch, ...], str]:
    """Stretches and text of a run that nothing came in between of."""
    folder.mkdir()
    assert forked(partial(transcribe, folder, talk))
    return kept(folder)[1], result(folder)


def test_a_file_killed_again_and_again_comes_to_the_same_text(folder: Path, measured: Callable[[str], None]) -> None:
    talk = record(folder / "talk.wav", LONG_S)
    stretches, text = whole(folder / "whole", talk)
    cut = folder / "cut"
    cut.mkdir()
    random_ = random.Random(7)  # noqa: S311 - not for secrets
    seen: list[int] = []
    for _ in range(KILLS):
        if not killed(cut, talk, stretches=random_.randint(0, 4), after_s=random_.uniform(0.0, 0.1)):
            break
        _, there = kept(cut)
        assert there == stretches[: len(there)], "none is lost, doubled or other than it was"
        assert not seen or len(there) >= seen[-1], "nothing that was kept is gone"
        seen.append(len(there))
    assert forked(partial(transcribe, cut, talk))
    assert kept(cut) == (JobState.DONE, stretches)
    assert result(cut) == text
    assert len(seen) >= KILLS_LEAST
    assert len(set(seen)) > KILLS_LEAST // 2, "it was killed in different places"
    measured(
        f"killed {len(seen)} times in a file of {LONG_S:.0f} s, last after {seen[-1]} of {len(stretches)} stretches"
    )


def test_a_file_killed_at_its_beginning_or_end_has_one_result(folder: Path, measured: Callable[[str], None]) -> None:
    talk = record(folder / "talk.wav", SHORT_S)
    began_s = time.monotonic()
    stretches, text = whole(folder / "whole", talk)
    longest_s = time.monotonic() - began_s
    random_ = random.Random(8)  # noqa: S311 - not for secrets
    states: list[str] = []
    for number in range(KILLS_LEAST):
        cut = folder / f"cut-{number}"
        cut.mkdir()
        killed(cut, talk, stretches=0, after_s=random_.uniform(0.0, longest_s))
        with closing(JobStore(cut / "files" / "files.db")) as store:
            states += [job.state.value for job in store.jobs()] or ["none"]
        assert forked(partial(transcribe, cut, talk))
        assert kept(cut) == (JobState.DONE, stretches)
        assert result(cut) == text
    told = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    measured(f"killed once in each of {KILLS_LEAST} short files ({told}): one result each, the same text")


# --- engines that die -------------------------------------------------------------------------------------------------


class SlowEngine(HearingEngine):
    def __init__(self, config: EngineConfig) -> None:
        super().__init__(config, seconds=0.1)


def serve(connection: object, shared: object, name: str, config: EngineConfig) -> None:
    """In the process of the engine: the registry knows this one alone."""
    hosted.ENGINES = Registry("engine", Entry(name="slow", label="Slow", target=f"{__name__}:SlowEngine"))
    _real_serve(connection, shared, name, config)  # type: ignore[arg-type]


class Deaf:
    """An `EngineListener` nobody listens to."""

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_, **__: None


def transcribe_with_dying_engines(folder: Path, talk: Path, kills: int, model: str) -> dict[str, Any]:
    """In a process of its own; the engine that works on the file is killed in the middle of a stretch."""
    hosted.serve = serve  # type: ignore[assignment]
    engines: list[hosted.HostedEngine] = []
    settings = EngineSettings(device="cpu")

    def create(_name: str, config: EngineConfig) -> hosted.HostedEngine:
        engine = hosted.HostedEngine("slow", config)
        if config.model == (model or settings.model):
            engines.append(engine)
        return engine

    loop = EngineLoop(
        lambda tell, stopping: Transcriber(settings, FakeModels(folder), tell=tell, stopping=stopping, create=create),
        Deaf(),  # type: ignore[arg-type]
    )
    thread = threading.Thread(target=loop.run, daemon=True)
    thread.start()
    run = Run(folder, loop.lend, create=create, settings=lambda: settings)
    run.runner.add([talk], JobChoices(model=model, formats=("txt",), folder=folder / "out"))
    for _ in range(kills):
        count = len(run.heard.segments.get(1, []))
        run.until(lambda count=count: len(run.heard.segments.get(1, [])) > count + 2)
        pid = engines[-1].pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
    run.until(lambda: run.heard.by_id[1].state.is_over)
    run.end()
    loop.shut_down()
    thread.join(10)
    job = run.heard.by_id[1]
    return {"state": job.state.value, "problem": job.problem, "engines": len(engines)}


@pytest.mark.parametrize("model", ["", "tiny.en"])
def test_an_engine_killed_in_the_middle_costs_nothing_but_time(folder: Path, model: str) -> None:
    """Dictation's own engine, and one of the file's."""
    talk = record(folder / "talk.wav", 120.0)
    stretches, text = whole(folder / "whole", talk)
    cut = folder / "cut"
    cut.mkdir()
    found = forked(partial(transcribe_with_dying_engines, cut, talk, 3, model))
    assert found == {"state": "done", "problem": "", "engines": 4}
    assert kept(cut) == (JobState.DONE, stretches)
    assert result(cut) == text


# --- disks that fill up -----------------------------------------------------------------------------------------------


def transcribe_on_full_disk(folder: Path, talk: Path, first: int, most: int) -> dict[str, Any]:
    """In a process of its own: a user who tries again until it is done, on a disk that is full for a while."""
    disk = FullDisk(first, most)
    disk.install()
    run = Run(folder, clock=lambda: 100 * time.monotonic())
    asked_at_s = 0.0
    while run.heard.state(1) is not JobState.DONE:
        if time.monotonic() > asked_at_s + 0.1:
            asked_at_s = time.monotonic()
            if not run.heard.by_id:
                run.runner.add([talk], JobChoices(formats=("txt",), folder=folder / "out"))
            elif run.heard.state(1) is JobState.FAILED:
                run.runner.retry([1])
        time.sleep(0.002)
    run.end()
    failed = [message for message, _ in run.heard.failed]
    return {"writes": disk.writes, "refused": len(disk.refused), "failed": failed, "id": list(run.heard.by_id)}


def test_a_disk_that_is_full_for_a_while_costs_no_text(folder: Path, measured: Callable[[str], None]) -> None:
    talk = record(folder / "talk.wav", 60.0)
    stretches, text = whole(folder / "whole", talk)
    (folder / "plain").mkdir()
    writes = forked(partial(transcribe_on_full_disk, folder / "plain", talk, 0, 0))["writes"]
    plans = [(first, most) for first in range(1, writes, max(1, writes // 16)) for most in (1, 12)]
    folders = [folder / f"full-{first}-{most}" for first, most in plans]
    for each in folders:
        each.mkdir()
    found = side_by_side(
        partial(transcribe_on_full_disk, each, talk, first, most)
        for each, (first, most) in zip(folders, plans, strict=True)
    )
    for each, outcome, (_, most) in zip(folders, found, plans, strict=True):
        assert outcome["refused"], each
        there = kept(each)[1]
        # Where it was full to the end, the rest and that it is done are noted at the next start.
        assert there == (stretches if outcome["refused"] == most else stretches[: len(there)]), (each, outcome)
        assert forked(partial(transcribe, each, talk))
        assert kept(each) == (JobState.DONE, stretches), (each, outcome)
        assert result(each) == text
        # On a busy machine it is added a second time before the first was heard of.
        for message in (told for told in outcome["failed"] if told != "'talk.wav' is in the list already."):
            # SQLite says of a file beside its own only that it cannot be made, and this disk seems to have room.
            assert message.startswith(("The disk is full", "The list of files in ", "The disk with")), message
    measured(f"a disk full at {len(plans)} of {writes} writes: the same text each time")
