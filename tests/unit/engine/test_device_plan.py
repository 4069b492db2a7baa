"""Where a model is to run, why, and what comes next where that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dictation_app.engine.device_plan import DevicePlanner, Plan, choose, needed_bytes
from dictation_app.engine.gpu_errors import (
    GpuDriverError,
    GpuError,
    GpuMemoryError,
    GpuModelError,
    GpuRuntimeError,
    GpuTypeError,
)
from dictation_app.engine.gpu_record import GpuRecord
from dictation_app.engine.hosted import EngineLostError
from dictation_app.settings import EngineSettings
from tests.nvml import gpu, uuid

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.engine.gpu import Gpu
    from dictation_app.errors import EngineError

LARGE_BYTES = 3_090_000_000
NO_MEMORY = GpuMemoryError("There is not enough memory.", "Choose a smaller model.")
CANNOT = GpuTypeError("cuda:0 cannot compute so.")


class Machine:
    """GPUs that change, programs that begin and end, and a planner."""

    def __init__(self, *gpus: Gpu, path: Path | None = None, settings: EngineSettings | None = None) -> None:
        self.gpus = gpus
        self.programs: set[str] = set()
        self.looked_for_programs = 0
        self.settings = settings or EngineSettings(model="large-v2")
        self.planner = DevicePlanner(GpuRecord(path), gpus=lambda: self.gpus, running=self._running)

    def _running(self, names: tuple[str, ...]) -> str:
        self.looked_for_programs += 1
        return next((name for name in names if name in self.programs), "")

    def start(self, weights_bytes: int = 0, lowered: Plan | None = None) -> Plan:
        return self.planner.start(self.settings, weights_bytes, lowered)

    def steps(self, *errors: EngineError) -> list[str]:
        """The plans, one after the other, as words."""
        plans = [self.start()]
        for error in errors:
            plans.append(self.planner.after(plans[-1], self.settings, error))
        return [f"{plan.device} {plan.compute_type}{' lean' * plan.is_lean}" for plan in plans]


# --- which device, and why --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gpus", "device", "why"),
    [
        ((), "auto", "tells of no GPU"),
        ((gpu(index=None),), "auto", "CUDA_VISIBLE_DEVICES"),
        ((gpu("a"),), "cuda:0", "NVIDIA Example A is used"),
        ((gpu("a", free_gb=2), gpu("b", index=1, free_gb=5)), "cuda:1", "most free memory (5.0 GB)"),
        ((gpu("a", index=1, free_gb=5), gpu("b", index=0, free_gb=5)), "cuda:0", "NVIDIA Example B"),
        ((gpu("a", index=None, free_gb=9), gpu("b", index=0, free_gb=1)), "cuda:0", "NVIDIA Example B"),
    ],
)
def test_auto_picks_a_device_and_says_why(gpus: tuple[Gpu, ...], device: str, why: str) -> None:
    plan = choose("auto", gpus)
    assert plan.device == device
    assert why in plan.why
    assert plan.why.count(". ") == 0, "one sentence"
    assert plan.told == "", "nobody asked for anything else"


def test_auto_keeps_off_a_gpu_that_failed_where_there_is_another(tmp_path: Path) -> None:
    broken, other = gpu("a", free_gb=9), gpu("b", index=1, free_gb=3)
    machine = Machine(broken, path=tmp_path / "gpus.json")
    machine.planner.after(machine.start(), machine.settings, GpuModelError("This GPU is too old."))
    machine.gpus = (broken, other)
    plan = machine.start()
    assert plan.device == "cuda:1"
    assert "the one that works" in plan.why


@pytest.mark.parametrize("wish", [uuid("b"), uuid("b").lower().replace("gpu-", "GPU-"), uuid("b").upper()])
def test_a_uuid_is_the_same_gpu_in_whatever_slot(wish: str) -> None:
    assert choose(wish, (gpu("a"), gpu("b", index=1))).device == "cuda:1"
    assert choose(wish, (gpu("b"), gpu("a", index=1))).device == "cuda:0"


def test_a_gpu_that_was_taken_out_is_told_once_and_the_cpu_does_the_work() -> None:
    settings = EngineSettings(device=uuid("b"), compute_type="float16")
    machine = Machine(gpu("a"), settings=settings)
    plan = machine.start()
    assert (plan.device, plan.compute_type) == ("cpu", "auto"), "float16 was meant for the GPU"
    assert "not found" in plan.told
    assert "gpu list" in plan.told
    assert machine.start().told == ""
    machine.gpus = (gpu("a"), gpu("b", index=1))
    assert machine.start().device == "cuda:1", "it is back"


def test_a_gpu_that_cuda_does_not_see_is_told_with_the_cause() -> None:
    plan = choose(uuid("a"), (gpu("a", index=None),))
    assert plan.device == "cpu"
    assert "CUDA_VISIBLE_DEVICES" in plan.told


@pytest.mark.parametrize("wish", ["cuda", "cuda:0"])
def test_a_number_is_taken_as_it_is(wish: str) -> None:
    plan = choose(wish, (gpu("a"),))
    assert (plan.device, plan.gpu) == (wish, gpu("a"))
    assert choose(wish, ()).device == wish, "NVML need not know it"


def test_for_the_cpu_no_driver_is_asked() -> None:
    def fails() -> tuple[Gpu, ...]:
        raise AssertionError

    plan = DevicePlanner(gpus=fails).start(EngineSettings(device="cpu", compute_type="float32"))
    assert (plan.device, plan.compute_type) == ("cpu", "float32")


# --- the ladder -------------------------------------------------------------------------------------------------------


def test_too_little_memory_goes_down_one_step_at_a_time() -> None:
    steps = Machine(gpu()).steps(NO_MEMORY, NO_MEMORY, NO_MEMORY)
    assert steps == ["cuda:0 auto", "cuda:0 int8_float16", "cuda:0 int8_float16 lean", "cpu auto"]


def test_what_is_small_already_gets_a_simpler_search_at_once() -> None:
    machine = Machine(gpu(), settings=EngineSettings(compute_type="int8"))
    assert machine.steps(NO_MEMORY, NO_MEMORY) == ["cuda:0 int8", "cuda:0 int8 lean", "cpu auto"]


def test_a_type_that_the_gpu_does_not_know_becomes_float16_then_float32() -> None:
    machine = Machine(gpu(), settings=EngineSettings(compute_type="int8"))
    steps = machine.steps(CANNOT, CANNOT, CANNOT)
    assert steps == ["cuda:0 int8", "cuda:0 float16", "cuda:0 float32", "cpu auto"]


def test_a_type_that_fails_on_the_way_down_is_not_left_upwards() -> None:
    steps = Machine(gpu()).steps(NO_MEMORY, CANNOT, CANNOT)
    assert steps == ["cuda:0 auto", "cuda:0 int8_float16", "cuda:0 int8", "cpu auto"]
    machine = Machine(gpu(), settings=EngineSettings(compute_type="int8_float16"))
    steps = machine.steps(CANNOT, CANNOT, NO_MEMORY)
    assert steps == ["cuda:0 int8_float16", "cuda:0 int8", "cuda:0 float16", "cuda:0 float16 lean"]


def test_a_gpu_without_16_bits_that_has_too_little_memory_stays_small() -> None:
    """Those of 2016 know 8 bits with 32 only."""
    machine = Machine(gpu(free_gb=4))
    plan = machine.start(LARGE_BYTES)
    assert plan.compute_type == "int8_float16"
    lower = machine.planner.after(plan, machine.settings, CANNOT)
    assert (lower.device, lower.compute_type, lower.is_lean) == ("cuda:0", "int8", False)
    lower = machine.planner.after(lower, machine.settings, NO_MEMORY)
    assert (lower.device, lower.compute_type, lower.is_lean) == ("cuda:0", "int8", True)


@pytest.mark.parametrize(
    "error", [GpuRuntimeError(""), GpuModelError(""), GpuDriverError(""), GpuError(""), EngineLostError("")]
)
def test_what_no_smaller_demand_helps_goes_to_the_cpu_at_once(error: EngineError) -> None:
    assert Machine(gpu()).steps(error) == ["cuda:0 auto", "cpu auto"]


def test_each_step_is_told_with_cause_and_consequence() -> None:
    machine = Machine(gpu())
    first = machine.planner.after(machine.start(), machine.settings, NO_MEMORY)
    assert first.told == "There is not enough memory. Dictation goes on there in int8_float16."
    last = machine.planner.after(machine.start(), machine.settings, GpuRuntimeError("cuBLAS is missing.", "Get it."))
    assert last.told.startswith("cuBLAS is missing. Dictation goes on with the CPU")
    assert last.told.endswith("Get it.")


# --- what is remembered -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error", [GpuModelError("Too old."), GpuDriverError("Driver too old."), GpuTypeError("Cannot.")]
)
def test_a_lasting_fault_is_neither_tried_nor_told_at_the_next_start(tmp_path: Path, error: EngineError) -> None:
    path = tmp_path / "gpus.json"
    machine = Machine(gpu(), path=path)
    lower = machine.planner.after(machine.start(), machine.settings, error)
    again = Machine(gpu(), path=path).start()
    assert (again.device, again.compute_type, again.told) == (lower.device, lower.compute_type, "")
    assert error.message in again.why
    with_new_driver = Machine(gpu(driver="999.1"), path=path).start()
    assert (with_new_driver.device, with_new_driver.compute_type) == ("cuda:0", "auto")


@pytest.mark.parametrize("error", [EngineLostError("Ended."), GpuError("Unknown error.")])
def test_what_may_be_chance_is_not_remembered(tmp_path: Path, error: EngineError) -> None:
    path = tmp_path / "gpus.json"
    machine = Machine(gpu(), path=path)
    assert machine.planner.after(machine.start(), machine.settings, error).told
    assert Machine(gpu(), path=path).start().device == "cuda:0"


def test_memory_counts_as_it_was_when_it_was_too_little(tmp_path: Path) -> None:
    path = tmp_path / "gpus.json"
    machine = Machine(gpu(free_gb=7), path=path)
    plan = machine.start()
    machine.gpus = (gpu(free_gb=3),)  # another program came in the meantime
    machine.planner.after(plan, machine.settings, NO_MEMORY)
    assert Machine(gpu(free_gb=3), path=path).start().compute_type == "int8_float16"
    assert Machine(gpu(free_gb=7), path=path).start().compute_type == "auto"


def test_a_gpu_that_tells_nothing_of_its_memory_is_tried_again_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "gpus.json"
    shared = gpu(free_gb=0, total_gb=0)
    machine = Machine(shared, path=path)
    machine.planner.after(machine.start(), machine.settings, NO_MEMORY)
    assert Machine(shared, path=path).start().compute_type == "auto", "nothing would ever show that more is free"


def test_what_a_large_model_could_not_do_is_not_held_against_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "gpus.json"
    machine = Machine(gpu(free_gb=4), path=path)
    plan = machine.start()
    for error in (NO_MEMORY, CANNOT, CANNOT):
        plan = machine.planner.after(plan, machine.settings, error)
    assert plan.device == "cpu"
    assert Machine(gpu(free_gb=4), path=path).start().device == "cpu"
    assert Machine(gpu(free_gb=4), path=path, settings=EngineSettings(model="base")).start().device == "cuda:0"
    more = Machine(gpu(free_gb=8), path=path).start()
    assert (more.device, more.compute_type) == ("cuda:0", "auto"), "its usual type was not to blame"


def test_what_failed_in_one_type_is_not_held_against_another_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "gpus.json"
    machine = Machine(gpu(free_gb=5), path=path, settings=EngineSettings(compute_type="float32"))
    machine.planner.after(machine.start(), machine.settings, NO_MEMORY)
    assert Machine(gpu(free_gb=5), path=path, settings=machine.settings).start().compute_type == "int8_float16"
    other = Machine(gpu(free_gb=5), path=path, settings=EngineSettings(compute_type="float16"))
    assert other.start().compute_type == "float16", "changed while the app did not run"


def test_another_engine_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "gpus.json"
    machine = Machine(gpu(), path=path)
    machine.planner.after(machine.start(), machine.settings, GpuModelError("Too new."))
    newer = DevicePlanner(GpuRecord(path, engine=lambda: "5.0"), gpus=lambda: machine.gpus)
    assert machine.start().device == "cpu"
    assert newer.start(machine.settings).device == "cuda:0"


def test_a_library_that_was_installed_in_the_meantime_is_used_at_the_next_load() -> None:
    is_there: list[bool] = []
    planner = DevicePlanner(gpus=lambda: (gpu(),), has_cublas=lambda: bool(is_there))
    settings = EngineSettings()
    lowered = planner.after(planner.start(settings), settings, GpuRuntimeError("cuBLAS is missing."))
    assert planner.start(settings, lowered=lowered).device == "cpu", "it would only fail again"
    is_there.append(True)
    assert planner.start(settings, lowered=lowered).device == "cuda:0"
    broken = planner.after(planner.start(settings), settings, GpuRuntimeError("It cannot be loaded."))
    assert planner.start(settings, lowered=broken).device == "cpu", "not at each load again"


def test_a_missing_library_is_tried_each_time_and_told_once_where_nobody_asked_for_the_gpu(tmp_path: Path) -> None:
    path = tmp_path / "gpus.json"
    missing = GpuRuntimeError("cuBLAS is missing.")
    told = []
    for _ in range(2):
        machine = Machine(gpu(), path=path)
        plan = machine.start()
        assert plan.device == "cuda:0"
        told.append(bool(machine.planner.after(plan, machine.settings, missing).told))
    assert told == [True, False]
    asked = Machine(gpu(), path=path, settings=EngineSettings(device="cuda:0"))
    assert asked.planner.after(asked.start(), asked.settings, missing).told


def test_choosing_the_device_again_tries_it_again(tmp_path: Path) -> None:
    machine = Machine(gpu(), path=tmp_path / "gpus.json")
    machine.planner.after(machine.start(), machine.settings, GpuModelError("Too old."))
    assert machine.start().device == "cpu"
    machine.planner.forget(machine.settings)
    assert machine.start().device == "cuda:0"


# --- memory -----------------------------------------------------------------------------------------------------------


def test_the_estimate_is_near_what_was_published_for_large_v2() -> None:
    assert needed_bytes(LARGE_BYTES, "float16") == pytest.approx(4.755e9, rel=0.05)
    assert needed_bytes(LARGE_BYTES, "int8") == pytest.approx(3.091e9, rel=0.05)
    assert needed_bytes(LARGE_BYTES, "auto") == needed_bytes(LARGE_BYTES, "float16")


@pytest.mark.parametrize(
    ("free_gb", "limit_mb", "device", "compute_type", "bound"),
    [
        (8, 0, "cuda:0", "auto", ""),
        (4, 0, "cuda:0", "int8_float16", "4.0 GB are free"),
        (2, 0, "cpu", "auto", "2.0 GB are free"),
        (8, 4000, "cuda:0", "int8_float16", "4.0 GB are allowed (`engine.gpu_memory_mb`)"),
        (8, 2000, "cpu", "auto", "2.0 GB are allowed"),
        (8, 6000, "cuda:0", "auto", ""),
        (3.5, 6000, "cuda:0", "int8_float16", "3.5 GB are free"),
    ],
)
def test_a_model_that_does_not_fit_runs_smaller_or_elsewhere(
    free_gb: float, limit_mb: int, device: str, compute_type: str, bound: str
) -> None:
    machine = Machine(gpu(free_gb=free_gb), settings=EngineSettings(model="large-v2", gpu_memory_mb=limit_mb))
    plan = machine.start(LARGE_BYTES)
    assert (plan.device, plan.compute_type) == (device, compute_type)
    assert bound in plan.told
    assert bool(plan.told) == bool(bound)
    assert machine.start(LARGE_BYTES).told == "", "once"


def test_the_limit_holds_where_the_driver_tells_nothing() -> None:
    machine = Machine(settings=EngineSettings(model="large-v2", device="cuda:0", gpu_memory_mb=2000))
    assert machine.start(LARGE_BYTES).device == "cpu"


def test_a_model_of_unknown_size_is_tried() -> None:
    assert Machine(gpu(free_gb=0.1)).start().device == "cuda:0"


# --- courtesy ---------------------------------------------------------------------------------------------------------

COURTEOUS = EngineSettings(gpu_yields_to="blender, game.exe")


def test_while_a_chosen_program_runs_the_gpu_is_left_to_it() -> None:
    machine = Machine(gpu(), settings=COURTEOUS)
    on_gpu = machine.start()
    assert on_gpu.device == "cuda:0"
    assert not machine.planner.gives_way(on_gpu, COURTEOUS, "cuda:0")
    machine.programs = {"game.exe"}
    assert machine.planner.gives_way(on_gpu, COURTEOUS, "cuda:0")
    assert not machine.planner.gives_way(on_gpu, COURTEOUS, "cpu"), "it is not in the way there"
    aside = machine.start()
    assert (aside.device, aside.gives_way_to) == ("cpu", "game.exe")
    assert "'game.exe'" in aside.told
    assert machine.start().told == "", "once"
    assert not machine.planner.gives_way(aside, COURTEOUS, "cpu")
    machine.programs = set()
    assert machine.planner.gives_way(aside, COURTEOUS, "cpu"), "the GPU is free again"
    assert machine.start().device == "cuda:0"


def test_a_gpu_that_was_stepped_down_on_is_left_to_a_program_too_and_stays_down_after_it() -> None:
    machine = Machine(gpu(), settings=COURTEOUS)
    lowered = machine.planner.after(machine.start(), COURTEOUS, NO_MEMORY)
    machine.programs = {"blender"}
    assert machine.start(lowered=lowered).device == "cpu"
    machine.programs = set()
    after = machine.start(lowered=lowered)
    assert (after.device, after.compute_type, after.told) == ("cuda:0", "int8_float16", "")


def test_on_a_machine_without_a_gpu_nothing_is_left_to_a_program() -> None:
    machine = Machine(settings=COURTEOUS)
    machine.programs = {"blender"}
    plan = machine.start()
    assert (plan.told, plan.gives_way_to) == ("", "")
    machine.looked_for_programs = 0
    assert not machine.planner.gives_way(plan, COURTEOUS, "cpu")
    assert machine.looked_for_programs == 0, "what runs on the CPU is in nobody's way"


def test_where_no_program_is_chosen_none_is_looked_for() -> None:
    machine = Machine(gpu())
    assert not machine.planner.gives_way(machine.start(), machine.settings, "cuda:0")
    assert machine.looked_for_programs == 0
