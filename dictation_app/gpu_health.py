"""What there is to say about this machine's GPUs: one line for each thing that has to be right, with the next step.

Looking loads nothing onto a GPU. Whether one works is shown by `try_device` only, which runs the engine there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dictation_app.audio.media import read_windows
from dictation_app.engine import cuda_runtime
from dictation_app.engine import gpu as gpu_module
from dictation_app.engine.catalogue import size_in_words
from dictation_app.engine.device_plan import DevicePlanner, choose
from dictation_app.engine.gpu_record import GpuRecord
from dictation_app.engine.self_test import SelfTest, self_test
from dictation_app.paths import gpu_record_file, resource
from dictation_app.sentences import say
from dictation_app.values.speech import EngineConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.engine.cuda_install import CudaRuntime
    from dictation_app.engine.gpu import Gpu
    from dictation_app.settings import EngineSettings


class Grade(StrEnum):
    """How it stands with one thing."""

    OK = "ok"
    WARNING = "warning"
    """Dictation works, but not as well as this machine could."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthLine:
    """One thing that was looked at."""

    about: str
    grade: Grade
    value: str
    """What was found."""
    cause: str = ""
    """Why it is not ok, in a sentence."""
    step: str = ""
    """What to do about it."""


def gpu_health(
    settings: EngineSettings,
    runtime: CudaRuntime,
    *,
    weights_bytes: int = 0,
    record: GpuRecord | None = None,
    found: Sequence[Gpu] | None = None,
) -> tuple[HealthLine, ...]:
    """The GPUs, the library they need, and what the settings mean here."""
    record = record or GpuRecord(gpu_record_file())
    gpus = tuple(gpu_module.gpus() if found is None else found)
    plan = DevicePlanner(record, gpus=lambda: gpus).start(settings, weights_bytes)
    lines = [_line_of(gpu, record) for gpu in gpus]
    if not gpus:
        is_wanted = settings.device not in {"auto", "cpu"}
        lines.append(
            HealthLine(
                about="GPU",
                grade=Grade.WARNING if is_wanted else Grade.OK,
                value=say("none"),
                cause=say("NVIDIA's driver is not installed, or tells of no GPU.") if is_wanted else "",
                step=say("Install NVIDIA's driver, or set `engine.device` to auto.") if is_wanted else "",
            )
        )
    else:
        lines.append(_line_of_cublas(runtime))
    lines.append(
        HealthLine(
            about="engine.device", grade=Grade.WARNING if plan.told else Grade.OK, value=plan.why, cause=plan.told
        )
    )
    return tuple(lines)


def _line_of(gpu: Gpu, record: GpuRecord) -> HealthLine:
    free, total = size_in_words(gpu.free_bytes), size_in_words(gpu.memory_bytes)
    value = say(
        "{gpu}, {place}, {memory}, driver {driver}",
        gpu=gpu.name,
        place=gpu.device or say("not seen by CUDA"),
        memory=say("{free} of {total} free", free=free, total=total) if gpu.memory_bytes else say("memory unknown"),
        driver=gpu.driver,
    )
    faults = record.faults(gpu)
    if faults:
        cause, step = faults[-1].message, say("`dictation gpu forget` lets it be tried again.")
    elif not gpu.device:
        cause, step = (
            say("CUDA does not see it."),
            say("Look at the variables CUDA_VISIBLE_DEVICES and CUDA_DEVICE_ORDER."),
        )
    else:
        return HealthLine(about=gpu.uuid, grade=Grade.OK, value=value)
    return HealthLine(about=gpu.uuid, grade=Grade.WARNING, value=value, cause=cause, step=step)


def _line_of_cublas(runtime: CudaRuntime) -> HealthLine:
    found = cuda_runtime.where()
    if found is not None:
        value = say("from {place}", place=found.place)
        if found.version:
            value = say("{version} from {place}", version=found.version, place=found.place)
        return HealthLine(about="cuBLAS 12", grade=Grade.OK, value=value)
    folder = runtime.home / cuda_runtime.FOLDER
    if folder.exists():
        cause = say("The files in {folder} are not as they were installed.", folder=folder)
        return HealthLine(
            about="cuBLAS 12",
            grade=Grade.FAILED,
            value=say("damaged"),
            cause=cause,
            step=say("Run `dictation gpu install-runtime`."),
        )
    step = say("The CPU does the work here.")
    if runtime.offer:
        step = say("Run `dictation gpu install-runtime` ({size}).", size=runtime.size)
    cause = say("No GPU can be used without it.")
    return HealthLine(about="cuBLAS 12", grade=Grade.WARNING, value=say("not installed"), cause=cause, step=step)


def try_device(
    settings: EngineSettings,
    model_path: Path,
    device: str,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    found: Sequence[Gpu] | None = None,
    run: Callable[..., SelfTest] = self_test,
) -> SelfTest:
    """Load the model of `settings` on `device` (also a GPU's UUID) and let it hear the recording that comes along."""
    plan = choose(device, () if device == "cpu" else tuple(gpu_module.gpus() if found is None else found))
    if plan.told:
        problem = say("There is no such GPU in this machine, or CUDA does not see it.")
        hint = say("`dictation gpu list` shows those there are.")
        return SelfTest(device=device, compute_type="", works=False, problem=problem, hint=hint)
    samples = next(iter(read_windows(resource("sample.flac")))).samples
    config = EngineConfig(
        model=settings.model,
        model_path=model_path,
        device=plan.device,
        compute_type=settings.compute_type if settings.device == device else "auto",
        cpu_threads=settings.cpu_threads,
    )
    said = resource("sample.txt").read_text(encoding="utf-8")
    return run(settings.name, config, samples, said, cancelled=cancelled)
