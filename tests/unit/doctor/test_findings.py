"""Findings: a round of checks, how bad it is, and a report without anything private."""

from __future__ import annotations

import getpass
import platform
import time
from pathlib import Path

import pytest

from dictation_app.doctor import Action, Check, Finding, State, examine, report, worst
from dictation_app.doctor.finding import LEFT_OUT
from dictation_app.errors import UserError
from dictation_app.settings import all_keys


def finding(name: str = "x", state: State = State.OK, **more: object) -> Finding:
    return Finding(name=name, state=state, value="a value", **more)  # type: ignore[arg-type]


def check(name: str, log: list[str], *, needs_quiet: bool = False) -> Check:
    def run() -> tuple[Finding, ...]:
        log.append(name)
        return (finding(name),)

    return Check(name=name, run=run, needs_quiet=needs_quiet)


def test_checks_are_made_one_by_one_and_told_before() -> None:
    log: list[str] = []
    found = examine((check("a", log), check("b", log)), begins=lambda name: log.append(f"begins {name}"))
    assert next(found).name == "a"
    assert log == ["begins a", "a"]
    assert [each.name for each in found] == ["b"]
    assert log == ["begins a", "a", "begins b", "b"]


def test_a_dictation_is_not_disturbed() -> None:
    log: list[str] = []
    checks = (check("microphone", log, needs_quiet=True), check("disk", log))
    found = list(examine(checks, is_busy=lambda: True, busy_s=0.05))
    assert log == ["disk"]
    assert [(each.name, each.state) for each in found] == [("microphone", State.NOT_TRIED), ("disk", State.OK)]
    assert found[0].cause
    assert found[0].next_step


def test_the_end_of_a_dictation_is_waited_for() -> None:
    log: list[str] = []
    until_s = time.monotonic() + 0.3
    (found,) = examine((check("microphone", log, needs_quiet=True),), is_busy=lambda: time.monotonic() < until_s)
    assert found.state is State.OK
    assert time.monotonic() >= until_s


def test_the_patience_is_one_for_all_checks() -> None:
    log: list[str] = []
    checks = tuple(check(name, log, needs_quiet=True) for name in "abcdef")
    before_s = time.monotonic()
    assert len(list(examine(checks, is_busy=lambda: True, busy_s=0.4))) == 6
    assert time.monotonic() - before_s < 1.5
    assert log == []


def test_cancelling_ends_it_also_while_it_waits() -> None:
    log: list[str] = []
    cancelled: list[bool] = []
    found = examine((check("a", log), check("b", log)), is_cancelled=lambda: bool(cancelled))
    next(found)
    cancelled.append(True)
    assert list(found) == []
    assert log == ["a"]
    answers = iter([False, True])
    waiting = examine(
        (check("c", log, needs_quiet=True),), is_busy=lambda: True, is_cancelled=lambda: next(answers), busy_s=30
    )
    before_s = time.monotonic()
    assert [each.state for each in waiting] == [State.NOT_TRIED]
    assert time.monotonic() - before_s < 5
    assert log == ["a"]


def test_a_check_whose_app_goes_away_is_one_that_was_not_tried() -> None:
    def run() -> tuple[Finding, ...]:
        raise UserError("Dictation is not running.", "Start it.")

    (found,) = examine((Check(name="a", run=run),))
    assert (found.state, found.cause, found.next_step) == (
        State.NOT_TRIED,
        "Dictation is not running.",
        "Start it.",
    )


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), State.OK),
        ((State.OK, State.NOT_TRIED), State.OK),
        ((State.OK, State.WARNING), State.WARNING),
        ((State.WARNING, State.FAILED, State.OK), State.FAILED),
    ],
)
def test_the_worst_counts(states: tuple[State, ...], expected: State) -> None:
    assert worst(finding(state=state) for state in states) is expected


def test_actions_that_open_a_setting_name_one_there_is() -> None:
    opened = {action.setting for action in Action} - {""}
    assert opened
    assert opened <= set(all_keys())


NAMES = ("Ada's headset", "Boss' best (USB)", "two\nlines", "plain")


@pytest.mark.parametrize("secret", NAMES)
def test_what_is_named_as_private_is_in_no_report(secret: str) -> None:
    text = report(
        "About",
        [
            Finding(
                name="n",
                state=State.FAILED,
                value=f"with '{secret}' inside",
                cause=f"It is {secret}.",
                next_step=f"Do {secret} again.",
                private=(secret,),
            )
        ],
    )
    assert secret not in text
    assert secret.rsplit(maxsplit=1)[-1] not in text
    assert text.count(LEFT_OUT) == 3


@pytest.mark.parametrize("quoted", ["'Ada's headset'", "“Boss' best”", '"diary"', "'diary'"])
def test_what_stands_in_quotes_is_in_no_report(quoted: str) -> None:
    text = report("About", [Finding(name="n", state=State.FAILED, value="v", cause=f"It is {quoted} here.")])
    assert f"It is {LEFT_OUT} here." in text


@pytest.mark.parametrize(
    "place",
    [
        "/home/ada/models",
        "/mnt/Ada/secret.bin",
        "~/diary",
        r"C:\Users\Ada\models",
        "C:/Users/Ada",
        r"\\server\ada",
    ],
)
def test_a_report_names_no_place_of_the_users(place: str) -> None:
    text = report("About", [Finding(name="n", state=State.FAILED, value=f"{place} cannot be written")])
    assert "cannot be written" in text
    assert place not in text
    assert "da" not in text.partition("n: ")[2].replace("damaged", "")


def test_a_report_names_places_of_the_system_and_measured_values() -> None:
    value = "12.4 from the system: /usr/lib/libcublas.so.12, 44.1 kHz, 16/20 words, 580 MB (93%)"
    assert value in report("About", [Finding(name="n", state=State.OK, value=value)])


def test_a_report_has_neither_the_users_nor_the_machines_name() -> None:
    text = report("About", [Finding(name="n", state=State.OK, value=f"{Path.home()} {platform.node()}")])
    for name in (str(Path.home()), platform.node()):
        assert len(name) < 2 or name.lower() == "localhost" or name not in text
    assert getpass.getuser() not in text


def test_a_report_holds_all_lines_with_cause_and_step() -> None:
    text = report("About", [finding("first"), finding("second", State.FAILED, cause="It broke.", next_step="Mend it.")])
    assert text.startswith("About\n\nok")
    assert "first: a value" in text
    assert "failed     second: a value\n           It broke.\n           Mend it.\n" in text
