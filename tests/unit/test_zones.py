"""Where nothing is recorded."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dictation_app.output.field import FieldKind
from dictation_app.output.fields import Fields
from dictation_app.output.window import Window, program_file
from dictation_app.settings import OutputSettings, ZoneSettings
from dictation_app.zones import PASSWORD_PROGRAMS, Look, Sign, Zones
from tests.unit.output.editor import Editor

MAIL = Window(names=frozenset({"mail", "thunderbird"}), title="Re: Dinner", program="thunderbird")


def zones(
    window: Window | None = MAIL,
    editor: Editor | None = None,
    *,
    programs: str = "",
    titles: str = "",
    password_programs: bool = True,
) -> Zones:
    settings = ZoneSettings(programs=programs, titles=titles, password_programs=password_programs)
    return Zones(settings, fields(editor), lambda: window)


def fields(editor: Editor | None) -> Fields:
    read = Fields(lambda _: editor or Editor())
    read.apply(OutputSettings())
    if editor is None:
        read.close()
    return read


def named(*names: str, title: str = "") -> Window:
    return Window(names=frozenset(names), title=title, program=names[-1])


def test_anywhere_else_it_may_be_recorded() -> None:
    assert zones().why_not_here() is None
    assert zones(None).why_not_here() is None
    assert zones(editor=Editor("Dear Zoë")).why_not_here() is None


def test_not_in_a_password_field() -> None:
    told = zones(editor=Editor(kind=FieldKind.PASSWORD)).why_not_here()
    assert told == "A password field has the keyboard. Nothing is recorded there."


@pytest.mark.parametrize("name", ["keepassxc", "bitwarden", "1password", "pinentry-qt", "gcr-prompter", "seahorse"])
def test_not_in_programs_for_passwords(name: str) -> None:
    assert zones(named("window", name)).why_not_here() == f"{name} has the keyboard. Nothing is recorded there."
    assert zones(named("window", name), password_programs=False).why_not_here() is None


def test_all_known_programs_are_names_as_windows_are_compared() -> None:
    assert {name.strip().lower() for name in PASSWORD_PROGRAMS} == PASSWORD_PROGRAMS


@pytest.mark.parametrize(
    ("programs", "refused"),
    [
        ("thunderbird", True),
        ("Thunderbird", True),
        ("signal, mail", True),
        ("thunder*", True),
        ("thunder", False),
        ("*", True),
        (", ,", False),
    ],
)
def test_not_in_programs_that_the_user_names(programs: str, refused: bool) -> None:
    assert (zones(programs=programs).why_not_here() is not None) is refused


@pytest.mark.parametrize(
    ("titles", "refused"),
    [("dinner", True), ("Re:*er", True), ("breakfast", False), ("breakfast, RE:", True), ("", False), (" , ", False)],
)
def test_not_in_windows_with_titles_that_the_user_names(titles: str, refused: bool) -> None:
    told = zones(titles=titles).why_not_here()
    assert told == ("In a window with this title nothing is recorded." if refused else None)
    assert "Dinner" not in str(told), "the title is nobody's business"


def test_a_program_that_only_its_field_tells_of_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        zones(None, Editor(), programs="editor").why_not_here() == "editor has the keyboard. Nothing is recorded there."
    )


def test_what_is_not_known_yet_is_told_as_such() -> None:
    known = zones(MAIL, Editor()).look()
    assert known == Look(known=frozenset(Sign))
    late = zones(Window(names=frozenset({"safari"}), title=None)).look()
    assert late == Look(known=frozenset({Sign.PROGRAM}))
    asked = zones(MAIL, Editor(kind=FieldKind.PASSWORD))
    assert asked.look().by is Sign.FIELD
    assert asked.last == asked.look()


def test_a_title_that_is_not_known_matches_nothing() -> None:
    assert zones(Window(names=frozenset({"safari"}), title=None), titles="*").why_not_here() is None


def test_changed_settings_count_at_once() -> None:
    asked = zones()
    asked.apply(ZoneSettings(programs="mail"))
    assert asked.why_not_here() is not None


def test_no_repr_shows_a_title() -> None:
    assert "Dinner" not in repr(MAIL)


@pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
def test_the_file_of_a_process_is_known_by_its_name() -> None:
    assert program_file(os.getpid()) == Path(sys.executable).resolve().name.lower()
    assert program_file(0) == program_file(2**22 + 5) == ""
