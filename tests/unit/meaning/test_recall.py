"""Recall at 5 on the labelled queries of `tests/data/meaning.json`, with the real model: who finds what was meant.

Fifty queries say it in other words, twenty are words of what they look for. Words are tried in both ways: all of them
must be there, as the history has it, and any of them may be.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app import meaning
from dictation_app.history import HistoryStore, Query, queries
from dictation_app.history.meanings import Meaning
from dictation_app.meaning.minilm import MiniLm
from dictation_app.meaning.search import MeaningSearch, packed
from tests.unit.meaning.texts import ENTRY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SET = json.loads((Path(__file__).parents[2] / "data" / "meaning.json").read_text(encoding="utf-8"))
AT = 5


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MiniLm]:
    model = MiniLm(tmp_path_factory.mktemp("model"))
    yield model
    model.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, model: MiniLm) -> Iterator[HistoryStore]:
    store = HistoryStore(tmp_path_factory.mktemp("history"))
    for number, entry in enumerate(SET["entries"]):
        store.add(replace(ENTRY, text=entry["text"], started_at=ENTRY.started_at + number))
    missing = store.without_meaning(model.name, meaning.LANGUAGES, (float("inf"), 0), 1000)
    store.keep_meanings(model.name, [Meaning(spoken, packed(model.embed(spoken.words))) for spoken in missing])
    yield store
    store.close()


def recall(store: HistoryStore, find: Callable[[Query], Sequence[int]]) -> float:
    ids = {entry.text: entry.id for entry in store.search(Query(limit=1000))}
    texts = {entry["key"]: entry["text"] for entry in SET["entries"]}
    found = 0.0
    for query in SET["queries"]:
        wanted = {ids[texts[key]] for key in query["wanted"]}
        found += len(wanted & set(find(Query(text=query["words"], limit=AT))[:AT])) / len(wanted)
    return found / len(SET["queries"])


def test_words_and_meaning_together_find_more_than_words(
    store: HistoryStore, model: MiniLm, measured: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    search = MeaningSearch(store, model)
    by_words = recall(store, lambda query: [entry.id for entry in store.search(query)])
    by_meaning = recall(store, lambda query: [near.id for near in search.nearest(query)])
    by_both = recall(store, lambda query: [hit.entry.id for hit in search.search(query)])
    with monkeypatch.context() as patch:
        all_words = queries.match
        patch.setattr(queries, "match", lambda text: all_words(text).replace('" "', '" OR "'))
        by_any_word = recall(store, lambda query: [entry.id for entry in store.search(query)])

    measured(
        f"recall@{AT}, {len(SET['queries'])} queries, {len(SET['entries'])} entries: BM25 {by_words:.3f} "
        f"(any word {by_any_word:.3f}), meaning {by_meaning:.3f}, both {by_both:.3f}"
    )
    assert by_both > by_words
    assert by_both > by_any_word


def test_words_that_are_there_are_found_first(store: HistoryStore, model: MiniLm) -> None:
    search = MeaningSearch(store, model)

    hits = search.search(Query(text="paragraph four", limit=AT))

    assert "paragraph four" in hits[0].entry.text


@pytest.mark.parametrize("nonsense", ["qwrtz bnmx", "zzzzzz", "lorem ipsum dolor"])
def test_nonsense_finds_nothing(nonsense: str, store: HistoryStore, model: MiniLm) -> None:
    assert MeaningSearch(store, model).search(Query(text=nonsense)) == ()


def test_a_long_text_is_found_by_what_was_said_at_its_end(model: MiniLm) -> None:
    beginning = "The committee met on Thursday and talked about the figures of the third quarter. " * 40
    end = "Then our dog fell ill and we drove to the vet."

    vectors = model.embed(beginning + end)
    asked = model.embed("a sick pet")[0]

    assert len(vectors) > 1
    assert vectors[-1] @ asked > max(vector @ asked for vector in vectors[:-1])


def test_vectors_are_of_length_1_and_nothing_has_none(model: MiniLm) -> None:
    (vector,) = model.embed("Good morning.")

    assert vector @ vector == pytest.approx(1, abs=1e-5)
    assert list(model.embed("")) == []
