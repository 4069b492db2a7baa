"""Text into a window and the clipboard behind it; with fakes, and with a real window on a display of its own."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.doctor import Action, Finding, State, ways
from dictation_app.doctor import delivery as delivery_check
from dictation_app.doctor.delivery import SAMPLE_TRIALS, SAMPLES, SHORT_TRIAL, TRIAL, Copied, Copying, delivery
from dictation_app.doctor.sending import AppsSender, OwnSender, copying
from dictation_app.errors import OutputError, UserError
from dictation_app.output import OUTPUTS
from dictation_app.settings import OutputSettings
from dictation_app.ui.trial_window import TrialWindow
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState
from tests.x11_display import needs_x11, wait_for

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from tests.x11_display import XDisplay

DIARY = "a line of my diary"
PASTE, TYPE = DeliveryMethod.PASTE, DeliveryMethod.TYPE
KINDS = (
    "Latin letters, umlauts and accents, Cyrillic, Chinese, Japanese and Korean, emoji, several lines, 2,000 characters"
)
ALL_BUT_LATIN = KINDS.removeprefix("Latin letters, ")


class Desk:
    """A window and a sender in one: what is sent is what stands in the field, unless the test says otherwise."""

    def __init__(self) -> None:
        self.focus = True
        self.keeps_clipboard = True
        self.before = Copied(digest="1234")
        self.after: Copied | None = None
        self.method = DeliveryMethod.PASTE
        self.methods: dict[Delivery, DeliveryMethod] = {}
        """Of a text that goes another way."""
        self.state = DeliveryState.DELIVERED
        self.detail = ""
        self.arrives = self.typed = lambda text: text
        self.refuse: UserError | None = None
        self.sent: list[tuple[Delivery, bool]] = []
        self.by: list[DeliveryMethod | None] = []
        """Of each that was sent."""
        self.refused: dict[DeliveryMethod, set[Delivery]] = {PASTE: set(), TYPE: set(SAMPLE_TRIALS[1:])}
        """What is not even sent, by way; as on X11."""
        self.unread: dict[DeliveryMethod, set[Delivery]] = {}
        """What no window takes, by way."""
        self.closed = 0

    def send(
        self,
        trial: Delivery,
        has_focus: Callable[[], bool],
        *,
        with_clipboard: bool,
        by: DeliveryMethod | None = None,
    ) -> DeliveryReport:
        assert has_focus()
        if self.refuse is not None:
            raise self.refuse
        is_refused = by is not None and trial in self.refused[by]
        is_unread = by is not None and trial in self.unread.get(by, ())
        if is_refused or is_unread:
            return DeliveryReport(
                session_id=0,
                seq=0,
                text=trial.text,
                method=DeliveryMethod.NONE,
                state=DeliveryState.NOT_DELIVERED,
                detail="It is refused." if is_refused else "Nobody took it.",
                target="" if is_refused else "the-window",
            )
        self.sent.append((trial, with_clipboard))
        self.by.append(by)
        return DeliveryReport(
            session_id=0,
            seq=0,
            text=trial.text,
            method=by or self.methods.get(trial, self.method),
            state=self.state,
            detail=self.detail,
        )

    def has_focus(self) -> bool:
        return self.focus

    def text(self) -> str:
        sent = zip(self.sent, self.by, strict=True)
        return "".join(
            self.arrives(trial.text) if by is not TYPE else self.typed(trial.text) for (trial, _), by in sent
        )

    def copied(self) -> Copied:
        return self.before if not self.sent or self.after is None else self.after

    def close(self) -> None:
        self.closed += 1


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "display" not in request.fixturenames:
        for name in ("_FOCUS_S", "_ARRIVED_S", "_RESTORED_S"):
            monkeypatch.setattr(delivery_check, name, 0.1)


def look(desk: Desk) -> list[Finding]:
    found = list(delivery(lambda: desk, desk))
    assert desk.closed == 2, "window and sender"
    return found


def test_text_that_arrives_and_a_clipboard_that_is_back_are_ok() -> None:
    desk = Desk()
    desk.methods = {SHORT_TRIAL: DeliveryMethod.TYPE}
    text, pasted, typed, clipboard = look(desk)
    assert desk.sent == [(trial, True) for trial in (SHORT_TRIAL, TRIAL, *SAMPLE_TRIALS, SAMPLE_TRIALS[0])], (
        "the usual way, then pasting, then typing"
    )
    assert desk.by == [None, None, *[PASTE] * len(SAMPLES), TYPE]
    assert {each.state for each in (text, pasted, typed, clipboard)} == {State.OK}
    assert re.fullmatch(
        r"16 characters typed within \d+ ms and 52 characters pasted within \d+ ms, and read back", text.value
    )
    assert clipboard.value == "what was on it is back, after pasting"
    assert (pasted.name, typed.name) == ("Text by pasting", "Text by typing")
    assert re.fullmatch(rf"{KINDS}: read back within \d+ ms", pasted.value)
    assert re.fullmatch(rf"Latin letters: read back within \d+ ms; not typed: {ALL_BUT_LATIN}", typed.value)
    assert pasted.more == typed.more == ()


def test_kinds_of_text_that_arrive_otherwise_are_named_and_the_way_that_brings_them_is_told() -> None:
    desk = Desk()
    desk.refused[TYPE] = set()
    desk.typed = lambda text: text.replace("😀", "?") if text == SAMPLE_TRIALS[4].text else text.replace("\n\n", "\n")
    text, pasted, typed, clipboard = look(desk)
    assert (text.state, pasted.state, clipboard.state) == (State.OK, State.OK, State.OK)
    assert (typed.state, typed.action) == (State.WARNING, Action.CHOOSE_OUTPUT)
    assert typed.value.endswith("; not as they were sent: emoji, several lines")
    assert typed.cause == "The keyboard layout or another program changes what is sent."
    assert typed.next_step == "Choose pasting as the way to deliver text."


def test_a_kind_of_text_that_no_way_brings_as_it_is_has_failed() -> None:
    desk = Desk()
    desk.arrives = lambda text: text.replace("Съ", "??")
    _text, pasted, typed, _clipboard = look(desk)
    assert (pasted.state, pasted.action) == (State.FAILED, Action.CHOOSE_OUTPUT)
    assert pasted.value.endswith("; not as they were sent: Cyrillic")
    assert pasted.next_step == "Choose another way to deliver text."
    assert (typed.state, typed.cause) == (State.WARNING, "It is refused.")


def test_a_way_that_this_system_does_not_have_is_told_and_has_not_failed() -> None:
    desk = Desk()
    desk.refused[TYPE] = set(SAMPLE_TRIALS)
    _text, pasted, typed, _clipboard = look(desk)
    assert (typed.state, typed.value, typed.cause) == (State.NOT_TRIED, "not possible here", "It is refused.")
    assert pasted.state is State.OK
    desk = Desk()
    desk.method = TYPE
    desk.refused = {PASTE: set(SAMPLE_TRIALS), TYPE: set()}
    _text, pasted, typed, _clipboard = look(desk)
    assert (pasted.state, pasted.value) == (State.NOT_TRIED, "not possible here")
    assert typed.state is State.OK


def test_a_paste_that_nobody_takes_is_waited_for_once() -> None:
    desk = Desk()
    desk.method = TYPE
    desk.refused[TYPE], desk.unread = set(), {PASTE: set(SAMPLE_TRIALS)}
    _text, pasted, typed, _clipboard = look(desk)
    assert desk.by.count(PASTE) == 0
    assert (pasted.state, pasted.cause) == (State.WARNING, "Nobody took it.")
    assert pasted.value == f"not as they were sent: Latin letters; not tried: {ALL_BUT_LATIN}"
    assert pasted.next_step == "Choose typing as the way to deliver text."
    assert typed.state is State.OK


def test_a_way_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "_LONGEST_S", -1.0)
    _text, pasted, typed, _clipboard = look(Desk())
    assert {pasted.state, typed.state} == {State.WARNING}
    assert pasted.value == typed.value == f"not tried: {KINDS}"
    assert pasted.cause == "It took too long."


def test_each_way_is_tried_also_where_the_usual_one_fails() -> None:
    desk = Desk()
    desk.method, desk.typed = TYPE, lambda text: text
    desk.methods = {SHORT_TRIAL: TYPE}
    desk.arrives = lambda text: text if text != SHORT_TRIAL.text else text.upper()
    text, pasted, typed, _clipboard = look(desk)
    assert (text.state, pasted.state, typed.state) == (State.FAILED, State.OK, State.OK)


def test_a_window_that_loses_the_keyboard_meanwhile_is_no_fault_of_a_way() -> None:
    desk = Desk()
    desk.has_focus = lambda: len(desk.sent) < 4  # type: ignore[method-assign]
    text, pasted, typed, _clipboard = look(desk)
    assert text.state is State.OK
    for way in (pasted, typed):
        assert (way.state, way.cause) == (State.NOT_TRIED, "The window to try it in lost the keyboard.")


def test_the_samples_are_what_they_are_called() -> None:
    assert len(SAMPLES[-1][1]) == 2000
    assert SAMPLES[0][1].isascii()
    assert len({trial.seq for trial in (TRIAL, *SAMPLE_TRIALS)}) == len(SAMPLES) + 1


def test_an_empty_clipboard_stays_empty_and_typing_needs_none() -> None:
    desk = Desk()
    desk.before, desk.method, desk.keeps_clipboard = Copied(), DeliveryMethod.TYPE, False
    desk.refused = {PASTE: set(SAMPLE_TRIALS), TYPE: set()}
    text, _pasted, _typed, clipboard = look(desk)
    assert "typed" in text.value
    assert clipboard.value == "it is empty, as before, it was not needed"


@pytest.mark.parametrize(
    ("arrives", "words"),
    [(lambda t: t.replace("ä", "ae"), "characters arrived"), (lambda _: "", "characters arrived")],
)
def test_text_that_arrives_otherwise_fails(arrives: Any, words: str) -> None:
    desk = Desk()
    desk.arrives = arrives
    text, *_ = look(desk)
    assert (text.state, text.action) == (State.FAILED, Action.CHOOSE_OUTPUT)
    assert words in text.value


def test_text_that_nothing_takes_fails_with_the_reason() -> None:
    desk = Desk()
    desk.arrives = lambda _: ""
    desk.method, desk.state = DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED
    desk.detail = "The window did not take the text."
    text, *_, clipboard = look(desk)
    assert (text.state, text.cause) == (State.FAILED, "The window did not take the text.")
    assert clipboard.state is State.OK


def test_a_clipboard_that_is_not_as_before_fails() -> None:
    desk = Desk()
    desk.after = Copied(digest="5678")
    assert look(desk)[-1].state is State.FAILED
    desk = Desk()
    desk.before, desk.after = Copied(), Copied(digest="5678")
    assert look(desk)[-1].state is State.FAILED


@pytest.mark.parametrize(
    ("keeps", "before"),
    [(False, Copied(digest="1234")), (True, Copied(digest="1234", can_be_kept=False))],
)
def test_what_could_not_be_put_back_is_left_alone(keeps: bool, before: Copied) -> None:
    desk = Desk()
    desk.keeps_clipboard, desk.before, desk.method = keeps, before, DeliveryMethod.TYPE
    text, pasted, typed, clipboard = look(desk)
    assert desk.sent == [(SHORT_TRIAL, False), (SAMPLE_TRIALS[0], False)]
    assert PASTE not in desk.by
    assert (pasted.state, pasted.cause, pasted.next_step) == (State.NOT_TRIED, clipboard.cause, clipboard.next_step)
    assert (typed.state, typed.cause) == (State.OK, "")
    assert (text.state, clipboard.state) == (State.OK, State.NOT_TRIED)
    assert clipboard.cause
    assert clipboard.next_step
    desk = Desk()
    desk.keeps_clipboard, desk.before = keeps, before
    desk.method, desk.state, desk.arrives = DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED, lambda _: ""
    assert look(desk)[0].state is State.NOT_TRIED, "pasting might have done it"


def test_nothing_is_sent_into_a_window_of_somebody_elses() -> None:
    desk = Desk()
    desk.focus = False
    (text,) = look(desk)
    assert text.state is State.WARNING
    assert "did not get the keyboard" in text.cause
    assert desk.sent == []
    desk = Desk()
    focus = deque([True, False])
    desk.has_focus = focus.popleft  # type: ignore[method-assign]
    (text,) = look(desk)
    assert "lost the keyboard" in text.cause
    assert desk.sent == []


def test_a_dictation_under_way_and_no_window_are_told() -> None:
    desk = Desk()
    desk.refuse = UserError("A dictation is under way.", "Check again when it has ended.")
    (text,) = look(desk)
    assert (text.state, text.cause) == (State.NOT_TRIED, "A dictation is under way.")

    def no_window() -> Desk:
        raise UserError("No window can be shown on this desktop.", "Check again in a desktop session.")

    (text,) = delivery(no_window, Desk())
    assert (text.state, text.cause) == (State.FAILED, "No window can be shown on this desktop.")


def test_copying_alone_is_not_tried_where_it_is_chosen_and_a_warning_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    (chosen,) = delivery(lambda: desk, desk, Copying.CHOSEN)
    (forced,) = delivery(lambda: desk, desk, Copying.NOTHING_ELSE)
    assert (chosen.state, forced.state) == (State.NOT_TRIED, State.WARNING)
    assert desk.sent == []
    assert copying(OutputSettings(method="copy")) is Copying.CHOSEN
    monkeypatch.setattr(type(OUTPUTS), "usable", lambda self: (self.get("copy"),))
    assert copying(OutputSettings()) is Copying.NOTHING_ELSE


class App:
    """Answers as the running app does, a moment later than asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.ready_after = 2
        self.answers_after = 2

    def __call__(self, command: str, **arguments: object) -> object:
        self.asked.append(command)
        count = self.asked.count(command)
        if command == "try_delivery":
            assert set(arguments) == {"by", "is_short", "sample", "with_clipboard"}, (
                "the app takes no text from outside"
            )
            return count > self.ready_after
        if count <= self.answers_after:
            return None
        return {"method": "paste", "state": "delivered", "detail": "d", "target": "t"}


