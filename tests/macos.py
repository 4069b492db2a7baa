"""A stand-in for what text outputs ask of macOS: a main thread, a pasteboard, programs, and events of keys.

Named after the functions of macOS, which are called here as they are there.
"""
# ruff: noqa: N802

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from dictation_app.output.macos.calls import MacCalls

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "public.utf8-plain-text"


class FakeData(bytes):
    __slots__ = ()

    def length(self) -> int:
        return len(self)


class FakeItem:
    def __init__(self, **contents: bytes) -> None:
        self.contents: dict[str, bytes] = contents
        self.answers = True
        """Its program, when it is asked for what it has only promised."""
        self.on_read: Callable[[str], None] = lambda _kind: None

    @classmethod
    def alloc(cls) -> type[FakeItem]:
        return cls

    @classmethod
    def init(cls) -> FakeItem:
        return cls()

    def types(self) -> list[str]:
        return list(self.contents)

    def dataForType_(self, kind: str) -> FakeData | None:
        self.on_read(kind)
        return FakeData(self.contents[kind]) if self.answers else None

    def setData_forType_(self, data: bytes, kind: str) -> None:
        self.contents[kind] = bytes(data)


class FakeObject:
    @classmethod
    def alloc(cls) -> type[FakeObject]:
        return cls

    @classmethod
    def init(cls) -> FakeObject:
        return cls()


class FakePasteboard:
    def __init__(self, mac: FakeMac) -> None:
        self._mac = mac
        self.items: list[FakeItem] = []
        self.promised: list[str] = []
        self.owner: Any = None
        self.count = 10

    # --- As the app calls it ---

    def types(self) -> list[str]:
        return [*self.promised, *(kind for item in self.items for kind in item.types())]

    def pasteboardItems(self) -> list[FakeItem]:
        return self.items

    def changeCount(self) -> int:
        return self.count

    def clearContents(self) -> int:
        self._mac.must_be_main()
        before = self.owner
        self.items, self.promised, self.owner = [], [], None
        self.count += 1
        if before is not None:  # told in the middle of the call, also to whoever calls
            before.pasteboardChangedOwner_(self)
        return self.count

    def declareTypes_owner_(self, types: list[str], owner: Any) -> int:
        self.clearContents()
        self.promised, self.owner = list(types), owner
        return self.count

    def setString_forType_(self, text: str, kind: str) -> bool:
        if not self.items:
            self.items = [FakeItem()]
        if kind in self.promised:
            self.promised.remove(kind)
        self.items[0].contents[kind] = text.encode()
        return True

    def writeObjects_(self, items: list[FakeItem]) -> bool:
        self._mac.must_be_main()
        self.items = list(items)
        return True

    # --- What a test does ---

    def copy(self, *items: FakeItem) -> None:
        """As a program does."""
        owner = self.owner
        self.items, self.promised, self.owner = list(items), [], None
        self.count += 1
        if owner is not None:
            self._mac.on_main(lambda: owner.pasteboardChangedOwner_(self))

    def paste(self) -> str | None:
        """As a program does."""
        owner = self.owner
        if TEXT in self.promised:
            self._mac.on_main(lambda: owner.pasteboard_provideDataForType_(self, TEXT))
        found = [item.contents[TEXT] for item in self.items if TEXT in item.contents]
        return found[0].decode() if found else None


@dataclass
class FakeProgram:
    pid: int
    name: str
    bundle: str = "com.example.editor"
    started_s: float | None = 1000.0
    mac: Any = None

    def processIdentifier(self) -> int:
        return self.pid

    def localizedName(self) -> str:
        return self.name

    def bundleIdentifier(self) -> str:
        return self.bundle

    def launchDate(self) -> Any:
        started_s = self.started_s
        return None if started_s is None else SimpleNamespace(timeIntervalSince1970=lambda: started_s)

    def activateWithOptions_(self, options: int) -> bool:
        assert options == 2
        if self.mac is not None:
            self.mac.to_front(self)
        return True


@dataclass
class FakeEvent:
    code: int
    is_down: bool
    flags: int = -1
    text: str = ""


