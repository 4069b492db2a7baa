"""The little of Wayland's wire protocol that a program without windows needs: the globals, requests, events, files.

Clipboard and keyboard protocols for such programs are in no toolkit, and the tools for them (wl-clipboard, wtype) are
not installed everywhere, hang, and tell nobody who has read what. The library pywayland (0.4.18) ships none of these
protocols: modules generated from their XML would be more code than this, and it knows no time limits. A message is the
object's number, then size and opcode in one word, then the arguments in words of 32 bits; files travel beside it.
"""

from __future__ import annotations

import os
import socket
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DISPLAY = 1
_HEADER = struct.Struct("=II")
_MOST_FILES = 28
_CALL_S = 2.0
_NONSENSE = "what the compositor says makes no sense"

_DEVICE_EVENTS = (("data_offer", "n"), ("selection", "o"), ("finished", ""), ("primary_selection", "o"))
_SOURCE_EVENTS = (("send", "sh"), ("cancelled", ""))
_OFFER_EVENTS = (("offer", "s"),)
EVENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "wl_display": (("error", "ous"), ("delete_id", "u")),
    "wl_registry": (("global", "usu"), ("global_remove", "u")),
    "wl_callback": (("done", "u"),),
    "wl_seat": (("capabilities", "u"), ("name", "s")),
    "data_device": _DEVICE_EVENTS,
    "data_source": _SOURCE_EVENTS,
    "data_offer": _OFFER_EVENTS,
    "windows": (("toplevel", "n"), ("finished", "")),
    "window": (
        ("title", "s"),
        ("app_id", "s"),
        ("output_enter", "o"),
        ("output_leave", "o"),
        ("state", "a"),
        ("done", ""),
        ("closed", ""),
        ("parent", "o"),
    ),
}
"""Kind of object -> its events by opcode, each with its arguments: u number, s text, o object, h file, a list of
numbers, n new object."""
_MADE_BY = {"data_device": "data_offer", "windows": "window"}
"""Kind of the objects that the compositor makes, by who tells of them."""


class WaylandError(OSError):
    """The compositor is not there, has gone, or refuses what was asked."""


@dataclass(frozen=True, slots=True)
class Event:
    """What the compositor tells of one object."""

    sender: int
    name: str
    arguments: tuple[Any, ...]
    """Of a file its descriptor, which now is the receiver's to close."""


