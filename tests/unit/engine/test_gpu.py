"""NVML's GPUs and CUDA's numbers for them."""

from __future__ import annotations

import sys

import pytest

from dictation_app.engine import gpu as module
from dictation_app.engine.gpu import fix_device_order, gpus, numbered
from dictation_app.engine.gpu_errors import GpuGoneError
from tests.nvml import DRIVER, GB, PaperDriver, PaperGpu, uuid

A, B, C = PaperGpu("a", "00000000:01:00.0"), PaperGpu("b", "00000000:02:00.0"), PaperGpu("c", "00000000:41:00.0")


def indices(**environ: str) -> dict[str, int | None]:
    return {gpu.uuid[4]: gpu.index for gpu in gpus(environ)}


@pytest.mark.parametrize("as_bytes", [False, True])
def test_a_gpu_has_a_name_a_uuid_memory_and_its_driver(monkeypatch: pytest.MonkeyPatch, *, as_bytes: bool) -> None:
    driver = PaperDriver(A, as_bytes=as_bytes).install(monkeypatch)
    (found,) = gpus({})
    assert (found.name, found.uuid, found.device, found.driver) == ("NVIDIA Example A", uuid("a"), "cuda:0", DRIVER)
    assert (found.memory_bytes, found.free_bytes, found.used_bytes) == (8 * GB, 6 * GB, 2 * GB)
    assert driver.open == 0, "the driver is let go of"


def test_without_a_driver_there_is_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    PaperDriver(A, broken="nvmlInit").install(monkeypatch)
    assert gpus({}) == ()


@pytest.mark.parametrize("broken", ["nvmlSystemGetDriverVersion", "nvmlDeviceGetName"])
def test_a_driver_that_fails_in_the_middle_is_let_go_of(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    driver = PaperDriver(A, broken=broken).install(monkeypatch)
    assert gpus({}) == ()
    assert driver.open == 0


def test_a_driver_that_cannot_be_let_go_of_still_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    PaperDriver(A, broken="nvmlShutdown").install(monkeypatch)
    assert len(gpus({})) == 1


def test_without_a_driver_its_package_is_not_even_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_DRIVERS_LIBRARY", "no-such-library.so.1")
    monkeypatch.setattr(module, "_OLD_PLACE", "no/such/library.dll")
    monkeypatch.delitem(sys.modules, "pynvml", raising=False)
    assert gpus({}) == ()
    assert "pynvml" not in sys.modules


def test_without_the_package_there_is_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "has_driver", lambda: True)
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    monkeypatch.setitem(sys.modules, "pynvml", None)
    assert gpus({}) == ()


def test_the_real_package_is_asked_without_harm() -> None:
    for gpu in gpus():
        assert gpu.uuid.startswith("GPU-")


def test_memory_shared_with_the_machine_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    PaperDriver(PaperGpu("a", "0", shares_memory=True)).install(monkeypatch)
    assert (gpus({})[0].memory_bytes, gpus({})[0].free_bytes) == (0, 0)


def test_gpus_are_numbered_by_their_place_on_the_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    PaperDriver(C, A, B).install(monkeypatch)
    assert indices() == {"a": 0, "b": 1, "c": 2}


@pytest.mark.parametrize(
    ("visible", "expected"),
    [
        ("0,1,2", {"a": 0, "b": 1, "c": 2}),
        ("2,0", {"a": 1, "b": None, "c": 0}),
        ("1", {"a": None, "b": 0, "c": None}),
        ("", {"a": None, "b": None, "c": None}),
        ("0,2,-1,1", {"a": 0, "b": None, "c": 1}),
        ("0,7,1", {"a": 0, "b": None, "c": None}),
        ("1,1,0", {"a": None, "b": 0, "c": None}),
        ("GPU-cccc, GPU-a", {"a": 1, "b": None, "c": 0}),
        ("GPU-,1", {"a": None, "b": None, "c": None}),
        ("MIG-1234", {"a": None, "b": None, "c": None}),
    ],
)
def test_numbers_are_those_that_cuda_gives(
    monkeypatch: pytest.MonkeyPatch, visible: str, expected: dict[str, int | None]
) -> None:
    PaperDriver(A, B, C).install(monkeypatch)
    assert indices(CUDA_VISIBLE_DEVICES=visible) == expected


def test_where_cuda_counts_the_fastest_first_no_number_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    PaperDriver(A, B).install(monkeypatch)
    assert indices(CUDA_DEVICE_ORDER="FASTEST_FIRST") == {"a": None, "b": None}
    assert indices(CUDA_DEVICE_ORDER="FASTEST_FIRST", CUDA_VISIBLE_DEVICES="1") == {"a": None, "b": None}
    named = indices(CUDA_DEVICE_ORDER="FASTEST_FIRST", CUDA_VISIBLE_DEVICES=uuid("b"))
    assert named == {"a": None, "b": 0}, "a UUID is clear in any order"


def test_a_single_gpu_is_the_first_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    PaperDriver(B).install(monkeypatch)
    assert indices(CUDA_DEVICE_ORDER="FASTEST_FIRST") == {"b": 0}


def test_an_engine_that_is_given_a_uuid_finds_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    monkeypatch.delenv("CUDA_DEVICE_ORDER", raising=False)
    PaperDriver(B, A).install(monkeypatch)
    assert numbered(uuid("b")) == "cuda:1"
    assert [numbered(name) for name in ("auto", "cpu", "cuda", "cuda:1")] == ["auto", "cpu", "cuda", "cuda:1"]
    with pytest.raises(GpuGoneError, match="not found"):
        numbered(uuid("c"))
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "0")
    with pytest.raises(GpuGoneError, match="CUDA does not see NVIDIA Example B"):
        numbered(uuid("b"))


def test_the_order_is_fixed_where_nobody_chose_one() -> None:
    environ: dict[str, str] = {}
    fix_device_order(environ)
    assert environ == {"CUDA_DEVICE_ORDER": "PCI_BUS_ID"}
    chosen = {"CUDA_DEVICE_ORDER": "FASTEST_FIRST"}
    fix_device_order(chosen)
    assert chosen == {"CUDA_DEVICE_ORDER": "FASTEST_FIRST"}
