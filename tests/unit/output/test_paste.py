"""Pasting into real programs: a terminal, a GTK editor and a Qt editor."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import OutputBlockedError, OutputContext
from dictation_app.output.chain import OutputChain
from dictation_app.settings import OutputSettings, ProgramRule
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState
from tests.x11_display import XDisplay, needs_x11, wait_for

if sys.platform == "linux":
    from dictation_app.output.programs import Way, for_terminal
    from dictation_app.output.x11 import clipboard as x11_clipboard
    from dictation_app.output.x11 import transaction
    from dictation_app.output.x11.keyboard import Focus, X11Keyboard
    from dictation_app.output.x11.paste import X11PasteOutput
    from tests.unit.output.foreign import CLIPBOARD, PRIMARY, Answer, QtOwner, Requestor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.settings.for_output import ProgramWay

pytestmark = needs_x11

SAMPLES = {
    "ascii": "The quick brown fox jumps over the lazy dog.",
    "umlauts": "Größe, Äpfel, où, naïve, señor, €",
    "cyrillic": "Съешь ещё этих мягких французских булок",
    "cjk": "素早い茶色の狐、빠른 갈색 여우、敏捷的棕毛狐",
    "emoji": "done 😀 👩‍👩‍👧 🇩🇪",
    "symbols": "\"quoted\" 'single' <b>&amp;</b> $HOME `x` \\ ~ ^ |",
    "long": "Zwölf Boxkämpfer jagen Viktor quer über den großen Deich. " * 36,
}


class Target:
    """A window of another program, and what stands in it."""

    title: str

    def __init__(self, display: XDisplay) -> None:
        self.display = display
        self.file = display.home / f"{type(self).__name__}.txt"
        self.file.write_bytes(b"")
        self.process = display.start(*self.command())
        display.focus(self.title)

    def command(self) -> tuple[str | Path, ...]:
        raise NotImplementedError

    def save(self) -> None:
        """Have the program write its file."""

    def select_all(self) -> None:
        self.display.keys("key", "ctrl+a")

    def clear(self) -> None:
        self.display.focus(self.title)
        self.select_all()
        self.display.keys("key", "Delete")
        self.wait_text("")

    def wait_text(self, text: str) -> None:
        def is_there() -> bool:
            self.save()
            return self.file.read_bytes() == text.encode()  # the program may be in the middle of a letter

        try:
            wait_for(is_there, "the text", timeout_s=10)
        except pytest.fail.Exception:
            assert self.file.read_text(encoding="utf-8") == text


class Terminal(Target):
    title = "a terminal"

    def command(self) -> tuple[str | Path, ...]:
        # A pasted line break would come as a carriage return, which would run a command.
        return (
            "xterm",
            "-u8",
            "-T",
            self.title,
            "-e",
            f"stty raw -echo; touch {self.file}.up; exec cat >> {self.file}",
        )

    def clear(self) -> None:
        wait_for(self.file.with_suffix(".txt.up").exists, "the program in the terminal")
        self.display.focus(self.title)
        self.file.write_bytes(b"")


class GtkEditor(Target):
    title = r".*GtkEditor\.txt.*"

    def command(self) -> tuple[str | Path, ...]:
        return ("mousepad", "--disable-server", self.file)

    def save(self) -> None:
        self.display.keys("key", "ctrl+s")
        time.sleep(0.05)


class QtEditor(Target):
    title = "qt editor"

    def command(self) -> tuple[str | Path, ...]:
        return (sys.executable, Path(__file__).with_name("qt_program.py"), "editor", self.file)


TARGETS = (Terminal, GtkEditor, QtEditor)


@pytest.fixture(scope="module")
def windows(running_display: XDisplay) -> Iterator[dict[type[Target], Target]]:
    opened = {kind: kind(running_display) for kind in TARGETS}
    yield opened
    for window in opened.values():
        running_display.stop(window.process)


@pytest.fixture(params=TARGETS, ids=lambda kind: kind.__name__)
def target(request: pytest.FixtureRequest, windows: dict[type[Target], Target], display: XDisplay) -> Target:
    window: Target = windows[request.param]
    window.clear()
    return window


@pytest.fixture
def terminal(windows: dict[type[Target], Target], display: XDisplay) -> Target:
    windows[Terminal].clear()
    return windows[Terminal]


@pytest.fixture
def gtk_editor(windows: dict[type[Target], Target], display: XDisplay) -> Target:
    windows[GtkEditor].clear()
    return windows[GtkEditor]


@pytest.fixture
def make_paste(display: XDisplay) -> Iterator[Callable[..., X11PasteOutput]]:
    made: list[X11PasteOutput] = []

    def make(**settings: object) -> X11PasteOutput:
        context = OutputContext(settings=OutputSettings(**settings), copy_text=lambda _text: None)  # type: ignore[arg-type]
        made.append(X11PasteOutput(context))
        return made[-1]

    yield make
    for output in made:
        output.close()


@pytest.fixture
def paste(make_paste: Callable[..., X11PasteOutput]) -> X11PasteOutput:
    # More patient than the app is: the machine may be busy with other tests.
    return make_paste(receipt_timeout_ms=8000, modifier_wait_ms=8000)


@pytest.fixture
def make_chain(display: XDisplay) -> Iterator[Callable[..., OutputChain]]:
    made: list[OutputChain] = []

    def make(copy_text: Callable[[str], None] = lambda _text: None, **settings: object) -> OutputChain:
        made.append(OutputChain(OutputSettings(**settings), copy_text))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for chain in made:
        chain.close()


@pytest.fixture
def reader(display: XDisplay) -> Iterator[Requestor]:
    opened = Requestor(display.name)
    yield opened
    opened.close()


@pytest.fixture
def owner(display: XDisplay) -> Iterator[QtOwner]:
    started = QtOwner(display)
    yield started
    display.stop(started.process)


@pytest.fixture
def deaf_window(display: XDisplay) -> Iterator[None]:
    """A focused window that takes no text."""
    process = display.start("xev", "-name", "deaf window")
    display.focus("deaf window")
    yield
    display.stop(process)


def deliver(chain: OutputChain, text: str) -> DeliveryReport:
    return chain.deliver(Delivery(session_id=1, seq=0, text=text))


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_script_arrives_and_is_proven(target: Target, paste: X11PasteOutput, sample: str) -> None:
    assert paste.problem(SAMPLES[sample]) is None
    assert paste.send(SAMPLES[sample]) is DeliveryState.DELIVERED
    target.wait_text(SAMPLES[sample])
    assert paste.note == ""


def test_lines_stay_lines_in_an_editor_and_are_joined_in_a_terminal(target: Target, paste: X11PasteOutput) -> None:
    paste.send("first line\nsecond line\n\nlast line\n")
    lines = (
        "first line second line last line" if isinstance(target, Terminal) else "first line\nsecond line\n\nlast line\n"
    )
    target.wait_text(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one line", "one line"),
        ("with a trailing space ", "with a trailing space "),
        ("rm -rf x\n", "rm -rf x"),
        ("\nfirst\r\nsecond \n third\n\n", "first second third"),
        ("escape \x1b[201~ and \x03 interrupt", "escape [201~ and interrupt"),
        ("tab\there, next\u2028line\x85end", "tab here, next line end"),
        ("ends with a line break and a space\n ", "ends with a line break and a space "),
        ("\n", ""),
        ("", ""),
    ],
)
def test_nothing_in_the_text_can_run_a_command_in_a_terminal(text: str, expected: str) -> None:
    assert for_terminal(text) == expected


def test_ten_texts_in_a_row_arrive_in_order(target: Target, paste: X11PasteOutput) -> None:
    words = [f"text {number}, " for number in range(10)]
    for text in words:
        assert paste.send(text) is DeliveryState.DELIVERED
    target.wait_text("".join(words))


@pytest.mark.parametrize("kind", [GtkEditor, QtEditor])
def test_selected_text_is_replaced(
    windows: dict[type[Target], Target], display: XDisplay, paste: X11PasteOutput, kind: type[Target]
) -> None:
    window = windows[kind]
    window.clear()
    paste.send("what stood there before")
    window.wait_text("what stood there before")
    window.select_all()
    wait_for(lambda: paste._clipboard.owned_by(paste._focus().clients), "the selection in the window")
    assert paste.send("what was said instead") is DeliveryState.DELIVERED
    window.wait_text("what was said instead")


@pytest.mark.parametrize("layout", ["de", "ru", "us,ru"])
def test_the_layout_makes_no_difference(target: Target, paste: X11PasteOutput, display: XDisplay, layout: str) -> None:
    display.layout(layout)
    with display.group(layout.count(",")):
        assert paste.send(SAMPLES["umlauts"]) is DeliveryState.DELIVERED
    display.layout("us")
    target.wait_text(SAMPLES["umlauts"])


def test_the_users_clipboard_is_back_soon_and_the_report_does_not_wait_for_it(
    target: Target, paste: X11PasteOutput, owner: QtOwner, reader: Requestor
) -> None:
    own = {"text/plain": b"the user's own", "text/html": b"<i>own</i>", "image/png": os.urandom(400_000)}
    owner.put_all(own)
    before = reader.read_all(CLIPBOARD)
    assert paste.send("words from the microphone") is DeliveryState.DELIVERED
    assert reader.read(CLIPBOARD, "text/html") is None, "the report came after the clipboard was put back"
    wait_for(lambda: reader.read(CLIPBOARD, "text/html") is not None, "the user's clipboard", 1)
    assert reader.read_all(CLIPBOARD) == before
    target.wait_text("words from the microphone")


def test_an_owner_of_the_clipboard_that_hangs_costs_a_second_and_is_told(
    gtk_editor: Target, make_chain: Callable[..., OutputChain], owner: QtOwner
) -> None:
    owner.put(text__plain=b"never answered")
    chain = make_chain(type_below_characters=0)
    chain.prepare()
    os.kill(owner.process.pid, signal.SIGSTOP)
    started_s = time.monotonic()
    report = deliver(chain, "words")
    assert time.monotonic() - started_s < 1.8
    assert (report.method, report.state) == (DeliveryMethod.PASTE, DeliveryState.DELIVERED)
    assert report.detail == "What was on the clipboard was not kept: its program did not answer."
    gtk_editor.wait_text("words")


@pytest.mark.usefixtures("deaf_window")
def test_a_window_that_takes_no_text_leaves_it_on_the_clipboard_of_the_app(
    make_chain: Callable[..., OutputChain], owner: QtOwner, reader: Requestor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "_REFUSE_S", 0.3)
    owner.put(text__plain=b"the user's own")
    report = deliver(make_chain(owner.copy_text, receipt_timeout_ms=200), "words that nobody takes")
    assert (report.method, report.state) == (DeliveryMethod.COPY, DeliveryState.NOT_DELIVERED)
    assert report.detail == "The window did not take the text. It is on the clipboard: press Ctrl+V."
    for _ in range(2):
        assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words that nobody takes")
        time.sleep(0.4)  # Until after the selections are settled.
    assert reader.owner(PRIMARY) == 0


def test_a_program_that_was_busy_too_long_pastes_nothing_later(
    gtk_editor: Target, make_chain: Callable[..., OutputChain], owner: QtOwner
) -> None:
    owner.put(text__plain=b"old clipboard")
    copied: list[str] = []
    chain = make_chain(copied.append, receipt_timeout_ms=200)
    os.kill(gtk_editor.process.pid, signal.SIGSTOP)
    try:
        report = deliver(chain, "words for a busy program")
    finally:
        os.kill(gtk_editor.process.pid, signal.SIGCONT)
    assert report.method is DeliveryMethod.COPY
    assert copied == ["words for a busy program"]
    # What it does next stands behind the pasting of nothing.
    gtk_editor.display.keys("type", "x")
    gtk_editor.wait_text("x")


def test_a_program_that_is_busy_for_a_moment_still_gets_the_text(gtk_editor: Target, paste: X11PasteOutput) -> None:
    os.kill(gtk_editor.process.pid, signal.SIGSTOP)
    waking = threading.Timer(0.5, lambda: os.kill(gtk_editor.process.pid, signal.SIGCONT))
    waking.start()
    assert paste.send("words that come a little late") is DeliveryState.DELIVERED
    waking.join()
    gtk_editor.wait_text("words that come a little late")


@pytest.mark.parametrize("text", ["short", "long enough to be pasted"])
def test_a_modifier_held_too_long_is_named_and_nothing_is_sent(
    terminal: Target, make_chain: Callable[..., OutputChain], display: XDisplay, text: str
) -> None:
    chain = make_chain(modifier_wait_ms=100)
    chain.prepare()
    display.keys("keydown", "ctrl", "keydown", "alt")
    started_s = time.monotonic()
    try:
        report = deliver(chain, text)
    finally:
        display.keys("keyup", "ctrl", "keyup", "alt")
    assert time.monotonic() - started_s < 0.4, "only one of the outputs waits"
    assert (report.method, report.state) == (DeliveryMethod.COPY, DeliveryState.NOT_DELIVERED)
    assert report.detail == (
        "Ctrl and Alt were still held down, so the text was not sent. It is on the clipboard: press Ctrl+V."
    )
    display.keys("type", "x")
    terminal.wait_text("x")


def test_a_modifier_let_go_in_time_only_delays(target: Target, paste: X11PasteOutput, display: XDisplay) -> None:
    display.keys("keydown", "ctrl", "keydown", "alt")
    letting_go = threading.Timer(0.2, lambda: display.keys("keyup", "ctrl", "keyup", "alt"))
    letting_go.start()
    assert paste.send("after the keys") is DeliveryState.DELIVERED
    letting_go.join()
    target.wait_text("after the keys")


def test_nothing_is_pasted_into_a_window_that_got_the_focus_meanwhile(
    terminal: Target, gtk_editor: Target, paste: X11PasteOutput, reader: Requestor, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = x11_clipboard.X11Clipboard.offer

    def offer_and_switch(*args: object, **kwargs: object) -> str:
        note: str = offer(*args, **kwargs)  # type: ignore[arg-type]
        terminal.display.focus(Terminal.title)
        return note

    monkeypatch.setattr(x11_clipboard.X11Clipboard, "offer", offer_and_switch)
    with pytest.raises(OutputError, match="The focus moved") as caught:
        paste.send("words for the editor")
    assert not isinstance(caught.value, OutputBlockedError)
    assert reader.read(CLIPBOARD, "UTF8_STRING") is None
    terminal.display.keys("type", "x")
    terminal.wait_text("x")


def cut(keyboard: X11Keyboard) -> None:
    keyboard._display.display.socket.shutdown(socket.SHUT_RDWR)


def test_text_that_was_fetched_is_delivered_though_the_connection_of_the_keys_ends_then(
    terminal: Target, paste: X11PasteOutput, monkeypatch: pytest.MonkeyPatch
) -> None:
    display = paste._keyboard._display
    sync = display.sync

    def press_and_cut() -> None:
        display.flush()
        wait_for(lambda: paste._clipboard._last is not None and paste._clipboard._last.finished.is_set(), "the read")
        cut(paste._keyboard)
        sync()

    monkeypatch.setattr(display, "sync", press_and_cut)
    assert paste.send("dictated") is DeliveryState.DELIVERED
    terminal.wait_text("dictated")


def test_text_is_taken_from_the_clipboard_where_the_connection_of_the_keys_ends(
    terminal: Target, paste: X11PasteOutput, reader: Requestor, monkeypatch: pytest.MonkeyPatch
) -> None:
    count_reads = paste._clipboard.count_reads

    def cut_before_the_keys() -> None:
        count_reads()
        cut(paste._keyboard)

    monkeypatch.setattr(paste._clipboard, "count_reads", cut_before_the_keys)
    with pytest.raises(OutputError, match="connection to the X display is lost"):
        paste.send("dictated")
    assert reader.read(CLIPBOARD, "UTF8_STRING") is None, "who pastes later gets it not"
    terminal.wait_text("")


def test_short_plain_text_is_typed_and_the_rest_pasted(
    terminal: Target, make_chain: Callable[..., OutputChain], reader: Requestor, owner: QtOwner
) -> None:
    owner.put(text__plain=b"the user's own")
    asked = reader.owner(CLIPBOARD)
    chain = make_chain()
    report = deliver(chain, "Yes, please. ")
    assert (report.method, report.state) == (DeliveryMethod.TYPE, DeliveryState.PROBABLY)
    assert report.detail.startswith("Whether it arrived is not known: xterm does not tell"), "as it is told once"
    assert reader.owner(CLIPBOARD) == asked
    report = deliver(chain, "Ärger ")
    assert (report.method, report.state, report.detail) == (DeliveryMethod.PASTE, DeliveryState.DELIVERED, "")
    terminal.wait_text("Yes, please. Ärger ")


def test_without_a_window_the_text_is_copied(
    make_chain: Callable[..., OutputChain], display: XDisplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(X11Keyboard, "focus", lambda _keyboard: None)
    copied: list[str] = []
    report = deliver(make_chain(copied.append), "words for nobody")
    assert report.detail == "There is no window to take the text. It is on the clipboard: press Ctrl+V."
    assert copied == ["words for nobody"]


@pytest.mark.parametrize(
    ("wm_class", "replaces", "ladder"),
    [
        ("gedit", False, "shift+insert ctrl+v"),
        ("gedit", True, "ctrl+v shift+insert"),
        ("xterm", False, "shift+insert ctrl+shift+v"),
        ("emacs-gtk", True, "shift+insert"),
        ("blender", False, "ctrl+v"),
        ("", True, "ctrl+v shift+insert"),
        ("set", False, "ctrl+shift+v"),
        ("learnt", False, "ctrl+v"),
        ("usual", False, "shift+insert"),
        ("usual", True, "ctrl+v"),
    ],
)
def test_the_keys_depend_on_the_program_and_on_selected_text(
    make_paste: Callable[..., X11PasteOutput], wm_class: str, ladder: str, *, replaces: bool
) -> None:
    paste = make_paste(programs=(ProgramRule(program="Set", way="ctrl+shift+v"),))
    paste._context.ways.keep("learnt", Way.CTRL_V)
    paste._context.ways.keep("usual", Way.SHIFT_INSERT)
    assert " ".join(paste._ladder(focus_on(wm_class), replaces=replaces)) == ladder


def focus_on(wm_class: str) -> Focus:
    return Focus(window=1, top=1, clients=frozenset(), wm_class=frozenset({wm_class}), program=wm_class)


def test_keys_that_the_layout_lacks_are_left_out(paste: X11PasteOutput, display: XDisplay) -> None:
    display.layout("ru")
    assert paste._ladder(focus_on("gedit"), replaces=True) == (Way.SHIFT_INSERT,)


class OnlyCtrlV(QtEditor):
    title = "qt v editor"

    def command(self) -> tuple[str | Path, ...]:
        return (*super().command(), "v")


@pytest.fixture
def v_editor(display: XDisplay) -> Iterator[Target]:
    window = OnlyCtrlV(display)
    yield window
    display.stop(window.process)


def test_a_program_that_does_not_know_the_usual_keys_gets_others_which_are_remembered(
    v_editor: Target, make_paste: Callable[..., X11PasteOutput]
) -> None:
    paste = make_paste(receipt_timeout_ms=500)
    assert paste.send("the first, ünd ") is DeliveryState.DELIVERED
    v_editor.wait_text("the first, ünd ")
    assert paste._context.ways.worked_in({paste.target}) is Way.CTRL_V
    began_s = time.monotonic()
    assert paste.send("the second") is DeliveryState.DELIVERED
    assert time.monotonic() - began_s < 0.5
    v_editor.wait_text("the first, ünd the second")


def test_a_rule_of_the_users_says_how(
    v_editor: Target, make_chain: Callable[..., OutputChain], terminal: Target
) -> None:
    """Typed, pasted by these keys alone, or only copied."""
    expected: tuple[tuple[ProgramWay, DeliveryMethod, str], ...] = (
        ("type", DeliveryMethod.TYPE, "longer than what is typed elsewhere "),
        ("type", DeliveryMethod.PASTE, "what no key types is pasted: ж "),
        ("copy", DeliveryMethod.COPY, "this is only copied, whatever it is"),
    )
    for way, method, text in expected:
        terminal.display.focus(Terminal.title)
        report = deliver(make_chain(programs=(ProgramRule(program="XTerm", way=way),)), text)
        assert report.method is method
    assert report.detail == "Text for xterm is only copied, as it is set. It is on the clipboard: press Ctrl+V."
    v_editor.display.focus(OnlyCtrlV.title)
    rule = ProgramRule(program=deliver(make_chain(), "to be asked for its name").target, way="shift+insert")
    refused = deliver(make_chain(programs=(rule,), receipt_timeout_ms=300), "by keys that it does not know")
    assert refused.state is DeliveryState.NOT_DELIVERED


def test_nothing_is_left_behind_by_closing(display: XDisplay, make_paste: Callable[..., X11PasteOutput]) -> None:
    def left() -> tuple[int, int]:
        return sum(1 for _ in Path("/proc/self/fd").iterdir()), threading.active_count()

    before = left()
    for _ in range(5):
        chain = OutputChain(OutputSettings(), lambda _text: None)
        chain.prepare()
        chain.close()
    assert left() == before
