"""Every reader of text fields keeps the protocol; those of Windows and macOS alike, with stand-ins for the systems."""

from __future__ import annotations

import inspect
import subprocess
import sys
import threading
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.output import asking, fields
from dictation_app.output.field import Field, FieldKind, FieldReader, FieldText, NoFieldReader
from dictation_app.output.macos.ax import AxReader
from dictation_app.output.win32.uia import UiaReader
from tests.foreign_fields import FakeAutomation, FakeServices, ForeignField
from tests.windows import FakeWindows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    MakeReader = Callable[[ForeignField | None], FieldReader]

METHODS = [name for name, member in vars(FieldReader).items() if inspect.isfunction(member) and name[0] != "_"]
LONG_S = 5.0
"""Instead of the limit, on a machine that is busy with other tests."""


def readers() -> list[type[object]]:
    found: list[type[object]] = [NoFieldReader, UiaReader, AxReader]
    if sys.platform == "linux":
        from dictation_app.output.freedesktop.atspi import AtspiReader  # noqa: PLC0415

        found.append(AtspiReader)
    return found


@pytest.mark.parametrize("reader", readers())
@pytest.mark.parametrize("method", METHODS)
def test_it_has_the_methods_of_the_protocol(reader: type[object], method: str) -> None:
    expected = inspect.signature(getattr(FieldReader, method)).parameters
    assert list(inspect.signature(getattr(reader, method)).parameters) == list(expected)


@pytest.mark.parametrize(
    ("platform", "installed", "reading", "reader"),
    [
        ("win32", "comtypes", "offered", UiaReader),
        ("darwin", "ApplicationServices", "offered", AxReader),
        ("win32", "", "offered", NoFieldReader),
        ("darwin", "ApplicationServices", "never", NoFieldReader),
        ("plan9", "", "offered", NoFieldReader),
    ],
)
def test_each_system_has_its_own(
    monkeypatch: pytest.MonkeyPatch, platform: str, installed: str, reading: str, reader: type[object]
) -> None:
    monkeypatch.setattr(fields, "find_spec", lambda name: object() if name == installed else None)
    monkeypatch.setattr(sys, "platform", platform)
    made = fields.reader_here(reading)
    made.close()
    assert isinstance(made, reader)


def test_no_reader_imports_what_its_system_lacks() -> None:
    program = (
        "import sys, dictation_app.output.win32.uia, dictation_app.output.macos.ax;"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'comtypes', 'ApplicationServices', 'AppKit')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def uia(focused: ForeignField | None) -> UiaReader:
    return UiaReader(FakeAutomation(focused), lambda pid: {42: "notepad", 43: "windowsterminal"}.get(pid, ""))


def ax(focused: ForeignField | None) -> AxReader:
    return AxReader(FakeServices(focused), lambda pid: {42: "notepad", 43: "terminal"}.get(pid, ""))


@pytest.fixture(params=[uia, ax], ids=["windows", "macos"])
def make(request: pytest.FixtureRequest) -> Iterator[MakeReader]:
    made: list[Any] = []

    def make_one(focused: ForeignField | None) -> FieldReader:
        made.append(request.param(focused))
        reader: FieldReader = made[-1]
        return reader

    yield make_one
    for each in made:
        each.close()


def test_what_stands_around_the_caret_is_told(make: MakeReader) -> None:
    field = make(ForeignField("Grüße 😀 an alle.", start=8, end=10)).read(LONG_S)
    assert field is not None
    assert (field.kind, field.program, field.pid, field.is_editable) == (FieldKind.TEXT, "notepad", 42, True)
    assert field.text == FieldText(before="Grüße 😀 ", after=" ", start=8, selected=2, caret=10, length=16)
    assert "Grüße" not in repr(field)


def test_only_the_end_before_the_caret_is_told(make: MakeReader) -> None:
    field = make(ForeignField("x" * 1000 + "y" * 240, start=1240, end=1240)).read(LONG_S)
    assert field is not None
    assert field.text == FieldText(before="y" * 240, after="", start=1240, selected=0, caret=1240, length=1240)


def test_of_a_password_nothing_is_asked(make: MakeReader) -> None:
    reader = make(ForeignField("secret", is_password=True))
    field = reader.read(LONG_S)
    assert field is not None
    assert field.is_password
    assert field.text is None
    assert reader.text_between(field.id, 0, 6, LONG_S) is None


@pytest.mark.parametrize(
    ("foreign", "kind", "is_editable"),
    [
        (ForeignField("log in", is_editable=False), FieldKind.OTHER, False),
        (ForeignField(is_text=False, is_editable=False), FieldKind.OTHER, False),
        (ForeignField("$ ", pid=43), FieldKind.TERMINAL, True),
    ],
)
def test_what_has_the_focus_is_told_apart(
    make: MakeReader, foreign: ForeignField, kind: FieldKind, *, is_editable: bool
) -> None:
    field = make(foreign).read(LONG_S)
    assert field is not None
    assert (field.kind, field.is_editable) == (kind, is_editable)


def test_a_document_that_is_too_long_is_known_without_its_text(
    make: MakeReader,
) -> None:
    field = make(ForeignField("x" * 100_001)).read(LONG_S)
    assert field is not None
    assert field.text is None


