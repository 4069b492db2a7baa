"""The session manager says that the session ends while somebody dictates: the log-out goes on, and no word is lost."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.values.status import AppState
from tests.system.processes import wait_for
from tests.system.running_app import App
from tests.system.session_manager import SessionManager
from tests.system.targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.system.desktop import Desktop
    from tests.system.speech import Clip

pytestmark = [
    pytest.mark.system,
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="The virtual desktop is Linux only."),
    pytest.mark.timeout(240),
]

ANSWERED_WITHIN_S = 1.5
ENDED_WITHIN_S = 4.0
BUSY_S = 1.5
"""More of each on a machine that runs other tests; the table has what it was."""


@pytest.fixture
def manager() -> Iterator[SessionManager]:
    made = SessionManager()
    yield made
    made.close()


@pytest.fixture
def session(new_desktop: Callable[..., Desktop], manager: SessionManager) -> tuple[Desktop, Terminal, App]:
    """A desktop, a terminal with the focus and the app, which the session manager knows."""
    desktop = new_desktop()
    terminal = Terminal(desktop)
    app = App(desktop, env={"SESSION_MANAGER": manager.address})
    manager.wait_for_client()
    app.wait_ready()
    desktop.focus(terminal.window)
    return desktop, terminal, app


def history(app: App) -> list[dict[str, Any]]:
    done = app.cli("history", "search", "pencils", "--json")
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def begin_to_speak(app: App, sentence: Clip) -> None:
    """Hands-free: all of a sentence is said, and the next one begun."""
    app.cli("start")
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(sentence.path)
    app.say_in_background(sentence.path)
    time.sleep(0.5)


def test_what_was_said_until_a_log_out_is_recovered_and_goes_into_no_window(
    session: tuple[Desktop, Terminal, App], manager: SessionManager, sentence: Clip, survived: Callable[..., None]
) -> None:
    desktop, terminal, app = session
    assert manager.properties["RestartStyleHint"] == b"\x03", "It is started at log-in only where the user said so."
    # Hands-free, text goes out at each pause; here none is long enough.
    app.cli("settings", "set", "segmenter.pause_ms", "5000")
    begin_to_speak(app, sentence)
    answered_s = manager.ask_to_save(shutdown=True)
    status = app.status()
    assert status is not None
    assert status.state is not AppState.LISTENING
    assert app.cli("start").code != 0, "Nothing is recorded in a session that ends."
    (folder,) = (desktop.data_home / "dictation-app" / "journal").iterdir()
    assert "recording ended" in (folder / "state.jsonl").read_text()
    ended_s = manager.end(app)
    assert app.process.returncode == 0, app.said()
    app.check_left_nothing()
    assert terminal.text() == ""

    app = App(desktop)
    app.wait_ready()
    (entry,) = wait_for(lambda: history(app), lambda: f"the recovered dictation; {app.report()}", 20.0)
    survived(
        "log-out by the session manager while recording",
        1,
        int("pencils" not in entry["text"]),
        f"answered after {answered_s:.1f} s, ended {ended_s:.1f} s later; recovered",
    )
    assert entry["is_recovered"]
    assert entry["delivery"] == "not delivered"
    assert entry["audio_seconds"] > sentence.seconds
    assert terminal.text() == ""
    assert answered_s < ANSWERED_WITHIN_S + BUSY_S
    assert ended_s < ENDED_WITHIN_S + BUSY_S
    app.stop()


def test_a_log_out_that_is_cancelled_delivers_what_was_said(
    session: tuple[Desktop, Terminal, App], manager: SessionManager, sentence: Clip
) -> None:
    _, terminal, app = session
    # A session that is only saved is nobody's end.
    app.cli("start")
    app.wait_state(AppState.LISTENING, 5.0)
    manager.ask_to_save(shutdown=False)
    app.wait_state(AppState.LISTENING, 1.0)
    app.say(sentence.path)
    time.sleep(0.3)
    manager.ask_to_save(shutdown=True)
    time.sleep(2.0)
    assert terminal.text() == ""
    manager.cancel()
    terminal.wait_for_text("pencils", 20.0)
    assert app.wait_idle().can_record
    manager.vanish()
    assert "used" in app.dictate(sentence.path).text
    app.stop()
