"""The app never takes the focus from the window that is dictated into."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dictation_app.values.dictation import DeliveryState
from dictation_app.values.status import AppState

from . import speech
from .running_app import HOTKEY

if TYPE_CHECKING:
    from .desktop import Desktop
    from .running_app import App
    from .targets import Target


def test_no_window_takes_the_focus_while_dictating(app: App, desktop: Desktop, targets: list[Target]) -> None:
    sentence = next(clip for clip in speech.clips("dictation") if "pencils" in clip.text)
    for target in targets:
        desktop.focus(target.window)
        with desktop.focus_losses(target.window) as losses:
            app.dictate(sentence.path)
            desktop.tap(HOTKEY)
            app.wait_state(AppState.LISTENING, 5.0)
            time.sleep(0.5)
            assert desktop.active() == target.window
            desktop.tap("Escape")
            app.wait_idle()
            # The overlay goes away later than the text comes.
            time.sleep(1.5)
        assert losses == [], target.name
        assert desktop.active() == target.window
        assert desktop.has_keyboard(target.window)
        target.wait_for_text("pencils")


def test_who_looks_something_up_and_comes_back_gets_the_text(app: App, desktop: Desktop, targets: list[Target]) -> None:
    sentence = next(clip for clip in speech.clips("dictation") if "pencils" in clip.text)
    first, second = targets[0], targets[2]
    desktop.focus(first.window)
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        desktop.focus(second.window)
        desktop.focus(first.window)
    app.wait_idle()
    first.wait_for_text("pencils")
    assert second.text() == ""


def test_the_app_itself_can_be_dictated_into(app: App, desktop: Desktop) -> None:
    sentence = next(clip for clip in speech.clips("dictation") if "pencils" in clip.text)
    desktop.focus(desktop.find("Dictation"))
    desktop.run("xdotool", "key", "ctrl+f")
    time.sleep(0.5)
    last = app.dictate(sentence.path)
    assert (last.target, last.delivery) == ("dictation", DeliveryState.DELIVERED)
    assert last.stop_to_text_ms < 5000
    desktop.tap("Escape")
    desktop.run("xdotool", "key", "ctrl+1")


def test_a_window_of_the_app_that_was_closed_has_the_keyboard_no_longer(
    app: App, desktop: Desktop, targets: list[Target]
) -> None:
    sentence = next(clip for clip in speech.clips("dictation") if "pencils" in clip.text)
    desktop.focus(desktop.find("Dictation"))
    desktop.close_window(desktop.find("Dictation"))  # into the tray
    target = targets[0]
    desktop.focus(target.window)
    assert app.dictate(sentence.path).delivery is not DeliveryState.NOT_DELIVERED
    target.wait_for_text("pencils")
    assert app.cli().code == 0  # raises it again
    desktop.find("Dictation")
