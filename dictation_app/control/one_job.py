"""OneJob: what the user asked for beside dictations, one job at a time: a dictation goes first, then the job goes on.

The work is done in the thread pool; everything here belongs to the GUI thread.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.retranscription import Turn
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.values.status import AppStatus

Progress = TypeVar("Progress", bound=Any)
"""A frozen dataclass with ``is_held: bool``: a dictation goes first."""


class OneJob(QObject, Generic[Progress]):
    """A subclass knows what the job is, and says what came of it."""

    changed = Signal(object)
    """How far it is, or None when it has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Progress | None = None
        self._turn = Turn()
        self._is_dictating = False
        self._ended = False

    @Slot()
    def cancel(self) -> None:
        """Give it up; everything stays as it is."""
        self._turn.cancel()

    def end(self) -> None:
        """Give up what is under way, and whatever is asked for later: the app is being quit."""
        self._ended = True
        self._turn.cancel()

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Let dictations go first."""
        if status.state.is_dictating == self._is_dictating:
            return
        self._is_dictating = status.state.is_dictating
        self._turn.hold(on=self._is_dictating)
        self._tell(is_held=self._is_dictating)

    def _begin(
        self,
        work: Progress,
        carry_out: Callable[[Turn, Callable[[object], None]], object],
        *,
        progress: Callable[[Any], None],
        succeeded: Callable[[Any], None],
        failed: Callable[[str, str], None],
    ) -> None:
        """Begin it: `carry_out` is called in the pool, the others are slots of this thread that call `_finish`."""
        self._turn = turn = Turn()
        turn.hold(on=self._is_dictating)
        self._work = replace(work, is_held=self._is_dictating)
        run_task(self, lambda report: carry_out(turn, report), progress=progress, succeeded=succeeded, failed=failed)
        self.changed.emit(self._work)

    def _tell(self, **changes: object) -> None:
        if self._work is not None:
            self._work = replace(self._work, **changes)
            self.changed.emit(self._work)

    def _finish(self) -> Progress | None:
        work, self._work = self._work, None
        self.changed.emit(None)
        return work
