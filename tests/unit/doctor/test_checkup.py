"""The checks with their real doors, as far as no desktop is needed: what is asked of the app, and what has room."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app import gpu_health
from dictation_app.doctor import Finding, State, examine
from dictation_app.doctor import memory as memory_module
from dictation_app.doctor.checkup import Checkup
from dictation_app.engine import gpu as gpu_engine
from dictation_app.engine.catalogue import Catalogue
from dictation_app.engine.models import ModelStore
from dictation_app.engine.self_test import SelfTest
from dictation_app.errors import NotRunningError, UserError
from dictation_app.hotkey import HOTKEYS
from dictation_app.settings import Settings
from tests.nvml import GB, gpu

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine.gpu import Gpu


class Store(ModelStore):
    """One model, whole, of the size that the test says."""

    def __init__(self, folder: Path, size: int) -> None:
        super().__init__(folder, Catalogue.read())
        (folder / "base").mkdir(parents=True)
        with (folder / "base" / "model.bin").open("wb") as file:
            file.truncate(size)  # takes no room
        self.hashed = 0

    def inspect(self, name: str, cancelled: Callable[[], bool] = bool) -> dict[str, Any]:
        self.hashed += 1
        return {}

    def path(self, name: str) -> Path:
        return self.folder / name


class Machine:
    """Its memory, its GPUs, what the app says, and whether the engine was loaded."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.free = 8 * GB
        self.gpus: tuple[Gpu, ...] = ()
        self.status: dict[str, Any] | None = None
        self.loaded: list[str] = []
        self.store = Store(folder / "models", GB)
        self.device = "auto"
        self.hotkey_backend = "auto"
        self.is_stuck = False
        monkeypatch.setattr(memory_module, "available_bytes", lambda: self.free)
        monkeypatch.setattr(gpu_engine, "gpus", lambda: self.gpus)
        monkeypatch.setattr(gpu_health, "try_device", self._try)

    def _try(self, _settings: object, _path: Path, device: str, **_more: object) -> SelfTest:
        self.loaded.append(device)
        return SelfTest(device="cpu", compute_type="int8", works=True, load_ms=1, decode_ms=1, right_share=1.0)

    def _ask(self, command: str, **_more: object) -> Any:
        assert command == "status"
        if self.is_stuck:
            raise UserError("Dictation is running but does not answer.")
        if self.status is None:
            raise NotRunningError("Dictation is not running.")
        return self.status

    def checkup(self) -> Checkup:
        settings = Settings()
        return Checkup(
            settings=replace(
                settings,
                engine=replace(settings.engine, device=self.device),
                hotkey=replace(settings.hotkey, backend=self.hotkey_backend),
            ),
            notes=(),
            models=self.store,
            open_window=lambda: pytest.fail("no window is needed"),
            ask=self._ask,
        )

    def look(self, *names: str) -> dict[str, Finding]:
        checkup = self.checkup()
        checks = [check for check in checkup.checks if check.name in names]
        assert len(checks) == len(names)
        return {finding.name: finding for finding in examine(checks, is_busy=checkup.is_busy, busy_s=0)}


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    return Machine(tmp_path, monkeypatch)


def test_under_wayland_only_the_app_asks_for_the_key(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    found = machine.look("Hotkey")["Hotkey"]
    assert (found.state, found.next_step) == (State.NOT_TRIED, "Start Dictation, and check again.")


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
def test_keyboards_that_are_read_directly_are_told_with_their_price(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from tests.unit.hotkey.keyboards import Keyboards  # noqa: PLC0415

    keyboards = Keyboards(tmp_path, monkeypatch)
    keyboards.plug()
    entry = HOTKEYS.get("evdev")
    made = lambda _name: entry.load()(tmp_path)  # type: ignore[call-arg]  # noqa: E731
    monkeypatch.setattr(HOTKEYS, "create", made)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    machine.hotkey_backend = "evdev"
    try:
        found = machine.look("Hotkey", "Desktop")
    finally:
        keyboards.end()
    assert found["Hotkey"].state is State.WARNING
    assert found["Hotkey"].value == "Ctrl+Alt+Space, read from the keyboards, not seen yet"
    assert "passwords" in found["Hotkey"].cause
    assert "gpasswd" in found["Hotkey"].next_step
    assert entry.label in found["Desktop"].value


def test_the_model_is_hashed_once_for_all_checks(machine: Machine) -> None:
    found = machine.look("Speech model", "Speech engine")
    assert found["Speech engine"].state is State.OK
    assert machine.loaded == ["auto"]
    assert machine.store.hashed == 1


@pytest.mark.parametrize(("status", "state"), [(None, State.WARNING), ({"state": "idle", "device": "cpu"}, State.OK)])
def test_a_model_that_the_app_has_loaded_needs_no_more_memory(
    machine: Machine, status: dict[str, Any] | None, state: State
) -> None:
    machine.free, machine.status = GB, status
    found = machine.look("Memory", "Speech engine")
    assert found["Memory"].state is state
    assert found["Speech engine"].state is State.NOT_TRIED, "a second copy has no room"
    assert machine.loaded == []


def test_a_gpu_has_room_for_a_second_copy_or_is_left_alone(machine: Machine) -> None:
    machine.gpus = (gpu(free_gb=6),)
    machine.free = 300_000_000
    assert machine.look("Speech engine")["Speech engine"].state is State.OK, "the GPU's memory counts"
    machine.gpus, machine.loaded = (gpu(free_gb=1),), []
    assert machine.look("Speech engine")["Speech engine"].state is State.NOT_TRIED
    assert machine.loaded == []
    assert machine.look("GPU")["GPU memory"].state is State.WARNING
    machine.status = {"state": "idle", "device": "cuda:0"}
    assert machine.look("GPU")["GPU memory"].state is State.OK, "it is the model that takes it"


def test_a_gpu_that_is_not_used_is_not_asked_for_room(machine: Machine) -> None:
    machine.gpus, machine.device = (gpu(free_gb=1),), "cpu"
    found = machine.look("GPU", "Speech engine")
    assert "GPU memory" not in found
    assert found["Speech engine"].state is State.OK


@pytest.mark.parametrize("state", ["listening", "transcribing"])
def test_while_somebody_dictates_only_what_is_quiet_is_done(machine: Machine, state: str) -> None:
    machine.status = {"state": state, "device": "cpu"}
    quiet = ("App", "Settings", "Speech model", "GPU", "Memory", "Disk space", "Folders")
    found = machine.look(*quiet)
    assert State.NOT_TRIED not in {finding.state for finding in found.values()}
    loud = ("Microphone", "Hotkey", "Speech engine", "Text into a window")
    found = machine.look(*loud)
    assert {finding.state for finding in found.values()} == {State.NOT_TRIED}
    assert machine.loaded == []


def test_of_an_app_that_does_not_answer_neither_the_key_nor_the_clipboard_is_taken(machine: Machine) -> None:
    machine.is_stuck = True
    checkup = machine.checkup()
    assert checkup.is_busy(), "perhaps somebody dictates"
    quiet = [check for check in checkup.checks if check.name in {"Hotkey", "Text into a window"}]
    found = list(examine(quiet))  # as where it stopped answering a moment later
    assert [each.state for each in found] == [State.NOT_TRIED] * 2
    assert {each.cause for each in found} == {"Dictation is running but does not answer."}
