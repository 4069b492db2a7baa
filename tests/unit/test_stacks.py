"""Stacks: what a bug is found by is there, and nothing else."""

from __future__ import annotations

import getpass
import re
from pathlib import Path

import pytest

from dictation_app import stacks

WORDS = "my secret diary"


def thrown(raise_it: object) -> BaseException:
    try:
        raise_it()  # type: ignore[operator]
    except BaseException as exc:  # noqa: BLE001
        return exc
    raise AssertionError


def chain() -> None:
    try:
        raise KeyError(WORDS)
    except KeyError as exc:
        try:
            raise ValueError(f"in '{WORDS}'") from exc
        except ValueError:
            error = TypeError(WORDS)
            error.add_note(WORDS)
            raise error  # noqa: B904


def group() -> None:
    raise ExceptionGroup(WORDS, [ValueError(WORDS), ExceptionGroup(WORDS, [OSError(2, WORDS, WORDS)])])


@pytest.mark.parametrize(
    ("raise_it", "types"),
    [(chain, ("KeyError", "ValueError", "TypeError")), (group, ("ExceptionGroup", "ValueError", "FileNotFoundError"))],
)
def test_of_all_exceptions_in_a_chain_types_and_places_are_told_and_no_message(
    raise_it: object, types: tuple[str, ...]
) -> None:
    told = stacks.describe(thrown(raise_it))
    assert "diary" not in told
    assert "secret" not in told
    places = [told.index(name) for name in types]
    assert places == sorted(places)
    assert re.search(rf"^  test_stacks\.py:\d+ in {raise_it.__name__}$", told, re.MULTILINE)  # type: ignore[attr-defined]


def test_an_exception_that_leads_back_to_itself_is_told_once() -> None:
    first, second = ValueError(), TypeError()
    first.__context__, second.__context__ = second, first
    told = stacks.describe(first)
    assert told.count("ValueError") == told.count("TypeError") == 1


def test_the_middle_of_endless_recursion_is_left_out() -> None:
    def again() -> None:
        again()

    told = stacks.describe(thrown(again))
    assert told.endswith("RecursionError")
    assert " more …" in told
    assert told.count("\n") < 50


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("/home/ada lovelace/work/dictation_app/workers/base.py", "dictation_app/workers/base.py"),
        ("/home/ada/dictation_app/.venv/lib/python3.11/site-packages/click/core.py", "click/core.py"),
        ("/home/ada/dictation_app/.venv/lib/python3.11/site-packages/dictation_app/app.py", "dictation_app/app.py"),
        ("/home/ada/.pyenv/versions/3.11.7/lib/python3.11/threading.py", "python3.11/threading.py"),
        (r"C:\Users\Ada\AppData\Programs\Python\Lib\threading.py", "Lib/threading.py"),
        (r"C:\Users\Ada\dictation_app\app.py", "dictation_app/app.py"),
        ("/home/ada/diary/script.py", "script.py"),
        ("<frozen runpy>", "<frozen runpy>"),
        ("dictation_app/app.py", "dictation_app/app.py"),
    ],
)
def test_a_source_file_is_told_without_the_folders_of_the_machine(name: str, short: str) -> None:
    assert stacks.short_file(name) == short


def test_what_the_interpreter_wrote_at_a_crash_gets_short_names() -> None:
    wrote = (
        'Current thread 0x0001:\n  File "/home/ada/dictation_app/app.py", line 3 in run\n  Binary file "/opt/q/lib.so"'
    )
    assert stacks.short_native(wrote) == (
        'Current thread 0x0001:\n  File "dictation_app/app.py", line 3 in run\n  Binary file "lib.so"'
    )


def test_home_user_and_machine_are_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/srv/homes/ada"))
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    monkeypatch.setattr("platform.node", lambda: "engine-2")
    text = "/srv/homes/ada/notes of Ada on engine-2, with adamant Canada"
    assert stacks.without_person(text) == "~/notes of <user> on <machine>, with adamant Canada"


def test_a_user_without_a_name_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert stacks.without_person("a sentence") == "a sentence"
