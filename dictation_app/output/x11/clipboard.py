"""Owns CLIPBOARD and PRIMARY while dictated text is pasted, and gives the user's own content back afterwards.

Everything on the connection happens on one thread of its own, because a selection must be served at any time, long
after the paste: X keeps no copy, whoever owns a selection is asked each time somebody pastes. Giving back means that
this thread goes on to serve what it had read from the owner before.
"""

from __future__ import annotations

import logging
import math
import queue
import select
import socket
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from Xlib import X, Xatom
from Xlib.error import ConnectionClosedError, XError
from Xlib.protocol import event as xevent
from Xlib.protocol.request import SetSelectionOwner

from dictation_app.errors import OutputError
from dictation_app.output.x11.keyboard import connect
from dictation_app.output.x11.selection import (
    ReadOutcome,
    SelectionReader,
    SelectionSender,
    text_offer,
)
from dictation_app.output.x11.transaction import Selection, Transaction
from dictation_app.sentences import say
from dictation_app.work_loop import fulfil

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

T = TypeVar("T")

_KEEP_BYTES = 64 << 20
_KEEP_WITHIN_S = 1.0
"""Longest wait for the programs that own the selections now."""
_QUIET_WITHIN_S = 2.0
"""Longest wait for that before the next text."""
_GRABS_S, _TAKEN_OVER_WITHIN_S = 30.0, 0.05
"""Where somebody took the clipboard lately, a receipt counts if nobody takes it within this moment after it."""
_HAND_OVER_S = 0.5
_CALL_S = 10.0


