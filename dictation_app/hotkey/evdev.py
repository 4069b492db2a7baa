"""The hotkey by the devices of the kernel: for Wayland desktops on which nothing else tells of a release, of a modifier
key alone or of a mouse's side button.

Used only where the settings name it. It needs a membership of the group `input`, with which every program of the user
can read whatever is typed in any window, passwords too. This app has the kernel hand over the keys of its chords and
the modifier keys only; all keys where a modifier key alone is to be told from a combination. None is kept or logged.
Devices are never grabbed: each key, the one that cancels as well, also reaches the window that has the focus.
"""

from __future__ import annotations

import errno
import logging
import select
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.errors import HotkeyError
from dictation_app.hotkey.evdev_device import Change, Dropped, InputDevice, Turned
from dictation_app.hotkey.evdev_keys import ALL_CODES, MODIFIER_CODES, Key, WatchedKeys
from dictation_app.hotkey.front_session import FrontSession, is_in_front
from dictation_app.sentences import say
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dictation_app.hotkey import OnEvent
    from dictation_app.hotkey.chord import Chord

log = logging.getLogger(__name__)

FOLDER = Path("/dev/input")
_LOOK_S = 2.0
"""How often to look for a device that was plugged in."""
_JOIN_S = 3.0


class EvdevHotkey:
    """Watches chords; see `HotkeyBackend`."""

    can_lend = True

    def __init__(self, folder: Path = FOLDER, *, is_in_front: Callable[[], bool] = is_in_front) -> None:
        """`is_in_front`: whether the keyboard is this desktop's at the moment."""
        self._folder = folder
        self._is_in_front = is_in_front
        self._watch: _Watch | None = None

    def start(self, chords: Sequence[Chord], cancel: Chord | None, on_event: OnEvent) -> Mapping[int, HotkeyError]:
        """Read the devices; refused are keys that none of them has."""
        self.stop()
        watch = _Watch(self._folder, chords, cancel, _InFront(on_event, self._is_in_front))
        watch.start()
        self._watch = watch
        return watch.refused

    def refused(self) -> Mapping[int, HotkeyError]:
        """Those that no device has which is plugged in now."""
        return self._watch.refused if self._watch is not None else {}

    def rearm(self) -> None:
        """Look which keys are down, and what is plugged in."""
        if self._watch is not None:
            self._watch.look_again()

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Report the cancel key, or do not; no window is without it."""
        if self._watch is not None:
            self._watch.keys.cancel_wanted = on

    def stop(self) -> None:
        """Close the devices; a key still down is reported as lost."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None


class _InFront:
    """Passes on what is pressed on this desktop; of other presses nothing."""

    def __init__(self, on_event: OnEvent, is_in_front: Callable[[], bool]) -> None:
        self._on_event = on_event
        # What was begun on a screen that turns out to be another's is thrown away.
        self._session = FrontSession(is_in_front, lambda: on_event(HotkeyEvent.CANCEL, 0))
        self._is_elsewhere = False
        """Whether what is down was pressed on a locked screen, or by another user."""

    def __call__(self, event: HotkeyEvent, number: int) -> None:
        if event in (HotkeyEvent.CHANGED, HotkeyEvent.OTHER_KEY):
            self._on_event(event, number)
        elif event is HotkeyEvent.CANCEL:
            if not self._is_elsewhere and self._session.is_in_front():
                self._on_event(event, number)
        elif event is HotkeyEvent.PRESSED:
            at_s = time.monotonic()
            self._is_elsewhere = not self._session.is_in_front()
            if not self._is_elsewhere:
                self._on_event(event, number, at_s)
        elif self._is_elsewhere:
            self._is_elsewhere = False
        else:
            self._on_event(event, number)


