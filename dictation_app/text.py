"""Polish of what the model wrote: spacing, joins between utterances. The model's capitals are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dictation_app.values.speech import UNSPACED_SIGNS

if TYPE_CHECKING:
    from dictation_app.settings import TextSettings

UNSPACED_LANGUAGES = frozenset({"zh", "yue", "ja", "th", "lo", "my", "km", "bo"})
"""Written without spaces between sentences."""

_UNSPACED = re.compile(f"[{UNSPACED_SIGNS}]")
_WORD = re.compile(rf"{_UNSPACED.pattern}|\S+?(?={_UNSPACED.pattern}|\s|$)")
"""Where words are not set apart by spaces, a character."""

_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%…")

_SENTENCE_END = re.compile(r"(?:(?<!\.)\.[\"'\u2019\u201d)\]]*|[!?])$")
"""Not an ellipsis, nor what somebody cried or asked in quotes: after that the sentence may go on."""
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\w|\d+|\w+\.\s?\w+|dr|mr|mrs|ms|st|prof|vs|approx|nr|ca|bzw|etc|usw|inc|fig|cf|co|ltd|jr|sr)\.$",
    re.IGNORECASE,
)
_OPENING = " \"'([\u00a1\u00bf\u201c\u201e\u2018\u201a\u00ab-\u2013\u2014"
"""Signs that stand before the first word of a sentence."""
_LOOKED_BACK_CHARACTERS = 40
_FIRST_WORD = re.compile(r"[^\W\d_]++(?!\.\w)")
_DOTTED_I = {"tr": "\u0130", "az": "\u0130"}


def polish(text: str) -> str:
    """Collapse white space and drop leading and trailing blanks; text without a letter or digit becomes empty.

    A lone "." or "..." is what Whisper writes for a breath; nobody dictates it.
    """
    words = " ".join(text.split())
    return words if any(character.isalnum() for character in words) else ""


def continued(before: str, right: str, language: str) -> str:
    """A polished text as it stands after `before`: where a sentence has ended the next one has a capital.

    At a pause in the middle of a sentence Whisper mostly ends it, and now and then goes on without a capital: 2 of 77
    places where read speech was cut at pauses of 200 ms. Of what it writes nothing else is changed.
    """
    word = _FIRST_WORD.match(right)
    if word is None or not word.group().islower() or not _ends_sentence(before[-_LOOKED_BACK_CHARACTERS:]):
        return right
    return capitalised(right, language)


def starts_sentence(before: str) -> bool:
    """Whether what stands after `before` begins a sentence: nothing is before it, or a sentence has ended there."""
    end = before[-_LOOKED_BACK_CHARACTERS:].rstrip(_OPENING)
    return not end or _ends_sentence(end)


def capitalised(words: str, language: str) -> str:
    """As it is written where a sentence begins."""
    if language == "nl" and words.startswith("ij"):
        return "IJ" + words[2:]
    # Title, not upper case: Georgian has capitals that no sentence begins with.
    first = _DOTTED_I.get(language, "I") if words[0] == "i" else words[0].title()
    return first + words[1:] if len(first) == 1 else words


def _ends_sentence(end: str) -> bool:
    return _SENTENCE_END.search(end) is not None and _ABBREVIATION.search(end) is None


def join(left: str, right: str, language: str) -> str:
    """Put two polished texts after each other with the space and the capital their language wants."""
    right = continued(left, right, language)
    if not left or not right or language in UNSPACED_LANGUAGES or needs_no_space(right):
        return left + right
    return f"{left} {right}"


def common_words(one: str, other: str) -> str:
    """The whole words both texts begin with."""
    differing = (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    end = next(differing, min(len(one), len(other)))
    while end and not all(_is_word_end(text, end) for text in (one, other)):
        end -= 1
    return one[:end].rstrip()


def words_after(text: str, known: str) -> str:
    """What follows in `text` after as many words as `known` has, with the space before it."""
    words = list(_WORD.finditer(text))
    count = sum(1 for _ in _WORD.finditer(known))
    return text[words[count - 1].end() :] if 0 < count <= len(words) else ("" if count else text)


def _is_word_end(text: str, end: int) -> bool:
    rest = text[end : end + 2]
    if len(rest) > 1 and rest[0] in "'\u2019.,-" and rest[1].isalnum():
        return False  # "it's", "3.5"
    return not rest or not rest[0].isalnum() or _UNSPACED.match(rest[0]) is not None


def for_delivery(text: str, language: str, settings: TextSettings, *, follows: bool) -> str:
    """What goes into the window for one polished text.

    With `trailing_space` every delivery ends with a space, so the next one joins on whatever was clicked in between.
    Without it, only a text that `follows` another of the same dictation starts with one.
    """
    if not text or language in UNSPACED_LANGUAGES:
        return text
    if settings.trailing_space:
        return f"{text} "
    return f" {text}" if follows and not needs_no_space(text) else text


def needs_no_space(text: str) -> bool:
    """Whether it goes on without one; ".NET" and ".5" are words of their own."""
    return text[0] in _NO_SPACE_BEFORE and not (text[0] == "." and text[1:2].isalnum())


def word_count(text: str, language: str) -> int:
    """Words, or signs where the language does not divide its words."""
    if language in UNSPACED_LANGUAGES:
        return sum(map(str.isalnum, text))
    return len(text.split())
