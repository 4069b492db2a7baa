"""Whether the hotkey is registered and its press arrives. It is pressed for real, and starts no dictation.

Where the app runs it is the app's own hotkey that is tried: the app counts the press instead of following it. Where it
does not, the key is registered here for a moment.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from dictation_app.doctor.finding import Action, Finding, State
from dictation_app.errors import HotkeyError, NotRunningError, OutputError, UserError
from dictation_app.hotkey import HOTKEYS, Chord, side
from dictation_app.hotkey.chord import MOUSE_BUTTONS
from dictation_app.sentences import say
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.hotkey import HotkeyBackend
    from dictation_app.registry import Registry
    from dictation_app.settings import HotkeySettings

NAME = say("Hotkey")
_OTHERS = say("Further hotkeys")

_SEEN_S = 1.0
_TRIES = 2
"""Menus that are just closing, and windows that are just coming up, hold the keyboard for a moment."""
_LOOK_S = 0.01
_MODIFIERS_S = 2.0


@dataclass(frozen=True, slots=True)
class OtherHotkey:
    """A further key, and why it is not registered."""

    chord: str
    problem: str = ""
    """Empty where it is."""
    hint: str = ""


class KeyTrial(Protocol):
    """A hotkey whose presses are counted, and start nothing."""

    def begin(self) -> str:
        """The key that is registered; it alone may be pressed, as any other would do what it does elsewhere.

        Raise `HotkeyError` where none is, any other `UserError` where it cannot be tried now.
        """
        ...

    @property
    def has_fired(self) -> bool:
        """Whether a press was ever seen before; known since `begin`."""
        ...

    def others(self) -> Sequence[OtherHotkey]:
        """The further keys; known since `begin`, also where that raised `HotkeyError`."""
        ...

    def seen(self) -> tuple[HotkeyEvent, ...]:
        """Since `begin`; raise `UserError` where the trial has ended by itself."""
        ...

    def end(self) -> None:
        """The key does again what it is for."""
        ...


def hotkey(
    chord: str,
    trial: KeyTrial,
    press: Callable[[Chord], str],
    *,
    is_left_to_desktop: bool = False,
    warning: str = "",
    wait_s: float = _SEEN_S,
) -> tuple[Finding, ...]:
    """Register, press, see. `press` answers why the key cannot be pressed here; empty where it was.

    `is_left_to_desktop`: no program gets the key here, and dictation is started by a key of the desktop's instead.
    `warning`: of the way that the user chose by name; it reads real keyboards, on which nobody but he can press.
    """
    try:
        wanted = Chord.parse(chord)
        parsed = Chord.parse(trial.begin())
    except HotkeyError as exc:
        state = State.WARNING if is_left_to_desktop else State.FAILED
        action = Action.NONE if is_left_to_desktop else Action.CHOOSE_HOTKEY
        return (_finding(state, say("not registered"), exc.message, exc.hint, action), *_others(trial.others()))
    except UserError as exc:
        return (_finding(State.NOT_TRIED, say("not tried"), exc.message, exc.hint),)
    if warning:
        trial.end()
        return (_read_directly(parsed, warning, has_fired=trial.has_fired), *_others(trial.others()))
    if is_left_to_desktop:
        trial.end()
        return (_granted(parsed, has_fired=trial.has_fired), *_others(trial.others()))
    return (_tried(trial, parsed, wanted, press, wait_s), *_others(trial.others()))


def _granted(key: Chord, *, has_fired: bool) -> Finding:
    """Under Wayland nobody may press it but the user."""
    if has_fired:
        return _finding(State.OK, say("{key}, granted by the desktop, and seen", key=key.said))
    return _finding(
        State.WARNING,
        say("{key}, granted by the desktop, not seen yet", key=key.said),
        say("Some desktops grant a key and never tell that it is pressed."),
        say(
            "Press it. If nothing happens, bind a key to a command: `dictation hotkey-lines` tells the lines for your "
            "desktop."
        ),
    )


def _read_directly(key: Chord, warning: str, *, has_fired: bool) -> Finding:
    """That it works is no reason to keep quiet about its price."""
    seen = say("{key}, read from the keyboards, and seen", key=key.said)
    not_yet = say("{key}, read from the keyboards, not seen yet", key=key.said)
    step = say(
        "Where the desktop's portal or a key of the desktop will do, run `dictation settings set hotkey.backend auto` "
        "and `sudo gpasswd --delete $USER input`."
    )
    return _finding(State.WARNING, seen if has_fired else not_yet, warning, step)


def not_without_app() -> Finding:
    """Under Wayland the desktop would ask the user about a key that only the check wants."""
    return _finding(
        State.NOT_TRIED,
        say("not tried"),
        say("The app does not run, and only it may ask the desktop for the key."),
        say("Start Dictation, and check again."),
    )


def _tried(trial: KeyTrial, parsed: Chord, wanted: Chord, press: Callable[[Chord], str], wait_s: float) -> Finding:
    try:
        for _ in range(_TRIES):
            trial.seen()  # whether the press would still be counted
            refusal = press(parsed)
            if refusal:
                return _finding(State.OK, say("{key}, registered; not pressed: {why}", key=parsed.said, why=refusal))
            took_ms = _seen_after_ms(trial, wait_s)
            if took_ms is not None and parsed != wanted:
                return _not_taken_over(parsed, wanted)
            if took_ms is not None:
                return _finding(
                    State.OK,
                    say("{key}, registered, pressed and seen within {took_ms} ms", key=parsed.said, took_ms=took_ms),
                )
        half, nothing = (
            say("{key}, registered, pressed, seen only in part", key=parsed.said),
            say("{key}, registered, pressed, not seen", key=parsed.said),
        )
        value = half if trial.seen() else nothing
    finally:
        trial.end()
    return _finding(
        State.FAILED,
        value,
        say("Another program takes all keys at the moment."),
        say("Close menus, screen lockers and virtual machines that hold the keyboard, or choose another key."),
        Action.CHOOSE_HOTKEY,
    )


def _others(keys: Sequence[OtherHotkey]) -> tuple[Finding, ...]:
    """None of them is pressed: that they are registered is enough."""
    if not keys:
        return ()
    refused = next((key for key in keys if key.problem), None)
    named = [say("{key} (not registered)", key=_said(key.chord)) if key.problem else _said(key.chord) for key in keys]
    value = named[0]
    for name in named[1:]:
        value = say("{names}, {name}", names=value, name=name)
    if refused is None:
        return (Finding(name=_OTHERS, state=State.OK, value=say("{keys}, registered", keys=value)),)
    return (
        Finding(
            name=_OTHERS,
            state=State.FAILED,
            value=value,
            cause=refused.problem,
            next_step=refused.hint,
            action=Action.CHOOSE_HOTKEY,
        ),
    )


def _said(chord: str) -> str:
    return Chord.parse(chord).said


def _not_taken_over(parsed: Chord, wanted: Chord) -> Finding:
    return _finding(
        State.WARNING,
        say("{key}, registered, pressed and seen; {wanted} is set", key=parsed.said, wanted=wanted.said),
        say("The app uses the former key."),
        say("Restart Dictation; if it stays so, choose another key."),
        Action.CHOOSE_HOTKEY,
    )


def _seen_after_ms(trial: KeyTrial, wait_s: float) -> int | None:
    """From the press; None: not within the time."""
    pressed_at_s = time.monotonic()  # before it, fingers may have had to leave the keys
    while not {HotkeyEvent.PRESSED, HotkeyEvent.RELEASED} <= set(trial.seen()):
        if time.monotonic() - pressed_at_s > wait_s:
            return None
        time.sleep(_LOOK_S)
    return round((time.monotonic() - pressed_at_s) * 1000)


def _finding(state: State, value: str, cause: str = "", step: str = "", action: Action = Action.NONE) -> Finding:
    return Finding(name=NAME, state=state, value=value, cause=cause, next_step=step, action=action)


class OwnTrial:
    """The key of the settings, registered by this process; for when the app does not run."""

    def __init__(self, settings: HotkeySettings, hotkeys: Registry[HotkeyBackend] = HOTKEYS) -> None:
        self._settings = settings
        self._hotkeys = hotkeys
        self._backend: HotkeyBackend | None = None
        self.has_fired = False
        self._seen: list[HotkeyEvent] = []
        self._others: tuple[OtherHotkey, ...] = ()

    def begin(self) -> str:
        """See `KeyTrial`."""
        settings = self._settings
        is_chosen = settings.backend in self._hotkeys.names()
        refused = HotkeyError(
            say("There is no global hotkey on this system."),
            say("Bind a key to `dictation toggle` in the keyboard settings of your desktop."),
        )
        for name in [settings.backend] if is_chosen else [entry.name for entry in self._hotkeys.usable()]:
            try:
                backend = self._hotkeys.create(name)
                # Without the key that cancels: it is taken only while somebody dictates.
                not_taken = backend.start([Chord.parse(key.chord) for key in settings.keys], None, self._note)
            except UserError as exc:
                refused = HotkeyError(exc.message, exc.hint)
                continue
            problems = [not_taken.get(number) for number in range(1, len(settings.keys))]
            self._others = tuple(
                OtherHotkey(key.chord, *(("", "") if problem is None else (problem.message, problem.hint)))
                for key, problem in zip(settings.others, problems, strict=True)
            )
            if 0 in not_taken:
                backend.stop()
                raise not_taken[0]
            self._backend = backend
            return settings.chord
        raise refused

    def _note(self, event: HotkeyEvent, number: int, _at_s: float | None = None, /) -> None:
        if number == 0:
            self._seen.append(event)

    def others(self) -> Sequence[OtherHotkey]:
        """See `KeyTrial`."""
        return self._others

    def seen(self) -> tuple[HotkeyEvent, ...]:
        """See `KeyTrial`."""
        return tuple(self._seen)

    def end(self) -> None:
        """See `KeyTrial`."""
        backend, self._backend = self._backend, None
        if backend is not None:
            backend.stop()


class AppsTrial:
    """The running app's own hotkey, asked over its socket; see `trials`."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask
        self.has_fired = False
        self._others: tuple[OtherHotkey, ...] = ()

    def others(self) -> Sequence[OtherHotkey]:
        """See `KeyTrial`."""
        return self._others

    def begin(self) -> str:
        """See `KeyTrial`."""
        answer = self._ask("try_hotkey")
        self._others = tuple(OtherHotkey(*map(str, other)) for other in answer["others"])
        self.has_fired = answer.get("has_fired") is True
        if not answer["is_registered"]:
            raise HotkeyError(answer["message"], answer["hint"])
        return str(answer["chord"])

    def seen(self) -> tuple[HotkeyEvent, ...]:
        """See `KeyTrial`."""
        seen = self._ask("tried_hotkey", end=False)
        if seen is None:
            raise UserError(say("The check took too long."), say("Check again when the machine has less to do."))
        return tuple(HotkeyEvent(event) for event in seen)

    def end(self) -> None:
        """See `KeyTrial`."""
        with suppress(NotRunningError):  # it was quit meanwhile
            self._ask("tried_hotkey", end=True)


