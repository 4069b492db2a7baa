"""What a correction in the history teaches: pairs of what stood in a text and what the user wrote there instead.

Only what looks like a name that was misheard is learned at once, and never for an ordinary word: what is learned
wrongly would be typed wrongly from then on. All else is a question to the user. Whoever writes sentences anew, or
changes punctuation, teaches nothing.

A word is ordinary where it is short, where the user said it elsewhere and left it as it was, or where the model's
vocabulary writes it in few pieces. That last sign is good for some languages only: of 671 different English words of
read sentences 99 % have at most three pieces, of French ones 97 %, but of Russian ones 74 % and of Greek ones 26 %.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import HistoryError, SettingsError, UserError
from dictation_app.history import HistoryStore, Query
from dictation_app.text import starts_sentence
from dictation_app.user_words import Origin, UserWord, WordList, user_word
from dictation_app.user_words.words import MOST_WORDS, UNSPACED, WORDS, folded, gap_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dictation_app.history import Entry

_log = logging.getLogger(__name__)

_MOST_PLACES = 3
"""Of so many changes and more a correction is a rewriting."""
_MOST_CHANGED = 0.5
"""Likewise of a larger share of the words; of a short text `MOST_WORDS` may change."""
_LIKE = 0.5
"""What was misheard sounds alike, and so has this share of its letters in common ("cooper netties", "Kubernetes":
0.73). "Big" and "large" have less: that is another word, not another spelling."""
_CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Where each noun has a capital, it is no sign of a name."""
_TRACE = re.compile(r"['\u2019\s-]")
_LEAST_LETTERS = 4
_MOST_PIECES = 3
_WELL_KNOWN = frozenset({"ca", "da", "en", "es", "fr", "it", "nl", "pt"})
"""Of their words nine in ten have no more pieces than `_MOST_PIECES`."""


class LessonState(StrEnum):
    """How a lesson stands."""

    OFFERED = "offered"
    """It is learned where the user says so."""
    LEARNED = "learned"
    DOUBTED = "doubted"
    """The correction undid what a word of the user had made: is that word to go?"""
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One word that a correction is about."""

    word: UserWord
    state: LessonState
    before: UserWord | None = None
    """What stands in the list now for what is heard; comes back where the lesson is undone."""


class Ordinary(Protocol):
    """Says whether a phrase is one that people say in earnest, so that it must not be changed unasked."""

    def __call__(self, phrase: str, *, is_name: bool) -> bool:
        """`is_name`: it is to be written with the same letters, with capitals that no ordinary word has."""
        ...


@dataclass(frozen=True, slots=True)
class _Change:
    heard: str
    written: str
    begins_sentence: bool
    """Its capital may be the sentence's."""


def lessons_of(
    store: HistoryStore, entry: Entry, text: str, *, known: WordList, model_folder: Callable[[], Path]
) -> tuple[Lesson, ...]:
    """What is to be learned, or asked, after the text of `entry` was corrected to `text`.

    Takes a moment: the vocabulary is read from the disk.
    """
    before = entry.text or entry.withheld_text
    evidence = Evidence(store, entry, model_folder)
    return lessons(before, text, language=entry.language, known=known, is_ordinary=evidence)


def lessons(before: str, after: str, *, language: str, known: WordList, is_ordinary: Ordinary) -> tuple[Lesson, ...]:
    """What is to be learned, or asked, after the user changed one text into the other."""
    found: dict[str, Lesson] = {}
    for change in _changes(before, after):
        lesson = _about_known(change, known) or _new(change, language, known, is_ordinary)
        if lesson is None:
            continue
        if lesson.state is LessonState.LEARNED and WordList([lesson.word]).apply(after, language) != after:
            lesson = replace(lesson, state=LessonState.OFFERED)  # It was left as it was elsewhere in the text.
        found.setdefault(lesson.word.key, lesson)
    return tuple(found.values())