def test_the_app_sends_its_own_text_once_its_window_has_no_keyboard() -> None:
    app = App()
    sent = AppsSender(app).send(TRIAL, lambda: True, with_clipboard=True)
    assert (sent.method, sent.state) == (DeliveryMethod.PASTE, DeliveryState.DELIVERED)
    assert (sent.detail, sent.target) == ("d", "t")
    assert app.asked == ["try_delivery"] * 3 + ["tried_delivery"] * 3


def test_the_app_is_not_asked_again_once_the_window_has_lost_the_keyboard() -> None:
    app = App()
    with pytest.raises(OutputError, match="lost the keyboard"):
        AppsSender(app).send(TRIAL, bool, with_clipboard=True)
    assert app.asked == ["try_delivery"], "the next one might go into a window of the user's"


def test_an_app_that_keeps_the_keyboard_or_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from dictation_app.doctor import sending  # noqa: PLC0415

    monkeypatch.setattr(sending, "_FOCUS_S", 0.1)
    monkeypatch.setattr(sending, "_ANSWER_S", 0.1)
    app = App()
    app.ready_after = 1000
    with pytest.raises(OutputError, match="kept the keyboard"):
        AppsSender(app).send(TRIAL, lambda: True, with_clipboard=True)
    app = App()
    app.answers_after = 1000
    with pytest.raises(OutputError, match="did not say"):
        AppsSender(app).send(TRIAL, lambda: True, with_clipboard=True)


