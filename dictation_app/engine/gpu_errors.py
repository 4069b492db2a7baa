"""What an error text of the engine's library means, in words, and what kind of fault of a GPU it is.

The library has one exception for everything; only its text tells. The kind decides what is tried next
(`engine.device_plan`), the sentence is what the user reads. Errors keep their kind as their class, because they cross
the engine's process boundary.
"""

from __future__ import annotations

from dataclasses import dataclass

from dictation_app.errors import EngineError, ModelError, UserError
from dictation_app.sentences import Sentence, say, with_values


class GpuError(EngineError):
    """A GPU cannot do the work, or stopped doing it."""


class GpuRuntimeError(GpuError):
    """cuBLAS is missing."""


class GpuMemoryError(GpuError):
    """It has too little free memory."""


class GpuTypeError(GpuError):
    """It cannot compute in this type."""


class GpuModelError(GpuError):
    """The engine has no code for this GPU, or none for any: nothing but another engine or driver changes that."""


class GpuDriverError(GpuError):
    """NVIDIA's driver is too old, or missing."""


class GpuGoneError(GpuError):
    """There is no such GPU (any more)."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    signs: tuple[str, ...]
    """In lower case; one of them in the library's text is enough."""
    kind: type[UserError]
    message: Sentence
    """Its template; the values come when it is said."""
    hint: Sentence


_MEANINGS = (
    _Meaning(
        ("cublas64", "libcublas"),
        GpuRuntimeError,
        say("The GPU cannot be used because NVIDIA's cuBLAS 12 is not installed."),
        say("Run `dictation gpu install-runtime`, or set `engine.device` to cpu."),
    ),
    _Meaning(
        ("out of memory", "bad_alloc", "failed to allocate", "cublas_status_alloc_failed"),
        GpuMemoryError,
        say("There is not enough memory for the model '{model}' on {device}."),
        say("Choose a smaller model, or close programs that use much memory."),
    ),
    _Meaning(
        ("driver version is insufficient",),
        GpuDriverError,
        # CUDA says the same where there is no driver at all.
        say("The GPU cannot be used: NVIDIA's driver is missing or too old for CUDA 12."),
        say("Set `engine.device` to cpu, or update the driver."),
    ),
    _Meaning(
        ("no cuda-capable device", "no cuda driver"),
        GpuError,
        say("The GPU cannot be used: NVIDIA's driver is missing or too old for CUDA 12."),
        say("Set `engine.device` to cpu, or update the driver."),
    ),
    _Meaning(
        ("unknown error",),
        GpuError,
        say("The GPU does not answer, as it may after the machine has slept."),
        say("Set `engine.device` to cpu, or start the machine again."),
    ),
    _Meaning(
        ("invalid device ordinal", "invalid device index"),
        GpuGoneError,
        say("There is no device '{device}' on this machine."),
        say("`dictation devices` lists those there are."),
    ),
    _Meaning(
        ("no kernel image", "invalid ptx", "unsupported toolchain"),
        GpuModelError,
        say("This GPU is too old or too new for the engine."),
        say("Set `engine.device` to cpu."),
    ),
    _Meaning(
        ("not compiled with cuda",),
        GpuModelError,
        say("The engine that is installed here cannot use a GPU."),
        say("Set `engine.device` to cpu."),
    ),
    _Meaning(
        ("cublas_status_not_supported", "do not support efficient", "invalid compute type"),
        GpuTypeError,
        say("{device} cannot compute in '{type}'."),
        say("Set `engine.compute_type` to auto; `dictation devices` lists what each device can do."),
    ),
    _Meaning(
        ("unable to open file", "is incomplete", "invalid payload", "binary version", "cannot instantiate tokenizer"),
        ModelError,
        say("The model '{model}' is damaged or was made for another engine."),
        say("Fetch it again with `dictation models fetch {model}`."),
    ),
    _Meaning(
        ("cuda failed", "cublas", "cudnn", "cuda error"),
        GpuError,
        say("The GPU stopped working ({reason})."),
        say("Set `engine.device` to cpu, or start the app again."),
    ),
)


def explain_failure(reason: str, *, model: str, device: str, compute_type: str) -> UserError:
    """What an error text of the engine's library means, and what to do about it."""
    lowered = reason.lower()
    for meaning in _MEANINGS:
        if any(sign in lowered for sign in meaning.signs):
            names = {"model": model, "device": device, "type": compute_type, "reason": reason.strip().rstrip(".")}
            is_gpus_fault = device != "cpu" or not issubclass(meaning.kind, GpuError)
            kind = meaning.kind if is_gpus_fault else EngineError
            return kind(with_values(meaning.message, **names), with_values(meaning.hint, **names))
    said = reason.strip().rstrip(".")
    return EngineError(say("The speech engine failed: {reason}.", reason=said), say("Start the app again."))