def _about_known(change: _Change, known: WordList) -> Lesson | None:
    """Where what was changed had been made by a word of the user."""
    for word in known:
        if folded(word.written) != folded(change.heard):
            continue
        if folded(change.written) == folded(word.heard or word.written):
            return Lesson(word, LessonState.DOUBTED, word)
        if word.heard:
            other = _word(word.heard, change.written)
            return None if other is None else Lesson(other, LessonState.OFFERED, word)
    return None


def _new(change: _Change, language: str, known: WordList, is_ordinary: Ordinary) -> Lesson | None:
    heard, written = change.heard, change.written
    is_spelling = folded(heard) == folded(written)
    is_name = _has_inner_capital(written)
    # Capitals alone may be for stress, this once.
    ordinary = is_ordinary(heard, is_name=is_spelling and is_name and not written.isupper())
    is_first_capital = written[:1].isupper() and not change.begins_sentence and language not in _CAPITAL_NOUNS
    is_odd = is_name or any(not sign.isalpha() and not sign.isspace() for sign in written)
    if change.begins_sentence and ordinary and not is_odd:
        heard, written = _lower(heard), _lower(written)
    likeness = 1.0 if is_spelling else _likeness(heard, written)
    if likeness < _LIKE and not is_odd and not is_first_capital:
        return None
    word = _word(heard, written)
    if word is None:
        return None
    is_safe = not ordinary and likeness >= _LIKE and (is_name or (is_first_capital and not is_spelling))
    return Lesson(word, LessonState.LEARNED if is_safe else LessonState.OFFERED, known.get(word.key))


def _word(heard: str, written: str) -> UserWord | None:
    try:
        return user_word(heard, written, Origin.CORRECTED)
    except SettingsError:  # such as a list of words, with commas in it
        return None


def _changes(before: str, after: str) -> Iterator[_Change]:
    """The pieces of both texts that stand for each other; none where the one is another text."""
    old, new = list(WORDS.finditer(before)), list(WORDS.finditer(after))
    matcher = SequenceMatcher(
        None, [folded(word.group()) for word in old], [folded(word.group()) for word in new], autojunk=False
    )
    steps = matcher.get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    lost = sum(max(step[2] - step[1], step[4] - step[3]) for step in changed)
    if len(changed) > _MOST_PLACES or lost > max(MOST_WORDS, _MOST_CHANGED * len(old)):
        return
    for kind, begin, end, new_begin, new_end in steps:
        if kind == "replace":
            for one, other in _partners(old[begin:end], new[new_begin:new_end]):
                pair = _without_ending(_span(before, one), _span(after, other))
                # Where no word stayed, only the sound can tell another spelling from another text.
                is_other_text = lost >= len(old) and _likeness(*pair) < _LIKE
                if _is_lesson(*pair) and not is_other_text:
                    yield _Change(*pair, begins_sentence=starts_sentence(after[: other[0].start()]))
        elif kind == "equal":
            yield from _other_capitals(before, after, old[begin:end], new[new_begin:new_end])


def _partners(
    old: Sequence[re.Match[str]], new: Sequence[re.Match[str]]
) -> Iterator[tuple[Sequence[re.Match[str]], Sequence[re.Match[str]]]]:
    """Words that stand for each other: one by one where each sounds like its partner, else all for all."""
    if len(old) == len(new) and all(
        _likeness(one.group(), other.group()) >= _LIKE for one, other in zip(old, new, strict=True)
    ):
        for one, other in zip(old, new, strict=True):
            yield [one], [other]
    else:
        yield old, new


def _other_capitals(
    before: str, after: str, old: Sequence[re.Match[str]], new: Sequence[re.Match[str]]
) -> Iterator[_Change]:
    """Words whose capitals alone are others, those beside each other together."""
    run: list[int] = []
    for index in range(len(old) + 1):
        is_other = index < len(old) and old[index].group() != new[index].group()
        if is_other and _is_by_sentence(before, after, old[index], new[index]):
            is_other = False
        is_beside = not run or gap_of(after[new[index - 1].end() : new[index].start()] if index < len(old) else ".")
        if run and not (is_other and is_beside):
            heard, written = (_span(text, words[run[0] : run[-1] + 1]) for text, words in ((before, old), (after, new)))
            if len(run) <= MOST_WORDS and not UNSPACED.search(heard):
                yield _Change(*_without_ending(heard, written), begins_sentence=False)
            run = []
        if is_other:
            run.append(index)


