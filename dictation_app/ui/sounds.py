"""Sounds: a short one when the app begins to listen, and another when it has ended. For those who do not look.

Whoever waits for them before speaking must lose nothing, so the first comes with the first sound from the microphone,
which may take seconds to open, and the second when the last was recorded: WebRTC VAD would take it for speech.

A program of the system plays them, not PortAudio: that opens one device at a time, and the microphone comes first. What
the microphone hears of them becomes no words (`tests/engine/test_start_sound.py`).
"""

from __future__ import annotations

import logging
import shutil
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Slot

from dictation_app.audio.mixers import OWN
from dictation_app.errors import UserError
from dictation_app.paths import resource
from dictation_app.values.speech import EndReason
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.values.speech import Utterance
    from dictation_app.values.status import AppStatus

_log = logging.getLogger(__name__)

_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""The first that there is: PipeWire, PulseAudio, ALSA, macOS."""


class Sounds(QObject):
    """Follows the status; silent until `set_enabled`."""

    def __init__(self, parent: QObject | None = None, *, play: Callable[[Path], None] | None = None) -> None:
        super().__init__(parent)
        self._play = play or play_file
        self._is_enabled = False
        self._is_listening = False
        self._awaits_sound = False
        """Listening, as far as the user wants it; the microphone has sent nothing yet."""
        self._awaits_end = False
        """The user has ended it, and what was said last is still recorded."""
        self._is_recorded = False
        """The recording has ended before the user did it."""

    def set_enabled(self, enabled: bool) -> None:  # noqa: FBT001  # as the other views have it
        """Whether anything is to be heard."""
        self._is_enabled = enabled

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """The user began or ended it."""
        was_listening, self._is_listening = self._is_listening, status.state is AppState.LISTENING
        if self._is_listening is was_listening:
            return
        had_sound, self._awaits_sound, self._awaits_end = not self._awaits_sound, self._is_listening, False
        if self._is_listening:
            self._is_recorded = False
        elif not had_sound:
            return  # nothing was heard of the beginning either
        elif self._is_recorded or status.state is not AppState.TRANSCRIBING:
            self._sound("stop")
        else:
            self._awaits_end = True

    @Slot(float)
    def hear(self, _dbfs: float) -> None:
        """The microphone sent something."""
        if self._awaits_sound:
            self._awaits_sound = False
            self._sound("start")

    @Slot(object)
    def show_utterance(self, utterance: Utterance) -> None:
        """A piece was recorded, perhaps the last."""
        if utterance.ended_by is EndReason.STOP:
            self._is_recorded = True
            if self._awaits_end:
                self._awaits_end = False
                self._sound("stop")

    def _sound(self, name: str) -> None:
        if not self._is_enabled:
            return
        try:
            self._play(resource(f"sounds/{name}.wav"))
        except UserError as exc:
            _log.info("No sound: %s", exc.message)


def play_file(file: Path) -> None:
    """Begin to play it, and wait for nothing; silent where nothing can play it."""
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415

        try:
            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:  # so it says that there is nothing to play it with
            _log.info("No sound: Windows cannot play it")
        return
    for program, *options in _PLAYERS:
        found = shutil.which(program)
        if found is not None:
            process, environment = QProcess(), QProcessEnvironment.systemEnvironment()
            # So that it is not muted with the sound of other programs.
            environment.insert("PULSE_PROP", f"{OWN}=yes")
            environment.insert("PIPEWIRE_PROPS", f'{{ "{OWN}" = "yes" }}')
            process.setProcessEnvironment(environment)
            process.setProgram(found)
            process.setArguments([*options, str(file)])
            process.startDetached()
            return
    _log.info("No sound: there is no program to play it")
