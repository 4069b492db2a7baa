"""Text belongs into the window in which it was begun to be said: where another one is in front it waits for a key."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.values.dictation import DeliveryState, Hold
from dictation_app.values.status import AppState

from . import speech
from .processes import wait_for
from .running_app import HOTKEY, App
from .targets import QtEditor, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .clipboard import Clipboard
    from .desktop import Desktop
    from .speech import Clip
    from .targets import Target

HERE, BACK = "Ctrl+Alt+Return", "Ctrl+Alt+Shift+Return"


def say_and_go(app: App, desktop: Desktop, clip: Clip, *, into: int) -> None:
    """Begin to speak here, and be elsewhere at the end."""
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(clip.path)
        desktop.focus(into)
    app.wait_idle()


@pytest.fixture
def editor(desktop: Desktop) -> Iterator[QtEditor]:
    """One more, to be closed."""
    editor = QtEditor(desktop, "Drafts")
    yield editor
    editor.close()


def test_text_waits_and_a_key_inserts_it_here_and_what_is_said_here_is_not_held_up(
    app: App, desktop: Desktop, targets: list[Target], sentence: Clip
) -> None:
    first, second = targets[0], targets[2]
    desktop.focus(first.window)
    with desktop.focus_losses(second.window) as losses:
        say_and_go(app, desktop, sentence, into=second.window)
        last = app.wait_status(lambda s: s.held is Hold.MOVED, "text that waits").last
        assert last is not None
        assert (last.delivery, last.target) == (DeliveryState.NOT_DELIVERED, "xterm")
        wait_for(app.overlays, "the bar that says so")
        time.sleep(0.5)
        assert (first.text(), second.text()) == ("", "")
        said_here = app.dictate(sentence.path)
        assert said_here.delivery is DeliveryState.DELIVERED
        assert second.text().count("pencils") == 1
        desktop.tap(HERE)
        wait_for(lambda: second.text().count("pencils") == 2, "the text that waited")
    assert losses == []
    assert not app.wait_status(lambda s: not s.held, "nothing to wait").held
    assert first.text() == ""
    desktop.tap(HERE)
    time.sleep(0.3)
    assert second.text().count("pencils") == 2, "the key is the window's own again"


def test_a_key_goes_back_and_inserts_it_where_it_was_said(
    app: App, desktop: Desktop, targets: list[Target], sentence: Clip
) -> None:
    first, second = targets[0], targets[2]
    desktop.focus(first.window)
    say_and_go(app, desktop, sentence, into=second.window)
    app.wait_status(lambda s: s.held is Hold.MOVED, "text that waits")
    desktop.tap(BACK)
    first.wait_for_text("pencils")
    assert desktop.active() == first.window
    assert second.text() == ""


def test_where_the_window_was_closed_the_text_is_on_the_clipboard_and_waits(
    app: App, desktop: Desktop, targets: list[Target], editor: QtEditor, sentence: Clip, clipboard: Clipboard
) -> None:
    second = targets[2]
    desktop.focus(editor.window)
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        desktop.close_window(editor.window)
        desktop.focus(second.window)
    app.wait_idle()
    app.wait_status(lambda s: s.held is Hold.CLOSED, "text that waits")
    assert "pencils" in clipboard.text()
    assert second.text() == ""
    assert app.cli("insert-back").code != 0
    assert app.cli("insert-here").code == 0
    second.wait_for_text("pencils")


def test_with_free_hands_each_sentence_goes_where_it_was_begun(
    app: App, desktop: Desktop, targets: list[Target]
) -> None:
    first, second = targets[0], targets[2]
    clip = next(clip for clip in speech.clips("long") if clip.seconds > 5)  # long enough to be cut at a pause
    word = max(speech.words(clip.text), key=len)
    desktop.focus(first.window)
    desktop.tap(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(clip.path)
    first.wait_for_text(word, 20.0)
    desktop.focus(second.window)
    app.say(clip.path)
    desktop.tap(HOTKEY)
    second.wait_for_text(word, 20.0)
    assert not app.wait_idle().held
    assert (first.text().count(word), second.text().count(word)) == (1, 1)


def test_whoever_wants_it_gets_the_text_into_the_window_in_front(
    app: App, desktop: Desktop, targets: list[Target], sentence: Clip
) -> None:
    first, second = targets[0], targets[2]
    assert app.cli("settings", "set", "output.when_moved", "insert").code == 0
    try:
        desktop.focus(first.window)
        say_and_go(app, desktop, sentence, into=second.window)
        second.wait_for_text("pencils")
        assert first.text() == ""
    finally:
        app.cli("settings", "set", "output.when_moved", "hold")


def test_text_that_waits_when_the_app_is_quit_is_in_the_history_and_in_no_window(
    new_desktop: Callable[..., Desktop], sentence: Clip
) -> None:
    desktop = new_desktop()
    first, second = Terminal(desktop), QtEditor(desktop, "Drafts")
    app = App(desktop)
    app.wait_ready()
    desktop.focus(first.window)
    say_and_go(app, desktop, sentence, into=second.window)
    app.wait_status(lambda s: s.held is Hold.MOVED, "text that waits")
    app.stop()

    app = App(desktop)
    app.wait_ready()
    found = app.cli("history", "search", "pencils", "--json")
    (entry,) = json.loads(found.out)
    assert (entry["delivery"], entry["is_recovered"]) == ("not delivered", False)
    assert app.wait_idle().held is Hold.NO
    assert (first.text(), second.text()) == ("", "")
    assert "pencils" not in app.log()
    app.stop()
    second.close()
