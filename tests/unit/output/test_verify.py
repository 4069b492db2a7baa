"""What a second look at a field proves, and what it does not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

import pytest

from dictation_app.errors import OutputError
from dictation_app.fitting import fitted
from dictation_app.output.chain import OutputChain
from dictation_app.output.field import FieldKind
from dictation_app.output.fields import Fields
from dictation_app.output.verify import SETTLES_S, Finding, look
from dictation_app.registry import Entry, Registry
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState, Proof
from tests.unit.output.editor import Editor

if TYPE_CHECKING:
    from dictation_app.output import OutputContext, TextOutput

LONG = "Über 2.000 Zeichen, 你好, 😀 and\nlines.\t" * 60


def found(editor: Editor, text: str, *, takes: bool = True, may_wait: bool = True) -> Finding:
    before = editor.read()
    assert before is not None
    if takes:
        editor.take(text)
    return look(editor, before, text, may_wait=lambda: may_wait)


@pytest.mark.parametrize("text", ["Hello. ", "x", LONG, " \n"])
@pytest.mark.parametrize("old", ["", "Dear Zoë,\n", "x", "Hello. Hello. "])
def test_text_that_stands_there_is_found(old: str, text: str) -> None:
    assert found(Editor(old), text) is Finding.FOUND


def test_it_is_found_in_the_place_of_what_was_selected() -> None:
    editor = Editor("one two three")
    editor.start, editor.selected = 4, 3
    assert found(editor, "six") is Finding.FOUND
    assert editor.text == "one six three"


@pytest.mark.parametrize("rest", ["Hello. ", "Hello. Hello. "])
def test_the_same_words_that_stood_there_before_prove_nothing(rest: str) -> None:
    editor = Editor(rest)
    editor.start = 0
    assert found(editor, "Hello. ", takes=False) is Finding.UNCHANGED


def test_a_field_that_drops_what_it_fetched_is_unchanged() -> None:
    began_s = time.monotonic()
    assert found(Editor("old"), "new", takes=False) is Finding.UNCHANGED
    assert time.monotonic() - began_s < SETTLES_S + 0.3


def test_nobody_waits_for_a_slow_field_while_more_is_to_be_sent() -> None:
    began_s = time.monotonic()
    assert found(Editor("old"), "new", takes=False, may_wait=False) is Finding.UNCHANGED
    assert time.monotonic() - began_s < SETTLES_S - 0.1


def test_a_field_that_shows_it_late_is_waited_for() -> None:
    editor = Editor("old ")
    editor.shows_after_s = 0.25
    assert found(editor, "new") is Finding.FOUND


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        (lambda text: text.upper(), Finding.UNKNOWN),
        (lambda text: text + "!!", Finding.UNKNOWN),
        (lambda text: text[:-3], Finding.PARTLY),
        (lambda text: text.replace(" ", "\u00a0").replace("\n", "\u2029"), Finding.FOUND),
    ],
)
def test_what_a_field_makes_of_it_is_seen(changes: object, finding: Finding) -> None:
    editor = Editor("old ")
    editor.changes = changes  # type: ignore[assignment]
    assert found(editor, "new words\nin lines") is finding


def test_another_field_proves_nothing() -> None:
    editor = Editor("old")
    before = editor.read()
    assert before is not None
    editor.take("new")
    editor.id = ":1.8/other"
    assert look(editor, before, "new", may_wait=lambda: True) is Finding.UNKNOWN


def test_a_terminal_may_break_its_lines() -> None:
    editor = Editor("user@host:~$ ", kind=FieldKind.TERMINAL)
    editor.changes = lambda text: "\n".join(text[at : at + 20] for at in range(0, len(text), 20))
    assert found(editor, LONG) is Finding.FOUND


def test_a_terminal_without_an_echo_proves_nothing() -> None:
    assert found(Editor("Password: ", kind=FieldKind.TERMINAL), "hunter2", takes=False) is Finding.UNKNOWN


def test_a_program_that_falls_silent_is_given_up() -> None:
    editor = Editor("old")
    before = editor.read()
    assert before is not None
    editor.answers_after_s = 9.0
    began_s = time.monotonic()
    assert look(editor, before, "new", may_wait=lambda: True) is Finding.UNKNOWN
    assert time.monotonic() - began_s < 0.2


# --- the chain ------------------------------------------------------------------------------------------------


class _Sending:
    """An output into the editor of the test."""

    note = target = ""
    method = DeliveryMethod.PASTE
    state = DeliveryState.DELIVERED
    editor: Editor
    takes = True
    kinds: ClassVar[list[FieldKind | None]] = []
    """Of the fields that it was told of."""

    def __init__(self, context: OutputContext) -> None:
        self.context = context

    def problem(self, text: str) -> str | None:
        return None

    def send(self, text: str) -> DeliveryState:
        field = self.context.focused_field
        self.kinds.append(None if field is None else field.kind)
        if self.takes:
            self.editor.take(text)
        return self.state

    def close(self) -> None:
        return


class Pasting(_Sending):
    target = "mail"


class Typing(_Sending):
    method = DeliveryMethod.TYPE
    state = DeliveryState.PROBABLY
    target = "mail"


class Dropping(Pasting):
    takes = False


class DroppingKeys(Typing):
    takes = False


class Copied(list[str]):
    def __call__(self, text: str) -> None:
        self.append(text)


def chain(
    editor: Editor, output: type[_Sending], copied: Copied | None = None, *, settings: OutputSettings | None = None
) -> OutputChain:
    output.editor = editor
    outputs: Registry[TextOutput] = Registry(
        "text output",
        Entry(name="it", label="It", target=f"{__name__}:{output.__name__}"),
        Entry(name="copy", label="Copying", target="dictation_app.output.clipboard:ClipboardOutput"),
    )
    return OutputChain(
        settings or OutputSettings(),
        Copied() if copied is None else copied,
        outputs,
        fields=Fields(lambda _: editor),
        fit=fitted,
    )


def delivered(chain: OutputChain, text: str = "Hello. ") -> DeliveryReport:
    return chain.deliver(Delivery(session_id=1, seq=0, text=text, language="en"))


def test_who_sends_knows_what_has_the_focus_and_nobody_afterwards() -> None:
    sent = chain(Editor("$ ", kind=FieldKind.TERMINAL), Pasting)
    delivered(sent)
    assert Pasting.kinds.pop() is FieldKind.TERMINAL
    assert sent._context.focused_field is None, "it has the user's words in it"


@pytest.mark.parametrize("output", [Pasting, Typing])
def test_what_was_read_back_is_delivered(output: type[_Sending]) -> None:
    report = delivered(chain(Editor("Dear Zoë, "), output))
    assert (report.state, report.known_by, report.detail) == (DeliveryState.DELIVERED, Proof.READ_BACK, "")


def test_a_receipt_is_enough_where_nothing_can_be_read() -> None:
    editor = Editor()
    editor.is_readable = False
    report = delivered(chain(editor, Pasting))
    assert (report.state, report.known_by, report.detail) == (DeliveryState.DELIVERED, Proof.RECEIPT, "")


def test_what_was_fetched_and_dropped_is_not_called_delivered_and_told_once() -> None:
    sent = chain(Editor("old"), Dropping)
    report = delivered(sent)
    assert (report.state, report.known_by) == (DeliveryState.PROBABLY, Proof.NONE)
    assert report.detail == "The text field of mail looks as before; check that the text arrived."
    report = delivered(sent)
    assert (report.state, report.detail) == (DeliveryState.PROBABLY, "")


def test_keys_that_nobody_took_are_not_called_delivered() -> None:
    report = delivered(chain(Editor("old"), DroppingKeys))
    assert (report.state, report.known_by) == (DeliveryState.PROBABLY, Proof.NONE)


def test_a_part_is_told_each_time() -> None:
    editor = Editor("old ")
    editor.changes = lambda text: text[:-2]
    sent = chain(editor, Pasting)
    for _ in range(2):
        report = delivered(sent)
        assert (report.state, report.detail) == (
            DeliveryState.PROBABLY,
            "Not all of the text stands in the field of mail; check it.",
        )


def test_what_cannot_be_known_is_told_once_for_each_program() -> None:
    editor = Editor()
    editor.is_readable = False
    sent = chain(editor, Typing)
    told = [delivered(sent).detail for _ in range(3)]
    assert told == ["Whether it arrived is not known: mail does not tell what stands in its text fields.", "", ""]


def test_nothing_goes_into_a_password_field() -> None:
    editor, copied = Editor("secret", kind=FieldKind.PASSWORD), Copied()
    report = delivered(chain(editor, Pasting, copied))
    editor.read()
    assert editor.text == "secret"
    assert (report.method, report.state) == (DeliveryMethod.COPY, DeliveryState.NOT_DELIVERED)
    assert report.detail.startswith("A password field has the keyboard. Nothing is ever put into one.")
    assert copied == ["Hello. "]


@pytest.mark.parametrize("output", [Pasting, Typing])
def test_a_program_that_does_not_answer_holds_text_up_for_the_limit_at_most(output: type[_Sending]) -> None:
    editor = Editor("old")
    editor.answers_after_s = 9.0
    began_s = time.monotonic()
    report = delivered(chain(editor, output))
    assert report.finished_at_s - began_s < 0.2
    assert time.monotonic() - began_s < 0.3


def test_the_time_of_the_text_is_that_of_sending_and_not_of_the_second_look() -> None:
    editor = Editor("old ")
    editor.shows_after_s = 0.3
    began_s = time.monotonic()
    report = delivered(chain(editor, Pasting))
    assert report.known_by is Proof.READ_BACK
    assert report.finished_at_s - began_s < 0.1


def test_an_output_that_fails_is_not_looked_after(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object, text: str) -> DeliveryState:
        raise OutputError("The window did not take the text.")

    monkeypatch.setattr(Pasting, "send", fail)
    editor = Editor("old")
    report = delivered(chain(editor, Pasting))
    assert report.state is DeliveryState.NOT_DELIVERED
    assert editor.readings == 1


def test_text_fits_into_the_sentence_and_the_report_has_it_as_it_went_out() -> None:
    editor = Editor("I think")
    report = delivered(chain(editor, Pasting), "The end. ")
    assert editor.text == "I think the end. "
    assert (report.text, report.known_by) == (" the end. ", Proof.READ_BACK)


@pytest.mark.parametrize(
    ("kind", "fits"), [(FieldKind.TEXT, False), (FieldKind.TERMINAL, True), (FieldKind.OTHER, True)]
)
def test_it_stays_as_it_is_in_a_terminal_and_where_the_user_wants_that(kind: FieldKind, *, fits: bool) -> None:
    editor = Editor("I think", kind=kind)
    delivered(chain(editor, Pasting, settings=OutputSettings(fit_to_sentence=fits)), "The end. ")
    assert editor.text == "I thinkThe end. "
