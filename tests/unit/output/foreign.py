"""Other programs' side of the clipboard, written apart from the app: reading a selection, and a clipboard manager."""

from __future__ import annotations

import base64
import contextlib
import json
import select
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol import event as xevent

from tests.x11_display import wait_for

if TYPE_CHECKING:
    from tests.x11_display import XDisplay

CLIPBOARD, PRIMARY = "CLIPBOARD", "PRIMARY"
NO_CONTENT = {"TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS"}


class Answer(NamedTuple):
    """A converted selection."""

    type: str
    format: int
    data: bytes


class Requestor:
    """An X client that reads selections, and nothing else."""

    def __init__(self, name: str) -> None:
        self.display = Display(name)
        self.window = self.display.screen().root.create_window(
            0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask
        )
        self._result = self.display.get_atom("RESULT")

    @property
    def clients(self) -> frozenset[int]:
        """What this client is known by."""
        return frozenset({self.window.id & ~self.display.display.info.resource_id_mask})

    def close(self) -> None:
        self.display.close()

    def owner(self, selection: str) -> int:
        owner = self.display.get_selection_owner(self.display.get_atom(selection))
        return owner.id if owner else 0

    def ask(self, selection: str, target: str) -> None:
        self.window.convert_selection(
            self.display.get_atom(selection), self.display.get_atom(target), self._result, X.CurrentTime
        )
        self.display.flush()

    def read(self, selection: str, target: str, timeout_s: float = 5.0) -> Answer | None:
        """The converted selection; None where the owner refuses. Raises `TimeoutError` without an answer."""
        self.ask(selection, target)
        notify = self.next_event(X.SelectionNotify, timeout_s)
        if notify.property == X.NONE:
            return None
        first = self.take()
        if first.type != "INCR":
            return first
        pieces: list[Answer] = []
        while not pieces or pieces[-1].data:
            self.wait_for_piece(timeout_s)
            pieces.append(self.take())
        return Answer(pieces[0].type, pieces[0].format, b"".join(piece.data for piece in pieces))

    def wait_for_piece(self, timeout_s: float) -> None:
        """Wait until the owner has sent the next piece of large data; raises `TimeoutError`."""
        while self.next_event(X.PropertyNotify, timeout_s).state != X.PropertyNewValue:
            pass

    def read_all(self, selection: str) -> dict[str, Answer | None]:
        """Everything the owner offers."""
        return {target: self.read(selection, target) for target in self.targets(selection) if target not in NO_CONTENT}

    def targets(self, selection: str) -> list[str]:
        answer = self.read(selection, "TARGETS")
        assert answer is not None
        return [self.display.get_atom_name(atom) for atom in memoryview(answer.data).cast("I")]

    def take(self) -> Answer:
        """Read and delete the property that answers come in."""
        reply = self.window.get_property(self._result, X.AnyPropertyType, 0, 1 << 28, delete=True)
        data = reply.value if isinstance(reply.value, bytes) else reply.value.tobytes()
        # The news of the first value must not be taken for that of the next.
        self.display.sync()
        return Answer(self.display.get_atom_name(reply.property_type), reply.format, data)

    def next_event(self, kind: int, timeout_s: float) -> Any:
        deadline_s = time.monotonic() + timeout_s
        while True:
            while self.display.pending_events():
                event = self.display.next_event()
                if event.type == kind:
                    return event
            wait_s = deadline_s - time.monotonic()
            if wait_s <= 0:
                raise TimeoutError
            select.select([self.display], [], [], wait_s)


class QtOwner:
    """A Qt program that owns the clipboard."""

    def __init__(self, display: XDisplay) -> None:
        self._display = display
        script = Path(__file__).with_name("qt_program.py")
        self.process = display.start(sys.executable, script, "owner", pipes=True)

    def put(self, **formats: bytes) -> None:
        """Put these on the clipboard; "__" in a name stands for "/", "_" for "-"."""
        self.put_all({name.replace("__", "/").replace("_", "-"): data for name, data in formats.items()})

    def put_all(self, formats: dict[str, bytes]) -> None:
        line = json.dumps({name: base64.b64encode(data).decode() for name, data in formats.items()})
        name, data = next(iter(formats.items()))
        reader = Requestor(self._display.name)
        try:
            # Qt takes the clipboard with the time of the last event it has handled, which X refuses as too old where
            # somebody else took it a moment ago.
            wait_for(lambda: self._tell(line) and (reader.read(CLIPBOARD, name) or ("",))[-1] == data, "Qt's clipboard")
        finally:
            reader.close()

    def _tell(self, line: str) -> bool:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        return self.process.stdout.readline() == b"done\n"

    def copy_text(self, text: str) -> None:
        """Be the one who copies for an `OutputChain`."""
        self.put_all({"text/plain": text.encode()})


class ClipboardManager(threading.Thread):
    """Takes the clipboard over from a program that ends (freedesktop.org's SAVE_TARGETS), with one of its targets."""

    def __init__(self, name: str, *, answers: bool = True) -> None:
        super().__init__(name="clipboard manager of the test")
        self.saved: list[bytes] = []
        self._answers = answers
        self._name = name
        self._requestor = Requestor(name)
        window = self._requestor.window
        window.set_selection_owner(self._requestor.display.get_atom("CLIPBOARD_MANAGER"), X.CurrentTime)
        self._requestor.display.sync()

    def run(self) -> None:
        with contextlib.suppress(TimeoutError):
            request = self._requestor.next_event(X.SelectionRequest, 5)
            display = self._requestor.display
            asked = request.requestor.get_full_property(request.property, Xatom.ATOM)
            assert display.get_atom("UTF8_STRING") in asked.value
            if self._answers:
                reader = Requestor(self._name)
                answer = reader.read(CLIPBOARD, "UTF8_STRING")
                reader.close()
                assert answer is not None
                self.saved.append(answer.data)
                notify = xevent.SelectionNotify(
                    time=request.time,
                    requestor=request.requestor,
                    selection=request.selection,
                    target=request.target,
                    property=request.property,
                )
                request.requestor.send_event(notify)
                display.sync()
        self._requestor.close()
