"""The hotkey on X11: passive key grabs, which also keep the keys from reaching the focused window.

While a chord's key is down X sends every key to us, so Esc arrives without a grab of its own. Auto-repeat comes as
release and press with the same time stamp: a release counts only if no such press stands behind it in the queue.

X tells no sides of modifiers: they are looked up at the press, while the server holds the keyboard still, and where it
is the other side the window gets the key after all. A modifier key alone is not grabbed but watched (`x11_raw`).
"""

from __future__ import annotations

import logging
import os
import select
import socket
import threading
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from Xlib import X
from Xlib.display import Display
from Xlib.error import BadAccess, CatchError, ConnectionClosedError, DisplayError

from dictation_app.errors import HotkeyError
from dictation_app.hotkey import x11_raw
from dictation_app.hotkey.lone import LoneModifiers
from dictation_app.hotkey.x11_keymap import Grab, KeyMap, choose_another, is_down
from dictation_app.sentences import say
from dictation_app.values import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dictation_app.hotkey import Chord
    from dictation_app.hotkey.x11_raw import RawKey

log = logging.getLogger(__name__)

_CHECK_S = 0.25
"""While a key is down: how often to look whether it really still is."""
_JOIN_S = 3.0
_MODIFIER_BITS = 0xFF

_ALONE_S = 0.04
"""A modifier key alone for so long is a person's: programs that press combinations, this one too, are quicker."""
_CANCEL = -1
"""Stands for the cancel key beside the numbers of the chords."""
_GRAB_MODE = {False: X.GrabModeAsync, True: X.GrabModeSync}
"""Whether the server is to hold the keyboard still until the side of a modifier is looked up."""


class X11Hotkey:
    """Watches chords; see `HotkeyBackend`."""

    def __init__(self) -> None:
        self._watch: _Watch | None = None

    def start(
        self, chords: Sequence[Chord], cancel: Chord | None, on_event: Callable[[HotkeyEvent, int], None]
    ) -> Mapping[int, HotkeyError]:
        """Grab the chords; those that another program has are refused."""
        self.stop()
        if os.environ.get("WAYLAND_DISPLAY"):
            # XWayland grants the grab, and then sees keys only while one of its own windows has the focus.
            raise HotkeyError(
                say("Wayland lets no program watch the keyboard."),
                say("Bind a key to `dictation toggle` in the keyboard settings of your desktop."),
            )
        watch = _Watch(chords, cancel, on_event)
        refused = watch.start()
        self._watch = watch
        return refused

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Take the cancel key from other windows, or leave it to them."""
        if self._watch is not None:
            self._watch.want_cancel(on)

    def stop(self) -> None:
        """Release the keys; a key still down is reported as released."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None


