"""Whether a program runs, by its name."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app.engine import programs
from dictation_app.engine.programs import running
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from pathlib import Path

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.mark.parametrize(
    ("names", "processes", "found"),
    [
        (("blender",), ("bash", "blender"), "blender"),
        (("Game.EXE",), ("game.exe",), "Game.EXE"),
        (("game",), ("Game.exe",), "game"),
        (("blender", "bash"), ("bash", "blender"), "blender"),
        (("blend",), ("blender",), ""),
        (("",), ("",), ""),
        ((), ("bash",), ""),
    ],
)
def test_a_program_is_found_by_its_whole_name(names: tuple[str, ...], processes: tuple[str, ...], found: str) -> None:
    assert running(names, processes) == found


def process(root: Path, pid: int, comm: str, command: bytes = b"") -> None:
    folder = root / str(pid)
    folder.mkdir()
    (folder / "comm").write_text(f"{comm}\n", encoding="utf-8")
    (folder / "cmdline").write_bytes(command)


@linux
def test_long_names_are_read_from_the_command_line(tmp_path: Path) -> None:
    process(tmp_path, 1, "systemd")
    process(tmp_path, 22, "a-very-long-nam", b"/opt/a-very-long-name-of-a-game\0--fast\0")
    process(tmp_path, 23, "TheWitcherThree", b"Z:\\games\\TheWitcherThreeGOTY.exe\0")
    (tmp_path / "33").mkdir()  # one that has ended
    (tmp_path / "meminfo").write_text("", encoding="utf-8")
    found = set(programs._processes(str(tmp_path)))
    assert found >= {"systemd", "a-very-long-name-of-a-game", "TheWitcherThreeGOTY.exe"}
    assert running(("thewitcherthreegoty",), found) == "thewitcherthreegoty"


@linux
def test_where_processes_are_not_told_of_there_is_none(tmp_path: Path) -> None:
    assert list(programs._processes(str(tmp_path / "proc"))) == []


@linux
def test_a_real_process_is_found_while_it_runs() -> None:
    child = subprocess.Popen(["sleep", "60"])
    try:
        # It gets its name a moment after its start.
        assert wait_for(lambda: running(("no-such-program", "sleep")), "the program") == "sleep"
    finally:
        child.kill()
        child.wait()
    assert running(("no-such-program",)) == ""
