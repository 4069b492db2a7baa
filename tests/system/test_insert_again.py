"""A text of the history goes into the window used before, and the user is told into which."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from .processes import wait_for
from .running_app import App
from .targets import QtEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .desktop import Desktop
    from .speech import Clip


@pytest.fixture
def own_desktop(new_desktop: Callable[..., Desktop]) -> Desktop:
    return new_desktop()


@pytest.fixture
def editor(own_desktop: Desktop) -> Iterator[QtEditor]:
    editor = QtEditor(own_desktop)
    yield editor
    editor.close()


@pytest.fixture
def app(own_desktop: Desktop, editor: QtEditor, sentence: Clip) -> Iterator[App]:
    """One with a dictation, whose window shows the history."""
    app = App(own_desktop)
    app.wait_ready()
    own_desktop.focus(editor.window)
    app.dictate(sentence.path)
    editor.wait_for_text("pencils")
    app.cli()
    own_desktop.focus(own_desktop.find("Dictation"))
    own_desktop.run("xdotool", "key", "ctrl+3")
    time.sleep(1.0)
    yield app
    app.stop()


def test_it_goes_into_the_window_used_before_and_that_is_told(own_desktop: Desktop, app: App, editor: QtEditor) -> None:
    once = editor.text()
    own_desktop.run("xdotool", "key", "alt+i")
    wait_for(lambda: editor.text() == once * 2, "the text again")
    wait_for(app.overlays, "the sentence that says so")
    last = app.wait_idle().last
    assert last is not None
    assert (last.text, last.target) == (once.strip(), "qt_editor.py")
