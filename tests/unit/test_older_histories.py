"""Histories that an older version wrote: nothing of them is lost on the way to the newest, damaged or not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dictation_app.history import HistoryStore, Query, schema
from dictation_app.history.file import NAME
from dictation_app.sqlite_file import migrate, version_of
from tests.unit.test_history import spoken

if TYPE_CHECKING:
    from pathlib import Path

NEWEST = len(schema.MIGRATIONS)
LATER_COLUMNS = {
    1: {"target", "stop_to_utterance_ms", "stop_to_transcript_ms", "speech_seconds", "later"},
    2: {"speech_seconds", "later"},
    3: {"later"},
}
"""What each version lacks."""
LONG = "It was said at length, and more than once. " * 40


def written_by(version: int, folder: Path) -> Path:
    """A file with 40 entries that fill some pages, the first with an earlier result and words where there are such."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as file:
        for statements in schema.MIGRATIONS[:version]:
            for statement in statements:
                file.execute(statement)
        file.execute(f"PRAGMA user_version = {version}")
        for number in range(1, 41):
            row = dict(zip(schema.WRITTEN, schema.row_of(spoken(f"number {number}. {LONG}")), strict=True))
            known = {name: value for name, value in row.items() if name not in LATER_COLUMNS[version]}
            marks = ", ".join("?" * len(known))
            file.execute(f"INSERT INTO entries ({', '.join(known)}) VALUES ({marks})", tuple(known.values()))  # noqa: S608
        if version > 1:
            file.execute("INSERT INTO results VALUES (1, 1, 5.0, 'before', 'en', 'tiny', 'cpu', 'int8', 9)")
            file.execute("""INSERT INTO spoken_words VALUES (1, '[[0.0, 0.5, "It", 0.9]]')""")
    return folder / NAME


def page_of(file: Path, text: bytes) -> int:
    return file.read_bytes().index(text) // 4096


@pytest.mark.parametrize("version", LATER_COLUMNS)
def test_it_becomes_the_newest_and_keeps_all(tmp_path: Path, version: int) -> None:
    written_by(version, tmp_path / "history")
    with closing(HistoryStore(tmp_path / "history")) as store:
        assert store.note == ""
        assert store.count() == len(store.search(Query(text="length"))) == 40
        assert store.get(1).speech_seconds == 0.0
        figures = store.statistics()
        assert figures.spoken_seconds == figures.recorded_seconds > 0
        assert len(store.results(1)) == len(store.words(1)) == (version > 1)


@pytest.mark.parametrize("version", LATER_COLUMNS)
def test_of_a_damaged_one_all_that_can_be_read_is_kept(tmp_path: Path, version: int) -> None:
    file = written_by(version, tmp_path / "history")
    content = bytearray(file.read_bytes())
    page = page_of(file, b"number 20.")
    content[4096 * page : 4096 * (page + 1)] = b"\x55" * 4096
    file.write_bytes(content)
    with closing(HistoryStore(tmp_path / "history")) as store:
        assert "was damaged" in store.note
        assert 30 <= store.count() < 40
        assert [result.text for result in store.results(1)] == (["before"] if version > 1 else [])
        assert [word.text for word in store.words(1)] == (["It"] if version > 1 else [])


@pytest.mark.parametrize("version", LATER_COLUMNS)
@pytest.mark.parametrize("statement", range(len(schema.MIGRATIONS[-1])))
def test_a_step_that_is_cut_off_anywhere_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int, statement: int
) -> None:
    file = written_by(version, tmp_path / "history")
    with monkeypatch.context() as patch, closing(sqlite3.connect(file, isolation_level=None)) as cut_off:
        steps = (*schema.MIGRATIONS[:-1], (*schema.MIGRATIONS[-1][:statement], "NO SQL"))
        patch.setattr(schema, "MIGRATIONS", steps)
        with pytest.raises(sqlite3.OperationalError):
            migrate(cut_off, schema.MIGRATIONS)
        assert version_of(cut_off) == version
    with closing(HistoryStore(tmp_path / "history")) as store:
        assert store.note == ""
        assert store.count() == 40
