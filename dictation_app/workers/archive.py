"""ArchiveThread: from dictations to the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dictation_app.archive import Archive
from dictation_app.sentences import say
from dictation_app.workers.base import WorkerThread

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from dictation_app.history import Entry
    from dictation_app.meaning import Embedder
    from dictation_app.settings import HistorySettings, SegmenterSettings
    from dictation_app.values.speech import Utterance


class ArchiveThread(WorkerThread):
    """Runs the `Archive`. Its signals are what that reports; see `archive.ArchiveListener`."""

    unfinished = Signal(str, object)
    kept = Signal(object)
    """`Entry`"""
    changed = Signal()
    unlocked = Signal(bool)
    """Whether the history can be read now that could not before."""
    told = Signal(str, bool)
    """A sentence for the user, and whether it is a warning."""

    def __init__(
        self,
        journal_dir: Path,
        history_dir: Path,
        settings: HistorySettings,
        segmenter: SegmenterSettings,
        parent: QObject | None = None,
        *,
        embedder: Embedder | None = None,
    ) -> None:
        super().__init__("archive", say("Keeping dictations"), parent)
        archive = Archive(journal_dir, history_dir, settings, segmenter, self, embedder)
        self._run_archive = archive.run
        self.begin = archive.begin
        self.sound = archive.sound
        self.note = archive.note
        self.finish = archive.finish
        self.go_on = archive.go_on
        self.drop = archive.drop
        self.words = archive.words
        self.recovered = archive.recovered
        self.delete = archive.delete
        self.star = archive.star
        self.correct = archive.correct
        self.decoded_again = archive.decoded_again
        self.use_words = archive.use_words
        self.apply = archive.apply
        self.post = archive.post
        self.unlock = archive.unlock
        self.shut_down = archive.shut_down

    def body(self) -> None:
        """See `WorkerThread`."""
        self._run_archive()

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

    def on_unlocked(self, *, is_open: bool) -> None:
        """See `ArchiveListener`."""
        self.unlocked.emit(is_open)

    def on_told(self, message: str, *, warning: bool) -> None:
        """See `ArchiveListener`."""
        self.told.emit(message, warning)
