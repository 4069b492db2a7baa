"""OutputThread: from text to the focused window."""

from __future__ import annotations

import logging
import queue
import threading
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal

from dictation_app.errors import OutputError, UserError
from dictation_app.output.field import NoFieldReader
from dictation_app.output.front import NoFront
from dictation_app.output.pinning import target_at
from dictation_app.sentences import joined, say
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState, Hold
from dictation_app.work_loop import work_off
from dictation_app.workers.base import WorkerThread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject, SignalInstance

    from dictation_app.output.chain import OutputChain
    from dictation_app.output.field import FieldReader
    from dictation_app.output.front import Front
    from dictation_app.settings import OutputSettings
    from dictation_app.values.dictation import Target

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Trial:
    delivery: Delivery
    with_clipboard: bool
    into: str
    by: DeliveryMethod | None


@dataclass(frozen=True, slots=True)
class _Preference:
    program: str
    method: DeliveryMethod


@dataclass(frozen=True, slots=True)
class Erasure:
    """Text that is to be taken out of its window again."""

    text: str
    target: Target | None


_Item: TypeAlias = "Delivery | Erasure | _Trial | _Preference | OutputSettings"


class Answer:
    """Of the GUI thread, which does what is asked for only while somebody waits for it: text is not put in twice."""

    def __init__(self) -> None:
        self._given = threading.Event()
        self._lock = threading.Lock()
        self._is_begun = self._is_given_up = self._is_yes = False

    def give(self, work: Callable[[], bool]) -> None:
        """Do it, and say whether it could be done; nothing where it comes too late."""
        with self._lock:
            if self._is_given_up:
                return
            self._is_begun = True
        try:
            self._is_yes = work()
        finally:
            self._given.set()

    def wait(self, timeout_s: float) -> bool:
        """Whether it was done. What has begun in time is waited for."""
        if not self._given.wait(timeout_s):
            with self._lock:
                self._is_given_up = not self._is_begun
            if self._is_given_up:
                return False
            self._given.wait()
        return self._is_yes


