"""Sounds: a short one when the app begins to listen, and another when it has ended. For those who do not look.

A program of the system plays them, not PortAudio: that opens one device at a time, and the microphone comes first. What
the microphone hears of them becomes no words (`tests/engine/test_start_sound.py`).
"""

from __future__ import annotations

import logging
import shutil
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Slot

from dictation_app.errors import UserError
from dictation_app.paths import resource
from dictation_app.values import AppState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.values import AppStatus

_log = logging.getLogger(__name__)

_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""The first that there is: PipeWire, PulseAudio, ALSA, macOS."""


class Sounds(QObject):
    """Follows the status; silent until `set_enabled`."""

    def __init__(self, parent: QObject | None = None, *, play: Callable[[Path], None] | None = None) -> None:
        super().__init__(parent)
        self._play = play or play_file
        self._is_enabled = False
        self._was_listening = False

    def set_enabled(self, enabled: bool) -> None:  # noqa: FBT001  # as the other views have it
        """Whether anything is to be heard."""
        self._is_enabled = enabled

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Say that listening began or ended."""
        is_listening = status.state is AppState.LISTENING
        if is_listening is self._was_listening:
            return
        self._was_listening = is_listening
        if not self._is_enabled:
            return
        try:
            self._play(resource(f"sounds/{'start' if is_listening else 'stop'}.wav"))
        except UserError as exc:
            _log.info("No sound: %s", exc.message)


def play_file(file: Path) -> None:
    """Begin to play it, and wait for nothing; silent where nothing can play it."""
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415

        winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return
    for program, *options in _PLAYERS:
        found = shutil.which(program)
        if found is not None:
            QProcess.startDetached(found, [*options, str(file)])
            return
    _log.info("No sound: there is no program to play it")
