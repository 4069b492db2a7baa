"""The hotkey on macOS: Carbon's hot keys for combinations, which need no permission and swallow the key; modifier keys
alone by their changes; side buttons of the mouse by an event tap, which needs the permission to control the computer.

Everything, also what macOS tells, is on the main thread. Nobody without a permission is told of other keys, but anybody
may ask how long ago one was pressed: by that a modifier key alone is told from a combination.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Protocol

from dictation_app.errors import HotkeyError
from dictation_app.hotkey.chord import MOUSE_BUTTONS, SIDES, Chord, family, said, side
from dictation_app.hotkey.lone import LoneModifiers
from dictation_app.sentences import say
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

MODIFIER_CODES = {
    55: "LeftSuper", 54: "RightSuper", 56: "LeftShift", 60: "RightShift", 58: "LeftAlt", 61: "RightAlt",
    59: "LeftCtrl", 62: "RightCtrl",
}  # fmt: skip
"""Key code -> modifier; Super is the command key, Alt the option key."""
CARBON_MODIFIERS = {"Super": 0x0100, "Shift": 0x0200, "Alt": 0x0800, "Ctrl": 0x1000}
BUTTONS = {"MouseBack": 3, "MouseForward": 4}
"""As macOS counts them."""

_KEY_CODES = {
    **dict(zip("ASDFHGZXCV", range(10), strict=True)),
    **dict(zip("BQWERYT", range(11, 18), strict=True)),
    "1": 18, "2": 19, "3": 20, "4": 21, "6": 22, "5": 23, "9": 25, "7": 26, "8": 28, "0": 29,
    "O": 31, "U": 32, "I": 34, "P": 35, "L": 37, "J": 38, "K": 40, "N": 45, "M": 46,
    "Return": 36, "Tab": 48, "Space": 49, "Backspace": 51, "Escape": 53, "Insert": 114, "Home": 115, "PageUp": 116,
    "Delete": 117, "End": 119, "PageDown": 121, "Left": 123, "Right": 124, "Down": 125, "Up": 126,
    "F1": 122, "F2": 120, "F3": 99, "F4": 118, "F5": 96, "F6": 97, "F7": 98, "F8": 100, "F9": 101, "F10": 109,
    "F11": 103, "F12": 111, "F13": 105, "F14": 107, "F15": 113, "F16": 106, "F17": 64, "F18": 79, "F19": 80, "F20": 90,
}  # fmt: skip
"""Places on the keyboard: letters are where a US keyboard has them, whatever the layout."""

_ALONE_S = 0.04
"""A modifier key alone for so long is a person's: programs that press combinations are quicker."""
_TICK_S = 0.05
_FIRST_CANCEL = 1000
"""Numbers of the combinations with which the cancel key is registered follow it; those of the chords are smaller."""


class System(Protocol):
    """What is asked of macOS (`macos_system`); all of it on the main thread."""

    def listen(self, on_hotkey: Callable[[int, bool], None]) -> None:
        """Tell of registered keys: their number, and whether it went down."""
        ...

    def register(self, number: int, code: int, modifiers: int) -> bool:
        """Whether macOS grants it."""
        ...

    def unregister(self, number: int) -> None:
        """Give it back."""
        ...

    def watch_modifiers(self, on_modifier: Callable[[int, bool], None]) -> None:
        """Tell of modifier keys: code, and whether it went down."""
        ...

    def watch_buttons(self, numbers: Iterable[int], on_button: Callable[[int, bool], bool]) -> bool:
        """Tell of these buttons, and keep what is answered by True from other programs.

        False where the permission is missing.
        """
        ...

    def rearm(self) -> None:
        """Switch on again what macOS has switched off."""
        ...

    def every(self, seconds: float, call: Callable[[], None]) -> None:
        """Call again and again, until `every` is called with 0."""
        ...

    def is_down(self, code: int) -> bool:
        """By the hardware's word."""
        ...

    def is_button_down(self, number: int) -> bool:
        """Likewise."""
        ...

    def quiet_s(self) -> float:
        """How long ago a key, no modifier, or a button was pressed, or the wheel turned."""
        ...

    def end(self) -> None:
        """Give all back, and tell of nothing more."""
        ...


