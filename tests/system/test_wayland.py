"""The app in a Wayland session, without X: a key of the desktop starts and ends it, and the words are in a terminal."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from dictation_app.hotkey import Chord
from dictation_app.hotkey.lines import Desktop as KnownDesktop
from dictation_app.hotkey.lines import key_lines
from dictation_app.values.dictation import DeliveryMethod, DeliveryState
from dictation_app.values.status import AppState
from tests.wayland_display import WaylandDisplay, needs_wayland, virtual_wayland

from .processes import wait_for
from .running_app import App
from .speech import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .desktop import Desktop
    from .speech import Clip

pytestmark = [needs_wayland, pytest.mark.timeout(180)]

KEY = "F9"


@contextmanager
def carried_out(asked: Path, app: App) -> Iterator[None]:
    """Run the commands that the compositor asks for: it is another user here, who cannot reach the app's socket."""
    is_over = threading.Event()

    def follow() -> None:
        done = 0
        while not is_over.wait(0.02):
            lines = asked.read_text().split() if asked.exists() else []
            for command in lines[done:]:
                app.cli(command)
            done = len(lines)

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


@contextmanager
def wayland() -> Iterator[tuple[WaylandDisplay, Path]]:
    """A sway with the lines that the app gives for it; and where the commands end up that it asks for."""
    with virtual_wayland() as display:
        script, asked = display.folder / "dictation", display.folder / "asked"
        script.write_text(f'#!/bin/sh\necho "$1" >> {asked}\n')
        script.chmod(0o755)
        for line in key_lines(KnownDesktop.SWAY, Chord.parse(KEY), str(script)).lines:
            display.run("swaymsg", line)
        yield display, asked


def test_a_key_of_the_desktop_dictates_into_a_terminal(
    new_desktop: Callable[..., Desktop], sentence: Clip, tmp_path: Path
) -> None:
    desktop = new_desktop(tray=False)
    with wayland() as (display, asked):
        display.run("wl-copy", "copied before")
        names = ("WAYLAND_DISPLAY", "SWAYSOCK", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP")
        app = App(desktop, "--background", env={"DISPLAY": ""} | {name: display.env[name] for name in names})
        assert "hotkey-lines" in app.wait_ready().hint
        written = tmp_path / "written"
        display.terminal(written)

        with carried_out(asked, app):
            display.start("wtype", "-P", KEY, "-s", str(int(sentence.seconds * 1000) + 2500), "-p", KEY)
            app.wait_state(AppState.LISTENING, 10)
            app.say(sentence.path)
            app.wait_state(AppState.LISTENING, 1)
            last = app.wait_status(lambda s: s.state is AppState.IDLE and s.last is not None, "the text").last

        assert app.wait_idle().hint == "", "the key works"
        assert last is not None
        assert (last.method, last.delivery) == (DeliveryMethod.PASTE, DeliveryState.DELIVERED), app.report()
        wait_for(lambda: written.read_text(encoding="utf-8") == f"{last.text} ", "the text in the terminal", 3)
        assert "pencils" in words(last.text)
        assert asked.read_text().split() == ["start", "stop"]
        wait_for(lambda: display.run("wl-paste", "-n") == b"copied before", "what was copied before", 5)
        display.run("wl-copy", "--clear")  # else the app leaves it to a program that stays
        app.stop()
