"""What is said about GPUs, and the self-test with the recording that comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app import gpu_health
from dictation_app.engine.catalogue import Package
from dictation_app.engine.cuda_install import CudaRuntime
from dictation_app.engine.cuda_runtime import LIBRARIES, FoundCublas
from dictation_app.engine.gpu_record import Fault, GpuRecord
from dictation_app.engine.self_test import SelfTest
from dictation_app.gpu_health import Grade, HealthLine, try_device
from dictation_app.settings import EngineSettings
from tests.nvml import gpu, uuid

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.engine.gpu import Gpu
    from dictation_app.values.speech import EngineConfig, Samples

OFFER = Package(name="nvidia-cublas-cu12", version="1", bytes=581_000_000, sha256="0" * 64, members={})


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Looker:
    monkeypatch.setattr(gpu_health.cuda_runtime, "where", lambda: look.cublas)
    look = Looker(tmp_path)
    return look


class Looker:
    def __init__(self, folder: Path) -> None:
        self.cublas: FoundCublas | None = FoundCublas("the app's own folder", "12.9.3")
        self.runtime = CudaRuntime(folder / "cuda", offer=OFFER)
        self.record = GpuRecord(folder / "gpus.json")

    def __call__(self, *found: Gpu, settings: EngineSettings | None = None) -> dict[str, HealthLine]:
        lines = gpu_health.gpu_health(
            settings or EngineSettings(), self.runtime, record=self.record, found=found, weights_bytes=150_000_000
        )
        return {line.about: line for line in lines}


def test_a_machine_without_a_gpu_is_all_right(look: Looker) -> None:
    lines = look()
    assert [line.grade for line in lines.values()] == [Grade.OK, Grade.OK]
    assert "cuBLAS 12" not in lines, "nothing needs it"


def test_a_gpu_that_is_asked_for_and_not_there_is_a_warning(look: Looker) -> None:
    lines = look(settings=EngineSettings(device=uuid("a")))
    assert lines["GPU"].grade is Grade.WARNING
    assert "driver" in lines["GPU"].step
    assert lines["engine.device"].grade is Grade.WARNING
    assert "not found" in lines["engine.device"].cause


def test_a_gpu_is_shown_with_its_memory_and_driver_and_why_it_is_used(look: Looker) -> None:
    lines = look(gpu(free_gb=6))
    assert {line.grade for line in lines.values()} == {Grade.OK}
    assert lines[uuid("a")].value == "NVIDIA Example A, cuda:0, 6.0 GB of 8.0 GB free, driver 550.54.14"
    assert lines["cuBLAS 12"].value == "12.9.3 from the app's own folder"
    assert "NVIDIA Example A is used" in lines["engine.device"].value


def test_what_is_held_against_a_gpu_is_shown_with_the_way_back(look: Looker) -> None:
    look.record.note(gpu(), Fault(kind="GpuModelError", device="cpu", message="This GPU is too old."))
    lines = look(gpu())
    assert (lines[uuid("a")].grade, lines[uuid("a")].cause) == (Grade.WARNING, "This GPU is too old.")
    assert "gpu forget" in lines[uuid("a")].step
    assert "too old" in lines["engine.device"].value


def test_a_gpu_that_cuda_does_not_see_is_shown(look: Looker) -> None:
    line = look(gpu(index=None))[uuid("a")]
    assert line.grade is Grade.WARNING
    assert "CUDA_VISIBLE_DEVICES" in line.step


def test_a_missing_library_is_offered_with_its_size(look: Looker) -> None:
    look.cublas = None
    line = look(gpu())["cuBLAS 12"]
    assert (line.grade, line.value) == (Grade.WARNING, "not installed")
    assert line.step == "Run `dictation gpu install-runtime` (581 MB)."


def test_a_damaged_library_is_a_failure(look: Looker) -> None:
    look.cublas = None
    (look.runtime.home / "cublas").mkdir(parents=True)
    (look.runtime.home / "cublas" / LIBRARIES[0]).write_bytes(b"half")
    assert look(gpu())["cuBLAS 12"].grade is Grade.FAILED


def test_the_recording_is_decoded_on_the_device_that_is_meant(tmp_path: Path) -> None:
    asked: list[tuple[EngineConfig, float, str]] = []

    def run(_name: str, config: EngineConfig, samples: Samples, text: str, **_: object) -> SelfTest:
        asked.append((config, len(samples) / 16000, text))
        return SelfTest(device=config.device, compute_type="float16", works=True)

    found = (gpu("a"), gpu("b", index=1))
    settings = EngineSettings(device="cuda:1", compute_type="float32")
    for device in ("cpu", "cuda:1", uuid("b")):
        assert try_device(settings, tmp_path, device, found=found, run=run).works
    assert [config.device for config, _, _ in asked] == ["cpu", "cuda:1", "cuda:1"]
    assert [config.compute_type for config, _, _ in asked] == ["auto", "float32", "auto"]
    assert asked[0][1] > 3
    assert "first importance" in asked[0][2]


def test_a_gpu_that_is_not_there_fails_without_an_engine(tmp_path: Path) -> None:
    result = try_device(EngineSettings(), tmp_path, uuid("c"), found=(gpu("a"),), run=None)  # type: ignore[arg-type]
    assert not result.works
    assert "no such GPU" in result.problem