class MacHotkey:
    """Watches chords; see `HotkeyBackend`."""

    can_lend = True

    def __init__(self, system: System | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """`system` stands in for macOS."""
        self._system: Any = system
        self._clock = clock
        self._chords: tuple[Chord, ...] = ()
        self._cancel: Chord | None = None
        self._on_event: Callable[[HotkeyEvent, int], None] = lambda _event, _number: None
        self._refused: dict[int, HotkeyError] = {}
        self._down: int | None = None
        """The number of the chord that is down."""
        self._is_hardware = False
        """Whether the hardware has it for down, or had: what programs press, it never does."""
        self._lone = LoneModifiers(self._tell, wait_s=_ALONE_S)
        self._lone_at_s = 0.0
        """When a modifier key alone went down or up last."""
        self._cancels: list[int] = []
        """Under which numbers the cancel key is registered now."""
        self._ticks = False

    def start(
        self, chords: Sequence[Chord], cancel: Chord | None, on_event: Callable[[HotkeyEvent, int], None]
    ) -> Mapping[int, HotkeyError]:
        """Register; what macOS does not grant is refused."""
        self.stop()
        if self._system is None:
            from dictation_app.hotkey.macos_system import MacSystem  # noqa: PLC0415  # libraries of this system only

            self._system = MacSystem()
        self._chords, self._cancel, self._on_event = tuple(chords), cancel, on_event
        self._system.listen(self._on_hotkey)
        lone: dict[int, int] = {}
        for number, chord in enumerate(self._chords):
            if chord.is_lone:
                lone |= dict.fromkeys(_lone_codes(chord), number)
        self._lone.watch(lone)
        if lone:
            self._system.watch_modifiers(self._on_modifier)
        self._refused = self._register(range(len(self._chords)))
        return self.refused()

    def refused(self) -> Mapping[int, HotkeyError]:
        """What macOS did not grant."""
        return dict(self._refused)

    def rearm(self) -> None:
        """See what is still down, and ask again for what was not granted."""
        if self._system is None:
            return
        self._system.rearm()
        self._is_hardware = True  # nobody holds anything through a sleep
        self._look()
        before = self._refused
        self._refused = self._register(sorted(before))
        if before.keys() != self._refused.keys():
            self._on_event(HotkeyEvent.CHANGED, 0)

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Take the cancel key from other windows, alone and with the modifiers of each chord, or leave it to them."""
        if on == bool(self._cancels) or self._cancel is None or self._system is None:
            return
        for number in self._cancels:
            self._system.unregister(number)
        self._cancels.clear()
        code = _KEY_CODES.get(self._cancel.key)
        if not on or code is None:
            return
        held = [self._cancel.modifiers, *((c.key,) if c.is_lone else c.modifiers for c in self._chords)]
        for number, mask in enumerate(sorted({_mask(names) for names in held}), _FIRST_CANCEL):
            if self._system.register(number, code, mask):
                self._cancels.append(number)

    def stop(self) -> None:
        """Give the keys back; one still down is reported as lost."""
        if self._system is not None:
            self._system.every(0, self._look)
            self._system.end()
        self._ticks = False
        self._cancels.clear()
        self._lone.lose()
        self._end(HotkeyEvent.LOST)
        self._chords, self._refused = (), {}

    def _register(self, numbers: Iterable[int]) -> dict[int, HotkeyError]:
        refused: dict[int, HotkeyError] = {}
        buttons = {BUTTONS[chord.key]: number for number, chord in enumerate(self._chords) if chord.key in BUTTONS}
        for number in numbers:
            chord = self._chords[number]
            code = _KEY_CODES.get(chord.key)
            if chord.is_lone:
                continue
            if chord.key in MOUSE_BUTTONS:
                if not self._system.watch_buttons(sorted(buttons), self._on_button):
                    refused[number] = HotkeyError(
                        say("macOS does not let Dictation take the buttons of the mouse."),
                        say("Allow it in System Settings, Privacy & Security, Accessibility, and try again."),
                    )
            elif code is None:
                refused[number] = HotkeyError(
                    say("A Mac keyboard has no key '{key}' for {chord}.", key=said(chord.key), chord=chord.said),
                    say("Choose another key, such as {chord}.", chord="Ctrl+Alt+Space"),
                )
            elif not self._system.register(number, code, _mask(chord.modifiers)):
                refused[number] = HotkeyError(
                    say("{chord} is taken by macOS or another program.", chord=chord.said),
                    say("Choose another key, such as {chord}.", chord="Ctrl+Alt+Space"),
                )
        return refused

    # --- What macOS tells ---

    def _on_hotkey(self, number: int, is_down: bool) -> None:  # noqa: FBT001  # what is told
        if number >= _FIRST_CANCEL:
            if is_down:
                self._on_event(HotkeyEvent.CANCEL, 0)
        elif is_down:
            self._press(number)
        elif number == self._down:
            self._end(HotkeyEvent.RELEASED)

    def _on_button(self, button: int, is_down: bool) -> bool:  # noqa: FBT001  # what is told
        hits = [n for n, chord in enumerate(self._chords) if BUTTONS.get(chord.key) == button]
        if is_down:
            for number in hits:
                self._press(number)
            return self._down in hits
        was_ours = self._down in hits
        if was_ours:
            self._end(HotkeyEvent.RELEASED)
        return was_ours

    def _press(self, number: int) -> None:
        chord = self._chords[number]
        # Carbon has looked at the modifiers, of which it knows no sides; a quick hand may have let them go since.
        is_open = chord.key in BUTTONS or any(map(side, chord.modifiers))
        if self._down is not None or (is_open and not chord.fits(self._held())):
            return  # it repeats itself, or it is another combination
        self._lone.interrupt(self._clock())
        self._down, self._is_hardware = number, self._is_key_down(chord.key)
        self._on_event(HotkeyEvent.PRESSED, number)
        self._tick_on()

    def _end(self, event: HotkeyEvent) -> None:
        number, self._down = self._down, None
        if number is not None:
            self._on_event(event, number)

    def _on_modifier(self, code: int, is_down: bool) -> None:  # noqa: FBT001  # what is told
        self._part()
        now_s = self._clock()
        if is_down:
            is_alone = self._down is None and not self._held() - {MODIFIER_CODES.get(code, "")}
            self._lone.press(code, now_s, is_alone=is_alone)
        else:
            self._lone.release(code, now_s)
        self._lone_at_s = now_s
        self._tick_on()

    def _tell(self, event: HotkeyEvent, number: int) -> None:
        self._on_event(event, number)

    def _part(self) -> None:
        """Note that another key was pressed since a modifier key went down or up."""
        now_s = self._clock()
        if self._system.quiet_s() < now_s - self._lone_at_s:
            self._lone.interrupt(now_s)

    # --- While something is down ---

    def _tick_on(self) -> None:
        wanted = self._down is not None or self._lone.code is not None
        if wanted != self._ticks:
            self._ticks = wanted
            self._system.every(_TICK_S if wanted else 0, self._look)

    def _look(self) -> None:
        """Whether what is down still is, and alone."""
        self._part()
        lone = self._lone.code
        if lone is not None and not self._system.is_down(lone):
            self._lone.lose()
        self._lone.tick(self._clock())
        is_down = self._down is not None and self._is_key_down(self._chords[self._down].key)
        if self._is_hardware and not is_down:
            self._end(HotkeyEvent.LOST)
        self._is_hardware |= is_down
        self._tick_on()

    def _is_key_down(self, key: str) -> bool:
        if key in BUTTONS:
            return bool(self._system.is_button_down(BUTTONS[key]))
        return bool(self._system.is_down(_KEY_CODES[key]))

    def _held(self) -> set[str]:
        return {name for code, name in MODIFIER_CODES.items() if self._system.is_down(code)}


def _lone_codes(chord: Chord) -> list[int]:
    names = {chord.key} if side(chord.key) else {f"{one}{chord.key}" for one in SIDES}
    return [code for code, name in MODIFIER_CODES.items() if name in names]


def _mask(modifiers: Iterable[str]) -> int:
    mask = 0
    for name in modifiers:
        mask |= CARBON_MODIFIERS[family(name)]
    return mask
