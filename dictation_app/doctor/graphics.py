"""GPUs: those there are, the library that they need, the memory of the one that is used. Loads nothing onto any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.doctor.finding import Action, Finding, State
from dictation_app.engine.catalogue import size_in_words
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.engine.cuda_runtime import FoundCublas
    from dictation_app.engine.gpu import Gpu
    from dictation_app.gpu_health import HealthLine

NAME = "GPU"
MEMORY = "GPU memory"


def graphics(
    lines: Sequence[HealthLine],
    cublas: FoundCublas | None,
    *,
    used: Gpu | None,
    needed_bytes: int,
    is_loaded: bool,
) -> tuple[Finding, ...]:
    """`lines` are those of `gpu_health`; `used` is the GPU that the settings mean, on which the model `is_loaded`."""
    found = [_told(line, cublas) for line in lines]
    if used is not None and used.memory_bytes:
        found.append(_memory(used, needed_bytes, is_loaded=is_loaded))
    return tuple(found)


def _told(line: HealthLine, cublas: FoundCublas | None) -> Finding:
    name, value, action = line.about, line.value, Action.NONE
    private: tuple[str, ...] = (line.about,)
    if line.about == "engine.device":
        name, private = "Device", ()
        action = Action.CHOOSE_DEVICE if line.cause else Action.NONE
    elif line.about == "cuBLAS 12":
        name, private = "GPU library cuBLAS 12", ()
        action = Action.INSTALL_RUNTIME if line.cause else Action.NONE
        if cublas is not None and cublas.path:
            value, private = f"{value}: {cublas.path}", (cublas.path,)
    elif line.about.startswith("GPU-"):
        name = NAME
        action = Action.FORGET_GPU_FAULTS if "forget" in line.step else Action.NONE
    else:
        action = Action.CHOOSE_DEVICE if line.cause else Action.NONE
    return Finding(
        name=name,
        state=State(line.grade.value),
        value=value,
        cause=line.cause,
        next_step=line.step,
        action=action,
        private=private,
    )


def _memory(gpu: Gpu, needed_bytes: int, *, is_loaded: bool) -> Finding:
    free, total = size_in_words(gpu.free_bytes), size_in_words(gpu.memory_bytes)
    value = say("{free} of {total} free", free=free, total=total)
    if is_loaded:
        return Finding(name=MEMORY, state=State.OK, value=say("{value}, with the model loaded", value=value))
    if gpu.free_bytes >= needed_bytes:
        return Finding(name=MEMORY, state=State.OK, value=value)
    return Finding(
        name=MEMORY,
        state=State.WARNING,
        value=value,
        cause=say(
            "The model needs about {size}: it will run with less precision, or on the CPU.",
            size=size_in_words(needed_bytes),
        ),
        next_step=say("Close programs that use the GPU, or choose a smaller model."),
        action=Action.CHOOSE_MODEL,
    )
