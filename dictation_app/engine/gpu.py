"""NVIDIA's GPUs in this machine, as their driver tells of them (NVML), and which number CUDA gives to each.

CUDA counts those that ``CUDA_VISIBLE_DEVICES`` lets it see, in that order, and otherwise the fastest first, unless
``CUDA_DEVICE_ORDER`` says by their place on the bus; `fix_device_order` says so. Without a driver, or without the
package `nvidia-ml-py`, there is simply no GPU. The only module that imports that package.
"""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dictation_app.engine.gpu_errors import GpuGoneError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

_ORDER = "CUDA_DEVICE_ORDER"
_BY_PLACE = "PCI_BUS_ID"
_VISIBLE = "CUDA_VISIBLE_DEVICES"
_OLD_PLACE = "NVIDIA Corporation/NVSMI/nvml.dll"
_DRIVERS_LIBRARY = "nvml.dll" if sys.platform == "win32" else "libnvidia-ml.so.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gpu:
    """One GPU, as it is now."""

    uuid: str
    """``GPU-`` and hexadecimal digits: stays with the card, whatever slot it is in."""
    name: str
    index: int | None
    """CUDA's number in this process and its children; None where CUDA cannot see it, or its number is unknown."""
    memory_bytes: int
    free_bytes: int
    driver: str
    """Version of NVIDIA's driver."""

    @property
    def used_bytes(self) -> int:
        """By all programs."""
        return self.memory_bytes - self.free_bytes

    @property
    def device(self) -> str:
        """As the engine calls it: ``cuda:0``; empty where it cannot be used."""
        return "" if self.index is None else f"cuda:{self.index}"


def fix_device_order(environ: MutableMapping[str, str] = os.environ) -> None:
    """Let CUDA count as NVML and `nvidia-smi` do. Works before the first use of CUDA in a process only."""
    environ.setdefault(_ORDER, _BY_PLACE)


def has_driver() -> bool:
    """Whether NVIDIA's driver is installed. Much cheaper than its package, which most machines need not import."""
    try:
        ctypes.CDLL(_DRIVERS_LIBRARY)
    except OSError:
        # Where older drivers put it, the package knows.
        return sys.platform == "win32" and (Path(os.environ.get("PROGRAMFILES", "")) / _OLD_PLACE).is_file()
    return True


def gpus(environ: Mapping[str, str] = os.environ) -> tuple[Gpu, ...]:
    """All GPUs of the machine by their place on the bus; empty without a driver. Takes some 20 ms with one."""
    if not has_driver() or find_spec("pynvml") is None:
        return ()
    nvml: Any = import_module("pynvml")
    try:
        nvml.nvmlInit()
    except nvml.NVMLError:
        return ()
    try:
        driver = _text(nvml.nvmlSystemGetDriverVersion())
        handles = [nvml.nvmlDeviceGetHandleByIndex(number) for number in range(nvml.nvmlDeviceGetCount())]
        # NVML promises no order of its own.
        handles.sort(key=lambda handle: _text(nvml.nvmlDeviceGetPciInfo(handle).busId))
        found = [_read(nvml, handle, driver) for handle in handles]
    except nvml.NVMLError:
        return ()
    finally:
        _shut_down(nvml)
    numbers = {place: number for number, place in enumerate(_visible([gpu.uuid for gpu in found], environ))}
    return tuple(replace(gpu, index=numbers.get(place)) for place, gpu in enumerate(found))


def numbered(device: str) -> str:
    """A device by CUDA's number where it was named by its UUID; raise `GpuGoneError` where CUDA has none for it."""
    if not device.upper().startswith("GPU-"):
        return device
    named = next((gpu for gpu in gpus() if gpu.uuid.lower() == device.lower()), None)
    if named is None:
        raise GpuGoneError(
            say("The GPU that `engine.device` names is not found in this machine."),
            say("Put it back, or choose another device; `dictation gpu list` shows those there are."),
        )
    if named.index is None:
        raise GpuGoneError(
            say("CUDA does not see {gpu}, which `engine.device` names.", gpu=named.name),
            say("Look at CUDA_VISIBLE_DEVICES and CUDA_DEVICE_ORDER, or choose another device."),
        )
    return named.device


def _read(nvml: Any, handle: Any, driver: str) -> Gpu:
    total = free = 0
    try:
        memory = nvml.nvmlDeviceGetMemoryInfo(handle)
        total, free = int(memory.total), int(memory.free)
    except nvml.NVMLError:
        pass  # shares the machine's memory; how much of it is free says nothing about the GPU
    return Gpu(
        uuid=_text(nvml.nvmlDeviceGetUUID(handle)),
        name=_text(nvml.nvmlDeviceGetName(handle)),
        index=None,
        memory_bytes=total,
        free_bytes=free,
        driver=driver,
    )


def _text(value: bytes | str) -> str:
    """Older versions of the package give bytes."""
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def _shut_down(nvml: Any) -> None:
    try:
        nvml.nvmlShutdown()
    except nvml.NVMLError:
        return


def _visible(uuids: Sequence[str], environ: Mapping[str, str]) -> tuple[int, ...]:
    """Places on the bus in CUDA's order; empty where that order cannot be told."""
    is_by_place = len(uuids) == 1 or environ.get(_ORDER, _BY_PLACE) == _BY_PLACE
    if _VISIBLE not in environ:
        return tuple(range(len(uuids))) if is_by_place else ()
    places: list[int] = []
    for name in (each.strip() for each in environ[_VISIBLE].split(",")):
        if name.isdecimal():
            if not is_by_place:
                return ()
            place = int(name) if int(name) < len(uuids) else None
        else:
            same = [at for at, uuid in enumerate(uuids) if name and uuid.lower().startswith(name.lower())]
            place = same[0] if len(same) == 1 else None
        if place is None or place in places:
            break  # CUDA sees only what stands before the first name that it cannot use
        places.append(place)
    return tuple(places)
