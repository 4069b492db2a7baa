"""An app that dies in the middle of a dictation, and the next start: real speech, real processes, real windows."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app import text
from dictation_app.history import HistoryStore
from dictation_app.values.status import AppState

from . import speech
from .processes import wait_for
from .running_app import HOTKEY, App
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .desktop import Desktop
    from .speech import Clip

    NewDesktop = Callable[..., Desktop]


@pytest.fixture
def own_desktop(new_desktop: NewDesktop) -> Desktop:
    """A desktop whose user has dictated nothing yet."""
    return new_desktop()


def history(app: App, *arguments: str) -> list[dict[str, Any]]:
    """What ``dictation history search`` finds."""
    done = app.cli("history", "search", *arguments, "--json")
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def journal(desktop: Desktop) -> list[Path]:
    return list((desktop.data_home / "dictation-app" / "journal").glob("*"))


def test_what_was_said_before_the_app_died_is_in_the_history_and_in_no_window(
    own_desktop: Desktop, sentence: Clip
) -> None:
    terminal = Terminal(own_desktop)
    app = App(own_desktop)
    app.wait_ready()
    own_desktop.focus(terminal.window)
    own_desktop.key_down(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(sentence.path)
    time.sleep(0.3)
    app.kill()
    own_desktop.key_up(HOTKEY)
    assert len(journal(own_desktop)) == 1
    terminal.clear()  # The key, still down, was the terminal's after the app's death.

    app = App(own_desktop)
    app.wait_ready()
    own_desktop.focus(terminal.window)
    (entry,) = wait_for(lambda: history(app, "pencils"), lambda: f"the recovered dictation; {app.report()}", 20.0)
    assert entry["is_recovered"]
    assert entry["delivery"] == "not delivered"
    assert entry["audio_seconds"] > sentence.seconds
    assert terminal.text() == ""
    assert journal(own_desktop) == []
    status = app.status()
    assert status is not None
    assert status.last is None
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    wait_for(lambda: len(history(app, "pencils")) == 2, lambda: f"the next entry: {history(app)} {app.report()}")
    app.stop()


def test_every_dictation_is_in_the_history_with_how_it_arrived(own_desktop: Desktop, sentence: Clip) -> None:
    terminal = Terminal(own_desktop)
    app = App(own_desktop)
    app.wait_ready()
    own_desktop.focus(terminal.window)
    last = app.dictate(sentence.path)
    (entry,) = wait_for(lambda: history(app, "pencils"), "the entry")
    assert entry["target"] == "xterm"
    assert 0 <= entry["stop_to_utterance_ms"] <= entry["stop_to_transcript_ms"] <= entry["stop_to_text_ms"]
    store = HistoryStore(own_desktop.data_home / "dictation-app" / "history")
    try:
        words = wait_for(lambda: store.words(entry["id"]), "the words with their times")
        heard = text.polish(" ".join(word.text for word in words))
        assert speech.words(heard) == speech.words(entry["text"])
        assert words[-1].end_s <= entry["audio_seconds"] + 0.5
    finally:
        store.close()
    assert (entry["text"], entry["method"], entry["delivery"]) == (last.text, last.method.value, "delivered")
    assert entry["stop_to_text_ms"] == last.stop_to_text_ms
    assert entry["model"] == "base"
    assert journal(own_desktop) == []

    assert app.cli("settings", "set", "history.keep", "nothing").code == 0
    app.dictate(sentence.path)
    app.stop()
    assert len(history(app, "pencils")) == 1
    assert journal(own_desktop) == []
    data = own_desktop.data_home / "dictation-app"
    assert {path.stat().st_mode & 0o777 for path in (data / "history").rglob("*") if path.is_file()} == {0o600}
