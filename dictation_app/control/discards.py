"""Discards: what was thrown away last, as long as it can be had back. Then nothing of it is left anywhere.

Owned by the controller, on the GUI thread.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from dictation_app.errors import UserError
from dictation_app.journal import Dropped, TakenBack
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.session import Action, DictationSession
    from dictation_app.workers import ArchiveThread, EngineThread

UNDO_S = 10
"""How long a discarded dictation can be had back."""


class Discards(QObject):
    """Carries out the session's `Discard`, `TakeBack` and `Forget`, and sees to it that the last one comes."""

    def __init__(
        self,
        session: DictationSession,
        engine: EngineThread,
        archive: ArchiveThread,
        do: Callable[[list[Action]], None],
        parent: QObject | None = None,
    ) -> None:
        """`do` carries out what the session decides."""
        super().__init__(parent)
        self._session = session
        self._engine = engine
        self._archive = archive
        self._do = do
        self.timer = QTimer(self, singleShot=True, interval=UNDO_S * 1000)
        self.timer.timeout.connect(self._on_over)

    def discard(self, session_id: int) -> None:
        """It is thrown away, and can be had back for a while."""
        self._engine.withdraw(session_id)
        # A crash does not bring back what the user threw away.
        self._archive.note(session_id, Dropped())
        self.timer.start()

    def take_back(self, session_id: int) -> None:
        """It goes on."""
        self.timer.stop()
        self._archive.note(session_id, TakenBack())

    def forget(self, session_id: int) -> None:
        """It is gone for good."""
        self._engine.forget(session_id)
        self._archive.drop(session_id)

    def undo(self) -> None:
        """Deliver it after all; raise `UserError` where there is nothing."""
        if not self._session.discarded_id:
            raise UserError(
                say("There is nothing to bring back."),
                say("What is discarded can be had back for {undo_s} s.", undo_s=UNDO_S),
            )
        self._do(self._session.undo(time.monotonic()))

    @Slot()
    def _on_over(self) -> None:
        self._do(self._session.forget_discarded())
