"""Where the words that are looked for stand in a text, for who shows what was found.

The index itself cannot be asked: it is the store's, and of a long list only a few rows are ever seen. A small index in
memory, which divides and compares words as the store's does, finds the same: "cafe" is found in "café", "meet" at the
beginning of "meeting" where it is the last word typed, a phrase as a whole. Belongs to one thread.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dictation_app.history.queries import phrases
from dictation_app.history.schema import WORDS_OF_INDEX, set_apart, storable

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Stand for no sign in any script: Unicode keeps them free."""
_MARKS: Final = re.compile(f"[{_BEGIN}{_END}\0]")


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters of a text."""

    start: int
    end: int


class HitFinder:
    """Finds the words of a `Query.text` in one text after the other."""

    def __init__(self, wanted: str) -> None:
        # Any of them: some may stand in another part of the entry.
        self._match = " OR ".join(phrases(wanted))
        self._connection: sqlite3.Connection | None = None

    def find(self, text: str) -> tuple[Hit, ...]:
        """Where they stand, in order; what belongs together is one."""
        if not self._match or not text:
            return ()
        plain = _MARKS.sub(" ", storable(text))  # sign for sign
        apart = set_apart(plain)
        marked = self._marked(apart)
        return tuple(_hits(plain, marked)) if marked else ()

    def _marked(self, text: str) -> str:
        if self._connection is None:
            self._connection = sqlite3.connect(":memory:", isolation_level=None)
            self._connection.execute(f"CREATE VIRTUAL TABLE shown USING fts5 (text, tokenize = '{WORDS_OF_INDEX}')")
        self._connection.execute("BEGIN")
        self._connection.execute("INSERT INTO shown (text) VALUES (?)", (text,))
        row = self._connection.execute(
            "SELECT highlight(shown, 0, ?, ?) FROM shown WHERE shown MATCH ?", (_BEGIN, _END, self._match)
        ).fetchone()
        self._connection.execute("ROLLBACK")  # as small as it was
        return row[0] if row else ""

    def close(self) -> None:
        """Let go of the index; it is made again where something is looked for."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _hits(plain: str, marked: str) -> Iterator[Hit]:
    """`marked` is `plain` with marks, and with spaces around signs that are written without."""
    place, start, end = 0, 0, -1
    for sign in marked:
        if sign == _BEGIN:
            begun = place
            # Signs in a row are marked one by one, with the spaces between them that nobody wrote.
            if end < begun:
                if end > start:
                    yield Hit(start, end)
                start = begun
        elif sign == _END:
            end = place
        elif place < len(plain) and sign == plain[place]:
            place += 1
    if end > start:
        yield Hit(start, end)
