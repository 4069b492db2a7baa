"""The history on disk: what is found, what is kept, what is gone for good, and what damage costs."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dictation_app.errors import HistoryError
from dictation_app.history import Entry, HistoryStore, LeftOut, Query, Result, queries, schema
from dictation_app.history.file import NAME
from dictation_app.sqlite_file import migrate, version_of
from dictation_app.values.dictation import DeliveryMethod, DeliveryState
from dictation_app.values.speech import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = 1_750_000_000.0
STAGES = ("stop_to_utterance_ms", "stop_to_transcript_ms")
ODD_WORD = "xylozwanghibbert"


def spoken(text: str = "good morning", **changes: object) -> Entry:
    """An entry as the app would add it."""
    values: dict[str, object] = {
        "started_at": NOW,
        "audio_seconds": 2.5,
        "text": text,
        "language": "en",
        "model": "base",
        "device": "cpu",
        "compute_type": "int8",
        "method": DeliveryMethod.PASTE,
        "delivery": DeliveryState.DELIVERED,
        "detail": "",
        "stop_to_text_ms": 300,
    }
    return Entry(**(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history"


@pytest.fixture
def store(folder: Path) -> Iterator[HistoryStore]:
    opened = HistoryStore(folder, clock=lambda: NOW)
    yield opened
    opened.close()


def texts(store: HistoryStore, words: str = "", **filters: object) -> list[str]:
    return [entry.text for entry in store.search(Query(text=words, **filters))]  # type: ignore[arg-type]


def bytes_on_disk(folder: Path) -> bytes:
    """Everything in the folder, the write-ahead log too."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


# What is kept


def test_an_entry_comes_back_as_it_was(store: HistoryStore, folder: Path) -> None:
    entry = spoken(
        "The größte \N{SNOWMAN} 'quote' \"double\"",
        raw_text="the größte",
        withheld="No speech was heard.",
        withheld_text="Thank you.",
        decode_ms=120,
        is_recovered=True,
        is_starred=True,
        audio="a.wav",
        started_at=1_750_000_000.123456,
        method=DeliveryMethod.NONE,
        delivery=DeliveryState.NOT_DELIVERED,
        detail="It is on the clipboard.",
    )
    added = store.add(entry)
    assert added == replace(entry, id=1)
    assert store.get(1) == added
    store.close()
    again = HistoryStore(folder)
    assert again.search(Query()) == (added,)
    assert again.note == ""
    again.close()


def test_files_are_for_their_owner_only(store: HistoryStore, folder: Path) -> None:
    store.add(spoken())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    assert modes == {
        "history": 0o700,
        "audio": 0o700,
        "history.lock": 0o600,
        NAME: 0o600,
        f"{NAME}-wal": 0o600,
        f"{NAME}-shm": 0o600,
    }


def test_rights_that_were_too_wide_are_taken_back(store: HistoryStore, folder: Path) -> None:
    store.close()
    folder.chmod(0o755)
    (folder / NAME).chmod(0o644)
    HistoryStore(folder).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600


def test_an_entry_that_is_not_there_is_named(store: HistoryStore) -> None:
    for id_ in (0, -1, 7, 2**63, 10**30):
        with pytest.raises(HistoryError, match=f"no entry {id_} "):
            store.get(id_)
    with pytest.raises(HistoryError, match="no entry 7 "):
        store.star(7, starred=True)
    with pytest.raises(HistoryError, match="no entry 7 "):
        store.correct(7, "text")
    store.delete([7, 10**30, -1])


def test_the_id_of_a_deleted_entry_is_not_given_again(store: HistoryStore) -> None:
    store.add(spoken())
    store.add(spoken())
    store.delete([2])
    assert store.add(spoken()).id == 3
    store.clear()
    assert store.add(spoken()).id == 4


def test_half_a_surrogate_pair_does_no_harm(store: HistoryStore) -> None:
    store.add(spoken("before \udce9 after"))
    assert texts(store) == ["before ? after"]
    assert texts(store, "\udce9") == []
    assert store.count(Query(language="\udce9")) == 0
    assert store.correct(1, "\udce9t\udce9").text == "?t?"


def test_star_and_back(store: HistoryStore) -> None:
    store.add(spoken())
    store.star(1, starred=True)
    assert store.get(1).is_starred
    store.star(1, starred=False)
    assert not store.get(1).is_starred


def test_a_correction_keeps_what_was_there_first_and_the_index_follows(store: HistoryStore) -> None:
    store.add(spoken("the whether is fine"))
    corrected = store.correct(1, "  the weather is fine ")
    assert (corrected.text, corrected.raw_text) == ("the weather is fine", "the whether is fine")
    assert store.correct(1, "rain").raw_text == "the whether is fine"
    assert texts(store, "rain") == ["rain"]
    assert texts(store, "whether") == texts(store, "weather") == []
    assert store.statistics().words == 1


def test_a_correction_keeps_the_words_of_the_model_where_they_are_known_and_nothing_where_nothing_was(
    store: HistoryStore,
) -> None:
    store.add(spoken("Hello.", raw_text="hello"))
    store.add(spoken(""))
    assert store.correct(1, "Hullo.").raw_text == "hello"
    assert store.correct(2, "one").raw_text == ""
    assert store.correct(2, "two").raw_text == ""
    with pytest.raises(HistoryError, match="Delete it instead"):
        store.correct(1, "  ")