def test_typing_is_tried_also_where_pasting_can_be() -> None:
    desk = Desk()
    desk.methods = {SHORT_TRIAL: DeliveryMethod.TYPE}
    desk.arrives = lambda text: text.replace("t.", "t,")  # another layout
    text, *_, clipboard = look(desk)
    assert (text.state, text.action) == (State.FAILED, Action.CHOOSE_OUTPUT)
    assert text.value == "15 of 16 characters arrived as they were typed"
    assert clipboard.state is State.OK
    assert (desk.sent[0], desk.by.index(PASTE)) == ((SHORT_TRIAL, True), 1)


# --- a real window ----------------------------------------------------------------------------------------------------


def put_on_clipboard(display: XDisplay, text: str) -> subprocess.Popen[bytes]:
    owner = display.start("xclip", "-selection", "clipboard", "-quiet", "-loops", "0", pipes=True)
    assert owner.stdin is not None
    owner.stdin.write(text.encode())
    owner.stdin.close()
    wait_for(lambda: display.run("xclip", "-o", "-selection", "clipboard") == text, "the clipboard")
    return owner


@needs_x11
def test_text_is_pasted_into_a_real_window_and_the_empty_clipboard_stays_empty(display: XDisplay) -> None:
    text, pasted, typed, clipboard = delivery(TrialWindow, OwnSender(OutputSettings()))
    assert text.state is State.OK, text
    assert (pasted.state, pasted.value.partition(":")[0]) == (State.OK, KINDS), pasted
    assert (typed.state, typed.value.partition(":")[0]) == (State.OK, "Latin letters"), typed
    assert "16 characters typed" in text.value
    assert "52 characters pasted" in text.value
    assert clipboard.state is State.OK, clipboard
    assert display.run("xclip", "-o", "-selection", "clipboard") == ""


