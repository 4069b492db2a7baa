"""LiveSettings: changed settings are checked, saved, and in use at once, by everything they are about."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dictation_app import autostart
from dictation_app import settings as settings_module
from dictation_app.errors import UserError
from dictation_app.sentences import say
from dictation_app.validation import check_settings, usable_here

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.control.condition import Condition
    from dictation_app.control.global_hotkey import GlobalHotkey
    from dictation_app.engine.models import ModelStore
    from dictation_app.session import DictationSession
    from dictation_app.settings import Settings, SettingsStore
    from dictation_app.workers import ArchiveThread, CaptureThread, EngineThread, OutputThread

_log = logging.getLogger(__name__)

_PRIVATE_ON = say("Private mode is on: nothing you dictate is kept.")
_PRIVATE_OFF = say("Private mode is off: dictations are kept again.")
_PRIVATE_OFF_BUT = say("Private mode is off; still nothing is kept, because `history.keep` is 'nothing'.")


def follow_autostart(store: SettingsStore, *, may_save: bool) -> Settings:
    """The desktop's own tools may have changed whether the app starts at login; the file must not bring it back.

    `may_save` is off where something is wrong in the file: that is the user's to mend, not to be written over unasked.
    """
    settings, is_on = store.settings, autostart.is_on()
    if is_on is not settings.ui.start_at_login:
        settings = replace(settings, ui=replace(settings.ui, start_at_login=is_on))
        try:
            if may_save:
                store.replace(settings)
        except UserError:
            _log.info("Whether the app starts at login cannot be saved")
        store.use(settings)
    return settings


class LiveSettings(QObject):
    """Who is given new settings, and how. Every change raises `UserError`, and changes nothing, where it is wrong."""

    changed = Signal(object)
    """`Settings`"""
    private_changed = Signal(str)
    """A sentence about private mode, which has been switched on or off."""

    def __init__(
        self,
        store: SettingsStore,
        models: ModelStore,
        session: DictationSession,
        condition: Condition,
        hotkey: GlobalHotkey,
        capture: CaptureThread,
        engine: EngineThread,
        output: OutputThread,
        archive: ArchiveThread,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._models = models
        self._session = session
        self._condition = condition
        self._hotkey = hotkey
        self._capture = capture
        self._engine = engine
        self._output = output
        self._archive = archive
        self._kept_from_id: int | None = 0
        """Of the dictations that begin from this one on something is kept; None = of none."""
        self._tell_engine(store.settings)

    def set_value(self, key: str, text: str) -> object:
        """Change the setting `key` (``section.field``); returns its value then."""
        self.apply(settings_module.with_value(self._store.settings, key, text))
        return settings_module.get(self._store.settings, key)

    def set_private(self, *, on: bool | None) -> bool:
        """Switch private mode; None: to what it is not. Returns what it is then."""
        history = self._store.settings.history
        private = not history.private if on is None else on
        if private != history.private:
            self.apply(replace(self._store.settings, history=replace(history, private=private)))
        return private

    def import_from(self, file: Path) -> tuple[str, ...]:
        """Take over what a file says; returns what of it is not used, in sentences."""
        loaded = self._store.imported(file)
        new, wrong = usable_here(loaded.settings, self._models, self._store.settings)
        self.apply(new)
        return (*loaded.notes, *wrong)

    def apply(self, new: Settings) -> None:
        """Check, save and use them."""
        check_settings(new, self._models)
        was_private, was_started = self._store.settings.history.private, self._store.settings.ui.start_at_login
        at_login = autostart.switched(was=was_started, on=new.ui.start_at_login)
        with self._hotkey.replaced(new.hotkey), at_login:
            changed = self._store.replace(new)
        if changed & {"audio", "segmenter"}:
            self._condition.expect_microphone(new.audio)
            self._capture.apply(new.audio, new.segmenter)
        if "engine" in changed:
            self._engine.load(new.engine)
        if "output" in changed:
            self._output.apply(new.output)
        if "history" in changed:
            self._archive.apply(new.history)
        self._tell_engine(new)
        self._session.use_taps(new.hotkey.tap_ms / 1000, new.hotkey.double_tap_ms / 1000)
        self._session.text_settings = new.text
        if changed:
            self.changed.emit(new)
        if new.history.private is not was_private:
            off = _PRIVATE_OFF_BUT if new.history.keeps_nothing else _PRIVATE_OFF
            self.private_changed.emit(_PRIVATE_ON if new.history.private else off)

    def _tell_engine(self, settings: Settings) -> None:
        is_kept = not settings.history.keeps_nothing
        self._engine.place_words(wanted=is_kept)
        # What is refused is lost where no sound of it is kept, as of what began before private mode ended.
        if not is_kept:
            self._kept_from_id = None
        elif self._kept_from_id is None:
            self._kept_from_id = self._session.newest_id + 1
        self._engine.limit_waiting(settings.engine.max_waiting_s if is_kept else 0, from_id=self._kept_from_id or 0)
