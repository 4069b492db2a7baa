"""The chain's decisions, with outputs that do as the test says."""

from __future__ import annotations

import errno
import time

import pytest
from msgspec import convert

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputBlockedError, OutputContext, TextOutput
from dictation_app.output import chain as output_chain
from dictation_app.output.chain import TOO_OLD_S, OutputChain
from dictation_app.output.field import LIMIT_S, Field
from dictation_app.output.fields import Fields
from dictation_app.output.front import NoFront
from dictation_app.output.programs import Way, Ways
from dictation_app.registry import Entry, Registry
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState, Hold, Proof, Target
from tests.unit.output.editor import Editor

TEXT = "Some words,\nin two lines."
UNKNOWN = "Whether it arrived is not known: the window does not tell what stands in its text fields."


class Log:
    """What happened, in order; the outputs find it as the function that copies."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.copy_fails = False
        self.construction_fails = False

    def __call__(self, text: str) -> None:
        if self.copy_fails:
            raise OutputError("The clipboard does not answer.")
        self.lines.append(f"copied {text}")


class Taking:
    """Pastes everything."""

    method = DeliveryMethod.PASTE
    note = target = ""
    state = DeliveryState.DELIVERED

    def __init__(self, context: OutputContext) -> None:
        assert isinstance(context.copy_text, Log)
        self.log = context.copy_text
        self.context = context
        self.log.lines.append(f"made {self.name}")

    @property
    def name(self) -> str:
        return type(self).__name__

    def problem(self, text: str) -> str | None:
        return None

    def send(self, text: str) -> DeliveryState:
        self.log.lines.append(f"{self.name} sent {len(text)}")
        return self.state

    def close(self) -> None:
        self.log.lines.append(f"closed {self.name}")


class Typing(Taking):
    method = DeliveryMethod.TYPE
    state = DeliveryState.PROBABLY


class Noting(Taking):
    note = "The password on the clipboard was not kept."


class Unsuited(Taking):
    def problem(self, text: str) -> str | None:
        return "There is no window to take the text."


class Failing(Taking):
    def send(self, text: str) -> DeliveryState:
        raise OutputError("The window did not take the text.")


class MeantForEditor(Failing):
    target = "editor"


class TakenByMail(Taking):
    target = "mail"


class Blocked(Taking):
    def send(self, text: str) -> DeliveryState:
        raise OutputBlockedError("Ctrl was still held down, so the text was not sent.")


class Unavailable(Taking):
    def __init__(self, context: OutputContext) -> None:
        assert isinstance(context.copy_text, Log)
        if context.copy_text.construction_fails:
            raise OutputError("There is no X display to send the text to.")
        super().__init__(context)


class LimitedTo(Typing):
    """Takes what is shorter than the setting."""

    def problem(self, text: str) -> str | None:
        return None if len(text) < self.context.settings.type_below_characters else "Too long."


def registry(*outputs: type[Taking]) -> Registry[TextOutput]:
    entries = [Entry(name=o.__name__, label=f"{o.__name__} label", target=f"{__name__}:{o.__name__}") for o in outputs]
    copy = Entry(name="copy", label="Copying", target="dictation_app.output.clipboard:ClipboardOutput")
    elsewhere = Entry(name="elsewhere", label="Elsewhere", target="nowhere:Nothing", platforms=("plan9",))
    return Registry("text output", elsewhere, *entries, copy)


@pytest.fixture
def log() -> Log:
    return Log()


def deliver(chain: OutputChain, text: str = TEXT) -> DeliveryReport:
    return chain.deliver(Delivery(session_id=3, seq=2, text=text))


def chain_of(log: Log, *outputs: type[Taking], method: str = "auto") -> OutputChain:
    return OutputChain(OutputSettings(method=method), log, registry(*outputs))


def test_the_first_that_takes_the_text_ends_it(log: Log) -> None:
    before_s = time.monotonic()
    report = deliver(chain_of(log, Taking, Typing))
    assert before_s <= report.finished_at_s <= time.monotonic()
    assert report == DeliveryReport(
        session_id=3,
        seq=2,
        text=TEXT,
        method=DeliveryMethod.PASTE,
        state=DeliveryState.DELIVERED,
        detail="",
        finished_at_s=report.finished_at_s,
        known_by=Proof.RECEIPT,
    )
    assert log.lines == ["made Taking", f"Taking sent {len(TEXT)}"]


@pytest.mark.parametrize("first", [Unsuited, Failing])
def test_going_on_to_the_next_is_not_worth_a_word(log: Log, first: type[Taking]) -> None:
    report = deliver(chain_of(log, first, Typing))
    assert (report.method, report.state, report.detail) == (DeliveryMethod.TYPE, DeliveryState.PROBABLY, UNKNOWN)


@pytest.mark.parametrize(
    ("outputs", "reason"),
    [
        ((Failing,), "The window did not take the text."),
        ((Unsuited,), "There is no window to take the text."),
        ((Failing, Unsuited), "There is no window to take the text."),
        ((Blocked, Typing), "Ctrl was still held down, so the text was not sent."),
    ],
)
def test_what_could_not_be_sent_is_on_the_clipboard_and_told(
    log: Log, outputs: tuple[type[Taking], ...], reason: str
) -> None:
    report = deliver(chain_of(log, *outputs))
    assert (report.method, report.state) == (DeliveryMethod.COPY, DeliveryState.NOT_DELIVERED)
    assert report.detail == f"{reason} It is on the clipboard: press Ctrl+V."
    assert log.lines[-1] == f"copied {TEXT}"
    assert not any("sent" in line for line in log.lines)


def test_when_not_even_copying_works_it_is_in_the_window_of_the_app(log: Log) -> None:
    log.copy_fails = True
    report = deliver(chain_of(log, Failing))
    assert (report.method, report.state) == (DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED)
    assert report.detail == "The clipboard does not answer. The text is in the app's window."


def test_the_one_chosen_by_name_goes_first(log: Log) -> None:
    report = deliver(chain_of(log, Taking, Typing, method="Typing"))
    assert (report.method, report.detail) == (DeliveryMethod.TYPE, UNKNOWN)


def test_when_the_chosen_one_fails_that_is_told(log: Log) -> None:
    report = deliver(chain_of(log, Typing, Failing, method="Failing"))
    assert report.method is DeliveryMethod.TYPE
    assert report.detail == (
        "Failing label was chosen, but did not work. The window did not take the text. It was typed instead."
    )


def test_a_chosen_one_of_another_system_is_told(log: Log) -> None:
    report = deliver(chain_of(log, Taking, method="elsewhere"))
    assert report.method is DeliveryMethod.PASTE
    assert report.detail == (
        "Elsewhere was chosen, but did not work. Elsewhere does not run on this system. It was pasted instead."
    )


def test_copying_can_be_chosen_and_then_nothing_else_is_tried(log: Log) -> None:
    report = deliver(chain_of(log, Taking, method="copy"))
    assert (report.method, report.state) == (DeliveryMethod.COPY, DeliveryState.NOT_DELIVERED)
    assert report.detail == "It is on the clipboard: press Ctrl+V."
    assert log.lines == [f"copied {TEXT}"]


def test_an_unknown_name_means_auto_and_is_told_once(log: Log) -> None:
    chain = chain_of(log, Taking, method="telepathy")
    assert deliver(chain).detail == "There is no text output 'telepathy'; the best one is used."
    assert deliver(chain).detail == ""


def test_the_report_names_the_program_the_text_was_meant_for_also_where_it_was_only_copied(log: Log) -> None:
    assert deliver(chain_of(log, MeantForEditor)).target == "editor"
    assert deliver(chain_of(log, MeantForEditor, TakenByMail)).target == "mail"


class Desk:
    """The app, with one of its windows in front or not, and perhaps a field in it."""

    hotkey_down = False
    front: NoFront = NoFront()

    def __init__(self, *, active: bool, has_field: bool) -> None:
        self.own_window_active = active
        self.has_field = has_field
        self.inserted: list[str] = []

    def insert(self, text: str) -> bool:
        if self.has_field:
            self.inserted.append(text)
        return self.has_field

    def erase_own(self, text: str) -> bool:
        if not self.inserted or self.inserted[-1] != text:
            return False
        self.inserted.pop()
        return True


@pytest.mark.parametrize("method", ["auto", "Taking"])
def test_text_for_a_field_of_the_app_itself_takes_no_way_around(log: Log, method: str) -> None:
    chain, desk = chain_of(log, Taking, method=method), Desk(active=True, has_field=True)
    chain.serve(desk)
    report = deliver(chain)
    assert (report.method, report.state) == (DeliveryMethod.TYPE, DeliveryState.DELIVERED)
    assert (desk.inserted, report.target) == ([TEXT], "dictation")
    assert not any("sent" in line for line in log.lines)


def test_where_the_app_has_no_field_for_it_the_text_is_copied_and_not_sent(log: Log) -> None:
    chain = chain_of(log, Taking)
    chain.serve(Desk(active=True, has_field=False))
    report = deliver(chain)
    assert report.state is DeliveryState.NOT_DELIVERED
    assert report.detail == (
        "Dictation's own window has the focus, and there is no text field in it. It is on the clipboard: press Ctrl+V."
    )
    assert not any("sent" in line for line in log.lines)


def test_text_for_others_does_not_ask_the_app(log: Log) -> None:
    chain, desk = chain_of(log, Taking), Desk(active=False, has_field=True)
    chain.serve(desk)
    assert deliver(chain).method is DeliveryMethod.PASTE
    assert desk.inserted == []


def test_a_note_of_the_output_reaches_the_user(log: Log) -> None:
    report = deliver(chain_of(log, Noting))
    assert report.detail == "The password on the clipboard was not kept."
    assert report.is_trouble, "somebody has lost it"
    assert not deliver(chain_of(log, Taking)).is_trouble


def test_an_output_that_cannot_be_made_is_skipped_and_tried_again_later(log: Log) -> None:
    chain = chain_of(log, Unavailable)
    log.construction_fails = True
    chain.prepare()
    report = deliver(chain)
    assert report.detail == "There is no X display to send the text to. It is on the clipboard: press Ctrl+V."
    log.construction_fails = False
    assert deliver(chain).method is DeliveryMethod.PASTE


def test_outputs_are_made_when_needed_kept_and_closed(log: Log) -> None:
    chain = chain_of(log, Taking, Typing)
    assert log.lines == []
    deliver(chain)
    deliver(chain)
    chain.close()
    sent = f"Taking sent {len(TEXT)}"
    assert log.lines == ["made Taking", sent, sent, "closed Taking"]


def test_preparing_makes_them_before_the_first_text(log: Log) -> None:
    chain_of(log, Taking, Typing).prepare()
    assert log.lines == ["made Taking", "made Typing"]


def test_changed_settings_reach_the_outputs_that_are_there(log: Log) -> None:
    chain = chain_of(log, LimitedTo, Taking)
    assert deliver(chain).method is DeliveryMethod.PASTE
    chain.apply(OutputSettings(type_below_characters=100))
    assert deliver(chain).method is DeliveryMethod.TYPE
    chain.apply(OutputSettings(method="Taking"))
    assert deliver(chain).method is DeliveryMethod.PASTE
    assert log.lines.count("made LimitedTo") == log.lines.count("made Taking") == 1


def test_text_that_comes_late_goes_into_no_window(log: Log) -> None:
    chain = chain_of(log, Taking)
    spoken_until_s = time.monotonic() - TOO_OLD_S
    report = chain.deliver(Delivery(session_id=3, seq=2, text=TEXT, spoken_until_s=spoken_until_s - 0.1))
    assert (report.method, report.state) == (DeliveryMethod.COPY, DeliveryState.NOT_DELIVERED)
    assert "took too long" in report.detail
    in_time = chain.deliver(Delivery(session_id=3, seq=3, text=TEXT, spoken_until_s=spoken_until_s + 5))
    assert in_time.state is DeliveryState.DELIVERED


def try_out(chain: OutputChain, *, with_clipboard: bool = True) -> DeliveryReport:
    return chain.try_out(Delivery(session_id=0, seq=0, text=TEXT), with_clipboard=with_clipboard, into="the-doctors")


def test_what_is_tried_out_goes_the_usual_way_and_is_never_copied(log: Log) -> None:
    assert try_out(chain_of(log, Unsuited, Taking)).method is DeliveryMethod.PASTE
    for refusing in (Failing, Unsuited, Blocked):
        report = try_out(chain_of(log, refusing))
        assert (report.method, report.state) == (DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED)
        assert report.detail
        assert "app's window" not in report.detail, "it is nowhere"
    assert not any(line.startswith("copied") for line in log.lines)


def test_after_a_part_went_out_nothing_else_is_tried_out(log: Log) -> None:
    assert try_out(chain_of(log, Blocked, Taking)).method is DeliveryMethod.NONE
    assert not any(line.startswith("Taking sent") for line in log.lines)


def test_what_spares_the_clipboard_can_be_tried_out_alone(log: Log) -> None:
    typing = Entry(name="paper-type", label="Typing", target=f"{__name__}:Typing")
    pasting = Entry(name="paper-paste", label="Pasting", target=f"{__name__}:Taking")
    copy = Entry(name="copy", label="Copying", target="dictation_app.output.clipboard:ClipboardOutput")
    chain = OutputChain(OutputSettings(), log, Registry("text output", pasting, typing, copy))
    assert try_out(chain).method is DeliveryMethod.PASTE
    assert try_out(chain, with_clipboard=False).method is DeliveryMethod.TYPE


def test_each_way_can_be_tried_out_alone_and_the_better_one_is_remembered(log: Log) -> None:
    typing = Entry(name="paper-type", label="Typing", target=f"{__name__}:Typing")
    pasting = Entry(name="paper-paste", label="Pasting", target=f"{__name__}:Failing")
    ways = Ways()
    chain = OutputChain(OutputSettings(), log, Registry("text output", pasting, typing), ways=ways)
    trial = Delivery(session_id=0, seq=0, text=TEXT)
    by_paste = chain.try_out(trial, with_clipboard=True, into="", by=DeliveryMethod.PASTE)
    assert by_paste.state is DeliveryState.NOT_DELIVERED, "it is not typed instead"
    by_typing = chain.try_out(trial, with_clipboard=True, into="", by=DeliveryMethod.TYPE)
    assert (by_typing.method, by_typing.state) == (DeliveryMethod.TYPE, DeliveryState.PROBABLY)
    assert (ways.only, ways.only_pastes) == (None, False), "what is dictated goes the usual way"
    chain.prefer("editor", DeliveryMethod.TYPE)
    assert ways.worked_in({"editor"}) is Way.TYPE
    chain.prefer("editor", DeliveryMethod.PASTE)
    assert ways.worked_in({"editor"}) is None


def test_what_is_tried_out_goes_into_no_field_of_the_apps_own_and_into_one_program_only(log: Log) -> None:
    class Host:
        own_window_active, hotkey_down = True, False
        front = NoFront()

        def insert(self, text: str) -> bool:
            log.lines.append(f"inserted {text}")
            return True

    chain = chain_of(log, Taking)
    chain.serve(Host())
    assert try_out(chain).method is DeliveryMethod.NONE
    assert log.lines == []
    assert chain._context.only_into == "", "what is dictated goes into any"


class FollowingEraser:
    """Says when it begins to follow, and whether the user did anything since."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.is_untouched = True

    def inserted(self, characters: int, *, goes_on: bool) -> None:
        self.log.lines.append(f"{characters} followed, {goes_on=}")


