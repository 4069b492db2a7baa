"""A stand-in for a desktop's portals on a private bus, which does as the test says: grants, refuses, restarts, waits.

Signatures are those of the specification (GlobalShortcuts 2, RemoteDesktop 2, Clipboard 1, host Registry 1); a call
with another one is an error. What a user does, and what a compositor does with keys and with who pastes, tests do here.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if sys.platform == "linux":
    from dbus_fast import Message, MessageType, Variant
    from dbus_fast.aio import MessageBus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs Linux with dbus-daemon"
)

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
P = "org.freedesktop.portal."
SIGNATURES = {
    ("org.freedesktop.host.portal.Registry", "Register"): ("sa{sv}", ""),
    ("org.freedesktop.DBus.Properties", "Get"): ("ss", "v"),
    (f"{P}Session", "Close"): ("", ""),
    (f"{P}Request", "Close"): ("", ""),
    (f"{P}GlobalShortcuts", "CreateSession"): ("a{sv}", "o"),
    (f"{P}GlobalShortcuts", "BindShortcuts"): ("oa(sa{sv})sa{sv}", "o"),
    (f"{P}GlobalShortcuts", "ConfigureShortcuts"): ("osa{sv}", ""),
    (f"{P}RemoteDesktop", "CreateSession"): ("a{sv}", "o"),
    (f"{P}RemoteDesktop", "SelectDevices"): ("oa{sv}", "o"),
    (f"{P}RemoteDesktop", "Start"): ("osa{sv}", "o"),
    (f"{P}RemoteDesktop", "NotifyKeyboardKeycode"): ("oa{sv}iu", ""),
    (f"{P}Clipboard", "RequestClipboard"): ("oa{sv}", ""),
    (f"{P}Clipboard", "SetSelection"): ("oa{sv}", ""),
    (f"{P}Clipboard", "SelectionWrite"): ("ou", "h"),
    (f"{P}Clipboard", "SelectionWriteDone"): ("oub", ""),
    (f"{P}Clipboard", "SelectionRead"): ("os", "h"),
}
ALWAYS = frozenset({"Session", "Request", "org.freedesktop.host.portal.Registry", "org.freedesktop.DBus.Properties"})
V_KEY = 47


@dataclass
class Behaviour:
    """What the desktop and its user do. Changed by tests at any time."""

    offered: frozenset[str] = frozenset({"GlobalShortcuts", "RemoteDesktop", "Clipboard"})
    answers: int = 0
    """To each dialog: 0 yes, 1 no."""
    is_silent: bool = False
    """The dialog stays open."""
    is_plasma_5: bool = False
    """Takes shortcuts from an option of CreateSession, and answers BindShortcuts with nothing."""
    needs_app_id: bool = True
    clipboard_enabled: bool = True
    tokens_die: bool = False
    """Of a session that was allowed before nothing is known any more: the user is asked anew."""
    pastes: bool = True
    """The focused window asks for the text when V is pressed."""
    reads_at_once: bool = True
    """As Mutter's clipboard manager does after each SetSelection."""


@dataclass
class Seen:
    """What the portal was asked."""

    calls: list[tuple[str, list[Any]]] = field(default_factory=list)
    registered: list[str] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    keys: list[tuple[int, int]] = field(default_factory=list)
    pasted: list[bytes] = field(default_factory=list)
    """What the focused window got."""
    watched: list[bytes] = field(default_factory=list)
    """What the desktop's clipboard manager got."""
    asked: list[str] = field(default_factory=list)
    """Handles of questions whose dialog stayed open."""
    closed: list[str] = field(default_factory=list)
    """Those that were taken back."""
    dialogs: int = 0
    """Sessions of remote control for which the user was asked."""

    def named(self, member: str) -> list[list[Any]]:
        return [body for name, body in self.calls if name == member]


@dataclass
class _Read:
    """A program that pastes, under way."""

    ours: int
    theirs: int
    into: list[bytes]
    data: bytes = b""


