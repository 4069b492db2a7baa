"""PlayerThread: a player beside the GUI. PlaybackThread: of a kept sound. SoundThread: of one that is in no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from dictation_app.audio.player import Player, SoundPlayer
from dictation_app.sentences import say
from dictation_app.workers.base import WorkerThread

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from dictation_app.audio.playing import OnePlayer


class PlayerThread(WorkerThread):
    """Runs a player, which a subclass makes. Its signals are what that reports; see `audio.playing.PlayerListener`."""

    started_playing = Signal(int, float)
    """Ticket, and seconds of the whole sound; 0.0 = nobody knows."""
    ended_playing = Signal(int, float)
    """Ticket, and where."""
    failed = Signal(int, str, str)
    """Ticket, message, hint."""

    def _use(self, player: OnePlayer[Any]) -> None:
        self._run_player = player.run
        self.stop = player.stop
        self.position_s = player.position_s
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


class PlaybackThread(PlayerThread):
    """Runs the `Player`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("playback", say("Playing"), parent)
        player = Player(self)
        self.play = player.play
        self._use(player)


class SoundThread(PlayerThread):
    """Runs the `SoundPlayer`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("sound player", "Playing", parent)
        player = SoundPlayer(self)
        self.play = player.play
        self._use(player)
