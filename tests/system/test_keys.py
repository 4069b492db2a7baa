"""One key: hold to talk, tap to toggle, Esc to cancel; and the same from the command line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dictation_app.values.status import AppState

from .running_app import HOTKEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .desktop import Desktop
    from .running_app import App
    from .speech import Clip
    from .targets import Target

LATE_TEXT_S = 4.0
"""A cancelled dictation would have been decoded and typed by then."""


def assert_stays_empty(terminal: Target) -> None:
    deadline = time.monotonic() + LATE_TEXT_S
    while time.monotonic() < deadline:
        assert terminal.text() == ""
        time.sleep(0.1)


def test_a_tap_starts_and_the_next_tap_ends(app: App, desktop: Desktop, terminal: Target, sentence: Clip) -> None:
    desktop.tap(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(sentence.path)
    status = app.status()
    assert status is not None
    assert status.state is AppState.LISTENING
    desktop.tap(HOTKEY)
    app.wait_idle()
    terminal.wait_for_text("pencils")


def test_the_hotkey_never_reaches_the_window(app: App, desktop: Desktop, terminal: Target) -> None:
    """Held long enough for the keyboard to repeat it; in a terminal each of them would write two bytes."""
    with desktop.hold(HOTKEY):
        time.sleep(1.5)
        assert terminal.text() == ""
    app.wait_idle()
    desktop.tap(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    desktop.tap(HOTKEY)
    app.wait_idle()
    assert terminal.text() == ""


def test_escape_cancels_while_the_key_is_held(app: App, desktop: Desktop, terminal: Target, sentence: Clip) -> None:
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        desktop.tap("Escape")
        app.wait_idle()
    assert_stays_empty(terminal)
    status = app.status()
    assert status is not None
    assert status.state is AppState.IDLE


def test_escape_cancels_a_toggled_dictation(app: App, desktop: Desktop, terminal: Target, sentence: Clip) -> None:
    desktop.tap(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    # Cancelled before the pause after the sentence, at which hands-free text goes out.
    player = app.say_in_background(sentence.path)
    time.sleep(sentence.seconds)
    desktop.tap("Escape")
    app.wait_idle()
    player.wait(10)
    assert_stays_empty(terminal)


def test_escape_belongs_to_the_windows_while_nobody_dictates(app: App, desktop: Desktop, terminal: Target) -> None:
    desktop.tap(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    desktop.tap("Escape")
    app.wait_idle()
    assert terminal.text() == ""
    desktop.tap("Escape")
    terminal.wait_for_text("\x1b")


def test_other_keys_reach_the_window_while_listening(app: App, desktop: Desktop, terminal: Target) -> None:
    desktop.tap(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    desktop.tap("S")
    terminal.wait_for_text("s")
    desktop.tap("Escape")
    app.wait_idle()


def test_fifty_quick_taps_leave_all_as_it_was(
    app: App, desktop: Desktop, terminal: Target, sentence: Clip, measured: Callable[[str], None]
) -> None:
    started = time.monotonic()
    for number in range(50):
        desktop.tap(HOTKEY, down_s=0.02 + 0.02 * (number % 4), up_s=0.0)
        time.sleep(0.02 * (number % 3))
    taps_s = time.monotonic() - started
    time.sleep(0.2)
    status = app.status()
    if status is not None and status.state is AppState.LISTENING:
        desktop.tap(
            HOTKEY
        )  # those that come too soon after another one belong to it, so that they may be an odd number
    status = app.wait_idle()
    measured(f"50 taps in {taps_s:.1f} s, idle {time.monotonic() - started - taps_s:.1f} s later")
    assert status.problem == ""
    assert terminal.text() == ""
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")


def test_the_command_line_starts_and_stops(app: App, terminal: Target, sentence: Clip) -> None:
    assert app.cli("start").code == 0
    app.wait_state(AppState.LISTENING, 5.0)
    assert app.cli("start").code == 0
    app.say(sentence.path)
    assert app.cli("stop").code == 0
    app.wait_idle()
    terminal.wait_for_text("pencils")
    assert "pencils" in app.cli("last").out


def test_the_command_line_toggles_and_cancels(app: App, terminal: Target, sentence: Clip) -> None:
    assert app.cli("toggle").code == 0
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(sentence.path)
    assert app.cli("toggle").code == 0
    app.wait_idle()
    terminal.wait_for_text("pencils")

    terminal.clear()
    app.cli("start")
    app.wait_state(AppState.LISTENING, 5.0)
    player = app.say_in_background(sentence.path)
    time.sleep(sentence.seconds)
    assert app.cli("cancel").code == 0
    app.wait_idle()
    player.wait(10)
    assert_stays_empty(terminal)
