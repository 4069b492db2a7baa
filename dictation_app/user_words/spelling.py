"""`WordList`: the user's words put into a text. Whole words only, and never twice.

It costs next to nothing where none of them is in the text, however many there are: the words of the text are looked
up, not the user's words looked for.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.errors import SettingsError
from dictation_app.sentences import say
from dictation_app.text import capitalised, starts_sentence
from dictation_app.user_words.words import CORES, WORDS, UserWord, folded, gap_of, key_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

_POSSESSIVE = "'s"
_CONTRACTED = frozenset(
    {"it", "that", "this", "there", "here", "what", "who", "where", "when", "how", "why", "he", "she", "let"}
)
"""After these the English 's is a verb: "there's" is no form of "there"."""
_FULL_STOPS = (".", "!", "?", "\u2026")
_KATAKANA = frozenset(map(chr, (*range(0x30A1, 0x30FB), 0x30FC)))
"""In Japanese text the words of other languages: a change of script ends them."""


@dataclass(frozen=True, slots=True)
class _Entry:
    word: UserWord
    length: int
    """Words of what is heard."""
    around: tuple[tuple[int, tuple[str, ...]], ...]
    """Where what is written holds what is heard: so many words before it, and all of them."""

    def reach(self, text: str, start: int, end: int) -> tuple[int, int]:
        """With a full stop the text has there already: "Inc." at the end of a sentence, ".NET" where ".net" is."""
        written = self.word.written
        if written.startswith(".") and text.endswith(".", 0, start):
            start -= 1
        if written.endswith(_FULL_STOPS) and text.startswith(written[-1], end):
            end += 1
        return start, end


@dataclass(frozen=True, slots=True)
class _Found:
    entry: _Entry
    last: int
    """Index of its last word in the text."""
    end: int
    """Character after it; a possessive 's is left out."""


class WordList:
    """The words in the order they came; never changed."""

    def __init__(self, words: Iterable[UserWord] = ()) -> None:
        """Of two with the same key the later one holds."""
        by_key: dict[str, UserWord] = {}
        for word in words:
            by_key.pop(word.key, None)
            by_key[word.key] = word
        self._entries = {key: _entry(word) for key, word in by_key.items()}
        self._most: dict[str, int] = {}
        """By first word, how many words the longest phrase has that begins with it."""
        for key, entry in self._entries.items():
            first = WORDS.findall(key)[0]
            self._most[first] = max(entry.length, self._most.get(first, 0))
        self._beginnings = frozenset(CORES.findall(first)[0] for first in self._most)

    def __iter__(self) -> Iterator[UserWord]:
        return (entry.word for entry in self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: str) -> UserWord | None:
        """The word with this `UserWord.key`."""
        entry = self._entries.get(key)
        return None if entry is None else entry.word

    def apply(self, text: str, language: str = "") -> str:
        """The text with every phrase as the user writes it.

        Capitals are those of the written form; where that has none, one that begins a sentence stays.
        """
        if not self._beginnings or self._beginnings.isdisjoint(CORES.findall(folded(text))):
            return text
        words = list(WORDS.finditer(text))
        pieces: list[str] = []
        done = index = 0
        while index < len(words):
            found = self._longest(text, words, index)
            if found is None or _is_spelt_out(found, words, index) or _is_half(text, words, index, found):
                index += 1
                continue
            start = words[index].start()
            written = found.entry.word.written
            if written.islower() and text[start].isupper() and starts_sentence(text[:start]):
                written = capitalised(written, language)
            start, end = found.entry.reach(text, start, found.end)
            pieces += text[done:start], written
            done, index = end, found.last + 1
        return "".join(pieces) + text[done:]

    def _longest(self, text: str, words: Sequence[re.Match[str]], first: int) -> _Found | None:
        """The longest phrase that begins with this word."""
        begun = folded(words[first].group())
        most = max(self._most.get(begun, 0), self._most.get(_owner(begun), 0))
        found, key = None, ""
        for index in range(first, min(first + most, len(words))):
            if index > first:
                gap = gap_of(text[words[index - 1].end() : words[index].start()])
                if gap is None:
                    break
                key += gap
            word = folded(words[index].group())
            if (entry := self._entries.get(key + word)) is not None:
                found = _Found(entry, index, words[index].end())
            elif (owner := _owner(word)) and (entry := self._entries.get(key + owner)) is not None:
                found = _Found(entry, index, words[index].end() - len(_POSSESSIVE))
            key += word
        return found


def known_key(words: WordList, heard: str) -> str:
    """The key of a word in the list, by what is heard; raise `SettingsError` where it is not there."""
    key = key_of(" ".join(heard.split()))
    if words.get(key) is None:
        raise SettingsError(
            say("There is no word '{heard}' in your list.", heard=heard),
            say("`dictation words list` shows all of them."),
        )
    return key


def _entry(word: UserWord) -> _Entry:
    heard = tuple(WORDS.findall(word.key))
    written = tuple(WORDS.findall(folded(word.written)))
    starts = range(len(written) - len(heard) + 1) if heard != written else ()
    around = tuple((start, written) for start in starts if written[start : start + len(heard)] == heard)
    return _Entry(word, len(heard), around)


def _owner(word: str) -> str:
    """Whose it is; empty where the folded word says of nobody."""
    owner = word.removesuffix(_POSSESSIVE)
    return "" if owner == word or owner in _CONTRACTED else owner


def _is_spelt_out(found: _Found, words: Sequence[re.Match[str]], index: int) -> bool:
    """Whether what would be added before it or behind it stands there: "New York" where "York" is to be "New York"."""
    return any(
        _stands(words, index - before, written[:before])
        or _stands(words, found.last + 1, written[before + found.entry.length :])
        for before, written in found.entry.around
    )


def _stands(words: Sequence[re.Match[str]], start: int, wanted: Sequence[str]) -> bool:
    there = [folded(word.group()) for word in words[max(0, start) : max(0, start + len(wanted))]]
    return (
        bool(wanted)
        and len(there) == len(wanted)
        and all(one in (word, _owner(word)) for one, word in zip(wanted, there, strict=True))
    )


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on there that no space or sign ends: with a mark that belongs to a letter, or Katakana."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if not before or not after:
        return False
    return unicodedata.category(after).startswith("M") or (before in _KATAKANA and after in _KATAKANA)


def _is_half(text: str, words: Sequence[re.Match[str]], first: int, found: _Found) -> bool:
    """Whether it is a part of a longer word.

    Such as of "e-mail" or "X-ray": one letter and a hyphen make no word of their own.
    """
    if _goes_on(text, words[first].start()) or _goes_on(text, found.end):
        return True

    def is_letter_beyond(index: int, between: str) -> bool:
        return gap_of(between) == "-" and len(words[index].group()) == 1

    last = found.last
    return (first > 0 and is_letter_beyond(first - 1, text[words[first - 1].end() : words[first].start()])) or (
        last + 1 < len(words) and is_letter_beyond(last + 1, text[words[last].end() : words[last + 1].start()])
    )
