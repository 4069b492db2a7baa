"""``dictation gpu``: words and exit codes, on a machine with a driver made of paper."""

from __future__ import annotations

import ctypes.util
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app import gpu_health, ipc, paths
from dictation_app.cli import gpu as module
from dictation_app.cli import run
from dictation_app.engine import cuda_install, hardware
from dictation_app.engine.gpu_record import Fault, GpuRecord
from dictation_app.engine.self_test import SelfTest
from dictation_app.errors import ExitCode
from tests.fakes import FakeModels
from tests.nvml import GB, PaperDriver, PaperGpu, gpu, uuid
from tests.unit.engine.test_cuda_runtime import OFFER, Index

if TYPE_CHECKING:
    from dictation_app.settings import EngineSettings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    monkeypatch.delenv("CUDA_DEVICE_ORDER", raising=False)
    monkeypatch.setattr(ctypes.util, "find_library", lambda _name: None)
    PaperDriver(PaperGpu("a", "0")).install(monkeypatch)
    return tmp_path


def test_gpus_are_listed_by_name_with_memory_and_uuid(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gpu", "list"]) == ExitCode.OK
    shown = capsys.readouterr().out
    assert "cuda:0   NVIDIA Example A  (2.0 GB of 8.0 GB in use, driver 550.54.14)" in shown
    assert uuid("a") in shown
    assert run(["gpu", "list", "--json"]) == ExitCode.OK
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["device"], row["uuid"], row["free_bytes"], row["used_bytes"]) == ("cuda:0", uuid("a"), 6 * GB, 2 * GB)


def test_without_a_gpu_the_list_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    PaperDriver(broken="nvmlInit").install(monkeypatch)
    assert run(["gpu", "list"]) == ExitCode.OK
    assert "tells of no GPU" in capsys.readouterr().out


def test_a_check_names_what_is_missing_and_the_device_that_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gpu", "check"]) == ExitCode.OK
    shown = capsys.readouterr().out
    assert "warning  cuBLAS 12: not installed" in shown
    assert "dictation gpu install-runtime" in shown
    assert "ok       engine.device: NVIDIA Example A is used" in shown


def test_a_check_that_fails_has_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    (paths.cuda_dir() / "cublas").mkdir(parents=True)
    assert run(["gpu", "check", "--json"]) == ExitCode.FAILED
    lines = {line["about"]: line for line in json.loads(capsys.readouterr().out)}
    assert lines["cuBLAS 12"]["grade"] == "failed"


@pytest.mark.parametrize("works", [True, False])
def test_a_device_is_tried_with_the_model_of_the_settings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, works: bool
) -> None:
    asked: list[tuple[str, str, Path]] = []

    def try_device(settings: EngineSettings, folder: Path, name: str) -> SelfTest:
        asked.append((name, settings.model, folder))
        problem = "" if works else "Too little memory."
        return SelfTest(
            device=name,
            compute_type="float16",
            works=works,
            load_ms=900,
            decode_ms=40,
            right_share=1.0,
            problem=problem,
        )

    monkeypatch.setattr(gpu_health, "try_device", try_device)
    monkeypatch.setattr(module, "model_store", lambda: FakeModels(Path("/models")))
    code = run(["gpu", "test", "cuda:0", uuid("a"), "--model", "tiny.en"])
    assert code == (ExitCode.OK if works else ExitCode.ENGINE)
    assert asked == [(name, "tiny.en", Path("/models/tiny.en")) for name in ("cuda:0", uuid("a"))]
    shown = capsys.readouterr().out
    expected = "works: float16, loaded in 900 ms, the recording decoded in 40 ms, 100% of the words right"
    assert (expected if works else "failed: Too little memory.") in shown


def test_without_a_name_every_device_is_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def device(name: str) -> hardware.Device:
        return hardware.Device(name=name, label=name, cores=0, compute_types=(), default_type="int8")

    monkeypatch.setattr(hardware, "devices", lambda: (device("cpu"), device("cuda:0")))
    monkeypatch.setattr(module, "model_store", lambda: FakeModels(Path("/models")))
    monkeypatch.setattr(
        gpu_health, "try_device", lambda _settings, _folder, name: SelfTest(device=name, compute_type="", works=True)
    )
    assert run(["gpu", "test", "--json"]) == ExitCode.OK
    assert [result["device"] for result in json.loads(capsys.readouterr().out)] == ["cpu", "cuda:0"]


def test_the_memory_is_asked_for_from_the_running_app(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["gpu", "free"]) == ExitCode.NOT_RUNNING
    asked: list[str] = []
    monkeypatch.setattr(ipc, "request", asked.append)
    assert run(["gpu", "free"]) == ExitCode.OK
    assert asked == ["free_gpu"]
    assert "given back" in capsys.readouterr().out


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    index = Index()
    monkeypatch.setattr(cuda_install, "PackageIndexFetcher", lambda: index)
    monkeypatch.setattr(cuda_install, "package", lambda: OFFER)
    return index


def test_the_library_is_fetched_only_after_yes_and_removed_on_request(
    index: Index, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("click.confirm", lambda _question: False)
    assert run(["gpu", "install-runtime"]) == ExitCode.FAILED
    assert "1 MB to fetch. Licence: NVIDIA's own" in capsys.readouterr().out
    assert index.asked == []
    assert run(["gpu", "install-runtime", "--yes"]) == ExitCode.OK
    assert "cuBLAS 12.0.1 is installed in" in capsys.readouterr().out
    assert run(["gpu", "install-runtime"]) == ExitCode.OK, "it asks nothing where it is there"
    assert len(index.asked) == 1
    assert run(["gpu", "remove-runtime"]) == ExitCode.OK
    assert "is removed" in capsys.readouterr().out
    assert run(["gpu", "remove-runtime"]) == ExitCode.OK
    assert "no cuBLAS of its own" in capsys.readouterr().out


def test_the_running_app_uses_the_library_with_its_next_dictation(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ipc, "request", asked.append)
    for _ in range(2):
        assert run(["gpu", "install-runtime", "--yes"]) == ExitCode.OK
    assert asked == ["free_gpu"]


def test_an_installation_that_fails_is_one_sentence(index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    index.failure = OSError(28, "No space left on device")
    assert run(["gpu", "install-runtime", "--yes"]) == ExitCode.ENGINE
    assert capsys.readouterr().err == ("dictation: cuBLAS could not be written: the disk is full. Free some space.\n")


def test_what_is_held_against_gpus_is_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    record = GpuRecord(paths.gpu_record_file())
    record.note(gpu(), Fault(kind="GpuModelError", device="cpu", message="Too old."))
    assert run(["gpu", "forget"]) == ExitCode.OK
    assert "tries every GPU again" in capsys.readouterr().out
    assert record.faults(gpu()) == ()
    assert run(["gpu", "forget"]) == ExitCode.OK
    assert "Nothing was held" in capsys.readouterr().out
