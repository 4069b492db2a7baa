"""What this machine can compute on: its processor, and its GPUs as the engine can use them.

Nothing here needs a driver: without one there is simply no CUDA device. The engine's library is asked through
`engine.place` and only when devices are listed, so that importing this module stays cheap.
"""

from __future__ import annotations

import ctypes
import os
import platform
import subprocess
import sys
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.engine.gpu import gpus

if TYPE_CHECKING:
    from dictation_app.engine.gpu import Gpu


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
    free_bytes: int = 0
    """So much of it is free now."""
    used_bytes: int = 0
    """So much of it is in use by all programs now."""
    uuid: str = ""
    """What stays with a GPU whatever its number, and may stand in `engine.device`; empty where unknown."""
    driver: str = ""
    """Version of its driver; empty where unknown."""


def devices() -> tuple[Device, ...]:
    """The CPU and every CUDA device, in the engine's order."""
    library = import_module("dictation_app.engine.place")
    found = [_device("cpu", cpu_name(), library.compute_types("cpu", 0), cores=physical_cores())]
    count = library.cuda_device_count()
    known = {gpu.index: gpu for gpu in gpus()} if count else {}
    for index in range(count):
        gpu = known.get(index)
        device = _device(f"cuda:{index}", f"NVIDIA GPU {index}", library.compute_types("cuda", index))
        found.append(device if gpu is None else _told_by_driver(device, gpu))
    return tuple(found)


def _device(name: str, label: str, types: frozenset[str], *, cores: int = 0) -> Device:
    return Device(
        name=name,
        label=label,
        cores=cores,
        compute_types=tuple(sorted(types)),
        default_type=default_type(name, types),
    )


def _told_by_driver(device: Device, gpu: Gpu) -> Device:
    return replace(
        device,
        label=gpu.name,
        memory_bytes=gpu.memory_bytes,
        free_bytes=gpu.free_bytes,
        used_bytes=gpu.used_bytes,
        uuid=gpu.uuid,
        driver=gpu.driver,
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


def return_unused_memory() -> None:
    """Give the system back what loading a model left behind in the C library's store (45 MB of 200 for base)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc only
        if trim is not None:
            trim(0)
