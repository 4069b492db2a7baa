"""GlobalHotkey: the keys of the settings, registered with the first back end that can.

Lives on the GUI thread, and brings there what the back end tells on a thread of its own, with the time of the key.
There is one back end at a time: what a former one tells late is heard by nobody.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app.errors import HotkeyError, LeftToDesktopError, UserError
from dictation_app.hotkey import HOTKEYS, Chord, HotkeyBackend
from dictation_app.hotkey.sleep_watch import SleepWatch
from dictation_app.sentences import say
from dictation_app.values.dictation import HotkeyEvent, KeyMode, PressedKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dictation_app.settings import HotkeySettings

_log = logging.getLogger(__name__)

_LOOK_S = 5
"""How often to look whether the machine has slept."""


class GlobalHotkey(QObject):
    """Owns the hotkey back end; made with the settings, and nothing is registered before `start`."""

    key_event = Signal(object, object, float)
    """A `HotkeyEvent`, the `PressedKey`, and the `time.monotonic()` seconds of the key, not of its arrival."""
    notice = Signal(str, str, bool)
    """A title, a text, and whether it is a warning."""
    started = Signal()
    """The keys are registered, or `problem` says why not; also where that has changed since."""
    _changed = Signal()
    """Told on the back end's thread."""

    def __init__(self, settings: HotkeySettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._backend: HotkeyBackend | None = None
        self._problem: UserError | None = None
        """Why there is no hotkey at all."""
        self._refused: Mapping[str, HotkeyError] = {}
        """The keys that could not be registered, as they are written, and why."""
        self._pressed_keys: tuple[PressedKey, ...] = ()
        """By the numbers that the back end tells."""
        self._watches_cancel = False
        self.has_fired = False
        """Whether any key was ever seen since the start: where the desktop is between, a grant is no proof of that."""
        self._is_tapped = False
        """Whether this desktop has turned out to tell of no release, and that was said."""
        self._is_suspended = False
        self._down: int | None = None
        """The number of the key that was pressed, and is not known to be let go."""
        self._trial: list[HotkeyEvent] | None = None
        """What was pressed for a trial; None while none is made."""
        self._heard: HotkeyBackend | None = None
        """Who is listened to; before its start already, as the first key may come before that returns."""
        self._sleep = SleepWatch(_LOOK_S)
        self._look = QTimer(self, interval=_LOOK_S * 1000)
        self._look.timeout.connect(self._on_look)
        self._changed.connect(self._on_changed)
        self._lock = threading.Lock()
        """Whether a press is followed or counted is one decision: its release must not be taken otherwise."""

    @property
    def is_registered(self) -> bool:
        """Whether the key to dictate with does something; others may do so all the same."""
        return self._backend is not None and self.chord not in self._refused

    @property
    def problem(self) -> UserError | None:
        """What stood against the keys when they were last registered."""
        return self._problem or next(iter(self._refused.values()), None)

    @property
    def is_left_to_desktop(self) -> bool:
        """No program gets keys on this desktop: that is no fault, and another way is open."""
        return isinstance(self.problem, LeftToDesktopError)

    @property
    def others(self) -> tuple[tuple[str, HotkeyError | None], ...]:
        """The further keys, written like `chord`, and why one is not registered; empty where no key is at all."""
        if self._backend is None:
            return ()
        chords = [_as_written(key.chord) for key in self._settings.others]
        return tuple((chord, self._refused.get(chord)) for chord in chords)

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
            self._problem = exc
        self._tell()

    def _tell(self) -> None:
        if self.problem is not None and not self.is_left_to_desktop:
            _log.warning("A hotkey is not registered")
        self.started.emit()

    @Slot()
    def _on_changed(self) -> None:
        if self._backend is not None:
            self._note_refused(self._backend.refused())
            self._tell()

    @Slot()
    def _on_look(self) -> None:
        if self._sleep.has_slept(time.time(), time.monotonic()) and self._backend is not None:
            _log.info("The machine has slept; the hotkeys are looked after")
            self._backend.rearm()

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
        self._look.stop()
        if backend is not None:
            self._end(backend)

    def _end(self, backend: HotkeyBackend) -> None:
        backend.stop()
        if self._down is not None:
            self._receive(backend, HotkeyEvent.LOST, self._down)  # nobody sees any more when it is let go
        self._heard = None

    @contextmanager
    def replaced(self, new: HotkeySettings) -> Iterator[None]:
        """Register other keys for good if the block ends well; where they or the block fail, the former ones return."""
        former = self._settings
        if _registered(former) == _registered(new):
            yield
            self._use(new)
            return
        before = set(self._refused)
        self._give_back()
        try:
            self._register(new)
            for chord, refusal in self._refused.items():
                if chord not in before:  # what could not be had before is nothing new
                    raise refusal
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
        """From now on presses of `chord` are counted, and nobody is told of any; False while a key is down."""
        with self._lock:
            if self._down is not None:
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
        chords = [Chord.parse(key.chord) for key in settings.keys]
        cancel = Chord.parse(settings.cancel) if settings.cancel else None
        chosen = settings.backend in HOTKEYS.names()
        names = [settings.backend] if chosen else [entry.name for entry in HOTKEYS.usable()]
        refused: UserError = HotkeyError(
            say("There is no global hotkey on this system."),
            say("Bind a key to `dictation toggle` in the keyboard settings of your desktop."),
        )
        self._give_back()
        self._use(settings)  # the first key may come before `start` returns
        for name in names:
            try:
                backend = HOTKEYS.create(name)
            except UserError as exc:
                refused = exc
                continue
            self._heard = backend
            try:
                not_taken = backend.start(chords, cancel, partial(self._receive, backend))
            except UserError as exc:
                refused = exc
                self._end(backend)  # it may have failed half-way
                continue
            backend.watch_cancel(self._watches_cancel)
            self._backend, self._problem = backend, None
            self._look.start()
            self._note_refused(not_taken)
            return
        raise refused

    def _note_refused(self, refused: Mapping[int, HotkeyError]) -> None:
        self._refused = {self._pressed_keys[number].chord: problem for number, problem in sorted(refused.items())}

    def _use(self, settings: HotkeySettings) -> None:
        self._settings = settings
        self._pressed_keys = tuple(
            PressedKey(
                chord=_as_written(key.chord),
                mode=KeyMode(key.mode),
                is_lone=Chord.parse(key.chord).is_lone,
                language=key.language,
                model=key.model,
            )
            for key in settings.keys
        )

    def _receive(self, backend: HotkeyBackend, event: HotkeyEvent, number: int, at_s: float | None = None, /) -> None:
        # On the back end's thread; the signal is delivered on the thread of whoever listens.
        if backend is not self._heard:
            return
        if event is HotkeyEvent.CHANGED:
            self._changed.emit()
            return
        self.has_fired = True
        key = self._pressed_keys[number]
        if event is HotkeyEvent.TAPPED:
            self._receive_tap(key, number)
        else:
            self._pass_on(event, key, number, at_s)

    def _receive_tap(self, key: PressedKey, number: int) -> None:
        """What would depend on how long the key is down is done by one press, and ended by the next."""
        if not self._is_tapped:
            self._is_tapped = True
            self.notice.emit(
                say("Hotkey"),
                say("This desktop does not tell when a key is let go: one press starts, and the next one ends."),
                True,
            )
        was_down = self._down == number
        if was_down and not key.mode.is_hands_free:
            self._pass_on(HotkeyEvent.LOST, key, number)  # this press was to end it
            return
        if was_down:
            self._pass_on(HotkeyEvent.RELEASED, key, number)
        tapped = key if key.mode.is_hands_free else replace(key, mode=KeyMode.TAP)
        self._pass_on(HotkeyEvent.PRESSED, tapped, number)
        self._pass_on(HotkeyEvent.RELEASED, tapped, number)

    def _pass_on(self, event: HotkeyEvent, key: PressedKey, number: int, at_s: float | None = None) -> None:
        with self._lock:
            if self._trial is not None:
                if number == 0:
                    self._trial.append(event)
                return
            if event not in (HotkeyEvent.CANCEL, HotkeyEvent.OTHER_KEY):
                self._down = number if event is HotkeyEvent.PRESSED else None
        self.key_event.emit(event, key, time.monotonic() if at_s is None else at_s)


def _registered(settings: HotkeySettings) -> tuple[object, ...]:
    """What a back end is given."""
    return (settings.backend, settings.cancel, *(key.chord for key in settings.keys))


def _as_written(chord: str) -> str:
    try:
        return str(Chord.parse(chord)) if chord else ""
    except HotkeyError:
        return chord
