"""The segments of a document as Qt's views and screen readers know a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from dictation_app.transcript_edit import Document
from dictation_app.ui.transcript import sentences

if TYPE_CHECKING:
    from dictation_app.transcript_edit.editor import Change
    from dictation_app.values.speech import Segment

_TOP = QModelIndex()


class SegmentsModel(QAbstractListModel):
    """Follows a `Document`, change by change."""

    def __init__(self) -> None:
        super().__init__()
        self._document = Document()

    @property
    def document(self) -> Document:
        """What it shows."""
        return self._document

    def segment(self, row: int) -> Segment:
        """One of them."""
        return self._document.segments[row]

    def show(self, document: Document) -> None:
        """Show another one."""
        self.beginResetModel()
        self._document = document
        self.endResetModel()

    def follow(self, document: Document, change: Change) -> None:
        """Show what became of it; rows that stay keep their selection."""
        same = min(change.removed, change.added)
        if change.removed > same:
            self.beginRemoveRows(_TOP, change.at + same, change.at + change.removed - 1)
        elif change.added > same:
            self.beginInsertRows(_TOP, change.at + same, change.at + change.added - 1)
        self._document = document
        if change.removed > same:
            self.endRemoveRows()
        elif change.added > same:
            self.endInsertRows()
        # The one after it may now say its speaker, or not any more.
        last = min(change.at + same, len(document.segments) - 1)
        if last >= 0:
            self.dataChanged.emit(self.index(min(change.at, last)), self.index(last))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:  # noqa: N802  # Qt's name
        """One for each segment."""
        return 0 if parent.isValid() else len(self._document.segments)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Its text."""
        if not index.isValid():
            return None
        segment = self._document.segments[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return segment.text.strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentences.spoken(segment)
        return None