# What is found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("quick", ["the quick brown fox"]),
        ("QUICK the", ["the quick brown fox"]),
        ("qui", ["the quick brown fox"]),
        ("qui brown", []),
        ("brown qui", ["the quick brown fox"]),
        ('"quick brown"', ["the quick brown fox"]),
        ('"brown quick"', []),
        ('"quick bro"', []),
        ('"quick bro', ["the quick brown fox"]),
        ("it's", ["it's 3.5 metres"]),
        ("3.5", ["it's 3.5 metres"]),
        ("grosse", []),
        ("GRÖSSE", []),
        ("größe", ["die Größe der Straße"]),
        ("große", ["die Größe der Straße"]),
        ("cafe", ["un café crème"]),
        ("café", ["un café crème"]),
        ("ПРИВЕТ", ["привет, мир"]),
        ("прив", ["привет, мир"]),
        ("今天", ["今天天气很好。我们去公园"]),
        ("天气", ["今天天气很好。我们去公园"]),
        ("公园 天气", ["今天天气很好。我们去公园"]),
        ("气天", []),
        ("東京", ["明日はiPhoneを東京で買う"]),
        ("iphone", ["明日はiPhoneを東京で買う"]),
        ("はiPhoneを", ["明日はiPhoneを東京で買う"]),
        ("???", []),
        ("fox ???", ["the quick brown fox"]),
        ("thank", ["kept back"]),
    ],
)
def test_words_find_what_people_mean(store: HistoryStore, words: str, found: list[str]) -> None:
    for text in (
        "the quick brown fox",
        "it's 3.5 metres",
        "die Größe der Straße",
        "un café crème",
        "привет, мир",
        "今天天气很好。我们去公园",
        "明日はiPhoneを東京で買う",
    ):
        store.add(spoken(text))
    store.add(spoken("kept back", withheld="Nobody spoke.", withheld_text="Thank you."))
    assert texts(store, words) == found
    assert store.count(Query(text=words)) == len(found)


@pytest.mark.parametrize(
    "words",
    ['"', '""', '" "', "a AND", "NOT a", "NEAR(a b)", "text:a", "a*", "^a", "{a}", "(", "a OR b", "-a", "+", "\0"],
)
def test_operators_of_the_index_are_only_words(store: HistoryStore, words: str) -> None:
    store.add(spoken("nothing like it"))
    assert store.count(Query(text=words)) == len(texts(store, words))
    assert texts(store, words) in ([], ["nothing like it"])
    assert (texts(store, words) == []) == bool(queries.match(words))


@given(st.text() | st.text("\"'*^:(){}+- aNEARODT\0\udc80今", max_size=20))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_input_is_a_syntax_error(store: HistoryStore, words: str) -> None:
    for query in (Query(text=words), Query(text=words, starred=False)):
        store.search(query)
        store.count(query)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20), min_size=1, max_size=5))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_text_is_stored_as_it_is_and_its_index_stays_sound(store: HistoryStore, said: list[str]) -> None:
    ids = [store.add(spoken(text)).id for text in said]
    assert [store.get(id_).text for id_ in ids] == said
    store.correct(ids[0], "x" + said[-1])
    store.delete(ids)
    store._file.run(lambda db: db.execute("INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)"))


def test_the_better_match_comes_first_and_then_the_newer(store: HistoryStore) -> None:
    store.add(spoken("alpha and a lot of other words that say nothing of it", started_at=NOW + 9))
    store.add(spoken("alpha alpha", started_at=NOW))
    store.add(spoken("alpha alpha", started_at=NOW + 1))
    assert [entry.id for entry in store.search(Query(text="alpha"))] == [3, 2, 1]
    assert [entry.id for entry in store.search(Query(text="alpha", limit=1))] == [3]


def test_filters(store: HistoryStore) -> None:
    store.add(spoken("a plain", started_at=NOW))
    store.add(spoken("b german", started_at=NOW + 10, language="de"))
    store.add(spoken("c typed", started_at=NOW + 20, delivery=DeliveryState.PROBABLY))
    store.add(spoken("d kept", started_at=NOW + 30, withheld="Nobody spoke."))
    store.add(spoken("e star", started_at=NOW + 40, is_starred=True))
    store.add(spoken("f back", started_at=NOW + 50, is_recovered=True))
    for filters, found in (
        ({}, "fedcba"),
        ({"since": NOW + 20}, "fedc"),
        ({"until": NOW + 20}, "ba"),
        ({"since": NOW + 10, "until": NOW + 30}, "cb"),
        ({"language": "de"}, "b"),
        ({"delivery": DeliveryState.PROBABLY}, "c"),
        ({"delivery": DeliveryState.NOT_DELIVERED}, ""),
        ({"withheld": True}, "d"),
        ({"withheld": False}, "fecba"),
        ({"starred": True}, "e"),
        ({"starred": False}, "fdcba"),
        ({"recovered": True}, "f"),
        ({"recovered": False}, "edcba"),
        ({"starred": False, "withheld": False, "language": "en"}, "fca"),
        ({"limit": 2}, "fe"),
        ({"limit": 0}, ""),
        ({"limit": -5}, ""),
    ):
        assert "".join(text[0] for text in texts(store, **filters)) == found, filters
        if "limit" not in filters:
            assert store.count(Query(**filters)) == len(found)  # type: ignore[arg-type]
    assert texts(store, "german", language="en") == []
    assert texts(store, "german", language="de") == ["b german"]
    assert store.count(Query(text="german", language="en")) == 0
    assert store.count() == 6


def test_pages_are_complete_without_gap_or_repeat_under_equal_times(store: HistoryStore) -> None:
    chance = random.Random(3)  # noqa: S311  # repeatable
    for _ in range(97):
        store.add(spoken(started_at=NOW + chance.randrange(6) / 3))
    seen: list[Entry] = []
    while page := store.search(Query(limit=10, before=(seen[-1].started_at, seen[-1].id) if seen else None)):
        seen.extend(page)
        store.add(spoken("newer", started_at=NOW + 100))  # what arrives meanwhile disturbs nothing
    assert sorted(entry.id for entry in seen if entry.text != "newer") == list(range(1, 98))
    assert seen == sorted(seen, key=lambda entry: (entry.started_at, entry.id), reverse=True)


