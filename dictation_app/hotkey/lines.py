"""Lines for a desktop's own configuration, with which one of its keys starts and ends dictations by a command.

Works under every Wayland compositor, also where no program may watch the keyboard. Where a compositor tells of the
release, too, the key is held while one speaks; elsewhere one press starts and the next one ends.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.errors import HotkeyError
from dictation_app.hotkey.chord import Chord, family
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dictation_app.settings import HotkeySettings

_DEFAULT = Chord.parse("Ctrl+Alt+Space")
_KEYSYMS = {
    "Space": "space",
    "Backspace": "BackSpace",
    "PageUp": "Prior",
    "PageDown": "Next",
    "ScrollLock": "Scroll_Lock",
}


class Desktop(StrEnum):
    """Those whose configuration is known here."""

    GNOME = "gnome"
    KDE = "kde"
    HYPRLAND = "hyprland"
    SWAY = "sway"
    NIRI = "niri"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLines:
    """What to paste, and where."""

    where: str
    """A sentence."""
    lines: tuple[str, ...]
    note: str = ""
    """What else to know, as a sentence."""


def desktop_here(environ: Mapping[str, str] = os.environ) -> Desktop | None:
    """None where this is no Wayland session: the app watches its keys by itself there."""
    if sys.platform != "linux" or not environ.get("WAYLAND_DISPLAY"):
        return None
    names = environ.get("XDG_CURRENT_DESKTOP", "").lower().split(":")
    if "SWAYSOCK" in environ:
        return Desktop.SWAY
    return next((desktop for desktop in Desktop if desktop.value in names), Desktop.OTHER)


def program() -> str:
    """What a compositor has to start, as a shell reads it."""
    if getattr(sys, "frozen", False):
        return shlex.quote(sys.executable)
    beside = Path(sys.executable).with_name("dictation")
    found = shutil.which("dictation")
    if found is not None and Path(found).parent != beside.parent:
        return "dictation"
    return shlex.quote(str(beside)) if beside.exists() else f"{shlex.quote(sys.executable)} -P -m dictation_app"


def key_lines(desktop: Desktop, keys: HotkeySettings, command: str = "") -> KeyLines:
    """For these keys; one that compositors do not bind, as a modifier alone, is taken for the app's default.

    The keys for text that waits or was just inserted have lines on Sway, Hyprland and niri, which tell of their
    windows: elsewhere nothing ever waits.
    """
    chord = _bindable(keys.chord) or _DEFAULT
    command = command or program()
    match desktop:
        case Desktop.SWAY:
            return _sway(chord, command, _further(keys))
        case Desktop.HYPRLAND:
            return _hyprland(chord, command, _further(keys))
        case Desktop.NIRI:
            return _niri(chord, command, _further(keys))
        case Desktop.GNOME:
            return _gnome(chord, command)
        case Desktop.KDE:
            where = say(
                "System Settings, Keyboard, Shortcuts, Add New, Command or Script: enter this command, then give it a "
                "key."
            )
        case _:
            where = say("Bind a key to this command in the keyboard settings of your desktop.")
    return KeyLines(where=where, lines=(f"{command} toggle",), note=_pressed_twice())


def _further(keys: HotkeySettings) -> dict[str, Chord]:
    """By the word of the command line."""
    chords = {
        "insert-here": keys.insert_here,
        "insert-back": keys.insert_back,
        "undo-insertion": keys.undo_insertion,
        "say-as": keys.say_as,
    }
    return {word: chord for word, text in chords.items() if (chord := _bindable(text)) is not None}


def _bindable(text: str) -> Chord | None:
    try:
        chord = Chord.parse(text)
    except HotkeyError:  # the same is told where it is to be used
        return None
    return None if chord.is_lone else chord


def _pressed_twice() -> str:
    return say("Press the key once to start, and once more to end.")


def _held() -> str:
    return say("Hold the key while you speak. Let go of it before the other keys of the combination.")


def _sway(chord: Chord, command: str, further: Mapping[str, Chord]) -> KeyLines:
    names = {"Ctrl": "Ctrl", "Alt": "Mod1", "Shift": "Shift", "Super": "Mod4"}
    keys = _joined(chord, names)
    return KeyLines(
        where=say(
            "Add these lines to {file}, then run `{command}`.", file="~/.config/sway/config", command="swaymsg reload"
        ),
        lines=(
            f"bindsym --no-repeat {keys} exec {command} start",
            f"bindsym --release {keys} exec {command} stop",
            *(f"bindsym --no-repeat {_joined(key, names)} exec {command} {word}" for word, key in further.items()),
        ),
        note=_held(),
    )


def _hyprland(chord: Chord, command: str, further: Mapping[str, Chord]) -> KeyLines:
    keys = _hyprland_keys(chord)
    return KeyLines(
        where=say("Add these lines to {file}; they count at once.", file="~/.config/hypr/hyprland.conf"),
        lines=(
            f"bind = {keys}, exec, {command} start",
            f"bindr = {keys}, exec, {command} stop",
            *(f"bind = {_hyprland_keys(key)}, exec, {command} {word}" for word, key in further.items()),
        ),
        note=_held(),
    )


def _hyprland_keys(chord: Chord) -> str:
    return f"{' '.join(family(each).upper() for each in chord.modifiers)}, {_keysym(chord)}"


def _niri(chord: Chord, command: str, further: Mapping[str, Chord]) -> KeyLines:
    names = {"Ctrl": "Ctrl", "Alt": "Alt", "Shift": "Shift", "Super": "Super"}

    def line(word: str, key: Chord) -> str:
        words = " ".join(f'"{each}"' for each in (*shlex.split(command), word))
        return f"{_joined(key, names)} repeat=false {{ spawn {words}; }}"

    return KeyLines(
        where=say(
            "Add these lines to the part `binds` of {file}; they count at once.", file="~/.config/niri/config.kdl"
        ),
        lines=tuple(line(word, key) for word, key in {"toggle": chord, **further}.items()),
        note=_pressed_twice(),
    )


def _gnome(chord: Chord, command: str) -> KeyLines:
    modifiers = {"Ctrl": "<Control>", "Alt": "<Alt>", "Shift": "<Shift>", "Super": "<Super>"}
    keys = "".join(modifiers[family(each)] for each in chord.modifiers) + _keysym(chord)
    return KeyLines(
        where=say("Paste these lines into a terminal, or add a custom shortcut in Settings, Keyboard."),
        lines=(
            "s=org.gnome.settings-daemon.plugins.media-keys",
            "p=/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/dictation/",
            "l=$(gsettings get $s custom-keybindings | sed \"s|^@as ||; s|'$p', ||; s|, '$p'||; s|'$p'||\")",
            'gsettings set $s custom-keybindings "$(echo "$l" | sed "s|\\]$|, \'$p\']|; s|^\\[, |[|")"',
            'gsettings set "$s.custom-keybinding:$p" name Dictation',
            f'gsettings set "$s.custom-keybinding:$p" command {shlex.quote(f"{command} toggle")}',
            f"gsettings set \"$s.custom-keybinding:$p\" binding '{keys}'",
        ),
        note=_pressed_twice(),
    )


def _joined(chord: Chord, names: Mapping[str, str]) -> str:
    return "+".join([*(names[family(each)] for each in chord.modifiers), _keysym(chord)])


def _keysym(chord: Chord) -> str:
    return chord.key.lower() if len(chord.key) == 1 else _KEYSYMS.get(chord.key, chord.key)
