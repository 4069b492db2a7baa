"""ArchiveThread: from dictations to the disk."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from dictation_app.archive import Archive

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.history import Entry
    from dictation_app.settings import HistorySettings, SegmenterSettings
    from dictation_app.values import Utterance

_log = logging.getLogger(__name__)


class ArchiveThread(QThread):
    """Runs the `Archive`. Its signals are what that reports; see `archive.ArchiveListener`."""

    unfinished = Signal(str, object)
    kept = Signal(object)
    """`Entry`"""
    changed = Signal()
    told = Signal(str, bool)
    """A sentence for the user, and whether it is a warning."""
    crashed = Signal(str)

    def __init__(
        self,
        journal_dir: Path,
        history_dir: Path,
        settings: HistorySettings,
        segmenter: SegmenterSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("archive")
        archive = Archive(journal_dir, history_dir, settings, segmenter, self)
        self._run_archive = archive.run
        self.begin = archive.begin
        self.sound = archive.sound
        self.note = archive.note
        self.finish = archive.finish
        self.drop = archive.drop
        self.recovered = archive.recovered
        self.delete = archive.delete
        self.star = archive.star
        self.correct = archive.correct
        self.apply = archive.apply
        self.shut_down = archive.shut_down

    def run(self) -> None:
        """Thread body."""
        threading.current_thread().name = self.objectName()  # in the log
        try:
            self._run_archive()
        except Exception as exc:  # noqa: BLE001  # a bug: the thread ends and says so
            _log.exception("Archive thread crashed")
            self.crashed.emit(f"Keeping dictations stopped working ({type(exc).__name__}).")

    # What the archive reports, on this thread (`archive.ArchiveListener`).

    def on_unfinished(self, name: str, utterances: tuple[Utterance, ...]) -> None:
        """See `ArchiveListener`."""
        self.unfinished.emit(name, utterances)

    def on_kept(self, entry: Entry) -> None:
        """See `ArchiveListener`."""
        self.kept.emit(entry)

    def on_changed(self) -> None:
        """See `ArchiveListener`."""
        self.changed.emit()

    def on_told(self, message: str, *, warning: bool) -> None:
        """See `ArchiveListener`."""
        self.told.emit(message, warning)
