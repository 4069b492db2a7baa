"""Pasting by the desktop's portals, against a stand-in on a private bus."""

from __future__ import annotations

import asyncio
import stat
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputContext, _NoHost
from dictation_app.output.field import Field, FieldKind
from dictation_app.output.front import NoFront
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import DeliveryState, Target
from tests.fakes import HeldHotkey
from tests.portals import MockPortal, needs_bus, private_bus
from tests.x11_display import wait_for

if sys.platform == "linux":
    from dbus_fast import Message

    from dictation_app.output.freedesktop import portal as portal_module
    from dictation_app.output.freedesktop.portal import PortalPasteOutput
    from dictation_app.output.wayland.clipboard import SECRET_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [needs_bus, pytest.mark.timeout(30)]

LINE = "Plain ASCII, äöüß, Привет мир, 你好、世界, 😀👍🏽.\nTwo lines."
CTRL, SHIFT, V = 29, 42, 47
PRESSED_V = [(CTRL, 1), (V, 1), (V, 0), (CTRL, 0)]


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MockPortal]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        portal = MockPortal(address)
        yield portal
        portal.end()


@pytest.fixture
def context() -> OutputContext:
    return OutputContext(settings=OutputSettings(receipt_timeout_ms=500), copy_text=lambda _text: None)


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "portal.json"


@pytest.fixture
def output(desktop: MockPortal, context: OutputContext, token_file: Path) -> Iterator[PortalPasteOutput]:
    made = PortalPasteOutput(context, token_file)
    yield made
    made.close()


def test_nothing_is_asked_before_there_is_text(desktop: MockPortal, output: PortalPasteOutput) -> None:
    assert output.problem(LINE) is None
    assert [name for name, _ in desktop.seen.calls] == ["Register", "Get", "Get"]


def test_the_window_gets_the_text_and_its_fetching_is_the_receipt(
    desktop: MockPortal, output: PortalPasteOutput
) -> None:
    assert output.send(LINE) is DeliveryState.DELIVERED

    wait_for(lambda: desktop.seen.pasted == [LINE.encode()], "the text in the window", 3)
    assert desktop.seen.keys == PRESSED_V
    asked = [name for name, _ in desktop.seen.calls]
    assert asked.index("RequestClipboard") < asked.index("Start")
    assert output.note == ""


class OtherInFront(NoFront):
    def has_keyboard(self, target: Target) -> bool:
        return False


def test_text_for_another_window_asks_nobody_and_presses_nothing(
    desktop: MockPortal, output: PortalPasteOutput, context: OutputContext
) -> None:
    host = HeldHotkey(0.0)
    host.front = OtherInFront()
    context.host, context.target = host, Target(window=1, life=1)
    with pytest.raises(FocusMovedError):
        output.send(LINE)
    assert desktop.seen.keys == []
    assert "Start" not in [name for name, _ in desktop.seen.calls]


def test_several_texts_need_one_session(desktop: MockPortal, output: PortalPasteOutput) -> None:
    for number in range(5):
        assert output.send(f"text {number}") is DeliveryState.DELIVERED

    wait_for(lambda: desktop.seen.pasted == [b"text %d" % number for number in range(5)], "five texts", 3)
    assert (len(desktop.seen.sessions), desktop.seen.dialogs) == (1, 1)


def test_who_reads_before_the_keys_is_no_receipt(desktop: MockPortal, output: PortalPasteOutput) -> None:
    desktop.behaviour.pastes = False

    with pytest.raises(OutputError, match="did not take"):
        output.send(LINE)

    assert desktop.seen.watched == [LINE.encode()], "Mutter's own clipboard manager"


