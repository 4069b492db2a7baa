"""PressedKeys: what the events of X mean for the keys of the app. Pure; what it has to ask the server is a `Server`.

While a chord's key is down X sends every key to us, so Esc arrives without a grab of its own. X tells no sides of
modifiers: they are looked up at the press, while the server holds the keyboard still, and where it is the other side
the window gets the key after all. A button of the mouse is a key whose code is `BUTTON` and its number.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from dictation_app.hotkey.lone import LoneModifiers
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from dictation_app.hotkey.chord import Chord
    from dictation_app.hotkey.x11_keymap import Grab
    from dictation_app.hotkey.x11_raw import RawKey

log = logging.getLogger(__name__)

CANCEL = -1
"""Stands for the cancel key beside the numbers of the chords."""
BUTTON = 0x100
"""Codes of keys are smaller."""
CHECK_S = 0.25
"""While a key is down: how often to look whether it really still is."""

_ALONE_S = 0.04
"""A modifier key alone for so long is a person's: programs that press combinations, this one too, are quicker."""
_MODIFIER_BITS = 0xFF


class Server(Protocol):
    """What is asked of the X server."""

    def held(self) -> set[str]:
        """The modifiers, with their sides, that are down."""
        ...

    def let_on(self, code: int, at_ms: int, *, replay: bool) -> None:
        """Hold keyboard and mouse still no longer; `replay`: the window gets the press after all."""
        ...

    def down(self, codes: AbstractSet[int]) -> AbstractSet[int] | None:
        """Which of them are down; None = not to be known now, as word of keys is on its way."""
        ...


class PressedKeys:
    """Owned by the thread of the connection. Times are `time.monotonic()` seconds."""

    def __init__(self, server: Server, on_event: Callable[[HotkeyEvent, int], None]) -> None:
        self._server = server
        self._on_event = on_event
        self._lone = LoneModifiers(on_event, wait_s=_ALONE_S)
        self._chords: Mapping[int, Chord] = {}
        self._places: Mapping[int, Grab] = {}
        self._modifier_codes: Mapping[int, str] = {}
        self.cancel_wanted = False
        self.stills = False
        """Whether any grab so far let the server hold keyboard and mouse still."""
        self._down: dict[int, int] = {}
        """Code -> the number of what its press was reported as."""
        self._cancelled_with: int | None = None
        """The key that threw away what a lone modifier dictates, and is still down."""
        self._check_at_s = 0.0

    def use(
        self,
        chords: Mapping[int, Chord],
        places: Mapping[int, Grab],
        lone: Mapping[int, int],
        modifier_codes: Mapping[int, str],
    ) -> None:
        """Where the keys are on the present key map; `lone`: which codes are modifier keys that stand alone."""
        self._chords, self._places, self._modifier_codes = chords, places, modifier_codes
        self._lone.watch(lone)

    @property
    def is_any_down(self) -> bool:
        """Whether a key is down whose release is waited for."""
        return bool(self._down) or self._lone.code is not None

    def is_down(self, code: int) -> bool:
        """Whether its press was reported."""
        return code in self._down

    def due_s(self) -> float | None:
        """When `tick` is to be called; None = nothing waits."""
        check_at_s = self._check_at_s if self.is_any_down else None
        return min((at_s for at_s in (self._lone.due_s, check_at_s) if at_s is not None), default=None)

    def press(self, code: int, state: int, at_ms: int, now_s: float) -> None:
        """A key that is grabbed went down, or any key while one is."""
        number = self._meant(code, state, at_ms)
        if code in self._down or number is None:
            return
        self._lone.interrupt(now_s)
        self._down[code] = number
        self._check_at_s = now_s + CHECK_S
        self._on_event(*((HotkeyEvent.CANCEL, 0) if number == CANCEL else (HotkeyEvent.PRESSED, number)))

    def release(self, code: int) -> None:
        """It went up, and does not only repeat itself."""
        self._end(code, HotkeyEvent.RELEASED)

    def _end(self, code: int, event: HotkeyEvent) -> None:
        number = self._down.pop(code, CANCEL)
        if number != CANCEL:
            self._on_event(event, number)

    def _meant(self, code: int, state: int, at_ms: int) -> int | None:
        """The number of what a press is; what is none goes back to the window where the server still holds it."""
        hits = [
            number
            for number, place in self._places.items()
            if place.code == code and state & _MODIFIER_BITS in place.masks
        ]
        held = self._server.held() if any(self._places[number].asks_for_side for number in hits) else set()
        number = next((n for n in hits if not self._places[n].asks_for_side or self._chords[n].fits(held)), None)
        meant = self._in_its_turn(code, number)
        if self.stills:
            # Also where nothing is meant, or the grab was given back since: the keyboard is never left standing still.
            self._server.let_on(code, at_ms, replay=meant is None and not self._down)
        return meant

    def _in_its_turn(self, code: int, number: int | None) -> int | None:
        """What a press that stands for `number` is, beside what is down already."""
        # While Esc is held it brings every key here, also the chord's key alone.
        is_held = any(down != CANCEL for down in self._down.values())
        if number not in (None, CANCEL):
            return None if is_held else number
        cancel = self._places.get(CANCEL)
        is_cancel = cancel is not None and code == cancel.code
        return CANCEL if is_cancel and (is_held or self.cancel_wanted) else None

    def see(self, raw: RawKey, now_s: float) -> None:
        """A key of whatever window, or a button."""
        cancel = self._places.get(CANCEL)
        if not raw.is_down:
            self._lone.release(raw.code, now_s)
            if raw.code == self._cancelled_with:
                self._cancelled_with = None
        elif self._lone.is_told and cancel is not None and raw.code == cancel.code:
            # With a modifier held the grab of the cancel key is another combination.
            if self._cancelled_with is None:
                self._cancelled_with = raw.code
                self._on_event(HotkeyEvent.CANCEL, 0)
        else:
            is_alone = self._lone.has(raw.code) and not self._down and self._is_alone(raw.code)
            self._lone.press(raw.code, now_s, is_alone=is_alone)
            self._check_at_s = now_s + CHECK_S

    def _is_alone(self, code: int) -> bool:
        return not self._server.held() - {self._modifier_codes[code]}

    def tick(self, now_s: float) -> None:
        """Time has passed."""
        self._lone.tick(now_s)
        if self.is_any_down and now_s >= self._check_at_s:
            self.check(now_s)

    def check(self, now_s: float) -> None:
        """Make up for a release that never came (another program's grab, a keyboard unplugged, a sleep)."""
        self._check_at_s = now_s + CHECK_S
        lone = self._lone.code
        watched = {*self._down, *(code for code in (lone, self._cancelled_with) if code is not None)}
        down = self._server.down(watched) if watched else None
        if down is None:
            return
        for code in watched - down:
            log.info("A key was let go without word of it.")
            if code == self._cancelled_with:
                self._cancelled_with = None
            if code == lone:
                self._lone.lose()
            self._end(code, HotkeyEvent.LOST)

    def lose(self) -> None:
        """Nobody sees any more when what is down is let go."""
        self._lone.lose()
        self._cancelled_with = None
        for code in list(self._down):
            self._end(code, HotkeyEvent.LOST)
