"""MeaningSearch on real files, with a model that knows a few topics; and what 100,000 vectors cost."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app import meaning
from dictation_app.history import HistoryStore, Query
from dictation_app.history.meanings import Meaning
from dictation_app.meaning import DIMENSIONS
from dictation_app.meaning.search import (
    FLOOR,
    MOST_BY_MEANING,
    FoundBy,
    MeaningSearch,
    Vectors,
    fuse,
    has_meaning,
    packed,
    unpacked,
)
from tests.unit.meaning.texts import ENTRY, TopicEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.history import Entry


class Library:
    """A store that is written and another one that is searched, as the app has them."""

    def __init__(self, folder: Path) -> None:
        self.written = HistoryStore(folder)
        self.read = HistoryStore(folder)
        self.embedder = TopicEmbedder()
        self.search = MeaningSearch(self.read, self.embedder)
        self._time = ENTRY.started_at

    def add(self, *texts: str, language: str = "en", starred: bool = False) -> list[Entry]:
        added = []
        for text in texts:
            self._time += 60
            entry = replace(ENTRY, text=text, started_at=self._time, language=language, is_starred=starred)
            added.append(self.written.add(entry))
        self.learn()
        return added

    def learn(self) -> None:
        missing = self.written.without_meaning("topics", meaning.LANGUAGES, (float("inf"), 0), 1000)
        self.written.keep_meanings(
            "topics", [Meaning(spoken, packed(self.embedder.embed(spoken.words))) for spoken in missing]
        )

    def found(self, words: str, **filters: object) -> list[tuple[str, str]]:
        hits = self.search.search(replace(Query(text=words), **filters))
        return [(hit.entry.text, str(hit.by)) for hit in hits]

    def close(self) -> None:
        self.written.close()
        self.read.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path)
    yield library
    library.close()


def test_ranks_are_joined_by_their_reciprocals() -> None:
    assert fuse([1, 2, 3], [3, 4]) == [3, 1, 2, 4]
    assert fuse([1], [2]) == [1, 2]
    assert fuse([], [5, 6]) == [5, 6]


def test_what_means_the_same_is_found_without_its_words(library: Library) -> None:
    library.add("puppy", "weather", "dog")

    assert library.found("vet") == [("puppy", "meaning"), ("dog", "meaning")]


def test_what_both_find_comes_first_and_says_so(library: Library) -> None:
    library.add("dog", "puppy", "dog tomorrow morning early always zebra")

    assert library.found("dog") == [
        ("dog", str(FoundBy.BOTH)),
        ("dog tomorrow morning early always zebra", str(FoundBy.BOTH)),
        ("puppy", str(FoundBy.MEANING)),
    ]


def test_what_is_hardly_alike_is_not_found(library: Library) -> None:
    library.add("dog " + " ".join(f"word{number}" for number in range(40)), "weather")

    assert library.found("vet") == []
    assert all(near.similarity >= FLOOR for near in library.search.nearest(Query(text="rain")))


def test_filters_hold_for_both(library: Library) -> None:
    old, _, new = library.add("dog", "puppy", "vet")
    library.add("puppy two", starred=True)

    assert library.found("dog", since=old.started_at + 1, until=new.started_at) == [("puppy", "meaning")]
    assert library.found("dog", starred=True) == [("puppy two", "meaning")]
    assert library.found("dog", language="de") == []


def test_a_limit_counts_both(library: Library) -> None:
    library.add("dog", "puppy", "vet")

    assert len(library.found("dog", limit=2)) == 2


def test_what_is_added_corrected_or_deleted_later_is_seen(library: Library) -> None:
    dog, rent = library.add("dog", "rent")
    assert library.found("vet") == [("dog", "meaning")]

    library.written.correct(rent.id, "puppy")
    assert library.found("vet") == [("dog", "meaning")], "nobody has read the new text yet"
    library.learn()
    library.add("vet two")
    library.written.delete([dog.id])

    assert library.found("vet") == [("vet two", str(FoundBy.BOTH)), ("puppy", "meaning")]
    assert library.found("landlord") == []


def test_deleting_removes_the_vectors_from_the_disk(library: Library, tmp_path: Path) -> None:
    (entry,) = library.add("dog")
    vector = library.written.meanings("topics")[entry.id]
    assert any(vector in path.read_bytes() for path in tmp_path.glob("history.sqlite3*"))

    library.written.delete([entry.id])

    assert library.written.meanings("topics") == {}
    assert not any(vector in path.read_bytes() for path in tmp_path.glob("history.sqlite3*"))


def test_clearing_removes_all_vectors(library: Library) -> None:
    library.add("dog", "rent")

    library.written.clear()

    assert library.written.meanings("topics") == {}
    assert library.found("vet") == []


def test_the_meaning_of_a_text_that_changed_meanwhile_is_not_kept(library: Library) -> None:
    entry = library.written.add(replace(ENTRY, text="dog"))
    (spoken,) = library.written.without_meaning("topics", meaning.LANGUAGES, (float("inf"), 0), 1)
    library.written.correct(entry.id, "rent")

    library.written.keep_meanings("topics", [Meaning(spoken, packed(library.embedder.embed("dog")))])

    assert library.written.meanings("topics") == {}


def test_other_languages_have_no_meaning_here(library: Library) -> None:
    library.add("vet", language="de")

    assert library.written.meanings("topics") == {}


def test_a_long_text_is_found_once_by_any_of_its_pieces(library: Library) -> None:
    library.add("rent\ndog\nweather")

    for words in ("landlord", "puppy", "rain"):
        assert library.found(words) == [("rent\ndog\nweather", "meaning")]


def test_held_back_words_have_a_meaning_where_there_are_no_others(library: Library) -> None:
    library.written.add(replace(ENTRY, text="", withheld="Noise.", withheld_text="dog"))
    library.learn()

    assert len(library.found("puppy")) == 1


def test_a_phrase_in_quotes_is_meant_as_it_stands(library: Library) -> None:
    library.add("dog", "puppy")
    library.embedder.asked.clear()

    assert library.found('"dog"') == [("dog", "words")]
    assert library.embedder.asked == []


@pytest.mark.parametrize(("text", "wanted"), [("", False), ("ab", False), ("abc", True), ('a "b c', False)])
def test_what_has_a_meaning(text: str, wanted: bool) -> None:
    assert has_meaning(text) is wanted


def test_without_any_vector_the_model_is_not_asked(library: Library) -> None:
    library.written.add(ENTRY)

    assert library.found("dog") == [(ENTRY.text, "words")]
    assert library.embedder.asked == []


def test_rows_that_are_no_vectors_are_left_out() -> None:
    whole = packed([np.ones(DIMENSIONS, dtype=np.float32)])

    ids, rows = unpacked({1: whole, 2: whole[:-1], 3: b"", 4: whole * 2})

    assert ids.tolist() == [1, 4, 4]
    assert rows.shape == (3, DIMENSIONS)


def test_a_hundred_thousand_vectors_are_searched_in_50_ms(measured: Callable[[str], None]) -> None:
    count = 100_000
    random = np.random.default_rng(7)
    rows = random.standard_normal((count, DIMENSIONS), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    vectors = Vectors()
    raw = rows.astype("<f2")
    vectors.take_over({n: bytes(8) for n in range(count)}, {n: raw[n].tobytes() for n in range(count)})
    asked = rows[77_777]
    took_ms = []
    for _ in range(9):
        began_s = time.perf_counter()
        near = vectors.nearest(asked, None)
        took_ms.append((time.perf_counter() - began_s) * 1000)

    measured(f"nearest of 100,000 vectors: median {sorted(took_ms)[4]:.1f} ms")
    assert near[0].id == 77_777
    assert len(near) <= MOST_BY_MEANING
    assert min(took_ms) < 50
