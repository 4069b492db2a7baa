"""What the machine offers."""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING

import pytest

from dictation_app.engine import hardware
from dictation_app.engine.hardware import default_type
from tests.nvml import DRIVER, GB, PaperDriver, PaperGpu, uuid

if TYPE_CHECKING:
    from pathlib import Path


def sys_folder(root: Path, siblings: dict[int, str], cpu_max: str | None = None) -> Path:
    for cpu, text in siblings.items():
        folder = root / f"devices/system/cpu/cpu{cpu}/topology"
        folder.mkdir(parents=True)
        (folder / "thread_siblings_list").write_text(f"{text}\n", encoding="ascii")
    if cpu_max is not None:
        (root / "fs/cgroup").mkdir(parents=True)
        (root / "fs/cgroup/cpu.max").write_text(cpu_max, encoding="ascii")
    return root


FOUR_CORES = {cpu: f"{cpu % 4},{cpu % 4 + 4}" for cpu in range(8)}


@pytest.mark.parametrize(
    ("allowed", "cpu_max", "cores"),
    [
        (range(8), None, 4),
        (range(8), "max 100000\n", 4),
        (range(8), "200000 100000\n", 2),
        (range(8), "10000 100000\n", 1),
        ((1, 5), None, 1),
        ((1, 2), None, 2),
        (range(8), "nonsense", 4),
    ],
)
def test_cores_are_counted_once_and_only_those_that_may_be_used(
    tmp_path: Path, allowed: range | tuple[int, ...], cpu_max: str | None, cores: int
) -> None:
    assert hardware._linux_cores(sys_folder(tmp_path, FOUR_CORES, cpu_max), set(allowed)) == cores


def test_a_kernel_that_tells_nothing_counts_every_processor(tmp_path: Path) -> None:
    assert hardware._linux_cores(tmp_path, {0, 1, 2}) == 3


def test_this_machine_has_a_core_and_a_name() -> None:
    assert hardware.physical_cores() >= 1
    assert hardware.cpu_name().strip()


@pytest.mark.parametrize(
    ("device", "types", "expected"),
    [
        ("cpu", {"int8", "int8_float32", "float32"}, "int8"),
        ("cpu", {"float32"}, "float32"),
        ("cuda", {"int8", "float16", "int8_float16", "float32"}, "float16"),
        ("cuda", {"int8", "int8_float16", "float32"}, "int8_float16"),
        ("cuda", {"int8", "int8_float32", "float32"}, "int8_float32"),
        ("cuda", set(), "float32"),
    ],
)
def test_auto_takes_the_best_arithmetic_there_is(device: str, types: set[str], expected: str) -> None:
    assert default_type(device, frozenset(types)) == expected


def install_library(monkeypatch: pytest.MonkeyPatch, cuda: dict[int, set[str]]) -> None:
    module = types.ModuleType("dictation_app.engine.place")
    module.__dict__.update(
        cuda_device_count=lambda: len(cuda),
        compute_types=lambda device, index: frozenset({"int8", "float32"} if device == "cpu" else cuda[index]),
    )
    monkeypatch.setitem(sys.modules, module.__name__, module)


def test_devices_are_the_cpu_and_each_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    install_library(monkeypatch, {0: {"float16", "float32"}, 1: {"int8_float16", "float32"}})
    PaperDriver(PaperGpu("a", "0")).install(monkeypatch)
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    cpu, first, second = hardware.devices()
    assert (cpu.name, cpu.default_type, cpu.compute_types) == ("cpu", "int8", ("float32", "int8"))
    assert cpu.cores >= 1
    assert (first.name, first.label, first.default_type) == ("cuda:0", "NVIDIA Example A", "float16")
    assert (first.memory_bytes, first.free_bytes, first.used_bytes) == (8 * GB, 6 * GB, 2 * GB)
    assert (first.uuid, first.driver) == (uuid("a"), DRIVER)
    assert (second.name, second.label, second.default_type) == ("cuda:1", "NVIDIA GPU 1", "int8_float16")


def test_a_driver_that_fails_costs_only_names_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    install_library(monkeypatch, {0: {"float32"}})
    PaperDriver(PaperGpu("a", "0"), broken="nvmlInit").install(monkeypatch)
    _, gpu = hardware.devices()
    assert (gpu.name, gpu.label, gpu.uuid, gpu.memory_bytes) == ("cuda:0", "NVIDIA GPU 0", "", 0)


def test_without_a_gpu_no_driver_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    install_library(monkeypatch, {})
    driver = PaperDriver(PaperGpu("a", "0"), broken="nvmlShutdown").install(monkeypatch)
    assert [device.name for device in hardware.devices()] == ["cpu"]
    assert driver.open == 0
