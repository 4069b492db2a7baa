"""`HistoryStore`: what the rest of the program knows of the history."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dictation_app.errors import HistoryError
from dictation_app.history import queries, schema
from dictation_app.history.entries import Day, Entry, Query, Statistics
from dictation_app.history.file import NAME, HistoryFile

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

DAYS: Final = 30
"""Of the statistics."""

_SELECT: Final = f"SELECT {', '.join(schema.COLUMNS)} FROM entries"  # noqa: S608  # constants
_LARGEST_ID: Final = 2**63 - 1
_ASIDE_S: Final = 30 * 86400.0
"""So long a damaged file is kept from which everything that could be read was taken."""


class HistoryStore:
    """The entries on disk, and the sound that was kept of them. Every method raises `HistoryError`.

    Sound is a file in `audio_folder`: who adds an entry with sound puts it there first.
    """

    def __init__(self, folder: Path, *, mends: bool = True, clock: Callable[[], float] = time.time) -> None:
        """Open it, and make it where there is none; without `mends` a damaged one is left to another store."""
        self.audio_folder = folder / "audio"
        self._clock = clock
        self._file = HistoryFile(folder, mends=mends)
        try:
            self.audio_folder.mkdir(mode=0o700, exist_ok=True)
            self.audio_folder.chmod(0o700)
        except OSError as exc:
            self._file.close()
            raise HistoryError(
                f"The folder {self.audio_folder} cannot be used: {exc.strerror or exc}.", "Check its permissions."
            ) from exc

    @staticmethod
    def is_there(folder: Path) -> bool:
        """Whether there is a history in `folder`; looking makes none."""
        return (folder / NAME).exists()

    @property
    def note(self) -> str:
        """What happened to the file, as a sentence for the user; empty = nothing. May come at any call."""
        return self._file.note

    def version(self) -> int:
        """Another number after another store has changed the history; what this one changes does not count."""
        found: int = self._file.run(lambda connection: connection.execute("PRAGMA data_version").fetchone()[0])
        return found

    def add(self, entry: Entry) -> Entry:
        """Keep `entry`; returns it with its id. It is on the disk when this returns."""
        row = schema.row_of(replace(entry, id=0))
        id_ = self._file.write(lambda connection: connection.execute(schema.INSERT, row).lastrowid)
        return replace(entry, id=id_ or 0)

    def search(self, query: Query) -> tuple[Entry, ...]:
        """What fits, newest first; with words the best match first, among the newest 1000 that have them."""
        sql = queries.page(query)
        return self._file.run(
            lambda connection: tuple(map(schema.entry_of, connection.execute(sql.statement, sql.values)))
        )

    def count(self, query: Query | None = None) -> int:
        """How many entries fit, whatever `limit` and `before` say."""
        sql = queries.count(query or Query())
        found: int = self._file.run(lambda connection: connection.execute(sql.statement, sql.values).fetchone()[0])
        return found

    def get(self, id_: int) -> Entry:
        """The entry with this id."""
        return self._file.run(lambda connection: _read(connection, id_))

    def correct(self, id_: int, text: str) -> Entry:
        """Replace the text; `raw_text` keeps what was there first."""
        text = schema.storable(text).strip()
        if not text:
            raise HistoryError("An entry cannot be corrected to nothing.", "Delete it instead.")

        def work(connection: sqlite3.Connection) -> Entry:
            entry = _read(connection, id_)
            connection.execute(
                "UPDATE entries SET raw_text = coalesce(raw_text, text), text = ?, words = ?, signs = ? WHERE id = ?",
                (
                    text,
                    schema.word_count(text, entry.language),
                    schema.searchable_signs(text, entry.withheld_text),
                    id_,
                ),
            )
            return _read(connection, id_)

        return self._file.write(work)

    def star(self, id_: int, *, starred: bool) -> None:
        """Starred entries are never pruned."""

        def work(connection: sqlite3.Connection) -> None:
            _read(connection, id_)
            connection.execute("UPDATE entries SET is_starred = ? WHERE id = ?", (starred, id_))

        self._file.write(work)

    def delete(self, ids: Sequence[int]) -> None:
        """Remove entries with their words in the index and their sound; ids that are not there are no error.

        Takes about a second in a history of 100,000: the file is written anew, so that nothing of them is left in it.
        """
        wanted = [(id_,) for id_ in ids if 0 < id_ <= _LARGEST_ID]
        if wanted:
            self._remove(wanted)

    def clear(self) -> None:
        """Remove everything, also damaged files that were moved aside."""
        self._unlink([path for path in self.audio_folder.glob("*") if path.is_file()])
        self._unlink(self._file.asides())

        def work(connection: sqlite3.Connection) -> None:
            # Entry by entry, the trigger would take half a minute for a large history.
            statement = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'entries_deleted'").fetchone()[0]
            connection.execute("DROP TRIGGER entries_deleted")
            connection.execute("DELETE FROM entries")
            connection.execute("INSERT INTO entry_index (entry_index) VALUES ('delete-all')")
            connection.execute(statement)

        self._file.write(work)
        self._file.run(_forget)

    def prune(self, *, older_than: float, most: int, most_audio_bytes: int) -> int:
        """Remove what is too much; returns how many entries were removed or lost their sound.

        `older_than` is a moment: what started before goes. Of the rest the newest `most` stay. Of these the oldest
        lose their sound, not their words, until all sound is no more than `most_audio_bytes`. Starred entries stay and
        do not count. 0 = no limit.
        """
        ids = self._file.run(
            lambda connection: connection.execute(
                "SELECT id FROM entries WHERE NOT is_starred AND started_at < ? UNION "
                "SELECT id FROM (SELECT id FROM entries WHERE NOT is_starred "
                "ORDER BY started_at DESC, id DESC LIMIT -1 OFFSET ?) WHERE ?",
                (older_than, max(0, most), most > 0),
            ).fetchall()
        )
        if ids:
            self._remove(ids)
        self._unlink(path for path in self._file.asides() if self._clock() - path.stat().st_mtime > _ASIDE_S)
        return len(ids) + (self._prune_audio(most_audio_bytes) if most_audio_bytes > 0 else 0)

    def audio_path(self, entry: Entry) -> Path | None:
        """Where the sound of `entry` is; None where it was not kept, or is gone."""
        path = self._audio_file(entry.audio)
        return path if path is not None and path.is_file() else None

    def statistics(self) -> Statistics:
        """The history in figures."""
        today = dt.datetime.fromtimestamp(self._clock()).astimezone().date()
        dates = [(today - dt.timedelta(days=ago)).isoformat() for ago in reversed(range(DAYS))]
        # A day early: the calendar of SQLite decides what the days are, not this sum.
        since = self._clock() - (DAYS + 1) * 86400

        def work(connection: sqlite3.Connection) -> Statistics:
            entries, words, spoken_seconds, waits = connection.execute(
                "SELECT count(*), total(words), total(audio_seconds), count(nullif(stop_to_text_ms, 0)) FROM entries"
            ).fetchone()
            median = connection.execute(
                "SELECT stop_to_text_ms FROM entries WHERE stop_to_text_ms <> 0 "
                "ORDER BY stop_to_text_ms LIMIT 1 OFFSET ?",
                (waits // 2,),
            ).fetchone()
            days = {
                date: Day(date=date, entries=number, words=int(said), spoken_seconds=seconds)
                for date, number, said, seconds in connection.execute(
                    "SELECT date(started_at, 'unixepoch', 'localtime') AS day, count(*), total(words), "
                    "total(audio_seconds) FROM entries WHERE started_at >= ? GROUP BY day",
                    (since,),
                )
            }
            return Statistics(
                entries=entries,
                words=int(words),
                spoken_seconds=spoken_seconds,
                median_stop_to_text_ms=median[0] if median else 0,
                days=tuple(days.get(date, Day(date=date)) for date in dates),
            )

        return self._file.run(work)

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        self._file.close()

    def _remove(self, ids: Sequence[tuple[int]]) -> None:
        """Remove entries for good."""

        def sounds(connection: sqlite3.Connection) -> list[str]:
            found = (connection.execute("SELECT audio FROM entries WHERE id = ?", id_).fetchone() for id_ in ids)
            return [row[0] for row in found if row is not None]

        # The sound goes first: a crash in between must not leave a voice behind that no entry knows of.
        self._unlink(path for name in self._file.run(sounds) if (path := self._audio_file(name)) is not None)
        self._file.write(lambda connection: connection.executemany("DELETE FROM entries WHERE id = ?", ids))
        self._file.run(_forget)

    def _prune_audio(self, most_bytes: int) -> int:
        rows = self._file.run(
            lambda connection: connection.execute(
                "SELECT id, audio FROM entries WHERE audio <> '' AND NOT is_starred ORDER BY started_at DESC, id DESC"
            ).fetchall()
        )
        kept_bytes = 0
        excess: list[tuple[int]] = []
        for id_, name in rows:
            path = self._audio_file(name)
            if path is not None and path.is_file():
                with contextlib.suppress(OSError):  # taken away meanwhile
                    kept_bytes += path.stat().st_size
                if kept_bytes > most_bytes:
                    self._unlink([path])
                    excess.append((id_,))
        if excess:
            self._file.write(
                lambda connection: connection.executemany("UPDATE entries SET audio = '' WHERE id = ?", excess)
            )
        return len(excess)

    def _audio_file(self, name: str) -> Path | None:
        """None where the name leads out of the folder: the file may have been written by anybody."""
        if not name or name in {".", ".."} or set(name) & set("/\\:\0"):
            return None
        return self.audio_folder / name

    def _unlink(self, paths: Iterable[Path]) -> None:
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError as exc:
                raise HistoryError(
                    f"'{path.name}' of the history cannot be deleted: {exc.strerror or exc}.",
                    "Close what plays it, and try again.",
                ) from exc


def _read(connection: sqlite3.Connection, id_: int) -> Entry:
    row = None
    if 0 < id_ <= _LARGEST_ID:
        row = connection.execute(f"{_SELECT} WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise HistoryError(f"There is no entry {id_} in the history.", "It may have been deleted.")
    return schema.entry_of(row)


def _forget(connection: sqlite3.Connection) -> None:
    """Take deleted words out of the file.

    The index only crosses them out until its parts are merged; SQLite overwrites what it deletes (`secure_delete`), but
    not the copies it left behind when it moved a row to another page; and the log keeps pages as they were. (The option
    'secure-delete' of FTS5 would make the file unreadable for SQLite before 3.42, which Debian 12 has.)
    """
    connection.execute("INSERT INTO entry_index (entry_index) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
