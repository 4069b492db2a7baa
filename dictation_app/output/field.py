"""The seam to the text field that has the focus: `Field`, `FieldReader`, and the reader of desktops that tell nothing.

What stands in a field is looked at and forgotten: it is never kept, never logged, and no `repr` shows it. Offsets and
lengths are in characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

LIMIT_S = 0.1
"""No reading takes longer, whatever the other program does."""
BEFORE_CHARACTERS = 240
"""So much before the caret is looked at: the sentence that a dictation goes on with."""


class FieldKind(StrEnum):
    """What has the focus."""

    TEXT = "text"
    TERMINAL = "terminal"
    """Its text wraps, scrolls, and is the program's answer as much as the user's own."""
    PASSWORD = "password"  # noqa: S105 - a kind
    OTHER = "other"
    """A button, a list, or something unknown that may still take text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What has the focus, as the program it belongs to describes it."""

    id: str
    """Opaque; the same as long as the field exists."""
    program: str
    """As the program calls itself, in lower case; may be empty."""
    pid: int
    """Of the program; 0 = unknown."""
    kind: FieldKind
    is_editable: bool = False
    is_entry: bool = False
    """One that people write in, and the same one as long as they do: no paragraph or cell of a document."""
    is_focused: bool = True
    is_shown: bool = True
    is_writable: bool = False
    """Text can be put in and taken out without a key, and without the focus; known of fields asked for by name only."""
    since_s: float = 0.0
    """`time.monotonic()` when it was known to have the focus; 0.0 = it has not, or was never told of."""
    text: FieldText | None = None
    """None where it has none, does not tell it, or it is a password."""

    @property
    def is_password(self) -> bool:
        """Whether nothing may go in there, and nothing that is said over it may be kept."""
        return self.kind is FieldKind.PASSWORD

    @property
    def before(self) -> str | None:
        """Up to `BEFORE_CHARACTERS` before what would be replaced by typing; None = unknown."""
        return self.text.before if self.text is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """What stands around the caret of a field."""

    before: str = field(repr=False)
    after: str = field(repr=False)
    """The one character behind the caret or the selection; empty at the end."""
    start: int
    """Where typed text would come to stand: the caret, or the beginning of the selection."""
    selected: int
    """Characters that typing would replace."""
    caret: int
    length: int
    """Of all of its text."""


class FieldReader(Protocol):
    """Reads the field with the focus, from any thread. Raises nothing, and never takes longer than it may."""

    def focused(self) -> Field | None:
        """What is known without asking anybody, without its text; at once."""
        ...

    def focused_at(self, time_s: float) -> Field | None:
        """What had the focus at this moment of `time.monotonic()`, without its text; at once. None = unknown."""
        ...

    def read_ahead(self) -> None:
        """Begin to read the field with the focus: it is to be read soon. Nobody waits."""
        ...

    def read(self, timeout_s: float = LIMIT_S) -> Field | None:
        """The field that has the focus, asked anew; None = not known here or not known in time."""
        ...

    def read_at(self, field_id: str, timeout_s: float = LIMIT_S) -> Field | None:
        """A field that need not have the focus any more; None = it is gone, or cannot be known."""
        ...

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:
        """What stands there in a field that need not have the focus any more; None = cannot be known."""
        ...

    def insert(self, field_id: str, start: int, text: str, timeout_s: float = LIMIT_S) -> bool:
        """Put text in there, and the caret behind it. False = it was not done, or nobody said that it was."""
        ...

    def delete(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> bool:
        """Take text out there, and have the caret where it stood. False as with `insert`."""
        ...

    def give_focus(self, field_id: str, timeout_s: float = LIMIT_S) -> bool:
        """Put the keyboard into it, in the window that has it. False as with `insert`."""
        ...

    def close(self) -> None:
        """Look no more; it cannot be used afterwards."""
        ...


class FocusOnly:
    """What readers answer who know the field with the focus only, and only when they ask."""

    def focused_at(self, time_s: float) -> Field | None:  # noqa: ARG002 - the protocol's
        """See `FieldReader`."""
        return None

    def read_ahead(self) -> None:
        """See `FieldReader`."""

    def read_at(self, field_id: str, timeout_s: float = LIMIT_S) -> Field | None:  # noqa: ARG002
        """See `FieldReader`."""
        return None

    def insert(self, field_id: str, start: int, text: str, timeout_s: float = LIMIT_S) -> bool:  # noqa: ARG002
        """See `FieldReader`."""
        return False

    def delete(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> bool:  # noqa: ARG002
        """See `FieldReader`."""
        return False

    def give_focus(self, field_id: str, timeout_s: float = LIMIT_S) -> bool:  # noqa: ARG002
        """See `FieldReader`."""
        return False


class NoFieldReader(FocusOnly):
    """Where nothing can be read."""

    def focused(self) -> Field | None:
        """See `FieldReader`."""
        return None

    def read(self, timeout_s: float = LIMIT_S) -> Field | None:  # noqa: ARG002 - the protocol's
        """See `FieldReader`."""
        return None

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:  # noqa: ARG002
        """See `FieldReader`."""
        return None

    def close(self) -> None:
        """Nothing to free."""
