"""The entries of the History page, read from the store in pages as they come into view.

A listing goes on below its last row. Matches of words come best first and have no such place: to go on there the first
rows are read again with the next ones. What was found by its meaning only stands below them: it is there later, and
nothing that is being read moves for it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QDate, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dictation_app.errors import HistoryError
from dictation_app.history import Query
from dictation_app.ui import history_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.history import Entry, HistoryStore

PAGE_ENTRIES = 100


class HistoryModel(QAbstractListModel):
    """What a `Query` finds. Reads raise `HistoryError`, but for those Qt asks for: they report it by `failed`."""

    failed = Signal(str)

    def __init__(self, today: Callable[[], QDate], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._store: HistoryStore | None = None
        self._query = Query()
        self._entries: list[Entry] = []
        self._begins_day: list[bool] = []
        self._all_read = True
        self._by_meaning = 0
        """So many of the last rows were found by their meaning only."""

    @property
    def store(self) -> HistoryStore | None:
        """Where the entries come from."""
        return self._store

    @property
    def query(self) -> Query:
        """What is shown."""
        return self._query

    @property
    def is_by_day(self) -> bool:
        """Whether days have a heading: matches of words come in another order."""
        return not self._query.text.strip()

    def entry(self, row: int) -> Entry:
        """The entry in this row."""
        return self._entries[row]

    def row_of(self, id_: int) -> int | None:
        """Where an entry stands, if it was read."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == id_), None)

    def begins_day(self, row: int) -> bool:
        """Whether a heading stands above this row."""
        return self._begins_day[row]

    def heading(self, row: int) -> str:
        """The day this row belongs to."""
        return history_words.day(history_words.moment(self._entries[row]).date(), self._today())

    def when(self, row: int) -> str:
        """The time, with the day where no heading says it."""
        entry = self._entries[row]
        if self.is_by_day:
            return history_words.clock_time(entry)
        told = history_words.day_and_time(entry, self._today())
        return history_words.by_meaning(told) if self.is_by_meaning(row) else told

    def is_by_meaning(self, row: int) -> bool:
        """Whether the words looked for are not in it."""
        return row >= len(self._entries) - self._by_meaning

    def show(self, store: HistoryStore | None, query: Query) -> None:
        """Show something else, from the top."""
        found = () if store is None else store.search(replace(query, limit=PAGE_ENTRIES))
        self._store, self._query = store, query
        self._take_over(found, all_read=len(found) < PAGE_ENTRIES)

    def read_again(self) -> None:
        """Show what has changed; without news, or where only values of rows changed, views keep their place."""
        if self._store is None:
            return
        by_words = self._entries[: len(self._entries) - self._by_meaning]
        by_meaning = self._entries[len(by_words) :]
        limit = max(PAGE_ENTRIES, len(by_words))
        found = self._store.search(replace(self._query, limit=limit))
        all_read = len(found) < limit
        if [entry.id for entry in found] != [entry.id for entry in by_words]:
            self._take_over(found, all_read=all_read)
            self.add_by_meaning(by_meaning)  # until they are looked for again
            return
        self._all_read = all_read
        for row, entry in enumerate(found):
            if entry != self._entries[row]:
                self._entries[row] = entry
                self.dataChanged.emit(self.index(row), self.index(row))

    def _take_over(self, found: Sequence[Entry], *, all_read: bool) -> None:
        self.beginResetModel()
        self._entries, self._begins_day = [], []
        self._append(found)
        self._all_read = all_read
        self._by_meaning = 0
        self.endResetModel()

    def add_by_meaning(self, found: Sequence[Entry]) -> None:
        """Show below what the words found what they may mean; while there are more words to read, nothing."""
        first = len(self._entries) - self._by_meaning
        known = {entry.id for entry in self._entries[:first]}
        new = [entry for entry in found if entry.id not in known] if self._all_read and not self.is_by_day else []
        if new == self._entries[first:]:
            return
        if self._by_meaning:
            self.beginRemoveRows(QModelIndex(), first, len(self._entries) - 1)
            del self._entries[first:], self._begins_day[first:]
            self._by_meaning = 0
            self.endRemoveRows()
        if new:
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._append(new)
            self._by_meaning = len(new)
            self.endInsertRows()

    def _append(self, found: Sequence[Entry]) -> None:
        days = [history_words.moment(entry).date() for entry in (*self._entries[-1:], *found)]
        first = [self.is_by_day] if found and not self._entries else []
        self._begins_day += first + [self.is_by_day and a != b for a, b in pairwise(days)]
        self._entries += found

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802  # Qt's name
        """So many as were read."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: N802  # Qt's name
        """Whether there are more."""
        return not parent.isValid() and not self._all_read

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802  # Qt's name
        """Read the next page."""
        if parent.isValid() or self._all_read or self._store is None:
            return
        try:
            found, all_read = self._read_next(self._store)
        except HistoryError as exc:
            self._all_read = True
            self.failed.emit(str(exc))
            return
        self._all_read = all_read
        if found:
            self.beginInsertRows(QModelIndex(), len(self._entries), len(self._entries) + len(found) - 1)
            self._append(found)
            self.endInsertRows()

    def read_on_to(self, id_: int) -> None:
        """Read page after page until this entry is among them; of one that is no more, nothing."""
        try:
            is_there = self._store is not None and bool(self._store.get_all([id_]))
        except HistoryError as exc:
            self.failed.emit(str(exc))
            return
        end, known = QModelIndex(), 0
        while is_there and self.canFetchMore(end) and all(entry.id != id_ for entry in self._entries[known:]):
            known = len(self._entries)
            self.fetchMore(end)

    def _read_next(self, store: HistoryStore) -> tuple[Sequence[Entry], bool]:
        if self.is_by_day:
            last = self._entries[-1]
            found = store.search(replace(self._query, limit=PAGE_ENTRIES, before=(last.started_at, last.id)))
            return found, len(found) < PAGE_ENTRIES
        limit = len(self._entries) + PAGE_ENTRIES
        found = store.search(replace(self._query, limit=limit))
        known = {entry.id for entry in self._entries}
        return tuple(entry for entry in found if entry.id not in known), len(found) < limit

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, and what a screen reader says."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return history_words.shown_text(self._entries[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = history_words.spoken(self._entries[index.row()], self._today())
            return history_words.by_meaning(told) if self.is_by_meaning(index.row()) else told
        return None
