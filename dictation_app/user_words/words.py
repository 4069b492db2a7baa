"""A word of the user, and what words are here: pieces of a text between spaces and punctuation.

What is joined without a space is one word ("github.com", "don't"), but for hyphens, which join several. Where a script
sets no words apart each sign is one. The letters that Python's `re` knows would not do: the marks that Hindi words are
written with are none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dictation_app.errors import SettingsError
from dictation_app.sentences import say
from dictation_app.values.speech import UNSPACED_SIGNS

if TYPE_CHECKING:
    from datetime import datetime

MOST_WORDS = 4
"""Of a phrase; of scripts without spaces `_MOST_SIGNS`."""
_MOST_SIGNS = 12
_LEAST_SIGNS = 2
"""A single sign stands within too many words."""
_MOST_CHARACTERS = 80
_JOINERS = str.maketrans("", "", "\u200c\u200d")
"""Not printed, but needed to spell Persian words, and some pictures."""

_JOINING = ".'\u2019/\\\\:\u00b7"
_HYPHENS = "\\-\u2010\u2011"
_APART = (
    f'\\s{_JOINING}{_HYPHENS},;!?"`\u00b4()\\[\\]{{}}<>|*~^=\u2012-\u2015\u2026\u2018-\u201f\u00ab\u00bb\u2039\u203a'
    "\u00a1\u00bf\u060c\u061b\u061f\u06d4\u0964\u0965\u3000-\u303f\uff01-\uff0f\uff1a-\uff1f\uff3b-\uff3d\uff5b-\uff65"
)
_CORE = f"[^{_APART}{UNSPACED_SIGNS}]+"

CORES = re.compile(f"[{UNSPACED_SIGNS}]|{_CORE}")
"""Words, and what joined words are joined of."""
WORDS = re.compile(f"[{UNSPACED_SIGNS}]|{_CORE}(?:[{_JOINING}]+{_CORE})*")
UNSPACED = re.compile(f"[{UNSPACED_SIGNS}]")
_HYPHEN = re.compile(f"[{_HYPHENS}]")


class Origin(StrEnum):
    """Where a word came from."""

    CORRECTED = "corrected"
    """A correction in the history."""
    ADDED = "added"
    """`dictation words add`."""
    IMPORTED = "imported"
    BY_HAND = "by hand"
    """Written into the file."""


@dataclass(frozen=True, slots=True)
class UserWord:
    """A phrase and how it is written; made by `user_word`."""

    heard: str
    """Whatever its capitals. Empty: it is heard right, only the capitals of `written` are not."""
    written: str
    origin: Origin = Origin.BY_HAND
    added_at: datetime | None = None
    """UTC; None = not known."""

    @property
    def key(self) -> str:
        """By which it is found in a text; no two words have the same."""
        return key_of(self.heard or self.written)


def folded(text: str) -> str:
    """A text without the differences that do not count: capitals, kinds of apostrophes, how accents are stored."""
    # A Turkish capital i keeps its dot as a sign of its own.
    return unicodedata.normalize("NFC", text).casefold().replace("\u2019", "'").replace("i\u0307", "i")


def gap_of(between: str) -> str | None:
    """What stands between two words of a phrase: nothing, a space or a hyphen; None = they belong to no phrase."""
    if not between:
        return ""
    if between.isspace():
        return " "
    return "-" if _HYPHEN.fullmatch(between) else None


def key_of(phrase: str) -> str:
    """The folded words of a phrase with what is between them; empty where it is no phrase."""
    words = list(WORDS.finditer(phrase))
    if not words or words[0].start() or words[-1].end() != len(phrase):
        return ""
    key, end = "", 0
    for word in words:
        gap = gap_of(phrase[end : word.start()])
        if gap is None:
            return ""
        key, end = key + gap + folded(word.group()), word.end()
    return key


def user_word(heard: str, written: str, origin: Origin = Origin.BY_HAND, added_at: datetime | None = None) -> UserWord:
    """A word that can be kept and applied; raise `SettingsError` where it is none.

    What differs from `written` by capitals only need not be said again: `heard` is empty then.
    """
    heard, written = (" ".join(unicodedata.normalize("NFC", text).split()) for text in (heard, written))
    if heard.lower() == written.lower():
        heard = ""
    if problem := _problem_of(heard, written):
        raise SettingsError(problem, say("See `dictation words add --help`."))
    return UserWord(heard, written, origin, added_at)


def private_mode_error() -> SettingsError:
    """Why no word is added now."""
    return SettingsError(say("Private mode is on: no word is kept."), say("`dictation private off` ends it."))


def _problem_of(heard: str, written: str) -> str:
    phrase = heard or written
    words = WORDS.findall(phrase)
    signs = sum(UNSPACED.match(word) is not None for word in words)
    is_phrase = key_of(phrase) and any(sign.isalnum() for sign in phrase)
    problems = (
        (not written, say("Nothing is said of how it is to be written.")),
        (
            max(len(heard), len(written)) > _MOST_CHARACTERS,
            say("A phrase has at most {most_characters} characters.", most_characters=_MOST_CHARACTERS),
        ),
        (not (heard + written).translate(_JOINERS).isprintable(), say("There is a sign in it that cannot be printed.")),
        (phrase.startswith("#"), say("What is heard cannot begin with '#'.")),
        (not is_phrase, say("What is heard must be words, with nothing but spaces or hyphens between them.")),
        (
            len(words) - signs > MOST_WORDS,
            say("What is heard may be {most_words} words, not more.", most_words=MOST_WORDS),
        ),
        (signs > _MOST_SIGNS, say("What is heard may be {most_signs} signs, not more.", most_signs=_MOST_SIGNS)),
        (signs == len(words) and signs < _LEAST_SIGNS, say("A single sign stands within too many words.")),
    )
    return next((sentence for is_wrong, sentence in problems if is_wrong), "")
