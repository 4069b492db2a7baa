"""One call over D-Bus, that ends in time and raises one error. dbus-fast is loaded when the first is made."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
PROPERTIES = "org.freedesktop.DBus.Properties"
CALL_S = 1.0
"""Nobody waits for these calls; they only must not stay for ever."""


class SilentError(Exception):
    """No answer, or none that makes sense."""


async def call(
    bus: MessageBus,
    owner: str,
    path: str,
    interface: str,
    member: str,
    signature: str = "",
    body: list[Any] | None = None,
) -> list[Any]:
    """The body of the answer; `SilentError` where there is none."""
    from dbus_fast import Message, MessageType  # noqa: PLC0415
    from dbus_fast.errors import DBusFastError  # noqa: PLC0415

    if not bus.connected:
        raise SilentError
    try:
        message = Message(
            destination=owner, path=path, interface=interface, member=member, signature=signature, body=body or []
        )
        answer = await asyncio.wait_for(bus.call(message), CALL_S)
    except (DBusFastError, OSError, EOFError, ValueError) as exc:
        raise SilentError from exc
    if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
        raise SilentError
    return list(answer.body)
