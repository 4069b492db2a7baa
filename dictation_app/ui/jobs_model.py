"""The jobs of the Files page as rows. News of one of hundreds touches its row only; what is chosen stays chosen.

Dragged rows are not moved here: who owns the queue is asked to, and shows it in its new order.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from dictation_app.ui import files_words
from dictation_app.ui.files_words import Usual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.file_jobs import FileJob

_ROWS = "application/x-dictation-jobs"
Index = QModelIndex | QPersistentModelIndex


class JobsModel(QAbstractListModel):
    """Every job, in the order of the queue."""

    move_wanted = Signal(tuple, object)
    """Ids, and the id of the job before which they are to stand; None = at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[FileJob] = []
        self._rows: dict[int, int] = {}
        self._usual = Usual()

    @property
    def jobs(self) -> tuple[FileJob, ...]:
        """From the top."""
        return tuple(self._jobs)

    @property
    def usual(self) -> Usual:
        """What holds where nothing was chosen."""
        return self._usual

    def job(self, row: int) -> FileJob:
        """The job in this row."""
        return self._jobs[row]

    def row_of(self, id_: int) -> int | None:
        """Where a job stands; None where it is none of these."""
        return self._rows.get(id_)

    def get(self, id_: int) -> FileJob | None:
        """The job of this id."""
        row = self._rows.get(id_)
        return None if row is None else self._jobs[row]

    def set_usual(self, usual: Usual) -> None:
        """Dictation uses something else now."""
        if usual != self._usual:
            self._usual = usual
            self._tell_changed(0, len(self._jobs) - 1)

    def show_job(self, job: FileJob) -> bool:
        """News of one; False where it is none of these (any more)."""
        row = self._rows.get(job.id)
        if row is None:
            return False
        if job != self._jobs[row]:
            self._jobs[row] = job
            self._tell_changed(row, row)
        return True

    def show(self, jobs: Sequence[FileJob]) -> None:
        """The whole queue. Rows go, move and come one after the other, so that views keep their place."""
        wanted = {job.id for job in jobs}
        self._take_out([row for row, job in enumerate(self._jobs) if job.id not in wanted])
        self._sort([job.id for job in jobs if job.id in self._rows])
        known = set(self._rows)
        for is_new, run in groupby(enumerate(jobs), key=lambda pair: pair[1].id not in known):
            if is_new:
                self._put_in(list(run))
        for job in jobs:
            self.show_job(job)

    def _take_out(self, rows: list[int]) -> None:
        while rows:
            last = first = rows.pop()
            while rows and rows[-1] == first - 1:
                first = rows.pop()
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._jobs[first : last + 1]
            self._number()
            self.endRemoveRows()

    def _sort(self, ids: list[int]) -> None:
        if ids == [job.id for job in self._jobs]:
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._jobs[index.row()].id) for index in self.persistentIndexList()]
        self._jobs = [self._jobs[self._rows[id_]] for id_ in ids]
        self._number()
        for index, id_ in kept:
            self.changePersistentIndex(index, self.index(self._rows[id_]))
        self.layoutChanged.emit()

    def _put_in(self, run: list[tuple[int, FileJob]]) -> None:
        first, last = run[0][0], run[-1][0]
        self.beginInsertRows(QModelIndex(), first, last)
        self._jobs[first:first] = [job for _row, job in run]
        self._number()
        self.endInsertRows()

    def _number(self) -> None:
        self._rows = {job.id: row for row, job in enumerate(self._jobs)}

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  # Qt's name
        """So many jobs."""
        return 0 if parent is not None and parent.isValid() else len(self._jobs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, what a screen reader says, and all of it for the tooltip."""
        if not index.isValid():
            return None
        job = self._jobs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return job.path.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return files_words.spoken(job, self._usual)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (str(job.path), files_words.problem(job))))
        return None

    # --- dragging -----------------------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged, and dropped between others."""
        usual = super().flags(index)
        return usual | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802  # Qt's name
        """Nothing is copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802  # Qt's name
        """Rows of this list only."""
        return [_ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  # Qt's name
        """Their ids, from the top."""
        ids = [self._jobs[row].id for row in sorted(index.row() for index in indexes)]
        data = QMimeData()
        data.setData(_ROWS, QByteArray(",".join(map(str, ids)).encode()))
        return data

    def dropMimeData(  # noqa: N802  # Qt's name
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: Index
    ) -> bool:
        """Ask for the new order. False: else the view would take the rows out by itself."""
        if data.hasFormat(_ROWS):
            ids = tuple(int(id_) for id_ in bytes(data.data(_ROWS).data()).decode().split(","))
            self.ask_to_move(ids, len(self._jobs) if row < 0 else row)
        return False

    def ask_to_move(self, ids: tuple[int, ...], row: int) -> None:
        """To stand where this row is now; nothing where they stand there already."""
        moving = set(ids)
        before = next((job.id for job in self._jobs[max(0, row) :] if job.id not in moving), None)
        rest = [job.id for job in self._jobs if job.id not in moving]
        place = rest.index(before) if before is not None else len(rest)
        if [*rest[:place], *ids, *rest[place:]] != [job.id for job in self._jobs]:
            self.move_wanted.emit(ids, before)
