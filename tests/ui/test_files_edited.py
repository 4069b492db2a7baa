"""From a file that is done to an edited text on the disk: page, view, thread and store as in the app, a fake engine."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from dictation_app import file_transcription, paths
from dictation_app.errors import JobsError
from dictation_app.file_jobs import JobChoices, JobState
from dictation_app.file_jobs.database import JobFile
from dictation_app.file_jobs.store import JobStore
from dictation_app.settings import EngineSettings, SettingsStore
from dictation_app.transcriber import Transcriber
from dictation_app.ui.job_deeds import Deed
from dictation_app.ui.main_window import MainWindow
from dictation_app.wiring.files import FilesWiring
from dictation_app.workers import EngineThread, FilesThread
from tests.fakes import FakeModels
from tests.jobs import HearingEngine, record

from .test_files_wiring import FakeController, FakeNotices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.transcript_edit import Document
    from dictation_app.ui.transcript import TranscriptView
    from dictation_app.values.speech import EngineConfig

CORRECTED = "Corrected by hand."


class Models(FakeModels):
    def installed(self) -> tuple[str, ...]:
        return ("base",)


class App:
    """As much of the app as has to do with files; the window is its only way in."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder, self.qtbot = folder, qtbot
        self.database = paths.files_db()
        settings, models = EngineSettings(device="cpu"), Models(folder)
        self.engines: list[HearingEngine] = []
        self.store = SettingsStore(folder / "settings.json")

        def transcriber(tell: Callable[[str], None], stopping: Callable[[], bool]) -> Transcriber:
            def create(_name: str, config: EngineConfig) -> HearingEngine:
                self.engines.append(HearingEngine(config))
                return self.engines[-1]

            return Transcriber(settings, models, tell=tell, stopping=stopping, create=create)

        self.engine = EngineThread(transcriber)
        self.window, self.notices = MainWindow(), FakeNotices()
        self.controller = FakeController(self.store)
        capture = SimpleNamespace(begin_own_sound=_nothing, end_own_sound=_nothing)
        self.wiring = FilesWiring(
            self.window, self.controller, self.engine, capture, self.store, models, self.notices,
            thread=FilesThread(self.database, self.engine, models, lambda: settings),
        )  # fmt: skip
        self.page = self.window.files
        self.window.resize(900, 700)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.show_files()
        self.window.activateWindow()
        self.engine.start()
        self.wiring.start()
        self.is_running = True

    def transcribe(self, path: Path) -> None:
        self.page.add_requested.emit((path,), JobChoices(formats=("txt",)))
        self.qtbot.waitUntil(lambda: self.state(1) is JobState.DONE, timeout=20_000)

    def state(self, id_: int) -> JobState | None:
        job = self.page.job(id_)
        return job.state if job is not None else None

    def open(self) -> TranscriptView:
        """As a double click on the row does."""
        self.page._on_deed(Deed.OPEN, (1,))
        self.qtbot.waitUntil(lambda: self.page.view is not None)
        view = self.page.view
        assert view is not None
        self.qtbot.waitUntil(view.list.hasFocus)
        return view

    def correct_first(self, view: TranscriptView, text: str = CORRECTED) -> None:
        """By keys; it stays in the field."""
        self.qtbot.keyClick(view.list, Qt.Key.Key_Home)
        self.qtbot.keyClick(view.list, Qt.Key.Key_Return)
        field = QApplication.focusWidget()
        assert field is view._steps.field
        self.qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, text)

    def quit(self) -> None:
        """As the app does it."""
        if not self.is_running:
            return
        self.is_running = False
        self.wiring.stop()
        for thread in self.wiring.threads:
            assert thread.wait(5000)
        self.engine.shut_down()
        assert self.engine.wait(5000)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
        self.window.close()

    def on_disk(self) -> Document | None:
        """Only when nobody else has the store."""
        store = JobStore(self.database)
        try:
            edited = store.edited(1)
        finally:
            store.close()
        return edited.document if edited is not None else None


def _nothing() -> None:
    pass


@pytest.fixture
def start(
    tmp_path: Path, qtbot: QtBot, themed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], App]]:
    del themed
    monkeypatch.setattr(file_transcription, "SHORT_WINDOWS_STRETCH_SECONDS", 8.0)
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    made: list[App] = []

    def begin() -> App:
        made.append(App(tmp_path, qtbot))
        qtbot.addWidget(made[-1].window)
        return made[-1]

    yield begin
    for app in made:
        app.quit()


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return record(tmp_path / "talk.wav", 60.0)


def _texts(document: Document | None) -> list[str]:
    return [segment.text.strip() for segment in document.segments] if document is not None else []


def test_an_edit_in_the_middle_of_quitting_is_there_after_the_next_start_and_in_an_export(
    start: Callable[[], App], talk: Path, qtbot: QtBot
) -> None:
    app = start()
    app.transcribe(talk)
    view = app.open()
    heard = _texts(view.editing.document)
    assert len(heard) > 1
    app.correct_first(view)
    app.quit()  # at once, while it is still in the field
    assert _texts(app.on_disk()) == [CORRECTED, *heard[1:]]

    app = start()
    qtbot.waitUntil(lambda: app.page.job(1) is not None)
    job = app.page.job(1)
    assert job is not None
    assert job.edited
    view = app.open()
    assert _texts(view.editing.document) == [CORRECTED, *heard[1:]]
    out = talk.parent / "out"
    out.mkdir()
    app.page.export_requested.emit(1, ("txt", "srt", "json"), out)
    qtbot.waitUntil(lambda: len(list(out.iterdir())) == 3 and len(app.page.job(1).written) == 4)
    for written in out.iterdir():
        assert CORRECTED in written.read_text("utf-8"), written.name
        assert heard[0] not in written.read_text("utf-8"), written.name


