"""Whisper's tokens: text to ids and back, and the special ones a prompt is made of.

Read from the model's own ``tokenizer.json``; nothing is ever fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PROMPT_TOKENS = 160
"""Longest text before a window that goes along. 224 and more raise inside the model; each costs time."""

_SPACE: Final = rb"(?:\xc4\xa0|\\u0120)"
"""As the file spells a space at the beginning of a token."""
_FIRST_TOKEN: Final = re.compile(rb'"' + _SPACE + rb't"\s*:')
_FIRST_MERGE: Final = re.compile(rb'"' + _SPACE + rb'(?: |"\s*,\s*")t"')
_MERGES: Final = re.compile(rb'"merges"\s*:\s*\[\s*(?=["[])')


class Vocabulary:
    """The tokens of one model; raises `OSError` or `ValueError` where its file is missing or damaged."""

    def __init__(self, file: Path, *, multilingual: bool) -> None:
        self._tokenizer = Tokenizer.from_buffer(_whole(file.read_bytes()))
        self._multilingual = multilingual
        self._start = self._id("<|startoftranscript|>")
        self._end = self._id("<|endoftext|>")
        self._before = self._id("<|startofprev|>")
        self._no_timestamps = self._id("<|notimestamps|>")
        self.first_timestamp = self._no_timestamps + 1
        """Ids from here up are times, in steps of 20 ms."""

    def _id(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"Cannot instantiate Tokenizer: no token {token}")
        return int(found)

    def knows(self, language: str) -> bool:
        """Whether the model was trained on this language."""
        return self._multilingual and self._tokenizer.token_to_id(f"<|{language}|>") is not None

    def prompt(self, language: str, *, timestamps: bool, before: str, translate: bool = False) -> list[int]:
        """What the decoder is given first; `before` is text that came earlier. `translate`: into English."""
        prompt: list[int] = []
        if before.strip():
            earlier = self._tokenizer.encode(f" {before.strip()}", add_special_tokens=False).ids
            prompt = [self._before, *earlier[-PROMPT_TOKENS:]]
        prompt.append(self._start)
        if self._multilingual:
            prompt += [self._id(f"<|{language}|>"), self._id("<|translate|>" if translate else "<|transcribe|>")]
        if not timestamps:
            prompt.append(self._no_timestamps)
        return prompt

    def tokens(self, text: str) -> list[int]:
        """The tokens of words as they stand at the beginning of a text."""
        ids: list[int] = self._tokenizer.encode(f" {text.strip()}", add_special_tokens=False).ids
        return ids

    def beginning(self, language: str, *, translate: bool = False) -> list[int]:
        """What an alignment is asked for with: as `prompt`, without the token that says whether there are times."""
        return self.prompt(language, timestamps=True, before="", translate=translate)

    def text(self, tokens: Iterable[int]) -> str:
        """The words of `tokens`, without times and other special ones."""
        decoded: str = self._tokenizer.decode([token for token in tokens if token < self._end])
        return decoded


def _whole(file: bytes) -> bytes:
    """With the first of the merges, a space and a t, which the files of converted models lack.

    Without it " the" is written as a space and "the", which the model itself never writes: words that begin with a t
    looked unlikely to it, and what was said before was told to it in tokens it does not know. In bytes: to read and
    write the whole file would cost 0.1 s at each start.
    """
    merges = _MERGES.search(file)
    if merges is None or _FIRST_TOKEN.search(file) is None or _FIRST_MERGE.search(file, merges.end()) is not None:
        return file
    in_pairs = file[merges.end() : merges.end() + 1] == b"["
    first = b'["\\u0120", "t"], ' if in_pairs else b'"\\u0120 t", '
    return file[: merges.end()] + first + file[merges.end() :]
