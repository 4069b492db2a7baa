"""FilesWiring: who does what the Files page asks for, what is told where, and how files get here from elsewhere."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from dictation_app import paths
from dictation_app.errors import SettingsError, UserError
from dictation_app.export import ExportOptions
from dictation_app.file_jobs import JobChoices, JobState
from dictation_app.file_jobs.defaults import choices_from
from dictation_app.settings import FilesSettings, Settings, SettingsStore, WatchedFolder
from dictation_app.ui import reveal
from dictation_app.ui.drops import Dropped
from dictation_app.ui.main_window import MainWindow
from dictation_app.user_words import WordList
from dictation_app.wiring.files import FilesWiring
from tests.fakes import FakeModels

from . import jobs
from .statuses import READY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class FakeFiles(QObject):
    """Remembers what it was asked, by name."""

    jobs = Signal(object)
    changed = Signal(object)
    heard = Signal(int, object)
    transcript = Signal(int, object)
    told = Signal(str, bool)
    failed = Signal(str, str)
    crashed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *given: self.asked.append((name, *given))


class FakeCommands(dict[str, "Callable[[dict[str, Any]], object]"]):
    """By name; `serve` as the app's."""

    serve = dict.__setitem__


class FakeController(QObject):
    status_changed = Signal(object)
    settings_changed = Signal(object)

    def __init__(self, store: SettingsStore) -> None:
        super().__init__()
        self.status = READY
        self.commands = FakeCommands()
        self.refuses = False
        self._store = store

    def apply(self, new: Settings) -> None:
        if self.refuses:
            raise SettingsError("There is no model 'x'.", "Choose another one.")
        self._store.use(new)
        self.settings_changed.emit(new)


class FakeNotices:
    def __init__(self) -> None:
        self.all: list[tuple[str, bool]] = []

    def tell(self, _title: str, message: str, *, warning: bool) -> None:
        self.all.append((message, warning))


