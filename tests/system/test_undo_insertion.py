"""What was inserted last is taken out by a key, exactly, where it is still there; once more puts it in again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from .processes import wait_for

if TYPE_CHECKING:
    from .desktop import Desktop
    from .running_app import App
    from .speech import Clip
    from .targets import Target

UNDO, SAY_AS = "Ctrl+Alt+Z", "Ctrl+Alt+Shift+Z"
RUBBED_OUT = "\x7f"


@pytest.mark.parametrize("number", [1, 2], ids=["GTK", "Qt"])
def test_an_editor_is_as_before_and_once_more_puts_it_in_again(
    app: App, desktop: Desktop, targets: list[Target], sentence: Clip, number: int
) -> None:
    editor = targets[number]
    desktop.focus(editor.window)
    app.dictate(sentence.path)
    editor.wait_for_text("pencils")
    first = editor.text()
    app.dictate(sentence.path)
    wait_for(lambda: editor.text().count("pencils") == 2, "both")
    desktop.tap(UNDO)
    wait_for(lambda: editor.text() == first, "the first alone")
    time.sleep(0.3)  # told of in the bar
    assert app.overlays()
    desktop.tap(UNDO)
    wait_for(lambda: editor.text().count("pencils") == 2, "both again")
    desktop.tap(UNDO)
    wait_for(lambda: editor.text() == first, "the first alone again")


def test_a_terminal_gets_as_many_keys_to_rub_out_as_it_got_characters(
    app: App, desktop: Desktop, terminal: Target, sentence: Clip
) -> None:
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    text = terminal.text()
    desktop.tap(UNDO)
    wait_for(lambda: len(terminal.text()) == 2 * len(text), "the keys")
    assert set(terminal.text()[len(text) :]) <= {RUBBED_OUT, "\b"}


def test_after_a_key_nothing_is_rubbed_out_of_a_terminal(
    app: App, desktop: Desktop, terminal: Target, sentence: Clip
) -> None:
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    desktop.tap("D")
    text = terminal.text()
    desktop.tap(UNDO)
    time.sleep(1.0)
    assert terminal.text() == text
    assert app.overlays(), "it is told why"


def test_where_the_user_went_on_in_an_editor_nothing_is_taken_out(
    app: App, desktop: Desktop, targets: list[Target], sentence: Clip
) -> None:
    editor = targets[2]
    desktop.focus(editor.window)
    app.dictate(sentence.path)
    editor.wait_for_text("pencils")
    desktop.tap("D")
    wait_for(lambda: editor.text().endswith("d"), "what was typed")
    text = editor.text()
    desktop.tap(UNDO)
    time.sleep(1.5)
    assert editor.text() == text
    desktop.tap("F")
    wait_for(lambda: editor.text() == text + "f", "the caret to be where it was")


def test_another_window_in_front_is_left_alone(
    app: App, desktop: Desktop, targets: list[Target], sentence: Clip
) -> None:
    first, second = targets[2], targets[0]
    desktop.focus(first.window)
    app.dictate(sentence.path)
    first.wait_for_text("pencils")
    text = first.text()
    desktop.focus(second.window)
    desktop.tap(UNDO)
    time.sleep(1.0)
    assert (first.text(), second.text()) == (text, "")


def test_it_is_said_again_in_another_language_in_its_place(
    app: App, desktop: Desktop, targets: list[Target], sentence: Clip
) -> None:
    editor = targets[2]
    desktop.focus(editor.window)
    app.dictate(sentence.path)
    editor.wait_for_text("pencils")
    done = app.cli("say-as", "--language", "de")
    assert done.code == 0, done.err
    last = app.wait_status(lambda s: s.last is not None and s.last.language == "de", "the other text").last
    assert last is not None
    wait_for(lambda: editor.text().strip() == last.text, "it alone")
    desktop.tap(UNDO)
    wait_for(lambda: editor.text() == "", "it to be taken out")


def test_the_menu_of_other_ways_takes_keys_but_no_focus(
    app: App, desktop: Desktop, targets: list[Target], sentence: Clip
) -> None:
    editor = targets[2]
    assert app.cli("settings", "set", "engine.languages", "en,de").code == 0
    try:
        desktop.focus(editor.window)
        app.dictate(sentence.path)
        editor.wait_for_text("pencils")
        with desktop.focus_losses(editor.window) as losses:
            desktop.tap(SAY_AS)
            time.sleep(1.0)
            desktop.tap("1")
            last = app.wait_status(lambda s: s.last is not None and s.last.language == "de", "the other text").last
        assert last is not None
        wait_for(lambda: editor.text().strip() == last.text, "it alone, and no figure")
        assert losses == []
    finally:
        app.cli("settings", "set", "engine.languages", "")
