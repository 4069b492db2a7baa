"""UiaReader: the text field with the focus on Windows, by UI Automation through comtypes.

The thread that asks is of the free-threaded kind: only there no window of the app is needed for an answer to arrive.
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dictation_app.output.asked_fields import MOST_CHARACTERS, AskedFields, kind_of
from dictation_app.output.field import Field
from dictation_app.output.win32.calls import libraries
from dictation_app.output.win32.window import TERMINAL_PROGRAMS, Foreground

if TYPE_CHECKING:
    from collections.abc import Callable

_CLASS_ID = "{ff48dba4-60ef-4201-aa87-54103eef594e}"
"""CUIAutomation"""
_FREE_THREADED = 0
_EDIT, _DOCUMENT = 50004, 50030
"""UIA_EditControlTypeId, UIA_DocumentControlTypeId"""
_TEXT_PATTERN, _VALUE_PATTERN = 10014, 10002
_START, _END = 0, 1
_MOST_KNOWN = 8


class UiaReader(AskedFields):
    """See `FieldReader`. The focus is asked for: to be told of it slows all programs down."""

    def __init__(self, automation: Any = None, program_of: Callable[[int], str] | None = None) -> None:
        """`automation` stands in for the interfaces of UI Automation, `program_of` tells a process's program."""
        super().__init__()
        self._automation = automation
        self._client: Any = None
        self._program_of = program_of
        self._known: OrderedDict[str, Any] = OrderedDict()
        """Fields looked at last, by their ids."""

    def _begin(self) -> None:
        """Ready COM for this thread; comtypes itself does so once, for the thread that imports it first."""
        if self._automation is None:
            vars(sys)["coinit_flags"] = _FREE_THREADED
            import_module("comtypes").CoInitializeEx(_FREE_THREADED)
            client = import_module("comtypes.client")
            self._automation = client.GetModule("UIAutomationCore.dll")
            self._client = client.CreateObject(_CLASS_ID, interface=self._automation.IUIAutomation)
            self._program_of = Foreground(libraries()).program_of
        else:
            self._client = self._automation.client

    def _element(self) -> Any:
        return self._client.GetFocusedElement() or None

    def _described(self, element: Any) -> Field:
        field_id = ".".join(str(part) for part in element.GetRuntimeId())
        pid, control = int(element.CurrentProcessId), int(element.CurrentControlType)
        program = self._program_of(pid) if self._program_of is not None else ""
        is_password = bool(element.CurrentIsPassword)
        is_editable = not is_password and self._is_editable(element, control)
        self._remember(field_id, element)
        return Field(
            id=field_id,
            program=program,
            pid=pid,
            kind=kind_of(
                is_password=is_password,
                is_terminal=program in TERMINAL_PROGRAMS,
                takes_text=is_editable and control in (_EDIT, _DOCUMENT),
            ),
            is_editable=is_editable,
        )

    def _remember(self, field_id: str, element: Any) -> None:
        self._known[field_id] = element
        self._known.move_to_end(field_id)
        while len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)

    def _text_pattern(self, element: Any) -> Any:
        pattern = element.GetCurrentPattern(_TEXT_PATTERN)
        return pattern.QueryInterface(self._automation.IUIAutomationTextPattern) if pattern else None

    def _is_editable(self, element: Any, control: int) -> bool:
        if not element.CurrentIsEnabled:
            return False
        value = element.GetCurrentPattern(_VALUE_PATTERN)
        if value:
            return not value.QueryInterface(self._automation.IUIAutomationValuePattern).CurrentIsReadOnly
        return control in (_EDIT, _DOCUMENT)

    def _parts(self, element: Any) -> tuple[str, str, str] | None:
        pattern = self._text_pattern(element)
        selections = pattern.GetSelection() if pattern else None
        if not selections or not selections.Length:
            return None
        selection, document = selections.GetElement(0), pattern.DocumentRange
        until = document.Clone()
        until.MoveEndpointByRange(_END, selection, _START)
        whole, before, selected = _whole(document), _whole(until), _whole(selection)
        if whole is None or before is None or selected is None:
            return None
        return before, selected, whole[len(before) + len(selected) :]

    def _text_between(self, field_id: str, start: int, end: int) -> str | None:
        element = self._known.get(field_id)
        if element is None or element.CurrentIsPassword:
            return None
        pattern = self._text_pattern(element)
        text = _whole(pattern.DocumentRange) if pattern else None
        return text[start:end] if text is not None else None


def _whole(text_range: Any) -> str | None:
    """None where it is too long."""
    text = str(text_range.GetText(MOST_CHARACTERS + 1) or "")
    return text if len(text) <= MOST_CHARACTERS else None
