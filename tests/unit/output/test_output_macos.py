"""Typing and pasting on macOS, and the program in front, with a stand-in for what macOS does."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Literal

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputBlockedError, OutputContext
from dictation_app.output import promise as promise_module
from dictation_app.output.macos.front import MacFront
from dictation_app.output.macos.keys import pieces
from dictation_app.output.macos.outputs import MacPasteOutput, MacTypeOutput
from dictation_app.output.macos.window import MacWindow
from dictation_app.output.programs import Way
from dictation_app.settings import OutputSettings, ProgramRule
from dictation_app.values.dictation import DeliveryState, Target
from tests.macos import TEXT, FakeEvent, FakeItem, FakeMac, FakeProgram

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MORE = "some words to paste"


@pytest.fixture
def mac() -> Iterator[FakeMac]:
    mac = FakeMac()
    yield mac
    mac.end()


def context(**settings: object) -> OutputContext:
    return OutputContext(settings=OutputSettings(**settings), copy_text=lambda _text: None)  # type: ignore[arg-type]


@pytest.fixture
def make(mac: FakeMac, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., MacPasteOutput]]:
    monkeypatch.setattr(promise_module, "_REFUSE_S", 0.1)
    made: list[MacPasteOutput] = []

    def make_one(**settings: object) -> MacPasteOutput:
        made.append(MacPasteOutput(context(receipt_timeout_ms=300, **settings), mac.calls))
        return made[-1]

    yield make_one
    for each in made:
        each.close()


def reads_on_paste(mac: FakeMac) -> list[str | None]:
    got: list[str | None] = []

    def on_event(event: FakeEvent) -> None:
        if event.is_down and event.code != 55:
            threading.Thread(target=lambda: got.extend(mac.pasteboard.paste() for _ in range(2))).start()

    mac.on_event = on_event
    return got


def settled(mac: FakeMac, *items: dict[str, bytes]) -> bool:
    until_s = time.monotonic() + 2
    while [item.contents for item in mac.pasteboard.items] != list(items) and time.monotonic() < until_s:
        time.sleep(0.01)
    return [item.contents for item in mac.pasteboard.items] == list(items)


@pytest.mark.parametrize("text", ["Plain words.", "Größe, Привет, 日本語 " * 5, "😀" * 25 + "\nnext\tone", "a\r\nb\rc"])
def test_every_character_is_typed(mac: FakeMac, text: str) -> None:
    typing = MacTypeOutput(context(), mac.calls)
    assert typing.send(text) is DeliveryState.PROBABLY
    assert mac.typed() == text.replace("\r\n", "\n").replace("\r", "\n")
    assert typing.target == "textedit"


def test_no_event_carries_more_than_macos_takes_and_no_character_is_divided() -> None:
    assert list(pieces("x" * 19 + "😀b\nc")) == ["x" * 19, "😀b", "\n", "c"]


def test_into_a_terminal_goes_one_line(mac: FakeMac) -> None:
    mac.front = FakeProgram(42, "iTerm2", "com.googlecode.iterm2")
    MacTypeOutput(context(), mac.calls).send("ls\nrm")
    assert mac.typed() == "ls rm"


@pytest.mark.parametrize("output", [MacTypeOutput, MacPasteOutput])
def test_what_stands_against_keys_is_said_and_nothing_is_sent(mac: FakeMac, output: type[MacTypeOutput]) -> None:
    sending = output(context(), mac.calls)
    mac.may_send_keys = False
    assert sending.problem(MORE) == (
        "macOS does not let Dictation send keys. Allow it in System Settings, under Privacy & Security, Accessibility."
    )
    mac.may_send_keys, mac.secure = True, True
    assert "keeps the keyboard to itself" in str(sending.problem(MORE))
    with pytest.raises(OutputError, match="keeps the keyboard"):
        sending.send(MORE)
    mac.secure, mac.front = False, None
    assert sending.problem(MORE) == "There is no window to take the text."
    assert mac.events == []
    sending.close()


def test_held_keys_are_waited_for_and_named(mac: FakeMac) -> None:
    mac.flags = 0x100000 | 0x20000
    with pytest.raises(OutputBlockedError, match="Shift and Command were still held"):
        MacTypeOutput(context(modifier_wait_ms=20), mac.calls).send("words")
    assert mac.events == []


def moves_after(mac: FakeMac, count: int) -> None:
    """Another program comes to the front with this event."""

    def on_event(_event: FakeEvent) -> None:
        if len(mac.events) == count:
            mac.front = FakeProgram(43, "Mail")

    mac.on_event = on_event


def test_text_is_not_typed_on_where_the_focus_moved(mac: FakeMac) -> None:
    moves_after(mac, 2)
    with pytest.raises(OutputBlockedError, match="so only its beginning was sent"):
        MacTypeOutput(context(), mac.calls).send("x" * 20 + "y" * 20 + "z" * 20)
    assert mac.typed() == "x" * 20


def test_where_the_focus_moved_at_the_end_that_is_said(mac: FakeMac) -> None:
    moves_after(mac, 4)
    typing = MacTypeOutput(context(), mac.calls)
    assert typing.send("x" * 20 + "y" * 20) is DeliveryState.PROBABLY
    assert typing.note == "The focus moved while the text was typed; check where it went."


def test_text_for_another_program_is_not_sent(mac: FakeMac) -> None:
    typing = MacTypeOutput(context(), mac.calls)
    typing._context.target = Target(window=43)
    with pytest.raises(FocusMovedError):
        typing.send("words")


def test_who_asks_for_the_text_has_it_delivered(mac: FakeMac, make: Callable[..., MacPasteOutput]) -> None:
    old = ({TEXT: b"old", "public.html": b"<b>old</b>"}, {"public.png": bytes(200)})
    mac.pasteboard.copy(*(FakeItem(**each) for each in old))
    got, pasting = reads_on_paste(mac), make()
    assert pasting.send("Größe\n😀 and more") is DeliveryState.DELIVERED
    assert settled(mac, *old)
    assert got == ["Größe\n😀 and more"] * 2
    assert [(event.code, event.is_down, event.flags) for event in mac.events] == [
        (55, True, 0x100000),
        (47, True, 0x100000),
        (47, False, 0x100000),
        (55, False, 0),
    ]


def test_without_a_layout_it_is_the_usual_key(mac: FakeMac, make: Callable[..., MacPasteOutput]) -> None:
    mac.v_code = None
    reads_on_paste(mac)
    make().send(MORE)
    assert mac.events[1].code == 9


def test_what_passes_through_is_marked_and_what_stays_is_not(mac: FakeMac, make: Callable[..., MacPasteOutput]) -> None:
    seen: list[list[str]] = []
    mac.on_event = lambda _event: seen.append(mac.pasteboard.types())
    with pytest.raises(OutputError, match="did not take"):
        make().send(MORE)
    kinds = ("TransientType", "AutoGeneratedType", "ConcealedType")
    assert set(seen[0]) == {TEXT, *(f"org.nspasteboard.{kind}" for kind in kinds)}
    reads_on_paste(mac)
    assert make(leave_on_clipboard=True).send("words that stay") is DeliveryState.DELIVERED
    assert settled(mac, {TEXT: b"words that stay"})


def test_who_read_before_the_keys_is_no_receipt(mac: FakeMac, make: Callable[..., MacPasteOutput]) -> None:
    pasting = make()
    count = pasting._pasteboard.count_reads
    pasting._pasteboard.count_reads = lambda: (mac.pasteboard.paste(), count())[1]  # type: ignore[method-assign,func-returns-value]
    with pytest.raises(OutputError, match="did not take"):
        pasting.send(MORE)
    reads_on_paste(mac)
    assert pasting.send(MORE) is DeliveryState.DELIVERED


def test_macos_tells_the_owner_also_of_what_the_app_itself_puts_there(
    mac: FakeMac, make: Callable[..., MacPasteOutput]
) -> None:
    mac.pasteboard.copy(FakeItem(**{TEXT: b"old"}))
    pasting = make()
    count = pasting._pasteboard.count_reads
    pasting._pasteboard.count_reads = lambda: (mac.pasteboard.paste(), count())[1]  # type: ignore[method-assign,func-returns-value]
    got = reads_on_paste(mac)
    assert pasting.send(MORE) is DeliveryState.DELIVERED, "promised anew, as somebody had read it"
    assert pasting.note == ""
    assert settled(mac, {TEXT: b"old"})
    assert got == [MORE] * 2


def test_a_window_that_takes_nothing_gets_nothing_later(mac: FakeMac, make: Callable[..., MacPasteOutput]) -> None:
    mac.pasteboard.copy(FakeItem(**{TEXT: b"old"}))
    with pytest.raises(OutputError, match="did not take"):
        make().send(MORE)
    assert mac.pasteboard.paste() != MORE
    assert settled(mac, {TEXT: b"old"})


def test_what_is_copied_meanwhile_stays(mac: FakeMac, make: Callable[..., MacPasteOutput]) -> None:
    mac.on_event = lambda event: mac.pasteboard.copy(FakeItem(**{TEXT: b"new"})) if event.code == 47 else None
    pasting = make()
    assert pasting.send(MORE) is DeliveryState.PROBABLY
    assert pasting.note == "Another program took over the clipboard; check that the text arrived."
    time.sleep(0.3)
    assert settled(mac, {TEXT: b"new"})


def test_what_is_copied_while_the_content_before_is_read_is_kept_in_its_place(
    mac: FakeMac, make: Callable[..., MacPasteOutput]
) -> None:
    slow = FakeItem(**{TEXT: b"old"})
    slow.on_read = lambda _kind: mac.pasteboard.copy(FakeItem(**{TEXT: b"new"}))
    mac.pasteboard.copy(slow)
    reads_on_paste(mac)
    assert make().send(MORE) is DeliveryState.DELIVERED
    assert settled(mac, {TEXT: b"new"})


def test_where_the_pasteboard_changes_all_the_time_nothing_is_taken(
    mac: FakeMac, make: Callable[..., MacPasteOutput]
) -> None:
    def copy_again(_kind: str) -> None:
        item = FakeItem(**{TEXT: b"more"})
        item.on_read = copy_again
        mac.pasteboard.copy(item)

    copy_again(TEXT)
    with pytest.raises(OutputError, match="Another program holds the clipboard"):
        make().send(MORE)
    assert mac.events == []
    assert [item.contents for item in mac.pasteboard.items] == [{TEXT: b"more"}]


def test_content_that_its_program_does_not_give_is_lost_and_that_is_said(
    mac: FakeMac, make: Callable[..., MacPasteOutput]
) -> None:
    item = FakeItem(**{TEXT: b"old"})
    item.answers = False
    mac.pasteboard.copy(item)
    reads_on_paste(mac)
    pasting = make()
    assert pasting.send(MORE) is DeliveryState.DELIVERED
    assert pasting.note == "What was on the clipboard was not kept: its program did not answer."
    assert settled(mac)


def test_a_password_is_not_read(mac: FakeMac, make: Callable[..., MacPasteOutput]) -> None:
    item = FakeItem(**{TEXT: b"secret", "org.nspasteboard.ConcealedType": b""})
    item.on_read = pytest.fail
    mac.pasteboard.copy(item)
    reads_on_paste(mac)
    pasting = make()
    assert pasting.send(MORE) is DeliveryState.DELIVERED
    assert pasting.note == "The password on the clipboard was not kept."


def test_too_much_is_not_kept(
    mac: FakeMac, make: Callable[..., MacPasteOutput], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.output.macos.pasteboard.KEEP_BYTES", 10)
    mac.pasteboard.copy(FakeItem(**{TEXT: bytes(11)}))
    reads_on_paste(mac)
    pasting = make()
    pasting.send(MORE)
    assert pasting.note == "What was on the clipboard was not kept: it is too large."


def test_an_owner_that_hangs_costs_the_limit(
    mac: FakeMac, make: Callable[..., MacPasteOutput], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.output.macos.pasteboard._KEEP_WITHIN_S", 0.05)
    answered = threading.Event()
    item = FakeItem(**{TEXT: b"old"})
    item.on_read = lambda _kind: answered.wait(5) and None  # type: ignore[func-returns-value]
    mac.pasteboard.copy(item)
    reads_on_paste(mac)
    pasting = make()
    assert pasting.send(MORE) is DeliveryState.DELIVERED
    answered.set()
    assert pasting.note == "What was on the clipboard was not kept: its program did not answer."


def test_a_main_thread_that_hangs_at_the_end_leaves_the_pasteboard_as_it_is(
    mac: FakeMac, monkeypatch: pytest.MonkeyPatch
) -> None:
    pasting = MacPasteOutput(context(), mac.calls)
    hangs, goes_on = threading.Event(), threading.Event()
    mac.appkit.NSOperationQueue.mainQueue().addOperationWithBlock_(lambda: (hangs.set(), goes_on.wait(20)))
    assert hangs.wait(5)
    monkeypatch.setattr("dictation_app.output.macos.calls._CALL_S", 0.05)
    pasting.close()
    goes_on.set()


def rule(way: Literal["type", "copy"]) -> dict[str, object]:
    return {"programs": (ProgramRule(program="TextEdit", way=way),)}


@pytest.mark.parametrize(
    ("text", "settings", "problem"),
    [
        ("Yes.", {}, "Short text is typed."),
        ("Yes.", {"method": "macos-paste"}, None),
        (MORE * 2, {}, None),
        (MORE, rule("type"), "Text for textedit is typed, as it is set."),
        (MORE, rule("copy"), "Text for textedit is only copied, as it is set."),
    ],
)  # fmt: skip
def test_what_pasting_leaves_to_others(
    make: Callable[..., MacPasteOutput], text: str, settings: dict[str, object], problem: str | None
) -> None:
    assert make(**settings).problem(text) == problem


def test_a_program_that_pasting_works_in_is_remembered_and_short_text_is_still_typed(
    mac: FakeMac, make: Callable[..., MacPasteOutput]
) -> None:
    pasting = make()
    with pytest.raises(OutputError, match="did not take"):
        pasting.send(MORE)
    assert pasting._context.ways.worked_in({"textedit"}) is None
    reads_on_paste(mac)
    pasting.send(MORE)
    assert pasting._context.ways.worked_in({"textedit"}) is Way.CTRL_V
    assert pasting.problem("Yes.") == "Short text is typed."


def test_typing_is_the_way_where_it_was_found_to_be_better(make: Callable[..., MacPasteOutput]) -> None:
    pasting = make()
    pasting._context.ways.keep("textedit", Way.TYPE)
    assert pasting.problem(MORE * 2) == "Text for textedit is typed, as it is set."


@pytest.mark.parametrize("typing_is_better", [True, False])
def test_a_trial_of_pasting_pastes_short_text_too(
    make: Callable[..., MacPasteOutput], *, typing_is_better: bool
) -> None:
    pasting = make()
    if typing_is_better:
        pasting._context.ways.keep("textedit", Way.TYPE)
    pasting._context.ways.only_pastes = True
    assert pasting.problem("Yes.") is None
    assert pasting.problem(MORE * 2) is None


class FakeTitles:
    """``ApplicationServices``, for titles."""

    def __init__(self) -> None:
        self.titles: dict[int, str | None] = {}
        self.answers = threading.Event()

    def AXUIElementCreateApplication(self, pid: int) -> int:  # noqa: N802
        return pid

    def AXUIElementSetMessagingTimeout(self, pid: int, seconds: float) -> int:  # noqa: N802
        assert (pid in self.titles, seconds) == (True, 0.1)
        return 0

    def AXUIElementCopyAttributeValue(self, element: object, name: str, _none: None) -> tuple[int, object]:  # noqa: N802
        assert self.answers.wait(5)
        found = {"AXFocusedWindow": element, "AXTitle": self.titles[element]}[name]  # type: ignore[index]
        return (0, found) if found is not None else (-25212, None)


def test_where_the_user_is_is_known_at_once_and_the_title_a_moment_later(mac: FakeMac) -> None:
    services = FakeTitles()
    services.titles = {42: "Secret: Zoë", 43: None}
    window = MacWindow(mac.appkit, services)
    first = window.look()
    assert first is not None
    assert (first.names, first.program, first.title) == ({"textedit", "com.example.editor"}, "textedit", None)
    services.answers.set()
    assert titled(window) == "Secret: Zoë"
    mac.front = FakeProgram(43, "Mail")
    told = window.look()
    assert told is not None
    assert told.title is None, "that was another program's"
    mac.front = None
    assert window.look() is None
    window.close()


def titled(window: MacWindow) -> str | None:
    until_s = time.monotonic() + 5
    while (found := window.look()) is not None and found.title is None and time.monotonic() < until_s:
        time.sleep(0.005)
    assert found is not None
    return found.title


def test_the_record_says_which_program_was_in_front(mac: FakeMac) -> None:
    first, mail = FakeProgram(42, "TextEdit", mac=mac), FakeProgram(43, "Mail", started_s=2000.0, mac=mac)
    mac.front, mac.programs = first, {42: first, 43: mail}
    front = MacFront(mac.appkit)
    front.start()
    before_s = time.monotonic()
    mac.to_front(mail)
    was, now = front.at(before_s), front.at(time.monotonic())
    assert was == Target(window=42, life=1000000, program="textedit")
    assert now == Target(window=43, life=2000000, program="mail")
    assert front.bring(was)
    assert mac.front is first
    mac.programs[43] = FakeProgram(43, "Other", started_s=3000.0)
    assert not front.is_open(now)
    assert not front.bring(now)
    front.stop()
    assert mac.observers == []


def test_a_program_that_does_not_come_is_not_there(mac: FakeMac, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dictation_app.output.macos.front._COMES_WITHIN_S", 0.05)
    mac.programs = {43: FakeProgram(43, "Mail")}
    assert not MacFront(mac.appkit).bring(Target(window=43, life=1000000))
