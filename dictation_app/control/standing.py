"""Standing: how things stand, as windows and the socket see it. It keeps nothing; others know all of it.

Owned by the controller, on the GUI thread.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dictation_app.control.last_insertion import UNDO
from dictation_app.control.waiting import BACK, HERE
from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.values.dictation import Hold, KeyMode
from dictation_app.values.status import AppState, AppStatus

if TYPE_CHECKING:
    from dictation_app.control.action_keys import ActionKeys
    from dictation_app.control.condition import Condition
    from dictation_app.control.departure import Departure
    from dictation_app.control.global_hotkey import GlobalHotkey
    from dictation_app.control.last_said import LastSaid
    from dictation_app.control.model_download import ModelDownload
    from dictation_app.control.waiting import Waiting
    from dictation_app.session import DictationSession
    from dictation_app.settings import SettingsStore
    from dictation_app.zones import Zones


class Standing:
    """Asked anew each time."""

    def __init__(
        self,
        store: SettingsStore,
        session: DictationSession,
        condition: Condition,
        said: LastSaid,
        hotkey: GlobalHotkey,
        download: ModelDownload,
        departure: Departure,
        waiting: Waiting,
        keys: ActionKeys,
        zones: Zones | None,
    ) -> None:
        self._store = store
        self._session = session
        self._condition = condition
        self._said = said
        self._hotkey = hotkey
        self.is_commanded = False
        """A dictation was begun by a command: where no program gets the keys, the desktop's own do it."""
        self._download = download
        self._departure = departure
        self._zones = zones
        self._waiting = waiting
        self._keys = keys

    @property
    def can_record(self) -> bool:
        """Whether a dictation may begin."""
        return self._condition.can_record and self._departure.refusal is None

    @property
    def refusal(self) -> UserError:
        """Why not."""
        crash = self._condition.crash
        if crash is not None:
            return UserError(crash.message, crash.hint)
        return self._departure.refusal or UserError(say("Dictation is still starting."), say("Try again in a moment."))

    def refusal_here(self) -> UserError | None:
        """Why no dictation may begin now, with the focus where it is; None where one may."""
        if not self.can_record:
            return self.refusal
        why = self._zones.why_not_here() if self._zones is not None else None
        return UserError(why) if why is not None else None

    @property
    def _is_started_by_desktop(self) -> bool:
        return self.is_commanded and self._hotkey.is_left_to_desktop

    @property
    def state(self) -> AppState:
        """Of the whole app."""
        if self._session.state is AppState.LISTENING:
            return AppState.LISTENING
        if not self._condition.can_finish:
            return AppState.ERROR
        if self._condition.loading:
            return AppState.LOADING
        is_keyless = self._hotkey.problem is not None and not self._hotkey.is_left_to_desktop
        if self._session.state is AppState.IDLE and (self._condition.microphone_problem or is_keyless):
            return AppState.ERROR
        return self._session.state

    @property
    def status(self) -> AppStatus:
        """All of it."""
        condition, settings = self._condition, self._store.settings
        info = condition.engine_info
        problem = condition.problem or (None if self._is_started_by_desktop else self._hotkey.problem)
        key = self._session.key
        waiting = self._waiting.text
        return AppStatus(
            state=self.state,
            ready=self.can_record and (self._hotkey.is_registered or self._hotkey.is_left_to_desktop),
            can_record=self.can_record,
            hotkey=self._hotkey.chord if key is None else key.chord,
            cancel_key=self._hotkey.cancel,
            model=settings.engine.model if info is None else info.model,
            device="" if info is None else info.device,
            compute_type="" if info is None else info.compute_type,
            device_why="" if info is None else info.why,
            microphone=condition.microphone,
            pid=os.getpid(),
            last=self._said.last,
            later=self._said.later,
            recovered=self._said.recovered,
            problem="" if problem is None else problem.message,
            hint="" if problem is None else problem.hint,
            model_missing=condition.model_missing,
            download=self._download.share,
            downloading=self._download.model,
            live=self._session.live,
            model_resting=condition.resting,
            work=condition.work,
            private=settings.history.private,
            crashed=condition.crash is not None,
            muted=condition.muted,
            hotkey_mode=KeyMode(settings.hotkey.mode) if key is None else key.mode,
            held=Hold.NO if waiting is None else waiting.hold,
            held_for="" if waiting is None or waiting.target is None else waiting.target.program,
            held_text="" if waiting is None else waiting.text,
            insert_here_key=self._key(HERE),
            insert_back_key=self._key(BACK),
            undo_insertion_key=self._key(UNDO),
            discarded=0 if self._departure.is_quitting else self._session.discarded_id,
        )

    def _key(self, action: str) -> str:
        chord = self._keys.chord(action)
        return "" if chord is None else chord.said
