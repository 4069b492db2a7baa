"""The doctor in the app: rounds beside the GUI thread, the report, and what the buttons do."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QThread, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dictation_app.doctor import Action, Check, Finding, State
from dictation_app.engine.fetch_progress import FetchProgress, FetchStage
from dictation_app.engine.gpu_record import Fault, GpuRecord
from dictation_app.errors import ModelError, UserError
from dictation_app.wiring import doctor_window
from dictation_app.wiring.doctor_window import DoctorWindow
from tests.fakes import FakeModels
from tests.nvml import gpu

from .test_controller import Desk, answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.values.speech import Decoded

    from .hotkeys import FakeHotkeys

__all__ = ["answers"]

MICROPHONE = Finding(
    name="Microphone",
    state=State.FAILED,
    value="'Ada's headset' opened, and sends nothing",
    cause="It is muted.",
    next_step="Switch it on.",
    action=Action.CHOOSE_MICROPHONE,
    private=("Ada's headset",),
)
MODEL = Finding(name="Speech model", state=State.FAILED, value="v", cause="Damaged.", action=Action.FETCH_MODEL)
CUBLAS = Finding(name="cuBLAS", state=State.WARNING, value="v", cause="Missing.", action=Action.INSTALL_RUNTIME)
GPU = Finding(name="GPU", state=State.WARNING, value="v", cause="It broke.", action=Action.FORGET_GPU_FAULTS)


class Models(FakeModels):
    """A store whose model is damaged, until it is fetched."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.done: list[str] = []
        self.refuse = self.is_held = False

    def is_installed(self, _name: str) -> bool:
        return self.is_held

    def verify(self, name: str, *, cancelled: Callable[[], bool]) -> None:
        assert not cancelled()
        self.done.append(f"verified {name}")
        raise ModelError(f"The model '{name}' is damaged: model.bin is cut.", "Its folder is kept.")

    def fetch(self, name: str, report: Callable[[FetchProgress], None], _cancelled: object, **_more: object) -> object:
        self.done.append(f"fetched {name}")
        report(FetchProgress(stage=FetchStage.DOWNLOADING, done_bytes=42, total_bytes=100))
        if self.refuse:
            raise ModelError("The model could not be fetched.", "Check the network connection.")
        return self.folder


class Checkup:
    """Finds what the test says; a round waits for `go_on` where the test wants it."""

    findings: tuple[Finding, ...] = ()
    go_on = threading.Event()
    rounds: list[Checkup] = []  # noqa: RUF012  # emptied by the fixture

    def __init__(self, **doors: Any) -> None:
        self.doors = doors
        self.is_cancelled = doors["is_cancelled"]
        self.threads: list[bool] = []
        type(self).rounds.append(self)

    def is_busy(self) -> bool:
        return False

    @property
    def checks(self) -> tuple[Check, ...]:
        return tuple(Check(name=each.name, run=lambda each=each: self._run(each)) for each in self.findings)

    def _run(self, finding: Finding) -> tuple[Finding, ...]:
        app = QApplication.instance()
        assert app is not None
        self.threads.append(QThread.currentThread() is app.thread())
        while not self.go_on.is_set() and not self.is_cancelled():
            time.sleep(0.01)
        return (finding,)


@pytest.fixture
def desk(
    qtbot: QtBot, themed: QApplication, tmp_path: Path, answers: list[Decoded | Exception], hotkeys: FakeHotkeys
) -> Iterator[Desk]:
    made = Desk(tmp_path, answers, Models(tmp_path))
    yield made
    QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def checkup() -> Iterator[type[Checkup]]:
    Checkup.rounds.clear()
    Checkup.go_on.set()
    Checkup.findings = (MICROPHONE, MODEL)
    yield Checkup
    Checkup.go_on.set()


@pytest.fixture
def window(desk: Desk, checkup: type[Checkup], qtbot: QtBot) -> Iterator[DoctorWindow]:
    made = DoctorWindow(
        desk.controller,
        desk.store,
        desk.models,  # type: ignore[arg-type]
        desk.download,
        make_checkup=checkup,  # type: ignore[arg-type]
    )
    qtbot.addWidget(made.page)
    yield made
    made.stop()
    QThreadPool.globalInstance().waitForDone(5000)


