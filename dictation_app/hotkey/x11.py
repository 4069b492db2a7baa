"""The hotkey on X11: passive key grabs, which also keep the keys from reaching the focused window.

Auto-repeat comes as release and press with the same time stamp: a release counts only if no such press stands behind
it in the queue. What the events mean is decided in `x11_keys`.

A modifier key alone is not grabbed but watched (`x11_raw`); where another program has grabbed it, its release and what
is pressed with it would not be seen, and it is refused. X tells nobody when a key is given back: that is tried out.
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
from dictation_app.hotkey.x11_keymap import Grab, KeyMap, choose_another, is_down
from dictation_app.hotkey.x11_keys import BUTTON, CANCEL, PressedKeys
from dictation_app.sentences import say
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dictation_app.hotkey import Chord

log = logging.getLogger(__name__)

_RETRY_S = 3.0
"""How often to try again what another program has."""
_JOIN_S = 3.0
_GRAB_MODE = {False: X.GrabModeAsync, True: X.GrabModeSync}
"""Whether the server is to hold the keyboard still until the side of a modifier is looked up."""
_BUTTON_EVENTS = X.ButtonPressMask | X.ButtonReleaseMask


class X11Hotkey:
    """Watches chords; see `HotkeyBackend`."""

    can_lend = True

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
        self._watch = _Watch(chords, cancel, on_event)
        self._watch.start()
        return self._watch.refused

    def refused(self) -> Mapping[int, HotkeyError]:
        """Those that another program has, or the keyboard has not."""
        return self._watch.refused if self._watch is not None else {}

    def rearm(self) -> None:
        """Grabs outlive a sleep, key-ups do not, and what another program had may be free."""
        if self._watch is not None:
            self._watch.look_again()

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Take the cancel key from other windows, or leave it to them."""
        if self._watch is not None:
            self._watch.want_cancel(on)

    def stop(self) -> None:
        """Release the keys; a key still down is reported as lost."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None


class _Watch:
    """The time between one `start` and `stop`: a connection, and the thread that owns it. The `Server` of its keys."""

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
        self._chords = dict(enumerate(chords)) | ({CANCEL: cancel} if cancel is not None else {})
        self._on_event = on_event
        self._map = KeyMap(self._display)
        self._keys = PressedKeys(self, on_event)
        self._places: dict[int, Grab] = {}
        """Where the keys that can be grabbed are on the present key map."""
        self._absent: dict[int, HotkeyError] = {}
        """What the key map has no place for, and modifier keys alone that another program has."""
        self._problems: dict[int, HotkeyError] = {}
        """Why keys are not registered; replaced, and never changed."""
        self._held: set[Grab] = set()
        """What is grabbed now."""
        self._refused: set[Grab] = set()
        self._free: set[int] = set()
        """Modifier keys that nobody had; asked once, as a press meanwhile would be kept from the windows."""
        self._sees_raw = False
        self._cancel_wanted = False
        self._retry_at_s: float | None = None
        """When to try again what another program has; None = it has nothing."""
        self._is_to_look = False
        self._is_map_new = False
        """A layout that is set comes in many pieces."""
        self._queue: deque[Any] = deque()
        self._stopping = False
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="x11-hotkey", daemon=True)

    def start(self) -> None:
        """Grab the chords, and watch."""
        self._locate()
        self._adjust()
        self._thread.start()

    @property
    def refused(self) -> Mapping[int, HotkeyError]:
        """Why keys are not registered; from any thread."""
        return {number: problem for number, problem in self._problems.items() if number != CANCEL}

    def want_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Have the thread grab or release the cancel key."""
        self._cancel_wanted = on
        self._rouse()

    def look_again(self) -> None:
        """Have the thread look which keys are down, and try again what another program has."""
        self._is_to_look = True
        self._rouse()

    def _rouse(self) -> None:
        with suppress(OSError):  # The display died, and the thread with it.
            self._wake.send(b"\0")

    def stop(self) -> None:
        """End the thread and close the connection, which releases all grabs."""
        self._stopping = True
        self._rouse()
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
                self._follow()
                self._keys.tick(time.monotonic())
                self._fetch()  # what came with the answers to all this would wake nobody
                if not self._queue:
                    ready, _, _ = select.select([self._display, self._woken], [], [], self._wait_s)
                    if self._woken in ready:
                        self._woken.recv(4096)
        except (ConnectionClosedError, OSError):
            log.warning("The connection to the X display is lost; the hotkey does not work any more.")
            self._end_all()
        except Exception:
            log.exception("The hotkey's thread ended by an error in the program.")
            with suppress(ConnectionClosedError, OSError):
                self._display.close()  # no key, and no keyboard that is held still, stays with nobody to give it back
            self._end_all()
        finally:
            self._keys.lose()

    def _follow(self) -> None:
        """What has changed around the keys."""
        now_s = time.monotonic()
        if self._is_to_look:
            self._is_to_look = False
            self._keys.check(now_s)
            self._retry_at_s = now_s
        if self._retry_at_s is not None and now_s >= self._retry_at_s:
            self._retry_at_s = None
            self._refused.clear()
            self._is_map_new |= any(chord.is_lone for number, chord in self._chords.items() if number in self._absent)
        if self._is_map_new:
            self._locate()
        self._adjust()

    def _end_all(self) -> None:
        gone = HotkeyError(
            say("The connection to the X display is lost; no hotkey works any more."),
            say("Start Dictation again, or use `dictation toggle`."),
        )
        self._tell(dict.fromkeys(self._chords, gone))

    @property
    def _wait_s(self) -> float | None:
        due_s = [at_s for at_s in (self._keys.due_s(), self._retry_at_s) if at_s is not None]
        return max(0.0, min(due_s) - time.monotonic()) if due_s else None

    def _fetch(self) -> None:
        for _ in range(self._display.pending_events()):
            self._queue.append(self._display.next_event())

    def _handle(self, event: Any) -> None:
        raw = x11_raw.key_of(event)
        if raw is not None:
            self._keys.see(raw, time.monotonic())
        elif event.type in (X.KeyPress, X.ButtonPress):
            self._keys.press(_code(event), event.state, event.time, time.monotonic())
        elif event.type in (X.KeyRelease, X.ButtonRelease):
            if self._keys.is_down(_code(event)) and not self._is_repeat(event):
                self._keys.release(_code(event))
        elif event.type == X.MappingNotify and event.request != X.MappingPointer:
            self._is_map_new = True

    def _is_repeat(self, release: Any) -> bool:
        """Whether the key was not let go at all. What the server did before a round trip is here after it."""
        self._display.sync()
        self._fetch()
        for event in self._queue:
            if event.type == X.KeyPress and event.detail == release.detail:
                return bool(event.time == release.time)
        return False

    # --- What the keys ask (`Server`) ---

    def held(self) -> set[str]:
        """See `Server`."""
        return self._map.held(self._display.query_keymap())

    def let_on(self, code: int, at_ms: int, *, replay: bool) -> None:
        """See `Server`."""
        if code >= BUTTON:
            self._display.allow_events(X.ReplayPointer if replay else X.AsyncPointer, at_ms)
        else:
            self._display.allow_events(X.ReplayKeyboard if replay else X.AsyncKeyboard, at_ms)
        self._display.flush()

    def down(self, codes: AbstractSet[int]) -> AbstractSet[int] | None:
        """See `Server`."""
        bits = self._display.query_keymap()
        buttons = x11_raw.buttons_down(self._display) if any(code >= BUTTON for code in codes) else set()
        self._fetch()
        if any(event.type in _KEY_EVENTS or x11_raw.key_of(event) for event in self._queue):
            return None
        return {code for code in codes if (code - BUTTON in buttons if code >= BUTTON else is_down(bits, code))}

    # --- Grabs ---

    def _locate(self) -> None:
        """Find the keys on the key map, now and after each change of the layout or keyboard."""
        self._is_map_new = False
        self._map = KeyMap(self._display)
        self._refused.clear()
        self._places.clear()
        self._absent.clear()
        lone: dict[int, int] = {}
        for number, chord in self._chords.items():
            try:
                if chord.is_lone:
                    self._watch_raw()
                    codes = self._map.lone(chord)
                    self._refuse_taken(chord, codes)
                    lone |= dict.fromkeys(codes, number)
                else:
                    self._places[number] = self._map.grab(chord)
            except HotkeyError as exc:
                self._absent[number] = exc
        self._keys.use(self._chords, self._places, lone, self._map.modifier_codes)

    def _watch_raw(self) -> None:
        if not self._sees_raw:
            x11_raw.watch(self._display)
            self._sees_raw = True

    def _refuse_taken(self, chord: Chord, codes: AbstractSet[int]) -> None:
        """A desktop that opens its menu with the Super key has the keyboard from its press on."""
        for code in codes - self._free:
            lone = Grab(code, self._map.with_locks(0))
            is_free = self._take(lone)
            if is_free:
                self._give(lone)
            if not is_free or x11_raw.is_grabbed(self._display, code, lone.masks):
                raise HotkeyError(
                    say("{chord} alone is a key of the desktop or of another program.", chord=chord.said),
                    say("Choose another key, such as RightCtrl, or switch that off in the settings of the desktop."),
                )
            self._free.add(code)

    def _adjust(self) -> None:
        """Grab what is wanted now, and nothing else."""
        self._keys.cancel_wanted = self._cancel_wanted
        wanted = {place: number for number, place in self._places.items() if number != CANCEL or self._cancel_wanted}
        for grab in self._held - wanted.keys():
            self._give(grab)
            self._held.discard(grab)
        # Not tried again at each event, only when it is wanted anew, after a while, or when the layout has changed.
        self._refused &= wanted.keys()
        problems = dict(self._absent)
        for grab, number in wanted.items():
            if grab not in self._held and grab not in self._refused:
                (self._held if self._take(grab) else self._refused).add(grab)
            if grab in self._refused:
                taken = say("{chord} is taken by another program.", chord=self._chords[number].said)
                problems[number] = HotkeyError(taken, choose_another(self._chords[number]))
        if problems and self._retry_at_s is None:
            self._retry_at_s = time.monotonic() + _RETRY_S
        self._tell(problems)

    def _tell(self, problems: dict[int, HotkeyError]) -> None:
        """What is the same as before is told to nobody."""
        before, self._problems = _messages(self._problems), problems
        now = _messages(problems)
        for number in now:
            if before.get(number) != now[number]:
                log.info("%s", now[number])
        before.pop(CANCEL, None)
        now.pop(CANCEL, None)
        if before != now and self._thread.is_alive():
            self._on_event(HotkeyEvent.CHANGED, 0)

    def _take(self, grab: Grab) -> bool:
        """Grab a key under all its masks, or under none of them."""
        refused = CatchError(BadAccess)
        mode = _GRAB_MODE[grab.asks_for_side]
        self._keys.stills |= grab.asks_for_side
        for mask in grab.masks:
            if grab.button:
                self._root.grab_button(
                    grab.button, mask, 0, _BUTTON_EVENTS, mode, X.GrabModeAsync, X.NONE, X.NONE, onerror=refused
                )
            else:
                self._root.grab_key(grab.code, mask, 0, X.GrabModeAsync, mode, onerror=refused)
        self._display.sync()
        if refused.get_error() is None:
            return True
        self._give(grab)
        return False

    def _give(self, grab: Grab) -> None:
        for mask in grab.masks:
            if grab.button:
                self._root.ungrab_button(grab.button, mask)
            else:
                self._root.ungrab_key(grab.code, mask)
        self._display.sync()


_KEY_EVENTS = (X.KeyPress, X.KeyRelease, X.ButtonPress, X.ButtonRelease)


def _code(event: Any) -> int:
    return int(event.detail) + (BUTTON if event.type in (X.ButtonPress, X.ButtonRelease) else 0)


def _messages(problems: Mapping[int, HotkeyError]) -> dict[int, str]:
    return {number: problem.message for number, problem in problems.items()}
