"""Text into windows under Wayland: a real compositor, a terminal, an editor, and others at the clipboard."""

from __future__ import annotations

import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import OUTPUTS, OutputBlockedError, OutputContext
from dictation_app.output.chain import OutputChain
from dictation_app.output.clipboard import ClipboardOutput
from dictation_app.output.wayland.keyboard import MOST_SIGNS, keymap
from dictation_app.settings import OutputSettings, ProgramRule
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryState
from tests.wayland_display import WaylandDisplay, needs_wayland, virtual_wayland
from tests.x11_display import wait_for

if sys.platform == "linux":
    from dictation_app.output.wayland import outputs as wayland_module
    from dictation_app.output.wayland.clipboard import SECRET_TYPE
    from dictation_app.output.wayland.outputs import WaylandPasteOutput, WaylandTypeOutput
    from dictation_app.output.wayland.seat import WaylandSeat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [needs_wayland, pytest.mark.timeout(60)]

LINE = "Plain ASCII, äöüß, Привет мир, 你好、世界, 😀👍🏽."
SAMPLES = ("Plain ASCII", "äöü ß ÄÖÜ", "Привет, мир", "你好、世界", "😀 👍🏽", "x" * 2000)
EDITOR = Path(__file__).with_name("qt_program.py")


@pytest.fixture(scope="module")
def running() -> Iterator[WaylandDisplay]:
    with virtual_wayland() as display:
        yield display


@pytest.fixture
def display(running: WaylandDisplay, monkeypatch: pytest.MonkeyPatch) -> Iterator[WaylandDisplay]:
    """The desktop as it is after log-in: no window, nothing on the clipboard."""
    for name in ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, running.env[name])
    monkeypatch.delenv("DISPLAY", raising=False)
    for which in ((), ("--primary",)):
        running.run("wl-copy", "--clear", *which)
    yield running
    running.stop_all()


@pytest.fixture
def context() -> OutputContext:
    return OutputContext(settings=OutputSettings(), copy_text=lambda _text: pytest.fail("not by Qt"))


@pytest.fixture
def paste(display: WaylandDisplay, context: OutputContext) -> Iterator[WaylandPasteOutput]:
    output = WaylandPasteOutput(context)
    yield output
    output.close()


@pytest.fixture
def type_(display: WaylandDisplay, context: OutputContext) -> Iterator[WaylandTypeOutput]:
    output = WaylandTypeOutput(context)
    yield output
    output.close()


@pytest.fixture
def someone(display: WaylandDisplay) -> Iterator[WaylandSeat]:
    """Another program that uses the clipboard, over a connection of its own."""
    seat = WaylandSeat(with_keyboard=False)
    yield seat
    seat.close()


def terminal(display: WaylandDisplay, tmp_path: Path) -> Callable[[], str]:
    """Open one; the function tells what came into it."""
    written = tmp_path / "written"
    display.terminal(written)
    return lambda: written.read_text(encoding="utf-8")


def editor(display: WaylandDisplay, tmp_path: Path) -> Callable[[], str]:
    file = tmp_path / "edited"
    file.write_text("", encoding="utf-8")
    display.env["QT_QPA_PLATFORM"] = "wayland"
    display.start(sys.executable, EDITOR, "editor", file)
    wait_for(lambda: display.focused not in {"", "1"}, "the editor")
    return lambda: file.read_text(encoding="utf-8")


def hold(someone: WaylandSeat, content: dict[str, bytes]) -> None:
    """Put this on the clipboard as another program would."""
    clipboard = someone.clipboard
    someone.call(lambda: clipboard._own(clipboard._clipboard, content))
    someone.focused()  # a round trip


def test_a_terminal_gets_every_script_and_says_so(
    display: WaylandDisplay, paste: WaylandPasteOutput, tmp_path: Path
) -> None:
    written = terminal(display, tmp_path)
    expected = ""

    for sample in SAMPLES:
        assert paste.problem(sample) is None
        assert paste.send(sample) is DeliveryState.DELIVERED
        expected += sample
        wait_for(lambda: written() == expected, f"{len(sample)} characters in the terminal", 3)  # noqa: B023

    assert paste.target == "foot"


