"""What a figure was measured on, and whether the machine was quiet enough to conclude anything from it."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from dictation_app import __version__
from dictation_app.engine.hardware import cpu_name, devices, physical_cores

if TYPE_CHECKING:
    from dictation_app.values.speech import EngineConfig, EngineInfo

BUSY_LOAD_PER_CORE = 0.3
"""Above this share of the cores in use by others, times say little."""
_UNNAMED_GPU = "NVIDIA GPU "


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What was measured on, and with."""

    processor: str
    processors: int
    """That this process may use; two for each core with hyper-threading."""
    cores: int
    threads: int
    """That each side computes with."""
    system: str
    python: str
    app: str
    ctranslate2: str
    faster_whisper: str
    model: str
    device: str
    """``cpu`` or ``cuda:N``."""
    device_name: str
    """What the maker calls it."""
    compute_type: str
    load_before: float | None
    """Runnable processes, mean of the minute before; None where the system does not tell."""
    load_after: float | None
    """The same at the end, the measurement itself included."""

    @property
    def doubt(self) -> str:
        """Why times of this machine prove nothing, as a sentence; empty = they do."""
        if self.load_before is None:
            return (
                "This system does not tell how busy it is, so no verdict is given. The ratios are still worth a look."
            )
        limit = BUSY_LOAD_PER_CORE * self.processors
        if self.load_before <= limit:
            return ""
        return (
            f"The machine was busy before (load {self.load_before:.2f}, more than {limit:.1f}), so no verdict is "
            "given. Close other programs, wait a minute and try again."
        )


def load() -> float | None:
    """Runnable processes, mean of the last minute; None where the system does not tell."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def describe(config: EngineConfig, info: EngineInfo, load_before: float | None) -> Machine:
    """This machine, at the end of a measurement that began with `load_before`."""
    return Machine(
        processor=cpu_name(),
        processors=processors(),
        cores=physical_cores(),
        threads=config.cpu_threads or physical_cores(),
        system=platform.platform(),
        python=platform.python_version(),
        app=__version__,
        ctranslate2=_version("ctranslate2"),
        faster_whisper=_version("faster-whisper"),
        model=info.model,
        device=info.device,
        device_name=_device_name(info.device),
        compute_type=info.compute_type,
        load_before=load_before,
        load_after=load(),
    )


def processors() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _device_name(device: str) -> str:
    label = next((found.label for found in devices() if found.name == device), device)
    if not label.startswith(_UNNAMED_GPU):
        return label
    # The package that reads the name is optional; the driver's own program comes with the driver.
    index = device.partition(":")[2] or "0"
    try:
        done = subprocess.run(
            ["nvidia-smi", f"--id={index}", "--query-gpu=name", "--format=csv,noheader"],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return label
    return done.stdout.strip() or label
