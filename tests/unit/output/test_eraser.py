"""Steps of the caret, the chain's part in taking text out, and whether the user did anything in between."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol.event import SelectionNotify

from dictation_app.errors import OutputError
from dictation_app.output import OutputContext
from dictation_app.output.field import FieldKind
from dictation_app.output.signs import signs_in
from dictation_app.output.x11 import touches as x11_touches
from dictation_app.output.x11.eraser import X11Eraser, _Selected
from dictation_app.output.x11.keyboard import connect
from dictation_app.output.x11.touches import Touches
from dictation_app.settings import OutputSettings
from tests.unit.output.editor import Editor
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.x11_display import XDisplay

CTRL, Z, D, F9 = 37, 52, 40, 75


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Words. ", 7),
        ("über", 4),
        ("u\u0308ber", 4),
        ("Привет", 6),
        ("漢字", 2),
        ("👍🏽!", 2),
        ("👩\u200d💻!", 2),
        ("🇩🇪🇫🇷", 2),
        ("\u0645\u06cc\u200c\u0634\u0648\u062f", 5),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!", 2),
        ("", 0),
    ],
)
def test_the_caret_goes_over_what_belongs_together_at_once(text: str, steps: int) -> None:
    assert signs_in(text) == steps


class Keyboard:
    def __init__(self, name: str) -> None:
        self._display = Display(name)
        root = self._display.screen().root
        self.window = root.create_window(0, 0, 100, 100, 0, X.CopyFromParent, override_redirect=True)
        self.window.map()
        self._display.sync()

    def press(self, *codes: int) -> None:
        for code in codes:
            self._display.xtest_fake_input(X.KeyPress, code)
        self._display.sync()
        time.sleep(0.1)  # no finger is quicker
        for code in reversed(codes):
            self._display.xtest_fake_input(X.KeyRelease, code)
        self._display.sync()

    def click(self, x: int, y: int, button: int = 1) -> None:
        self._display.xtest_fake_input(X.MotionNotify, x=x, y=y)
        self._display.xtest_fake_input(X.ButtonPress, button)
        self._display.xtest_fake_input(X.ButtonRelease, button)
        self._display.sync()
        time.sleep(0.1)  # as no hand is quicker

    def close(self) -> None:
        self._display.close()


@pytest.fixture
def keyboard(display: XDisplay) -> Iterator[Keyboard]:
    made = Keyboard(display.name)
    yield made
    made.close()


@pytest.fixture
def touches(keyboard: Keyboard) -> Iterator[Touches]:
    made = Touches(keyboard.window.id)
    yield made
    made.close()


def test_the_combination_that_asks_for_it_is_no_touch_but_one_before_it_is(
    keyboard: Keyboard, touches: Touches
) -> None:
    assert touches.none
    keyboard.press(CTRL)
    keyboard.press(CTRL, Z)
    time.sleep(0.2)
    assert touches.none
    keyboard.press(F9)
    wait_for(lambda: not touches.none, "the second one")


def test_a_key_is_a_touch(keyboard: Keyboard, touches: Touches) -> None:
    keyboard.press(D)
    wait_for(lambda: not touches.none, "the key")


def test_a_click_is_one_in_the_window_alone_and_scrolling_is_none(keyboard: Keyboard, touches: Touches) -> None:
    keyboard.click(300, 300)
    keyboard.click(50, 50, button=4)
    time.sleep(0.2)
    assert touches.none
    keyboard.click(50, 50)
    wait_for(lambda: not touches.none, "the click")


def test_a_watch_that_does_not_begin_in_time_counts_as_a_touch(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()

    def connect_late() -> Any:
        goes_on.wait(5)
        return connect()

    monkeypatch.setattr(x11_touches, "connect", connect_late)
    monkeypatch.setattr(x11_touches, "_JOIN_S", 0.05)
    late = Touches(keyboard.window.id)
    assert not late.none, "what was pressed until now was not seen"
    goes_on.set()
    assert late._ready.wait(5)
    assert not late.none
    monkeypatch.setattr(x11_touches, "_JOIN_S", 5.0)
    late.close()


class Terminal(Keyboard):
    """A window that says it is one, has the keyboard, and counts what is rubbed out in it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.window.set_wm_class("xterm", "XTerm")
        self.window.change_attributes(event_mask=X.KeyPressMask)
        self._display.sync()
        self.focus()

    def focus(self) -> None:
        self.window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._display.sync()

    def rubbed_out(self) -> int:
        return self.pressed().count(BACKSPACE)

    def pressed(self) -> list[int]:
        """The codes of the keys since it was asked last."""
        time.sleep(0.1)
        self._display.sync()
        events = [self._display.next_event() for _ in range(self._display.pending_events())]
        return [event.detail for event in events if event.type == X.KeyPress]


BACKSPACE = 22


@pytest.fixture
def terminal(display: XDisplay) -> Iterator[Terminal]:
    made = Terminal(display.name)
    yield made
    made.close()


