"""A text field of the tests' own, and a reader that reads it: what arrives in it, and how it tells of that, is set."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dictation_app.output.field import BEFORE_CHARACTERS, LIMIT_S, Field, FieldKind, FieldText

if TYPE_CHECKING:
    from collections.abc import Callable


class Editor:
    """Takes text at its caret; also the `FieldReader` of it."""

    def __init__(self, text: str = "", *, kind: FieldKind = FieldKind.TEXT) -> None:
        self.text = text
        self.start = len(text)
        self.selected = 0
        self.kind = kind
        self.id = ":1.7/field"
        self.changes: Callable[[str], str] = lambda text: text
        """What it makes of text that it takes."""
        self.shows_after_s = 0.0
        self.is_readable = True
        self.answers_after_s = 0.0
        self.readings = 0
        self._taken: tuple[float, str] | None = None

    def take(self, text: str) -> None:
        """As a paste."""
        self._taken = (time.monotonic() + self.shows_after_s, self.changes(text))

    def _show(self) -> None:
        if self._taken is not None and time.monotonic() >= self._taken[0]:
            text = self._taken[1]
            self.text = self.text[: self.start] + text + self.text[self.start + self.selected :]
            self.start += len(text)
            self.selected, self._taken = 0, None

    def focused(self) -> Field | None:
        return Field(id=self.id, program="editor", pid=1, kind=self.kind) if self.is_readable else None

    def read(self, timeout_s: float = LIMIT_S) -> Field | None:
        self.readings += 1
        if self.answers_after_s:
            time.sleep(min(timeout_s, self.answers_after_s))
        if not self.is_readable or self.answers_after_s > timeout_s:
            return None
        self._show()
        end = self.start + self.selected
        text = None
        if self.kind is not FieldKind.PASSWORD:
            text = FieldText(
                before=self.text[max(0, self.start - BEFORE_CHARACTERS) : self.start],
                after=self.text[end : end + 1],
                start=self.start,
                selected=self.selected,
                caret=end,
                length=len(self.text),
            )
        return Field(id=self.id, program="editor", pid=1, kind=self.kind, is_editable=True, text=text)

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:
        self._show()
        part = self.text[start:end]
        return part if field_id == self.id and self.is_readable and len(part) == end - start else None

    def close(self) -> None:
        self.is_readable = False
