"""Putting text into a field and taking it out by AT-SPI, without keys and without the focus.

Programs disagree on how long a text is: GTK counts the bytes of its UTF-8, Qt its UTF-16 units, and where that is too
many Qt puts in what happens to be in memory behind the text. So it is done only where it is known which is meant.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from dictation_app.output.freedesktop.dbus import PROPERTIES, SilentError, call

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

_EDITABLE_TEXT = "org.a11y.atspi.EditableText"
_ROOT = "/org/a11y/atspi/accessible/root"
_MULTI_LINE = 1 << 17

_GTK, _QT = "gtk", "qt"
"""What a program says it was made with, in lower case."""
_LAST_OF_ONE_UNIT = "\uffff"


async def _toolkit(bus: MessageBus, owner: str) -> str:
    answer = await call(bus, owner, _ROOT, PROPERTIES, "Get", "ss", ["org.a11y.atspi.Application", "ToolkitName"])
    name = getattr(answer[0] if answer else None, "value", "")
    return name.lower() if isinstance(name, str) else ""


async def can_write(bus: MessageBus, owner: str, path: str) -> bool:
    """Whether text can be put in there."""
    with suppress(SilentError):
        interfaces = (await call(bus, owner, path, "org.a11y.atspi.Accessible", "GetInterfaces"))[:1]
        if interfaces and isinstance(interfaces[0], list) and _EDITABLE_TEXT in interfaces[0]:
            return await _toolkit(bus, owner) in (_GTK, _QT)
    return False


async def insert(bus: MessageBus, owner: str, path: str, start: int, text: str) -> bool:
    """Put it in there, and the caret behind it; whether the program says so."""
    length = _length(text, await _toolkit(bus, owner))
    if length is None or not await _takes_lines(bus, owner, path, text):
        return False
    answer = await call(bus, owner, path, _EDITABLE_TEXT, "InsertText", "isi", [start, text, length])
    await _put_caret(bus, owner, path, start + len(text))
    return answer[:1] == [True]


def _length(text: str, toolkit: str) -> int | None:
    """As the toolkit counts it; None where that is not known, or where it would count the text otherwise afterwards."""
    if toolkit == _GTK:
        return len(text.encode())
    return len(text) if toolkit == _QT and max(text, default="") <= _LAST_OF_ONE_UNIT else None


async def delete(bus: MessageBus, owner: str, path: str, start: int, end: int) -> bool:
    """Take it out there, and have the caret where it stood; whether the program says so."""
    answer = await call(bus, owner, path, _EDITABLE_TEXT, "DeleteText", "ii", [start, end])
    await _put_caret(bus, owner, path, start)
    return answer[:1] == [True]


async def _takes_lines(bus: MessageBus, owner: str, path: str, text: str) -> bool:
    if "\n" not in text:
        return True
    answer = await call(bus, owner, path, "org.a11y.atspi.Accessible", "GetState")
    states = answer[0][0] if answer and isinstance(answer[0], list) and answer[0] else 0
    return isinstance(states, int) and bool(states & _MULTI_LINE)


async def _put_caret(bus: MessageBus, owner: str, path: str, offset: int) -> None:
    """Some leave it before what was put in."""
    with suppress(SilentError):
        await call(bus, owner, path, "org.a11y.atspi.Text", "SetCaretOffset", "i", [offset])