@needs_x11
def test_what_was_copied_is_neither_lost_nor_shown_where_no_app_would_keep_it(display: XDisplay) -> None:
    owner = put_on_clipboard(display, DIARY)
    text, pasted, typed, clipboard = delivery(TrialWindow, OwnSender(OutputSettings()))
    assert text.state is State.OK, text
    assert "typed" in text.value
    assert (pasted.state, typed.state) == (State.NOT_TRIED, State.OK)
    assert clipboard.state is State.NOT_TRIED
    assert owner.poll() is None, "its program still owns it"
    assert display.run("xclip", "-o", "-selection", "clipboard") == DIARY
    assert DIARY not in f"{text}{clipboard}"
    display.stop(owner)


@needs_x11
def test_a_clipboard_that_somebody_changes_meanwhile_fails(display: XDisplay, monkeypatch: pytest.MonkeyPatch) -> None:
    owners: list[subprocess.Popen[bytes]] = []

    class Meddled(OwnSender):
        def send(
            self,
            trial: Delivery,
            has_focus: Callable[[], bool],
            *,
            with_clipboard: bool,
            by: DeliveryMethod | None = None,
        ) -> DeliveryReport:
            sent = super().send(trial, has_focus, with_clipboard=with_clipboard, by=by)
            if trial is TRIAL:
                owners.append(put_on_clipboard(display, DIARY))
            return sent

    monkeypatch.setattr(delivery_check, "_RESTORED_S", 1.0)
    text, *_, clipboard = delivery(TrialWindow, Meddled(OutputSettings()))
    for owner in owners:
        display.stop(owner)
    assert text.state is State.OK
    assert clipboard.state is State.FAILED
    assert DIARY not in f"{clipboard}"


