"""Single transfers of X selections, as ICCCM has them: reading all another program offers, and answering requests.

Both classes are driven by the events of one connection and never wait; the thread in `x11.clipboard` owns them.
Large data goes piece by piece (INCR): the taker deletes the property each time it has read a piece.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from Xlib import X, Xatom
from Xlib.protocol import event as xevent

SECRET_HINT = "x-kde-passwordManagerHint"  # noqa: S105 - the name of a target
"""Password managers mark their text with this target, so that nobody keeps it."""

_NO_CONTENT = frozenset({
    "TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS", "DELETE", "INSERT_SELECTION", "INSERT_PROPERTY",
    "GTK_TEXT_BUFFER_CONTENTS",
})  # fmt: skip
"""Never read: about the selection, with an effect on its owner, or a pointer into the owner's memory."""

_READ_FIRST = ("UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING", "text/html", "text/uri-list")
_PROPERTIES = 16
"""Properties taken in turn, so that an answer which comes too late cannot be taken for the next one."""
_READ_BYTES = 1 << 20
_STALLED_S = 5.0
_BYTE_ORDER = sys.byteorder


class ReadOutcome(StrEnum):
    """What became of an offer."""

    READ = "read"
    UNREAD = "unread"
    TAKEN_OVER = "taken over"
    """Another program made itself the owner, and we can no longer see who reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What stands behind one target."""

    type: int
    format: int
    """8, 16 or 32 bits an item."""
    data: bytes


Offer: TypeAlias = Mapping[int, Content]
"""Target atom -> content."""


def text_offer(display: Any, text: str) -> tuple[dict[int, Content], frozenset[int]]:
    """What to offer for dictated text, and which of the targets carry the text."""
    utf8 = text.encode("utf-8", "replace")
    encodings = {name: (name, utf8) for name in ("UTF8_STRING", "text/plain;charset=utf-8", "text/plain")}
    encodings["TEXT"] = ("UTF8_STRING", utf8)
    with suppress(UnicodeEncodeError):  # STRING is Latin-1 by definition; programs that know no other get nothing.
        encodings["STRING"] = encodings["TEXT"] = ("STRING", text.encode("latin-1"))
    targets = {
        display.get_atom(name): Content(type=display.get_atom(type_), format=8, data=data)
        for name, (type_, data) in encodings.items()
    }
    hint = display.get_atom(SECRET_HINT)
    # Clipboard managers then keep no copy of what was dictated.
    return targets | {hint: Content(type=hint, format=8, data=b"secret")}, frozenset(targets)


