"""`WordFile`: the user's words on the disk, one a line, to be read and edited by anybody.

``heard -> written``, or only what is written; behind a tab where it came from and when. What a line holds that cannot
be understood stays in the file as it is: a slip of the hand, or of the disk, costs its own line and nothing else.
"""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app import owner_only
from dictation_app.errors import SettingsError
from dictation_app.sentences import say
from dictation_app.user_words.spelling import WordList
from dictation_app.user_words.words import Origin, UserWord, user_word

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1
MOST_BYTES = 1_000_000
"""A larger file was not written by this program, nor by hand."""
_MOST_NAMED = 5
_HEAD = f"""\
# Words of Dictation, version {VERSION}
# One a line: "heard -> written", or only "Written" where nothing but its capitals can be wrong.
# A running app uses it as soon as it is saved.
"""
_VERSION = re.compile(r"# Words of Dictation, version (\d{1,9})\s*$")
_ARROW = re.compile(r"\s+(?:->|\u2192)\s+")
_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    """As it stands in the file, without its end."""
    word: UserWord | None = None
    """None: a comment, or what cannot be understood."""


@dataclass(frozen=True, slots=True)
class ReadWords:
    """What was found in a text of such lines."""

    words: tuple[UserWord, ...]
    notes: tuple[str, ...] = ()
    """Sentences: which lines are not used, and why."""


def read_words(data: bytes, *, origin: Origin = Origin.BY_HAND) -> ReadWords:
    """The words in a file's bytes; `origin` is that of words whose line says nothing of it.

    Raise `SettingsError` where they are more than `MOST_BYTES`.
    """
    if len(data) > MOST_BYTES:
        raise SettingsError(say("That is too large to be a list of words."), say("Import one in parts."))
    lines, notes = _parsed(data, origin)
    return ReadWords(tuple(line.word for line in lines if line.word is not None), notes)


def as_text(words: Iterable[UserWord]) -> str:
    """A whole file of them."""
    return _HEAD + "".join(f"{_line_of(word)}\n" for word in words)


class WordFile:
    """Reads and writes the file; owned by one thread. Another program may have written to it in between."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.words = WordList()

    def load(self) -> tuple[str, ...]:
        """As `read`, where a file that cannot be read is told like the rest, and nothing changes."""
        try:
            return self.read()
        except SettingsError as exc:
            return (str(exc),)

    def read(self) -> tuple[str, ...]:
        """Read it; returns what the user should know of it. Raise `SettingsError` where it cannot be read."""
        lines, notes = _parsed(self._bytes(), Origin.BY_HAND)
        self.words = _words_in(lines)
        return notes

    def change(self, *, add: Iterable[UserWord] = (), remove: Iterable[str] = ()) -> None:
        """Add words, in the place of those with the same key, and remove others by key; raise `SettingsError`.

        It is on the disk when this returns. What was written into the file meanwhile stays.
        """
        added = {word.key: word for word in add}
        gone = {*added, *remove}
        is_saved = False
        while not is_saved:
            data = self._bytes()
            there, _ = _parsed(data, Origin.BY_HAND)
            if there and _is_newer(there[0].text):
                raise SettingsError(
                    say("The words in {path} were written by a newer version.", path=self.path),
                    say("They are used, and cannot be changed."),
                )
            kept = [line for line in there if line.word is None or line.word.key not in gone]
            lines = kept + [_Line(_line_of(word), word) for word in added.values()]
            is_saved = self._save(lines, instead_of=data)
        self.words = _words_in(lines)

    def _bytes(self) -> bytes:
        """Raise `SettingsError` where it cannot be read."""
        try:
            if self.path.stat().st_size > MOST_BYTES:
                raise SettingsError(
                    say("{path} is too large to be a list of words.", path=self.path), say("Move it away.")
                )
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as exc:
            raise SettingsError(
                say("Your words in {path} cannot be read: {reason}.", path=self.path, reason=exc.strerror or exc),
                say("Check the file's permissions."),
            ) from exc

    def _save(self, lines: list[_Line], *, instead_of: bytes) -> bool:
        """Write next to the file, flush to disk, then rename: a crash leaves the old or the new one, never half.

        False, and nothing is changed, where something else stands in the file by then: another program was quicker.
        """
        texts = [line.text for line in lines]
        has_head = bool(texts) and _VERSION.match(texts[0]) is not None
        text = ("" if has_head else _HEAD) + "".join(f"{text}\n" for text in texts)
        data = text.encode("utf-8", "surrogateescape")
        if len(data) > MOST_BYTES:
            raise SettingsError(say("There are too many words."), say("Remove some from the list first."))
        try:
            owner_only.make_folder(self.path.parent)
            target = self.path.resolve()  # It may lie among other files of the user's, with only a link to it here.
            # Made for the owner alone, whatever the umask.
            descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".words-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                if self._bytes() != instead_of:
                    return False
                Path(name).replace(target)
            finally:
                Path(name).unlink(missing_ok=True)
        except OSError as exc:
            raise SettingsError(
                say(
                    "Your words cannot be saved in {parent}: {reason}.",
                    parent=self.path.parent,
                    reason=exc.strerror or exc,
                ),
                say("Check space and permissions."),
            ) from exc
        return True


def _words_in(lines: Iterable[_Line]) -> WordList:
    return WordList(line.word for line in lines if line.word is not None)


def _parsed(data: bytes, origin: Origin) -> tuple[list[_Line], tuple[str, ...]]:
    # What is no UTF-8 is carried through as it is.
    texts = data.decode("utf-8-sig", "surrogateescape").splitlines()
    lines: list[_Line] = []
    wrong: list[int] = []
    for number, each in enumerate(texts, 1):
        try:
            word = _word_of(each, origin)
        except SettingsError:
            word = None
            wrong.append(number)
        lines.append(_Line(each, word))
    notes = [_told(wrong)] if wrong else []
    if texts and _is_newer(texts[0]):
        notes.append(say("The list of your words was written by a newer version; what is understood of it is used."))
    return lines, tuple(notes)


def _told(wrong: list[int]) -> str:
    named = ", ".join(map(str, wrong[:_MOST_NAMED])) + (", \u2026" if len(wrong) > _MOST_NAMED else "")
    if len(wrong) == 1:
        return say("Line {number} of the list of your words cannot be understood; it is not used.", number=named)
    return say(
        "{count} lines of the list of your words cannot be understood ({numbers}); they are not used.",
        count=len(wrong),
        numbers=named,
    )


def _is_newer(line: str) -> bool:
    version = _VERSION.match(line)
    return version is not None and int(version[1]) > VERSION


def _word_of(line: str, origin: Origin) -> UserWord | None:
    """The word in a line; None in a comment or an empty one. Raise `SettingsError` where it is neither."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    *heard, rest = _ARROW.split(line.strip(), maxsplit=1)
    written, _, about = rest.partition("\t")
    told, added_at = _about(about.strip())
    known = {str(each): each for each in Origin}
    if told and told not in known and not heard and added_at is None:
        raise SettingsError(say("Only a tab is between what is heard and what is written."), say("Write -> there."))
    return user_word("".join(heard), written, known.get(told, origin), added_at)


def _about(text: str) -> tuple[str, datetime | None]:
    """Where a word came from, and when."""
    told, _, time = text.rpartition(" ")
    try:
        return told, datetime.strptime(time, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return text, None


def _line_of(word: UserWord) -> str:
    phrase = f"{word.heard} -> {word.written}" if word.heard else word.written
    time = "" if word.added_at is None else f"{word.added_at:{_TIME}}"
    return f"{phrase}\t{word.origin} {time}".rstrip()
