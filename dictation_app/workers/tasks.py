"""Work of a moment in the thread pool."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.work_loop import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)


class _TaskSignals(QObject):
    progress = Signal(object)
    succeeded = Signal(object)
    failed = Signal(str, str)


class _Task(QRunnable):
    def __init__(self, work: Callable[[Callable[[object], None]], object], signals: _TaskSignals) -> None:
        super().__init__()
        self._work = work
        self._signals = signals

    def run(self) -> None:
        """Thread body."""
        guarded(self._carry_out, self._tell_crash)

    def _carry_out(self) -> None:
        try:
            result = self._work(self._signals.progress.emit)
        except UserError as exc:
            self._signals.failed.emit(exc.message, exc.hint)
        else:
            self._signals.succeeded.emit(result)

    def _tell_crash(self, bug: Exception) -> None:
        _log.error("Task crashed", exc_info=bug)
        self._signals.failed.emit(
            say("An unexpected error came up ({error}).", error=type(bug).__name__), say("The log has the details.")
        )


def run_task(
    parent: QObject,
    work: Callable[[Callable[[object], None]], object],
    *,
    progress: Callable[[Any], None],
    succeeded: Callable[[Any], None],
    failed: Callable[[str, str], None],
    pool: QThreadPool | None = None,
) -> None:
    """Run `work(report_progress)` in the thread pool; the three callables are bound slots of `parent`'s thread."""
    signals = _TaskSignals(parent)
    signals.progress.connect(progress)
    signals.succeeded.connect(succeeded)
    signals.failed.connect(failed)
    signals.succeeded.connect(signals.deleteLater)
    signals.failed.connect(signals.deleteLater)
    (pool or QThreadPool.globalInstance()).start(_Task(work, signals))
