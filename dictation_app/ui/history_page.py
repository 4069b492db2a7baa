"""The History page: what was dictated, by day, found again by its words.

It reads through a store of its own, on the GUI thread, a page of entries at a time; while it is hidden it reads
nothing. What changes the history it only asks for: somebody else does it and calls `refresh` when it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dictation_app.errors import HistoryError
from dictation_app.history import Query
from dictation_app.ui import history_words, words
from dictation_app.ui.cards import Text, set_role
from dictation_app.ui.history_details import EntryDetails
from dictation_app.ui.history_list import HistoryList
from dictation_app.ui.history_model import HistoryModel
from dictation_app.ui.history_search import SearchRow
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from dictation_app.history import Entry, HistoryStore

_BESIDE_CHARACTERS = 110
"""In a window so wide the chosen entry stands beside the list, else below it."""
_SHARES = (550, 450)
"""Of list and chosen entry, at first."""
_LOOK_EVERY_MS = 2000
"""While the page is shown: whether another program, such as the command line, has changed the history."""
_LANGUAGES_OF = 1000
"""So many of the newest entries say which languages the filter offers."""


class HistoryPage(QWidget):
    """Shows a `HistoryStore`; asks by signals."""

    insert_requested = Signal(str, str)
    """Text and language: it belongs into the window that was used before this one."""
    copy_requested = Signal(str)
    delete_requested = Signal(list)
    """Ids."""
    star_requested = Signal(int, bool)
    correct_requested = Signal(int, str)
    """Id and new text."""
    store_wanted = Signal()
    """It is shown and has nothing to read from."""

    def __init__(self, *, today: Callable[[], QDate] = QDate.currentDate) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("History"))
        self._store: HistoryStore | None = None
        self._is_stale = True
        """What is shown may not be what is in the store; read when it can be seen."""
        self._version = 0
        """Of the history that is shown."""
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_for_changes)
        self._languages: set[str] = set()
        self._search = SearchRow()
        self._model = HistoryModel(today, self)
        self._list = HistoryList(self._model)
        self._details = EntryDetails(today)
        self._count = Text(role="secondary", wrap=True)
        self._show_all = QPushButton(self.tr("Show &all"))
        self._message = Text(role="secondary", wrap=True)
        self._lay_out()
        self._connect()
        self._show_what_is_there()

    def _lay_out(self) -> None:
        set_role(self._show_all, "quiet")
        keeps_room = self._show_all.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._show_all.setSizePolicy(keeps_room)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setMargin(2 * SPACE)
        self._body = QSplitter(Qt.Orientation.Vertical)
        self._body.setChildrenCollapsible(False)
        self._body.setHandleWidth(SPACE)
        for widget, share in ((self._list, 1), (self._details, 1)):
            card = QFrame()
            set_role(card, "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
            inside.addWidget(widget)
            self._body.addWidget(card)
            self._body.setStretchFactor(self._body.count() - 1, share)
        self._body.setSizes(_SHARES)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._message)
        summary = QHBoxLayout()
        summary.setContentsMargins(SPACE // 2, 0, 0, 0)
        summary.addWidget(self._count, 1)
        summary.addWidget(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._search)
        column.addLayout(summary)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._search.changed.connect(self._on_search)
        self._search.left.connect(self._list.take_focus)
        self._search.menu_opens.connect(self._on_menu)
        self._show_all.clicked.connect(self._on_show_all)
        self._model.failed.connect(self._on_failed)
        self._list.chosen_changed.connect(self._on_chosen)
        details = self._details
        self._list.copy_wanted.connect(details.copy)
        self._list.correct_wanted.connect(details.correct)
        self._list.star_wanted.connect(details.star)
        self._list.delete_wanted.connect(details.ask_to_delete)
        details.busy_changed.connect(self._on_busy)
        for name in ("insert", "copy", "delete", "star", "correct"):
            getattr(details, f"{name}_requested").connect(getattr(self, f"{name}_requested"))

    @Slot(object)
    def set_store(self, store: HistoryStore | None) -> None:
        """Read from another store; None where none is open, or none is kept."""
        self._store = store
        if self._details.is_busy:
            self._details.end_work()
        self._languages.clear()
        self._is_stale = True
        if store is None:
            self._on_search()
        elif self.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what has changed in the store; what is chosen and looked at stays."""
        self._is_stale = True
        if self.isVisible() and not self._details.is_busy and self._store is not None:
            self._read_again(self._store)

    @Slot(object)
    def show_kept(self, _entry: Entry) -> None:
        """A new entry was stored."""
        self.refresh()

    def take_focus(self) -> None:
        """The arrow keys go through the list; where there is none, words are looked for."""
        if self._list.isVisible() and self._list.isEnabled():
            self._list.take_focus()
        elif not self._details.is_busy:
            self._search.take_focus()

    def focus_search(self) -> None:
        """Make the next key begin a search."""
        self._search.take_focus()

    @Slot()
    def _on_search(self) -> None:
        self._is_stale = True
        chosen = self._list.place().chosen
        if self._store is None or self.isVisible():
            self._read(self._store, chosen)

    def _read(self, store: HistoryStore | None, chosen: Sequence[int]) -> None:
        """Read what is looked for, from the top."""
        try:
            self._model.show(store, self._search.query)
        except HistoryError as exc:
            self._on_failed(str(exc))
            return
        self._is_stale = False
        self._list.scrollToTop()
        self._list.choose(chosen if len(chosen) == 1 else ())
        self._list.scrollTo(self._list.currentIndex())
        self._show_what_is_there()

    def _read_again(self, store: HistoryStore) -> None:
        if self._model.store is not store or self._model.query != self._search.query:
            self._read(store, ())
            return
        place = self._list.place()
        try:
            self._model.read_again()
        except HistoryError as exc:
            self._on_failed(str(exc))
            return
        self._is_stale = False
        self._list.go_back_to(place)
        self._show_what_is_there()

    @Slot(str)
    def _on_failed(self, problem: str) -> None:
        self._message.setText(words.plain(problem))
        self._stack.setCurrentWidget(self._message)
        self._count.setText("")

    def _show_what_is_there(self) -> None:
        """The list, or a sentence where there is nothing to list."""
        is_open, has_rows = self._store is not None, self._model.rowCount() > 0
        self._search.setEnabled(is_open)
        self._show_all.setVisible(self._search.is_restricted and is_open)
        self._count.setText(self._summary() if is_open and has_rows else self._search.filters)
        self._message.setText(self._why_empty())
        self._stack.setCurrentWidget(self._body if has_rows else self._message)
        self._on_chosen()

    def _why_empty(self) -> str:
        if self._store is None:
            return self.tr("The history cannot be opened. Dictating works all the same.")
        if self._search.is_restricted:
            return self.tr("Nothing found.")
        return self.tr("Nothing dictated yet. What is kept of your dictations stays on this computer.")

    def _summary(self) -> str:
        rows, query = self._model.rowCount(), self._search.query
        if self._model.canFetchMore(QModelIndex()) and self._store is not None:
            try:
                rows = self._store.count(query)
            except HistoryError as exc:
                return words.plain(str(exc))
        told = history_words.found(rows, is_all=not self._search.is_restricted)
        return " · ".join(filter(None, (told, self._search.filters)))

    @Slot()
    def _on_chosen(self) -> None:
        self._details.show_entries(self._list.chosen)

    @Slot()
    def _on_show_all(self) -> None:
        self._search.show_all()
        self.focus_search()

    @Slot()
    def _on_menu(self) -> None:
        if self._store is None:
            return
        if not self._languages:
            try:
                found = self._store.search(Query(limit=_LANGUAGES_OF))
            except HistoryError as exc:
                self._on_failed(str(exc))
                return
            self._languages = {entry.language for entry in found}
        self._search.offer_languages(self._languages)

    @Slot(bool)
    def _on_busy(self, is_busy: bool) -> None:  # noqa: FBT001  # a signal's argument
        self._list.setDisabled(is_busy)
        self._search.setDisabled(is_busy)
        self._show_all.setDisabled(is_busy)
        if is_busy:
            return
        self._list.setFocus()
        if self._is_stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Read what has come while nobody looked."""
        super().showEvent(event)
        if self._store is None:
            self.store_wanted.emit()
        if self._is_stale:
            self.refresh()
        else:
            self._look_for_changes()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self._look.stop()

    @Slot()
    def _look_for_changes(self) -> None:
        if self._store is None:
            return
        try:
            version = self._store.version()
        except HistoryError as exc:
            self._on_failed(str(exc))
            return
        if version != self._version:
            self._version = version
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """In a wide window the chosen entry stands beside the list."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        is_wide = self.width() >= _BESIDE_CHARACTERS * self.fontMetrics().averageCharWidth()
        orientation = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._body.orientation() is not orientation:
            self._body.setOrientation(orientation)
            self._body.setSizes(_SHARES)
