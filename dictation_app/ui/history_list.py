"""The list of the History page, and how it keeps its place while rows come and go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from dictation_app.ui.history_delegate import HistoryDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dictation_app.history import Entry
    from dictation_app.ui.history_model import HistoryModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the user is looking at; entries by their ids."""

    chosen: tuple[int, ...]
    row: int
    """Of the current entry: its neighbour is chosen where it is gone."""
    top: int
    """The first visible entry; 0 = the beginning, whatever comes there."""
    top_px: int


class HistoryList(QListView):
    """The rows of a `HistoryModel`; asks by signals."""

    chosen_changed = Signal()
    copy_wanted = Signal()
    correct_wanted = Signal()
    star_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self._delegate = HistoryDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Dictations"))
        self.selectionModel().selectionChanged.connect(self.chosen_changed)

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """From the top of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._model.entry(row) for row in rows)

    def place(self) -> Place:
        """Where the user is now."""
        current = self.currentIndex()
        top = self.indexAt(QPoint(1, 1)) if self.verticalScrollBar().value() else None
        return Place(
            chosen=tuple(entry.id for entry in self.chosen),
            row=max(0, current.row()),
            top=self._model.entry(top.row()).id if top is not None and top.isValid() else 0,
            top_px=self.visualRect(top).top() if top is not None and top.isValid() else 0,
        )

    def go_back_to(self, place: Place) -> None:
        """Choose and show what was chosen and shown there."""
        if tuple(entry.id for entry in self.chosen) != place.chosen or not place.chosen:
            self.choose(place.chosen, instead=place.row)
        self._scroll_back(place)

    def _scroll_back(self, place: Place) -> None:
        row, bar = self._model.row_of(place.top) if place.top else None, self.verticalScrollBar()
        if not place.top:
            bar.setValue(0)  # choosing what stands below has moved it
        elif row is not None:
            bar.setValue(bar.value() + self.visualRect(self._model.index(row)).top() - place.top_px)

    def choose(self, ids: Iterable[int], *, instead: int | None = 0) -> None:
        """Choose entries; where none of them is there, the one in row `instead` or the last (None: no entry)."""
        found = [row for id_ in ids if (row := self._model.row_of(id_)) is not None]
        count = self._model.rowCount()
        rows = found or ([min(instead, count - 1)] if count and instead is not None else [])
        selection = QItemSelection()
        for row in rows:
            selection.select(self._model.index(row), self._model.index(row))
        if rows:
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self._model.index(rows[0]), flag.NoUpdate)
            self.selectionModel().select(selection, flag.ClearAndSelect)
        else:
            self.clearSelection()

    def take_focus(self) -> None:
        """Go on here from the search field."""
        if self._model.rowCount():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """The keys that do something with what is chosen; the rest moves."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.correct_wanted.emit()
        elif event.key() == Qt.Key.Key_Asterisk:
            self.star_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802  # Qt's name
        """Letters do nothing here: words are what the search field is for."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """In a wider list a text may need one line less."""
        if event.size().width() != event.oldSize().width():
            place = self.place()
            self._delegate.measure()
            super().resizeEvent(event)
            self.doItemsLayout()
            self._scroll_back(place)
        else:
            super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._delegate.measure()
            self.scheduleDelayedItemsLayout()