def test_the_user_is_followed_before_the_text_is_read_back(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    class Reading(Editor):
        def read(self, timeout_s: float = LIMIT_S) -> Field | None:
            log.lines.append("read")
            return super().read(timeout_s)

    eraser = FollowingEraser(log)
    monkeypatch.setattr(output_chain, "eraser_here", lambda _context: eraser)
    fields = Fields(lambda _: Reading())
    chain = OutputChain(OutputSettings(), log, registry(Typing), fields=fields)
    chain.prepare()
    chain.deliver(Delivery(session_id=3, seq=0, text="One. "))
    assert log.lines[1:5] == ["read", "Typing sent 5", "5 followed, goes_on=False", "read"], "a key comes within 500 ms"
    for untouched in (True, False):
        eraser.is_untouched = untouched
        chain.deliver(Delivery(session_id=3, seq=1, text="Two. "))
        assert f"5 followed, goes_on={untouched}" in log.lines
    log.lines.clear()
    chain.try_out(Delivery(session_id=0, seq=0, text="Grüße"), with_clipboard=True, into="")
    assert not any("followed" in line for line in log.lines), "it is the app's own"


def test_what_was_sent_is_told_as_sent_though_the_user_cannot_be_followed(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Exhausted(FollowingEraser):
        def inserted(self, characters: int, *, goes_on: bool) -> None:
            raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(output_chain, "eraser_here", lambda _context: Exhausted(log))
    chain = OutputChain(OutputSettings(), log, registry(Typing))
    report = chain.deliver(Delivery(session_id=3, seq=0, text="One. "))
    assert log.lines == ["made Typing", "Typing sent 5"]
    assert report.state is DeliveryState.PROBABLY, "else the user would insert it once more"


EDITOR, MAIL = Target(window=1, program="editor"), Target(window=2, program="mail")


class FakeFront(NoFront):
    """Windows that come to the front when they are asked to."""

    def __init__(self, *windows: Target, obeys: bool = True) -> None:
        self.windows = list(windows)
        """The first one is in front."""
        self.obeys = obeys

    def at(self, time_s: float) -> Target | None:
        return self.windows[0] if self.windows else None

    def is_open(self, target: Target) -> bool:
        return target in self.windows

    def bring(self, target: Target) -> bool:
        if self.obeys:
            self.windows.remove(target)
            self.windows.insert(0, target)
        return self.obeys


class TakingForTarget(Taking):
    """Looks at what is in front, as every output does."""

    def send(self, text: str) -> DeliveryState:
        wanted = self.context.target
        if wanted is not None and wanted != self.context.host.front.at(0.0):
            raise FocusMovedError
        return super().send(text)


def pinned(log: Log, front: FakeFront, *, own: bool = False, when_moved: str = "hold") -> tuple[OutputChain, Desk]:
    desk = Desk(active=own, has_field=True)
    desk.front = front
    chain = chain_of(log, TakingForTarget)
    chain.apply(convert({"when_moved": when_moved}, OutputSettings))
    chain.serve(desk)
    return chain, desk


def deliver_to(chain: OutputChain, target: Target, *, goes_back: bool = False) -> DeliveryReport:
    return chain.deliver(Delivery(session_id=3, seq=2, text=TEXT, target=target, goes_back=goes_back))


def test_text_for_the_window_in_front_goes_there(log: Log) -> None:
    report = deliver_to(pinned(log, FakeFront(EDITOR, MAIL))[0], EDITOR)
    assert (report.state, report.hold) == (DeliveryState.DELIVERED, Hold.NO)


def test_text_for_a_window_that_is_not_in_front_waits_and_the_clipboard_is_left_alone(log: Log) -> None:
    report = deliver_to(pinned(log, FakeFront(MAIL, EDITOR))[0], EDITOR)
    assert (report.state, report.method, report.hold) == (
        DeliveryState.NOT_DELIVERED,
        DeliveryMethod.NONE,
        Hold.MOVED,
    )
    assert report.target == "editor"
    assert not any("sent" in line or "copied" in line for line in log.lines)


def test_text_for_a_window_that_was_closed_waits_on_the_clipboard(log: Log) -> None:
    report = deliver_to(pinned(log, FakeFront(MAIL))[0], EDITOR)
    assert (report.method, report.hold) == (DeliveryMethod.COPY, Hold.CLOSED)
    assert report.detail == "The window you began to speak in was closed. It is on the clipboard: press Ctrl+V."
    assert log.lines == [f"copied {TEXT}"]
    log.copy_fails = True
    report = deliver_to(pinned(log, FakeFront(MAIL))[0], EDITOR)
    assert (report.method, report.hold) == (DeliveryMethod.NONE, Hold.CLOSED)
    assert "clipboard does not answer" in report.detail


def test_the_user_can_be_brought_back_to_the_window(log: Log) -> None:
    front = FakeFront(MAIL, EDITOR)
    chain, _ = pinned(log, front, when_moved="insert")
    assert deliver_to(chain, EDITOR, goes_back=True).state is DeliveryState.DELIVERED
    assert front.windows == [EDITOR, MAIL]
    stubborn, _ = pinned(log, FakeFront(MAIL, EDITOR, obeys=False))
    assert deliver_to(stubborn, EDITOR, goes_back=True).hold is Hold.MOVED


def test_who_wants_text_in_the_window_in_front_gets_it_there(log: Log) -> None:
    for front in (FakeFront(MAIL, EDITOR), FakeFront(MAIL)):
        chain, _ = pinned(log, front, when_moved="insert")
        assert deliver_to(chain, EDITOR).state is DeliveryState.DELIVERED


def test_text_for_another_window_goes_into_no_field_of_the_apps_own(log: Log) -> None:
    chain, desk = pinned(log, FakeFront(MAIL, EDITOR), own=True)
    assert deliver_to(chain, EDITOR).hold is Hold.MOVED
    assert desk.inserted == []
    assert deliver_to(chain, MAIL).state is DeliveryState.DELIVERED, "the window of the app itself"
    assert desk.inserted == [TEXT]


def test_what_no_way_of_sending_took_waits_too_but_not_where_copying_was_chosen(log: Log) -> None:
    assert deliver(chain_of(log, Failing)).hold is Hold.FAILED
    assert deliver(chain_of(log, Taking, method="copy")).hold is Hold.NO
    assert deliver(chain_of(log, Taking)).hold is Hold.NO


def test_text_that_replaces_other_is_sent_only_where_that_was_taken_out(log: Log) -> None:
    front = FakeFront(EDITOR, MAIL)
    chain, desk = pinned(log, front, own=True, when_moved="insert")
    desk.inserted.append("Old words. ")
    replacing = Delivery(session_id=3, seq=0, text=TEXT, target=EDITOR, replaces="Old words. ")
    assert chain.deliver(replacing).state is DeliveryState.DELIVERED
    assert desk.inserted == [TEXT]
    report = chain.deliver(replacing)
    assert (report.state, report.hold) == (DeliveryState.NOT_DELIVERED, Hold.FAILED)
    assert report.detail == "The text is not there any more as it was inserted."
    front.windows = [MAIL, EDITOR]
    assert chain.deliver(replacing).hold is Hold.MOVED, "also where text otherwise goes into the window in front"
    assert desk.inserted == [TEXT]


def test_it_is_told_that_the_old_text_is_gone_where_the_new_one_did_not_take_its_place(log: Log) -> None:
    front = FakeFront(EDITOR, MAIL)
    chain, desk = pinned(log, front, own=True)
    replacing = Delivery(session_id=3, seq=0, text=TEXT, target=EDITOR, replaces="Old words. ")
    assert not chain.deliver(replacing).has_erased, "it is not there"
    desk.inserted.append("Old words. ")
    desk.has_field = False
    copied = chain.deliver(replacing)
    assert (copied.state, copied.has_erased, desk.inserted) == (DeliveryState.NOT_DELIVERED, True, [])
    assert copied.detail.startswith("The text before it was taken out. ")

    class Leaving(Desk):
        """The user goes elsewhere when the text is gone."""

        def erase_own(self, text: str) -> bool:
            front.windows.reverse()
            return super().erase_own(text)

    leaving = Leaving(active=True, has_field=True)
    leaving.front = front
    leaving.inserted.append("Old words. ")
    chain.serve(leaving)
    held = chain.deliver(replacing)
    assert (held.hold, held.has_erased, leaving.inserted) == (Hold.MOVED, True, [])
    assert held.detail == (
        "The text before it was taken out. Another window is in front than the one you began to speak in."
    )
    front.windows.reverse()
    leaving.inserted.append("Old words. ")
    assert not chain.deliver(Delivery(session_id=3, seq=1, text=TEXT, target=EDITOR)).has_erased


def test_nothing_is_taken_out_for_a_text_that_comes_too_late_to_stand_in_its_place(log: Log) -> None:
    chain, desk = pinned(log, FakeFront(EDITOR), own=True)
    desk.inserted.append("Words. ")
    late_s = time.monotonic() - TOO_OLD_S - 0.1
    report = chain.deliver(
        Delivery(session_id=3, seq=0, text="Wörter. ", target=EDITOR, replaces="Words. ", spoken_until_s=late_s)
    )
    assert desk.inserted == ["Words. "]
    assert (report.method, report.state) == (DeliveryMethod.COPY, DeliveryState.NOT_DELIVERED)
    assert "took too long" in report.detail


def test_what_is_tried_out_goes_into_the_one_window_it_is_for(log: Log) -> None:
    chain, _ = pinned(log, FakeFront(MAIL, EDITOR))
    trial = Delivery(session_id=0, seq=1, text=TEXT, target=EDITOR)
    report = chain.try_out(trial, with_clipboard=True, into="")
    assert (report.method, report.state) == (DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED)
    assert report.detail == "Another window is in front than the one you began to speak in."
    assert report.target == "editor"
    assert not any("sent" in line or "copied" in line for line in log.lines)
    assert deliver(chain).state is DeliveryState.DELIVERED, "what is dictated goes into any"
