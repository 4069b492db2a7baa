"""GlobalHotkey: the keys of the settings, registered with the first back end that can.

Lives on the GUI thread, and brings there what the back end tells on a thread of its own, with the time of the key.
"""

from __future__ import annotations

import dataclasses
import logging
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dictation_app.errors import HotkeyError, UserError
from dictation_app.hotkey import HOTKEYS, Chord, HotkeyBackend
from dictation_app.values import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.settings import HotkeySettings

_log = logging.getLogger(__name__)


class GlobalHotkey(QObject):
    """Owns the hotkey back end; made with the settings, and nothing is registered before `start`."""

    key_event = Signal(object, float)
    """A `HotkeyEvent`, and the `time.monotonic()` seconds of the key, not of its arrival."""
    started = Signal()
    """The keys are registered, or `problem` says why not."""

    def __init__(self, settings: HotkeySettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._backend: HotkeyBackend | None = None
        self._problem: UserError | None = None
        self._watches_cancel = False
        self._is_suspended = False
        self._is_down = False
        """The key to dictate with was pressed, and is not known to be let go."""
        self._trial: list[HotkeyEvent] | None = None
        """What was pressed for a trial; None while none is made."""
        self._lock = threading.Lock()
        """Whether a press is followed or counted is one decision: its release must not be taken otherwise."""

    @property
    def is_registered(self) -> bool:
        """Whether the keys do something."""
        return self._backend is not None

    @property
    def problem(self) -> UserError | None:
        """What stood against the keys when they were last registered."""
        return self._problem

    @property
    def chord(self) -> str:
        """The key to dictate with in its usual spelling; one that cannot be understood as it stands in the settings."""
        return _as_written(self._settings.chord)

    @property
    def cancel(self) -> str:
        """The key that throws a dictation away, written like `chord`; empty where there is none."""
        return _as_written(self._settings.cancel)

    def start(self) -> None:
        """Register the keys; what stands against it becomes the problem."""
        try:
            self._register(self._settings)
        except UserError as exc:
            _log.warning("The hotkey is not registered")
            self._problem = exc
        self.started.emit()

    def stop(self) -> None:
        """Give the keys back."""
        self._is_suspended = False
        self._give_back()

    def suspend(self) -> None:
        """Give the keys back until `resume`."""
        self._is_suspended = True
        self._give_back()

    def resume(self) -> None:
        """Register them again after `suspend`, unless that was done since, or they are not wanted any more."""
        is_wanted, self._is_suspended = self._is_suspended, False
        if is_wanted and self._backend is None:
            self.start()

    def _give_back(self) -> None:
        backend, self._backend = self._backend, None
        if backend is None:
            return
        backend.stop()
        if self._is_down:
            self._receive(HotkeyEvent.RELEASED)  # nobody sees any more when it is let go

    @contextmanager
    def replaced(self, new: HotkeySettings) -> Iterator[None]:
        """Register other keys for good if the block ends well; where they or the block fail, the former ones return."""
        former = self._settings
        if dataclasses.replace(former, tap_ms=new.tap_ms) == new:
            yield
            return
        self._give_back()
        try:
            self._register(new)
            yield
        except UserError:
            self._give_back()
            self._settings = former
            self.start()
            raise

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001  # a switch, and the name says so
        """Report the cancel key, and take it from other windows, only while `on`."""
        if on != self._watches_cancel:
            self._watches_cancel = on
            if self._backend is not None:
                self._backend.watch_cancel(on)

    def begin_trial(self) -> bool:
        """From now on presses are counted, and nobody else is told; False while the key is down."""
        with self._lock:
            if self._is_down:
                return False
            self._trial = []
            return True

    @property
    def seen_in_trial(self) -> tuple[HotkeyEvent, ...] | None:
        """Since `begin_trial`; None while no trial is made."""
        return None if self._trial is None else tuple(self._trial)

    def end_trial(self) -> None:
        """Tell of presses again; harmless where no trial is made."""
        self._trial = None

    def _register(self, settings: HotkeySettings) -> None:
        chord = Chord.parse(settings.chord)
        cancel = Chord.parse(settings.cancel) if settings.cancel else None
        chosen = settings.backend in HOTKEYS.names()
        names = [settings.backend] if chosen else [entry.name for entry in HOTKEYS.usable()]
        refused: UserError = HotkeyError(
            "There is no global hotkey on this system.",
            "Bind a key to `dictation toggle` in the keyboard settings of your desktop.",
        )
        for name in names:
            try:
                backend = HOTKEYS.create(name)
                backend.start(chord, cancel, self._receive)
            except UserError as exc:
                refused = exc
                continue
            backend.watch_cancel(self._watches_cancel)
            self._backend, self._settings, self._problem = backend, settings, None
            return
        raise refused

    def _receive(self, event: HotkeyEvent) -> None:
        # On the back end's thread; the signal is delivered on the thread of whoever listens.
        with self._lock:
            if self._trial is not None:
                self._trial.append(event)
                return
            if event is not HotkeyEvent.CANCEL:
                self._is_down = event is HotkeyEvent.PRESSED
        self.key_event.emit(event, time.monotonic())


def _as_written(chord: str) -> str:
    try:
        return str(Chord.parse(chord)) if chord else ""
    except HotkeyError:
        return chord
