"""A text field of the tests' own, and a reader that reads it: what arrives in it, and how it tells of that, is set."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from dictation_app.output.field import BEFORE_CHARACTERS, LIMIT_S, Field, FieldKind, FieldText, FocusOnly

if TYPE_CHECKING:
    from collections.abc import Callable


class Editor(FocusOnly):
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
        self.is_shown = True
        self.claims_focus = False
        """Also where another one has it."""
        self.is_writable = True
        self.takes_focus = True
        """When it is told to have the keyboard."""
        self.takes_out = True
        """False: it only says so."""
        self.puts_in: Callable[[str], str | None] = lambda text: text
        """What it makes of text that it is told to put in without a key; None = it refuses."""
        self.answers_after_s = 0.0
        self.readings = 0
        self._taken: tuple[float, str] | None = None
        self.rubs_at: tuple[float, int] | None = None
        """When it gets to keys that rub out so many characters; what was sent behind them comes after."""

    def take(self, text: str) -> None:
        """As a paste."""
        self._taken = (time.monotonic() + self.shows_after_s, self.changes(text))

    def _show(self) -> None:
        if self.rubs_at is not None:
            if time.monotonic() < self.rubs_at[0]:
                return
            self.rub_out(self.rubs_at[1])
            self.rubs_at = None
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
        return Field(
            id=self.id,
            program="editor",
            pid=1,
            kind=self.kind,
            is_editable=True,
            is_entry=self.kind is FieldKind.TEXT,
            is_shown=self.is_shown,
            text=text,
        )

    def rub_out(self, characters: int) -> None:
        """As a key."""
        self.text = self.text[: self.start - characters] + self.text[self.start :]
        self.start -= characters

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:
        self._show()
        part = self.text[start:end]
        return part if field_id == self.id and self.is_readable and len(part) == end - start else None

    def close(self) -> None:
        self.is_readable = False


class Page:
    """Fields of one window, one of them with the focus; also the `FieldReader` of them."""

    def __init__(self, *editors: Editor) -> None:
        self.editors = list(editors)
        for number, editor in enumerate(editors):
            editor.id = f":1.7/field/{number}"
        self.focus = editors[0]

    def _named(self, field_id: str) -> Editor | None:
        return next((each for each in self.editors if each.id == field_id), None)

    def focused(self) -> Field | None:
        return self.focus.focused()

    def focused_at(self, time_s: float) -> Field | None:
        return None

    def read_ahead(self) -> None:
        pass

    def read(self, timeout_s: float = LIMIT_S) -> Field | None:
        return self.focus.read(timeout_s)

    def read_at(self, field_id: str, timeout_s: float = LIMIT_S) -> Field | None:
        editor = self._named(field_id)
        field = editor.read(timeout_s) if editor is not None else None
        if editor is None or field is None:
            return None
        return replace(field, is_focused=editor is self.focus or editor.claims_focus, is_writable=editor.is_writable)

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:
        editor = self._named(field_id)
        return editor.text_between(field_id, start, end, timeout_s) if editor is not None else None

    def insert(self, field_id: str, start: int, text: str, timeout_s: float = LIMIT_S) -> bool:
        editor = self._named(field_id)
        made = editor.puts_in(text) if editor is not None else None
        if editor is None or made is None:
            return False
        editor.text = editor.text[:start] + made + editor.text[start:]
        editor.start = start + len(made)
        return True

    def delete(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> bool:
        editor = self._named(field_id)
        if editor is None or editor.puts_in(editor.text[start:end]) is None:
            return False
        if editor.takes_out:
            editor.text = editor.text[:start] + editor.text[end:]
            editor.start = start
        return True

    def give_focus(self, field_id: str, timeout_s: float = LIMIT_S) -> bool:
        editor = self._named(field_id)
        if editor is None or not editor.takes_focus:
            return False
        self.focus = editor
        return True

    def close(self) -> None:
        self.editors.clear()
