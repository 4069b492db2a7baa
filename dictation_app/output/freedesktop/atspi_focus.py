"""FocusOnBus: which accessible has the focus, and what it is, over one connection to the accessibility bus.

Belongs to one asyncio loop. Whatever a program answers is checked before it is believed; a program that does not
answer in time is left alone for a while.
"""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from dictation_app.output.field import LIMIT_S, Field
from dictation_app.output.freedesktop import atspi_writing
from dictation_app.output.freedesktop.atspi_field import (
    ACTIVE,
    EDITABLE,
    FOCUSED,
    MOST,
    SHOWING,
    Caret,
    FieldsOnBus,
    Place,
    all_of,
    places_of,
)
from dictation_app.output.freedesktop.dbus import BUS, SilentError, call
from dictation_app.output.freedesktop.focus_record import FocusRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

T = TypeVar("T")

_REGISTRY = "org.a11y.atspi.Registry"
_COLLECTION = "org.a11y.atspi.Collection"
_COMPONENT = "org.a11y.atspi.Component"
_MEMBERS = frozenset(("StateChanged", "Activate", "Deactivate", "ChildrenChanged"))
_EVENTS = ("object:state-changed:focused", "window:activate", "window:deactivate")
_RULES = (
    "type='signal',interface='org.a11y.atspi.Event.Object',member='StateChanged',arg0='focused'",
    "type='signal',interface='org.a11y.atspi.Event.Window',member='Activate'",
    "type='signal',interface='org.a11y.atspi.Event.Window',member='Deactivate'",
    f"type='signal',sender='{_REGISTRY}',interface='org.a11y.atspi.Event.Object',member='ChildrenChanged'",
)


_NEW_PROGRAM_S = (0.3, 1.0, 3.0)
"""A program that starts hears a moment later that somebody listens, and its first window has the focus by then."""
_AHEAD_S = 10.0
"""What was read so long before is forgotten, and read anew."""
_SEARCH_S = 2.0
_LEFT_ALONE_S, _LONGEST_ALONE_S = 1.0, 60.0
"""A program that did not answer in time is not asked for so long; twice as long after each further time."""


class FocusOnBus(FieldsOnBus):
    """What is known of the focus, by one connection to the accessibility bus. Of the loop."""

    def __init__(self, bus: MessageBus) -> None:
        super().__init__(bus)
        self._known: Field | None = None
        self.record = FocusRecord()
        self._ahead: tuple[Field | None, float] = (None, 0.0)
        """What was read before it was asked for, and when."""
        self._window: Place | None = None
        self._focus: Place | None = None
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
            if self._window != window:
                return  # it has left the front meanwhile
            windows = [window]
        else:
            windows = await self._active_windows()
        for each in windows:
            if self._focus is not None and (window is None or self._focus.owner == window.owner):
                return
            found = await self._focused_in(each)
            if found is not None and window in (None, self._window):
                self._window = each
                self._use(found)
                return

    async def _active_windows(self) -> list[Place]:
        desktop = Place(_REGISTRY, "/org/a11y/atspi/accessible/root")
        programs = await self._children(desktop)
        pids = await all_of(self._pid(program.owner) for program in programs)
        programs = [each for each, pid in zip(programs, pids, strict=True) if pid != os.getpid()]
        windows = [
            each for some in await all_of(self._children(program) for program in programs) for each in some or ()
        ]
        states = await all_of(self._states(each) for each in windows)
        return [each for each, bits in zip(windows, states, strict=True) if bits and bits & ACTIVE]

    async def _focused_in(self, window: Place) -> Place | None:
        rule = [[FOCUSED & 0xFFFFFFFF, 0], 1, {}, 1, [0, 0, 0, 0], 1, [], 1, False]
        with suppress(SilentError):  # many toolkits have no collections
            found = places_of(
                await self._get(window, _COLLECTION, "GetMatches", "(aiia{ss}iaiiasib)uib", [rule, 1, 1, True])
            )
            if found:
                is_outer = bool((await self._states(window) or 0) & FOCUSED)  # a window may be a field, in Qt
                return await self._innermost(window, found) if is_outer else found[0]
        seen, level, until_s = 0, [window], time.monotonic() + _SEARCH_S
        while level and seen < MOST and time.monotonic() < until_s:
            seen += len(level)
            states = await all_of(self._states(each) for each in level)
            focused = [each for each, bits in zip(level, states, strict=True) if bits and bits & FOCUSED]
            shown = [each for each, bits in zip(level, states, strict=True) if bits and bits & (SHOWING | ACTIVE)]
            below = await all_of(self._children(each) for each in (focused or shown))
            if focused and not any(below):
                return focused[0]
            level = [each for some in below for each in some or ()]
            if focused:
                return await self._innermost(focused[0], level)
        return None

    async def _innermost(self, outer: Place, inside: list[Place]) -> Place:
        """A field inside of one that has the focus (a combo box) is the one that is typed into.

        What Qt shows the text of a field in has the focus, too, and is none.
        """
        states = await all_of(self._states(each) for each in (outer, *inside[:MOST]))
        wanted = FOCUSED | ((states[0] or 0) & EDITABLE)
        found = zip(inside, states[1:], strict=False)
        return next((each for each, bits in found if bits and bits & wanted == wanted), outer)

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
                self._ahead = ahead = (await self._read(place), time.monotonic())
                asyncio.get_running_loop().call_later(_AHEAD_S, self._forget_ahead, ahead)

    def _forget_ahead(self, ahead: tuple[Field | None, float]) -> None:
        """The text that it was read for never came."""
        if self._ahead is ahead:
            self._ahead = (None, ahead[1])

    async def read_at(self, name: str) -> Field | None:
        """A field with its text, whatever has the focus."""
        return await self._at(name, self._read_at)

    async def _read_at(self, place: Place) -> Field:
        field, is_writable = await asyncio.gather(
            self._describe(place), atspi_writing.can_write(self._bus, place.owner, place.path)
        )
        if field.is_password:
            return field
        caret = await self._caret(place)
        return replace(field, is_writable=is_writable, text=await self._around(place, caret))

    async def text_between(self, name: str, start: int, end: int) -> str | None:
        """What stands there; None where it is not told, or not all of it."""
        return await self._at(name, lambda place: self._text(place, start, end))

    async def insert(self, name: str, start: int, text: str) -> bool:
        """Whether it was put in there."""
        return bool(
            await self._at(name, lambda place: atspi_writing.insert(self._bus, place.owner, place.path, start, text))
        )

    async def delete(self, name: str, start: int, end: int) -> bool:
        """Whether it was taken out there."""
        return bool(
            await self._at(name, lambda place: atspi_writing.delete(self._bus, place.owner, place.path, start, end))
        )

    async def give_focus(self, name: str) -> bool:
        """Whether the program says that it has the focus now."""
        return bool(await self._at(name, lambda place: self._get(place, _COMPONENT, "GrabFocus")))

    async def _at(self, name: str, question: Callable[[Place], Coroutine[Any, Any, T]]) -> T | None:
        """Of the field with this name, while its process has it."""
        place, pid = Place.named(name)

        async def ask() -> T:
            if await self._pid(place.owner) != pid:
                raise SilentError
            return await question(place)

        return await self._in_time(place.owner, ask())

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
            if caret == Caret(text.caret, text.length, text.start, text.start + text.selected):
                return replace(field, text=text)
        return replace(field, text=await self._around(place, caret))


async def _quietly(work: Coroutine[Any, Any, None]) -> None:
    with suppress(SilentError):
        await work