class SelectionReader:
    """Reads everything the owner of a selection offers, one target after the other."""

    def __init__(self, display: Any, window: Any, selection: int, time_ms: int, room: Callable[[], int]) -> None:
        """Read into properties of `window`; `room` tells how many bytes may still be kept."""
        self.contents: dict[int, Content] = {}
        self.done = False
        self.is_secret = False
        self.is_complete = True
        self._display = display
        self._window = window
        self._selection = selection
        self._time_ms = time_ms
        self._room = room
        self._targets: list[int] = []
        self._asked = 0
        self._target = 0
        self._property = 0
        self._pieces: list[Content] | None = None
        self._incr = display.get_atom("INCR")
        self._targets_atom = display.get_atom("TARGETS")

    @property
    def size(self) -> int:
        """Bytes kept so far."""
        return sum(len(content.data) for content in self.contents.values())

    def start(self) -> None:
        """Ask for the list of targets."""
        self._ask(self._targets_atom)

    def on_selection_notify(self, event: Any) -> None:
        """Take the answer to the request under way."""
        if (event.selection, event.target) != (self._selection, self._target) or self.done:
            return
        if event.property not in (self._property, X.NONE) or event.time not in (self._time_ms, X.CurrentTime):
            return  # The late answer to an earlier request.
        content = self._take_property() if event.property else None
        if content is not None and content.type == self._incr:
            self._pieces = []
            return
        self._keep(content)

    def on_property_notify(self, event: Any) -> None:
        """Take the next piece of a large content."""
        if self._pieces is None or event.atom != self._property or event.state != X.PropertyNewValue:
            return
        piece = self._take_property()
        if piece is not None and piece.data:
            self._pieces.append(piece)
            return
        pieces, self._pieces = self._pieces, None
        self._keep(
            Content(type=pieces[0].type, format=pieces[0].format, data=b"".join(p.data for p in pieces))
            if piece is not None and pieces
            else None
        )

    def _ask(self, target: int) -> None:
        self._target = target
        self._property = self._display.get_atom(f"_DICTATION_{self._selection}_{self._asked % _PROPERTIES}")
        self._asked += 1
        self._window.convert_selection(self._selection, target, self._property, self._time_ms)
        self._display.flush()

    def _keep(self, content: Content | None) -> None:
        """File an answer (None: refused or too large) and ask for the next target."""
        if self._target == self._targets_atom:
            self._plan(content)
        elif content is not None:
            self.contents[self._target] = content
        if self._targets:
            self._ask(self._targets.pop(0))
        else:
            self.done = True

    def _plan(self, content: Content | None) -> None:
        first = [self._display.get_atom(name) for name in _READ_FIRST]
        never = {self._display.get_atom(name) for name in _NO_CONTENT}
        if content is None or content.format != 32:  # noqa: PLR2004 - bits
            self._targets = first[:1]  # A very old program that cannot list its targets.
            return
        offered = list(dict.fromkeys(memoryview(content.data).cast("I")))
        if self._display.get_atom(SECRET_HINT) in offered:
            self.is_secret = True
            return
        wanted = [target for target in offered if target and target not in never]
        self._targets = sorted(wanted, key=lambda target: target not in first)

    def _take_property(self) -> Content | None:
        """Read and delete the property; None where it is missing or larger than there is room for."""
        parts: list[bytes] = []
        size = 0
        room = self._room() - sum(len(piece.data) for piece in self._pieces or ())
        while True:
            reply = self._window.get_property(self._property, X.AnyPropertyType, size // 4, _READ_BYTES // 4)
            if reply is None:
                return None
            parts.append(reply.value if isinstance(reply.value, bytes) else reply.value.tobytes())
            size += len(parts[-1])
            if size + reply.bytes_after > room:
                self.is_complete = False
                self._window.delete_property(self._property)
                return None
            if not reply.bytes_after:
                break
        self._window.delete_property(self._property)
        self._display.flush()
        return Content(type=reply.property_type, format=reply.format, data=b"".join(parts))


@dataclass(slots=True)
class _Transfer:
    """A large content on its way into another program's property."""

    selection: int
    target: int
    content: Content
    sent: int = 0
    moved_at_s: float = field(default_factory=time.monotonic)


class SelectionSender:
    """Answers the requests for selections we own."""

    def __init__(self, display: Any, window: Any, on_taken: Callable[[int, int, int], None]) -> None:
        """Call `on_taken(selection, requestor, target)` when a program has been given what it asked for."""
        self._display = display
        self._window = window
        self._on_taken = on_taken
        self._transfers: dict[tuple[int, int], _Transfer] = {}
        # python-xlib has no BIG-REQUESTS; a request's own fields need some of its length.
        self._piece_bytes = (display.display.info.max_request_length * 4 - 64) // 4096 * 4096

    def answer(self, request: Any, offer: Offer | None, owned_since_ms: int) -> None:
        """Give the requestor what it wants; refuse where there is no offer or no such target."""
        property_ = request.property or request.target  # As obsolete clients have it.
        given: list[int] = []
        if offer is not None and request.target == self._display.get_atom("MULTIPLE"):
            given = self._put_multiple(request, offer, owned_since_ms)
            accepted = bool(request.property)
        elif offer is not None:
            accepted = self._put(request, request.target, property_, offer, owned_since_ms)
            given = [request.target] if accepted else []
        else:
            accepted = False
        answer = xevent.SelectionNotify(
            time=request.time,
            requestor=request.requestor,
            selection=request.selection,
            target=request.target,
            property=property_ if accepted else X.NONE,
        )
        request.requestor.send_event(answer)
        # Not flush(): python-xlib's may leave the rest of large data unsent.
        self._display.sync()
        underway = {(t.selection, t.target) for key, t in self._transfers.items() if key[0] == request.requestor.id}
        for target in given:
            if (request.selection, target) not in underway:
                self._on_taken(request.selection, request.requestor.id, target)

    def on_property_notify(self, event: Any) -> None:
        """Send the next piece after the last one was taken."""
        key = (event.window.id, event.atom)
        transfer = self._transfers.get(key)
        if transfer is None or event.state != X.PropertyDelete:
            return
        content = transfer.content
        piece = content.data[transfer.sent : transfer.sent + self._piece_bytes]
        event.window.change_property(event.atom, content.type, content.format, piece)
        self._display.sync()
        transfer.sent += len(piece)
        transfer.moved_at_s = time.monotonic()
        if not piece:
            self._end(key)
            self._on_taken(transfer.selection, key[0], transfer.target)

    def drop_stalled(self) -> None:
        """Forget transfers whose taker has gone or hangs."""
        for key, transfer in list(self._transfers.items()):
            if time.monotonic() - transfer.moved_at_s > _STALLED_S:
                self._end(key)

    def abort(self) -> None:
        """Stop all transfers: what was not taken completely counts as not taken."""
        for key in list(self._transfers):
            self._end(key)

    def _end(self, key: tuple[int, int]) -> None:
        del self._transfers[key]
        if not any(window == key[0] for window, _ in self._transfers):
            window = self._display.create_resource_object("window", key[0])
            window.change_attributes(event_mask=X.NoEventMask)
            self._display.flush()

    def _put(self, request: Any, target: int, property_: int, offer: Offer, owned_since_ms: int) -> bool:
        content = self._about(target, offer, owned_since_ms) or offer.get(target)
        if content is None:
            return False
        if len(content.data) <= self._piece_bytes:
            request.requestor.change_property(property_, content.type, content.format, content.data)
            return True
        request.requestor.change_attributes(event_mask=X.PropertyChangeMask)
        self._transfers[request.requestor.id, property_] = _Transfer(request.selection, target, content)
        incr = self._display.get_atom("INCR")
        request.requestor.change_property(property_, incr, 32, [len(content.data)])
        return True

    def _about(self, target: int, offer: Offer, owned_since_ms: int) -> Content | None:
        """Answer the targets that are about the selection itself."""
        about = {name: self._display.get_atom(name) for name in ("TARGETS", "TIMESTAMP", "MULTIPLE")}
        if target == about["TARGETS"]:
            listed = b"".join(atom.to_bytes(4, _BYTE_ORDER) for atom in (*about.values(), *offer))
            return Content(type=Xatom.ATOM, format=32, data=listed)
        if target == about["TIMESTAMP"]:
            return Content(type=Xatom.INTEGER, format=32, data=owned_since_ms.to_bytes(4, _BYTE_ORDER))
        return None

    def _put_multiple(self, request: Any, offer: Offer, owned_since_ms: int) -> list[int]:
        """Fill several properties at once; the list of them comes in the property of the request."""
        if not request.property:
            return []
        pair_type = self._display.get_atom("ATOM_PAIR")
        listed = request.requestor.get_full_property(request.property, X.AnyPropertyType)
        pairs = list(listed.value) if listed is not None and listed.format == 32 else []  # noqa: PLR2004 - bits
        given = []
        for index in range(0, len(pairs) - 1, 2):
            target, property_ = pairs[index : index + 2]
            if property_ and self._put(request, target, property_, offer, owned_since_ms):
                given.append(target)
            else:
                pairs[index + 1] = X.NONE
        request.requestor.change_property(request.property, pair_type, 32, pairs)
        return given