def test_statistics(store: HistoryStore) -> None:
    empty = store.statistics()
    assert (empty.entries, empty.words, empty.spoken_seconds, empty.median_stop_to_text_ms) == (0, 0, 0, 0)
    assert len(empty.days) == 30
    today = time.strftime("%Y-%m-%d", time.localtime(NOW))
    assert empty.days[-1].date == today
    store.add(spoken("one two three", started_at=NOW - 5, stop_to_text_ms=100))
    store.add(spoken("今天很好。", started_at=NOW - 4, language="zh", stop_to_text_ms=900))
    store.add(spoken("four", started_at=NOW - 86400, stop_to_text_ms=200))
    store.add(spoken("recovered", started_at=NOW - 40 * 86400, stop_to_text_ms=0))
    figures = store.statistics()
    assert (figures.entries, figures.words, figures.spoken_seconds) == (4, 9, 10.0)
    assert figures.median_stop_to_text_ms == 200
    assert [(day.entries, day.words, day.spoken_seconds) for day in figures.days[-3:]] == [
        (0, 0, 0.0),
        (1, 1, 2.5),
        (2, 7, 5.0),
    ]


# What is gone


def lived_in(store: HistoryStore, chance: random.Random) -> list[int]:
    """Add, correct and delete, so that rows move between pages; returns the ids of those with the odd word."""
    odd_ones: list[int] = []
    there: list[int] = []

    def filler() -> str:
        return " ".join(f"w{chance.randrange(3000)}" for _ in range(chance.choice([3, 20, 200, 900])))

    for number in range(600):
        odd = ODD_WORD if number and chance.random() < 0.2 else ""
        entry = store.add(
            spoken(f"{filler()} {odd} end", withheld_text=odd, raw_text=odd, detail=odd, started_at=NOW + number)
        )
        there.append(entry.id)
        if odd:
            odd_ones.append(entry.id)
        if chance.random() < 0.1:
            id_ = chance.choice(there)
            store.correct(id_, f"{filler()} {ODD_WORD if id_ in odd_ones else ''}")
        if chance.random() < 0.05 and not odd:
            there.remove(entry.id)
            # As another program may have done it, with no thought of what stays in the file.
            store._file.write(lambda db, id_=entry.id: db.execute("DELETE FROM entries WHERE id = ?", (id_,)))
    return odd_ones


@pytest.mark.parametrize("way", ["delete", "clear", "prune"])
def test_deleted_words_are_in_no_file_any_more(store: HistoryStore, folder: Path, way: str) -> None:
    store._file.run(lambda db: db.execute("PRAGMA synchronous = OFF"))
    odd_ones = lived_in(store, random.Random(17))  # noqa: S311  # without VACUUM this one left a word behind
    # Of a word in the index the letters it shares with the one before it are not written again.
    assert ODD_WORD[4:].encode() in bytes_on_disk(folder)
    assert store.count(Query(text=ODD_WORD)) == len(odd_ones) > 50
    before = store.count()
    if way == "delete":
        for first in range(0, len(odd_ones), 40):
            store.delete(odd_ones[first : first + 40])
        assert store.count() == before - len(odd_ones)
    elif way == "clear":
        store.clear()
        assert store.count() == 0
    else:
        assert store.prune(older_than=NOW + 600, most=0, most_audio_bytes=0) == before
    assert ODD_WORD[4:].encode() not in bytes_on_disk(folder)
    assert texts(store, ODD_WORD) == []


def test_deleted_words_are_gone_while_another_program_reads(store: HistoryStore, folder: Path) -> None:
    other = HistoryStore(folder)
    store.add(spoken(f"one {ODD_WORD}"))
    store.add(spoken("two"))
    assert texts(other) == ["two", f"one {ODD_WORD}"]
    store.delete([1])
    assert ODD_WORD[4:].encode() not in bytes_on_disk(folder)
    assert texts(other) == ["two"]
    other.close()


def test_deleting_removes_the_sound_and_nothing_outside_its_folder(store: HistoryStore, folder: Path) -> None:
    (store.audio_folder / "a.wav").write_bytes(b"sound")
    outside = folder / "precious.wav"
    outside.write_bytes(b"keep")
    kept = store.add(spoken(audio="a.wav"))
    assert store.audio_path(kept) == store.audio_folder / "a.wav"
    for name in ("../precious.wav", str(outside), "..", ".", "", "..\\precious.wav", "gone.wav"):
        entry = store.add(spoken(audio=name))
        assert store.audio_path(entry) is None
    store.delete(range(1, 9))
    assert store.count() == 0
    assert not (store.audio_folder / "a.wav").exists()
    assert outside.read_bytes() == b"keep"


def test_clearing_removes_all_sound_and_what_was_moved_aside(store: HistoryStore, folder: Path) -> None:
    (store.audio_folder / "stray.wav").write_bytes(b"sound")
    (folder / f"{NAME}.damaged-1").write_bytes(b"words")
    store.add(spoken())
    store.clear()
    assert list(store.audio_folder.iterdir()) == []
    assert not (folder / f"{NAME}.damaged-1").exists()
    store.add(spoken("the index lives on"))
    assert texts(store, "index") == ["the index lives on"]
    store.delete([2])
    assert texts(store, "index") == []