@dataclass
class FakeMac:
    """Everything, and a thread that is the main one."""

    front: FakeProgram | None = field(default_factory=lambda: FakeProgram(42, "TextEdit"))
    programs: dict[int, FakeProgram] = field(default_factory=dict)
    may_send_keys: bool = True
    secure: bool = False
    flags: int = 0
    events: list[FakeEvent] = field(default_factory=list)
    on_event: Callable[[FakeEvent], None] = lambda _event: None
    v_code: int | None = 47
    """The key of "v" with Command held."""

    def __post_init__(self) -> None:
        self.pasteboard = FakePasteboard(self)
        self.observers: list[Any] = []
        self.counts: dict[int, int] = {}
        """How many events of a kind the hardware has had."""
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._timers: list[tuple[float, Callable[[], None]]] = []
        self._main = threading.Thread(target=self._run, daemon=True)
        self._main.start()
        workspace = SimpleNamespace(
            frontmostApplication=lambda: self.front,
            notificationCenter=lambda: SimpleNamespace(
                addObserverForName_object_queue_usingBlock_=self._observe, removeObserver_=self.observers.remove
            ),
        )
        self.appkit = SimpleNamespace(
            NSObject=FakeObject,
            NSPasteboardItem=FakeItem,
            NSPasteboard=SimpleNamespace(generalPasteboard=lambda: self.pasteboard),
            NSThread=SimpleNamespace(isMainThread=lambda: threading.current_thread() is self._main),
            NSOperationQueue=SimpleNamespace(mainQueue=lambda: SimpleNamespace(addOperationWithBlock_=self._work.put)),
            NSTimer=SimpleNamespace(scheduledTimerWithTimeInterval_repeats_block_=self._later),
            NSWorkspace=SimpleNamespace(sharedWorkspace=lambda: workspace),
            NSRunningApplication=SimpleNamespace(runningApplicationWithProcessIdentifier_=self.program),
        )
        self.quartz = SimpleNamespace(
            CGEventSourceCreate=lambda state: {"state": state},
            CGEventCreateKeyboardEvent=lambda _source, code, is_down: FakeEvent(code, is_down),
            CGEventKeyboardSetUnicodeString=self._set_text,
            CGEventSetFlags=lambda event, flags: setattr(event, "flags", flags),
            CGEventPost=self._post,
            CGEventSourceFlagsState=lambda _state: self.flags,
            CGEventSourceCounterForEventType=self._count,
        )

    @property
    def calls(self) -> MacCalls:
        services = SimpleNamespace(AXIsProcessTrusted=lambda: self.may_send_keys)
        return MacCalls(self.appkit, self.quartz, services, self)

    def program(self, pid: int) -> FakeProgram | None:
        return self.programs.get(pid)

    def on_main(self, function: Callable[[], None]) -> None:
        done = threading.Event()
        self._work.put(lambda: (function(), done.set())[1])
        assert done.wait(5)

    def must_be_main(self) -> None:
        assert threading.current_thread() is self._main

    def to_front(self, program: FakeProgram) -> None:
        self.front = program
        for observer in self.observers:
            observer(SimpleNamespace(userInfo=lambda: {"NSWorkspaceApplicationKey": program}))

    def end(self) -> None:
        self._work.put(None)
        self._main.join(5)

    def typed(self) -> str:
        keys = {36: "\n", 48: "\t"}
        assert all(event.flags == 0 for event in self.events)
        assert [event.is_down for event in self.events] == [True, False] * (len(self.events) // 2)
        return "".join(keys.get(event.code, event.text) for event in self.events if event.is_down)

    def _observe(self, name: str, _object: None, _queue: None, block: Any) -> Any:
        assert name == "NSWorkspaceDidActivateApplicationNotification"
        self.observers.append(block)
        return block

    def _count(self, state: int, kind: int) -> int:
        assert state == 1
        return self.counts.get(kind, 7)

    def _set_text(self, event: FakeEvent, units: int, text: str) -> None:
        assert units == len(text.encode("utf-16-le")) // 2 <= 20
        event.text = text

    def _post(self, tap: int, event: FakeEvent) -> None:
        assert tap == 0
        self.events.append(event)
        self.on_event(event)

    def _later(self, seconds: float, repeats: bool, block: Any) -> None:
        self.must_be_main()
        assert repeats is False
        self._timers.append((time.monotonic() + seconds, lambda: block(None)))

    def _run(self) -> None:
        while True:
            due_s = min((at_s for at_s, _ in self._timers), default=None)
            try:
                work = self._work.get(timeout=None if due_s is None else max(0.0, due_s - time.monotonic()))
            except queue.Empty:
                now_s = time.monotonic()
                due = [block for at_s, block in self._timers if at_s <= now_s]
                self._timers = [each for each in self._timers if each[0] > now_s]
                for block in due:
                    block()
                continue
            if work is None:
                return
            work()

    # --- Carbon ---

    layout_property = 1

    def IsSecureEventInputEnabled(self) -> int:
        return int(self.secure)

    def TISCopyCurrentKeyboardLayoutInputSource(self) -> int | None:
        self.must_be_main()
        return 5

    def TISGetInputSourceProperty(self, _source: Any, name: int) -> int:
        return name

    def CFDataGetBytePtr(self, _data: int) -> int | None:
        return 7 if self.v_code is not None else None

    def LMGetKbdType(self) -> int:
        return 40

    def CFRelease(self, _thing: Any) -> None:
        self.must_be_main()

    def UCKeyTranslate(
        self, _layout: int, code: int, action: int, state: int, _kind: int, options: int, *rest: Any
    ) -> int:
        assert (action, state, options) == (0, 1, 1)
        _dead, _most, length, units = rest
        length._obj.value, units[0] = 1, ord("v" if code == self.v_code else "x")
        return 0
