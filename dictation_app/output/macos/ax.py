"""AxReader: the text field with the focus on macOS, by its accessibility interface through pyobjc.

Offsets there count UTF-16 units. A program that is asked may take its time, so a limit is set for all answers, and the
questions are put on a thread of its own. Without the user's permission under Accessibility nothing is answered.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dictation_app.output.asking import Asker
from dictation_app.output.field import BEFORE_CHARACTERS, LIMIT_S, Field, FieldKind, FieldText, FocusOnly

if TYPE_CHECKING:
    from collections.abc import Callable

_SUCCESS = 0
_RANGE = 4
"""kAXValueTypeCFRange"""
_SECURE = "AXSecureTextField"
_TEXT_ROLES = frozenset({"AXTextField", "AXTextArea", "AXComboBox", "AXSearchField"})
_TERMINALS = frozenset({"terminal", "iterm2", "kitty", "wezterm", "alacritty", "ghostty", "warp"})
_MOST_CHARACTERS = 100_000
_MOST_KNOWN = 8


class AxReader(FocusOnly):
    """See `FieldReader`. Nothing is known without asking: macOS tells of the focus program by program only."""

    def __init__(self, services: Any = None, program_of: Callable[[int], str] | None = None) -> None:
        """`services` stands in for the module, `program_of` tells a process's name."""
        self._services = services
        self._program_of = program_of or _program_of
        self._everything: Any = None
        self._known: list[tuple[str, Any]] = []
        """Fields looked at last, with the ids they were given."""
        self._given = 0
        self._asker = Asker("fields", self._begin)

    def focused(self) -> Field | None:
        """See `FieldReader`."""
        return None

    def read(self, timeout_s: float = LIMIT_S) -> Field | None:
        """See `FieldReader`."""
        return self._asker.ask(self._read, timeout_s)

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:
        """See `FieldReader`."""
        return self._asker.ask(lambda: self._text_between(field_id, start, end), timeout_s)

    def close(self) -> None:
        """See `FieldReader`."""
        self._asker.close()

    # --- On the thread ---

    def _begin(self) -> None:
        if self._services is None:
            self._services = import_module("ApplicationServices")
        self._everything = self._services.AXUIElementCreateSystemWide()
        self._services.AXUIElementSetMessagingTimeout(self._everything, LIMIT_S)  # of all elements

    def _value(self, element: Any, name: str) -> Any:
        error, value = self._services.AXUIElementCopyAttributeValue(element, name, None)
        return value if error == _SUCCESS else None

    def _read(self) -> Field | None:
        element = self._value(self._everything, "AXFocusedUIElement")
        if element is None:
            return None
        error, pid = self._services.AXUIElementGetPid(element, None)
        pid = int(pid) if error == _SUCCESS else 0
        program = self._program_of(pid)
        role, subrole = (self._value(element, name) for name in ("AXRole", "AXSubrole"))
        is_password = subrole == _SECURE
        error, can_be_set = self._services.AXUIElementIsAttributeSettable(element, "AXValue", None)
        is_editable = not is_password and error == _SUCCESS and bool(can_be_set)
        if is_password:
            kind = FieldKind.PASSWORD
        elif program in _TERMINALS:
            kind = FieldKind.TERMINAL
        else:
            kind = FieldKind.TEXT if is_editable and role in _TEXT_ROLES else FieldKind.OTHER
        return Field(
            id=self._id_of(element, pid),
            program=program,
            pid=pid,
            kind=kind,
            is_editable=is_editable,
            text=None if is_password else self._text_around(element),
        )

    def _id_of(self, element: Any, pid: int) -> str:
        """The same for the same element: macOS gives elements no names, but tells whether two are one."""
        found = next((field_id for field_id, known in self._known if known == element), None)
        if found is None:
            self._given += 1
            found = f"{pid}/{self._given}"
            self._known = [*self._known, (found, element)][-_MOST_KNOWN:]
        return found

    def _text(self, element: Any) -> str | None:
        """None where it has none, or too much."""
        length = self._value(element, "AXNumberOfCharacters")
        if length is not None and int(length) > _MOST_CHARACTERS:
            return None
        value = self._value(element, "AXValue")
        return str(value) if isinstance(value, str) and len(value) <= _MOST_CHARACTERS else None

    def _text_around(self, element: Any) -> FieldText | None:
        text, chosen = self._text(element), self._value(element, "AXSelectedTextRange")
        if text is None or chosen is None:
            return None
        is_range, place = self._services.AXValueGetValue(chosen, _RANGE, None)
        if not is_range:
            return None
        units = text.encode("utf-16-le", "surrogatepass")
        first, count = place
        before, selected, rest = (
            part.decode("utf-16-le", "replace")
            for part in (units[: 2 * first], units[2 * first : 2 * (first + count)], units[2 * (first + count) :])
        )
        return FieldText(
            before=before[-BEFORE_CHARACTERS:],
            after=rest[:1],
            start=len(before),
            selected=len(selected),
            caret=len(before) + len(selected),
            length=len(text),
        )

    def _text_between(self, field_id: str, start: int, end: int) -> str | None:
        element = next((known for known_id, known in self._known if known_id == field_id), None)
        if element is None or self._value(element, "AXSubrole") == _SECURE:
            return None
        text = self._text(element)
        return text[start:end] if text is not None else None


def _program_of(pid: int) -> str:
    find = import_module("AppKit").NSRunningApplication.runningApplicationWithProcessIdentifier_
    program = find(pid)
    return str(program.localizedName() or "").lower() if program is not None else ""
