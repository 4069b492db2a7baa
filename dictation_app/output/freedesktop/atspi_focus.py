"""FocusOnBus: which accessible has the focus, and what it is, over one connection to the accessibility bus.

Belongs to one asyncio loop. Whatever a program answers is checked before it is believed; a program that does not
answer in time is left alone for a while.
"""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from dictation_app.output.field import BEFORE_CHARACTERS, LIMIT_S, Field, FieldKind, FieldText
from dictation_app.output.freedesktop import atspi_writing
from dictation_app.output.freedesktop.dbus import BUS, PROPERTIES, SilentError, call
from dictation_app.output.freedesktop.focus_record import FocusRecord

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine, Iterable

    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

T = TypeVar("T")

_REGISTRY = "org.a11y.atspi.Registry"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_TEXT = "org.a11y.atspi.Text"
_COLLECTION = "org.a11y.atspi.Collection"
_MEMBERS = frozenset(("StateChanged", "Activate", "Deactivate", "ChildrenChanged"))
_EVENTS = ("object:state-changed:focused", "window:activate", "window:deactivate")
_RULES = (
    "type='signal',interface='org.a11y.atspi.Event.Object',member='StateChanged',arg0='focused'",
    "type='signal',interface='org.a11y.atspi.Event.Window',member='Activate'",
    "type='signal',interface='org.a11y.atspi.Event.Window',member='Deactivate'",
    f"type='signal',sender='{_REGISTRY}',interface='org.a11y.atspi.Event.Object',member='ChildrenChanged'",
)

_ACTIVE, _EDITABLE, _FOCUSED, _SHOWING = (1 << bit for bit in (1, 7, 12, 25))
_PASSWORD_ROLE, _TERMINAL_ROLE = 40, 60
_ENTRY_ROLES = (61, 79)
"""Text, and entry. Paragraphs of an office document have the focus one after the other, and cells, too."""
_EMBEDDED = "\ufffc"
"""Stands in a text for something else that is inside of it; a paragraph of a web page, say."""

_NEW_PROGRAM_S = (0.3, 1.0, 3.0)
"""A program that starts hears a moment later that somebody listens, and its first window has the focus by then."""
_AHEAD_S = 10.0
"""What was read so long before is read anew."""
_SEARCH_S = 2.0
_SEARCHED = 2000
"""Accessibles looked at for the one with the focus: more is no window that somebody types into."""
_LEFT_ALONE_S, _LONGEST_ALONE_S = 1.0, 60.0
"""A program that did not answer in time is not asked for so long; twice as long after each further time."""


@dataclass(frozen=True, slots=True)
class Place:
    """An accessible: who has it, and what they call it."""

    owner: str
    path: str


@dataclass(frozen=True, slots=True)
class _Caret:
    """Of a text: where it stands, how long that is, and what is selected."""

    caret: int
    length: int
    start: int
    end: int


