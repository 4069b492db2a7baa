"""`HistoryStore`: what the rest of the program knows of the history."""

from __future__ import annotations

import contextlib
import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dictation_app.errors import HistoryError
from dictation_app.history import figures, forms, meanings, queries, results, schema
from dictation_app.history.entries import Entry, Query, Statistics, Wait
from dictation_app.history.file import HistoryFile
from dictation_app.sentences import say
from dictation_app.text import word_count

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from dictation_app.history.entries import LeftOut, Result, Sequel
    from dictation_app.history.meanings import Meaning, Spoken
    from dictation_app.values.speech import Word

_SELECT: Final = f"SELECT {', '.join(schema.COLUMNS)} FROM entries"  # noqa: S608  # constants
_LARGEST_ID: Final = 2**63 - 1
_ASIDE_S: Final = 30 * 86400.0
"""So long a damaged file is kept from which everything that could be read was taken."""


class HistoryStore:
    """The entries on disk, and the sound that was kept of them. Every method raises `HistoryError`.

    Sound is a file in `audio_folder`: who adds an entry with sound puts it there first.
    """

    def __init__(self, folder: Path, *, mends: bool = True, clock: Callable[[], float] = time.time) -> None:
        """Open it, and make it where there is none; without `mends` a damaged one is left to another store.

        Raises `LockedError` where it is encrypted and its key not known; see `unlock`.
        """
        self.folder = folder
        self._clock = clock
        self._file = HistoryFile(folder, mends=mends)
        self.audio_folder = self._file.form.audio
        try:
            self.audio_folder.mkdir(mode=0o700, exist_ok=True)
            self.audio_folder.chmod(0o700)
        except OSError as exc:
            self._file.close()
            raise HistoryError(
                say(
                    "The folder {audio_folder} cannot be used: {reason}.",
                    audio_folder=self.audio_folder,
                    reason=exc.strerror or exc,
                ),
                say("Check its permissions."),
            ) from exc

    @staticmethod
    def is_there(folder: Path) -> bool:
        """Whether there is a history in `folder`; looking makes none."""
        return forms.is_there(folder)

    @staticmethod
    def unlock(folder: Path) -> None:
        """Ask the system's keyring for the key of the history in `folder`, if it needs one; raise `LockedError`.

        May take as long as a person does, who is asked by the keyring.
        """
        forms.unlock(folder)

    @property
    def form(self) -> forms.Form:
        """Whether it is encrypted, and where its files are."""
        return self._file.form

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
        """Replace the text; `raw_text` keeps what was there first. What was all held back is no more, but for why."""
        text = schema.storable(text).strip()
        if not text:
            raise HistoryError(say("An entry cannot be corrected to nothing."), say("Delete it instead."))

        def work(connection: sqlite3.Connection) -> Entry:
            entry = _read(connection, id_)
            connection.execute(
                "UPDATE entries SET raw_text = coalesce(raw_text, ?), text = ?, withheld_text = ?, words = ?, "
                "signs = ? WHERE id = ?",
                (
                    entry.text or entry.withheld_text,
                    text,
                    results.beside(entry),
                    word_count(text, entry.language),
                    schema.searchable_signs(text, results.beside(entry)),
                    id_,
                ),
            )
            return _read(connection, id_)

        return self._file.write(work)

    def keep_words(self, id_: int, words: Sequence[Word]) -> None:
        """Keep where in the sound each word stands, and how sure the model was of it; no error if the entry is gone."""
        packed = schema.packed_words(words)
        self._file.write(
            lambda connection: connection.execute(
                "INSERT OR REPLACE INTO spoken_words SELECT id, ? FROM entries WHERE id = ?", (packed, id_)
            )
        )

    def words(self, id_: int) -> tuple[Word, ...]:
        """What `keep_words` kept; empty where it is not known."""
        row = self._file.run(
            lambda connection: connection.execute(
                "SELECT words FROM spoken_words WHERE entry_id = ?", (id_,)
            ).fetchone()
        )
        return schema.unpacked_words(row[0]) if row else ()

    def decoded_again(
        self, id_: int, result: Result, words: Sequence[Word] = (), left_out: LeftOut | None = None
    ) -> Entry:
        """Give an entry the text of another decode of its sound; `results` keeps the one it had."""
        text = schema.storable(result.text).strip()
        if not text:
            raise HistoryError(say("Nothing was understood this time."), say("The text stays as it was."))

        def work(connection: sqlite3.Connection) -> Entry:
            results.take_over(connection, _read(connection, id_), replace(result, text=text), words, left_out)
            return _read(connection, id_)

        return self._file.write(work)

    def go_on(self, id_: int, sequel: Sequel) -> None:
        """Say what became of the text of an entry afterwards; no error if the entry is gone."""

        def work(connection: sqlite3.Connection) -> None:
            row = connection.execute(f"{_SELECT} WHERE id = ?", (id_,)).fetchone()
            if row is not None:
                results.go_on(connection, schema.entry_of(row), sequel, self._clock())

        self._file.write(work)

    def results(self, id_: int) -> tuple[Result, ...]:
        """What the sound of an entry came to before it was decoded again, newest first."""
        return self._file.run(lambda connection: results.read(connection, id_))

    def without_meaning(
        self, model: str, languages: Iterable[str], before: tuple[float, int], limit: int
    ) -> tuple[Spoken, ...]:
        """Entries that `keep_meanings` has nothing of, newest first, below `before` (`started_at`, id)."""
        return self._file.run(lambda connection: meanings.missing(connection, model, languages, before, limit))

    def keep_meanings(self, model: str, found: Sequence[Meaning]) -> None:
        """Keep what the words of entries mean to `model`; of words that have changed meanwhile nothing is kept."""
        self._file.write(lambda connection: meanings.keep(connection, model, found))

    def meaning_marks(self, model: str) -> dict[int, bytes]:
        """By entry a few bytes that are others when its meaning is another one."""
        return self._file.run(lambda connection: meanings.marks(connection, model))

    def meanings(self, model: str, ids: Iterable[int] | None = None) -> dict[int, bytes]:
        """By entry what `keep_meanings` kept; without `ids` of all entries."""
        return self._file.run(lambda connection: meanings.vectors(connection, model, ids))

    def get_all(self, ids: Sequence[int]) -> tuple[Entry, ...]:
        """The entries with these ids, in their order; those that are no more are left out."""
        return self._file.run(lambda connection: meanings.entries(connection, ids))

    def allowed(self, query: Query) -> frozenset[int] | None:
        """The ids of all entries that the filters of `query` let through, whatever its words; None = all."""
        sql = queries.ids(query)
        return None if sql is None else self._file.run(lambda connection: meanings.allowed(connection, sql))

    def targets(self) -> tuple[str, ...]:
        """The programs that text of the history was meant for, those of most entries first."""
        return tuple(
            name
            for (name,) in self._file.run(
                lambda connection: connection.execute(
                    "SELECT target FROM entries WHERE target <> '' GROUP BY target ORDER BY count(*) DESC, target"
                ).fetchall()
            )
        )

    def waits(self, most: int = 500) -> tuple[Wait, ...]:
        """How long the user waited for the newest entries that have a time, oldest first: latency as it went."""
        rows = self._file.run(
            lambda connection: connection.execute(
                "SELECT started_at, audio_seconds, stop_to_utterance_ms, stop_to_transcript_ms, stop_to_text_ms "
                "FROM entries WHERE stop_to_text_ms <> 0 ORDER BY started_at DESC LIMIT ?",
                (most,),
            ).fetchall()
        )
        return tuple(Wait(*row) for row in reversed(rows))

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
        self._unlink(self._file.form.asides())

        def work(connection: sqlite3.Connection) -> None:
            # Entry by entry, the triggers would take half a minute for a large history.
            triggers = ("entries_deleted", "entry_parts_deleted")
            statements = [
                connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
                for name in triggers
            ]
            for name in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            for table in ("entries", *schema.PARTS):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608  # constants
            connection.execute("INSERT INTO entry_index (entry_index) VALUES ('delete-all')")
            for statement in statements:
                connection.execute(statement)

        self._file.write(work)
        self._file.run(_forget)

    def prune(self, *, older_than: float, most: int, most_audio_bytes: int) -> int:
        """Remove what is too much; returns how many entries were removed or lost their sound.

        `older_than` is a moment: what started before goes, unless it was added after something younger: then the clock
        was wrong, and it is younger, too. Of the rest the newest `most` stay. Of these the oldest
        lose their sound, not their words, until all sound is no more than `most_audio_bytes`. Starred entries stay and
        do not count. 0 = no limit.
        """
        ids = self._file.run(
            lambda connection: connection.execute(
                "SELECT id FROM entries WHERE NOT is_starred AND started_at < ? AND id < coalesce("
                "(SELECT min(id) FROM entries WHERE started_at >= ? AND started_at <= ?), ?) UNION "
                "SELECT id FROM (SELECT id FROM entries WHERE NOT is_starred "
                "ORDER BY started_at DESC, id DESC LIMIT -1 OFFSET ?) WHERE ?",
                (older_than, older_than, self._clock(), _LARGEST_ID, max(0, most), most > 0),
            ).fetchall()
        )
        if ids:
            self._remove(ids)
        self._unlink(path for path in self._file.form.asides() if self._clock() - _changed_at(path) > _ASIDE_S)
        return len(ids) + (self._prune_audio(most_audio_bytes) if most_audio_bytes > 0 else 0)

    def last_days(self, count: int) -> float:
        """When the first entry of the last so many days of use was made; 0.0 where there were fewer days."""
        row = self._file.run(
            lambda connection: connection.execute(
                "SELECT min(started_at) FROM entries GROUP BY date(started_at, 'unixepoch') "
                "ORDER BY 1 DESC LIMIT 1 OFFSET ?",
                (count - 1,),
            ).fetchone()
        )
        return float(row[0]) if row else 0.0

    def audio_path(self, entry: Entry) -> Path | None:
        """Where the sound of `entry` is, maybe sealed; None where it was not kept, or is gone."""
        path = self._file.form.sound(entry.audio)
        return path if path is not None and path.is_file() else None

    def statistics(self) -> Statistics:
        """The history in figures."""
        return self._file.run(lambda connection: figures.statistics(connection, self._clock()))

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        self._file.close()

    def _remove(self, ids: Sequence[tuple[int]]) -> None:
        """Remove entries for good."""

        def sounds(connection: sqlite3.Connection) -> list[str]:
            found = (connection.execute("SELECT audio FROM entries WHERE id = ?", id_).fetchone() for id_ in ids)
            return [row[0] for row in found if row is not None]

        # The sound goes first: a crash in between must not leave a voice behind that no entry knows of.
        self._unlink(path for name in self._file.run(sounds) if (path := self._file.form.sound(name)) is not None)
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
            path = self._file.form.sound(name)
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

    def _unlink(self, paths: Iterable[Path]) -> None:
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError as exc:
                raise HistoryError(
                    say(
                        "'{name}' of the history cannot be deleted: {reason}.",
                        name=path.name,
                        reason=exc.strerror or exc,
                    ),
                    say("Close what plays it, and try again."),
                ) from exc


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # taken away meanwhile
        return math.inf


def _read(connection: sqlite3.Connection, id_: int) -> Entry:
    row = None
    if 0 < id_ <= _LARGEST_ID:
        row = connection.execute(f"{_SELECT} WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise HistoryError(say("There is no entry {id_} in the history.", id_=id_), say("It may have been deleted."))
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
