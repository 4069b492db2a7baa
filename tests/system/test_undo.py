"""A dictation that was thrown away can be had back for a while, and then it is gone for good."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.control.discards import UNDO_S
from dictation_app.values.status import AppState

from . import speech
from .processes import wait_for
from .running_app import HOTKEY, App
from .targets import QtEditor, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .desktop import Desktop
    from .speech import Clip


def history(app: App) -> list[dict[str, Any]]:
    done = app.cli("history", "search", "pencils", "--json")
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def journal(desktop: Desktop) -> list[Path]:
    return list((desktop.data_home / "dictation-app" / "journal").glob("*"))


def say_and_discard(app: App, desktop: Desktop, clip: Clip) -> None:
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(clip.path)
        desktop.tap("Escape")
        app.wait_status(lambda s: bool(s.discarded), "what was discarded")


@pytest.fixture
def desk(new_desktop: Callable[..., Desktop]) -> tuple[Desktop, Terminal, App]:
    """A desktop, a terminal with the focus and the app."""
    desktop = new_desktop()
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_ready()
    desktop.focus(terminal.window)
    return desktop, terminal, app


@pytest.mark.parametrize("is_private", [False, True], ids=["kept", "private"])
def test_undo_delivers_what_was_discarded_into_the_window_of_now(
    desk: tuple[Desktop, Terminal, App], sentence: Clip, is_private: bool, request: pytest.FixtureRequest
) -> None:
    desktop, terminal, app = desk
    if is_private:
        assert app.cli("private", "on").code == 0
    other = QtEditor(desktop)
    request.addfinalizer(other.close)
    desktop.focus(terminal.window)
    say_and_discard(app, desktop, sentence)
    assert wait_for(app.overlays, "the bar that says so")
    assert (journal(desktop) == []) == is_private
    time.sleep(2.0)
    assert (terminal.text(), other.text()) == ("", "")
    assert app.overlays(), "It is to be seen as long as it can be had back."
    desktop.focus(other.window)
    done = app.cli("undo")
    assert (done.code, done.out.strip()) == (0, "transcribing"), done
    other.wait_for_text("pencils")
    last = app.wait_idle().last
    assert last is not None
    assert last.delivery == "delivered"
    assert terminal.text() == ""
    if is_private:
        assert history(app) == []
    else:
        wait_for(lambda: len(history(app)) == 1, "its entry")
    wait_for(lambda: journal(desktop) == [], "the end of its journal")
    wait_for(lambda: app.overlays() == [], "the bar to go away")
    app.stop()


def test_what_was_discarded_is_gone_after_a_while_and_what_is_said_then_is_not_held_up(
    desk: tuple[Desktop, Terminal, App], sentence: Clip
) -> None:
    desktop, terminal, app = desk
    other = next(clip for clip in speech.clips("dictation") if "stripe" in clip.text)
    say_and_discard(app, desktop, sentence)
    discarded_at_s = time.monotonic()
    app.dictate(other.path)
    terminal.wait_for_text("stripe")
    app.wait_status(lambda s: not s.discarded, "the end of its time", UNDO_S + 5.0)
    assert time.monotonic() - discarded_at_s > UNDO_S - 1.0
    wait_for(lambda: journal(desktop) == [], "the end of its journal")
    done = app.cli("undo")
    assert done.code != 0
    assert "nothing to bring back" in done.err
    assert "pencils" not in terminal.text()
    assert history(app) == []
    app.stop()


def test_a_crash_brings_nothing_back_that_was_thrown_away(desk: tuple[Desktop, Terminal, App], sentence: Clip) -> None:
    desktop, terminal, app = desk
    say_and_discard(app, desktop, sentence)
    wait_for(lambda: "dropped" in (journal(desktop)[0] / "state.jsonl").read_text(), "a note of it on the disk")
    app.kill()
    assert len(journal(desktop)) == 1
    app = App(desktop)
    app.wait_ready()
    wait_for(lambda: journal(desktop) == [], "the end of its journal")
    status = app.status()
    assert status is not None
    assert status.recovered is None
    assert history(app) == []
    assert "pencils" not in terminal.text()
    app.stop()
