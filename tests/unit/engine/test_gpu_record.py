"""What is remembered of GPUs, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from dictation_app.engine.gpu_record import Fault, GpuRecord
from tests.nvml import GB, gpu

if TYPE_CHECKING:
    from pathlib import Path

OLD = Fault(kind="GpuModelError", device="cpu", message="This GPU is too old.")
FULL = Fault(
    kind="GpuMemoryError",
    model="large-v3",
    asked_type="auto",
    free_bytes=4 * GB,
    device="gpu",
    compute_type="int8_float16",
    message="There is not enough memory.",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "gpus.json"


def test_a_fault_outlives_the_app(path: Path) -> None:
    assert GpuRecord(path).note(gpu(), OLD)
    assert GpuRecord(path).recall(gpu(), "base", "auto") == OLD
    assert GpuRecord(path).recall(gpu("b"), "base", "auto") is None, "another GPU is not to blame"


def test_a_new_driver_is_tried_again(path: Path) -> None:
    record = GpuRecord(path)
    record.note(gpu(driver="535.1"), OLD)
    assert record.recall(gpu(driver="550.1"), "base", "auto") is None
    record.note(gpu(driver="550.1"), FULL)
    assert record.faults(gpu(driver="550.1")) == (FULL,), "what the old driver could not do is forgotten"


def test_too_little_memory_holds_for_the_model_until_more_is_free(path: Path) -> None:
    record = GpuRecord(path)
    record.note(gpu(), FULL)
    assert record.recall(gpu(free_gb=4.1), "large-v3", "auto") == FULL
    assert record.recall(gpu(free_gb=4.1), "large-v3", "float16") is None
    assert record.recall(gpu(free_gb=4.1), "base", "auto") is None
    assert record.recall(gpu(free_gb=7.5), "large-v3", "auto") is None


def test_the_same_fault_is_kept_once_and_new_once(path: Path) -> None:
    record = GpuRecord(path)
    assert record.note(gpu(), FULL)
    assert not record.note(gpu(), FULL)
    worse = replace(FULL, device="cpu", message="Still too little.")
    assert record.note(gpu(), worse)
    assert record.faults(gpu()) == (worse,)


def test_what_is_only_told_is_tried_each_time(path: Path) -> None:
    record = GpuRecord(path)
    missing = Fault(kind="GpuRuntimeError", device="cpu", message="cuBLAS is missing.", is_only_told=True)
    assert record.note(gpu(), missing)
    assert record.recall(gpu(), "base", "auto") is None
    assert not record.note(gpu(), missing)


def test_the_user_may_have_it_forgotten(path: Path) -> None:
    record = GpuRecord(path)
    record.note(gpu("a"), OLD)
    record.note(gpu("b"), OLD)
    assert record.forget(gpu("a").uuid)
    assert record.recall(gpu("a"), "base", "auto") is None
    assert record.recall(gpu("b"), "base", "auto") == OLD
    assert record.forget()
    assert not record.forget()


@pytest.mark.parametrize("text", ["", "{", '{"version": 2}', '{"version": 1, "gpus": 7}'])
def test_a_broken_file_begins_anew(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    record = GpuRecord(path)
    assert record.recall(gpu(), "base", "auto") is None
    record.note(gpu(), OLD)
    assert GpuRecord(path).recall(gpu(), "base", "auto") == OLD


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_record(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert GpuRecord(blocked / "gpus.json").note(gpu(), OLD)
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_nothing_half_written_stays(path: Path) -> None:
    GpuRecord(path).note(gpu(), OLD)
    assert [each.name for each in path.parent.iterdir()] == ["gpus.json"]
    assert path.stat().st_mode & 0o077 == 0


def test_without_a_file_it_lasts_as_long_as_the_app() -> None:
    record = GpuRecord()
    record.note(gpu(), OLD)
    assert record.recall(gpu(), "base", "auto") == OLD
