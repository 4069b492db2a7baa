"""An accessibility bus of the tests' own, with one program on it that answers, hangs, lies or goes away as told."""

from __future__ import annotations

import asyncio
import subprocess
import threading
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

from dbus_fast import Message, MessageFlag, MessageType, Variant
from dbus_fast.aio import MessageBus

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from pathlib import Path

FOCUSED, EDITABLE, ACTIVE, SHOWING = (1 << bit for bit in (12, 7, 1, 25))
ENTRY, PASSWORD, TERMINAL, FRAME = 79, 40, 60, 23
ROOT, WINDOW, FIELD = "/org/a11y/atspi/accessible/root", "/org/a11y/atspi/accessible/1", "/org/a11y/atspi/accessible/2"
CALL = MessageType.METHOD_CALL


class PrivateBus:
    """A D-Bus daemon; a context manager."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self._process = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1", f"--address={self.address}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


class Program:
    """Launcher, registry and a program with a window and a text field in it; a thread of its own."""

    def __init__(self, address: str, *, is_launcher: bool = True) -> None:
        self.text = ""
        self.caret = 0
        self.selection: tuple[int, int] | None = None
        self.role = ENTRY
        self.states = FOCUSED | EDITABLE | SHOWING
        self.is_silent = False
        """It gets what it is asked, and answers nothing."""
        self.answers: dict[str, tuple[str, list[Any]]] = {}
        """By member: what it answers instead of the truth."""
        self.asked: list[str] = []
        self.registered: list[str] = []
        self.is_enabled = False
        self.has_collections = True
        self.toolkit = "gtk"
        """How it counts the length of text that it is to put in: ``gtk`` in bytes, ``Qt`` in UTF-16 units."""
        self.interfaces = ["org.a11y.atspi.Accessible", "org.a11y.atspi.Text", "org.a11y.atspi.EditableText"]
        self.moves_caret = True
        """With text that is put in at it."""
        self.obeys = True
        """Puts in, and takes out, what it is told to."""
        self._address = address
        self._is_launcher = is_launcher
        self._ready: Future[None] = Future()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._live()))
        self._thread.start()
        self._ready.result(5)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._bus = await MessageBus(bus_address=self._address).connect()
        self.name = str(self._bus.unique_name)
        self._bus.add_message_handler(self._answer)
        if self._is_launcher:
            # Who waits for the launcher asks the registry at once.
            await self._bus.request_name("org.a11y.atspi.Registry")
            await self._bus.request_name("org.a11y.Bus")
        self._ready.set_result(None)
        with suppress(Exception):
            await self._bus.wait_for_disconnect()

    def end(self) -> None:
        """It goes away."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._bus.disconnect)
        self._thread.join(5)

    def focus(self, path: str = FIELD, *, gained: bool = True) -> None:
        self._emit(path, "org.a11y.atspi.Event.Object", "StateChanged", "focused", int(gained))

    def activate(self, path: str = WINDOW, *, gained: bool = True) -> None:
        self._emit(path, "org.a11y.atspi.Event.Window", "Activate" if gained else "Deactivate", "", 0)

    def register(self) -> None:
        """The registry tells of one more program."""
        body = ["add", 0, 0, Variant("(so)", [self.name, ROOT]), {}]
        self._send(Message.new_signal(ROOT, "org.a11y.atspi.Event.Object", "ChildrenChanged", "siiva{sv}", body))

    def emit_rubbish(self) -> None:
        """Signals with a body that no toolkit sends."""
        for signature, body in (("", []), ("s", ["focused"]), ("su", ["focused", 7]), ("au", [[1, 2]])):
            self._send(Message.new_signal(FIELD, "org.a11y.atspi.Event.Object", "StateChanged", signature, body))

    def _emit(self, path: str, interface: str, member: str, detail: str, value: int) -> None:
        body = [detail, value, 0, Variant("i", 0), {}]
        self._send(Message.new_signal(path, interface, member, "siiva{sv}", body))

    def _send(self, message: Message) -> None:
        async def send() -> None:
            await self._bus.send(message)

        self._run(send())

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(5)

    def _answer(self, message: Message) -> Message | bool:
        member = message.member
        if message.message_type is not CALL or message.flags & MessageFlag.NO_REPLY_EXPECTED:
            return False
        if message.interface == "org.freedesktop.DBus.Properties":
            member = str(message.body[1])
            if message.member == "Set":
                self.is_enabled = bool(message.body[2].value)
                return Message.new_method_return(message)
        self.asked.append(str(member))
        if self.is_silent and message.interface != "org.a11y.Bus" and member != "RegisterEvent":
            return True  # handled: without an answer
        answer = self.answers.get(str(member)) or self._truth(str(member), message)
        if answer is None:
            return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "")
        return Message.new_method_return(message, *answer)

    def _truth(self, member: str, message: Message) -> tuple[str, list[Any]] | None:
        body = message.body
        if member == "RegisterEvent":
            self.registered.append(str(body[0]))
            return "", []
        inside = ROOT if message.destination == "org.a11y.atspi.Registry" else WINDOW
        below = {ROOT: [[self.name, inside]], WINDOW: [[self.name, FIELD]], FIELD: []}
        states = {ROOT: SHOWING, WINDOW: ACTIVE | SHOWING, FIELD: self.states}
        matches = [[self.name, FIELD]] if self.states & FOCUSED else []
        truths: dict[str, tuple[str, list[Any]]] = {
            "GetAddress": ("s", [self._address]),
            "GetChildren": ("a(so)", [below.get(str(message.path), [])]),
            "GetState": ("au", [[states.get(str(message.path), 0), 0]]),
            "GetRole": ("u", [self.role if message.path == FIELD else FRAME]),
            "Name": ("v", [Variant("s", "Letters")]),
            "ToolkitName": ("v", [Variant("s", self.toolkit)]),
            "GetInterfaces": ("as", [self.interfaces]),
            "CaretOffset": ("v", [Variant("i", self.caret)]),
            "CharacterCount": ("v", [Variant("i", len(self.text))]),
            "GetNSelections": ("i", [0 if self.selection is None else 1]),
            "GetSelection": ("ii", list(self.selection or (0, 0))),
        }
        if member == "GrabFocus":
            self.states |= FOCUSED if self.obeys else 0
            return "b", [self.obeys]
        doers = {"InsertText": self._insert, "DeleteText": self._delete, "SetCaretOffset": self._put_caret}
        if member in doers:
            return "b", [doers[member](*body)]
        if member == "GetText":
            return "s", [self.text[body[0] : body[1]]]
        if member == "GetMatches":
            return ("a(so)", [matches]) if self.has_collections else None
        return truths.get(member)

    def _insert(self, start: int, text: str, length: int) -> bool:
        if self.obeys:
            encoding = "utf-8" if self.toolkit == "gtk" else "utf-16-le"
            data, size = text.encode(encoding), length if self.toolkit == "gtk" else 2 * length
            text = data[:size].ljust(size, b"#").decode(encoding, "replace")
            self.text = self.text[:start] + text + self.text[start:]
            self.caret += len(text) if self.moves_caret else 0
        return self.obeys

    def _put_caret(self, offset: int) -> bool:
        self.caret = offset
        return True

    def _delete(self, start: int, end: int) -> bool:
        if self.obeys:
            self.text = self.text[:start] + self.text[end:]
            self.caret = len(self.text)
        return self.obeys