def test_text_of_a_field_without_the_focus_can_be_fetched(make: MakeReader) -> None:
    first = ForeignField("The 😀 words", number=1)
    reader = make(first)
    field = reader.read(LONG_S)
    again = reader.read(LONG_S)
    assert field is not None
    assert again is not None
    assert again.id == field.id
    source = reader._automation if isinstance(reader, UiaReader) else reader._services  # type: ignore[attr-defined]
    source.focused = ForeignField("another", number=2)
    other = reader.read(LONG_S)
    assert other is not None
    assert other.id != field.id
    assert reader.text_between(field.id, 4, 11, LONG_S) == "😀 words"
    assert reader.text_between("99/99", 0, 3, LONG_S) is None


def test_a_look_waits_for_nothing_and_the_next_one_knows(make: MakeReader) -> None:
    answers = threading.Event()
    reader = make(ForeignField("secret", is_password=True, on_look=lambda: answers.wait(LONG_S) and None))  # type: ignore[func-returns-value]
    began_s = time.monotonic()
    assert reader.focused() is None
    assert reader.focused() is None
    assert time.monotonic() - began_s < 1.0
    answers.set()
    found = wait_for_field(reader)
    assert found.is_password
    assert found.text is None


def test_a_look_is_no_hindrance_to_a_reading(make: MakeReader) -> None:
    answers = threading.Event()
    foreign = ForeignField("words", on_look=lambda: answers.wait(LONG_S) and None)  # type: ignore[func-returns-value]
    reader = make(foreign)
    assert reader.focused() is None
    threading.Timer(0.05, answers.set).start()
    assert reader.read(LONG_S) is not None


def test_what_was_looked_at_a_while_ago_is_not_told(make: MakeReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_FRESH_S", 0.05)
    reader = make(ForeignField("words"))
    wait_for_field(reader)
    time.sleep(0.1)
    assert reader.focused() is None
    wait_for_field(reader)


def wait_for_field(reader: FieldReader) -> Field:
    until_s = time.monotonic() + LONG_S
    while (found := reader.focused()) is None and time.monotonic() < until_s:
        time.sleep(0.005)
    assert found is not None
    return found


def test_nothing_with_the_focus_is_nothing(make: MakeReader) -> None:
    assert make(None).read(LONG_S) is None


def test_a_program_that_does_not_answer_costs_the_limit_once(
    make: MakeReader,
) -> None:
    answers = threading.Event()
    foreign = ForeignField("words", on_ask=lambda: answers.wait(LONG_S) and None)  # type: ignore[func-returns-value]
    reader = make(foreign)
    began_s = time.monotonic()
    assert reader.read() is None
    first_s = time.monotonic() - began_s
    assert reader.read() is None
    both_s = time.monotonic() - began_s
    assert first_s < 1.0
    assert both_s - first_s < 0.09, "no further question waits"
    answers.set()
    until_s = time.monotonic() + LONG_S
    while (field := reader.read(LONG_S)) is None and time.monotonic() < until_s:
        time.sleep(0.01)
    assert field is not None


def test_a_program_that_answers_nonsense_is_unknown(make: MakeReader) -> None:
    def fail() -> None:
        raise OSError(-2147220991, "An event was unable to invoke any of the subscribers")

    foreign = ForeignField("words", on_ask=fail)
    reader = make(foreign)
    assert reader.read(LONG_S) is None
    foreign.on_ask = lambda: None
    assert reader.read(LONG_S) is not None


def test_a_closed_reader_knows_nothing(make: MakeReader) -> None:
    reader = make(ForeignField("words"))
    reader.close()
    assert reader.read(LONG_S) is None
    assert reader.focused() is None


def test_a_second_reader_of_windows_readies_its_own_thread_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after reading was switched off and on again: comtypes does so for the thread only that imported it first."""
    ready: set[int] = set()
    automation = FakeAutomation(ForeignField("words"))

    def initialise(flags: int) -> None:
        assert flags == 0, "free-threaded"
        ready.add(threading.get_ident())

    def create(_class_id: str, interface: object) -> object:
        if threading.get_ident() not in ready:
            raise OSError(-2147221008, "CoInitialize has not been called")
        return automation.client

    module = SimpleNamespace(IUIAutomation=object(), **vars(automation))
    client = SimpleNamespace(GetModule=lambda _name: module, CreateObject=create)
    monkeypatch.setitem(sys.modules, "comtypes", SimpleNamespace(CoInitializeEx=initialise, client=client))  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "comtypes.client", client)  # type: ignore[arg-type]
    monkeypatch.setattr("dictation_app.output.win32.uia.libraries", lambda: FakeWindows().libraries)
    both = [UiaReader() for _ in range(2)]
    found = [reader.read(LONG_S) for reader in both]
    for reader in both:
        reader.close()
    assert [field is not None and field.before for field in found] == ["", ""]


@pytest.mark.skipif(sys.platform == "win32", reason="comtypes is there")
def test_without_what_the_system_needs_nothing_is_read() -> None:
    for reader in (UiaReader(), AxReader()):
        assert reader.read() is None
        assert reader.read() is None
        reader.close()