def test_lines_are_joined_in_a_terminal(display: WaylandDisplay, paste: WaylandPasteOutput, tmp_path: Path) -> None:
    written = terminal(display, tmp_path)

    paste.send("rm\nthis\n")

    wait_for(lambda: written() == "rm this", "the joined lines", 3)


def test_an_editor_gets_every_script_and_lines(
    display: WaylandDisplay, paste: WaylandPasteOutput, tmp_path: Path
) -> None:
    written = editor(display, tmp_path)
    expected = ""

    for sample in (*SAMPLES, "two\nlines\n"):
        assert paste.send(sample) is DeliveryState.DELIVERED
        expected += sample
        wait_for(lambda: written() == expected, f"{len(sample)} characters in the editor", 3)  # noqa: B023


@pytest.mark.parametrize("window", [terminal, editor])
def test_short_text_of_every_script_is_typed(
    window: Callable[[WaylandDisplay, Path], Callable[[], str]],
    display: WaylandDisplay,
    type_: WaylandTypeOutput,
    tmp_path: Path,
) -> None:
    written = window(display, tmp_path)
    expected = ""

    for sample in ("Plain ASCII", "äöü ß ÄÖÜ", "Привет, мир", "你好、世界", "😀 👍", "aAaA!"):
        assert type_.problem(sample) is None
        assert type_.send(sample) is DeliveryState.PROBABLY
        expected += sample
        wait_for(lambda: written() == expected, f"{len(sample)} typed characters", 3)  # noqa: B023


def test_long_text_and_lines_are_not_typed(
    display: WaylandDisplay, type_: WaylandTypeOutput, context: OutputContext, tmp_path: Path
) -> None:
    terminal(display, tmp_path)
    assert "too long" in str(type_.problem("x" * context.settings.type_below_characters))
    assert "pasted" in str(type_.problem("a\nb"))
    many = "".join(chr(0x4E00 + number) for number in range(MOST_SIGNS + 1))
    context.settings = OutputSettings(method="wayland-type")
    assert "pasted" in str(type_.problem(many))


def test_without_a_window_nothing_is_sent(display: WaylandDisplay, paste: WaylandPasteOutput) -> None:
    assert "no window" in str(paste.problem("any"))
    with pytest.raises(OutputError, match="no window"):
        paste.send("any")


def test_what_was_copied_is_back_in_all_its_forms(
    display: WaylandDisplay, paste: WaylandPasteOutput, someone: WaylandSeat, tmp_path: Path
) -> None:
    written = terminal(display, tmp_path)
    content = {
        "text/html": b"<b>mine</b>",
        "text/plain": b"mine",
        "image/png": bytes(range(256)) * 4000,
        "x/own": b"\0",
    }
    hold(someone, content)

    assert paste.send("dictated") is DeliveryState.DELIVERED
    wait_for(lambda: written() == "dictated", "the text", 3)

    wait_for(lambda: display.run("wl-paste", "-n", "-t", "x/own") == b"\0", "the user's own content", 3)
    for mime, data in content.items():
        assert display.run("wl-paste", "-n", "-t", mime) == data
    assert paste.send("again") is DeliveryState.DELIVERED
    wait_for(lambda: display.run("wl-paste", "-n", "-t", "text/html") == b"<b>mine</b>", "it to be back again", 3)


def test_an_empty_clipboard_is_empty_again(display: WaylandDisplay, paste: WaylandPasteOutput, tmp_path: Path) -> None:
    terminal(display, tmp_path)

    assert paste.send("dictated") is DeliveryState.DELIVERED

    wait_for(lambda: display.run("wl-paste", "-l") == b"", "an empty clipboard", 3)