class OutputThread(WorkerThread):
    """Owns the `OutputChain`; delivers one text after the other."""

    delivered = Signal(object)
    """`DeliveryReport`."""
    tried = Signal(object)
    """`DeliveryReport` of a text of the app's own that was to be tried out."""
    copy_wanted = Signal(str, object)
    """Text for the clipboard, and the `threading.Event` to set when it is there (clipboards belong to the GUI)."""

    erased = Signal(str)
    """Why the text could not be taken out, as a sentence; empty = it was."""
    erase_wanted = Signal(str, object)
    """As `insert_wanted`, to take it out of there."""
    insert_wanted = Signal(str, object)
    """Text for the field of the app that has the focus, and the `Answer` to give."""

    COPY_TIMEOUT_S = 2.0

    def __init__(
        self,
        make_chain: Callable[[OutputSettings, Callable[[str], None]], OutputChain],
        settings: OutputSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__("output", say("Putting text into windows"), parent)
        self._make_chain = make_chain
        self._settings = settings
        self.own_window_active = self.hotkey_down = self.is_ending = False
        """See `output.Host`; set by the GUI thread."""
        self.front: Front = NoFront()
        """Likewise; set before the thread is started."""
        self.fields: FieldReader = NoFieldReader()
        """Likewise."""
        self._queue: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()

    def target_at(self, time_s: float) -> Target | None:
        """What had the keyboard at this moment of `time.monotonic()`; at once."""
        return target_at(self.front, self.fields, time_s)

    def expect(self) -> None:
        """A text will come soon: look at where it is to go."""
        self.fields.read_ahead()

    def deliver(self, delivery: Delivery) -> None:
        """Put a text into the focused window, after those before it."""
        self._queue.put(delivery)

    def erase(self, erasure: Erasure) -> None:
        """Take a text out of its window again, after the deliveries before it; `erased` is emitted."""
        self._queue.put(erasure)

    def try_out(self, delivery: Delivery, *, with_clipboard: bool, into: str, by: DeliveryMethod | None = None) -> None:
        """As `deliver`; see `OutputChain.try_out`."""
        self._queue.put(_Trial(delivery, with_clipboard, into, by))

    def prefer(self, program: str, method: DeliveryMethod) -> None:
        """See `OutputChain.prefer`."""
        self._queue.put(_Preference(program, method))

    def apply(self, settings: OutputSettings) -> None:
        """Take changed settings over, after the deliveries queued so far."""
        self._queue.put(settings)

    def shut_down(self) -> None:
        """Finish the deliveries queued so far, give the clipboard back, and end the thread."""
        self.is_ending = True
        self._queue.put(None)

    def body(self) -> None:
        """See `WorkerThread`."""
        chain = self._make_chain(self._settings, self._copy)
        try:
            chain.serve(self)
            chain.prepare()
            items: Iterator[_Item] = iter(self._queue.get, None)
            work_off(items, partial(self._carry_out, chain), self._on_bug)
        finally:
            chain.close()

    def _carry_out(self, chain: OutputChain, item: _Item) -> None:
        if isinstance(item, Delivery):
            self.delivered.emit(chain.deliver(item))
        elif isinstance(item, Erasure):
            self._erase(chain, item)
        elif isinstance(item, _Trial):
            self.tried.emit(
                chain.try_out(item.delivery, with_clipboard=item.with_clipboard, into=item.into, by=item.by)
            )
        elif isinstance(item, _Preference):
            chain.prefer(item.program, item.method)
        else:
            chain.apply(item)

    def _erase(self, chain: OutputChain, erasure: Erasure) -> None:
        refusal = ""
        try:
            chain.erase(erasure.text, erasure.target)
        except UserError as exc:
            refusal = joined(exc.message, exc.hint)
        self.erased.emit(refusal)

    def _on_bug(self, item: _Item, bug: Exception) -> None:
        """Lose neither the text of a delivery nor the deliveries behind it."""
        if isinstance(item, Erasure):
            _log.error("Taking text out failed", exc_info=bug)
            self.erased.emit(say("It is not sure that just that text was taken out; check it."))
        elif isinstance(item, _Trial):
            _log.error("A trial failed", exc_info=bug)
            self.tried.emit(_not_delivered(item.delivery, say("It could not be tried.")))
        elif isinstance(item, _Preference):
            _log.error("The best way into a program could not be kept", exc_info=bug)
        elif isinstance(item, Delivery):
            _log.error("Delivery failed", exc_info=bug)
            told = say("Putting the text into the window failed. It is in the app's window.")
            self.delivered.emit(_not_delivered(item, told, Hold.FAILED))
        else:
            raise bug

    @property
    def is_waited_for(self) -> bool:
        """See `output.Host`."""
        return not self._queue.empty()

    def insert(self, text: str) -> bool:
        """See `output.Host`."""
        return self._ask(self.insert_wanted, text)

    def erase_own(self, text: str) -> bool:
        """See `output.Host`."""
        return self._ask(self.erase_wanted, text)

    def _ask(self, signal: SignalInstance, text: str) -> bool:
        answer = Answer()
        signal.emit(text, answer)
        return answer.wait(self.COPY_TIMEOUT_S)

    def _copy(self, text: str) -> None:
        done = threading.Event()
        self.copy_wanted.emit(text, done)
        if not done.wait(self.COPY_TIMEOUT_S):
            raise OutputError(say("The clipboard does not answer."), say("Copy the text from the window of the app."))


def _not_delivered(delivery: Delivery, detail: str, hold: Hold = Hold.NO) -> DeliveryReport:
    return DeliveryReport(
        session_id=delivery.session_id,
        seq=delivery.seq,
        text=delivery.text,
        method=DeliveryMethod.NONE,
        state=DeliveryState.NOT_DELIVERED,
        detail=detail,
        finished_at_s=time.monotonic(),
        hold=hold,
    )
