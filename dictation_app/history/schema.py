"""The tables of the history, how an older file becomes the newest, and how an `Entry` is laid down in a row.

A migration that was once released never changes. The index is kept by triggers, so that no program can write past it;
therefore `signs`, which it needs for languages written without spaces, is a column like any other.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dictation_app.history.entries import Entry
from dictation_app.sqlite_file import DamagedError, Migrations
from dictation_app.text import word_count
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, Later
from dictation_app.values.speech import UNSPACED_SIGNS, Word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

WORDS_OF_INDEX: Final = "unicode61 remove_diacritics 2"
"""How the index divides texts into words and which of them are the same."""

MIGRATIONS: Final[Migrations] = (
    # 0 -> 1
    (
        """CREATE TABLE entries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started_at REAL NOT NULL,
            audio_seconds REAL NOT NULL,
            text TEXT NOT NULL,
            raw_text TEXT,
            language TEXT NOT NULL,
            model TEXT NOT NULL,
            device TEXT NOT NULL,
            compute_type TEXT NOT NULL,
            method TEXT NOT NULL,
            delivery TEXT NOT NULL,
            detail TEXT NOT NULL,
            withheld TEXT NOT NULL,
            withheld_text TEXT NOT NULL,
            stop_to_text_ms INTEGER NOT NULL,
            decode_ms INTEGER NOT NULL,
            is_recovered INTEGER NOT NULL,
            is_starred INTEGER NOT NULL,
            audio TEXT NOT NULL,
            words INTEGER NOT NULL,
            signs TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX entries_by_time ON entries (started_at, id)",
        """CREATE VIRTUAL TABLE entry_index USING fts5 (
            text, withheld_text, signs,
            content = 'entries', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2',
            prefix = '1 2'
        )""",
        """CREATE TRIGGER entries_added AFTER INSERT ON entries BEGIN
            INSERT INTO entry_index (rowid, text, withheld_text, signs)
            VALUES (new.id, new.text, new.withheld_text, new.signs);
        END""",
        """CREATE TRIGGER entries_changed AFTER UPDATE OF id, text, withheld_text, signs ON entries BEGIN
            INSERT INTO entry_index (entry_index, rowid, text, withheld_text, signs)
            VALUES ('delete', old.id, old.text, old.withheld_text, old.signs);
            INSERT INTO entry_index (rowid, text, withheld_text, signs)
            VALUES (new.id, new.text, new.withheld_text, new.signs);
        END""",
        """CREATE TRIGGER entries_deleted AFTER DELETE ON entries BEGIN
            INSERT INTO entry_index (entry_index, rowid, text, withheld_text, signs)
            VALUES ('delete', old.id, old.text, old.withheld_text, old.signs);
        END""",
    ),
    # 1 -> 2
    (
        "ALTER TABLE entries ADD COLUMN target TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE entries ADD COLUMN stop_to_utterance_ms INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE entries ADD COLUMN stop_to_transcript_ms INTEGER NOT NULL DEFAULT 0",
        # What filters and figures look at, by time and by id: entries are long, and none is read that is not shown.
        "DROP INDEX entries_by_time",
        """CREATE INDEX entries_by_time ON entries (
            started_at, id, language, target, delivery, withheld, is_starred, is_recovered, words, audio_seconds
        )""",
        """CREATE INDEX entries_by_id ON entries (
            id, started_at, language, target, delivery, withheld, is_starred, is_recovered
        )""",
        "CREATE INDEX entries_by_wait ON entries (stop_to_text_ms) WHERE stop_to_text_ms <> 0",
        # Apart from the entries: a page of them is read often, these for one entry at a time.
        "CREATE TABLE spoken_words (entry_id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
        """CREATE TABLE results (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL,
            made_at REAL NOT NULL,
            text TEXT NOT NULL,
            language TEXT NOT NULL,
            model TEXT NOT NULL,
            device TEXT NOT NULL,
            compute_type TEXT NOT NULL,
            decode_ms INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX results_by_entry ON results (entry_id)",
        "CREATE TABLE meanings (entry_id INTEGER PRIMARY KEY, model TEXT NOT NULL, vector BLOB NOT NULL) STRICT",
        """CREATE TRIGGER entry_parts_deleted AFTER DELETE ON entries BEGIN
            DELETE FROM spoken_words WHERE entry_id = old.id;
            DELETE FROM results WHERE entry_id = old.id;
            DELETE FROM meanings WHERE entry_id = old.id;
        END""",
        """CREATE TRIGGER entry_means_something_else AFTER UPDATE OF text, withheld_text ON entries BEGIN
            DELETE FROM meanings WHERE entry_id = old.id;
        END""",
    ),
    # 2 -> 3
    (
        "ALTER TABLE entries ADD COLUMN speech_seconds REAL NOT NULL DEFAULT 0",
        "DROP INDEX entries_by_time",
        """CREATE INDEX entries_by_time ON entries (
            started_at, id, language, target, delivery, withheld, is_starred, is_recovered, words, audio_seconds,
            speech_seconds
        )""",
    ),
    # 3 -> 4
    ("ALTER TABLE entries ADD COLUMN later TEXT NOT NULL DEFAULT ''",),
)

COLUMNS: Final = (
    "id",
    "started_at",
    "audio_seconds",
    "text",
    "raw_text",
    "language",
    "model",
    "device",
    "compute_type",
    "method",
    "delivery",
    "detail",
    "withheld",
    "withheld_text",
    "stop_to_text_ms",
    "decode_ms",
    "is_recovered",
    "is_starred",
    "audio",
    "target",
    "stop_to_utterance_ms",
    "stop_to_transcript_ms",
    "speech_seconds",
    "later",
)
"""What an `Entry` is read from, in this order."""

WRITTEN: Final = (*COLUMNS, "words", "signs")
"""What `row_of` has the values of."""

ENTRIES_ONLY: Final = tuple(
    statement for step in MIGRATIONS for statement in step if " TABLE entries " in statement.partition("(")[0]
)
"""What makes the newest table of entries alone: all that is told of it fits into the first page of a file."""

PARTS: Final = {
    "spoken_words": ("entry_id", "words"),
    "results": (
        "id",
        "entry_id",
        "made_at",
        "text",
        "language",
        "model",
        "device",
        "compute_type",
        "decode_ms",
    ),
    "meanings": ("entry_id", "model", "vector"),
}
"""Tables that hold more about entries, by `entry_id`, and their columns."""

INSERT: Final = f"INSERT INTO entries ({', '.join(WRITTEN)}) VALUES ({', '.join('?' * len(WRITTEN))})"  # noqa: S608  # constants

_UNSPACED = re.compile(f"[{UNSPACED_SIGNS}]")

Choice = TypeVar("Choice", bound="StrEnum")


def searchable_signs(*texts: str) -> str:
    """The texts with every sign of an unspaced script set apart, so that each is a word of the index.

    Empty where there is none: people who write with spaces pay nothing for it.
    """
    joined = "\n".join(texts)
    return set_apart(joined) if _UNSPACED.search(joined) else ""


def set_apart(text: str) -> str:
    """Put spaces around signs of scripts that are written without."""
    return _UNSPACED.sub(r" \g<0> ", text)


def storable(text: str) -> str:
    """Text as SQLite takes it: half of a surrogate pair (from a command line that is no UTF-8) has no encoding."""
    return text.encode("utf-8", "replace").decode()


def packed_words(words: Sequence[Word]) -> str:
    """Words as one column: JSON rows of start and end in seconds, text and probability."""
    rows = [[round(w.start_s, 2), round(w.end_s, 2), storable(w.text), round(w.probability, 3)] for w in words]
    return json.dumps(rows, separators=(",", ":"), ensure_ascii=False)


def unpacked_words(packed: str) -> tuple[Word, ...]:
    """The words in such a column; none where it is damaged: the text of the entry is all there without them."""
    import msgspec  # noqa: PLC0415 - the command line lists entries without it

    try:
        return tuple(Word(*row) for row in msgspec.json.decode(packed, type=list[tuple[float, float, str, float]]))
    except msgspec.MsgspecError:
        return ()


def row_of(entry: Entry) -> tuple[Any, ...]:
    """The values of `INSERT`; the id 0 lets the database choose."""
    values = [getattr(entry, column) for column in COLUMNS]
    row = [storable(str(value)) if isinstance(value, str) else value for value in values]
    row[0] = entry.id or None
    row[COLUMNS.index("raw_text")] = storable(entry.raw_text) or None
    return (*row, word_count(entry.text, entry.language), storable(searchable_signs(entry.text, entry.withheld_text)))


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry in a row of `COLUMNS`; raise `DamagedError` where it is none."""
    values = dict(zip(COLUMNS, row, strict=True))
    values["raw_text"] = values["raw_text"] or ""
    if not all(isinstance(value, _TYPES[name]) for name, value in values.items()):
        raise DamagedError
    values["method"] = _choice(DeliveryMethod, values["method"], DeliveryMethod.NONE)
    values["delivery"] = _choice(DeliveryState, values["delivery"], DeliveryState.NOT_DELIVERED)
    values["later"] = _choice(Later, values["later"], Later.NOTHING)
    values["is_recovered"] = bool(values["is_recovered"])
    values["is_starred"] = bool(values["is_starred"])
    return Entry(**values)


_INTEGERS: Final = {
    "id",
    "stop_to_utterance_ms",
    "stop_to_transcript_ms",
    "stop_to_text_ms",
    "decode_ms",
    "is_recovered",
    "is_starred",
}
_REALS: Final = {"started_at", "audio_seconds", "speech_seconds"}
_TYPES: Final = {name: int if name in _INTEGERS else float if name in _REALS else str for name in COLUMNS}

UNKNOWN: Final = {name: repr(type_()) for name, type_ in _TYPES.items()}
"""As SQL: what stands in a column that an older file lacks."""


def _choice(kind: type[Choice], value: str, unknown: Choice) -> Choice:
    """A word that a damaged file holds is no reason to lose the text beside it."""
    return kind(value) if value in kind.__members__.values() else unknown
