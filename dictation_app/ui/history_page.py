"""The History page: what was dictated, by day, found again by its words.

It reads through a store of its own, on the GUI thread, a page of entries at a time; while it is hidden it reads
nothing. What changes the history it only asks for: somebody else does it and calls `refresh` when it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dictation_app.errors import HistoryError
from dictation_app.ui import history_words, words
from dictation_app.ui.history_details import EntryDetails
from dictation_app.ui.history_list import HistoryList
from dictation_app.ui.history_model import HistoryModel
from dictation_app.ui.history_search import SearchRow
from dictation_app.ui.history_statistics import StatisticsView
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.particulars import ParticularsReader
from dictation_app.ui.theme import SPACE
from dictation_app.ui.two_cards import TwoCards
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from dictation_app.history import Entry, HistoryStore, Query
    from dictation_app.ui.history_list import Place
    from dictation_app.values.status import AppStatus

_LOOK_EVERY_MS = 2000
"""While the page is shown: whether another program, such as the command line, has changed the history."""


_UNKNOWN = -1
"""No version of a store."""


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
    meaning_wanted = Signal(object)
    """`Query`: what may be meant by it? `show_meant` takes the answer."""
    store_wanted = Signal()
    """It is shown and has nothing to read from."""

    def __init__(self, *, today: Callable[[], QDate] = QDate.currentDate) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("History"))
        self._store: HistoryStore | None = None
        self._why_closed = ""
        self._is_stale = True
        """What is shown may not be what is in the store; read when it can be seen."""
        self._version = _UNKNOWN
        """Of the history that is shown."""
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_for_changes)
        self._finds_by_meaning = False
        self._awaits_meaning = False
        self._place: Place | None = None
        """Where the page that this one stands for was; until it has been read."""
        self._correction: str | None = None
        """Likewise."""
        self._search = SearchRow()
        self._model = HistoryModel(today, self)
        self._list = HistoryList(self._model)
        self._details = EntryDetails(today)
        self._particulars = ParticularsReader(self)
        self._count = Text(role="secondary", wrap=True)
        self._show_all = QPushButton(self.tr("S&how all"))
        self._message = Text(role="secondary", wrap=True)
        self._statistics = StatisticsView()
        self._keeping_note = Text(role="caution", wrap=True)
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
        self._body = TwoCards(self._list, self._details, self._details.wanted_height)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._statistics)
        self._keeping_note.hide()
        self._keeping_note.setContentsMargins(SPACE // 2, 0, SPACE // 2, 0)
        summary = QHBoxLayout()
        summary.setContentsMargins(SPACE // 2, 0, 0, 0)
        summary.addWidget(self._count, 1)
        summary.addWidget(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._search)
        column.addWidget(self._keeping_note)
        column.addLayout(summary)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._search.changed.connect(self._on_search)
        self._search.left.connect(self._list.take_focus)
        self._search.menu_opens.connect(self._on_menu)
        self._search.statistics_wanted.connect(self._show_what_is_there)
        self._show_all.clicked.connect(self._on_show_all)
        self._model.failed.connect(self._on_failed)
        self._list.chosen_changed.connect(self._on_chosen)
        self._stack.currentChanged.connect(self._on_view)
        details = self._details
        self._list.copy_wanted.connect(details.copy)
        self._list.correct_wanted.connect(details.correct)
        self._list.star_wanted.connect(details.star)
        self._list.delete_wanted.connect(details.ask_to_delete)
        details.busy_changed.connect(self._on_busy)
        details.particulars_wanted.connect(self._on_particulars_wanted)
        self._particulars.read.connect(details.show_particulars)
        self._particulars.read.connect(self._body.divide)
        self._list.installEventFilter(self)
        for name in ("insert", "copy", "delete", "star", "correct"):
            getattr(details, f"{name}_requested").connect(getattr(self, f"{name}_requested"))

    @property
    def details(self) -> EntryDetails:
        """The chosen entry; what is done with its sound is between it and the app."""
        return self._details

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """While somebody dictates nothing is played."""
        is_listening = status.state is AppState.LISTENING
        self._details.play_bar.forbid(
            self.tr("Not while you dictate: the microphone would hear it.") if is_listening else ""
        )

    @Slot(object)
    def set_store(self, store: HistoryStore | None) -> None:
        """Read from another store; None where none is open, or none is kept."""
        self._store = store
        self._particulars.close()
        if self._details.is_busy:
            self._details.end_work()
        self._is_stale = True
        if store is None:
            self._on_search()
        elif self.isVisible():
            self.refresh()

    def go_on_from(self, before: HistoryPage) -> None:
        """Stand for another one, which is done with: the same search, place, and correction under way."""
        self._search.go_on_from(before._search)
        self._why_closed = before._why_closed
        self._place, self._correction = before._place or before._list.place(), before._details.correction
        store = before._store
        before.set_store(None)
        self.set_store(store)

    def _go_back(self) -> None:
        """Where the page before this one was."""
        place, text = self._place, self._correction
        self._place = self._correction = None
        if place is None:
            return
        for id_ in (*place.chosen, place.top):
            self._model.read_on_to(id_)
        self._list.go_back_to(place)
        if text is not None:
            self._on_chosen()
            self._details.go_on_correcting(text)

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

    def set_by_meaning(self, *, enabled: bool) -> None:
        """Whether to ask for what is meant; the words are looked for either way."""
        self._finds_by_meaning = enabled
        if not enabled:
            self._awaits_meaning = False
            self._model.add_by_meaning(())
            self._show_what_is_there()

    @Slot(object, object)
    def show_meant(self, query: Query, found: tuple[Entry, ...]) -> None:
        """What `meaning_wanted` found, unless something else is looked for by now."""
        if not self._awaits_meaning or query != self._model.query or self._store is None:
            return
        self._awaits_meaning = False
        if self._details.is_busy:
            self._is_stale = True  # asked again afterwards
            return
        place = self._list.place()
        self._model.add_by_meaning(found)
        self._list.go_back_to(place)
        self._show_what_is_there()

    def _ask_for_meaning(self) -> None:
        self._awaits_meaning = self._finds_by_meaning and self._store is not None and bool(self._model.query.text)
        if self._awaits_meaning:
            self.meaning_wanted.emit(self._model.query)

    def take_focus(self) -> None:
        """The arrow keys go through the list; where there is none, words are looked for."""
        if self._list.isVisible() and self._list.isEnabled():
            self._list.take_focus()
        elif not self._details.is_busy:
            self._search.take_focus()

    def show_entry(self, id_: int) -> None:
        """Choose an entry, whatever was looked for or begun with another; one that is no more leaves none chosen."""
        if self._details.is_busy:
            self._details.end_work()
        self._search.show_all()
        self._model.read_on_to(id_)
        self._list.choose([id_], instead=None)
        self._list.take_focus()

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
        self._ask_for_meaning()
        self._show_what_is_there()
        self._go_back()

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
        self._ask_for_meaning()
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
        if self._search.wants_statistics and self._store is not None:
            try:
                self._statistics.show_store(self._store)
            except HistoryError as exc:
                self._on_failed(str(exc))
            else:
                self._stack.setCurrentWidget(self._statistics)

    def _why_empty(self) -> str:
        if self._store is None:
            return words.plain(self._why_closed) or self.tr(
                "The history cannot be opened. Dictating works all the same."
            )
        if self._awaits_meaning:
            return ""  # the answer is a moment away
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

    def tell_closed(self, sentence: str) -> None:
        """Say why there is nothing to read from."""
        self._why_closed = sentence
        self._show_what_is_there()

    def tell_keeping(self, sentence: str) -> None:
        """Say above the list that dictations are not kept, and what to do; empty = they are."""
        self._keeping_note.setText(words.plain(sentence))
        self._keeping_note.setVisible(bool(sentence))

    @Slot()
    def _on_chosen(self) -> None:
        self._details.show_entries(self._list.chosen)

    @Slot()
    def _on_view(self) -> None:
        """Where what plays cannot be seen and paused, nothing plays."""
        if self._stack.currentWidget() is not self._body:
            self._details.play_bar.stop()

    @Slot(object)
    def _on_particulars_wanted(self, entry: Entry) -> None:
        if self._store is not None:
            self._particulars.ask(self._store.folder, entry)

    @Slot()
    def _on_show_all(self) -> None:
        self._search.show_all()
        self.focus_search()

    @Slot()
    def _on_menu(self) -> None:
        try:
            if self._store is not None:
                self._search.offer_what_is_in(self._store)
        except HistoryError as exc:
            self._on_failed(str(exc))

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
        self._on_chosen()  # what was chosen meanwhile was not shown

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
        self._details.play_bar.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """In the list, where nothing is written, the space bar plays."""
        if watched is self._list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
            return is_space and self._details.toggle_playing()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Wherever else nothing takes the space bar, too."""
        is_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
        if not (is_space and self._details.toggle_playing()):
            super().keyPressEvent(event)

    @Slot()
    def _look_for_changes(self) -> None:
        if self._store is None or self._details.is_busy:
            return
        try:
            version = self._store.version()
        except HistoryError as exc:
            self._version = _UNKNOWN
            self._on_failed(str(exc))
            # Another one may be good: a damaged file is mended by whoever writes to it, and this store let go of it.
            self.store_wanted.emit()
            return
        if version != self._version:
            self._version = version
            self.refresh()
