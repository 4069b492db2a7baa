"""Lines for desktops' configurations: what they say, and that a shell and a desktop understand them."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from dictation_app.hotkey.lines import Desktop, desktop_here, key_lines, program
from dictation_app.settings import HotkeySettings

NO_FURTHER = {"insert_here": "", "insert_back": "", "undo_insertion": "", "say_as": ""}


def keys(chord: str) -> HotkeySettings:
    return HotkeySettings(chord=chord, **NO_FURTHER)  # type: ignore[arg-type]


KEY = keys("Ctrl+Alt+F9")


@pytest.mark.parametrize(
    ("desktop", "expected"),
    [
        (
            Desktop.SWAY,
            (
                "bindsym --no-repeat Ctrl+Mod1+F9 exec dictation start",
                "bindsym --release Ctrl+Mod1+F9 exec dictation stop",
            ),
        ),
        (
            Desktop.HYPRLAND,
            ("bind = CTRL ALT, F9, exec, dictation start", "bindr = CTRL ALT, F9, exec, dictation stop"),
        ),
        (Desktop.NIRI, ('Ctrl+Alt+F9 repeat=false { spawn "dictation" "toggle"; }',)),
        (Desktop.KDE, ("dictation toggle",)),
        (Desktop.OTHER, ("dictation toggle",)),
    ],
)
def test_each_desktop_has_its_own(desktop: Desktop, expected: tuple[str, ...]) -> None:
    found = key_lines(desktop, KEY, "dictation")
    assert found.lines == expected
    assert found.where.endswith(".")
    assert found.note.endswith(".")


@pytest.mark.parametrize(
    ("desktop", "expected"),
    [
        (Desktop.SWAY, "bindsym --no-repeat Ctrl+Mod1+Shift+Return exec dictation insert-back"),
        (Desktop.HYPRLAND, "bind = CTRL ALT SHIFT, Return, exec, dictation insert-back"),
        (Desktop.NIRI, 'Ctrl+Alt+Shift+Return repeat=false { spawn "dictation" "insert-back"; }'),
    ],
)
def test_keys_for_text_that_waits_or_was_inserted_have_lines_where_windows_are_known(
    desktop: Desktop, expected: str
) -> None:
    lines = key_lines(desktop, HotkeySettings(insert_here="RightCtrl"), "dictation").lines
    assert expected in lines
    words = [line for line in lines if any(word in line for word in ("undo-insertion", "say-as"))]
    assert len(words) == 2
    assert not any("insert-here" in line for line in lines), "a modifier alone cannot be bound"


def test_sides_and_letters_are_written_as_desktops_know_them() -> None:
    assert "Mod4+Shift+d " in key_lines(Desktop.SWAY, keys("RightSuper+Shift+D"), "x").lines[0].replace(
        "Shift+Mod4", "Mod4+Shift"
    )
    assert "space" in key_lines(Desktop.HYPRLAND, keys("Ctrl+Space"), "x").lines[0]


def test_a_modifier_alone_becomes_the_default_key() -> None:
    assert "Ctrl+Mod1+space" in key_lines(Desktop.SWAY, keys("RightCtrl"), "x").lines[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@as []", "['PATH']"),
        ("['/other/']", "['/other/', 'PATH']"),
        ("['PATH']", "['PATH']"),
        ("['PATH', '/other/']", "['/other/', 'PATH']"),
        ("['/other/', 'PATH', '/third/']", "['/other/', '/third/', 'PATH']"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="lines for a shell")
def test_gnomes_own_shortcuts_stay(before: str, after: str, tmp_path: Path) -> None:
    path = "/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/dictation/"
    said = tmp_path / "said"
    stand_in = tmp_path / "gsettings"
    before, after = before.replace("PATH", path), after.replace("PATH", path)
    stand_in.write_text(f'#!/bin/sh\n[ "$1" = get ] && echo "{before}" || printf "%s|" "$@" >> {said}\n')
    stand_in.chmod(0o755)

    lines = key_lines(Desktop.GNOME, KEY, "/a b/dictation").lines
    subprocess.run(["sh", "-ec", "\n".join(lines)], env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=True)

    told = said.read_text()
    assert f"|custom-keybindings|{after}|" in told
    assert "|command|/a b/dictation toggle|" in told
    assert "|binding|<Control><Alt>F9|" in told


def test_the_desktop_is_found_by_what_the_session_says() -> None:
    wayland = {"WAYLAND_DISPLAY": "wayland-0"}
    assert desktop_here({}) is None
    if sys.platform == "linux":
        assert desktop_here(wayland) is Desktop.OTHER
        assert desktop_here(wayland | {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}) is Desktop.GNOME
        assert desktop_here(wayland | {"XDG_CURRENT_DESKTOP": "Hyprland"}) is Desktop.HYPRLAND
        assert desktop_here(wayland | {"SWAYSOCK": "/run/sway"}) is Desktop.SWAY


def test_the_program_it_starts_is_there() -> None:
    first = shlex.split(program())[0]
    assert first == "dictation" or Path(first).exists()