class FocusOnBus:
    """What is known of the focus, by one connection to the accessibility bus. Of the loop."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._known: Field | None = None
        self.record = FocusRecord()
        self._ahead: tuple[Field | None, float] = (None, 0.0)
        """What was read before it was asked for, and when."""
        self._window: Place | None = None
        self._focus: Place | None = None
        self._names: dict[str, str] = {}
        """Of owners: what the program is called."""
        self._pids: dict[str, int] = {}
        self._silent: dict[str, tuple[float, float]] = {}
        """Of owners that did not answer: until when they are left alone, and how long that is."""
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Listen, and look where the focus is already."""
        self._bus.add_message_handler(self._on_message)
        for rule in _RULES:
            await call(self._bus, *BUS, "AddMatch", "s", [rule])
        for event in _EVENTS:
            await call(self._bus, _REGISTRY, "/org/a11y/atspi/registry", _REGISTRY, "RegisterEvent", "s", [event])
        self._begin(self._search(None))

    # --- who has the focus ------------------------------------------------------------------------------------

    def _on_message(self, message: Message) -> None:
        if not message.sender or not message.path or message.member not in _MEMBERS:
            return
        place, member, body = Place(message.sender, message.path), str(message.member), message.body
        if place.owner in self._pids:
            self._take(place, member, body)
        else:
            self._begin(self._take_from_new(place, member, body))

    async def _take_from_new(self, place: Place, member: str, body: list[Any]) -> None:
        await self._pid(place.owner)
        self._take(place, member, body)

    def _take(self, place: Place, member: str, body: list[Any]) -> None:
        if self._pids.get(place.owner) == os.getpid():
            return  # the app knows better about itself, and tells it late while it works
        if member == "ChildrenChanged" and body and body[0] == "add":
            self._begin(self._search_for_new())
        elif member == "Activate":
            if place != self._window and self._known is None:
                self.record.note(None, time.monotonic())
            self._window = place
            self._begin(self._search(place))
        elif member == "Deactivate":
            # It may come after the news of the next window.
            if place == self._window:
                self._window = None
                self._lose()
        elif member == "StateChanged" and len(body) > 1 and body[0] == "focused":
            if body[1]:
                self._use(place)
            elif self._focus == place:
                self._lose()

    def _lose(self) -> None:
        if self._known is not None:
            self.record.note_loss(self._known, time.monotonic())
        self._focus = self._known = None

    def _use(self, place: Place) -> None:
        self._focus, self._known = place, None
        self.record.note(None, time.monotonic())
        self._begin(self._learn(place))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(_quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _learn(self, place: Place) -> None:
        """What kind of field it is, before anybody asks."""
        try:
            field = await self._describe(place)
        except SilentError:
            return
        if self._focus == place and field.is_focused:
            self._learnt(field)

    def _learnt(self, field: Field) -> Field:
        """It has the focus; returns it with since when."""
        before, now_s = self._known, time.monotonic()
        since_s = before.since_s if before is not None and before.id == field.id else now_s
        field = replace(field, since_s=since_s)
        if field != before:
            self._known = field
            self.record.note(field, now_s)
        return field

    async def _search_for_new(self) -> None:
        for pause_s in _NEW_PROGRAM_S:
            await asyncio.sleep(pause_s)
            if self._focus is None:
                with suppress(SilentError):
                    await self._search(None)

    async def _search(self, window: Place | None) -> None:
        """Find the focus in a window that came to the front, or, at the beginning, in whichever is there."""
        if window is not None:
            await asyncio.sleep(LIMIT_S)  # most programs tell it by themselves
            windows = [window]
        else:
            windows = await self._active_windows()
        for each in windows:
            if self._focus is not None and (window is None or self._focus.owner == window.owner):
                return
            found = await self._focused_in(each)
            if found is not None:
                self._window = each
                self._use(found)
                return

    async def _active_windows(self) -> list[Place]:
        desktop = Place(_REGISTRY, "/org/a11y/atspi/accessible/root")
        programs = await self._children(desktop)
        pids = await _all(self._pid(program.owner) for program in programs)
        programs = [each for each, pid in zip(programs, pids, strict=True) if pid != os.getpid()]
        windows = [each for some in await _all(self._children(program) for program in programs) for each in some or ()]
        states = await _all(self._states(each) for each in windows)
        return [each for each, bits in zip(windows, states, strict=True) if bits and bits & _ACTIVE]

    async def _focused_in(self, window: Place) -> Place | None:
        rule = [[_FOCUSED & 0xFFFFFFFF, 0], 1, {}, 1, [0, 0, 0, 0], 1, [], 1, False]
        with suppress(SilentError):  # Qt has no collections
            found = _places(
                await self._get(window, _COLLECTION, "GetMatches", "(aiia{ss}iaiiasib)uib", [rule, 1, 1, True])
            )
            if found:
                return found[0]
        seen, level, until_s = 0, [window], time.monotonic() + _SEARCH_S
        while level and seen < _SEARCHED and time.monotonic() < until_s:
            seen += len(level)
            states = await _all(self._states(each) for each in level)
            focused = [each for each, bits in zip(level, states, strict=True) if bits and bits & _FOCUSED]
            shown = [each for each, bits in zip(level, states, strict=True) if bits and bits & (_SHOWING | _ACTIVE)]
            below = await _all(self._children(each) for each in (focused or shown))
            if focused and not any(below):
                return focused[0]
            level = [each for some in below for each in some or ()]
            if focused:
                return await self._innermost(focused[0], level)
        return None

    async def _innermost(self, outer: Place, inside: list[Place]) -> Place:
        """A field inside of one that has the focus (a combo box) is the one that is typed into."""
        states = await _all(self._states(each) for each in inside[:_SEARCHED])
        return next((e for e, bits in zip(inside, states, strict=False) if bits and bits & _FOCUSED), outer)

    # --- reading ----------------------------------------------------------------------------------------------

    async def read(self) -> Field | None:
        """The field with the focus, with its text."""
        place = self._focus
        return None if place is None else await self._in_time(place.owner, self._read(place))

    async def read_ahead(self) -> None:
        """Read it now, and have less to ask when it is read."""
        place = self._focus
        if place is not None and time.monotonic() >= self._silent.get(place.owner, (0.0, 0.0))[0]:
            self._ahead = (None, 0.0)
            with suppress(SilentError):
                self._ahead = (await self._read(place), time.monotonic())

    async def read_at(self, place: Place) -> Field | None:
        """A field with its text, whatever has the focus."""
        return await self._in_time(place.owner, self._read_at(place))

    async def _read_at(self, place: Place) -> Field:
        field, is_writable = await asyncio.gather(
            self._describe(place), atspi_writing.can_write(self._bus, place.owner, place.path)
        )
        if field.is_password:
            return field
        caret = await self._caret(place)
        return replace(field, is_writable=is_writable, text=await self._around(place, caret))

    async def text_between(self, place: Place, start: int, end: int) -> str | None:
        """What stands there; None where it is not told, or not all of it."""
        return await self._in_time(place.owner, self._text(place, start, end))

    async def insert(self, place: Place, start: int, text: str) -> bool:
        """Whether it was put in there."""
        work = atspi_writing.insert(self._bus, place.owner, place.path, start, text)
        return bool(await self._in_time(place.owner, work))

    async def delete(self, place: Place, start: int, end: int) -> bool:
        """Whether it was taken out there."""
        work = atspi_writing.delete(self._bus, place.owner, place.path, start, end)
        return bool(await self._in_time(place.owner, work))

    async def _in_time(self, owner: str, question: Coroutine[Any, Any, T]) -> T | None:
        """Whoever asks gives up by cancelling; the program is not asked again soon."""
        until_s, alone_s = self._silent.get(owner, (0.0, 0.0))
        if time.monotonic() < until_s:
            question.close()
            return None
        try:
            answer = await question
        except asyncio.CancelledError:
            alone_s = min(2 * alone_s, _LONGEST_ALONE_S) or _LEFT_ALONE_S
            self._silent[owner] = (time.monotonic() + alone_s, alone_s)
            raise
        self._silent.pop(owner, None)
        return answer

    async def _read(self, place: Place) -> Field | None:
        ahead, read_at_s = self._ahead
        self._ahead = (None, 0.0)
        field, caret = await asyncio.gather(self._describe(place), self._caret(place))
        if self._focus != place:
            return None
        if not field.is_focused:
            raise SilentError
        field = self._learnt(field)
        if field.is_password:
            return field
        is_recent = time.monotonic() - read_at_s < _AHEAD_S
        if is_recent and ahead is not None and ahead.id == field.id and ahead.text is not None:
            text = ahead.text
            if caret == _Caret(text.caret, text.length, text.start, text.start + text.selected):
                return replace(field, text=text)
        return replace(field, text=await self._around(place, caret))

    async def _describe(self, place: Place) -> Field:
        states, role, name, pid = await asyncio.gather(
            self._states(place),
            self._get(place, _ACCESSIBLE, "GetRole"),
            self._name(place.owner),
            self._pid(place.owner),
        )
        is_editable = bool(states & _EDITABLE)
        if role == _PASSWORD_ROLE:
            kind = FieldKind.PASSWORD
        elif role == _TERMINAL_ROLE:
            kind = FieldKind.TERMINAL
        else:
            kind = FieldKind.TEXT if is_editable else FieldKind.OTHER
        return Field(
            id=place.owner + place.path,
            program=name,
            pid=pid,
            kind=kind,
            is_editable=is_editable,
            is_entry=is_editable and role in _ENTRY_ROLES,
            is_focused=bool(states & _FOCUSED),
            is_shown=bool(states & _SHOWING),
        )

    async def _caret(self, place: Place) -> _Caret | None:
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
        return _Caret(caret, length, start, end) if is_sensible else None

    async def _around(self, place: Place, caret: _Caret | None) -> FieldText | None:
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
            if len(self._pids) > _SEARCHED:
                self._pids.clear()
            answer = await call(self._bus, *BUS, "GetConnectionUnixProcessID", "s", [owner])
            self._pids[owner] = answer[0] if answer and isinstance(answer[0], int) else 0
        return self._pids[owner]

    async def _name(self, owner: str) -> str:
        if owner not in self._names:
            root = Place(owner, "/org/a11y/atspi/accessible/root")
            name = ""
            with suppress(SilentError):
                name = getattr(await self._get(root, PROPERTIES, "Get", "ss", [_ACCESSIBLE, "Name"]), "value", "")
            if len(self._names) > _SEARCHED:
                self._names.clear()
            self._names[owner] = name.lower() if isinstance(name, str) else ""
        return self._names[owner]

    async def _states(self, place: Place) -> int:
        answer = await self._get(place, _ACCESSIBLE, "GetState")
        if not isinstance(answer, list) or not answer or not isinstance(answer[0], int):
            raise SilentError
        return answer[0]

    async def _children(self, place: Place) -> list[Place]:
        return _places(await self._get(place, _ACCESSIBLE, "GetChildren"))

    async def _get(
        self, place: Place, interface: str, member: str, signature: str = "", body: list[Any] | None = None
    ) -> Any:
        answer = await call(self._bus, place.owner, place.path, interface, member, signature, body)
        if not answer:
            raise SilentError
        return answer[0]


def _places(answer: object) -> list[Place]:
    """Of an answer that should be a list of accessibles."""
    if not isinstance(answer, list):
        return []
    pairs = (each for each in answer[:_SEARCHED] if isinstance(each, list | tuple) and len(each) == 2)  # noqa: PLR2004
    return [Place(*each) for each in pairs if all(isinstance(part, str) and part for part in each)]


async def _all(questions: Iterable[Awaitable[Any]]) -> list[Any]:
    """All answers at once; None for what was not answered."""
    answers = await asyncio.gather(*questions, return_exceptions=True)
    return [None if isinstance(each, BaseException) else each for each in answers]


async def _quietly(work: Coroutine[Any, Any, None]) -> None:
    with suppress(SilentError):
        await work
