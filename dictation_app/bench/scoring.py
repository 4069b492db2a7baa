"""Counts the errors of a text: Whisper's own normaliser, then the least edits between the words.

Whisper's English normaliser takes "twenty one" and "21" for the same; for all other languages its basic one only drops
case and punctuation. What is written without spaces is compared by character, as is usual.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dictation_app.errors import UserError

BY_CHARACTER = frozenset({"ja", "zh", "yue", "ko", "th"})


class Scorer:
    """The loaded normalisers; raises `UserError` where the packages are missing."""

    def __init__(self) -> None:
        self._jiwer = needed("jiwer")
        basic = needed("whisper_normalizer.basic")
        self._english: Any = needed("whisper_normalizer.english").EnglishTextNormalizer()
        self._basic: Any = basic.BasicTextNormalizer()
        self._by_character: Any = basic.BasicTextNormalizer(split_letters=True)

    def units(self, text: str, language: str) -> list[str]:
        """The words (or characters) that count."""
        if language == "en":
            normal = self._english(text)
        else:
            normal = (self._by_character if language in BY_CHARACTER else self._basic)(text)
        return str(normal).split()

    def errors(self, reference: str, heard: str, language: str) -> tuple[int, int]:
        """Wrong, missing and added units, and how many the reference has."""
        wanted, written = self.units(reference, language), self.units(heard, language)
        if not wanted or not written:
            return max(len(wanted), len(written)), len(wanted)
        found = self._jiwer.process_words(" ".join(wanted), " ".join(written))
        return found.substitutions + found.deletions + found.insertions, len(wanted)


def needed(module: str) -> Any:
    """A module of the optional packages for measuring; raise `UserError` where they are not installed."""
    try:
        return import_module(module)
    except ImportError as exc:
        raise UserError(
            f"The package '{module.partition('.')[0]}' is needed for this and is not installed.",
            "Install the benchmark's packages with `pip install 'dictation-app[bench]'`.",
        ) from exc