class _Watch:
    """The time between one `start` and `stop`: a connection, and the thread that owns it."""

    def __init__(
        self, chords: Sequence[Chord], cancel: Chord | None, on_event: Callable[[HotkeyEvent, int], None]
    ) -> None:
        try:
            self._display = Display()
        except (DisplayError, OSError) as exc:
            raise HotkeyError(
                say("There is no X display, so the hotkey cannot work."), say("Use `dictation toggle` instead.")
            ) from exc
        self._display.set_error_handler(lambda error, _request: log.debug("X error: %s", type(error).__name__))
        self._root = self._display.screen().root
        self._chords = dict(enumerate(chords)) | ({_CANCEL: cancel} if cancel is not None else {})
        self._on_event = on_event
        self._map = KeyMap(self._display)
        self._places: dict[int, Grab] = {}
        """Where the keys that can be grabbed are on the present key map."""
        self._lone = LoneModifiers(on_event, wait_s=_ALONE_S)
        self._held: set[Grab] = set()
        """What is grabbed now."""
        self._refused: set[Grab] = set()
        self._stills_keyboard = False
        """Whether any grab so far let the server hold the keyboard still."""
        self._cancel_wanted = False
        self._down: dict[int, int] = {}
        """Key code -> the number of what its press was reported as."""
        self._cancelled_with: int | None = None
        """Key code that threw away what a lone modifier dictates, and is still down."""
        self._check_at_s = 0.0
        self._queue: deque[Any] = deque()
        self._stopping = False
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="x11-hotkey", daemon=True)

    def start(self) -> dict[int, HotkeyError]:
        """Grab the chords, and watch; returns which are refused."""
        refused: dict[int, HotkeyError] = {}
        for number, chord in list(self._chords.items()):
            if number == _CANCEL:
                continue
            try:
                self._take_chord(chord)
            except HotkeyError as exc:
                refused[number] = exc
                del self._chords[number]
        self._locate()
        self._thread.start()
        return refused

    def _take_chord(self, chord: Chord) -> None:
        if chord.is_lone:
            self._map.lone(chord)
            x11_raw.watch(self._display)
            return
        grab = self._map.grab(chord)
        if grab not in self._held and not self._take(grab):
            raise HotkeyError(say("{chord} is taken by another program.", chord=chord.said), choose_another(chord))
        self._held.add(grab)

    def want_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Have the thread grab or release the cancel key."""
        self._cancel_wanted = on
        with suppress(OSError):  # The display died, and the thread with it.
            self._wake.send(b"\0")

    def stop(self) -> None:
        """End the thread and close the connection, which releases all grabs."""
        self._stopping = True
        with suppress(OSError):
            self._wake.send(b"\0")
        self._thread.join(_JOIN_S)
        with suppress(ConnectionClosedError, OSError):
            self._display.close()
        self._wake.close()
        self._woken.close()

    # --- On the thread ---

    def _run(self) -> None:
        try:
            while not self._stopping:
                self._fetch()
                while self._queue:
                    self._handle(self._queue.popleft())
                self._adjust()
                self._lone.tick(time.monotonic())
                if self._is_any_down and time.monotonic() >= self._check_at_s:
                    self._check_still_down()
                self._fetch()  # what came with the answers to all this would wake nobody
                if not self._queue:
                    ready, _, _ = select.select([self._display, self._woken], [], [], self._wait_s)
                    if self._woken in ready:
                        self._woken.recv(4096)
        except (ConnectionClosedError, OSError):
            log.warning("The connection to the X display is lost; the hotkey does not work any more.")
        except Exception:
            log.exception("The hotkey's thread ended by an error in the program.")
            with suppress(ConnectionClosedError, OSError):
                self._display.close()  # no key, and no keyboard that is held still, stays with nobody to give it back
        finally:
            self._lone.let_go()
            for code in list(self._down):
                self._release(code)

    @property
    def _is_any_down(self) -> bool:
        return bool(self._down) or self._lone.code is not None

    @property
    def _wait_s(self) -> float | None:
        due_s = self._lone.due_s
        if due_s is not None:
            return max(0.0, due_s - time.monotonic())
        return _CHECK_S if self._is_any_down else None

    def _fetch(self) -> None:
        for _ in range(self._display.pending_events()):
            self._queue.append(self._display.next_event())

    def _handle(self, event: Any) -> None:
        raw = x11_raw.key_of(event)
        if raw is not None:
            self._see(raw)
        elif event.type == X.KeyPress:
            number = self._meant(event)
            if event.detail not in self._down and number is not None:
                self._press(event.detail, number)
        elif event.type == X.KeyRelease and event.detail in self._down and not self._is_repeat(event):
            self._release(event.detail)
        elif event.type == X.MappingNotify and event.request != X.MappingPointer:
            self._locate()

    def _meant(self, event: Any) -> int | None:
        """The number of what a press is; what is none goes back to the window where the server still holds it."""
        hits = [
            number
            for number, place in self._places.items()
            if place.keycode == event.detail and event.state & _MODIFIER_BITS in place.masks
        ]
        asks = any(self._places[number].asks_for_side for number in hits)
        held = self._map.held(self._display.query_keymap()) if asks else set()
        number = next((n for n in hits if not self._places[n].asks_for_side or self._chords[n].fits(held)), None)
        meant = self._in_its_turn(event.detail, number)
        if self._stills_keyboard:
            # Also where nothing is meant, or the grab was given back since: the keyboard is never left standing still.
            is_ours = meant is not None or bool(self._down)
            self._display.allow_events(X.AsyncKeyboard if is_ours else X.ReplayKeyboard, event.time)
            self._display.flush()
        return meant

    def _in_its_turn(self, code: int, number: int | None) -> int | None:
        """What a press that stands for `number` is, beside what is down already."""
        # While Esc is held it brings every key here, also the chord's key alone.
        is_held = any(down != _CANCEL for down in self._down.values())
        if number not in (None, _CANCEL):
            return None if is_held else number
        cancel = self._places.get(_CANCEL)
        is_cancel = cancel is not None and code == cancel.keycode
        return _CANCEL if is_cancel and (is_held or self._cancel_wanted) else None

    def _press(self, code: int, number: int) -> None:
        self._lone.interrupt()
        self._down[code] = number
        self._check_at_s = time.monotonic() + _CHECK_S
        self._on_event(*((HotkeyEvent.CANCEL, 0) if number == _CANCEL else (HotkeyEvent.PRESSED, number)))

    def _release(self, code: int) -> None:
        number = self._down.pop(code)
        if number != _CANCEL:
            self._on_event(HotkeyEvent.RELEASED, number)

    def _see(self, raw: RawKey) -> None:
        """A key of whatever window, or a button."""
        now_s = time.monotonic()
        cancel = self._places.get(_CANCEL)
        if not raw.is_down:
            self._lone.release(raw.code)
            if raw.code == self._cancelled_with:
                self._cancelled_with = None
        elif self._lone.is_told and cancel is not None and raw.code == cancel.keycode:
            # With a modifier held the grab of the cancel key is another combination.
            if self._cancelled_with is None:
                self._cancelled_with = raw.code
                self._on_event(HotkeyEvent.CANCEL, 0)
        else:
            is_alone = self._lone.has(raw.code) and not self._down and self._is_alone(raw.code)
            self._lone.press(raw.code, now_s, is_alone=is_alone)
            self._check_at_s = now_s + _CHECK_S

    def _is_alone(self, code: int) -> bool:
        return not self._map.held(self._display.query_keymap()) - {self._map.modifier_codes[code]}

    def _is_repeat(self, release: Any) -> bool:
        """Whether the key was not let go at all. What the server did before a round trip is here after it."""
        self._display.sync()
        self._fetch()
        for event in self._queue:
            if event.type == X.KeyPress and event.detail == release.detail:
                return bool(event.time == release.time)
        return False

    def _check_still_down(self) -> None:
        """Make up for a release that never came (another program's grab, a keyboard unplugged)."""
        self._check_at_s = time.monotonic() + _CHECK_S
        bits = self._display.query_keymap()
        self._fetch()
        if any(event.type in (X.KeyPress, X.KeyRelease) or x11_raw.key_of(event) for event in self._queue):
            return
        lone = self._lone.code
        if lone is not None and not is_down(bits, lone):
            log.info("A modifier key was let go without word of it.")
            self._lone.let_go()
        if self._cancelled_with is not None and not is_down(bits, self._cancelled_with):
            self._cancelled_with = None
        for code in list(self._down):
            if not is_down(bits, code):
                log.info("A key was let go without word of it.")
                self._release(code)

    def _locate(self) -> None:
        """Find the keys on the key map, now and after each change of the layout."""
        self._map = KeyMap(self._display)
        self._refused.clear()
        self._places.clear()
        lone: dict[int, int] = {}
        for number, chord in self._chords.items():
            try:
                if chord.is_lone:
                    lone |= dict.fromkeys(self._map.lone(chord), number)
                else:
                    self._places[number] = self._map.grab(chord)
            except HotkeyError as exc:
                log.log(_severity(number), "%s", exc.message)
        self._lone.watch(lone)

    def _adjust(self) -> None:
        """Grab what is wanted now, and nothing else."""
        wanted = {place: number for number, place in self._places.items() if number != _CANCEL or self._cancel_wanted}
        for grab in self._held - wanted.keys():
            self._give(grab)
            self._held.discard(grab)
        # Not tried again at each event, only when it is wanted anew or the layout has changed.
        self._refused &= wanted.keys()
        for grab in wanted.keys() - self._held - self._refused:
            if self._take(grab):
                self._held.add(grab)
            else:
                self._refused.add(grab)
                log.log(_severity(wanted[grab]), "A key of the app is taken by another program.")

    def _take(self, grab: Grab) -> bool:
        """Grab a key under all its masks, or under none of them."""
        refused = CatchError(BadAccess)
        mode = _GRAB_MODE[grab.asks_for_side]
        self._stills_keyboard |= grab.asks_for_side
        for mask in grab.masks:
            self._root.grab_key(grab.keycode, mask, 0, X.GrabModeAsync, mode, onerror=refused)
        self._display.sync()
        if refused.get_error() is None:
            return True
        self._give(grab)
        return False

    def _give(self, grab: Grab) -> None:
        for mask in grab.masks:
            self._root.ungrab_key(grab.keycode, mask)
        self._display.sync()


def _severity(number: int) -> int:
    return logging.INFO if number == _CANCEL else logging.WARNING
