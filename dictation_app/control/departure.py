"""Departure: how the app ends. Who quits gets what was said; a desktop's session that ends waits for the disk alone.

Owned by the controller, on the GUI thread.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.control.condition import Condition
    from dictation_app.control.global_hotkey import GlobalHotkey
    from dictation_app.control.model_download import ModelDownload
    from dictation_app.session import Action, DictationSession
    from dictation_app.workers import ArchiveThread

FINISH_BEFORE_QUIT_MS = 15000
"""How long quitting waits for what was said to be delivered."""


class Departure(QObject):
    """Once it has begun no dictation begins; but for `stay` it is not taken back."""

    ready = Signal()
    """The app may end."""

    def __init__(
        self,
        session: DictationSession,
        condition: Condition,
        hotkey: GlobalHotkey,
        download: ModelDownload,
        archive: ArchiveThread,
        do: Callable[[list[Action]], None],
        parent: QObject | None = None,
    ) -> None:
        """`do` carries out what the session decides."""
        super().__init__(parent)
        self._session = session
        self._condition = condition
        self._hotkey = hotkey
        self._download = download
        self._archive = archive
        self._do = do
        self.is_quitting = False
        self._safe: Callable[[], None] | None = None

    @property
    def refusal(self) -> UserError | None:
        """Why nothing can be recorded any more."""
        if self.is_quitting:
            return UserError(say("Dictation is being quit."), say("Start it again with `dictation`."))
        return UserError(say("You are being logged out.")) if self._session.holds_back else None

    @Slot()
    def quit(self) -> None:
        """Let go of the hotkey, let what was said be delivered, then emit `ready`; asked again, at once."""
        if self.is_quitting:
            self.ready.emit()
            return
        self.is_quitting = True
        self._hotkey.stop()
        self._download.end()
        self._do([*self._session.forget_discarded(), *self._session.stop(time.monotonic())])
        if self._session.state is AppState.IDLE or not self._condition.can_finish or self._session.holds_back:
            self.ready.emit()
        else:
            QTimer.singleShot(FINISH_BEFORE_QUIT_MS, self.ready.emit)

    def leave(self, safe: Callable[[], None]) -> None:
        """The desktop's session ends: end the recording, and put nothing into a window that goes away.

        Calls `safe` from another thread, when all that was said is on the disk.
        """
        self._safe = safe
        self._do(self._session.hold_back(time.monotonic()))

    def stay(self) -> None:
        """It does not end after all: deliver what was held back, by the usual rules."""
        self._do(self._session.let_out())

    def follow(self) -> None:
        """What the session decided last is carried out."""
        if not self._session.is_capturing:
            safe, self._safe = self._safe, None
            if safe is not None:
                # What has come is on the disk when the archive gets there.
                self._archive.post(safe)
        if self.is_quitting and self._session.state is AppState.IDLE:
            self.ready.emit()
