"""Where CTranslate2 runs a model: which devices it sees, what they compute in, and what its failures mean."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ctranslate2

from dictation_app.engine.gpu import fix_device_order, numbered
from dictation_app.engine.gpu_errors import explain_failure
from dictation_app.engine.hardware import default_type, physical_cores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.values.speech import EngineConfig


def cuda_device_count() -> int:
    """How many CUDA devices the engine can see; 0 without a driver."""
    fix_device_order()
    try:
        return int(ctranslate2.get_cuda_device_count())
    except RuntimeError:
        return 0


def compute_types(device: str, index: int = 0) -> frozenset[str]:
    """What ``cpu`` or ``cuda`` can compute in; empty where it cannot be used at all."""
    try:
        return frozenset(ctranslate2.get_supported_compute_types(device, index))
    except (RuntimeError, ValueError):
        return frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a model runs."""

    device: str
    index: int
    compute_type: str
    threads: int

    @classmethod
    def of(cls, config: EngineConfig) -> Place:
        """What `config` asks for, made definite."""
        fix_device_order()
        name = numbered(config.device)
        if name == "auto":
            name = "cuda" if cuda_device_count() else "cpu"
        device, _, index = name.partition(":")
        number = int(index or 0)
        compute_type = config.compute_type
        if compute_type == "auto":
            compute_type = default_type(device, compute_types(device, number))
        return cls(device, number, compute_type, config.cpu_threads or physical_cores())

    @property
    def name(self) -> str:
        """As in `EngineConfig.device`."""
        return "cpu" if self.device == "cpu" else f"{self.device}:{self.index}"

    def check_libraries(self) -> None:
        """Raise where one is missing: it would be told only when the first sound is decoded, after all loading."""
        if self.device == "cuda" and cuda_device_count():
            # Imported here: a process that works on the CPU starts sooner without it.
            from dictation_app.engine.cuda_runtime import find_cublas  # noqa: PLC0415

            find_cublas()


@contextmanager
def failures_in_words(config: EngineConfig, place: Place) -> Iterator[None]:
    """Turn what the library raises into an error with a next step."""
    try:
        yield
    except (RuntimeError, ValueError, OSError, MemoryError) as exc:
        raise explain_failure(
            str(exc) or type(exc).__name__,
            model=config.model,
            device=place.name,
            compute_type=place.compute_type,
        ) from exc