class Scene:
    """A window with a wiring between fakes."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        self.store = SettingsStore(folder / "settings.json")
        self.store.use(settings or Settings())
        self.window = MainWindow()
        self.page = self.window.files
        self.files, self.notices = FakeFiles(), FakeNotices()
        self.controller = FakeController(self.store)
        self.shown = 0
        engine = SimpleNamespace(lend=None)
        self.wiring = FilesWiring(
            self.window, self.controller, engine, None, self.store, FakeModels(folder), self.notices,
            thread=self.files,
        )  # fmt: skip
        self.wiring.show_wanted.connect(self._show)

    def use_files(self) -> None:
        """From here on the thread is there."""
        self.wiring._begin()
        self.files.asked.clear()

    def _show(self) -> None:
        self.shown += 1
        self.window.show()


@pytest.fixture
def scene(qtbot: QtBot, themed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    made = Scene(tmp_path)
    qtbot.addWidget(made.window)
    yield made
    made.window.close()


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda page: page.add_requested.emit((Path("/a"),), JobChoices()), ("add", (Path("/a"),), JobChoices())),
        (lambda page: page.choose_requested.emit((1, 2), JobChoices()), ("choose", (1, 2), JobChoices())),
        (lambda page: page.pause_requested.emit((1,)), ("pause", (1,))),
        (lambda page: page.go_on_requested.emit((1,)), ("go_on", (1,))),
        (lambda page: page.cancel_requested.emit((1,)), ("cancel", (1,))),
        (lambda page: page.retry_requested.emit((1,)), ("retry", (1,))),
        (lambda page: page.remove_requested.emit((1,)), ("remove", (1,))),
        (lambda page: page.move_requested.emit((1,), None), ("move", (1,), None)),
        (lambda page: page.move_requested.emit((1,), 2), ("move", (1,), 2)),
        (lambda page: page.hold_all_requested.emit(True), ("hold_all", True)),
        (lambda page: page.open_requested.emit(1), ("open", 1)),
        (
            lambda page: page.export_requested.emit(1, ("srt",), Path("/b")),
            ("export", 1, ("srt",), Path("/b"), ExportOptions()),
        ),
    ],
)
def test_what_the_page_asks_for_is_done(scene: Scene, ask: Callable[[Any], None], expected: tuple[Any, ...]) -> None:
    scene.use_files()
    ask(scene.page)
    assert scene.files.asked == [expected]


def test_who_has_no_files_pays_for_no_thread(scene: Scene) -> None:
    scene.wiring.start()
    scene.controller.status_changed.emit(READY)
    scene.wiring.use_words(WordList())
    assert not scene.wiring._soon.isActive()
    assert scene.wiring.threads == ()
    assert scene.files.asked == []
    scene.wiring.stop()


def test_the_thread_begins_with_the_first_file_and_knows_what_was_told_before(scene: Scene) -> None:
    words = WordList()
    scene.wiring.start()
    scene.wiring.use_words(words)
    scene.page.add_requested.emit((Path("/a"),), JobChoices())
    assert scene.files.asked == [
        ("use_words", words), ("show_status", READY), ("start",), ("add", (Path("/a"),), JobChoices()),
    ]  # fmt: skip
    assert scene.wiring.threads == (scene.files,)
    scene.page.add_requested.emit((Path("/b"),), JobChoices())
    assert scene.files.asked[4:] == [("add", (Path("/b"),), JobChoices())]


def test_an_unfinished_queue_goes_on_soon_after_the_start_but_not_while_the_app_ends(
    scene: Scene, qtbot: QtBot
) -> None:
    paths.files_db().parent.mkdir(parents=True, exist_ok=True)
    paths.files_db().touch()
    scene.wiring._soon.setInterval(20)
    scene.wiring.start()
    assert scene.files.asked == []
    qtbot.waitUntil(lambda: ("start",) in scene.files.asked)
    scene.wiring.stop()
    assert scene.files.asked[-1] == ("shut_down",)


def test_nothing_begins_when_the_app_ends(scene: Scene) -> None:
    scene.wiring.stop()
    scene.page.add_requested.emit((Path("/a"),), JobChoices())
    assert scene.wiring.threads == ()


def test_folders_are_watched_from_when_there_are_any(scene: Scene, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    files = FilesSettings(watched=(WatchedFolder(folder=str(inbox), existing=True, still_s=0.5),))
    scene.controller.apply(replace(Settings(), files=files))
    watch = scene.wiring._watch
    assert scene.wiring.threads == (scene.files, watch)
    assert watch.isRunning()
    scene.wiring.stop()
    assert watch.wait(5000)


def test_what_is_told_comes_to_the_page(scene: Scene) -> None:
    scene.use_files()
    scene.files.jobs.emit((jobs.RUNNING,))
    scene.files.changed.emit(replace(jobs.RUNNING, done_s=999.0))
    assert scene.page._jobs.model.jobs == (replace(jobs.RUNNING, done_s=999.0),)
    scene.controller.status_changed.emit(READY)
    assert ("show_status", READY) in scene.files.asked


def test_done_is_told_by_a_notice_unless_the_user_wants_none(scene: Scene) -> None:
    scene.files.told.emit("3 files are done.", False)
    assert scene.notices.all == [("3 files are done.", False)]
    scene.store.use(replace(Settings(), files=FilesSettings(notify=False)))
    scene.files.told.emit("3 files are done.", False)
    scene.files.told.emit("'a.mp3' failed.", True)
    assert scene.notices.all[1:] == [("'a.mp3' failed.", True)]


def test_who_looks_at_the_page_needs_no_notice(scene: Scene, qtbot: QtBot) -> None:
    scene.wiring.hand_over(())
    scene.window.activateWindow()
    qtbot.waitUntil(scene.window.isActiveWindow)
    scene.files.told.emit("3 files are done.", False)
    scene.files.failed.emit("The queue cannot be saved.", "Free some space.")
    assert scene.notices.all == []
    assert "The queue cannot be saved." in scene.page._problem.text()


def test_what_is_refused_is_told_to_who_looks_elsewhere(scene: Scene, qtbot: QtBot) -> None:
    web = Dropped((), ("https://example.org/talk.mp3",))
    scene.page.take(web)
    ((sentence, is_warning),) = scene.notices.all
    assert is_warning
    assert "example.org" in sentence
    scene.wiring.hand_over(())
    scene.window.activateWindow()
    qtbot.waitUntil(scene.window.isActiveWindow)
    scene.page.take(web)
    assert len(scene.notices.all) == 1
    assert "is no file on this computer" in scene.page._problem.text()


def test_a_folder_that_is_gone_is_told(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    scene.page.reveal_requested.emit(tmp_path / "gone" / "talk.txt")
    qtbot.waitUntil(lambda: bool(scene.notices.all))
    assert scene.page._problem.text().endswith("cannot be shown. Its folder is gone.")


def test_a_file_manager_that_takes_its_time_holds_nothing_up(
    scene: Scene, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer = threading.Event()
    opened: list[Path] = []

    def slow(_path: Path) -> bool:
        may_answer.wait(5.0)
        return False

    monkeypatch.setattr(reveal, "_is_chosen", slow)
    monkeypatch.setattr("dictation_app.wiring.files.open_folder", lambda folder: opened.append(folder) or True)
    result = tmp_path / "talk.txt"
    result.touch()
    scene.page.reveal_requested.emit(result)
    assert opened == []  # and here the window is alive
    may_answer.set()
    qtbot.waitUntil(lambda: opened == [tmp_path])


def test_files_come_from_the_command_line(scene: Scene) -> None:
    scene.use_files()
    choices = choices_from(scene.store.settings.files)
    assert scene.controller.commands["files"]({"paths": ["/x/a.mp3", "/x/b"]}) == 2
    assert scene.files.asked == [("add", (Path("/x/a.mp3"), Path("/x/b")), choices)]
    assert scene.shown == 1
    assert scene.page.isVisible()
    assert choices.formats == ("txt",)
    scene.controller.commands["files"]({})
    assert len(scene.files.asked) == 1


@pytest.mark.parametrize("given", ["/x", [1], [""], {"a": 1}, None])
def test_a_request_that_makes_no_sense_is_refused(scene: Scene, given: object) -> None:
    with pytest.raises(UserError, match="not understood"):
        scene.controller.commands["files"]({"paths": given})
    assert scene.files.asked == []


def test_what_is_chosen_for_new_files_is_kept_as_settings_and_the_other_way_round(scene: Scene) -> None:
    wanted = JobChoices(language="de", model="tiny", formats=("srt", "vtt"), folder=Path("/results"), words=False)
    scene.page.defaults_changed.emit(wanted)
    assert scene.store.settings.files == FilesSettings(
        language="de", model="tiny", formats="srt, vtt", folder="/results", words=False
    )
    assert scene.page._defaults == wanted
    scene.controller.settings_changed.emit(Settings())
    assert scene.page._defaults == JobChoices(formats=("txt",), words=True)


def test_a_held_queue_is_held_after_the_next_start_and_the_page_says_so(
    scene: Scene, qtbot: QtBot, tmp_path: Path
) -> None:
    scene.use_files()
    scene.page.show_jobs([replace(jobs.DONE, state=JobState.WAITING)])
    button = scene.page._header._hold
    scene.window.show_files()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert scene.files.asked == [("hold_all", True)]
    assert scene.store.settings.files.hold
    scene.controller.settings_changed.emit(scene.store.settings)
    assert scene.files.asked == [("hold_all", True)]

    again = Scene(tmp_path, scene.store.settings)
    qtbot.addWidget(again.window)
    again.page.show_jobs([replace(jobs.DONE, state=JobState.WAITING)])
    assert again.page._header._hold.text() == "&Queue is held"
    assert "the queue is held" in again.page._header._summary.toolTip() + again.page._header._summary.text()
    again.use_files()
    again.controller.apply(Settings())  # by the dialog, or on the command line
    assert again.files.asked == [("hold_all", False)]
    assert again.page._header._hold.text() == "Hold &queue"


def test_settings_that_are_refused_are_told_and_not_shown(scene: Scene) -> None:
    scene.controller.refuses = True
    scene.page.set_defaults(JobChoices(model="x"))
    scene.page.defaults_changed.emit(JobChoices(model="x"))
    assert scene.page._defaults == JobChoices(formats=("txt",), words=True)
    assert "There is no model 'x'." in scene.page._problem.text()
