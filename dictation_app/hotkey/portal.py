"""The hotkey under Wayland: shortcuts that the desktop's portal grants, with press and release.

The user may give them other keys than the settings have, in a dialog or in the desktop's settings: the settings' keys
are a wish. A grant is no proof either: some desktops never tell of a press, and some of no release, which is known when
a key is pressed twice without one. A modifier key alone cannot be had, and
the key that throws a dictation away is not asked for, as it would be taken from all windows for good.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Any

from dbus_fast import Variant

from dictation_app.errors import HotkeyError, LeftToDesktopError
from dictation_app.hotkey.chord import MOUSE_BUTTONS, family
from dictation_app.hotkey.x11_keymap import KEYSYM_NAMES
from dictation_app.portals import Portal, PortalError, PortalRefusedError
from dictation_app.sentences import say
from dictation_app.values.dictation import HotkeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dictation_app.hotkey import Chord

log = logging.getLogger(__name__)

_PORTAL = "GlobalShortcuts"
_MODIFIERS = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Super": "LOGO"}
_KNOWN_S = 1.0
"""So long the start waits for the portal, which may just be starting itself."""
_NO_REPEAT_S = 1.0
"""A key that repeats by itself does so sooner: after so long its press is a new one, and its release was lost."""

BIND_INSTEAD = say(
    "Bind a key of your desktop to a command: the settings (Hotkeys) and `dictation hotkey-lines` have the lines for "
    "it."
)


class PortalHotkey:
    """Watches chords; see `HotkeyBackend`."""

    can_lend = False

    def __init__(self) -> None:
        self._portal: Portal | None = None
        self._chords: dict[str, tuple[int, Chord]] = {}
        """The desktop's name for a shortcut -> its number, and the key that is wished for."""
        self._refused: dict[int, HotkeyError] = {}
        self._on_event: Callable[[HotkeyEvent, int], None] = lambda _event, _number: None
        self._session = ""
        self._is_there = False
        self._is_known = threading.Event()
        """Set when it is known whether the portal is there."""
        self._down: str | None = None
        self._activated_at_s = 0.0
        self._tells_release: bool | None = None
        """Whether this desktop tells when a key is let go; None = not known yet."""
        self._tapped = ""
        """What was pressed last, where no release is told."""

    def start(
        self,
        chords: Sequence[Chord],
        cancel: Chord | None,  # noqa: ARG002 - it cannot be had for a while only
        on_event: Callable[[HotkeyEvent, int], None],
    ) -> Mapping[int, HotkeyError]:
        """Ask for the chords. What the user answers to the desktop's dialog is told later, by CHANGED."""
        self.stop()
        self._on_event = on_event
        self._tells_release, self._tapped = None, ""
        self._refused = {
            number: HotkeyError(
                say("This desktop grants no modifier key alone, and no button of the mouse."),
                say("Choose a combination such as Ctrl+Alt+Space."),
            )
            for number, chord in enumerate(chords)
            if not _is_grantable(chord)
        }
        self._chords = {_name(number): (number, chord) for number, chord in enumerate(chords) if _is_grantable(chord)}
        if not self._chords:
            return dict(self._refused)
        self._portal = Portal(self._on_signal, self._set_up_again)
        self._is_there, self._is_known = False, threading.Event()
        self._portal.later(self._set_up())
        if self._is_known.wait(_KNOWN_S) and not self._is_there:
            self.stop()
            raise LeftToDesktopError(say("Wayland lets no program watch the keyboard."), BIND_INSTEAD)
        return dict(self._refused)

    def refused(self) -> Mapping[int, HotkeyError]:
        """As `start` returned it, and as it is now."""
        return dict(self._refused)

    def rearm(self) -> None:
        """See `HotkeyBackend`: the desktop keeps its shortcuts; a release may have been lost."""
        if self._portal is not None:
            self._portal.later(self._lose_soon())

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """Do nothing: a shortcut cannot be taken for a while only."""

    def stop(self) -> None:
        """Give the keys back; one that is still down is reported as lost."""
        portal, self._portal = self._portal, None
        if portal is not None:
            portal.close()
            self._let_go(HotkeyEvent.LOST)
        self._session = ""

    # --- on the portal's thread ---------------------------------------------------------------------------------------

    async def _set_up(self) -> None:
        assert self._portal is not None  # noqa: S101  # by `start`
        try:
            await self._portal.connect()
            self._session = await self._portal.open_session(_PORTAL)
        except PortalError:
            self._refuse(say("Wayland lets no program watch the keyboard."))  # `start` may have returned
            return
        else:
            self._is_there = True
        finally:
            self._is_known.set()
        await self._bind()

    async def _set_up_again(self) -> None:
        """Another portal process knows of nothing."""
        self._let_go(HotkeyEvent.LOST)
        if self._portal is None:
            return
        try:
            self._session = await self._portal.open_session(_PORTAL)
        except PortalError:
            self._refuse(say("The desktop's portal was restarted, and grants no keys now."))
            return
        await self._bind()

    async def _bind(self) -> None:
        portal = self._portal
        if portal is None:
            return
        wished = [
            [name, {"description": Variant("s", _description(number)), "preferred_trigger": Variant("s", trigger)}]
            for name, (number, chord) in self._chords.items()
            for trigger in (_trigger(chord),)
        ]
        try:
            granted = await self._ask_for(portal, wished)
            if not granted:
                # WORKAROUND: Plasma 5.27 takes the shortcuts from an option of the session.
                await portal.close_session(self._session)
                self._session = await portal.open_session(_PORTAL, shortcuts=Variant("a(sa{sv})", wished))
                granted = await self._ask_for(portal, wished)
        except PortalRefusedError:
            self._refuse(say("The desktop's question whether Dictation may have its keys was not answered with yes."))
        except PortalError:
            self._refuse(say("The desktop granted no key."))
        else:
            self._take(granted)

    async def _ask_for(self, portal: Portal, wished: list[list[Any]]) -> list[Any]:
        answer = await portal.ask(_PORTAL, "BindShortcuts", "oa(sa{sv})sa{sv}", [self._session, wished, ""], {})
        granted = answer.get("shortcuts")
        return granted if isinstance(granted, list) else []

    def _take(self, granted: list[Any]) -> None:
        names = {name: details for name, details in granted}  # noqa: C416  # pairs come as lists
        for name, (number, chord) in self._chords.items():
            if name in names:
                self._refused.pop(number, None)
            else:
                self._refused[number] = HotkeyError(
                    say("The desktop did not grant {chord}.", chord=chord.said),
                    say("Allow it in the keyboard settings of your desktop, or choose another key."),
                )
        log.info("The desktop granted %d of %d keys", len(names & self._chords.keys()), len(self._chords))
        self._on_event(HotkeyEvent.CHANGED, 0)

    def _refuse(self, why: str) -> None:
        for number, _ in self._chords.values():
            self._refused[number] = LeftToDesktopError(why, BIND_INSTEAD)
        self._on_event(HotkeyEvent.CHANGED, 0)

    def _on_signal(self, interface: str, name: str, arguments: list[Any]) -> None:
        if not arguments or arguments[0] != self._session:
            return
        match interface, name:
            case "GlobalShortcuts", "Activated":
                self._on_activated(arguments[1])
            case "GlobalShortcuts", "Deactivated" if arguments[1] in self._chords:
                self._tells_release = True
                if arguments[1] == self._down:
                    self._let_go()
            case "GlobalShortcuts", "ShortcutsChanged":
                self._take(arguments[1])
            case "Session", "Closed":
                self._let_go(HotkeyEvent.LOST)
                self._refuse(say("The desktop took the hotkey back."))

    def _on_activated(self, name: str) -> None:
        before_s, self._activated_at_s = self._activated_at_s, time.monotonic()
        if name not in self._chords:
            return
        is_repeat = self._activated_at_s - before_s < _NO_REPEAT_S
        if self._tells_release is False:
            if name != self._tapped or not is_repeat:
                self._tap(name)
            return
        if self._down is not None:
            if name != self._down or is_repeat:
                return
            if self._tells_release is None:
                log.info("This desktop tells of no release")
                self._down, self._tells_release = None, False
                self._tap(name)
                return
            self._let_go(HotkeyEvent.LOST)
        self._down = name
        self._on_event(HotkeyEvent.PRESSED, self._chords[name][0])

    def _tap(self, name: str) -> None:
        self._tapped = name
        self._on_event(HotkeyEvent.TAPPED, self._chords[name][0])

    async def _lose_soon(self) -> None:
        self._let_go(HotkeyEvent.LOST)

    def _let_go(self, event: HotkeyEvent = HotkeyEvent.RELEASED) -> None:
        name, self._down = self._down, None
        if name is not None:
            self._on_event(event, self._chords[name][0])


def is_offered() -> bool:
    """Whether this desktop has a portal for keys; asks for none."""

    async def look(portal: Portal) -> None:
        await portal.connect()
        await portal.version(_PORTAL)

    async def nothing() -> None:
        pass

    portal = Portal(lambda _interface, _name, _arguments: None, nothing)
    try:
        portal.run(look(portal))
    except PortalError:
        return False
    finally:
        portal.close()
    return True


def _name(number: int) -> str:
    """Stays the same for ever: the desktop remembers the user's choice by it."""
    return "dictate" if number == 0 else f"dictate-{number + 1}"


def _description(number: int) -> str:
    return say("Dictate") if number == 0 else say("Dictate (key {number})", number=number + 1)


def _is_grantable(chord: Chord) -> bool:
    return not chord.is_lone and chord.key not in MOUSE_BUTTONS


def _trigger(chord: Chord) -> str:
    """As the XDG specification of shortcuts has it: ``CTRL+ALT+space``."""
    key = chord.key.lower() if len(chord.key) == 1 else KEYSYM_NAMES.get(chord.key, chord.key)
    return "+".join([*(_MODIFIERS[family(modifier)] for modifier in chord.modifiers), key])