class MockPortal:
    """The portal process; on a thread of its own, as it is another process."""

    def __init__(self, address: str) -> None:
        self.behaviour = Behaviour()
        self.seen = Seen()
        self.clipboard: dict[str, bytes] = {}
        """The user's own."""
        self.selection: list[str] = []
        """Forms of what the session offers; empty where it offers nothing."""
        self._address = address
        self._bus: Any = None
        self._tokens: set[str] = set()
        self._serial = 0
        self._reading: dict[int, _Read] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.start()

    # --- what tests do ------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._run(self._connect())

    def stop(self) -> None:
        self._run(self._disconnect())

    def end(self) -> None:
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def restart(self) -> None:
        """Another process, which knows of no session."""
        self.stop()
        self.seen = Seen()
        self.start()

    def emit(self, interface: str, member: str, signature: str, *body: Any, path: str = PATH) -> None:
        self._loop.call_soon_threadsafe(self._emit, P + interface, member, signature, list(body), path)

    def press(self, name: str = "dictate") -> None:
        self.emit("GlobalShortcuts", "Activated", "osta{sv}", self.seen.sessions[-1], name, 1, {})

    def release(self, name: str = "dictate") -> None:
        self.emit("GlobalShortcuts", "Deactivated", "osta{sv}", self.seen.sessions[-1], name, 2, {})

    def close_session(self) -> None:
        """As the user does in the desktop's indicator."""
        self.emit("Session", "Closed", "a{sv}", {}, path=self.seen.sessions[-1])

    def copy(self, content: dict[str, bytes]) -> None:
        """The user copies something in another program."""
        self.clipboard, self.selection = content, []
        if self.seen.sessions:
            details = {"mime_types": Variant("as", list(content)), "session_is_owner": Variant("b", False)}
            self.emit("Clipboard", "SelectionOwnerChanged", "oa{sv}", self.seen.sessions[-1], details)

    def paste(self, mime: str = "text/plain;charset=utf-8") -> list[bytes]:
        """The user pastes by himself; the list gets what the window is given."""
        got: list[bytes] = []
        self._loop.call_soon_threadsafe(self._transfer, mime, got)
        return got

    # --- on the thread ------------------------------------------------------------------------------------------------

    def _run(self, coroutine: Any) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(5)

    async def _connect(self) -> None:
        self._bus = await MessageBus(self._address, negotiate_unix_fd=True).connect()
        self._bus.add_message_handler(self._on_message)
        await self._bus.request_name(NAME)

    async def _disconnect(self) -> None:
        self._bus.disconnect()
        for serial in list(self._reading):
            self._drop(serial)
        await asyncio.sleep(0.05)

    def _emit(self, interface: str, member: str, signature: str, body: list[Any], path: str = PATH) -> None:
        if self._bus.connected:
            self._bus.send(Message.new_signal(path, interface, member, signature, body))

    def _on_message(self, message: Any) -> Any:
        if message.message_type is not MessageType.METHOD_CALL or message.destination not in {
            NAME,
            self._bus.unique_name,
        }:
            return None
        known = SIGNATURES.get((message.interface, message.member))
        short = message.interface.removeprefix(P)
        if known is None or short not in self.behaviour.offered | ALWAYS:
            return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "no such portal")
        if message.signature != known[0]:
            return Message.new_error(message, "org.freedesktop.DBus.Error.InvalidArgs", f"wanted {known[0]}")
        self.seen.calls.append((message.member, message.body))
        answer = getattr(self, f"_{message.member}")(message)
        return Message.new_method_return(message, known[1], *answer) if isinstance(answer, tuple) else answer

    def _request(self, message: Any, results: dict[str, Any], code: int = 0) -> Any:
        """Answer with the handle now, and with the response a moment later."""
        token = message.body[-1]["handle_token"].value
        handle = f"{PATH}/request/{message.sender[1:].replace('.', '_')}/{token}"
        if self.behaviour.is_silent and message.member in {"BindShortcuts", "Start"}:
            self.seen.asked.append(handle)
        else:
            body = [code, {} if code else results]
            self._loop.call_later(0.01, self._emit, f"{P}Request", "Response", "ua{sv}", body, handle)
        return ([handle],)

    def _Get(self, message: Any) -> Any:  # noqa: N802
        if message.body[0].removeprefix(P) not in self.behaviour.offered:
            return Message.new_error(message, "org.freedesktop.DBus.Error.InvalidArgs", "no such interface")
        return ([Variant("u", 2)],)

    def _Register(self, message: Any) -> Any:  # noqa: N802
        self.seen.registered.append(message.body[0])
        return ([],)

    def _CreateSession(self, message: Any) -> Any:  # noqa: N802
        if self.behaviour.needs_app_id and not self.seen.registered:
            return Message.new_error(message, f"{P}Error.NotAllowed", "An app id is required")
        options = message.body[0]
        token = options["session_handle_token"].value
        session = f"{PATH}/session/{message.sender[1:].replace('.', '_')}/{token}"
        self.seen.sessions.append(session)
        self._shortcuts = options["shortcuts"].value if "shortcuts" in options else []
        return self._request(message, {"session_handle": Variant("s", session)})

    def _Close(self, message: Any) -> Any:  # noqa: N802
        if message.path in self.seen.asked:
            self.seen.closed.append(message.path)
        if message.path in self.seen.sessions and self.selection:
            self.selection = []
        return ([],)

    def _BindShortcuts(self, message: Any) -> Any:  # noqa: N802
        wished = self._shortcuts if self.behaviour.is_plasma_5 else message.body[1]
        granted = [
            [name, {"description": details["description"], "trigger_description": details["preferred_trigger"]}]
            for name, details in wished
        ]
        return self._request(message, {"shortcuts": Variant("a(sa{sv})", granted)}, self.behaviour.answers)

    def _ConfigureShortcuts(self, message: Any) -> Any:  # noqa: N802
        return ([],)

    def _SelectDevices(self, message: Any) -> Any:  # noqa: N802
        token = message.body[1].get("restore_token")
        self._is_restored = token is not None and token.value in self._tokens and not self.behaviour.tokens_die
        if token is not None:
            self._tokens.discard(token.value)
        return self._request(message, {})

    def _RequestClipboard(self, message: Any) -> Any:  # noqa: N802
        self._has_clipboard = self.behaviour.clipboard_enabled
        return ([],)

    def _Start(self, message: Any) -> Any:  # noqa: N802
        if not self._is_restored:
            self.seen.dialogs += 1
            if self.behaviour.answers:
                return self._request(message, {}, self.behaviour.answers)
        token = f"token-{len(self.seen.sessions)}-{self.seen.dialogs}"
        self._tokens.add(token)
        if self._has_clipboard:
            details = {"mime_types": Variant("as", list(self.clipboard)), "session_is_owner": Variant("b", False)}
            self._loop.call_later(
                0.02, self._emit, f"{P}Clipboard", "SelectionOwnerChanged", "oa{sv}", [message.body[0], details]
            )
        results = {
            "devices": Variant("u", 1),
            "clipboard_enabled": Variant("b", self._has_clipboard),
            "restore_token": Variant("s", token),
        }
        return self._request(message, results)

    def _NotifyKeyboardKeycode(self, message: Any) -> Any:  # noqa: N802
        code, state = message.body[2:]
        self.seen.keys.append((code, state))
        if (code, state) == (V_KEY, 1) and self.behaviour.pastes:
            self._loop.call_later(0.02, self._transfer, "text/plain;charset=utf-8", self.seen.pasted)
        return ([],)

    def _SetSelection(self, message: Any) -> Any:  # noqa: N802
        self.selection = message.body[1]["mime_types"].value
        details = {"mime_types": Variant("as", self.selection), "session_is_owner": Variant("b", True)}
        self._emit(f"{P}Clipboard", "SelectionOwnerChanged", "oa{sv}", [message.body[0], details])
        if self.behaviour.reads_at_once and self.selection:
            self._transfer(self.selection[0], self.seen.watched)
        return ([],)

    def _transfer(self, mime: str, into: list[bytes]) -> None:
        """Ask for what is offered."""
        self._serial += 1
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        self._reading[self._serial] = _Read(ours, theirs, into)
        self._loop.add_reader(ours, self._read_on, self._serial)
        self._emit(f"{P}Clipboard", "SelectionTransfer", "osu", [self.seen.sessions[-1], mime, self._serial])

    def _read_on(self, serial: int) -> None:
        with suppress(BlockingIOError):
            while part := os.read(self._reading[serial].ours, 1 << 16):
                self._reading[serial].data += part

    def _SelectionWrite(self, message: Any) -> Any:  # noqa: N802
        return Message.new_method_return(message, "h", [0], [self._reading[message.body[1]].theirs])

    def _SelectionWriteDone(self, message: Any) -> Any:  # noqa: N802
        _, serial, is_success = message.body
        self._read_on(serial)
        read = self._reading[serial]
        self._drop(serial)
        if is_success:
            read.into.append(read.data)
        return ([],)

    def _drop(self, serial: int) -> None:
        read = self._reading.pop(serial)
        self._loop.remove_reader(read.ours)
        os.close(read.ours)
        os.close(read.theirs)

    def _SelectionRead(self, message: Any) -> Any:  # noqa: N802
        data = self.clipboard.get(message.body[1], b"")
        ours, theirs = os.pipe()

        def write() -> None:
            with os.fdopen(theirs, "wb") as file:
                file.write(data)

        threading.Thread(target=write, daemon=True).start()
        self._loop.call_later(0.2, os.close, ours)
        return Message.new_method_return(message, "h", [0], [ours])


@contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """A session bus for the time of the block; its address."""
    command = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
    address = f"unix:path={folder / 'bus'}"
    with subprocess.Popen((*command, f"--address={address}"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as bus:
        assert bus.stdout is not None
        try:
            yield bus.stdout.readline().decode().strip()
        finally:
            bus.terminate()