@pytest.fixture
def eraser(terminal: Terminal) -> Iterator[X11Eraser]:
    made = X11Eraser(OutputContext(settings=OutputSettings(), copy_text=lambda _: None))
    yield made
    made.close()


def test_all_pieces_of_a_dictation_are_rubbed_out_where_nothing_came_between_them(
    terminal: Terminal, eraser: X11Eraser
) -> None:
    eraser.inserted(5, goes_on=False)
    eraser.inserted(5, goes_on=eraser.is_untouched)
    eraser.erase("One. Two. ")
    assert terminal.rubbed_out() == 10


def test_what_was_typed_between_two_pieces_is_not_rubbed_out(terminal: Terminal, eraser: X11Eraser) -> None:
    eraser.inserted(5, goes_on=False)
    terminal.press(D)
    wait_for(lambda: not eraser.is_untouched, "the key")
    eraser.inserted(5, goes_on=eraser.is_untouched)
    with pytest.raises(OutputError, match="not sure that the text is still there"):
        eraser.erase("One. Two. ")
    assert terminal.rubbed_out() == 0


def test_in_a_window_that_tells_nothing_text_is_deleted_if_nothing_was_touched(
    terminal: Terminal, eraser: X11Eraser
) -> None:
    terminal.window.set_wm_class("editor", "Editor")
    terminal.pressed()
    eraser.inserted(5, goes_on=False)
    eraser.erase("One. ")
    assert terminal.rubbed_out() == 1, "what was selected"
    eraser.inserted(5, goes_on=False)
    terminal.press(D)
    wait_for(lambda: not eraser.is_untouched, "the key")
    with pytest.raises(OutputError, match="not there any more"):
        eraser.erase("One. ")
    assert terminal.rubbed_out() == 0


def test_another_text_than_the_last_one_is_not_rubbed_out(terminal: Terminal, eraser: X11Eraser) -> None:
    eraser.inserted(4, goes_on=False)
    with pytest.raises(OutputError, match="not sure that the text is still there"):
        eraser.erase("A longer one that stood there before. ")
    assert terminal.rubbed_out() == 0


def test_signs_that_programs_rub_out_otherwise_are_left_alone(terminal: Terminal, eraser: X11Eraser) -> None:
    text = "a\u200bb "
    eraser.inserted(len(text), goes_on=False)
    with pytest.raises(OutputError, match="not all programs rub out alike"):
        eraser.erase(text)
    assert terminal.rubbed_out() == 0


def test_nothing_is_sent_to_a_password_field(terminal: Terminal, eraser: X11Eraser) -> None:
    terminal.window.set_wm_class("editor", "Editor")
    eraser._context.fields = Editor("hunter2", kind=FieldKind.PASSWORD)
    eraser.inserted(5, goes_on=False)
    terminal.pressed()
    with pytest.raises(OutputError, match="password field"):
        eraser.erase("One. ")
    assert terminal.pressed() == []


def test_nothing_is_rubbed_out_in_another_terminal(terminal: Terminal, eraser: X11Eraser, display: XDisplay) -> None:
    eraser.inserted(5, goes_on=False)
    other = Terminal(display.name)
    try:
        with pytest.raises(OutputError, match="not sure that the text is still there"):
            eraser.erase("One. ")
        assert other.rubbed_out() == 0
    finally:
        other.close()


class Editing(Keyboard):
    """A window with a selection, which answers when the test says so."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.window.set_selection_owner(Xatom.PRIMARY, X.CurrentTime)
        self._display.sync()
        self.answers: list[str] = []
        """One for each question, in order; the others are left unanswered."""

    def answer(self) -> None:
        """Tell who has asked since."""
        self._display.sync()
        events = [self._display.next_event() for _ in range(self._display.pending_events())]
        asked = [event for event in events if event.type == X.SelectionRequest]
        for request, told in zip(asked, self.answers, strict=False):
            request.requestor.change_property(request.property, request.target, 8, told.encode())
            request.requestor.send_event(
                SelectionNotify(
                    time=request.time,
                    requestor=request.requestor,
                    selection=request.selection,
                    target=request.target,
                    property=request.property,
                )
            )
        self.answers = self.answers[len(asked) :]
        self._display.sync()


@pytest.mark.parametrize("answered", [1, 1000], ids=["once", "always"])
def test_what_was_answered_counts_and_a_late_answer_does_not(display: XDisplay, answered: int) -> None:
    editing, selected = Editing(display.name), _Selected()
    focus: Any = SimpleNamespace(clients={editing.window.id & selected._client_mask})
    editing.answers = ["One. ", *["Two. "] * answered]
    try:
        assert selected.read(focus, "One. ", 0.2) is None, "it is busy"
        with ThreadPoolExecutor(1) as pool:
            reading = pool.submit(selected.read, focus, "One. ", 1.0)
            while not reading.done():
                editing.answer()
                time.sleep(0.005)
        assert reading.result() == "Two. ", "else something else would be deleted"
    finally:
        selected.close()
        editing.close()