class X11Clipboard:
    """Offers text to one window for a moment. All methods are called from one thread; they raise `OutputError`."""

    def __init__(self, display_name: str | None = None) -> None:
        self._display = connect(display_name)
        self._client_mask = ~self._display.display.info.resource_id_mask
        self._window = self._display.screen().root.create_window(
            -1, -1, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask
        )
        self._window.set_wm_class("dictation-app", "dictation-app")
        self._clipboard = Selection(self._display.get_atom("CLIPBOARD"))
        self._primary = Selection(Xatom.PRIMARY)
        self._sender = SelectionSender(self._display, self._window, self._on_taken)
        self._clock, self._targets, self._wake_up = (
            self._display.get_atom(name) for name in ("_DICTATION_TIME", "TARGETS", "_DICTATION_WAKE_UP")
        )
        self._time_ms = 0
        self._lost_at_s = -math.inf
        """When another program last took a selection that was ours."""
        self._reading: list[SelectionReader] = []
        self._handed_over = False
        self._transaction: Transaction | None = None
        self._last: Transaction | None = None
        """Also when it is settled already: its outcome may be asked for later."""
        self._commands: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._wake, self._woken = socket.socketpair()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="x11-clipboard", daemon=True)
        self._thread.start()

    def offer(self, text: str, *, readers: frozenset[int], with_primary: bool, stays: bool = False) -> str:
        """Keep what the user has in the selections, then offer `text` in its place to the X clients `readers`.

        Where it `stays`, the clipboard has it for good afterwards. Returns what could not be kept, as a sentence;
        empty when all is well.
        """
        return self._call(lambda: self._begin(text, readers, with_primary=with_primary, stays=stays))

    def owned_by(self, clients: frozenset[int]) -> bool:
        """Whether one of these clients owns PRIMARY: text is selected in its window."""
        return self._call(lambda: self._owner(self._primary) & self._client_mask in clients)

    def count_reads(self) -> None:
        """Count reads from now on as receipts; call it just before pressing the keys."""
        self._call(self._count_reads)

    def wait_read(self, timeout_s: float) -> ReadOutcome:
        """Wait until one of the readers has fetched the text; else withdraw it, so that a late read gets nothing."""
        self.is_read_within(timeout_s)
        return self.conclude()

    def is_read_within(self, timeout_s: float) -> bool:
        """Wait until one of the readers has fetched the text, or none can any more; it stays on offer."""
        return self._last is not None and self._last.finished.wait(timeout_s)

    def conclude(self) -> ReadOutcome:
        """What came of the last offer; where nobody has read it, it is withdrawn."""
        transaction = self._last
        return ReadOutcome.UNREAD if transaction is None else self._call(lambda: self._conclude(transaction))

    def withdraw(self) -> None:
        """Refuse all reads from now on, and put the user's content back a little later."""
        self._call(self._withdraw)

    def close(self) -> None:
        """Put back what is the user's, hand it to a clipboard manager where there is one, and end."""
        if self._thread.is_alive():
            try:
                self._call(self._hand_over)
            except OutputError as exc:
                log.info("The clipboard was not handed over: %s", exc.message)
            self._closing = True
            self._wake.send(b"\0")
            self._thread.join(_CALL_S)
        self._wake.close()
        self._woken.close()

    # --- On the thread ---

    def _call(self, function: Callable[[], T]) -> T:
        """Run `function` on the thread and return what it returns."""
        future: Future[T] = Future()
        self._commands.put(lambda: fulfil(future, function))
        try:
            self._wake.send(b"\0")
            return future.result(_CALL_S if self._thread.is_alive() else 0)
        except (XError, ConnectionClosedError, OSError, TimeoutError) as exc:
            raise OutputError(say("The clipboard cannot be reached, so the text was not pasted.")) from exc

    def _run(self) -> None:
        try:
            while not self._closing:
                self._handle_events()
                self._on_time()
                ready, _, _ = select.select([self._display, self._woken], [], [], self._quiet_s())
                self._handle_events()  # Before the calls, which ask for what has happened.
                if self._woken in ready:
                    self._woken.recv(4096)
                    while not self._commands.empty():
                        self._commands.get()()
        except (ConnectionClosedError, OSError):
            log.info("The X connection of the clipboard was closed.")
        finally:
            with suppress(ConnectionClosedError, OSError):
                self._display.close()
            while not self._commands.empty():
                self._commands.get()()  # They fail, and so nobody waits for them.

    def _handle_events(self) -> None:
        while self._display.pending_events():
            self._on_event(self._display.next_event())

    def _on_time(self) -> None:
        if self._transaction is not None and time.monotonic() >= self._transaction.settle_at_s:
            self._settle()
        self._wake_reader()
        self._sender.drop_stalled()
        self._handle_events()  # Requests may have brought some, and nobody would be told of them again.

    def _wake_reader(self) -> None:
        """Tell a program that may be sleeping over an answer of something that means nothing to it."""
        window = self._transaction.to_be_woken(time.monotonic()) if self._transaction is not None else 0
        if window:
            target = self._display.create_resource_object("window", window)
            target.send_event(xevent.ClientMessage(window=target, client_type=self._wake_up, data=(32, [0] * 5)))
            self._display.sync()

    def _quiet_s(self) -> float | None:
        """How long nothing is due, as far as is known now."""
        if self._transaction is None:
            return None
        return max(0.0, self._transaction.due_at_s - time.monotonic())

    def _wait_until(self, done: Callable[[], bool], timeout_s: float) -> None:
        """Go on serving events until `done`, from within a call."""
        until_s = time.monotonic() + timeout_s
        self._handle_events()
        while not done() and (wait_s := until_s - time.monotonic()) > 0:
            wake_at_s = self._transaction.wake_at_s if self._transaction is not None else math.inf
            select.select([self._display], [], [], max(0.0, min(wait_s, wake_at_s - time.monotonic())))
            self._wake_reader()
            self._handle_events()

    def _on_event(self, event: Any) -> None:
        try:
            if event.type == X.SelectionRequest:
                selection = self._find(event.selection)
                self._sender.answer(
                    event, selection.offer if selection else None, selection.since_ms if selection else 0
                )
                self._on_answered(event.requestor.id)
            elif event.type == X.SelectionClear:
                self._on_lost(self._find(event.atom))
            elif event.type == X.SelectionNotify:
                self._handed_over = self._handed_over or event.target == self._display.get_atom("SAVE_TARGETS")
                for reader in self._reading:
                    reader.on_selection_notify(event)
            elif event.type == X.PropertyNotify:
                if event.window == self._window and event.atom == self._clock:
                    self._time_ms = event.time
                self._sender.on_property_notify(event)
                for reader in self._reading:
                    reader.on_property_notify(event)
        except XError as exc:  # The other window has gone in the meantime.
            log.debug("A selection request came to nothing: %s", type(exc).__name__)

    def _find(self, atom: int) -> Selection | None:
        return next((s for s in (self._clipboard, self._primary) if s.atom == atom and s.is_ours), None)

    def _owner(self, selection: Selection) -> int:
        """Window id of the owner, 0 for none."""
        owner = self._display.get_selection_owner(selection.atom)
        return int(owner.id) if owner else 0

    def _on_lost(self, selection: Selection | None) -> None:
        # The news may be about an earlier ownership than the present one.
        if selection is None or self._owner(selection) == self._window.id:
            return
        selection.is_ours, selection.offer, selection.saved, selection.is_restored = False, None, None, True
        self._lost_at_s = time.monotonic()
        transaction = self._transaction
        if transaction is not None and not any(s.is_ours for s in transaction.selections):
            transaction.finished.set()  # No receipt can come any more.

    def _on_answered(self, requestor: int) -> None:
        transaction = self._transaction
        if transaction is not None and requestor & self._client_mask in transaction.readers:
            transaction.answered(requestor, time.monotonic())

    def _on_taken(self, selection: int, requestor: int, target: int) -> None:
        transaction = self._transaction
        ours = self._find(selection)
        if transaction is None or transaction.is_withdrawn or ours is None or ours.is_restored:
            return
        is_reader = requestor & self._client_mask in transaction.readers
        is_receipt = is_reader and target in transaction.text_targets
        now_s = time.monotonic()
        if is_receipt and now_s >= transaction.counts_from_s and transaction.outcome is ReadOutcome.UNREAD:
            transaction.outcome, transaction.read_after_s = ReadOutcome.READ, now_s - transaction.counts_from_s
            transaction.finished.set()
        elif transaction.outcome is ReadOutcome.READ and is_reader and target == self._targets:
            transaction.looks_again = True
        if transaction.outcome is ReadOutcome.READ:
            transaction.keep_quiet(now_s)

    def _server_time(self) -> int:
        """The X server's clock: ownership taken with any other time can be refused or overruled."""
        self._time_ms = 0
        self._window.change_property(self._clock, Xatom.STRING, 8, b"")
        self._display.sync()
        self._wait_until(lambda: self._time_ms != 0, _CALL_S)
        return self._time_ms

    def _wait_for_quiet(self) -> None:
        """Let who reads the text before this one come to an end.

        Chromium and GTK 4 look at the clipboard once more after they have the text, and drop it where that has changed
        hands meanwhile: measured, one text in three was lost in Chromium, one in forty in GTK 4.
        """
        before = self._transaction
        if before is None or before.outcome is not ReadOutcome.READ:
            return
        until_s = time.monotonic() + _QUIET_WITHIN_S
        while (wait_s := min(before.quiet_at_s, until_s) - time.monotonic()) > 0:
            self._wait_until(lambda: False, wait_s)

    def _begin(self, text: str, readers: frozenset[int], *, with_primary: bool, stays: bool) -> str:
        self._wait_for_quiet()
        wanted = (self._clipboard, self._primary) if with_primary else (self._clipboard,)
        if self._transaction is not None and self._transaction.outcome is not ReadOutcome.READ:
            self._sender.abort()
        if not with_primary and self._primary.is_ours and not self._primary.is_restored:
            self._restore(self._primary)
        offer, text_targets = text_offer(self._display, text)
        if stays:  # As if the user had copied it: clipboard managers may have it, too.
            self._clipboard.saved = {target: offer[target] for target in text_targets}
        note = self._keep([s for s in wanted if not (s.is_ours or (stays and s is self._clipboard))])
        self._transaction = self._last = Transaction(readers, text_targets, selections=wanted)
        since_ms = self._server_time()
        for selection in wanted:
            selection.offer, selection.since_ms, selection.is_restored = offer, since_ms, False
            self._window.set_selection_owner(selection.atom, since_ms)
            selection.is_ours = self._owner(selection) == self._window.id
        if not all(selection.is_ours for selection in wanted):
            self._withdraw()
            raise OutputError(say("Another program holds the clipboard, so the text was not pasted."))
        return note

    def _keep(self, selections: list[Selection]) -> str:
        """Read what the present owners offer; return what could not be kept of the clipboard, as a sentence."""
        time_ms = self._server_time()
        readers = {
            s.atom: SelectionReader(self._display, self._window, s.atom, time_ms, self._room) for s in selections
        }
        self._reading = [readers[s.atom] for s in selections if self._owner(s)]
        for each in self._reading:
            each.start()
        self._wait_until(lambda: all(reader.done for reader in self._reading), _KEEP_WITHIN_S)
        asked, self._reading = self._reading, []
        for selection in selections:
            selection.saved = dict(readers[selection.atom].contents) or None
        reader = readers.get(self._clipboard.atom)
        log.info("Kept %d bytes of the selections.", sum(r.size for r in asked))
        if reader not in asked or reader is None or reader.contents:
            return ""
        if reader.is_secret:
            return say("The password on the clipboard was not kept.")
        why = say("its program did not answer") if reader.is_complete else say("it is too large")
        return say("What was on the clipboard was not kept: {why}.", why=why)

    def _room(self) -> int:
        held = [s.saved or {} for s in (self._clipboard, self._primary) if s.is_ours]
        kept = sum(len(content.data) for contents in held for content in contents.values())
        return _KEEP_BYTES - kept - sum(reader.size for reader in self._reading)

    def _count_reads(self) -> None:
        if self._transaction is not None:
            self._transaction.counts_from_s = time.monotonic()

    def _conclude(self, transaction: Transaction) -> ReadOutcome:
        if transaction.outcome is ReadOutcome.READ and time.monotonic() - self._lost_at_s < _GRABS_S:
            self._wait_until(lambda: not all(s.is_ours for s in transaction.selections), _TAKEN_OVER_WITHIN_S)
            if not all(selection.is_ours for selection in transaction.selections):
                transaction.outcome = ReadOutcome.TAKEN_OVER  # Chromium drops what it has read then.
        if transaction.outcome is ReadOutcome.UNREAD:
            self._withdraw()
            if not all(selection.is_ours for selection in transaction.selections):
                transaction.outcome = ReadOutcome.TAKEN_OVER
        return transaction.outcome

    def _withdraw(self) -> None:
        transaction = self._transaction
        if transaction is None:
            return
        self._sender.abort()
        for selection in transaction.selections:
            selection.offer = None
        transaction.withdraw(time.monotonic())

    def _settle(self) -> None:
        """End the transaction: the user's own content is back."""
        for selection in (self._clipboard, self._primary):
            if selection.is_ours and not selection.is_restored:
                self._restore(selection)
        self._transaction = None

    def _restore(self, selection: Selection) -> None:
        """Serve the user's content again, or own nothing where there was none.

        Where another program takes it between the look and the change, its time is later than that of our ownership,
        with which the server then lets nothing happen (ICCCM 2.1). Grabbing the server for that moment could stop the
        whole desktop: a window's call waits for the end of the grab, and with Python's lock in its hand for ever.
        """
        if self._owner(selection) != self._window.id:
            return  # Another program's content is newer; its SelectionClear is on the way.
        owner = self._window if selection.saved else X.NONE
        # Taken anew, so that programs which watch the clipboard look at it again.
        SetSelectionOwner(
            display=self._display.display, window=owner, selection=selection.atom, time=selection.since_ms
        )
        is_mine = self._owner(selection) == self._window.id
        if selection.saved and is_mine:
            selection.offer, selection.is_restored = selection.saved, True
        elif not selection.saved and not is_mine:
            selection.is_ours, selection.offer, selection.is_restored = False, None, True

    def _hand_over(self) -> None:
        """Let a clipboard manager copy the user's content, which otherwise goes with this program."""
        self._settle()
        manager = self._display.get_atom("CLIPBOARD_MANAGER")
        if not (self._clipboard.is_ours and self._clipboard.saved and self._display.get_selection_owner(manager)):
            return
        save = self._display.get_atom("SAVE_TARGETS")
        property_ = self._display.get_atom("_DICTATION_SAVE")
        self._window.change_property(property_, Xatom.ATOM, 32, list(self._clipboard.saved))
        self._window.convert_selection(manager, save, property_, self._server_time())
        self._display.flush()
        self._wait_until(lambda: self._handed_over, _HAND_OVER_S)
