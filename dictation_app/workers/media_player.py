"""MediaPlayerThread: from any media file to the loudspeaker. PeaksThread: how loud it is where."""

from __future__ import annotations

import logging
import queue
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dictation_app.audio.media_player import MediaPlayer
from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.work_loop import work_off
from dictation_app.workers.base import WorkerThread
from dictation_app.workers.playback import PlayerThread

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject


_log = logging.getLogger(__name__)


class MediaPlayerThread(PlayerThread):
    """Runs the `MediaPlayer`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("media player", say("Playing files"), parent)
        player = MediaPlayer(self)
        self.play = player.play
        self._use(player)


@dataclass(frozen=True, slots=True)
class _Wanted:
    number: int
    path: Path
    track: int | None


class PeaksThread(WorkerThread):
    """Reads one file at a time, the one that was asked for last; what was asked for before is given up."""

    found = Signal(int, object)
    """What `read` returned, and `Peaks`; again and again, the last `is_whole`. None comes of a file nobody can read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("peaks", say("Drawing the sound of files"), parent)
        self._queue: queue.SimpleQueue[_Wanted | None] = queue.SimpleQueue()
        self._newest = 0
        self._is_ended = False

    def read(self, path: Path, track: int | None) -> int:
        """Look at this file now; returns its number."""
        self._newest += 1
        self._queue.put(_Wanted(self._newest, path, track))
        return self._newest

    def stop(self) -> None:
        """No file any more."""
        self._newest += 1

    def shut_down(self) -> None:
        """End."""
        self._is_ended = True
        self._queue.put(None)

    def body(self) -> None:
        """See `WorkerThread`."""
        self.setPriority(self.Priority.LowPriority)
        work_off(iter(self._queue.get, None), self._look, self._on_bug)

    def _on_bug(self, _wanted: _Wanted, bug: Exception) -> None:
        _log.error("The sound of a file could not be drawn", exc_info=bug)

    def _look(self, wanted: _Wanted) -> None:
        number = wanted.number

        def is_given_up() -> bool:
            return self._is_ended or number != self._newest

        if is_given_up():
            return
        from dictation_app.audio.peaks import read_peaks  # noqa: PLC0415  # loads FFmpeg

        try:
            peaks = read_peaks(wanted.path, wanted.track, is_given_up, lambda part: self.found.emit(number, part))
        except UserError:
            return  # whoever plays it hears why; a picture is no loss
        if peaks is not None:
            self.found.emit(number, peaks)
