"""What this machine can compute on, and what a failure there means in words.

Nothing here needs a driver: without one there is simply no CUDA device. The engine's library is asked through
`engine.faster_whisper` and only when devices are listed, so that importing this module stays cheap.
"""

from __future__ import annotations

import ctypes
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dictation_app.errors import EngineError, ModelError, UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One choice for `engine.device`."""

    name: str
    """As the settings have it: ``cpu`` or ``cuda:0``."""
    label: str
    """What the maker calls it."""
    cores: int
    """Physical cores this process may use; 0 for a GPU."""
    compute_types: tuple[str, ...]
    """What it can compute in, sorted."""
    default_type: str
    """What ``auto`` stands for here."""
    memory_bytes: int = 0
    """Memory of a GPU; 0 where unknown."""


def devices() -> tuple[Device, ...]:
    """The CPU and every CUDA device, in the engine's order."""
    library = import_module("dictation_app.engine.faster_whisper")
    found = [_device("cpu", cpu_name(), library.compute_types("cpu", 0), cores=physical_cores())]
    names = _nvidia_names()
    for index in range(library.cuda_device_count()):
        label, memory = names.get(index, (f"NVIDIA GPU {index}", 0))
        types = library.compute_types("cuda", index)
        found.append(_device(f"cuda:{index}", label, types, memory_bytes=memory))
    return tuple(found)


def _device(name: str, label: str, types: frozenset[str], *, cores: int = 0, memory_bytes: int = 0) -> Device:
    return Device(
        name=name,
        label=label,
        cores=cores,
        compute_types=tuple(sorted(types)),
        default_type=default_type(name, types),
        memory_bytes=memory_bytes,
    )


def default_type(device: str, types: frozenset[str]) -> str:
    """The best arithmetic out of `types`: small on a CPU (memory is its limit), 16 bits on a GPU."""
    order = ("int8", "int8_float32") if device == "cpu" else ("float16", "int8_float16", "int8_float32", "int8")
    return next((name for name in order if name in types), "float32")


def cpu_name() -> str:
    """What the maker calls the processor; its architecture where that cannot be read."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name" and value.strip():
                return " ".join(value.split())
    except OSError:
        pass
    if sys.platform == "darwin":
        return _sysctl("machdep.cpu.brand_string") or platform.machine()
    return platform.processor() or platform.machine()


def physical_cores() -> int:
    """Cores this process may use, without the second thread of each: those share one arithmetic unit."""
    if sys.platform == "linux":
        return _linux_cores(Path("/sys"), os.sched_getaffinity(0))
    logical = os.cpu_count() or 1
    if sys.platform == "darwin":
        # Efficiency cores would slow the others down: all threads wait for the last one.
        fast = _sysctl("hw.perflevel0.physicalcpu") or _sysctl("hw.physicalcpu")
        return int(fast) if fast.isdigit() else logical
    two_threads = platform.machine().lower() in {"amd64", "x86_64", "x86"} and logical > 2  # noqa: PLR2004
    return logical // 2 if two_threads else logical


def _linux_cores(sys_folder: Path, allowed: set[int]) -> int:
    """Groups of sibling threads among the `allowed` processors, at most what a container may use."""
    groups = set()
    for cpu in allowed:
        try:
            siblings = sys_folder / f"devices/system/cpu/cpu{cpu}/topology/thread_siblings_list"
            groups.add(siblings.read_text(encoding="ascii").strip())
        except OSError:
            groups.add(str(cpu))
    cores = max(1, len(groups))
    try:
        quota, period = (sys_folder / "fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        return cores if quota == "max" else max(1, min(cores, round(int(quota) / int(period))))
    except (OSError, ValueError):
        return cores


def _sysctl(name: str) -> str:
    try:
        done = subprocess.run(["sysctl", "-n", name], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _nvidia_names() -> dict[int, tuple[str, int]]:
    """Name and memory of each NVIDIA GPU by PCI order, if `nvidia-ml-py` is installed and a driver answers."""
    if find_spec("pynvml") is None:
        return {}
    nvml: Any = import_module("pynvml")
    found = {}
    try:
        nvml.nvmlInit()
        for index in range(nvml.nvmlDeviceGetCount()):
            handle = nvml.nvmlDeviceGetHandleByIndex(index)
            name = nvml.nvmlDeviceGetName(handle)
            label = name.decode() if isinstance(name, bytes) else str(name)
            found[index] = (label, int(nvml.nvmlDeviceGetMemoryInfo(handle).total))
        nvml.nvmlShutdown()
    except nvml.NVMLError:
        return found
    return found


def preload_cublas() -> bool:
    """Load cuBLAS from the package `nvidia-cublas-cu12`, if it is installed; True where that succeeded.

    The engine looks it up by bare name only when the first sound is decoded, and neither ``LD_LIBRARY_PATH`` set from
    inside a process nor `os.add_dll_directory` reaches that look-up: what is already loaded does.
    """
    try:
        package = find_spec("nvidia.cublas")
    except ModuleNotFoundError:
        return False
    folders = [Path(place) for place in (package.submodule_search_locations or ())] if package is not None else []
    return any(_load_all(folder) for folder in folders)


def _load_all(folder: Path) -> bool:
    """Both libraries by full path; the light one needs the heavy one, which is therefore first."""
    try:
        if sys.platform == "win32":
            libraries = folder / "bin"
            # With CUDA_PATH set, the engine searches that folder only; ours is the version it was built for.
            os.environ.pop("CUDA_PATH", None)
            os.environ["PATH"] = f"{libraries}{os.pathsep}{os.environ.get('PATH', '')}"
            for name in ("cublasLt64_12.dll", "cublas64_12.dll"):
                ctypes.WinDLL(str(libraries / name))
        else:
            for name in ("libcublasLt.so.12", "libcublas.so.12"):
                ctypes.CDLL(str(folder / "lib" / name), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True


def return_unused_memory() -> None:
    """Give the system back what loading a model left behind in the C library's store (45 MB of 200 for base)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc only
        if trim is not None:
            trim(0)


