"""What is remembered of programs, and where."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from dictation_app.output.programs import SHIPPED, TERMINALS, Way, Ways
from dictation_app.settings import ProgramRule

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_worked_is_there_after_a_restart_and_holds_no_more_than_that(tmp_path: Path) -> None:
    file = tmp_path / "data" / "programs.json"
    Ways(file).keep("gedit", Way.CTRL_V)
    assert Ways(file).worked_in({"gedit", "other"}) is Way.CTRL_V
    assert json.loads(file.read_text()) == {"gedit": "ctrl+v"}
    assert [each.name for each in file.parent.iterdir()] == ["programs.json"]


def test_what_the_user_set_comes_before_what_is_shipped_and_that_before_what_worked() -> None:
    ways = Ways()
    ways.keep("blender", Way.TYPE)
    assert ways.way_into({"blender"}, ()) is Way.CTRL_V
    assert ways.way_into({"blender"}, (ProgramRule(program="Blender", way="copy"),)) is Way.COPY
    ways.keep("gedit", Way.TYPE)
    assert ways.way_into({"gedit"}, ()) is Way.TYPE
    assert ways.way_into({"unknown"}, ()) is None


def test_all_is_forgotten_when_the_file_is_deleted(tmp_path: Path) -> None:
    file = tmp_path / "programs.json"
    ways = Ways(file)
    ways.keep("gedit", Way.CTRL_V)
    file.unlink()
    assert ways.worked_in({"gedit"}) is None
    ways.keep("other", Way.TYPE)
    assert json.loads(file.read_text()) == {"other": "type"}


def test_a_broken_file_and_ways_of_a_later_version_are_learnt_again(tmp_path: Path) -> None:
    file = tmp_path / "programs.json"
    for broken in ("{", "[]", '{"gedit": "by thought"}'):
        file.write_text(broken)
        assert Ways(file).worked_in({"gedit"}) is None


def test_the_file_stays_small(tmp_path: Path) -> None:
    ways = Ways(tmp_path / "programs.json")
    for number in range(300):
        ways.keep(f"program-{number}", Way.CTRL_V)
    assert ways.worked_in({"program-0"}) is None
    assert ways.worked_in({"program-299"}) is Way.CTRL_V
    assert len(json.loads((tmp_path / "programs.json").read_text())) == 200


def test_a_disk_that_takes_nothing_costs_no_text(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_bytes(b"")
    ways = Ways(tmp_path / "file" / "programs.json")
    with caplog.at_level(logging.INFO):
        ways.keep("gedit", Way.CTRL_V)
    assert "gedit" not in caplog.text


def test_names_of_programs_are_as_they_are_looked_up() -> None:
    assert all(name == name.lower() for name in (*TERMINALS, *SHIPPED))


def test_while_pasting_is_tried_out_typing_is_no_way_and_it_can_be_forgotten(tmp_path: Path) -> None:
    ways = Ways(tmp_path / "programs.json")
    ways.keep("gedit", Way.TYPE)
    ways.only_pastes = True
    assert ways.way_into({"gedit"}, ()) is None
    ways.only_pastes = False
    assert ways.way_into({"gedit"}, ()) is Way.TYPE
    ways.forget_typing("gedit")
    ways.keep("kate", Way.CTRL_V)
    ways.forget_typing("kate")
    assert json.loads((tmp_path / "programs.json").read_text()) == {"kate": "ctrl+v"}
