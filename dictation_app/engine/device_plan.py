"""DevicePlanner: where a model is to run, why, and what is tried next where that fails.

Each plan says its reason in one sentence. A GPU that fails is left one step at a time (8 bits instead of 16, then a
simpler search, then the CPU), for the same dictation; what a GPU proved unable to do is recorded (`engine.gpu_record`),
so that it is neither tried nor told at each start. Asks NVML only, never the engine's library: that is the child's.
Owned by the engine thread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dictation_app.engine import cuda_runtime, programs
from dictation_app.engine import gpu as gpu_module
from dictation_app.engine.catalogue import size_in_words
from dictation_app.engine.gpu_errors import (
    GpuDriverError,
    GpuError,
    GpuMemoryError,
    GpuModelError,
    GpuRuntimeError,
    GpuTypeError,
)
from dictation_app.engine.gpu_record import Fault, GpuRecord
from dictation_app.sentences import joined, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.engine.gpu import Gpu
    from dictation_app.errors import EngineError
    from dictation_app.settings import EngineSettings

_SMALL_TYPE = "int8_float16"
_SMALL_TYPES = frozenset({"int8", "int8_float16", "int8_float32"})
_SIZE_TO_FILE = {"float32": 2.0} | dict.fromkeys(_SMALL_TYPES, 0.5)
"""Weights on the GPU for each byte of a model's file, which holds 16 bits a number."""
_CUDA_BYTES = 500_000_000
"""For CUDA's own context, whatever the model."""
_WORK_TO_FILE = 0.37
"""Room to compute in. With `_CUDA_BYTES` it gives large-v2, 5 beams, 4.7 GB in float16 and 3.2 GB with 8-bit weights;
faster-whisper's README measured 4.8 and 3.1 on a V100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where and how to load a model."""

    device: str
    """As `values.speech.EngineConfig` has it."""
    compute_type: str = "auto"
    is_lean: bool = False
    """One beam only."""
    gpu: Gpu | None = None
    """The GPU of `device`, or the one that is not used for the reason given; None = unknown, or none is meant."""
    why: str
    """One sentence."""
    told: str = ""
    """What the user has to know, because it is not what the settings ask for; empty = nothing, or it was told."""
    is_without_gpu: bool = False
    """NVIDIA's driver tells of none."""
    gives_way_to: str = ""
    """The program that the GPU is left to."""
    is_short_of_memory: bool = False
    """What needs more memory is out of the question."""
    is_short_of_library: bool = False
    """It is as it is only because cuBLAS is not installed; where it is and cannot be loaded, another try is in vain."""
    tried: frozenset[str] = frozenset()
    """Types that failed on the way here."""

    @property
    def work(self) -> tuple[str, str, bool]:
        """All that an engine's speed depends on."""
        return self.device, self.compute_type, self.is_lean


def needed_bytes(weights_bytes: int, compute_type: str) -> int:
    """Estimate of the GPU memory that a model with a file of this size takes."""
    weights = _SIZE_TO_FILE.get(compute_type, 1.0) * weights_bytes
    return round(weights + _CUDA_BYTES + _WORK_TO_FILE * weights_bytes)


def choose(wish: str, found: Sequence[Gpu], avoided: Callable[[Gpu], bool] = lambda _gpu: False) -> Plan:
    """The device that the setting `wish` means on a machine with these GPUs, and why.

    `avoided` GPUs are taken by ``auto`` only where there is no other.
    """
    usable = [gpu for gpu in found if gpu.index is not None]
    if wish == "cpu":
        return Plan(device="cpu", why=say("The CPU is used, as `engine.device` says."))
    if wish == "auto":
        return _choose_freely(usable, found, avoided)
    if wish.startswith("cuda"):
        device = wish if ":" in wish else "cuda:0"
        gpu = next((gpu for gpu in usable if gpu.device == device), None)
        return Plan(
            device=wish,
            gpu=gpu,
            why=say("{device} is used, as `engine.device` says.", device=gpu.name if gpu else device),
        )
    gpu = next((gpu for gpu in found if gpu.uuid.lower() == wish.lower()), None)
    if gpu is not None and gpu.index is not None:
        return Plan(device=gpu.device, gpu=gpu, why=say("{gpu} is used, as `engine.device` says.", gpu=gpu.name))
    if gpu is not None:
        reason = say("CUDA does not see {gpu}, which `engine.device` names", gpu=gpu.name)
        step = say("Look at CUDA_VISIBLE_DEVICES and CUDA_DEVICE_ORDER, or choose another device.")
    else:
        reason = say("The GPU that `engine.device` names is not found in this machine")
        step = say("Put it back, or choose another device; `dictation gpu list` shows those there are.")
    return Plan(
        device="cpu",
        gpu=gpu,
        why=say("{reason}, so the CPU is used.", reason=reason),
        told=say("{reason}, so the CPU is used. {step}", reason=reason, step=step),
    )


