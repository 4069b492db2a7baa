"""The real app and the ways in which keys are lost elsewhere: layouts, lock screens, double taps, side buttons."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from Xlib import X
from Xlib.display import Display

from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .desktop import Desktop
    from .running_app import App
    from .targets import Target

KEYS = [
    {"chord": "RightCtrl", "mode": "double-tap"},
    {"chord": "Ctrl+Alt+Q"},
    {"chord": "MouseBack", "mode": "hold"},
]
NOTHING_COMES_S = 0.5


@pytest.fixture
def keys(app: App, desktop: Desktop) -> Iterator[App]:
    told = app.cli("settings", "set", "hotkey.others", json.dumps(KEYS))
    assert told.code == 0, told.err
    yield app
    desktop.run("setxkbmap", "-layout", "us")
    app.cli("settings", "set", "hotkey.others", "")


def state(app: App) -> AppState:
    status = app.status()
    assert status is not None
    return status.state


def test_two_taps_begin_and_one_ends(keys: App, desktop: Desktop) -> None:
    desktop.tap("RightCtrl")
    desktop.tap("RightCtrl")
    keys.wait_state(AppState.LISTENING, 5.0)
    desktop.tap("RightCtrl")
    keys.wait_idle()


def test_one_tap_and_two_with_another_key_between_begin_nothing(keys: App, desktop: Desktop, terminal: Target) -> None:
    desktop.tap("RightCtrl")
    time.sleep(NOTHING_COMES_S)
    assert state(keys) is AppState.IDLE
    desktop.tap("RightCtrl", down_s=0.05)
    desktop.tap("C", down_s=0.02)
    desktop.tap("RightCtrl", down_s=0.05)
    time.sleep(NOTHING_COMES_S)
    assert state(keys) is AppState.IDLE
    assert terminal.text() == "c"


@contextmanager
def screen_locked(desktop: Desktop) -> Iterator[None]:
    """Another program has the whole keyboard, as lockers do."""
    locker = Display(desktop.env["DISPLAY"])
    try:
        assert locker.screen().root.grab_keyboard(1, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime) == X.GrabSuccess
        yield
    finally:
        locker.close()


def test_a_key_that_is_let_go_on_the_lock_screen_ends_its_dictation(app: App, desktop: Desktop) -> None:
    assert app.cli("settings", "set", "hotkey.others", json.dumps([{"chord": "RightCtrl"}])).code == 0
    try:
        desktop.key_down("RightCtrl")
        app.wait_state(AppState.LISTENING, 5.0)
        time.sleep(1.0)
        with screen_locked(desktop):
            desktop.key_up("RightCtrl")
            app.wait_idle()
        desktop.tap("RightCtrl")
        app.wait_state(AppState.LISTENING, 5.0)
        desktop.tap("RightCtrl")
        app.wait_idle()
    finally:
        app.cli("settings", "set", "hotkey.others", "")


@pytest.mark.parametrize(("layout", "code"), [("us", "024"), ("de", "024"), ("fr", "038"), ("ru", "024")])
def test_a_letter_is_a_hotkey_on_every_layout(keys: App, desktop: Desktop, layout: str, code: str) -> None:
    """Also where it is elsewhere (fr), and where there is none (ru): then it is where a US keyboard has it."""
    desktop.run("setxkbmap", "-layout", layout)
    time.sleep(0.3)
    desktop.run("xdotool", "keydown", "037", "keydown", "064", "keydown", code)
    try:
        keys.wait_state(AppState.LISTENING, 5.0)
        time.sleep(0.9)  # it repeats itself meanwhile
        assert state(keys) is AppState.LISTENING
    finally:
        desktop.run("xdotool", "keyup", code, "keyup", "064", "keyup", "037")
    keys.wait_idle()


def test_the_layout_may_change_in_the_middle_of_a_dictation(keys: App, desktop: Desktop) -> None:
    with desktop.hold("Ctrl+Alt+Q"):
        keys.wait_state(AppState.LISTENING, 5.0)
        desktop.run("setxkbmap", "-layout", "fr")
        time.sleep(NOTHING_COMES_S)
        assert state(keys) is AppState.LISTENING
    keys.wait_idle()


def test_a_side_button_of_the_mouse_is_held_to_talk(keys: App, desktop: Desktop) -> None:
    desktop.run("xdotool", "mousedown", "8")
    try:
        keys.wait_state(AppState.LISTENING, 5.0)
    finally:
        desktop.run("xdotool", "mouseup", "8")
    keys.wait_idle()