class Wire:
    """One connection. Belongs to one thread."""

    def __init__(self, environ: os._Environ[str] | dict[str, str] = os.environ) -> None:
        self._socket = _connect(environ)
        self._received = b""
        self._files: list[int] = []
        self._kinds: dict[int, str] = {_DISPLAY: "wl_display"}
        self._next_id = _DISPLAY
        self._free: list[int] = []
        """Numbers of what is gone: for each that was ever used the compositor keeps a place."""
        self._globals: dict[str, tuple[int, int]] = {}
        self._later: list[Event] = []
        """Came while something else was waited for."""
        try:
            self._registry = self.new("wl_registry")
            self.request(_DISPLAY, 1, self._registry)
            self.round_trip()
        except WaylandError:
            self.close()
            raise

    @property
    def offered(self) -> frozenset[str]:
        """The interfaces that this compositor offers to this program."""
        return frozenset(self._globals)

    def fileno(self) -> int:
        """For `select`."""
        return self._socket.fileno()

    def close(self) -> None:
        """Close the connection; what was made over it ends with it."""
        self._socket.close()
        for file in (*self._files, *(event.arguments[-1] for event in self._later if event.name == "send")):
            os.close(file)
        self._files.clear()
        self._later.clear()

    def new(self, kind: str) -> int:
        """Number of a new object, whose events are read as those of this kind."""
        if self._free:
            number = self._free.pop()
        else:
            number = self._next_id = self._next_id + 1
        self._kinds[number] = kind
        return number

    def bind(self, interface: str, version: int, kind: str = "") -> int:
        """Get hold of a global, in this version at most; raise `WaylandError` where it is not offered."""
        if interface not in self._globals:
            raise WaylandError(f"no {interface}")
        name, newest = self._globals[interface]
        bound = self.new(kind or interface)
        self.request(self._registry, 0, name, interface, min(version, newest), bound)
        return bound

    def request(self, target: int, opcode: int, *arguments: int | str, files: Sequence[int] = ()) -> None:
        """Ask something of an object. Files stand in the message at no place; they stay the caller's to close."""
        body = b"".join(_packed(argument) for argument in arguments)
        message = _HEADER.pack(target, (len(body) + _HEADER.size) << 16 | opcode) + body
        try:
            sent = socket.send_fds(self._socket, [message], list(files)) if files else 0
            self._socket.sendall(message[sent:])
        except OSError as exc:
            raise WaylandError(exc.errno, exc.strerror) from exc

    def round_trip(self) -> None:
        """Wait until the compositor has carried out all that was asked; events of this time come with `events`."""
        callback = self.new("wl_callback")
        self.request(_DISPLAY, 0, callback)
        while True:
            self._receive()
            found = list(self._parsed())
            self._later += [event for event in found if event.sender != callback]
            if len(found) > sum(event.sender != callback for event in found):
                return

    def events(self) -> list[Event]:
        """Those that are there; blocks where none came since the last time, so ask `select` first."""
        if not self._later:
            self._receive()
        found, self._later = [*self._later, *self._parsed()], []
        return found

    @property
    def has_events(self) -> bool:
        """Whether some came while something else was waited for: `select` does not know them."""
        return bool(self._later)

    def _receive(self) -> None:
        try:
            received, files, _, _ = socket.recv_fds(self._socket, 1 << 16, _MOST_FILES)
        except OSError as exc:
            raise WaylandError(exc.errno, exc.strerror) from exc
        if not received:
            raise WaylandError("the compositor closed the connection")
        self._received += received
        for file in files:
            # A program that is started meanwhile must not hold a file open that somebody waits for the end of.
            os.set_inheritable(file, False)
        self._files += files

    def _parsed(self) -> Iterator[Event]:
        while len(self._received) >= _HEADER.size:
            sender, word = _HEADER.unpack_from(self._received)
            size, opcode = word >> 16, word & 0xFFFF
            if size < _HEADER.size:
                raise WaylandError(_NONSENSE)
            if len(self._received) < size:
                return
            body, self._received = self._received[_HEADER.size : size], self._received[size:]
            known = EVENTS.get(self._kinds.get(sender, ""), ())
            if opcode >= len(known):
                continue
            name, signature = known[opcode]
            made = _MADE_BY.get(self._kinds[sender], "")
            try:
                event = Event(sender, name, tuple(self._arguments(body, signature, made)))
            except (struct.error, IndexError) as exc:
                raise WaylandError(_NONSENSE) from exc
            if not self._is_our_own(event):
                yield event

    def _arguments(self, body: bytes, signature: str, made: str) -> Iterator[Any]:
        at = 0
        for kind in signature:
            if kind == "h":
                yield self._files.pop(0)
                continue
            (number,) = struct.unpack_from("=I", body, at)
            at += 4
            if kind == "s":
                yield body[at : at + number - 1].decode(errors="replace")
            elif kind == "a":
                yield struct.unpack_from(f"={number // 4}I", body, at)
            else:
                yield number
            if kind == "n":
                self._kinds[number] = made
            if kind in "sa":
                at += -(-number // 4) * 4

    def _is_our_own(self, event: Event) -> bool:
        if event.sender == _DISPLAY:
            if event.name == "error":
                raise WaylandError(f"the compositor refuses: {event.arguments[2]}")
            if self._kinds.pop(event.arguments[0], None) is not None:
                self._free.append(event.arguments[0])
            return True
        if event.name == "global":
            number, interface, version = event.arguments
            self._globals.setdefault(interface, (number, version))
        return event.name in {"global", "global_remove", "capabilities", "name"}


def _packed(argument: int | str) -> bytes:
    if isinstance(argument, int):
        return struct.pack("=I", argument & 0xFFFFFFFF)
    text = argument.encode() + b"\0"
    return struct.pack("=I", len(text)) + text + bytes(-len(text) % 4)


def _connect(environ: os._Environ[str] | dict[str, str]) -> socket.socket:
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        raise WaylandError("this is no Wayland session")
    address = Path(environ.get("XDG_RUNTIME_DIR", "")) / name
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(_CALL_S)
    try:
        connection.connect(str(address))
    except OSError as exc:
        connection.close()
        raise WaylandError(exc.errno, exc.strerror) from exc
    return connection
