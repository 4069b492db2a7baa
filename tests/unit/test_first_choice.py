"""The model to begin with, by what a machine has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dictation_app.engine.catalogue import Catalogue, CatalogueEntry
from dictation_app.engine.hardware import Device
from dictation_app.measuring import FirstChoice, first_choice

GIB = 2**30
CPU = Device(name="cpu", label="A processor", cores=2, compute_types=("int8",), default_type="int8")
GPU = Device(name="cuda:0", label="RTX", cores=0, compute_types=("float16",), default_type="float16")


def choice(*devices: Device, memory_bytes: int = 16 * GIB, base_s: float | None = None) -> FirstChoice:
    catalogue = Catalogue.read()

    def expected_s(entry: CatalogueEntry) -> float | None:
        return None if base_s is None else entry.expected_seconds(catalogue.get("base"), base_s)

    return first_choice(catalogue.models, devices, expected_s, memory_bytes)


@pytest.mark.parametrize(
    ("free_gib", "model"), [(24, "large-v3-turbo"), (4, "large-v3-turbo"), (2, "small"), (1, "base")]
)
def test_a_graphics_card_takes_the_most_accurate_one_that_fits_its_free_memory(free_gib: int, model: str) -> None:
    chosen = choice(CPU, replace(GPU, memory_bytes=24 * GIB, free_bytes=free_gib * GIB))
    assert chosen.model == model
    assert chosen.why == f"RTX has {free_gib} GB of memory free: enough for this one."


def test_of_two_graphics_cards_the_one_with_more_room_counts_and_a_full_one_is_none() -> None:
    small = replace(GPU, label="Small", free_bytes=2 * GIB)
    assert "Large" in choice(CPU, small, replace(GPU, label="Large", free_bytes=8 * GIB)).why
    assert choice(CPU, replace(GPU, memory_bytes=24 * GIB, free_bytes=GIB // 2)).model == "base"


def test_what_was_measured_is_believed_more_than_the_number_of_cores() -> None:
    assert choice(replace(CPU, cores=32), base_s=0.9).model == "base"
    assert choice(CPU, base_s=0.2).model == "small"
    assert "measured" in choice(CPU, base_s=0.2).why
    assert "measured" not in choice(CPU, base_s=20.0).why, "nothing is quick"


def test_without_figures_cores_and_memory_decide() -> None:
    assert choice(CPU).model == "base"
    assert choice(replace(CPU, cores=8)).model == "small"
    assert choice(replace(CPU, cores=8), memory_bytes=2 * GIB).model == "tiny"
    assert choice(CPU, memory_bytes=0).model == "base", "unknown is not little"
    assert choice().model == "base"
