"""Where what was looked for stands in a text: the same words that the store finds."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dictation_app.history import HistoryStore, Query
from dictation_app.history.hits import HitFinder
from dictation_app.history.queries import phrases
from tests.unit.test_history import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator


def found(wanted: str, text: str) -> list[str]:
    """The pieces of `text` that are marked."""
    with closing(HitFinder(wanted)) as finder:
        return [text[hit.start : hit.end] for hit in finder.find(text)]


@pytest.mark.parametrize(
    ("wanted", "text", "marked"),
    [
        ("harbour", "The harbour, and the HARBOUR.", ["harbour", "HARBOUR"]),
        ("harb", "The harbour is closed.", ["harbour"]),
        ("harb is", "The harbour is closed.", ["is"]),  # only what is typed last may be the beginning of a word
        ("cafe ", "Un café, s'il vous plaît.", ["café"]),
        ("café", "One CAFE\u0301 and one cafe.", ["CAFE\u0301", "cafe"]),
        ("grosse", "die größte", []),
        ('"the harbour"', "the harbour, a harbour", ["the harbour"]),
        ('"the harb', "the harbour, a harbour", ["the harbour"]),
        ("it's", "So it's so.", ["it's"]),
        ("today harbour", "The harbour.", ["harbour"]),  # the rest may stand in what was held back
        ("天气", "今天天气很好", ["天气"]),
        ("iphone天", "我的iPhone天", ["iPhone天"]),
        ("b", "😀 b 🎉b", ["b", "b"]),
        ("and or not", "x and y", ["and"]),
        ("", "x", []),
        ("  ", "x", []),
        ("...", "x...", []),
        ('"', 'a "quote"', []),
        ("x", "", []),
        ("a", "\ufdd0a\ufdd1 \0a \ud800a", ["a", "a", "a"]),
    ],
)
def test_the_words_that_matched_are_found(wanted: str, text: str, marked: list[str]) -> None:
    assert found(wanted, text) == marked


def test_one_finder_serves_many_texts() -> None:
    with closing(HitFinder("a")) as finder:
        for number in range(300):
            assert len(finder.find("a b " * (number % 5))) == number % 5


@pytest.fixture(scope="module")
def store() -> Iterator[HistoryStore]:
    with tempfile.TemporaryDirectory() as folder, closing(HistoryStore(Path(folder) / "history")) as opened:
        yield opened


LETTERS = st.text(alphabet="aáäAÁbß 今天ก'\"-.1\u0301", max_size=12)


@given(text=LETTERS, wanted=LETTERS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_the_store_finds_is_marked_and_nothing_else(store: HistoryStore, text: str, wanted: str) -> None:
    entry = store.add(spoken(text))
    is_found = any(store.count(Query(text=phrase.removesuffix('"*'))) for phrase in phrases(wanted))
    marked = found(wanted, text)
    store.clear()
    assert bool(marked) == is_found, (entry.text, wanted)