_USE_CPU = "Set `engine.device` to cpu, or"
_FAILURES: tuple[tuple[tuple[str, ...], type[UserError], str, str], ...] = (
    (
        ("cublas64", "libcublas"),
        EngineError,
        "The GPU cannot be used because NVIDIA's cuBLAS 12 is not installed.",
        "Install the Python package 'nvidia-cublas-cu12', or set `engine.device` to cpu.",
    ),
    (
        ("out of memory", "bad_alloc", "failed to allocate"),
        EngineError,
        "There is not enough memory for the model '{model}' on {device}.",
        "Choose a smaller model, or close programs that use much memory.",
    ),
    (
        ("driver version is insufficient", "no cuda-capable device", "no cuda driver", "unknown error"),
        EngineError,
        "The GPU cannot be used: NVIDIA's driver is missing or too old for CUDA 12.",
        f"{_USE_CPU} update the driver.",
    ),
    (
        ("invalid device ordinal",),
        EngineError,
        "There is no device '{device}' on this machine.",
        "`dictation devices` lists those there are.",
    ),
    (
        ("no kernel image", "invalid ptx", "unsupported toolchain"),
        EngineError,
        "This GPU is too old or too new for the engine.",
        "Set `engine.device` to cpu.",
    ),
    (
        ("cublas_status_not_supported", "do not support efficient", "invalid compute type"),
        EngineError,
        "{device} cannot compute in '{type}'.",
        "Set `engine.compute_type` to auto; `dictation devices` lists what each device can do.",
    ),
    (
        ("unable to open file", "is incomplete", "invalid payload", "binary version", "cannot instantiate tokenizer"),
        ModelError,
        "The model '{model}' is damaged or was made for another engine.",
        "Fetch it again with `dictation models fetch {model}`.",
    ),
    (
        ("cuda failed", "cublas", "cudnn", "cuda error"),
        EngineError,
        "The GPU stopped working ({reason}).",
        f"{_USE_CPU} start the app again.",
    ),
)


def explain_failure(reason: str, *, model: str, device: str, compute_type: str) -> UserError:
    """What an error text of the engine's library means, and what to do about it."""
    lowered = reason.lower()
    for signs, kind, message, hint in _FAILURES:
        if any(sign in lowered for sign in signs):
            names = {"model": model, "device": device, "type": compute_type, "reason": reason.strip().rstrip(".")}
            return kind(message.format_map(names), hint.format_map(names))
    return EngineError(f"The speech engine failed: {reason.strip().rstrip('.')}.", "Start the app again.")
