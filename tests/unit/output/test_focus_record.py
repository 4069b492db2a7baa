"""Which field had the focus when, where its program tells of it a moment late."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dictation_app.output.field import Field, FieldKind
from dictation_app.output.freedesktop.focus_record import LATE_S, FocusRecord

FIRST = Field(id="first", program="mail", pid=7, kind=FieldKind.TEXT, is_editable=True, is_entry=True)
SECOND = replace(FIRST, id="second")
PRESSED_S = 10.0
SOON_S, LATER_S = PRESSED_S + LATE_S / 2, PRESSED_S + LATE_S + 0.01


def known(*changes: tuple[float, Field | None]) -> Field | None:
    """At the press of the key, with what was told until long after it."""
    record = FocusRecord()
    record.note(FIRST, 1.0)
    for time_s, field in changes:
        record.note(field, time_s)
    return record.at(PRESSED_S)


@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.PASSWORD])
def test_news_of_another_field_that_may_be_late_leave_it_open_which_one_had_the_focus(kind: FieldKind) -> None:
    second = replace(SECOND, kind=kind, is_editable=kind is FieldKind.TEXT)
    assert known((SOON_S, second)) is None
    assert known((SOON_S, None), (LATER_S, second)) is None, "what it is was asked for later"
    assert known((SOON_S, None), (SOON_S, FIRST), (SOON_S, second)) is None


def test_who_goes_on_to_another_field_while_speaking_began_in_the_first() -> None:
    assert known((LATER_S, None), (LATER_S, SECOND)) == FIRST


@pytest.mark.parametrize(
    "changes",
    [
        [(SOON_S, None)],
        [(SOON_S, None), (SOON_S, replace(FIRST, since_s=SOON_S))],
        [(SOON_S, None), (SOON_S, FIRST), (LATER_S, SECOND)],
        [(SOON_S, replace(SECOND, pid=8))],
        [(SOON_S, replace(SECOND, kind=FieldKind.OTHER, is_editable=False))],
    ],
    ids=["nothing known", "itself again", "itself first", "of another program", "a menu"],
)
def test_other_news_say_nothing_against_it(changes: list[tuple[float, Field | None]]) -> None:
    assert known(*changes) == FIRST


def test_a_loss_that_is_told_late_says_nothing_against_it() -> None:
    record = FocusRecord()
    record.note(FIRST, 1.0)
    record.note_loss(FIRST, SOON_S)
    assert record.at(PRESSED_S) == FIRST
