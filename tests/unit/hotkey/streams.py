"""Random streams of what fingers, desktops and lock screens do to a keyboard, as each system tells it to the app.

A stream drives the back end's own translation and the session behind it. It ends with every key let go; what must hold
then is checked by `end`. The same seed makes the same stream.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dictation_app.hotkey import Chord, evdev_keys
from dictation_app.hotkey.win32_keys import MODIFIER_CODES, HookedKeys, Key, KeyEvent
from dictation_app.hotkey.x11_keys import BUTTON, CANCEL, PressedKeys
from dictation_app.session import CancelCapture, DictationSession, StartCapture, StopCapture
from dictation_app.settings import TextSettings
from dictation_app.values.dictation import HotkeyEvent, KeyMode, PressedKey
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from random import Random

    from dictation_app.session import Action

STEPS = 40
MODES = tuple(KeyMode)


@dataclass(frozen=True, slots=True)
class Raw:
    """``x11_raw.RawKey``, which needs the library of X."""

    code: int
    is_down: bool


@dataclass(frozen=True, slots=True)
class Place:
    """``x11_keymap.Grab`` likewise."""

    code: int
    masks: tuple[int, ...]
    asks_for_side: bool = False
    button: int = 0


class Talk:
    """The session and its clock; checks what a back end has promised."""

    def __init__(self, random: Random, chords: list[str]) -> None:
        self.now_s = 100.0
        self.keys = [
            PressedKey(chord=chord, mode=random.choice(MODES), is_lone=Chord.parse(chord).is_lone) for chord in chords
        ]
        self.session = DictationSession(tap_s=0.4, text_settings=TextSettings())
        self.recording: set[int] = set()
        self.down: int | None = None

    def hear(self, event: HotkeyEvent, number: int) -> None:
        """As `DictationController` does."""
        match event:
            case HotkeyEvent.PRESSED:
                assert self.down is None, "pressed twice"
                self.down = number
                self.do(self.session.key_pressed(self.now_s, self.keys[number]))
            case HotkeyEvent.OTHER_KEY:
                self.session.other_key()
            case HotkeyEvent.CANCEL:
                self.do(self.session.cancel(self.now_s))
            case _:
                assert self.down == number, f"{event} of {number}, and {self.down} is down"
                self.down = None
                ends = {
                    HotkeyEvent.RELEASED: self.session.key_released,
                    HotkeyEvent.MISTAKEN: self.session.key_mistaken,
                    HotkeyEvent.LOST: self.session.key_lost,
                }
                self.do(ends[event](self.now_s))

    def do(self, actions: list[Action]) -> None:
        """As the threads do: what is recorded comes to an end when that is asked for."""
        for action in actions:
            match action:
                case StartCapture(session_id):
                    assert not self.recording, "two microphones"
                    self.recording.add(session_id)
                case StopCapture(session_id):
                    self.recording.discard(session_id)
                    self.do(self.session.capture_ended(session_id, self.now_s))
                case CancelCapture(session_id):
                    self.recording.discard(session_id)

    @property
    def listens(self) -> bool:
        return self.session.state is AppState.LISTENING

    def from_elsewhere(self, random: Random) -> None:
        """The command line, or the tray."""
        now_s = self.now_s
        self.do(random.choice((self.session.start, lambda: self.session.stop(now_s), self.session.cancel))())

    def end(self, tap: Callable[[], None]) -> None:
        """All keys are up: what still goes on was begun by a tap, and the next one ends it."""
        assert self.down is None, "a key that is up counts as held"
        if self.listens:
            recording = self.session._under_way.recording
            assert recording is not None
            assert recording.hands_free, "it is held by no key"
            self.now_s += 5.0
            tap()
        assert not self.listens
        assert not self.recording
        self.do(self.session.forget_discarded())
        assert self.session.state is AppState.IDLE


CHORDS = ["Ctrl+Alt+Space", "F9", "RightCtrl", "LeftAlt", "RightShift+F10", "MouseBack"]
LOST_S = 0.03
"""Of all steps, so many take a release where nobody sees it."""


class WindowsStream:
    """The hooks of Windows, and what gets past them to the windows."""

    FIRST = 0x20
    CODES: ClassVar = {"Space": 0x20, "F9": 0x78, "F10": 0x79, "MouseBack": 0x05, "Escape": 0x1B}
    POOL = (0xA0, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0x5B, 0x20, 0x20, 0x78, 0x78, 0x79, 0x1B, 0x44, 0x05)

    def __init__(self, random: Random) -> None:
        self.random = random
        self.talk = Talk(random, CHORDS)
        self.has_altgr = random.random() < 0.5
        self.fingers: list[int] = []
        """What is physically down, in order."""
        self.windows: set[int] = set()
        """What the windows take for down, as GetAsyncKeyState does."""
        self.unseen: set[int] = set()
        """Keys whose release went to a lock screen."""
        self.keys = HookedKeys(
            on_event=self.talk.hear, is_down=self.windows.__contains__, clock=lambda: self.talk.now_s
        )
        self.locate()

    def locate(self) -> None:
        """Perhaps on another layout, on which F10 is elsewhere."""
        parsed = [Chord.parse(chord) for chord in CHORDS]
        codes = self.CODES | {"F10": self.random.choice((0x79, 0x44))}
        lone = {code: n for n, c in enumerate(parsed) for code, name in MODIFIER_CODES.items() if name == c.key}
        keys = {n: Key(codes[c.key], c) for n, c in enumerate(parsed) if not c.is_lone}
        self.keys.use(keys, lone, Key(codes["Escape"], Chord.parse("Escape")))

    def tell(self, code: int, *, down: bool, is_injected: bool = False) -> None:
        if code == 0xA5 and self.has_altgr:
            self.pass_on(0xA2, down=down, is_taken=self.keys.takes(KeyEvent(0xA2, down, 0x21D)))
        self.pass_on(code, down=down, is_taken=self.keys.takes(KeyEvent(code, down, 0, is_injected)))

    def pass_on(self, code: int, *, down: bool, is_taken: bool) -> None:
        if not is_taken:
            (self.windows.add if down else self.windows.discard)(code)

    def step(self) -> None:
        random, fingers = self.random, self.fingers
        self.talk.now_s += random.choice((0.001, 0.02, 0.1, 0.3, 0.6, 2.0))
        kind = random.random()
        if kind < 0.4:
            code = random.choice(self.POOL)
            if code not in fingers and len(fingers) < 4:
                fingers.append(code)
                self.tell(code, down=True)
        elif kind < 0.7 and fingers:
            self.tell(fingers.pop(random.randrange(len(fingers))), down=False)
        elif kind < 0.8 and fingers and fingers[-1] != 0x05:
            self.tell(fingers[-1], down=True)  # it repeats itself
        elif kind < 0.8 + LOST_S and fingers:
            code = fingers.pop(random.randrange(len(fingers)))
            self.windows.discard(code)  # Windows itself knows
            self.unseen.add(code)
        else:
            self.rare(kind)
        self.follow()

    def rare(self, kind: float) -> None:
        random = self.random
        if kind < 0.90:
            self.keys.check()
        elif kind < 0.92:  # the lock screen, a sleep
            self.keys.lose()
            self.windows.clear()
            self.unseen |= set(self.fingers)
            self.fingers.clear()
        elif kind < 0.94:
            self.locate()
        elif kind < 0.96:
            self.tell(random.choice((0xA2, 0x56)), down=random.random() < 0.5, is_injected=True)
        elif kind < 0.98:
            self.talk.from_elsewhere(random)
        else:
            self.keys.clicked()

    def follow(self) -> None:
        self.keys.cancel_wanted = self.talk.listens

    def end(self) -> None:
        for code in (0xA2, 0x56):  # what programs pressed
            self.tell(code, down=False, is_injected=True)
        for code in self.fingers[::-1]:
            self.tell(code, down=False)
        self.fingers.clear()
        for code in sorted(self.unseen):  # each is pressed once more in the course of the day
            self.tap(code)
        self.keys.check()
        assert not self.keys.is_any_down
        assert not self.windows, "a window takes a key for held"
        self.talk.end(lambda: self.tap(0x78))
        assert not self.windows

    def tap(self, code: int) -> None:
        for down in (True, False):
            self.talk.now_s += 2.0 if down else 0.1
            self.tell(code, down=down)
            self.follow()


class X11Stream:
    """An X server with passive grabs, raw events, and other programs that take the keyboard."""

    MODIFIERS: ClassVar = {
        37: "LeftCtrl",
        105: "RightCtrl",
        64: "LeftAlt",
        108: "RightAlt",
        50: "LeftShift",
        62: "RightShift",
    }
    BITS: ClassVar = {"Ctrl": 4, "Alt": 8, "Shift": 1}
    POOL = (37, 37, 105, 105, 64, 64, 108, 50, 62, 65, 65, 75, 75, 76, 9, 54, BUTTON + 8)
    CODES: ClassVar = {"Space": 65, "F9": 75, "F10": 76, "MouseBack": BUTTON + 8, "Escape": 9}

    def __init__(self, random: Random) -> None:
        self.random = random
        self.talk = Talk(random, CHORDS)
        self.keys = PressedKeys(self, self.talk.hear)
        self.keys.stills = True
        self.fingers: list[int] = []
        self.grab: int | None = None
        """The key whose passive grab is active."""
        self.frozen: int | None = None
        """The press that waits for `let_on`."""
        self.is_locked = False
        self.places: dict[int, Place] = {}
        self.locate()

    def locate(self) -> None:
        parsed = dict(enumerate(map(Chord.parse, CHORDS))) | {CANCEL: Chord.parse("Escape")}
        codes = self.CODES | {"F10": self.random.choice((76, 54))}
        masks = {n: sum(self.BITS[m.removeprefix("Right")] for m in c.modifiers) for n, c in parsed.items()}
        self.places = {
            n: Place(codes[c.key], (masks[n], masks[n] | 2, masks[n] | 16), "RightShift" in c.modifiers)
            for n, c in parsed.items()
            if not c.is_lone
        }
        lone = {code: n for n, c in parsed.items() for code, name in self.MODIFIERS.items() if name == c.key}
        self.keys.use(parsed, self.places, lone, self.MODIFIERS)  # type: ignore[arg-type]  # stands in for `Grab`

    def held(self) -> set[str]:
        return {self.MODIFIERS[code] for code in self.fingers if code in self.MODIFIERS}

    def let_on(self, code: int, at_ms: int, *, replay: bool) -> None:
        self.frozen = None
        if replay and self.grab == code:
            self.grab = None

    def down(self, codes: AbstractSet[int]) -> AbstractSet[int] | None:
        return None if self.random.random() < 0.2 else codes & set(self.fingers)

    def state(self) -> int:
        mods = {name.removeprefix("Left").removeprefix("Right") for name in self.held()}
        return sum(self.BITS[name] for name in mods) | (2 if self.random.random() < 0.2 else 0)

    def press(self, code: int) -> None:
        state = self.state()
        self.fingers.append(code)
        if self.is_locked:
            return
        is_raw_first = self.random.random() < 0.5
        raw = Raw(0 if code >= BUTTON else code, is_down=True)
        if is_raw_first:
            self.keys.see(raw, self.talk.now_s)  # type: ignore[arg-type]  # stands in for `RawKey`
        if self.grab is None or code >= BUTTON:
            places = [p for n, p in self.places.items() if n != CANCEL or self.keys.cancel_wanted]
            hit = next((p for p in places if p.code == code and state in p.masks), None)
            if hit is not None and self.grab is None:
                self.grab = code
                self.frozen = code if hit.asks_for_side else None
            if hit is not None:
                self.keys.press(code, state, 0, self.talk.now_s)
        else:
            self.keys.press(code, state, 0, self.talk.now_s)
        assert self.frozen is None, "the keyboard is left standing still"
        if not is_raw_first:
            self.keys.see(raw, self.talk.now_s)  # type: ignore[arg-type]  # likewise

    def release(self, code: int, *, is_seen: bool = True) -> None:
        self.fingers.remove(code)
        grab, self.grab = self.grab, None if self.grab == code else self.grab
        if self.is_locked or not is_seen:
            return
        if code < BUTTON:
            self.keys.see(Raw(code, is_down=False), self.talk.now_s)  # type: ignore[arg-type]  # likewise
        if grab is not None or code >= BUTTON:
            self.keys.release(code)

    def step(self) -> None:
        random, fingers = self.random, self.fingers
        self.talk.now_s += random.choice((0.001, 0.02, 0.05, 0.1, 0.3, 0.6, 2.0))
        self.keys.tick(self.talk.now_s)
        kind = random.random()
        if kind < 0.4:
            code = random.choice(self.POOL)
            if code not in fingers and len(fingers) < 4:
                self.press(code)
        elif kind < 0.7 and fingers:
            self.release(random.choice(fingers))
        elif kind < 0.78 and self.grab is not None and self.grab < BUTTON:
            self.keys.press(self.grab, self.state(), 0, self.talk.now_s)  # it repeats itself
        elif kind < 0.8 + LOST_S and fingers:
            self.release(random.choice(fingers), is_seen=False)
        elif kind < 0.88 and self.grab is None:
            self.is_locked = not self.is_locked  # or a menu, or a desktop's own key
        elif kind < 0.91:
            self.locate()
        elif kind < 0.94:
            self.talk.from_elsewhere(random)
        elif kind < 0.96:
            self.keys.see(Raw(0, is_down=True), self.talk.now_s)  # type: ignore[arg-type]  # likewise
        self.keys.cancel_wanted = self.talk.listens

    def end(self) -> None:
        for code in list(self.fingers):
            self.release(code)
        self.is_locked = False
        for _ in range(40):
            self.talk.now_s += 0.3
            self.keys.tick(self.talk.now_s)
        assert not self.keys.is_any_down
        self.talk.end(self.tap)

    def tap(self) -> None:
        for _ in range(2):  # a double tap is begun by two, and ended by one
            self.press(75)
            self.talk.now_s += 0.1
            self.release(75)
            self.talk.now_s += 5.0
            if not self.talk.listens:
                return


class EvdevStream:
    """Two keyboards and a mouse of the kernel's; they are plugged and unplugged, and their buffers overflow."""

    CODES = (29, 29, 97, 97, 56, 56, 100, 42, 54, 57, 57, 67, 67, 68, 1, 30)
    POOLS: ClassVar = {"left": CODES, "right": CODES, "mouse": (0x110, 0x113, 0x113)}

    def __init__(self, random: Random) -> None:
        self.random = random
        self.talk = Talk(random, CHORDS)
        keys = {number: evdev_keys.Key.of(Chord.parse(chord)) for number, chord in enumerate(CHORDS)}
        self.keys = evdev_keys.WatchedKeys(keys, evdev_keys.Key.of(Chord.parse("Escape")), self.talk.hear)
        self.fingers: dict[str, list[int]] = {"left": [], "right": [], "mouse": []}
        """What is physically down on what is plugged in."""
        self.overflowed: set[str] = set()
        """Devices of which nothing is told until they are looked at."""

    def tell(self, device: str, code: int, *, is_down: bool) -> None:
        if device not in self.overflowed:
            self.keys.see(device, code, is_down=is_down, now_s=self.talk.now_s)

    def look(self, device: str) -> None:
        self.overflowed.discard(device)
        self.keys.note(device, set(self.fingers[device]), self.talk.now_s)

    def step(self) -> None:
        random = self.random
        self.talk.now_s += random.choice((0.001, 0.02, 0.05, 0.1, 0.3, 0.6, 2.0))
        self.keys.tick(self.talk.now_s)
        kind = random.random()
        if not self.fingers:
            self.fingers["left"] = []
        device = random.choice(tuple(self.fingers))
        fingers = self.fingers[device]
        if kind < 0.42:
            code = random.choice(self.POOLS[device])
            if code not in fingers and len(fingers) < 4:
                fingers.append(code)
                self.tell(device, code, is_down=True)
        elif kind < 0.72 and fingers:
            self.tell(device, fingers.pop(random.randrange(len(fingers))), is_down=False)
        else:
            self.rare(kind, device)
        self.keys.cancel_wanted = self.talk.listens

    def rare(self, kind: float, device: str) -> None:
        random = self.random
        if kind < 0.78:
            self.overflowed.add(device)
        elif kind < 0.86:
            self.look(device)
        elif kind < 0.89:  # unplugged, perhaps with keys down
            del self.fingers[device]
            self.overflowed.discard(device)
            self.keys.forget(device, self.talk.now_s)
        elif kind < 0.93:  # plugged in, perhaps with keys down
            name = random.choice(tuple(self.POOLS))
            self.fingers.setdefault(name, [random.choice(self.POOLS[name])])
            self.look(name)
        elif kind < 0.95:  # a sleep
            for name in self.fingers:
                self.look(name)
        elif kind < 0.98:
            self.talk.from_elsewhere(random)
        else:
            self.keys.turned(self.talk.now_s)

    def end(self) -> None:
        for device, fingers in self.fingers.items():
            self.look(device)
            while fingers:
                self.tell(device, fingers.pop(), is_down=False)
        self.talk.now_s += 1.0
        self.keys.tick(self.talk.now_s)
        assert not self.keys.is_any_down
        assert not self.keys._down()
        self.talk.end(self.tap)

    def tap(self) -> None:
        for _ in range(2):  # a double tap is begun by two, and ended by one
            for is_down in (True, False):
                self.keys.see("left", 67, is_down=is_down, now_s=self.talk.now_s)
                self.talk.now_s += 0.1 if is_down else 5.0
            if not self.talk.listens:
                return
