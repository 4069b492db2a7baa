"""Statistics and filters of the history: right, and counted in an index that is small beside the entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictation_app.history import HistoryStore, Query, figures, queries
from dictation_app.values.dictation import DeliveryState
from tests.unit.test_history import NOW, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    opened = HistoryStore(tmp_path / "history", clock=lambda: NOW)
    yield opened
    opened.close()


def test_of_twenty_waits_nineteen_are_not_longer(store: HistoryStore) -> None:
    assert store.statistics().p95_stop_to_text_ms == 0
    for wait in [*range(100, 2000, 100), 60_000, 0]:
        store.add(spoken(stop_to_text_ms=wait))
    found = store.statistics()
    assert found.p95_stop_to_text_ms == 1900
    assert found.median_stop_to_text_ms == 1100
    store.add(spoken(stop_to_text_ms=61_000))
    assert store.statistics().p95_stop_to_text_ms == 60_000


@given(st.lists(st.integers(1, 9), min_size=1, max_size=60))
@settings(max_examples=100)
def test_the_rank_of_a_wait_is_that_in_the_sorted_list(waits: list[int]) -> None:
    counted = [(wait, waits.count(wait)) for wait in sorted(set(waits))]
    assert [figures._wait_at(counted, rank) for rank in range(len(waits))] == sorted(waits)


def test_what_speaking_saved(store: HistoryStore) -> None:
    store.add(spoken("word " * 80, audio_seconds=30.0, stop_to_text_ms=500))
    found = store.statistics()
    assert found.words_per_minute == pytest.approx(160.0)
    assert found.typing_seconds == pytest.approx(120.0)
    assert found.saved_seconds == pytest.approx(89.5)


def test_the_time_spoken_is_that_of_speech_and_not_of_the_key(store: HistoryStore) -> None:
    store.add(spoken("word " * 80, audio_seconds=60.0, speech_seconds=20.0))  # all its sound was kept
    store.add(spoken("word " * 20, audio_seconds=10.0))  # of an older version of the app
    found = store.statistics()
    assert found.spoken_seconds == pytest.approx(30.0)
    assert found.recorded_seconds == pytest.approx(70.0)
    assert found.words_per_minute == pytest.approx(200.0)
    assert sum(day.spoken_seconds for day in found.days) == pytest.approx(30.0)


def test_silence_is_not_spoken_and_speech_that_is_not_known_is_told(store: HistoryStore) -> None:
    store.add(spoken("word " * 80, audio_seconds=60.0, speech_seconds=20.0))
    store.add(spoken("", audio_seconds=300.0))  # the key was held, and nothing was heard
    assert (store.statistics().spoken_seconds, store.statistics().entries_with_pauses) == (20.0, 0)
    store.add(spoken("word", audio_seconds=10.0))  # of an older version of the app
    assert (store.statistics().spoken_seconds, store.statistics().entries_with_pauses) == (30.0, 1)


def test_waits_are_counted_each_time(store: HistoryStore) -> None:
    for wait in (400, 400, 0, 200):
        store.add(spoken(stop_to_text_ms=wait))
    assert store.statistics().waited_seconds == pytest.approx(1.0)


def test_where_nobody_spoke_there_was_nothing_to_deliver(store: HistoryStore) -> None:
    lost = {"delivery": DeliveryState.NOT_DELIVERED}
    store.add(spoken("", **lost))
    wanted = {
        store.add(spoken(**lost)).id,
        store.add(spoken("...", **lost)).id,
        store.add(spoken("", detail="A part of it could not be transcribed.", **lost)).id,
        store.add(spoken("", withheld="Nobody spoke.", **lost)).id,
        store.add(spoken("", withheld_text="Thank you.", **lost)).id,
    }
    query = Query(delivery=DeliveryState.NOT_DELIVERED)
    assert {entry.id for entry in store.search(query)} == wanted
    assert store.count(query) == len(wanted)
    assert [entry.text for entry in store.search(replace(query, text="morning"))] == ["good morning"]


FILTERS = (
    Query(language="de"),
    Query(target="gedit"),
    Query(delivery=DeliveryState.PROBABLY),
    Query(delivery=DeliveryState.NOT_DELIVERED),
    Query(withheld=True),
    Query(starred=True),
    Query(recovered=False),
    Query(since=NOW),
    Query(until=NOW),
)


def plan(store: HistoryStore, sql: queries.Sql) -> str:
    rows = store._file.run(lambda db: db.execute(f"EXPLAIN QUERY PLAN {sql.statement}", sql.values).fetchall())
    return "\n".join(row[3] for row in rows)


@pytest.mark.parametrize("query", FILTERS)
def test_filters_are_counted_in_an_index_alone(store: HistoryStore, query: Query) -> None:
    told = plan(store, queries.count(query))
    assert "USING COVERING INDEX entries_by_" in told
    with_words = plan(store, queries.count(replace(query, text="the")))
    assert "USING COVERING INDEX entries_by_id (id=?" in with_words


def test_figures_are_counted_in_an_index_alone(store: HistoryStore) -> None:
    statements: list[str] = []
    connection = store._file._connection
    assert connection is not None
    connection.set_trace_callback(statements.append)
    store.statistics()
    store.targets()
    connection.set_trace_callback(None)
    plans = [plan(store, queries.Sql(statement=statement)) for statement in statements if "FROM entries" in statement]
    assert len(plans) == 4
    assert all("USING COVERING INDEX" in told for told in plans)