def test_prune_by_age_and_count_leaves_starred_ones(store: HistoryStore) -> None:
    for number in range(10):
        store.add(spoken(str(number), started_at=NOW + number, is_starred=number in {0, 5}))
    assert store.prune(older_than=0, most=0, most_audio_bytes=0) == 0
    assert store.prune(older_than=NOW + 3, most=0, most_audio_bytes=0) == 2
    assert texts(store) == ["9", "8", "7", "6", "5", "4", "3", "0"]
    assert store.prune(older_than=0, most=2, most_audio_bytes=0) == 4
    assert texts(store) == ["9", "8", "5", "0"]
    assert store.prune(older_than=NOW + 9, most=1, most_audio_bytes=0) == 1
    assert texts(store) == ["9", "5", "0"]


def test_prune_by_bytes_takes_the_oldest_sound_and_leaves_the_words_and_what_is_starred(store: HistoryStore) -> None:
    for number in range(5):
        (store.audio_folder / f"{number}.wav").write_bytes(bytes(1000))
        store.add(spoken(str(number), started_at=NOW + number, audio=f"{number}.wav", is_starred=number == 0))
    assert store.prune(older_than=0, most=0, most_audio_bytes=2500) == 2
    assert sorted(path.name for path in store.audio_folder.iterdir()) == ["0.wav", "3.wav", "4.wav"]
    assert [(entry.text, entry.audio) for entry in store.search(Query())] == [
        ("4", "4.wav"),
        ("3", "3.wav"),
        ("2", ""),
        ("1", ""),
        ("0", "0.wav"),
    ]
    assert store.prune(older_than=0, most=0, most_audio_bytes=2500) == 0


# What belongs to an entry


WORDS = (Word(0.0, 0.25, "good", 0.875), Word(0.5, 1.0, "mörning", 0.25))


def again(text: str = "Good evening.") -> Result:
    return Result(
        made_at=2000.0, text=text, language="de", model="small", device="cuda:0", compute_type="float16", decode_ms=90
    )


def test_words_are_kept_and_replaced(store: HistoryStore) -> None:
    id_ = store.add(spoken()).id
    assert store.words(id_) == ()
    store.keep_words(id_, WORDS[:1])
    store.keep_words(id_, WORDS)
    assert store.words(id_) == WORDS
    store.keep_words(id_ + 1, WORDS)
    assert store.words(id_ + 1) == ()


def test_damaged_words_are_none(store: HistoryStore) -> None:
    id_ = store.add(spoken()).id
    store.keep_words(id_, WORDS)
    store._file.write(lambda db: db.execute("UPDATE spoken_words SET words = substr(words, 3)"))
    assert store.words(id_) == ()
    assert store.get(id_).text == "good morning"


def test_another_decode_replaces_the_text_and_the_old_result_is_kept(store: HistoryStore) -> None:
    first = store.add(spoken(decode_ms=300))
    store.keep_words(first.id, WORDS)
    store.correct(first.id, "corrected by hand")
    entry = store.decoded_again(first.id, again(), WORDS[:1])
    assert entry == store.get(first.id)
    assert (entry.text, entry.raw_text, entry.language, entry.model) == ("Good evening.", "", "de", "small")
    assert (entry.device, entry.compute_type, entry.decode_ms) == ("cuda:0", "float16", 90)
    assert store.words(first.id) == WORDS[:1]
    assert texts(store, "evening") == ["Good evening."]
    assert texts(store, "corrected") == []
    store.decoded_again(first.id, again("Good night."))
    assert store.words(first.id) == ()
    assert [(r.text, r.model, r.decode_ms) for r in store.results(first.id)] == [
        ("Good evening.", "small", 90),
        ("corrected by hand", first.model, 300),
        ("good morning", first.model, 300),
    ]


@pytest.mark.parametrize(
    ("detail", "left"),
    [
        ("A part of it could not be transcribed.", ""),
        ("The window was closed. A part of it could not be transcribed.", "The window was closed."),
        ("It could not be transcribed: the app ended 2 times over it. Its sound is kept.", "Its sound is kept."),
        ("Its first 3 words had gone out; what follows them was not inserted.", None),
    ],
)
def test_after_another_decode_nothing_is_said_to_be_missing(store: HistoryStore, detail: str, left: str | None) -> None:
    first = store.add(spoken(detail=detail))
    assert store.decoded_again(first.id, again()).detail == (detail if left is None else left)


def test_what_another_decode_left_out_is_kept_beside_the_text_once(store: HistoryStore) -> None:
    first = store.add(spoken(withheld_text="Thank you.", detail="Left out: No speech was heard."))
    for _ in range(2):
        entry = store.decoded_again(first.id, again(), WORDS, LeftOut(text="Goodbye.", reason="It repeats itself."))
    assert (entry.text, entry.withheld_text) == ("Good evening.", "Thank you. Goodbye.")
    assert entry.detail == "Left out: No speech was heard. Left out: It repeats itself."
    assert entry.withheld == ""
    assert texts(store, "goodbye") == ["Good evening."]


def test_another_decode_that_understands_nothing_changes_nothing(store: HistoryStore) -> None:
    entry = store.add(spoken())
    with pytest.raises(HistoryError, match="Nothing was understood"):
        store.decoded_again(entry.id, again("  "))
    assert store.get(entry.id) == entry
    assert store.results(entry.id) == ()