def wait_for_round(qtbot: QtBot, window: DoctorWindow, number: int = 1) -> None:
    qtbot.waitUntil(lambda: len(Checkup.rounds) == number and not window._is_running)


def press(window: DoctorWindow, action: Action) -> None:
    next(row for row in window.page.rows if row.finding.action is action).button.click()


def test_opening_it_begins_a_round_beside_the_gui_thread(
    window: DoctorWindow, desk: Desk, checkup: type[Checkup], qtbot: QtBot
) -> None:
    checkup.go_on.clear()
    window.open()
    assert window.page.isVisible()
    qtbot.waitUntil(lambda: bool(checkup.rounds and checkup.rounds[0].threads))
    assert window.page.rows == ()
    window.open()  # a second click
    checkup.go_on.set()
    wait_for_round(qtbot, window)
    assert [row.finding for row in window.page.rows] == [MICROPHONE, MODEL]
    assert checkup.rounds[0].threads == [False, False]
    assert checkup.rounds[0].doors["settings"] is desk.store.settings


def test_closing_it_ends_the_round_and_opening_it_begins_another(
    window: DoctorWindow, checkup: type[Checkup], qtbot: QtBot
) -> None:
    checkup.go_on.clear()
    window.open()
    qtbot.waitUntil(lambda: bool(checkup.rounds and checkup.rounds[0].threads))
    window.page.close()
    window.open()
    qtbot.waitUntil(lambda: len(checkup.rounds) == 2)
    checkup.go_on.set()
    wait_for_round(qtbot, window, 2)
    assert [row.finding for row in window.page.rows] == [MICROPHONE, MODEL]


def test_the_report_is_copied_without_anything_private(window: DoctorWindow, qtbot: QtBot) -> None:
    window.open()
    wait_for_round(qtbot, window)
    window.page.copy_wanted.emit()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Dictation ")
    assert "It is muted." in text
    assert "Ada" not in text
    assert "headset" not in text


def test_a_button_opens_the_settings_at_the_place(window: DoctorWindow, qtbot: QtBot) -> None:
    window.open()
    wait_for_round(qtbot, window)
    with qtbot.waitSignal(window.setting_wanted) as wanted:
        press(window, Action.CHOOSE_MICROPHONE)
    assert wanted.args == ["audio.microphones"]


def test_a_damaged_model_is_moved_aside_and_fetched_and_all_is_tried_again(
    window: DoctorWindow, desk: Desk, checkup: type[Checkup], qtbot: QtBot
) -> None:
    window.open()
    wait_for_round(qtbot, window)
    checkup.findings = ()
    press(window, Action.FETCH_MODEL)
    wait_for_round(qtbot, window, 2)
    assert isinstance(desk.models, Models)
    assert desk.models.done == ["verified base", "fetched base"]
    assert window.page.headline == "Everything works."


