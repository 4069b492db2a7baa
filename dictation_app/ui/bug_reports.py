"""BugReports: when the user is told of crashes and bugs, and by what.

Never while a dictation is under way, one dialog at a time, few in a run, and none at all in the background: there a
notice says where the report is. Bugs arrive from any thread, crashes of the last run at the start.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, Signal, Slot, qInstallMessageHandler

from dictation_app.ui import words
from dictation_app.ui.crash_dialog import CrashDialog, Occasion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.crashes import Crash
    from dictation_app.values.status import AppStatus

_qt_log = logging.getLogger("qt")

DIALOGS_PER_RUN = 3
SETTLED_MS = 200
"""After a bug, until it is known what became of it."""

_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|“[^”\n]*”")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class BugReports(QObject):
    """`found` may be called from any thread, everything else on the GUI thread."""

    _found = Signal(object)

    def __init__(
        self,
        compose: Callable[[Sequence[Crash]], str],
        folder: Path,
        tell: Callable[[str, str, bool], None],
        is_speech_kept: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`compose` makes the report of these crashes, or of the last ones; `folder` has the logs."""
        super().__init__(parent)
        self._compose = compose
        self._folder = folder
        self._tell = tell
        self._is_speech_kept = is_speech_kept
        self._waiting: list[Crash] = []
        self._occasion = Occasion.BUG
        self._dialog: CrashDialog | None = None
        self._dialogs = 0
        self._is_busy = False
        self._in_background = False
        self._found.connect(self._on_found)
        self.found = self._found.emit

    def start(self, last: Sequence[Crash], *, background: bool) -> None:
        """Tell of the crashes of the last run, and from now on of bugs."""
        self._in_background = background
        if last:
            self._occasion = Occasion.CRASHED_LAST_TIME
            self._waiting += last
            self._show_waiting()

    def stop(self) -> None:
        """Close what is open."""
        self._is_busy = True
        if self._dialog is not None:
            self._dialog.close()

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Follow the state: what waited for the end of a dictation is shown after it."""
        self._is_busy = words.can_cancel(status)
        if status.crashed and self._occasion is Occasion.BUG:
            self._occasion = Occasion.STOPPED
        self._show_waiting()

    @Slot()
    def show_report(self) -> None:
        """Somebody asks for it."""
        waiting, self._waiting = self._waiting, []
        if self._dialog is not None:
            self._dialog.close()
        self._show(CrashDialog(Occasion.ASKED, self._compose(waiting), self._folder, is_speech_kept=False))

    @Slot(object)
    def _on_found(self, crash: Crash) -> None:
        self._waiting.append(crash)
        # A thread that ends by a bug says so after this.
        QTimer.singleShot(SETTLED_MS, self, self._show_waiting)

    @Slot()
    def _show_waiting(self) -> None:
        if not self._waiting or self._is_busy or self._dialog is not None:
            return
        waiting, self._waiting = self._waiting, []
        occasion, self._occasion = self._occasion, Occasion.BUG
        if self._dialogs >= DIALOGS_PER_RUN:
            return
        self._dialogs += 1
        if self._in_background:
            crashed = occasion is Occasion.CRASHED_LAST_TIME
            what = self.tr("Dictation crashed last time.") if crashed else self.tr("An error came up in Dictation.")
            where = self.tr("“Report a problem” in the menu of the tray shows a report; so does `dictation report`.")
            self._tell(self.tr("Dictation"), f"{what} {where}", True)
            return
        report = self._compose(waiting)
        self._show(CrashDialog(occasion, report, self._folder, is_speech_kept=self._is_speech_kept()))

    def _show(self, dialog: CrashDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._on_closed)
        dialog.bring()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None
        self._show_waiting()


def log_qt_messages(*, on: bool) -> None:
    """Have what Qt says logged instead of printed; what it quotes is left out, for it may be anything.

    After a fatal message Qt aborts, and the stack of that is kept as of any crash (`crashes`).
    """
    qInstallMessageHandler(_log_qt_message if on else None)


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_LEVELS[kind], "%s: %s", context.category or "default", _QUOTED.sub("…", message))
