"""What error texts of the engine's library mean."""

from __future__ import annotations

import pickle

import pytest

from dictation_app.engine.gpu_errors import (
    GpuDriverError,
    GpuError,
    GpuGoneError,
    GpuMemoryError,
    GpuModelError,
    GpuRuntimeError,
    GpuTypeError,
    explain_failure,
)
from dictation_app.errors import EngineError, ModelError, UserError


@pytest.mark.parametrize(
    ("reason", "kind", "says", "step"),
    [
        ("Library libcublas.so.12 is not found or cannot be loaded", GpuRuntimeError, "cuBLAS", "gpu install-runtime"),
        ("Library cublas64_12.dll is not found or cannot be loaded", GpuRuntimeError, "cuBLAS", "gpu install-runtime"),
        ("CUDA failed with error out of memory", GpuMemoryError, "memory", "smaller model"),
        ("cuBLAS failed with status CUBLAS_STATUS_ALLOC_FAILED", GpuMemoryError, "memory", "smaller model"),
        (
            "CUDA failed with error CUDA driver version is insufficient for CUDA runtime version",
            GpuDriverError,
            "too old for CUDA 12",
            "update the driver",
        ),
        ("CUDA failed with error no CUDA-capable device is detected", GpuError, "missing", "update the driver"),
        ("CUDA failed with error unknown error", GpuError, "slept", "start the machine again"),
        ("CUDA failed with error invalid device ordinal", GpuGoneError, "cuda:1", "dictation devices"),
        ("CUDA failed with error no kernel image is available for execution", GpuModelError, "too old", "cpu"),
        ("This CTranslate2 package was not compiled with CUDA support", GpuModelError, "cannot use a GPU", "cpu"),
        ("cuBLAS failed with status CUBLAS_STATUS_NOT_SUPPORTED", GpuTypeError, "float16", "compute_type"),
        (
            "Requested float16 compute type, but the target device or backend do not support efficient float16",
            GpuTypeError,
            "float16",
            "compute_type",
        ),
        ("Unable to open file 'model.bin' in model '/x'", ModelError, "'base' is damaged", "models fetch base"),
        ("File model.bin is incomplete: failed to read a value", ModelError, "damaged", "models fetch base"),
        ("Variable 'decoder/embeddings/weight' has an invalid payload size", ModelError, "damaged", "models fetch"),
        ("Cannot instantiate Tokenizer from buffer: EOF", ModelError, "damaged", "models fetch base"),
        ("CUDA failed with error an illegal memory access was encountered", GpuError, "illegal memory", "cpu"),
        ("something never seen.", EngineError, "something never seen.", "again"),
    ],
)
def test_a_failure_names_its_cause_and_the_next_step(reason: str, kind: type[UserError], says: str, step: str) -> None:
    error = explain_failure(reason, model="base", device="cuda:1", compute_type="float16")
    assert type(error) is kind
    assert says in error.message
    assert error.message.endswith(".")
    assert step in error.hint
    assert not error.message.endswith("..")


def test_too_little_memory_of_the_machine_is_no_fault_of_a_gpu() -> None:
    error = explain_failure("std::bad_alloc", model="base", device="cpu", compute_type="int8")
    assert type(error) is EngineError
    assert "memory" in error.message


def test_a_reason_with_braces_stays_readable() -> None:
    assert "{0}" in explain_failure("CUDA failed with {0}", model="m", device="cuda:0", compute_type="int8").message


@pytest.mark.parametrize("kind", [GpuRuntimeError, GpuMemoryError, GpuTypeError, GpuModelError, GpuDriverError])
def test_the_kind_crosses_the_border_of_a_process(kind: type[GpuError]) -> None:
    error = pickle.loads(pickle.dumps(kind("What.", "Do.")))  # noqa: S301  # made in this line
    assert (type(error), error.message, error.hint) == (kind, "What.", "Do.")