def test_a_model_that_cannot_be_fetched_is_told_and_can_be_tried_again(
    window: DoctorWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert isinstance(desk.models, Models)
    desk.models.refuse = True
    window.open()
    wait_for_round(qtbot, window)
    press(window, Action.FETCH_MODEL)
    qtbot.waitUntil(window.page._trouble.isVisible)
    assert "could not be fetched" in window.page._trouble.text()
    assert window.page.rows[1].button.isEnabled()


def test_a_damaged_model_that_cannot_be_moved_aside_is_told(window: DoctorWindow, desk: Desk, qtbot: QtBot) -> None:
    assert isinstance(desk.models, Models)
    desk.models.is_held = True
    window.open()
    wait_for_round(qtbot, window)
    press(window, Action.FETCH_MODEL)
    qtbot.waitUntil(window.page._trouble.isVisible)
    assert "model.bin is cut" in window.page._trouble.text()
    assert desk.models.done == ["verified base"], "fetching it would change nothing"


@pytest.mark.parametrize("fails", [False, True])
def test_the_gpu_library_is_installed_by_a_click(
    window: DoctorWindow, desk: Desk, checkup: type[Checkup], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    freed: list[bool] = []
    desk.controller.commands.serve("free_gpu", lambda _: freed.append(True))

    class Runtime:
        def install(self, report: Callable[[FetchProgress], None], cancelled: Callable[[], bool]) -> None:
            assert not cancelled()
            report(FetchProgress(stage=FetchStage.DOWNLOADING, done_bytes=1, total_bytes=2))
            if fails:
                raise UserError("The library could not be fetched.", "Check the network connection.")

    monkeypatch.setattr(doctor_window, "CudaRuntime", Runtime)
    checkup.findings = (CUBLAS,)
    window.open()
    wait_for_round(qtbot, window)
    press(window, Action.INSTALL_RUNTIME)
    if fails:
        qtbot.waitUntil(window.page._trouble.isVisible)
        assert window.page.rows[0].button.isEnabled()
        assert freed == []
    else:
        wait_for_round(qtbot, window, 2)
        assert freed == [True]


def test_faults_of_a_gpu_are_forgotten_by_a_click(
    window: DoctorWindow,
    desk: Desk,
    checkup: type[Checkup],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[bool] = []
    desk.controller.commands.serve("try_gpu", lambda _: tried.append(True))
    file = tmp_path / "gpus.json"
    monkeypatch.setattr(doctor_window.paths, "gpu_record_file", lambda: file)
    assert GpuRecord(file).note(gpu(), Fault(kind="GpuModelError", device="cpu", message="It broke."))
    assert GpuRecord(file).faults(gpu())
    checkup.findings = (GPU,)
    window.open()
    wait_for_round(qtbot, window)
    press(window, Action.FORGET_GPU_FAULTS)
    wait_for_round(qtbot, window, 2)
    assert GpuRecord(file).faults(gpu()) == ()
    assert tried == [True]


def test_stopping_the_app_ends_an_installation(
    window: DoctorWindow, checkup: type[Checkup], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    begun = threading.Event()
    freed: list[bool] = []
    desk.controller.commands.serve("free_gpu", lambda _: freed.append(True))

    class Runtime:
        def install(self, _report: object, cancelled: Callable[[], bool]) -> None:
            begun.set()
            while not cancelled():
                time.sleep(0.01)

    monkeypatch.setattr(doctor_window, "CudaRuntime", Runtime)
    checkup.findings = (CUBLAS,)
    window.open()
    wait_for_round(qtbot, window)
    press(window, Action.INSTALL_RUNTIME)
    qtbot.waitUntil(begun.is_set)
    window.stop()
    assert QThreadPool.globalInstance().waitForDone(3000)
    qtbot.wait(50)
    assert freed == []
    assert len(checkup.rounds) == 1


def test_a_round_that_breaks_off_does_not_say_that_all_works(
    window: DoctorWindow, checkup: type[Checkup], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    checkup.findings = (replace(MICROPHONE, state=State.OK), MODEL)

    def run(self: Checkup, finding: Finding) -> tuple[Finding, ...]:
        if finding is MODEL:
            raise RuntimeError
        return (finding,)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checkup, "_run", run)
        window.open()
        wait_for_round(qtbot, window)
    caplog.clear()
    assert window.page.headline == "The check broke off."
    assert "unexpected error" in window.page._trouble.text()
    window._start()
    wait_for_round(qtbot, window, 2)
    assert "attention" in window.page.headline


def test_what_is_wrong_with_the_settings_is_read_anew_in_each_round_and_left_where_it_is(
    window: DoctorWindow, desk: Desk, checkup: type[Checkup], qtbot: QtBot
) -> None:
    file = desk.store.path
    notes = []
    for number, text in enumerate(("{", '{"ui": {"theme": 7}}', '{"engine": {"model": "none"}}', "{}"), 1):
        file.write_text(text)
        window.open()
        wait_for_round(qtbot, window, number)
        notes.append(checkup.rounds[-1].doors["notes"])
        assert [each.name for each in file.parent.glob("settings*")] == [file.name]
        assert file.read_text() == text
    assert [len(each) for each in notes] == [1, 1, 1, 0], notes


def test_stopping_the_app_ends_a_round(window: DoctorWindow, checkup: type[Checkup], qtbot: QtBot) -> None:
    checkup.go_on.clear()
    window.open()
    qtbot.waitUntil(lambda: bool(checkup.rounds and checkup.rounds[0].threads))
    window.stop()
    assert QThreadPool.globalInstance().waitForDone(3000)
    assert not window.page.isVisible()
