"""GpuRecord: what each GPU has proved unable to do, kept across starts of the app in one small file.

A record belongs to a GPU, its driver *and* the engine: a new one of any is tried again. Too little memory is tried
again as soon as more of it is free than there was when it failed. Every process that uses a GPU may write; the last
one wins, and what is lost costs one more try. No words of the user's, no paths.
"""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from dictation_app import __version__, owner_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine.gpu import Gpu

_log = logging.getLogger(__name__)

_MORE_FREE = 1.1
"""So many times the memory that was free then is worth another try."""


def _engine_version() -> str:
    """Of the engine's library, or of the app that brings it along."""
    # Imported only where there is a GPU to ask about.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("ctranslate2")
    except PackageNotFoundError:
        return __version__


class Fault(Struct, frozen=True, kw_only=True):
    """One thing that did not work, and what to do instead."""

    kind: str
    """Name of the `gpu_errors` class."""
    model: str = ""
    """It holds for this model only; empty = for all."""
    asked_type: str = ""
    """It holds where the settings ask for this type only; empty = for all."""
    free_bytes: int = 0
    """Memory that was free when there was too little; 0 = memory is not the cause."""
    device: Literal["cpu", "gpu"]
    """Where to work instead."""
    compute_type: str = "auto"
    is_lean: bool = False
    message: str
    """As it was told."""
    is_only_told: bool = False
    """It is tried each time, but not told again."""

    def holds(self, model: str, asked_type: str, free_bytes: int) -> bool:
        """Whether it is still so."""
        if self.is_only_told or self.model not in {"", model} or self.asked_type not in {"", asked_type}:
            return False
        return not self.free_bytes or free_bytes < self.free_bytes * _MORE_FREE


class _Known(Struct, frozen=True, kw_only=True):
    name: str
    driver: str
    engine: str = ""
    """Version of its library."""
    faults: tuple[Fault, ...] = ()


class _File(Struct, frozen=True, kw_only=True):
    version: Literal[1] = 1
    gpus: dict[str, _Known] = {}
    """By UUID."""


def _about(fault: Fault) -> tuple[str, str, str]:
    return fault.kind, fault.model, fault.asked_type


class GpuRecord:
    """The file `path`, or nothing that lasts where there is none."""

    def __init__(self, path: Path | None = None, *, engine: Callable[[], str] = _engine_version) -> None:
        self._path = path
        self._engine = engine
        self._kept = _File()

    def faults(self, gpu: Gpu) -> tuple[Fault, ...]:
        """All that is recorded of a GPU with the driver and the engine there are now, oldest first."""
        known = self._read().gpus.get(gpu.uuid)
        if known is None or (known.driver, known.engine) != (gpu.driver, self._engine()):
            return ()
        return known.faults

    def recall(self, gpu: Gpu, model: str, asked_type: str) -> Fault | None:
        """The last fault that keeps this model from working there as it should; None = try."""
        holding = [fault for fault in self.faults(gpu) if fault.holds(model, asked_type, gpu.free_bytes)]
        return holding[-1] if holding else None

    def note(self, gpu: Gpu, fault: Fault) -> bool:
        """Keep it, in the place of an earlier one of this kind; False where the same was there already."""
        faults = self.faults(gpu)
        same = tuple(f for f in faults if _about(f) == _about(fault))
        others = tuple(f for f in faults if f not in same)
        known = _Known(name=gpu.name, driver=gpu.driver, engine=self._engine(), faults=(*others, fault))
        self._write(_File(gpus=self._read().gpus | {gpu.uuid: known}))
        return all(f.device != fault.device for f in same)

    def forget(self, uuid: str | None = None) -> bool:
        """Try this GPU again, or all of them; whether there was anything to forget."""
        gpus = self._read().gpus
        left = {each: known for each, known in gpus.items() if uuid is not None and each != uuid}
        if len(left) == len(gpus):
            return False
        self._write(_File(gpus=left))
        return True

    def _read(self) -> _File:
        if self._path is None:
            return self._kept
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_File)
        except FileNotFoundError:
            return _File()
        except (OSError, msgspec.DecodeError):
            _log.info("The record of GPUs cannot be read; it begins anew")
            return _File()

    def _write(self, file: _File) -> None:
        self._kept = file
        if self._path is None:
            return
        data = msgspec.json.format(msgspec.json.encode(file))
        try:
            owner_only.make_folder(self._path.parent)
            descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=".gpus-")
            with os.fdopen(descriptor, "wb") as temporary:
                temporary.write(data)
            Path(name).replace(self._path)
        except OSError as exc:
            # It is only tried, and told, once more.
            _log.info("The record of GPUs cannot be kept (%s)", exc.strerror)
