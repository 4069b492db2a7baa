"""The text field with the focus, read from a program that need not mean well."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.output.field import BEFORE_CHARACTERS, Field, FieldKind, FieldText
from dictation_app.output.freedesktop import atspi_focus
from dictation_app.output.freedesktop.atspi_field import EDITABLE, FOCUSED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.output.freedesktop.atspi import AtspiReader
    from tests.unit.output.a11y import PrivateBus, Program

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs a D-Bus daemon"
)

OTHER = Field(id="", program="", pid=0, kind=FieldKind.OTHER)
LIMIT_S = 0.1
SLACK_S = 0.15
"""Of a machine that has other things to do."""


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    from tests.unit.output.a11y import PrivateBus  # noqa: PLC0415 - dbus-fast is there on Linux only

    with PrivateBus(tmp_path) as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        # The program of the tests is a thread of this process: its fields are not the app's own.
        monkeypatch.setattr(atspi_focus.os, "getpid", lambda: 1)
        yield running


@pytest.fixture
def program(bus: PrivateBus) -> Iterator[Program]:
    from tests.unit.output.a11y import Program  # noqa: PLC0415

    with Program(bus.address) as running:
        yield running


@pytest.fixture
def make_reader(bus: PrivateBus) -> Iterator[Callable[..., AtspiReader]]:
    from dictation_app.output.freedesktop.atspi import AtspiReader  # noqa: PLC0415

    made: list[AtspiReader] = []

    def make(*, switches_on: bool = False) -> AtspiReader:
        made.append(AtspiReader(switches_on=switches_on, begins_after_s=0.0))
        return made[-1]

    yield make
    for reader in made:
        reader.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "fields"]


@pytest.fixture
def reader(program: Program, make_reader: Callable[..., AtspiReader]) -> AtspiReader:
    made = make_reader()
    soon(lambda: made.focused() is not None)
    return made


def soon(met: Callable[[], bool], within_s: float = 5.0) -> None:
    until_s = time.monotonic() + within_s
    while not met():
        assert time.monotonic() < until_s, "Waited in vain."
        time.sleep(0.005)


def read(reader: AtspiReader) -> Field:
    """What is read, on a machine that may be busy for a moment."""
    found: list[Field] = []

    def has_read() -> bool:
        field = reader.read(1.0)
        if field is not None:
            found.append(field)
        return bool(found)

    soon(has_read)
    return found[0]


def test_a_field_that_has_the_focus_already_is_found(program: Program, reader: AtspiReader) -> None:
    program.text, program.caret = "Dear Zoë, 😀 thanks", 12
    field = read(reader)
    assert (field.program, field.kind, field.is_editable) == ("letters", FieldKind.TEXT, True)
    assert field.text == FieldText(before="Dear Zoë, 😀 ", after="t", start=12, selected=0, caret=12, length=18)


def test_it_is_found_where_the_toolkit_cannot_search(program: Program, make_reader: Callable[..., AtspiReader]) -> None:
    program.has_collections = False
    reader = make_reader()
    soon(lambda: reader.focused() is not None)
    assert read(reader).before == ""


def test_of_a_long_text_only_the_end_before_the_caret_is_fetched(program: Program, reader: AtspiReader) -> None:
    program.text, program.caret = "a" * 5000 + "b" * 5000, 5010
    assert read(reader).before == "a" * (BEFORE_CHARACTERS - 10) + "b" * 10


def test_text_that_is_selected_is_what_typing_replaces(program: Program, reader: AtspiReader) -> None:
    program.text, program.caret, program.selection = "one two three", 4, (7, 4)
    text = read(reader).text
    assert text == FieldText(before="one ", after=" ", start=4, selected=3, caret=4, length=13)


def test_what_a_paragraph_inside_holds_is_not_taken_for_the_text(program: Program, reader: AtspiReader) -> None:
    program.text, program.caret = "\ufffctail", 5
    assert read(reader).before == "tail"
    program.caret = 1
    assert read(reader).text is None


def test_no_repr_shows_what_stands_in_a_field(program: Program, reader: AtspiReader) -> None:
    program.text, program.caret = "secret", 3
    assert "sec" not in repr(read(reader))


def test_a_password_is_known_before_anybody_asks_and_its_text_is_never_fetched(
    program: Program, reader: AtspiReader
) -> None:
    program.role, program.text = 40, "hunter2"
    program.asked.clear()
    program.focus()
    soon(lambda: (reader.focused() or OTHER).is_password)
    assert read(reader).text is None
    assert "GetText" not in program.asked


def test_the_focus_is_followed(program: Program, reader: AtspiReader) -> None:
    assert program.registered == ["object:state-changed:focused", "window:activate", "window:deactivate"]
    program.focus(gained=False)
    soon(lambda: reader.focused() is None)
    assert reader.read() is None
    program.activate()
    soon(lambda: reader.focused() is not None)
    program.activate("/org/a11y/atspi/accessible/9", gained=False)  # another window, and the news of it comes late
    time.sleep(0.05)
    assert reader.focused() is not None
    program.activate(gained=False)
    soon(lambda: reader.focused() is None)
    assert reader.read() is None


def test_a_password_is_remembered_while_a_key_takes_the_keyboard(program: Program, reader: AtspiReader) -> None:
    program.role = 40
    program.focus()
    soon(lambda: (reader.focused() or OTHER).is_password)
    program.activate()
    program.activate(gained=False)  # as when a hotkey is pressed
    time.sleep(0.1)
    assert (reader.focused() or OTHER).is_password
    program.states = 0
    program.activate("/org/a11y/atspi/accessible/9")  # another window
    soon(lambda: reader.focused() is None, 0.5)


def test_a_window_that_has_left_the_front_is_not_searched(program: Program, reader: AtspiReader) -> None:
    program.activate()
    program.activate(gained=False)
    soon(lambda: reader.focused_at(time.monotonic() + 1.0) is None)
    time.sleep(0.4)  # the search begins after 0.1 s
    assert reader.focused_at(time.monotonic() + 1.0) is None


def test_the_focus_of_a_program_that_told_of_it_too_early_is_found(program: Program, reader: AtspiReader) -> None:
    program.focus(gained=False)
    program.activate(gained=False)
    time.sleep(1.1)
    assert reader.focused() is None
    program.register()
    soon(lambda: reader.focused() is not None)


def test_a_field_that_lost_the_focus_unsaid_is_not_read(program: Program, reader: AtspiReader) -> None:
    program.states = 0
    assert reader.read(1.0) is None


def test_text_of_a_field_without_the_focus_can_be_fetched(program: Program, reader: AtspiReader) -> None:
    field = read(reader)
    program.text, program.states = "0123456789", 0
    assert reader.text_between(field.id, 2, 5, 1.0) == "234"
    assert reader.text_between(field.id, 8, 12, 1.0) is None
    assert reader.text_between(":1.999/nowhere", 0, 1, 1.0) is None


def test_a_field_without_the_focus_is_read_by_its_name(program: Program, reader: AtspiReader) -> None:
    program.text, program.caret = "Dear Zoë", 8
    field = read(reader)
    assert (field.is_focused, field.is_shown, field.is_entry) == (True, True, True)
    assert reader.read(1.0) is not None
    program.states = 1 << 7  # editable
    assert reader.read(1.0) is None
    there = reader.read_at(field.id, 1.0)
    assert there is not None
    assert (there.before, there.is_focused, there.is_shown, there.is_writable) == ("Dear Zoë", False, False, True)
    assert reader.read_at(":1.999/nowhere", 1.0) is None


def test_the_name_of_a_field_is_no_name_of_another_process_s(program: Program, reader: AtspiReader) -> None:
    program.text = "0123456789"
    field = read(reader)
    assert field.pid > 0
    # As after a restart of the bus, which counts its programs from the beginning again.
    other = field.id.replace(str(field.pid), str(field.pid + 1))
    assert other != field.id
    assert reader.read_at(field.id, 1.0) is not None
    assert reader.read_at(other, 1.0) is None
    assert reader.text_between(field.id, 2, 5, 1.0) == "234"
    assert reader.text_between(other, 2, 5, 1.0) is None
    assert not reader.insert(other, 0, "words", 1.0)
    assert not reader.delete(other, 0, 2, 1.0)
    assert program.text == "0123456789"


@pytest.mark.parametrize(("toolkit", "interfaces"), [("Gecko", None), ("gtk", ["org.a11y.atspi.Text"]), ("gtk", [])])
def test_where_it_is_not_known_how_text_is_put_in_none_is(
    program: Program, reader: AtspiReader, toolkit: str, interfaces: list[str] | None
) -> None:
    program.toolkit = toolkit
    if interfaces is not None:
        program.interfaces = interfaces
    there = reader.read_at(read(reader).id, 1.0)
    assert there is not None
    assert not there.is_writable
    if interfaces is None:
        assert not reader.insert(there.id, 0, "words", 1.0)
        assert program.text == ""


@pytest.mark.parametrize("toolkit", ["gtk", "Qt"])
@pytest.mark.parametrize("moves_caret", [True, False])
def test_text_is_put_in_whole_and_the_caret_is_behind_it(
    program: Program, reader: AtspiReader, toolkit: str, *, moves_caret: bool
) -> None:
    program.toolkit, program.moves_caret = toolkit, moves_caret
    program.text, program.caret = "one two", 4
    assert reader.insert(read(reader).id, 4, "größer, 素早 ", 1.0)
    assert (program.text, program.caret) == ("one größer, 素早 two", 15)
    assert reader.delete(read(reader).id, 4, 15, 1.0)
    assert (program.text, program.caret) == ("one two", 4)


def test_a_field_is_given_the_focus(program: Program, reader: AtspiReader) -> None:
    field = read(reader)
    program.states = EDITABLE
    assert reader.give_focus(field.id, 1.0)
    assert program.states & FOCUSED
    program.states, program.obeys = EDITABLE, False
    assert not reader.give_focus(field.id, 1.0)
    assert not reader.give_focus(":1.999/nowhere", 1.0)


def test_what_cannot_be_put_in_as_it_is_is_not(program: Program, reader: AtspiReader) -> None:
    program.toolkit = "Qt"
    assert not reader.insert(read(reader).id, 0, "two units 😀", 1.0)
    assert not reader.insert(read(reader).id, 0, "two\nlines", 1.0)
    assert program.text == ""
    program.states |= 1 << 17  # of more than one line
    assert reader.insert(read(reader).id, 0, "two\nlines", 1.0)
    assert program.text == "two\nlines"


def test_a_password_is_not_read_by_its_name_either(program: Program, reader: AtspiReader) -> None:
    program.role, program.text = 40, "hunter2"
    field = reader.read_at(read(reader).id, 1.0)
    assert field is not None
    assert (field.is_password, field.is_entry, field.is_writable, field.text) == (True, False, False, None)
    assert "GetText" not in program.asked


def test_what_had_the_focus_when_is_remembered(program: Program, reader: AtspiReader) -> None:
    field = read(reader)
    while_s = time.monotonic()
    program.focus(gained=False)
    soon(lambda: reader.focused() is None)
    assert 0 < field.since_s < while_s
    assert (reader.focused_at(while_s) or OTHER).id == field.id
    assert reader.focused_at(field.since_s - 0.001) is None
    assert reader.focused_at(time.monotonic()) is None


def test_what_was_read_ahead_spares_asking_for_the_text(program: Program, reader: AtspiReader) -> None:
    program.text, program.caret = "Dear Zoë, thanks", 9
    read(reader)
    reader.read_ahead()
    soon(lambda: reader._focus is not None and reader._focus._ahead[0] is not None)
    program.asked.clear()
    assert read(reader).before == "Dear Zoë,"
    assert "GetText" not in program.asked
    assert read(reader).before == "Dear Zoë,"
    assert "GetText" in program.asked, "once"


@pytest.mark.parametrize(
    ("changed", "before"),
    [
        ((4, "Dear Zoë, thanks", None), "Dear"),
        ((9, "Dear Zoë! Many thanks", None), "Dear Zoë!"),
        ((9, "Dear Zoë, thanks", (5, 9)), "Dear "),
    ],
    ids=["caret", "text", "selection"],
)
def test_what_was_read_ahead_is_not_used_when_anything_is_different(
    program: Program, reader: AtspiReader, changed: tuple[int, str, tuple[int, int] | None], before: str
) -> None:
    program.text, program.caret = "Dear Zoë, thanks", 9
    reader.read_ahead()
    soon(lambda: reader._focus is not None and reader._focus._ahead[0] is not None)
    program.caret, program.text, program.selection = changed
    assert read(reader).before == before


def test_what_was_read_ahead_and_never_wanted_is_not_kept(
    program: Program, reader: AtspiReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atspi_focus, "_AHEAD_S", 0.5)
    program.text, program.caret = "Dear Zoë, thanks", 9
    read(reader)
    focus = reader._focus
    assert focus is not None
    reader.read_ahead()
    soon(lambda: focus._ahead[1] > 0 and focus._ahead[0] is None)
    assert "GetText" in program.asked


def test_a_field_that_lost_the_focus_is_not_used_as_it_was_read_ahead(program: Program, reader: AtspiReader) -> None:
    reader.read_ahead()
    soon(lambda: reader._focus is not None and reader._focus._ahead[0] is not None)
    program.states &= ~(1 << 12)
    assert reader.read(1.0) is None


def test_a_program_that_does_not_answer_costs_the_limit_once(program: Program, reader: AtspiReader) -> None:
    program.is_silent = True
    began_s = time.monotonic()
    assert reader.read() is None
    assert LIMIT_S <= time.monotonic() - began_s < LIMIT_S + SLACK_S
    began_s = time.monotonic()
    for _ in range(5):
        assert reader.read() is None
    assert time.monotonic() - began_s < SLACK_S


@pytest.mark.parametrize(
    ("member", "signature", "body"),
    [
        ("GetState", "s", ["focused"]),
        ("GetState", "au", [[]]),
        ("GetState", "", []),
        ("GetRole", "", []),
        ("GetRole", "as", [["entry"]]),
        ("CaretOffset", "i", [3]),
        ("CaretOffset", "v", ["twelve"]),
        ("CharacterCount", "v", [-1]),
        ("GetNSelections", "s", ["many"]),
        ("GetSelection", "i", [3]),
        ("GetText", "s", ["x" * 100_000]),
        ("GetText", "ai", [[1, 2]]),
        ("Name", "v", [5]),
    ],
)
def test_rubbish_is_not_believed(
    program: Program, reader: AtspiReader, member: str, signature: str, body: list[object]
) -> None:
    from dbus_fast import Variant  # noqa: PLC0415

    program.text, program.caret, program.selection = "one two", 3, (1, 2)
    if signature == "v":
        body = [Variant("s", body[0]) if isinstance(body[0], str) else Variant("i", body[0])]
    program.answers[member] = (signature, body)
    field = reader.read(1.0)
    # No text, where that is what it lied about; never an exception, and never what it said.
    assert field is None or field.text is None or member in {"Name", "GetRole"}
    program.answers.clear()
    program.emit_rubbish()
    assert read(reader).before == "o"


def test_a_program_that_goes_away_is_forgotten(bus: PrivateBus, program: Program, reader: AtspiReader) -> None:
    from tests.unit.output.a11y import Program  # noqa: PLC0415

    with Program(bus.address, is_launcher=False) as second:
        second.activate()
        second.focus()
        soon(lambda: (found := reader.focused()) is not None and found.id.startswith(second.name))
    began_s = time.monotonic()
    assert reader.read() is None
    assert time.monotonic() - began_s < LIMIT_S + SLACK_S


def test_a_bus_that_ends_leaves_nothing_to_read(bus: PrivateBus, reader: AtspiReader) -> None:
    bus.end()
    soon(lambda: reader.focused() is None)
    assert reader.read() is None
    assert reader.text_between(":1.5/a", 0, 1) is None


def test_accessibility_that_comes_later_is_used(bus: PrivateBus, make_reader: Callable[..., AtspiReader]) -> None:
    from tests.unit.output.a11y import Program  # noqa: PLC0415

    reader = make_reader()
    time.sleep(0.3)
    assert reader.read() is None
    with Program(bus.address) as program:
        assert not program.is_enabled
        soon(lambda: reader.focused() is not None)
        assert not program.is_enabled, "switched on unasked"


def test_accessibility_is_switched_on_where_the_user_wants_it(
    program: Program, make_reader: Callable[..., AtspiReader]
) -> None:
    make_reader(switches_on=True)
    soon(lambda: program.is_enabled)


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere", "rubbish", ""])
def test_without_a_bus_nothing_is_read(
    address: str, monkeypatch: pytest.MonkeyPatch, make_reader: Callable[..., AtspiReader]
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("DISPLAY", raising=False)
    reader = make_reader()
    time.sleep(0.2)
    assert reader.read() is None
    assert reader.focused() is None


def test_the_app_s_own_fields_are_not_read(
    bus: PrivateBus, program: Program, make_reader: Callable[..., AtspiReader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    reader = make_reader()
    soon(lambda: "GetChildren" in program.asked)
    program.activate()
    program.focus()
    time.sleep(0.3)
    assert "GetRole" not in program.asked
    assert reader.focused() is None
    assert reader.read(1.0) is None