def _choose_freely(usable: Sequence[Gpu], found: Sequence[Gpu], avoided: Callable[[Gpu], bool]) -> Plan:
    # ``auto`` where NVML knows of none: the engine counts once more, by CUDA itself.
    if not found:
        return Plan(device="auto", is_without_gpu=True, why=say("The CPU is used: NVIDIA's driver tells of no GPU."))
    if not usable:
        # None, those in another order, or parts of some: the engine counts.
        return Plan(
            device="auto",
            why=say(
                "The engine chooses by itself: CUDA_VISIBLE_DEVICES or CUDA_DEVICE_ORDER hides which GPUs it may use."
            ),
        )
    good = [gpu for gpu in usable if not avoided(gpu)] or usable
    best = max(good, key=lambda gpu: (gpu.free_bytes, -(gpu.index or 0)))
    if len(usable) == 1:
        why = say("{gpu} is used: a GPU is many times faster than the CPU.", gpu=best.name)
    elif len(good) == 1:
        why = say("{gpu} is used: of {count} GPUs it is the one that works.", gpu=best.name, count=len(usable))
    else:
        free = size_in_words(best.free_bytes)
        why = say(
            "{gpu} is used: of {count} GPUs it has the most free memory ({free}).",
            gpu=best.name,
            count=len(good),
            free=free,
        )
    return Plan(device=best.device, gpu=best, why=why)


