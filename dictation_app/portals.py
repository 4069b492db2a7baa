"""Portals: what a Wayland desktop grants a program when the user agrees, asked over the session bus.

A portal answers twice: at once with a handle, then, perhaps after a dialog, with a signal from that handle, for which
one must listen before asking. Everything happens on a thread with an event loop of its own; the bus library (dbus-fast,
as Qt's cannot send these types) is loaded when a portal is used.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import threading
import time
from concurrent.futures import wait
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from dbus_fast import InvalidAddressError, Message, MessageFlag, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.errors import DBusFastError
from dbus_fast.validators import is_object_path_valid

from dictation_app import paths
from dictation_app.autostart import write_menu_entry
from dictation_app.errors import UserError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

log = logging.getLogger(__name__)

T = TypeVar("T")

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
_PREFIX = "org.freedesktop.portal."
_SESSION = "org.freedesktop.portal.Session"
_REQUEST = "org.freedesktop.portal.Request"
_REGISTRY = "org.freedesktop.host.portal.Registry"
_BUS, _BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"

CALL_S = 3.0
"""For what asks nobody."""
ASK_S = 120.0
"""For what may open a dialog."""
_WITHDRAW_S = 0.5
_TURN_S = 0.05
_NO = 1
_RESTART_S = 0.5
"""After the portal has gone: so long it may take to come back by itself."""


class PortalError(UserError):
    """The portal is not there, or does not do it."""


class PortalRefusedError(PortalError):
    """The user, or the desktop for him, said no."""


class Portal:
    """One connection to the desktop's portals. Its coroutines run on its own thread; the rest is called from outside.

    `on_signal` gets the signals of portals and sessions: the interface without its beginning, the name, the arguments.
    `on_restart` is awaited when another portal process has taken over and knows nothing, or none has. Both on the
    thread.
    """

    def __init__(
        self,
        on_signal: Callable[[str, str, list[Any]], None],
        on_restart: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        self._on_signal = on_signal
        self._on_restart = on_restart
        self._responses: dict[str, asyncio.Future[tuple[int, dict[str, Variant]]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._bus: MessageBus | None = None
        self._owner = ""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="portal", daemon=True)
        self._thread.start()

    def run(
        self,
        coroutine: Coroutine[Any, Any, T],
        timeout_s: float = CALL_S * 3,
        is_given_up: Callable[[], bool] = lambda: False,
    ) -> T:
        """Have it done on the thread, and wait for it.

        Raise `PortalError` where that takes too long, or is given up.
        """
        if not self._thread.is_alive():
            coroutine.close()
            raise PortalError(say("The connection to the desktop is lost."))
        future = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        until_s = time.monotonic() + timeout_s
        while not wait([future], min(_TURN_S, timeout_s)).done:
            if time.monotonic() > until_s or is_given_up():
                future.cancel()
                raise PortalError(say("The desktop does not answer."))
        try:
            return future.result()
        except TimeoutError as exc:
            raise PortalError(say("The desktop does not answer.")) from exc

    def later(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Have it done on the thread; it must tell by itself what goes wrong."""
        self._loop.call_soon_threadsafe(self._begin, coroutine)

    def close(self) -> None:
        """End the connection, and with it all sessions, and the thread; harmless where it has ended."""
        if not self._thread.is_alive():
            return
        with suppress(PortalError):
            self.run(self._disconnect())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CALL_S)
        if not self._thread.is_alive():
            self._loop.close()

    # --- on the thread ------------------------------------------------------------------------------------------------

    async def connect(self) -> None:
        """Connect, and tell the portal which app this is; raise `PortalError` where there is no portal."""
        try:
            self._bus = await asyncio.wait_for(MessageBus(negotiate_unix_fd=True).connect(), CALL_S)
        except (OSError, EOFError, DBusFastError, InvalidAddressError, TimeoutError, ValueError) as exc:
            raise PortalError(say("There is no session bus, over which the desktop is asked.")) from exc
        self._bus.add_message_handler(self._on_message)
        for rule in (
            f"type='signal',sender='{NAME}'",
            f"type='signal',sender='{_BUS}',member='NameOwnerChanged',arg0='{NAME}'",
        ):
            await self._ask_bus("AddMatch", rule)
        if not (await self._ask_bus("NameHasOwner", NAME))[0]:
            await self._ask_bus("StartServiceByName", NAME, 0)
        self._owner = (await self._ask_bus("GetNameOwner", NAME))[0]
        await self.register()

    async def register(self) -> None:
        """Say which app this is: once for each connection and portal process, before anything else."""
        try:
            write_menu_entry(str(paths.resource("icons/app.svg")))
        except (OSError, UserError):
            log.info("The app's entry for the desktop cannot be written.")
        try:
            await self.call(_REGISTRY, "Register", "sa{sv}", [paths.DESKTOP_ID, {}])
        except PortalError:
            log.info("The portal takes no app ids.")  # before 1.20, or this one is in a sandbox, which has one

    async def call(self, interface: str, member: str, signature: str, body: list[Any], returns: str = "") -> Message:
        """Call a portal; `interface` may be without its usual beginning. Raise `PortalError`, also for nonsense."""
        if self._bus is None or not self._bus.connected:
            raise PortalError(say("The connection to the desktop is lost."))
        message = Message(
            destination=NAME,
            path=PATH,
            interface=interface if "." in interface else _PREFIX + interface,
            member=member,
            signature=signature,
            body=body,
        )
        try:
            reply = await asyncio.wait_for(self._bus.call(message), CALL_S)
        except (TimeoutError, OSError, EOFError, DBusFastError) as exc:
            raise PortalError(say("The desktop does not answer.")) from exc
        if reply is None or reply.message_type is MessageType.ERROR:
            name = "" if reply is None else reply.error_name
            log.info("%s.%s is refused: %s", interface, member, name)
            raise PortalError(say("The desktop does not offer this."))
        if reply.signature != returns:
            raise _nonsense()
        return reply

    async def version(self, interface: str) -> int:
        """Of a portal; raise `PortalError` where this desktop has none."""
        body = [_PREFIX + interface, "version"]
        reply = await self.call("org.freedesktop.DBus.Properties", "Get", "ss", body, "v")
        found = reply.body[0].value
        return found if isinstance(found, int) else 0

    async def ask(
        self, interface: str, member: str, signature: str, body: list[Any], options: dict[str, Variant]
    ) -> dict[str, Any]:
        """Call what answers by a signal, perhaps after a dialog; the options are its last argument."""
        assert self._bus is not None  # noqa: S101  # connected before anything is asked
        token = f"dictation{secrets.token_hex(8)}"
        sender = str(self._bus.unique_name).removeprefix(":").replace(".", "_")
        handle = f"{PATH}/request/{sender}/{token}"
        answer: asyncio.Future[tuple[int, dict[str, Variant]]] = self._loop.create_future()
        self._responses[handle] = answer
        try:
            whole = [*body, {**options, "handle_token": Variant("s", token)}]
            reply = await self.call(interface, member, signature, whole, "o")
            handle = reply.body[0]  # portals before 0.9 chose it themselves
            self._responses[handle] = answer
            code, results = await asyncio.wait_for(answer, ASK_S)
        except TimeoutError as exc:
            await self._withdraw(handle)
            raise PortalRefusedError(say("The desktop's question was not answered.")) from exc
        except asyncio.CancelledError:
            await self._withdraw(handle)
            raise
        finally:
            self._responses = {path: each for path, each in self._responses.items() if each is not answer}
        if code:
            raise PortalRefusedError(say("The desktop's question was answered with no."))
        return {name: value.value for name, value in results.items()}

    async def _withdraw(self, request: str) -> None:
        """Have the dialog of a question disappear that nobody waits for any more."""
        if self._bus is not None and self._bus.connected:
            message = Message(
                destination=NAME,
                path=request,
                interface=_REQUEST,
                member="Close",
                flags=MessageFlag.NO_REPLY_EXPECTED,
            )
            with suppress(TimeoutError, OSError, EOFError, DBusFastError):
                await asyncio.wait_for(self._bus.send(message), _WITHDRAW_S)

    async def open_session(self, interface: str, **more: Variant) -> str:
        """Make a session of this portal; returns its path."""
        options = {"session_handle_token": Variant("s", f"dictation{secrets.token_hex(8)}"), **more}
        session = (await self.ask(interface, "CreateSession", "a{sv}", [], options)).get("session_handle")
        if not isinstance(session, str) or not is_object_path_valid(session):
            raise _nonsense()
        return session

    async def close_session(self, session: str) -> None:
        """End a session; harmless where it has ended."""
        if self._bus is not None and self._bus.connected:
            message = Message(destination=NAME, path=session, interface=_SESSION, member="Close")
            with suppress(TimeoutError, OSError, EOFError, DBusFastError):
                await asyncio.wait_for(self._bus.call(message), CALL_S)

    async def _ask_bus(self, member: str, *body: str | int) -> list[Any]:
        assert self._bus is not None  # noqa: S101  # by `connect`
        signature = "".join("s" if isinstance(each, str) else "u" for each in body)
        message = Message(
            destination=_BUS, path=_BUS_PATH, interface=_BUS, member=member, signature=signature, body=list(body)
        )
        try:
            reply = await asyncio.wait_for(self._bus.call(message), CALL_S)
        except (TimeoutError, OSError, EOFError, DBusFastError) as exc:
            raise PortalError(say("The desktop does not answer.")) from exc
        if reply is None or reply.message_type is MessageType.ERROR:
            raise PortalError(say("This desktop has no portal, which programs ask for leave."))
        return reply.body

    def _on_message(self, message: Message) -> None:
        if message.message_type is not MessageType.SIGNAL:
            return
        if message.member == "NameOwnerChanged" and message.sender == _BUS and message.body[0] == NAME:
            self._on_owner(message.body[2])
        elif message.sender != self._owner:
            return
        elif message.member == "Response" and message.path in self._responses:
            answer = self._responses[message.path]
            if not answer.done():
                answer.set_result((message.body[0], message.body[1]) if message.signature == "ua{sv}" else (_NO, {}))
        elif message.member == "Closed" and message.interface == _SESSION:
            self._on_signal("Session", "Closed", [message.path])
        else:
            self._on_signal(str(message.interface).removeprefix(_PREFIX), str(message.member), message.body)

    def _on_owner(self, owner: str) -> None:
        former, self._owner = self._owner, owner
        if former == owner:
            return
        for answer in self._responses.values():
            if not answer.done():
                answer.set_result((_NO, {}))  # who should answer has gone
        for task in self._tasks:
            task.cancel()
        self._begin(self._set_up_again(owner))

    async def _set_up_again(self, owner: str) -> None:
        if not owner:
            await asyncio.sleep(_RESTART_S)
            try:
                await self._ask_bus("StartServiceByName", NAME, 0)  # its new owner is told
            except PortalError:
                await self._on_restart()  # who asks now hears that there is none
            return
        await self.register()
        await self._on_restart()

    def _begin(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _disconnect(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        if others:
            await asyncio.wait(others, timeout=_WITHDRAW_S)  # dialogs disappear before the connection does
        if self._bus is not None and self._bus.connected:
            self._bus.disconnect()
        await asyncio.gather(*others, return_exceptions=True)


def _nonsense() -> PortalError:
    return PortalError(say("The desktop's answer makes no sense."))
