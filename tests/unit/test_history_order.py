"""The order of what a search finds: the best first, and of what is as good as the other the newest."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dictation_app.history import HistoryStore, Query
from tests.unit.test_history import NOW, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILLING = "what they wanted from the others by the end of the month was not said"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    with closing(HistoryStore(tmp_path / "history")) as opened:
        for number in range(20):
            opened.add(spoken(FILLING, started_at=NOW - 1000 - number))
        yield opened


def texts(store: HistoryStore, wanted: str) -> list[str]:
    return [entry.text for entry in store.search(Query(text=wanted))]


def test_of_hits_that_rank_equal_the_newest_is_first(store: HistoryStore) -> None:
    for number in (3, 1, 2):
        store.add(spoken(f"harbour {number}", started_at=NOW + number))
    assert texts(store, "harbour") == ["harbour 3", "harbour 2", "harbour 1"]


def test_a_word_more_or_less_does_not_outweigh_the_date(store: HistoryStore) -> None:
    store.add(spoken("Meet me at the harbour.", started_at=NOW))
    store.add(spoken("Meet me there at the harbour.", started_at=NOW + 1))
    assert texts(store, "harbour") == ["Meet me there at the harbour.", "Meet me at the harbour."]


def test_a_far_better_match_is_first_however_old(store: HistoryStore) -> None:
    store.add(spoken("Harbour, harbour, harbour!", started_at=NOW))
    store.add(spoken(f"{FILLING}, and {FILLING}, and the harbour", started_at=NOW + 1))
    assert texts(store, "harbour")[0] == "Harbour, harbour, harbour!"


def test_words_that_are_everywhere_rank_by_date(store: HistoryStore) -> None:
    store.add(spoken(FILLING, started_at=NOW))
    assert store.search(Query(text="they"))[0].started_at == NOW
