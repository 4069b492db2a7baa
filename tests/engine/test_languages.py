"""The list of languages against the library's own."""

from __future__ import annotations

from faster_whisper.tokenizer import _LANGUAGE_CODES

from dictation_app.engine.languages import CODES


def test_the_languages_are_those_of_the_library() -> None:
    assert frozenset(_LANGUAGE_CODES) == CODES
