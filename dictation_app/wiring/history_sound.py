"""HistorySound: what is done with the sound of dictations in the history. It is played, and transcribed again.

Owns the two that do it, and connects them with the page that asks and the archive that keeps what they come to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from dictation_app.control.retranscriber import Retranscriber
from dictation_app.sentences import say
from dictation_app.workers import PlaybackThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.controller import DictationController
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import Settings
    from dictation_app.ui.history_page import HistoryPage
    from dictation_app.ui.notices import Notices
    from dictation_app.user_words import WordList
    from dictation_app.workers import ArchiveThread, CaptureThread


class HistorySound(QObject):
    """Everything is connected by the constructor; `start` and `stop` are those of the app."""

    def __init__(
        self,
        page: HistoryPage,
        controller: DictationController,
        archive: ArchiveThread,
        capture: CaptureThread,
        settings: Callable[[], Settings],
        models: ModelStore,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        """`settings` gives those that hold now."""
        super().__init__(parent)
        self._notices = notices
        self.playback = PlaybackThread(self)
        self._again = again = Retranscriber(settings, models, self)
        self.playback.crashed.connect(self._on_crashed)
        # At once: the sound does not wait for this thread.
        directly = Qt.ConnectionType.DirectConnection
        self.playback.started_playing.connect(capture.begin_own_sound, directly)
        for ended in (self.playback.ended_playing, self.playback.failed):
            ended.connect(capture.end_own_sound, directly)
        controller.status_changed.connect(again.show_status)
        again.heard.connect(archive.decoded_again)
        self._controller, self._archive = controller, archive
        self.use_page(page)

    def use_page(self, page: HistoryPage) -> None:
        """This is the one there is from now on."""
        details, again, archive = page.details, self._again, self._archive
        details.play_bar.set_player(self.playback)
        self._controller.status_changed.connect(page.show_status)
        page.show_status(self._controller.status)
        details.choices_requested.connect(again.look)
        details.again_requested.connect(again.start)
        details.stop_again_requested.connect(again.cancel)
        details.take_back_requested.connect(archive.decoded_again)
        again.offered.connect(details.choose_again)
        again.changed.connect(details.show_again)
        again.failed.connect(details.show_again_failed)
        again.heard.connect(details.show_again_heard)

    def start(self) -> None:
        """Be ready to play."""
        self.playback.start()

    @Slot(object)
    def use_words(self, words: WordList) -> None:
        """Write what is transcribed again with these words of the user."""
        self._again.use_words(words)

    def stop(self) -> None:
        """Give up what is being transcribed; who ends the threads ends `playback`, too."""
        self._again.end()

    @Slot(str)
    def _on_crashed(self, message: str) -> None:
        self._notices.tell(say("History"), message, warning=True)
