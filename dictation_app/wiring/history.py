"""HistoryWiring: the History page as the app has it. What it reads, and who does what it asks for.

It has a history of its own to read, opened when the page is first shown: nobody waits for the archive.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from dictation_app import paths
from dictation_app.errors import LockedError, UserError
from dictation_app.history import HistoryStore
from dictation_app.sentences import say

if TYPE_CHECKING:
    from dictation_app.control.live_words import LiveWords
    from dictation_app.controller import DictationController
    from dictation_app.ui.history_page import HistoryPage
    from dictation_app.ui.insertion import Insertion
    from dictation_app.ui.notices import Notices
    from dictation_app.workers import ArchiveThread, MeaningThread


def open_history() -> HistoryStore:
    """For who reads without asking the archive."""
    return HistoryStore(paths.history_dir(), mends=False)  # nobody waits here for that


class HistoryWiring(QObject):
    """Everything is connected by the constructor; `close` when the page is not shown any more."""

    def __init__(
        self,
        page: HistoryPage,
        controller: DictationController,
        archive: ArchiveThread,
        meaning: MeaningThread | None,
        words: LiveWords,
        insertion: Insertion,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._meaning = meaning
        self._words = words
        self._controller = controller
        self._insertion = insertion
        self._notices = notices
        self._store: HistoryStore | None = None
        self._problem = ""
        """Why it could not be opened, as told."""
        archive.unlocked.connect(self._on_unlocked)
        self._connect(page)

    def _connect(self, page: HistoryPage) -> None:
        self._page = page
        archive, controller, meaning, words = self._archive, self._controller, self._meaning, self._words
        page.store_wanted.connect(self._on_wanted)
        if meaning is not None:
            page.meaning_wanted.connect(meaning.look)
            meaning.found.connect(page.show_meant)
        archive.kept.connect(page.show_kept)
        archive.changed.connect(page.refresh)
        page.copy_requested.connect(self._on_copy)
        page.insert_requested.connect(self._on_insert)
        page.delete_requested.connect(archive.delete)
        page.delete_requested.connect(controller.forget)
        page.star_requested.connect(lambda id_, starred: archive.star(id_, starred=starred))
        page.correct_requested.connect(archive.correct)
        details = page.details
        details.corrected.connect(words.learn_from)
        details.word_notes.answered.connect(words.answer)
        words.taught.connect(details.word_notes.show_lessons)

    def use_page(self, page: HistoryPage) -> None:
        """This one stands for the other from now on."""
        before = self._page
        self._connect(page)
        page.go_on_from(before)

    def close(self) -> None:
        """Let go of the history."""
        if self._store is not None:
            self._page.set_store(None)
            self._store.close()

    @Slot()
    def _on_wanted(self) -> None:
        try:
            store = open_history()
        except LockedError as exc:
            self._page.tell_closed(str(exc))
            self._archive.unlock()  # which also tells the user why
        except UserError as exc:
            # The page asks again and again, and shows the reason itself.
            if str(exc) != self._problem:
                self._problem = str(exc)
                self._notices.tell(say("History"), str(exc), warning=True)
        else:
            self._problem = ""
            before, self._store = self._store, store
            self._page.set_store(store)
            if before is not None:
                before.close()

    @Slot(bool)
    def _on_unlocked(self, is_open: bool) -> None:  # noqa: FBT001  # a slot
        if is_open and self._store is None and self._page.isVisible():
            self._on_wanted()
        elif not is_open:
            try:
                open_history().close()
            except UserError as exc:
                self._page.tell_closed(str(exc))

    @Slot(str)
    def _on_copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)

    @Slot(str, str)
    def _on_insert(self, words: str, language: str) -> None:
        self._insertion.begin(partial(self._controller.commands.insert, words, language))
