"""A driver made of paper: `pynvml` as far as the app asks it, for GPUs that a test describes."""

# ruff: noqa: N802  # the names are NVML's

from __future__ import annotations

import sys
import types
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.engine import gpu as gpu_module
from dictation_app.engine.gpu import Gpu

if TYPE_CHECKING:
    import pytest

GB = 1_000_000_000
DRIVER = "550.54.14"


def gpu(
    letter: str = "a", *, index: int | None = 0, free_gb: float = 8, total_gb: float = 8, driver: str = DRIVER
) -> Gpu:
    """As `engine.gpu.gpus` finds it."""
    return Gpu(
        uuid=uuid(letter),
        name=f"NVIDIA Example {letter.upper()}",
        index=index,
        memory_bytes=round(total_gb * GB),
        free_bytes=round(free_gb * GB),
        driver=driver,
    )


def uuid(letter: str) -> str:
    return f"GPU-{letter * 8}-{letter * 4}-{letter * 4}-{letter * 4}-{letter * 12}"


@dataclass
class PaperGpu:
    """What NVML would say of one."""

    letter: str
    bus_id: str
    free: int = 6 * GB
    total: int = 8 * GB
    shares_memory: bool = False


class NVMLError(Exception):
    """NVML's own."""


class PaperDriver(types.ModuleType):
    """The module `pynvml`; `broken` names the call that fails."""

    NVMLError = NVMLError

    def __init__(self, *gpus: PaperGpu, broken: str = "", as_bytes: bool = False) -> None:
        super().__init__("pynvml")
        self.__spec__ = types.SimpleNamespace(name="pynvml")  # type: ignore[assignment]  # as find_spec looks for it
        self.gpus = gpus
        self.broken = broken
        self.as_bytes = as_bytes
        self.open = 0

    def install(self, monkeypatch: pytest.MonkeyPatch) -> PaperDriver:
        monkeypatch.setitem(sys.modules, "pynvml", self)
        monkeypatch.setattr(gpu_module, "has_driver", lambda: True)
        return self

    def _text(self, text: str) -> str | bytes:
        return text.encode() if self.as_bytes else text

    def _may_fail(self, call: str) -> None:
        if call == self.broken:
            raise NVMLError

    def nvmlInit(self) -> None:
        self._may_fail("nvmlInit")
        self.open += 1

    def nvmlShutdown(self) -> None:
        self.open -= 1
        self._may_fail("nvmlShutdown")

    def nvmlSystemGetDriverVersion(self) -> str | bytes:
        self._may_fail("nvmlSystemGetDriverVersion")
        return self._text(DRIVER)

    def nvmlDeviceGetCount(self) -> int:
        return len(self.gpus)

    def nvmlDeviceGetHandleByIndex(self, index: int) -> PaperGpu:
        return self.gpus[index]

    def nvmlDeviceGetPciInfo(self, handle: PaperGpu) -> object:
        return types.SimpleNamespace(busId=self._text(handle.bus_id))

    def nvmlDeviceGetUUID(self, handle: PaperGpu) -> str | bytes:
        return self._text(uuid(handle.letter))

    def nvmlDeviceGetName(self, handle: PaperGpu) -> str | bytes:
        self._may_fail("nvmlDeviceGetName")
        return self._text(f"NVIDIA Example {handle.letter.upper()}")

    def nvmlDeviceGetMemoryInfo(self, handle: PaperGpu) -> object:
        if handle.shares_memory:
            raise NVMLError
        return types.SimpleNamespace(total=handle.total, free=handle.free)
