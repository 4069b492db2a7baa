"""FilesThread beside EngineThread, as in the app: signals, dictation in the middle, settings in the middle, the end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread

from dictation_app.engine import never
from dictation_app.export import ExportOptions
from dictation_app.file_jobs import JobChoices, JobState
from dictation_app.settings import EngineSettings
from dictation_app.transcriber import Transcriber
from dictation_app.values.speech import EndReason, EngineConfig
from dictation_app.workers import EngineThread, FilesThread
from tests.fakes import FakeModels, decoded, utterance
from tests.jobs import Heard, HearingEngine, cut_up, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.values.speech import Decoded, DecodeOptions, Samples, Transcript

DONE = JobState.DONE


class Engine(HearingEngine):
    """Understands a dictation at once; a batch of a file takes its time."""

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        return super().transcribe(samples, options, unwanted) if options.timestamps else decoded("dictated")


class App:
    """The two threads, and all they report, on the thread of the test."""

    def __init__(self, folder: Path) -> None:
        self.settings = EngineSettings(device="cpu")
        self.seconds = 0.1
        self.engines: list[Engine] = []
        self.own: list[Engine] = []
        self.engine = EngineThread(self._make_transcriber)
        self.models = FakeModels(folder)
        self.files = FilesThread(
            folder / "files" / "files.db", self.engine, self.models, lambda: self.settings, create=self._make_own
        )
        self.heard = Heard()
        self.transcripts: list[tuple[float, Transcript]] = []
        self.threads: set[QThread] = set()
        self.files.jobs.connect(self._on_jobs)
        self.files.changed.connect(self.heard.on_changed)
        self.files.heard.connect(self.heard.on_heard)
        self.files.transcript.connect(self.heard.on_transcript)
        self.files.told.connect(lambda text, warning: self.heard.on_told(text, warning=warning))
        self.files.failed.connect(self.heard.on_failed)
        self.engine.transcript.connect(lambda transcript: self.transcripts.append((time.monotonic(), transcript)))

    def _on_jobs(self, jobs: object) -> None:
        self.threads.add(QThread.currentThread())
        self.heard.on_jobs(jobs)  # type: ignore[arg-type]

    def _make_transcriber(self, tell: Callable[[str], None], stopping: Callable[[], bool]) -> Transcriber:
        def create(_name: str, config: EngineConfig) -> Engine:
            self.engines.append(Engine(config, seconds=self.seconds))
            return self.engines[-1]

        return Transcriber(self.settings, self.models, tell=tell, stopping=stopping, create=create)

    def _make_own(self, _name: str, config: EngineConfig) -> Engine:
        self.own.append(Engine(config, seconds=self.seconds))
        return self.own[-1]

    def start(self) -> None:
        self.engine.start()
        self.files.start()

    def stop(self) -> None:
        self.files.shut_down()
        self.engine.shut_down()
        assert self.files.wait(5000)
        assert self.engine.wait(5000)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[App]:
    cut_up(monkeypatch)
    made = App(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return record(tmp_path / "talk.wav", 60.0)


def test_every_signal_arrives_on_the_thread_of_the_windows(app: App, talk: Path, qtbot: QtBot) -> None:
    app.files.add((talk,), JobChoices(formats=("txt",)))
    qtbot.waitUntil(lambda: app.heard.state(1) is DONE, timeout=20_000)
    qtbot.waitUntil(lambda: app.heard.told == [("'talk.wav' is done.", False)])
    assert app.threads == {QThread.currentThread()}
    assert talk.with_suffix(".txt").read_text().strip()
    app.files.open(1)
    qtbot.waitUntil(lambda: 1 in app.heard.documents)
    assert app.heard.documents[1][0].text == app.heard.text(1).strip()
    app.files.save(1, app.heard.documents[1][0])
    qtbot.waitUntil(lambda: app.heard.by_id[1].edited)
    app.files.export(1, ("srt",), None, ExportOptions())
    qtbot.waitUntil(lambda: app.heard.by_id[1].written[1:] == (talk.with_suffix(".srt"),))


def test_a_dictation_in_the_middle_of_a_file_is_answered_next_and_costs_it_nothing(
    app: App, talk: Path, qtbot: QtBot
) -> None:
    app.seconds = 0.5
    app.engine.load(EngineSettings(device="cpu", compute_type="int8"))
    qtbot.waitUntil(lambda: len(app.engines) == 2)
    app.files.add((talk,), JobChoices())
    waits_s = []
    for session_id in range(1, 5):
        qtbot.waitUntil(lambda: app.heard.state(1) is JobState.RUNNING and app.engines[-1].batches > 0)
        app.engine.wake()
        qtbot.wait(30)
        batches = app.engines[-1].batches
        began_s = time.monotonic()
        app.engine.submit(utterance(session_id=session_id, ended_by=EndReason.STOP))
        qtbot.waitUntil(lambda count=session_id: len(app.transcripts) == count)
        waits_s.append(app.transcripts[-1][0] - began_s)
        assert app.engines[-1].batches == batches
        app.engine.let_rest()
        qtbot.wait(100)
    assert max(waits_s) < 0.25, "no batch of half a second was waited for"
    qtbot.waitUntil(lambda: app.heard.state(1) is DONE, timeout=30_000)
    assert app.engines[-1].dropped >= 1
    starts = [segment.start_s for segment in app.heard.segments[1]]
    assert starts == sorted(set(starts))
    assert len(starts) > 5


def test_another_model_for_dictation_in_the_middle_of_a_file(app: App, talk: Path, qtbot: QtBot) -> None:
    app.files.add((talk,), JobChoices())
    qtbot.waitUntil(lambda: len(app.heard.segments.get(1, [])) >= 2, timeout=10_000)
    app.settings = EngineSettings(device="cpu", model="tiny.en")
    app.engine.load(app.settings)
    qtbot.waitUntil(lambda: app.heard.state(1) is DONE, timeout=20_000)
    assert app.heard.by_id[1].model == "base"
    assert [engine.info.model for engine in app.own] == ["base"]
    assert [engine.info.model for engine in app.engines] == ["base", "tiny.en"]
    qtbot.waitUntil(lambda: app.own[0].closed)


def test_quitting_in_the_middle_is_quick_and_the_file_goes_on_next_time(
    app: App, talk: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    app.seconds = 0.3
    app.engine.load(EngineSettings(device="cpu", compute_type="int8"))
    app.files.add((talk,), JobChoices())
    qtbot.waitUntil(lambda: len(app.heard.segments.get(1, [])) >= 2, timeout=10_000)
    began_s = time.monotonic()
    app.stop()
    assert time.monotonic() - began_s < 2.0
    heard = len(app.heard.segments[1])
    later = App(tmp_path)
    later.start()
    qtbot.waitUntil(lambda: later.heard.state(1) is DONE, timeout=20_000)
    later.files.open(1)
    qtbot.waitUntil(lambda: 1 in later.heard.documents)
    assert len(later.heard.documents[1][0].segments) == heard + len(later.heard.segments[1])
    later.stop()


def test_quitting_with_the_engine_first_fails_no_file(app: App, talk: Path, tmp_path: Path, qtbot: QtBot) -> None:
    app.seconds = 0.3
    app.engine.load(EngineSettings(device="cpu", compute_type="int8"))
    app.files.add((talk,), JobChoices())
    qtbot.waitUntil(lambda: app.heard.state(1) is JobState.RUNNING)
    app.engine.shut_down()
    assert app.engine.wait(5000)
    app.files.shut_down()
    assert app.files.wait(5000)
    later = App(tmp_path)
    with qtbot.waitSignal(later.files.jobs):
        later.start()
    assert later.heard.state(1) in {JobState.WAITING, JobState.RUNNING, DONE}
    later.stop()


def test_five_hundred_files_come_and_move_without_holding_up_the_windows(
    app: App, tmp_path: Path, qtbot: QtBot, measured: Callable[[str], None]
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(500):
        (folder / f"{number:03}.mp3").touch()
    app.files.hold_all(True)
    began_s = time.monotonic()
    app.files.add((folder,), JobChoices())
    called_s = time.monotonic() - began_s
    qtbot.waitUntil(lambda: len(app.heard.by_id) == 500)
    added_s = time.monotonic() - began_s
    began_s = time.monotonic()
    for number in range(1, 101):
        app.files.move((number,), None)
    moving_s = time.monotonic() - began_s
    qtbot.waitUntil(lambda: app.heard.jobs[-1][-1].id == 100, timeout=20_000)
    moved_s = time.monotonic() - began_s
    assert called_s < 0.05
    assert moving_s < 0.1
    measured(f"500 files: listed after {added_s * 1000:.0f} ms, 100 moves {moved_s * 10:.1f} ms each")
    app.files.hold_all(False)
    qtbot.waitUntil(lambda: all(job.state is JobState.FAILED for job in app.heard.by_id.values()), timeout=60_000)
    qtbot.waitUntil(lambda: bool(app.heard.told))
    assert len(app.heard.told) == 1, "they are told together"