def press(chord: Chord) -> str:
    """Press and let go the keys as a person does; returns why that is not possible here.

    Raise `UserError` where it is not possible now.
    """
    if sys.platform != "linux":
        return say("no program is asked to press keys on this system.")
    if chord.key in MOUSE_BUTTONS:
        return say("it is a button of the mouse.")
    from dictation_app.hotkey.x11_keymap import KEYSYM_NAMES  # noqa: PLC0415  # a library of this system's only
    from dictation_app.output import OutputBlockedError  # noqa: PLC0415
    from dictation_app.output.held_keys import wait_until_free  # noqa: PLC0415
    from dictation_app.output.x11.keyboard import X11Keyboard  # noqa: PLC0415

    key = chord.key.lower() if len(chord.key) == 1 else KEYSYM_NAMES.get(chord.key, chord.key)
    modifiers = [KEYSYM_NAMES[name] if side(name) else name for name in chord.modifiers]
    try:
        keyboard = X11Keyboard()
    except OutputError as exc:
        return exc.message
    try:
        if not keyboard.can_press(modifiers, key):
            return say("the keyboard layout has no plain key for it.")
        # A person's hand on Ctrl would make another combination of it.
        wait_until_free(keyboard.held_modifiers, _MODIFIERS_S)
        keyboard.press_chord(modifiers, key)
    except OutputBlockedError as exc:
        raise UserError(
            say("A key such as Ctrl or Shift is held down."), say("Let go of it, and check again.")
        ) from exc
    except OutputError as exc:
        return exc.message
    finally:
        keyboard.close()
    return ""