def rows_of(store: HistoryStore, table: str) -> int:
    found: int = store._file.run(lambda db: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
    return found


@pytest.mark.parametrize("way", ["delete", "clear", "prune"])
def test_what_belongs_to_an_entry_goes_with_it(store: HistoryStore, way: str) -> None:
    id_ = store.add(spoken(started_at=1000.0)).id
    store.decoded_again(id_, again(), WORDS)
    store._file.write(lambda db: db.execute("INSERT INTO meanings VALUES (?, 'm', x'00')", (id_,)))
    match way:
        case "delete":
            store.delete([id_])
        case "clear":
            store.clear()
        case _:
            store.prune(older_than=2000.0, most=0, most_audio_bytes=0)
    for table in schema.PARTS:
        assert rows_of(store, table) == 0
    # Also of the next ones: clearing takes the triggers away for a moment.
    next_ = store.add(spoken()).id
    store.keep_words(next_, WORDS)
    store.delete([next_])
    assert rows_of(store, "spoken_words") == 0


def test_programs_by_how_often_they_were_meant(store: HistoryStore) -> None:
    for target in ("mail", "editor", "", "editor"):
        store.add(spoken(target=target))
    assert store.targets() == ("editor", "mail")
    assert store.count(Query(target="mail")) == 1


def test_waits_as_they_went(store: HistoryStore) -> None:
    for at, wait in ((3.0, 300), (1.0, 100), (2.0, 0), (4.0, 400)):
        store.add(spoken(started_at=at, stop_to_utterance_ms=1, stop_to_transcript_ms=2, stop_to_text_ms=wait))
    assert [(w.started_at, w.stop_to_text_ms) for w in store.waits()] == [(1.0, 100), (3.0, 300), (4.0, 400)]
    assert [w.started_at for w in store.waits(most=2)] == [3.0, 4.0]
    assert (store.waits()[0].stop_to_utterance_ms, store.waits()[0].stop_to_transcript_ms) == (1, 2)


def test_words_and_older_results_outlive_damage_elsewhere_in_the_file(store: HistoryStore, folder: Path) -> None:
    id_ = store.add(spoken()).id
    store.decoded_again(id_, again(), WORDS)
    store.close()
    file = folder / NAME
    content = bytearray(file.read_bytes())
    page_of_index = 4  # the index by time
    content[4096 * (page_of_index - 1) : 4096 * page_of_index] = bytes(4096)
    file.write_bytes(content)
    mended = HistoryStore(folder)
    assert mended.get(id_).text == "Good evening."
    assert mended.words(id_) == WORDS
    assert [result.text for result in mended.results(id_)] == ["good morning"]
    assert mended.note
    mended.close()


# Versions


def test_a_file_of_version_0_becomes_the_newest(folder: Path) -> None:
    folder.mkdir(parents=True)
    by_hand = sqlite3.connect(folder / NAME)
    by_hand.execute("CREATE TABLE other (x)")
    by_hand.execute("INSERT INTO other VALUES (5)")
    by_hand.commit()
    by_hand.close()
    store = HistoryStore(folder)
    store.add(spoken())
    assert store.note == ""
    assert texts(store, "morning") == ["good morning"]
    store.close()
    by_hand = sqlite3.connect(folder / NAME)
    assert by_hand.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    assert by_hand.execute("SELECT x FROM other").fetchone() == (5,)
    by_hand.close()


def test_a_later_step_changes_the_rows_that_are_there(
    store: HistoryStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(spoken())
    store.close()
    step = ("ALTER TABLE entries ADD COLUMN mood TEXT", "UPDATE entries SET mood = 'fine'")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    later = HistoryStore(folder)
    assert texts(later) == ["good morning"]
    assert later._file.run(lambda db: db.execute("SELECT mood FROM entries").fetchall()) == [("fine",)]
    assert later._file.run(version_of) == len(schema.MIGRATIONS)
    later.close()


def test_a_file_of_the_first_version_keeps_all_and_learns_the_rest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / NAME, isolation_level=None)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        migrate(connection, schema.MIGRATIONS)
    row = dict(zip(schema.WRITTEN, schema.row_of(spoken("an old one")), strict=True))
    old = {name: value for name, value in row.items() if name not in {"target", "speech_seconds", "later", *STAGES}}
    marks = ", ".join("?" * len(old))
    connection.execute(f"INSERT INTO entries ({', '.join(old)}) VALUES ({marks})", tuple(old.values()))  # noqa: S608
    connection.close()
    store = HistoryStore(folder)
    (entry,) = store.search(Query(text="old"))
    assert (entry.text, entry.target, entry.stop_to_transcript_ms) == ("an old one", "", 0)
    store.keep_words(entry.id, [Word(0.0, 0.5, "an", 0.9)])
    assert len(store.words(entry.id)) == 1
    store.close()


def test_a_step_that_fails_half_way_changes_nothing(
    store: HistoryStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(spoken())
    store.close()
    connection = sqlite3.connect(folder / NAME, isolation_level=None)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE half (x)", "NO SQL")))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, schema.MIGRATIONS)
    assert version_of(connection) == len(schema.MIGRATIONS) - 1
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone() == (0,)
    connection.close()


def test_a_newer_file_is_refused_and_left_untouched(store: HistoryStore, folder: Path) -> None:
    store.add(spoken())
    store.close()
    connection = sqlite3.connect(folder / NAME)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(HistoryError, match="newer version of Dictation"):
        HistoryStore(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_an_old_sqlite_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(HistoryError, match=r"needs SQLite 3\.37 or newer"):
        HistoryStore(folder)


# Damage


@pytest.fixture(scope="module")
def sound_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A history of 40 entries, as the bytes of its file."""
    folder = tmp_path_factory.mktemp("sound")
    store = HistoryStore(folder)
    for number in range(40):
        store.add(
            spoken(f"entry {number} " + "says something long enough to fill a page " * 9, started_at=NOW + number)
        )
    store.close()
    return (folder / NAME).read_bytes()


def damaged(sound: bytes, chance: random.Random) -> bytes:
    """A file as a failing disk leaves it: some bytes, a page, its beginning or its end are not what they were."""
    contents = bytearray(sound)
    match chance.randrange(5):
        case 0:
            for _ in range(chance.choice([1, 4, 50])):
                contents[chance.randrange(len(contents))] = chance.randrange(256)
        case 1:
            at = 4096 * chance.randrange(len(contents) // 4096)
            contents[at : at + 4096] = chance.randbytes(4096)
        case 2:
            del contents[chance.randrange(1, len(contents)) :]
        case 3:
            contents[chance.randrange(100)] = chance.randrange(256)
        case _:
            at = chance.randrange(len(contents) - 600)
            contents[at : at + 512] = bytes(512)
    return bytes(contents)


def test_damage_never_raises_anything_else_and_never_costs_the_file(tmp_path: Path, sound_file: bytes) -> None:
    chance = random.Random(20)  # noqa: S311  # repeatable
    opened = mended = saved = 0
    for number in range(500):
        folder = tmp_path / str(number)
        folder.mkdir()
        contents = damaged(sound_file, chance)
        (folder / NAME).write_bytes(contents)
        try:
            store = HistoryStore(folder)
        except HistoryError:
            # A damaged number of the version looks like a newer one; then nothing is touched.
            assert (folder / NAME).read_bytes() == contents
            continue
        opened += 1
        added = store.add(spoken("after the damage"))
        assert store.get(added.id) == added
        found = store.search(Query(limit=1000))
        texts(store, "entry")
        store.delete([added.id])
        if store.note:
            mended += 1
            saved += len(found) - 1
            aside = folder / f"{NAME}.damaged-1"
            assert aside.name in store.note
            # The damage was found at the start, or only when something was changed.
            assert any(f" {kept} entr" in store.note for kept in (len(found) - 1, len(found))) or len(found) <= 2
            assert len(aside.read_bytes()) == len(contents)
        store.close()
        shutil.rmtree(folder)
    assert opened > 490
    assert mended > 200
    assert saved > mended * 28, saved / mended  # of 40


def test_the_damaged_file_is_kept_byte_by_byte(folder: Path, sound_file: bytes) -> None:
    contents = sound_file[:4096] + bytes(4096) + sound_file[8192:]
    folder.mkdir(parents=True)
    for number in (1, 2):
        (folder / NAME).write_bytes(contents)
        store = HistoryStore(folder)
        assert f"damaged-{number}" in store.note
        assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
        store.close()
        assert (folder / f"{NAME}.damaged-{number}").read_bytes() == contents
        again = HistoryStore(folder)
        assert again.note == ""
        again.close()


def test_what_stands_in_the_log_only_is_saved_too(store: HistoryStore, folder: Path, tmp_path: Path) -> None:
    for number in range(20):
        store.add(spoken(f"number {number}"))
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in (NAME, f"{NAME}-wal"):
        shutil.copy(folder / name, crashed)
    assert (crashed / f"{NAME}-wal").stat().st_size > 20 * 4096
    with (crashed / f"{NAME}-wal").open("r+b") as log:
        log.seek(-200, os.SEEK_END)  # the last write is torn; this is no damage: SQLite leaves it out
        log.write(bytes(200))
    (crashed / NAME).write_bytes(b"nothing" * 4096)
    again = HistoryStore(crashed)
    assert [entry.id for entry in again.search(Query())] == list(range(19, 0, -1))
    again.close()


def test_text_in_the_place_of_the_file_is_moved_aside(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / NAME).write_text("This is no database, " * 100)
    store = HistoryStore(folder)
    assert "0 entries could be saved" in store.note
    assert store.note.endswith(f"The damaged file is kept as {NAME}.damaged-1.")
    store.close()


def test_damage_found_while_the_app_runs_costs_no_new_entry(folder: Path, sound_file: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(sound_file)
    store = HistoryStore(folder)
    with (folder / NAME).open("r+b") as file:
        for page in range(4, len(sound_file) // 4096, 3):
            file.seek(4096 * page)
            file.write(b"\xff" * 4096)
    store._file.run(lambda db: db.execute("PRAGMA shrink_memory"))  # what it knows by heart is not damaged
    before = store.count()
    added = store.add(spoken("after the damage"))
    store.search(Query(limit=1000))
    assert store.get(added.id) == added
    assert "The history was damaged" in store.note
    assert 0 < store.count() <= before + 1
    store.close()


def test_a_damaged_index_is_made_again_and_costs_nothing(store: HistoryStore, folder: Path) -> None:
    for number in range(20):
        store.add(spoken(f"number {number}"))
    store._file.run(lambda db: db.execute("DELETE FROM entry_index_data WHERE id > 10"))
    assert len(texts(store, "number")) == 20
    assert store.note == ""
    store.close()
    connection = sqlite3.connect(folder / NAME, isolation_level=None)
    connection.execute("DROP TABLE entry_index_data")
    connection.close()
    again = HistoryStore(folder)
    assert len(texts(again, "number")) == 20
    again.close()


def test_nobody_mends_under_another_program(folder: Path, sound_file: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dictation_app.history.file.BUSY_S", 0.1)
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(sound_file)
    running = HistoryStore(folder)
    damaged_file = sound_file[:4096] + bytes(4096) + sound_file[8192:]
    (folder / NAME).write_bytes(damaged_file)
    with pytest.raises(HistoryError, match="while another program has it open"):
        HistoryStore(folder)
    assert (folder / NAME).read_bytes() == damaged_file
    running.close()


def test_what_could_not_be_mended_yet_is_mended_when_the_other_program_ends(
    folder: Path, sound_file: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.history.file.BUSY_S", 0.1)
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(sound_file)
    running, other = HistoryStore(folder), HistoryStore(folder)
    (folder / NAME).write_bytes(sound_file[:4096] + bytes(4096) + sound_file[8192:])
    running._file.run(lambda db: db.execute("PRAGMA shrink_memory"))
    for _ in range(2):
        with pytest.raises(HistoryError, match="while another program has it open"):
            running.search(Query())
    other.close()
    assert running.add(spoken("heard meanwhile")).text == "heard meanwhile"
    assert "The history was damaged" in running.note
    running.close()
    with pytest.raises(HistoryError, match="was closed"):
        running.count()


# Programs beside each other, and disks that will not

WRITER = """
import sys
from pathlib import Path
from tests.unit.test_history import spoken
from dictation_app.history import HistoryStore
store = HistoryStore(Path(sys.argv[1]))
for number in range(100):
    store.add(spoken(f"{sys.argv[2]} {number}"))
store.close()
"""


def test_programs_that_begin_and_write_at_once_lose_nothing(folder: Path) -> None:
    programs = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name], cwd=Path(__file__).parents[2])
        for name in ("left", "right", "third")
    ]
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    store = HistoryStore(folder)
    assert store.note == ""
    assert store.count() == 300
    assert store.count(Query(text="left")) == store.count(Query(text="right")) == 100
    store.close()


def test_a_program_that_writes_for_too_long_is_told(
    store: HistoryStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.history.file.BUSY_S", 0.1)
    impatient = HistoryStore(folder)
    with store._file._alive() as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match="in use by another program"):
            impatient.add(spoken())
        assert impatient.count() == 0  # reading goes on
    impatient.close()


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder; and where root runs the tests, the rights of a user for whom permissions count."""
    if sys.platform == "win32":
        pytest.skip("permissions are another matter there")
    path = Path(tempfile.mkdtemp())
    path.chmod(0o777)
    as_root = os.geteuid() == 0
    if as_root:
        os.seteuid(65534)
    yield path
    if as_root:
        os.seteuid(0)
    path.chmod(0o700)
    shutil.rmtree(path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(HistoryError, match="cannot be used") as caught:
        HistoryStore(blocked / "history")
    assert "\n" not in str(caught.value)


def test_a_folder_in_the_place_of_the_file_is_told(folder: Path) -> None:
    (folder / NAME).mkdir(parents=True)
    with pytest.raises(HistoryError, match=r"cannot be used|may not be written"):
        HistoryStore(folder)


def test_sound_that_cannot_be_deleted_keeps_its_entry(store: HistoryStore) -> None:
    (store.audio_folder / "a.wav").mkdir()
    store.add(spoken(audio="a.wav"))
    with pytest.raises(HistoryError, match=r"'a\.wav' of the history cannot be deleted"):
        store.delete([1])
    assert store.count() == 1


def test_a_sound_folder_that_was_taken_away_is_no_error(store: HistoryStore) -> None:
    entry = store.add(spoken(audio="a.wav"))
    store.audio_folder.rmdir()
    assert store.audio_path(entry) is None
    assert store.prune(older_than=0, most=0, most_audio_bytes=5) == 0
    store.clear()
    assert store.count() == 0


def test_a_read_only_folder_is_told(unprivileged: Path) -> None:
    folder = unprivileged / "history"
    HistoryStore(folder).close()
    store = HistoryStore(folder)
    store.add(spoken())
    store.close()
    for path in folder.iterdir():
        path.chmod(0o500 if path.is_dir() else 0o400)
    folder.chmod(0o500)
    with pytest.raises(HistoryError, match=r"cannot be used|may not be written") as caught:
        HistoryStore(folder)
    assert "\n" not in str(caught.value)
    folder.chmod(0o700)


def test_a_full_disk_is_told_and_what_was_there_stays(store: HistoryStore) -> None:
    store.add(spoken("before"))
    store._file.run(lambda db: db.execute("PRAGMA max_page_count = 1").fetchone())
    with pytest.raises(HistoryError, match="The disk is full"):
        store.add(spoken("word " * 20_000))
    assert texts(store)[-1] == "before"
    store._file.run(lambda db: db.execute("PRAGMA max_page_count = 1000000").fetchone())
    store.add(spoken("after"))
    assert texts(store, "after") == ["after"]


LIMITED = """
import resource, signal, sys
from pathlib import Path
from tests.unit.test_history import spoken
from dictation_app.errors import HistoryError
from dictation_app.history import HistoryStore
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
store = HistoryStore(Path(sys.argv[1]))
added = 0
try:
    while True:
        store.add(spoken("word " * 200))
        added += 1
except HistoryError as exc:
    print(added, store.count(), exc)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_a_write_that_the_system_refuses_is_told_and_loses_nothing_written_before(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    added, count, sentence = done.stdout.split(maxsplit=2)
    assert int(added) == int(count) > 5
    assert sentence.startswith(("The disk is full", "The disk with the history"))
    store = HistoryStore(folder)
    assert (store.count(), store.note) == (int(added), "")
    store.close()


# Size


@pytest.mark.long
def test_a_hundred_thousand_entries_are_searched_at_once(
    store: HistoryStore, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(1)  # noqa: S311  # repeatable
    vocabulary = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(20_000)]
    often = [1 / (rank + 1) for rank in range(20_000)]
    rows = [
        schema.row_of(
            spoken(
                " ".join(chance.choices(vocabulary, often, k=chance.randint(4, 60))),
                started_at=NOW - 60 * number,
                stop_to_text_ms=chance.randint(100, 900),
                is_starred=number % 97 == 0,
                target=chance.choice(("gnome-terminal", "firefox", "gedit", "")),
            )
        )
        for number in range(100_000)
    ]
    store._file.write(lambda db: db.executemany(schema.INSERT, rows))
    figures: dict[str, float] = {}

    def measure(name: str, work: object) -> None:
        best_s = 9.0
        for _ in range(5):
            start_s = time.perf_counter()
            work()  # type: ignore[operator]
            best_s = min(best_s, time.perf_counter() - start_s)
        figures[name] = best_s * 1000

    searches = {
        "the commonest word": vocabulary[0],
        "a common word": vocabulary[5],
        "a rare word": vocabulary[5000],
        "one letter": vocabulary[0][:1],
        "two letters": vocabulary[0][:2],
        "three words": f"{vocabulary[0]} {vocabulary[1]} {vocabulary[7]}",
        "a phrase": f'"{vocabulary[0]} {vocabulary[1]}"',
        "nothing": "thereisnosuchword",
    }
    for name, words in searches.items():
        measure(f"search: {name}", lambda words=words: store.search(Query(text=words)))
        measure(f"count: {name}", lambda words=words: store.count(Query(text=words)))
    measure("filtered: the commonest word, starred", lambda: store.search(Query(text=vocabulary[0], starred=True)))
    measure(
        "filtered: the commonest word, no such language", lambda: store.search(Query(text=vocabulary[0], language="x"))
    )
    for name, words in searches.items():
        measure(f"filtered: {name}, program", lambda words=words: store.search(Query(text=words, target="gedit")))
        measure(f"filtered: count of {name}", lambda words=words: store.count(Query(text=words, target="gedit")))
    measure("targets", store.targets)
    measure("waits", store.waits)
    measure("page: program", lambda: store.search(Query(target="gedit")))
    measure("page: first", lambda: store.search(Query()))
    measure("page: in the middle", lambda: store.search(Query(before=(NOW - 60 * 50_000, 1))))
    measure("page: starred", lambda: store.search(Query(starred=True)))
    measure("page: no such language", lambda: store.search(Query(language="x")))
    measure("count: all", store.count)
    measure("statistics", store.statistics)
    measure("add", lambda: store.add(spoken()))
    measure("delete one", lambda: store.delete([store.search(Query(limit=1, starred=False))[0].id]))
    store.close()
    measure("open", lambda: HistoryStore(store.audio_folder.parent).close())
    reopened = HistoryStore(store.audio_folder.parent)
    start_s = time.perf_counter()
    reopened.clear()
    figures["clear"] = (time.perf_counter() - start_s) * 1000
    reopened.close()
    with capsys.disabled():
        sys.stdout.write("\n" + "".join(f"{name:46} {ms:8.1f} ms\n" for name, ms in figures.items()))
    assert max(ms for name, ms in figures.items() if name.startswith(("search: ", "filtered: ", "page: "))) < 50


ONE_MORE_PROGRAM = """
import sys
from pathlib import Path
from dictation_app.history import HistoryStore, Query

store = HistoryStore(Path(sys.argv[1]))
print(store.count(Query()))
store.close()
"""


def count_elsewhere(folder: Path) -> int:
    """How many entries another program sees, which opens the history and closes it again."""
    done = subprocess.run(
        [sys.executable, "-c", ONE_MORE_PROGRAM, str(folder)], capture_output=True, text=True, check=True, timeout=60
    )
    return int(done.stdout)


def test_other_programs_come_and_go_and_nothing_is_lost(folder: Path) -> None:
    """SQLite's locks go with any closing of the file in this process; the log would then be deleted under it."""
    HistoryStore(folder).close()
    with closing(HistoryStore(folder)) as store, closing(HistoryStore(folder)) as page:
        for number in range(1, 4):
            assert count_elsewhere(folder) == number - 1
            store.add(spoken(f"Number {number}."))
            assert page.count() == number
            HistoryStore(folder).close()
        assert count_elsewhere(folder) == 3
    assert count_elsewhere(folder) == 3


def test_who_does_not_mend_lets_go_so_that_another_can(folder: Path, sound_file: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(sound_file)
    page = HistoryStore(folder, mends=False)
    page.close()
    (folder / NAME).write_bytes(sound_file[:4096] + bytes(4096) + sound_file[8192:])
    began_s = time.monotonic()
    with pytest.raises(HistoryError, match="damaged"):
        HistoryStore(folder, mends=False).count()
    assert time.monotonic() - began_s < 3
    with closing(HistoryStore(folder)) as store:
        assert store.note


def test_a_file_moved_aside_is_deleted_after_a_month(store: HistoryStore, folder: Path) -> None:
    old, new = folder / f"{NAME}.damaged-1", folder / f"{NAME}.damaged-2"
    for path, age_days in ((old, 31), (new, 29)):
        path.write_bytes(b"damaged")
        os.utime(path, (NOW - age_days * 86400, NOW - age_days * 86400))
    store.prune(older_than=0, most=0, most_audio_bytes=0)
    assert not old.exists()
    assert new.exists()


def test_the_version_tells_what_others_changed(store: HistoryStore, folder: Path) -> None:
    before = store.version()
    store.add(spoken("one"))
    assert store.version() == before
    with closing(HistoryStore(folder)) as other:
        other.add(spoken("two"))
    assert store.version() != before


def test_a_damaged_file_is_kept_from_the_moment_it_was_moved_aside(folder: Path, sound_file: bytes) -> None:
    folder.mkdir(parents=True)
    contents = bytearray(sound_file)
    contents[8192:16384] = b"U" * 8192
    file = folder / NAME
    file.write_bytes(contents)
    os.utime(file, (time.time() - 40 * 86400,) * 2)
    store = HistoryStore(folder)
    assert "is kept as" in store.note
    store.prune(older_than=0.0, most=0, most_audio_bytes=0)
    store.close()
    assert len(list(folder.glob(f"{NAME}.damaged-1"))) == 1
