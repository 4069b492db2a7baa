"""Which model to begin with on a machine that was never measured, and why; measured figures are believed more.

It is a guess by the memory of a graphics card, else by the processor's cores; `advice` knows better once there is
something to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.engine.catalogue import AccuracyClass
from dictation_app.engine.device_plan import needed_bytes
from dictation_app.measuring.advice import QUICK_S
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.engine.catalogue import CatalogueEntry
    from dictation_app.engine.hardware import Device

_ORDER = tuple(AccuracyClass)
_GIB = 2**30
_MANY_CORES = 8
"""From here on `small` answers in about a second; on two cores it takes three."""
_LITTLE_MEMORY_BYTES = 3 * _GIB


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstChoice:
    """What to use."""

    model: str
    why: str
    """A sentence."""


def first_choice(
    entries: Sequence[CatalogueEntry],
    devices: Sequence[Device],
    expected_s: Callable[[CatalogueEntry], float | None],
    memory_bytes: int,
) -> FirstChoice:
    """Out of `entries`, which have `tiny`, `base` and `small` among them; 0 `memory_bytes` are not known."""
    found = [entry for entry in entries if entry.languages != "en" and entry.accuracy is not None]
    for gpu in sorted((each for each in devices if each.name != "cpu"), key=_room_bytes, reverse=True)[:1]:
        fitting = [e for e in found if needed_bytes(e.bytes, gpu.default_type) <= _room_bytes(gpu)]
        if fitting:
            why = say(
                "{gpu} has {gigabytes} GB of memory free: enough for this one.",
                gpu=gpu.label,
                gigabytes=round(_room_bytes(gpu) / _GIB),
            )
            return FirstChoice(model=max(fitting, key=_worth).name, why=why)
    quick = [entry for entry in found if (expected_s(entry) or QUICK_S + 1) <= QUICK_S]
    if quick:
        why = say("As it was measured on this computer, it answers in less than a second.")
        return FirstChoice(model=max(quick, key=_worth).name, why=why)
    cores = max((each.cores for each in devices), default=0)
    if 0 < memory_bytes < _LITTLE_MEMORY_BYTES:
        return FirstChoice(model="tiny", why=say("This computer has little memory."))
    if cores >= _MANY_CORES:
        return FirstChoice(model="small", why=say("The processor has {cores} cores: enough for this one.", cores=cores))
    return FirstChoice(
        model="base", why=say("On a processor with few cores it is the most accurate one that answers at once.")
    )


def _room_bytes(gpu: Device) -> int:
    return gpu.free_bytes or gpu.memory_bytes


def _worth(entry: CatalogueEntry) -> tuple[int, float]:
    return _ORDER.index(entry.accuracy or AccuracyClass.BASIC), -(entry.work or 0.0)
