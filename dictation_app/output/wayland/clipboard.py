"""The clipboard under Wayland for a program without a focused window (data-control protocol), and its read receipts.

Whoever pastes asks the owner for the text, and the owner hears of it: that is the receipt. The compositor keeps no
copy, so what the user had copied is served from here after the paste, in all its forms.
"""

from __future__ import annotations

import logging
import os
import select
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dictation_app.output.wayland.wire import WaylandError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output.wayland.wire import Event, Wire

log = logging.getLogger(__name__)

MANAGERS = ("ext_data_control_manager_v1", "zwlr_data_control_manager_v1")
"""The same protocol by its later and its earlier name."""
_VERSION = 2
"""From this one on there is the primary selection, too."""

_CREATE_SOURCE, _GET_DEVICE = 0, 1
_SET_CLIPBOARD, _SET_PRIMARY = 0, 2
_SOURCE_OFFER, _SOURCE_DESTROY = 0, 1
_RECEIVE, _OFFER_DESTROY = 0, 1

TEXT_TYPES = ("text/plain;charset=utf-8", "text/plain", "UTF8_STRING", "STRING", "TEXT")
SECRET_TYPE = "x-kde-passwordManagerHint"  # noqa: S105  # a name
NO_CONTENT = frozenset({"TARGETS", "MULTIPLE", "TIMESTAMP", "SAVE_TARGETS", "DELETE"})

KEEP_BYTES = 64 << 20
_KEEP_WITHIN_S = 1.0
_KEEP_TIMES = 3
"""So often at most, where the user copies something while what was there before is read."""
_SETTLE_AFTER_READ_S = 0.2
"""Some programs read twice; after this quiet time the user's own content is put back."""
_LAST_READ_S = 1.5
"""After the first read: a program that looks at the clipboard again and again holds nothing up for longer."""
_SETTLE_AT_LATEST_S = 8.0
_REFUSE_S = 5.0
"""After a withdrawal: a program that was busy and reads now must get neither the text nor the user's old content."""
_SEEN_AS_CUT_S = 0.3
"""By then the compositor has seen that a connection ended, and told what is on the clipboard since."""
_PIPE_BYTES = 1 << 16

Content = dict[str, bytes]
"""MIME type -> what is served for it."""


@dataclass(slots=True)
class _Selection:
    """The clipboard or the primary selection."""

    set_opcode: int
    offer: int = 0
    """The compositor's, of what is there now."""
    source: int = 0
    """Ours; 0 where another program's content is there, or none."""
    content: Content = field(default_factory=dict)
    """What our source serves."""
    saved: Content | None = None
    """The user's own, to be put back; None = nothing is to be put back."""
    is_left_over: bool = False
    """`saved` is of a connection that was cut: it comes back unless the user has copied anything since."""


@dataclass(slots=True)
class _Writing:
    """One read of what we offer, under way."""

    file: int
    left: memoryview
    is_receipt: bool


@dataclass(slots=True)
class _Reading:
    """One form of the user's content, being read."""

    mime: str
    file: int
    data: bytearray = field(default_factory=bytearray)
    is_whole: bool = False