def test_a_password_is_never_read(
    display: WaylandDisplay, paste: WaylandPasteOutput, someone: WaylandSeat, tmp_path: Path
) -> None:
    terminal(display, tmp_path)
    hold(someone, {"text/plain": b"hunter2", SECRET_TYPE: b"secret"})
    someone.call(someone.clipboard.count_reads)

    assert paste.send("dictated") is DeliveryState.DELIVERED

    assert "password" in paste.note
    assert not someone.clipboard._writings
    wait_for(lambda: display.run("wl-paste", "-l") == b"", "an empty clipboard", 3)


def test_the_text_is_marked_for_clipboard_managers(
    display: WaylandDisplay, paste: WaylandPasteOutput, someone: WaylandSeat, tmp_path: Path
) -> None:
    terminal(display, tmp_path)
    paste.send("dictated")
    paste._seat.call(lambda: paste._seat.clipboard.offer("more", with_primary=True, wait=lambda: None))
    someone.focused()

    assert SECRET_TYPE in someone.clipboard._mimes[someone.clipboard._clipboard.offer]


def test_a_window_that_takes_nothing_is_told_and_the_users_content_comes_back(
    display: WaylandDisplay, paste: WaylandPasteOutput, context: OutputContext, tmp_path: Path
) -> None:
    display.start("foot", "--override=key-bindings.clipboard-paste=none", "cat")
    wait_for(lambda: display.focused == "foot", "the terminal")
    display.run("wl-copy", "mine")
    context.settings = OutputSettings(receipt_timeout_ms=300)

    with pytest.raises(OutputError, match="did not take"):
        paste.send("dictated")

    assert display.run("wl-paste", "-n") == b"", "a late read gets nothing"
    wait_for(lambda: display.run("wl-paste", "-n") == b"mine", "the user's own content", 8)


