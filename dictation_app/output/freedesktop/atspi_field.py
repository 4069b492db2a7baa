"""FieldsOnBus: what an accessible is, and what stands in it, over one connection to the accessibility bus.

Belongs to one asyncio loop. Whatever a program answers is checked before it is believed.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from dictation_app.output.field import BEFORE_CHARACTERS, Field, FieldKind, FieldText
from dictation_app.output.freedesktop.dbus import BUS, PROPERTIES, SilentError, call

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable

    from dbus_fast.aio import MessageBus

ACCESSIBLE = "org.a11y.atspi.Accessible"
_TEXT = "org.a11y.atspi.Text"

ACTIVE, EDITABLE, FOCUSED, SHOWING = (1 << bit for bit in (1, 7, 12, 25))
_PASSWORD_ROLE, _TERMINAL_ROLE = 40, 60
_ENTRY_ROLES = (61, 79)
"""Text, and entry. Paragraphs of an office document have the focus one after the other, and cells, too."""
_EMBEDDED = "\ufffc"
"""Stands in a text for something else that is inside of it; a paragraph of a web page, say."""
_PROCESS = "#"
"""Stands in no path."""
MOST = 2000
"""Accessibles looked at for the one with the focus: more is no window that somebody types into."""


@dataclass(frozen=True, slots=True)
class Place:
    """An accessible: who has it, and what they call it."""

    owner: str
    path: str

    def name(self, pid: int) -> str:
        """For others, who know nothing of it: a bus that is started again gives the same name to another process."""
        return f"{self.owner}{self.path}{_PROCESS}{pid}"

    @classmethod
    def named(cls, name: str) -> tuple[Self, int]:
        """The place, and the process that has it."""
        where, _, pid = name.rpartition(_PROCESS)
        owner, _, path = where.partition("/")
        return cls(owner, "/" + path), int(pid) if pid.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Caret:
    """Of a text: where it stands, how long that is, and what is selected."""

    caret: int
    length: int
    start: int
    end: int


class FieldsOnBus:
    """Asks programs. Of the loop."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._names: dict[str, str] = {}
        """Of owners: what the program is called."""
        self._pids: dict[str, int] = {}

    async def _describe(self, place: Place) -> Field:
        states, role, name, pid = await asyncio.gather(
            self._states(place),
            self._get(place, ACCESSIBLE, "GetRole"),
            self._name(place.owner),
            self._pid(place.owner),
        )
        is_editable = bool(states & EDITABLE)
        if role == _PASSWORD_ROLE:
            kind = FieldKind.PASSWORD
        elif role == _TERMINAL_ROLE:
            kind = FieldKind.TERMINAL
        else:
            kind = FieldKind.TEXT if is_editable else FieldKind.OTHER
        return Field(
            id=place.name(pid),
            program=name,
            pid=pid,
            kind=kind,
            is_editable=is_editable,
            is_entry=is_editable and role in _ENTRY_ROLES,
            is_focused=bool(states & FOCUSED),
            is_shown=bool(states & SHOWING),
        )

    async def _caret(self, place: Place) -> Caret | None:
        """Where it stands, and what is selected; None where that is not told, or makes no sense."""
        try:
            caret, length, selections = await asyncio.gather(
                self._number(place, "CaretOffset"),
                self._number(place, "CharacterCount"),
                self._get(place, _TEXT, "GetNSelections"),
            )
            start = end = caret
            if not isinstance(selections, int):
                return None
            if selections > 0:
                one, other = await self._pair(place, "GetSelection", "i", [0])
                start, end = min(one, other), max(one, other)
        except SilentError:
            return None
        is_sensible = 0 <= start <= end <= length and 0 <= caret <= length
        return Caret(caret, length, start, end) if is_sensible else None

    async def _around(self, place: Place, caret: Caret | None) -> FieldText | None:
        if caret is None:
            return None
        start, end = caret.start, caret.end
        first = max(0, start - BEFORE_CHARACTERS)
        before, after = await asyncio.gather(
            self._text(place, first, start), self._text(place, end, min(end + 1, caret.length))
        )
        if before is None or after is None or _EMBEDDED in before[-1:]:
            return None
        return FieldText(
            before=before.rpartition(_EMBEDDED)[2],
            after=after,
            start=start,
            selected=end - start,
            caret=caret.caret,
            length=caret.length,
        )

    async def _text(self, place: Place, start: int, end: int) -> str | None:
        if end <= start:
            return ""
        with suppress(SilentError):
            text = await self._get(place, _TEXT, "GetText", "ii", [start, end])
            if isinstance(text, str) and len(text) == end - start:
                return text
        return None

    async def _number(self, place: Place, name: str) -> int:
        value = await self._get(place, PROPERTIES, "Get", "ss", [_TEXT, name])
        number = getattr(value, "value", None)
        if not isinstance(number, int):
            raise SilentError
        return number

    async def _pair(self, place: Place, member: str, signature: str, body: list[Any]) -> tuple[int, int]:
        answer = await call(self._bus, place.owner, place.path, _TEXT, member, signature, body)
        if len(answer) < 2 or not all(isinstance(each, int) for each in answer):  # noqa: PLR2004
            raise SilentError
        return answer[0], answer[1]

    # --- asking -----------------------------------------------------------------------------------------------

    async def _pid(self, owner: str) -> int:
        if owner not in self._pids:
            if len(self._pids) > MOST:
                self._pids.clear()
            answer = await call(self._bus, *BUS, "GetConnectionUnixProcessID", "s", [owner])
            self._pids[owner] = answer[0] if answer and isinstance(answer[0], int) else 0
        return self._pids[owner]

    async def _name(self, owner: str) -> str:
        if owner not in self._names:
            root = Place(owner, "/org/a11y/atspi/accessible/root")
            name = ""
            with suppress(SilentError):
                name = getattr(await self._get(root, PROPERTIES, "Get", "ss", [ACCESSIBLE, "Name"]), "value", "")
            if len(self._names) > MOST:
                self._names.clear()
            self._names[owner] = name.lower() if isinstance(name, str) else ""
        return self._names[owner]

    async def _states(self, place: Place) -> int:
        answer = await self._get(place, ACCESSIBLE, "GetState")
        if not isinstance(answer, list) or not answer or not isinstance(answer[0], int):
            raise SilentError
        return answer[0]

    async def _children(self, place: Place) -> list[Place]:
        return places_of(await self._get(place, ACCESSIBLE, "GetChildren"))

    async def _get(
        self, place: Place, interface: str, member: str, signature: str = "", body: list[Any] | None = None
    ) -> Any:
        answer = await call(self._bus, place.owner, place.path, interface, member, signature, body)
        if not answer:
            raise SilentError
        return answer[0]


def places_of(answer: object) -> list[Place]:
    """Of an answer that should be a list of accessibles."""
    if not isinstance(answer, list):
        return []
    pairs = (each for each in answer[:MOST] if isinstance(each, list | tuple) and len(each) == 2)  # noqa: PLR2004
    return [Place(*each) for each in pairs if all(isinstance(part, str) and part for part in each)]


async def all_of(questions: Iterable[Awaitable[Any]]) -> list[Any]:
    """All answers at once; None for what was not answered."""
    answers = await asyncio.gather(*questions, return_exceptions=True)
    return [None if isinstance(each, BaseException) else each for each in answers]
