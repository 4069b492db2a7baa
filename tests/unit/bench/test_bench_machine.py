"""What a figure was measured on."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app import __version__
from dictation_app.bench import machine
from dictation_app.values.speech import EngineInfo

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.bench.subject import Subject

INFO = EngineInfo(model="base", device="cpu", compute_type="int8")


def test_versions_threads_and_load_are_named(subject: Subject) -> None:
    found = machine.describe(subject.config, INFO, 0.25)
    assert found.app == __version__
    assert found.ctranslate2[0].isdigit()
    assert found.faster_whisper.startswith("1.")
    assert found.threads == found.cores > 0
    assert (found.model, found.device, found.compute_type, found.load_before) == ("base", "cpu", "int8", 0.25)
    assert found.device_name == found.processor


@pytest.mark.parametrize(
    ("load_each", "doubt"), [(0.0, ""), (0.29, ""), (0.35, "The machine was busy"), (None, "does not tell")]
)
def test_a_busy_machine_proves_nothing(subject: Subject, load_each: float | None, doubt: str) -> None:
    load = None if load_each is None else load_each * machine.processors()
    found = replace(machine.describe(subject.config, INFO, 0.0), load_before=load)
    assert (doubt in found.doubt) if doubt else not found.doubt


def test_a_gpu_has_its_makers_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text('#!/bin/sh\n[ "$1" = --id=1 ] && echo "NVIDIA Test 9000"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(machine, "devices", tuple)
    assert machine._device_name("cuda:1") == "cuda:1"

    class Unnamed:
        name = "cuda:1"
        label = "NVIDIA GPU 1"

    monkeypatch.setattr(machine, "devices", lambda: (Unnamed(),))
    assert machine._device_name("cuda:1") == "NVIDIA Test 9000"
