"""What the machine offers, and what failures mean in words."""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING

import pytest

from dictation_app.engine import hardware
from dictation_app.engine.hardware import default_type, explain_failure
from dictation_app.errors import EngineError, ModelError, UserError

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
    module = types.ModuleType("dictation_app.engine.faster_whisper")
    module.__dict__.update(
        cuda_device_count=lambda: len(cuda),
        compute_types=lambda device, index: frozenset({"int8", "float32"} if device == "cpu" else cuda[index]),
    )
    monkeypatch.setitem(sys.modules, module.__name__, module)


def test_devices_are_the_cpu_and_each_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    install_library(monkeypatch, {0: {"float16", "float32"}, 1: {"int8_float16", "float32"}})
    monkeypatch.setattr(hardware, "_nvidia_names", lambda: {0: ("NVIDIA Example", 8_000_000_000)})
    cpu, first, second = hardware.devices()
    assert (cpu.name, cpu.default_type, cpu.compute_types) == ("cpu", "int8", ("float32", "int8"))
    assert cpu.cores >= 1
    assert (first.name, first.label, first.default_type) == ("cuda:0", "NVIDIA Example", "float16")
    assert first.memory_bytes == 8_000_000_000
    assert (second.name, second.label, second.default_type) == ("cuda:1", "NVIDIA GPU 1", "int8_float16")


class NvmlError(Exception):
    pass


@pytest.mark.parametrize("breaks_at", ["nvmlInit", "nvmlDeviceGetName"])
def test_a_driver_that_fails_costs_only_the_names(monkeypatch: pytest.MonkeyPatch, breaks_at: str) -> None:
    def fails(*_args: object) -> None:
        raise NvmlError

    nvml = types.ModuleType("pynvml")
    nvml.__dict__.update(
        NVMLError=NvmlError,
        nvmlInit=lambda: None,
        nvmlShutdown=lambda: None,
        nvmlDeviceGetCount=lambda: 1,
        nvmlDeviceGetHandleByIndex=lambda index: index,
        nvmlDeviceGetName=lambda _handle: b"NVIDIA Example",
        nvmlDeviceGetMemoryInfo=lambda _handle: types.SimpleNamespace(total=1),
    )
    nvml.__spec__ = types.SimpleNamespace(name="pynvml")  # type: ignore[assignment]  # as find_spec looks for it
    monkeypatch.setitem(sys.modules, "pynvml", nvml)
    assert hardware._nvidia_names() == {0: ("NVIDIA Example", 1)}
    monkeypatch.setattr(nvml, breaks_at, fails)
    assert hardware._nvidia_names() == {}


def test_without_the_package_cublas_is_left_to_the_system() -> None:
    assert hardware.preload_cublas() is False


@pytest.mark.parametrize(
    ("reason", "kind", "says", "step"),
    [
        ("Library libcublas.so.12 is not found or cannot be loaded", EngineError, "cuBLAS", "nvidia-cublas-cu12"),
        ("Library cublas64_12.dll is not found or cannot be loaded", EngineError, "cuBLAS", "nvidia-cublas-cu12"),
        ("CUDA failed with error out of memory", EngineError, "memory", "smaller model"),
        ("std::bad_alloc", EngineError, "memory", "smaller model"),
        (
            "CUDA failed with error CUDA driver version is insufficient for CUDA runtime version",
            EngineError,
            "driver",
            "update the driver",
        ),
        ("CUDA failed with error invalid device ordinal", EngineError, "cuda:1", "dictation devices"),
        ("CUDA failed with error no kernel image is available for execution", EngineError, "too old", "cpu"),
        ("cuBLAS failed with status CUBLAS_STATUS_NOT_SUPPORTED", EngineError, "float16", "compute_type"),
        (
            "Requested float16 compute type, but the target device or backend do not support efficient float16",
            EngineError,
            "float16",
            "compute_type",
        ),
        ("Unable to open file 'model.bin' in model '/x'", ModelError, "'base' is damaged", "models fetch base"),
        ("File model.bin is incomplete: failed to read a value", ModelError, "damaged", "models fetch base"),
        ("Variable 'decoder/embeddings/weight' has an invalid payload size", ModelError, "damaged", "models fetch"),
        ("Cannot instantiate Tokenizer from buffer: EOF", ModelError, "damaged", "models fetch base"),
        ("CUDA failed with error an illegal memory access was encountered", EngineError, "illegal memory", "cpu"),
        ("something never seen.", EngineError, "something never seen.", "again"),
    ],
)
def test_a_failure_names_its_cause_and_the_next_step(reason: str, kind: type[UserError], says: str, step: str) -> None:
    error = explain_failure(reason, model="base", device="cuda:1", compute_type="float16")
    assert type(error) is kind
    assert says in error.message
    assert error.message.endswith(".")
    assert step in error.hint
    assert not error.message.endswith("..")


def test_a_reason_with_braces_stays_readable() -> None:
    assert "{0}" in explain_failure("CUDA failed with {0}", model="m", device="cuda:0", compute_type="int8").message
