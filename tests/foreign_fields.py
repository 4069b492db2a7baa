"""Stand-ins for the accessibility interfaces of Windows and macOS, with one field that has the focus.

Named after what they stand for.
"""
# ruff: noqa: N802

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(eq=False)
class ForeignField:
    """As a program has it; offsets in characters."""

    text: str = ""
    start: int = 0
    end: int = 0
    is_password: bool = False
    is_editable: bool = True
    is_text: bool = True
    """False: a button or the like."""
    pid: int = 42
    number: int = 7
    on_ask: Callable[[], None] = lambda: None
    """Asked for its text."""
    on_look: Callable[[], None] = lambda: None
    """Asked what it is."""


# --- Windows ---


@dataclass
class FakeRange:
    text: str
    start: int
    end: int

    def GetText(self, most: int) -> str:
        return self.text[self.start : self.end][:most]

    def Clone(self) -> FakeRange:
        return FakeRange(self.text, self.start, self.end)

    def MoveEndpointByRange(self, which: int, other: FakeRange, of_other: int) -> None:
        place = other.end if of_other else other.start
        if which:
            self.end = place
        else:
            self.start = place


class FakePattern:
    """Of text and of a value."""

    def __init__(self, held: ForeignField) -> None:
        self._field = held
        self.CurrentIsReadOnly = not held.is_editable

    def QueryInterface(self, _interface: object) -> FakePattern:
        return self

    @property
    def DocumentRange(self) -> FakeRange:
        return FakeRange(self._field.text, 0, len(self._field.text))

    def GetSelection(self) -> Any:
        selection = FakeRange(self._field.text, self._field.start, self._field.end)
        return SimpleNamespace(Length=1, GetElement=lambda _number: selection)


class FakeElement:
    def __init__(self, held: ForeignField) -> None:
        self._field = held
        self.CurrentProcessId = held.pid
        self.CurrentControlType = 50004 if held.is_text else 50000
        self.CurrentIsPassword = int(held.is_password)
        self.CurrentIsEnabled = 1

    def GetRuntimeId(self) -> tuple[int, ...]:
        self._field.on_look()
        return (42, self._field.number)

    def GetCurrentPattern(self, number: int) -> FakePattern | None:
        assert number in (10014, 10002)
        if number == 10014:
            assert not self._field.is_password
            self._field.on_ask()
        return FakePattern(self._field) if self._field.is_text else None


@dataclass
class FakeAutomation:
    focused: ForeignField | None
    IUIAutomationTextPattern: object = field(default_factory=object)
    IUIAutomationValuePattern: object = field(default_factory=object)

    @property
    def client(self) -> FakeAutomation:
        return self

    def GetFocusedElement(self) -> FakeElement | None:
        return FakeElement(self.focused) if self.focused is not None else None


# --- macOS ---


@dataclass
class FakeServices:
    focused: ForeignField | None

    def AXUIElementCreateSystemWide(self) -> str:
        return "everything"

    def AXUIElementSetMessagingTimeout(self, element: object, seconds: float) -> int:
        assert (element, seconds) == ("everything", 0.1)
        return 0

    def AXUIElementGetPid(self, element: ForeignField, _none: None) -> tuple[int, int]:
        element.on_look()
        return 0, element.pid

    def AXUIElementIsAttributeSettable(self, element: ForeignField, name: str, _none: None) -> tuple[int, bool]:
        assert name == "AXValue"
        return 0, element.is_editable

    def AXUIElementCopyAttributeValue(self, element: Any, name: str, _none: None) -> tuple[int, Any]:
        if name == "AXFocusedUIElement":
            return (0, self.focused) if self.focused is not None else (-25212, None)
        told: dict[str, Any] = {
            "AXRole": "AXTextField" if element.is_text else "AXButton",
            "AXSubrole": "AXSecureTextField" if element.is_password else None,
        }
        if name not in told:
            assert not element.is_password
            if name == "AXValue":
                element.on_ask()
            if element.is_text:
                told |= {
                    "AXNumberOfCharacters": _units(element.text),
                    "AXValue": element.text,
                    "AXSelectedTextRange": (
                        _units(element.text[: element.start]),
                        _units(element.text[element.start : element.end]),
                    ),
                }
        return (0, told[name]) if name in told else (-25205, None)

    def AXValueGetValue(self, value: tuple[int, int], kind: int, _none: None) -> tuple[bool, tuple[int, int]]:
        assert kind == 4
        return True, value


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
