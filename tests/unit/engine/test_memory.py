"""How much memory a process takes and may take."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app.engine import memory
from tests.fakes import FakeEngine

if TYPE_CHECKING:
    from pathlib import Path

_GROW = "x = bytearray(b'x' * 200_000_000); print('grown', flush=True); input()"


def test_what_is_set_is_allowed_and_otherwise_three_quarters_of_the_machine() -> None:
    assert memory.allowed_bytes(700) == 700_000_000
    assert memory.allowed_bytes(0, machine_bytes=8_000_000_000) == 6_000_000_000
    assert memory.allowed_bytes(0, machine_bytes=0) == 0, "where that is not known there is no limit"
    assert memory.allowed_bytes(0) >= 500_000_000, "of the machine that runs this test"


def test_what_a_process_takes_is_seen_as_it_grows() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _GROW], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == "grown\n"
        assert 200_000_000 < memory.of_process(child.pid) < 400_000_000
        child.stdin.close()
    assert memory.of_process(child.pid) == 0


def test_of_an_engine_without_a_process_nothing_is_known() -> None:
    assert memory.used_by(FakeEngine([])) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="containers are Linux")
def test_a_container_has_what_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(memory, "_CGROUP", limit)
    whole = memory.of_machine()
    limit.write_text("max\n")
    assert memory.of_machine() == whole
    limit.write_text("123456789\n")
    assert memory.of_machine() == 123_456_789