def _is_by_sentence(before: str, after: str, old: re.Match[str], new: re.Match[str]) -> bool:
    """Whether the words differ by the capital of a sentence that begins, or begins no more."""
    is_first_only = old.group()[1:] == new.group()[1:]
    begins = starts_sentence(before[: old.start()]), starts_sentence(after[: new.start()])
    return is_first_only and any(begins)


def _span(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()]


def _without_ending(heard: str, written: str) -> tuple[str, str]:
    """Both without a possessive 's, where both have one."""
    if all(folded(each).endswith("'s") and len(each) > len("'s") for each in (heard, written)):
        return heard[:-2], written[:-2]
    return heard, written


def _is_lesson(heard: str, written: str) -> bool:
    """Whether such a pair can be the same thing heard and written."""
    if max(len(WORDS.findall(heard)), len(WORDS.findall(written))) > MOST_WORDS:
        return False
    if UNSPACED.search(heard) or UNSPACED.search(written):
        return False  # nobody knows where a word begins there
    if heard.isdigit() or written.isdigit():
        return False
    # "its" and "it's", "everyday" and "every day": right in one sentence, wrong in the next.
    is_trace = _TRACE.sub("", folded(heard)) == _TRACE.sub("", folded(written))
    return not is_trace or _has_inner_capital(written)


def _has_inner_capital(written: str) -> bool:
    """As no ordinary word is written: "GitHub", "NASA"."""
    return any(sign.isupper() for word in WORDS.findall(written) for sign in word[1:])


def _likeness(heard: str, written: str) -> float:
    one, other = ("".join(filter(str.isalnum, folded(each))) for each in (heard, written))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _lower(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]


class Evidence:
    """Says whether a phrase is an ordinary one (`Ordinary`); what cannot be known speaks for it."""

    def __init__(self, store: HistoryStore, entry: Entry, model_folder: Callable[[], Path]) -> None:
        """`model_folder` raises `UserError` where the model is not there."""
        self._store = store
        self._entry = entry
        self._pieces = cache(lambda: _counter(model_folder))

    def __call__(self, phrase: str, *, is_name: bool) -> bool:
        """See `Ordinary`."""
        words = WORDS.findall(phrase)
        return all(self._is_ordinary_word(word, is_name=is_name) for word in words) or self._was_said(phrase)

    def _is_ordinary_word(self, word: str, *, is_name: bool) -> bool:
        if sum(map(str.isalpha, word)) < _LEAST_LETTERS:
            return True
        if is_name:  # no other word is written like it
            return self._count(word) <= 1
        return self._entry.language not in _WELL_KNOWN or self._count(word) <= _MOST_PIECES

    def _count(self, word: str) -> int:
        """As it is mostly written, and as it stands in the text: names have capitals."""
        count = self._pieces()
        return 0 if count is None else min(count(word), count(word.lower()))

    def _was_said(self, phrase: str) -> bool:
        """Whether it stands in another entry."""
        try:
            found = self._store.search(Query(text=f'"{phrase}"', limit=2))
        except HistoryError:
            return True
        return any(entry.id != self._entry.id for entry in found)


def _counter(model_folder: Callable[[], Path]) -> Callable[[str], int] | None:
    """Counts the pieces that the model's vocabulary writes a word in; None where it cannot be read."""
    from dictation_app.engine.vocabulary import Vocabulary  # noqa: PLC0415 - loads its library, seldom needed

    try:
        vocabulary = Vocabulary(model_folder() / "tokenizer.json", multilingual=True)
    except (UserError, OSError, ValueError) as exc:
        _log.info("The vocabulary cannot be read: %s", type(exc).__name__)
        return None
    return lambda word: len(vocabulary.tokens(word))
