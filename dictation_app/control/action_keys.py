"""ActionKeys: keys that do one thing each, taken from other programs only while there is something to do.

They have a hotkey back end of their own, so that the keys to dictate with never stand still for them. Lives on the GUI
thread, and brings there what the back end tells on a thread of its own.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dictation_app.errors import UserError
from dictation_app.hotkey import HOTKEYS, Chord
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dictation_app.hotkey import HotkeyBackend
    from dictation_app.settings import HotkeySettings

_log = logging.getLogger(__name__)

_FOR_GOOD = frozenset({"portal"})
"""Back ends that ask the user for each key, by a dialog of the desktop, and tell keys apart by their number only: a key
for a moment would be taken for one to dictate with."""


class ActionKeys(QObject):
    """Owns the back end. An action is the name of its field in the settings, such as ``insert_here``."""

    pressed = Signal(str)
    """The action."""
    changed = Signal()
    """`chord` says something else."""

    def __init__(self, settings: HotkeySettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._wanted: frozenset[str] = frozenset()
        self._watched: Mapping[str, Chord] = {}
        self._backend: HotkeyBackend | None = None
        self._heard: HotkeyBackend | None = None
        """Who is listened to; before its start already."""

    def apply(self, settings: HotkeySettings) -> None:
        """Take changed settings over."""
        self._settings = settings
        self._watch()

    def want(self, actions: frozenset[str], *, of: frozenset[str]) -> None:
        """There is something to do for these, and for no others of those."""
        self._wanted = self._wanted - of | actions
        self._watch()

    def chord(self, action: str) -> Chord | None:
        """What is to be pressed for it now; None where no key does it."""
        return self._watched.get(action)

    def stop(self) -> None:
        """Give the keys back."""
        self.want(frozenset(), of=self._wanted)

    def _watch(self) -> None:
        chords = {action: _chord(self._settings, action) for action in sorted(self._wanted)}
        wanted = {action: chord for action, chord in chords.items() if chord is not None}
        if wanted == self._watched and (self._backend is not None or not wanted):
            return
        before = self._watched
        self._begin_watching(wanted)
        if self._watched != before:
            self.changed.emit()

    def _begin_watching(self, wanted: Mapping[str, Chord]) -> None:
        if self._backend is not None:
            self._backend.stop()
        self._backend, self._heard, self._watched = None, None, {}
        if not wanted:
            return
        actions = tuple(wanted)
        chosen = self._settings.backend
        for name in (chosen,) if chosen in HOTKEYS.names() else tuple(entry.name for entry in HOTKEYS.usable()):
            if name in _FOR_GOOD:
                continue
            try:
                backend = HOTKEYS.create(name)
            except UserError as exc:
                _log.info("Keys for waiting text are not registered (%s)", type(exc).__name__)
                continue
            if not backend.can_lend:
                continue
            self._heard = backend
            try:
                refused = backend.start([wanted[a] for a in actions], None, partial(self._receive, backend, actions))
            except UserError as exc:
                _log.info("Keys for waiting text are not registered (%s)", type(exc).__name__)
                backend.stop()  # it may have failed half-way
                self._heard = None
                continue
            self._backend = backend
            self._watched = {a: wanted[a] for number, a in enumerate(actions) if number not in refused}
            return

    def _receive(
        self,
        backend: HotkeyBackend,
        actions: Sequence[str],
        event: HotkeyEvent,
        number: int,
        _at_s: float | None = None,
        /,
    ) -> None:
        # On the back end's thread; the signal is delivered on the thread of whoever listens.
        # While a key is down it holds the keyboard, and no menu could have it.
        if event is HotkeyEvent.RELEASED and backend is self._heard:
            self.pressed.emit(actions[number])


def _chord(settings: HotkeySettings, action: str) -> Chord | None:
    written = getattr(settings, action)
    try:
        return Chord.parse(written) if written else None
    except UserError:
        return None