def test_who_takes_the_clipboard_over_is_told_and_left_in_peace(
    display: WaylandDisplay, paste: WaylandPasteOutput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(display, tmp_path)
    press = paste._seat.keyboard.press

    def copy_in_between(*arguments: Any) -> int:
        display.run("wl-copy", "theirs")
        return press(*arguments)

    monkeypatch.setattr(paste._seat.keyboard, "press", copy_in_between)

    assert paste.send("dictated") is DeliveryState.PROBABLY
    assert "took over" in paste.note
    time.sleep(0.5)
    assert display.run("wl-paste", "-n") == b"theirs"


def test_the_focus_that_moves_gets_nothing(
    display: WaylandDisplay, paste: WaylandPasteOutput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = terminal(display, tmp_path)
    offer = paste._seat.clipboard.offer

    def move_in_between(*arguments: object, **named: object) -> str:
        (tmp_path / "second").mkdir()
        terminal(display, tmp_path / "second")
        return offer(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(paste._seat.clipboard, "offer", move_in_between)

    with pytest.raises(OutputError, match="focus moved"):
        paste.send("dictated")
    assert first() == (tmp_path / "second" / "written").read_text() == ""


def test_what_is_only_copied_stays_after_the_end(display: WaylandDisplay, context: OutputContext) -> None:
    output = ClipboardOutput(context)

    assert output.send(LINE) is DeliveryState.NOT_DELIVERED

    assert display.run("wl-paste", "-n").decode() == LINE
    output.close()
    assert display.run("wl-paste", "-n").decode() == LINE


def test_the_chain_finds_its_way(display: WaylandDisplay, context: OutputContext, tmp_path: Path) -> None:
    written = terminal(display, tmp_path)
    chain = OutputChain(OutputSettings(), context.copy_text)
    try:
        short = chain.deliver(Delivery(session_id=1, seq=0, text="Yes. "))
        long = chain.deliver(Delivery(session_id=1, seq=1, text=LINE))
        wait_for(lambda: written() == f"Yes. {LINE}", "both texts", 3)
        display.stop_all()
        wait_for(lambda: display.focused != "foot", "an empty desktop")
        lost = chain.deliver(Delivery(session_id=1, seq=2, text=LINE))
    finally:
        chain.close()

    assert (short.method, long.method, lost.method) == (
        DeliveryMethod.TYPE,
        DeliveryMethod.PASTE,
        DeliveryMethod.COPY,
    )
    assert (long.state, lost.state) == (DeliveryState.DELIVERED, DeliveryState.NOT_DELIVERED)
    assert "clipboard" in lost.detail
    assert display.run("wl-paste", "-n").decode() == LINE


def test_they_are_offered_in_a_wayland_session_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not [entry.name for entry in OUTPUTS.usable() if "wayland" in entry.name]
    assert "session" in str(OUTPUTS.get("wayland-paste").problem())
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert [entry.name for entry in OUTPUTS.usable() if "wayland" in entry.name] == ["wayland-type", "wayland-paste"]


def test_signs_are_on_keys_that_print() -> None:
    written = keymap([(2, "U0041"), (29, "Control_L")])
    assert "<K2> = 10;" in written
    assert "key <K2> { [ U0041 ] };" in written
    assert "modifier_map Control { <K29> };" in written
    assert "modifier_map Shift" not in written


def test_what_is_set_for_a_program_counts(
    display: WaylandDisplay,
    paste: WaylandPasteOutput,
    type_: WaylandTypeOutput,
    context: OutputContext,
    tmp_path: Path,
) -> None:
    written = terminal(display, tmp_path)
    context.settings = OutputSettings(programs=(ProgramRule(program="foot", way="copy"),))
    assert "only copied" in str(paste.problem(LINE))
    assert "only copied" in str(type_.problem("Yes."))
    context.settings = OutputSettings(programs=(ProgramRule(program="foot", way="type"),))
    assert "typed" in str(paste.problem(LINE))
    assert type_.problem(LINE) is None
    context.settings = OutputSettings(programs=(ProgramRule(program="foot", way="shift+insert"),))
    assert paste.send(LINE) is DeliveryState.DELIVERED, "from the primary selection"
    wait_for(lambda: written() == LINE, "the text", 3)


def test_the_text_stays_on_the_clipboard_where_that_is_wanted(
    display: WaylandDisplay, paste: WaylandPasteOutput, context: OutputContext, tmp_path: Path
) -> None:
    terminal(display, tmp_path)
    context.settings = OutputSettings(leave_on_clipboard=True)

    assert paste.send("dictated") is DeliveryState.DELIVERED

    time.sleep(0.5)
    assert display.run("wl-paste", "-n") == b"dictated"


def test_a_connection_that_was_cut_is_made_anew(
    display: WaylandDisplay, paste: WaylandPasteOutput, tmp_path: Path
) -> None:
    written = terminal(display, tmp_path)
    seat = paste._seat
    seat.call(lambda: seat._wire._socket.shutdown(socket.SHUT_RDWR))
    wait_for(lambda: not seat._thread.is_alive(), "the end of the connection", 3)

    assert paste.problem(LINE) is None
    assert paste.send(LINE) is DeliveryState.DELIVERED
    wait_for(lambda: written() == LINE, "the text", 3)


def test_typing_that_breaks_off_is_not_followed_by_another_way(
    display: WaylandDisplay, type_: WaylandTypeOutput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = terminal(display, tmp_path)
    monkeypatch.setattr(wayland_module, "_TYPING_S", 0.01)
    monkeypatch.setattr(wayland_module, "_SIGN_S", 0.0)
    with pytest.raises(OutputBlockedError) as caught:
        type_.send("a" * 200)
    assert "Look what is there" in caught.value.message, "a hint is not told of a text that goes to the clipboard then"
    type_._seat.focused()  # behind it
    monkeypatch.setattr(wayland_module, "_TYPING_S", 10.0)
    type_.send("b")
    wait_for(lambda: written().endswith("b"), "the next text", 5)
    assert len(written()) < 200, "nothing comes late, between the texts after it"
