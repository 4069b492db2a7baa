"""Text belongs into the field in which it was begun to be said, and is taken out of the one in which it is."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from msgspec import convert

from dictation_app.errors import OutputError
from dictation_app.fitting import fitted
from dictation_app.output import FieldMovedError, FocusMovedError
from dictation_app.output import chain as output_chain
from dictation_app.output.chain import TOO_OLD_S, OutputChain
from dictation_app.output.field import Field, FieldKind, FocusOnly
from dictation_app.output.fields import Fields
from dictation_app.output.front import NoFront, Record
from dictation_app.output.pinning import target_at
from dictation_app.output.verify import SETTLES_S
from dictation_app.registry import Entry, Registry
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState, Hold, Proof, Target
from tests.unit.output.editor import Editor, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output import OutputContext, TextOutput

LATE_S = 0.15


class Desk:
    """A window of a program, with fields in it; perhaps another one is in front."""

    own_window_active = hotkey_down = is_waited_for = False

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *editors: Editor, when_moved: str = "hold") -> None:
        self.page = Page(*editors)
        self.first = editors[0]
        self.target = Target(window=1, program="mail", field=self.first.id)
        self.is_in_front = True
        self.rubbed_out: list[str] = []
        self.rubs_out: Callable[[str], None] = lambda text: self.page.focus.rub_out(len(text))
        self.front = NoFront()
        self.is_untouched = False
        entry = Entry(name="keys", label="Keys", target=f"{__name__}:Keys")
        copy = Entry(name="copy", label="Copying", target="dictation_app.output.clipboard:ClipboardOutput")
        outputs: Registry[TextOutput] = Registry("text output", entry, copy)
        monkeypatch.setattr(output_chain, "eraser_here", lambda _context: self)
        settings = convert({"when_moved": when_moved}, OutputSettings)
        self.copied: list[str] = []
        fields = Fields(lambda _: self.page)
        self.chain = OutputChain(settings, self.copied.append, outputs, fields=fields, fit=fitted)
        self.chain.serve(self)

    def inserted(self, characters: int, *, goes_on: bool) -> None:
        pass

    def erase(self, text: str) -> None:
        """With keys."""
        if not self.is_in_front:
            raise FocusMovedError
        self.rubbed_out.append(text)
        self.rubs_out(text)

    def deliver(
        self, text: str = "Words. ", *, replaces: str = "", spoken_until_s: float = 0.0, goes_back: bool = False
    ) -> DeliveryReport:
        return self.chain.deliver(
            Delivery(
                session_id=3,
                seq=0,
                text=text,
                language="en",
                target=self.target,
                replaces=replaces,
                spoken_until_s=spoken_until_s,
                goes_back=goes_back,
            )
        )

    def take_out(self, text: str) -> None:
        self.chain.erase(text, self.target)


class Keys:
    method = DeliveryMethod.PASTE
    note = target = ""

    def __init__(self, context: OutputContext) -> None:
        self._context = context

    def problem(self, text: str) -> str | None:
        return None

    def send(self, text: str) -> DeliveryState:
        desk = self._context.host
        assert isinstance(desk, Desk)
        if not desk.is_in_front and self._context.target is not None:
            raise FocusMovedError
        desk.page.focus.take(text)
        return DeliveryState.PROBABLY

    def close(self) -> None:
        pass


def two(monkeypatch: pytest.MonkeyPatch, *, when_moved: str = "hold") -> tuple[Desk, Editor, Editor]:
    """Speech began in the first one, and the focus is in the second."""
    first, second = Editor("Dear Zoë, "), Editor("Subject")
    desk = Desk(monkeypatch, first, second, when_moved=when_moved)
    desk.page.focus = second
    return desk, first, second


@pytest.mark.parametrize("is_in_front", [True, False])
def test_text_goes_into_the_field_it_was_spoken_for_wherever_the_keyboard_is(
    monkeypatch: pytest.MonkeyPatch, *, is_in_front: bool
) -> None:
    desk, first, second = two(monkeypatch)
    desk.is_in_front = is_in_front
    report = desk.deliver("Thanks a lot.")
    assert (report.state, report.method, report.known_by) == (
        DeliveryState.DELIVERED,
        DeliveryMethod.INSERT,
        Proof.READ_BACK,
    )
    assert report.detail == "It went into the field of mail where you began to speak."
    assert (first.text, second.text) == ("Dear Zoë, Thanks a lot.", "Subject")
    assert (report.hold, report.target, report.text, desk.copied) == (Hold.NO, "mail", "Thanks a lot.", [])


def test_a_field_that_has_the_focus_still_gets_its_text_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, _ = two(monkeypatch)
    desk.page.focus = first
    assert desk.deliver().method is DeliveryMethod.PASTE


def hidden(editor: Editor) -> None:
    editor.is_shown = False


def not_writable(editor: Editor) -> None:
    editor.is_writable = False


def selecting(editor: Editor) -> None:
    editor.start, editor.selected = 0, 4


def refusing(editor: Editor) -> None:
    editor.puts_in = lambda _: None


def forgetful(editor: Editor) -> None:
    editor.puts_in = lambda _: ""


@pytest.mark.parametrize("make", [hidden, not_writable, selecting, refusing, forgetful])
@pytest.mark.parametrize("is_in_front", [True, False])
def test_where_that_cannot_be_done_the_text_waits_and_is_in_no_field(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[Editor], None], *, is_in_front: bool
) -> None:
    desk, first, second = two(monkeypatch)
    desk.is_in_front = is_in_front
    make(first)
    report = desk.deliver()
    assert (report.state, report.hold, report.target) == (DeliveryState.NOT_DELIVERED, Hold.MOVED, "mail")
    assert (first.text, second.text, desk.copied) == ("Dear Zoë, ", "Subject", [])
    assert report.detail == "Another text field has the keyboard than the one you began to speak in."


class Willing(NoFront):
    """Its window comes to the front when it is told to."""

    def bring(self, target: Target) -> bool:
        return True


def test_who_goes_back_has_the_keyboard_in_the_field_again(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, second = two(monkeypatch)
    desk.front = Willing()
    first.is_writable = False
    assert desk.deliver().hold is Hold.MOVED
    assert desk.page.focus is second
    assert desk.deliver(goes_back=True).method is DeliveryMethod.PASTE
    first.read()
    assert (desk.page.focus, first.text, second.text) == (first, "Dear Zoë, Words. ", "Subject")


def test_a_field_that_does_not_take_the_keyboard_gets_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, second = two(monkeypatch)
    desk.front = Willing()
    first.is_writable = first.takes_focus = False
    assert desk.deliver(goes_back=True).hold is Hold.MOVED
    assert (first.text, second.text) == ("Dear Zoë, ", "Subject")


@pytest.mark.parametrize("knows_late", [True, False])
def test_a_window_that_has_come_back_may_say_late_which_of_its_fields_has_the_keyboard(
    monkeypatch: pytest.MonkeyPatch, *, knows_late: bool
) -> None:
    desk, first, second = two(monkeypatch)
    desk.front = Willing()
    first.is_writable, second.is_readable = False, not knows_late
    if knows_late:
        threading.Timer(0.1, lambda: setattr(second, "is_readable", True)).start()
    assert desk.deliver(goes_back=True).method is DeliveryMethod.PASTE
    first.read()
    assert (first.text, second.text) == ("Dear Zoë, Words. ", "Subject")


def test_who_goes_back_to_a_field_that_is_gone_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, second = two(monkeypatch)
    desk.front = Willing()
    desk.page.editors.remove(first)
    began_s = time.monotonic()
    assert desk.deliver(goes_back=True).method is DeliveryMethod.PASTE
    assert desk.page.focus is second
    assert time.monotonic() - began_s < SETTLES_S


def test_a_field_that_took_a_part_is_told_of_and_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, _ = two(monkeypatch)
    first.puts_in = lambda text: text[:3]
    report = desk.deliver()
    assert (report.state, report.method, report.hold) == (DeliveryState.PROBABLY, DeliveryMethod.INSERT, Hold.NO)
    assert report.detail == "Not all of the text stands in the field of mail; check it."


def gone(desk: Desk, first: Editor, second: Editor) -> None:
    desk.page.editors.remove(first)


def unknown(desk: Desk, first: Editor, second: Editor) -> None:
    desk.target = Target(window=1, program="mail")


def no_field(desk: Desk, first: Editor, second: Editor) -> None:
    second.kind = FieldKind.OTHER


def terminal(desk: Desk, first: Editor, second: Editor) -> None:
    second.kind = FieldKind.TERMINAL


def silent(desk: Desk, first: Editor, second: Editor) -> None:
    second.is_readable = False


def both(desk: Desk, first: Editor, second: Editor) -> None:
    first.claims_focus = True


@pytest.mark.parametrize("make", [gone, unknown, no_field, terminal, silent, both])
def test_where_it_is_not_sure_that_it_is_another_field_all_is_as_ever(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[Desk, Editor, Editor], None]
) -> None:
    desk, first, second = two(monkeypatch)
    make(desk, first, second)
    report = desk.deliver("Words.")
    second.is_readable = True
    second.read()
    assert (report.method, report.hold) == (DeliveryMethod.PASTE, Hold.NO)
    assert "Words." in second.text or "words." in second.text
    assert first.text == "Dear Zoë, "


def test_who_wants_text_where_the_keyboard_is_gets_it_there(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, second = two(monkeypatch, when_moved="insert")
    assert desk.deliver().method is DeliveryMethod.PASTE
    second.read()
    assert (first.text, "ords." in second.text) == ("Dear Zoë, ", True)


def test_a_password_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, second = two(monkeypatch)
    second.kind = FieldKind.PASSWORD
    assert desk.deliver("I see. ").method is DeliveryMethod.INSERT
    assert (first.text, second.text) == ("Dear Zoë, I see. ", "Subject")
    first.kind = FieldKind.PASSWORD  # it has become one
    assert desk.deliver("I know. ").state is DeliveryState.NOT_DELIVERED
    second.kind, desk.is_in_front = FieldKind.TEXT, False
    assert desk.deliver("I go. ").hold is Hold.MOVED
    assert (first.text, second.text) == ("Dear Zoë, I see. ", "Subject")


def test_text_that_comes_too_late_goes_into_no_field(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, _ = two(monkeypatch)
    desk.deliver(spoken_until_s=time.monotonic() - TOO_OLD_S - 1)
    assert first.text == "Dear Zoë, "


# --- taking it out ---


@pytest.mark.parametrize("is_in_front", [True, False])
def test_text_is_taken_out_of_its_field_without_keys(monkeypatch: pytest.MonkeyPatch, *, is_in_front: bool) -> None:
    desk, first, second = two(monkeypatch)
    desk.is_in_front = is_in_front
    first.text, first.start = "Dear Zoë, one. Bye", 15
    desk.take_out("one. ")
    assert (first.text, first.start, second.text, desk.rubbed_out) == ("Dear Zoë, Bye", 10, "Subject", [])


def test_text_that_does_not_stand_there_is_not_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, _ = two(monkeypatch)
    with pytest.raises(OutputError, match="not there any more as it was inserted"):
        desk.take_out("one. ")
    assert (first.text, desk.rubbed_out) == ("Dear Zoë, ", [])


def test_it_is_told_where_a_program_did_not_take_out_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, _ = two(monkeypatch)
    first.text, first.start, first.takes_out = "Dear Zoë, one. ", 15, False
    with pytest.raises(OutputError, match="not sure that just that text was taken out"):
        desk.take_out("one. ")
    assert desk.rubbed_out == []


def test_nothing_is_taken_out_of_another_field(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, second = two(monkeypatch)
    first.is_writable = False
    first.text, first.start = "one. ", 5
    second.text, second.start = "one. ", 5
    with pytest.raises(FieldMovedError):
        desk.take_out("one. ")
    assert (first.text, second.text, desk.rubbed_out) == ("one. ", "one. ", [])


def test_no_key_goes_to_another_field_where_the_program_does_nothing_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, first, second = two(monkeypatch)
    refusing(first)
    first.text, first.start = "one. ", 5
    second.text, second.start = "one. ", 5
    with pytest.raises(OutputError, match="not sure that just that text was taken out"):
        desk.take_out("one. ")
    assert (first.text, second.text, desk.rubbed_out) == ("one. ", "one. ", [])


def typed(monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Editor]:
    """A field in which only keys do anything."""
    editor = Editor("Dear Zoë, one. ")
    editor.is_writable = False
    return Desk(monkeypatch, editor), editor


def test_keys_take_it_out_where_the_program_does_nothing_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    for make in (not_writable, refusing):
        desk, editor = typed(monkeypatch)
        editor.is_writable = True
        make(editor)
        desk.take_out("one. ")
        assert (editor.text, desk.rubbed_out) == ("Dear Zoë, ", ["one. "])


@pytest.mark.parametrize("rubbed_out", [0, 4, 6])
def test_it_is_told_where_keys_took_out_something_else(monkeypatch: pytest.MonkeyPatch, rubbed_out: int) -> None:
    desk, editor = typed(monkeypatch)
    desk.rubs_out = lambda _: editor.rub_out(rubbed_out)
    with pytest.raises(OutputError, match="not sure that just that text was taken out"):
        desk.take_out("one. ")


def test_what_takes_the_place_of_other_text_is_read_back_though_the_keys_are_followed_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, editor = typed(monkeypatch)

    def rub_out_late(text: str) -> None:
        # What is read until then is the text as it was, with the caret behind it.
        editor.rubs_at = (time.monotonic() + LATE_S, len(text))

    desk.rubs_out = rub_out_late
    report = desk.deliver("Two. ", replaces="one. ")
    assert (report.state, report.known_by) == (DeliveryState.DELIVERED, Proof.READ_BACK)
    assert editor.text == "Dear Zoë, Two. "


# --- where it began ---


class Told(FocusOnly):
    """A reader that was told of one field."""

    def __init__(self, *, is_entry: bool, since_s: float) -> None:
        kind = FieldKind.TEXT if is_entry else FieldKind.OTHER
        self.field = Field(id="a/b", program="mail", pid=1, kind=kind, is_entry=is_entry, since_s=since_s)

    def focused(self) -> Field | None:
        return self.field

    def focused_at(self, time_s: float) -> Field | None:
        return self.field if time_s >= self.field.since_s else None

    read = FocusOnly.read_at  # type: ignore[assignment]
    text_between = FocusOnly.read_at  # type: ignore[assignment]

    def close(self) -> None:
        pass


class Recorded(NoFront):
    def __init__(self, *changes: tuple[float, Target | None]) -> None:
        self._record = Record()
        for time_s, target in changes:
            self._record.note(target, time_s)

    def at(self, time_s: float) -> Target | None:
        return self._record.at(time_s)


MAIL, CHAT = Target(window=1, life=1, program="mail"), Target(window=2, life=2, program="chat")
IN_FIELD = Target(window=1, life=1, program="mail", field="a/b")


@pytest.mark.parametrize(
    ("changes", "is_entry", "since_s", "target"),
    [
        ([(1.0, MAIL)], True, 2.0, IN_FIELD),
        ([(1.0, MAIL), (1.5, CHAT), (1.6, MAIL)], True, 2.0, IN_FIELD),
        ([(1.0, MAIL)], False, 2.0, MAIL),
        ([(1.0, MAIL)], True, 6.0, MAIL),
        ([(3.0, MAIL)], True, 2.0, MAIL),
        ([(1.0, CHAT), (3.0, MAIL)], True, 2.0, MAIL),
        ([(1.0, None)], True, 2.0, None),
    ],
    ids=["told of in it", "came back", "a button", "told of later", "front unknown then", "another's", "no window"],
)
def test_the_field_is_known_where_it_is_sure_to_be_in_that_window(
    changes: list[tuple[float, Target | None]], is_entry: bool, since_s: float, target: Target | None
) -> None:
    reader = Told(is_entry=is_entry, since_s=since_s)
    assert target_at(Recorded(*changes), reader, 5.0) == target  # type: ignore[arg-type]


@pytest.mark.parametrize(("pid", "field"), [(1, "a/b"), (2, ""), (0, "a/b")], ids=["its own", "another's", "unknown"])
def test_the_field_is_of_the_process_that_the_window_is_of(pid: int, field: str) -> None:
    window = replace(MAIL, pid=pid)
    reader = Told(is_entry=True, since_s=2.0)
    assert target_at(Recorded((1.0, window)), reader, 5.0) == replace(window, field=field)  # type: ignore[arg-type]