def test_what_was_written_before_the_last_edit_can_be_written_again_after_a_restart(
    start: Callable[[], App], talk: Path, qtbot: QtBot
) -> None:
    app = start()
    app.transcribe(talk)
    view = app.open()
    assert _write_again(view) is None
    app.correct_first(view)
    qtbot.keyClick(view._steps.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _write_again(view) is not None, timeout=4000)
    app.quit()

    app = start()
    qtbot.waitUntil(lambda: app.page.job(1) is not None)
    button = _write_again(app.open())
    assert button is not None
    button.click()
    anew = talk.with_name("talk (2).txt")
    qtbot.waitUntil(lambda: anew.exists() and not app.page.job(1).outdated)
    assert CORRECTED in anew.read_text("utf-8")
    assert CORRECTED not in talk.with_suffix(".txt").read_text("utf-8")
    assert not button.isVisible()
    app.quit()

    app = start()
    qtbot.waitUntil(lambda: app.page.job(1) is not None)
    assert app.page.job(1).edited
    assert _write_again(app.open()) is None


def _write_again(view: TranscriptView) -> QPushButton | None:
    name = "Write the corrected text as files again"
    return next((b for b in view.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()), None)


@pytest.mark.parametrize("way", ["escape", "hide", "export", "a second"])
def test_an_edit_is_on_the_disk_however_the_text_is_left(
    start: Callable[[], App], talk: Path, qtbot: QtBot, way: str
) -> None:
    app = start()
    app.transcribe(talk)
    view = app.open()
    app.correct_first(view)
    match way:
        case "escape":
            qtbot.keyClick(view._steps.field, Qt.Key.Key_Return)
            qtbot.keyClick(view.list, Qt.Key.Key_Escape)
            assert app.page.view is None
        case "hide":
            app.window.hide()
        case "export":
            qtbot.keyClick(view._steps.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
            assert app.page._shows_form
    qtbot.waitUntil(lambda: app.page.job(1).edited, timeout=4000)
    app.quit()
    assert _texts(app.on_disk())[0] == CORRECTED


def test_a_text_that_is_closed_and_opened_again_is_the_edited_one(
    start: Callable[[], App], talk: Path, qtbot: QtBot
) -> None:
    app = start()
    app.transcribe(talk)
    view = app.open()
    heard = _texts(view.editing.document)
    qtbot.keyClick(view.list, Qt.Key.Key_End)
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    assert _texts(app.open().editing.document) == heard[:-1]


def test_an_edit_that_the_disk_does_not_take_is_told_where_it_is_made_and_kept_until_it_does(
    start: Callable[[], App], talk: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    app.transcribe(talk)
    view = app.open()
    heard = _texts(view.editing.document)

    def full(*_: object, **__: object) -> None:
        raise JobsError("The disk is full: the list of files cannot be changed.", "Make room and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(JobFile, "write", full)
        app.correct_first(view)
        qtbot.keyClick(view._steps.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: any("disk is full" in text for text in _seen(view)), timeout=4000)
        qtbot.keyClick(view.list, Qt.Key.Key_Escape)
        view = app.open()
        assert _texts(view.editing.document) == [CORRECTED, *heard[1:]]
    app.quit()
    assert _texts(app.on_disk()) == [CORRECTED, *heard[1:]]


def test_a_part_is_transcribed_again_and_only_one_at_a_time(start: Callable[[], App], talk: Path, qtbot: QtBot) -> None:
    app = start()
    app.transcribe(talk)
    view = app.open()
    heard = _texts(view.editing.document)
    qtbot.keyClick(view.list, Qt.Key.Key_Home)
    qtbot.keyClick(view.list, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(view._again_panel.isVisible)
    gate = app.engines[-1].gate = threading.Event()
    button = next(b for b in view.findChildren(QPushButton) if b.accessibleName() == "Transcribe again now")
    button.click()
    qtbot.waitUntil(lambda: any("base" in text for text in _seen(view)))
    view.again_requested.emit(1, 0.0, 2.0, "base", "", False)
    assert any("Wait for it, or stop it." in text for text in _seen(view))
    gate.set()
    qtbot.waitUntil(lambda: _texts(view.editing.document) != heard)
    assert _texts(view.editing.document)[-1] == heard[-1]
    qtbot.keyClick(view.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _texts(view.editing.document) == heard


def test_who_leaves_a_text_gives_up_what_is_transcribed_again_of_it(
    start: Callable[[], App], talk: Path, qtbot: QtBot
) -> None:
    app = start()
    app.transcribe(talk)
    view = app.open()
    heard = _texts(view.editing.document)
    app.engines[-1].gate = threading.Event()  # never comes
    view.again_requested.emit(1, 0.0, 2.0, "base", "", False)
    qtbot.waitUntil(lambda: app.engines[-1].batches > 1)
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: app.wiring._again._work is None, timeout=4000)
    assert _texts(app.open().editing.document) == heard


def _seen(view: TranscriptView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
