"""The list of the Files page: rows, keys, the menu, and dragging rows to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu

from dictation_app.ui import icons, theme
from dictation_app.ui.job_deeds import Deed, look, possible
from dictation_app.ui.jobs_delegate import JobsDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex, QPoint
    from PySide6.QtGui import QContextMenuEvent, QDropEvent, QResizeEvent

    from dictation_app.file_jobs import FileJob
    from dictation_app.ui.jobs_model import JobsModel


class JobsList(QListView):
    """The rows of a `JobsModel`; asks by signals."""

    chosen_changed = Signal()
    wanted = Signal(Deed)

    def __init__(self, model: JobsModel) -> None:
        super().__init__()
        self._jobs = model
        self.setModel(model)
        self.setItemDelegate(JobsDelegate(model, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAccessibleName(self.tr("Files"))
        self.setAccessibleDescription(
            self.tr("Enter opens the text, the space bar pauses, Alt with an arrow key moves, Delete removes.")
        )
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.doubleClicked.connect(self._on_opened)

    @property
    def chosen(self) -> tuple[FileJob, ...]:
        """From the top of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._jobs.job(row) for row in rows)

    @property
    def possible(self) -> frozenset[Deed]:
        """What can be done with those."""
        return possible(self.chosen, self._jobs.jobs)

    def choose(self, ids: Iterable[int]) -> None:
        """Choose these; none of those that are not there."""
        rows = [row for id_ in ids if (row := self._jobs.row_of(id_)) is not None]
        selection = QItemSelection()
        for row in rows:
            selection.select(self._jobs.index(row), self._jobs.index(row))
        flag = QItemSelectionModel.SelectionFlag
        if rows:
            self.selectionModel().setCurrentIndex(self._jobs.index(rows[0]), flag.NoUpdate)
        self.selectionModel().select(selection, flag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """The keys that do something with what is chosen; the rest moves."""
        if event.key() == Qt.Key.Key_Enter:
            pressed = QKeySequence(
                event.modifiers().value & ~Qt.KeyboardModifier.KeypadModifier.value | Qt.Key.Key_Return
            )
        else:
            pressed = QKeySequence(event.keyCombination())
        if pressed == QKeySequence("Shift+F10"):  # Qt on X11 knows the menu key only
            self._show_menu(None)
            return
        fitting = [deed for deed in Deed if (keys := look(deed).keys) and QKeySequence(keys) == pressed]
        for deed in fitting:
            if deed in self.possible:
                self.wanted.emit(deed)
                return
        if not fitting:  # a key of ours that means nothing now does nothing else either
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """The details need more room or less: the chosen row is still to be seen."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt's name
        """The model is asked. A list view would move its own rows itself, and stop at the first that need not move."""
        QAbstractItemView.dropEvent(self, event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802  # Qt's name
        """The space bar is no letter to look for; others are."""
        if search.strip():
            super().keyboardSearch(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  # Qt's name
        """By the mouse or the menu key: what can be done with what is chosen."""
        self._show_menu(event.globalPos() if event.reason() is event.Reason.Mouse else None)

    def _show_menu(self, place: QPoint | None) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.isEmpty():
            menu.deleteLater()
            return
        row = self.visualRect(self.currentIndex())
        menu.popup(place or self.viewport().mapToGlobal(row.center()))

    def make_menu(self) -> QMenu:
        """Every deed that is possible, with its keys."""
        menu = QMenu(self)
        colour = theme.tokens().secondary
        for deed in Deed:
            if deed not in self.possible:
                continue
            offered = look(deed)
            action = menu.addAction(icons.glyph(offered.glyph, colour), offered.label)
            if offered.keys:
                # Told, not bound: the list takes its keys itself.
                keys = QKeySequence(offered.keys).toString(QKeySequence.SequenceFormat.NativeText)
                action.setText(f"{offered.label}\t{keys}")
            action.triggered.connect(lambda _checked=False, deed=deed: self.wanted.emit(deed))
        return menu

    @Slot()
    def _on_opened(self, _index: QModelIndex) -> None:
        if Deed.OPEN in self.possible:
            self.wanted.emit(Deed.OPEN)
