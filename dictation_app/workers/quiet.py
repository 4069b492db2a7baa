"""QuietThread: other programs are silent while the app listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from dictation_app.audio.other_sound import OtherSound
from dictation_app.sentences import say
from dictation_app.values.status import AppState
from dictation_app.workers.base import LeavableThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from dictation_app.audio.mixers import Mixer
    from dictation_app.settings import Settings
    from dictation_app.values.status import AppStatus


class QuietThread(LeavableThread):
    """Runs `OtherSound`; follows the status and the settings, and keeps nobody waiting."""

    told = Signal(str)
    """Why nothing can be muted, as a sentence."""

    def __init__(
        self, remembered_in: Path, parent: QObject | None = None, *, open_mixer: Callable[[], Mixer] | None = None
    ) -> None:
        super().__init__("quiet", say("Muting other programs"), parent)
        self._others = (
            OtherSound(remembered_in, self.told.emit)
            if open_mixer is None
            else OtherSound(remembered_in, self.told.emit, open_mixer=open_mixer)
        )
        self._is_listening = False
        self._is_enabled = False

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Whether somebody dictates."""
        is_listening = status.state is AppState.LISTENING
        if is_listening is not self._is_listening:
            self._is_listening = is_listening
            self._others.listen(on=is_listening)

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """Whether it is wanted."""
        if settings.audio.mute_others is not self._is_enabled:
            self._is_enabled = settings.audio.mute_others
            self._others.use(enabled=self._is_enabled)

    def shut_down(self) -> None:
        """Let the others be heard, and end soon, whatever the sound system does."""
        self._others.shut_down()
        self.end_soon()

    def work(self) -> None:
        """See `LeavableThread`: what is left muted then is put right at the next start."""
        self._others.run()
