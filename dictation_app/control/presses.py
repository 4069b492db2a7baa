"""Presses: what the keys to dictate with do, here and now. In some places nothing is recorded, which is told instead.

Owned by the controller, on the GUI thread.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.control.zone_guard import ZoneGuard
from dictation_app.values.dictation import HotkeyEvent, PressedKey
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.control.global_hotkey import GlobalHotkey
    from dictation_app.control.standing import Standing
    from dictation_app.session import Action, DictationSession
    from dictation_app.settings import ZoneSettings
    from dictation_app.workers import OutputThread
    from dictation_app.zones import Zones


class Presses(QObject):
    """Of the session they ask what they mean."""

    refused = Signal(str)
    """Why nothing is recorded."""

    def __init__(
        self,
        session: DictationSession,
        standing: Standing,
        hotkey: GlobalHotkey,
        output: OutputThread,
        zones: Zones | None,
        do: Callable[[list[Action]], None],
        parent: QObject | None = None,
    ) -> None:
        """`do` carries out what the session decides."""
        super().__init__(parent)
        self._session = session
        self._standing = standing
        self._hotkey = hotkey
        self._output = output
        self._zones = zones
        self._do = do
        self._refusal_to_tell = ""
        """Of a press that may turn out to be a part of another combination."""
        self._guard = ZoneGuard(zones, self) if zones is not None else None
        if self._guard is not None:
            self._guard.entered.connect(self._on_zone_entered)
        hotkey.key_event.connect(self._on_key)

    def apply(self, settings: ZoneSettings) -> None:
        """Record nothing in these places from now on."""
        if self._zones is not None:
            self._zones.apply(settings)

    def follow(self) -> None:
        """After the session: the key that cancels, and the look at the focus, are only of use while it records."""
        is_recording = self._session.state is AppState.LISTENING
        self._hotkey.watch_cancel(is_recording)
        if self._guard is not None:
            self._guard.watch(is_recording=is_recording)

    @Slot(object, object, float)
    def _on_key(self, event: HotkeyEvent, key: PressedKey, at_s: float) -> None:
        if event not in (HotkeyEvent.CANCEL, HotkeyEvent.OTHER_KEY):
            self._output.hotkey_down = event is HotkeyEvent.PRESSED
        told, self._refusal_to_tell = self._refusal_to_tell, ""
        match event:
            case HotkeyEvent.PRESSED:
                self._press(key, at_s)
            case HotkeyEvent.RELEASED if told:
                self.refused.emit(told)
            case HotkeyEvent.RELEASED:
                self._do(self._session.key_released(at_s))
            case HotkeyEvent.MISTAKEN:
                self._do(self._session.key_mistaken(at_s))
            case HotkeyEvent.LOST:
                self._do(self._session.key_lost(at_s))
            case HotkeyEvent.OTHER_KEY:
                self._session.other_key()
            case HotkeyEvent.CANCEL:
                self._do(self._session.cancel(at_s))

    def _press(self, key: PressedKey, at_s: float) -> None:
        is_listening = self._session.state is AppState.LISTENING
        refusal = None if is_listening else self._standing.refusal_here()
        if refusal is None:
            self._do(self._session.key_pressed(at_s, key, self._output.target_at(at_s)))
        elif key.is_lone:
            self._refusal_to_tell = str(refusal)
        else:
            self.refused.emit(str(refusal))

    @Slot(str, bool)
    def _on_zone_entered(self, why: str, was_there: bool) -> None:  # noqa: FBT001  # what is told
        now_s = time.monotonic()
        self._do(self._session.forget_recording() if was_there else self._session.stop(now_s))
        self.refused.emit(why)