@needs_x11
def test_a_window_that_cannot_be_shown_is_told(display: XDisplay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    (text,) = delivery(TrialWindow, OwnSender(OutputSettings()))
    assert text.state is State.FAILED
    assert text.cause == "No window can be shown on this desktop."


@needs_x11
@pytest.mark.parametrize("trial", [TRIAL, SHORT_TRIAL])
def test_nothing_goes_into_a_window_of_the_users_that_has_come_to_the_front(display: XDisplay, trial: Delivery) -> None:
    from Xlib import X  # noqa: PLC0415
    from Xlib.display import Display  # noqa: PLC0415

    owner = put_on_clipboard(display, DIARY)
    other = Display(display.name)
    editor = other.screen().root.create_window(0, 0, 200, 200, 0, X.CopyFromParent, event_mask=X.KeyPressMask)
    editor.set_wm_class("editor", "Editor")
    editor.map()
    other.sync()
    wait_for(lambda: editor.get_attributes().map_state == X.IsViewable, "the window")
    editor.set_input_focus(X.RevertToParent, X.CurrentTime)
    other.sync()
    sender = OwnSender(OutputSettings())
    try:
        sent = sender.send(trial, lambda: True, with_clipboard=trial is TRIAL)
        other.sync()
        assert (sent.method, sent.state) == (DeliveryMethod.NONE, DeliveryState.NOT_DELIVERED)
        assert "Another window has the keyboard" in sent.detail
        assert other.pending_events() == 0, "keys came"
        assert display.run("xclip", "-o", "-selection", "clipboard") == DIARY
    finally:
        sender.close()
        other.close()
        display.stop(owner)
