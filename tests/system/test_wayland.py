"""The app in a Wayland session, without X: a key of the desktop starts and ends it, and the words are in a terminal.

They are in no other window than the one they were said in, and can be taken out again where the field can be read.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from dictation_app.hotkey.lines import Desktop as KnownDesktop
from dictation_app.hotkey.lines import key_lines
from dictation_app.settings import HotkeySettings
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, Hold
from dictation_app.values.status import AppState
from tests.wayland_display import WaylandDisplay, needs_wayland, virtual_wayland

from .accessible import ENV
from .processes import wait_for
from .running_app import App
from .speech import words
from .targets import QtProgram

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.values.dictation import LastDictation

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
        for line in key_lines(KnownDesktop.SWAY, HotkeySettings(chord=KEY), str(script)).lines:
            display.run("swaymsg", line)
        yield display, asked


WAYLAND = ("WAYLAND_DISPLAY", "SWAYSOCK", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP")


@dataclass
class Session:
    """A Wayland session with a terminal, an editor whose text is known to screen readers, and the app."""

    display: WaylandDisplay
    app: App
    editor: QtProgram
    written: Path
    """What the terminal gets."""

    TERMINAL, EDITOR = "foot", "Notes"

    def terminal_text(self) -> str:
        return self.written.read_text(encoding="utf-8")

    def focus(self, title: str) -> None:
        """Go there. A Qt program that hears of coming and going at once tells screen readers of the going only."""
        self.display.focus(title)
        wait_for(lambda: self.editor.is_active() == (title == self.EDITOR), f"the focus on {title}")

    def dictate(self, clip: Clip, *, go_to: str = "") -> LastDictation:
        """By the command that a key of the desktop runs; be elsewhere at the end."""
        assert self.app.cli("start").code == 0
        self.app.wait_state(AppState.LISTENING, 10)
        self.app.say(clip.path)
        if go_to:
            self.focus(go_to)
        assert self.app.cli("stop").code == 0
        last = self.app.wait_status(lambda s: s.state is AppState.IDLE and s.last is not None, "the text").last
        assert last is not None
        return last


@pytest.fixture
def session(new_desktop: Callable[..., Desktop], tmp_path: Path) -> Iterator[Session]:
    desktop = new_desktop(tray=False)
    desktop.env.update(ENV)
    # As desktops do when one logs in.
    ask = ("dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
    desktop.run(*ask)
    with wayland() as (display, _):
        env = {"DISPLAY": ""} | {name: display.env[name] for name in WAYLAND}
        app = App(desktop, "--background", env=env)
        app.wait_ready()
        editor = QtProgram(desktop, Session.EDITOR, env | {"QT_QPA_PLATFORM": "wayland"})
        made = Session(display, app, editor, tmp_path / "written")
        made.focus(Session.EDITOR)
        display.terminal(made.written)
        made.focus(Session.TERMINAL)
        yield made
        editor.close()
        display.run("wl-copy", "--clear")
        app.stop()


def test_text_waits_where_another_window_came_to_the_front_and_goes_back(session: Session, sentence: Clip) -> None:
    display, app, editor = session.display, session.app, session.editor
    session.focus(session.TERMINAL)

    last = session.dictate(sentence, go_to=session.EDITOR)

    assert (last.delivery, last.target) == (DeliveryState.NOT_DELIVERED, "foot"), app.report()
    app.wait_status(lambda s: s.held is Hold.MOVED, "text that waits")
    time.sleep(0.5)
    assert (session.terminal_text(), editor.text()) == ("", "")
    assert app.cli("insert-back").code == 0
    wait_for(lambda: "pencils" in session.terminal_text(), lambda: f"the text in the terminal\n{app.report()}")
    assert display.focused == "foot"
    assert editor.text() == ""
    app.wait_status(lambda s: not s.held, "nothing that waits")
    assert app.cli("insert-back").code != 0

    session.dictate(sentence, go_to=session.EDITOR)
    app.wait_status(lambda s: s.held is Hold.MOVED, "text that waits")
    before = session.terminal_text()
    assert app.cli("insert-here").code == 0
    wait_for(lambda: "pencils" in editor.text(), lambda: f"the text in the editor\n{app.report()}")
    assert session.terminal_text() == before


def test_the_last_insertion_is_taken_out_of_an_editor_and_put_in_again(session: Session, sentence: Clip) -> None:
    display, app, editor = session.display, session.app, session.editor
    session.focus(session.EDITOR)
    session.dictate(sentence)
    wait_for(lambda: "pencils" in editor.text(), lambda: f"the text\n{app.report()}")
    first = editor.text()
    session.dictate(sentence)
    wait_for(lambda: editor.text().count("pencils") == 2, lambda: f"both\n{app.report()}")
    for number in (3, 4):
        assert app.cli("undo-insertion").code == 0
        wait_for(lambda: editor.text() == first, lambda: f"the first alone: {editor.text()!r}\n{app.report()}")
        assert app.cli("undo-insertion").code == 0
        wait_for(lambda: editor.text().count("pencils") == 2, lambda: f"both again\n{app.report()}")
        wait_for(lambda: app.log().count("Dictation finished") == number, "the end of that")  # noqa: B023
    display.run("wtype", "-s", "100", "d")
    wait_for(lambda: editor.text().endswith("d"), "what the user typed")
    text = editor.text()
    assert app.cli("undo-insertion").code == 0
    time.sleep(1.5)
    assert editor.text() == text
    display.run("wtype", "-s", "100", "f")
    wait_for(lambda: editor.text() == f"{text}f", "the caret to be where it was")


def test_nothing_is_taken_out_of_a_terminal_which_does_not_tell_what_stands_in_it(
    session: Session, sentence: Clip
) -> None:
    session.focus(session.TERMINAL)
    session.dictate(sentence)
    wait_for(lambda: "pencils" in session.terminal_text(), "the text in the terminal")
    text = session.terminal_text()
    assert session.app.cli("undo-insertion").code == 0
    time.sleep(1.5)
    assert session.terminal_text() == text


def test_in_a_window_with_a_title_that_the_user_names_nothing_is_recorded(session: Session) -> None:
    app = session.app
    assert app.cli("settings", "set", "zones.titles", session.EDITOR).code == 0
    session.focus(session.EDITOR)
    refused = app.cli("start")
    assert refused.code != 0
    assert "nothing is recorded" in refused.err
    session.focus(session.TERMINAL)
    assert app.cli("start").code == 0
    app.wait_state(AppState.LISTENING, 10)
    session.focus(session.EDITOR)
    app.wait_idle()


def test_a_key_of_the_desktop_dictates_into_a_terminal(
    new_desktop: Callable[..., Desktop], sentence: Clip, tmp_path: Path
) -> None:
    desktop = new_desktop(tray=False)
    with wayland() as (display, asked):
        display.run("wl-copy", "copied before")
        app = App(desktop, "--background", env={"DISPLAY": ""} | {name: display.env[name] for name in WAYLAND})
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
