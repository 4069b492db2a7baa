"""Looking for words in a `Document`: `find`. Places are those of the text as it is shown, without the space before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dictation_app.values.speech import UNSPACED_SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.transcript_edit.document import Document

_UNSPACED: Final = re.compile(f"[{UNSPACED_SIGNS}]")
_WORD_SIGN: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for."""

    what: str
    """White space in it stands for any."""
    whole_words: bool = False
    """In scripts without spaces between words every sign is one."""
    case: bool = False
    """Capitals count."""

    def pattern(self) -> re.Pattern[str] | None:
        """None where there is nothing to look for."""
        parts = [re.escape(part) for part in self.what.split()]
        if not parts:
            return None
        found = r"\s+".join(parts)
        if self.whole_words:
            first, last = self.what.split()[0][0], self.what.split()[-1][-1]
            found = f"{_not_inside('<', first)}{found}{_not_inside('', last)}"
        return re.compile(found, re.NOFLAG if self.case else re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Characters of a segment."""

    segment: int
    """Its index."""
    start: int
    end: int


def find(document: Document, search: Search) -> tuple[Hit, ...]:
    """All places, in order; none across segments."""
    pattern = search.pattern()
    if pattern is None:
        return ()
    return tuple(
        Hit(index, match.start(), match.end())
        for index, segment in enumerate(document.segments)
        for match in pattern.finditer(segment.text.strip())
    )


def find_in(text: str, search: Search) -> tuple[tuple[int, int], ...]:
    """The same in one text."""
    pattern = search.pattern()
    return tuple(match.span() for match in pattern.finditer(text)) if pattern is not None else ()


def replaced(text: str, search: Search, written: Callable[[re.Match[str]], str]) -> str:
    """The text with another one at each place."""
    pattern = search.pattern()
    return pattern.sub(written, text) if pattern is not None else text


def _not_inside(side: str, edge: str) -> str:
    """That no word goes on there; what is looked for may itself begin with a sign that is no part of words."""
    if not _WORD_SIGN.match(edge) or _UNSPACED.match(edge):
        return ""
    return rf"(?{side}![^\W{UNSPACED_SIGNS}])"