class _Watch:
    """The time between one `start` and `stop`: the devices, and the thread that owns them."""

    def __init__(
        self,
        folder: Path,
        chords: Sequence[Chord],
        cancel: Chord | None,
        on_event: Callable[[HotkeyEvent, int], None],
    ) -> None:
        self._folder = folder
        self._chords = dict(enumerate(chords))
        self._on_event = on_event
        self._wanted: dict[int, Key] = {}
        self._unknown: dict[int, HotkeyError] = {}
        """Chords whose key has no place."""
        for number, chord in self._chords.items():
            try:
                self._wanted[number] = Key.of(chord)
            except HotkeyError as exc:
                self._unknown[number] = exc
        cancels = _key_or_none(cancel)
        self.keys = WatchedKeys(self._wanted, cancels, on_event)
        self._sees_all = any(chord.is_lone for chord in chords)
        """What comes between press and release of a modifier key decides what it was."""
        known = [*self._wanted.values(), *([cancels] if cancels is not None else [])]
        ours = frozenset(MODIFIER_CODES).union(*(key.codes for key in known))
        self._codes = ALL_CODES if self._sees_all else ours
        self.refused: Mapping[int, HotkeyError] = {}
        """Why chords do nothing; replaced, and never changed."""
        self._devices: dict[str, InputDevice] = {}
        self._poll = select.poll()
        self._useless: set[str] = set()
        """Devices without any of the keys, which are not asked again while they are there."""
        self._denied: set[str] = set()
        self._look_at_s = 0.0
        self._is_to_look = self._stopping = False
        self._wake, self._woken = socket.socketpair()
        self._poll.register(self._woken, select.POLLIN)
        self._thread = threading.Thread(target=self._run, name="evdev-hotkey", daemon=True)

    def start(self) -> None:
        """Open the devices, and watch; raise `HotkeyError` where none can be read."""
        self._look_around(time.monotonic())
        if not self._devices:
            self._close()
            raise (
                _denied()
                if self._denied
                else HotkeyError(
                    say("There is no keyboard that programs can read."),
                    say("Choose another way to watch the hotkey in the settings."),
                )
            )
        self.refused = self._refusals()
        self._thread.start()

    def look_again(self) -> None:
        """Have the thread look at all devices."""
        self._is_to_look = True
        self._rouse()

    def stop(self) -> None:
        """End the thread and close the devices."""
        self._stopping = True
        self._rouse()
        self._thread.join(_JOIN_S)
        if not self._thread.is_alive():
            self._close()

    def _rouse(self) -> None:
        with suppress(OSError):
            self._wake.send(b"\0")

    def _close(self) -> None:
        for device in self._devices.values():
            device.close()
        self._devices.clear()
        self._wake.close()
        self._woken.close()

    # --- On the thread ---

    def _run(self) -> None:
        try:
            while not self._stopping:
                now_s = time.monotonic()
                self.keys.tick(now_s)
                if self._is_to_look or now_s >= self._look_at_s:
                    self._follow(now_s)
                due_s = min(at_s for at_s in (self.keys.due_s, self._look_at_s) if at_s is not None)
                ready = self._poll.poll(max(0.0, due_s - time.monotonic()) * 1000 + 1)
                files = {file for file, _ in ready}
                if self._woken.fileno() in files:
                    self._woken.recv(4096)
                for name in [name for name, device in self._devices.items() if device.file in files]:
                    self._read(name)
        except Exception:
            log.exception("The hotkey's thread ended by an error in the program.")
            gone = HotkeyError(
                say("The keyboards are not watched any more; no hotkey works."),
                say("Start Dictation again, or use `dictation toggle`."),
            )
            self._tell(dict.fromkeys(self._chords, gone))
        finally:
            self.keys.lose()

    def _follow(self, now_s: float) -> None:
        """What is plugged in; after a sleep also what is down."""
        is_to_look, self._is_to_look = self._is_to_look, False
        self._look_around(now_s)
        if is_to_look:
            for name in list(self._devices):
                self._look_at(name)
        self._tell(self._refusals())

    def _read(self, name: str) -> None:
        device = self._devices[name]
        try:
            for told in device.read():
                now_s = time.monotonic()
                match told:
                    case Change(code, is_down):
                        self.keys.see(name, code, is_down=is_down, now_s=now_s)
                    case Turned():
                        self.keys.turned(now_s)
                    case Dropped():
                        self._look_at(name)
        except OSError:
            self._drop(name)

    def _look_at(self, name: str) -> None:
        try:
            down = self._devices[name].down()
        except OSError:
            self._drop(name)
        else:
            self.keys.note(name, down & self._codes, time.monotonic())

    def _drop(self, name: str) -> None:
        """It was unplugged."""
        device = self._devices.pop(name)
        self._poll.unregister(device.file)
        device.close()
        self.keys.forget(name, time.monotonic())
        self._look_at_s = 0.0  # for what has come in its place, and what is refused now

    # --- Devices ---

    def _look_around(self, now_s: float) -> None:
        """Open what is new."""
        self._look_at_s = now_s + _LOOK_S
        try:
            there = {path.name for path in self._folder.iterdir() if path.name.startswith("event")}
        except OSError:
            there = set()
        self._useless &= there
        self._denied = set()  # leave may have been given since: udev does it a moment after the device is there
        for name in sorted(there - self._devices.keys() - self._useless):
            try:
                self._open(name)
            except PermissionError:
                self._denied.add(name)
            except OSError as exc:
                log.debug("A device cannot be read: %s", errno.errorcode.get(exc.errno or 0, "unknown"))

    def _open(self, name: str) -> None:
        device = InputDevice(self._folder / name)
        try:
            if not device.keys & self._codes:
                self._useless.add(name)
                device.close()
                return
            device.narrow(self._codes, wheels=self._sees_all)
            down = device.down() & self._codes
        except OSError:
            device.close()
            raise
        self._devices[name] = device
        self._poll.register(device.file, select.POLLIN)
        self.keys.note(name, down, time.monotonic())

    def _refusals(self) -> dict[int, HotkeyError]:
        there = frozenset[int]().union(*(device.keys for device in self._devices.values()))
        missing = {
            number: _denied()
            if self._denied
            else HotkeyError(
                say("No keyboard or mouse here has the key {chord}.", chord=self._chords[number].said),
                say("Plug it in, or choose another key."),
            )
            for number, key in self._wanted.items()
            if not key.codes & there
        }
        return self._unknown | missing

    def _tell(self, refused: dict[int, HotkeyError]) -> None:
        """What is the same as before is told to nobody."""
        before, self.refused = self.refused, refused
        if {n: each.message for n, each in before.items()} != {n: each.message for n, each in refused.items()}:
            self._on_event(HotkeyEvent.CHANGED, 0)


def _key_or_none(chord: Chord | None) -> Key | None:
    try:
        return Key.of(chord) if chord is not None else None
    except HotkeyError:
        log.info("The key that cancels has no known place on the keyboard")
        return None


def _denied() -> HotkeyError:
    return HotkeyError(
        say("Dictation may not read the keyboards."),
        say(
            "Run `sudo usermod -aG input $USER` and log in again; from then on every program that you start can read "
            "every key you type, passwords too."
        ),
    )