class DataControl:
    """On one thread, which calls `on_event`, `on_time` and `write_on`. Raises `WaylandError`."""

    def __init__(self, wire: Wire, seat: int) -> None:
        self._wire = wire
        name = next((each for each in MANAGERS if each in wire.offered), MANAGERS[-1])
        self._manager = wire.bind(name, _VERSION, "data_manager")
        self._device = wire.new("data_device")
        wire.request(self._manager, _GET_DEVICE, self._device, seat)
        self._mimes: dict[int, list[str]] = {}
        self._clipboard = _Selection(_SET_CLIPBOARD)
        self._primary = _Selection(_SET_PRIMARY)
        self._writings: list[_Writing] = []
        self._settle_at_s: float | None = None
        self._latest_s = 0.0
        self._counts = False
        self.is_read = False
        """Somebody has fetched the text since `count_reads`."""
        self.is_taken_over = False
        """Another program owns the clipboard since, so nobody can tell who reads."""

    # --- the calls ----------------------------------------------------------------------------------------------------

    def offer(self, text: str, *, with_primary: bool, wait: Callable[[], None]) -> str:
        """Keep what the user has, then offer the text in its place; returns what could not be kept, as a sentence.

        `wait` goes on with everything for a moment.
        """
        # What is due for the text before, or read of it, must not come between.
        self._settle_at_s = self._latest_s = time.monotonic() + _SETTLE_AT_LATEST_S
        self._counts = False
        self._drop_outdated()
        for writing in self._writings:
            writing.is_receipt = False
        if not with_primary and self._primary.saved is not None:
            self._restore(self._primary)
        wanted = [self._clipboard, self._primary] if with_primary else [self._clipboard]
        notes = []
        for _ in range(_KEEP_TIMES):
            notes += [self._keep(selection, wait) for selection in wanted if selection.saved is None]
        content = dict.fromkeys(TEXT_TYPES, text.encode()) | {SECRET_TYPE: b"secret"}
        self.is_read = self.is_taken_over = False
        for selection in wanted:
            if selection.saved is None:
                selection.saved = {}
            self._own(selection, content)
        self._wire.round_trip()
        return next(filter(None, notes), "")

    def inherit(self, before: DataControl) -> None:
        """Go on for one whose connection was cut: the compositor forgot what that one served, or was to put back.

        In the middle of a paste nothing comes back soon: a window that was busy would paste it instead of the text.
        """
        for ours, theirs in ((self._clipboard, before._clipboard), (self._primary, before._primary)):
            content = theirs.content if theirs.saved is None else theirs.saved
            if content and (theirs.source or theirs.is_left_over):
                ours.saved, ours.is_left_over = content, True
        is_in_the_middle = before._settle_at_s is not None
        self._settle_at_s = time.monotonic() + (_REFUSE_S if is_in_the_middle else _SEEN_AS_CUT_S)

    @property
    def is_serving(self) -> bool:
        """Whether anything would be lost with the connection."""
        return any(each.source or each.is_left_over for each in (self._clipboard, self._primary))

    def hold(self, text: str) -> None:
        """Put text on the clipboard for good."""
        self._settle_at_s = None
        self._clipboard.saved = None
        self._own(self._clipboard, dict.fromkeys(TEXT_TYPES, text.encode()))
        self._wire.round_trip()

    def count_reads(self) -> None:
        """Reads from now on are receipts; call it just before the keys are pressed."""
        self._counts = True

    def leave(self) -> None:
        """Let the text stay, instead of what the user had."""
        for selection in (self._clipboard, self._primary):
            selection.saved = None

    def withdraw(self) -> None:
        """Refuse the text from now on, and put the user's content back a little later."""
        self._counts = False
        for selection in (self._clipboard, self._primary):
            if selection.saved is not None:
                selection.content = {}
        if self._settle_at_s is not None:
            self._settle_at_s = time.monotonic() + _REFUSE_S

    def settle(self) -> tuple[str, bytes]:
        """Put the user's content back now; returns the main form of what is served from here then, if anything is."""
        self._settle_at_s = None
        self._drop_outdated()
        for selection in (self._clipboard, self._primary):
            if selection.saved is not None:
                self._restore(selection)
        self._wire.round_trip()
        content = self._clipboard.content
        mime = next((each for each in (*TEXT_TYPES, *content) if each in content), "")
        return mime, content.get(mime, b"")

    # --- what the thread drives ---------------------------------------------------------------------------------------

    @property
    def due_in_s(self) -> float | None:
        """When `on_time` has something to do; None: nothing is due."""
        return None if self._settle_at_s is None else max(0.0, self._settle_at_s - time.monotonic())

    @property
    def writing(self) -> list[int]:
        """Files that wait to be written on."""
        return [each.file for each in self._writings]

    def on_time(self) -> None:
        """Do what is due."""
        if self._settle_at_s is not None and time.monotonic() >= self._settle_at_s:
            self.settle()

    def on_event(self, event: Event) -> None:
        """Take it, if it is about selections."""
        match event.name:
            case "data_offer":
                self._mimes[event.arguments[0]] = []
            case "offer" if event.sender in self._mimes:
                self._mimes[event.sender].append(event.arguments[0])
            case "selection":
                self._on_selection(self._clipboard, event.arguments[0])
            case "primary_selection":
                self._on_selection(self._primary, event.arguments[0])
            case "send":
                self._on_send(event.sender, *event.arguments)
            case "cancelled":
                self._on_cancelled(event.sender)

    def write_on(self, files: list[int]) -> None:
        """Go on writing to these, which take something now."""
        for writing in [each for each in self._writings if each.file in files]:
            try:
                written = os.write(writing.file, writing.left[:_PIPE_BYTES])
            except BlockingIOError:
                continue
            except OSError:  # who asked has gone
                writing.is_receipt, written = False, len(writing.left)
            writing.left = writing.left[written:]
            if not writing.left:
                self._end(writing)

    def close(self) -> None:
        """End all transfers."""
        for writing in self._writings:
            os.close(writing.file)
        self._writings.clear()

    # --- selections ---------------------------------------------------------------------------------------------------

    def _on_selection(self, selection: _Selection, offer: int) -> None:
        if selection.offer and selection.offer != offer:
            self._drop_offer(selection.offer)
        selection.offer = offer
        if not selection.source and not (selection.is_left_over and not offer):
            selection.saved = None  # not taken in its place yet, and not what is there any more
            selection.is_left_over = False

    def _drop_outdated(self) -> None:
        """What is there is of someone who came after the cut."""
        for selection in (self._clipboard, self._primary):
            if selection.is_left_over and selection.offer:
                selection.saved, selection.is_left_over = None, False

    def _drop_offer(self, offer: int) -> None:
        self._mimes.pop(offer, None)
        self._wire.request(offer, _OFFER_DESTROY)

    def _on_send(self, source: int, mime: str, file: int) -> None:
        selection = next((each for each in (self._clipboard, self._primary) if each.source == source), None)
        data = selection.content.get(mime, b"") if selection is not None else b""
        is_offered_text = selection is not None and selection.saved is not None and bool(data) and mime in TEXT_TYPES
        os.set_blocking(file, False)
        writing = _Writing(file, memoryview(data), self._counts and is_offered_text)
        self._writings.append(writing)
        if not data:
            self._end(writing)

    def _end(self, writing: _Writing) -> None:
        os.close(writing.file)
        self._writings.remove(writing)
        if writing.is_receipt and self._settle_at_s is not None:
            now_s = time.monotonic()
            if not self.is_read:
                self._latest_s = min(self._latest_s, now_s + _LAST_READ_S)
            self._settle_at_s = min(now_s + _SETTLE_AFTER_READ_S, self._latest_s)
        self.is_read = self.is_read or writing.is_receipt

    def _on_cancelled(self, source: int) -> None:
        self._wire.request(source, _SOURCE_DESTROY)
        for selection in (self._clipboard, self._primary):
            if selection.source == source:
                selection.source, selection.content, selection.saved = 0, {}, None
                self.is_taken_over = self.is_taken_over or selection is self._clipboard

    def _own(self, selection: _Selection, content: Content) -> None:
        source = self._wire.new("data_source")
        self._wire.request(self._manager, _CREATE_SOURCE, source)
        for mime in content:
            self._wire.request(source, _SOURCE_OFFER, mime)
        # Before the compositor tells the old one that it is cancelled.
        selection.source, selection.content, selection.is_left_over = source, content, False
        self._wire.request(self._device, selection.set_opcode, source)

    def _restore(self, selection: _Selection) -> None:
        content, selection.saved = selection.saved, None
        if not selection.source and not selection.is_left_over:
            return  # nothing was offered in its place
        if content:
            self._own(selection, content)
        else:
            selection.source, selection.content = 0, {}
            self._wire.request(self._device, selection.set_opcode, 0)

    # --- keeping ------------------------------------------------------------------------------------------------------

    def _keep(self, selection: _Selection, wait: Callable[[], None]) -> str:
        """Read what the user has; returns why it cannot be kept, as a sentence. What changes meanwhile is not kept."""
        if selection.source:
            selection.saved = selection.content
            return ""
        offer = selection.offer
        offered = [mime for mime in self._mimes.get(offer, ()) if mime not in NO_CONTENT]
        if SECRET_TYPE in offered:
            selection.saved = {}
            return say("The password on the clipboard was not kept.")
        readings: list[_Reading] = []
        try:
            for mime in dict.fromkeys(offered):
                readings.append(self._ask(offer, mime))  # noqa: PERF401  # those before one that fails are closed, too
            self._wire.round_trip()
            is_small = _read(readings, wait)
        finally:
            for reading in readings:
                os.close(reading.file)
        if selection.offer != offer:
            return ""
        kept = {each.mime: bytes(each.data) for each in readings if is_small and each.is_whole and each.data}
        selection.saved = kept
        log.info("Kept %d bytes of a selection.", sum(map(len, kept.values())))
        if kept or not offered:
            return ""
        why = say("its program did not answer") if is_small else say("it is too large")
        return say("What was on the clipboard was not kept: {why}.", why=why)

    def _ask(self, offer: int, mime: str) -> _Reading:
        ours, theirs = os.pipe2(os.O_CLOEXEC)
        os.set_blocking(ours, False)
        try:
            self._wire.request(offer, _RECEIVE, mime, files=(theirs,))
        except WaylandError:
            os.close(ours)
            raise
        finally:
            os.close(theirs)
        return _Reading(mime, ours)


def _read(readings: list[_Reading], wait: Callable[[], None]) -> bool:
    """Read all of them, for a limited time; False where it is too much."""
    deadline_s = time.monotonic() + _KEEP_WITHIN_S
    while missing := [each for each in readings if not each.is_whole]:
        wait()
        ready, _, _ = select.select([each.file for each in missing], [], [], 0.01)
        for reading in missing:
            if reading.file in ready:
                with suppress(BlockingIOError):
                    data = os.read(reading.file, _PIPE_BYTES)
                    reading.data += data
                    reading.is_whole = not data
        if sum(len(each.data) for each in readings) > KEEP_BYTES:
            return False
        if time.monotonic() > deadline_s:
            break
    return True
