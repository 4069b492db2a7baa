"""AtspiReader: the text field with the focus on Linux, by AT-SPI over D-Bus.

A thread of its own with a loop of its own listens to which accessible gets the focus, so that a reading is two round
trips to one program. Whoever asks waits for the loop no longer than the limit, whatever a program does.

Programs tell of their focus only when somebody listens, GTK at once, Qt and Chromium when the desktop has
accessibility switched on (``org.a11y.Status.IsEnabled``). That switch is a setting of the desktop that stays on: it is
touched only where the user wants it.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dictation_app.output.field import LIMIT_S
from dictation_app.output.freedesktop.atspi_focus import FocusOnBus
from dictation_app.output.freedesktop.dbus import BUS, CALL_S, PROPERTIES, SilentError, call

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from concurrent.futures import Future

    from dbus_fast.aio import MessageBus

    from dictation_app.output.field import Field

T = TypeVar("T")

log = logging.getLogger(__name__)

_LAUNCHER = ("org.a11y.Bus", "/org/a11y/bus")
_AGAIN_S = 10.0
"""After a bus was lost."""
_CLOSE_S = 1.0


class AtspiReader:
    """See `FieldReader`. Its thread begins a moment after it was made: dbus-fast takes a tenth of a second to load."""

    def __init__(self, *, switches_on: bool = False, begins_after_s: float = 1.0) -> None:
        self._switches_on = switches_on
        self._loop: asyncio.AbstractEventLoop | None = None
        self._focus: FocusOnBus | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(begins_after_s,), name="fields", daemon=True)
        self._thread.start()

    def focused(self) -> Field | None:
        """See `FieldReader`."""
        return self.focused_at(time.monotonic())

    def focused_at(self, time_s: float) -> Field | None:
        """See `FieldReader`."""
        focus = self._focus
        return focus.record.at(time_s) if focus is not None else None

    def read_ahead(self) -> None:
        """See `FieldReader`."""
        focus = self._focus
        if focus is not None:
            self._begin(focus.read_ahead())

    def read(self, timeout_s: float = LIMIT_S) -> Field | None:
        """See `FieldReader`."""
        focus = self._focus
        return self._ask(focus.read(), timeout_s) if focus is not None else None

    def read_at(self, field_id: str, timeout_s: float = LIMIT_S) -> Field | None:
        """See `FieldReader`."""
        focus = self._focus
        return self._ask(focus.read_at(field_id), timeout_s) if focus is not None else None

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:
        """See `FieldReader`."""
        focus = self._focus
        return self._ask(focus.text_between(field_id, start, end), timeout_s) if focus is not None else None

    def insert(self, field_id: str, start: int, text: str, timeout_s: float = LIMIT_S) -> bool:
        """See `FieldReader`."""
        focus = self._focus
        return focus is not None and bool(self._ask(focus.insert(field_id, start, text), timeout_s))

    def delete(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> bool:
        """See `FieldReader`."""
        focus = self._focus
        return focus is not None and bool(self._ask(focus.delete(field_id, start, end), timeout_s))

    def give_focus(self, field_id: str, timeout_s: float = LIMIT_S) -> bool:
        """See `FieldReader`."""
        focus = self._focus
        return focus is not None and bool(self._ask(focus.give_focus(field_id), timeout_s))

    def close(self) -> None:
        """End the thread, if it can be ended."""
        self._stopping.set()
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # it has ended by itself
                loop.call_soon_threadsafe(lambda: [task.cancel() for task in asyncio.all_tasks(loop)])
        self._thread.join(_CLOSE_S)

    def _begin(self, work: Coroutine[Any, Any, T]) -> Future[T] | None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            with suppress(RuntimeError):  # it has ended by itself
                return asyncio.run_coroutine_threadsafe(work, loop)
        work.close()
        return None

    def _ask(self, question: Coroutine[Any, Any, T], timeout_s: float) -> T | None:
        answer = self._begin(question)
        if answer is None:
            return None
        try:
            return answer.result(timeout_s)
        except TimeoutError:
            answer.cancel()
        except (CancelledError, SilentError):
            log.debug("The field is not readable.")
        return None

    def _run(self, begins_after_s: float) -> None:
        if self._stopping.wait(begins_after_s):
            return
        try:
            import dbus_fast.aio  # noqa: F401, PLC0415
        except ImportError:
            log.info("No text field can be read: dbus-fast is not installed.")
            return
        with suppress(asyncio.CancelledError):
            asyncio.run(self._live())

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        while not self._stopping.is_set():
            try:
                await self._work()
            except Exception as exc:  # noqa: BLE001 - whatever the buses do, this thread goes on
                log.debug("Text fields are not readable now (%s).", type(exc).__name__)
            finally:
                self._focus = None
            await asyncio.sleep(_AGAIN_S)

    async def _work(self) -> None:
        """Until a bus is lost. Accessibility is not started where no program has asked for it."""
        from dbus_fast.aio import MessageBus  # noqa: PLC0415

        news = asyncio.Event()
        session = await asyncio.wait_for(MessageBus().connect(), CALL_S)
        try:
            gone = _told_when_gone(session, news)
            session.add_message_handler(lambda message: news.set() if message.member == "NameOwnerChanged" else None)
            rule = f"type='signal',sender='{BUS[0]}',member='NameOwnerChanged',arg0='{_LAUNCHER[0]}'"
            await call(session, *BUS, "AddMatch", "s", [rule])
            if self._switches_on:
                await _switch_on(session)
            while not (await call(session, *BUS, "NameHasOwner", "s", [_LAUNCHER[0]]))[0]:
                await news.wait()
                news.clear()
            address = (await call(session, *_LAUNCHER, _LAUNCHER[0], "GetAddress"))[0]
            bus = await asyncio.wait_for(MessageBus(bus_address=str(address)).connect(), CALL_S)
            try:
                lost = _told_when_gone(bus, news)
                focus = FocusOnBus(bus)
                await focus.open()
                self._focus = focus
                while not gone.done() and not lost.done():
                    await news.wait()
                    news.clear()
            finally:
                bus.disconnect()
        finally:
            session.disconnect()


async def _switch_on(session: MessageBus) -> None:
    from dbus_fast import Variant  # noqa: PLC0415

    with suppress(SilentError):
        body = ["org.a11y.Status", "IsEnabled", Variant("b", True)]
        await call(session, *_LAUNCHER, PROPERTIES, "Set", "ssv", body)


def _told_when_gone(bus: MessageBus, news: asyncio.Event) -> asyncio.Future[None]:
    gone = asyncio.ensure_future(cast("Coroutine[Any, Any, None]", bus.wait_for_disconnect()))  # type: ignore[no-untyped-call]

    def tell(_: object) -> None:
        if not gone.cancelled():
            gone.exception()  # asked for, so that nobody misses it
        news.set()

    gone.add_done_callback(tell)
    return gone
