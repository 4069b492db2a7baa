"""SoundThread: from memory to the loudspeaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dictation_app.audio.player import SoundPlayer
from dictation_app.workers.base import WorkerThread

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class SoundThread(WorkerThread):
    """Runs the `SoundPlayer`. Its signals are what that reports; see `audio.playing.PlayerListener`."""

    started_playing = Signal(int, float)
    """Ticket, and seconds of the whole sound."""
    ended_playing = Signal(int, float)
    """Ticket, and where."""
    failed = Signal(int, str, str)
    """Ticket, message, hint."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("sound player", "Playing", parent)
        player = SoundPlayer(self)
        self._run_player = player.run
        self.play = player.play
        self.stop = player.stop
        self.shut_down = player.shut_down

    def body(self) -> None:
        """See `WorkerThread`."""
        self._run_player()

    # What the player reports, on this thread (`audio.playing.PlayerListener`).

    def on_started(self, ticket: int, duration_s: float) -> None:
        """See `PlayerListener`."""
        self.started_playing.emit(ticket, duration_s)

    def on_ended(self, ticket: int, position_s: float) -> None:
        """See `PlayerListener`."""
        self.ended_playing.emit(ticket, position_s)

    def on_failed(self, ticket: int, message: str, hint: str) -> None:
        """See `PlayerListener`."""
        self.failed.emit(ticket, message, hint)
