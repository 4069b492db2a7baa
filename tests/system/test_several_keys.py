"""Several keys in the real app: one with its own language, one with its own model, and a modifier key alone."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.values.status import AppState

from . import speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.values.dictation import LastDictation

    from .desktop import Desktop
    from .running_app import App
    from .speech import Clip
    from .targets import Target

KEYS = [
    {"chord": "F9", "language": "de"},
    {"chord": "F10", "model": "large-v3-turbo"},
    {"chord": "RightCtrl", "mode": "hold"},
]
NOTHING_COMES_S = 2.0


@pytest.fixture
def keys(app: App) -> Iterator[App]:
    """Three further keys; what the first one dictates is English."""
    assert app.cli("settings", "set", "engine.language", "en").code == 0
    told = app.cli("settings", "set", "hotkey.others", json.dumps(KEYS))
    assert told.code == 0, told.err
    app.wait_ready()
    yield app
    app.cli("settings", "set", "hotkey.others", "")
    app.cli("settings", "set", "engine.language", "auto")


def say_with(app: App, desktop: Desktop, key: str, clip: Clip) -> LastDictation:
    with desktop.hold(key):
        player = app.say_in_background(clip.path)
        app.wait_state(AppState.LISTENING, 5.0)
        assert player.wait(60) == 0
        time.sleep(0.2)
    last = app.wait_idle().last
    assert last is not None, app.report()
    return last


def test_a_key_dictates_in_its_own_language(keys: App, desktop: Desktop, terminal: Target) -> None:
    german = next(clip for clip in speech.clips("dictation") if clip.language == "de")
    last = say_with(keys, desktop, "F9", german)
    assert last.language == "de"
    terminal.wait_for_text(last.text.strip())
    (entry,) = json.loads(keys.cli("history", "list", "--limit", "1", "--json").out)
    assert entry["language"] == "de"
    assert say_with(keys, desktop, "Ctrl+Alt+Space", german).language == "en", "the first key has kept its own"


def test_where_the_model_of_a_key_is_not_installed_nothing_is_lost(
    keys: App, desktop: Desktop, terminal: Target, sentence: Clip
) -> None:
    last = say_with(keys, desktop, "F10", sentence)
    assert last.engine is None
    assert "pencils" in last.text
    terminal.wait_for_text("pencils")


def test_a_modifier_key_alone_is_held_to_talk(keys: App, desktop: Desktop, terminal: Target, sentence: Clip) -> None:
    assert "pencils" in say_with(keys, desktop, "RightCtrl", sentence).text
    terminal.wait_for_text("pencils")


def test_in_a_combination_it_does_nothing(keys: App, desktop: Desktop, terminal: Target) -> None:
    before = keys.status()
    assert before is not None
    desktop.tap("RightCtrl+C")
    terminal.wait_for_text("\x03")
    with desktop.hold("RightCtrl"):
        keys.wait_state(AppState.LISTENING, 5.0)
        desktop.tap("C")
        keys.wait_idle()
    time.sleep(NOTHING_COMES_S)
    assert terminal.text() == "\x03\x03"
    after = keys.status()
    assert after is not None
    assert (after.state, after.last, after.discarded) == (AppState.IDLE, before.last, before.discarded)
