"""Devices in the settings: a driver made of paper, tests that are not made for real, and what the buttons do."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QPushButton

from dictation_app import gpu_health, paths
from dictation_app.engine.catalogue import Package
from dictation_app.engine.cuda_install import CudaRuntime
from dictation_app.engine.cuda_runtime import FoundCublas
from dictation_app.engine.fetch_progress import FetchProgress, FetchStage
from dictation_app.engine.gpu_record import Fault, GpuRecord
from dictation_app.engine.hardware import Device
from dictation_app.engine.model_files import WEIGHTS
from dictation_app.engine.self_test import SelfTest
from dictation_app.errors import EngineError
from dictation_app.ui.settings_dialog.device_choice import DeviceChoice
from dictation_app.ui.settings_dialog.dialog import SettingsDialog
from dictation_app.values.status import AppState
from dictation_app.wiring import device_panel
from dictation_app.wiring.device_panel import DevicePanel
from tests.fakes import FakeModels
from tests.nvml import GB, PaperDriver, PaperGpu, gpu, uuid

from .test_controller import Desk, answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.values.speech import Decoded

    from .hotkeys import FakeHotkeys

__all__ = ["answers"]

CPU = Device(name="cpu", label="A processor", cores=4, compute_types=("int8",), default_type="int8")
CARD = Device(
    name="cuda:0",
    label="NVIDIA Example A",
    cores=0,
    compute_types=("float16", "int8"),
    default_type="float16",
    memory_bytes=8 * GB,
    used_bytes=1 * GB,
    uuid=uuid("a"),
)
WORKS = SelfTest(device="cuda:0", compute_type="float16", works=True, load_ms=1240, decode_ms=110, right_share=0.93)


class Runtime(CudaRuntime):
    """An installation that goes on when the test says so."""

    def __init__(self, folder: Path) -> None:
        offer = Package(name="nvidia-cublas-cu12", version="1", bytes=581_000_000, sha256="0" * 64, members={})
        super().__init__(folder, offer=offer)
        self.go_on = threading.Event()
        self.failure: EngineError | None = None
        self.was_given_up = False

    def install(
        self,
        progress: Callable[[FetchProgress], None] = lambda _progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Path | None:
        progress(FetchProgress(stage=FetchStage.DOWNLOADING, done_bytes=25, total_bytes=100))
        while not self.go_on.wait(0.01):
            if cancelled():
                self.was_given_up = True
                return None
        if self.failure is not None:
            raise self.failure
        return self.home


class Bench:
    """A settings dialog with its devices, and the machine below it."""

    def __init__(self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk = desk
        self.asked: list[str] = []
        for command in ("free_gpu", "try_gpu"):
            desk.controller.commands.serve(command, lambda request: self.asked.append(request["command"]))
        self.card = PaperGpu("a", "00000000:01:00.0")
        self.driver = PaperDriver(self.card).install(monkeypatch)
        self.cublas: FoundCublas | None = FoundCublas("the app's own folder", "12.9.3")
        monkeypatch.setattr(device_panel.cuda_runtime, "where", lambda: self.cublas)
        monkeypatch.setattr(device_panel, "_MEMORY_MS", 50)
        monkeypatch.setattr(device_panel, "available_bytes", lambda: self.free_ram)
        self.record = GpuRecord(tmp_path / "gpus.json")
        monkeypatch.setattr(paths, "gpu_record_file", lambda: tmp_path / "gpus.json")
        monkeypatch.setattr(gpu_health, "try_device", self._try)
        self.free_ram = 8 * GB
        self.tried: list[str] = []
        self.result: SelfTest = WORKS
        self.may_end = threading.Event()
        self.runtime = Runtime(tmp_path / "cuda")
        (tmp_path / "base").mkdir()
        (tmp_path / "base" / WEIGHTS).write_bytes(b"w" * 1000)
        self.devices: tuple[Device, ...] = (CPU, CARD)
        self.dialog = SettingsDialog(desk.store.settings)
        self.panel = DevicePanel(
            self.dialog,
            desk.controller,
            desk.store,
            desk.models,  # type: ignore[arg-type]
            lambda: self.devices,
            runtime=self.runtime,
        )
        self.dialog.opened.connect(self.panel.look)
        desk.controller.status_changed.connect(self.panel.follow)

    def _try(self, _settings: object, _folder: Path, device: str, *, cancelled: Callable[[], bool]) -> SelfTest:
        self.tried.append(device)
        end_s = time.monotonic() + 5
        while not self.may_end.wait(0.01) and not cancelled() and time.monotonic() < end_s:
            pass
        return self.result

    @property
    def choice(self) -> DeviceChoice:
        control = self.dialog.rows["engine.device"].control
        assert isinstance(control, DeviceChoice)
        return control

    def line(self, number: int) -> Any:
        return self.choice.lines[number]

    def facts(self, number: int) -> str:
        return str(self.line(number)._facts.text()).replace("\u00a0", " ")

    def result_of(self, number: int) -> str:
        return str(self.line(number)._result.text())


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, answers: list[Decoded | Exception], hotkeys: FakeHotkeys) -> Iterator[Desk]:
    made = Desk(tmp_path, answers, FakeModels(tmp_path))
    made.start()
    qtbot.waitUntil(lambda: made.state is AppState.IDLE)
    yield made
    made.stop()


@pytest.fixture
def bench(
    qtbot: QtBot, themed: QApplication, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    bench = Bench(desk, tmp_path, monkeypatch)
    yield bench
    bench.panel.end()
    bench.dialog.close()
    assert QThreadPool.globalInstance().waitForDone(5000)
    for each in (bench.panel, bench.dialog):
        each.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(qtbot: QtBot, bench: Bench) -> None:
    bench.dialog.show()
    qtbot.waitExposed(bench.dialog)
    bench.dialog.activateWindow()
    bench.dialog.open_setting("engine.device")
    qtbot.waitUntil(lambda: len(bench.choice.lines) > 1)


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def named(bench: Bench, text: str) -> QPushButton:
    return next(b for b in bench.choice.findChildren(QPushButton) if b.text() == text)


def test_the_memory_of_a_card_is_told_anew_while_somebody_looks(qtbot: QtBot, bench: Bench) -> None:
    show(qtbot, bench)
    qtbot.waitUntil(lambda: bench.facts(1) == "2.0 GB of 8.0 GB in use · computes in float16, int8")
    bench.card.free = 1 * GB
    qtbot.waitUntil(lambda: bench.facts(1).startswith("7.0 GB of 8.0 GB in use"))
    bench.dialog.open_page("general")
    qtbot.waitUntil(lambda: not bench.panel._timer.isActive())
    bench.dialog.open_page("model")
    qtbot.waitUntil(bench.panel._timer.isActive)
    bench.dialog.close()
    assert not bench.panel._timer.isActive()
    assert bench.driver.open == 0


def test_where_there_is_no_card_nobody_looks_again_and_again(qtbot: QtBot, bench: Bench) -> None:
    bench.driver.gpus = ()
    bench.devices = (CPU, CPU)
    show(qtbot, bench)
    qtbot.wait(100)
    assert not bench.panel._timer.isActive()
    assert not bench.choice._missing.isVisible()


def test_a_card_that_the_engine_cannot_use_is_named_with_what_is_remembered_against_it(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.devices, bench.cublas = (CPU,), None
    message = "NVIDIA's driver is missing or too old."
    bench.record.note(gpu(), Fault(kind="GpuDriverError", device="cpu", message=message))
    show(qtbot, bench)
    qtbot.waitUntil(lambda: bench.line(1)._fault.text() == message)
    assert bench.facts(1) == "2.0 GB of 8.0 GB in use · cannot be used by the speech engine"
    assert not bench.choice._missing.isVisible()  # the library would not help it
    press(qtbot, bench.line(1).again_button)
    qtbot.waitUntil(lambda: not bench.line(1).again_button.isVisible())
    assert bench.asked == ["try_gpu"]
    assert bench.record.faults(gpu()) == ()


def test_a_test_says_how_long_it_took_and_how_many_words_were_right(qtbot: QtBot, bench: Bench) -> None:
    show(qtbot, bench)
    press(qtbot, bench.line(1).test_button)
    assert bench.line(1).test_button.text() == "Stop"
    assert "listening to a recording" in bench.result_of(1)
    bench.may_end.set()
    qtbot.waitUntil(lambda: bench.line(1).test_button.text() == "Test")
    assert bench.result_of(1) == (
        "It works: loaded in 1.2 s (float16), five seconds of speech understood in 0.11 s, 93 % of the words right."
    )
    assert bench.tried == [uuid("a")]
    press(qtbot, bench.line(0).test_button)
    qtbot.waitUntil(lambda: bench.tried == [uuid("a"), "cpu"])


def test_a_card_that_fails_its_test_says_why_and_what_to_do(qtbot: QtBot, bench: Bench) -> None:
    problem, hint = "There is not enough memory for the model.", "Choose a smaller model."
    bench.result = SelfTest(device="cuda:0", compute_type="", works=False, problem=problem, hint=hint)
    bench.may_end.set()
    show(qtbot, bench)
    press(qtbot, bench.line(1).test_button)
    qtbot.waitUntil(lambda: bench.result_of(1) == f"{problem} {hint}")
    assert bench.line(1)._result.property("role") == "caution"


def test_a_test_is_stopped_by_key_and_gives_way_to_a_dictation(
    qtbot: QtBot, bench: Bench, hotkeys: FakeHotkeys
) -> None:
    from dictation_app.values.dictation import HotkeyEvent  # noqa: PLC0415  # beside its one use

    show(qtbot, bench)
    press(qtbot, bench.line(1).test_button)
    press(qtbot, bench.line(1).test_button)
    qtbot.waitUntil(lambda: bench.result_of(1) == "The test was stopped.")
    press(qtbot, bench.line(1).test_button)
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: bench.result_of(1) == "A dictation began, so the test was given up.")
    press(qtbot, bench.line(0).test_button)
    assert bench.result_of(0) == "Somebody is dictating. Test it when that has ended."
    assert len(bench.tried) == 2


@pytest.mark.parametrize("number", [0, 1])
def test_no_second_model_is_loaded_where_there_is_no_room_for_it(qtbot: QtBot, bench: Bench, number: int) -> None:
    bench.free_ram = bench.card.free = 100_000_000
    show(qtbot, bench)
    press(qtbot, bench.line(number).test_button)
    qtbot.waitUntil(lambda: "of memory, and 100\u00a0MB are free." in bench.result_of(number))
    assert bench.tried == []


def test_the_card_is_freed_by_key(qtbot: QtBot, bench: Bench) -> None:
    show(qtbot, bench)
    bench.choice.show_in_use("cuda:0")
    press(qtbot, named(bench, "Free the GPU now"))
    assert bench.asked == ["free_gpu"]


def test_the_library_is_installed_by_key_and_the_model_loaded_anew(qtbot: QtBot, bench: Bench) -> None:
    bench.cublas = None
    show(qtbot, bench)
    qtbot.waitUntil(lambda: "cuBLAS 12, 581\u00a0MB to download" in bench.choice._missing.text())
    press(qtbot, named(bench, "Install it"))
    qtbot.waitUntil(lambda: "downloading, 25 %" in bench.choice._missing.text())
    qtbot.wait(120)  # the memory of the card is looked at meanwhile
    assert "downloading, 25 %" in bench.choice._missing.text()
    bench.cublas = FoundCublas("the app's own folder", "12.9.3")
    bench.runtime.go_on.set()
    qtbot.waitUntil(lambda: not bench.choice._missing.isVisible())
    assert bench.asked == ["free_gpu"]


def test_a_library_that_is_seen_before_its_installation_has_ended_is_used_all_the_same(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.cublas = None
    show(qtbot, bench)
    press(qtbot, named(bench, "Install it"))
    bench.cublas = FoundCublas("the app's own folder", "12.9.3")
    bench.panel._look_at_cards()
    qtbot.waitUntil(lambda: bench.panel._has_library)
    bench.runtime.go_on.set()
    qtbot.waitUntil(lambda: bench.asked == ["free_gpu"])
    qtbot.waitUntil(lambda: not bench.choice._missing.isVisible())


def test_an_installation_is_stopped_by_key_and_one_that_fails_says_why(qtbot: QtBot, bench: Bench) -> None:
    bench.cublas = None
    show(qtbot, bench)
    press(qtbot, named(bench, "Install it"))
    press(qtbot, named(bench, "Stop the download"))
    qtbot.waitUntil(lambda: bench.runtime.was_given_up)
    bench.runtime.failure = EngineError("cuBLAS could not be written: the disk is full.", "Free some space.")
    bench.runtime.go_on.set()
    press(qtbot, named(bench, "Install it"))
    told = "cuBLAS could not be written: the disk is full. Free some space."
    qtbot.waitUntil(lambda: bench.choice._missing.text() == told)
    qtbot.wait(120)
    assert bench.choice._missing.text() == told
    assert bench.asked == []