class DevicePlanner:
    """Plans for one `Transcriber`."""

    def __init__(
        self,
        record: GpuRecord | None = None,
        *,
        gpus: Callable[[], Sequence[Gpu]] = gpu_module.gpus,
        running: Callable[[Sequence[str]], str] = programs.running,
        has_cublas: Callable[[], bool] = cuda_runtime.is_installed,
    ) -> None:
        self._record = record or GpuRecord()
        self._gpus = gpus
        self._running = running
        self._has_cublas = has_cublas
        self._said: set[tuple[str, ...]] = set()
        """What the user was told in this run and need not hear again at each load."""

    def start(self, settings: EngineSettings, weights_bytes: int = 0, lowered: Plan | None = None) -> Plan:
        """Where to load the model of `settings`; `weights_bytes` is the size of its file, 0 = unknown.

        Nothing is tried above the plan that was `lowered` to, unless what it is short of has been installed.
        """
        if lowered is not None and lowered.is_short_of_library and self._has_cublas():
            lowered = None
        chosen = lowered or self._chosen(settings)
        if chosen.device == "cpu" and lowered is not None:
            return replace(lowered, told="")
        if chosen.device == "cpu":
            own_type = settings.compute_type if settings.device == "cpu" else "auto"
            return self._once(replace(chosen, compute_type=own_type), settings.device, "gone")
        if chosen.is_without_gpu:
            return replace(chosen, compute_type=settings.compute_type)
        program = self._running(settings.yields_gpu_to) if settings.yields_gpu_to else ""
        if program:
            why = say(
                "The CPU is used while '{program}' runs, which gets the GPU to itself (`engine.gpu_yields_to`).",
                program=program,
            )
            plan = Plan(device="cpu", gpu=chosen.gpu, why=why, told=why, gives_way_to=program)
            return self._once(plan, "gives way", program)
        if lowered is not None:
            return replace(lowered, told="")
        plan = self._recalled(replace(chosen, compute_type=settings.compute_type), settings)
        return plan if plan.device == "cpu" else self._fitted(plan, settings, weights_bytes)

    def after(self, plan: Plan, settings: EngineSettings, error: EngineError) -> Plan:
        """One step down from a plan that failed with `error`; ends with the CPU."""
        tried = plan.tried | {plan.compute_type}
        lower = _lower(plan, error)
        on_cpu = lower is None
        if lower is None:
            lower = replace(plan, device="cpu", compute_type="auto", is_lean=False)
            goes_on = say("Dictation goes on with the CPU until the device is chosen again.")
            why = say("The CPU is used, because the GPU failed: {message}", message=error.message)
        elif lower.is_lean:
            goes_on = say("Dictation goes on there with a simpler search, which needs less memory.")
            why = say("A simpler search is used, because the usual one failed: {message}", message=error.message)
        else:
            goes_on = say("Dictation goes on there in {compute_type}.", compute_type=lower.compute_type)
            why = say(
                "{compute_type} is used, because {failed_type} failed: {message}",
                compute_type=lower.compute_type,
                failed_type=plan.compute_type,
                message=error.message,
            )
        hint = error.hint if on_cpu and isinstance(error, GpuError) else ""
        told = joined(error.message, goes_on, hint)
        lower = replace(
            lower,
            why=why,
            told=told,
            tried=tried,
            gives_way_to="",
            is_short_of_memory=plan.is_short_of_memory or isinstance(error, GpuMemoryError),
            is_short_of_library=isinstance(error, GpuRuntimeError) and not self._has_cublas(),
        )
        is_new = self._note(plan, lower, settings, error)
        return lower if is_new else replace(lower, told="")

    def forget(self, settings: EngineSettings) -> None:
        """The user chose anew: what failed before is tried again."""
        gpu = choose(settings.device, self._gpus()).gpu
        if gpu is not None:
            self._record.forget(gpu.uuid)
        self._said.clear()

    def gives_way(self, plan: Plan, settings: EngineSettings, device: str) -> bool:
        """Whether what was loaded by `plan` on `device` is in the way of a program, or need not keep away any more."""
        if not plan.gives_way_to and (device == "cpu" or not settings.yields_gpu_to):
            return False
        return bool(self._running(settings.yields_gpu_to)) != bool(plan.gives_way_to)

    def _chosen(self, settings: EngineSettings) -> Plan:
        def avoided(gpu: Gpu) -> bool:
            fault = self._record.recall(gpu, settings.model, settings.compute_type)
            return fault is not None and fault.device == "cpu"

        return choose(settings.device, () if settings.device == "cpu" else self._gpus(), avoided)

    def _recalled(self, plan: Plan, settings: EngineSettings) -> Plan:
        """The plan with what is known of its GPU."""
        gpu = plan.gpu
        fault = self._record.recall(gpu, settings.model, settings.compute_type) if gpu is not None else None
        if fault is None or plan.gpu is None:
            return plan
        if fault.device == "cpu":
            why = say(
                "The CPU is used, because {gpu} failed before: {message}", gpu=plan.gpu.name, message=fault.message
            )
            return replace(plan, device="cpu", compute_type="auto", why=why, told="")
        why = say(
            "{gpu} is used in {compute_type}, because more failed before: {message}",
            gpu=plan.gpu.name,
            compute_type=fault.compute_type,
            message=fault.message,
        )
        return replace(
            plan,
            compute_type=fault.compute_type,
            is_lean=fault.is_lean,
            why=why,
            is_short_of_memory=bool(fault.free_bytes),
        )

    def _fitted(self, plan: Plan, settings: EngineSettings, weights_bytes: int) -> Plan:
        """The plan, or a smaller one where the memory that is free, or allowed, is too little."""
        gpu = plan.gpu
        free = gpu.free_bytes if gpu is not None and gpu.memory_bytes else None
        limit = settings.gpu_memory_mb * 1_000_000 or None
        rooms = [room for room in (free, limit) if room is not None]
        if not rooms or not weights_bytes or plan.device == "auto":
            return plan
        room = min(rooms)
        needed = needed_bytes(weights_bytes, plan.compute_type)
        if needed <= room:
            return plan
        name = gpu.name if gpu is not None else plan.device
        bound = say("allowed (`engine.gpu_memory_mb`)") if room == limit else say("free")
        cause = say(
            "The model '{model}' needs about {size} on {name}, where {room} are {bound}",
            model=settings.model,
            size=size_in_words(needed),
            name=name,
            room=size_in_words(room),
            bound=bound,
        )
        small = needed_bytes(weights_bytes, _SMALL_TYPE)
        if small < needed and small <= room:
            why = say(
                "{cause}, so it runs in {type}, which needs {size}.",
                cause=cause,
                type=_SMALL_TYPE,
                size=size_in_words(small),
            )
            fitted = replace(plan, compute_type=_SMALL_TYPE, why=why, told=why, is_short_of_memory=True)
        else:
            why = say("{cause}, so the CPU is used.", cause=cause)
            told = say("{why} Choose a smaller model, or close programs that use the GPU.", why=why)
            fitted = replace(plan, device="cpu", compute_type="auto", is_lean=False, why=why, told=told)
        return self._once(fitted, "memory", settings.model, name, fitted.device, fitted.compute_type)

    def _once(self, plan: Plan, *about: str) -> Plan:
        """The same plan, with nothing to tell where that was told."""
        if about in self._said:
            return replace(plan, told="")
        if plan.told:
            self._said.add(about)
        return plan

    def _note(self, plan: Plan, lower: Plan, settings: EngineSettings, error: EngineError) -> bool:
        """Record what will be so again; False where the user was told in an earlier run."""
        gpu = plan.gpu
        is_lasting = isinstance(error, GpuMemoryError | GpuTypeError | GpuModelError | GpuDriverError | GpuRuntimeError)
        if gpu is None or not is_lasting:
            return True
        is_memory = lower.is_short_of_memory
        if is_memory and not gpu.memory_bytes:
            return True  # nothing would ever show that more of it is free
        is_for_all = isinstance(error, GpuModelError | GpuDriverError | GpuRuntimeError)
        # What the model can have: it is gone from there, and others may have come since it was loaded.
        now = next((each for each in self._gpus() if each.uuid == gpu.uuid), gpu)
        fault = Fault(
            kind=type(error).__name__,
            model="" if is_for_all else settings.model,
            asked_type="" if is_for_all else settings.compute_type,
            free_bytes=max(1, now.free_bytes) if is_memory and not is_for_all else 0,
            device="cpu" if lower.device == "cpu" else "gpu",
            compute_type=lower.compute_type,
            is_lean=lower.is_lean,
            message=str(error.message),
            # It may be installed at any time. Who asked for the GPU by name hears of it at each start.
            is_only_told=isinstance(error, GpuRuntimeError),
        )
        is_new = self._record.note(gpu, fault)
        return is_new or settings.device != "auto" or not fault.is_only_told


def _lower(plan: Plan, error: EngineError) -> Plan | None:
    """The next smaller demand on the same GPU; None = there is none that could help."""
    match error:
        case GpuMemoryError() if not {plan.compute_type, *plan.tried} & _SMALL_TYPES:
            return replace(plan, compute_type=_SMALL_TYPE)
        case GpuMemoryError() if not plan.is_lean:
            return replace(plan, is_lean=True)
        case GpuTypeError() if plan.compute_type == _SMALL_TYPE:
            return replace(plan, compute_type="int8")  # with 16 bits or 32, as the GPU can
        case GpuTypeError() if not plan.is_short_of_memory and plan.compute_type not in {"float16", "float32"}:
            return replace(plan, compute_type="float16")
        case GpuTypeError() if not plan.is_short_of_memory and plan.compute_type == "float16":
            return replace(plan, compute_type="float32")
        case _:
            return None
