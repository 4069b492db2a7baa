"""AskedFields: the frame of readers whose systems have to be asked for the field with the focus (Windows, macOS).

Each question goes from program to program and waits for an answer, so all are put on a thread of its own. What kind of
field has the focus is known a moment after it was first wanted: whoever may not wait looks again.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from dictation_app.output.asking import Asker, Latest
from dictation_app.output.field import BEFORE_CHARACTERS, LIMIT_S, Field, FieldKind, FieldText, FocusOnly

MOST_CHARACTERS = 100_000
"""Of a longer text nothing is told: where in it the caret is could only be counted."""


class AskedFields(FocusOnly, ABC):
    """See `FieldReader`. What stands below `close` is for the thread."""

    def __init__(self) -> None:
        self._asker = Asker("fields", self._begin)
        self._latest = Latest(self._asker, self._focused)

    def focused(self) -> Field | None:
        """See `FieldReader`: as of the last look, which may be the first, and is made again for the next."""
        return self._latest.look()

    def read(self, timeout_s: float = LIMIT_S) -> Field | None:
        """See `FieldReader`."""
        return self._asker.ask(self._read, timeout_s)

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:
        """See `FieldReader`."""
        return self._asker.ask(lambda: self._text_between(field_id, start, end), timeout_s)

    def close(self) -> None:
        """See `FieldReader`."""
        self._asker.close()

    @abstractmethod
    def _begin(self) -> None:
        """Ready the system's interface for this thread."""

    @abstractmethod
    def _element(self) -> Any:
        """What has the focus, as the system has it; None = nothing."""

    @abstractmethod
    def _described(self, element: Any) -> Field:
        """All but its text."""

    @abstractmethod
    def _parts(self, element: Any) -> tuple[str, str, str] | None:
        """What stands before the selection, in it, and behind it; None where it is not told."""

    @abstractmethod
    def _text_between(self, field_id: str, start: int, end: int) -> str | None: ...

    def _focused(self) -> Field | None:
        element = self._element()
        return None if element is None else self._described(element)

    def _read(self) -> Field | None:
        element = self._element()
        if element is None:
            return None
        field = self._described(element)
        parts = None if field.is_password else self._parts(element)
        return field if parts is None else replace(field, text=_around(*parts))


def kind_of(*, is_password: bool, is_terminal: bool, takes_text: bool) -> FieldKind:
    """By what the system and the program say of it."""
    if is_password:
        return FieldKind.PASSWORD
    if is_terminal:
        return FieldKind.TERMINAL
    return FieldKind.TEXT if takes_text else FieldKind.OTHER


def _around(before: str, selected: str, rest: str) -> FieldText:
    return FieldText(
        before=before[-BEFORE_CHARACTERS:],
        after=rest[:1],
        start=len(before),
        selected=len(selected),
        caret=len(before) + len(selected),
        length=len(before) + len(selected) + len(rest),
    )