def test_what_was_copied_is_back_in_all_its_forms(
    desktop: MockPortal, output: PortalPasteOutput, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = {"text/plain;charset=utf-8": b"mine", "text/html": b"<b>mine</b>", "image/png": bytes(300_000)}
    desktop.clipboard = content

    assert output.send("dictated") is DeliveryState.DELIVERED
    assert output.send("again") is DeliveryState.DELIVERED

    wait_for(lambda: desktop.selection == list(content), "the user's own forms", 3)
    for mime, data in content.items():
        got = desktop.paste(mime)
        wait_for(lambda: got == [data], f"{len(data)} bytes of {mime}", 3)  # noqa: B023


def test_what_the_user_copies_meanwhile_stays(desktop: MockPortal, output: PortalPasteOutput) -> None:
    desktop.clipboard = {"text/plain": b"mine"}
    output.send("dictated")

    desktop.copy({"text/plain": b"newer"})
    wait_for(lambda: not output._desk._is_ours, "the news", 3)
    output.close()

    assert len(desktop.seen.named("SetSelection")) == 1


def test_a_password_is_never_read(desktop: MockPortal, output: PortalPasteOutput) -> None:
    desktop.clipboard = {"text/plain": b"hunter2", SECRET_TYPE: b"secret"}

    assert output.send("dictated") is DeliveryState.DELIVERED

    assert not desktop.seen.named("SelectionRead")
    assert "password" in output.note


def test_the_text_is_marked_for_clipboard_managers(desktop: MockPortal, output: PortalPasteOutput) -> None:
    output.send("dictated")

    assert SECRET_TYPE in desktop.seen.named("SetSelection")[0][1]["mime_types"].value


def test_the_token_is_used_once_and_the_next_one_noted(
    desktop: MockPortal, output: PortalPasteOutput, context: OutputContext, token_file: Path
) -> None:
    output.send("one")
    first = token_file.read_text()
    assert stat.S_IMODE(token_file.stat().st_mode) == 0o600
    output.close()

    second = PortalPasteOutput(context, token_file)
    second.send("two")
    second.close()

    assert token_file.read_text() != first
    assert desktop.seen.dialogs == 1, "the user is asked once"
    third = PortalPasteOutput(context, token_file)
    third.send("three")
    third.close()
    assert desktop.seen.dialogs == 1


def test_a_token_that_is_refused_asks_the_user_again(
    desktop: MockPortal, output: PortalPasteOutput, token_file: Path
) -> None:
    token_file.parent.mkdir()
    token_file.write_text('{"restore_token": "of another log-in"}')

    assert output.send("dictated") is DeliveryState.DELIVERED

    assert desktop.seen.named("SelectDevices")[0][1]["restore_token"].value == "of another log-in"
    assert desktop.seen.dialogs == 1


@pytest.mark.parametrize("written", ["", "{", "[]", '{"restore_token": 5}'])
def test_a_damaged_note_of_the_token_is_none(
    desktop: MockPortal, output: PortalPasteOutput, token_file: Path, written: str
) -> None:
    token_file.parent.mkdir()
    token_file.write_text(written)

    assert output.send("dictated") is DeliveryState.DELIVERED

    assert "restore_token" not in desktop.seen.named("SelectDevices")[0][1]


def test_who_says_no_is_not_asked_at_every_text(
    desktop: MockPortal, output: PortalPasteOutput, context: OutputContext
) -> None:
    desktop.behaviour.answers = 1

    with pytest.raises(OutputError, match="answered with no"):
        output.send("dictated")

    assert "did not allow" in str(output.problem("more"))
    context.settings = OutputSettings(method="portal-paste")
    assert output.problem("more") is None
    desktop.behaviour.answers = 0
    assert output.send("more") is DeliveryState.DELIVERED
    assert not desktop.seen.pasted or desktop.seen.pasted == [b"more"]


def test_a_desktop_that_gives_no_clipboard_is_told(desktop: MockPortal, output: PortalPasteOutput) -> None:
    desktop.behaviour.clipboard_enabled = False

    with pytest.raises(OutputError, match="no clipboard"):
        output.send("dictated")

    assert desktop.seen.keys == []
    assert desktop.seen.named("Close")


def test_a_session_that_the_user_ends_is_opened_again(desktop: MockPortal, output: PortalPasteOutput) -> None:
    output.send("one")
    desktop.close_session()
    wait_for(lambda: not output._desk._session, "the news", 3)

    assert output.send("two") is DeliveryState.DELIVERED

    assert (len(desktop.seen.sessions), desktop.seen.dialogs) == (2, 1)


def test_a_portal_that_is_restarted_is_asked_again(desktop: MockPortal, output: PortalPasteOutput) -> None:
    output.send("one")
    desktop.restart()
    wait_for(lambda: desktop.seen.registered, "the app's name", 3)
    wait_for(lambda: not output._desk._session, "the news", 3)

    assert output.send("two") is DeliveryState.DELIVERED


def test_a_portal_that_is_gone_is_told(desktop: MockPortal, output: PortalPasteOutput) -> None:
    desktop.stop()
    try:
        with pytest.raises(OutputError):
            output.send("one")
    finally:
        desktop.start()


def test_the_session_ends_when_it_is_not_used(
    desktop: MockPortal, output: PortalPasteOutput, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal_module, "_IDLE_S", 0.1)
    desktop.clipboard = {"text/plain": b"mine"}

    output.send("one")

    wait_for(lambda: desktop.seen.named("Close"), "the end of the session", 3)
    assert len(desktop.seen.named("SetSelection")) == 2, "the user's own content is back first"
    assert output.send("two") is DeliveryState.DELIVERED


def test_a_terminal_has_its_own_keys_and_gets_one_line(
    desktop: MockPortal, output: PortalPasteOutput, context: OutputContext
) -> None:
    context.focused_field = Field(id="1", program="kgx", pid=1, kind=FieldKind.TERMINAL)

    assert output.send("rm\nthis\n") is DeliveryState.DELIVERED

    assert (SHIFT, 1) in desktop.seen.keys
    wait_for(lambda: desktop.seen.pasted == [b"rm this"], "one line", 3)
    assert output.target == "kgx"


def test_no_key_stays_down_where_the_desktop_stops_in_the_middle(
    desktop: MockPortal, output: PortalPasteOutput, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = MockPortal._NotifyKeyboardKeycode

    def refuse_v(portal: MockPortal, message: Message) -> object:
        if message.body[2:] == [V, 1]:
            return Message.new_error(message, "org.freedesktop.portal.Error.Failed", "busy")
        return press(portal, message)

    monkeypatch.setattr(MockPortal, "_NotifyKeyboardKeycode", refuse_v)

    with pytest.raises(OutputError):
        output.send(LINE)

    assert desktop.seen.keys[0] == (CTRL, 1)
    assert desktop.seen.keys[-1] == (CTRL, 0)


def test_a_reader_that_never_reads_holds_nobody_up(
    desktop: MockPortal, context: OutputContext, token_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MockPortal, "_read_on", lambda _portal, _serial: None)
    desktop.behaviour.reads_at_once = False
    output = PortalPasteOutput(context, token_file)
    with pytest.raises(OutputError):
        output.send("x" * 200_000)  # more than the pipe takes

    begun_s = time.monotonic()
    output.close()
    assert time.monotonic() - begun_s < 1.0
    assert not asyncio.all_tasks(output._desk.portal._loop), "nothing is left half done"


def test_without_the_portals_it_cannot_be_made(desktop: MockPortal, context: OutputContext, token_file: Path) -> None:
    desktop.behaviour.offered = frozenset({"RemoteDesktop"})
    with pytest.raises(OutputError):
        PortalPasteOutput(context, token_file)


def test_without_a_bus_it_cannot_be_made(
    context: OutputContext, token_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    with pytest.raises(OutputError):
        PortalPasteOutput(context, token_file)


def test_who_quits_while_the_desktop_asks_waits_for_no_answer(
    desktop: MockPortal, context: OutputContext, output: PortalPasteOutput
) -> None:
    class Ending(_NoHost):
        is_ending = False

    host = Ending()
    context.host = host
    desktop.behaviour.is_silent = True
    failed: list[OutputError] = []

    def send() -> None:
        try:
            output.send(LINE)
        except OutputError as exc:
            failed.append(exc)

    sending = threading.Thread(target=send)
    sending.start()
    wait_for(lambda: desktop.seen.asked, "the question", 3)
    begun_s = time.monotonic()
    host.is_ending = True
    sending.join(10)

    assert time.monotonic() - begun_s < 2.0
    assert len(failed) == 1
    wait_for(lambda: desktop.seen.closed == desktop.seen.asked, "the dialog's end", 3)
    assert desktop.seen.keys == []


def test_what_needs_no_dialog_still_goes_out_at_the_end(
    desktop: MockPortal, context: OutputContext, output: PortalPasteOutput
) -> None:
    class Ending(_NoHost):
        is_ending = True

    context.host = Ending()
    assert output.send(LINE) is DeliveryState.DELIVERED
