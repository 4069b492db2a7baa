"""``dictation doctor``: lines, JSON, report and exit code, with checks of the test's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dictation_app.cli import doctor as module
from dictation_app.cli import run
from dictation_app.doctor import Action, Check, Finding, State
from dictation_app.errors import ExitCode
from dictation_app.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

GOOD = Finding(name="Disk space", state=State.OK, value="12.0 GB free")
ODD = Finding(name="Memory", state=State.WARNING, value="1.0 GB free", cause="It is little.", next_step="Close some.")
BAD = Finding(
    name="Microphone",
    state=State.FAILED,
    value="'Ada's headset' opened, and sends nothing",
    cause="It is muted.",
    next_step="Switch it on.",
    action=Action.CHOOSE_MICROPHONE,
    private=("Ada's headset",),
)


class PaperCheckup:
    settings = Settings()

    def __init__(self, *findings: Finding) -> None:
        self._findings = findings
        self.ran: list[str] = []

    def is_busy(self) -> bool:
        return False

    @property
    def checks(self) -> tuple[Check, ...]:
        return tuple(Check(name=each.name, run=lambda each=each: self._run(each)) for each in self._findings)

    def _run(self, finding: Finding) -> tuple[Finding, ...]:
        self.ran.append(finding.name)
        return (finding,)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))


def use(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> PaperCheckup:
    made = PaperCheckup(*findings)
    monkeypatch.setattr(module, "_checkup", lambda: made)
    return made


def test_each_line_has_its_state_value_cause_and_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(monkeypatch, GOOD, ODD)
    assert run(["doctor"]) == ExitCode.OK, "a warning is no failure"
    assert capsys.readouterr().out == (
        "ok        Disk space: 12.0 GB free\n"
        "warning   Memory: 1.0 GB free\n"
        "          It is little.\n"
        "          Close some.\n"
    )


def test_what_failed_makes_the_exit_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    use(monkeypatch, GOOD, BAD)
    assert run(["doctor", "--json"]) == ExitCode.FAILED
    told = json.loads(capsys.readouterr().out)
    assert told["state"] == "failed"
    assert [row["state"] for row in told["findings"]] == ["ok", "failed"]
    assert told["findings"][1] == {
        "name": "Microphone",
        "state": "failed",
        "value": BAD.value,
        "cause": BAD.cause,
        "next_step": BAD.next_step,
        "action": "choose-microphone",
    }


def test_a_report_has_nothing_private(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    use(monkeypatch, BAD)
    assert run(["doctor", "--report"]) == ExitCode.FAILED
    told = capsys.readouterr().out
    assert told.startswith("Dictation ")
    assert "It is muted." in told
    assert "headset" not in told


def test_single_checks_can_be_made_and_unknown_ones_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checkup = use(monkeypatch, GOOD, ODD, BAD)
    assert run(["doctor", "--only", "memory", "--only", "Disk space"]) == ExitCode.OK
    assert checkup.ran == ["Disk space", "Memory"]
    assert run(["doctor", "--only", "weather"]) == ExitCode.USAGE
    assert "There is no check 'weather'. There are: Disk space, Memory, Microphone." in capsys.readouterr().err
